"""What a question is tried as, what is told with it, and why one is refused."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg import KnowledgeGraph
from kg.ask import plan, rules
from kg.ask.retrieval.choose import leading
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.line import told_with
from kg.ask.understanding.grammar import load
from kg.ask.understanding.question import understand
from kg.errors import OutputError
from kg.snapshot import Snapshot


def context(graph: KnowledgeGraph, question: str) -> Context:
    return Context(graph, understand(graph.snapshot, question))


@pytest.mark.parametrize("name", sorted(rules.MODULES))
def test_every_rule_is_where_it_is_said_to_be(name: str) -> None:
    found = rules.rule(name)
    assert found is not None
    assert found.__doc__


def test_an_intent_without_a_rule_has_none() -> None:
    assert rules.rule("lookup") is None


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("When did Bolton visit Japan?", "when"),
        ("Which of the five summits of 2019 was the longest?", "extreme"),
        ("Which came first, the Brussels Conference or the Quarantine Speech?", "duration"),
        ("Who says that Japan should pay more?", "who_says"),
    ],
)
def test_the_likeliest_rule_comes_first(graph: KnowledgeGraph, question: str, first: str) -> None:
    assert plan.rules(context(graph, question))[0] == first


@pytest.mark.parametrize(
    "question", ["Why did the Brussels Conference fail?", "波兰为什么支持美国？", "日本の対応は何か"]
)
def test_what_leads_is_best_first_and_each_once(graph: KnowledgeGraph, question: str) -> None:
    asked = context(graph, question)
    found = leading(asked, 0.4, 6)
    assert found[0] == asked.hits[0]
    assert len(found) == len({h.passage for h in found}) <= 6
    assert min(h.score for h in found) >= 0.4 * found[0].score
    with_beside = told_with(asked, found)
    assert with_beside[: len(found)] == found
    line = asked.snapshot.lines[found[0].place]
    assert all(asked.snapshot.lines[h.place] == line for h in with_beside[len(found) :])


@pytest.mark.parametrize(
    "question",
    [
        "What does article 777 say about Japan?",
        "What does article 003 say about the NPT?",
        "盧昊怎樣評價美英澳三邊安全夥伴關係（AUKUS）對日本的影響？",
        "How many tons of tin did China deliver to repay the loan of March 1940?",
        "邀请冲绳学生赴美的TOFU项目花了多少经费？",
    ],
)
def test_what_the_articles_do_not_say_is_refused(graph: KnowledgeGraph, question: str) -> None:
    found = graph.ask(question)
    assert found.status == "unknown"
    assert not found.evidence
    assert not found.values


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("日本代表在布鲁塞尔会议上提出了哪些条件？", "saltzman/l116d"),
        ("What did the Japanese delegates propose at the Brussels Conference?", "saltzman/l116d"),
        ("文章的两位作者为什么主张把核武器重新放回韩国？", "heginbotham-samuels/l197d"),
    ],
)
def test_what_is_taken_for_granted_and_is_not_so_is_told(graph: KnowledgeGraph, question: str, passage: str) -> None:
    found = graph.ask(question)
    assert found.status == "partial"
    assert found.premise is not None
    assert [str(p).rsplit("/passage/", 1)[1] for p in found.premise["passages"]] == [passage]


@pytest.mark.parametrize(
    "question",
    [
        "What does NATO think about cats?",
        "What is the capital of France?",
        "What colour is the Japanese flag?",
        "波兰的国歌叫什么？",
        "今天东京天气怎么样？",
        "How do I cook rice?",
    ],
)
def test_what_is_no_matter_of_the_articles_is_not_answered(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).status == "unknown"


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("Who is John Bolton?", "National Security Advisor"),
        ("博尔顿是谁？", "国家安全"),
        ("菅義偉とは誰ですか", "首相"),
    ],
)
def test_who_somebody_is_begins_with_the_office(graph: KnowledgeGraph, question: str, office: str) -> None:
    lines = graph.ask(question).answer.splitlines()
    assert office in next(line for line in lines if line.startswith("•"))


def test_a_capital_stands_for_its_government(graph: KnowledgeGraph) -> None:
    found = graph.ask("What did Washington promise Tokyo about car tariffs?")
    assert found.status == "answered"
    assert any("car" in e["summary"]["en"] for e in found.evidence)
    assert any("United States" in reading for reading in found.readings)


def test_an_article_is_called_by_its_title(graph: KnowledgeGraph) -> None:
    title = graph.snapshot.articles["lu-hao"]["title"]
    text = next(iter(title.values()))[0]
    question = understand(graph.snapshot, f"《{text}》怎样评价蓝点网络？")
    assert question.articles == ["lu-hao"]


def test_the_greatest_is_no_total(graph: KnowledgeGraph) -> None:
    found = graph.ask("Which of the five Japan-US summits of 2019 was the longest?")
    values = [v["value"] for v in found.values if v["unit"] == "MIN"]
    assert values[0] == 155


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("What does the interwar soft-balancing piece say of oil?", ["saltzman"]),
        ("What do the two MIT scholars argue about spending?", ["heginbotham-samuels"]),
        ("What do the scholars at the Massachusetts Institute of Technology recommend?", ["heginbotham-samuels"]),
        ("麻省理工那兩位學者怎麼看韓國？", ["heginbotham-samuels"]),
        ("What does the CASS researcher think of the Blue Dot Network?", ["lu-hao"]),
        ("「最も緊密」の論文の著者は選挙をどう見ているか。", ["li-kailang"]),
        ("早稲田大学の研究者は日米同盟の将来をどう見ているか。", ["li-kailang"]),
        ("Who are the MIT scholars?", []),
        ("軟平衡那篇和責任分擔那篇各怎麼看聯盟?", ["saltzman", "jiang-liyuan"]),
        ("東北亞同盟那篇對韓國未來的判斷是什麼?", ["heginbotham-samuels"]),
    ],
)
def test_an_article_is_called_by_what_it_is_on(graph: KnowledgeGraph, text: str, articles: list[str]) -> None:
    assert understand(graph.snapshot, text).articles == articles


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant", "ja"])
def test_what_a_cue_needs_stands_in_all_that_it_matches(graph: KnowledgeGraph, language: str) -> None:
    folder = graph.snapshot.folder_of_names
    questions = json.loads((Path(__file__).parent / "questions" / "development.json").read_text("utf-8"))
    typed = [q["question"] for q in questions if q["lang"][:2] == language[:2]]
    folded = [folder.fold(text) for text in typed]
    grammar = load(language, graph.snapshot)
    tables = (grammar.intents, grammar.cues, grammar.verbs)
    of_folded = [(cue, folded) for table in tables for cues in table.values() for cue in cues]
    assert len(of_folded) > 500
    for cue, texts in [*of_folded, *((cue, typed) for cues in grammar.typed.values() for cue in cues)]:
        matching = [t for t in texts if cue.pattern.search(t)]
        assert all(cue.search(t) for t in matching)
        assert not cue.needs or all(any(word in t for word in cue.needs) for t in matching)
        assert not cue.besides or all(any(word in t for word in cue.besides) for t in matching)


def test_a_grammar_is_kept_beside_its_snapshot_and_read_again_from_there(graph: KnowledgeGraph, tmp_path: Path) -> None:
    shutil.copytree(graph.snapshot.folder, tmp_path / "snapshot")
    for path in (tmp_path / "snapshot").glob("grammar-*"):
        path.unlink()
    first, again = (load("ja", Snapshot(tmp_path / "snapshot")) for _ in range(2))
    assert len(list((tmp_path / "snapshot").glob("grammar-*"))) == 1
    assert first.stop == again.stop
    assert first.say == again.say
    texts = [
        [(name, cue.text, list(cue.needs), list(cue.besides)) for name, cues in g.cues.items() for cue in cues]
        for g in (first, again)
    ]
    assert texts[0] == texts[1]


def test_a_grammar_is_read_where_nothing_can_be_kept(graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(contents: object) -> None:
        raise OutputError("The folder is read only.", "Use another.")

    monkeypatch.setattr("kg.files.put", refuse)
    snapshot = Snapshot(graph.snapshot.folder)
    monkeypatch.setattr(snapshot, "folder", graph.snapshot.folder / "none")
    snapshot.folder_of_names = graph.snapshot.folder_of_names
    assert load("en", snapshot).cues["whether"]


def test_an_answer_is_the_same_whatever_the_order_of_sets() -> None:
    questions = [
        "五篇文章里有几篇提到了沃尔特？分别引用他的什么观点？",
        "Compare Japan and South Korea on nuclear weapons.",
    ]
    program = (
        "import sys; from kg import KnowledgeGraph; g = KnowledgeGraph.open()\n"
        "for q in sys.argv[1:]: a = g.ask(q); print(a.answer, [e['passage'] for e in a.evidence])"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", program, *questions],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "77")
    ]
    assert told[0] == told[1]
    assert told[0].strip()


def test_all_languages_have_the_same_cues_in_the_same_order(graph: KnowledgeGraph) -> None:
    first, *others = (load(language, graph.snapshot) for language in ("en", "zh-Hans", "zh-Hant", "ja"))
    for other in others:
        assert list(other.intents) == list(first.intents)
        assert list(other.cues) == list(first.cues)
        assert sorted(other.typed) == sorted(first.typed)
        assert set(other.say) == set(first.say)


@pytest.mark.parametrize("language", ["en", "zh-Hans", "ja"])
def test_no_expression_stands_twice_in_a_group(graph: KnowledgeGraph, language: str) -> None:
    grammar = load(language, graph.snapshot)
    texts = [[cue.text for cue in cues] for table in (grammar.intents, grammar.cues) for cues in table.values()]
    assert [group for group in texts if len(set(group)) != len(group)] == []


@pytest.mark.parametrize("language", ["en", "zh-Hans", "ja"])
def test_every_cue_of_a_grammar_is_asked_for(graph: KnowledgeGraph, language: str) -> None:
    source = "\n".join(p.read_text("utf-8") for p in (Path(plan.__file__).parent).rglob("*.py"))
    cues = load(language, graph.snapshot).cues
    assert [name for name in cues if f'"{name}"' not in source and not name.startswith(plan.OF_TEXTS)] == []
