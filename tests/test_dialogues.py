"""Dialogues of two and three turns in four written languages: what each follow-up is understood as, and that its answer
is about that."""

from __future__ import annotations

import pytest

from kg import KnowledgeGraph
from kg.ask.answer import Answer
from kg.ask.saying.wording import proper
from kg.ask.session import Session
from kg.errors import UnknownThingError

P, S = "jiang-liyuan/", "saltzman/"
BRUSSELS, VFA, BOLTON = "brussels-conference", "visiting-forces-agreement", "john-bolton"

# First question, follow-up, what it is understood as, and the keys of which the answer must be about.
COMPLETED = [
    # In the place of its like.
    ("When did Bolton visit Japan?", "and Germany?", "When did Bolton visit Germany?", ["germany"]),
    ("When did Bolton visit Japan?", "How about Trump?", "When did Donald Trump visit Japan?", ["donald-trump"]),
    ("Why did Poland get a high security guarantee?", "and Germany?",
     "Why did Germany get its degree of security guarantee?", ["germany"]),
    ("为什么波兰得到高度的安全保障？", "那德国呢", "为什么德国得到这种程度的安全保障？", ["germany"]),
    ("為什麼波蘭得到高度的安全保障？", "那德國呢", "為什麼德國得到這種程度的安全保障？", ["germany"]),
    ("为什么日本没有参加哨兵行动？", "那波兰呢", "为什么波兰没有参加哨兵行动？", ["poland"]),
    ("韩国保守派怎么看美韩同盟？", "那進步派呢", "韩国进步派怎么看美韩同盟？", ["korean-progressives"]),
    ("特朗普什么时候访问日本？", "那罗斯福呢", "罗斯福什么时候访问日本？", []),
    ("ボルトンはいつ日本を訪問しましたか", "ドイツは？", "ボルトンはいつドイツを訪問しましたか", ["germany"]),
    ("How much did South Korea pay for US forces in 2019?", "and in 2020?",
     "How much did South Korea pay for US forces in 2020?", ["south-korea"]),
    # In English what is owned keeps its owner's ending.
    ("What was the Philippines' level of security guarantee?", "what about Poland",
     "What was Poland's level of security guarantee?", ["poland"]),
    ("What was Poland's level of security guarantee?", "and the Philippines'?",
     "What was the Philippines' level of security guarantee?", ["philippines"]),
    # What is done to, or who does it, as the graph tells who acts on whom.
    ("Why did the US announce the withdrawal of troops from Germany?", "and Poland?",
     "Why did the US announce the withdrawal of troops from Poland?", ["poland"]),
    ("美国为什么宣布从德国撤军？", "那波兰呢？", "美国为什么宣布从波兰撤军？", ["poland"]),
    ("アメリカはなぜドイツからの撤退を発表したのですか？", "ポーランドは？",
     "アメリカはなぜポーランドからの撤退を発表したのですか？", ["poland"]),
    ("What did the Philippines buy from the US?", "and Poland?", "What did Poland buy from the US?", ["poland"]),
    ("How did Japan respond to the US?", "and the Philippines?", "How did the Philippines respond to the US?",
     ["philippines"]),
    ("日本はなぜ米国を批判しなかったのか", "ドイツは？", "ドイツはなぜ米国を批判しなかったのか", ["germany"]),
    # Who does something is no act.
    ("Why did the US announce the withdrawal of troops from Germany?", "how many did it send there?",
     "How many did the US send to Germany?", []),
    # To what degree it is so of another is not asked by the word for it.
    ("为什么波兰得到高度的安全保障？", "菲律宾为什么是高", "为什么菲律宾得到这种程度的安全保障？", ["philippines"]),
    ("為什麼日本得到高度的安全保障？", "菲律賓為什麼是高", "為什麼菲律賓得到這種程度的安全保障？", ["philippines"]),
    ("ポーランドはなぜ高度の安全保障を得たのですか", "フィリピンはなぜ低いのですか",
     "フィリピンはなぜその程度の安全保障を得たのですか", ["philippines"]),
    ("Why did Poland get a high security guarantee?", "Why is the Philippines' high?",
     "Why did the Philippines get its degree of security guarantee?", ["philippines"]),
    # An event that gives the time is not what is asked on.
    ("拜登执政后美日同盟在哪些方面得到强化？", "经济方面呢？",
     "经济方面呢（就此而问：拜登执政后美日同盟在哪些方面得到强化？）", ["us-japan-alliance"]),
    ("How was the US-Japan alliance strengthened after Biden took office?", "and economically?",
     "and economically (of: How was the US-Japan alliance strengthened after Biden took office?)",
     ["us-japan-alliance"]),
    # After an event.
    ("Why did the Brussels Conference fail?", "and China after that?",
     "What did China do after the Brussels Conference?", [BRUSSELS, "china"]),
    ("布鲁塞尔会议为什么失败了？", "会后中国呢？", "布鲁塞尔会议之后中国做了什么？", [BRUSSELS, "china"]),
    ("布魯塞爾會議為什麼失敗了？", "會後中國呢？", "布魯塞爾會議之後中國做了什麼？", [BRUSSELS, "china"]),
    ("ブリュッセル会議はなぜ失敗しましたか", "その後の中国は？", "ブリュッセル会議の後、中国は何をしましたか？",
     [BRUSSELS, "china"]),
    # What is always of something else is of what was spoken of.
    ("What is soft balancing?", "What are the examples?", "What are the examples (of: What is soft balancing?)",
     ["soft-balancing"]),
    ("萨尔兹曼的文章研究什么？", "结论是什么？", "结论是什么（就此而问：萨尔兹曼的文章研究什么？）", []),
    # What is quoted is nobody's to change.
    ("What was Poland's level of security guarantee?", 'Who said "it will save a lot of money"?',
     'Who said "it will save a lot of money"?', ["donald-trump"]),
    # A place where something is takes nobody's place.
    ("Kishida approval rating", "in Germany?", "Kishida approval rating in Germany?", []),
    # Months.
    ("2019年5月的日美首脑会谈谈了什么？", "6月那次呢", "2019年6月的日美首脑会谈谈了什么？", ["japan"]),
    ("2019年5月的日美首脑会谈谈了什么？", "那6月呢", "2019年6月的日美首脑会谈谈了什么？", ["japan"]),
    ("2019年5月的日美首腦會談談了什麼？", "那6月呢", "2019年6月的日美首腦會談談了什麼？", ["japan"]),
    ("When did Trump visit Japan in May 2019?", "and in June?", "When did Trump visit Japan in June 2019?", ["japan"]),
    ("When did Trump visit Japan in 2019?", "what about June?", "When did Trump visit Japan in June 2019?", ["japan"]),
    ("2019年5月の日米首脳会談では何が話し合われましたか", "6月は？",
     "2019年6月の日米首脳会談では何が話し合われましたか", ["japan"]),
    # Something of somebody's takes the place of nothing.
    ("Why did Poland get a high security guarantee?", "and what about Germany's stationing costs?",
     "Germany's stationing costs?", ["germany", "host-nation-support"]),
    # Pronouns.
    ("What does the Visiting Forces Agreement provide?", "and what did Trump say about it?",
     "What did Trump say about the Visiting Forces Agreement?", ["donald-trump", VFA]),
    ("Who is John Bolton?", "When did he visit Japan?", "When did John Bolton visit Japan?", [BOLTON, "japan"]),
    ("谁是博尔顿？", "他要多少钱", "约翰·博尔顿要多少钱？", [BOLTON]),
    ("Why did the Brussels Conference fail?", "Did Japan attend it?", "Did Japan attend the Brussels Conference?",
     [BRUSSELS, "japan"]),
    ("布鲁塞尔会议为什么失败了？", "日本参加了该会议吗", "日本参加了布鲁塞尔会议吗？", [BRUSSELS, "japan"]),
    ("What is the Nine-Power Treaty?", "who signed it?", "Who signed the Nine-Power Treaty?", ["nine-power-treaty"]),
    # Comparisons.
    ("Why did Poland get a high security guarantee?", "compare that with Germany",
     "How do Poland and Germany compare in degree of security guarantee?", ["poland", "germany"]),
    ("为什么波兰得到高度的安全保障？", "跟德国比呢", "波兰和德国相比，安全保障程度如何？", ["poland", "germany"]),
    # What names nothing is on what was asked of last.
    ("Why did the Brussels Conference fail?", "who took part?", "Who took part (on the Brussels Conference)?",
     [BRUSSELS]),
    ("Why did the Brussels Conference fail?", "Who was sent?", "Who was sent (on the Brussels Conference)?",
     [BRUSSELS]),
    ("布鲁塞尔会议为什么失败了？", "谁参加了？", "谁参加了（布鲁塞尔会议）？", [BRUSSELS]),
    ("布魯塞爾會議為什麼失敗了？", "誰參加了？", "誰參加了（布魯塞爾會議）？", [BRUSSELS]),
    ("布鲁塞尔会议为什么失败了？", "日本派谁去的", "日本派谁去的（布鲁塞尔会议）？", [BRUSSELS, "japan"]),
    ("ブリュッセル会議はなぜ失敗しましたか", "誰が参加しましたか", "ブリュッセル会議について、誰が参加しましたか？",
     [BRUSSELS]),
    ("Why did the Brussels Conference fail?", "谁参加了？", "谁参加了（布鲁塞尔会议）？", [BRUSSELS]),
    ("What did Bolton demand of Japan in July 2019?", "how did Japan react?",
     "how did Japan react (of: What did Bolton demand of Japan in July 2019?)", [BOLTON, "japan"]),
    ("博尔顿2019年7月向日本要求了什么？", "日本怎么回应", "日本怎么回应（就此而问：博尔顿2019年7月向日本要求了什么？）",
     [BOLTON, "japan"]),
    ("博爾頓2019年7月向日本要求了什麼？", "日本怎麼回應", "日本怎麼回應（就此而問：博爾頓2019年7月向日本要求了什麼？）",
     [BOLTON, "japan"]),
    ("ボルトンは2019年7月に日本に何を要求しましたか", "日本はどう答えましたか",
     "日本はどう答えましたか（次について：ボルトンは2019年7月に日本に何を要求しましたか）", [BOLTON, "japan"]),
    ("什么是软制衡？", "例子呢", "例子呢（就此而问：什么是软制衡？）", []),
    # Who else did or did not do the same, and what somebody did, is asked of the thing that was spoken of.
    ("谁参加了护航联盟？", "菲律宾参加了吗？", "菲律宾参加了吗（护航联盟）？", ["escort-coalition", "philippines"]),
    ("誰が護衛連合に参加しましたか", "誰が参加しませんでしたか", "護衛連合について、誰が参加しませんでしたか？",
     ["escort-coalition", "japan"]),
    ("Why did Germany refuse to give in on Nord Stream 2?", "What did Poland do?",
     "What did Poland do (on Nord Stream 2)?", ["nord-stream-2", "poland"]),
    ("為什麼德國拒絕在北溪2號上讓步？", "波蘭做了什麼？", "波蘭做了什麼（北溪2號）？", ["nord-stream-2", "poland"]),
    # Who did something is no one in whose place somebody is put: it is asked whether that one did.
    ("Who proposed sanctions?", "What about Japan?", "Is it so that Japan proposed sanctions?", ["japan"]),
    ("誰參加了護航聯盟？", "中國呢？", "中國參加了護航聯盟嗎？", ["china"]),
    ("誰が制裁を提案しましたか", "日本は？", "日本が制裁を提案しましたか", ["japan"]),
    ("When did Duterte end the VFA?", "Did South Korea do the same?", "When did South Korea end the VFA?",
     ["south-korea"]),
    ("美国为什么要求日本增加驻军费用？", "韩国也这样做了吗？", "韩国为什么要求日本增加驻军费用？", ["south-korea"]),
]  # fmt: skip

# What stands by itself is left as it is.
WHOLE = [
    ("What did Lu Hao write?", "Did Japan join Operation Sentinel?"),
    ("What did Iran do?", "What is soft balancing?"),
    ("Why did the Brussels Conference fail?", "Who is John Bolton?"),
    ("布鲁塞尔会议为什么失败了？", "什么是软制衡？"),
    ("ボルトンはいつ日本を訪問しましたか", "ブリュッセル会議はなぜ失敗しましたか"),
]

THREE = [
    ("布鲁塞尔会议为什么失败了？", "日本派谁去的", "那意大利呢", "意大利派谁去的（布鲁塞尔会议）？",
     [BRUSSELS, "italy"]),
    ("Why did the Brussels Conference fail?", "Did Japan attend it?", "and Italy?",
     "Did Italy attend the Brussels Conference?", [BRUSSELS, "italy"]),
    ("What is soft balancing?", "how does it differ from hard balancing?",
     "which of the two did the US use against Japan?",
     "Which of soft balancing and hard balancing did the US use against Japan?", ["japan"]),
    ("什么是软制衡？", "它和硬制衡有什么不同？", "两者中美国对日本用了哪一个？",
     "软制衡和硬制衡中美国对日本用了哪一个？", ["japan"]),
    ("What did Bolton demand of Japan in July 2019?", "how did Japan react?", "and South Korea?",
     "How did South Korea react (of: What did Bolton demand of Japan in July 2019?)", []),
    ("博尔顿2019年7月向日本要求了什么？", "日本怎么回应", "那韩国呢",
     "韩国怎么回应（就此而问：博尔顿2019年7月向日本要求了什么？）", []),
    ("Why did Poland get a high security guarantee?", "and Germany?", "Which of them paid the most?",
     "Which of Poland and Germany paid the most?", ["germany"]),
    ("为什么波兰得到高度的安全保障？", "那德国呢", "跟波兰比呢", "德国和波兰相比，安全保障程度如何？",
     ["poland", "germany"]),
]  # fmt: skip


# Two asked of one after the other, and "they", who do something: neither is what one of them has.
THEY = [
    ("What was the Philippines' level of security guarantee?", "what about Poland", "did they both agree with Trump?",
     "Did the Philippines and Poland agree with Trump?"),
    ("菲律宾的安全保障程度如何？", "那波兰呢", "两国都支持特朗普吗？", "菲律宾和波兰都支持特朗普吗？"),
    ("菲律賓的安全保障程度如何？", "那波蘭呢", "兩國都支持川普嗎？", "菲律賓和波蘭都支持川普嗎？"),
    ("フィリピンの安全保障の程度は？", "ポーランドは？", "両国はトランプを支持したか",
     "フィリピンとポーランドはトランプを支持したか？"),
]  # fmt: skip

# A question for a degree, the bare why, what is compared, where that stands, and who says so.
DEGREE = [
    ("What was Germany's degree of security guarantee?", "Why?", "compared with the Philippines?", "source?",
     "who says so?"),
    ("德国的安全保障程度如何？", "为什么？", "跟菲律宾比呢", "依据是哪一页", "这是谁的观点"),
    ("德國的安全保障程度如何？", "為什麼？", "跟菲律賓比呢", "依據是哪一頁", "這是誰的觀點"),
    ("ドイツの安全保障の程度は？", "なぜ？", "フィリピンと比べると？", "それはどの節に書いてあるか",
     "それは誰の見解か"),
]  # fmt: skip

# What takes something false for granted, and why that which is so is so.
CORRECTED = [
    ("Why did Japan join Operation Sentinel?", "Why?", "did Japan join"),
    ("日本为什么参加了护航联盟？", "为什么？", "参加了"),
    ("日本為什麼參加了護航聯盟？", "為什麼？", "參加了"),
    ("日本はなぜ護衛連合に参加したのですか", "なぜ？", "参加した"),
]

# A question, who disagrees, whether the author accepts that (he rejects it), and how the answer begins.
REJECTED = [
    (["What is soft balancing?", "Who disagrees?", "Does Saltzman accept that?"], "No.\nIlai Saltzman (rejects)"),
    (["什么是软制衡？", "谁不同意？", "萨尔兹曼接受吗？"], "否。\n伊莱·萨尔兹曼（反对）"),
    (["什麼是軟制衡？", "誰不同意？", "薩爾茨曼同意嗎？"], "否。\n伊萊·薩爾茲曼（反對）"),
    (["ソフト・バランシングとは何ですか", "誰が反対していますか", "サルツマンは同意しますか"],
     "いいえ。\nイライ・サルツマン（否定する）"),
    (["Who criticises soft balancing theory?", "Does Saltzman agree?"], "No.\nIlai Saltzman (rejects)"),
    (["谁批评软制衡理论？", "萨尔兹曼同意吗？"], "否。\n伊莱·萨尔兹曼（反对）"),
]  # fmt: skip

# What was told, what is not told of another, and what is asked then: of what was told, and who else tells the same.
REFUSED = [
    (["How did Japan answer Bolton's demand of 2019?", "and South Korea?"], "When was that?",
     "Does Jiang say the same?", "Jiang Liyuan tells:"),
    (["日本怎么回应博尔顿2019年的要求？", "韩国呢？"], "那是什么时候？", "姜丽媛也这么说吗？", "姜丽媛的记载："),
    (["日本怎麼回應博爾頓2019年的要求？", "韓國呢？"], "那是什麼時候？", "姜麗媛也這麼說嗎？", "姜麗媛的記載："),
    (["日本は2019年のボルトンの要求にどう答えましたか", "韓国は？"], "それはいつですか",
     "姜麗媛も同じことを言っていますか", "姜麗媛の記述："),
]  # fmt: skip


@pytest.fixture
def session(graph: KnowledgeGraph) -> Session:
    return Session(graph)


def about(answer: Answer) -> set[str]:
    """Return the keys of what an answer is about."""
    return {e["iri"].rsplit("/", 1)[-1] for e in answer.entities}


@pytest.mark.parametrize(("first", "then", "understood", "keys"), COMPLETED)
def test_a_follow_up_is_completed(session: Session, first: str, then: str, understood: str, keys: list[str]) -> None:
    session.ask(first)
    answer = session.ask(then)
    assert session.understood == understood
    assert answer.question == then
    assert set(keys) <= about(answer)
    if keys:
        assert answer.status in {"answered", "partial"}


@pytest.mark.parametrize(("first", "second", "third", "understood", "keys"), THREE)
def test_a_third_turn_leans_on_both(
    session: Session, first: str, second: str, third: str, understood: str, keys: list[str]
) -> None:
    session.ask(first)
    session.ask(second)
    answer = session.ask(third)
    assert session.understood == understood
    assert set(keys) <= about(answer)


@pytest.mark.parametrize(("first", "second", "third", "understood"), THEY)
def test_they_are_those_asked_of_one_after_the_other(
    session: Session, first: str, second: str, third: str, understood: str
) -> None:
    for line in (first, second, third):
        session.ask(line)
    assert session.understood == understood


@pytest.mark.parametrize(("degree", "why", "compared", "where", "who"), DEGREE)
def test_a_degree_is_derived_compared_and_traced(
    session: Session, degree: str, why: str, compared: str, where: str, who: str
) -> None:
    session.ask(degree)
    derived = session.ask(why)
    assert {P + "t10-burden-germany", P + "t10-exchange-germany"} <= set(derived.passages)
    both = session.ask(compared)
    assert {P + "t11-degree-germany", P + "t11-degree-philippines"} <= {
        e["passage"].partition("/passage/")[2] for e in proper(both)
    }
    # Who says so is asked of what was told, and not of where it stands.
    for line, intent in ((where, "provenance"), (who, "who_says")):
        traced = session.ask(line)
        assert traced.intent == intent
        assert "004:" in traced.answer
        assert set(traced.passages) <= set(both.passages)


@pytest.mark.parametrize(("first", "then", "untrue"), CORRECTED)
def test_why_after_a_correction_is_asked_of_what_is_so(session: Session, first: str, then: str, untrue: str) -> None:
    corrected = session.ask(first)
    assert corrected.premise
    answer = session.ask(then)
    assert untrue not in session.understood
    assert (answer.status, answer.intent, answer.premise) == ("answered", "why", None)


@pytest.mark.parametrize(
    "lines",
    [
        ("How much does Germany pay for US troops?", "and South Korea?", "Why is it so little?"),
        ("德国2020年付了多少驻军费用？", "韩国呢", "为什么这么少？"),
        ("德國2020年付了多少駐軍費用？", "韓國呢", "為什麼這麼少？"),
        ("ドイツの駐留経費負担はいくら？", "韓国は？", "なぜそんなに少ないの"),
    ],
)
def test_the_reason_of_one_is_none_of_another(session: Session, lines: tuple[str, ...]) -> None:
    answers = [session.ask(line) for line in lines]
    assert [a.status == "answered" for a in answers] == [True, True, False]
    assert answers[-1].intent == "why"


@pytest.mark.parametrize(("first", "then"), WHOLE)
def test_a_whole_question_leans_on_nothing(graph: KnowledgeGraph, session: Session, first: str, then: str) -> None:
    session.ask(first)
    assert session.ask(then).contract() == graph.ask(then).contract()
    assert session.understood == then


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("What did Bolton demand of Japan in July 2019?", "how did Japan react?"),
        ("博尔顿2019年7月向日本要求了什么？", "日本怎么回应"),
        ("博爾頓2019年7月向日本要求了什麼？", "日本怎麼回應"),
        ("ボルトンは2019年7月に日本に何を要求しましたか", "日本はどう答えましたか"),
    ],
)
def test_the_answer_begins_with_what_is_asked_now(session: Session, first: str, then: str) -> None:
    before = session.ask(first).answer.splitlines()[0]
    assert session.ask(then).answer.splitlines()[0] != before


def test_what_is_held_of_nobody_there_is_said_so(session: Session) -> None:
    session.ask("Kishida approval rating")
    answer = session.ask("in Germany?")
    assert answer.status in {"partial", "unknown"}
    assert answer.answer.startswith("The articles do not say this of Germany.")


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("What did Bolton demand of Japan in July 2019?", "what else?"),
        ("博尔顿2019年7月向日本要求了什么？", "还有呢"),
        ("博爾頓2019年7月向日本要求了什麼？", "還有呢？"),
        ("ボルトンは2019年7月に日本に何を要求しましたか", "ほかには？"),
    ],
)
def test_more_tells_on_and_ends(session: Session, first: str, then: str) -> None:
    told = {e["passage"] for e in session.ask(first).evidence}
    for _ in range(12):
        answer = session.ask(then)
        if answer.status == "unknown":
            break
        assert first in session.understood
        assert not told & {e["passage"] for e in answer.evidence}
        told |= {e["passage"] for e in answer.evidence}
    assert answer.status == "unknown"


@pytest.mark.parametrize(
    "then", ["what is the evidence?", "which line?", "有什麼證據", "第几行", "哪一行", "証拠は？", "何行目ですか"]
)
def test_evidence_and_lines_are_those_of_the_last_answer(session: Session, then: str) -> None:
    before = session.ask("When did Bolton visit Japan?")
    answer = session.ask(then)
    assert answer.intent == "provenance"
    assert {e["passage"] for e in answer.evidence} == {e["passage"] for e in before.evidence}


def test_many_statements_of_one_speaker_are_one_line(session: Session) -> None:
    session.ask("What does Saltzman argue?")
    answer = session.ask("who says so?")
    speakers = {(e["speaker"], e["stance"]) for e in answer.evidence}
    assert len(answer.answer.splitlines()) == len(speakers) < len(answer.evidence)


@pytest.mark.parametrize(
    ("first", "then"), [("What does Saltzman argue?", "who disagrees?"), ("萨尔兹曼主张什么？", "谁反对？")]
)
def test_who_disagrees_is_somebody_else(session: Session, first: str, then: str) -> None:
    session.ask(first)
    answer = session.ask(then)
    assert answer.status == "answered"
    assert all(e["stance"] in {"rejects", "questions"} or "saltzman" not in e["passage"] for e in answer.evidence)


@pytest.mark.parametrize("then", ["When was that?", "那是什么时候？", "那是什麼時候？", "それはいつですか"])
def test_when_that_was_is_the_date_of_what_was_told(session: Session, then: str) -> None:
    session.ask("What did Bolton demand of Japan in July 2019?")
    answer = session.ask(then)
    assert answer.intent == "when"
    assert "2019" in answer.answer
    assert any(e["iri"].endswith(f"/{BOLTON}") for e in answer.entities)


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("exit", "leave"), ("quit", "leave"), ("Bye!", "leave"), ("退出", "leave"), ("再見", "leave"),
        ("終了", "leave"),
        ("thanks", "thanks"), ("Thank you very much.", "thanks"), ("谢谢", "thanks"), ("謝謝！", "thanks"),
        ("ありがとうございます", "thanks"), ("你好", "hello"), ("Hello", "hello"),
        ("Why did Britain leave?", ""), ("and Germany?", ""),
    ],
)  # fmt: skip
def test_small_talk_asks_nothing(session: Session, text: str, does: str) -> None:
    assert session.small_talk(text) == does


def test_a_number_chooses_only_where_something_is_asked_back(graph: KnowledgeGraph) -> None:
    plain = graph.ask("When did Bolton visit Japan?")
    numbered = graph.ask("When did Bolton visit Japan?", choose=["2"])
    line, _, rest = numbered.answer.partition("\n")
    assert "nothing to choose" in line
    assert rest == plain.answer
    assert [e["passage"] for e in numbered.evidence] == [e["passage"] for e in plain.evidence]


def test_a_number_out_of_range_is_told_the_choices(graph: KnowledgeGraph) -> None:
    listed = graph.ask("What is Washington?").suggestions
    with pytest.raises(UnknownThingError) as caught:
        graph.ask("What is Washington?", choose=["9"])
    assert all(f"{i}. {text}" in str(caught.value) for i, text in enumerate(listed, 1))


# The lines of a dialogue, each with what it is understood as; where that is empty, as it stands.
KEPT = [
    [("盧昊怎麼看日美同盟？", ""), ("那姜麗媛呢？", "姜麗媛怎麼看日美同盟？")],
    [("姜丽媛怎么看美菲同盟？", ""), ("那卢昊呢？", "卢昊怎么看美菲同盟？")],
    [("2019年的首腦會談最長的是哪一次?", ""), ("最短的呢?", "2019年的首腦會談最短的是哪一次?")],
    [("Which was the longest summit of 2019?", ""), ("And the shortest?", "Which was the shortest summit of 2019?")],
    [("2019年の首脳会談で最も長かったのはどれか", ""),
     ("最も短いのは？", "2019年の首脳会談で最も短かったのはどれか")],
    [("日本の核オプションについてヘギンボサムらは何と言うか", ""),
     ("韓国は?", "韓国の核オプションについてヘギンボサムらは何と言うか"),
     ("石破茂は?", "韓国の核オプションについて石破茂らは何と言うか")],
    [("What is turtling?", ""), ("Who warns of it?", "Who warns of turtling?"),
     ("So is it good for China?", "So is turtling good for China?")],
    [("为什么波兰得到高度的安全保障？", ""), ("德国呢", "为什么德国得到这种程度的安全保障？"),
     ("为什么差这么多?", "波兰和德国相比，安全保障程度如何？")],
    [("なぜポーランドは高い安全保障を得たのか", ""), ("ドイツは？", "なぜドイツはその程度の安全保障を得たのか"),
     ("なぜこんなに違うのか", "ポーランドとドイツを安全保障の程度で比べるとどうですか？")],
    # What is somewhere takes the place of where it was; of two it is spoken who were asked of, and not where.
    [("What did Germany refuse to do in the Gulf?", ""), ("And in Syria?", "What did Germany refuse to do in Syria?"),
     ("What did Japan send to the Gulf?", ""),
     ("Which of the two is more willing?", "Which of Germany and Japan is more willing?")],
    # How many are met is asked of the criteria that were told.
    [("What are the criteria of the willingness to exchange interests?", ""),
     ("How many of them does Germany meet?",
      "How many of the criteria of willingness to exchange interests does Germany meet?"),
     ("And if it had met three?", "If Germany had met three of the criteria of willingness to exchange interests?")],
    [("利益置换意愿的标准有哪些？", ""), ("其中波兰满足几个？", "在利益置换意愿的标准中波兰满足几个？")],
    [("利益交換の意思の基準は何か", ""),
     ("そのうち日本はいくつ満たすか", "利益交換の意思の基準のうち日本はいくつ満たすか？")],
    [("Why did Poland get a high security guarantee?", ""),
     ("and Germany?", "Why did Germany get its degree of security guarantee?"),
     ("Why is the gap so large?", "How do Poland and Germany compare in degree of security guarantee?")],
]  # fmt: skip


@pytest.mark.parametrize("lines", KEPT)
def test_a_dialogue_keeps_its_topic(session: Session, lines: list[tuple[str, str]]) -> None:
    for typed, understood in lines:
        session.ask(typed)
        assert session.understood == (understood or typed)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Which was the longest summit of 2019?", "What is the source of these figures?"),
        ("2019年的首腦會談最長的是哪一次?", "這些數字的資料來源是什麼?"),
        ("2019年の首脳会談で最も長かったのはどれか", "その数字の出典は何か"),
    ],
)
def test_the_source_of_figures_is_that_of_their_table(session: Session, first: str, then: str) -> None:
    before = {e["passage"] for e in session.ask(first).evidence}
    answer = session.ask(then)
    assert answer.intent == "provenance"
    assert before <= {e["passage"] for e in answer.evidence}
    assert any(name in answer.answer.splitlines()[0] for name in ("Foreign Ministry", "外務省"))


@pytest.mark.parametrize(
    "then", ["In which article is that?", "这是哪篇文章说的？", "それはどの記事にあるか", "何行目？"]
)
def test_the_article_is_that_of_the_last_answer(session: Session, then: str) -> None:
    before = session.ask("ボルトンは2019年7月に日本に何を要求しましたか")
    answer = session.ask(then)
    assert {e["passage"] for e in answer.evidence} == {e["passage"] for e in before.evidence}


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        ("What do Heginbotham and Samuels recommend?", "Does the translator agree with them?", "basically agrees"),
        ("布魯克斯怎麼看軟制衡？", "作者同意嗎？", "反對"),
        ("布魯克斯怎麼看軟制衡？", "譯者同意他嗎？", "沒有說明"),
        ("What did Bolton demand of Japan?", "Does the author agree with him?", "does not say whether they agree"),
    ],
)
def test_who_agrees_is_told_or_that_it_is_not_told(session: Session, first: str, then: str, said: str) -> None:
    session.ask(first)
    assert said in session.ask(then).answer


def test_no_head_stands_over_nothing(graph: KnowledgeGraph) -> None:
    answer = graph.ask("岸田政府支持率")
    assert not answer.answer.rstrip().endswith(("：", ":"))


# The lines of a dialogue, each with passages on one of which what is told first must rest, and on none of which it may;
# where no passage is given, with words that its understanding must and may not hold.
T1, L, H = "lu-hao/t1-", "li-kailang/", "heginbotham-samuels/"
RESTS = [
    [("How many F-35s did Japan buy?", [P + "l431k"], [P + "l276q"]), ("And Poland?", [P + "l276q"], [P + "l431k"]),
     ("When was that?", [P + "l276q"], []), ("Why did Japan buy them?", [P + "l431k"], [P + "l276q"])],
    [("Who sent Norman Davis to Brussels?", [S + "l115g"], []), ("Why did the conference fail?", [S + "l118c"], []),
     ("What did China do after that?", [S + "l118e"], []), ("And Japan?", [S + "l118f"], [S + "l118e"])],
    [("What does Poland think of Nord Stream 2?", [P + "l246c"], []), ("Did the US sanction it?", [P + "l360j"], []),
     ("What did Merkel say about Trump?", [P + "l362f"], [P + "l360j"])],
    [("Did Japan join Operation Sentinel?", [P + "l413x"], []), ("Why not?", [P + "l413x"], []),
     ("What did it do instead?", [P + "l413y"], []), ("Who says so?", [P + "l413y"], [P + "l413x"])],
    [("Who criticises soft balancing?", [S + "l62a"], []), ("What do they say?", [S + "l62b"], []),
     ("When did Bolton visit Japan?", ["lu-hao/l131g"], [S + "l62a"])],
    [("川普2019年5月什麼時候訪日？", [T1 + "may-date"], []), ("談了多久？", [T1 + "may-minutes"], []),
     ("那9月呢？", [T1 + "september-minutes"], [T1 + "may-minutes"])],
    [("川普2019年5月訪日談了多久？", [T1 + "may-minutes"], []),
     ("那2019年9月呢？", [T1 + "september-minutes"], [T1 + "may-minutes"])],
    [("2019年5月的日美首脑会谈谈了多久？", [T1 + "may-minutes"], []), ("那6月呢？", [T1 + "june-minutes"], []),
     ("谁说的？", [T1 + "june-minutes"], [T1 + "may-minutes"]), ("哪次最长？", [T1 + "may-minutes"], [])],
    [("波兰买了多少架F-35？", [P + "l276q"], []), ("日本呢？", [P + "l431k"], [P + "l276q"]),
     ("为什么波兰买它们？", [P + "l276q"], [P + "l431k"])],
    [("德國怎麼看北溪2號？", [P + "l360e"], []), ("波蘭呢？", [P + "l246c"], [P + "l360e"]),
     ("它們的差別是什麼？", [P + "l360e"], []), ("它們的差別是什麼？", [P + "l246c"], [])],
    [("2019年9月の日米首脳会談は何分でしたか", [T1 + "september-minutes"], []), ("5月は？", [T1 + "may-minutes"], []),
     ("6月は？", [T1 + "june-minutes"], [T1 + "may-minutes"]),
     ("それはどこで行われた？", [T1 + "june-occasion"], [T1 + "may-occasion"])],
    [("フィリピンの安全保障の程度は？", [P + "l549i"], []), ("日本は？", [P + "l549h"], [P + "l549i"]),
     ("その違いの理由は？", [P + "t11-degree-japan"], []), ("ドゥテルテは何と言った？", [P + "l496e"], [P + "l549h"])],
    # What is asked stands in the section of what was told last; a condition and an event stay, and of two lines that
    # were told alike "they" are those who did so.
    [("Which states refused to come to the Brussels Conference?", [S + "l116d"], []),
     ("So who spoke for them there?", [S + "l116f"], [S + "l115g"]),
     ("And with what outcome?", [S + "l118e"], []), ("Who says so?", [S + "l118e"], [])],
    [("If Trump is re-elected, what does Japan fear?", [L + "l63f"], []),
     ("What has it done about it?", [L + "l63h"], [P + "l413h"]),
     ("Would it work?", [L + "l63k"], []), ("Who says so?", [L + "l63k"], [L + "l63h"])],
    [("What do Heginbotham and Samuels recommend on burden-sharing?", [H + "l186a"], []),
     ("Why single out Japan?", [H + "l187f"], ["lu-hao/l223e"])],
    [("拜登执政后美日建立了什么经济机制？", [L + "l21a"], []),
     ("其中负责半导体的那个是何时成立的？", [L + "l29h"], []), ("那CoRe呢？", [L + "l29f"], [L + "l29h"]),
     ("这个说法出自哪位学者？", [L + "l29f"], [])],
    [("日本的方案B包含哪些要素？", [H + "l130a"], []), ("有用吗？", [H + "l132a"], [H + "l130a"]),
     ("为什么？", [H + "l132a"], []), ("谁说的？", [H + "l132a"], [])],
    [("如果川普再次當選，日本擔心什麼？", [L + "l63f"], []), ("它採取了什麼對策？", [L + "l63i"], [P + "l413h"]),
     ("管用嗎？", [L + "l63k"], []), ("這會改變同盟的方向嗎？", [L + "l67d"], [])],
    [("2019年4月日美2+2達成了什麼共識？", ["lu-hao/l129e"], []),
     ("同月的首腦會談談了多久？", [T1 + "april-minutes"], []),
     ("當年最長的是哪一次？", [T1 + "may-minutes"], []), ("那最短的呢？", [T1 + "june-minutes"], [])],
    [("日本はなぜ有志連合に加わらなかったのか", ["lu-hao/l211j"], []), ("代わりに何をしたのか", ["lu-hao/l211k"], [])],
    [("ボルトンは2019年7月に日本に何を要求したか", ["lu-hao/l131h"], []),
     ("同じ年の首脳会談で最も長かったのはどれか", [T1 + "may-minutes"], []),
     ("最も短いのは？", [T1 + "june-minutes"], []), ("その数字の出典は？", [T1 + "june-minutes"], [])],
    # A cost that is shared is no cost that is demanded.
    [("ドイツの駐留経費負担はいくら？", [P + "l315d"], []), ("日本は？", [P + "l315f"], ["lu-hao/l131h"])],
    [("ブリュッセル会議はなぜ失敗しましたか", [S + "l118c"], []), ("その後、中国は何をしましたか", [S + "l118e"], []),
     ("日本は？", [S + "l116g"], [S + "l118e"])],
]  # fmt: skip


@pytest.mark.parametrize("lines", RESTS)
def test_each_line_of_a_dialogue_rests_on_what_it_asks(
    session: Session, lines: list[tuple[str, list[str], list[str]]]
) -> None:
    for typed, must, must_not in lines:
        answer = session.ask(typed)
        rests = {e["passage"].partition("/passage/")[2] for e in proper(answer)} or {
            e["passage"].partition("/passage/")[2] for e in answer.evidence
        }
        assert rests & set(must), typed
        assert not rests & set(must_not), typed


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        ("What is Japan's plan B?", "And what about South Korea?", "on the same theme"),
        ("日本的方案B是什么？", "那韩国呢？", "在同一主题上"),
    ],
)
def test_what_belongs_to_one_state_is_not_told_as_that_of_another(
    session: Session, first: str, then: str, said: str
) -> None:
    told = session.ask(first)
    answer = session.ask(then)
    assert answer.status == "partial"
    assert said in answer.answer.splitlines()[0]
    assert proper(answer)[0]["article"] == told.evidence[0]["article"]
    assert not {e["passage"] for e in proper(answer)} & {e["passage"] for e in proper(told)}


@pytest.mark.parametrize(
    ("first", "then", "understood"),
    [
        ("川普2019年5月什麼時候訪日？", "安倍呢，他去過哪裡？", "安倍去過哪裡？"),
        ("When did Trump visit Japan?", "And Abe, when did he visit Iran?", "When did Abe visit Iran?"),
        ("ボルトンは何を要求しましたか", "では、トランプは、彼は何を要求した？", "トランプは何を要求した？"),
        ("日本の安全保障の程度は？", "ドゥテルテは何と言った？", "ドゥテルテは何と言った？"),
        ("Why did the Brussels Conference fail?", "What did Duterte say?", "What did Duterte say?"),
        ("布鲁塞尔会议为什么失败了？", "默克尔说过什么？", "默克尔说过什么？"),
        ("川普2019年5月什麼時候訪日？", "這件事有什麼結果？",
         "這件事有什麼結果（就此而問：川普2019年5月什麼時候訪日？）"),
        ("What do Heginbotham and Samuels recommend?", "What does Li Kailang think of that?",
         "What does Li Kailang think of that (of: What do Heginbotham and Samuels recommend?)"),
        ("What do Heginbotham and Samuels recommend?", "And for South Korea?",
         "What do Heginbotham and Samuels recommend (South Korea)?"),
        ("What did Merkel say about Trump?", "Compare that with Japan",
         "How do Angela Merkel and Japan compare (What did Merkel say about Trump)?"),
    ],
)  # fmt: skip
def test_what_is_whole_stands_by_itself_and_what_is_understood_is_a_sentence(
    session: Session, first: str, then: str, understood: str
) -> None:
    session.ask(first)
    session.ask(then)
    assert session.understood == understood


@pytest.mark.parametrize(
    ("first", "then", "when"),
    [
        ("When did Trump visit Japan in May 2019?", "and in November 2016?", "November 2016"),
        ("川普2019年5月訪日談了多久？", "那2018年3月呢？", "2018年3月"),
    ],
)
def test_an_answer_is_of_the_time_that_was_put_in_or_says_that_it_is_not_told(
    session: Session, first: str, then: str, when: str
) -> None:
    session.ask(first)
    answer = session.ask(then)
    assert when in session.understood
    assert answer.status != "answered" or when in answer.answer.splitlines()[0]


@pytest.mark.parametrize(("lines", "head"), REJECTED)
def test_who_disagrees_is_what_an_author_is_asked_to_accept(session: Session, lines: list[str], head: str) -> None:
    answers = [session.ask(line) for line in lines]
    assert answers[-1].answer.startswith(head)
    assert set(answers[-1].passages) <= set(answers[-2].passages)


@pytest.mark.parametrize(("lines", "when", "same", "head"), REFUSED)
def test_after_a_refusal_it_is_asked_on_of_what_was_told(
    session: Session, lines: list[str], when: str, same: str, head: str
) -> None:
    told, refused = (session.ask(line) for line in lines)
    assert refused.status != "answered"
    dated = session.ask(when)
    assert dated.status == "answered"
    assert "2019" in dated.answer
    assert set(dated.passages) <= set(told.passages)
    again = session.ask(same)
    # That it is told of the question before is said first.
    assert head in again.answer.splitlines()[:2]
    assert all(p.startswith("jiang-liyuan/") for p in again.passages)
