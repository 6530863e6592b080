"""Theories and cases of the user's own: templates, files, faults, and theories that no code knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from faces import call, is_one_clear_line

from kg import KnowledgeGraph
from kg.errors import TheoryError
from kg.theory import own

NAME = "burden-sharing"
HIGH = ["raising-defence-spending", "host-nation-cost-sharing", "joint-alliance-action"]


@pytest.fixture(scope="module")
def template(graph: KnowledgeGraph) -> str:
    return graph.theory(NAME).template()


def filled(template: str, **cells: str) -> str:
    """The template with one row whose cells are set; others stay unknown."""
    header = template.splitlines()[0].split(",")
    values = {"case": "norway", "name": "Norway", "stated": "", "source": ""}
    return template.splitlines()[0] + "\n" + ",".join(cells.get(h, values.get(h, "unknown")) for h in header) + "\n"


def faults(graph: KnowledgeGraph, path: Path) -> list[str]:
    with pytest.raises(own.CaseFaultsError) as caught:
        own.read(graph.theory(NAME).theory, path)
    return caught.value.faults


# --- Templates


@pytest.mark.parametrize("form", ["csv", "turtle"])
@pytest.mark.parametrize("name", [NAME, "soft-balancing-choice", "alliance-vulnerability", "biden-strengthening"])
def test_a_template_runs_as_it_is_and_determines_nothing(
    graph: KnowledgeGraph, tmp_path: Path, name: str, form: str
) -> None:
    file = tmp_path / f"mine.{ {'csv': 'csv', 'turtle': 'ttl'}[form] }".replace(" ", "")
    file.write_text(graph.theory(name).template(form), "utf-8")
    found = graph.theory(name).with_cases(file).run()
    (case,) = found["own"]
    assert case["case"] == "my-case"
    assert case["predicted"] == "undetermined"
    assert found["cases"] == graph.theory(name).run()["cases"]


def test_own_cases_run_beside_the_article_s_and_apart_from_them(
    graph: KnowledgeGraph, template: str, tmp_path: Path
) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(filled(template, **dict.fromkeys(HIGH, "met"), stated="high"), "utf-8")
    theory = graph.theory(NAME).with_cases(file)
    found = theory.run()
    assert [c["case"] for c in found["cases"]] == ["poland", "germany", "japan", "philippines"]
    (case,) = found["own"]
    assert case["variables"][0]["degree"] == "high"
    assert (case["predicted"], case["stated"], case["agrees"]) == ("undetermined", "high", None)
    out = call("theory", "run", NAME, "--cases", file).out
    assert out.index("the Philippines case") < out.index("Your own cases") < out.index("Norway")
    assert (
        theory.what_if("Norway", dict.fromkeys(list(theory.theory.indicators)[3:9], "met"))["after"]["predicted"]
        == "high"
    )
    assert {c["kind"] for c in theory.sensitivity()["cases"]} == {"article", "own"}
    assert theory.truth_table()["left_out"] == ["norway"]
    assert graph.theory(NAME).run() == {k: v for k, v in found.items() if k != "own"}


def test_a_missing_cell_is_unknown_and_the_result_says_so(graph: KnowledgeGraph, template: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(filled(template, **dict.fromkeys(HIGH[:1], "met"), **{HIGH[1]: "", HIGH[2]: ""}), "utf-8")
    (case,) = graph.theory(NAME).with_cases(file).run()["own"]
    because = next(r["because"]["en"] for r in case["rules"] if r["gives"] == "burden-sharing-willingness")
    assert because.startswith("undetermined, because sharing stationing costs and taking part")
    assert "from 1 to 3 of 3" in because


def test_contradictory_codings_are_one_clear_line(graph: KnowledgeGraph, template: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    once = filled(template, **{HIGH[0]: "met"})
    again = filled(template, **{HIGH[0]: "unmet"}).splitlines()[1]
    file.write_text(once + again + "\n", "utf-8")
    (fault,) = faults(graph, file)
    assert fault.startswith(f"mine.csv:3: norway is coded unmet on {HIGH[0]}")
    result = call("theory", "run", NAME, "--cases", file)
    assert (result.status, result.out) == (2, "")
    assert is_one_clear_line(result)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("trade-concession", "trade-concesion"), "no indicator 'trade-concesion'. Near: trade-concession"),
        (("trade-concession,", ""), "there is no column for trade-concession"),
        (("case,", "kase,"), "no indicator 'kase'"),
        (("trade-concession", "key-issue-compromise"), "stands twice"),
        (("my-case,", "Mine!,"), "'Mine!' is no name of a case"),
        (("my-case,", "germany,"), "'germany' is a case that the theory has already"),
        (("unknown,unknown", "maybe,unknown"), "'maybe' under"),
        ((",unknown,", ",", ), "cells under"),
        (("unknown,,", "unknown,enormous,"), "'enormous' is no outcome"),
    ],
)  # fmt: skip
def test_each_fault_of_a_table_is_one_line_with_its_place(
    graph: KnowledgeGraph, template: str, tmp_path: Path, change: tuple[str, str], expected: str
) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(template.replace(change[0], change[1], 1), "utf-8")
    found = faults(graph, file)
    assert any(expected in fault for fault in found), found
    assert all(fault.startswith("mine.csv:") and "\n" not in fault for fault in found)
    result = call("theory", "run", NAME, "--cases", file)
    assert (result.status, result.out) == (2, "")
    assert len(result.err.strip().splitlines()) == len(found)
    assert all(line.startswith("kg: ") for line in result.err.strip().splitlines())


@pytest.mark.parametrize(
    ("content", "name"), [(b"\xff\xfe", "x.csv"), (b"", "x.csv"), (b"case\n", "x.xlsx"), (b"<a> <b>", "x.ttl")]
)
def test_a_file_that_can_t_be_read_is_one_clear_line(
    graph: KnowledgeGraph, tmp_path: Path, content: bytes, name: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert len(faults(graph, tmp_path / name)) == 1


def test_faults_of_a_turtle_file_name_their_line(graph: KnowledgeGraph, tmp_path: Path) -> None:
    text = graph.theory(NAME).template("turtle")
    file = tmp_path / "mine.ttl"
    for wrong, expected in (
        (text.replace("id:trade-concession ,\n", "id:trade-concesion ,\n"), "id:trade-concesion is no indicator"),
        (text.replace("kg:mark kg:unknown", "kg:mark kg:perhaps"), "has no mark"),
        (text.replace("kg:codedFor", "kg:about"), "no case here is coded for"),
        (text + "id:x a kg:IndicatorCoding ; kg:case id:other ; kg:mark kg:met .", "no case of this file"),
        (
            text + "id:x kg:case id:case-my-case ; kg:mark kg:met ; kg:indicator id:trade-concession .\n"
            "id:y kg:case id:case-my-case ; kg:mark kg:unmet ; kg:indicator id:trade-concession .",
            "is coded met and unmet on trade-concession",
        ),
    ):
        file.write_text(wrong, "utf-8")
        assert any(expected in fault for fault in faults(graph, file)), expected


# --- A theory of one's own, and own cases in the graph

THEORY = """@prefix kg: <https://w3id.org/alliance-kg/ontology#> .
@prefix id: <https://w3id.org/alliance-kg/id/> .
@prefix theory: <https://w3id.org/alliance-kg/theory/> .
@prefix my: <https://w3id.org/alliance-kg/theory/mine/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .

theory:mine a kg:RunnableTheory ; rdfs:label "mine"@en , "我的"@zh-Hans ; rdfs:comment "Mine."@en , "我的。"@zh-Hans ;
    kg:predictedVariable my:outcome .
my:a a kg:Indicator ; dcterms:isPartOf theory:mine ; rdfs:label "a"@en , "甲"@zh-Hans .
my:b a kg:Indicator ; dcterms:isPartOf theory:mine ; rdfs:label "b"@en , "乙"@zh-Hans .
my:middle a kg:Variable ; dcterms:isPartOf theory:mine ; rdfs:label "middle"@en , "中"@zh-Hans .
my:outcome a kg:Variable ; dcterms:isPartOf theory:mine ; rdfs:label "outcome"@en , "果"@zh-Hans .
my:rule-1 a kg:CountRule ; dcterms:isPartOf theory:mine ; kg:gives my:middle ;
    kg:counts my:a , my:b ; kg:band my:some , my:none .
my:some a kg:Threshold ; dcterms:isPartOf theory:mine ; kg:atLeast 1 ; kg:degree kg:met .
my:none a kg:Threshold ; dcterms:isPartOf theory:mine ; kg:metCount 0 ; kg:degree kg:unmet .
my:rule-2 a kg:TableRule ; dcterms:isPartOf theory:mine ; kg:gives my:outcome ; kg:hasRow my:row ; kg:otherwise kg:low .
my:row a kg:OutcomeRule ; dcterms:isPartOf theory:mine ; kg:when my:middle ; kg:degree kg:high .
id:case-x a kg:Case ; kg:codedFor theory:mine ; kg:caseName "x" ; rdfs:label "X"@en , "某"@zh-Hans .
my:coding a kg:IndicatorCoding ; kg:case id:case-x ; kg:indicator my:a ; kg:mark kg:met ; kg:reasonText "seen"@en .
"""


def opened(tmp_path: Path, text: str) -> KnowledgeGraph:
    file = tmp_path / "mine.ttl"
    file.write_text(text, "utf-8")
    return KnowledgeGraph.open([file])


def test_a_new_theory_needs_no_code(on_small: Path, tmp_path: Path) -> None:
    graph = opened(tmp_path, THEORY)
    found = graph.theory("mine").run()
    assert found["cases"] == []
    assert [(c["case"], c["predicted"]) for c in found["own"]] == [("x", "high")]
    assert graph.theory("mine").what_if("x", {"a": "unknown"})["after"]["predicted"] == "undetermined"
    assert graph.theory("mine").what_if("x", {"a": "unmet", "b": "unmet"})["after"]["predicted"] == "low"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kg:counts my:a , my:b", "kg:counts my:a , my:outcome", "go in a circle: .* -> "),
        ("kg:counts my:a , my:b", "kg:counts my:a , my:nothing", "looks at nothing, which no rule gives"),
        ('kg:mark kg:met ; kg:reasonText "seen"@en .',
         'kg:mark kg:met ; kg:reasonText "seen"@en .\nmy:more a kg:IndicatorCoding ; kg:case id:case-x ; '
         'kg:indicator my:a ; kg:mark kg:unmet ; kg:reasonText "not seen"@en .', "x on a contradict one another"),
        ("kg:gives my:outcome ;", "kg:gives my:middle ;", "Two rules give middle"),
    ],
)  # fmt: skip
def test_a_theory_that_makes_no_sense_is_one_clear_line(
    on_small: Path, tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert old in THEORY
    with pytest.raises(TheoryError, match=expected) as caught:
        opened(tmp_path, THEORY.replace(old, new)).theory("mine").run()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (" ; kg:band my:some , my:none", "", "needs thresholds"),
        ("kg:mark kg:met ;", "kg:mark kg:no-mark ;", "has one mark"),
        (' ; kg:reasonText "seen"@en', "", "says why"),
        ("kg:metCount 0 ; ", "", "needs a number"),
        ("kg:codedFor theory:mine", "kg:codedFor theory:nothing", "a theory that there is"),
    ],
)
def test_the_shapes_refuse_what_is_malformed(on_small: Path, tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in THEORY
    file = tmp_path / "mine.ttl"
    file.write_text(THEORY.replace(old, new), "utf-8")
    result = call("validate", file)
    assert result.status == 2
    assert expected in result.err
