"""Questions of the articles themselves: who made them, where they work, where they appeared; in which something occurs;
what their authors recommend; and articles told apart by what each says. In four languages."""

from __future__ import annotations

import pytest

from kg import KnowledgeGraph
from kg.ask import Answer

MADE = [
    ("Who compiled the digest on soft balancing, and with which university is the compiler?", "000", {20}),
    ("文章004的作者是谁，在哪所大学就读？", "004", {5, 11}),
    ("談脆弱同盟的那篇文章由誰編譯？", "001", {22}),
    ("記事003の編集者は誰ですか。", "003", {69, 71}),
    ("In which journal did the original of article 001 appear?", "001", {32}),
    ("卢昊在哪个机构任什么职务？", "002", {17}),
    ("What is article 2 about?", "002", {5}),
]
ALL = [
    "Who are the authors of the five articles, and where do they work?",
    "五篇文章的作者各是谁，在哪里任职？",
    "五篇文章的作者各是誰，任職於何處？",
    "五本の記事の著者は誰で、所属はどこですか。",
]
SILENT = [
    "Who translated article 002?",
    "文章002是谁翻译的？",
    "文章004是何時發表的？",
    "記事004はいつ公表されましたか。",
]
OCCURRING = [
    ("Which of the articles mention Mancur Olson?", {"004"}),
    ("哪幾篇文章引用《每日新聞》？", {"003"}),
    ("有几篇文章提到四方安全对话？", {"001", "002", "003", "004"}),
    ("ウォルトに触れているのはどの記事で、何本か。", {"000", "003", "004"}),
    ("How many of the five articles cite Stephen Walt?", {"000", "003", "004"}),
]
RECOMMENDED = [
    "How many recommendations do the authors make to Washington?",
    "作者给华盛顿提了几条建议？",
    "作者向美國提出哪些建議？",
    "著者は米国にどのような提言をしていますか。",
]
CONTRASTED = [
    "One paper worries about vulnerable alliances in Northeast Asia, while another speaks of the closest alliance in "
    "history. How do they differ on burden sharing?",
    "一篇说东北亚的同盟脆弱，另一篇说美日同盟最紧密。两篇对日本军费的看法有何不同？",
    "一篇說東北亞的同盟脆弱，另一篇說美日同盟最緊密。兩篇對日本軍費的看法有何不同？",
    "一方の記事は北東アジアの同盟の脆弱さを論じ、もう一方は史上最も緊密な日米同盟だと言う。日本の国防費の見方はどう違うか。",
]


def lines(graph: KnowledgeGraph, answer: Answer) -> set[tuple[str, int]]:
    return {(graph.snapshot.articles[e["article"]]["number"], e["line"]) for e in answer.evidence}


@pytest.mark.parametrize(("question", "article", "wanted"), MADE)
def test_an_article_tells_of_itself(graph: KnowledgeGraph, question: str, article: str, wanted: set[int]) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    assert {(article, line) for line in wanted} <= lines(graph, answer)
    assert {number for number, _ in lines(graph, answer)} == {article}


@pytest.mark.parametrize("question", ALL)
def test_all_authors_are_told_with_where_they_work(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    wanted = {("000", 17), ("000", 18), ("001", 17), ("001", 18), ("001", 20), ("002", 17), ("003", 15), ("004", 11)}
    assert wanted <= lines(graph, answer)


@pytest.mark.parametrize("question", SILENT)
def test_what_no_colophon_tells_is_unknown(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).status == "unknown"


@pytest.mark.parametrize("question", ["What does article 003 say about Kishida?", "文章000对软平衡的定义是什么？"])
def test_what_an_article_tells_of_the_world_is_not_asked_of_itself(graph: KnowledgeGraph, question: str) -> None:
    article = "003" if "003" in question else "000"
    told = lines(graph, graph.ask(question))
    assert {line for number, line in told if number == article} - set(range(50 if article == "000" else 16))


@pytest.mark.parametrize(("question", "articles"), OCCURRING)
def test_in_which_articles_something_occurs(graph: KnowledgeGraph, question: str, articles: set[str]) -> None:
    answer = graph.ask(question)
    assert {number for number, _ in lines(graph, answer)} == articles
    assert str(len(articles)) in answer.answer.splitlines()[0]


@pytest.mark.parametrize("question", ["Which articles mention AUKUS?", "有几篇文章提到阿米蒂奇？"])
def test_what_occurs_nowhere_is_in_no_article(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).status == "unknown"


@pytest.mark.parametrize("question", RECOMMENDED)
def test_recommendations_are_told_with_their_number(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert lines(graph, answer) == {("001", line) for line in (177, 181, 186, 191, 196)}


@pytest.mark.parametrize("question", CONTRASTED)
def test_articles_are_told_apart_by_what_each_says(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert {"001", "003"} <= {number for number, _ in lines(graph, answer)}


@pytest.mark.parametrize(
    "question",
    [
        "Does anything in Lu Hao's text show that it was written earlier than it was posted?",
        "卢昊的文章写作时间更早吗？有何迹象？",
        "盧昊的文章是何時寫成的？",
        "盧昊論文はいつ執筆されたのか、本文に手がかりはありますか。",
    ],
)
def test_when_a_text_was_written_is_told_by_what_was_still_to_come(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    shown = {(graph.snapshot.articles[e["article"]]["number"], e["line"]) for e in answer.evidence}
    assert answer.status == "answered"
    assert {("002", 3), ("002", 233)} <= shown


def test_when_a_treaty_was_written_is_no_question_of_an_article(graph: KnowledgeGraph) -> None:
    answer = graph.ask("When was the Nine-Power Treaty written, according to Saltzman's article?")
    assert not any(e["line"] == 3 for e in answer.evidence)
