"""Yes and no: a wrong one costs more than a missing one, so that a table of questions in four languages tells of each
what is right by the articles."""

from __future__ import annotations

import pytest

from kg import KnowledgeGraph

VERDICTS = {"yes": ("Yes.", "是。", "はい。"), "no": ("No.", "No:", "否。", "否：", "いいえ。", "いいえ：")}
YES = [
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
    "Is Japan's defence spending about 1 per cent of GDP?",
    "Did Poland take part in NATO's forward presence plan?",
    "Did the United States export military equipment to the Philippines between 2016 and 2019?",
    "Did Germany criticise the United States?",
]
"""What the articles tell as done, by whom the question has do it."""
NO = [
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
]
"""What they deny, tell as refused, give another number or office for, or tell the other way round."""
NEITHER = [
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
]
"""What was only tried, planned or demanded, is told of another, another year or number, or not at all."""
UNSURE = {
    "安倍は2019年6月にイランを訪問しましたか": "yes",
    "Did the United States demand that South Korea extend GSOMIA?": "yes",
    "Did Germany refuse to join the operation in the Persian Gulf?": "yes",
    "Is Japan's defence spending 2.5% of GDP?": "no",
    "日本の防衛費はGDPの2.5%ですか": "no",
    "特朗普时期美国对菲律宾的军售下降了吗": "no",
    "Did the Biarritz summit issue a joint communiqué?": "no",
    "Do South Korean conservatives want to balance China?": "no",
    "Did Germany send ground troops to Syria?": "no",
    "Did Germany deploy ground troops to Syria?": "no",
    "Did Esper visit NATO?": "yes",
}
"""What is so by the articles, or is not, though it need not be said plainly: to say the opposite would be wrong."""


def verdict(graph: KnowledgeGraph, question: str) -> str:
    """Return what the first line of an answer says: yes, no or neither."""
    line = graph.ask(question).answer.splitlines()[0]
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
    assert "nothing of this with Japan" in answer.answer


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
        "安倍参加过布鲁塞尔会议吗?",
    ],
)
def test_what_is_not_told_is_said_plainly_with_nothing_in_its_place(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    first = answer.answer.splitlines()[0]
    assert answer.status == "partial"
    assert answer.premise is not None
    assert any(w in first for w in ("nothing of this", "没有涉及", "沒有涉及", "記述がありません"))
    assert not any(w in first for w in ("What it holds", "所载的是", "所載的是", "次の内容"))


@pytest.mark.parametrize(
    ("question", "told"),
    [("Did South Korea join the Quad?", "Japan"), ("Did Germany sign the 5G declaration with the US?", "Poland")],
)
def test_who_did_the_very_act_is_told_in_place_of_another(graph: KnowledgeGraph, question: str, told: str) -> None:
    first = graph.ask(question).answer.splitlines()[0]
    assert told in first.split("What it holds:")[1]
