"""Numbers beside each other (before and after, of two years, of two places), and what sets concepts apart."""

import pytest
from asking import first_line

from kg import KnowledgeGraph


@pytest.mark.parametrize(
    ("question", "expected", "absent"),
    [
        ("How many US troops were there in Germany before and after the withdrawal announced in June 2020?",
         "before 36,000, after 24,000 (as announced); 12,000 less", "5,500"),
        ("美军在波兰的轮换驻军人数，2019年的协议之前和之后各是多少？",
         "此前4,500人，此后5,500人（宣布的数字），多1,000人", "3.6"),
        ("ドイツ駐留米軍は撤退発表の前後でそれぞれ何人か。",
         "前は3.6万人、後は2.4万人（発表の数字）で、1.2万人少ない", "5,500"),
        ("波兰2019年和2020年的国防开支占GDP的比重各是多少？", "2020年多0.25个百分点", "德国"),
        ("Poland's defence spending in 2016 and in 2020: what share of GDP each?", "2020 more by 0.24", "Germany"),
        ("正文说德国2019年国防开支占GDP的1.35%，与表6一致吗？", "两处一致", "稳步"),
        ("自民黨處分的人數，正文與腳註說的一樣嗎？", "兩處一致：受處分的黨員人數都是39", "52"),
    ],
)  # fmt: skip
def test_numbers_beside_each_other_come_first(graph: KnowledgeGraph, question: str, expected: str, absent: str) -> None:
    first = first_line(graph, question)
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


@pytest.mark.parametrize(
    ("text", "changed", "same"),
    [
        ("Between 2015 and 2021, whose defence spending rose more, Poland's or Germany's?", "0.30", "the same"),
        ("2015年到2021年，波兰和德国谁的国防开支占GDP比例涨得更多？", "0.30个百分点", "没有变化"),
        ("2015年到2021年，波蘭和德國誰的國防開支占GDP比例漲得更多？", "0.30個百分點", "沒有變化"),
        (
            "ポーランドとドイツの国防費の対GDP比は2015年から2021年にかけてどちらが大きく伸びたか。",
            "0.30ポイント",
            "同じ",
        ),
    ],
)
def test_what_several_changed_by_between_two_years_is_reckoned(
    graph: KnowledgeGraph, text: str, changed: str, same: str
) -> None:
    lines = graph.ask(text).answer.split("\n")[1:3]
    assert same in lines[0]
    assert "2.22%" in lines[0]
    assert changed in lines[1]


@pytest.mark.parametrize(
    "text",
    [
        "By how many percentage points did Poland's defence share of GDP exceed Germany's in 2019 and in 2021?",
        "2019年和2021年波兰的国防开支占GDP比重分别比德国高多少个百分点？",
        "2019年和2021年波蘭的國防開支占GDP比重分別比德國高多少個百分點？",
        "2019年と2021年、ポーランドの国防費の対GDP比はドイツを何ポイント上回ったか",
    ],
)
def test_how_far_two_states_lie_apart_is_told_year_by_year(graph: KnowledgeGraph, text: str) -> None:
    lines = graph.ask(text).answer.split("\n")[1:3]
    assert ["2019" in lines[0] and "0.63" in lines[0], "2021" in lines[1] and "0.73" in lines[1]] == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        "What share of GDP does Japan spend on defense compared to South Korea?",
        "韓国と日本の防衛費はそれぞれGDPの何％で、どちらが高い？",
    ],
)
def test_numbers_are_told_by_who_wrote_rather_than_by_who_repeats(graph: KnowledgeGraph, text: str) -> None:
    answer = graph.ask(text)
    assert {entry["line"] for entry in answer.evidence[:2]} == {187}
    assert answer.answer[2:3].upper() == answer.answer[2:3]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("German defence spending 2019", "1.35%"),
        ("德国国防开支 2019", "1.35%"),
        ("波蘭 軍費 2018", "2.02%"),
        ("How much does South Korea spend on defence?", "2.5 per cent"),
    ],
)
def test_the_number_of_a_state_is_told_first_also_to_who_only_names_it(
    graph: KnowledgeGraph, question: str, told: str
) -> None:
    assert told in first_line(graph, question)


@pytest.mark.parametrize(
    "question",
    ["Japan defence spending 2019", "How much was Japan's defence spending in 2019?", "2019年の日本の防衛費はいくら"],
)
def test_the_number_of_another_year_or_state_is_not_given_for_the_one_asked(
    graph: KnowledgeGraph, question: str
) -> None:
    found = graph.ask(question)
    assert found.status == "partial"
    assert "1.35" not in found.answer.split("\n• ")[1]
    assert "1" in found.answer.split("\n• ")[1]
    assert not any(value["when"] == "2019" for value in found.values if isinstance(value["when"], str))
