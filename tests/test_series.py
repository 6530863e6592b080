"""Numbers of one measure: their sum, whether it is the total given, the greatest and the least, in four languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg import KnowledgeGraph
from kg.ask.kinds.series import in_years
from kg.notation import figure


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Do the lengths of the five summits in 2019 add up to the total given in the text?", "agrees with the total"),
        ("表1里各次会谈的时长加起来是多少？与正文说的总时长一致吗？", "415分钟"),
        ("5回の首脳会談の時間を合計すると本文の総時間と一致しますか。", "一致する"),
        ("日本承擔的駐日美軍整編費用一共多少？", "1526億日圓"),
        ("在日米軍の移転のために日本が負担した費用は合計でいくらか。", "1526億円"),
    ],
)
def test_parts_are_added_and_set_against_the_total_given(graph: KnowledgeGraph, question: str, said: str) -> None:
    assert said in graph.ask(question).answer


def test_the_total_is_none_of_its_own_parts(graph: KnowledgeGraph) -> None:
    answer = graph.ask("5回の首脳会談の時間を合計すると本文の総時間と一致しますか。")
    assert answer.values[0]["value"] == 415


def test_what_others_pay_is_no_part_of_what_a_state_pays(graph: KnowledgeGraph) -> None:
    answer = graph.ask("What does Japan pay in total for moving US forces, and how is it made up?").answer
    assert "152.6 billion yen" in answer
    assert "Germany" not in answer


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("Who paid most and who paid least for stationing costs in 2020?", "Most: Japan", "Least: Germany"),
        ("2020年驻军费用分摊最多和最少的分别是哪国？各多少？", "最多的是日本", "最少的是德国"),
        ("2020年の駐留経費の支払いが最も多かった国と最も少なかった国はどこですか。", "最多は日本", "最少はドイツ"),
        ("2015至2021年德国国防开支占GDP比重哪年最高、哪年最低？", "（2020年）：1.53%", "（2015年）：1.19%"),
        # Nothing is asked of what is named but its ends.
        ("2019年日美首腦會談哪一次最長，哪一次最短？", "最長的是2019年5月", "最短的是2019年6月"),
        ("Which 2019 Japan-US summit was the longest, and which the shortest?", "Longest: Japan-US summit, May", "35"),
        ("最長和最短的2019年日美首腦會談各多少分鐘？", "最長的是", "35分鐘"),
    ],
)
def test_the_ends_of_a_series_are_told(graph: KnowledgeGraph, question: str, first: str, second: str) -> None:
    text = graph.ask(question).answer
    assert first in text
    assert second in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which country had the second highest defence spending as a share of GDP in NATO in 2017?", "Greece"),
        ("2017年北约国家中国防开支占GDP比重第二高的是哪一国？", "希腊"),
        ("2019年の首脳会談で二番目に長かったのはどれか。", "105分"),
        ("2019年日美首脑会谈中第二短的是哪一次？", "50分钟"),
    ],
)
def test_the_second_from_an_end_is_told_first(graph: KnowledgeGraph, question: str, said: str) -> None:
    assert said in graph.ask(question).answer.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "How much LNG is Poland to import a year in total under its agreements with the United States?",
            "3.5 million",
        ),
        ("波兰与美国签署的两份LNG协议加起来每年进口多少吨？", "350万吨"),
        ("ポーランドが米国と結んだLNG協定を合わせると年間何トンになるか。", "350万"),
    ],
)
def test_what_contracts_give_each_year_adds_up(graph: KnowledgeGraph, question: str, said: str) -> None:
    assert said in graph.ask(question).answer.splitlines()[0]


def test_a_span_of_years_is_no_year_with_a_month(graph: KnowledgeGraph) -> None:
    answer = graph.ask("In the table for 2015–2021, in which years was Poland's defence spending below 2% of GDP?")
    assert answer.values[0]["value"] == 3


@pytest.mark.parametrize(
    ("when", "years", "inside"),
    [("2016", [], True), ("2016", ["2015", "2021"], True), ("2016", ["2015"], False), ("2020-03", ["2020-05"], True)],
)
def test_dates_lie_in_the_years_named(when: str, years: list[str], inside: bool) -> None:
    assert in_years(when, years) is inside


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [(152_600_000_000, "zh-Hans", "1526亿"), (118_000_000, "en", "118 million"), (415, "ja", "415")],
)
def test_numbers_are_written_as_people_say_them(value: int, language: str, text: str) -> None:
    assert figure(Decimal(value), language) == text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Who spent a larger share of GDP on defence in 2019, Poland or Germany?",
            "Difference: 0.63 percentage points",
        ),
        ("2020年德国和日本谁付的驻军费用更多？", "相差：约17.82亿美元"),
        ("2019年波蘭與德國的軍費佔GDP比重哪國更高？", "最高的是波蘭（2019年）：1.98%"),
        ("日本はポーランドより何機多くF-35を買ったか。", "73多い"),
        ("Which was the largest arms contract of Poland?", "Most: US-Poland Patriot contract"),
        ("2017年达标的五个北约国家中谁的军费占比最高、谁最低？", "最低的是波兰（2017年）：2%"),
    ],
)
def test_what_is_compared_is_told_with_the_difference(graph: KnowledgeGraph, question: str, said: str) -> None:
    assert said in graph.ask(question).answer


@pytest.mark.parametrize(
    "question",
    [
        "Which ally paid most for stationing US troops in 2025?",
        "日本在2015至2021年哪年军费占比最高？",
        "Which summit of 2018 between Trump and Abe lasted longest?",
    ],
)
def test_of_what_no_number_is_given_there_is_no_greatest(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).status == "unknown"


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("List the five Abe-Trump meetings of 2019 from longest to shortest.", "155", "35"),
        ("2019年の日米首脳会談を長い順に並べてください。", "155分", "35分"),
        ("把2019年日美首脑会谈按时长从短到长排列。", "35分钟", "155分钟"),
        ("Rank the countries by stationing costs in 2020, highest first.", "Japan", "Germany"),
        ("2020年の米軍駐留経費を多い順に並べてください。", "日本", "ドイツ"),
    ],
)
def test_numbers_are_ranked_from_the_end_that_is_asked_for(
    graph: KnowledgeGraph, question: str, first: str, last: str
) -> None:
    lines = [line for line in graph.ask(question).answer.splitlines() if line[:1].isdigit()]
    assert first in lines[0]
    assert last in lines[-1]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("By how much did Germany's share of defence spending rise from 2015 to 2021?", "0.30 percentage points more"),
        ("德国国防开支占比从2015年到2021年上升了多少？", "增加0.30个百分点"),
        ("In which year did Germany's share of defence spending rise most?", "1.53% (2020); 0.18"),
        ("In which year did Poland's defence spending share fall most?", "1.99% (2016); 0.23"),
        ("ポーランドの国防費の割合が最も増えたのは何年か。", "2.23%（2020年）で、0.25"),
        ("德國國防支出佔GDP比重哪一年增加最多？", "1.53%（2020年），增加0.18"),
    ],
)
def test_by_how_much_one_state_changed_and_when_most(graph: KnowledgeGraph, question: str, said: str) -> None:
    assert said in "".join(graph.ask(question).answer.splitlines()[:2])


def test_what_is_likelier_is_no_matter_of_numbers(graph: KnowledgeGraph) -> None:
    answer = graph.ask("Which ally is more likely to go nuclear, Japan or South Korea?")
    assert "Difference" not in answer.answer


@pytest.mark.parametrize(
    ("question", "given", "summed"),
    [
        ("How much did the US lend China in total?", "nearly 44 million", "70 million"),
        ("美国一共借给中国多少钱？", "4400万", "7000万"),
        ("美國對華貸款總額是多少？", "4400萬", "7000萬"),
        ("アメリカは中国に合計いくら貸したか。", "4400万", "7000万"),
    ],
)
def test_a_total_that_is_given_comes_before_one_added_up(
    graph: KnowledgeGraph, question: str, given: str, summed: str
) -> None:
    answer = graph.ask(question)
    assert given in answer.answer.split("\n")[0]
    assert answer.answer.find(summed) > answer.answer.find(given)
    assert {"saltzman/l126g", "saltzman/l126h", "saltzman/l124a", "saltzman/l126d"} <= set(answer.passages)


@pytest.mark.parametrize(
    "question", ["How much aid did the US give the Philippines altogether?", "美国对菲律宾的军事援助总额是多少？"]
)
def test_what_another_state_got_is_no_part_of_a_sum(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert "jiang-liyuan/l524q" in answer.passages[:2]
    assert "2.72" not in answer.answer and "27.2" not in answer.answer


def test_one_of_several_sums_is_not_told_for_all(graph: KnowledgeGraph) -> None:
    told = set(graph.ask("How much credit did the US give China to fight Japan?").passages)
    assert {"saltzman/l124a", "saltzman/l126b", "saltzman/l126d", "saltzman/l126g"} <= told


@pytest.mark.parametrize(
    ("question", "part", "whole"),
    [
        ("What is the breakdown of the costs Japan bore for relocating US bases?", "70.7 billion", "152.6 billion"),
        ("日本負擔的美軍基地搬遷費用明細", "707億", "1526億"),
        ("日本が在日米軍の再編で負担した費用の内訳は？", "707億", "1526億"),
    ],
)
def test_the_parts_of_a_sum_come_before_what_they_make(
    graph: KnowledgeGraph, question: str, part: str, whole: str
) -> None:
    lines = graph.ask(question).answer.split("\n")
    assert part in lines[0]
    assert whole in lines[3]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many credits to China went through the Export-Import Bank, and what do they add up to?", "45 million"),
        ("通过进出口银行给中国的贷款有几笔，合计多少？", "4500万"),
        ("進出口銀行一共貸給中國多少錢？", "4500萬"),
        ("輸出入銀行を通じた中国への借款は何件で、合計いくらですか。", "4500万"),
    ],
)
def test_the_deeds_of_one_body_are_counted_and_added_up(graph: KnowledgeGraph, question: str, said: str) -> None:
    answer = graph.ask(question)
    assert said in answer.answer.split("\n")[0]
    # What another body lent is no part of it.
    assert answer.passages[:2] == ["saltzman/l126b", "saltzman/l126d"]
    assert answer.values[0]["value"] == 45_000_000


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How long did Abe and Trump talk in total at the Osaka G20?", "35 minutes"),
        ("安倍和特朗普在大阪一共谈了多久？", "35分钟"),
        ("安倍とトランプは大阪で合計どれくらい会談しましたか？", "35分"),
        ("2019年5月日美首腦會談一共談了多久？", "155分鐘"),
        # Of those in a state, together.
        ("How long did Abe and Trump talk in total in Japan in 2019?", "190 minutes"),
        ("安倍和特朗普在美国一共谈了多久？", "175分钟"),
        ("安倍とトランプは日本で合計どれくらい会談しましたか？", "190分"),
    ],
)
def test_of_several_talks_only_those_in_the_place_or_month_named_are_told(
    graph: KnowledgeGraph, question: str, said: str
) -> None:
    text = graph.ask(question).answer
    assert said in text.splitlines()[0]
    assert "415" not in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How much longer was the May 2019 summit than the June one?", "120 minutes"),
        ("2019年5月的首脑会谈比6月那次长多少？", "120分钟"),
        ("2019年5月那次首腦會談長還是6月那次長？", "120分鐘"),
        ("2019年5月の首脳会談は6月の会談よりどれだけ長かったですか？", "120分"),
    ],
)
def test_a_month_without_a_year_is_of_the_year_of_the_other(graph: KnowledgeGraph, question: str, said: str) -> None:
    assert said in graph.ask(question).answer.splitlines()[0]
