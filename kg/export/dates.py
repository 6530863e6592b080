"""When things of the graph were, for forms that know time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.query import run
from kg.snapshot import Snapshot

if TYPE_CHECKING:
    import networkx as nx

QUERY = """SELECT ?thing (SAMPLE(?d) AS ?date) (MIN(?a) AS ?earliest) (MAX(?b) AS ?latest) WHERE {
  ?thing kg:date ?d ; kg:earliest ?a ; kg:latest ?b
} GROUP BY ?thing HAVING (COUNT(DISTINCT ?d) = 1)"""
"""Things of one date; where passages give several, none of these is the date."""


def dated(snapshot: Snapshot, graph: nx.Graph[Any]) -> nx.Graph[Any]:
    """Give the nodes of a network of the project the attributes ``date, earliest, latest`` where they have one date.

    Returns
    -------
    networkx graph
        The same one.
    """
    for row in run(snapshot, QUERY):
        if row["thing"].value in graph:
            found = {name: row[name].value for name in ("date", "earliest", "latest")}
            graph.nodes[row["thing"].value].update(found)
    return graph
