"""Whether two places agree and whether two names are of one thing, in four languages."""

from __future__ import annotations

import pytest

from kg import KnowledgeGraph
from kg.ask import Answer


def lines(graph: KnowledgeGraph, answer: Answer) -> set[tuple[str, int]]:
    return {(graph.snapshot.articles[e["article"]]["number"], e["line"]) for e in answer.evidence}


DIFFER = ("The passages differ", "各处说法不一", "各處說法不一", "箇所により異なる")
APART = ("The passages do not agree", "两处不一致", "兩處不一致", "一致しない")


@pytest.mark.parametrize(
    ("question", "article", "shown"),
    [
        (
            "Does the text's claim that five NATO states met 2% in 2017 agree with Table 4 for Poland?",
            "004",
            {207, 222},
        ),
        ("文章说波兰自2016年起军费不低于2%，与表4对得上吗？", "004", {207, 222}),
        ("Is Germany described consistently on stationing costs in the text and in Table 10?", "004", {315, 555}),
        ("薩爾茲曼在正文裡說的「三個因素」與結論裡列的因素數目一致嗎？", "000", {112, 137}),
        ("美軍在日本的兵力是穩定還是上升？文章前後矛盾嗎？", "004", {451, 575}),
        ("フィリピンとの合同演習は中止されたのか続いたのか、記述は一貫していますか。", "004", {480, 524}),
        (
            "80億ドルを要求したのはボルトンですか、トランプですか。本文と脚注は食い違っていますか。",
            "004",
            {407, 415},
        ),
        ("Do Mainichi and Jiji give the same approval figure for the Kishida cabinet?", "003", {187, 195}),
    ],
)
def test_places_that_differ_are_told_with_both_sides(
    graph: KnowledgeGraph, question: str, article: str, shown: set[int]
) -> None:
    answer = graph.ask(question)
    assert answer.answer.startswith((*DIFFER, *APART))
    assert {(article, line) for line in shown} <= lines(graph, answer)


def test_articles_that_differ_are_told_apart_from_passages_of_one(graph: KnowledgeGraph) -> None:
    answer = graph.ask("Do Lu Hao and Jiang contradict each other on whether Japan rejected the demand to pay more?")
    assert {e["article"] for e in answer.evidence} >= {"lu-hao", "jiang-liyuan"}


@pytest.mark.parametrize(
    "question",
    [
        "What yearly bill did Warsaw agree to pick up for the extra American soldiers under the June 2019 declaration?",
        "从美日就启动TAG谈判达成一致到协定生效用了多少天？",
    ],
)
def test_to_agree_to_something_asks_for_no_difference(graph: KnowledgeGraph, question: str) -> None:
    assert not graph.ask(question).answer.startswith(("The passages differ", "各处说法不一"))


@pytest.mark.parametrize(
    "question",
    [
        # Agreement is a treaty's name here, and what differs is how it is written.
        "Why did Duterte announce the end of the Visiting Forces Agreement?",
        # What differs is where something else is filed, or how the cited report is headed.
        "What did Duterte do about the Visiting Forces Agreement?",
        "杜特尔特对《访问部队协议》做了什么？",
        "美國海軍陸戰隊在沖繩打算做什麼改編?",
        "2020年の米軍駐留経費の負担額は、日本とドイツでどれだけ差があったか。",
    ],
)
def test_what_nobody_asks_is_no_difference(graph: KnowledgeGraph, question: str) -> None:
    told = graph.ask(question).answer.split("\n")
    assert not [line for line in told if line.startswith((*DIFFER, *APART))]


def test_tellings_are_set_apart_after_what_is_asked(graph: KnowledgeGraph) -> None:
    told = graph.ask("TAG agreement signed in force dates").answer.split("\n")
    assert not told[0].startswith(("The passages do not agree", "The passages differ"))


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("“统合司令部”和“统合作战司令部”是不是同一个机构？", "是同一事物"),
        ("本文でいう「统合司令部」と注に引かれたNHK記事の「統合作戦司令部」は同じものですか。", "同じものである"),
        ("Is the NATO Quad the same as the Quad of the US, Japan, India and Australia?", "No: "),
        ("ドイツの節に出てくるクアッドは日米豪印のクアッドと同じものですか。", "同じものではない"),
        ("四方小組和美日印澳四方對話是一回事嗎？", "不是同一事物"),
        ("Is the Visiting Forces Agreement the same treaty as the Mutual Defense Treaty?", "No: "),
        ("Is the TAG the same agreement as the US-Japan Trade Agreement?", "The encoders infer"),
    ],
)
def test_two_names_are_of_one_thing_or_not(graph: KnowledgeGraph, question: str, verdict: str) -> None:
    assert graph.ask(question).answer.startswith(verdict)


@pytest.mark.parametrize(
    "question",
    [
        "Is the article consistent about how long Japan has been balancing against China?",
        "文章对日本制衡中国持续了多久的说法前后一致吗？",
        "文章對日本制衡中國持續了多久的說法前後一致嗎？",
    ],
)
def test_whether_lengths_of_time_agree_is_told_by_all_of_them(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    assert {("001", 99), ("001", 129)} <= lines(graph, answer)


@pytest.mark.parametrize(
    ("question", "said", "told"),
    [
        (
            "Do Lu Hao and Jiang give the same number for what Bolton asked Japan to pay?",
            "both give about 8 billion",
            2,
        ),
        ("盧昊和姜麗媛說的博爾頓要價數字一樣嗎？", "兩文一致", 2),
        ("Do Lu Hao and Jiang Liyuan agree on how Japan handled Operation Sentinel?", "Both tell of this", 2),
        ("卢昊和姜丽媛对日本不参加护航联盟的原因说法一致吗？", "两文都讲到", 2),
        ("黎开朗和卢昊对TPP退出的看法一样吗？", "其中只有一篇讲到：002", 1),
        # What a third article is at odds with sets no two apart.
        ("Do Lu Hao and Jiang Liyuan agree on Bolton's demand?", "both give: about 8 billion US dollars", 2),
        ("关于博尔顿2019年的要求，两篇文章的说法一致吗？", "两文都有：约80亿美元", 2),
        ("盧昊と姜麗媛はボルトンの要求について意見が一致していますか。", "両者に共通：約80億ドル", 2),
        ("Do Saltzman and Jiang Liyuan agree on Walt?", "Both tell of this", 2),
        (
            "Lu Hao and Jiang Liyuan on why Japan stayed out of the US-led patrol in the Gulf: do they agree?",
            "give: Iran",
            2,
        ),
        (
            "Do articles 002 and 004 give the same date for Bolton's visit?",
            "go together: Lu Hao: July 2019, Jiang Liyuan: 2019",
            2,
        ),
        # Words of agreement within one article are no agreement with the other.
        ("Does Li Kailang agree with Lu Hao on Biden?", "Only one of them tells of this: 003", 1),
        ("黎開朗和盧昊對拜登的看法一致嗎？", "其中只有一篇講到：003", 1),
        ("Do Lu Hao and Jiang Liyuan agree on the length of Trump's visit to Japan?", "Only one of them", 1),
        ("Do the translator and the authors agree on nuclear sharing?", "Only one of them tells of this: Eric", 1),
    ],
)
def test_whether_two_articles_agree_is_said_of_them_and_first(
    graph: KnowledgeGraph, question: str, said: str, told: int
) -> None:
    answer = graph.ask(question)
    assert said in answer.answer.split("\n")[0]
    assert len({n.split("/")[0] for n in answer.passages[:3]}) == told


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("Does Saltzman agree with Walt on soft balancing?", "Yes."),
        ("萨尔茨曼同意沃尔特对软平衡的看法吗？", "是。"),
        ("サルツマンはウォルトの意見に賛成か", "はい。"),
        ("Does Saltzman agree with Brooks and Wohlforth?", "No."),
        ("Does Saltzman agree with He Kai and Feng Huiyun?", "The passages do not agree: He Kai"),
        ("Do the translator and the authors agree on why the US-Japan alliance is more stable?", "Yes."),
        ("Do the author and the translator agree on what turtling means?", "The passages do not agree: The translator"),
        ("著者と訳者は日本の防衛費の目標について意見が一致しているか。", "一致しない：著者は"),
    ],
)
def test_whether_somebody_agrees_with_whom_is_told_by_the_stance_taken(
    graph: KnowledgeGraph, question: str, head: str
) -> None:
    first, second, *_ = graph.ask(question).answer.split("\n")
    assert first.startswith(head)
    assert second.startswith("•")


@pytest.mark.parametrize(
    "question",
    [
        "How does Saltzman's definition of soft balancing differ from that of He Kai and Feng Huiyun?",
        "萨尔兹曼对软制衡的定义与何凯、冯惠云的有何不同？",
    ],
)
def test_in_what_two_definitions_differ_comes_first(graph: KnowledgeGraph, question: str) -> None:
    first = graph.ask(question).answer.split("\n")[0]
    assert not first.startswith("•")
    assert "Saltzman denies" in first or "萨尔兹曼否认" in first


@pytest.mark.parametrize(
    ("question", "differing", "shown"),
    [
        ("姜丽媛正文对德国分担联盟责任的描述，与表10给德国的评分放在一起看，协调吗？", True, {305, 315, 557}),
        ("姜麗媛正文對日本責任分擔的描述，與表10給日本的評分一致嗎？", True, {407, 413, 557}),
        ("Does Jiang's prose on the Philippines' burden-sharing fit the score in Table 10?", False, {494, 554}),
        ("姜麗媛の本文でのドイツの利益交換についての記述は、表10の評価と合っていますか。", False, {326, 559}),
    ],
)
def test_what_the_text_tells_of_a_case_is_set_against_its_rating(
    graph: KnowledgeGraph, question: str, differing: bool, shown: set[int]
) -> None:
    answer = graph.ask(question)
    assert answer.answer.startswith(APART) is differing
    assert {("004", line) for line in shown} <= lines(graph, answer)
    # No other article, and no other case, has a part in it.
    assert {e["article"] for e in answer.evidence} == {"jiang-liyuan"}
