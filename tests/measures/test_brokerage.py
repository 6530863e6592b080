from __future__ import annotations

from itertools import permutations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.measures.brokerage import ROLES, brokerage

# The five relations between three that Gould and Fernandez (1989, figure 1) name: groups of first, broker, last.
FIGURE = {
    "coordinator": "AAA",
    "consultant": "ABA",
    "representative": "AAB",
    "gatekeeper": "ABB",
    "liaison": "ABC",
}


@pytest.mark.parametrize(("role", "groups"), FIGURE.items())
def test_the_five_roles_of_the_figure(role: str, groups: str) -> None:
    graph = nx.DiGraph([("first", "broker"), ("broker", "last")])
    found = brokerage(graph, dict(zip(("first", "broker", "last"), groups, strict=True)))
    assert found["broker"] == {**dict.fromkeys(ROLES, 0), role: 1, "total": 1}
    assert found["first"]["total"] == found["last"]["total"] == 0
    graph.add_edge("first", "last")
    assert brokerage(graph, dict.fromkeys(graph, 1))["broker"]["total"] == 0


def test_an_undirected_pair_counts_both_ways() -> None:
    found = brokerage(nx.path_graph(3), {0: "A", 1: "A", 2: "B"})
    assert found[1] == {**dict.fromkeys(ROLES, 0), "representative": 1, "gatekeeper": 1, "total": 2}


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=30), st.lists(st.integers(0, 2), min_size=7))
def test_every_open_pair_has_one_role_for_each_broker(pairs: list[tuple[int, int]], groups: list[int]) -> None:
    graph = nx.MultiDiGraph(pairs)
    found = brokerage(graph, dict(enumerate(groups)))
    plain = nx.DiGraph(graph)
    for broker in graph:
        count = sum(
            plain.has_edge(a, broker) and plain.has_edge(broker, c) and not plain.has_edge(a, c)
            for a, c in permutations(set(graph) - {broker}, 2)
        )
        assert found[broker]["total"] == count == sum(found[broker][role] for role in ROLES)
