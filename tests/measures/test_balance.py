from __future__ import annotations

from itertools import combinations, product
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.measures import balance as module
from kg.measures.balance import balance, signed_graph


def signed(*edges: tuple[Any, Any, int]) -> nx.Graph:
    graph = nx.Graph()
    graph.add_weighted_edges_from(edges, weight="sign")
    return graph


def least(graph: nx.Graph) -> int:
    """The frustration index by trying all camps."""
    plain = signed_graph(graph)
    nodes = list(plain)
    return min(
        (
            sum((side[a] == side[b]) != (d["sign"] > 0) for a, b, d in plain.edges(data=True))
            for camps in product((0, 1), repeat=len(nodes))
            for side in [dict(zip(nodes, camps, strict=True))]
        ),
        default=0,
    )


@pytest.mark.parametrize(
    ("signs", "balanced"), [((1, 1, 1), 1.0), ((1, -1, -1), 1.0), ((1, 1, -1), 0.0), ((-1, -1, -1), 0.0)]
)
def test_the_four_triangles(signs: tuple[int, int, int], balanced: float) -> None:
    a, b, c = signs
    found = balance(signed((1, 2, a), (2, 3, b), (1, 3, c)))
    assert found.balanced == balanced
    assert found.frustration == ((0, 0) if balanced else (1, 1))
    assert found.on_unstable == ({} if balanced else {1: 1, 2: 1, 3: 1})
    assert len(found.frustrated) == found.frustration[1]


@st.composite
def networks(draw: Any) -> nx.Graph:
    size = draw(st.integers(0, 7))
    graph = nx.Graph()
    graph.add_nodes_from(range(size))
    for pair in combinations(range(size), 2):
        sign = draw(st.sampled_from([-2, -1, 0, 0, 1, 2]))
        if sign:
            graph.add_edge(*pair, sign=sign)
    return graph


@given(networks())
def test_the_frustration_index_is_exact_and_the_camps_are_the_best(graph: nx.Graph) -> None:
    found = balance(graph)
    expected = least(graph)
    assert found.frustration == (expected, expected)
    assert len(found.frustrated) == expected
    assert set().union(*found.camps) == {n for edge in graph.edges for n in edge}
    assert not found.camps[0] & found.camps[1]
    for a, b in graph.edges:
        apart = not any({a, b} <= camp for camp in found.camps)
        assert ((a, b) in found.frustrated or (b, a) in found.frustrated) == ((graph.edges[a, b]["sign"] > 0) == apart)
    triangles = [t for t in combinations(graph, 3) if all(graph.has_edge(*pair) for pair in combinations(t, 2))]
    assert sum(found.triads.values()) == len(triangles)
    assert len(found.unstable) == found.triads["++-"] + found.triads["---"]
    assert (found.balanced is None) == (not triangles)


@given(networks())
def test_without_scipy_the_bounds_hold(graph: nx.Graph) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "installed", lambda *names: False)
        low, high = balance(graph).frustration
    assert low <= least(graph) <= high


def test_two_camps_and_one_tie_against_them() -> None:
    graph = signed(*[(a, b, 1) for a, b in combinations("abc", 2)], *[(a, b, 1) for a, b in combinations("xyz", 2)])
    graph.add_weighted_edges_from([(a, b, -1) for a, b in product("abc", "xyz")], weight="sign")
    found = balance(graph)
    assert found.frustration == (0, 0)
    assert found.balanced == 1
    assert {frozenset(camp) for camp in found.camps} == {frozenset("abc"), frozenset("xyz")}
    graph.edges["a", "x"]["sign"] = 1
    found = balance(graph)
    assert found.frustration == (1, 1)
    assert {frozenset(e) for e in found.frustrated} == {frozenset("ax")}
    assert list(found.on_unstable)[:2] == ["a", "x"]


def test_what_is_no_tie_between_two_does_not_count() -> None:
    graph = nx.MultiDiGraph()
    graph.add_edge(1, 1, sign=-1)
    graph.add_edge(1, 2)
    graph.add_edge(1, 3, sign=1)
    graph.add_edge(3, 1, sign=-1)
    graph.add_edge(3, 4, sign=1)
    graph.add_edge(4, 3, sign=1)
    assert list(signed_graph(graph).edges(data="sign")) == [(3, 4, 1)]
    assert balance(nx.Graph()).balanced is None


def test_a_larger_network_is_exact() -> None:
    graph = nx.gnm_random_graph(60, 240, seed=3)
    for i, (_, _, about) in enumerate(graph.edges(data=True)):
        about["sign"] = -1 if i % 3 == 0 else 1
    low, high = balance(graph).frustration
    assert 0 < low <= high <= sum(d["sign"] < 0 for *_, d in graph.edges(data=True))
