"""Where nodes stand: apart, the same each time, whatever the graph."""

from __future__ import annotations

import networkx as nx
import pytest

from viz.community import MOST, communities
from viz.layout import CORE, EXACT, KEPT, central, clustered, collapsed, positions

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


def test_hubs_keep_few_of_what_is_linked_to_nothing_else():
    small, star = nx.star_graph(30), nx.star_graph(100)
    assert collapsed(len(small), list(small.edges)) == set()
    folded = collapsed(len(star), list(star.edges))
    assert len(folded) == 100 - KEPT and 0 not in folded
    path = nx.path_graph(100)
    assert collapsed(100, list(path.edges)) == set()


@pytest.mark.parametrize("name", ["large", "scattered", "large star", "nothing"])
def test_communities_hold_every_node_once_in_discs_that_stand_apart(name):
    graph = GRAPHS[name]
    found, rest = communities(len(graph), list(graph.edges))
    groups = [*found, rest] if rest else found
    assert sorted(node for group in groups for node in group) == sorted(graph)
    assert len(found) <= MOST and (found, rest) == communities(len(graph), list(graph.edges))
    places, discs = clustered(len(graph), list(graph.edges), groups)
    assert len(places) == len(graph) and len(discs) == len(groups)
    for number, (x, y, r) in enumerate(discs):
        for node in groups[number]:
            assert (places[node][0] - x) ** 2 + (places[node][1] - y) ** 2 <= (r + 2) ** 2
        for u, v, other in discs[:number]:
            assert (x - u) ** 2 + (y - v) ** 2 > (0.9 * (r + other)) ** 2


def test_communities_are_what_hangs_together():
    graph = nx.connected_caveman_graph(8, 12)
    found, rest = communities(len(graph), list(graph.edges))
    assert not rest and len(found) == 8
    assert nx.community.modularity(graph, [set(group) for group in found]) > 0.7
