"""Asking for spans of time, sums, members, table cells and derivations, in four languages."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kg import KnowledgeGraph
from kg.ask import Answer


def shown(answer: Answer) -> set[str]:
    return {e["passage"].rsplit("/", 1)[-1] for e in answer.evidence}


def first_value(answer: Answer) -> tuple[Any, str]:
    return answer.values[0]["value"], answer.values[0]["unit"]


# --- Times set against each other


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("How many days passed from the final TAG agreement until the agreement took effect?", 98, "DAY"),
        ("TAGの大枠合意から最終合意まで何日かかりましたか。", 31, "DAY"),
        ("How much time lay between the Hanoi talks and Abe's journey to Iran?", 4, "MO"),
        ("How many months after the Hanoi talks did Esper visit Tokyo and Seoul?", 6, "MO"),
        ("从美国宣布要从德国撤军，到美波签下加强防务合作协议，隔了几个月？", 2, "MO"),
        ("拜登上任後頭一次美日2+2之後,過了幾天奧斯汀才拋出「一體化威懾」?", 45, "DAY"),
        ("How much time passed between the TAG signing and its entry into force?", 86, "DAY"),
        ("How much time passed between the decision to start the TAG talks and the signing?", 376, "DAY"),
        ("《共同防御条约》签署多少年后菲律宾才提议重审？", 67, "YR"),
        ("TAGの署名から発効までの間はどれくらいか？", 86, "DAY"),
        # The second names nothing of its own, and has to do with the same as the first.
        ("After Trump and Abe agreed in New York to open talks on goods trade, how long until the first ministerial"
         " round?", 201, "DAY"),
        ("川普與安倍在紐約談妥要展開貨物貿易談判之後，隔了多久才開第一次部長級談判？", 201, "DAY"),
        ("日米首脳がニューヨークで物品貿易交渉の開始に合意してから、最初の閣僚級会合まで何日あったか。", 201, "DAY"),
    ],
)  # fmt: skip
def test_spans_of_time_are_reckoned_from_the_two_clauses(
    graph: KnowledgeGraph, question: str, value: int, unit: str
) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    assert first_value(answer) == (value, unit)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How long after Austin put forward integrated deterrence did Japan pass the joint command bill?", "3 years"),
        ("奥斯汀提出“一体化威慑”和日本通过统合司令部法案，哪件事在前？中间隔了多久？", "约3年"),
        ("How much time passed between the TAG signing and its entry into force?", "86 days, "),
    ],
)
def test_many_days_are_given_in_years_too(graph: KnowledgeGraph, question: str, said: str) -> None:
    assert said in graph.ask(question).answer


@pytest.mark.parametrize(
    "question",
    [
        "How much time passed between the Wales summit and Trump's threat?",
        "How many days passed between Kishida's visit to Washington and the passing of the joint headquarters bill?",
        "从签署到生效隔了多久？",
        "署名から発効まで何日か。",
    ],
)
def test_no_span_is_told_where_an_end_is_not_what_is_asked(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.status != "answered"
    assert not {v["unit"] for v in answer.values} & {"DAY", "MO", "YR"}


@pytest.mark.parametrize(
    "question",
    [
        "從日美首腦同意啟動TAG談判到正式簽署，中間經過哪些步驟，花了多久？",
        "What steps led from the opening of the TAG talks to the signing and how long did they take?",
        "TAG交渉の開始合意から署名まで、どのような段階を経て、どれくらいかかったか？",
    ],
)
def test_steps_from_one_day_to_another_are_told_with_how_long_they_took(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    lines = [line for line in answer.answer.splitlines() if line.startswith("•")]
    assert "2019" in lines[2]
    assert first_value(answer) == (376, "DAY")


@pytest.mark.parametrize(
    "question",
    ["日本在美日首脑会谈中和特朗普谈了几次？", "在美国举行的日美首脑会谈有几次？"],
)
def test_how_often_is_not_told_by_how_long(graph: KnowledgeGraph, question: str) -> None:
    assert "分钟" not in graph.ask(question).answer.splitlines()[0]


def test_a_date_to_the_day_is_taken_from_what_concerns_the_event(graph: KnowledgeGraph) -> None:
    answer = graph.ask("How many days after the first 2+2 under Biden did Austin launch integrated deterrence?")
    assert {"l87a", "l23c"} <= shown(answer)


@pytest.mark.parametrize(
    ("question", "earlier", "later"),
    [
        ("是韓國宣布有條件延長GSOMIA在先，還是埃斯珀頭一回訪問日韓在先？", "2019年8月", "2019年11月22日"),
        ("What happened first, the freezing of Japanese assets or the loan of March 1940?", "March 1940", "July 1941"),
        ("Did France or ASEAN publish its Indo-Pacific paper first?", "May 2019", "June 2019"),
        ("法国和东盟谁先发布印太文件？", "2019年5月", "2019年6月"),
        ("フランスとASEANのどちらが先にインド太平洋の文書を出したか。", "2019年5月", "2019年6月"),
    ],
)
def test_the_earlier_of_two_is_told(graph: KnowledgeGraph, question: str, earlier: str, later: str) -> None:
    text = graph.ask(question).answer
    assert text.index(earlier) < text.index(later)


def test_what_is_listed_is_put_in_order(graph: KnowledgeGraph) -> None:
    answer = graph.ask(
        "Sort by date: the F-35 sale to Poland, the US announcement that it leaves the INF Treaty, the Hanoi talks."
    )
    dates = [v["when"] for v in answer.values if v["when"]]
    assert dates[:3] == ["2018-10", "2019-02", "2020-01"]


def test_dates_that_do_not_tell_are_said_not_to(graph: KnowledgeGraph) -> None:
    answer = graph.ask(
        "Which came first, Duda's visit of 2018 to the US or the announcement of leaving the INF Treaty?"
    )
    assert "do not tell" in answer.answer


@pytest.mark.parametrize(
    ("question", "undated"),
    [
        ("Did Roosevelt freeze Japanese assets before or after the moral embargo?", "“moral embargo”"),
        ("Which came first, the moral embargo or the freeze of Japanese assets?", "“moral embargo”"),
        ("罗斯福冻结日本资产是在道义禁运之前还是之后？", "“道德禁运”"),
    ],
)
def test_what_has_no_date_is_not_replaced_by_what_is_told_with_it(
    graph: KnowledgeGraph, question: str, undated: str
) -> None:
    answer = graph.ask(question)
    assert undated in answer.answer.splitlines()[1]
    assert answer.status == "partial"


def test_no_length_is_made_up_for_what_no_passage_dates(graph: KnowledgeGraph) -> None:
    answer = graph.ask("How many days between the Quarantine Speech and the Brussels Conference?")
    assert answer.status == "partial"
    assert answer.values == []
    assert answer.answer.startswith("The articles do not tell how long.")


# --- Members of something


@pytest.mark.parametrize(
    ("question", "passages"),
    [
        ("文章一共给出几条政策建议？分别讲什么？", {"l177a", "l181c", "l186b", "l191b", "l196c"}),
        ("“经济遏制”之下有哪几种做法可用？", {"l97i", "l97j", "l97k"}),
        ("How many strategic elements does Japan's plan B contain, and what are they?", {"l130a", "l130b", "l130c"}),
        (
            "What new US military bodies and facilities were set up on Polish soil?",
            {"l266j", "l266k", "l266l", "l266m"},
        ),
        (
            "2019年春にワシントンで開かれた外務・防衛の閣僚協議では、どんな手立てが合意されましたか。",
            {"l129e", "l129g", "l129h", "l129i"},
        ),
    ],
)
def test_all_members_are_named_where_all_are_asked_for(
    graph: KnowledgeGraph, question: str, passages: set[str]
) -> None:
    assert passages <= shown(graph.ask(question))


# --- Columns of tables


@pytest.mark.parametrize(
    ("question", "years", "count"),
    [
        ("ポーランドの国防費の表で、GDP比が2％に届かなかった年を全部挙げてください。", {"2016", "2017", "2019"}, 3),
        ("In which years did Germany stay under 1.25 percent in its spending table?", {"2015", "2016", "2017"}, 3),
        ("ドイツの国防費の表で、GDP比が1.3％を超えた年はどれですか。", {"2019", "2020", "2021"}, 3),
    ],
)
def test_cells_beyond_a_limit_are_picked_and_counted(
    graph: KnowledgeGraph, question: str, years: set[str], count: int
) -> None:
    answer = graph.ask(question)
    assert first_value(answer)[0] == count
    assert {year for row in answer.rows for year in re.findall(r"20\d\d", row[0])} == years


def test_a_limit_is_never_answered_from_another_states_column(graph: KnowledgeGraph) -> None:
    answer = graph.ask("In which years did French defence spending exceed 2 percent?")
    assert not [p for p in shown(answer) if p.startswith(("t4-", "t6-"))]


@pytest.mark.parametrize(
    ("question", "minutes"),
    [
        (
            "Counting only the encounters on Japanese soil in 2019, how many minutes did the president and Abe talk?",
            190,
        ),
        ("2019年在美國舉行的日美首腦會談一共談了多少分鐘？", 175),
    ],
)
def test_what_took_place_somewhere_is_summed(graph: KnowledgeGraph, question: str, minutes: int) -> None:
    assert first_value(graph.ask(question)) == (minutes, "MIN")


def test_the_greatest_of_a_column_is_none_that_sums_the_others(graph: KnowledgeGraph) -> None:
    answer = graph.ask("2019年の日米首脳会談のうち最も長かったのはどれで、何分だったか。")
    assert "155" in answer.answer
    assert "t1-may-minutes" in shown(answer)


def test_a_length_that_a_passage_states_is_given_as_stated(graph: KnowledgeGraph) -> None:
    answer = graph.ask("How soon after the Brussels Conference opened did Italy sign up with Germany and Japan?")
    assert (answer.status, "l116g" in shown(answer)) == ("answered", True)


def test_what_all_cells_of_a_column_name_is_told(graph: KnowledgeGraph) -> None:
    answer = graph.ask("Was any one topic on the agenda at every one of the 2019 leaders' meetings listed?")
    assert "North Korea issue" in answer.answer.splitlines()[0]


# --- Theories


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (
            "Which exchange criterion does Poland fail to meet?",
            ["5 of 6", "does not meet 1: concession in trade talks"],
        ),
        ("日本が満たしていない利益交換の条件は何ですか。", ["6項目中1項目：重要議題での妥協"]),
        (
            "最后一张表里，四国各拿到几个圆圈？",
            ["波兰案例满足5/5", "德国案例满足3/5", "日本案例满足4/5"],
        ),
        ("If Manila had met two burden-sharing criteria, what would the framework predict?", ["2 of the 3", "limited"]),
        ("假如柏林在政治、经贸、外交这几项里再多做到三项，按作者的框架它该落在哪一档？", ["6个条件中满足3个", "高"]),
        ("若韓國與美國的同盟迅速且徹底破裂，依理論會怎樣預測？", ["秘密取得核武器"]),
        ("Under what conditions does the theory expect soft balancing?", ["survival and core interests"]),
    ],
)
def test_theories_are_found_by_the_words_of_the_question(
    graph: KnowledgeGraph, question: str, words: list[str]
) -> None:
    answer = graph.ask(question)
    assert answer.intent == "theory"
    assert [w for w in words if w not in answer.answer] == []
    assert answer.evidence


def test_a_condition_that_is_denied_lets_the_other_strategy_be_open(graph: KnowledgeGraph) -> None:
    answer = graph.ask(
        "仮に台頭国が自国の存立と核心的利益を正面から脅かし、しかも軍事・経済・社会の資源を十分に動員できるとしたら、"
        "この理論に照らしてソフトな均衡策はなお選ばれるだろうか。"
    )
    assert {"l82e", "l82f", "l85b"} <= shown(answer)


def test_a_state_that_is_no_case_has_no_criteria(graph: KnowledgeGraph) -> None:
    answer = graph.ask("Which exchange criterion does France lack?")
    assert answer.intent != "theory"
    assert not any("/t10-" in e["passage"] for e in answer.evidence)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Which topic came up at every one of the five Japan-US summits of 2019, and which topics only once?",
            ["In all 5: North Korea issue.", "China (Japan-US summit, May 2019)"],
        ),
        (
            "2019年日美五次領袖會談中,有沒有哪個議題次次都談到?又有哪些議題只出現過一次?",
            ["5項均有：朝鮮問題。", "地區形勢（2019年5月日美首腦會談）"],
        ),
        (
            "5回の日米首脳会談ですべてに共通する議題は何ですか。1回しか出ていない議題は？",
            ["5件すべてにあるもの：北朝鮮問題。", "地域情勢（2019年5月日米首脳会談）"],
        ),
        ("Which of the five summits dealt with the Middle East?", ["in 2 of 5"]),
        ("中東情勢は2019年の5回の日米首脳会談で何回取り上げられたか。", ["5件のうち2件"]),
    ],
)
def test_what_recurs_in_a_table_is_counted(graph: KnowledgeGraph, question: str, said: list[str]) -> None:
    text = graph.ask(question).answer
    assert [s for s in said if s not in text] == []


def test_how_often_something_was_is_no_matter_of_a_table_of_something_else(graph: KnowledgeGraph) -> None:
    answer = graph.ask("How often did the US and Polish heads of state meet under Trump?")
    assert any(v["value"] == 11 for v in answer.values)


# --- Values in four languages alike


@pytest.mark.parametrize(
    "question",
    [
        "How long did Trump and Abe talk in Biarritz?",
        "特朗普和安倍在比亚里茨会谈了多久？",
        "川普和安倍在比亞里茲會談了多久？",
        "トランプと安倍はビアリッツでどれくらい会談したか。",
    ],
)
def test_how_long_something_took_is_told_of_that_event(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).evidence[0]["passage"].endswith("t1-august-minutes")


@pytest.mark.parametrize(
    "question",
    [
        "How long after the US National Security Strategy did Japan release its three security documents?",
        "拜登政府发布《国家安全战略》之后，隔了多久日本才出台安保三文件？",
        "拜登政府發表《國家安全戰略》後，過了多久日本才推出安保三文件？",
        "バイデン政権の国家安全保障戦略の発表から、日本が安保三文書を出すまでどれくらいの間があったか。",
    ],
)
def test_a_stretch_of_time_lies_between_the_most_precise_dates_told(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert first_value(answer) == (2, "MO")
    assert answer.values[0]["when"] == "2022-10/2022-12"


@pytest.mark.parametrize(
    "question",
    [
        "What happened between Japan and the US in September 2019?",
        "2019年9月日美之间发生了什么？",
        "2019年9月日美之間發生了什麼？",
        "2019年9月に日米の間で何が起きたか。",
    ],
)
def test_what_happened_in_a_month_is_told_by_its_dates(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert {"l187g", "t2-final-event", "t2-final-date"} <= shown(answer)
    dates = [v["when"] for v in answer.values if v["unit"] == "date"][:4]
    assert dates == sorted(dates)
    assert all(d.startswith("2019-09") for d in dates)


@pytest.mark.parametrize(
    "question",
    [
        "Put what the Philippines did between 2016 and August 2020 in order.",
        "请按时间顺序列出菲律宾2016年到2020年8月的举动。",
        "請依時間順序列出菲律賓2016年到2020年8月的舉動。",
        "2016年から2020年8月までのフィリピンの動きを時系列で並べてください。",
    ],
)
def test_all_that_begins_or_ends_in_a_time_is_put_in_order(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    # An office taken, acts, and what was only announced.
    assert {"l480a", "l496t", "l480g", "l492b", "l496u"} <= shown(answer)
    assert "l510j" not in shown(answer)


@pytest.mark.parametrize(
    "question",
    [
        "How many of the 2019 meetings touched on the Middle East, and which?",
        "2019年的会谈中有几次涉及中东，是哪几次？",
        "2019年的會談有幾次觸及中東？是哪幾次？",
        "2019年の会談のうち中東に触れたのは何回で、どれか。",
    ],
)
def test_how_many_rows_name_something_is_counted_with_their_dates(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert re.search(r"\b2\b|2[件项項]", answer.answer.splitlines()[0])
    assert {"t1-june-topics", "t1-september-topics", "t1-june-date", "t1-september-date"} <= shown(answer)


@pytest.mark.parametrize(
    "question",
    [
        "How many trillion yen is Japan's defence budget after the three security documents of 2022?",
        "2022年安保三文件出台后，日本的防卫预算是多少万亿日元？",
        "2022年安保三文件公布後，日本的防衛預算是幾兆日圓？",
        "2022年の安保三文書の後、日本の防衛予算は何兆円になったか。",
        "How many American troops are based in South Korea?",
        "驻韩美军有多少人？",
        "駐韓美軍有多少人？",
        "在韓米軍の兵力は何人ですか。",
        "What is the population of Poland?",
        "波兰有多少人口？",
        "Where did South Korea carry out its first nuclear test?",
        "韩国在哪里进行了首次核试验？",
        "韓國在哪裡進行了首次核試驗？",
        "韓国は最初の核実験をどこで行ったか。",
        "How many seats did the LDP lose in 2024?",
    ],
)
def test_a_number_or_place_that_goes_with_nothing_is_unknown(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "unknown" or answer.premise is not None


@pytest.mark.parametrize(
    "question",
    [
        "Which came first, the Quarantine Speech or the Brussels Conference?",
        "隔离演说和布鲁塞尔会议哪个在先？",
        "隔離演說與布魯塞爾會議，何者在前？",
        "隔離演説とブリュッセル会議、どちらが先か。",
    ],
)
def test_where_one_of_two_has_no_date_what_is_told_of_both_is_shown(graph: KnowledgeGraph, question: str) -> None:
    found = shown(graph.ask(question))
    assert "l114i" in found
    assert found & {"l115c", "l115d", "l115e", "l115g", "l116a", "l118d"}


@pytest.mark.parametrize(
    "question",
    [
        "Who was invited to the US under the TOFU programme, and how many people?",
        "TOFU项目邀请了谁去美国？有多少人？",
        "TOFU計畫邀請了誰赴美？共幾人？",
        "TOFUプログラムで米国に招かれたのは誰で、何人か。",
    ],
)
def test_how_many_people_is_told_by_how_many_students(graph: KnowledgeGraph, question: str) -> None:
    assert "l35e" in shown(graph.ask(question))


# --- What a question asks of times, numbers and names, whatever its words


@pytest.mark.parametrize(
    "question",
    [
        "What is the name of the German foreign minister who said Germany's stance on Nord Stream 2 would not change?",
        "表示德国在“北溪2号”上不会改变立场的那位德国外长叫什么名字？",
        "表示德國在「北溪2號」上不會改變立場的那位德國外長叫什麼名字？",
        "「ノルドストリーム2」についてドイツの立場は変わらないと述べたドイツ外相の名前は何ですか。",
    ],
)
def test_who_is_left_unnamed_has_no_name_but_what_is_told_of_them(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "unknown"
    assert any(e["passage"].endswith("jiang-liyuan/l360o") for e in answer.closest)


@pytest.mark.parametrize(
    "question",
    [
        "By how many percentage points did Poland's defence spending share exceed Germany's in 2020?",
        "2020年波兰和德国军费占GDP的比例相差几个百分点？",
        "2020年の国防費の対GDP比はポーランドとドイツで何ポイント離れていたか。",
    ],
)
def test_the_difference_of_two_shares_is_told_with_both(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert "0.70" in answer.answer
    assert {"t4-2020", "t6-2020"} <= shown(answer)


def test_what_a_part_takes_over_is_not_dated_itself(graph: KnowledgeGraph) -> None:
    answer = graph.ask(
        "How many days lay between the leaders' agreement to open the TAG talks and the signing of the TAG, and when"
        " did the pact take effect?"
    )
    assert {"2018-09-26", "2019-10-07", "2020-01-01"} <= {v["value"] for v in answer.values}


@pytest.mark.parametrize(
    "question",
    [
        "How many notes of the article on the US-Japan alliance cite material of the Japanese foreign ministry?",
        "日米同盟の論考の注のうち、日本の外務省の資料を出典に挙げているものはいくつあり、どの注か。",
    ],
)
def test_notes_that_cite_what_a_body_published_are_counted(graph: KnowledgeGraph, question: str) -> None:
    assert first_value(graph.ask(question)) == (6, "NUM")


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("How many articles of International Security are cited in article 004?", 1),
        ("004篇的脚注里引用了几篇《外交评论》的文章？", 2),
        ("姜麗媛の論文の注では『外交評論』の論文が何本引用されているか。", 2),
    ],
)
def test_works_of_a_journal_that_are_cited_are_counted(graph: KnowledgeGraph, question: str, number: int) -> None:
    assert first_value(graph.ask(question)) == (number, "NUM")


def test_what_falls_between_two_things_of_a_table_is_told_in_order(graph: KnowledgeGraph) -> None:
    answer = graph.ask("從日美談妥要啟動TAG談判，到2019年4月首輪會議之間，年表上還記了哪件事？")
    days = {v["value"] for v in answer.values if v["unit"] == "date"}
    assert "2018-12-21" in days
    assert not {"2018-08-09/2018-08-10", "2019-08-25"} & days


def test_how_long_something_went_on_is_told_by_its_dates(graph: KnowledgeGraph) -> None:
    answer = graph.ask(
        "For how many years has Japan been balancing against China, according to the Heginbotham and Samuels summary?"
    )
    assert {"l129a", "l99b"} <= shown(answer)


def test_both_ends_of_a_series_are_one_question(graph: KnowledgeGraph) -> None:
    answer = graph.ask("2019年安倍和特朗普的几次会谈里，哪次谈得最久，哪次最短？")
    assert "155" in answer.answer.splitlines()[0]
    assert {"t1-may-date", "t1-june-date"} <= shown(answer)


@pytest.mark.parametrize(
    "question",
    [
        "How long does the author say the alliance between Manila and Beijing lasted?",
        "How long did Abe stay in Tehran?",
        "马尼拉与北京的同盟维持了多久？",
        "安倍在德黑蘭停留了多久？",
        "安倍はテヘランにどれくらい滞在しましたか。",
    ],
)
def test_a_length_that_is_not_told_is_not_reckoned_from_other_dates(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.status in {"partial", "unknown"}
    assert not any(v["unit"] in {"DAY", "MO", "YR"} for v in answer.values)
