"""Parts of a network: components, and communities by modularity."""

from __future__ import annotations

import random
import threading
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.measures.arrays import EXTRA, arrays_of, installed

if TYPE_CHECKING:
    import networkx as nx

_DICE = threading.Lock()


def components(graph: nx.Graph[Any]) -> list[set[Any]]:
    """Return the parts that hang together, the largest first; the direction of edges doesn't count."""
    import networkx as nx

    whole: Any = graph
    return _ordered((nx.weakly_connected_components if graph.is_directed() else nx.connected_components)(whole))


def louvain(
    graph: nx.Graph[Any], weight: str | None = "weight", resolution: float = 1.0, seed: int | None = 1
) -> list[set[Any]]:
    """Return communities by the Louvain method (Blondel et al. 2008), the largest first.

    Parameters
    ----------
    graph : networkx graph
        Weights must not be negative; without edges each node is a community.
    seed : int, optional
        The same seed gives the same communities.

    Notes
    -----
    The method meets nodes in random order, so communities are one good solution of many: the modularity is that of
    `networkx.community.louvain_communities` to within 0.03. `leiden` is mostly better, and faster by far. A directed
    graph is handed to networkx, which maximises directed modularity (Leicht and Newman 2008).
    """
    import networkx as nx

    if graph.is_directed() or not installed("igraph"):
        if not graph.number_of_edges():
            return [{node} for node in graph]
        return _ordered(nx.community.louvain_communities(graph, weight=weight, resolution=resolution, seed=seed))
    arrays = arrays_of(graph, weight)
    if not arrays.nodes:
        return []
    made, weights = arrays.strengths(weight)
    found = _seeded(seed, lambda: made.community_multilevel(weights=weights, resolution=resolution))
    return _ordered({arrays.nodes[i] for i in part} for part in found)


def leiden(
    graph: nx.Graph[Any],
    weight: str | None = "weight",
    resolution: float = 1.0,
    seed: int | None = 1,
    iterations: int = 2,
) -> list[set[Any]]:
    """Return communities by the Leiden method (Traag, Waltman and van Eck 2019), the largest first.

    Every community hangs together, and modularity is mostly above Louvain's. The direction of edges doesn't count.

    Parameters
    ----------
    iterations : int
        How often the method is applied to its own result; -1 until nothing changes.

    Raises
    ------
    KgError
        If igraph is not installed; networkx has no such method of its own.
    """
    if not installed("igraph"):
        raise KgError("The Leiden method needs igraph.", f"Install alliance-kg[{EXTRA}], or take louvain.")
    plain = graph.to_undirected(as_view=False) if graph.is_directed() else graph
    arrays = arrays_of(plain, weight)
    if not arrays.nodes:
        return []
    made, weights = arrays.strengths(weight)
    found = _seeded(
        seed,
        lambda: made.community_leiden(
            objective_function="modularity", weights=weights, resolution=resolution, n_iterations=iterations
        ),
    )
    return _ordered({arrays.nodes[i] for i in part} for part in found)


def _seeded(seed: int | None, work: Any) -> Any:
    """Run igraph with dice of its own; they are igraph's for the whole process, so one at a time."""
    import igraph

    with _DICE:
        igraph.set_random_number_generator(random.Random(seed))
        try:
            return work()
        finally:
            igraph.set_random_number_generator(random)


def _ordered(parts: Any) -> list[set[Any]]:
    return sorted((set(part) for part in parts), key=lambda part: (-len(part), min(map(str, part), default="")))


__all__ = ["components", "leiden", "louvain"]
