"""How far an answer goes: what stands above what is told nearby, together and in which order."""

from __future__ import annotations

import pytest

from kg import KnowledgeGraph
from kg.ask.answer import bare
from kg.ask.understanding import grammar
from kg.ask.understanding.question import understand
from kg.terms import home_of


def told(graph: KnowledgeGraph, question: str) -> tuple[list[str], list[str]]:
    """Return the passages of an answer's lines, of those above what is told nearby and of those below."""
    answer = graph.ask(question)
    near = grammar.load(answer.language, graph.snapshot).say["nearby"]
    lines = answer.answer.split("\n")
    place = lines.index(near) if near in lines else len(lines)
    above, below = (
        [n for line in part for n in answer.backed.get(bare(line), ())] for part in (lines[:place], lines[place:])
    )
    return above, below


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("What does Walt say that soft balancing is for?", "saltzman"),
        ("为什么2019年比亚里茨G7没发公报？", "lu-hao"),
        ("バイデンと岸田は2022年5月に何で合意したか", "li-kailang"),
        ("2018年七國集團峰會後默克爾說了什麼？", "jiang-liyuan"),
    ],
)
def test_what_another_article_tells_of_one_thing_named_stands_below(
    graph: KnowledgeGraph, question: str, article: str
) -> None:
    above, below = told(graph, question)
    assert {home_of(name) for name in above} == {article}
    assert below


@pytest.mark.parametrize("question", ["Okinawa student exchange", "冲绳学生交流", "沖縄の学生交流"])
def test_who_made_an_article_is_told_below_what_it_is_on(graph: KnowledgeGraph, question: str) -> None:
    above, _ = told(graph, question)
    assert above
    assert "author" not in {graph.snapshot.passages[name]["section"] for name in above}


@pytest.mark.parametrize(
    ("question", "names"),
    [
        # What one affair taught, twice.
        ("What did the THAAD affair teach progressives in South Korea?", {"l147k", "l147l"}),
        # A complaint, its reason and the demand.
        ("What did Trump complain of about the Japan-US Security Treaty?", {"l131c", "l131d", "l131e"}),
        ("特朗普抱怨日美安保条约什么？", {"l131c", "l131d", "l131e"}),
    ],
)
def test_what_a_sentence_tells_alike_or_one_says_in_one_go_stands_together(
    graph: KnowledgeGraph, question: str, names: set[str]
) -> None:
    above, _ = told(graph, question)
    own = [name.partition("/")[2] for name in above]
    assert names <= set(own)
    # Nothing of another paragraph stands between.
    places = [own.index(name) for name in names]
    between = own[min(places) : max(places)]
    assert len({name.rstrip("abcdefghijklmnopqrstuvwxyz") for name in between}) == 1


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("plan B of Japan: options", ["l130a", "l130b", "l130c", "l130d"]),
        ("日本B计划的选项", ["l130a", "l130b", "l130c", "l130d"]),
        ("日本のプランBの選択肢", ["l130a", "l130b", "l130c", "l130d"]),
        ("How do the two dimensions of economic statecraft differ?", ["l97d", "l97e"]),
        ("经济治国术的两个维度有什么不同？", ["l97d", "l97e"]),
        ("経済的国策の二つの側面はどう違うのか", ["l97d", "l97e"]),
    ],
)
def test_members_of_a_counted_list_are_told_in_order(graph: KnowledgeGraph, question: str, names: list[str]) -> None:
    above, _ = told(graph, question)
    assert [name.partition("/")[2] for name in above] == names


@pytest.mark.parametrize(
    "question",
    ["What did the Philippines announce about the Visiting Forces Agreement?", "菲律宾何时宣布终止部队访问协议？"],
)
def test_one_act_that_two_passages_tell_is_told_once(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    act = {"jiang-liyuan/l492b", "jiang-liyuan/l524j"}
    lines = [line for line in answer.answer.split("\n") if act & set(answer.backed.get(bare(line), ()))]
    assert len(lines) == 1
    assert act <= set(answer.passages)


@pytest.mark.parametrize(
    "question",
    [
        "Which approval rating did the Kishida government have in May 2024?",
        "What is turtling?",
        "美國想把歐洲司令部從德國搬到哪裡？",
    ],
)
def test_two_surveys_two_definitions_or_what_is_not_asked_differ_in_nothing(
    graph: KnowledgeGraph, question: str
) -> None:
    differ = grammar.load(graph.ask(question).language, graph.snapshot).say["disagree"].split("{")[0]
    assert differ not in graph.ask(question).answer


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("how come the US took troops out of Germany", "why"),
        ("美国凭什么要日本多掏钱", "why"),
        ("日本咋不去波斯湾", "why"),
        ("川普幹嘛要撤兵", "why"),
        ("ドゥテルテはなんで訪米しなかったの", "why"),
        ("布鲁塞尔会议是啥", "define"),
        ("80億ドルを求めたのはだれ", "person"),
    ],
)
def test_words_that_ask_are_known_as_they_are_spoken(graph: KnowledgeGraph, question: str, intent: str) -> None:
    assert understand(graph.snapshot, question).intent == intent


@pytest.mark.parametrize("question", ["谁开口要80亿", "誰が80億ドルを要求した？", "who demanded 8 billion"])
def test_a_sum_tells_which_statement_is_meant(graph: KnowledgeGraph, question: str) -> None:
    first = graph.ask(question, "en").answer.splitlines()[0]
    assert "Bolton" in first
    assert "8 billion" in first


def test_what_came_of_a_thing_is_no_cause_of_it(graph: KnowledgeGraph) -> None:
    told = graph.ask("布鲁塞尔会议为什么会失败", "en").answer.split("Told nearby")[0]
    assert "Nine-Power Treaty" in told
    assert "resolved" not in told


@pytest.mark.parametrize("question", ["Kishida approval figures", "岸田 支持率 数字"])
def test_who_names_figures_gets_figures(graph: KnowledgeGraph, question: str) -> None:
    assert "30" in graph.ask(question).answer.splitlines()[0]


@pytest.mark.parametrize(
    "question",
    ["How much did America lend China during the Sino-Japanese War?", "日中戦争中に米国が中国へ貸した額はいくら"],
)
def test_a_war_may_only_say_when(graph: KnowledgeGraph, question: str) -> None:
    assert "44" in graph.ask(question).answer.splitlines()[0]


def test_what_one_holds_whom_an_author_reports_comes_before_what_the_author_does(graph: KnowledgeGraph) -> None:
    lines = graph.ask(
        "Which factors decide how threatening a state is to Walt, as Jiang reports him?"
    ).answer.splitlines()
    assert all("one of four" in line for line in lines[:4])
