"""The compiled measures equal networkx on random graphs of every kind, and notice that a graph was edited."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import measures
from kg.measures import arrays

pytest.importorskip("igraph")
pytest.importorskip("scipy")

KINDS = {"graph": nx.Graph, "digraph": nx.DiGraph, "multigraph": nx.MultiGraph, "multidigraph": nx.MultiDiGraph}


@st.composite
def graphs(draw: Any, kinds: tuple[str, ...] = tuple(KINDS), loops: bool = True, weighted: bool = True) -> nx.Graph:
    """Graphs of up to 14 nodes, mostly disconnected, with loops, parallel edges and whole weights."""
    made = KINDS[draw(st.sampled_from(kinds))]()
    size = draw(st.integers(0, 14))
    # Names of several types, in no order that could be taken for the arrays' own.
    made.add_nodes_from([f"n{i}" if i % 2 else i for i in reversed(range(size))])
    nodes = list(made)
    if nodes:
        ends = st.sampled_from(nodes)
        for a, b, w in draw(st.lists(st.tuples(ends, ends, st.integers(1, 4)), max_size=40)):
            if loops or a != b:
                made.add_edge(a, b, **({"weight": w} if weighted and w != 2 else {}))
    return made


def same(found: dict[Any, float], expected: dict[Any, float], tolerance: float = 1e-9) -> None:
    assert list(found) == list(expected)
    for node, value in expected.items():
        assert found[node] == pytest.approx(value, abs=tolerance, rel=tolerance, nan_ok=True), node


@given(graphs(), st.sampled_from([None, "weight"]), st.booleans())
def test_betweenness(graph: nx.Graph, weight: str | None, normalized: bool) -> None:
    same(
        measures.betweenness(graph, weight=weight, normalized=normalized),
        nx.betweenness_centrality(graph, weight=weight, normalized=normalized),
    )


@given(graphs(), st.integers(1, 14), st.integers(0, 99), st.booleans())
def test_sampled_betweenness_draws_the_same_nodes(graph: nx.Graph, k: int, seed: int, normalized: bool) -> None:
    if k <= len(graph):
        same(
            measures.betweenness(graph, k=k, seed=seed, normalized=normalized),
            nx.betweenness_centrality(graph, k=k, seed=seed, normalized=normalized),
        )


@given(graphs(), st.sampled_from([None, "weight"]), st.booleans())
def test_closeness(graph: nx.Graph, distance: str | None, improved: bool) -> None:
    same(
        measures.closeness(graph, distance=distance, wf_improved=improved),
        nx.closeness_centrality(graph, distance=distance, wf_improved=improved),
    )


@given(graphs())
def test_core_numbers(graph: nx.Graph) -> None:
    plain = nx.DiGraph(graph) if graph.is_directed() else nx.Graph(graph)
    plain.remove_edges_from(list(nx.selfloop_edges(plain)))
    same(measures.core_number(graph), nx.core_number(plain))


@given(graphs(), st.sampled_from([None, "weight"]))
def test_pagerank(graph: nx.Graph, weight: str | None) -> None:
    same(measures.pagerank(graph, weight=weight), nx.pagerank(graph, weight=weight))


@given(graphs(kinds=("graph", "digraph")), st.sampled_from([None, "weight"]))
def test_eigenvector_and_katz(graph: nx.Graph, weight: str | None) -> None:
    def both(ours: Callable[[], Any], theirs: Callable[[], Any]) -> None:
        try:
            expected = theirs()
        except (nx.PowerIterationFailedConvergence, nx.NetworkXPointlessConcept) as error:
            if isinstance(error, nx.PowerIterationFailedConvergence):
                with pytest.raises(nx.PowerIterationFailedConvergence):
                    ours()
            return
        same(ours(), expected)

    both(
        lambda: measures.eigenvector(graph, weight=weight),
        lambda: nx.eigenvector_centrality(graph, weight=weight),
    )
    both(
        lambda: measures.katz(graph, alpha=0.02, weight=weight),
        lambda: nx.katz_centrality(graph, alpha=0.02, weight=weight),
    )


@given(graphs())
def test_katz_always_converges_where_alpha_is_left_out(graph: nx.Graph) -> None:
    found = measures.katz(graph)
    assert all(math.isfinite(v) and v > 0 for v in found.values())


@given(graphs())
def test_hits(graph: nx.Graph) -> None:
    hubs, authorities = measures.hits(graph)
    if not graph.number_of_edges():
        assert set(hubs.values()) | set(authorities.values()) <= {0.0}
        return
    matrix = nx.to_numpy_array(graph)
    for scores, squared in ((authorities, matrix.T @ matrix), (hubs, matrix @ matrix.T)):
        x = np.array(list(scores.values()))
        assert x.sum() == pytest.approx(1)
        assert (x >= 0).all()
        # What it is: an eigenvector of the largest eigenvalue.
        assert squared @ x == pytest.approx(np.linalg.eigvalsh(squared)[-1] * x, abs=1e-5)
    largest = np.linalg.svd(matrix, compute_uv=False)
    # networkx starts at random: where two singular values are (nearly) equal, its result is one of many.
    if len(graph) > 2 and largest[1] < 0.8 * largest[0]:
        expected = nx.hits(graph)
        same(hubs, expected[0], 1e-7)
        same(authorities, expected[1], 1e-7)


@given(graphs(loops=False), st.sampled_from([None, "weight"]))
def test_structural_holes(graph: nx.Graph, weight: str | None) -> None:
    expected = nx.constraint(graph, weight=weight) if len(graph) else {}
    same(measures.constraint(graph, weight=weight), expected)
    if graph.number_of_edges():
        same(measures.effective_size(graph, weight=weight), nx.effective_size(graph, weight=weight))


@given(graphs(kinds=("graph", "multigraph")), st.sampled_from([None, "weight"]), st.integers(0, 9))
def test_communities_are_partitions_as_good_as_those_of_networkx(
    graph: nx.Graph, weight: str | None, seed: int
) -> None:
    for find in (measures.louvain, measures.leiden):
        found = find(graph, weight=weight, seed=seed)
        assert found == find(graph, weight=weight, seed=seed)
        assert nx.community.is_partition(graph, found)
        if graph.number_of_edges():
            expected = nx.community.louvain_communities(graph, weight=weight, seed=seed)
            quality = nx.community.modularity(graph, found, weight=weight)
            assert quality >= nx.community.modularity(graph, expected, weight=weight) - 0.1


@pytest.mark.parametrize("seed", range(4))
def test_communities_of_larger_networks_are_as_good(seed: int) -> None:
    graph = nx.planted_partition_graph(8, 40, 0.3, 0.01, seed=seed)
    planted = {frozenset(part) for part in graph.graph["partition"]}
    assert {frozenset(part) for part in measures.louvain(graph, seed=seed)} == planted
    assert {frozenset(part) for part in measures.leiden(graph, seed=seed)} == planted
    graph = nx.gnm_random_graph(600, 3000, seed=seed)
    found = nx.community.modularity(graph, measures.louvain(graph, seed=seed))
    assert found >= nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=seed)) - 0.03


def test_a_directed_graph_gets_directed_modularity() -> None:
    graph = nx.DiGraph(nx.planted_partition_graph(3, 12, 0.7, 0.02, seed=1))
    assert {frozenset(p) for p in measures.louvain(graph)} == {
        frozenset(p) for p in nx.community.louvain_communities(graph, seed=1)
    }


# --- An edited graph is noticed


EDITS: dict[str, Callable[[nx.Graph], object]] = {
    "an edge more": lambda g: g.add_edge(0, 5),
    "an edge less": lambda g: g.remove_edge(0, 1),
    "an edge moved": lambda g: (g.remove_edge(0, 1), g.add_edge(0, 4)),
    "a node less": lambda g: g.remove_node(3),
    "an isolated node more": lambda g: g.add_node("new"),
    "nodes renamed": lambda g: nx.relabel_nodes(g, {0: "zero"}, copy=False),
    "a weight changed through the graph": lambda g: g.add_edge(0, 1, weight=7),
    "a weight changed in place": lambda g: next(iter(g.edges(0, data=True)))[2].update(weight=0.25),
    "a weight gone": lambda g: next(iter(g.edges(data=True)))[2].pop("weight", None),
    "cleared": lambda g: g.clear(),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_graph_is_noticed(kind: str, edit: str) -> None:
    graph = KINDS[kind](nx.cycle_graph(10))
    graph.add_edge(2, 7)
    nx.set_edge_attributes(graph, 2, "weight")
    before = measures.betweenness(graph, weight="weight"), measures.pagerank(graph)
    kept = arrays.arrays_of(graph, "weight")
    assert arrays.arrays_of(graph, "weight") is kept
    EDITS[edit](graph)
    assert arrays.arrays_of(graph, "weight") is not kept
    after = measures.betweenness(graph, weight="weight"), measures.pagerank(graph)
    same(after[0], nx.betweenness_centrality(graph, weight="weight"))
    same(after[1], nx.pagerank(graph))
    assert (before != after) or edit == "a weight gone"


def test_arrays_are_kept_as_long_as_their_graph() -> None:
    graph = nx.path_graph(4)
    kept = arrays.arrays_of(graph)
    measures.closeness(graph)
    assert arrays.arrays_of(graph) is kept
    assert arrays.arrays_of(graph.copy()) is not kept
    arrays.forget(graph)
    assert arrays.arrays_of(graph) is not kept


def test_lengths_that_igraph_does_not_take_go_to_networkx() -> None:
    graph = nx.path_graph(5)
    nx.set_edge_attributes(graph, 0, "weight")
    same(measures.closeness(graph, distance="weight"), nx.closeness_centrality(graph, distance="weight"))


@pytest.mark.parametrize("name", ["betweenness", "closeness", "louvain"])
def test_without_igraph_the_same_comes_from_networkx(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.measures import centrality, communities

    graph = nx.MultiGraph(nx.karate_club_graph())
    graph.add_edge(0, 0)
    graph.add_edge(0, 1)
    expected = getattr(measures, name)(graph)
    for module in (centrality, communities):
        monkeypatch.setattr(module, "installed", lambda *names: False)
    found = getattr(measures, name)(graph)
    if name == "louvain":
        assert nx.community.is_partition(graph, found)
    else:
        same(found, expected)
