"""Who stands between others, and from which group to which (Gould and Fernandez 1989)."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

ROLES = ("coordinator", "consultant", "representative", "gatekeeper", "liaison")


def brokerage(graph: nx.Graph[Any], groups: Mapping[Any, Hashable]) -> dict[Any, dict[str, int]]:
    """Return how often each node brokers in each role.

    A node brokers between ``a`` and ``c`` where ``a -> node -> c`` and there is no ``a -> c``.

    Parameters
    ----------
    graph : networkx graph
        In an undirected one each pair counts both ways. Parallel edges and loops don't count.
    groups : mapping
        Node to group.

    Returns
    -------
    dict
        Node to ``coordinator`` (all three of one group), ``consultant`` (both others of one group, the broker of
        another; also "itinerant broker"), ``representative`` (the first of the broker's group), ``gatekeeper`` (the
        last of the broker's group), ``liaison`` (three groups) and ``total``.

    Raises
    ------
    KeyError
        If a node has no group.
    """
    out = {node: set(nbrs) - {node} for node, nbrs in graph.adjacency()}
    into: dict[Any, set[Any]] = {node: set() for node in out}
    for node, others in out.items():
        for other in others:
            into[other].add(node)
    found = {}
    for node, towards in out.items():
        roles = dict.fromkeys(ROLES, 0)
        mine = groups[node]
        for first in into[node]:
            theirs = groups[first]
            for last in towards - out[first] - {first}:
                roles[_role(theirs, mine, groups[last])] += 1
        found[node] = {**roles, "total": sum(roles.values())}
    return found


def _role(first: Hashable, broker: Hashable, last: Hashable) -> str:
    if first == broker:
        return "coordinator" if last == broker else "representative"
    if last == broker:
        return "gatekeeper"
    return "consultant" if first == last else "liaison"


__all__ = ["ROLES", "brokerage"]
