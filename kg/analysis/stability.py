"""Structural balance of a signed projection, with who sits on the unstable triangles."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from kg.analysis.frame import described, end, not_empty, say
from kg.errors import KgError
from kg.projections import project
from kg.selection import EVERYTHING, Selection
from kg.snapshot import Snapshot

if TYPE_CHECKING:
    import networkx as nx

Json = dict[str, Any]

SIGNED = ("actors", "claims", "subtract")


def balance(
    snapshot: Snapshot,
    projection: str = "actors",
    selection: Selection = EVERYTHING,
    *,
    seed: int = 1,
    language: str = "en",
    **options: Any,
) -> Json:
    """Return how balanced a signed projection is (see `kg.measures.balance.balance`).

    Parameters
    ----------
    projection : str
        ``actors``, ``claims`` or ``subtract`` (congruence less conflict between speakers).
    **options
        Of the projection.

    Returns
    -------
    dict
        ``projection, meaning, triads, balanced, frustration {lower, upper, exact}, unstable [{nodes, ties}],
        onUnstable [{node, count}], frustrated [tie], camps [[node]]``; a tie has ``source, target, sign, cooperation,
        conflict, passages``.

    Raises
    ------
    KgError
        If the projection has no signs, or nothing is left (status 1).
    """
    from kg.measures.balance import balance as measure

    if projection not in SIGNED:
        raise KgError(f"The projection {projection} has no signs.", f"Take one of {', '.join(SIGNED)}.")
    graph = project(snapshot, projection, selection, **options)
    not_empty(graph)
    found = measure(graph, seed=seed)
    lower, upper = found.frustration
    meaning = say("method", "balance", language) + " "
    meaning += say("method", "frustration-exact" if lower == upper else "frustration-bounds", language)
    return {
        "projection": described(graph, selection, language),
        "meaning": meaning,
        "triads": found.triads,
        "balanced": None if found.balanced is None else round(found.balanced, 6),
        "frustration": {"lower": lower, "upper": upper, "exact": lower == upper},
        "unstable": [
            {
                "nodes": [end(snapshot, node) for node in triad],
                "ties": [_tie(snapshot, graph, a, b) for a, b in combinations(triad, 2)],
            }
            for triad in found.unstable
        ],
        "onUnstable": [{"node": end(snapshot, node), "count": n} for node, n in found.on_unstable.items()],
        "frustrated": [_tie(snapshot, graph, a, b) for a, b in found.frustrated],
        "camps": [[end(snapshot, node) for node in sorted(camp)] for camp in found.camps],
    }


def _tie(snapshot: Snapshot, graph: nx.Graph[str], a: str, b: str) -> Json:
    pairs = [(a, b), (b, a)] if graph.is_directed() else [(a, b)]
    edges = [graph.edges[pair] for pair in pairs if graph.has_edge(*pair)]
    plus = sum(e.get("cooperation", e.get("congruence", max(e["sign"], 0))) for e in edges)
    minus = sum(e.get("conflict", max(-e["sign"], 0)) for e in edges)
    return {
        "source": end(snapshot, a),
        "target": end(snapshot, b),
        "sign": 1 if sum(e["sign"] for e in edges) > 0 else -1,
        "cooperation": plus,
        "conflict": minus,
        "passages": sorted({p for e in edges for p in e.get("passages", ())}),
    }


__all__ = ["SIGNED", "balance"]
