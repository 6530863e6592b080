"""Two articles side by side."""

from __future__ import annotations

import json
from itertools import combinations

import pytest
from faces import call, is_one_clear_line
from jsonschema import Draft202012Validator
from test_schemas import schema

from kg import KnowledgeGraph
from kg.compare import compare

PAIRS = list(combinations(["000", "001", "002", "003", "004"], 2))


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_what_both_speak_of_stands_in_both(graph: KnowledgeGraph, pair: tuple[str, str]) -> None:
    found = compare(graph.snapshot, *pair)
    Draft202012Validator(schema("compare")).validate(found)
    keys = [a["key"] for a in found["articles"]]
    assert found["shared"]["count"] >= len(found["shared"]["things"]) > 0
    for thing in found["shared"]["things"]:
        assert all(n > 0 for n in thing["passages"])
        assert [[e["article"] for e in said] for said in thing["says"]] == [[key] for key in keys]
    for difference in found["differences"]:
        assert set(keys) <= set(difference["articles"])
    assert found["only"] == [{"count": 0, "things": []}] * 2


def test_a_comparison_turned_round_is_the_same(graph: KnowledgeGraph) -> None:
    one, other = compare(graph.snapshot, "002", "004"), compare(graph.snapshot, "004", "002")
    assert [t["iri"] for t in one["shared"]["things"]] == [t["iri"] for t in other["shared"]["things"]]
    assert one["differences"] == other["differences"]


def test_rare_things_lead_and_hubs_do_not(graph: KnowledgeGraph) -> None:
    found = compare(graph.snapshot, "002", "004", limit=1000)
    order = [t["iri"].rsplit("/", 1)[-1] for t in found["shared"]["things"]]
    # The one thing that nearly every passage names tells least.
    assert order.index("united-states") > len(order) / 4
    assert order.index("john-bolton") < order.index("united-states")


def test_about_a_thing(graph: KnowledgeGraph) -> None:
    found = compare(graph.snapshot, "002", "004", graph.find("burden-sharing"))
    left, right = ({t["iri"] for t in only["things"]} for only in found["only"])
    assert left and right and not left & right
    for side, only in enumerate(found["only"]):
        for thing in only["things"]:
            assert thing["passages"][1 - side] == 0 < thing["passages"][side]
            names = {p["passage"] for p in graph.passages(name="burden-sharing")}
            assert {e["passage"] for said in thing["says"] for e in said} <= names


def test_differences_between_articles_are_found(graph: KnowledgeGraph) -> None:
    # Two articles date Bolton's visit, one by the month and one by the year.
    found = compare(graph.snapshot, "002", "004", graph.find("bolton-visit-to-japan-2019"))["differences"]
    assert any({s["says"]["en"] for s in d["sides"]} == {"2019", "July 2019"} for d in found)
    assert all(d["kind"]["iri"].endswith("different-precision") for d in found)


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant", "ja"])
@pytest.mark.parametrize("form", ["text", "markdown", "csv"])
def test_it_is_printed_in_every_form_and_language(graph: KnowledgeGraph, form: str, language: str) -> None:
    result = call("compare", "002", "004", "--about", "Bolton", "--format", form, "--language", language)
    assert result.status == 0, result.err
    assert ("002:131" if form in {"text", "markdown"} else "002_3e01bd049a75bb4f.txt") in result.out
    assert "{" not in result.out
    assert call("disagreements", "Bolton", "--format", form, "--language", language).out


def test_as_json(graph: KnowledgeGraph) -> None:
    result = call("compare", "lu-hao", "004", "--format", "json")
    assert json.loads(result.out) == compare(graph.snapshot, "002", "004")


@pytest.mark.parametrize("arguments", [("002", "lu-hao"), ("002", "009"), ("002", "004", "--about", "Qqqq")])
def test_what_can_not_be_compared_is_one_clear_line(graph: KnowledgeGraph, arguments: tuple[str, ...]) -> None:
    assert is_one_clear_line(call("compare", *arguments))


def test_by_kind(graph: KnowledgeGraph) -> None:
    every = json.loads(call("disagreements", "--format", "json").out)
    for kind in ("contradiction", "judgement", "scope", "date", "precision", "wording"):
        found = json.loads(call("disagreements", "--kind", kind, "--format", "json").out)
        assert found
        assert found == [d for d in every if d["kind"] and d["kind"]["iri"].endswith(kind)]
    assert call("disagreements", "--kind", "other").status == 2
