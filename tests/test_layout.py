"""How the lines of an answer are laid out: who somebody is, notes after statements, no empty heads, no long tails."""

from __future__ import annotations

from itertools import pairwise

import pytest
from asking import first_line
from faces import call, is_one_clear_line

from kg import KnowledgeGraph
from kg.ask.answer import BULLET, Answer
from kg.ask.saying.wording import lines_of
from kg.ask.understanding import grammar

IN_ALL = {
    "en": ("Who is Ilai Saltzman?", "When did Bolton visit Japan?", "Did Duterte visit Washington?"),
    "zh-Hans": ("姜丽媛是谁？", "岸田政府支持率", "日本为什么没有参加护航联盟？"),
    "zh-Hant": ("盧昊是誰？", "博爾頓什麼時候訪問日本？", "日本為什麼沒有參加護航聯盟？"),
    "ja": ("盧昊とは誰ですか", "日本の防衛費はGDPの何%か", "ボルトンはいつ日本を訪問しましたか"),
}
ASKED = [(language, question) for language, questions in IN_ALL.items() for question in questions]


def first_relations(graph: KnowledgeGraph, answer: Answer) -> set[str]:
    name = answer.passages[0]
    return {p for _, p, _ in graph.snapshot.passages[name]["triples"]}


@pytest.mark.parametrize(
    "question",
    ["Who is Ilai Saltzman?", "Ilai Saltzman career", "姜丽媛的简历", "盧昊是誰？", "盧昊の経歴"],
)
def test_who_somebody_is_begins_with_office_or_place_of_work(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    assert first_relations(graph, answer) & {"org:member", "kg:affiliatedWith"}
    made = [any(p == "dcterms:creator" for _, p, _ in e) for e in _triples(graph, answer)]
    views = [any(p == "kg:claimant" for _, p, _ in e) for e in _triples(graph, answer)]
    assert True in made
    assert True not in views[: made.index(True)]


def _triples(graph: KnowledgeGraph, answer: Answer) -> list[list[list[object]]]:
    return [graph.snapshot.passages[name]["triples"] for name in answer.passages]


@pytest.mark.parametrize(("language", "question"), ASKED)
def test_no_head_stands_over_nothing_and_notes_stand_after_statements(
    graph: KnowledgeGraph, language: str, question: str
) -> None:
    lines = graph.ask(question).answer.split("\n")
    say = grammar.load(language, graph.snapshot).say
    near = say["nearby"]
    assert lines[-1] != near
    differ, others = (say[name].split("{")[0] for name in ("disagree", "also_known"))
    for line, after in pairwise(lines):
        if line.startswith((differ, others)):
            assert not after.startswith(BULLET)


@pytest.mark.parametrize(("language", "question"), ASKED)
def test_a_question_for_one_thing_has_few_statements(graph: KnowledgeGraph, language: str, question: str) -> None:
    lines = graph.ask(question).answer.split("\n")
    near = grammar.load(language, graph.snapshot).say["nearby"]
    cut = lines.index(near) if near in lines else len(lines)
    assert sum(line.startswith(BULLET) for line in lines[:cut]) <= 8
    assert sum(line.startswith(BULLET) for line in lines[cut:]) <= 4


@pytest.mark.parametrize(
    ("question", "differs"),
    [
        # The same number, with and without "about".
        ("日本の防衛費はGDPの何%か", False),
        # Where the text and a table file the same refusals.
        ("Did Duterte visit Washington during Trump's term?", False),
        # A number and the limit that it keeps, in the text and in a headline.
        ("How many F-35s did Japan buy, and for how much?", False),
        ("日本はF-35を何機、いくらで買ったのか", False),
        # What is told of other years.
        ("波兰2020年国防开支占GDP多少？", False),
        ("How much credit did the Export-Import Bank give China in March 1940?", False),
        # What two polls found is no difference; what the text and a table say is.
        ("岸田政府支持率", False),
        ("Kishida approval rating", False),
        ("Did Poland spend no less than 2% of GDP on defence every year from 2016?", True),
    ],
)
def test_only_differences_of_use_to_a_reader_are_told(graph: KnowledgeGraph, question: str, differs: bool) -> None:
    answer = graph.ask(question)
    differ = grammar.load(answer.language, graph.snapshot).say["disagree"].split("{")[0]
    assert any(line.startswith(differ) for line in answer.answer.split("\n")) is differs


@pytest.mark.parametrize("question", ["Kishida approval rating", "岸田政府支持率"])
def test_a_keyword_for_a_measure_is_answered_by_its_numbers(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    for name in answer.passages[:3]:
        assert any(p == "kg:measure" for _, p, _ in graph.snapshot.passages[name]["triples"])
    # A part of a page's address tells nobody anything.
    addresses = [
        n for n in answer.passages if {p for _, p, _ in graph.snapshot.passages[n]["triples"]} == {"schema:url"}
    ]
    assert addresses == []


def test_a_footnote_belongs_to_the_section_that_cites_it(graph: KnowledgeGraph) -> None:
    sections = {
        entry["line"]: entry["section"]
        for name in graph.snapshot.order
        if (entry := graph.snapshot.passages[name])["article"] == "jiang-liyuan"
    }
    assert (sections[91], sections[488], sections[543]) == ("3", "4.3", "4.4")


@pytest.mark.parametrize("question", ["What did the Stimson doctrine aim at?", "史汀生主义有什么目标？"])
def test_what_only_names_a_topic_of_an_article_is_no_answer_on_it(graph: KnowledgeGraph, question: str) -> None:
    told = _triples(graph, graph.ask(question))[0]
    assert not all(str(s).startswith("id:article-") and p == "kg:concerns" for s, p, _ in told)


def test_a_title_in_the_references_is_told_where_it_says_what_is_asked(graph: KnowledgeGraph) -> None:
    answer = graph.ask("Which three pillars hold up the US-Japan alliance according to the Japanese foreign ministry?")
    assert graph.snapshot.passages[answer.passages[0]]["speaker"] == "mofa-japan"


def test_a_choice_without_a_value_is_one_clear_line() -> None:
    for arguments in (("What is Washington?", "--choose"), ("--choose", "What is Washington?")):
        result = call("ask", *arguments)
        assert result.status == 2
        assert is_one_clear_line(result)
        assert "--choose needs a value" in result.err


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Did Germany send ground troops to Syria?", "a yes-or-no question"),
        ("德国退出北约了吗？", "问是否如此"),
    ],
)
def test_why_says_that_whether_something_is_so_is_asked(graph: KnowledgeGraph, question: str, kind: str) -> None:
    lines = graph.ask(question).account()
    assert any(kind in line for line in lines)
    assert not any(line.startswith(("编码者注", "符号化者の注")) for line in lines)


@pytest.mark.parametrize(
    ("language", "question", "told", "untold"),
    [
        ("zh-Hans", "杜达是谁？", "杜达总统", "安德烈"),
        ("zh-Hans", "什么是“蓝点网络”？", "", "蓝点计划"),
        ("zh-Hans", "一体化威慑是什么？", "", "整合威慑"),
    ],
)
def test_other_names_are_those_that_an_article_has(
    graph: KnowledgeGraph, language: str, question: str, told: str, untold: str
) -> None:
    head = grammar.load(language, graph.snapshot).say["also_known"].split("{")[0]
    names = [line for line in graph.ask(question).answer.split("\n") if line.startswith(head)]
    assert told in "".join(names)
    assert untold not in "".join(names)


def test_what_is_dated_otherwise_is_a_line_of_its_own_and_stands_in_order(graph: KnowledgeGraph) -> None:
    answer = graph.ask("How many times did Abe and Trump meet in 2019?")
    dates = []
    lines = answer.answer.split("\n")
    stated = lines[: lines.index(answer.nearby)] if answer.nearby in lines else lines
    for line, places in zip(stated, lines_of(answer), strict=False):
        names = [answer.passages[place] for place in places]
        told = {str(o["value"]) for n in names for _, p, o in graph.snapshot.passages[n]["triples"] if p == "kg:date"}
        assert len(told) <= 1, line
        dates += sorted(told)
    assert len(dates) > 1
    assert dates == sorted(dates)


@pytest.mark.parametrize("question", ["Who succeeded Kishida as prime minister?", "岸田の後任の首相は誰ですか"])
def test_no_answer_begins_with_what_is_told_nearby(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    near = grammar.load(answer.language, graph.snapshot).say["nearby"]
    assert answer.status in {"unknown", "partial"}
    assert not answer.answer.startswith(near)


def test_who_wrote_a_work_that_is_cited_is_told(graph: KnowledgeGraph) -> None:
    answer = graph.ask("Who wrote Kishida the Accelerator?")
    assert "Adam P. Liff" in answer.answer.split("\n")[0]


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("Who took part in the Brussels Conference?", "Who did not take part in the Brussels Conference?"),
        ("谁参加了布鲁塞尔会议？", "谁没有参加布鲁塞尔会议？"),
        ("誰參加了布魯塞爾會議？", "誰沒有參加布魯塞爾會議？"),
    ],
)
def test_who_did_not_comes_after_whoever_did(graph: KnowledgeGraph, question: str, other: str) -> None:
    def denied(asked: str) -> bool:
        return any(o == "kg:Negation" for _, _, o in _triples(graph, graph.ask(asked))[0])

    assert not denied(question)
    assert denied(other)


def test_a_date_that_is_asked_comes_before_what_differs(graph: KnowledgeGraph) -> None:
    assert "7 October 2019" in first_line(graph, "When was the TAG agreement signed?")


@pytest.mark.parametrize("question", ["Who is Yanagisawa?", "What is Fort Trump?"])
def test_other_names_repeat_none_that_was_told(graph: KnowledgeGraph, question: str) -> None:
    say = grammar.load("en", graph.snapshot).say["also_known"].split("{")[0]
    told = next((line for line in graph.ask(question).answer.split("\n") if line.startswith(say)), "")
    assert not {"Yanagisawa", "Trump fort"} & set(told.removeprefix(say).rstrip(".").split(", "))


@pytest.mark.parametrize(
    "question",
    [
        "How does Saltzman define soft balancing?",
        "萨尔兹曼怎样定义软平衡？",
        "薩爾茲曼如何界定軟平衡？",
        "サルツマンはソフト・バランシングをどう定義したか",
        "What is economic containment?",
        "What is turtling?",
    ],
)
def test_a_definition_comes_before_what_is_rejected_and_before_examples(graph: KnowledgeGraph, question: str) -> None:
    first = graph.snapshot.passages[graph.ask(question).passages[0]]
    assert first["stance"] != "rejects"
    assert not any(p == "kg:exampleOf" for _, p, _ in first["triples"])


@pytest.mark.parametrize(
    "question",
    [
        "How does Saltzman define soft balancing?",
        "萨尔兹曼怎样定义软平衡？",
        "什麼是軟平衡？",
        "ソフト・バランシングとは何ですか",
    ],
)
def test_a_definition_is_not_told_again_in_its_parts(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    whole, *lines = answer.answer.splitlines()
    texts = {e["summary"][answer.language] for e in answer.evidence if e["line"] == answer.evidence[0]["line"]}
    assert whole.removeprefix("• ") in texts
    assert len(texts) > 1
    assert not texts & {line.removeprefix("• ") for line in lines}


@pytest.mark.parametrize(
    ("question", "undefined"),
    [
        ("What is extended deterrence?", True),
        ("What does alliance security dilemma mean?", True),
        ("什么是延伸威慑？", True),
        ("什麼是同盟困境？", True),
        ("拡大抑止とは何か", True),
        ("What is burden-sharing?", False),
        ("責任分担とはどういう意味か", False),
        ("什么是一体化威慑？", False),
        ("What is GSOMIA?", False),
        ("What is America First?", False),
    ],
)
def test_that_a_notion_is_defined_nowhere_is_told_first(graph: KnowledgeGraph, question: str, undefined: bool) -> None:
    answer = graph.ask(question)
    head = grammar.load(answer.language, graph.snapshot).say["undefined"].split("{")[0]
    assert answer.status == "answered"
    assert answer.answer.startswith(head) is undefined


@pytest.mark.parametrize(
    "question",
    [
        "How much does Poland spend on defence?",
        "How much does Germany spend on defence?",
        "德国花多少钱在国防上？",
        "德國花多少錢在國防上？",
        "ポーランドは国防にいくら使っているか",
    ],
)
def test_what_is_spent_on_defence_is_told_by_that_measure(graph: KnowledgeGraph, question: str) -> None:
    triples = _triples(graph, graph.ask(question))[:4]
    assert len(triples) == 4
    assert all(any(p == "kg:measure" and str(o).startswith("id:defence-spending") for _, p, o in t) for t in triples)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Why did the United States withdraw troops from Germany?", "punish"),
        ("日本はなぜF-35を買ったのか", "なだめる"),
        ("日本为什么购买F-35？", "安抚"),
        ("What did Merkel say about Trump?", "Merkel said"),
        ("What did Brooks and Wohlforth say about soft balancing?", "Brooks and William Wohlforth argue"),
        ("默克尔怎么看特朗普？", "默克尔说"),
        ("What did Trump ask of Japan?", "demanded"),
        ("What did Bolton ask of Japan in July 2019?", "demanded"),
        ("What would happen if Japan went nuclear?", "expect"),
        ("もし日本が核武装したらどうなるか", "防衛力を高める"),
        ("Why did Poland get more security than Germany?", "3 of 3 criteria"),
        ("Who wrote the article about Biden?", "closest-ever"),
    ],
)
def test_what_is_asked_stands_in_the_first_line(graph: KnowledgeGraph, question: str, told: str) -> None:
    assert told in first_line(graph, question)


@pytest.mark.parametrize("question", ["Why does Japan worry about Trump coming back?", "日本为什么担心特朗普回来？"])
def test_one_of_two_stands_next_to_the_other(graph: KnowledgeGraph, question: str) -> None:
    passages = graph.ask(question).passages
    assert abs(passages.index("li-kailang/l63g") - passages.index("li-kailang/l63f")) == 1
