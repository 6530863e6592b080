"""The burden-sharing theory: everything derived from indicators alone, and checked against what the article states."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from faces import call, is_one_clear_line

from kg import KnowledgeGraph
from kg.errors import TheoryError, UnknownThingError
from kg.terms import LANGUAGES
from kg.theory import answering
from kg.theory.model import Case, Theory
from kg.theory.running import run, run_case
from kg.theory.supposing import at_least

NAME = "burden-sharing"
STATES = ("poland", "germany", "japan", "philippines")


@pytest.fixture(scope="module")
def theory(graph: KnowledgeGraph) -> Theory:
    return graph.theory(NAME).theory


def cells(graph: KnowledgeGraph, table: str) -> list[tuple[str, str, str]]:
    """What the passages of a table's cells say: case, indicator or variable, mark or degree."""
    rows = graph.query(
        "SELECT ?case ?what ?value WHERE { GRAPH ?p { ?cell kg:case ?case . "
        "{ ?cell kg:indicator ?what ; kg:mark ?value } UNION { ?cell kg:variable ?what ; kg:degree ?value } } "
        f'?p kg:tableNumber "{table}" ; kg:inArticle id:article-jiang-liyuan }}'
    )
    names = [[row[k].value.replace("#", "/").rsplit("/", 1)[-1] for k in ("case", "what", "value")] for row in rows]
    return [(case.removeprefix("case-"), what, value) for case, what, value in names]


# --- Derivation


def test_the_contract_has_exactly_its_keys(graph: KnowledgeGraph) -> None:
    found = graph.theory(NAME).run()
    assert list(found) == ["theory", "cases"]
    assert [c["case"] for c in found["cases"]] == list(STATES)
    for case in found["cases"]:
        assert list(case) == [
            "case", "variables", "predicted", "measured", "stated", "agrees", "rules", "passages",
        ]  # fmt: skip
        for variable in case["variables"]:
            assert list(variable) == ["name", "met", "of", "threshold", "degree", "indicators"]
    json.dumps(found)


@pytest.mark.parametrize("table", ["10", "11"])
def test_tables_10_and_11_are_reproduced_cell_by_cell(graph: KnowledgeGraph, table: str) -> None:
    derived = {c["case"]: c for c in graph.theory(NAME).run()["cases"]}
    stated = cells(graph, table)
    assert len(stated) == {"10": 4 * 11, "11": 4 * 6}[table]
    for case, what, value in stated:
        for variable in derived[case]["variables"]:
            if variable["name"] == what:
                assert variable["degree"] == value, (case, what)
            for indicator in variable["indicators"]:
                if indicator["name"] == what:
                    assert indicator["state"] == {"met": "met", "no-mark": "unmet"}[value], (case, what)


def test_nothing_that_the_article_states_is_used_in_deriving(graph: KnowledgeGraph, theory: Theory) -> None:
    for case in theory.cases:
        bare = Case(case.key, case.iri, case.labels, case.names, case.about, case.kind, case.cells)
        with_it, without = run_case(theory, case), run_case(theory, bare)
        assert without["stated"] is None
        for key in ("predicted", "measured", "variables"):
            assert with_it[key] == without[key]
        assert with_it["predicted"] == with_it["measured"] == with_it["stated"]


def test_without_any_indicator_nothing_is_determined(theory: Theory) -> None:
    case = Case("nothing", "nothing")
    found = run_case(theory, case)
    assert (found["predicted"], found["measured"], found["agrees"]) == ("undetermined", "undetermined", None)
    assert all(v["degree"] == "undetermined" and v["met"] == 0 for v in found["variables"])
    assert all(rule["because"] for rule in found["rules"])


def test_every_value_carries_rules_and_passages_that_are_there(graph: KnowledgeGraph) -> None:
    for case in graph.theory(NAME).run()["cases"]:
        known = {"https://w3id.org/alliance-kg/passage/" + n for n in graph.snapshot.passages.keys_only()}
        assert set(case["passages"]) <= known
        for rule in case["rules"]:
            assert rule["used"], rule["rule"]
            assert set(rule["passages"]) & set(case["passages"]), rule["rule"]
        for variable in case["variables"]:
            assert all(i["passages"] for i in variable["indicators"])


# --- Readings


def test_both_readings_differ_where_the_article_does(theory: Theory) -> None:
    def threshold(reading: str) -> dict[str, int]:
        found = run(theory, reading, ["Poland"])["cases"][0]
        return {v["name"]: v["threshold"] for v in found["variables"]}

    tables, text = threshold("tables"), threshold("text")
    assert {k for k in tables if tables[k] != text[k]} == {"interest-exchange-willingness"}
    assert (tables["interest-exchange-willingness"], text["interest-exchange-willingness"]) == (3, 4)


def test_three_exchange_criteria_are_enough_by_the_tables_and_not_by_the_text(theory: Theory) -> None:
    for reading, predicted in (("tables", {"high"}), ("text", {"limited"})):
        ways = at_least(theory, "Germany", "interest-exchange-willingness", 3, reading)
        assert len(ways) == 20  # Three of six.
        assert {w["after"]["predicted"] for w in ways} == predicted


def test_the_effect_of_each_reading_on_each_case_is_shown(graph: KnowledgeGraph) -> None:
    found = graph.theory(NAME).show()
    effects = {e["case"]: e for e in found["effects"]}
    assert set(effects) == set(STATES)
    assert all(set(e["readings"]) == {r["name"] for r in found["readings"]} for e in effects.values())
    assert {case for case, e in effects.items() if e["differ"]} == {"germany", "philippines"}
    loose, strict = (effects["germany"]["readings"]["text-loose"], effects["philippines"]["readings"]["tables-strict"])
    assert (loose["measured"], strict["predicted"]) == ("undetermined", "undetermined")
    assert "at once" in loose["because"]["security-guarantee-degree"]["en"]
    assert "covers 0 of 3" in strict["because"]["burden-sharing-willingness"]["en"]
    assert any("6" in d["content"]["en"] and "table 1" in d["content"]["en"] for d in found["disagreements"])


def test_an_unknown_reading_is_an_error_that_names_those_there_are(graph: KnowledgeGraph) -> None:
    with pytest.raises(TheoryError, match="tables"):
        graph.theory(NAME).run("footnotes")


# --- What if, sensitivity


def test_what_if_changes_what_it_says_and_nothing_in_the_graph(graph: KnowledgeGraph) -> None:
    before = len(graph.snapshot.store)
    found = graph.theory(NAME).what_if("德国", {"host-nation-cost-sharing": "unmet"})
    assert (found["before"]["predicted"], found["after"]["predicted"]) == ("limited", "low")
    assert found["set"] == [{"indicator": "host-nation-cost-sharing", "from": "met", "to": "unmet"}]
    assert {c["name"] for c in found["changed"]} == {"burden-sharing-willingness", "predicted", "agrees"}
    assert all(found["answer"][language] for language in LANGUAGES)
    assert len(graph.snapshot.store) == before
    assert graph.theory(NAME).run(cases=["Germany"])["cases"][0]["predicted"] == "limited"


def test_indicators_may_be_named_in_any_language(theory: Theory) -> None:
    for name in ("trade-concession", "concession in trade talks", "经贸谈判退让", "通商交渉での譲歩"):
        assert theory.setting(f"{name}=met") == ("trade-concession", "met")


@pytest.mark.parametrize("setting", ["trade=met", "trade-concession", "trade-concession=perhaps", "=met"])
def test_a_setting_that_makes_no_sense_is_one_clear_line(graph: KnowledgeGraph, setting: str) -> None:
    result = call("theory", "what-if", NAME, "--case", "Germany", "--set", setting)
    assert (result.status, result.out) == (2, "")
    assert is_one_clear_line(result)


def test_sensitivity_tries_every_cell_and_puts_the_most_fragile_case_first(
    graph: KnowledgeGraph, theory: Theory
) -> None:
    found = graph.theory(NAME).sensitivity()
    breaking = [c["breaking"] for c in found["cases"]]
    assert breaking == sorted(breaking, reverse=True)
    assert found["cases"][0]["breaking"] > 0 == found["cases"][-1]["breaking"]
    for case in found["cases"]:
        assert case["flips"] == len(theory.indicators) == 14
        for cell in case["cells"]:
            known = graph.theory(NAME).what_if(case["case"], {cell["indicator"]: cell["to"]})
            assert cell["predicted"] == [known["before"]["predicted"], known["after"]["predicted"]]
            assert cell["breaks"] == (known["before"]["agrees"] is True and known["after"]["agrees"] is not True)


# --- Tables, comparison, picture


def test_the_truth_table_is_that_of_the_four_cases(graph: KnowledgeGraph) -> None:
    found = graph.theory(NAME).truth_table()
    rows = {tuple(r["values"]): (r["outcome"], r["n"], set(r["cases"])) for r in found["rows"]}
    assert rows == {
        (1, 1): (1, 2, {"poland", "japan"}),
        (1, 0): (0, 1, {"germany"}),
        (0, 1): ("?", 0, set()),
        (0, 0): (0, 1, {"philippines"}),
    }
    limited = graph.theory(NAME).truth_table(outcome="limited")
    assert {r["outcome"] for r in limited["rows"] if r["n"]} == {1, 0}
    wide = graph.theory(NAME).truth_table(indicators=True)
    assert len(wide["conditions"]) == 9
    with pytest.raises(TheoryError, match="high, limited, low"):
        graph.theory(NAME).truth_table(outcome="splendid")


def test_the_csv_is_one_that_qca_software_reads(graph: KnowledgeGraph) -> None:
    """Names of columns that R takes, a name for each row, and nothing but 0 and 1."""
    import csv
    import re

    result = call("theory", "table", NAME, "--format", "csv")
    header, *rows = list(csv.reader(result.out.splitlines()))
    assert all(re.fullmatch(r"[A-Z][A-Z0-9_]*", name) for name in header)
    assert len({r[0] for r in rows}) == len(rows) == 4
    assert {cell for row in rows for cell in row[1:]} == {"0", "1"}


def test_two_theories_share_what_they_share(graph: KnowledgeGraph) -> None:
    found = graph.theory(NAME).compare(graph.theory("biden-strengthening"))
    assert [c["about"] for c in found["cases"]] == ["japan"]
    assert ["political-values-match", "shared-values"] in found["indicators"]["analogous"]
    same = graph.theory(NAME).compare(graph.theory(NAME))
    assert len(same["indicators"]["shared"]) == 14
    assert same["indicators"]["only"][NAME] == []


def test_the_picture_tells_states_by_shape_and_colour(graph: KnowledgeGraph, tmp_path: Path) -> None:
    import xml.etree.ElementTree as ET

    matrix = graph.theory(NAME).matrix()
    states = [s for g in matrix["groups"] for r in g["rows"] for s in r["states"].values()]
    assert len(states) == 14 * 4
    file = tmp_path / "matrix.svg"
    assert call("theory", "picture", NAME, "-o", file, "-l", "ja").status == 0
    root = ET.fromstring(file.read_text("utf-8"))
    tag = "{http://www.w3.org/2000/svg}"
    circles = [e for e in root.iter(f"{tag}circle") if e.get("r") == "8"]
    squares = [e for e in root.iter(f"{tag}rect") if e.get("stroke")]
    assert len(circles) == states.count("met") + 1  # One in the legend.
    assert len(squares) == states.count("unmet") + 1
    colours = {e.get("fill") for e in circles}, {e.get("stroke") for e in squares}
    assert not set.intersection(*colours)
    assert call("theory", "picture", NAME, "-o", tmp_path / "no" / "m.svg").status == 2
    assert not (tmp_path / "no").exists()


# --- For kg ask


def test_answers_have_values_sentences_and_passages(graph: KnowledgeGraph, theory: Theory) -> None:
    found = answering.outcome(theory, "菲律宾")
    assert found["values"] == {"predicted": "low", "measured": "low", "stated": "low", "agrees": True}
    assert set(found["answer"]) == set(LANGUAGES)
    assert found["answer"]["zh-Hant"] != found["answer"]["zh-Hans"]
    evidence = answering.evidence(graph.snapshot, found)
    assert len(evidence) == len(found["passages"])
    met = answering.indicators(theory, "Poland", "burden-sharing-willingness")
    assert met["values"] == ["raising-defence-spending", "host-nation-cost-sharing", "joint-alliance-action"]


def test_what_if_germany_had_met_three_exchange_criteria(theory: Theory) -> None:
    found = answering.supposing_count(theory, "Germany", "interest-exchange-willingness", 3)
    assert found["values"] == {"before": "limited", "after": "high", "stated": "limited", "fits": False}
    assert answering.supposing_count(theory, "Germany", "burden-sharing-willingness", 2)["values"]["after"] == "limited"
    fewer = answering.supposing_count(theory, "Germany", "burden-sharing-willingness", 1)
    assert (fewer["values"]["after"], fewer["values"]["fits"]) == ("low", False)


def test_theories_are_found_by_the_state_of_a_case(graph: KnowledgeGraph) -> None:
    found: dict[str, Any] = dict(answering.theories_of(graph.snapshot, "germany"))
    assert found == {NAME: "germany"}
    assert {name for name, _ in answering.theories_of(graph.snapshot, "japan")} >= {NAME, "alliance-vulnerability"}


# --- Commands


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json"])
@pytest.mark.parametrize("command", ["run", "show", "sensitivity", "list", "compare", "what-if", "table"])
def test_every_command_prints_in_every_form_and_language(
    graph: KnowledgeGraph, command: str, form: str, language: str
) -> None:
    more = {
        "list": [],
        "compare": [NAME, "soft-balancing-choice"],
        "what-if": [NAME, "--case", "Japan", "--set", "trade-concession=unknown"],
    }.get(command, [NAME])
    said = [] if command == "table" else ["--language", language]
    result = call("theory", command, *more, "--format", form, *said)
    assert (result.status, result.err) == (0, "")
    assert result.out.strip()
    if form == "json":
        json.loads(result.out)


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", "no-such-theory"), ("run", NAME, "--case", "Atlantis"), ("run", NAME, "--reading", "x"),
        ("compare", NAME, "nothing"), ("table", NAME, "--outcome", "x"), ("run", NAME, "--cases", "missing.csv"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_one_clear_line(graph: KnowledgeGraph, arguments: tuple[str, ...]) -> None:
    result = call("theory", *arguments)
    assert result.status in {1, 2}
    assert result.out == ""
    assert is_one_clear_line(result), result.err


def test_unknown_names_carry_suggestions(graph: KnowledgeGraph, theory: Theory) -> None:
    with pytest.raises(UnknownThingError) as caught:
        theory.case("France")
    assert set(caught.value.suggestions) == set(STATES)
    with pytest.raises(UnknownThingError) as caught:
        _ = graph.theory("burden").theory
    assert NAME in caught.value.suggestions
