"""What passages say differently, and how the lines of the articles are accounted for."""

from __future__ import annotations

import json
from pathlib import Path

from faces import call
from jsonschema import Draft202012Validator

import kg
from kg import KnowledgeGraph
from kg.completeness import completeness
from kg.disagreements import disagreements

SCHEMAS = Path(kg.__path__[0]) / "schemas"


def valid(name: str, content: object) -> None:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(content)


def test_each_side_is_shown_with_its_passage(graph: KnowledgeGraph) -> None:
    found = disagreements(graph.snapshot)
    assert len(found) > 50
    for entry in found:
        assert len({e["passage"] for e in entry["between"]}) >= 2, entry["iri"]
        assert {"en", "zh-Hans"} <= entry["content"].keys(), entry["iri"]
    valid("disagreements", found)


def test_of_a_thing_and_of_an_article(graph: KnowledgeGraph) -> None:
    poland = disagreements(graph.snapshot, "poland")
    assert poland
    assert len(poland) < len(disagreements(graph.snapshot))
    # The footnote and Table 4 give Poland's share of 2017 differently.
    lines = [{e["line"] for e in d["between"]} for d in poland]
    assert any({211, 222} <= each for each in lines)
    assert all("lu-hao" in d["articles"] for d in disagreements(graph.snapshot, article="002"))


def test_the_command_prints_them(graph: KnowledgeGraph) -> None:
    shown = call("disagreements", "Poland", "--format", "json")
    assert shown.status == 0
    assert json.loads(shown.out) == disagreements(graph.snapshot, "poland")
    assert call("disagreements", "--article", "009").status == 1
    assert "004:222" in call("disagreements", "Poland").out


def test_every_line_of_an_article_is_accounted_for(graph: KnowledgeGraph, shared: Path) -> None:
    found = completeness(graph.snapshot, shared / "articles")
    valid("coverage", found)
    assert [e["article"] for e in found] == [
        "saltzman", "heginbotham-samuels", "lu-hao", "li-kailang", "jiang-liyuan",
    ]  # fmt: skip
    for entry in found:
        assert entry["encoded"] + entry["notContent"] + len(entry["missing"]) == entry["lines"]
        # What is left are headings, lines within a wrapped sentence, and ends of files.
        assert len(entry["missing"]) <= 0.08 * entry["lines"], entry
    assert sum(e["passages"] for e in found) == len(graph.snapshot.passages)


def test_no_folder_of_articles_is_one_clear_line(graph: KnowledgeGraph, tmp_path: Path) -> None:
    result = call("coverage", "--articles", str(tmp_path))
    assert result.status == 2
    assert len(result.err.splitlines()) == 1
