"""What a process that answers one question does without."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from itertools import groupby
from pathlib import Path

import pytest

from kg import KnowledgeGraph, build
from kg.ask.retrieval.context import Context
from kg.ask.theories.kept import theories
from kg.ask.understanding.grammar import load
from kg.ask.understanding.parts import ended
from kg.ask.understanding.question import understand
from kg.expression import Expression
from kg.names import language_of, script
from kg.theory.source import read

UNNEEDED = [
    "copy", "tempfile", "tomllib", "kg.ask.kinds.members", "kg.ask.kinds.sides",
    "kg.ask.kinds.comparison", "kg.ask.theories.gate", "kg.theory", "kg.ask.session",
]  # fmt: skip
"""Modules that a question of who or when does not need; each takes as long to import as a part of its answer."""


@pytest.mark.parametrize(
    "question",
    ["When did Bolton visit Japan?", "Who called the Japan-US Security Treaty unfair?", "博尔顿什么时候访问日本？"],
)
def test_a_simple_question_loads_only_what_it_needs(question: str) -> None:
    build.ensure()
    # The first question in a language reads its grammar and keeps what it has read.
    for _ in range(2):
        code = (
            "import gc, sys; sys.argv = ['kg', 'ask', sys.argv[1]]\n"
            "from kg.cli.main import run\n"
            f"run(); print([m for m in {UNNEEDED} if m in sys.modules], gc.isenabled())"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, question], capture_output=True, text=True, encoding="utf-8", check=True
        )
    assert done.stdout.splitlines()[-1] == "[] False"


STORELESS = [
    "How do Japan and South Korea differ on burden-sharing?",
    "日本和韩国在责任分担上有何不同？",
    "日本和韓國在責任分擔上有何不同？",
    "日本と韓国は負担分担でどう違うか。",
    "Which criteria of abandonment does Japan meet?",
    "If Japan had bought no arms, what would the theory predict?",
    "Which passages bear on the coding of Germany's host-nation cost sharing?",
    "Compare Japan and Germany.",
    "How many times did Abe meet Trump?",
    "By what means did China put pressure on South Korea?",
    "Was Abe the foreign minister of Japan?",
    "What do critics object to in the theory of burden-sharing?",
    "Where do the articles spell a name in different ways?",
    "What came of Duterte's trip to Washington?",
]
"""Questions of kinds that once asked the store, which takes several times as long to open as most answers."""


@pytest.mark.parametrize("question", STORELESS)
def test_a_question_is_answered_without_opening_the_store(question: str) -> None:
    # The first question of a theory reads the theories and keeps what it has read.
    first = KnowledgeGraph.open().ask(question)
    graph = KnowledgeGraph.open()
    again = graph.ask(question)
    assert (again.answer, again.evidence) == (first.answer, first.evidence)
    assert "store" not in vars(graph.snapshot)


def test_what_is_kept_of_theories_is_what_the_store_says() -> None:
    graph = KnowledgeGraph.open()
    context = Context(graph, understand(graph.snapshot, "Which criteria does Japan meet?"))
    for kept in theories(context):
        told = read(graph.snapshot, kept.name)
        assert dict(kept.parts) == told.parts
        assert [dict(c.cells) for c in kept.cases] == [c.cells for c in told.cases]
        assert [c._replace(cells={}) for c in kept.cases] == [c._replace(cells={}) for c in told.cases]
        for reading, rules in told.rules.items():
            assert [vars(r) for r in kept.rules[reading]] == [vars(r) for r in rules]
        same = {"parts": {}, "cases": (), "rules": {}, "filings": ()}
        assert kept._replace(**same) == told._replace(**same)


EXPRESSIONS = [
    pytest.param(expression, id=f"{name}.{key}")
    for name in (
        *("kg.ask.premises.acts", "kg.ask.premises.scale", "kg.ask.premises.telling"),
        *("kg.ask.understanding.article", "kg.ask.understanding.calendar"),
        *("kg.ask.understanding.described", "kg.ask.understanding.strange", "kg.ask.saying.wording"),
    )
    for key, value in vars(import_module(name)).items()
    for expression in (value.values() if isinstance(value, dict) else [value])
    if isinstance(expression, Expression) and expression.needs
]
QUESTIONS = Path(__file__).parent / "questions" / "development.json"


@pytest.fixture(scope="module")
def texts() -> set[str]:
    """Questions and summaries, folded and as they stand, and what stands before and after each of their words."""
    snapshot = KnowledgeGraph.open().snapshot
    asked = [q["question"] for q in json.loads(QUESTIONS.read_text("utf-8"))]
    told = [text for entry in snapshot.passages.values() for text in entry["summary"].values()]
    whole = {t for text in (*asked[::4], *told[::20]) for t in (text, snapshot.folder_of_names.fold(text))}
    ends = [(text, place) for text in whole for place, c in enumerate(text) if not c.isalnum()]
    return whole | {part for text, i in ends for part in (text[:i], text[: i + 1], text[i:], text[i + 1 :])}


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_what_a_match_needs_stands_in_every_text_that_matches(expression: Expression, texts: set[str]) -> None:
    matching = [text for text in texts if expression.pattern.search(text)]
    assert [text for text in matching if not expression.may_match(text)] == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Who was it? And when?", 2),
        ("Who signed it, and when did they sign it?", 2),
        ("谁签署了它，什么时候签署的？", 2),
        ("誰が署名しましたか、いつですか？", 2),
        ("Who signed the treaty and the pact", 1),
        ("Who signed it", 1),
    ],
)
def test_a_text_is_cut_where_a_question_ends_in_any_language(graph: KnowledgeGraph, text: str, parts: int) -> None:
    typed = load(language_of(text, graph.snapshot.folder_of_names), graph.snapshot).typed
    assert len([p for p in ended(text, typed) if p.strip()]) == parts


def test_scripts_are_told_apart_by_character() -> None:
    runs = [(kind, "".join(part)) for kind, part in groupby("nato与日米ジョン・ボルトン。々", script)]
    assert runs == [("", "nato"), ("han", "与日米"), ("kana", "ジョン・ボルトン"), ("", "。々")]
