"""What several cases of a theory meet, in four languages."""

from __future__ import annotations

import pytest
from asking import first_line

from kg import KnowledgeGraph


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Which security criteria did all four allies meet under Trump, and which did only one meet?",
            ["Met by all 4", "military aid and arms sales.", "just 1: deployment of forces (Poland)"],
        ),
        ("四个案例都满足的安全保障条件是哪几项？只有一个国家满足的呢？", ["军事援助与军售。", "军事力量部署（波兰）"]),
        ("波蘭和日本共同滿足的利益置換條件有哪些？", ["2個案例（波蘭和日本）都滿足的", "外交理念契合性"]),
        (
            "トランプ期の安全保障を測る五つの項目のうち、4か国すべてが満たしたものと、1か国だけが満たしたものはどれですか。",
            ["4件すべて", "1件だけが満たすもの：軍事力の配備（ポーランド）"],
        ),
        (
            "Is there any burden-sharing indicator that none of the four allies fulfilled?",
            ["Met by none of the cases: none."],
        ),
        ("Which interest-exchange indicators are fulfilled by exactly two countries?", ["Met by just 2:"]),
    ],
)
def test_criteria_are_polled_over_the_cases(graph: KnowledgeGraph, question: str, said: list[str]) -> None:
    text = graph.ask(question).answer
    assert [s for s in said if s not in text] == []


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Which of the four allies meets the fewest burden-sharing criteria?",
            "fewest criteria of willingness to share burdens are met in the Philippines case",
        ),
        ("哪个盟国满足的责任分担指标最少？", "最少的是菲律宾案例（低；满足0/3"),
        ("責任分擔的三項指標裡,哪一項四國中最多國家滿足?", "最多的是駐軍費用分攤"),
        (
            "四国のうち安全保障の基準を最も多く満たしたのはどの国ですか。",
            "最も多く満たすのはポーランドの事例（高、5項目中5",
        ),
    ],
)
def test_the_most_and_the_least_are_cases_or_criteria(graph: KnowledgeGraph, question: str, said: str) -> None:
    assert said in graph.ask(question).answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many of the four cases have a security consultation mechanism?", "met in 3 of 4: the Poland case"),
        ("How many of the four allies took part in collective alliance action?", "met in 2 of 4"),
        ("四个案例中，有几个案例满足安全协商机制这一条件？", "有3个（共4个）"),
        ("四個案例中有幾個案例滿足駐軍費用分攤這一條件？", "有3個（共4個）"),
        ("四つの事例のうち、駐留経費分担を満たすのはいくつか。", "4件のうち3件"),
    ],
)
def test_the_cases_that_meet_a_criterion_are_counted(graph: KnowledgeGraph, question: str, said: str) -> None:
    assert said in first_line(graph, question)


def test_what_a_case_lacks_is_told_of_each(graph: KnowledgeGraph) -> None:
    text = graph.ask(
        "Five of six exchange indicators are met by both Warsaw and Tokyo. Which one does each of them lack?"
    ).answer
    assert "does not meet 1: concession in trade talks" in text
    assert "does not meet 1: compromise on key issues" in text


def test_what_asks_nothing_belongs_to_the_question_after_it(graph: KnowledgeGraph) -> None:
    whole = graph.ask("責任分擔的三項指標裡,哪一項四國中最少國家滿足?")
    assert "•" not in whole.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "How many of the criteria in Table 10 does each of the four countries meet?",
            "Poland: 8 of 9, Germany: 2 of 9",
        ),
        ("表10里四国各满足几项条件？", "波兰8项（共9项）"),
        ("四國各符合幾項分擔責任和利益置換的條件？", "菲律賓0項（共9項）"),
        ("表10の条件を四か国はそれぞれいくつ満たしていますか。", "日本：9のうち7"),
    ],
)
def test_how_many_each_case_meets_is_told_of_the_variables_of_one_table_together(
    graph: KnowledgeGraph, question: str, said: str
) -> None:
    assert said in first_line(graph, question)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "How many of the five kinds of security guarantee does each of the four allies get?",
            "the Poland case meets 5 of 5",
        ),
        ("How many indicators did Poland, Germany, Japan and the Philippines each satisfy?", "the Germany case 2 of 3"),
        ("Compare the security guarantees of the four allies", "the Germany case 3 of 5 (limited)"),
        ("比较四个盟国的安全保障程度", "德国案例满足3/5个"),
        ("Which of the four allies scored 1 of 5?", "the Philippines case 1 of 5 (low)."),
        ("Which country meets all of the five security guarantee criteria?", "the Poland case 5 of 5 (high)."),
        ("四个案例的责任分担各得几分？", "德国案例满足2/3个"),
        ("哪個盟國在利益置換上六項滿足五項？", "波蘭案例滿足5/6個（高）；日本案例滿足5/6個（高）。"),
        ("安全保障の5項目のうち1つしか満たさない国はどこか。", "フィリピンの事例は5項目中1（低）。"),
    ],
)
def test_what_cases_meet_is_told_of_a_variable_by_itself(graph: KnowledgeGraph, question: str, said: str) -> None:
    first = first_line(graph, question)
    assert said in first
    assert "of 14" not in first


@pytest.mark.parametrize(
    ("question", "case"),
    [
        ("Which ally was high on burden-sharing but low on interest exchange?", "Germany"),
        ("哪个国家责任分担高但利益置换低？", "德国"),
        ("哪個盟國願意分擔責任，卻不肯進行利益置換？", "德國"),
        ("責任分担は高いが利益交換は低い国はどこか。", "ドイツ"),
        ("Which country is low on both burden-sharing and interest exchange?", "Philippines"),
        ("哪个国家责任分担和利益置换都低？", "菲律宾"),
    ],
)
def test_the_case_of_two_degrees_is_named_in_any_wording(graph: KnowledgeGraph, question: str, case: str) -> None:
    assert case in first_line(graph, question)


@pytest.mark.parametrize(
    ("question", "case"),
    [
        ("Which of the four cases scores high on both variables?", "Poland"),
        ("四个案例中哪个两个变量都高？", "波兰"),
        ("Which country was low on both variables?", "Philippines"),
        ("两个变量都低的是哪个案例？", "菲律宾"),
    ],
)
def test_the_case_of_both_degrees_is_no_poll_of_criteria(graph: KnowledgeGraph, question: str, case: str) -> None:
    assert case in graph.ask(question).answer.split("\n")[0]
