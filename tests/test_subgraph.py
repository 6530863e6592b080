"""Parts of the graph that pages are made of: what belongs to them, and what a page shows besides."""

from __future__ import annotations

import pytest
from faces import call

from kg.subgraph import around, dated, of_articles, of_cases
from kg.terms import ID


def test_a_part_carries_dates_links_and_names_in_all_languages(graph):
    network = around(graph, "Japan")
    japan = network.nodes[f"{ID}japan"]
    same = {row["same"].value for row in graph.query("SELECT ?same { id:japan owl:sameAs ?same }")}
    assert set(japan["links"]) == same and any("wikidata.org" in one for one in same)
    assert any(given.get("dates") for _, given in network.nodes(data=True))
    for passage in network.graph["passages"].values():
        assert {"en", "zh-Hans"} <= set(passage["author"]) and isinstance(passage["article"], dict)


def test_what_is_dated_is_what_the_timeline_holds(small):
    network = dated(small)
    entries = small.timeline()
    assert set(network) == {entry["iri"] for entry in entries}
    given = {
        (node, one["date"]) for node, attributes in network.nodes(data=True) for one in attributes.get("dates", ())
    }
    assert given == {(entry["iri"], entry["date"]) for entry in entries}
    assert set(dated(small, "Japan")) >= {f"{ID}japan"}


@pytest.mark.parametrize("names", [["004"], ["lu-hao", "003"]])
def test_a_page_of_articles_holds_no_passage_of_others(graph, names):
    wanted = {graph.snapshot.article_of(name) for name in names}
    network = of_articles(graph, names)
    assert {key.split("/", 1)[0] for key in network.graph["passages"]} == wanted
    titles = [graph.snapshot.articles[graph.snapshot.article_of(name)]["labels"]["en"][0] for name in names]
    assert [title["en"] for title in network.graph["articles"]] == titles
    for *_, given in network.edges(data=True):
        assert given["passages"] and {p.split("/", 1)[0] for p in given["passages"]} <= wanted
        assert given["price"] > 0 and "whole" not in given


def test_what_is_said_of_a_thing_alone_is_a_fact_of_it(small):
    facts = around(small, "Japan").nodes[f"{ID}demand-2019"]["facts"]
    assert [fact["passages"] for fact in facts] == [["little/l6a"]]
    assert "eight billion dollars" in facts[0]["sentence"]["en"]


def test_the_matrix_is_what_the_codings_say(graph):
    found = of_cases(graph, "burden-sharing").graph["cases"]
    query = "SELECT DISTINCT ?i ?c { ?x a kg:CaseCoding ; kg:indicator ?i ; kg:case ?c ; kg:mark kg:met }"
    met = {(row["i"].value, row["c"].value) for row in graph.query(query)}
    cells = [i for variable in found["variables"] for i in variable["indicators"]]
    assert sum(value == "met" for one in cells for value in one["cells"].values()) == len(met)
    for one in cells:
        assert set(one["cells"]) == {case["key"] for case in found["cases"]}
        assert all(p in graph.snapshot.passages for ids in one["passages"].values() for p in ids)


@pytest.mark.parametrize(
    ("arguments", "opens"),
    [
        (["Japan"], "network"), (["--timeline"], "timeline"), (["Japan", "--timeline"], "timeline"),
        (["--article", "little"], "argument"), (["--all", "--as", "timeline"], "timeline"),
    ],
)  # fmt: skip
def test_view_writes_the_page_that_is_asked_for(on_small, tmp_path, arguments, opens):
    path = tmp_path / "page.html"
    result = call("view", *arguments, "-o", path)
    assert result.status == 0 and result.out.startswith(f"Wrote {path}")
    assert f'"view":"{opens}"' in path.read_text("utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["Japan", "--all"],
        ["--all", "--theory", "burden-sharing"],
        ["--theory", "no-such"],
        ["--article", "no-such"],
        ["--graph", "none.graphml"],
    ],
)
def test_view_refuses_what_makes_no_page(on_small, tmp_path, arguments):
    path = tmp_path / "page.html"
    result = call("view", *arguments, "-o", path)
    assert result.status and not path.exists() and "Traceback" not in result.err


def test_view_shows_a_graph_of_the_users_own(tmp_path):
    (tmp_path / "mine.csv").write_text("from,to,label\n<b>a</b>,b,pays\n", encoding="utf-8")
    result = call("view", "--graph", tmp_path / "mine.csv", "-o", tmp_path / "mine.html")
    assert result.status == 0 and "2 things, 1 relations" in result.out
    assert "<b>a" not in (tmp_path / "mine.html").read_text("utf-8")
