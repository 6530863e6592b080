"""Where nodes stand: apart, the same each time, whatever the graph."""

from __future__ import annotations

import networkx as nx
import pytest

from viz.layout import CORE, EXACT, central, positions

GRAPHS = {
    "nothing": nx.empty_graph(0),
    "one": nx.empty_graph(1),
    "two apart": nx.empty_graph(2),
    "pair": nx.path_graph(2),
    "path": nx.path_graph(30),
    "star": nx.star_graph(80),
    "complete": nx.complete_graph(25),
    "loops": nx.Graph([(0, 0), (0, 1), (1, 1)]),
    "scattered": nx.disjoint_union_all([nx.path_graph(n % 5 + 1) for n in range(40)]),
    "large": nx.barabasi_albert_graph(1500, 2, seed=1),
    "long path": nx.path_graph(2000),
    "large star": nx.star_graph(2000),
}


@pytest.mark.parametrize("name", GRAPHS)
def test_no_two_nodes_share_a_place(name):
    graph = GRAPHS[name]
    places = positions(len(graph), list(graph.edges))
    assert len(places) == len(graph) == len(set(places))
    assert places == positions(len(graph), list(graph.edges))


def test_labels_have_room():
    graph = nx.barabasi_albert_graph(120, 2, seed=3)
    places = positions(len(graph), list(graph.edges))
    for number, (x, y) in enumerate(places):
        for u, v in places[:number]:
            assert (x - u) ** 2 + (y - v) ** 2 > 25**2


def test_linked_nodes_stand_nearer_than_others():
    graph = nx.connected_caveman_graph(6, 8)
    places = positions(len(graph), list(graph.edges))

    def mean(pairs):
        distances = [((places[a][0] - places[b][0]) ** 2 + (places[a][1] - places[b][1]) ** 2) ** 0.5 for a, b in pairs]
        return sum(distances) / len(distances)

    assert mean(graph.edges) < 0.6 * mean(nx.non_edges(graph))


def test_a_page_opens_with_what_is_best_connected_and_hangs_together():
    small, large = nx.path_graph(EXACT), nx.barabasi_albert_graph(3 * EXACT, 2, seed=2)
    assert central(len(small), list(small.edges)) == set(small)
    core = central(len(large), list(large.edges))
    assert len(core) == CORE and nx.is_connected(large.subgraph(core))
    assert max(large, key=large.degree) in core
