"""What paths pay on a page: the rule of `kg.paths`, or what the graph itself says."""

from __future__ import annotations

import networkx as nx
import pytest

import viz
from kg import paths
from kg.costs import SHARED_WEIGHT, Costs
from viz.content import read
from viz.cost import costs


def test_a_graph_without_costs_gets_those_of_the_rule(alliances):
    content = read(alliances)
    found = costs(content)
    assert len(found["price"]) == len(content.statements) and len(found["tolls"]) == len(content.things)
    numbers = {key: number for number, key in enumerate(alliances)}
    predicates = {given["predicate"]: 0 for *_, given in alliances.edges(data=True)}
    predicates = {name: place for place, name in enumerate(predicates)}
    rows = [
        [numbers[s], predicates[d["predicate"]], numbers[o], d["kind"], d["passages"]]
        for s, o, d in alliances.edges(data=True)
    ]
    finder = Costs({"nodes": [str(n) for n in range(len(alliances))], "predicates": list(predicates)}, rows)
    linked = [p for p, one in zip(found["price"], content.statements, strict=True) if one.target is not None]
    assert [found["prices"][place] for place in linked] == pytest.approx([finder.price(row) for row in rows])
    assert found["tolls"] == pytest.approx([finder.toll(n) for n in range(len(alliances))])


def test_relations_without_a_predicate_are_known_by_their_names():
    graph = nx.DiGraph()
    graph.add_edge("a", "m", label="pays")
    graph.add_edge("b", "m", label="pays")
    graph.add_edge("c", "m", label="joins")
    found = costs(read(graph))
    often, _, rare = (found["prices"][place] for place in found["price"])
    assert rare < often


def test_costs_that_the_graph_gives_hold():
    graph = nx.MultiDiGraph(predicates=["p", "q"])
    graph.add_node("a", toll=0.5, rank=7)
    graph.add_node("b", toll=0.25, rank=3)
    graph.add_edge("a", "b", predicate="q", price=0.125)
    graph.nodes["a"]["facts"] = [{"sentence": {"en": "alone"}}]
    found = costs(read(graph))
    assert found["prices"] == [0.125] and found["price"] == [-1, 0]
    assert found["tolls"] == [0.5, 0.25]
    assert found["ranks"] == [7, 3] and found["order"] == {"p": 0, "q": 1}
    assert found["rule"]["budget"] == paths.BUDGET and found["rule"]["overlap"] == paths.OVERLAP_WEIGHT
    assert found["rule"]["shared"] == SHARED_WEIGHT and found["rule"]["longest"] == paths.LONGEST


def test_the_whole_graph_is_priced_as_the_command_prices_it(small, data_of):
    from kg.subgraph import around, whole

    page = data_of(viz.view(whole(small), title="x"))
    part = data_of(viz.view(around(small, "Japan"), title="x"))
    tolls = dict(zip([one["key"] for one in page["things"]], page["paths"]["tolls"], strict=True))
    for one, toll in zip(part["things"], part["paths"]["tolls"], strict=True):
        assert tolls[one["key"]] == toll, "a part costs what it costs in the whole"
    assert len(page["paths"]["prices"]) > 1
