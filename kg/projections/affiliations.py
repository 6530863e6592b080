"""Two-mode networks: states by treaties, authors by works; and what either side shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.projections.frame import Clock, Dated, Rows, add_nodes, finish, when
from kg.projections.standing import Standing
from kg.selection import EVERYTHING, Selection
from kg.snapshot import Snapshot
from kg.terms import ID

if TYPE_CHECKING:
    import networkx as nx

_KINDS = {"fact"}


def treaties(snapshot: Snapshot, selection: Selection = EVERYTHING) -> nx.Graph[str]:
    """Return states and other actors by the treaties that they are party to and the alliances that they belong to.

    Returns
    -------
    networkx.Graph
        Bipartite: actors have ``bipartite=0``, treaties and alliances 1. Edges have ``predicate, date, earliest,
        latest`` (from signing or entry into force until the actor leaves, as far as these are dated), ``weight`` 1 and
        ``passages``.
    """
    rows = Rows(snapshot, selection)
    standing = Standing(rows)
    found = []
    kinds = {"fact", "claim"} if selection.speaker else _KINDS
    for party, predicate, agreement, row in rows.of("kg:partyTo", "kg:memberOf"):
        wanted = ("Treaty", "Document") if predicate == "kg:partyTo" else ("Alliance",)
        if row[3] in kinds and rows.is_a(agreement, wanted):
            found.append((party, agreement, predicate, standing.of(agreement, party), rows.passages(row)))
    return _two_mode("treaties", snapshot, selection, found, standing=True)


def works(snapshot: Snapshot, selection: Selection = EVERYTHING) -> nx.Graph[str]:
    """Return authors by the works that they wrote, as `treaties` does."""
    rows = Rows(snapshot, selection)
    found = [
        (author, work, predicate, when(row), rows.passages(row))
        for work, predicate, author, row in rows.of("dcterms:creator")
        if row[3] == "fact"
    ]
    return _two_mode("works", snapshot, selection, found)


def _two_mode(
    name: str,
    snapshot: Snapshot,
    selection: Selection,
    found: list[tuple[str, str, str, Dated, tuple[str, ...]]],
    standing: bool = False,
) -> nx.Graph[str]:
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    clock = Clock(selection)
    kept = [row for row in found if clock.admits(row[3], standing)]
    add_nodes(graph, snapshot, sorted({row[0] for row in kept}), bipartite=0)
    add_nodes(graph, snapshot, sorted({row[1] for row in kept}), bipartite=1)
    for left, right, predicate, (date, earliest, latest), passages in kept:
        graph.add_edge(
            ID + left, ID + right, predicate=predicate, weight=1, date=date, earliest=earliest, latest=latest,
            passages=list(passages),
        )  # fmt: skip
    finish(graph, name, "weight", clock)
    return graph


def shared(two_mode: nx.Graph[str], side: int = 0) -> nx.Graph[str]:
    """Return one side of a two-mode network, tied by what they share.

    Parameters
    ----------
    two_mode : networkx.Graph
        With ``bipartite`` 0 or 1 on its nodes.
    side : int
        The side to keep.

    Returns
    -------
    networkx.Graph
        ``weight`` counts what two nodes share (Breiger 1974); ``shared`` names it.
    """
    import networkx as nx

    name = f"{two_mode.graph.get('projection', 'two-mode')}-shared"
    kept = [n for n in two_mode if two_mode.nodes[n].get("bipartite") == side]
    if not kept:
        return nx.Graph(**{**two_mode.graph, "projection": name, "weight": "weight"})
    graph: nx.Graph[str] = nx.bipartite.weighted_projected_graph(two_mode, kept)
    for a, b, about in graph.edges(data=True):
        about["shared"] = sorted(set(two_mode[a]) & set(two_mode[b]))
    graph.graph.update(projection=name, weight="weight")
    return graph


__all__ = ["shared", "treaties", "works"]
