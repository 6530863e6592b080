"""Yes and no: a wrong one costs more than a missing one, so that a table of questions in four languages tells of each
what is right by the articles."""

from __future__ import annotations

import pytest
from asking import answered, first_line, untold

from kg import KnowledgeGraph

VERDICTS = {"yes": ("Yes.", "是。", "はい。"), "no": ("No.", "No:", "否。", "否：", "いいえ。", "いいえ：")}
YES = [
    "Do most Japanese think China is a deadly threat?",
    "Is the share of Japanese who see China as a critical threat over half?",
    "Do more than half of the Japanese think China is a deadly threat?",
    "多数日本人认为中国是致命威胁吗？",
    "過半數日本人視中國為致命威脅嗎？",
    "日本人の過半数は中国を重大な脅威とみなしていますか？",
    "Did Poland's defence spending exceed Germany's in 2019?",
    "Did Poland spend more than Germany on defence in 2020?",
    "日本的国防开支是不是低于韩国？",
    "韓国の国防費は日本より多いですか？",
    "2019年德國的國防開支占GDP的比重低於波蘭嗎？",
    "Is the US-Japan alliance firmer than the US-South Korea alliance?",
    "Did Poland support the US withdrawal from the INF Treaty?",
    "美国是否退出了伊核协议？",
    "Did the US sell F-35 fighters to Poland?",
    "Did Bolton visit Japan in July 2019?",
    "日本参加了四边机制吗？",
    "Did Italy sign the Anti-Comintern Pact?",
    "イタリアは防共協定に署名しましたか",
    "意大利签署了反共产国际协定吗",
    "義大利簽署了反共產國際協定嗎",
    "Was Henry Stimson Secretary of State under Hoover?",
    "史汀生是胡佛的國務卿嗎",
    "スティムソンはフーヴァーの国務長官でしたか",
    "Is Shigeru Ishiba a former defence minister of Japan?",
    "石破茂主張修改無核三原則嗎",
    "石破茂は非核三原則を改めるべきだと主張しましたか",
    "Did Ishiba say that Japan should revise the three non-nuclear principles?",
    "Did Abe visit Iran in June 2019?",
    "安倍2019年6月访问伊朗了吗",
    "Did the Philippines cancel joint patrols with the United States in the South China Sea?",
    "菲律宾取消了与美国在南海的联合巡逻吗",
    "Did Merkel refuse to attend the G7 summit in 2020?",
    "Did Duterte become President of the Philippines in 2016?",
    "Did Japan announce the purchase of 105 F-35 fighters in July 2020?",
    "Did the United States announce a withdrawal of 12,000 troops from Germany?",
    "Did Poland take part in NATO's forward presence plan?",
    "Did the United States export military equipment to the Philippines between 2016 and 2019?",
    "Did Germany criticise the United States?",
    "Did Trump confirm Article 5?",
    "特朗普确认过第五条吗",
    "Did South Korea extend GSOMIA?",
    "韓國後來有延長GSOMIA嗎",
    "韓国はGSOMIAを延長しましたか",
    "德国同意提高国防开支吗",
    "波兰支持美国退出中导条约吗？",
    "Did Germany agree to raise its defence spending?",
    "ドイツは国防費の引き上げに同意しましたか",
    "Was Poland's security guarantee high?",
    "日本获得的安全保障程度高吗",
    "Is Germany a member of NATO?",
    "安倍は2019年6月にイランを訪問しましたか",
    "Did the US demand that Germany send ground troops to Syria?",
    "特朗普2019年5月访问日本了吗",
    "トランプは2019年に訪日しましたか",
    "美国有没有退出巴黎协定",
    "Was Germany's guarantee limited?",
    # A contract for arms is signed to buy them.
    "Did Poland buy Patriot missiles?",
    "波兰购买了爱国者导弹吗？",
    "ポーランドはパトリオットを購入したか",
    "Does Poland oppose Nord Stream 2?",
    "德国的安全保障有限吗",
    # What somebody is in, what was done to a thing by whomever, and a limit that was passed.
    "Is Japan in Chip 4?",
    "日本在“芯片四方联盟”里吗?",
    "日本はチップ4に入っているか",
    "Was GSOMIA extended?",
    "GSOMIA延长了吗?",
    "GSOMIAは延長されたか",
    "Has Japan's defence budget exceeded 1% of GDP?",
    "日本的防卫预算突破GDP的1%了吗?",
    "日本の防衛予算はGDP比1%を突破したか",
]
"""What the articles tell as done, by whom the question has do it."""
NO = [
    # A constitution that does not allow it; what stands above the other, by a statement or by the numbers of both.
    "Does the Philippine constitution allow foreign bases?",
    "菲律宾宪法允许外国基地吗？",
    "フィリピン憲法は外国の基地を認めていますか？",
    "Is the US-South Korea alliance more stable than the US-Japan alliance?",
    "米韓同盟は日米同盟より強固ですか？",
    "Does the United States share more interests with South Korea than with Japan?",
    "2020年韓國分擔的駐軍費用比日本多嗎？",
    "2020年のドイツの国防費はポーランドを上回りましたか？",
    "Is the defense guarantee to Germany low?",
    "Is Japan's defence spending about 1 per cent of GDP?",
    "日本の防衛費はGDP比1%のままか",
    "Did Germany leave NATO in 2020?",
    "德国2020年退出北约了吗？",
    "ドイツは2020年にNATOを脱退したか",
    "Did the number of US troops in Japan drop under Trump?",
    # What a state's ministry did is the state's doing.
    "Did Poland criticise the US exit from the INF Treaty?",
    "波兰批评了美国退出中导条约吗？",
    "ポーランドは米国のINF条約離脱を批判したか",
    # Whose own view denies it.
    "Does Li Kailang think that domestic instability will change the direction of the US-Japan alliance?",
    "黎开朗认为国内动荡会改变美日同盟的方向吗？",
    "黎開朗は国内の不安定が日米同盟の方向を変えると考えているか？",
    "日本是否参加了哨兵行动？",
    "日本参没参加前哨行动？",
    "日本參不參加前哨行動？",
    "日本参加前哨行动了没有？",
    # Whether somebody agreed to, wanted to or managed to do what was refused, or did not come about.
    "Did Germany agree to send ground troops to Syria?",
    "2019年美国要德国参加英法在波斯湾的军事行动，德国答应了吗？",
    "Do South Korean progressives want to balance China?",
    "Does soft balancing involve arms racing?",
    "安倍成功調解了美伊矛盾嗎？",
    # The opposite was done.
    "Does Poland support Nord Stream 2?",
    "波蘭支持北溪2號嗎？",
    "ドイツはノルドストリーム2から手を引いたのか？",
    "韓國廢除GSOMIA了嗎?",
    "韓国はGSOMIAを破棄したか",
    "Did Japan attend the Brussels Conference?",
    "日本はブリュッセル会議に参加したか",
    "日本出席了布鲁塞尔会议吗",
    "布魯塞爾會議日本和德國有出席嗎",
    "日本とドイツはブリュッセル会議に出席しましたか",
    "Did Japan and Germany attend the Brussels Conference?",
    "Did Japan join Operation Sentinel?",
    "日本参加了哨兵行动吗",
    "杜特尔特任内访问过美国吗",
    "Did Duterte visit the United States?",
    "史汀生是羅斯福的國務卿嗎",
    "Was Stimson Roosevelt's Secretary of State?",
    "日本國防支出佔GDP的2.5%嗎",
    "Did US arms sales to the Philippines fall under Trump?",
    "ドイツはペルシャ湾での英仏の軍事行動に加わりましたか",
    "Did Germany join the operation in the Persian Gulf?",
    "德国参加了波斯湾的行动吗",
    "Did Merkel attend the G7 summit in 2020?",
    "Did Abe's mediation between the United States and Iran succeed?",
    "安倍2019年訪問伊朗，調解成功了嗎",
    "Did the Hanoi talks reach an agreement?",
    "河内会谈达成协议了吗",
    "Did Poland call on Trump to return to multilateral rules?",
    "Did Japan sell F-35 fighters to the United States?",
    "韓國向美國要錢嗎",
    "Did the Philippines follow US policy on the South China Sea?",
    "Did Germany reach the 2 percent target in 2019?",
    "ドイツは2019年にGDP比2%を達成したか",
    "Did Poland sell F-35 fighters to the United States?",
    "Did Germany leave the JCPOA?",
    "ドイツは核合意から離脱しましたか",
    "Did the Biarritz summit issue a joint communiqué?",
    "比亚里茨峰会发表联合公报了吗",
    "ビアリッツ・サミットは共同声明を出しましたか",
    "Did Germany send ground troops to Syria?",
    "德国向叙利亚派地面部队了吗",
    "ドイツはシリアに地上部隊を派遣しましたか",
    "Do South Korean conservatives oppose unification?",
    "韩国保守派反对统一吗",
    "韓国の保守派は統一に反対していますか",
    "Was Germany's guarantee high?",
    "德国的安全保障程度高吗",
    "菲律賓的安全保障高嗎",
    "ドイツの安全保障は高かったですか",
    "德国退出北约了吗",
    "ドイツはNATOを脱退しましたか",
    "Does the US have permanent bases in the Philippines?",
    "美国在菲律宾有永久军事基地吗",
    "アメリカはフィリピンに恒久的な基地を持っていますか",
    "大阪G20峰會宣言有寫反對貿易保護主義嗎",
    "默克尔有没有参加2020年的G7峰会",
    "Did Germany leave NATO?",
    "杜特尔特有没有访问过美国",
    "Did Germany agree to leave the JCPOA?",
    "Did Germany increase its military presence in Syria?",
    "Does the 5G declaration mention Huawei?",
    "Was the Philippines' willingness to share burdens high?",
    "菲律宾的利益置换意愿高吗",
    "日本の責任分担の意思は低いですか",
    "日本有没有参加护航联盟",
    "ポーランドの安全保障は低いですか",
    # Of what failed it is told who judges so.
    "Did the Brussels Conference work?",
    "布鲁塞尔会议成功了吗?",
    "ブリュッセル会議は成功したか",
    "波兰退出北约了吗",
    "ポーランドはNATOから脱退しましたか",
]
"""What they deny, tell as refused, give another number or office for, or tell the other way round."""
NEITHER = [
    # No number of what is compared, whatever else is told of both.
    "Is Germany's economy larger than Poland's?",
    "日本的军事实力比韩国强吗？",
    "Does Germany have more US troops than Poland?",
    # Who means to do the opposite leaves it open.
    "フィリピンは2020年に訪問軍地位協定を更新しましたか",
    "石破茂出任首相以后，美日同盟的发展方向有没有改变？",
    "Has South Korea acquired nuclear weapons?",
    "韩国获得核武器了吗",
    "Did Japan deploy Aegis Ashore?",
    "日本部署了陆基宙斯盾吗",
    "Did Japan pay 8 billion dollars?",
    "Has Japan acquired nuclear weapons?",
    "日本は核兵器を取得しましたか",
    "イタリアはブリュッセル会議で日本への制裁に賛成したのですか",
    "バイデンはドイツからの撤兵を決めたのですか",
    "Did Biden withdraw troops from Germany?",
    "Did the US withdraw troops from Poland?",
    "Has Japan revised the three non-nuclear principles?",
    "石破茂当上首相以后，有没有真的修改无核三原则？",
    "Did Bolton visit Japan in 2017?",
    "Did Merkel visit Iran in June 2019?",
    "Did Italy sign the Nine-Power Treaty?",
    "Did Japan cancel GSOMIA?",
    "日本退出了伊朗核协议吗",
    "Did the United States sell 50 F-35 fighters to Poland?",
    "Did Bolton visit South Korea in July 1938?",
    "石破茂は非核三原則を守るべきだと主張した、で合っていますか",
    "Did Duterte visit Japan?",
    "Did France join the Anti-Comintern Pact?",
    "Did South Korea withdraw from the Non-Proliferation Treaty?",
    "Did Roosevelt visit Japan?",
    "美国从波兰撤军了吗",
    "Did Germany visit NATO?",
    "Did Trump visit NATO?",
    "Did the United States criticise Germany?",
    "Did Japan withdraw from the JCPOA?",
    "Did the Philippines end the Mutual Defense Treaty?",
    "菲律宾终止了《部队访问协议》吗",
    "Did the Philippines terminate the Visiting Forces Agreement?",
    "フィリピンは訪問部隊協定を破棄しましたか",
    "菲律賓廢除了《共同防禦條約》嗎",
    "安倍は2020年にイランを訪問した?",
    "Did Abe visit Iran in 2020?",
    "安倍2020年访问伊朗了吗",
    "Did Japan cut its defence budget?",
    "Is Kishida popular?",
    "Did Poland send ground troops to Syria?",
    "波兰向叙利亚派地面部队了吗",
    "Did the United States leave CPTPP?",
    "Was South Korea's guarantee high?",
    "Was Australia's security guarantee low?",
    "Did the United States terminate the Visiting Forces Agreement?",
    "Did Japan extend GSOMIA?",
    "Does the US have permanent bases in Japan?",
    "Do South Korean progressives oppose unification?",
    "Did South Korea leave NATO?",
    "韩国同意提高国防开支吗",
    "Did Merkel invite Trump?",
    "Did the Biarritz summit have open differences?",
    "Did Trump visit Japan in 2018?",
    "特朗普2018年访问日本了吗",
    "Did Roosevelt freeze Japanese assets in 1940?",
    "Did China leave the Sino-Soviet alliance?",
    "Is Australia a member of NATO?",
    "Did the Philippines review the Mutual Defense Treaty?",
    "Did Trump scrap the Mutual Defense Treaty?",
    "Is Japan's threat perception high?",
    "Did South Korea agree to pay 5 billion dollars?",
    "Does Japan support the Paris Agreement?",
    "Was Poland's defence spending high?",
    "Did Japan raise its share of the costs?",
    "Did South Korea extend GSOMIA in 2018?",
    "韩国2020年延长GSOMIA了吗",
    "Did Abe visit Iran in January 2020?",
    "Did Trump withdraw troops from Europe?",
    "Was Germany's guarantee higher than Poland's?",
    # No word for what is asked stands in what is denied of it.
    "Did soft balancing work?",
    "Is China in the Quad?",
    "Has Japan's defence budget exceeded 2% of GDP?",
    "Was GSOMIA terminated?",
]
"""What was only tried, planned or demanded, is told of another, another year or number, or not at all."""
UNSURE = {
    # Who met somebody's staff has not met that one.
    "Did Abe meet Trump in 2016?": "no",
    "Did the United States demand that South Korea extend GSOMIA?": "yes",
    "Did Germany refuse to join the operation in the Persian Gulf?": "yes",
    "Is Japan's defence spending 2.5% of GDP?": "no",
    "日本の防衛費はGDPの2.5%ですか": "no",
    "特朗普时期美国对菲律宾的军售下降了吗": "no",
    "Do South Korean conservatives want to balance China?": "no",
    "Did Germany deploy ground troops to Syria?": "no",
    "Did Esper visit NATO?": "yes",
    "Did Japan leave the Quad?": "no",
    "Has Germany left NATO?": "no",
    "德国是北约成员国吗": "yes",
    "Did the Osaka G20 summit issue a joint declaration?": "yes",
    "Did the United States leave NATO?": "no",
    "Did France leave NATO?": "no",
    "Does Germany have a high perception of threat from Russia?": "yes",
    "德国对俄罗斯的威胁感知高吗": "yes",
    "Did Poland leave NATO?": "no",
    "Was Japan's willingness to exchange interests high?": "yes",
    "Do South Korean conservatives support unification?": "yes",
    "Did Trump threaten to leave NATO?": "yes",
    "Was Germany's willingness to share burdens low?": "no",
    "Did the US leave the Paris Agreement?": "yes",
    "Did Germany refuse to send ground troops to Syria?": "yes",
    "Does the Philippine constitution allow foreign bases?": "no",
    "Did Poland oppose Nord Stream 2?": "yes",
    "波兰支持北溪二号吗": "no",
    "Is Japan a member of the Quad?": "yes",
    "韩国终止了GSOMIA吗": "no",
    "Did Japan cancel the F-35 purchase?": "no",
    "日本在G7批评美国吗": "no",
    "Is there trade friction between the US and the Philippines?": "no",
    "美国从德国撤军了吗": "neither",
}
"""What is so by the articles, or is not, though it need not be said plainly: to say the opposite would be wrong."""


def verdict(graph: KnowledgeGraph, question: str) -> str:
    """Return what the first line of an answer says: yes, no or neither."""
    line = first_line(graph, question)
    return next((name for name, heads in VERDICTS.items() if line.startswith(heads)), "neither")


@pytest.mark.parametrize(
    ("question", "right"),
    [*((q, "yes") for q in YES), *((q, "no") for q in NO), *((q, "neither") for q in NEITHER)],
)
def test_yes_and_no_are_said_where_the_very_act_of_the_very_doer_is_told(
    graph: KnowledgeGraph, question: str, right: str
) -> None:
    assert verdict(graph, question) == right


@pytest.mark.parametrize("question", UNSURE)
def test_no_verdict_is_the_wrong_one(graph: KnowledgeGraph, question: str) -> None:
    assert verdict(graph, question) in {UNSURE[question], "neither"}


@pytest.mark.parametrize(
    "question",
    [
        "What do South Korean conservatives want?",
        "Who visited Iran in 2019 and what did he achieve?",
        "Who asked Roosevelt to convene the Nine-Power signatories?",
        "布魯塞爾會議日本和德國有出席嗎",
    ],
)
def test_what_takes_nothing_for_granted_is_not_corrected(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).premise is None


def test_what_another_did_is_told_as_that_ones(graph: KnowledgeGraph) -> None:
    answer = graph.ask("Why did Japan cancel GSOMIA?")
    assert answer.premise is not None
    assert "The articles do not say this of Japan." in answer.answer


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("Did the Philippines end the Mutual Defense Treaty?", "Not told as done"),
        ("Did the Philippines terminate the Visiting Forces Agreement?", "Not told as done"),
        ("菲律宾终止了《部队访问协议》吗", "所载的不是已成之事"),
        ("菲律賓廢除了《共同防禦條約》嗎", "所載的不是已成之事"),
        ("フィリピンは訪問部隊協定を破棄しましたか", "実行されたとの記述はなく"),
        ("Did Abe visit Iran in 2020?", "Not told of that date"),
        ("安倍2020年访问伊朗了吗", "没有这一时间的记载"),
        ("安倍は2020年にイランを訪問した?", "その時期の記述はなく"),
    ],
)
def test_what_was_only_meant_or_is_of_another_date_is_told_as_that(
    graph: KnowledgeGraph, question: str, head: str
) -> None:
    assert graph.ask(question).answer.startswith(head)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("杜特尔特访问过美国吗", "没有实现互访"),
        ("Did Trump confirm Article 5?", "In June 2017 Trump affirmed"),
        ("Was Germany's guarantee high?", "Degree of the guarantee: limited"),
    ],
)
def test_the_evidence_that_decides_comes_first(graph: KnowledgeGraph, question: str, first: str) -> None:
    answer = graph.ask(question)
    assert verdict(graph, question) != "neither"
    assert first in answer.answer.splitlines()[0]


@pytest.mark.parametrize(
    "question",
    [
        # Another visited, or was told of on a visit, or something is called after visits.
        "Did Roosevelt visit Japan?",
        "罗斯福访问过日本吗?",
        "Has Biden visited the Philippines?",
        "拜登訪問過菲律賓嗎?",
        "バイデンはフィリピンを訪問したか?",
        # Another's numbers were to be raised.
        "Did Japan cut its defence budget?",
        # No line speaks of the two.
        "Does Japan want Taiwan in the CPTPP?",
        "日本要台灣加入CPTPP嗎?",
        "日本は台湾をCPTPPに加入させたいか?",
        "Did Stimson meet Abe?",
        # Others did it.
        "Did South Korea join the Quad?",
        "Did Germany sign the 5G declaration with the US?",
        "安倍参加过布鲁塞尔会议吗?",
    ],
)
def test_what_is_not_told_is_said_plainly_with_nothing_in_its_place(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    first = answer.answer.splitlines()[0]
    assert answer.status == "partial"
    assert answer.premise is not None
    assert any(
        w in first
        for w in ("not say that this is so", "没有这样的记载", "沒有這樣的記載", "そのような記述はありません")
    )
    assert not any(w in first for w in ("What is told", "所载的是", "所載的是", "次の内容"))


@pytest.mark.parametrize(
    "question",
    [
        "NATOはウクライナに派兵しましたか？",
        "北约向乌克兰派兵了吗？",
        "Did NATO send troops to Ukraine?",
        "Did the US send troops to China in 1937?",
        "Did the Philippines withdraw from the Mutual Defense Treaty?",
        "フィリピンは米比相互防衛条約から離脱したか",
        "日本攻击了伊朗吗？",
        # Of such alliances is told in general only.
        "Did Japan sign a military alliance with Australia in 2019?",
        "罗斯福1937年和英国建立了军事联盟吗？",
        "日本は2019年にオーストラリアと軍事同盟を結んだか",
        "Did Roosevelt build a military alliance with Britain against Japan in 1937?",
    ],
)
def test_an_act_of_which_nothing_is_told_is_left_open(graph: KnowledgeGraph, question: str) -> None:
    answer = untold(graph, question)
    assert not answer.answer.startswith((*VERDICTS["yes"], *VERDICTS["no"]))
    assert answer.closest


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("日本退出核不扩散条约了吗？", "可能的选项"),
        # Of whom others decide that he is to go.
        ("Did Norman Davis go to Brussels?", "decided to send Norman Davis"),
        ("诺曼·戴维斯去了布鲁塞尔吗？", "决定派诺曼"),
        ("Did Japan withdraw from the NPT?", "Non-Proliferation Treaty"),
        ("日本是否已经退出NPT？", "若退出核不扩散条约"),
        ("日本はNPTを脱退したのか", "核拡散防止条約"),
        ("美国从韩国撤军了吗？", "威胁"),
        ("Did the US withdraw its troops from South Korea?", "threatened to cut its forces in South Korea"),
        ("アメリカは韓国から撤兵したか", "削減"),
    ],
)
def test_what_was_only_threatened_or_supposed_is_told_as_that(graph: KnowledgeGraph, question: str, told: str) -> None:
    first = first_line(graph, question)
    assert first.startswith(("Not told as done", "所载的不是已成之事", "実行されたとの記述はなく"))
    assert told in first


@pytest.mark.parametrize(
    "question",
    [
        # What somebody is for, who does it with whom, or for which state, is told in other words.
        "イタリアはブリュッセル会議で日本への制裁に賛成したのですか？",
        "Did Italy take part in the Brussels Conference?",
        "Did Iran attack US forces?",
        "Did Esper mediate between Japan and South Korea?",
        "Did Kishida meet Biden?",
        "杜特尔特终止了访问部队协议吗？",
        "Did the US lend money to China?",
        "アメリカはポーランドに部隊を増派したか",
    ],
)
def test_what_is_told_in_other_words_is_neither_denied_nor_called_untold(graph: KnowledgeGraph, question: str) -> None:
    answer = answered(graph, question)
    assert not answer.answer.startswith(VERDICTS["no"])


@pytest.mark.parametrize("question", ["日本出席布鲁塞尔会议了吗?", "メルケルは2020年のG7に出席したか"])
def test_no_space_follows_a_full_stop_of_chinese_or_japanese(graph: KnowledgeGraph, question: str) -> None:
    assert "。 " not in first_line(graph, question)


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("Did Japan not join Operation Sentinel?", "Indeed not."),
        ("日本没有参加前哨行动吗?", "确实没有。"),
        ("日本沒有出席布魯塞爾會議嗎?", "確實沒有。"),
        ("日本はセンチネル作戦に参加していないのか", "はい、していません。"),
        ("日本はブリュッセル会議に出席しなかったのか", "はい、していません。"),
        ("Did South Korea not extend GSOMIA?", "On the contrary, yes."),
        ("日本不是参加了四边机制吗?", "是。"),
        ("韩国没有延长GSOMIA吗?", "恰恰相反，有。"),
        ("韓国はGSOMIAを延長しなかったのか", "いいえ、その逆です。"),
    ],
)
def test_what_a_question_denies_is_confirmed_or_not(graph: KnowledgeGraph, question: str, head: str) -> None:
    assert answered(graph, question).answer.startswith(head)


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("Did Poland meet NATO's 2% target in 2017?", "It is told both ways."),
        ("波兰2017年达到北约2%标准了吗？", "两种说法都有。"),
        ("ポーランドは2017年に2%目標を達成したか", "記述は二通りあります。"),
    ],
)
def test_a_yes_that_a_table_denies_is_told_both_ways(graph: KnowledgeGraph, question: str, head: str) -> None:
    first, *others = graph.ask(question).answer.splitlines()
    assert first == head
    assert "1.89" in others[1]


@pytest.mark.parametrize(
    ("question", "years"),
    [("Is Japan's defence spending still 1% of GDP?", "article of 2024"), ("日本军费还是GDP的1%吗？", "2024年的文章")],
)
def test_what_a_later_article_tells_otherwise_is_so_no_longer(graph: KnowledgeGraph, question: str, years: str) -> None:
    later, earlier, *_ = graph.ask(question).answer.splitlines()
    assert later.startswith(VERDICTS["no"])
    assert years in later
    assert years.replace("2024", "2021").removeprefix("article ") in earlier


@pytest.mark.parametrize("question", ["Did Trump meet Abe in May 2019?", "特朗普2019年5月和安倍会晤了吗？"])
def test_a_yes_of_a_month_rests_on_no_other_month(graph: KnowledgeGraph, question: str) -> None:
    first = graph.ask(question).answer.splitlines()[0]
    assert verdict(graph, question) != "no"
    assert "August" not in first and "8月" not in first


@pytest.mark.parametrize(
    ("question", "heads"),
    [
        ("Did Germany and Japan send delegates to the Brussels conference?", ["No. Germany refused", "Japan refused"]),
        ("Did either Germany or Japan attend the Brussels Conference?", ["No. Germany refused", "Japan refused"]),
        ("ドイツと日本はブリュッセル会議に代表を送ったか。", ["いいえ。ドイツ", "日本"]),
        ("日本派代表出席布鲁塞尔会议了吗？", ["否。日本"]),
        ("Did Germany and Poland meet the 2 percent target in 2019?", ["No. In 2019 Germany", "Poland"]),
        # Where it is plain of one only, the other is told by what comes nearest.
        ("Did both Poland and Japan buy F-35 fighters?", ["Poland: ", "Japan: Yes. "]),
        ("波兰和日本都购买了F-35战斗机吗？", ["波兰：", "日本：是。"]),
    ],
)
def test_of_several_each_is_told_by_itself(graph: KnowledgeGraph, question: str, heads: list[str]) -> None:
    told = graph.ask(question).answer.split("\n")
    assert all(line.startswith(head) for line, head in zip(told, heads, strict=False))


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("Does the translator agree with the four recommendations of Heginbotham and Samuels, or not?", "Yes. "),
        ("Does Li Kailang agree with the four recommendations?", "Yes. "),
        ("Does the translator oppose the four recommendations?", "No. "),
        ("译者赞同四项政策建议吗？", "是。"),
        ("譯者反對四項政策建議嗎？", "否。"),
        ("訳者は4つの政策提言に賛成していますか？", "はい。"),
    ],
)
def test_whether_somebody_agrees_is_told_by_the_position_taken(graph: KnowledgeGraph, question: str, head: str) -> None:
    answer = graph.ask(question)
    assert answer.answer.startswith(head)
    assert answer.evidence[0]["line"] == 217
