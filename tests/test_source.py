"""Questions of sources: what a statement cites stands beneath it, and a text's reference before what tells of it."""

from __future__ import annotations

import pytest

from kg import KnowledgeGraph
from kg.ask.understanding.grammar import load


def cited(graph: KnowledgeGraph, text: str) -> tuple[list[str], int]:
    """Return the lines of an answer and the place of the first that names what is cited."""
    answer = graph.ask(text)
    head = load(answer.language, graph.snapshot).frame("cited", works="")
    lines = answer.answer.split("\n")
    return lines, next(i for i, line in enumerate(lines) if line.startswith(head))


@pytest.mark.parametrize(
    "text",
    [
        "Where does the tally of Abe's calls and meetings with Trump come from?",
        "安倍与特朗普通话和会面次数的出处是什么？",
        "安倍とトランプの電話会談と対面会談の回数の出典は何か。",
    ],
)
def test_what_is_cited_stands_beneath_the_statements_that_cite_it(graph: KnowledgeGraph, text: str) -> None:
    lines, place = cited(graph, text)
    assert "37" in "\n".join(lines[:place])
    assert "Asian Security" in lines[place + 1]
    assert not any("415" in line for line in lines[: place + 2])


@pytest.mark.parametrize(
    "text",
    [
        "In which journal did the Heginbotham and Samuels article come out?",
        "赫金博瑟姆与塞缪尔斯的文章登在哪份刊物？卷期和页码是什么？",
    ],
)
def test_a_reference_comes_before_what_tells_of_it(graph: KnowledgeGraph, text: str) -> None:
    lines = graph.ask(text).answer.split("\n")
    assert "pp. 157-175" in lines[0] + lines[1]
    assert not any("(1)" in line or "（1）" in line for line in lines)


@pytest.mark.parametrize(
    "question", ["拜登在2021年4月和日本建立了什么？", "拜登在经济方面怎样拉拢日本？", "拜登在2021年与日本做了什么？"]
)
def test_two_words_that_meet_ask_for_no_source(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.intent != "provenance"
    assert any(word in answer.answer.splitlines()[0] for word in ("CoRe", "JUCIP"))
