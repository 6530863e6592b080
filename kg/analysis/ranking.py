"""Who is central, by one measure on one projection."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kg import measures
from kg.analysis.frame import described, end, not_empty, say, weight_of
from kg.errors import KgError
from kg.projections import project
from kg.selection import EVERYTHING, Selection
from kg.snapshot import Snapshot

if TYPE_CHECKING:
    import networkx as nx

Json = dict[str, Any]
Graph = Any

MEASURES: dict[str, Callable[[Graph, str | None], dict[str, float]]] = {
    "degree": lambda g, w: measures.degree(g),
    "strength": lambda g, w: measures.strength(g, w),
    "betweenness": lambda g, w: measures.betweenness(g),
    "closeness": lambda g, w: measures.closeness(g),
    "eigenvector": lambda g, w: measures.eigenvector(g, max_iter=5000, weight=w),
    "pagerank": lambda g, w: measures.pagerank(g, weight=w),
    "katz": lambda g, w: measures.katz(g, weight=w),
    "hubs": lambda g, w: measures.hits(g)[0],
    "authorities": lambda g, w: measures.hits(g)[1],
    "core": lambda g, w: {n: float(v) for n, v in measures.core_number(g).items()},
    "constraint": lambda g, w: measures.constraint(g, w),
    "effective-size": lambda g, w: measures.effective_size(g, w),
    "brokerage": lambda g, w: {},
}
"""Measures of nodes by name; each takes a graph and the name of its weights."""


def score(graph: nx.Graph[str], measure: str, groups: str = "type", seed: int = 1) -> tuple[Any, Any]:
    """Return the value of each node, and for brokerage its roles.

    Parameters
    ----------
    graph : networkx graph
        As a projection returns it.
    measure : str
        One of `MEASURES`.
    groups : str
        For brokerage: ``type`` (the class of a node) or ``community``.

    Raises
    ------
    KgError
        If there is no such measure, or it does not converge on this network.
    """
    import networkx as nx

    if measure not in MEASURES:
        raise KgError(f"There is no measure {measure!r}.", f"Known: {', '.join(MEASURES)}.")
    if measure == "brokerage":
        roles = measures.brokerage(graph, _groups(graph, groups, seed))
        return {node: float(r["total"]) for node, r in roles.items()}, roles
    try:
        return MEASURES[measure](graph, weight_of(graph)), {}
    except nx.PowerIterationFailedConvergence:
        raise KgError(
            f"{measure} does not converge on this network.", "Take pagerank or katz, which always do."
        ) from None


def _groups(graph: nx.Graph[str], groups: str, seed: int) -> dict[str, Any]:
    if groups == "type":
        return {node: graph.nodes[node]["type"] for node in graph}
    if groups != "community":
        raise KgError(f"There are no groups by {groups!r}.", "Known: type, community.")
    found = measures.louvain(graph, weight=weight_of(graph), seed=seed)
    return {node: i for i, part in enumerate(found) for node in part}


def rank(
    snapshot: Snapshot,
    measure: str = "strength",
    projection: str = "actors",
    selection: Selection = EVERYTHING,
    *,
    top: int | None = 20,
    groups: str = "type",
    seed: int = 1,
    language: str = "en",
    **options: Any,
) -> Json:
    """Return the nodes of a projection by a measure, the highest first.

    Parameters
    ----------
    snapshot : Snapshot
    measure, projection : str
        See `MEASURES` and `kg.projections.PROJECTIONS`.
    selection : Selection
    top : int, optional
        How many nodes; all where None.
    groups, seed
        As for `score`.
    language : str
        Of the sentences.
    **options
        Of the projection.

    Returns
    -------
    dict
        ``projection, measure {name, meaning}, rows [{rank, node, type {name, labels}, value, parts}], notes``. Nodes of
        equal value share a rank; a node for which the measure is not defined has ``null`` and comes last.

    Raises
    ------
    KgError
        If a name is unknown, the measure does not converge, or nothing is left to measure (status 1).
    """
    graph = project(snapshot, projection, selection, **options)
    not_empty(graph)
    values, parts = score(graph, measure, groups, seed)
    ordered = sorted(values, key=lambda n: (math.isnan(values[n]), -_rounded(values[n]), n))
    rows: list[Json] = []
    for place, node in enumerate(ordered, 1):
        value = None if math.isnan(values[node]) else _rounded(values[node])
        tied = rows and rows[-1]["value"] == value
        rows.append(
            {
                "rank": rows[-1]["rank"] if tied else place,
                "node": end(snapshot, node),
                "type": {"name": graph.nodes[node]["type"], "labels": graph.nodes[node]["type_labels"]},
                "value": value,
                "parts": {k: v for k, v in parts.get(node, {}).items() if k != "total"},
            }
        )
    notes = [say("note", f"groups-{groups}", language)] if measure == "brokerage" else []
    pieces = measures.components(graph)
    if len(pieces) > 1 and measure not in {"degree", "strength"}:
        notes.append(say("note", "components", language, count=len(pieces), largest=len(pieces[0])))
    return {
        "projection": described(graph, selection, language),
        "measure": {"name": measure, "meaning": say("measure", measure, language)},
        "rows": rows if top is None else rows[:top],
        "notes": notes,
    }


def _rounded(value: float) -> float:
    """Return a value to ten significant digits, so that what is equal prints equal on every machine."""
    return float(f"{value:.10g}") if math.isfinite(value) else value


__all__ = ["MEASURES", "rank", "score"]
