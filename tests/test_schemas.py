"""What is printed as JSON keeps to the JSON Schemas in the package."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from faces import call
from jsonschema import Draft202012Validator

import kg
from kg import KnowledgeGraph

FOLDER = Path(kg.__path__[0]) / "schemas"
THEORY = tuple(
    f"theory-{n}" for n in ("code-spending", "compare", "list", "run", "sensitivity", "show", "table", "what-if")
)
NAMES = (
    "ask", "balance", "communities", "compare", "coverage", "disagreements", "passage", "paths", "rank", "show",
    "similarity", "timeline", "trend", *THEORY,
)  # fmt: skip
QUESTIONS = {
    # Every status, and the four written languages.
    "what links Japan to burden-sharing": "answered",
    "日本与责任分担有什么联系？": "answered",
    "日本與責任分擔有什麼聯繫？": "answered",
    "日本と責任分担の関係は何ですか": "answered",
    "When did Bolton visit Japan?": "answered",
    "博尔顿什么时候访问日本？": "answered",
    "博爾頓什麼時候訪問日本？": "answered",
    "ボルトンはいつ日本を訪問しましたか": "answered",
    "What is burden-sharing?": None,
    "What does article 002 say about Bolton?": None,
    "How much did Bolton demand of Japan?": None,
    "How long was it from the Brussels Conference to the Quarantine Speech?": None,
    "Compare Japan and Germany on burden-sharing": None,
    "List the events of 1937 in order of time": None,
    "Who says that Japan should pay more?": None,
    "Why did Japan not join Operation Sentinel?": None,
    "Where in the text is the Nine-Power Treaty, and what is cited?": None,
    "When did Japan join Operation Sentinel?": "partial",
    "日本加入前哨行动了吗？": None,
    "qqqq": "unknown",
    "What is the airspeed of an unladen swallow?": "unknown",
    "燕子飞得多快？": None,
}
ON_SMALL = {
    "what links Japan to burden-sharing": "answered",
    "什么是双子计划？": None,
    "What is the Twin plan?": "ambiguous",
    "When did South Korea join the Mutual Treaty?": "partial",
    "相互条約とは何ですか": None,
    "qqqq": "unknown",
}


@cache
def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.schema.json").read_text("utf-8"))
    return found


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name))


def fits(name: str, content: Any) -> None:
    errors = [f"{e.json_path}: {e.message[:300]}" for e in validator(name).iter_errors(content)]
    assert errors == []


def printed(*arguments: str | Path, status: int = 0) -> Any:
    result = call(*arguments)
    assert (result.status, result.err) == (status, "")
    return json.loads(result.out)


# --- The schemas themselves


def test_each_contract_has_its_schema() -> None:
    assert sorted(p.name for p in FOLDER.iterdir()) == [f"{name}.schema.json" for name in sorted(NAMES)]


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_sound_and_says_what_it_is_for(name: str) -> None:
    found = schema(name)
    Draft202012Validator.check_schema(found)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert found["$id"].endswith(f"/{name}.schema.json")
    assert found["title"]
    command = {"passage": "passages"}.get(name, name.replace("theory-", "theory "))
    assert f"kg {command} " in found["description"]


def objects(part: Any, place: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Every description of an object in a schema, with its place."""
    if isinstance(part, list):
        return [o for i, inner in enumerate(part) for o in objects(inner, f"{place}/{i}")]
    if not isinstance(part, dict):
        return []
    own = [(place, part)] if part.get("type") == "object" and place.rsplit("/", 1)[-1] != "premise" else []
    return own + [o for key, inner in part.items() for o in objects(inner, f"{place}/{key}")]


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_strict_and_explains_every_key(name: str) -> None:
    for place, found in objects(schema(name)):
        assert "additionalProperties" in found, place
        explained = {"$ref", "description", "const"}
        if place.endswith("summary"):
            continue  # A text for each language: explained once for all.
        for key, inner in found.get("properties", {}).items():
            assert explained & set(inner), f"{place}/{key}"


def test_what_schemas_share_is_the_same_in_all() -> None:
    shared: dict[str, Any] = {}
    for name in NAMES:
        for key, part in schema(name)["$defs"].items():
            assert shared.setdefault(key, part) == part, f"{name}: {key}"


def test_the_schema_of_answers_has_the_keys_of_the_contract(graph: KnowledgeGraph) -> None:
    keys = list(graph.ask("qqqq").contract())
    # References are there only where asked for.
    assert list(schema("ask")["properties"]) == [*keys, "references"]
    assert schema("ask")["required"] == keys


# --- Answers


@pytest.mark.parametrize(("question", "status"), QUESTIONS.items())
def test_answers(graph: KnowledgeGraph, question: str, status: str | None) -> None:
    found = graph.ask(question).contract()
    fits("ask", json.loads(json.dumps(found)))
    assert status in {None, found["status"]}


@pytest.mark.parametrize(("question", "status"), ON_SMALL.items())
def test_answers_of_every_status_as_printed(on_small: Path, question: str, status: str | None) -> None:
    result = call("ask", "--format", "json", question)
    found = json.loads(result.out)
    fits("ask", found)
    assert status in {None, found["status"]}
    assert result.status == (0 if found["status"] in {"answered", "partial"} else 1)


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant", "ja"])
def test_answers_in_a_chosen_language(on_small: Path, language: str) -> None:
    found = printed("ask", "what links Japan to burden-sharing", "--format", "json", "--language", language)
    fits("ask", found)
    assert found["language"] == language


# --- Passages


def test_all_passages(graph: KnowledgeGraph) -> None:
    for passage in graph.passages():
        fits("passage", passage)


@pytest.mark.parametrize("copy", ["same", "shifted", "cut"])
def test_passages_beside_a_copy_of_the_article(on_small: Path, tmp_path: Path, copy: str) -> None:
    text = (on_small / "articles" / "900_little.txt").read_text("utf-8")
    text = {"same": text, "shifted": "\n" + text, "cut": text[:20]}[copy]
    (tmp_path / "900_little.txt").write_text(text, "utf-8")
    result = call("passages", "--format", "jsonl", "--articles", tmp_path)
    found = [json.loads(line) for line in result.out.splitlines()]
    assert len(found) == 8
    for passage in found:
        fits("passage", passage)
        assert "text" in passage


# --- A thing, a timeline, paths


@pytest.mark.parametrize(
    "thing", ["Japan", "burden-sharing", "特朗普", "博爾頓", "アメリカ", "Nine-Power Treaty", "Lu Hao"]
)
def test_shown_things(graph: KnowledgeGraph, thing: str) -> None:
    fits("show", graph.show(thing))


def test_a_sample_of_all_things(graph: KnowledgeGraph) -> None:
    keys = sorted(graph.snapshot.things)
    for key in keys[:: max(1, len(keys) // 150)]:
        fits("show", graph.show(key))


def test_a_shown_thing_as_printed(on_small: Path) -> None:
    for thing in ("Japan", "odd", "日本", "little", "demand-2019", "eight-billion"):
        result = call("show", thing, "--format", "json")
        if result.status == 0:
            fits("show", json.loads(result.out))
    assert printed("show", "アメリカ", "--format", "json")["iri"].endswith("/united-states")


def test_timelines(graph: KnowledgeGraph) -> None:
    found = graph.timeline()
    fits("timeline", found)
    assert len({e["kind"] for e in found}) > 2


@pytest.mark.parametrize("arguments", [(), ("日本",), ("--from", "1951", "--to", "1952"), ("--to", "1800")])
def test_timelines_as_printed(on_small: Path, arguments: tuple[str, ...]) -> None:
    fits("timeline", printed("timeline", *arguments, "--format", "json"))


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant", "ja"])
@pytest.mark.parametrize("options", [(), ("--asserted-only",), ("-k", "20", "--max-length", "3"), ("--explain-score",)])
def test_paths_as_printed(on_small: Path, language: str, options: tuple[str, ...]) -> None:
    found = printed("paths", "Japan", "burden-sharing", "--format", "json", "--language", language, *options)
    fits("paths", found)
    assert len(found["paths"]) == len(found["scores"]) > 0


def test_no_paths_as_printed(on_small: Path) -> None:
    found = printed("paths", "Japan", "odd", "--max-length", "1", "--format", "json", status=1)
    fits("paths", found)
    assert found["paths"] == []


@pytest.mark.parametrize(("start", "end"), [("日本", "責任分担"), ("Germany", "Nord Stream 2"), ("Poland", "Trump")])
def test_paths_in_the_whole_graph(graph: KnowledgeGraph, start: str, end: str) -> None:
    from kg.cli import render

    found = graph.paths(start, end, k=12)
    content = json.loads(render.paths(graph, found, "json", "en", False))
    fits("paths", content)
    assert content["paths"]
    assert content["considered"] >= len(content["paths"])


# --- The schemas refuse what the contract does not allow


@pytest.mark.parametrize(
    "change",
    [
        lambda a: a.update(extra=1),
        lambda a: a.pop("premise"),
        lambda a: a.update(status="maybe"),
        lambda a: a.update(language="zh-hans"),
        lambda a: a.update(evidence=[]),
        lambda a: a.update(status="unknown"),
        lambda a: a["evidence"][0].update(exact="x" * 21),
        lambda a: a["evidence"][0].update(stance="says"),
        lambda a: a["evidence"][0].pop("speaker"),
        lambda a: a["evidence"][0]["summary"].pop("zh-Hans"),
        lambda a: a["evidence"].append(a["evidence"][0]),
        lambda a: a["paths"][0][0].update(passages=[]),
        lambda a: a["paths"][0][0].pop("forward"),
        lambda a: a["entities"][0].update(iri="japan"),
        lambda a: a["entities"][0]["labels"].update({"en": "Japan"}),
        lambda a: a.update(premise={"holds": True, "text": "x", "passages": [a["evidence"][0]["passage"]]}),
        lambda a: a.update(premise={"holds": False, "text": "x", "passages": [a["evidence"][0]["passage"]]}),
        lambda a: a.update(values=[{"value": "2019", "unit": "date", "of": None}]),
    ],
)
def test_a_broken_answer_is_refused(small: KnowledgeGraph, change: Callable[[dict[str, Any]], object]) -> None:
    content = json.loads(json.dumps(small.ask("what links Japan to burden-sharing").contract()))
    fits("ask", content)
    change(content)
    assert not validator("ask").is_valid(content)


# --- Theories


def of_theory(name: str, subcommand: str) -> list[str]:
    """The arguments by which a subcommand shows much of what its schema describes."""
    more = {
        "list": [],
        "compare": ["biden-strengthening"],
        "what-if": ["--case", CASE[name], "--set", f"{INDICATOR[name]}=unknown"],
    }.get(subcommand, [])
    return ["theory", subcommand, *([] if subcommand == "list" else [name]), *more, "--format", "json"]


CASE = {"burden-sharing": "Germany", "soft-balancing": "quarantine-speech", "japan-response": "field-trade"}
INDICATOR = {
    "burden-sharing": "trade-concession",
    "soft-balancing": "deliberate",
    "japan-response": "cooperation-grows",
}


@pytest.mark.parametrize("theory", list(CASE))
@pytest.mark.parametrize("schema_name", [name for name in THEORY if name != "theory-code-spending"])
def test_theories_as_printed(graph: KnowledgeGraph, schema_name: str, theory: str) -> None:
    fits(schema_name, printed(*of_theory(theory, schema_name.removeprefix("theory-"))))


def test_coded_spending_as_printed(graph: KnowledgeGraph, tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    from test_theory_nato import SHARES, written

    workbook = written(tmp_path / "spending.xlsx", SHARES.items())
    fits("theory-code-spending", printed("theory", "code-spending", "burden-sharing", workbook, "--format", "json"))
