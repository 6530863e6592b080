"""Numbers beside each other (before and after, of two years, of two places), and what sets concepts apart."""

import pytest

from kg import KnowledgeGraph


@pytest.mark.parametrize(
    ("question", "expected", "absent"),
    [
        ("How many US troops were there in Germany before and after the withdrawal announced in June 2020?",
         "before 36,000, after 24,000 (as announced); 12,000 less", "5,500"),
        ("美军在波兰的轮换驻军人数，2019年的协议之前和之后各是多少？",
         "此前4,500，此后5,500（宣布的数字），多1,000", "3.6"),
        ("ドイツ駐留米軍は撤退発表の前後でそれぞれ何人か。",
         "前は3.6万、後は2.4万（発表の数字）で、1.2万少ない", "5,500"),
        ("波兰2019年和2020年的国防开支占GDP的比重各是多少？", "2020年多0.25个百分点", "德国"),
        ("Poland's defence spending in 2016 and in 2020: what share of GDP each?", "2020 more by 0.24", "Germany"),
        ("正文说德国2019年国防开支占GDP的1.35%，与表6一致吗？", "两处一致", "稳步"),
        ("自民黨處分的人數，正文與腳註說的一樣嗎？", "兩處一致：受處分的黨員人數都是39", "52"),
    ],
)  # fmt: skip
def test_numbers_beside_each_other_come_first(graph: KnowledgeGraph, question: str, expected: str, absent: str) -> None:
    first = graph.ask(question).answer.splitlines()[0]
    assert expected in first
    assert absent not in first


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How does Saltzman's definition of soft balancing differ from that of He Kai and Feng Huiyun?",
         ["weaken the relative power", "non-military strategy"]),
        ("何凯、冯惠云给软平衡下的定义和萨尔兹曼自己的定义，关键分歧在哪里？", ["削减威胁国相对实力", "非军事战略"]),
        ("How does soft balancing differ from classic balance-of-power theory?",
         ["policy advice", "non-military means"]),
        ("ソフト・バランシングは従来の勢力均衡論とどう違いますか。", ["政策上の提言も異なる", "非軍事的手段"]),
    ],
)  # fmt: skip
def test_what_sets_concepts_and_definitions_apart_comes_first(
    graph: KnowledgeGraph, question: str, expected: list[str]
) -> None:
    answer = graph.ask(question)
    head = "\n".join(answer.answer.splitlines()[:4])
    assert all(text in head for text in expected)
    # How a scholar's name is spelled is told to who asks for that.
    assert "贺凯" not in answer.answer


@pytest.mark.parametrize(
    "question",
    ["日本为对冲美国而准备的“方案B”包含哪四种要素？", "日本為對沖美國而準備的「方案B」包含哪四種要素？"],
)
def test_whose_parts_are_asked_for_need_not_hold_what_it_is_for(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.premise is None
    assert len(answer.answer.splitlines()) >= 4
    assert graph.ask("韩国的方案B包含哪四种要素？").premise is not None
