"""Asking: the contract, honesty, and the same answer in four languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from faces import call
from hypothesis import given, settings
from hypothesis import strategies as st

import kg as package
from kg import KnowledgeGraph
from kg.ask import Answer
from kg.terms import ID, KG, LANGUAGES, PASSAGE

KEYS = [
    "question", "language", "status", "intent", "answer", "entities", "values", "columns", "rows", "paths", "evidence",
    "premise", "closest", "sparql", "suggestions",
]  # fmt: skip
EVIDENCE = {"passage", "article", "file", "author", "section", "line", "exact", "speaker", "stance", "summary"}
QUESTIONS = [
    "what links Japan to burden-sharing",
    "What is burden-sharing?",
    "Who is Ilai Saltzman?",
    "When was the Brussels Conference?",
    "Who says that Japan should pay more?",
    "Compare Japan and Germany on burden-sharing",
    "What does article 002 say about Bolton?",
    "List the events of 1937 in order of time",
    "什么是责任分担？",
    "什麼是責任分擔？",
    "責任分担とは何ですか",
    "日本与责任分担有什么联系？",
    "博尔顿什么时候访问日本？",
    "What is the airspeed of an unladen swallow?",
    "qqqq",
]


def contract(answer: Answer) -> dict[str, Any]:
    return json.loads(json.dumps(answer.contract(), ensure_ascii=False))


def names(items: list[dict[str, Any]]) -> set[str]:
    return {e["passage"].rsplit("/", 1)[-1] for e in items}


# --- The contract


def check_contract(found: dict[str, Any], graph: KnowledgeGraph) -> None:
    assert list(found) == KEYS
    assert found["language"] in LANGUAGES
    assert found["status"] in {"answered", "partial", "ambiguous", "unknown"}
    assert isinstance(found["answer"], str)
    assert found["answer"].strip()
    for entity in found["entities"]:
        assert {"iri", "type", "label", "labels"} <= set(entity)
        assert entity["iri"].removeprefix(ID) in graph.snapshot.things
    for value in found["values"]:
        assert {"value", "unit", "of", "when"} <= set(value)
    assert all(len(row) == len(found["columns"]) for row in found["rows"])
    for evidence in [*found["evidence"], *found["closest"]]:
        assert set(evidence) >= EVIDENCE
        assert evidence["passage"].removeprefix(PASSAGE) in graph.snapshot.passages
    assert len(names(found["evidence"])) == len(found["evidence"])
    for path in found["paths"]:
        for step in path:
            assert {"subject", "predicate", "object", "forward", "passages"} <= set(step)
            assert step["passages"]
            for iri in step["passages"]:
                assert iri.startswith(ID) or iri.removeprefix(PASSAGE) in graph.snapshot.passages
    if found["premise"] is not None:
        assert found["premise"]["holds"] is False
        assert found["premise"]["text"]
        assert found["premise"]["passages"]
        assert found["status"] == "partial"
    if found["status"] == "unknown":
        assert [found[k] for k in ("values", "rows", "evidence", "paths")] == [[], [], [], []]
    if found["status"] in {"answered", "partial"}:
        assert found["evidence"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_keep_the_contract(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.exit_status == (0 if answer.status in {"answered", "partial"} else 1)
    check_contract(contract(answer), graph)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_sparql_of_an_answer_runs_and_finds_something(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    if answer.status in {"answered", "partial"}:
        assert list(graph.query(answer.sparql))


@pytest.mark.parametrize("question", QUESTIONS)
def test_asking_twice_gives_the_same(graph: KnowledgeGraph, question: str) -> None:
    assert contract(graph.ask(question)) == contract(graph.ask(question))


def test_answers_fit_their_json_schema(graph: KnowledgeGraph) -> None:
    schemas = sorted(p for p in Path(package.__path__[0]).rglob("*.json") if "ask" in p.name)
    if not schemas:
        pytest.skip("the package has no JSON Schema of answers yet")
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(schemas[0].read_text("utf-8"))
    for question in QUESTIONS:
        jsonschema.validate(contract(graph.ask(question)), schema)


letters = st.characters(exclude_categories=("Cs",))
words = st.sampled_from([
    "what", "who", "when", "links", "to", "Japan", "日本", "burden-sharing", "責任分担", "article 002", "compare", "?",
    "美国", "1937", "not", "why", "how much", "不", "とは", "{name}", "%s", "\\", "'", '"', "\u202e", "\x00", "…", "。",
])  # fmt: skip


@settings(max_examples=80)
@given(
    st.one_of(
        st.text(letters, max_size=60),
        st.lists(words, max_size=9).map(" ".join),
        st.lists(words, max_size=9).map("".join),
    )
)
def test_any_text_is_answered_by_the_contract(small: KnowledgeGraph, text: str) -> None:
    check_contract(contract(small.ask(text)), small)


# --- What is answered


def test_links(small: KnowledgeGraph) -> None:
    found = contract(small.ask("what links Japan to burden-sharing"))
    assert (found["status"], found["intent"], found["language"]) == ("answered", "links", "en")
    first = found["paths"][0]
    assert [s["predicate"]["iri"] for s in first] == [KG + "supports"]
    assert {"l3a", "l4a"} <= names(found["evidence"])
    assert {e["iri"] for e in found["entities"][:2]} == {ID + "japan", ID + "burden-sharing"}


def test_a_claim_beside_a_fact_is_said_to_be_one(small: KnowledgeGraph) -> None:
    found = contract(small.ask("what links Japan to burden-sharing"))
    said = [t for p in found["paths"] for s in p for t in (s["sentence"], *s.get("also", ())) if "opposes" in t]
    assert said
    assert all("critics" in t for t in said)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("When was the Mutual Treaty signed?", "l2b"),
        ("互助条约是什么时候签署的？", "l2b"),
        ("Who says that Japan opposes burden-sharing?", "l4a"),
        ("How much did the United States demand of Japan?", "l6a"),
        ("What does article 900 say about South Korea?", "l7a"),
    ],
)
def test_the_passage_that_says_it_is_the_evidence(small: KnowledgeGraph, question: str, expected: str) -> None:
    answer = small.ask(question)
    assert answer.status in {"answered", "partial"}
    assert expected in names(answer.evidence)


def test_a_number_is_a_value(small: KnowledgeGraph) -> None:
    values = small.ask("How much did the United States demand of Japan?").values
    assert (8000000000, "USD") in {(v["value"], v["unit"]) for v in values}


def test_in_order_of_time(small: KnowledgeGraph) -> None:
    answer = small.ask("List the signing of the Mutual Treaty and the Seoul meeting in order of time")
    assert answer.status == "answered"
    assert answer.answer.index("1951") < answer.answer.index("2019")


def test_the_question_is_answered_in_its_own_language(small: KnowledgeGraph) -> None:
    for question, language, word in [
        ("what links Japan to burden-sharing", "en", "Japan"),
        ("日本与责任分担有什么联系？", "zh-Hans", "责任分担"),
        ("日本與責任分擔有什麼聯繫？", "zh-Hant", "責任分擔"),
        ("日本と負担分担の関係は何ですか", "ja", "負担分担"),
    ]:
        answer = small.ask(question)
        assert (answer.status, answer.language) == ("answered", language), question
        assert word in answer.answer


def test_an_answer_in_traditional_characters_holds_no_simplified_ones(graph: KnowledgeGraph) -> None:
    from kg.names import to_traditional

    answer = graph.ask("什麼是責任分擔？")
    assert answer.language == "zh-Hant"
    lines = [line for line in answer.answer.splitlines() if to_traditional(line) != line]
    assert lines == []


FOUR = [
    ("What is burden-sharing?", "什么是责任分担？", "什麼是責任分擔？", "責任分担とは何ですか"),
    (
        "what links Japan to burden-sharing",
        "日本与责任分担有什么联系",
        "日本與責任分擔有什麼聯繫",
        "日本と責任分担の関係は何ですか",
    ),
    ("What links Japan to NATO?", "日本与北约有什么联系？", "日本與北約有什麼聯繫？", "日本とNATOの関係は何ですか"),
]


@pytest.mark.parametrize("questions", FOUR)
def test_four_languages_have_the_same_evidence(graph: KnowledgeGraph, questions: tuple[str, ...]) -> None:
    answers = [graph.ask(q) for q in questions]
    assert [a.language for a in answers] == list(LANGUAGES)
    assert {a.status for a in answers} == {"answered"}
    evidence = [names(a.evidence) for a in answers]
    assert evidence[1:] == evidence[:1] * 3


def test_four_languages_have_the_same_evidence_in_the_small_corpus(small: KnowledgeGraph) -> None:
    questions = (
        "What links Japan to the Mutual Treaty?",
        "日本与互助条约有什么联系？",
        "日本與互助條約有什麼聯繫？",
        "日本と相互条約の関係は何ですか",
    )
    evidence = [names(small.ask(q).evidence) for q in questions]
    assert evidence[0]
    assert evidence[1:] == evidence[:1] * 3


# --- Honesty


@pytest.mark.parametrize("question", ["什么是责任分但？"])
def test_an_unknown_name_gets_near_names_and_no_answer(on_small: Path, question: str) -> None:
    result = call("ask", question, "--format", "json")
    assert result.status == 1
    found = json.loads(result.out)
    assert found["status"] == "unknown"
    assert found["suggestions"]
    assert found["evidence"] == []


@pytest.mark.parametrize(
    "question", ["What is quantum chromodynamics?", "什么是量子色动力学？", "qqqq", "", "   ", "?"]
)
def test_what_the_graph_does_not_hold_is_unknown(on_small: Path, question: str) -> None:
    result = call("ask", question, "--format", "json")
    assert result.status == 1
    assert json.loads(result.out)["status"] == "unknown"


def test_a_name_of_two_things_is_asked_back(on_small: Path) -> None:
    result = call("ask", "What is the Twin plan?", "--format", "json")
    assert result.status == 1
    found = json.loads(result.out)
    assert found["status"] == "ambiguous"
    assert {e["iri"] for e in found["entities"]} == {ID + "twin-one", ID + "twin-two"}
    assert found["evidence"] == []


@pytest.mark.parametrize(
    "question",
    [
        "When did South Korea join the Mutual Treaty?",
        "韩国什么时候加入互助条约的？",
        "韓國什麼時候加入互助條約的？",
        "韓国はいつ相互条約に加わりましたか",
    ],
)
def test_a_false_premise_is_named_with_its_passage(on_small: Path, question: str) -> None:
    result = call("ask", question, "--format", "json")
    assert result.status == 0
    found = json.loads(result.out)
    assert found["status"] == "partial"
    assert found["premise"]["holds"] is False
    assert found["premise"]["passages"] == [PASSAGE + "little/l5a"]
    assert names(found["evidence"][:1]) == {"l5a"}


def test_a_question_that_denies_the_same_has_no_false_premise(small: KnowledgeGraph) -> None:
    answer = small.ask("Why did South Korea not join the Mutual Treaty?")
    assert answer.premise is None


def test_what_was_only_demanded_is_not_told_as_done(small: KnowledgeGraph) -> None:
    answer = small.ask("When did Japan pay the United States eight billion dollars?")
    assert "demand" in answer.answer.lower() or answer.status in {"unknown", "partial"}


def test_an_article_that_says_nothing_of_a_thing_says_nothing(graph: KnowledgeGraph) -> None:
    answer = graph.ask("What does article 000 say about Duterte?")
    assert answer.status == "unknown"
    assert not answer.evidence


# --- The command


def test_text_gives_the_answer_first_then_the_evidence_then_the_query_on_request(on_small: Path) -> None:
    result = call("ask", "what links Japan to burden-sharing", "--why")
    assert result.status == 0
    places = [result.out.index(part) for part in ("Japan", "Evidence:", "900_little.txt", "SPARQL:")]
    assert places == sorted(places)
    assert "SPARQL:" not in call("ask", "what links Japan to burden-sharing").out


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json"])
def test_each_form(on_small: Path, form: str) -> None:
    result = call("ask", "what links Japan to burden-sharing", "-f", form)
    assert result.status == 0
    assert "burden-sharing" in result.out


def test_another_language_may_be_wished(on_small: Path) -> None:
    result = call("ask", "what links Japan to burden-sharing", "-l", "zh-Hant", "-f", "json")
    found = json.loads(result.out)
    assert found["language"] == "zh-Hant"
    assert "責任分擔" in found["answer"]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_odd_names_are_text(on_small: Path, form: str) -> None:
    out = (
        call("ask", "What is the odd tool?", "-f", form).out
        + call("ask", "what links South Korea to the odd tool", "-f", form).out
    )
    assert "bold" in out
    assert not {"\u202e", "\u200b"} & set(out)
