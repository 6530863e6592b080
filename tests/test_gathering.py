"""What is gathered from several places: works of a journal, persons, who made a table, what agrees."""

from __future__ import annotations

import pytest

from kg import KnowledgeGraph
from kg.ask.understanding.question import understand


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("Who wrote the piece about vulnerable US alliances in Northeast Asia?", ["heginbotham-samuels"]),
        ("What does the 2024 essay on the US-Japan alliance say of Okinawa?", ["li-kailang"]),
        ("非對稱聯盟那篇怎麼談韓國？", ["jiang-liyuan"]),
        ("《美國觀察》那篇提到哪些機制？", ["li-kailang"]),
        ("戦間期の論文は経済策略をどう定義するか。", ["saltzman"]),
        # No article is called so, or several are.
        ("What does the 1998 essay on whaling say?", []),
        ("What does the article on the United States say?", []),
    ],
)
def test_an_article_is_known_by_how_people_describe_it(
    graph: KnowledgeGraph, question: str, articles: list[str]
) -> None:
    assert understand(graph.snapshot, question).articles == articles


@pytest.mark.parametrize(
    ("question", "expected", "lines"),
    [
        (
            "Which articles in The Washington Quarterly are cited, and in which articles?",
            ["Matsuda", "Liff"],
            {107, 191},
        ),
        (
            "Which Nikkei Asia reports does the 2024 essay on the US-Japan alliance cite?",
            ["Japan steps up lobbying"],
            {183},
        ),
        (
            "Which thinker on alliances is cited both in Jiang Liyuan's article and in Li Kailang's?",
            ["Walt"],
            {17, 137},
        ),
        ("哪些人物在三篇以上文章里出现？", ["沃尔特", "安倍晋三"], {17, 137}),
        ("Which states appear in all five articles?", ["China", "Japan", "United States"], set()),
        (
            "Is there a scholar who had a hand in two of the articles?",
            ["translated the digest", "wrote the article"],
            {15, 22},
        ),
        ("表9是谁整理的？", ["作者自制"], {535}),
        ("Who made Table 3?", ["made by the author"], {187}),
        (
            "Who compiled Table 1 in Lu Hao's article, and from what?",
            ["website of the Japanese Foreign Ministry"],
            {121},
        ),
        ("表2は誰が作成したのか。", ["著者が作成した"], {153}),
    ],
)
def test_what_is_gathered_is_told(graph: KnowledgeGraph, question: str, expected: list[str], lines: set[int]) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    assert [text for text in expected if text not in answer.answer] == []
    assert lines <= {e["line"] for e in answer.evidence}


@pytest.mark.parametrize(
    "question",
    [
        "Do Table 10 and the prose agree on Germany's burden-sharing?",
        "Does the text agree with Table 7 about US troops in Germany?",
    ],
)
def test_whether_two_places_agree_is_said_first(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).answer.startswith("The passages do not agree: ")


def test_two_articles_agree_though_one_differs_with_itself(graph: KnowledgeGraph) -> None:
    answer = graph.ask("Do the articles agree on when the TAG was signed?").answer
    assert answer.startswith("They agree: both give October 2019.")
    assert "The passages differ: Table 1" in answer


def test_who_does_not_ask_whether_they_agree_is_told_it_last(graph: KnowledgeGraph) -> None:
    answer = graph.ask("When was the TAG signed?").answer
    assert not answer.startswith("The passages do not agree")


def test_which_of_two_spellings_is_right_stays_open(graph: KnowledgeGraph) -> None:
    answer = graph.ask("软平衡那篇文章里和冯惠云并列的学者，名字前后写得一样吗？应当以哪个为准？").answer
    assert "何凯" in answer
    assert "贺凯" in answer
    assert "无法确定" in answer


def test_what_cites_nothing_is_said_to(graph: KnowledgeGraph) -> None:
    cites = "Who estimated that the TAG would raise Japan's GDP by 0.8 percent? Is there any footnote for it?"
    assert "No footnote or cited work is given" in graph.ask(cites).answer
    backed = "Who says that Japan is most active of the allies? Is there any reference given?"
    assert graph.ask(backed).status in {"answered", "partial"}


def test_years_listed_are_told_apart(graph: KnowledgeGraph) -> None:
    answer = graph.ask("比较2018、2019、2020年的G7峰会，它们分别怎样反映出美国与盟友的裂痕？").answer
    assert [year for year in ("2018年：", "2019年：", "2020年：") if year not in answer] == []


@pytest.mark.parametrize(
    "question",
    [
        "What did Esper do in South Korea?",
        "埃斯珀去韩国做了什么？",
        "埃斯珀去韓國做什麼",
        "エスパーは韓国で何をしたか",
    ],
)
def test_what_somebody_did_somewhere_is_told_journey_by_journey(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    dates = [value["value"] for value in answer.values if value["unit"] == "date"]
    assert dates == ["2019-08", "2019-11"]
    assert {"lu-hao/l185j", "lu-hao/l185l"} <= set(answer.passages)


def test_only_the_journeys_there_are_told(graph: KnowledgeGraph) -> None:
    assert "Saudi Arabia" not in graph.ask("What did Abe do in Iran?").answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What is Japan's degree of guarantee?", "as high"),
        ("How high is Japan's willingness to share burdens?", "as high"),
        ("菲律宾的安全保障程度是多少？", "“低”"),
        ("澳大利亚的安全保障程度是多少？", "德国、日本、菲律宾、波兰"),
        ("韓國的安全保障程度是多少？", "德國、日本、菲律賓、波蘭"),
        ("What is the degree of Australia's security guarantee?", "codes no case of Australia"),
        ("オーストラリアの安全保障の程度はどれくらいか", "事例：ドイツ、日本"),
    ],
)
def test_a_degree_is_told_of_a_case_and_of_no_other_state(graph: KnowledgeGraph, question: str, told: str) -> None:
    answer = graph.ask(question)
    assert told in answer.answer
    assert (answer.status == "unknown") == ("codes no case" in answer.answer or "、" in told)
