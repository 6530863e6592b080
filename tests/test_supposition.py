"""Questions that suppose something of a theory's criteria, or ask what follows from so many of them."""

from __future__ import annotations

import pytest

from kg import KnowledgeGraph
from kg.ask.retrieval.context import Context
from kg.ask.theories.state import states
from kg.ask.theories.tally import numbers
from kg.ask.understanding.question import understand
from kg.theory import counting
from kg.theory.source import read

NAME = "burden-sharing"
BURDEN, EXCHANGE = "burden-sharing-willingness", "interest-exchange-willingness"


def context(graph: KnowledgeGraph, question: str) -> Context:
    return Context(graph, understand(graph.snapshot, question))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # A number in a name counts nothing, and what is asked supposes nothing.
        (
            "Suppose Poland lost its mark for giving way on key issues over Nord Stream 2. What would it get?",
            {"key-issue-compromise": "unmet"},
        ),
        # What has no verb of its own is as the rest.
        (
            "If Japan lost its marks for trade concession and match of diplomatic ideas, what is predicted?",
            {"trade-concession": "unmet", "diplomatic-idea-match": "unmet"},
        ),
        (
            "Had the Philippines raised defence spending and shared stationing costs, what would the model predict?",
            {"raising-defence-spending": "met", "host-nation-cost-sharing": "met"},
        ),
        (
            "如果去掉日本在“联盟集体行动”这一项上的圆圈，按模型会得到什么程度的安全保障？",
            {"joint-alliance-action": "unmet"},
        ),
        ("假如波蘭失去“軍事合作”的圓圈，安全保障程度會怎樣？", {"military-cooperation": "unmet"}),
        (
            "表11で日本に付けられた「安全承諾」の○を外した場合、保障の程度はどう変わるか。",
            {"security-commitment": "unmet"},
        ),
        (
            "フィリピンが国防費を引き上げ、駐留経費も分担していたら、モデルは何を予測するか。",
            {"raising-defence-spending": "met", "host-nation-cost-sharing": "met"},
        ),
    ],
)
def test_what_is_supposed_is_read_clause_by_clause(
    graph: KnowledgeGraph, question: str, expected: dict[str, str]
) -> None:
    assert states(context(graph, question), read(graph.snapshot, NAME))[0] == expected


def test_what_means_the_opposite_of_a_criterion_denies_it(graph: KnowledgeGraph) -> None:
    asked = context(graph, "If the US-South Korea alliance broke slowly, what path would be predicted for South Korea?")
    found = states(asked, read(graph.snapshot, "alliance-vulnerability"))[0]
    assert found == {"alliance-broken": "met", "break-quick-and-complete": "unmet"}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "If a state meets two of the three burden-sharing criteria but only two of the six interest-exchange "
            "criteria, what guarantee does the theory predict?",
            {BURDEN: 2, EXCHANGE: 2},
        ),
        ("What would the theory give a country that meets half of the interest-exchange criteria?", {EXCHANGE: 3}),
        ("一个国家责任分担只满足一项，利益置换满足五项，按该理论会得到什么程度的保障？", {BURDEN: 1, EXCHANGE: 5}),
        ("菲律賓在責任分擔的三項指標上一項都沒有達到，依理論應該算哪一級？", {BURDEN: 0}),
        ("If Poland gave way over Nord Stream 2, what would the theory predict?", {}),
        ("最后一张关于安全保障的汇总表中，四个盟国各满足了几项条件？", {}),
    ],
)
def test_how_many_are_met(graph: KnowledgeGraph, question: str, expected: dict[str, int]) -> None:
    assert numbers(context(graph, question), read(graph.snapshot, NAME), "germany") == expected


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "If Japan stopped sharing stationing costs, what would the theory predict?",
            ["limited", "becomes low (1 of 3"],
        ),
        # What is supposed of the measured outcome leaves the prediction as it is.
        (
            "Take away Japan's circle for security commitment in Table 11: what degree of guarantee would follow?",
            ["limited", "3 of 5", "The prediction stays: high"],
        ),
        (
            "Which combination of burden-sharing and interest exchange is shown by none of the cases?",
            ["burdens is low and willingness to exchange interests is high", "limited"],
        ),
        (
            "Do the prose and Table 1 give one threshold for whoever meets half of the interest-exchange criteria?",
            ["3 to 6: high", "4 to 6: high", "None of the 4 cases"],
        ),
        (
            "Which country meets the fewest criteria for a security guarantee?",
            ["The fewest", "Philippines case (low; 1 of 5"],
        ),
        ("What are the hypotheses of the burden-sharing theory?", ["hypothesis 1", "hypothesis 2", "hypothesis 3"]),
        ("Does the Brussels Conference count as soft balancing?", ["soft balancing", "6 of 6"]),
        ("华盛顿会议是否符合萨尔兹曼软平衡的定义？", ["未定", "5/6"]),
        ("責任分担と利益交換の組み合わせのうち、事例がないのはどれか。", ["責任分担の意思が低", "限定的"]),
        ("姜麗媛的三個假設分別是什麼？", ["假設1", "假設2", "假設3"]),
        ("If a subordinate state is unwilling on both counts, which hypothesis applies?", ["hypothesis 2", "is low"]),
        (
            "What does Jiang's framework foresee for a subordinate that shares burdens willingly but refuses to trade "
            "interests?",
            ["is high", "is low", "limited"],
        ),
        ("責任分担の意思が高く利益交換の意思が低い国は、理論ではどの程度の保障を得るか。", ["限定的"]),
        ("假如德国的利益置换意愿变为高，模型预测什么？", ["德国案例", "利益置换意愿为高", "安全保障程度将为高"]),
        ("德国还差几项利益置换条件才能得到高程度的安全保障？", ["还差3个"]),
        (
            "On which indicators do Poland and Japan differ in Table 10?",
            ["met in the Japan case, not in the Poland case: concession in trade talks"],
        ),
        ("表11中哪些國家在「軍事力量部署」上沒有圓圈？", ["未滿足「軍事力量部署」的：德國案例、日本案例和菲律賓案例"]),
        ("What would Heginbotham and Samuels expect of Japan if the alliance broke?", ["turtling", "because"]),
        ("按黎开朗的框架，特朗普时期美日同盟缺少哪个动因？", ["未满足1个：价值观同盟", "未言及"]),
        # Whole variables.
        (
            "If the Philippines became fully willing to share burdens while remaining unwilling to exchange interests, "
            "what would Jiang's theory give it?",
            ["limited", "hypothesis 3"],
        ),
        ("假如日本變得不願意分擔責任，但利益置換照舊積極，姜麗媛的理論會預測什麼？", ["有限", "假設3"]),
        ("責任分担も利益交換も消極的な国は、どの仮説によりどの程度の保障を得るか。", ["低", "仮説2"]),
        # Groups of indicators.
        ("Suppose Germany had made both economic concessions. Would its guarantee rise?", ["2 of 6", "(unchanged)"]),
        ("日本が政治的支持と外交協調の○をすべて失ったら、利益交換の意思はどうなるか。", ["6項目中1項目"]),
        ("What if Japan lost both marks for diplomatic coordination? Would it still be highly willing?", ["3 of 6"]),
        # Criteria with what they make, and why.
        (
            "利益置换的六项标准里，波兰达到了几项、缺的是哪一项？照作者的门槛为什么仍算意愿“高”？",
            ["5/6", "经贸谈判", "3至6"],
        ),
        ("ドイツの責任分担の意思はなぜ高いとされるのか。", ["3項目中2項目", "2項目で高"]),
        # What is put as a denial, or names one.
        ("假如1937年防疫演说是军事手段，还算软平衡吗？", ["手段为非军事”算作未满足", "非软平衡"]),
        ("如果日本退出核不扩散条约，理论认为会付出什么代价？", ["国内声讨"]),
        # A case that is told of in words.
        ("卢昊论文里，贸易谈判领域的状况与论点的预测一致吗？", ["领域三", "一致"]),
        # What other articles say, by a theory's criteria.
        (
            "Suppose the changes in Japanese defence policy reported by the 2024 alliance article were coded with the "
            "burden-sharing scheme of Jiang Liyuan. Would its willingness change?",
            ["[003:25]", "“raising defence spending” counted as met", "3 of 3"],
        ),
        # What is said to stay as it is, what is denied of two, and what is named beside what is counted.
        (
            "假設菲律賓肯提高國防開支，也願意分攤駐軍費用，但在利益置換上一切照舊，按照姜麗媛的模型它應該得到多大程度的安全保障？",
            ["將為有限"],
        ),
        ("假设波兰利益置换意愿变低，责任分担照旧，模型预测什么？", ["将为有限", "满足3/3"]),
        (
            "Suppose Poland refused to share stationing costs and to join alliance operations. What would the model "
            "predict?",
            ["limited (now: high)", "1 of 3"],
        ),
        (
            "もしドイツが同盟の集団行動に加わり、利益交換でも四項目を満たしていたら、モデルは何を予測するか。",
            ["高となる", "3項目中3", "6項目中4"],
        ),
    ],
)
def test_what_follows_is_said(graph: KnowledgeGraph, question: str, said: list[str]) -> None:
    answer = graph.ask(question)
    assert (answer.intent, answer.status) == ("theory", "answered")
    assert [text for text in said if text not in answer.answer] == []


@pytest.mark.parametrize(
    "question",
    [
        "如果日本提高军费，译者担心什么？",
        "What conditions did Japan set for extending GSOMIA?",
        "If you put the Polish gas contracts of 2018 and 2019 together, how much gas is that?",
        "以北约为模板的亚洲多边核规划组织如果要成立，会碰到哪些困难？",
        "2019年に日本が地域の経済の枠組みづくりで掲げた二つの目標は何でしたか。",
    ],
)
def test_a_conditional_or_a_criterion_alone_is_no_question_of_a_theory(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).intent != "theory"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # However it is denied, it is not met.
        ("Suppose Japan had had no part in alliance action: what would the theory predict?", "limited (now: high)"),
        ("If Japan paid no stationing costs, what would the model predict?", "limited (now: high)"),
        ("假設日本沒有分攤駐軍費用，結果會如何？", "有限（現為高）"),
        # What is supposed may be what is coded.
        ("If Poland had shared stationing costs, what would the theory predict?", "That is how the article rates it"),
        ("要是德国提高了国防开支，按照模型会得到什么程度的安全保障？", "文章的判定本来如此"),
        ("もし日本が駐留経費を分担していたら、理論ではどの程度の保障になりますか。", "論文の判定はもともとそのとおり"),
        ("Had Poland opposed Nord Stream 2, what would it have got?", "That is how the article rates it"),
        # What an article tells of the thing is denied or turned round.
        ("Had Poland supported Nord Stream 2, what would it have got?", "“compromise on key issues” did not count"),
        ("Suppose Germany had yielded over Nord Stream 2: what would change?", "“compromise on key issues” counted as"),
        ("假如波兰在5G问题上不跟随美国，结果会怎样？", "“与主导国战略方向的匹配”算作未满足"),
    ],
)
def test_what_is_supposed_goes_the_way_it_is_said(graph: KnowledgeGraph, question: str, said: str) -> None:
    answer = graph.ask(question)
    assert answer.intent == "theory"
    assert said in answer.answer.split("\n")[0]


@pytest.mark.parametrize("question", ["What if Abe had not gone to Tehran?", "假如博尔顿没有去日本，会怎样？"])
def test_what_no_criterion_is_coded_by_is_not_supposed(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).intent != "theory"


def test_a_degree_that_a_case_has_not_is_corrected(graph: KnowledgeGraph) -> None:
    answer = graph.ask("Why does Jiang Liyuan's table rate Germany's willingness to share burdens as low?")
    assert answer.status == "partial"
    assert answer.premise is not None
    assert "high" in answer.answer


def test_a_state_without_a_case_is_coded_by_what_is_said_of_it(graph: KnowledgeGraph) -> None:
    answer = graph.ask(
        "How would South Korea's defence budget and base-cost payments come out on the burden-sharing scale of the "
        "asymmetric-alliance article?"
    )
    assert [
        text for text in ("codes no case of South Korea", "2.5 per cent", "2 of 3") if text not in answer.answer
    ] == []


def test_the_cell_that_is_supposed_to_be_otherwise_is_shown(graph: KnowledgeGraph) -> None:
    answer = graph.ask("If Japan stopped sharing stationing costs, what would the theory predict?")
    assert {555, 128, 185} <= {e["line"] for e in answer.evidence}


def test_whether_it_fits_is_told_once_for_a_text_of_two_questions(graph: KnowledgeGraph) -> None:
    answer = graph.ask("如果去掉日本的“驻军费用分摊”这一项，模型会得到什么程度的安全保障？和文中给日本的结论还一致吗？")
    assert "有限" in answer.answer
    assert answer.answer.count("不一致") == 1
    assert "•" not in answer.answer.partition("相关的还有：")[0]


# --- Counting


def test_readings_differ_where_their_thresholds_do(graph: KnowledgeGraph) -> None:
    theory = read(graph.snapshot, NAME)
    found = counting.readings(theory, EXCHANGE, 3)
    assert {row[0]: row[3] for row in found["rows"]} == {"tables": "high", "text": "low"}
    assert found["values"] == {"affected": []}
    assert counting.readings(theory, BURDEN, 0)["values"] == {"affected": ["philippines"]}


def test_a_combination_that_no_case_shows_has_its_outcome(graph: KnowledgeGraph) -> None:
    theory = read(graph.snapshot, NAME)
    every = counting.combinations(theory)
    assert every is not None
    assert len(every["rows"]) == 4
    empty = counting.combinations(theory, empty=True)
    assert empty is not None
    assert [row[:3] for row in empty["rows"]] == [["low", "high", "limited"]]
    assert counting.combinations(read(graph.snapshot, "soft-balancing")) is None


def test_what_the_numbers_leave_open_is_undetermined(graph: KnowledgeGraph) -> None:
    theory = read(graph.snapshot, NAME)
    assert counting.given(theory, {}, {BURDEN: 3})["values"] == {"predicted": "undetermined"}
    assert counting.given(theory, {}, {BURDEN: 0, EXCHANGE: 0})["values"] == {"predicted": "low"}
