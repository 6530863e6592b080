"""The analyses as the command line prints them, in every form and language."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from faces import call, is_one_clear_line
from jsonschema import Draft202012Validator

import kg
from kg import KnowledgeGraph
from kg.analysis import MEASURES
from kg.analysis.frame import known, say
from kg.analysis.trend import WHOLE
from kg.measures.similarity import MEASURES as SIMILARITIES
from kg.projections import PROJECTIONS
from kg.terms import ID, LANGUAGES

pytest.importorskip("igraph")
pytest.importorskip("scipy")

COMMANDS = {
    "rank": ("rank", "--top", "5"),
    "communities": ("communities",),
    "balance": ("balance",),
    "similarity": ("similarity", "--top", "5"),
    "trend": ("trend", "Japan", "--from", "2018", "--to", "2020"),
}


@cache
def validator(name: str) -> Draft202012Validator:
    text = (Path(kg.__path__[0]) / "schemas" / f"{name}.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(text))


def printed(*arguments: str | Path) -> Any:
    """What a command prints as JSON, checked against its schema."""
    result = call(*arguments, "--format", "json")
    assert (result.status, result.err) == (0, ""), result.err
    found = json.loads(result.out)
    errors = [f"{e.json_path}: {e.message[:200]}" for e in validator(str(arguments[0])).iter_errors(found)]
    assert errors == []
    return found


def labels(nodes: list[Any]) -> list[str]:
    return [n["labels"]["en"][0] for n in nodes]


def test_everything_has_its_sentence_in_four_languages() -> None:
    assert set(known("projection")) == set(PROJECTIONS)
    assert set(known("measure")) == set(MEASURES)
    assert set(known("whole")) == set(WHOLE)
    assert set(known("similarity")) == set(SIMILARITIES)
    parts = {"count": 1, "largest": 1, "nodes": 1, "edges": 1, "file": "x"}
    for group in ("projection", "measure", "whole", "method", "similarity", "note", "head"):
        for name in known(group):
            assert len({say(group, name, language, **parts) for language in LANGUAGES}) >= 2 or group == "head"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_form_and_language(name: str, language: str) -> None:
    found = printed(*COMMANDS[name], "--language", language)
    meaning = found.get("meaning") or (found.get("measure") or found.get("method"))["meaning"]
    network = (found.get("projection") or found["source"])["meaning"]
    for form in ("text", "markdown"):
        text = call(*COMMANDS[name], "--language", language, "--format", form).out
        assert meaning in text
        assert network in text
        assert ("**" in text) == (form == "markdown")
    rows = list(csv.reader(io.StringIO(call(*COMMANDS[name], "--language", language, "--format", "csv").out)))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) > 2


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("projection", ["actors", "treaties", "citations", "congruence"])
def test_every_measure_ranks_every_network(measure: str, projection: str) -> None:
    arguments = ("rank", "--measure", measure, "--projection", projection, "--top", "0")
    if (measure, projection) == ("eigenvector", "citations"):
        # Citations run in no circle: there is no such vector.
        assert is_one_clear_line(call(*arguments)) or printed(*arguments)
        return
    found = printed(*arguments)
    values = [row["value"] for row in found["rows"]]
    assert len(values) == found["projection"]["nodes"]
    numbers = [v for v in values if v is not None]
    assert numbers == sorted(numbers, reverse=True)
    assert values[: len(numbers)] == numbers
    assert [row["rank"] for row in found["rows"] if row["value"] is not None] == [
        1 + sum(other > v for other in numbers) for v in numbers
    ]


def test_a_rank_is_that_of_networkx(graph: KnowledgeGraph) -> None:
    network = graph.projection("actors")
    expected = nx.betweenness_centrality(network)
    for row in printed("rank", "--measure", "betweenness", "--top", "0")["rows"]:
        assert row["value"] == pytest.approx(expected[row["node"]["iri"]], abs=1e-9)


def test_filters_are_told() -> None:
    found = printed("rank", "--from", "2019", "--to", "2019", "--article", "002", "--sign", "conflict")["projection"]
    assert found["filter"] == {"start": "2019-01-01", "end": "2019-12-31", "article": "lu-hao"}
    assert found["undated"]["kept"] is False
    assert f"({found['undated']['count']})" in found["meaning"]
    assert printed("rank", "--as-of", "2019")["projection"]["undated"]["kept"] is True
    assert printed("rank", "--as-of", "2019", "--dated-only")["projection"]["undated"]["kept"] is False
    assert printed("rank")["projection"]["undated"] is None


def test_communities_part_all_nodes_and_stay_the_same(graph: KnowledgeGraph) -> None:
    for method in ("leiden", "louvain", "components"):
        found = printed("communities", "--method", method)
        members = [m["node"]["iri"] for c in found["communities"] for m in c["members"]]
        assert len(members) == len(set(members)) == found["projection"]["nodes"]
        assert found == printed("communities", "--method", method)
    assert all(d["conflict"] == 0 for *_, d in graph.projection("actors", sign="cooperation").edges(data=True))


def test_balance_tells_of_its_triangles() -> None:
    found = printed("balance", "--level", "state", "--kind", "State")
    assert len(found["unstable"]) == found["triads"]["++-"] + found["triads"]["---"] > 0
    counted: dict[str, int] = {}
    for triad in found["unstable"]:
        signs = [t["sign"] for t in triad["ties"]]
        assert signs[0] * signs[1] * signs[2] == -1
        assert all(t["passages"] for t in triad["ties"])
        for node in triad["nodes"]:
            counted[node["iri"]] = counted.get(node["iri"], 0) + 1
    assert {o["node"]["iri"]: o["count"] for o in found["onUnstable"]} == counted
    assert len(found["frustrated"]) == found["frustration"]["upper"]


def test_similarity_of_the_graph_and_of_a_file(tmp_path: Path) -> None:
    found = printed("similarity", "Japan", "Germany", "Poland", "--measure", "kappa")
    assert len(found["pairs"]) == 3
    path = tmp_path / "mine.csv"
    path.write_text("ccode1,ccode2,year,value\n740,2,2000,3\n255,2,2000,3\n255,290,2000,3\n1,2,2000,1\n", "utf-8")
    found = printed("similarity", "日本", "--data", path, "--year", "2000", "--measure", "pi")
    assert found["source"]["states"] == 5
    # The codes of countries lead to the graph's own names; what it doesn't know keeps its code.
    assert {n for p in found["pairs"] for n in labels([p["a"], p["b"]])} == {
        "Japan", "United States", "Germany", "Poland", "1",
    }  # fmt: skip
    result = call("similarity", "Italy", "--data", path, "--year", "2000")
    assert result.status == 1
    assert is_one_clear_line(result)


def test_a_trend_counts_each_year(graph: KnowledgeGraph) -> None:
    found = printed("trend", "Japan", "--from", "2017", "--to", "2020")
    assert [s["year"] for s in found["series"]] == [2017, 2018, 2019, 2020]
    for year in found["series"]:
        part = graph.projection("actors", graph.selection(start=str(year["year"]), end=str(year["year"])))
        assert year["value"] == (part.degree(ID + "japan", weight="weight") if ID + "japan" in part else 0)
        assert year["edges"] == part.number_of_edges()
        assert all(e["passages"] for e in year["events"])
        if year["change"] and year["change"] > 0:
            assert year["events"]
    grown = [s["value"] for s in printed("trend", "Japan", "--from", "2017", "--to", "2020", "--cumulative")["series"]]
    assert grown == sorted(grown)


@pytest.mark.parametrize("measure", WHOLE)
def test_trends_of_a_whole_network(measure: str) -> None:
    found = printed("trend", "--measure", measure, "--from", "2016", "--to", "2020")
    assert len(found["series"]) == 5
    assert found["thing"] is None


@pytest.mark.parametrize("projection", [p for p in PROJECTIONS if p not in {"everything", "treaties-shared"}])
def test_trends_of_other_networks(projection: str) -> None:
    result = call("trend", "--projection", projection, "--format", "json")
    assert result.status in {0, 1}
    if result.status == 0:
        assert json.loads(result.out)["series"]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("rank", "--measure", "fame"), 2),
        (("rank", "--projection", "friends"), 2),
        (("rank", "--level", "planet"), 2),
        (("rank", "--projection", "claims", "--level", "state"), 2),
        (("rank", "--from", "soon"), 2),
        (("rank", "--from", "1200", "--to", "1201"), 1),
        (("rank", "--article", "999"), 1),
        (("rank", "--speaker", "Nobody Known"), 1),
        (("rank", "--measure", "brokerage", "--groups", "colour"), 2),
        (("communities", "--method", "guess"), 2),
        (("balance", "--projection", "citations"), 2),
        (("similarity", "--measure", "Q"), 2),
        (("similarity", "--data", "nowhere.csv"), 2),
        (("trend", "Japan", "--measure", "balanced"), 2),
        (("trend", "--from", "1000", "--to", "1900"), 1),
        (("trend", "--from", "1000", "--to", "2019"), 2),
    ],
)
def test_bad_input_gets_one_line(arguments: tuple[str, ...], status: int) -> None:
    result = call(*arguments)
    assert result.status == status, result.err
    assert "Traceback" not in result.err
    assert is_one_clear_line(result) or "Usage" in result.err


def test_without_the_extra_the_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.measures import centrality, communities

    for module in (centrality, communities):
        monkeypatch.setattr(module, "installed", lambda *names: False)
    for arguments in (("rank", "--measure", "pagerank"), ("communities",)):
        result = call(*arguments)
        assert is_one_clear_line(result)
        assert "alliance-kg[network]" in result.err
    assert call("rank", "--measure", "betweenness").status == 0
    assert call("communities", "--method", "louvain").status == 0
