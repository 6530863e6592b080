"""Communities: parts of a large graph that hang together more than with the rest.

Labels spread along the links until they settle, in time linear in the links (Raghavan, Albert and Kumara 2007);
the many small parts that this finds are joined where that raises modularity (Blondel and others 2008).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

MOST = 24
"""So many communities are shown at most; smaller ones count as none."""

_LEAST = 0.004
_SMALL = 5000


def communities(count: int, links: Sequence[tuple[int, int]], *, seed: int = 7) -> tuple[list[list[int]], list[int]]:
    """Return at most MOST communities of the nodes 0 to `count - 1`, the largest first, and the nodes in none."""
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(sorted({(min(pair), max(pair)) for pair in links if pair[0] != pair[1]}))
    if count <= _SMALL:
        found = [sorted(group) for group in nx.community.louvain_communities(graph, seed=seed)]
    else:
        parts = [sorted(part) for part in nx.community.fast_label_propagation_communities(graph, seed=seed)]
        parts.sort()
        part_of = {node: number for number, part in enumerate(parts) for node in part}
        weights: Counter[tuple[int, int]] = Counter()
        for one, other in graph.edges:
            pair = sorted((part_of[one], part_of[other]))
            weights[pair[0], pair[1]] += 1
        joined: nx.Graph[int] = nx.Graph()
        joined.add_nodes_from(range(len(parts)))
        joined.add_weighted_edges_from((one, other, weight) for (one, other), weight in sorted(weights.items()))
        groups = nx.community.louvain_communities(joined, weight="weight", seed=seed)
        found = [sorted(node for part in group for node in parts[part]) for group in groups]
    found.sort(key=lambda group: (-len(group), group[0]))
    large = [group for group in found[:MOST] if len(group) >= _LEAST * count]
    rest = sorted(node for group in found[len(large) :] for node in group)
    return large, rest
