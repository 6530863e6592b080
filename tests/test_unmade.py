"""What a question takes for done though the graph tells that it was refused, stopped or otherwise; numbers that are of
something else; names that only the titles of cited works hold."""

from __future__ import annotations

import pytest
from asking import answered, corrected, untold

from kg import KnowledgeGraph

REFUSED = [
    ("What came of Duterte's trip to Washington?", "Duterte"),
    ("杜特尔特访问美国时同特朗普谈了什么？", "杜特尔特"),
    ("杜特蒂去華盛頓見川普時談了什麼？", "回絕"),
    ("ドゥテルテが訪米した際、トランプと何を話し合ったか。", "ドゥテルテ"),
]
STAYED_OUT = [
    ("Which of the four multilateral frameworks did Japan decline to join?", "all four"),
    ("为什么日本缺席了芯片四方联盟？", "全部四个"),
    ("日本缺席了四個多邊框架中的哪一個？", "全部四個"),
    ("日本が参加しなかったのは4つの多国間枠組みのうちどれですか。", "4"),
]
STOPPED = [
    ("When was Aegis Ashore deployed in Japan?", "stop"),
    ("2020年在日本部署完成的陆基宙斯盾花了多少钱？", "停止"),
    ("2020年に日本で配備が完了したイージス・アショアはいくらかかりましたか。", "停止"),
]
WENT = [
    "What came of Abe's trip to Iran in June 2019?",
    "埃斯珀访问日韩时说了什么？",
    "特朗普2019年5月訪日時談了什麼？",
    "ボルトンは訪日の際、何を要求したか。",
    "How did Duterte answer Trump's invitations to visit the United States?",
]
OTHER_NUMBERS = [
    "How many US troops were stationed in Japan during the Trump presidency?",
    "自民党处分的39人里，安倍派有几人？",
    "波蘭向美國買的HIMARS一共多少輛？",
    "ポーランドが米国から買ったHIMARSは何両だったか。",
    "What percentage of South Koreans told pollsters that they want nuclear weapons?",
]
OWN_NUMBERS = [
    ("How many F-35s did the United States sell to Poland?", "32"),
    ("自民党因黑金事件处分了多少人？", "39"),
    ("波蘭買HIMARS花了多少錢？", "4.11"),
    ("日本が購入を発表したF-35は何機か。", "105"),
    ("By how many troops is the rotation in Poland to rise?", "5500"),
]
TITLED = [
    "What did the Camp David summit decide?",
    "戴维营峰会决定了什么？",
    "利比亞戰爭的結果如何？",
    "リビア戦争の結果は？",
]


@pytest.mark.parametrize(("question", "told"), REFUSED + STAYED_OUT + STOPPED)
def test_what_did_not_come_about_is_said_first(graph: KnowledgeGraph, question: str, told: str) -> None:
    corrected(graph, question, told)


@pytest.mark.parametrize("question", WENT)
def test_a_journey_that_was_made_or_an_invitation_is_answered(graph: KnowledgeGraph, question: str) -> None:
    answered(graph, question)


@pytest.mark.parametrize("question", OTHER_NUMBERS)
def test_a_number_of_something_else_is_none(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    # What is told of somebody else instead is said to be that.
    assert answer.status == "unknown" or answer.premise is not None


@pytest.mark.parametrize(("question", "number"), OWN_NUMBERS)
def test_a_number_of_its_own_is_told(graph: KnowledgeGraph, question: str, number: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    assert number in answer.answer


@pytest.mark.parametrize("question", TITLED)
def test_what_only_a_title_names_is_told_to_be_no_more(graph: KnowledgeGraph, question: str) -> None:
    assert untold(graph, question).closest


MEMBER = {
    "en": "Why did {0} not join {1}?",
    "zh-Hans": "为什么{0}没有参加{1}？",
    "zh-Hant": "為什麼{0}沒有參加{1}？",
    "ja": "なぜ{0}は{1}に参加しなかったのか。",
}


@pytest.mark.parametrize("language", MEMBER)
def test_whoever_takes_part_is_never_let_stay_out(graph: KnowledgeGraph, language: str) -> None:
    """For every membership that the graph tells as so."""
    snapshot = graph.snapshot
    for one, whole in [("japan", w) for w in ("chip-4", "ipef", "quad")]:
        names = [snapshot.label(k, language) for k in (one, whole)]
        answer = graph.ask(MEMBER[language].format(*names))
        assert answer.premise is not None, names
