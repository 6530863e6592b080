"""Parts of the graph to look at: around a thing, between two, in a query's result, or all of it."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kg.network import Edge, edges, to_networkx
from kg.terms import ID

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph import KnowledgeGraph


def around(graph: KnowledgeGraph, name: str, steps: int = 1, **options: Any) -> nx.MultiDiGraph[str]:
    """Return a thing and everything within a number of steps of it, with the relations among them (options as
    `kg.network.edges`)."""
    centre = graph.find(name)
    relations = edges(graph.snapshot, **options)
    neighbours: dict[str, set[str]] = defaultdict(set)
    for edge in relations:
        neighbours[edge.subject].add(edge.object)
        neighbours[edge.object].add(edge.subject)
    kept = {centre}
    frontier = {centre}
    for _ in range(steps):
        frontier = {n for key in frontier for n in neighbours[key]} - kept
        kept |= frontier
    found = [e for e in relations if e.subject in kept and e.object in kept]
    return _with(graph, found, kept)


def between(graph: KnowledgeGraph, start: str, end: str, k: int = 8) -> nx.MultiDiGraph[str]:
    """Return the relations on the best paths between two things."""
    chosen: dict[Edge, None] = {}
    for path in graph.paths(start, end, k=k).paths:
        for hop, _ in zip(path.hops, pairwise(path.nodes), strict=True):
            chosen.update(dict.fromkeys(hop))
    return _with(graph, list(chosen), {graph.find(start), graph.find(end)})


def of_query(graph: KnowledgeGraph, source: str) -> nx.MultiDiGraph[str]:
    """Return the things that a query's result names, with the relations among them."""
    from kg.query import load

    result = graph.query(load(source))
    kept: set[str] = set()
    if hasattr(result, "variables"):
        for row in result:
            kept |= {t.value.removeprefix(ID) for t in row if t is not None and t.value.startswith(ID)}
    elif not hasattr(result, "__bool__"):
        for triple in result:
            kept |= {t.value.removeprefix(ID) for t in triple if hasattr(t, "value") and t.value.startswith(ID)}
    kept &= set(graph.snapshot.things)
    return _with(graph, [e for e in edges(graph.snapshot) if e.subject in kept and e.object in kept], kept)


def whole(graph: KnowledgeGraph) -> nx.MultiDiGraph[str]:
    """Return every thing that has a relation, with all relations."""
    return _titled(graph, to_networkx(graph.snapshot))


def _with(graph: KnowledgeGraph, found: list[Edge], keys: set[str]) -> nx.MultiDiGraph[str]:
    from kg.network import node_attributes

    network = to_networkx(graph.snapshot, found)
    for key in sorted(keys):
        if ID + key not in network:
            network.add_node(ID + key, **node_attributes(graph.snapshot, key))
    return _titled(graph, network)


def _titled(graph: KnowledgeGraph, network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Give passages the title of their article instead of its key: pages are read by people."""
    titles = {
        key: {tag: names[0] for tag, names in entry["labels"].items()} for key, entry in graph.snapshot.articles.items()
    }
    for passage in network.graph["passages"].values():
        passage["article"] = titles.get(passage["article"], passage["article"])
    return network
