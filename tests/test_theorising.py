"""Which questions are of a theory, and what they are told, in four languages."""

from __future__ import annotations

import pytest

from kg import KnowledgeGraph
from kg.ask.answer import Answer
from kg.ask.saying.wording import lines_of, worded
from kg.ask.session import Session
from kg.cli import render


@pytest.mark.parametrize(
    "question",
    [
        # A government expects, an ally refuses, a strategy has frameworks, a pact conditions: no theory is asked.
        "What effects on growth did the Japanese government expect from the trade agreement with the US?",
        "Under US pressure over defence costs, what did Japan refuse to pay for?",
        "面對美國要求分攤防衛經費的壓力，日本拒絕負擔哪些項目？",
        "拜登通过几个多边框架构建有韧性的供应链？",
        "米国は供給網を強固にするためにどの四つの枠組みを使いましたか。",
        "德日兩國缺席布魯塞爾，由哪一國替它們出面說話？",
        # To name a theory is not to ask what it gives.
        "List the scholars named as critics of soft balancing theory.",
        "Which four exchange goods does the market theory of alliances list?",
        # A name is no mark, a scholar's own conditions are no criteria of another's theory, and what a government
        # expects of a treaty is no strategy that a theory predicts.
        "What did Mark Esper ask for in Seoul?",
        "By Dong Zuozhuang's definition, which conditions make military cooperation close, and does one suffice?",
        "董柝壮认为满足哪些条件才算高水平军事合作？",
        "董柝壮によれば、どの条件を満たせば高水準の軍事協力といえますか。",
        "How does Morrow explain that small states ride free, and by which model?",
        "How many jobs did the Americans expect from the trade agreement with Japan?",
        "Which of the four frameworks does South Korea belong to beside Japan?",
    ],
)
def test_what_only_sounds_like_a_theory_is_no_question_of_one(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).intent not in {"theory", "poll"}


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("Why does the author rate Germany's willingness to trade interests as low?", {326, 340, 360, 564}),
        ("作者为什么把德国的利益置换意愿评为低？", {326, 340, 360, 564}),
        ("菲律賓的責任分擔意願為何被判為低？", {494, 557}),
        ("フィリピンの責任分担の意思はなぜ低いと判定されるのですか。", {494, 557}),
        ("为什么对德国的安全承诺不算满足？", {376, 576}),
    ],
)
def test_why_a_case_is_rated_so_rests_on_cells_and_on_what_the_article_tells(
    graph: KnowledgeGraph, question: str, lines: set[int]
) -> None:
    answer = graph.ask(question)
    assert answer.intent == "theory"
    assert lines <= {e["line"] for e in answer.evidence}


@pytest.mark.parametrize(
    "question",
    [
        "State the three hypotheses about when a patron gives more or less security.",
        "请列出关于主导国何时给予较多或较少安全保障的三个假设。",
        "請列出關於主導國何時給予較多或較少安全保障的三項假設。",
        "主導国がいつ手厚い、あるいは薄い安全保障を与えるかについての三つの仮説を挙げてください。",
    ],
)
def test_hypotheses_are_told_as_they_are_stated(graph: KnowledgeGraph, question: str) -> None:
    assert {171, 173, 175, 179} <= {e["line"] for e in graph.ask(question).evidence}


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("When both kinds of willingness are low, what does the leading power do according to the hypotheses?", "low"),
        ("第二个假设认为，两种意愿都低时主导国会怎么做？", "低"),
        ("第二項假設認為，兩種意願皆低時主導國會怎麼做？", "低"),
        ("第二の仮説によれば、二つの意思がともに低いとき主導国はどう行動しますか。", "低"),
    ],
)
def test_what_follows_from_degrees_is_told_with_its_hypothesis(
    graph: KnowledgeGraph, question: str, outcome: str
) -> None:
    answer = graph.ask(question)
    assert outcome in answer.answer.splitlines()[0]
    assert 173 in {e["line"] for e in answer.evidence}


@pytest.mark.parametrize(
    "question",
    [
        "What South Korean degree of security does the model give?",
        "模型给韩国的安全保障程度是多少？",
        "模型給南韓的安全保障程度是什麼？",
        "作者姜丽媛认为韩国满足责任分担的几个条件？",
    ],
)
def test_a_state_that_is_no_case_is_refused_with_the_cases_there_are(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "unknown"
    assert any(name in answer.answer for name in ("Poland", "波兰", "波蘭"))


def test_two_cases_that_differ_are_told_criterion_by_criterion(graph: KnowledgeGraph) -> None:
    answer = graph.ask("On which points do Germany and Japan differ in the interest exchange table?")
    assert {558, 559, 560, 562, 563} <= {e["line"] for e in answer.evidence}


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("Would Japan's arms build-up under the three security documents count as soft balancing?", {77}),
        ("In Saltzman's sense, does Japan's lead in the CPTPP count as soft balancing?", {77}),
        ("日本牵头CPTPP在萨尔茨曼的意义上算不算软平衡？", {77}),
        ("按薩爾茲曼的定義，日本主導的CPTPP規則算軟平衡嗎？", {77}),
        ("サルツマンの定義では、EUの報復関税リストはソフト・バランシングに当たりますか。", {77}),
    ],
)
def test_a_definition_may_be_applied_to_what_another_article_tells(
    graph: KnowledgeGraph, question: str, lines: set[int]
) -> None:
    answer = graph.ask(question)
    assert (answer.intent, answer.status) == ("theory", "answered")
    assert lines <= {e["line"] for e in answer.evidence if e["article"] == "saltzman"}


@pytest.mark.parametrize(
    "question",
    [
        "2017年北约里哪些国家军费达到了2%的标准？其中占比最高的是哪国？",
        "Which NATO countries met the 2% standard in 2017, and which of them paid the highest share?",
        "貿易談判中，日本靠哪些手段來壓低或滿足美方的要價？",
        "日本は貿易交渉でどんな手段で米国の要求を満たそうとしたか。",
    ],
)
def test_everyday_words_of_standards_and_means_are_no_theory(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).intent not in {"theory", "poll", "bearing"}


@pytest.mark.parametrize(
    "question",
    [
        "How many of the five security-guarantee conditions does each of the four allies meet?",
        "四个盟国各满足五项安全保障条件中的几项？",
        "四個盟國各符合五項安全保障條件中的幾項？",
        "利益交換に関する六つの項目のうち、四つの同盟国はそれぞれいくつ満たしているか。",
    ],
)
def test_how_many_there_are_is_not_how_many_are_met(graph: KnowledgeGraph, question: str) -> None:
    assert {row[0] for row in graph.ask(question).rows} >= {"poland", "germany", "japan", "philippines"}


@pytest.mark.parametrize(
    "question",
    [
        "By Saltzman's theory, what would a state choose whose survival is threatened and which can mobilise arms?",
        "若某國的核心利益受到嚴重威脅，而它又有能力動員武力，照軟平衡理論它會選什麼？",
    ],
)
def test_of_any_state_the_theory_tells_its_conditions(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.intent == "theory" and 85 in {e["line"] for e in answer.evidence}


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        # What is counted is supposed of no case: no case that meets so many is asked for.
        ("Does an ally that meets exactly three of the five guarantee conditions count as high?", {149}),
        ("一个盟友只满足五项保障条件中的三项，算高保障吗？", {149}),
        # Whoever fits may be told by what he denies, and which case shows it is told with what follows.
        (
            "An ally that gladly shares burdens yet will not trade interests: what guarantee does the theory foresee?",
            {557, 564, 580},
        ),
        ("哪個盟國兩項變項都低？", {557, 564, 580}),
        ("二つの変数がともに低い同盟国はどこですか。", {557, 564, 580}),
        # The cells of a table are told case by case.
        ("How many of the five guarantee conditions does each of the four allies satisfy?", {575, 576, 577, 578, 579}),
        ("4つの同盟国は、5つの安全保障条件のうちそれぞれいくつを満たしていますか。", {575, 576, 577, 578, 579}),
        ("波蘭和日本拿到的保障都評為「高」，但各符合幾項？日本少了哪一項？", {147, 148, 575, 580}),
        ("Which condition separates Poland from Japan on the guarantee table?", {575}),
        # A supposition is denied by any negation, of whatever verb.
        ("Had Washington pulled its troops out of Poland, which guarantee would the model give?", {148, 575}),
        ("假如日本当时完全不配合美国发起的联盟行动，按这篇文章的标准它会得到什么程度的保障？", {128, 556}),
        ("ポーランドから米軍が撤退していたら、モデルはどの程度の保障を予測するか。", {148, 575}),
    ],
)
def test_a_theory_shows_the_rules_and_cells_that_its_answer_rests_on(
    graph: KnowledgeGraph, question: str, lines: set[int]
) -> None:
    answer = graph.ask(question)
    assert (answer.status, answer.intent) == ("answered", "theory")
    assert lines <= {e["line"] for e in answer.evidence}


@pytest.mark.parametrize(
    "question",
    [
        "Would Duterte's Philippines count as a case of 'turtling' in Heginbotham and Samuels's sense?",
        "フィリピンは、ヘギンボサムとサミュエルズのいう「タートリング」に当たるか。",
    ],
)
def test_a_notion_applied_to_what_its_article_does_not_speak_of_is_told_from_both_sides(
    graph: KnowledgeGraph, question: str
) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    assert {"heginbotham-samuels", "jiang-liyuan"} <= {e["article"] for e in answer.evidence}


def test_no_case_is_taken_for_what_shares_a_word_with_its_name(graph: KnowledgeGraph) -> None:
    answer = graph.ask("日美欧三方在WTO改革上对中国的“规则合围”，套用软平衡的定义能算吗？")
    assert "美国向中国提供战时物资" not in answer.answer
    assert {"saltzman", "lu-hao"} <= {e["article"] for e in answer.evidence}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Why did Poland get more protection than Germany?", "fg"),
        ("Why does Germany get less protection than Poland?", "fg"),
        ("Why did Japan obtain a stronger commitment than the Philippines?", "hi"),
        ("Why is Germany's guarantee limited while Poland's is high?", "fg"),
        ("为什么波兰得到的保护比德国多?", "fg"),
        ("菲律宾为何只得到很低的安全承诺?", "i"),
        ("為什麼波蘭比德國獲得更多安全保障?", "fg"),
        ("なぜポーランドはドイツより多くの保護を得たのか", "fg"),
        ("フィリピンはなぜ低い安全保障しか得られなかったのか?", "i"),
    ],
)
def test_why_a_case_gets_more_or_less_is_derived_and_told_as_the_author_explains_it(
    graph: KnowledgeGraph, question: str, told: str
) -> None:
    answer = graph.ask(question)
    lines = answer.answer.split("\n")
    assert answer.intent == "theory"
    # A line for each case, then what the author finds of each.
    behind = [answer.backed.get(lines[n], []) for n in range(len(told))]
    assert all(behind)
    found = [
        n for line in lines[len(told) : 2 * len(told)] for n in answer.passages if worded_of(graph, n, answer) == line
    ]
    assert found == [f"jiang-liyuan/l549{letter}" for letter in told]


@pytest.mark.parametrize(
    "question",
    [
        "Why did the US give the Philippines more military aid?",
        "Why did Germany raise its commitment to NATO?",
        "Why is the US commitment to Japan less reliable?",
        "美国为什么减少对菲律宾的军事援助?",
        "華府為什麼長期不肯講清楚，美菲的共同防禦義務到底適不適用於南海爭端？",
        "フィリピンに米軍基地がないのはなぜ",
    ],
)
def test_why_something_else_is_so_is_not_derived(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).intent != "theory"


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("What would the framework predict for a state that shares burdens but refuses concessions?", "limited"),
        ("What would the framework predict for a state that shares burdens and makes concessions?", "high"),
        ("What does the theory predict for an ally that neither shares burdens nor exchanges interests?", "low"),
        ("If a state shares burdens but makes no concessions, what does the theory predict?", "limited"),
        ("理论上,一个分担责任但拒绝让步的国家会得到什么样的安全保障?", "有限"),
        ("如果一个从属国既不分担责任也不置换利益,理论预测什么?", "低"),
        ("按照框架,一個分擔責任並且作出讓步的國家,理論預測會怎樣?", "高"),
        ("責任を分担するが譲歩を拒む国について、枠組みは何を予測するか", "限定的"),
        ("責任を分担し、利益も交換する国について、理論は何を予測するか", "高"),
        # In plain words, clause by clause; the items of a list have the stance of the first.
        (
            "Suppose an ally readily pays its share but will not yield on politics, trade or diplomacy. What "
            "protection should it expect under Jiang's model, and which of her cases fits?",
            "limited",
        ),
        (
            "If an ally refuses to bear more of the burden but gives way on trade, what guarantee does Jiang's model "
            "expect, and which case matches?",
            "limited",
        ),
        ("假如一个盟国肯出钱出力，却在政治、经贸和外交上寸步不让，按姜丽媛的模型它能得到怎样的安全保障？", "有限"),
        ("もし同盟国が費用も負担せず譲歩もしないなら、姜麗媛の理論ではどの程度の保障が予想されるか。", "低"),
        (
            "同盟国が負担には積極的に応じるが、政治・貿易・外交では譲らないとすれば、姜麗媛のモデルでは"
            "どの程度の安全保障が予想されるか。",
            "限定的",
        ),
    ],
)
def test_what_any_state_does_gives_the_degrees_of_the_variables(
    graph: KnowledgeGraph, question: str, outcome: str
) -> None:
    answer = graph.ask(question)
    assert answer.intent == "theory"
    told = (f"is {outcome} where", f"为{outcome}；", f"為{outcome}；", f"は{outcome}。")
    assert any(said in answer.answer.split("\n")[0] for said in told)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Which ally got the lowest security guarantee?", "The lowest degree of security guarantee: the Philippines"),
        ("哪个国家得到的安全保障程度最高？", "安全保障程度最高的是波兰案例（高；满足5/5个条件）和日本案例"),
        ("哪個案例的安全保障程度最低？", "安全保障程度最低的是菲律賓案例（低；滿足1/5個條件）"),
        ("安全保障の程度が最も高かったのはどの事例か。", "安全保障の程度が最も高いのはポーランドの事例"),
    ],
)
def test_the_highest_and_the_lowest_are_told_first_and_rest_on_the_row_of_the_degree(
    graph: KnowledgeGraph, question: str, first: str
) -> None:
    answer = graph.ask(question)
    line = answer.answer.split("\n")[0]
    assert line.startswith(first)
    assert "t11-degree" in answer.backed[line.rstrip()][0] and "t11-degree" in answer.passages[0]


@pytest.mark.parametrize(
    ("question", "because", "degree"),
    [
        ("Why is the Philippines rated low on the guarantee it got?", "are both low, so", "low"),
        ("为什么德国的安全保障有限？", "为低，所以", "有限"),
        ("為什麼德國的安全保障有限？", "為低，所以", "有限"),
        ("フィリピンが得た安全保障はなぜ低いのか？", "がともに低なので", "低"),
    ],
)
def test_why_a_case_has_its_degree_is_a_sentence_told_once(
    graph: KnowledgeGraph, question: str, because: str, degree: str
) -> None:
    answer = graph.ask(question)
    line = answer.answer.split("\n")[0]
    assert because in line and degree in line.split(because)[1]
    assert answer.answer.count(because) == 1


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        (
            "What does Jiang's second hypothesis say?",
            ["hypothesis 2", "Philippines case"],
            ["hypothesis 1", "Poland case"],
        ),
        ("假设1预测的结果是什么？", ["假设1", "波兰案例", "日本案例"], ["假设3", "德国案例"]),
        ("仮説3は何を述べ、どの事例が示すか。", ["仮説3", "ドイツの事例"], ["仮説2", "フィリピンの事例"]),
    ],
)
def test_a_hypothesis_asked_for_by_its_number_is_told_alone_with_its_cases(
    graph: KnowledgeGraph, question: str, told: list[str], not_told: list[str]
) -> None:
    before = graph.ask(question).answer.split("Told nearby")[0].split("相关的还有")[0].split("関連する記述")[0]
    assert [text for text in told if text not in before] == []
    assert [text for text in not_told if text in before] == []


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Does every case in Jiang's article come out as its model predicts?", "Yes: in each of the 4 cases"),
        ("每个案例的结果都与模型的预测一致吗？", "是：4个案例中"),
        ("すべての事例は理論の予測と一致するか。", "はい。4つの事例"),
        ("Does the Brussels Conference count as soft balancing?", "Yes."),
        ("冻结日本资产算不算软平衡？", "是。"),
    ],
)
def test_whether_a_theory_holds_opens_with_yes_or_no(graph: KnowledgeGraph, question: str, first: str) -> None:
    assert graph.ask(question).answer.startswith(first)


@pytest.mark.parametrize(
    "question",
    [
        "What does the theory predict where burden-sharing is high and interest exchange is low?",
        "责任分担高、利益置换低,理论上会怎样?",
        "責任分擔高、利益置換低,理論上會怎樣?",
        "もし同盟国の責任分担の意思が高く利益交換の意思が低ければ、理論上どうなる?",
    ],
)
def test_the_case_of_a_combination_rests_on_its_own_passages_each_printed_once(
    graph: KnowledgeGraph, question: str
) -> None:
    answer = graph.ask(question)
    behind = answer.backed[answer.answer.split("\n")[0]]
    assert any(name.endswith("-germany") for name in behind)
    assert not [n for n in behind if n.endswith(("-poland", "-japan", "-philippines")) or n == "jiang-liyuan/l549f"]
    told, also = render.told_apart(answer)
    places = [(e["line"], e["exact"]) for e in (*told, *also)]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize(
    ("question", "threshold"),
    [
        ("How does Jiang Liyuan measure security guarantees?", "limited"),
        ("安全保障是如何测量的?", "3个为有限"),
        ("姜麗媛怎樣衡量安全保障?", "3個為有限"),
        ("姜麗媛は安全保障をどのように測っているか", "3項目で限定的"),
    ],
)
def test_how_a_variable_is_measured_opens_with_its_definition_and_thresholds(
    graph: KnowledgeGraph, question: str, threshold: str
) -> None:
    answer = graph.ask(question)
    first, second = answer.answer.split("\n")[:2]
    assert worded_of(graph, "jiang-liyuan/l549e", answer) == first
    assert threshold in second


def worded_of(graph: KnowledgeGraph, name: str, answer: Answer) -> str:
    """Return a passage's statement as an answer words it."""
    return worded(graph.snapshot.evidence(name, answer.language), answer.language)


@pytest.mark.parametrize(
    ("question", "met"),
    [
        ("Compare Japan and Germany on all three variables.", ["5 of 6", "0 of 6"]),
        ("姜丽媛的三个变量上，日本和菲律宾各得什么等级？", ["5/6", "0/6"]),
        ("德國的兩個自變量各是什麼程度？", ["2/3", "0/6"]),
        ("姜麗媛の3つの変数でポーランドはそれぞれどう評価されていますか。", ["3項目中3", "6項目中5"]),
    ],
)
def test_variables_that_are_only_called_so_are_derived(graph: KnowledgeGraph, question: str, met: list[str]) -> None:
    answer = graph.ask(question)
    assert answer.intent == "theory"
    assert all(m in answer.answer for m in met)


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        (
            "Which of Saltzman's soft-balancing tools does each belong to: the moral embargo, the Brussels Conference?",
            ["negative economic statecraft", "institutional constraint"],
        ),
        (
            "史汀生对满洲问题的“不承认”、布鲁塞尔会议、1939年底的航空燃料技术限令，"
            "分别属于萨尔兹曼所说的哪一种软平衡手段？",
            ["战略性不合作", "制度约束", "战略禁运"],
        ),
        ("羅斯福的隔離演說和凍結日本資產各屬於哪一類軟平衡手段？", ["外交協調", "消極經濟策略"]),
        (
            "ルーズベルトの隔離演説と日本資産の凍結は、それぞれソフト・バランシングのどの手段に当たりますか。",
            ["外交的協調", "エコノミック・ステイトクラフト"],
        ),
    ],
)
def test_acts_are_filed_under_the_kinds_of_a_theory(graph: KnowledgeGraph, question: str, kinds: list[str]) -> None:
    told = graph.ask(question).answer.split("\n")
    assert all(kind in line for kind, line in zip(kinds, told, strict=False))


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (
            "If the emerging power directly endangers a state's survival and that state can mobilise its resources, "
            "does soft balancing still follow according to Saltzman?",
            "No. By",
        ),
        ("Would a state still choose soft balancing if it could mobilise the resources for hard balancing?", "No. By"),
        ("If a state cannot mobilise military resources, does Saltzman's theory expect soft balancing?", "Yes. "),
        ("如果新兴大国直接威胁一国生存，而该国又能动员军事和经济资源，软制衡理论还预期它软制衡吗？", "否。按"),
        (
            "如果新興大國直接危及一國的生存，而該國又動員得起軍事與經濟資源，按軟平衡理論還會預期它採軟平衡嗎？",
            "否。按",
        ),
        (
            "新興国が国家の存立を直接脅かし、その国が軍事・経済資源を動員できる場合、サルツマンの理論はなお"
            "ソフト・バランシングを予想するか。",
            "いいえ。",
        ),
    ],
)
def test_whether_an_outcome_still_follows_opens_with_yes_or_no(
    graph: KnowledgeGraph, question: str, first: str
) -> None:
    answer = graph.ask(question)
    assert answer.intent == "theory"
    assert answer.answer.startswith(first)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "According to Heginbotham and Samuels, how would South Korea go nuclear if the alliance broke down quickly "
            "and completely, and how if it eroded gradually?",
            ("only in secret", "acquiesce"),
        ),
        ("照作者的推論，美韓同盟若是迅速而徹底地瓦解，首爾會怎麼走核武這條路？若只是漸漸鬆動呢？", ("秘密", "默許")),
        (
            "米韓同盟が急速かつ完全に崩壊した場合、韓国の核の道はどうなるか。徐々に弱まる場合はどうか。",
            ("秘密裏", "黙認"),
        ),
    ],
)
def test_of_two_ways_each_has_its_outcome(graph: KnowledgeGraph, question: str, told: tuple[str, str]) -> None:
    lines = graph.ask(question).answer.split("\n")
    assert told[0] in lines[0] and told[0] not in lines[1]
    assert told[1] in lines[1]


@pytest.mark.parametrize(
    ("question", "steps"),
    [
        (
            "What would have to change for the Philippines to get a limited guarantee in Jiang's framework?",
            ["2 more", "3"],
        ),
        ("What would Germany have to change to be predicted a high security guarantee?", ["3 more", "6"]),
        ("德国还要满足哪些条件才能得到高程度的安全保障？", ["再满足3个", "6个条件"]),
        ("德國怎樣才能得到高程度的安全保障？", ["再滿足3個", "6個條件"]),
        ("ドイツが高い安全保障を得るには何が変わらなければならないか。", ["6項目", "あと3項目"]),
    ],
)
def test_what_would_have_to_change_is_told_in_criteria(graph: KnowledgeGraph, question: str, steps: list[str]) -> None:
    first = graph.ask(question).answer.split("\n")[0]
    assert [step for step in steps if step not in first] == []


@pytest.mark.parametrize("question", ["What would have to change for Japan to go nuclear?", "怎样才能防止核扩散？"])
def test_what_no_theory_counts_has_nothing_to_change(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).intent != "theory"


@pytest.mark.parametrize(
    ("question", "pair"),
    [
        ("Which cases differ only in one variable in Jiang's model?", "The Poland case and the Germany case"),
        ("姜丽媛的四个案例中，哪两个只在一个自变量上不同？", "波兰案例与德国案例"),
        ("姜麗媛の4つの事例のうち、一つの独立変数だけが異なるのはどれか。", "ポーランドの事例とドイツの事例"),
    ],
)
def test_cases_that_differ_in_one_variable_are_told_by_pairs(graph: KnowledgeGraph, question: str, pair: str) -> None:
    lines = graph.ask(question).answer.split("\n")
    assert lines[0].startswith(pair)
    assert not any("日本" in line and "波兰" in line for line in lines[:3])


OF_A_THEORY = [
    # Rules, how high is high, and what a variable is measured by.
    "责任分担的意愿是用哪几个指标来衡量的，满足几个算“高”？",
    "Under what conditions does Jiang's theory predict a limited guarantee?",
    "利益交換の意思はいくつの項目を満たせば高いとされるか。",
    # Predictions, whichever state it is and of cases.
    "If an ally raises defence spending, which guarantee does Jiang's theory predict?",
    "一個願意出錢但在經貿、外交上都寸步不讓的從屬國，按姜麗媛的理論會得到怎樣的保障？",
    "What does Jiang's theory predict for the Philippines?",
    # Criteria: of one case, of two, of all.
    "姜丽媛的表里，德国缺哪些条件？",
    "On which criteria do Germany and Poland differ?",
    "Which ally got the lowest security guarantee?",
    "四个案例都满足的条件有哪些？",
    "Which cases differ in one variable only?",
    # Suppositions.
    "What would have to change for Germany to get a high guarantee?",
    "如果德国像波兰那样让步，按姜丽媛的理论会得到怎样的保障？",
]


@pytest.mark.parametrize("question", OF_A_THEORY)
def test_each_line_rests_on_the_passages_of_what_it_tells(graph: KnowledgeGraph, question: str) -> None:
    model, answer = graph.theory("burden-sharing").theory, graph.ask(question)
    assert answer.intent == "theory"
    cases = {c.key: c for c in model.cases}
    own: dict[str, set[str]] = {}
    for variable in model.variables():
        cells = {p for c in cases.values() for i in model.criteria(variable) for p in c.cell(i).passages}
        stated = {p for c in cases.values() for _, places in c.stated.get(variable, ()) for p in places}
        own[variable] = {*model.behind(model.rule(variable)), *cells, *stated}
    lines = list(zip(answer.answer.split("\n"), lines_of(answer), strict=True))
    told = lines[: next((n for n, (line, _) in enumerate(lines) if line == answer.nearby), None)]
    assert all(places for _, places in told)
    for line, places in told:
        notes = {answer.evidence[place]["passage"] for place in places}
        named = {v for v in own if model.named(v).label(answer.language).casefold() in line.casefold()}
        # What is predicted rests on all variables; what is said of some, on none of the others.
        apart = own.keys() - named - {model.predicted}
        others = set().union(*(own[v] for v in apart)) - set().union(*(own[v] for v in named))
        assert model.predicted in named or not named or not notes & others, line
        spoken = {key for key, c in cases.items() if c.label(answer.language).casefold() in line.casefold()}
        assert not spoken or not {n for n in notes for key in cases.keys() - spoken if n.endswith(f"-{key}")}, line


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("责任分担的意愿是用哪几个指标来衡量的，满足几个算“高”？", "责任分担意愿取决于3个条件满足几个（2至3个为高"),
        ("利益置换意愿怎样才算高？", "利益置换意愿取决于6个条件满足几个（3至6个为高"),
        ("利益置換意願要滿足幾項才算高？", "利益置換意願取決於6個條件滿足幾個（3至6個為高"),
        (
            "How many criteria make willingness to exchange interests high?",
            "Willingness to exchange interests depends on",
        ),
        (
            "When does a security guarantee count as limited in Jiang's scheme?",
            "Degree of security guarantee depends on",
        ),
        ("利益交換の意思はいくつの項目を満たせば高いとされるか。", "利益交換の意思は6項目のうちいくつを満たすか"),
    ],
)
def test_how_many_criteria_make_a_degree_opens_with_the_rule_asked_for(
    graph: KnowledgeGraph, question: str, first: str
) -> None:
    assert graph.ask(question).answer.startswith(first)


@pytest.mark.parametrize(
    ("question", "first", "hypotheses"),
    [
        (
            "如果一个小国肯多出军费、但在贸易和外交上一步不让，按姜丽媛的理论它能得到多少安全保障？",
            "若责任分担意愿为高，则为有限；若责任分担意愿为低，则为低",
            ["179", "173"],
        ),
        (
            "If a small state pays its share but gives no inch on trade and diplomacy, what guarantee would it get by "
            "Jiang's theory?",
            "is limited where",
            ["179"],
        ),
        ("一個願意出錢但在經貿、外交上都寸步不讓的從屬國，按姜麗媛的理論會得到怎樣的保障？", "為有限；", ["179"]),
    ],
)
def test_the_hypothesis_that_applies_stands_before_all_that_is_nearby(
    graph: KnowledgeGraph, question: str, first: str, hypotheses: list[str]
) -> None:
    answer = graph.ask(question)
    told = answer.answer.split(f"\n{answer.nearby}\n")[0].split("\n")
    assert first in told[0]
    behind = [{answer.passages[place] for place in places} for places in lines_of(answer)[: len(told)]]
    assert behind[-len(hypotheses) :] == [{f"jiang-liyuan/l{n}a"} for n in hypotheses]
    assert {e["article"] for e in answer.evidence} == {"jiang-liyuan"}


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        (
            "According to soft balancing theory, what should a state do when it cannot afford to arm but a rising "
            "power threatens it?",
            "the strategy to expect is soft balancing (",
        ),
        ("按软平衡理论，一个国家无力扩军又面对新兴大国的威胁时应该怎么做？", "可预期的战略为软平衡（"),
        (
            "ソフト・バランシング理論によれば、軍拡の余裕がない国は新興国にどう対応すべきか。",
            "予想される戦略はソフト・バランシング（",
        ),
        (
            "In Saltzman's theory, how should a country respond to a rising power if its society is divided?",
            "is soft balancing (",
        ),
    ],
)
def test_what_is_to_be_done_is_predicted_and_judged_by_no_definition(
    graph: KnowledgeGraph, question: str, outcome: str
) -> None:
    assert outcome in graph.ask(question).answer.split("\n")[0]


@pytest.mark.parametrize(
    "question",
    [
        "同样是谈国家怎么应对实力变化，作者认为软平衡和均势理论在理论性质和使用的手段上各有什么不同？",
        "What should Japan do according to Heginbotham and Samuels?",
    ],
)
def test_what_somebody_recommends_or_compares_is_not_derived(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).intent != "theory"


@pytest.mark.parametrize(
    ("question", "case"),
    [
        ("If Germany conceded as Poland did, what would Jiang's theory predict?", "would be high (now: limited)"),
        ("如果德国像波兰那样让步，按姜丽媛的理论会得到怎样的保障？", "将为高（现为有限）"),
        ("もしドイツがポーランドのように譲歩したら、姜麗媛の理論では保障はどうなるか。", "高となる（現在は限定的）"),
    ],
)
def test_a_case_that_is_likened_to_another_has_what_that_one_has(
    graph: KnowledgeGraph, question: str, case: str
) -> None:
    told = graph.ask(question).answer.split("\n")[0]
    assert case in told
    assert told.count(case) == 1


@pytest.mark.parametrize(
    "question", ["Why was the Philippines' guarantee limited?", "为什么菲律宾得到的安全保障是有限的？"]
)
def test_why_a_case_is_of_another_degree_than_supposed_is_derived(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.premise
    assert not answer.premise["holds"]
    # The cells, the row of both low, and its hypothesis.
    assert {"jiang-liyuan/t3-low-low", "jiang-liyuan/l173a"} <= set(answer.passages)


@pytest.mark.parametrize(
    ("question", "first", "told"),
    [
        # From how many criteria on a degree counts, of whichever state, and which a case meets besides.
        (
            "How many of the five guarantees must an ally get in article 004 for the degree of security guarantee to "
            "be rated limited?",
            "2 to 3: limited",
            "",
        ),
        (
            "004では五つの指標のうちいくつで「限定的」とされますか。ドイツが満たしたのはどれですか。",
            "2～3項目で限定的",
            "5項目中3項目",
        ),
        # A variable that is called by its place.
        ("How is the first independent variable in article 004 measured?", "Alliance responsibility", "2 to 3: high"),
        ("论文004的第二个变量如何衡量？", "政治支持", "3至6个为高"),
        # What a criterion requires, and who lacks it.
        (
            "What does the indicator of deployment of forces look at in article 004, and which allies fail it?",
            "has troops on the subordinate state's territory",
            "not met in",
        ),
        ("「軍事力の配備」という指標は何を見るのか。", "軍", "5項目のうち"),
        # Under what condition an outcome comes about, and in which case.
        ("In what circumstances does 004 expect a low security guarantee?", "both low", "the Philippines case"),
        ("004の理論では、安全保障が限定的になるのはどのような条件のときか。", "限定的", "ドイツの事例"),
        ("Which combinations of the two variables are there in article 004?", "both high", "no case shows"),
        # What is lacking alone is told first.
        (
            "Which of the burden-sharing criteria does Japan not meet?",
            "does not meet 1: raising defence",
            "It meets 2 of 3: sharing",
        ),
        ("日本未满足哪些责任分担指标？", "未满足1个：提高国防开支", "满足2/3个：驻军费用分摊"),
        # Why a cell is as it is, and where it is otherwise.
        ("004の論文で、ドイツが「同盟の集団行動への参加」の指標を満たしたのはなぜか", "満たさない", "日本の事例"),
        # In what one case falls behind another.
        (
            "Compared with Japan, which burden-sharing criteria does Germany lack?",
            "willingness to share burdens".capitalize(),
            "taking part in collective alliance action",
        ),
    ],
)
def test_what_a_theory_requires_is_told_by_its_own_rules(
    graph: KnowledgeGraph, question: str, first: str, told: str
) -> None:
    answer = graph.ask(question)
    assert answer.intent == "theory"
    assert first in answer.answer.split("\n")[0]
    assert told in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "If Germany had yielded on Nord Stream 2, what would the theory predict?",
            ["“compromise on key issues” counted as met", "“Nord Stream 2” is taken as an instance"],
        ),
        ("假如德国在北溪2号上让步，理论会预测什么？", ["“关键议题妥协”算作满足", "实例"]),
    ],
)
def test_an_instance_stands_for_the_criterion_it_is_coded_by(
    graph: KnowledgeGraph, question: str, told: list[str]
) -> None:
    answer = graph.ask(question)
    assert answer.intent == "theory"
    for text in told:
        assert text in answer.answer


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        (
            "Which of the burden-sharing criteria does Germany meet?",
            "and if it had met only one?",
            "the Germany case, 1 of",
        ),
        ("德国满足了哪些责任分担指标？", "要是只满足一个呢？", "责任分担意愿为低（满足1/3个条件）"),
    ],
)
def test_what_is_supposed_next_is_of_the_same_case_and_variable(
    graph: KnowledgeGraph, first: str, then: str, said: str
) -> None:
    session = Session(graph)
    session.ask(first)
    assert said in session.ask(then).answer


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (
            "Which of the hypotheses does the Philippines bear out, and which one Japan?",
            ("Hypothesis 2 fits the Philippines case", "Hypothesis 1 fits the Japan case"),
        ),
        ("波兰符合哪个假设？德国呢？", ("符合波兰案例的是假设1", "符合德国案例的是假设3")),
        ("哪個假設適用於日本？哪個適用於菲律賓？", ("符合菲律賓案例的是假設2", "符合日本案例的是假設1")),
        (
            "ポーランドはどの仮説に当てはまり、ドイツはどれですか。",
            ("ポーランドの事例に当てはまるのは仮説1", "ドイツの事例に当てはまるのは仮説3"),
        ),
    ],
)
def test_the_hypothesis_of_each_case_is_named_first(
    graph: KnowledgeGraph, question: str, first: tuple[str, str]
) -> None:
    # What the hypothesis says stands below each.
    lines = graph.ask(question).answer.split("\n")[:3:2]
    assert sorted(line.startswith(one) for line in lines for one in first) == [False, False, True, True]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (
            "On which exchange criteria do Germany and Poland differ?",
            "Willingness to exchange interests: met in the Poland",
        ),
        ("In 004, what counts as meeting the criterion of military cooperation?", "Table 2: military cooperation"),
        (
            "「外交理念の一致」を満たさない国はどこですか。",
            "「外交理念の一致」を満たさないもの：ドイツの事例とフィリピン",
        ),
        ("哪个国家没有满足“安全承诺”？", "未满足“安全承诺”的：德国案例和菲律宾案例"),
        ("Which criteria does the theory of security provision use?", "Of predicted security guarantee"),
        (
            "When does the United States give limited protection, according to article 004?",
            "The predicted security guarantee is limited",
        ),
        (
            "A partner pays readily, but makes no concession on trade or diplomacy - what does it get?",
            "The predicted security guarantee is limited where",
        ),
    ],
)
def test_only_what_is_asked_of_criteria_is_told(graph: KnowledgeGraph, question: str, first: str) -> None:
    answer = graph.ask(question)
    assert answer.answer.startswith(first)
    told = answer.answer.split(answer.nearby)[0]
    assert (
        told.count("Degree of security guarantee: met") + told.count("are both low") + told.count("are both high") <= 2
    )


@pytest.mark.parametrize(
    "question",
    [
        "How is the degree of the security guarantee worked out?",
        "安全保障程度是怎么算出来的？",
        "安全保障の程度はどう計算されますか。",
    ],
)
def test_where_text_and_table_part_the_measure_says_so(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    passages = {e["passage"].rsplit("/", 1)[-1] for e in answer.evidence}
    assert answer.intent == "theory"
    assert {"l142g", "t2-threshold-3"} <= passages


def test_a_degree_that_is_a_clause_stands_beside_what_it_is_of(graph: KnowledgeGraph) -> None:
    text = "\n".join(graph.ask("Which criteria of the nuclear path does South Korea meet?").answer.split("\n"))
    assert "path is may" not in text
    assert "is nothing is" not in text
