"""Parts of the graph to look at: around a thing, between two, in a query's result, or all of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.network import Edge, edges, to_networkx
from kg.picture import complete, name_passages
from kg.selection import EVERYTHING, Selection
from kg.terms import ID, PASSAGE, home_of

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph import KnowledgeGraph


def around(graph: KnowledgeGraph, name: str, steps: int = 1, selection: Selection = EVERYTHING) -> nx.MultiDiGraph[str]:
    """Return a thing and everything within a number of steps of it, with the relations among them."""
    centre = graph.find(name)
    relations = edges(graph.snapshot, selection)
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
    network = to_networkx(graph.snapshot)
    complete(graph.snapshot, network)
    return network


def dated(graph: KnowledgeGraph, name: str | None = None) -> nx.MultiDiGraph[str]:
    """Return what is dated, of everything or of what is linked to a thing, with the relations among it."""
    kept = {entry["iri"].removeprefix(ID) for entry in graph.timeline(name)}
    if name:
        kept.add(graph.find(name))
    found = [e for e in edges(graph.snapshot) if e.subject in kept and e.object in kept]
    return _with(graph, found, kept)


def of_articles(graph: KnowledgeGraph, names: Sequence[str]) -> nx.MultiDiGraph[str]:
    """Return what the passages of some articles say, and nothing that only others do."""
    wanted = {graph.snapshot.article_of(name) for name in names}
    only = {key for key in graph.snapshot.passages if home_of(key) in wanted}
    found = [e for e in edges(graph.snapshot) if any(p in only for p in e.passages)]
    network = to_networkx(graph.snapshot, found)
    for _, _, given in network.edges(data=True):
        given["whole"] = given["passages"]
        given["passages"] = [p for p in given["passages"] if p in only]
        given["stance"] = graph.snapshot.passages[given["passages"][0]]["stance"]
    network.graph["passages"] = {}
    keys = dict.fromkeys(graph.snapshot.article_of(name) for name in names)
    labels = [graph.snapshot.articles[key]["labels"] for key in keys]
    network.graph["articles"] = [{tag: several[0] for tag, several in one.items()} for one in labels]
    complete(graph.snapshot, network, only)
    return network


def of_cases(graph: KnowledgeGraph, theory: str) -> nx.MultiDiGraph[str]:
    """Return a theory's cases with their indicators and variables; the graph's ``cases`` is their matrix.

    Raises
    ------
    UnknownThingError
        If there is no such theory.
    """
    from kg.theory.matrix import matrix

    model = graph.theory(theory).theory
    found = matrix(model)
    cells = {
        (case.key, row["indicator"]): [p.removeprefix(PASSAGE) for p in case.cell(row["indicator"]).passages]
        for case in model.cases
        for group in found["groups"]
        for row in group["rows"]
    }
    variables = [
        {
            "name": group["labels"],
            "indicators": [
                {
                    "name": row["labels"],
                    "cells": row["states"],
                    "passages": {case.key: cells[case.key, row["indicator"]] for case in model.cases},
                }
                for row in group["rows"]
            ],
        }
        for group in found["groups"]
        if group["rows"]
    ]
    about = {k for case in model.cases for k in (case.iri.removeprefix(ID), *case.about)}
    kept = {k for k in {*about, *model.indicators, *model.variables()} if k in graph.snapshot.things}
    network = _with(graph, [e for e in edges(graph.snapshot) if e.subject in kept and e.object in kept], kept)
    network.graph["cases"] = {
        "cases": [{"key": case["case"], "name": case["labels"]} for case in found["cases"]],
        "variables": variables,
        "title": dict(model.part.labels),
    }
    name_passages(graph.snapshot, network, {p for ids in cells.values() for p in ids})
    return network


def _with(graph: KnowledgeGraph, found: list[Edge], keys: set[str]) -> nx.MultiDiGraph[str]:
    from kg.network import node_attributes

    network = to_networkx(graph.snapshot, found)
    for key in sorted(keys):
        if ID + key not in network:
            network.add_node(ID + key, **node_attributes(graph.snapshot, key))
    complete(graph.snapshot, network)
    return network
