"""What each projection makes of a few statements whose every tie is known, and of the whole graph."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import diplomacy
import networkx as nx
import pytest

from kg import KnowledgeGraph, build, places
from kg.errors import KgError
from kg.projections import PROJECTIONS, one_mode, project, shared
from kg.projections.actors import CONFLICT, COOPERATION
from kg.projections.discourse import statements
from kg.projections.states import state_of
from kg.selection import Selection
from kg.snapshot import Snapshot
from kg.terms import ID


@pytest.fixture(scope="session")
def dealings(small_root: Path, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """The small corpus with the dealings of `diplomacy`."""
    own = tmp_path_factory.mktemp("dealings") / "dealings.trig"
    own.write_text(diplomacy.TRIG, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "resources", lambda: small_root)
        patch.setenv("ALLIANCE_KG_CACHE", str(own.parent / "cache"))
        return KnowledgeGraph(Snapshot(build.ensure((own,))))


def edges(graph: nx.Graph, *attributes: str) -> set[tuple[Any, ...]]:
    found = set()
    for a, b, about in graph.edges(data=True):
        ends = [n.removeprefix(ID) for n in (a, b)]
        found.add((*(ends if graph.is_directed() else sorted(ends)), *(about[k] for k in attributes)))
    return found


# --- Actors


def test_ties_are_signed_weighted_and_dated(dealings: KnowledgeGraph) -> None:
    found = edges(dealings.projection("actors"), "cooperation", "conflict", "sign", "first", "last")
    assert found == {
        ("japan", "korean-minister", 1, 0, 1, None, None),
        ("japan", "south-korea", 0, 1, -1, None, None),
        # An exercise and the Mutual Treaty; a tariff and a demand.
        ("japan", "united-states", 2, 2, 0, "2018-05-01", "2019-12-31"),
        # A meeting and the Old Treaty.
        ("south-korea", "united-states", 2, 0, 1, "1953-01-01", "2019-07-31"),
    }


def test_who_acts_points_to_whom(dealings: KnowledgeGraph) -> None:
    found = edges(dealings.projection("actors", directed=True, sign="conflict"), "weight")
    assert found == {
        ("united-states", "japan", 2),
        ("japan", "south-korea", 1),
        ("south-korea", "japan", 1),
    }


def test_a_negation_and_a_claim_tie_nobody(dealings: KnowledgeGraph) -> None:
    # South Korea did not join the Mutual Treaty, and critics' claims have a speaker of their own.
    ties = [t for *_, about in dealings.projection("actors").edges(data=True) for t in about["ties"]]
    assert not [t for t in ties if t["via"] == "mutual-treaty" and "south-korea" in {t["source"], t["target"]}]
    assert {t["basis"] for t in ties} == {"event", "proposed", "treaty", "relation"}


def test_bodies_and_persons_stand_for_their_states(dealings: KnowledgeGraph) -> None:
    assert state_of(dealings.snapshot) == {"korean-minister": "south-korea"}
    found = edges(dealings.projection("actors", level="state"), "cooperation", "conflict")
    assert ("japan", "south-korea", 1, 1) in found
    assert not [e for e in found if "korean-minister" in e]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        # A treaty counts from its signing until one of the two leaves.
        (Selection(start="1950-01-01", end="1952-12-31"), set()),
        (Selection(start="1955-01-01", end="1955-12-31"), {("south-korea", "united-states")}),
        (Selection(start="1961-01-01", end="2010-12-31"), set()),
        (Selection(start="2018-01-01", end="2018-12-31"), {("japan", "united-states")}),
        (Selection(as_of="1955-12-31", undated=False), {("south-korea", "united-states")}),
        (Selection(as_of="1965-12-31", undated=False), set()),
        # Undated: kept as of a day, left out of a period, unless asked otherwise.
        (
            Selection(as_of="1900-01-01"),
            {("japan", "korean-minister"), ("japan", "south-korea"), ("japan", "united-states")},
        ),
        (
            Selection(start="1900-01-01", end="1900-12-31", undated=True),
            {("japan", "korean-minister"), ("japan", "south-korea"), ("japan", "united-states")},
        ),
        (Selection(article="little", start="2019-01-01", end="2019-12-31", asserted_only=True), None),
        (Selection(speaker="critics"), set()),
    ],
)
def test_filters(dealings: KnowledgeGraph, selection: Selection, expected: set[tuple[str, str]] | None) -> None:
    found = project(dealings.snapshot, "actors", selection)
    if expected is None:
        assert "demand-2019" not in {t["via"] for *_, about in found.edges(data=True) for t in about["ties"]}
    else:
        assert edges(found) == expected
    assert found.graph["undated"]["kept"] is (selection.keeps_undated or not selection.by_date)


def test_every_class_of_the_codebook_has_a_sign(graph: KnowledgeGraph) -> None:
    known = {row[0].value.rsplit("plover-", 1)[1] for row in graph.query("SELECT ?c { ?c a kg:EventClass }")}
    assert known == set(COOPERATION) | set(CONFLICT)
    assert not set(COOPERATION) & set(CONFLICT)


# --- Two modes


def test_states_by_treaties(dealings: KnowledgeGraph) -> None:
    found = dealings.projection("treaties")
    assert edges(found, "date") == {
        ("japan", "mutual-treaty", None),
        ("mutual-treaty", "united-states", None),
        ("old-treaty", "south-korea", "1953/.."),
        ("old-treaty", "united-states", "1953/1960"),
    }
    assert nx.is_bipartite(found)
    assert edges(shared(found), "weight") == {("japan", "united-states", 1), ("south-korea", "united-states", 1)}
    assert edges(shared(found, 1), "weight") == {("mutual-treaty", "old-treaty", 1)}


def test_authors_by_works(graph: KnowledgeGraph) -> None:
    wrote = {(row[0].value, row[1].value) for row in graph.query("SELECT ?a ?w { ?w dcterms:creator ?a }")}
    found = graph.projection("works")
    sides = found.nodes(data="bipartite")
    assert {(a, b) if sides[a] == 0 else (b, a) for a, b in found.edges} <= wrote
    assert any(n >= 2 for _, n in found.degree(n for n, side in sides if side == 0))


# --- Claims and discourse


def test_claims(dealings: KnowledgeGraph) -> None:
    found = dealings.projection("claims")
    assert edges(found, "sign") == {("claim-bad", "claim-good", -1)}
    assert found.nodes[ID + "claim-bad"]["claimants"] == [ID + "critics"]
    # The author rejects the words that dispute.
    assert not edges(dealings.projection("claims", Selection(asserted_only=True)))


def test_who_agrees_with_what(dealings: KnowledgeGraph) -> None:
    assert edges(dealings.projection("discourse"), "agree", "disagree", "combine") == {
        ("claim-good", "optimists", 1, 0, 1),
        ("ann-author", "claim-good", 1, 0, 1),
        ("claim-good", "critics", 0, 1, 2),
        ("claim-bad", "critics", 1, 0, 1),
        ("ann-author", "claim-bad", 0, 1, 2),
        ("claim-japan-does-not-pay", "critics", 1, 0, 1),
        ("ann-author", "claim-japan-does-not-pay", 0, 1, 2),
    }
    assert edges(dealings.projection("congruence"), "weight") == {("ann-author", "optimists", 1)}
    # On all three claims the author and the critics differ; the optimists differ from the critics on one.
    assert edges(dealings.projection("conflict"), "weight") == {
        ("ann-author", "critics", 3),
        ("critics", "optimists", 1),
    }
    assert edges(dealings.projection("subtract"), "value") == {
        ("ann-author", "optimists", 1),
        ("ann-author", "critics", -3),
        ("critics", "optimists", -1),
    }


def test_a_statement_of_the_author_has_the_date_of_the_article(dealings: KnowledgeGraph) -> None:
    dated = {s.speaker: s.date for s in statements(dealings.snapshot)}
    assert dated == {"ann-author": "2020-01", "critics": None, "optimists": None}
    found = dealings.projection("discourse", dealings.selection(start="2020", end="2020"))
    assert {a for a, *_ in edges(found)} == {"ann-author"}


def test_topics(dealings: KnowledgeGraph) -> None:
    found = dealings.projection("discourse", concepts="topics")
    about = {e[:2]: e[2:] for e in edges(found, "agree", "disagree", "mention")}
    assert about["burden-sharing", "japan"] == (1, 0, 0)
    assert about["burden-sharing", "critics"] == (0, 0, 1)
    ignoring = one_mode(found, "ignore")
    assert ignoring.has_edge(ID + "japan", ID + "critics")
    assert not one_mode(found, "congruence").edges


def affiliation(*rows: tuple[str, str, int, int]) -> nx.Graph:
    graph = nx.Graph()
    for speaker, concept, agree, disagree in rows:
        graph.add_node(speaker, bipartite=0)
        graph.add_node(concept, bipartite=1)
        graph.add_edge(speaker, concept, agree=agree, disagree=disagree, mention=0)
    return graph


# a supports 1, 2, 3 (2 twice); b supports 1, rejects 2; c rejects 2.
DEBATE = (("a", "1", 1, 0), ("a", "2", 2, 0), ("a", "3", 1, 0), ("b", "1", 1, 0), ("b", "2", 0, 1), ("c", "2", 0, 1))


@pytest.mark.parametrize(
    ("method", "normalisation", "duplicates", "expected"),
    [
        ("congruence", "no", False, {("a", "b"): 1, ("b", "c"): 1}),
        ("conflict", "no", False, {("a", "b"): 1, ("a", "c"): 1}),
        ("conflict", "no", True, {("a", "b"): 2, ("a", "c"): 2}),
        ("subtract", "no", False, {("a", "c"): -1, ("b", "c"): 1}),
        ("ignore", "no", False, {("a", "b"): 2, ("a", "c"): 1, ("b", "c"): 1}),
        # Activities: a 3, b 2, c 1.
        ("congruence", "average", False, {("a", "b"): 1 / 2.5, ("b", "c"): 1 / 1.5}),
        ("congruence", "cosine", False, {("a", "b"): 1 / 6, ("b", "c"): 1 / 2}),
        # a alone 2 statements, b alone 1, one match; b alone 1, one match.
        ("congruence", "jaccard", False, {("a", "b"): 1 / 4, ("b", "c"): 1 / 2}),
    ],
)
def test_the_definitions_of_discourse_network_analyzer(
    method: str, normalisation: str, duplicates: bool, expected: dict[tuple[str, str], float]
) -> None:
    found = one_mode(affiliation(*DEBATE), method, normalisation=normalisation, duplicates=duplicates)
    assert set(found) == {"a", "b", "c"}
    assert {tuple(sorted(e[:2])): e[2] for e in found.edges(data="value")} == pytest.approx(expected)
    assert all(d["weight"] == abs(d["value"]) for *_, d in found.edges(data=True))


# --- All of them


@pytest.mark.parametrize("name", PROJECTIONS)
def test_every_projection_of_the_whole_graph(graph: KnowledgeGraph, name: str) -> None:
    found = graph.projection(name)
    assert found.number_of_edges() > 5
    assert found.graph["projection"] == name
    weight = found.graph["weight"]
    for node, about in found.nodes(data=True):
        assert node.startswith(ID)
        assert {"labels", "type", "type_labels"} <= set(about)
    for *_, about in found.edges(data=True):
        assert weight is None or about[weight] > 0
    part = graph.projection(name, graph.selection(article="002"))
    assert part.number_of_edges() < found.number_of_edges()
    if name != "treaties-shared":
        said = {p for *_, about in part.edges(data=True) for p in about.get("passages", ())}
        assert all(p.startswith(("lu-hao/", "id:")) for p in said)
    later = graph.projection(name, graph.selection(start="2019", end="2019"))
    assert later.number_of_edges() < found.number_of_edges()


def test_a_citation_stands_in_the_passages_that_cite(graph: KnowledgeGraph) -> None:
    for article, work, about in graph.projection("citations").edges(data=True):
        for name in about["passages"]:
            entry = graph.snapshot.passages[name]
            assert article == f"{ID}article-{entry['article']}"
            assert work.removeprefix(ID) in entry["cites"]


def test_what_is_unknown_is_said(small: KnowledgeGraph) -> None:
    with pytest.raises(KgError, match="no projection 'friends'"):
        small.projection("friends")
    with pytest.raises(KgError, match="has no option level"):
        small.projection("claims", level="state")
    with pytest.raises(KgError, match="is no date"):
        small.selection(start="soon")


@pytest.mark.parametrize("name", PROJECTIONS)
def test_an_empty_selection_is_an_empty_network(small: KnowledgeGraph, name: str) -> None:
    found = small.projection(name, Selection(start="1000-01-01", end="1000-12-31"))
    assert found.number_of_edges() == 0
