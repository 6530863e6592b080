"""What questions take for granted: false premises are named with what the graph holds, and only those."""

from __future__ import annotations

import pytest
from asking import answered, corrected, first_line, untold

from kg import KnowledgeGraph
from kg.ask.answer import Answer

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
    # No statement of fact tells the act with all that is named.
    "When did Japan join the TPP?",
    "When did the United States declare war on Japan?",
    "When did the United States leave the TPP?",
    "中国什么时候入侵了台湾？",
    "アメリカはいつ日本に宣戦布告したか。",
    "How many aircraft does the MQ-9 unit in Poland have?",
    "Who replaced Esper as Secretary of Defense?",
    "What did Saltzman write about the bombing of Hiroshima?",
    "日本はいつ核武装を決定したのか。",
    "ゼレンスキー大統領は日本に何を求めましたか。",
    "アンザス条約の目的は何か。",
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
    "日本的国防开支长期停留在GDP的1%左右，作者建议东京设定怎样的目标？",
    "After the Osaka G20 summit, what came out of the Biarritz G7 summit?",
    "Why was the summit of May 2019 the longest of the five?",
    "Why didn't Japan join the escort coalition in the Gulf?",
    "Why hasn’t the US defined the scope of the Mutual Defense Treaty?",
    "Why won't Japan accept the higher payments?",
    "美国为什么从德国撤军1.2万人？",
    "日本為什麼單獨派自衛隊去波斯灣？",
    "日本为什么突破GDP1%的限制？",
    "Why did Japanese aversion to nuclear weapons decline?",
    "日本为什么没参加前哨行动？",
    "比亞里茨峰會為什麼沒發表聯合公報？",
    "杜特尔特为什么没去美国？",
    "為什麼德國沒對美國讓步？",
]


def without_reason(answer: Answer) -> bool:
    """Tell whether an answer says that the act that is asked about is told, but no reason of it."""
    return answer.intent == "why" and answer.status == "unknown" and bool(answer.closest)


@pytest.mark.parametrize("question", FALSE)
def test_a_false_premise_is_told_with_a_passage(graph: KnowledgeGraph, question: str) -> None:
    answer = corrected(graph, question)
    assert answer.premise["holds"] is False
    assert answer.premise["text"] in answer.answer
    assert answer.premise["passages"] == [e["passage"] for e in answer.evidence][:1]


@pytest.mark.parametrize("question", UNSAID)
def test_what_is_not_said_is_unknown(graph: KnowledgeGraph, question: str) -> None:
    untold(graph, question)


@pytest.mark.parametrize("question", TRUE)
def test_what_holds_is_no_false_premise(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.premise is None
    assert answer.status == "answered" or without_reason(answer)


RIVALS = [
    # Another name, date, number or place in a row than the one that goes with the rest, and the words the answer needs.
    ("How much did Germany pay for the HIMARS rocket artillery?", "411 million"),
    ("How much did Duda offer for Fort Trump in 2014?", "2018"),
    ("德国与美国在哪一年签署了5G联合声明？", "波兰"),
    ("バイデンは2018年、フィリピンへの武力攻撃にどう対応すると約束したか。", ""),
    ("What does the seventh recommendation of Heginbotham and Samuels ask for?", ""),
    ("Who concluded the 12-year LNG agreement of November 2018?", "24 years"),
    ("布鲁塞尔会议开幕三周后，意大利签署了什么？", "3天"),
    ("2021年11月に設立されたCoReパートナーシップは何を強めるものか。", "2021年4月"),
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
    "Who concluded the 24-year LNG agreement of November 2018?",
    # A state whose government is named is named; "a year" is no length of time.
    "日本政府估计与美国的这份贸易协定会给经济增长、就业和农业带来多大影响？",
    "How much LNG a year is Poland to import under the agreement of November 2018?",
    "布鲁塞尔会议开幕三天后，意大利签署了什么？",
    "2021年4月に設立されたCoReパートナーシップは何を強めるものか。",
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
    answered(graph, question)


ACTS = [
    # A question, what it takes for done, and what the answer says instead.
    ("Why did Biden drop Trump's policy of squeezing China economically?", "continued"),
    ("Why do South Korean conservatives favour unconditional aid to the North?", "refuse"),
    ("Why did Roosevelt reject Hornbeck's plan of credit through the Export-Import Bank?", "approved"),
    ("Why did Germany, France and Britain stop complying with the JCPOA in January 2020?", "go on complying"),
    ("Why does the Philippine constitution allow foreign military bases?", "does not allow"),
    ("What did the joint communiqué of the Biarritz G7 summit say about free trade?", "no joint communiqué"),
    ("Why is China an ideal partner for the South Korean progressives?", "not a very ideal partner"),
    ("Which statute did the LDP get the Diet to revise because of its slush-fund scandal?", "proposed"),
    ("Why did US military aid and arms sales to the Philippines decline in Trump's term?", "grow"),
    ("日本为什么继续推进陆基宙斯盾的部署计划？", "停止"),
    ("日本为什么放弃了对拜登同盟外交的支持？", "支持"),
    ("特朗普时期驻日美军规模为什么缩减？", "平稳"),
    ("韓國終止GSOMIA之後,美國採取了哪些行動？", "延長"),
    ("駐日美軍經費分擔的談判啟動之後，雙方最後敲定的金額是多少？", "考慮"),
    ("默克爾2020年出席特朗普邀請的G7峰會時談了什麼？", "拒絕"),
    ("德国代表在布鲁塞尔会议上是怎么替日本说话的？", "缺席"),
    ("トランプはなぜ日本に対する安全保障上の約束を撤回したのですか。", "再確認"),
    ("ドゥテルテが訪米した際、トランプと何を話し合いましたか。", ""),
    ("2020年秋以降に始まると見込まれていた駐留経費の負担交渉は、結局いくらでまとまったのでしょうか。", "検討"),
]
DONE = [
    "Why did Japan stop the plan to deploy Aegis Ashore?",
    # What is given up comes to an end.
    "Why did Japan drop Aegis Ashore?",
    "日本はなぜイージス・アショアを断念したのか。",
    "菲律賓為什麼拒絕參加美國在南海的聯合軍演？",
    "Why did Japan fail to win the full removal of US tariffs on industrial goods?",
    "Why did South Korea extend GSOMIA?",
    "What did Japan obtain from the United States in the TAG?",
    "Why does Japan accept US clauses in the digital economy?",
    "Why does soft balancing keep clear of buck-passing?",
    "Why did US military aid and arms sales to the Philippines grow in Trump's term?",
    "Why did the United States announce in June 2020 the withdrawal of 12,000 troops from Germany?",
    "2019年2月的河內會談結果如何？",
    "日本為什麼繼續推行價值觀外交？",
    "安倍2019年6月访问伊朗是为了什么？",
    "美国为什么裁减驻德美军？",
    "アメリカはなぜ同盟国にセンチネル作戦への参加を促したのですか。",
    "2020年に米国の対日貿易赤字はどれだけ減りましたか。",
]


@pytest.mark.parametrize(("question", "told"), ACTS)
def test_an_act_that_was_not_done_is_told_otherwise(graph: KnowledgeGraph, question: str, told: str) -> None:
    answer = corrected(graph, question)
    assert told in answer.answer


@pytest.mark.parametrize("question", DONE)
def test_an_act_that_was_done_is_answered(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.premise is None
    assert answer.status == "answered" or without_reason(answer)


HELD = [
    # A government goes with what is told of its state or its head, whatever passage on another holds more words.
    "Which instruments did the Roosevelt administration use to restrain Japan?",
    "What economic measures did the Roosevelt administration use to put pressure on Japan?",
    "2018年特朗普政府对欧盟的金属产品加了多少关税？",
    "川普政府2018年對歐盟鋼鋁課徵多少關稅？",
    # What links two names, or is asked of each of several, need stand nowhere together.
    "How are Japan and Iran connected?",
    "Why did the US step in between Tokyo and Seoul?",
    "埃斯珀与韩国、与北约各有什么关联？",
    "艾斯培與南韓、與北約各有何關聯？",
    "エスパー国防長官は韓国およびNATOとどう関わっているか。",
    # A reader's own words in quotation marks, or an adverb that is a surname elsewhere, are no unknown names.
    "说美国战略里几乎“忘了核武器”，这个说法引的是哪本书？",
    "安倍為了緩和美伊緊張，曾走訪哪些中東國家？",
    "2020年の国防費の対GDP比はポーランドとドイツで何ポイント離れていたか。",
    "ノーマン・デイビスはどんな指示を受けてブリュッセルに赴いたのか。",
    # What an author's concept would say of facts that others tell is no question of that author's article alone.
    "Would Japan's arms build-up under the three security documents count as soft balancing in Saltzman's sense?",
    # A decade is no number; an act that was announced is at least on its way.
    "上世纪30年代末到1940年，中国拿什么换来美国的信贷和贷款？",
    "特朗普退出《中导条约》，波兰为什么表示支持？",
    "米軍が日本に駐留しなくなったらどうするかを考えるべきだと朝日新聞に語ったのは誰ですか。",
    # Who holds a view is not denied it by another's.
    "为什么日本属西方阵营，一向强调价值观？",
    "韓国の保守派が北朝鮮への無条件援助を拒否しているのはなぜですか。",
    # Nor is anything denied of nobody by what is claimed of a kind of thing.
    "When do states prefer soft balancing?",
    # Whom another stands for need not have been there.
    "Who represented Japan at the Brussels Conference?",
    "哪个国家的代表在布鲁塞尔会议上替日本和德国说话？",
    "布鲁塞尔会议上谁代表德国？",
    "ブリュッセル会議で日本とドイツを代表したのはどの国か。",
]
ELSEWHERE = [
    # One false premise in four languages, by another person, year, number and act, and what the graph holds.
    ("What share of GDP did the Philippines spend on defence in 2019?", "GDP"),
    ("2019年菲律宾的军费占GDP百分之几？", "GDP"),
    ("菲律賓2019年的國防支出占GDP多少百分比？", "國防"),
    ("2019年のフィリピンの国防費はGDP比で何%だったか。", "GDP"),
    ("What led Ursula von der Leyen to pledge that Germany would hit 2% of GDP on defence by 2024?", "1.5%"),
    ("埃斯珀为什么威胁对德国汽车征收20%的关税？", "特朗普"),
    ("安倍首相が2019年6月にサウジアラビア・UAE・オマーンを歴訪した際、何を呼びかけたのか。", "2020年1月"),
    ("ドゥテルテ大統領が訪米してトランプ大統領と会談した際、どんな成果があったか。", "行わなかった"),
    ("杜特蒂赴華府與川普會面，達成了哪些成果？", "沒有實現互訪"),
]


@pytest.mark.parametrize("question", HELD)
def test_what_the_graph_holds_is_no_false_premise(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.premise is None
    assert answer.status == "answered" or without_reason(answer)


@pytest.mark.parametrize(("question", "told"), ELSEWHERE)
def test_what_is_so_otherwise_is_told_with_what_stands_nearby(graph: KnowledgeGraph, question: str, told: str) -> None:
    answer = corrected(graph, question, told)
    first, _, nearby = answer.answer.partition("\n")
    assert answer.premise["text"] in first
    assert nearby.count("•") == len(answer.rows) > 0
    assert len(answer.evidence) > len(answer.premise["passages"])


@pytest.mark.parametrize("question", ["菅义伟什么时候访问了菲律宾？", "When did Kishida visit the Philippines?"])
def test_a_visit_of_another_is_no_answer(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "unknown" or answer.premise is not None


OTHERWISE = [
    # An office that somebody does not hold, or held under another.
    ("When did Lloyd Austin, then Secretary of State, put forward the idea of integrated deterrence?", "Defense"),
    ("美国国务卿奥斯汀何时提出一体化威慑？", "国防部长"),
    ("前外務大臣の石破茂は非核三原則について何と述べたか。", "防衛大臣"),
    ("羅斯福的國務卿史汀生對日本採取了什麼政策？", "胡佛"),
    # A move or a new name, the other way round or to another place.
    ("Why does Washington plan to shift its F-16 squadron from Italy to Germany?", "from Germany to Italy"),
    ("美国为什么打算把欧洲司令部从比利时搬到德国？", "搬到比利时"),
    ("美軍調整部署時，歐洲司令部預定從德國搬到義大利的哪一座基地？", "搬到比利時"),
    (
        "2018年11月に日本が「インド太平洋構想」を「インド太平洋戦略」に改称したのはなぜか。",
        "「インド太平洋構想」と呼び",
    ),
    (
        "Why did Roosevelt propose to the British that London call the Nine-Power Treaty signatories?",
        "Britain proposed",
    ),
    # What another gave, put forward or answered.
    ("When did Hoover give the quarantine speech?", "Roosevelt"),
    ("东京大学的松田提出“一体化威慑”这个概念时是怎么定义的？", "奥斯汀"),
    ("安倍首相恭賀拜登當選時說了什麼？", "菅義偉"),
    ("隔離演説をスティムソンが行ったのはいつか。", "ルーズベルト"),
    # What is told of the opposite side, set above the other, or left without a mark.
    (
        "Why did Trump's treatment of Seoul deal such a blow to Korean progressives' trust in the US?",
        "conservative",
    ),
    ("两位作者凭什么说美国同韩国的一致利益多于同日本的一致利益？", "同日本的共同利益多"),
    ("表11裡，日本在「軍事力量部署」這一項為什麼能得到○？", "未標圓圈"),
    ("德国为什么退出伊核协议？", "宣布美国退出"),
    ("波蘭為什麼從德國撤軍？", "美國宣佈"),
    # What somebody is said to have refused, failed or not done, and where it was.
    ("Why did Poland decline to hold the Middle East ministerial of 2019 with the United States?", "co-hosted"),
    ("Why did Japan decline to post a liaison officer to the US Fifth Fleet in Bahrain?", "sent a liaison officer"),
    ("Why did South Korea fail to extend GSOMIA in November 2019?", "extended GSOMIA"),
    ("杜達為何拒絕在2018年訪問美國？", "杜達訪美"),
    ("大阪G20サミットはなぜ宣言を出せなかったのか。", "G20大阪サミットの宣言は"),
    ("What signal did the Quarantine Speech given in Washington send?", "Chicago"),
    ("羅斯福在紐約發表的「防疫演說」向哪些國家釋放了訊號？", "芝加哥"),
    ("ルーズベルトがニューヨークで行った隔離演説はどの国に向けられたか。", "シカゴ"),
    ("2023年7月的经济2+2讨论了什么？", "2022年7月"),
    ("Why did Britain refuse to attend the Brussels Conference?", "refused to attend"),
    ("Why did the United States cancel the deployment of Aegis Ashore in Japan in 2020?", "Japan decided"),
    # Who went to whom, and what was in which place.
    ("What did the 40 American students whom TOFU invited to Okinawa learn?", "Okinawan students to the United States"),
    ("TOFU项目邀请到冲绳的40名美国学生学到了什么？", "冲绳学生赴美"),
    ("What did Abe and Trump discuss when they met in Biarritz in June 2019?", "Osaka"),
    ("2019年8月安倍和川普在大阪碰面時談了哪些議題?", "比亞里茨"),
    ("2019年8月に安倍とトランプが大阪で会談した際の議題は何か。", "ビアリッツ"),
    # What there was none of, and of whom alone it is so.
    ("How did Japan react to the joint communiqué of the Biarritz G7?", "no joint communiqué"),
    ("比亚里茨G7联合公报里写了什么？", "没有发表联合公报"),
    ("Which other country besides Japan takes part in all four multilateral frameworks?", "the only state"),
    ("日本のほかに、四つの多国間枠組みすべてに参加する国はどこか。", "日本だけ"),
    # A limit on the other side of the share, and another degree than the coded one.
    ("Why did Germany raise its defence spending above 2% in 2018?", "1.25%"),
    ("韓国の国防費がGDPの2%を下回るのはなぜですか。", "2.5%"),
    ("波蘭的利益置換意願為什麼被評為低？", "「高」"),
    ("On what grounds does the article score Germany's willingness to share the burden as low?", "as high"),
]
AS_TOLD = [
    "羅斯福在芝加哥發表的防疫演說是針對哪些國家的？",
    "What was discussed at the economic 2+2 of July 2022?",
    "Why was Poland's defence spending below 2% of GDP in 2017?",
    "Why is Germany's willingness to exchange interests rated low?",
    "Why did Trump praise Germany?",
    "How many Okinawan students did TOFU invite to the United States?",
    "2019年8月安倍和特朗普在比亚里茨会晤时谈了什么？",
    "When did Lloyd Austin, then Secretary of Defense, put forward the idea of integrated deterrence?",
    "胡佛的國務卿史汀生對日本採取了什麼政策？",
    "元防衛大臣の石破茂は非核三原則について何と述べたか。",
    "What did Roosevelt's Secretary of State Hull tell Norman Davis?",
    "美国为什么计划把F-16战机中队从德国调往意大利？",
    "欧州軍司令部をドイツからベルギーへ移す計画はなぜ立てられたか。",
    "日本为什么不再叫“印太战略”，而改叫“印太构想”？",
    "How is Italy connected to Japan in the story of the Brussels Conference?",
    "When did Roosevelt give the quarantine speech?",
    "菅義偉恭賀拜登當選時說了什麼？",
    "What office did Lloyd Austin hold?",
    "奥斯汀担任什么职务？",
    "特朗普为什么质疑北约？",
    "美国为什么退出伊核协议？",
    "Which university does Takuya Matsuda work at?",
    "Why is South Korea more vulnerable to North Korea's conventional weapons than Japan?",
    "日米同盟が米韓同盟より安定しているのはなぜか。",
    "Why is the US-South Korea alliance less stable than the US-Japan alliance?",
    "奥斯汀2021年4月提出一体化威慑概念时，是怎样描述盟友作用的？",
    "Why did Roosevelt freeze Japanese assets in July 1941?",
    "1940年3月那笔以锡偿还的贷款数额是多少？",
    "Why does Saltzman attribute the failure of the Brussels Conference mainly to the Nine-Power Treaty?",
    "萨尔兹曼为什么把布鲁塞尔会议的失败归咎于《九国公约》？",
    "Why does Saltzman hold that soft balancing does not aim to weaken the threatening state's relative power?",
]
UNNAMED = [
    "What office did Norman Davis hold when he was sent to the Brussels Conference?",
    "诺曼·戴维斯被派去参加布鲁塞尔会议时担任什么官职？",
    "ノーマン・デイヴィスはブリュッセル会議当時、どんな役職に就いていたか。",
    "Which think tank do the Japanese researchers belong to who regard leaving the NPT as a possible option?",
    "哪家智库的日本研究者认为退出NPT是可能的选项？",
    "NPT脱退を選択肢とする日本の研究者はどのシンクタンクに属しているか。",
]


@pytest.mark.parametrize(("question", "told"), OTHERWISE)
def test_what_changes_places_with_another_is_told_as_it_is(graph: KnowledgeGraph, question: str, told: str) -> None:
    corrected(graph, question, told)


@pytest.mark.parametrize("question", AS_TOLD)
def test_what_is_in_its_own_place_is_answered(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.premise is None
    assert answer.status == "answered" or without_reason(answer)


@pytest.mark.parametrize("question", UNNAMED)
def test_what_is_left_unnamed_is_unknown_with_what_comes_nearest(graph: KnowledgeGraph, question: str) -> None:
    assert untold(graph, question).closest


# What a triple tells, asked for openly, in English, both Chinese scripts and Japanese: nothing is stated that could be
# denied.
ASKED = {
    "kg:date": ("When was {0}?", "{0}是什么时候？", "{0}是什麼時候？", "{0}はいつですか。"),
    "kg:target": ("At whom was {0} aimed?", "{0}针对谁？", "{0}針對誰？", "{0}は誰に向けられたものですか。"),
    "kg:recipient": ("Who was the recipient of {0}?", "{0}给了谁？", "{0}給了誰？", "{0}を受けたのは誰ですか。"),
    "sem:hasActor": ("Who took part in {0}?", "谁参加了{0}？", "誰參加了{0}？", "{0}に参加したのは誰ですか。"),
    "sem:hasPlace": ("Where did {0} take place?", "{0}在哪里？", "{0}在哪裡？", "{0}はどこで行われましたか。"),
    "kg:instrument": (
        "How many {1} did {0} buy?",
        "{0}买了多少{1}？",
        "{0}買了多少{1}？",
        "{0}は{1}をいくつ購入しましたか。",
    ),
}
LANGUAGES = ("en", "zh-Hans", "zh-Hant", "ja")
EACH = 12


CONTRARY = [
    # A clause agrees with a statement in all but whether it was so, whose it was, its rank or its place in time.
    ("After turning down several overtures, what finally brought Merkel to attend the 2020 G7 summit?", "refused"),
    ("2020年默克尔推辞过几次，最终为什么还是出席了G7峰会？", "拒"),
    (
        "Liff argues that Kishida has enough political capital to mobilise resources. What is it based on?",
        "no political",
    ),
    ("日本代表团在布鲁塞尔会议上如何解释自己在中国的行动？", "拒不出席"),
    ("How did the Japanese delegation at the Brussels Conference justify its actions in China?", "refused to attend"),
    ("韩国的国防开支长期停留在GDP的1%左右，作者建议首尔设定怎样的目标？", "百分之二点五"),
    ("South Korea's defence spending has stayed at about 1% of GDP; what target do the authors recommend?", "2.5"),
    ("2019年の日米首脳会談のうち、6月の大阪での会談が最も長くなったのはなぜか。", "35分"),
    ("Why was the June 2019 summit in Osaka the longest of the five?", "35 minutes"),
    ("南韓的科技水準比日本高，那麼為什麼作者還認為它得秘密研發？", "日本的科技水平高過韓國"),
    ("《增强国防合作协议》签署后，波美两国为什么还要再发表《防务合作联合声明》？", "2019年6月"),
    ("After the Biarritz G7 summit, what did the Osaka G20 summit decide?", "June 2019"),
    ("Why did South Korea end GSOMIA?", "extended"),
    ("美國哪一年退出了北約？", "北約成員美國"),
    ("杜特蒂是哪一年訪問美國的？", "沒有實現互訪"),
    # What is set above another, whatever word it is compared by.
    ("Why is Japan more vulnerable to North Korea's conventional weapons than South Korea?", "clearly more vulnerable"),
    ("作者為何認為面對北韓的傳統武器時，日本比韓國更脆弱？", "韓國顯然比日本更脆弱"),
    ("Why do the authors judge the US-Japan alliance to be shakier than the US-South Korea alliance?", "more stable"),
    ("日米同盟が米韓同盟より不安定なのはなぜか。", "安定"),
    ("Why did the New York meeting in September 2019 last longer than any other Abe-Trump summit that year?", "70"),
    ("表10为什么判定德国满足“联盟集体行动”这一项？", "未标圆圈"),
    # The date that goes with a deed or an event, what was given in return, and which way something moved.
    ("Why did Roosevelt wait until December 1941 to freeze Japanese assets?", "July 1941"),
    ("奥斯汀2022年6月提出一体化威慑概念时，是怎样描述盟友作用的？", "2021年4月30日"),
    ("自民黨內部為什麼擔心重演2012年的慘敗？", "2009年"),
    ("1940年3月那笔以桐油偿还的贷款数额是多少？", "出口锡"),
    ("依日本政府估算，TAG會使日本國內農業產值增加多少？", "下降600億"),
    ("2016年から2019年にかけて、米国の対フィリピン軍事援助と武器売却が減ったのはなぜか。", "増加した"),
    ("2018年11月に米国が「インド太平洋戦略」を「構想」と言い換えたのはなぜか。", "日本の当局"),
    # What there is none of, under whomever.
    ("Why did the Philippines allow permanent American bases under Duterte?", "lack of permanent US forces"),
    ("菲律宾在杜特尔特时期为什么允许美国设永久基地？", "没有美国永久驻军"),
    # What somebody holds, put the other way round.
    (
        "Why do Heginbotham and Samuels think nuclear weapons would make South Korea balance China more actively?",
        "would not necessarily help balancing",
    ),
    (
        "Why do He Kai and Feng Huiyun hold that soft balancing does not aim to weaken the threatening state's relative"
        " power?",
        "strategic effort to weaken",
    ),
    ("奧爾森的公共財理論為什麼認為聯盟裡的小國承擔了不成比例的負擔？", "較大的成員"),
    # What was done, and that nobody tells to have been refused.
    ("Why did South Korea refuse to extend GSOMIA?", "extended"),
    ("為什麼韓國拒絕延長GSOMIA？", "延長"),
    ("罗斯福为什么拒绝冻结日本资产？", "下令冻结"),
    ("ルーズベルトはなぜ日本資産の凍結を拒否したのですか？", "凍結"),
    # What somebody puts a failure down to.
    ("Why does Saltzman blame Italy for the failure of the Brussels Conference?", "Nine-Power Treaty"),
    ("サルツマンはなぜブリュッセル会議の失敗をイタリアのせいにするのか。", "九カ国条約"),
    ("萨尔兹曼为什么把布鲁塞尔会议的失败主要归咎于意大利的阻挠？", "九国公约"),
    # A word that the statement denies, or of which it has the opposite.
    ("Why did South Korea extend GSOMIA unconditionally in November 2019?", "conditionally"),
    ("韩国2019年11月为什么无条件延长GSOMIA？", "有条件"),
    ("韓国が2019年11月にGSOMIAを無条件で延長したのはなぜか。", "条件付き"),
    ("诺曼·戴维斯为什么要在布鲁塞尔会议上力争充当谈判领袖？", "领头"),
    ("2019年の大阪G20首脳宣言に「貿易保護主義に反対する」という表現が残されたのはなぜか。", "もはや"),
    # What somebody advises against, or only weighs, or likes less.
    ("Why do Heginbotham and Samuels recommend sudden cuts of planned programmes?", "avoid"),
    ("两位作者为什么主张美国应突然中断已列入计划的项目？", "避免"),
    ("Why do Heginbotham and Samuels recommend putting US nuclear weapons back in South Korea?", "not the authors"),
    ("なぜヘギンボサムとサミュエルズは、韓国への米国の核兵器の再配備を勧めるのか。", "著者ではない"),
    ("Why does Li Kailang think Biden prefers going it alone to uniting with allies?", "unite with allies"),
    ("為什麼黎開朗認為拜登寧可單打獨鬥，也不願與盟友聯合？", "更願聯合"),
    # Who was at a meeting, made a treaty, was the only one, or was on the other side.
    ("What did Trump and Abe agree at the Hanoi summit?", "North Korea"),
    ("特朗普和安倍2019年2月在河内会谈中达成了哪些协议？", "朝"),
    ("トランプと安倍の2019年2月のハノイ会談では何が合意されたか。", "北朝鮮"),
    ("When did Germany and Poland sign the Anti-Comintern Pact?", "Italy"),
    ("Why does Biden's security strategy call Russia the only competitor that wants to reshape the order?", "China"),
    ("拜登政府2022年的《国家安全战略》为什么把俄罗斯视为唯一有意重塑国际秩序的竞争者？", "中国"),
    ("Why did Poland join Germany in opposing sanctions on Nord Stream 2?", "impose sanctions"),
    ("波兰为什么和德国一起反对美国制裁“北溪-2”？", "建议"),
    ("ポーランドはなぜドイツとともにノルドストリーム2への制裁に反対したのか。", "提案"),
]


@pytest.mark.parametrize(("question", "told"), CONTRARY)
def test_what_the_best_statement_tells_otherwise_is_said_to_be_so(
    graph: KnowledgeGraph, question: str, told: str
) -> None:
    corrected(graph, question, told)


ONLY_MEANT = [
    ("Why did Japan leave the NPT?", "Not told as done"),
    ("日本什么时候退出了核不扩散条约？", "不是已成之事"),
    ("日本が核不拡散条約を脱退したのはいつか。", "実行されたとの記述はなく"),
    ("特朗普堡建成了吗？", "不是已成之事，只是提出愿意"),
    ("“北溪2號”建成了嗎？", "不是已成之事"),
    ("Was Fort Trump built?", "Not told as done, only as offered"),
    ("Why did the Philippines cancel the Mutual Defense Treaty in 2020?", "only as considered: In 2018 Lorenzana"),
    ("Has Nord Stream 2 been completed?", "Not told as done"),
]


@pytest.mark.parametrize(("question", "head"), ONLY_MEANT)
def test_what_is_only_considered_is_said_to_be_that_whatever_is_asked_of_it(
    graph: KnowledgeGraph, question: str, head: str
) -> None:
    assert head in first_line(graph, question)


def open_questions(graph: KnowledgeGraph) -> list[tuple[str, str]]:
    """Return open questions built from the triples of passages, each with the passage: of each kind and language a
    dozen, spread over the graph."""
    snapshot = graph.snapshot
    found: dict[tuple[str, str], dict[str, str]] = {}
    for place, name in enumerate(snapshot.order):
        # A work's date is that of its text, and what was proposed has no date of its own.
        if set(snapshot.traits[place]) & set("wpn"):
            continue
        triples = [(s, p, o) for s, p, o in snapshot.passages[name]["triples"]]
        buyers = {s: o for s, p, o in triples if p == "kg:recipient"}
        sold = {s for s, p, _ in triples if p == "kg:quantity"} & buyers.keys()
        for s, p, o in triples:
            if p not in ASKED or (p == "kg:instrument" and s not in sold):
                continue
            things = (buyers[s], o) if p == "kg:instrument" else (s,)
            for language, words in zip(LANGUAGES, ASKED[p], strict=True):
                labels = [snapshot.labels(t.removeprefix("id:")).get(language) for t in things]
                if all(labels):
                    question = words.format(*(names[0].rstrip("。.") for names in labels if names))
                    found.setdefault((p, language), {}).setdefault(question, name)
    return [pair for kind in found.values() for pair in list(kind.items())[:: max(1, len(kind) // EACH)]]


def test_what_a_triple_tells_is_no_false_premise_of_a_question_for_it(graph: KnowledgeGraph) -> None:
    asked = open_questions(graph)
    assert len(asked) > EACH * len(ASKED)
    denied = [(question, name) for question, name in asked if graph.ask(question).premise]
    assert not denied


OPEN_QUESTIONS = [
    # Buying and selling are two sides of one act.
    ("How many F-35s did Poland buy?", "32 F-35"),
    ("波兰买了多少架F-35？", "32架"),
    ("ポーランドはF-35を何機買いましたか。", "32機"),
    # Who asks who did states of nobody that he did.
    ("Who took part in the Brussels Conference?", "Davis"),
    ("谁参加了布鲁塞尔会议", "戴维斯"),
    ("Which countries joined the US escort coalition in the Gulf?", ""),
    ("護衛連合に参加した国はどこですか。", ""),
    # Nor does who asks what somebody thinks, or what was promised, or criticised, state it.
    ("韓國保守派對核武怎麼看", "保守"),
    ("美国对日本做出了什么承诺？", ""),
    ("What does the translator criticise in Heginbotham and Samuels's argument?", "objects"),
    # Of each of two another passage tells; of two that are named the one is asked for, and no person.
    ("What share of GDP do South Korea and Japan spend on defense?", "2.5"),
    ("日本和韩国的军费占GDP多少？", "2.5"),
    ("Who is more likely to go nuclear, Japan or South Korea?", "South Korea"),
    # What is agreed on is so for who asks in the present.
    ("How much LNG does Poland buy?", "2 million"),
    ("波兰每年购买多少液化天然气?", "200万"),
    ("ポーランドは毎年どれだけのLNGを購入するか", "200万"),
    # Who wants something is told by what they say, and who is behind a thing by who began it.
    ("Who in Japan wants to rethink the three non-nuclear principles?", "Ishiba"),
    ("Who wants to revise the three non-nuclear principles?", "ambassador"),
    ("What did Japan gain and lose in the TAG deal?", "280,000"),
    ("Was Japan in the top three of US trade deficits in 2020?", "third to seventh"),
    ("Who is behind the Blue Dot Network?", "Australia"),
    ("“蓝点网络”背后是谁?", "澳"),
    ("ブルー・ドット・ネットワークの背後にいるのは誰か", "豪"),
    # What was so, was advised, preferred or done by the two that are named is corrected by nothing.
    ("Why did South Korea extend GSOMIA conditionally in November 2019?", "conditionally"),
    ("Why has Japan's lobbying in Washington had little effect?", "yen"),
    ("Why do Heginbotham and Samuels recommend that US policy makers avoid breaking off planned programmes?", "avoid"),
    ("Why does Li Kailang judge that Biden prefers to unite with allies?", "unite"),
    ("为什么赫金博瑟姆与塞缪尔斯认为核武器重返韩国会推高成本？", "成本"),
    ("What did the United States and North Korea agree at the Hanoi talks of February 2019?", "did not reach"),
    ("2019年6月安倍和川普在大阪碰面時談了什麼?", "G20"),
    ("Whom did Roosevelt and Hull send to the Brussels talks?", "Davis"),
    ("Why does Poland oppose Nord Stream 2?", "oppose"),
    ("ドイツはなぜノルドストリーム2への制裁に反対したのか。", "内政干渉"),
]


@pytest.mark.parametrize(("question", "told"), OPEN_QUESTIONS)
def test_an_open_question_is_answered_and_not_corrected(graph: KnowledgeGraph, question: str, told: str) -> None:
    answer = graph.ask(question)
    assert answer.premise is None
    assert answer.status in {"answered", "partial"}
    assert told in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Why did Japan withdraw from GSOMIA?",
        "为什么日本退出了GSOMIA？",
        "韓國為何退出GSOMIA？",
        "日本はなぜGSOMIAから離脱したのか",
    ],
)
def test_that_a_treaty_was_extended_is_told_against_its_end(graph: KnowledgeGraph, question: str) -> None:
    answer = corrected(graph, question)
    told = graph.snapshot.passages[answer.passages[0]]["triples"]
    assert any(p == "kg:treatyActionKind" and o == "kg:extension" for _, p, o in told)


@pytest.mark.parametrize(
    "question",
    [
        "Why did Japan stop deploying Aegis Ashore?",
        "日本为什么停止部署陆基宙斯盾？",
        "日本決定停止部署陸基宙斯盾的原因是什麼？",
        "日本はなぜイージス・アショアの配備を停止したのか？",
    ],
)
def test_what_a_question_says_was_stopped_is_not_taken_for_done(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.premise is None
    # The reason, though told in a note only, is what is asked for.
    assert any(word in answer.answer.splitlines()[0] for word in ("cost", "成本", "費用"))


@pytest.mark.parametrize(
    "question",
    [
        "When did Japan ban rice imports?",
        "When did Roosevelt cut off scrap iron exports to Japan?",
        "When did Germany buy helicopters from the United States?",
        "日本什么时候禁止进口大米？",
        "日本はいつ捕鯨を禁止したか？",
        "Why did China welcome South Korea's plan to acquire nuclear weapons?",
        "中國為什麼讚揚川普的關稅？",
        "なぜ中国は韓国の核計画を歓迎したのか？",
    ],
)
def test_nothing_is_told_of_what_no_statement_holds(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).status == "unknown"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How much credit did the US give China for tung oil?", "25 million"),
        ("Why did Germany criticise the United States?", "criticised"),
        ("Why did Poland welcome the US exit from the INF Treaty?", "Polish officials"),
        ("美國退出伊核協議是何時？英法德三國又在何時重申續守？", "2020年1月"),
        ("2019年8月のG7サミットでは共同声明が出されたのか、何年ぶりの事態だったのか？", "いいえ。"),
    ],
)
def test_what_a_body_did_or_another_word_tells_is_no_false_premise(
    graph: KnowledgeGraph, question: str, told: str
) -> None:
    answer = graph.ask(question)
    assert answer.premise is None
    assert told in answer.answer


@pytest.mark.parametrize("name", ["Australia", "South Korea"])
def test_a_state_that_is_no_case_has_the_cases_told(graph: KnowledgeGraph, name: str) -> None:
    answer = graph.ask(f"What level of security guarantee did {name} receive in Jiang's case studies?")
    assert answer.status == "unknown"
    assert f"no case of {name}" in answer.answer and "Poland" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "When did the Philippines cut its defence budget?",
        "Why did the Osaka G20 declaration condemn protectionism?",
        "Why did Poland decline the offer of US troops?",
    ],
)
def test_what_is_no_opposite_corrects_nothing(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).premise is None


@pytest.mark.parametrize(
    "question",
    [
        # No more than a phrase, whom somebody sent, how a demand was met, and in whose time something was.
        "經濟策略的主要手段",
        "Whom did Roosevelt dispatch to the Brussels Conference?",
        "日本怎么应对美国让它参加护航联盟的要求？",
        "日本はアメリカの参加要求にどう対応したか。",
        "拜登政府上任后，日美首次2+2会谈是什么时候举行的？",
        "How much did US agencies lend China in 1938-41 in all?",
        "盧昊所謂「合而不從」是什麼意思？",
    ],
)
def test_what_takes_nothing_for_granted_is_not_corrected(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    assert answer.premise is None


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Would nuclear weapons in Japan and South Korea help to balance China?", "No. "),
        ("Could nuclear weapons in Tokyo or Seoul help contain China?", "No. "),
    ],
)
def test_what_may_come_to_be_is_answered_by_no(graph: KnowledgeGraph, question: str, start: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    assert answer.answer.startswith(start)


def test_a_share_in_tenths_is_a_number(graph: KnowledgeGraph) -> None:
    answer = graph.ask("岸田內閣的支持率為什麼在2024年5月升到六成？")
    assert answer.premise is not None or answer.status == "unknown"


CONTRARY = [
    # What is affirmed is denied, or its opposite affirmed, of the very things.
    ("Why did South Korea's conservatives come round to balancing against China?", "no will to balance"),
    ("The Philippines raised its defence spending sharply under Duterte. How did it find the money?", "not able"),
    ("德国外长为什么宣布改变对“北溪2号”项目的立场？", "不会改变"),
    ("杜特尔特任内菲律宾恢复了与美国的海上防御演习，背后有什么考虑？", "取消"),
    ("对岸田应对黑金问题不满意的民众只有8.7%，这说明了什么？", "满意"),
    ("ブリュッセル会議が成功した主な要因は何だったのか。", "失敗"),
    ("ドイツがアメリカに合わせてイラン核合意から離脱したのはなぜか。", "拒んだ"),
    ("How did Li Kailang arrive at the view that domestic politics will change the alliance's direction?", "cannot"),
    ("著者らは米国に北東アジアの同盟を見捨てるよう勧めているが、その根拠は何か。", "べき"),
    ("何凱與馮惠雲的軟平衡定義擺脫了均勢理論的邏輯，他們是怎麼做到的？", "因循"),
    # The greatest and the least of several, with what has it.
    ("The April 2019 summit was the shortest of the five Trump-Abe meetings. What was left out?", "35 minutes"),
    ("2019年5月的會談是當年日美首腦會談中時間最短的一次，談了哪些議題？", "35分鐘"),
    ("大阪での日米首脳会談は2019年で最も長かったが、何が話し合われたか。", "155分"),
]
AGREEING = [
    "Why did South Korea's progressives come to see China as a less than ideal partner?",
    "How did the authors come to conclude that nuclear weapons would not restore the regional balance of power?",
    "德国外长为什么说不会改变对“北溪2号”项目的立场？",
    "杜特尔特任内菲律宾取消了与美国的海上防御演习，背后有什么考虑？",
    "盧昊認為日美在國際秩序上的觀念鴻溝不斷擴大，依據是什麼？",
    "在G7等場合，日本為何基本迴避批評美國？",
    "韓国の保守派が中国との不必要な敵対を避けたのはなぜか。",
    "ブリュッセル会議が失敗した主な要因は何だったのか。",
    "ドイツがアメリカのイラン核合意離脱に反対したのはなぜか。",
    "大阪での日米首脳会談は2019年で最も短かったが、何が話し合われたか。",
]


@pytest.mark.parametrize(("question", "told"), CONTRARY)
def test_the_contrary_of_what_is_told_is_corrected(graph: KnowledgeGraph, question: str, told: str) -> None:
    assert told in corrected(graph, question).premise["text"]


@pytest.mark.parametrize("question", AGREEING)
def test_what_agrees_with_what_is_told_is_not_corrected(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).premise is None
