"""What passages speak for or against how a case is coded: the data, the answers, the derivations."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from faces import call
from small import REPOSITORY
from test_schemas import fits

from kg import KnowledgeGraph
from kg.ask.answer import Answer
from kg.ask.understanding.question import understand
from kg.ask.understanding.wants import bears
from kg.terms import LANGUAGES, PASSAGE
from kg.theory.bearing import Bearing, bearings, of_theory
from kg.theory.model import Theory
from kg.theory.source import names, read

QUESTIONS = {
    "en": "Which facts in article 002 support or weaken the coding of Japan in Table 10 of article 004?",
    "zh-Hans": "002号文章中有哪些事实支持或削弱004号文章表10对日本的编码？",
    "zh-Hant": "002號文章中有哪些事實支持或削弱004號文章表10對日本的編碼？",
    "ja": "記事002のどの事実が、記事004の表10における日本のコーディングを支持または弱めますか。",
}


def theories(graph: KnowledgeGraph) -> list[Theory]:
    return [read(graph.snapshot, name) for name in names(graph.snapshot)]


def told(answer: Answer) -> dict[tuple[str, str], set[str]]:
    """The passages of an answer by indicator and direction."""
    found: dict[tuple[str, str], set[str]] = {}
    for _, indicator, _, direction, _, passages, _ in answer.rows:
        found.setdefault((indicator, direction), set()).update(passages.split())
    return found


# --- The data


def test_every_bearing_is_of_a_cell_that_a_theory_has(graph: KnowledgeGraph) -> None:
    cells = {(c.iri, p.iri) for t in theories(graph) for c in t.cases for p in t.indicators.values()}
    assert [b.iri for b in bearings(graph.snapshot) if (b.case, b.indicator) not in cells] == []


def test_every_bearing_rests_on_passages_of_one_article_that_are_there(graph: KnowledgeGraph) -> None:
    rows = graph.query("SELECT ?b ?p WHERE { ?b a kg:EvidenceLine ; kg:restsOn ?p }")
    named: dict[str, set[str]] = {}
    for row in rows:
        named.setdefault(row["b"].value, set()).add(row["p"].value.removeprefix(PASSAGE))
    assert len(named) > 300
    assert {p for passages in named.values() for p in passages if p not in graph.snapshot.passages} == set()
    assert [iri for iri, passages in named.items() if len({p.split("/", 1)[0] for p in passages}) != 1] == []


def test_no_cell_bears_on_itself(graph: KnowledgeGraph) -> None:
    """The mark of a table is what is judged, and no evidence for it."""
    marks = {
        p.removeprefix(PASSAGE)
        for t in theories(graph)
        for c in t.cases
        for cells in c.cells.values()
        for cell in cells
        if cell.source == "article"
        for p in cell.passages
    }
    assert [b.iri for b in bearings(graph.snapshot) if marks & set(b.passages)] == []


def test_no_line_rests_on_what_the_coding_of_its_cell_rests_on(graph: KnowledgeGraph) -> None:
    codings = {
        (c.iri, t.indicators[key].iri): {p.removeprefix(PASSAGE) for cell in cells for p in cell.passages}
        for t in theories(graph)
        for c in t.cases
        for key, cells in c.cells.items()
    }
    mine = bearings(graph.snapshot)
    assert [b.iri for b in mine if set(b.passages) & codings.get((b.case, b.indicator), set())] == []


def test_every_reason_is_there_in_four_languages(graph: KnowledgeGraph) -> None:
    assert [b.iri for b in bearings(graph.snapshot) if set(b.reason) != set(LANGUAGES)] == []


def test_a_passage_speaks_both_ways_only_where_each_way_has_a_reason_of_its_own(graph: KnowledgeGraph) -> None:
    seen: dict[tuple[str, str, str], list[Bearing]] = {}
    for one in bearings(graph.snapshot):
        for passage in one.passages:
            seen.setdefault((one.case, one.indicator, passage), []).append(one)
    twice = {key: found for key, found in seen.items() if len(found) > 1}
    assert twice
    assert [key for key, found in twice.items() if len({b.supports for b in found}) != len(found)] == []
    assert [key for key, found in twice.items() if len({b.reason["en"] for b in found}) != len(found)] == []


def test_what_is_told_of_bidens_time_says_that_it_is_outside_the_scope(graph: KnowledgeGraph) -> None:
    """Jiang's theory limits itself to Trump's time; what Li tells of later years is marked."""
    theory = read(graph.snapshot, "burden-sharing")
    scopes = {s.iri for s in theory.scope}
    of_cells = {c.iri for c in theory.cases}
    mine = [b for b in bearings(graph.snapshot) if b.case in of_cells]
    assert {b.outside for b in mine} - {None} <= scopes
    budget = next(b for b in mine if "li-kailang/l25f" in b.passages)
    assert budget.outside
    assert {b.outside for b in mine if b.article == "lu-hao"} == {None}


def test_the_coding_stands_apart_from_the_articles(graph: KnowledgeGraph) -> None:
    rows = list(graph.query("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?b a kg:EvidenceLine } }"))
    assert [r["g"].value.rsplit("/", 1)[-1] for r in rows] == ["coding-bearing"]
    assert graph.query("ASK { id:coding-bearing a kg:Coding ; kg:coder ?who }")


@pytest.mark.parametrize(
    ("indicator", "passage", "supports"),
    [
        ("trade-concession", "l135k", True),
        ("trade-concession", "l213c", False),
        ("joint-alliance-action", "l211h", False),
        ("joint-alliance-action", "l211m", True),
        ("host-nation-cost-sharing", "l213h", False),
    ],
)
def test_what_lu_tells_of_japan(graph: KnowledgeGraph, indicator: str, passage: str, supports: bool) -> None:
    found = of_theory(graph.snapshot, read(graph.snapshot, "burden-sharing"), "japan", indicator, ["lu-hao"])
    assert {b.supports for b in found if f"lu-hao/{passage}" in b.passages} == {supports}


@pytest.mark.parametrize("passage", ["l131e", "l131h", "l55d", "l213i"])
def test_what_was_only_demanded_is_no_evidence(graph: KnowledgeGraph, passage: str) -> None:
    assert [b.iri for b in bearings(graph.snapshot) if f"lu-hao/{passage}" in b.passages] == []


# --- The answers


@pytest.mark.parametrize("language", list(QUESTIONS))
def test_what_supports_and_weakens_a_row_of_a_table(graph: KnowledgeGraph, language: str) -> None:
    answer = graph.ask(QUESTIONS[language])
    theory = read(graph.snapshot, "burden-sharing")
    assert (answer.intent, answer.status, answer.language) == ("bearing", "answered", language)
    expected: dict[tuple[str, str], set[str]] = {}
    for key in theory.indicators:
        if any("/t10-" in p for p in theory.case("japan").cell(key).passages):
            for one in of_theory(graph.snapshot, theory, "japan", key, ["lu-hao"]):
                direction = "supports" if one.supports else "weakens"
                expected.setdefault((key, direction), set()).update(one.passages)
    assert len(expected) > 12
    assert told(answer) == expected
    evidence = {e["passage"].removeprefix(PASSAGE) for e in answer.evidence}
    assert {p for passages in expected.values() for p in passages} <= evidence
    # How the cells are coded comes along, with the passages that code them.
    assert "jiang-liyuan/t10-trade-japan" in evidence
    assert "10" in answer.answer
    # Whose judgement it is, in the language of the question.
    own = {"en": "own coding", "zh-Hans": "自己的编码", "zh-Hant": "自己的編碼", "ja": "自身のコーディング"}
    assert own[language] in answer.answer
    fits("ask", json.loads(json.dumps(answer.contract())))


@pytest.mark.parametrize(
    "question",
    [
        "What in Lu's article speaks against rating Japan as meeting 'trade concession'?",
        "Which passages of article 002 contradict the mark for Japan on concession in trade talks?",
        "卢昊的文章里有什么不利于把日本评为满足“贸易谈判中的让步”？",
        "盧昊的文章裡有什麼不支持把日本評為滿足“貿易談判讓步”？",
        "盧昊の論文には、日本を「貿易交渉での譲歩」を満たすとする評価に反するものがありますか。",
        "根据卢昊的文章，哪些事实可以反驳姜丽媛表10对日本“贸易谈判中的让步”的评定？",
        "What evidence is there in article 002 against coding Japan as making concessions in trade talks?",
    ],
)
def test_only_what_speaks_against_one_indicator(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    found = told(answer)
    assert set(found) == {("trade-concession", "weakens")}
    assert "lu-hao/l213c" in found["trade-concession", "weakens"]
    assert {p.split("/", 1)[0] for passages in found.values() for p in passages} == {"lu-hao"}


@pytest.mark.parametrize(
    "question",
    [
        "Does anything in the Biden article confirm the mark for alliance action?",
        "拜登那篇文章有没有印证“参与联盟集体行动”的标记？",
    ],
)
def test_an_article_by_its_subject_and_a_case_that_is_not_named(graph: KnowledgeGraph, question: str) -> None:
    found = told(graph.ask(question))
    assert found == {("joint-alliance-action", "supports"): {"li-kailang/l55e", "li-kailang/l55h", "li-kailang/l65w"}}


def test_what_confirms_a_mark_that_is_not_set_speaks_against_its_being_met(graph: KnowledgeGraph) -> None:
    confirm = graph.ask("What in article 004 itself confirms the mark for Japan on raising defence spending?")
    against = graph.ask("What in article 004 itself contradicts the mark for Japan on key issues?")
    assert set(told(confirm)) == {("raising-defence-spending", "weakens")}
    assert set(told(against)) == {("key-issue-compromise", "supports")}
    meets = graph.ask("What in article 003 supports rating Japan as meeting 'raising defence spending'?")
    assert set(told(meets)) == {("raising-defence-spending", "supports")}


def test_a_variable_stands_for_its_indicators(graph: KnowledgeGraph) -> None:
    found = told(graph.ask("What in article 002 weakens Jiang's rating of Japan's willingness to share burdens?"))
    assert {indicator for indicator, _ in found} <= {
        "raising-defence-spending", "host-nation-cost-sharing", "joint-alliance-action",
    }  # fmt: skip
    assert {direction for _, direction in found} == {"weakens"}


def test_what_several_indicators_share_tells_none_of_them(graph: KnowledgeGraph) -> None:
    answer = graph.ask("What in article 004 backs up coding the trade field as one where contradiction grows?")
    assert set(told(answer)) == {("contradiction-grows", "supports")}
    assert {row[0] for row in answer.rows} == {"field-trade"}


def test_a_name_that_no_article_holds_is_told_as_such(graph: KnowledgeGraph) -> None:
    answer = graph.ask("What does article 002 say against the coding of Brazil in Table 10?")
    assert answer.status == "unknown"
    assert "Brazil" in answer.answer


def test_a_table_chooses_its_indicators(graph: KnowledgeGraph) -> None:
    ten = told(graph.ask("Which passages of other articles bear on the coding of Japan in Table 10?"))
    eleven = told(graph.ask("Which passages of other articles bear on the coding of Japan in Table 11?"))
    assert {i for i, _ in eleven} >= {"security-commitment", "military-cooperation"}
    assert {i for i, _ in ten} & {i for i, _ in eleven} == set()


def test_a_theory_whose_cells_no_table_codes(graph: KnowledgeGraph) -> None:
    answer = graph.ask("Which statements in article 002 bear on how article 001 codes Japan's trust in the alliance?")
    assert {i for i, _ in told(answer)} == {"trust-weakened"}
    assert "coded by us, not by the article" in answer.answer


def test_what_is_outside_the_scope_is_told(graph: KnowledgeGraph) -> None:
    answer = graph.ask("What in article 003 speaks for coding Japan as raising defence spending?")
    assert "Outside the theory's scope" in answer.answer


def test_where_all_articles_are_asked_they_come_in_their_order(graph: KnowledgeGraph) -> None:
    answer = graph.ask("What bears on the mark for Japan on concession in trade talks in Table 10?")
    for supports in ("supports", "weakens"):
        articles = [row[4] for row in answer.rows if row[3] == supports]
        numbers = [graph.snapshot.articles[a]["number"] for a in articles]
        assert all(a <= b for a, b in pairwise(numbers))
    assert {row[4] for row in answer.rows} == {"lu-hao", "jiang-liyuan"}


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("What in article 000 supports the coding of Japan in Table 10?", "article 000"),
        ("Does article 003 contradict the coding of Poland in Table 10?", "article 003"),
        ("003号文章有哪些内容支持或削弱表10对波兰的编码？", "文章003"),
        ("記事003に、表10のポーランドの評価を裏付ける箇所はありますか。", "記事003"),
    ],
)
def test_where_nothing_bears_on_it_one_line_says_so(graph: KnowledgeGraph, question: str, article: str) -> None:
    answer = graph.ask(question)
    assert (answer.intent, answer.status) == ("bearing", "unknown")
    assert article in answer.answer
    assert "\n" not in answer.answer
    assert answer.rows == answer.evidence == []


def test_no_other_question_is_taken_for_one(graph: KnowledgeGraph) -> None:
    folder = REPOSITORY / "tests" / "questions"
    asked = {q["question"]: q for q in json.loads((folder / "development.json").read_text("utf-8"))}
    assert len(asked) > 100
    # By its words more may seem to be one; the rule steps aside where nothing bears on what is asked.
    taken = [asked[q] for q in asked if bears(understand(graph.snapshot, q)) and graph.ask(q).intent == "bearing"]
    # Whether a mark squares with the text is told by the differences; on what a mark rests that is none by what bears.
    assert {q["category"] for q in taken} <= {"theory-derivation", "compare", "unanswerable"}
    assert [q["id"] for q in taken] == ["D635", "D2670"]


@pytest.mark.parametrize(
    ("name", "article"),
    [("Lu", "lu-hao"), ("Jiang", "jiang-liyuan"), ("Saltzman", "saltzman"), ("Samuels", "heginbotham-samuels")],
)
def test_an_article_is_known_by_its_authors_surname(graph: KnowledgeGraph, name: str, article: str) -> None:
    assert understand(graph.snapshot, f"What does {name}'s article say about Japan?").articles == [article]


def test_a_name_that_no_author_has_names_no_article(graph: KnowledgeGraph) -> None:
    assert understand(graph.snapshot, "What does Bolton's article say about Japan?").articles == []


def test_two_articles_by_their_numbers(graph: KnowledgeGraph) -> None:
    found = understand(graph.snapshot, "What do articles 002 and 004 say about Japan?").articles
    assert sorted(found) == ["jiang-liyuan", "lu-hao"]


# --- The derivations


def test_a_derivation_shows_what_bears_on_its_cells(graph: KnowledgeGraph) -> None:
    bare = call("theory", "run", "burden-sharing", "--case", "Japan")
    shown = call("theory", "run", "burden-sharing", "--case", "Japan", "--evidence")
    assert bare.status == shown.status == 0
    added = [line for line in shown.out.splitlines() if line not in bare.out.splitlines()]
    assert [line for line in added if line[:8] not in {"      + ", "      - "}] == []
    assert any("lu-hao/l135k" in line and line.startswith("      + ") for line in added)
    assert any("lu-hao/l211h" in line and line.startswith("      - ") for line in added)
    assert set(bare.out.splitlines()) <= set(shown.out.splitlines())


@pytest.mark.parametrize("theory", ["burden-sharing", "japan-response", "biden-strengthening"])
def test_as_json_it_fits_the_schema_and_changes_no_cell(graph: KnowledgeGraph, theory: str) -> None:
    found = graph.theory(theory).run(evidence=True)
    fits("theory-run", json.loads(json.dumps(found)))
    lines = 0
    for case in found["cases"]:
        for variable in case["variables"]:
            for indicator in variable["indicators"]:
                lines += len(indicator.pop("evidence", ()))
    assert lines
    assert found == graph.theory(theory).run()
