"""What questions take for granted: false premises are named with what the graph holds, and only those."""

from __future__ import annotations

import pytest

from kg import KnowledgeGraph

FALSE = [
    "Why did Germany agree to join the US operation in the Persian Gulf?",
    "On which day did the F-16 squadron leave Germany for Belgium?",
    "Why did Bolton visit Japan in July 2017?",
    "How much did Poland pay for Fort Trump when it opened?",
    "Why did Duterte accept Trump's invitation to the White House?",
    "波兰为什么反对美国退出《中导条约》？",
    "日本加入“哨兵行动”后派出了几艘军舰？",
    "川普堡建成後駐紮了多少美軍？",
    "日本が核拡散防止条約から脱退したのはいつか。",
    "ポーランドはなぜノルドストリーム2を支持したのか。",
]
UNSAID = [
    "How many aircraft does the MQ-9 unit in Poland have?",
    "Who replaced Esper as Secretary of Defense?",
    "What did Saltzman write about the bombing of Hiroshima?",
    "菅义伟什么时候访问了菲律宾？",
    "日本はいつ核武装を決定したのか。",
]
TRUE = [
    "Why did Germany refuse to join the Persian Gulf operation?",
    "Why were Germany and Japan absent from the Brussels Conference?",
    "Why did Merkel refuse to attend the G7 summit of 2020?",
    "To which country does the United States plan to move European Command?",
    "What did Duda offer for Fort Trump?",
    "Which countries did Abe visit to calm the Gulf?",
    "Did Germany join the operation in the Gulf?",
    "德国为什么没有参加波斯湾行动？",
    "美国打算从德国撤走多少军队？",
    "安倍在2020年1月访问了哪些国家？",
    "菲律賓什麼時候宣布終止部隊訪問協議？",
    "ドイツはなぜイラン核合意からの離脱を拒んだのか。",
    "日本はなぜ護衛連合に参加しなかったのか。",
]


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return KnowledgeGraph.open()


@pytest.mark.parametrize("question", FALSE)
def test_a_false_premise_is_told_with_a_passage(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "partial"
    assert answer.premise is not None
    assert answer.premise["holds"] is False
    assert answer.premise["text"] in answer.answer
    assert answer.premise["passages"] == [e["passage"] for e in answer.evidence]


@pytest.mark.parametrize("question", UNSAID)
def test_what_is_not_said_is_unknown(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).status == "unknown"


@pytest.mark.parametrize("question", TRUE)
def test_what_holds_is_no_false_premise(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.premise is None
    assert answer.status == "answered"


RIVALS = [
    # Another name, date, number or place in a row than the one that goes with the rest, and the words the answer needs.
    ("How much did Germany pay for the HIMARS rocket artillery?", "411 million"),
    ("How much did Duda offer for Fort Trump in 2014?", "2018"),
    ("德国与美国在哪一年签署了5G联合声明？", "波兰"),
    ("バイデンは2018年、フィリピンへの武力攻撃にどう対応すると約束したか。", ""),
    ("What does the seventh recommendation of Heginbotham and Samuels ask for?", ""),
]
SCALES = [
    ("Why does Table 10 rate Poland's willingness to share burdens as low?", "high"),
    ("Why is the US-South Korea alliance firmer than the US-Japan alliance?", "US-Japan alliance is more stable"),
    ("為什麼岸田內閣的支持率連續11個月超過30%？", "30%"),
]
TWINS = [
    "How much did Poland pay for the HIMARS rocket artillery?",
    "How much did Duda offer for Fort Trump in 2018?",
    "波兰与美国在哪一年签署了5G联合声明？",
    "Why does Table 10 rate Poland's willingness to share burdens as high?",
    "Why is the US-Japan alliance firmer than the US-South Korea alliance?",
    "岸田內閣的支持率連續幾個月低於30%？",
]


@pytest.mark.parametrize(("question", "told"), RIVALS + SCALES)
def test_what_only_goes_with_another_is_told_of_that(graph: KnowledgeGraph, question: str, told: str) -> None:
    answer = graph.ask(question)
    assert answer.status in {"partial", "unknown"}
    assert answer.status == "unknown" or answer.premise is not None
    assert told in answer.answer


@pytest.mark.parametrize("question", TWINS)
def test_its_true_twin_is_answered(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.premise is None
    assert answer.status == "answered"
