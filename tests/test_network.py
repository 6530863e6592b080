from pathlib import Path

import networkx as nx
import pytest
from small import ODD_NAME

from kg import KnowledgeGraph, subgraph
from kg.terms import ID, LANGUAGES

NODE_KEYS = {"labels", "type", "type_labels"}
EDGE_KEYS = {"predicate", "labels", "sentence", "kind", "date", "earliest", "latest", "speaker", "stance", "passages"}


def relations(network: nx.MultiDiGraph) -> set[tuple[str, str, str, str]]:
    return {
        (s.removeprefix(ID), d["predicate"].removeprefix("kg:"), o.removeprefix(ID), d["kind"])
        for s, o, d in network.edges(data=True)
    }


def test_what_the_network_of_the_small_corpus_holds(small: KnowledgeGraph) -> None:
    found = relations(small.to_networkx())
    assert {
        ("japan", "partyTo", "mutual-treaty", "fact"),
        ("japan", "supports", "burden-sharing", "fact"),
        ("japan", "opposes", "burden-sharing", "claim"),
        ("south-korea", "partyTo", "mutual-treaty", "negation"),
        ("demand-2019", "proposedBy", "united-states", "proposed"),
        ("meeting-2019", "sem:hasActor", "south-korea", "fact"),
    } <= found
    assert not {p for _, p, _, _ in found} & {
        "rdf:type",
        "rdfs:label",
        "date",
        "claimKind",
        "modality",
        "stance",
        "line",
    }


@pytest.mark.parametrize("name", ["small", "graph"])
def test_nodes_and_edges_carry_what_pages_need(name: str, request: pytest.FixtureRequest) -> None:
    opened: KnowledgeGraph = request.getfixturevalue(name)
    network = opened.to_networkx()
    assert isinstance(network, nx.MultiDiGraph)
    assert network.number_of_edges() > 8
    for node, about in network.nodes(data=True):
        assert node.startswith(ID)
        assert set(about) >= NODE_KEYS
        assert about["labels"]
    named = network.graph["passages"]
    for _, _, about in network.edges(data=True):
        assert set(about) >= EDGE_KEYS
        assert set(about["sentence"]) == set(LANGUAGES)
        assert about["kind"] in {"fact", "claim", "proposed", "negation"}
        assert about["passages"]
        assert all(p in named or p.startswith("id:") for p in about["passages"])
        assert (about["date"] is None) == (about["earliest"] is None) == (about["latest"] is None)


def test_a_claim_is_said_with_who_makes_it_and_a_negation_with_not(small: KnowledgeGraph) -> None:
    said = {
        d["kind"]: d["sentence"]
        for *_, d in small.to_networkx().edges(data=True)
        if d["predicate"] in {"kg:opposes", "kg:partyTo"}
    }
    assert said["claim"]["en"].lower().startswith("the critics")
    assert said["negation"]["en"].startswith("Not so")
    assert said["negation"]["zh-Hant"].startswith("並非")


def test_two_relations_of_one_kind_between_two_things_both_stand(small: KnowledgeGraph) -> None:
    network = small.to_networkx()
    assert network.number_of_edges() == len(small.snapshot.network["edges"])


def test_a_part_holds_only_the_named_things(small: KnowledgeGraph) -> None:
    part = small.to_networkx(["Japan", "互助条约"])
    assert set(part) == {ID + "japan", ID + "mutual-treaty"}
    asserted = small.to_networkx(asserted_only=True)
    assert {d["kind"] for *_, d in asserted.edges(data=True)} == {"fact"}


def test_around_between_and_of_a_query(small: KnowledgeGraph, on_small: Path) -> None:
    near = subgraph.around(small, "odd tool")
    assert set(near) == {ID + "odd", ID + "south-korea"}
    assert near.nodes[ID + "odd"]["labels"]["en"][0] == ODD_NAME
    wider = subgraph.around(small, "odd tool", 2)
    assert set(near) < set(wider)
    linked = subgraph.between(small, "Japan", "burden-sharing")
    assert ("japan", "supports", "burden-sharing", "fact") in relations(linked)
    for text in ("SELECT ?x { ?x kg:partyTo ?y }", "CONSTRUCT WHERE { ?x kg:partyTo ?y }"):
        assert {ID + "japan", ID + "united-states"} <= set(subgraph.of_query(small, text))
    assert set(subgraph.whole(small)) == set(small.to_networkx())


def test_a_thing_without_relations_is_a_graph_of_one(small: KnowledgeGraph) -> None:
    assert set(subgraph.around(small, "twin-one")) == {ID + "twin-one"}
