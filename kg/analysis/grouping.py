"""Which nodes of a projection belong together."""

from __future__ import annotations

from typing import Any

from kg import measures
from kg.analysis.frame import described, end, not_empty, say, weight_of
from kg.errors import KgError
from kg.projections import project
from kg.selection import EVERYTHING, Selection
from kg.snapshot import Snapshot

Json = dict[str, Any]

METHODS = ("leiden", "louvain", "components")


def communities(
    snapshot: Snapshot,
    projection: str = "actors",
    selection: Selection = EVERYTHING,
    *,
    method: str = "leiden",
    resolution: float = 1.0,
    seed: int = 1,
    language: str = "en",
    **options: Any,
) -> Json:
    """Return the communities of a projection, the largest first.

    Of actors the ties of cooperation count unless other ties are asked for, because conflict holds no community
    together.

    Parameters
    ----------
    method : str
        ``leiden``, ``louvain`` or ``components``.
    resolution : float
        Above 1 more and smaller communities.
    seed : int
        The same seed gives the same communities.
    **options
        Of the projection.

    Returns
    -------
    dict
        ``projection, method {name, meaning}, modularity, communities [{number, size, members [{node, type,
        strength}]}]``, the members with the strongest ties first.

    Raises
    ------
    KgError
        If a name is unknown or nothing is left (status 1).
    """
    import networkx as nx

    if method not in METHODS:
        raise KgError(f"There is no method {method!r}.", f"Known: {', '.join(METHODS)}.")
    if projection == "actors" and options.get("sign") is None:
        options["sign"] = "cooperation"
    graph = project(snapshot, projection, selection, **options)
    not_empty(graph)
    weight = weight_of(graph)
    if method == "components":
        parts = measures.components(graph)
    else:
        find = measures.louvain if method == "louvain" else measures.leiden
        parts = find(graph, weight=weight, resolution=resolution, seed=seed)
    strength = measures.strength(graph, weight)
    return {
        "projection": described(graph, selection, language),
        "method": {"name": method, "meaning": say("method", method, language)},
        "modularity": round(nx.community.modularity(graph, parts, weight=weight, resolution=resolution), 6),
        "communities": [
            {
                "number": number,
                "size": len(part),
                "members": [
                    {"node": end(snapshot, n), "type": graph.nodes[n]["type"], "strength": strength[n]}
                    for n in sorted(part, key=lambda n: (-strength[n], n))
                ],
            }
            for number, part in enumerate(parts, 1)
        ],
    }


__all__ = ["METHODS", "communities"]
