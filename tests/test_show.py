import json
from pathlib import Path

import pytest
from faces import call, is_one_clear_line
from small import ODD_NAME

from kg import KnowledgeGraph
from kg.terms import ID, PASSAGE

HERE = PASSAGE + "little/"


def statements(found: dict) -> set[tuple[str, bool, str, tuple[str, ...]]]:
    return {
        (
            group["predicate"]["iri"].rsplit("#", 1)[-1],
            group["forward"],
            statement["sentence"]["en"],
            tuple(p.removeprefix(HERE) for p in statement["passages"]),
        )
        for group in found["groups"]
        for statement in group["statements"]
    }


def test_all_that_the_graph_holds_on_a_thing_is_there_with_its_passages(small: KnowledgeGraph) -> None:
    found = small.show("Mutual Treaty")
    assert found["iri"] == ID + "mutual-treaty"
    assert found["labels"]["ja"] == ["相互条約"]
    assert [t["iri"].rsplit("#", 1)[-1] for t in found["types"]] == ["Treaty"]
    said = statements(found)
    assert ("partyTo", False, "Japan is a party to Mutual Treaty", ("l2a",)) in said
    assert ("partyTo", False, "United States is a party to Mutual Treaty", ("l2a",)) in said
    assert {p for *_, names in said for p in names} == {"l2a", "l2b", "l5a"}
    assert {e["passage"].removeprefix(HERE) for e in found["passages"]} == {"l2a", "l2b", "l5a"}


def test_each_statement_is_said_in_four_languages(small: KnowledgeGraph) -> None:
    for group in small.show("japan")["groups"]:
        for statement in group["statements"]:
            assert list(statement["sentence"]) == ["en", "zh-Hans", "zh-Hant", "ja"]
            assert all("{" not in text for text in statement["sentence"].values())


def test_what_is_denied_or_claimed_is_not_told_as_so(small: KnowledgeGraph) -> None:
    assert "South Korea is a party to Mutual Treaty" not in {s for _, _, s, _ in statements(small.show("South Korea"))}
    assert "Japan opposes burden-sharing" not in {s for _, _, s, _ in statements(small.show("Japan"))}


@pytest.mark.parametrize(
    "name",
    [
        "United States",
        "us",
        "US",
        "美国",
        "美國",
        "アメリカ",
        "米国",
        "united-states",
        "id:united-states",
        ID + "united-states",
        " Ｕnited\u200b States ",
    ],
)
def test_a_thing_is_found_by_any_of_its_names(small: KnowledgeGraph, name: str) -> None:
    assert small.show(name)["iri"] == ID + "united-states"


def test_the_command_shows_it_in_each_form(on_small: Path) -> None:
    assert json.loads(call("show", "Mutual Treaty", "-f", "json").out)["iri"] == ID + "mutual-treaty"
    text = call("show", "Mutual Treaty").out
    assert "900:5" in text
    assert "900:2 (section 1)" in text
    assert call("show", "Mutual Treaty", "-f", "markdown").out.startswith("# Mutual Treaty\n")
    rows = call("show", "Mutual Treaty", "-f", "csv").out.splitlines()
    assert rows[0] == "relation,statement,passages"
    assert len(rows) == len(statements(json_of("Mutual Treaty"))) + 1
    assert "互助條約" in call("show", "Mutual Treaty", "-l", "zh-Hant").out


def json_of(name: str) -> dict:
    return json.loads(call("show", name, "-f", "json").out)


def test_a_thing_of_which_nothing_is_said(on_small: Path) -> None:
    result = call("show", "twin-one")
    assert result.status == 0
    assert "nothing else" in result.out


def test_an_unknown_name_gets_near_names(on_small: Path) -> None:
    result = call("show", "burden sharng")
    assert result.status == 1
    assert is_one_clear_line(result)
    assert "burden-sharing" in result.err
    assert result.out == ""


def test_a_name_of_several_things_is_not_guessed(on_small: Path) -> None:
    result = call("show", "Twin plan")
    assert result.status == 1
    assert is_one_clear_line(result)
    assert "twin-one" in result.err
    assert "twin-two" in result.err


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_odd_names_cannot_turn_the_line_around(on_small: Path, form: str) -> None:
    out = call("show", "odd", "-f", form).out
    assert "bold" in out
    assert '"quoted"' in out
    assert not {"\u202e", "\u200b"} & set(out)


def test_html_in_names_is_text_in_markdown(on_small: Path) -> None:
    out = call("show", "odd", "-f", "markdown").out
    assert "<b>" not in out
    assert "bold" in out


def test_odd_names_stay_what_they_are_in_json(on_small: Path) -> None:
    assert json_of("odd")["labels"]["en"][0] == ODD_NAME


def test_every_thing_of_the_whole_graph_can_be_shown(graph: KnowledgeGraph) -> None:
    for key in list(graph.snapshot.things)[::25]:
        found = graph.show(key)
        assert found["iri"] == ID + key
        named = {p for group in found["groups"] for s in group["statements"] for p in s["passages"]}
        assert named == {e["passage"] for e in found["passages"]}
