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
    assert any(word in line for line in answer.answer.splitlines()[:5] for word in ("CoRe", "JUCIP"))


@pytest.mark.parametrize(
    "question",
    [
        "波兰和德国历年军费占比的两张表，数据各从哪里来？",
        "Where do the data in the two tables on Polish and German defence spending come from?",
    ],
)
def test_tables_are_known_by_what_they_are_of(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).passages[:2] == ["jiang-liyuan/t4-source", "jiang-liyuan/t6-source"]


@pytest.mark.parametrize(
    "question",
    [
        "Which of the articles have something to do with The Washington Quarterly, and in what way?",
        "『ワシントン・クォータリー』はどの論文とどう関わるか。",
        "《华盛顿季刊》跟哪几篇文章有关？",
    ],
)
def test_a_journal_has_to_do_with_an_article_by_what_is_cited(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert "001, 003" in answer.answer.split("\n")[0]
    assert {"li-kailang/l27f", "li-kailang/l65h"} <= set(answer.passages)


def test_who_made_several_articles_is_told_with_the_part_in_each(graph: KnowledgeGraph) -> None:
    question = "东北亚同盟核影响那篇的编译者，和写拜登时期美日同盟那篇的作者，是不是有联系？"
    first = graph.ask(question).answer.split("\n")[0]
    assert "黎开朗" in first and "文章001的编译者" in first and "文章003的作者" in first


def test_a_body_that_gave_the_numbers_is_no_work_that_is_cited(graph: KnowledgeGraph) -> None:
    """A table made from a body's data cites those data; a footnote that only names that body is no source of it."""
    lines, place = cited(graph, "Where do the figures on Polish defence spending come from?")
    assert "NATO defence expenditure data" in lines[place + 1]
    assert not any(line.startswith("• NATO [") for line in lines)
    answer = graph.ask("Where do the figures on Polish defence spending come from?")
    assert not any("Oneal" in e["exact"] for e in answer.evidence)
