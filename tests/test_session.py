"""Sessions: follow-ups lean on what was asked before, in the four written languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import KnowledgeGraph
from kg.ask.session import Session, starts
from kg.ask.wording import proper
from kg.errors import UnknownThingError
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
    assert all(f"{e['file']}:{e['line']}" in answer.answer for e in answer.evidence)


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
    assert "Brussels Conference" in starts(graph, "bruss")
    assert "安倍晉三" in starts(graph, "安倍") or "安倍晋三" in starts(graph, "安倍")
    assert starts(graph, "") == starts(graph, "b") == []
