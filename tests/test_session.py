"""Sessions: follow-ups lean on what was asked before, in the four written languages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import KnowledgeGraph
from kg.ask.answer import BULLET
from kg.ask.saying.layout import MOST
from kg.ask.saying.wording import lines_of, proper
from kg.ask.session import Session
from kg.errors import UnknownThingError
from kg.spelling import starts
from kg.terms import PASSAGE


@pytest.fixture
def session(graph: KnowledgeGraph) -> Session:
    return Session(graph)


@pytest.mark.parametrize(
    ("first", "then", "understood"),
    [
        ("When did Bolton visit Japan?", "and Germany?", "When did Bolton visit Germany?"),
        ("When did Bolton visit Japan?", "What about South Korea?", "When did Bolton visit South Korea?"),
        ("When did Bolton visit Japan?", "and Trump?", "When did Donald Trump visit Japan?"),
        ("Why did Japan not join Operation Sentinel?", "how about the Philippines?",
         "Why did the Philippines not join Operation Sentinel?"),
        ("博尔顿什么时候访问日本？", "那德国呢？", "博尔顿什么时候访问德国？"),
        ("博爾頓什麼時候訪問日本？", "那德國呢？", "博爾頓什麼時候訪問德國？"),
        ("ボルトンはいつ日本を訪問しましたか", "ドイツは？", "ボルトンはいつドイツを訪問しましたか"),
        ("ボルトンはいつ日本を訪問しましたか", "では、韓国は？", "ボルトンはいつ韓国を訪問しましたか"),
        ("When did Bolton visit Japan?", "那德国呢？", "When did Bolton visit Germany?"),
        ("Who is John Bolton?", "When did he visit Japan?", "When did John Bolton visit Japan?"),
        ("What did Trump demand in 2019?", "and in 2018?", "What did Trump demand in 2018?"),
        ("What does Lu Hao say of Bolton?", "And when did Bolton visit Japan?", "And when did Bolton visit Japan?"),
    ],
)  # fmt: skip
def test_follow_ups(session: Session, first: str, then: str, understood: str) -> None:
    session.ask(first)
    answer = session.ask(then)
    assert session.understood == understood
    assert answer.question == then


def test_a_follow_up_is_answered_as_the_whole_question(graph: KnowledgeGraph, session: Session) -> None:
    session.ask("When did Trump visit Japan?")
    followed = session.ask("and Bolton?").contract() | {"question": ""}
    assert followed == graph.ask(session.understood).contract() | {"question": ""}
    assert followed["status"] == "answered"


@pytest.mark.parametrize(
    ("first", "then", "language"),
    [
        ("When did Bolton visit Japan?", "who says so?", "en"),
        ("博尔顿什么时候访问日本？", "谁说的？", "zh-Hans"),
        ("博爾頓什麼時候訪問日本？", "誰說的？", "zh-Hant"),
        ("ボルトンはいつ日本を訪問しましたか", "誰がそう言っていますか", "ja"),
    ],
)
def test_who_says_so_names_the_speakers_of_what_is_told_first(
    graph: KnowledgeGraph, session: Session, first: str, then: str, language: str
) -> None:
    before = session.ask(first)
    answer = session.ask(then)
    assert (answer.status, answer.intent, answer.language) == ("answered", "who_says", language)
    # What is told beside the answer is nothing that it says.
    assert [e["passage"] for e in answer.evidence] == [e["passage"] for e in proper(before)]
    assert all(e["speaker"] in answer.answer for e in answer.evidence)
    assert list(graph.query(answer.sparql))


@pytest.mark.parametrize("then", ["where does it stand?", "出处是什么？", "出處是什麼？", "出典は？"])
def test_where_it_stands_gives_the_lines_of_the_same_passages(session: Session, then: str) -> None:
    before = session.ask("When did Bolton visit Japan?")
    answer = session.ask(then)
    assert answer.intent == "provenance"
    assert [e["passage"] for e in answer.evidence] == [e["passage"] for e in before.evidence]
    # What is told nearby is no source of what is told.
    lines = [re.search(rf"{e['file'][:3]}:[\d, ]*\b{e['line']}\b", answer.answer) for e in answer.evidence]
    assert all(lines[: len(proper(before))])
    assert not all(lines)


@pytest.mark.parametrize(
    ("then", "intent"), [("why?", "why"), ("when?", "when"), ("为什么？", "why"), ("いつですか", "when")]
)
def test_a_bare_word_asks_on_of_the_same(session: Session, then: str, intent: str) -> None:
    session.ask("Did Japan join Operation Sentinel?")
    answer = session.ask(then)
    assert answer.intent == intent
    assert "Did Japan join Operation Sentinel?" in session.understood
    assert {"japan", "operation-sentinel"} <= {e["iri"].rsplit("/", 1)[-1] for e in answer.entities}


@pytest.mark.parametrize("then", ["why?", "who says so?", "where does it stand?", "谁说的？"])
def test_there_is_nothing_to_ask_of_no_answer(session: Session, then: str) -> None:
    session.ask("What is quantum chromodynamics?")
    answer = session.ask(then)
    assert answer.status == "unknown"
    assert answer.evidence == []


def test_the_first_question_leans_on_nothing(graph: KnowledgeGraph, session: Session) -> None:
    assert session.ask("why?").contract() == graph.ask("why?").contract()


def test_the_language_is_the_readers(graph: KnowledgeGraph) -> None:
    session = Session(graph, "ja")
    assert session.ask("When did Bolton visit Japan?").language == "ja"
    assert session.ask("why?").language == "ja"
    session.language = None
    assert session.ask("那德国呢？").language == "zh-Hans"


def test_a_choice_stays_in_mind(session: Session) -> None:
    asked = session.ask("What is Washington?")
    assert asked.status == "ambiguous"
    chosen = session.choose("washington-conference")
    assert chosen.status == "answered"
    assert session.ask("What is Washington?").contract() == chosen.contract()
    with pytest.raises(UnknownThingError):
        session.choose("1")


def test_what_was_chosen_is_called_by_its_own_name(session: Session) -> None:
    session.ask("What is Washington?")
    session.choose("washington-conference")
    session.ask("when was it held?")
    assert session.understood == "When was the Washington Naval Conference held?"


def test_every_turn_is_kept(session: Session) -> None:
    texts = ["When did Bolton visit Japan?", "and Germany?", "why?"]
    for text in texts:
        session.ask(text)
    assert [a.question for a in session.turns] == texts


words = st.sampled_from([
    "and Japan?", "why?", "那日本呢", "日本は？", "who says so?", "What is the Twin plan?",
    "When was the Mutual Treaty signed?",
    "it", "he", "and 1951?", "in article 900", "什么时候", "…", "", "Ⅷ", "ﬁ and Japan", "\u202e",
])  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.one_of(words, st.text(max_size=20)), max_size=5))
def test_any_turns_keep_the_contract(small: KnowledgeGraph, turns: list[str]) -> None:
    session = Session(small)
    for turn in turns:
        answer = session.ask(turn)
        assert answer.status in {"answered", "partial", "ambiguous", "unknown"}
        assert answer.answer.strip()
        assert all(e["passage"].startswith(PASSAGE) for e in answer.evidence)


def test_names_are_completed(graph: KnowledgeGraph) -> None:
    assert "Brussels Conference" in starts(graph.snapshot, "bruss")
    assert "安倍晉三" in starts(graph.snapshot, "安倍") or "安倍晋三" in starts(graph.snapshot, "安倍")
    assert starts(graph.snapshot, "") == starts(graph.snapshot, "b") == []


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("What is the Blue Dot Network?", "Is Germany part of it?"), ("Germany", "Blue Dot Network")),
        (("What did Pompeo say about Operation Sentinel?", "and Germany?"), ("Germany", "Operation Sentinel")),
        (("蓬佩奥对前哨行动说了什么？", "那德国呢？"), ("德国", "前哨行动")),
        (("蓬佩奧對前哨行動說了什麼？", "那德國呢？"), ("德國", "前哨行動")),
    ],
)
def test_that_nothing_is_told_of_two_together_is_said_first(
    session: Session, lines: tuple[str, str], names: tuple[str, str]
) -> None:
    answer = [session.ask(line) for line in lines][-1]
    first, then = answer.answer.split("\n")[:2]
    assert answer.status == "partial"
    assert all(name in first for name in names)
    assert then == answer.nearby


@pytest.mark.parametrize(
    ("first", "then", "name"),
    [
        ("Who took part in the Brussels Conference?", "and Italy?", "Italy"),
        ("谁参加了布鲁塞尔会议？", "那意大利呢？", "意大利"),
        ("誰がブリュッセル会議に参加しましたか", "イタリアは？", "イタリア"),
    ],
)
def test_who_is_named_now_comes_first(session: Session, first: str, then: str, name: str) -> None:
    session.ask(first)
    assert name in session.ask(then).answer.split("\n")[0]


@pytest.mark.parametrize(
    ("first", "then", "head"),
    [
        ("When did Bolton visit Japan?", "is that true?", "not whether it is so"),
        ("博尔顿什么时候访问日本？", "真的吗？", "不判断是否属实"),
        ("博爾頓什麼時候訪問日本？", "這是真的嗎？", "不判斷是否屬實"),
        ("ボルトンはいつ日本を訪問しましたか", "本当ですか", "事実かどうかではありません"),
    ],
)
def test_whether_it_is_true_is_told_by_who_says_it(session: Session, first: str, then: str, head: str) -> None:
    before = session.ask(first)
    answer = session.ask(then)
    said, *rest = answer.answer.split("\n")
    assert head in said
    assert [e["passage"] for e in answer.evidence] == [e["passage"] for e in proper(before)]
    assert all(any(e["speaker"] in line for line in rest) for e in answer.evidence)


@pytest.mark.parametrize(
    ("first", "then", "thing"),
    [
        ("日本为什么没有参加护航联盟？", "韩国参加了吗？", "护航联盟"),
        ("什麼是軟制衡？", "日本用過嗎？", "軟制衡"),
        ("When did Duterte say he would end the VFA?", "Did South Korea join?", "VFA"),
    ],
)
def test_what_has_no_answer_by_itself_is_asked_of_the_thing_spoken_of(
    session: Session, first: str, then: str, thing: str
) -> None:
    session.ask(first)
    answer = session.ask(then)
    assert thing in session.understood
    assert answer.status in {"answered", "partial"}


def test_what_is_no_person_is_no_he(session: Session) -> None:
    session.ask("When did Duterte say he would end the VFA?")
    session.ask("and Germany?")
    assert session.understood == "When did Germany say it would end the VFA?"
    session.ask("When did Duterte say he would end the VFA?")
    session.ask("and Trump?")
    assert session.understood == "When did Donald Trump say he would end the VFA?"


@pytest.mark.parametrize(
    ("first", "then"), [("How much does Japan spend on defence in 2019?", "Why is that?"), ("岸田支持率", "为什么？")]
)
def test_what_is_asked_on_of_the_same_is_laid_out_as_any_answer(session: Session, first: str, then: str) -> None:
    session.ask(first)
    lines = session.ask(then).answer.split("\n")
    near = session.answer.nearby if session.answer else ""
    assert near
    stated = lines[: lines.index(near)] if near in lines else lines
    assert sum(line.startswith(BULLET) for line in stated) <= MOST


def test_when_that_was_does_not_say_the_date_again(session: Session) -> None:
    session.ask("What did the United States ask of Germany in the Persian Gulf?")
    answer = session.ask("When was that?")
    assert answer.status == "answered"
    assert answer.answer.count("2019") == 1


@pytest.mark.parametrize(
    ("first", "then", "days"),
    [
        ("When was the TAG signed?", "And how long was it from the signing to the entry into force?", "86"),
        ("TAG协定什么时候生效？", "那从签署到生效隔了多久？", "86"),
        ("TAG協定什麼時候簽署？", "從簽署到生效隔了多久？", "86"),
        ("TAGはいつ署名されましたか？", "署名から発効までどのくらいかかりましたか？", "86"),
        ("2019年4月日美首脑会谈谈了多久？", "那2019年5月那次谈了多久？", "155"),
        ("2019年4月日美首脑会谈谈了多久？", "同年8月那次呢？", "50"),
    ],
)
def test_a_length_of_time_is_that_of_what_was_spoken_of(session: Session, first: str, then: str, days: str) -> None:
    session.ask(first)
    answer = session.ask(then)
    assert session.understood != then
    assert answer.intent == "duration"
    assert days in answer.answer.splitlines()[0]


@pytest.mark.parametrize(
    ("turns", "first"),
    [
        (("德國的軍費在2019年占GDP多少？", "波蘭同一年呢？", "哪一國比較高？"), ("1.35%", "1.98%")),
        (("韩国国防开支占GDP多少？", "日本呢？", "哪国更高？"), ("韩国", "2.5%")),
        (
            ("How much stationing cost did Germany pay in 2020?", "And Japan?", "Which one paid more?"),
            ("Japan", "1.9 billion"),
        ),
        (("2020年に日本は駐留経費をいくら払いましたか？", "ドイツは？", "どちらが多いですか？"), ("日本", "19億")),
    ],
)
def test_which_is_more_is_asked_of_the_two_asked_of_before(
    session: Session, turns: tuple[str, ...], first: tuple[str, ...]
) -> None:
    for text in turns:
        answer = session.ask(text)
    assert session.understood != turns[-1]
    assert all(word in " ".join(answer.answer.splitlines()[:3]) for word in first)


@pytest.mark.parametrize(
    ("turns", "understood"),
    [
        (
            ("What did Roosevelt do against Japan in 1941?", "Did Britain do the same?"),
            "What did Britain do against Japan in 1941?",
        ),
        (("罗斯福对日本采取了哪些措施？", "英国也这样做了吗？"), "英国对日本采取了哪些措施？"),
        (
            ("What guarantee did the Philippines get under Trump?", "Is that the same for Japan?"),
            "What guarantee did Japan get under Trump?",
        ),
        (("2019年德国军费占GDP多少？", "波兰也一样吗？"), "2019年波兰军费占GDP多少？"),
        (("Who is Duterte?", "Did Trump visit him?"), "Did Trump visit Duterte?"),
        (("How much did Poland pay for US troops?", "Did Germany pay too?"), "How much did Germany pay for US troops?"),
        (("波兰从美国买了什么武器？", "日本也买了吗？"), "日本从美国买了什么武器？"),
        (
            ("ポーランドは米軍駐留にいくら払いましたか？", "ドイツも払いましたか？"),
            "ドイツは米軍駐留にいくら払いましたか？",
        ),
        (("When did Bolton visit Japan?", "Did he visit South Korea?"), "Did John Bolton visit South Korea?"),
        (("川普要求日本付多少錢？", "日本同意了嗎？"), "日本同意了嗎（就此而問：川普要求日本付多少錢？）"),
        (("日本為什麼擔心川普再當選？", "岸田怎麼應對？"), "岸田怎麼應對（就此而問：日本為什麼擔心川普再當選？）"),
        (("姜麗媛的三個假設是什麼？", "波蘭符合哪一個？"), "波蘭符合哪一個（就此而問：姜麗媛的三個假設是什麼？）"),
        (
            ("著者はアメリカに何を勧めているか？", "そのうち二番目は？", "訳者はどう考えていますか？"),
            "そのうち二番目は → 訳者はどう考えていますか（次について：著者はアメリカに何を勧めているか？）",
        ),
    ],
)
def test_what_leans_on_what_was_told_is_shown_completed(
    session: Session, turns: tuple[str, ...], understood: str
) -> None:
    for text in turns:
        session.ask(text)
    assert session.understood == understood


@pytest.mark.parametrize(("first", "then", "said"), [
    ("Who proposed the Brussels Conference?", "how many states took part?", "no such number"),
    ("谁提议召开布鲁塞尔会议？", "有多少个国家参加？", "没有给出这一数字"),
    ("誰提議召開布魯塞爾會議？", "有多少個國家參加？", "沒有給出這一數字"),
    ("誰がブリュッセル会議を提案しましたか？", "何か国が参加しましたか？", "その数値は論文にありません"),
])  # fmt: skip
def test_how_many_without_a_number_says_so(session: Session, first: str, then: str, said: str) -> None:
    session.ask(first)
    answer = session.ask(then)
    assert said in answer.answer.splitlines()[0]
    assert answer.status in {"partial", "unknown"}


@pytest.mark.parametrize(("turns", "said", "told"), [
    (("Who proposed the Brussels Conference?", "and after that, Britain?"), "come after that", ""),
    (("谁提议召开布鲁塞尔会议？", "会后英国呢？"), "均未载明是在此之后", ""),
    (("誰提議召開布魯塞爾會議？", "會後英國呢？"), "均未載明是在此之後", ""),
    (("日本はなぜセンチネル作戦に参加しなかったのか？", "その後どうなったか？"), "その後のこととは述べられて", ""),
    (("When did Trump visit Japan?", "what did he do after that?"), "come after that", ""),
    (("Why did the Brussels Conference fail?", "what happened after that?"), "", "saltzman/l116g"),
    (("布鲁塞尔会议为什么失败了？", "会后中国呢？"), "", "saltzman/l118e"),
    (("ブリュッセル会議はなぜ失敗しましたか", "その後の中国は？"), "", "saltzman/l118e"),
    # Of two that are set beside each other both are told of, or it is said of whom nothing is.
    (("Why did Japan not join Operation Sentinel?", "compare that with Poland"), "nothing of Poland and", ""),
    (("日本为什么没有加入哨兵行动？", "那德国呢？", "和波兰比较一下"), "文章没有把德国和", ""),
    (("日本為什麼沒有加入哨兵行動？", "那德國呢？", "和波蘭比較一下"), "文章沒有把德國和", ""),
    # "The other one" is the one before, or none.
    (("Why did the Brussels Conference fail?", "what about the other one?"), "Which other one is meant", ""),
    (("布鲁塞尔会议为什么失败了？", "另一个呢？"), "另外哪一个", ""),
    (("布魯塞爾會議為什麼失敗了？", "另一個呢？"), "另外哪一個", ""),
    (("ブリュッセル会議はなぜ失敗しましたか", "もう一つは？"), "もう一つとはどれ", ""),
    (("When did Bolton visit Japan?", "and South Korea?", "and the other one?"), "", "lu-hao/"),
    (("ボルトンはいつ日本を訪問しましたか", "韓国は？", "もう一つは？"), "", "lu-hao/"),
])  # fmt: skip
def test_what_is_not_told_of_what_is_asked_on_is_said_first(
    session: Session, turns: tuple[str, ...], said: str, told: str
) -> None:
    answer = [session.ask(text) for text in turns][-1]
    first = [e["passage"] for e in proper(answer)]
    assert said in answer.answer.splitlines()[0]
    assert (answer.status == "answered") == bool(told)
    assert not told or any(told in passage for passage in first)


@pytest.mark.parametrize("typed", ["???", "🙂", "……"])
@pytest.mark.parametrize(("first", "said"), [
    ("Why did the Brussels Conference fail?", "Ask a question"), ("布鲁塞尔会议为什么失败了？", "请提出问题"),
    ("布魯塞爾會議為什麼失敗了？", "請提出問題"), ("ブリュッセル会議はなぜ失敗しましたか", "質問してください"),
])  # fmt: skip
def test_a_line_without_a_word_asks_for_a_question(session: Session, first: str, said: str, typed: str) -> None:
    before = session.ask(first)
    answer = session.ask(typed)
    assert answer.status == "unknown"
    assert said in answer.answer
    assert session.ask({"en": "who says so?", "ja": "誰がそう言いましたか"}.get(before.language, "谁说的？")).evidence


@pytest.mark.parametrize(("turns", "said"), [
    (("What did Duterte do about the Visiting Forces Agreement?", "why did he do that?"), "gives a reason outright"),
    (("トランプはいつ日本を訪問しましたか？", "安倍は？", "何回会談しましたか？", "それはなぜですか？"), "理由をはっ"),
    (("日本はなぜセンチネル作戦に参加しなかったのか？", "その後どうなったか？", "例は？"), "これ以上の内容は"),
])  # fmt: skip
def test_what_was_told_is_not_told_again_as_its_reason_or_example(
    session: Session, turns: tuple[str, ...], said: str
) -> None:
    *_, before, answer = [session.ask(text) for text in turns]
    assert said in answer.answer
    assert answer.status != "answered"
    assert not {line for line in before.answer.splitlines() if line.startswith("•")} & set(answer.answer.splitlines())


@pytest.mark.parametrize(
    ("first", "then", "other"),
    [("岸田的支持率是多少？", "那拜登呢？", "岸田"), ("What is Kishida's approval rating?", "And Biden's?", "Kishida")],
)
def test_what_is_told_of_another_alone_is_no_answer(session: Session, first: str, then: str, other: str) -> None:
    session.ask(first)
    answer = session.ask(then)
    assert answer.status in {"partial", "unknown"}
    assert other in answer.answer.splitlines()[0] or answer.status == "unknown"


@pytest.mark.parametrize(
    ("first", "then", "held"),
    [
        ("What do the authors recommend to the United States?", "Does the translator agree?", "basically agrees"),
        ("作者对美国有什么建议？", "译者同意吗？", "大体赞成"),
        ("作者對美國有什麼建議？", "譯者同意嗎？", "大體贊成"),
        ("著者はアメリカに何を提言していますか？", "訳者はそれに賛成していますか？", "基本的に同意"),
    ],
)
def test_whether_somebody_agrees_is_told_by_what_takes_a_side(
    session: Session, first: str, then: str, held: str
) -> None:
    session.ask(first)
    answer = session.ask(then)
    assert held in " ".join(answer.answer.splitlines()[:2])


def test_why_somebody_agrees_of_whom_that_is_not_told_is_nothing_to_ask(session: Session) -> None:
    session.ask("What does Lu Hao say about the US-Japan alliance?")
    session.ask("does Jiang Liyuan agree?")
    assert session.ask("why?").status == "unknown"


@pytest.mark.parametrize(
    ("first", "then", "why"),
    [
        ("What do the authors recommend to the United States?", "Does the translator agree?", "Why?"),
        ("作者对美国有什么建议？", "译者同意吗？", "为什么？"),
        ("作者對美國有什麼建議？", "譯者同意嗎？", "為什麼？"),
        ("著者はアメリカに何を提言していますか？", "訳者はそれに賛成していますか？", "なぜですか？"),
    ],
)
def test_why_somebody_agrees_is_asked_of_what_they_say(session: Session, first: str, then: str, why: str) -> None:
    session.ask(first)
    stands = session.ask(then)
    answer = session.ask(why)
    assert first.strip("?？") not in session.understood
    assert answer.intent == "why"
    assert {e["passage"] for e in stands.evidence} & {e["passage"] for e in answer.evidence}


@pytest.mark.parametrize(
    ("first", "then", "article"),
    [
        ("日本为什么没有加入“哨兵行动”？", "另一篇文章怎么说？", "lu-hao"),
        ("日本為什麼沒有加入「哨兵行動」？", "其他文章怎麼看？", "lu-hao"),
        ("なぜ日本はセンチネル作戦に参加しませんでしたか？", "他の論文は何と言っていますか", "lu-hao"),
        ("What do the articles say about South Korea and nuclear weapons?", "and the other articles?", "jiang-liyuan"),
    ],
)
def test_another_article_is_not_that_of_the_last_answer(session: Session, first: str, then: str, article: str) -> None:
    led = proper(session.ask(first))[0]["article"]
    answer = session.ask(then)
    assert answer.status == "answered"
    assert {e["article"] for e in answer.evidence} == {article}
    assert led != article


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("When did the US announce that it would pull troops out of Germany?", "and the other articles?"),
        ("美国什么时候宣布从德国撤军？", "另一篇文章怎么说？"),
    ],
)
def test_what_only_one_article_tells_leaves_it_to_be_asked_on(session: Session, first: str, then: str) -> None:
    before = session.ask(first)
    assert session.ask(then).status == "unknown"
    assert {e["passage"] for e in session.ask("who says so?").evidence} <= {e["passage"] for e in before.evidence}


@pytest.mark.parametrize(
    ("first", "why"),
    [
        ("When did the US announce that it would pull troops out of Germany?", "why?"),
        ("日本为什么没有加入“哨兵行动”？", "为什么？"),
        ("日本為什麼沒有加入「哨兵行動」？", "為什麼？"),
        ("なぜ日本はセンチネル作戦に参加しませんでしたか？", "その理由は？"),
    ],
)
def test_a_second_why_tells_no_reason_again(session: Session, first: str, why: str) -> None:
    before = session.ask(first)
    before = before if before.intent == "why" else session.ask(why)
    assert before.status == "answered"
    answer = session.ask(why)
    told = {line for line in before.answer.splitlines() if line.startswith(BULLET)}
    assert answer.intent == "why"
    assert not told & set(answer.answer.splitlines())


@pytest.mark.parametrize(
    ("turns", "understood"),
    [
        (("Who translated article 001?", "and the author?"), "Who is the author of article 001?"),
        (("谁翻译了文章000？", "作者呢？"), "文章000的作者是谁？"),
        (("誰翻譯了薩爾茲曼的文章？", "作者呢？"), "文章000的作者是誰？"),
        (("When did Bolton visit Japan?", "what did he demand there?"), "What did John Bolton demand in Japan?"),
        (("What did the US announce in 2020?", "and Duda?"), "What did Andrzej Duda announce in 2020?"),
        (("Which weapons did Poland buy?", "how much did it cost?"),
         "how much did it cost (of: Which weapons did Poland buy?)"),
        (("波兰为什么购买美国武器？", "又花了多少钱？"), "又花了多少钱（就此而问：波兰为什么购买美国武器？）"),
        (("What did Bolton demand of Japan in 2019?", "did Japan agree?", "why?"),
         "did Japan agree → why (of: What did Bolton demand of Japan in 2019?)"),
    ],
)  # fmt: skip
def test_a_line_that_leaves_much_out_is_of_what_was_spoken_of(
    session: Session, turns: tuple[str, ...], understood: str
) -> None:
    for text in turns:
        session.ask(text)
    assert session.understood == understood


@pytest.mark.parametrize(
    ("first", "then", "who"),
    [
        ("What does Saltzman argue?", "is that disputed?", "who disagrees?"),
        ("What does Saltzman argue?", "is there any disagreement about that?", "who disagrees?"),
        ("萨尔兹曼主张什么？", "这有争议吗？", "谁反对？"),
        ("薩爾茲曼主張什麼？", "這有爭議嗎？", "誰反對？"),
        ("サルツマンは何を主張していますか", "異論はありますか", "誰が反対していますか"),
    ],
)
def test_whether_it_is_disputed_is_told_by_who_disagrees(session: Session, first: str, then: str, who: str) -> None:
    session.ask(first)
    answer = session.ask(then)
    session.ask(first)
    assert answer.answer == session.ask(who).answer
    assert answer.intent == "compare"


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        ("Why did the Brussels Conference fail?", "how did the press react?", "No statement tells this"),
        ("杜特尔特为什么终止《部队访问协议》？", "美国怎么回应？", "没有陈述明说"),
        ("杜特爾特為什麼終止《部隊訪問協議》？", "美國怎麼回應？", "沒有陳述明說"),
    ],
)
def test_what_is_told_of_the_thing_but_holds_nothing_of_what_is_asked_is_said_so(
    session: Session, first: str, then: str, said: str
) -> None:
    session.ask(first)
    answer = session.ask(then)
    assert (answer.status, answer.answer.startswith(said)) == ("partial", True)


def test_how_somebody_responded_to_the_thing_spoken_of_comes_first(session: Session) -> None:
    session.ask("Why did Duterte terminate the Visiting Forces Agreement?")
    assert "Trump stayed calm" in session.ask("how did the US respond?").answer.splitlines()[0]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Why was Germany's guarantee limited?", "And the Philippines?"),
        ("为什么德国得到的安全保障是有限的？", "那菲律宾呢？"),
    ],
)
def test_another_case_is_told_by_its_own_row_and_hypothesis(session: Session, first: str, then: str) -> None:
    session.ask(first)
    answer = session.ask(then)
    told = {answer.passages[place] for places in lines_of(answer) for place in places}
    assert {"jiang-liyuan/t3-low-low", "jiang-liyuan/l173a"} <= told
    assert "jiang-liyuan/t3-high-low" not in told


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("What is soft balancing?", "does any scholar object to that theory?"),
        ("What is soft balancing?", "Does anyone object to that view?"),
        ("软制衡是什么？", "有人反对这种看法吗？"),
        ("軟制衡是什麼？", "這個觀點有人反駁嗎？"),
        ("ソフト・バランシングとは何か？", "この見解を批判する学者はいますか？"),
    ],
)
def test_who_disagrees_is_asked_in_many_ways_and_of_what_was_told(session: Session, first: str, then: str) -> None:
    session.ask(first)
    answer = session.ask(then)
    assert (answer.intent, answer.status) == ("compare", "answered")
    assert all(name.startswith("saltzman/") for name in answer.passages)
    # The last question stays what a name is put into.
    assert first.strip("?？") in session.understood


@pytest.mark.parametrize(
    ("turns", "understood"),
    [
        (("Why did Trump want Japan to raise its defence spending?", "is anyone against this?", "and South Korea?"),
         "Why did Trump want South Korea to raise its defence spending?"),
        (("为什么特朗普要日本增加防卫费？", "有没有人提出异议？", "那韩国呢？"), "为什么特朗普要韩国增加防卫费？"),
        # A name within a compound gives that of the like, a government's noun goes with its person.
        (("What does Lu Hao say about the US-Japan alliance?", "what about South Korea?"),
         "What does Lu Hao say about the US-South Korea alliance?"),
        (
            ("支持率はどうなっている？", "それは日米同盟にどう影響する？", "では韓国は？"),
            "支持率は米韓同盟にどう影響する？",
        ),
        (("岸田内閣の支持率はどうなっている？", "自民党は？"), "自由民主党の支持率はどうなっている？"),
        (("岸田内阁的支持率是多少？", "自民党呢？"), "自民党的支持率是多少？"),
    ],
)  # fmt: skip
def test_a_name_takes_the_place_of_its_like_in_the_last_question(
    session: Session, turns: tuple[str, ...], understood: str
) -> None:
    for text in turns:
        session.ask(text)
    assert session.understood == understood


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("How much did Poland offer to pay for Fort Trump?", "and Germany?"),
        ("波兰愿意为“特朗普堡”出多少钱？", "德国呢？"),
        ("ポーランドはトランプ砦にいくら出すと申し出ましたか", "ドイツは？"),
    ],
)
def test_of_what_is_not_told_nothing_is_asked(session: Session, first: str, other: str) -> None:
    asked = {"en": ("who says so?", "is that disputed?", "when was that?"),
             "zh": ("谁说的？", "有争议吗？", "那是什么时候？"),
             "ja": ("誰がそう言っている？", "異論は？", "それはいつ？")}  # fmt: skip
    session.ask(first)
    language = session.ask(other).language
    *nothing, dated = [session.ask(text) for text in asked[language[:2]]]
    assert [answer.status for answer in nothing] == ["unknown", "unknown"]
    # What was told before is named where it is returned to.
    assert first.strip("?？") in dated.answer.splitlines()[0]
    assert "2018" in dated.answer.splitlines()[1][:8]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("What do Heginbotham and Samuels recommend on burden-sharing?", "since when?"),
        ("赫金博瑟姆与塞缪尔斯对责任分担有什么建议？", "从什么时候开始？"),
        ("ヘギンボサムとサミュエルズは負担分担について何を提言しているか？", "いつから？"),
    ],
)
def test_what_was_told_without_a_date_is_not_denied(session: Session, first: str, then: str) -> None:
    date = session.ask(first).language
    answer = session.ask(then)
    told = {"en": "no such date", "zh-Hans": "没有给出这一日期", "ja": "日付は論文にありません"}
    assert (answer.status, told[date] in answer.answer) == ("unknown", True)


@pytest.mark.parametrize(
    ("first", "second", "last"),
    [
        ("What four recommendations do Heginbotham and Samuels make?", "the second one?", "what about the last one?"),
        ("赫金博瑟姆与塞缪尔斯提出了哪四项建议？", "第二项呢？", "最后一项呢？"),
        ("赫金博瑟姆與塞繆爾斯提出了哪四項建議？", "第二項呢？", "最後一項呢？"),
        ("ヘギンボサムとサミュエルズの四つの提言は何ですか？", "二つ目は？", "最後のものは？"),
    ],
)
def test_one_of_what_was_told_is_told_by_its_place(session: Session, first: str, second: str, last: str) -> None:
    lines = [line for line in session.ask(first).answer.splitlines() if re.match(r"\d\. ", line)]
    assert [session.ask(then).answer for then in (second, last)] == [lines[1], lines[-1]]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("What does Jiang say about burden-sharing?", "what do others say?"),
        ("姜丽媛对责任分担有什么看法？", "别人怎么说？"),
        ("姜麗媛は負担分担について何を述べているか？", "他の人はどう見ている？"),
    ],
)
def test_what_others_say_is_said_by_others(graph: KnowledgeGraph, session: Session, first: str, then: str) -> None:
    session.ask(first)
    answer = session.ask(then)
    assert answer.status == "answered"
    assert "jiang-liyuan" not in {graph.snapshot.passages[name]["speaker"] for name in answer.passages}


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("When did Roosevelt order the freezing of Japanese assets?", "what had the United States done before that?"),
        ("罗斯福什么时候下令冻结日本资产？", "在这之前美国还做了什么？"),
        ("羅斯福什麼時候下令凍結日本資產？", "在這之前美國還做了什麼？"),
        ("ルーズベルトはいつ日本資産の凍結を命じたか？", "その前にアメリカは何をした？"),
    ],
)
def test_what_somebody_did_before_is_told_in_order_of_time(session: Session, first: str, then: str) -> None:
    session.ask(first)
    lines = session.ask(then).answer.splitlines()
    years = [year for line in lines[:4] for year in re.findall(r"19[34]\d", line)[:1]]
    assert years == ["1938", "1938", "1939", "1940"]


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("Why did Japan not join Operation Sentinel?", "what did it do instead?"), "jiang-liyuan/l413y"),
        (("日本为什么没有参加护航联盟？", "那它改做了什么？"), "jiang-liyuan/l413y"),
        (("日本为什么没有参加护航联盟？", "美国怎么反应？"), "jiang-liyuan/l413ab"),
        (("なぜ日本は護衛連合に参加しなかったのか？", "アメリカの反応は？"), "jiang-liyuan/l413ab"),
    ],
)
def test_what_was_done_instead_or_in_answer_comes_first(session: Session, turns: tuple[str, ...], told: str) -> None:
    *_, answer = [session.ask(text) for text in turns]
    assert (answer.status, answer.passages[0]) == ("answered", told)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("How much does Japan spend on defence?", "why so little?"),
        ("日本防卫开支占GDP多少？", "为什么这么低？"),
        ("ドイツの防衛支出はGDPの何パーセントか？", "なぜそんなに低いの？"),
    ],
)
def test_why_a_measure_is_so_low_is_told_by_nothing_but_its_reasons(session: Session, first: str, then: str) -> None:
    session.ask(first)
    answer = session.ask(then)
    assert (answer.intent, answer.status) == ("why", "partial")
    assert not answer.answer.startswith(BULLET)
