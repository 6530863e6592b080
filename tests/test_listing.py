"""Lists, stages, links with deeds and suppositions: what stands first in an answer."""

from __future__ import annotations

import pytest
from asking import first_line

from kg import KnowledgeGraph

STAGES = ["2018-08-09/2018-08-10", "2018-09-26", "2018-12-21", "2019-04-15/2019-04-16", "2019-08-25", "2019-09-25",
          "2019-10-07", "2020-01-01"]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("安保三文件包括哪些文件", ["国家安全保障战略", "国家防卫战略", "防卫力量整备计划"]),
        ("安保三文書とはどの三つの文書か", ["国家安全保障戦略", "国家防衛戦略", "防衛力整備計画"]),
        (
            "Which three documents make up Japan's three security documents?",
            ["National Security Strategy", "National Defense Strategy", "Defense Buildup Program"],
        ),
        ("Heginbotham和Samuels提了哪四条政策建议？", ["之首", "之二", "之三", "之四"]),
        # No whole is named, only how many parts it has.
        ("作者給美國哪四條建議?", ["之首", "之二", "之三", "之四"]),
        ("四种战略要素是什么?", ["国防能力", "安全伙伴", "合作安全协定", "核武器"]),
        (
            "高水平军事合作的七项条件有哪些?",
            ["军事指挥", "共同防御政策", "军事驻地", "官方往来", "共同军事组织", "军事训练", "领导"],
        ),
        # Of what the whole has some are no such parts.
        ("What are the two dimensions of economic statecraft?", ["negative", "positive"]),
        # A clause that only bids to name them asks nothing of its own.
        ("日本の戦略的資産は何か、三つ挙げよ", ["軍事協力", "同盟", "影響力"]),
        # What each is dated by is its order.
        ("List the five Trump-Abe summits of 2019.", ["April", "May", "June", "August", "September"]),
        ("Name the three security documents Japan adopted in 2022.", ["Security", "Defense Strategy", "Buildup"]),
    ],
)
def test_a_list_comes_first_numbered_and_whole(graph: KnowledgeGraph, question: str, lines: list[str]) -> None:
    told = graph.ask(question).answer.splitlines()
    for number, (line, said) in enumerate(zip(told, lines, strict=False), 1):
        assert line.startswith(f"{number}. ")
        assert said in line
    assert not told[len(lines)].startswith(f"{len(lines) + 1}.")


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("作者给出几条政策建议?", ["四项政策建议", "之首", "之二", "之三", "之四"]),
    ],
)
def test_what_consists_of_counted_parts_is_told_by_their_number_and_them(
    graph: KnowledgeGraph, question: str, lines: list[str]
) -> None:
    told = graph.ask(question).answer.splitlines()
    for number, (line, said) in enumerate(zip(told, lines, strict=False)):
        assert line.startswith(f"{number}. " if number else "• ")
        assert said in line


@pytest.mark.parametrize(
    ("question", "listed"),
    [
        ("日本参加了哪四个框架?", ["七国集团", "四边机制", "芯片四方联盟", "印太经济框架"]),
        ("盟友的环境发生了哪两大变化?", ["向中国倾斜", "共识"]),
        ("軟平衡的兩種常用工具是什麼?", ["國際制度", "經濟策略"]),
    ],
)
def test_a_statement_that_lists_as_many_as_are_asked_for_stands_alone(
    graph: KnowledgeGraph, question: str, listed: list[str]
) -> None:
    first, second = graph.ask(question).answer.splitlines()[:2]
    assert all(name in first for name in listed)
    assert not second.startswith("•")


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("Which indicators measure willingness to share burdens?", ["three dimensions", "3 criteria"]),
        ("责任分担意愿有哪些指标？", ["三个维度", "3个条件"]),
        ("安全保障の5つの指標は何ですか？", ["5つの側面", "5項目"]),
        ("安全保障包括哪几个方面？", ["五个方面", "5个条件"]),
        ("利益交換有哪些內容？", ["1. ", "經濟妥協", "外交協調"]),
        ("軟平衡的工具有哪些？", ["1. ", "經濟策略", "制度約束", "制度排斥"]),
        ("What are the elements of soft balancing?", ["1. ", "economic statecraft", "institutional constraint"]),
        ("姜麗媛選了哪四個案例？", ["1. ", "德國", "日本", "菲律賓"]),
        ("日美关系的四大背景变化是什么？", ["第一项", "第二项", "第三项", "第四项"]),
        ("What are the four policy recommendations?", ["first", "second", "third", "fourth"]),
        ("四项政策建议分别是什么?", ["之首", "之二", "之三", "之四"]),
        ("2019年日美會談了幾次？", ["5次", "4月26日", "5月25日", "6月27日", "8月25日", "9月25日"]),
        ("2019年に日米首脳会談は何回ありましたか？", ["5回", "4月26", "5月25", "6月27", "8月25", "9月25"]),
    ],
)
def test_what_is_asked_as_a_list_is_told_before_what_comes_of_it(
    graph: KnowledgeGraph, question: str, lines: list[str]
) -> None:
    told = graph.ask(question).answer.splitlines()
    assert len(told) >= len(lines)
    assert all(said in line for said, line in zip(lines, told, strict=False))


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What is the main argument of Saltzman?", "plausible theory"),
        ("萨尔兹曼的主要观点是什么？", "站得住脚"),
        ("サルツマンの主な主張は何ですか？", "説得力のある理論"),
        ("What is Heginbotham and Samuels' main argument?", "adjust its alliances"),
        ("盧昊論文の結論は何ですか？", "基盤は安定"),
        ("What did Duterte say about the VFA?", "announced that it would end"),
        ("杜特尔特对《访问部队协议》说了什么？", "宣布要终止"),
        ("黎开朗怎么看特朗普回归？", "变数可能更多"),
        ("What does Li Kailang say about Trump's return?", "uncertainty"),
        ("What does Lu Hao argue about TAG?", "judges"),
        ("谁发起了蓝点网络？", "推出"),
        ("日本国防支出多少钱？", "GDP"),
        ("日本の防衛費はいくらですか？", "GDP"),
        ("What would happen if South Korea got nuclear weapons?", "nuclear weapons would"),
        ("為什麼作者認為日韓擁核無助於制衡中國？", "烏龜戰略"),
        ("Why do the authors think nuclear weapons in Japan and South Korea would not help balance China?", "turtling"),
        ("なぜ著者は日韓の核武装が対中バランシングに役立たないと考えるのか？", "亀戦略"),
    ],
)
def test_the_first_line_tells_what_is_asked(graph: KnowledgeGraph, question: str, first: str) -> None:
    assert first in first_line(graph, question)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("美国在日本有多少驻军？", "美元"),
        ("駐日美軍有多少人？", "4500"),
        ("在日米軍は何人ですか？", "4500"),
        ("How many troops does the US have in Japan?", "billion"),
    ],
)
def test_soldiers_are_counted_neither_by_money_nor_by_those_elsewhere(
    graph: KnowledgeGraph, question: str, told: str
) -> None:
    assert told not in first_line(graph, question)


@pytest.mark.parametrize(
    "question",
    [
        "What stages did the TAG talks go through from start to entry into force?",
        "日美TAG談判從開始到生效經過哪些階段？",
        "TAG谈判大事记",
        "日米TAG交渉は発効までどのような段階を経たか",
    ],
)
def test_the_stages_of_what_a_table_tells_are_its_rows(graph: KnowledgeGraph, question: str) -> None:
    values = [v["value"] for v in graph.ask(question).values if v["unit"] == "date"]
    assert list(dict.fromkeys(values))[: len(STAGES)] == STAGES


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("When did the US-Japan trade agreement on goods come into force?", "1 January 2020"),
        ("TAG協定は、いつ発効しましたか。", "2020年1月1日"),
    ],
)
def test_an_act_on_a_treaty_is_dated_by_that_act(graph: KnowledgeGraph, question: str, first: str) -> None:
    assert first in first_line(graph, question)


@pytest.mark.parametrize(
    ("question", "head", "told"),
    [
        ("What connects Guam with Okinawa?", "Guam and Okinawa are linked in one way:", "21.9 billion"),
        ("冲绳和美国海军陆战队有什么联系？", "冲绳与美国海军陆战队有4条联系：", "关岛"),
        ("巴林和日本有何關聯？", "巴林與日本有1條聯繫：", "聯絡官"),
        ("ポーランドとイラクはどうつながっている？", "ポーランドとイラクには1通りのつながりがあります：", "訓練"),
        ("How is Poland linked with the Middle East?", "Poland and Middle East are linked in", "co-hosted"),
    ],
)
def test_what_one_passage_tells_of_two_things_links_them(
    graph: KnowledgeGraph, question: str, head: str, told: str
) -> None:
    answer = graph.ask(question)
    assert answer.answer.startswith(head)
    assert told in answer.answer
    assert len(answer.paths) <= 5


def test_ways_by_something_else_are_few_and_none_only_tells_of_an_ally(graph: KnowledgeGraph) -> None:
    paths = graph.ask("What links Poland and the Middle East?").paths
    assert len(paths) <= 3
    assert not any(step["predicate"]["iri"].endswith("alliedWith") for path in paths for step in path)


@pytest.mark.parametrize(
    ("question", "work", "claim"),
    [
        ("What is the source for the claim that Poland would pay 2 billion dollars?", "CNN. 2018", "2 billion"),
        ("安倍與川普14次會面的說法出自哪裡？", "Asian Security", "14次"),
        ("「37回の電話会談」の出典は？", "Asian Security", "37回"),
        ("“37次电话”这个数字出自哪里？", "Asian Security", "37次"),
    ],
)
def test_a_source_stands_before_what_it_is_cited_for(
    graph: KnowledgeGraph, question: str, work: str, claim: str
) -> None:
    lines = graph.ask(question).answer.splitlines()
    assert work in lines[0]
    assert any(claim in line for line in lines[1:5])


def test_a_deed_is_linked_as_one_thing(graph: KnowledgeGraph) -> None:
    answer = graph.ask("How is Nord Stream 2 connected to the US troop withdrawal from Germany?").answer
    assert answer.startswith("No statement links Nord Stream 2 and withdrawal of US forces from Germany directly.")
    assert graph.ask("北溪2号跟美国增兵波兰有什么关系？").answer.startswith("文章没有一句话直接把北溪2号与")


@pytest.mark.parametrize(
    ("question", "first", "aside"),
    [
        (
            "How is Nord Stream 2 connected with US sanctions?",
            "1. US sanctions on companies in Nord Stream 2 were directed at Nord Stream 2",
            "against Japan",
        ),
        ("北溪2号与美国的制裁有什么联系？", "1. 美国对“北溪2号”企业的制裁针对北溪2号", "对日"),
        ("北溪2號與美國的制裁有什麼聯繫？", "1. 美國對「北溪2號」企業的制裁針對北溪2號", "對日"),
        (
            "ノルドストリーム2と米国の制裁はどう関係していますか？",
            "1. ノルドストリーム2関連企業への米制裁はノルドストリーム2に向けられた",
            "日本",
        ),
    ],
)
def test_what_somebody_did_by_a_means_is_one_end_of_a_link(
    graph: KnowledgeGraph, question: str, first: str, aside: str
) -> None:
    lines = graph.ask(question).answer.splitlines()
    assert lines[1] == first
    assert not any(aside in line for line in lines)


@pytest.mark.parametrize(
    "question",
    ["What connects Okinawa with the US Marine Corps?", "冲绳与美国海军陆战队之间有什么关系？",
     "沖繩和美國海軍陸戰隊有什麼關聯？", "沖縄と米海兵隊はどう結びついているか。"],
)  # fmt: skip
def test_a_link_by_way_of_other_things_comes_after_what_is_said_of_both(graph: KnowledgeGraph, question: str) -> None:
    _, *told = graph.ask(question).answer.splitlines()
    said = [line.startswith("•") for line in told if line.startswith("•") or line[:1].isdigit()]
    assert "MLR" in " ".join(told[:4])
    assert said[:3] == [True] * 3
    assert said == sorted(said, reverse=True)


def test_a_name_within_another_is_no_end_of_a_link(graph: KnowledgeGraph) -> None:
    asked = "How is the MLR in Okinawa connected with the SDF's shift to the southwest?"
    first, *told = graph.ask(asked).answer.splitlines()
    assert "Littoral Regiment" in first and "Self-Defense Forces" in first
    assert not any("are linked" in line for line in told)


def test_a_link_goes_no_detour_to_what_tells_of_both_ends(graph: KnowledgeGraph) -> None:
    said = [line for line in graph.ask("What links Poland and Fort Trump?").answer.splitlines() if "Fort Trump" in line]
    told = [part for line in said[1:] for part in line.split("; ") if "2 billion dollars to build" in part]
    assert len(told) == 1


def test_what_is_left_open_is_told_line_by_line(graph: KnowledgeGraph) -> None:
    told = graph.ask("如果韩国多付驻军费用，但在贸易上拒绝让步，姜丽媛的理论预测什么？").answer.splitlines()
    assert "驻军费用分摊" in told[0]
    assert "提高国防开支" in told[1]
    # What comes of the same is told in one line.
    assert sum(line.startswith("• 若") for line in told) == 3


@pytest.mark.parametrize(
    "question",
    [
        "Which NATO members met the 2% target in 2017?",
        "2017年哪五个北约国家达到2%？按高低排列",
        "2017年に国防費2％を達成していたNATO加盟国はどこ？数字も",
    ],
)
def test_who_reaches_a_bound_is_one_list_by_the_numbers(graph: KnowledgeGraph, question: str) -> None:
    told = graph.ask(question).answer.splitlines()[1:6]
    assert [line.rsplit(None, 1)[-1].rsplit("：", 1)[-1] for line in told] == ["3.6%", "2.4%", "2.1%", "2.1%", "2%"]


@pytest.mark.parametrize(
    "question",
    [
        "List in order the Indo-Pacific strategy documents that countries published in 2019",
        "2019年印太相关的战略文件，各国发布的先后顺序",
    ],
)
def test_what_is_put_in_order_is_of_the_kind_asked_for(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    dates = [v["value"] for v in answer.values if v["unit"] == "date"]
    assert dates[:3] == ["2019-05", "2019-06", "2019-06"]
    assert len(answer.answer.splitlines()) == 3


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Which of the four allies got the highest security guarantee?", "Poland"),
        ("四国中哪国的安全保障程度最低？", "菲律宾"),
        ("四カ国のうち利益交換の意思が低いのは？", "ドイツ"),
    ],
)
def test_the_extreme_of_a_coded_degree_is_told_first(graph: KnowledgeGraph, question: str, first: str) -> None:
    answer = graph.ask(question)
    assert answer.intent == "theory"
    cases = ("Poland", "Germany", "菲律宾", "波兰", "ドイツ", "ポーランド")
    line = answer.answer.splitlines()[0]
    assert min((line.find(c), c) for c in cases if c in line)[1] == first


@pytest.mark.parametrize(
    "question",
    [
        "How does Japan respond to the changing international situation according to Lu Hao?",
        "盧昊認為日本怎樣應對國際變局？",
        "盧昊によれば日本は国際情勢の変動にどう対応しているか",
    ],
)
def test_the_points_of_a_response_are_told_in_their_order(graph: KnowledgeGraph, question: str) -> None:
    told = graph.ask(question)
    assert [line[:2] for line in told.answer.splitlines()[:4]] == ["1.", "2.", "3.", "4."]
    lines = [e["line"] for e in told.evidence[:4]]
    assert lines == sorted(lines)
    assert len(set(lines)) == 4


@pytest.mark.parametrize(
    ("question", "whose", "most"),
    [
        ("What does Germany think of Nord Stream 2?", "Germany", 3),
        ("德国怎么看北溪2号？", "德国", 3),
        ("ドイツはノルドストリーム2についてどう考えているか", "ドイツ", 3),
        ("韓国の保守派は何を求めている？", "韓国の保守派", 3),
        # Who compiled an article and wrote another is none of the authors of the one.
        ("日本が核武装すれば地域の勢力均衡は回復すると著者たちは考えていますか？", "ヘギンボサムとサミュエルズは", 1),
        ("Do the authors think the regional balance would be restored if Japan had nuclear weapons?", "Heginbotham", 1),
    ],
)
def test_who_is_asked_about_holds_what_comes_first(graph: KnowledgeGraph, question: str, whose: str, most: int) -> None:
    assert all(whose in line for line in graph.ask(question).answer.splitlines()[:most])


@pytest.mark.parametrize(
    "question",
    [
        "Who boycotted the Brussels Conference?",
        "Who refused to attend the Brussels Conference?",
        "谁拒绝出席布鲁塞尔会议？",
        "誰抵制了布魯塞爾會議？",
        # What was refused is known, in whatever words the question has it done.
        "Who refused to come to the Brussels Conference?",
        "Who declined to show up at the Brussels Conference?",
        "誰がブリュッセル会議に来るのを拒んだのですか？",
    ],
)
def test_a_state_may_be_who_did_it(graph: KnowledgeGraph, question: str) -> None:
    assert {e["line"] for e in graph.ask(question).evidence[:2]} == {116}


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("谁建议罗斯福召开布鲁塞尔会议？", "英国"),
        ("Who suggested to Roosevelt that the Brussels Conference be convened?", "Britain"),
        ("ブリュッセル会議の開催をルーズベルトに提案したのは誰か", "イギリス"),
        ("Who proposed the Brussels Conference?", "Britain"),
        ("誰提議召開布魯塞爾會議？", "英國"),
        ("ブリュッセル会議を提案したのは誰ですか？", "イギリス"),
        ("一体化威慑是谁提出的?", "奥斯汀"),
        ("谁提出了“集体韧性”?", "拜登"),
        ("藍點網絡是誰提出的?", "推出"),
        ("ブルー・ドット・ネットワークを打ち出したのは誰か", "発足"),
    ],
)
def test_whose_proposal_it_was_comes_before_what_others_say(graph: KnowledgeGraph, question: str, first: str) -> None:
    assert first in first_line(graph, question)


@pytest.mark.parametrize(
    ("question", "many"),
    [
        ("How many summits did Abe and Trump hold in 2019?", "five"),
        ("How many Abe-Trump summits were there in 2019?", "five"),
        ("安倍和川普2019年開了幾次峰會？", "5次"),
    ],
)
def test_how_many_is_not_told_by_how_long(graph: KnowledgeGraph, question: str, many: str) -> None:
    assert many in first_line(graph, question)


def test_what_says_nothing_comes_after_what_says_what(graph: KnowledgeGraph) -> None:
    lines = graph.ask("What does Lieber think of soft balancing?").answer.splitlines()
    empty = next(n for n, line in enumerate(lines) if "have criticised" in line)
    assert empty > next(n for n, line in enumerate(lines) if "nonsense" in line)
    assert empty > next(n for n, line in enumerate(lines) if "lacks empirical support" in line)


@pytest.mark.parametrize(
    "question",
    [
        "Which loans did the Export-Import Bank give China?",
        "进出口银行给了中国哪些贷款？",
        "進出口銀行給了中國哪幾筆貸款？",
        "輸出入銀行は中国にどのような借款を与えましたか",
    ],
)
def test_deeds_are_told_in_order_of_time_and_before_what_was_proposed(graph: KnowledgeGraph, question: str) -> None:
    lines = graph.ask(question).answer.splitlines()
    assert "1938" in lines[0]
    assert "1940" in lines[1]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which weapons did Poland buy from the US?", ("Patriot", "HIMARS", "F-35")),
        ("波兰从美国购买了哪些武器？", ("爱国者", "HIMARS", "F-35")),
        ("波蘭向美國購買了哪些武器？", ("愛國者", "HIMARS", "F-35")),
        ("ポーランドは米国からどのような武器を購入しましたか？", ("パトリオット", "HIMARS", "F-35")),
        ("Which loans did the Export-Import Bank give China?", ("25 million", "20 million")),
        ("进出口银行给了中国哪些贷款？", ("2500万", "2000万")),
        ("What treaties did the Philippines sign?", ("Mutual Defense Treaty", "Visiting Forces Agreement")),
        ("美国退出了哪些条约？", ("中导条约", "巴黎协定", "伊核协议")),
    ],
)
def test_things_of_a_sort_are_listed_first(graph: KnowledgeGraph, question: str, told: tuple[str, ...]) -> None:
    lines = graph.ask(question).answer.splitlines()
    assert all(name in line for name, line in zip(told, lines, strict=False))


@pytest.mark.parametrize(
    "question", ["Which conferences did Japan attend?", "日本参加了哪些会议？", "日本はどの会議に出席しましたか？"]
)
def test_what_is_not_so_of_one_thing_of_a_sort_denies_none_of_the_others(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.premise is None
    assert answer.status == "answered"


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who represented the US at the Brussels Conference?", "Norman Davis"),
        ("谁代表美国出席布鲁塞尔会议？", "诺曼·戴维斯"),
        ("誰代表美國出席布魯塞爾會議？", "諾曼·戴維斯"),
        ("ブリュッセル会議で米国を代表したのは誰ですか？", "ノーマン・デイヴィス"),
    ],
)
def test_who_did_it_for_one_state_is_not_who_did_it_for_others(graph: KnowledgeGraph, question: str, name: str) -> None:
    assert name in first_line(graph, question)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Why is South Korea more vulnerable than Japan?", "geographical position"),
        ("为什么韩国比日本更脆弱？", "地理位置"),
        ("為什麼韓國比日本更脆弱？", "地理位置"),
        ("なぜ韓国は日本より脆弱なのですか？", "地理的"),
        # A cause of the very thing comes before what else is told of those who are named.
        ("Why did South Korea's conservatives lose faith in the United States?", "dealt a heavy blow"),
        ("韩国保守派为什么对美国失去信心？", "沉重打击"),
        ("為什麼南韓保守派對美國失去信心？", "沉重打擊"),
        ("韓国の保守派が米国への信頼を失ったのはなぜか。", "大きな打撃"),
    ],
)
def test_why_one_is_more_so_than_another_begins_with_a_reason(graph: KnowledgeGraph, question: str, first: str) -> None:
    assert first in first_line(graph, question)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("远东司司长是谁？", "霍恩贝克"),
        ("胡佛的国务卿是谁？", "史汀生"),
        ("Who served as Secretary of State under Roosevelt?", "Hull"),
        ("史汀生是谁的国务卿？", "胡佛"),
        ("ポーランドの首相は誰ですか。", "モラヴィエツキ"),
        ("アメリカの大統領は誰ですか。", "大統領"),
        ("誰擔任日本防衛大臣？", "石破茂"),
    ],
)
def test_who_holds_an_office_is_told_by_the_holding(graph: KnowledgeGraph, question: str, first: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    assert first in answer.answer.splitlines()[0]


def test_nobody_is_told_to_hold_an_office_under_another_head(graph: KnowledgeGraph) -> None:
    lines = graph.ask("拜登的国务卿是谁？").answer.splitlines()
    assert not any(name in lines[0] for name in ("赫尔", "史汀生"))


@pytest.mark.parametrize(
    ("question", "count", "told"),
    [
        ("How many times did Trump visit Japan?", "2 ", ["May 2019", "June 2019"]),
        ("特朗普访日几次？", "2次", ["2019年5月", "2019年6月"]),
        ("安倍2019年去了幾次美國？", "2次", ["2019年4月", "2019年9月"]),
        ("トランプは何回来日しましたか。", "2回", ["2019年5月", "2019年6月"]),
    ],
)
def test_how_often_somebody_went_there_counts_the_journeys(
    graph: KnowledgeGraph, question: str, count: str, told: list[str]
) -> None:
    head, *lines = graph.ask(question).answer.splitlines()
    assert count in head
    assert all(day in line for day, line in zip(told, lines, strict=False))


@pytest.mark.parametrize("question", ["杜特爾特去過美國幾次？", "ドゥテルテは任期中に何回アメリカを訪問しましたか。"])
def test_what_was_never_done_was_done_not_once(graph: KnowledgeGraph, question: str) -> None:
    assert "0" in first_line(graph, question)


@pytest.mark.parametrize(
    "question",
    ["日本第一次突破1%是什么时候？", "日本突破防衛預算1%是哪一年？", "日本の防衛予算が1%を超えたのはいつですか。"],
)
def test_what_followed_something_dated_is_told_with_that(graph: KnowledgeGraph, question: str) -> None:
    first, second = graph.ask(question).answer.splitlines()[:2]
    assert "1" in first
    assert "2022" in second


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("How many recommendations do the two MIT scholars make to the United States, and what are they?", "four"),
        ("麻省理工那兩位學者最後向美國提了幾項建議？各是什麼？", "四項"),
    ],
)
def test_who_works_at_a_body_may_be_meant_by_it(graph: KnowledgeGraph, question: str, count: str) -> None:
    lines = graph.ask(question).answer.splitlines()
    assert count in lines[0]
    assert [line[:2] for line in lines[1:5]] == ["1.", "2.", "3.", "4."]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Bolton 8 billion dollars", "8 billion"),
        ("博尔顿 80亿美元", "80亿"),
        ("博爾頓 80億美元", "80億"),
        ("ボルトン 80億ドル", "80億"),
        ("How much does the United States want Japan to pay for its troops?", "8 billion"),
        ("美國要日本負擔多少駐軍經費？", "80億"),
        ("アメリカは日本に駐留経費をいくら払えと求めたか", "80億"),
    ],
)
def test_what_holds_the_number_or_the_demand_asked_for_stands_first(
    graph: KnowledgeGraph, question: str, first: str
) -> None:
    assert first in graph.ask(question).answer.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What domestic factors limited Roosevelt's policy toward Japan?", ("isolationism", "armament", "Europe")),
        ("限制罗斯福对日政策的国内因素有哪些？", ("孤立主义", "军备", "欧洲")),
        ("ルーズベルトの対日政策を制約した国内要因は何か", ("孤立主義", "軍備", "ヨーロッパ")),
    ],
)
def test_what_a_sentence_lists_is_told_whole_and_in_its_order(
    graph: KnowledgeGraph, question: str, words: tuple[str, ...]
) -> None:
    first = "\n".join(graph.ask(question).answer.splitlines()[:4])
    assert [first.index(word) for word in words] == sorted(first.index(word) for word in words)


def test_of_two_that_tell_the_same_the_fuller_one_is_told_with_the_notes_of_both(graph: KnowledgeGraph) -> None:
    answer = graph.ask("How many troops did the United States decide to withdraw from Germany?")
    lines = [line for line in answer.answer.splitlines() if "12,000" in line]
    assert len(lines) == 1
    assert "June 2020" in lines[0]
    assert sum("12,000" in entry["summary"]["en"] for entry in answer.evidence) == 2


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        # Who asks how somebody reacted gets what that one did, whoever is named before.
        ("满洲被日本占领之后，美国如何回应？", ["史汀生"]),
        ("日本の満州侵攻にアメリカはどう反応したか", ["スティムソン"]),
        ("What was Poland's reaction to Nord Stream 2?", ["Poland", "Poland", "Morawiecki"]),
        ("特朗普催德国多交军费，德国怎么办？", ["德国"]),
        # What another does to whom they are said to have refused is none of their deeds.
        ("杜特尔特如何对待美国？", ["杜特尔特"]),
        # What stands on the line of all that is named is told of it, too.
        ("How did Italy deal with the Brussels Conference?", ["Italy"]),
    ],
)
def test_what_somebody_did_in_answer_comes_first(graph: KnowledgeGraph, question: str, lines: list[str]) -> None:
    told = graph.ask(question).answer.split("\n")
    assert all(line in told[place] for place, line in enumerate(lines)), told[:4]


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("arms poland has bought from us", ["Patriot", "HIMARS", "F-35"]),
        ("List the weapons that Poland purchased", ["Patriot", "HIMARS", "F-35"]),
        ("列举波兰买来的武器", ["爱国者", "HIMARS", "F-35"]),
        ("ポーランドが購入した兵器", ["パトリオット", "HIMARS", "F-35"]),
    ],
)
def test_things_of_a_sort_come_first_in_few_words(graph: KnowledgeGraph, question: str, things: list[str]) -> None:
    told = graph.ask(question).answer.split("\n")[:3]
    assert all(any(thing in line for line in told) for thing in things), told


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What did each side promise in the TAG?", "farm products"),
        ("日美在TAG里谁承诺了什么？", "农产品"),
        ("TAGで双方は何を約束したか", "農産物"),
        ("What concessions were made in the TAG?", "farm products"),
    ],
)
def test_what_parties_promised_comes_first(graph: KnowledgeGraph, question: str, first: str) -> None:
    assert any(first in line for line in graph.ask(question).answer.split("\n")[:2])


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What are the limitations of Jiang's own article?", "one specific period"),
        ("姜丽媛的研究自身有什么局限？", "特定时期"),
        ("Which questions does Saltzman leave open?", "future research"),
        ("サルツマンが残した今後の研究は何か", "今後の研究"),
    ],
)
def test_an_author_tells_the_limits_of_his_work(graph: KnowledgeGraph, question: str, first: str) -> None:
    assert first in first_line(graph, question)
