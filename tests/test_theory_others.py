"""The other articles' theories: each runs by the same evaluator and says what its article says."""

from __future__ import annotations

from typing import Any

import pytest
from faces import call

from kg import KnowledgeGraph
from kg.terms import KG, PASSAGE
from kg.theory.source import names

ALL = (
    "alliance-vulnerability", "biden-strengthening", "burden-sharing", "japan-response", "soft-balancing",
    "soft-balancing-choice",
)  # fmt: skip


def test_there_is_a_theory_of_every_article(graph: KnowledgeGraph) -> None:
    assert tuple(names(graph.snapshot)) == ALL
    assert {graph.theory(n).theory.article for n in ALL} == set(graph.snapshot.articles.keys_only())


@pytest.mark.parametrize("name", ALL)
def test_every_theory_is_named_in_four_languages_and_rests_on_passages_that_are_there(
    graph: KnowledgeGraph, name: str
) -> None:
    theory = graph.theory(name).theory
    for key in (*theory.variables(), *theory.indicators):
        assert {"en", "zh-Hans", "zh-Hant", "ja"} <= set(theory.named(key).labels), key
    found = graph.theory(name).show()
    text = repr(found)
    import re

    named = set(re.findall(re.escape(PASSAGE) + r"[^'\"\s,)]+", text))
    assert named
    assert {n for n in named if n.removeprefix(PASSAGE) not in graph.snapshot.passages} == set()
    for part in found["indicators"]:
        assert part["passages"], part["name"]
    for variable in found["variables"]:
        for rule in variable["rules"]:
            assert {"en", "zh-Hans", "zh-Hant", "ja"} == set(rule["says"])


@pytest.mark.parametrize("name", ALL)
def test_every_prediction_that_can_be_checked_agrees_with_what_is_stated(graph: KnowledgeGraph, name: str) -> None:
    found = graph.theory(name).run()
    assert found["cases"]
    for case in found["cases"]:
        assert case["agrees"] is not False, case["case"]


def by_case(graph: KnowledgeGraph, name: str) -> dict[str, dict[str, Any]]:
    found = graph.theory(name).run()
    return {c["case"]: c for kind in ("cases", "suggested") for c in found.get(kind, ())}


def tool(case: dict[str, Any]) -> set[str]:
    return set(next(v["degree"] for v in case["variables"] if v["name"] == "tool").split(" + "))


# --- Soft balancing


def test_each_measure_is_sorted_by_tool_and_sub_tool(graph: KnowledgeGraph) -> None:
    found = by_case(graph, "soft-balancing")
    assert tool(found["stimson-non-cooperation-policy"]) == {"strategic-non-cooperation"}
    assert "institutional-constraint" in tool(found["brussels-conference"])
    assert tool(found["oil-embargo"]) >= {"strategic-embargo", "economic-warfare"}
    # Aid to China rewards a third state, so it is not the positive statecraft that rewards the opponent.
    assert tool(found["rfc-credit-to-china"]) == {"economic-warfare"}
    for case in found.values():
        assert "undetermined" in tool(case) or tool(case)


def test_what_is_only_considered_or_called_for_is_not_soft_balancing(graph: KnowledgeGraph) -> None:
    found = by_case(graph, "soft-balancing")
    acts = {
        row["a"].value.rsplit("/", 1)[-1]
        for row in graph.query("SELECT ?a { theory:soft-balancing kg:testsCase ?a . ?a a kg:ProposedAct }")
    }
    assert acts
    for act in acts:
        assert found[act]["predicted"] == "not-soft-balancing"
        indicators = [i for v in found[act]["variables"] for i in v["indicators"] if i["name"] == "carried-out"]
        assert indicators[0]["reason"]["en"]


def test_what_the_text_leaves_open_stays_open(graph: KnowledgeGraph) -> None:
    case = by_case(graph, "soft-balancing")["us-supply-of-war-goods-to-china"]
    assert (case["predicted"], case["agrees"]) == ("undetermined", None)
    because = next(r["because"] for r in case["rules"] if r["because"])
    assert "not military" in because["en"]


def test_the_cptpp_is_a_suggestion_and_says_why_it_is_open(graph: KnowledgeGraph) -> None:
    found = graph.theory("soft-balancing").run(cases=["cptpp-rules"])
    assert found["cases"] == []
    (case,) = found["suggested"]
    assert tool(case) == {"institutional-constraint"}
    assert case["predicted"] == "undetermined"
    assert {p.removeprefix(PASSAGE).split("/")[0] for p in case["passages"]} >= {"lu-hao", "saltzman"}


def test_suggestions_stand_in_a_coding_graph_with_reasons(graph: KnowledgeGraph) -> None:
    """Never in a passage, as if an article had said them."""
    rows = list(graph.query("SELECT ?g ?c WHERE { GRAPH ?g { ?c a kg:IndicatorCoding } }"))
    assert rows
    assert {row["g"].value.startswith(PASSAGE) for row in rows} == {False}
    assert graph.query(
        "ASK { GRAPH id:coding-theory-soft-balancing { ?c a kg:IndicatorCoding } "
        "id:coding-theory-soft-balancing a kg:Coding ; kg:coder ?who }"
    )
    bare = "SELECT ?c WHERE { ?c a kg:IndicatorCoding FILTER NOT EXISTS { ?c kg:reasonText ?r } }"
    assert list(graph.query(bare)) == []


def test_the_conditions_for_choosing_say_by_whose_word_they_held(graph: KnowledgeGraph) -> None:
    case = by_case(graph, "soft-balancing-choice")["us-toward-japan-1930s"]
    states = {i["name"]: i for v in case["variables"] for i in v["indicators"]}
    assert states["backward-armament"]["state"] == "met"
    assert states["backward-armament"]["by"] == ["ilai-saltzman"]
    assert "roosevelt-and-us-decision-makers" in states["core-interests-safe"]["by"]
    assert (case["predicted"], case["agrees"]) == ("soft-balancing-expected", True)


# --- Alliance vulnerability


@pytest.mark.parametrize(
    ("state", "settings", "predicted", "alignment"),
    [
        ("South Korea", {}, "hedge", "with-us"),
        (
            "South Korea",
            {"alliance-broken": "met", "break-quick-and-complete": "met"},
            "secret-acquisition",
            "turtling",
        ),
        ("South Korea", {"alliance-broken": "met"}, "acquisition", "turtling"),
        ("Japan", {"alliance-broken": "met", "break-quick-and-complete": "met"}, "undetermined", "turtling"),
        ("Japan", {"trust-weakened": "unmet", "extended-deterrence-trusted": "met"}, "no-breakout", "with-us"),
    ],
)
def test_predictions_hold_under_their_conditions_only(
    graph: KnowledgeGraph, state: str, settings: dict[str, str], predicted: str, alignment: str
) -> None:
    after = graph.theory("alliance-vulnerability").what_if(state, settings)["after"]
    assert after["predicted"] == predicted
    assert {v["name"]: v["degree"] for v in after["variables"]}["alignment"] == alignment


def test_plan_b_and_reassurance_are_taxonomies_of_what_the_article_names(graph: KnowledgeGraph) -> None:
    filed = {f["name"]: f for f in graph.theory("alliance-vulnerability").show()["filings"]}
    assert len(filed["plan-b-elements"]["things"]) == 4
    assert len(filed["plan-b-options"]["things"]) == 3
    assert filed["plan-b-elements"]["under"] == "plan-b"
    assert {t["name"] for t in filed["reassurance-questioned"]["things"]} == {
        "return-of-nuclear-weapons-to-south-korea", "multilateral-nuclear-planning-group-in-asia",
    }  # fmt: skip
    asserted = [t for n, f in filed.items() if n.startswith("reassurance-") for t in f["things"]]
    assert len(asserted) >= 10


# --- Japan's response, strengthening under Biden


def test_acts_are_filed_where_the_article_files_them(graph: KnowledgeGraph) -> None:
    filed = {f["name"]: f for f in graph.theory("japan-response").show()["filings"]}
    groups = {name: [f for f in filed.values() if f["under"] == name] for name in ("backgrounds", "fields", "lines")}
    assert {name: len(found) for name, found in groups.items()} == {"backgrounds": 4, "fields": 5, "lines": 4}
    for found in groups.values():
        for filing in found:
            stage = filing["name"].removeprefix("filed-")
            rows = graph.query(
                f"SELECT DISTINCT ?t WHERE {{ GRAPH ?p {{ ?t <{KG}stage> id:{stage} }} ?p a kg:Passage }}"
            )
            assert {t["iri"] for t in filing["things"]} == {row["t"].value for row in rows} != set()


def test_the_thesis_is_checked_field_by_field(graph: KnowledgeGraph) -> None:
    found = by_case(graph, "japan-response")
    assert {c["predicted"] for c in found.values()} == {"side-by-side"}
    assert {name for name, c in found.items() if c["agrees"]} == {
        "field-military-defence", "field-trade", "field-international-rules",
    }  # fmt: skip


def test_what_can_be_counted_of_the_strengthening_is_counted(graph: KnowledgeGraph) -> None:
    case = by_case(graph, "biden-strengthening")["us-japan-under-biden"]
    counted = {v["name"]: (v["met"], v["of"]) for v in case["variables"] if v["of"]}
    assert counted["drivers"] == counted["strengthening"] == (3, 3)
    assert counted["frameworks"] == (4, 4)
    frameworks = next(v for v in case["variables"] if v["name"] == "frameworks")
    # By a query over what the article asserts, not by our coding.
    assert {(i["source"], bool(i["passages"])) for i in frameworks["indicators"]} == {("graph", True)}


def test_the_text_keeps_suggestions_apart(graph: KnowledgeGraph) -> None:
    out = call("theory", "run", "soft-balancing").out
    assert out.index("Brussels Conference") < out.index("Suggested:") < out.index("CPTPP")
