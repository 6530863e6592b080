import json
from pathlib import Path

import pytest
from faces import call, is_one_clear_line

from kg import KnowledgeGraph
from kg.terms import ID, PASSAGE


def keys(found: list[dict]) -> list[str]:
    return [e["iri"].removeprefix(ID) for e in found]


def test_dated_things_in_order_with_what_they_are(small: KnowledgeGraph) -> None:
    found = small.timeline()
    assert [(e["iri"].removeprefix(ID), e["kind"], e["date"]) for e in found] == [
        ("signing-1951", "event", "1951-09"),
        ("demand-2019", "proposed", "2019"),
        ("meeting-2019", "event", "2019-07"),
    ]
    first = found[0]
    assert (first["earliest"], first["latest"]) == ("1951-09-01", "1951-09-30")
    assert first["passages"] == [PASSAGE + "little/l2b"]
    assert set(keys(found)) == {"signing-1951", "meeting-2019", "demand-2019"}


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        ("Japan", {"signing-1951", "demand-2019"}),
        ("South Korea", {"meeting-2019"}),
        ("Mutual Treaty", {"signing-1951"}),
        ("signing-1951", {"signing-1951"}),
        ("odd", set()),
    ],
)
def test_the_timeline_of_a_thing(small: KnowledgeGraph, thing: str, expected: set[str]) -> None:
    assert set(keys(small.timeline(thing))) == expected


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (["--from", "2019"], {"meeting-2019", "demand-2019"}),
        (["--from", "2019-08"], {"demand-2019"}),
        (["--to", "2019-06"], {"signing-1951", "demand-2019"}),
        (["--from", "1951-09-30", "--to", "1951-10"], {"signing-1951"}),
        (["--from", "1951-10", "--to", "2018"], set()),
        (["--from", "2019", "--to", "2018"], set()),
    ],
)
def test_a_span_takes_in_whatever_may_lie_in_it(on_small: Path, span: list[str], expected: set[str]) -> None:
    assert set(keys(json.loads(call("timeline", *span, "-f", "json").out))) == expected


def test_what_was_not_done_is_marked(on_small: Path) -> None:
    lines = call("timeline").out.splitlines()
    assert [("[not done]" in line) for line in lines if "eight billion" in line] == [True]
    assert [("[not done]" in line) for line in lines if "signed" in line] == [False]


def test_each_form_holds_the_same_things(on_small: Path) -> None:
    count = len(json.loads(call("timeline", "-f", "json").out))
    assert len(call("timeline").out.splitlines()) == count
    assert len(call("timeline", "-f", "csv").out.splitlines()) == count + 1
    assert len(call("timeline", "-f", "markdown").out.splitlines()) == count + 2


def test_other_languages(on_small: Path) -> None:
    assert "1951年9月" in call("timeline", "-l", "zh-Hans").out


@pytest.mark.parametrize("wrong", [["--from", "soon"], ["--to", "2019-13"], ["--from", "2019-02-30"]])
def test_what_is_no_date_gives_one_line(on_small: Path, wrong: list[str]) -> None:
    result = call("timeline", *wrong)
    assert result.status == 2
    assert is_one_clear_line(result), result.err
    assert "is no date" in result.err


def test_an_unknown_thing_gets_near_names(on_small: Path) -> None:
    result = call("timeline", "Mutual Treatie")
    assert result.status == 1
    assert "Mutual Treaty" in result.err


def test_the_whole_timeline_is_in_order_and_every_entry_has_a_passage(graph: KnowledgeGraph) -> None:
    found = graph.timeline()
    assert len(found) > 100
    days = [(e["earliest"], e["latest"]) for e in found]
    assert days == sorted(days)
    assert all(e["earliest"] <= e["latest"] for e in found)
    assert all(e["passages"] for e in found)
    assert {e["kind"] for e in found} >= {"event", "proposed"}
    assert not [e["iri"] for e in found if e["kind"] == "event" and "ProposedAct" in e["types"]]
