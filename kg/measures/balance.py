"""Structural balance of signed networks (Heider 1946; Cartwright and Harary 1956).

A triangle is balanced where the product of its signs is positive: the friend of a friend is a friend, the enemy of
an enemy too. A network is balanced where it falls into two camps with all cooperation inside and all conflict between.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Any

from kg.measures.arrays import installed

if TYPE_CHECKING:
    import networkx as nx

NODE_LIMIT = 5000
"""How many branches of one block the exact search may look into before bounds are returned."""

Triad = tuple[Any, Any, Any]


@dataclass(frozen=True)
class Balance:
    """How balanced a signed network is.

    Attributes
    ----------
    triads : dict of str to int
        Triangles by their signs: ``+++``, ``++-``, ``+--``, ``---``.
    balanced : float or None
        Share of triangles that are balanced; None where there is no triangle.
    unstable : list of tuple
        The unbalanced triangles.
    on_unstable : dict
        Node to how many unbalanced triangles it is in, the most first.
    frustration : tuple of int
        Lower and upper bound of the frustration index: the fewest edges whose sign would have to change for the
        network to be balanced. Equal where it is exact.
    frustrated : list of tuple
        Edges against the best two camps found.
    camps : tuple of set
        These two camps, of the nodes that have a signed edge.
    """

    triads: dict[str, int]
    balanced: float | None
    unstable: list[Triad]
    on_unstable: dict[Any, int]
    frustration: tuple[int, int]
    frustrated: list[tuple[Any, Any]]
    camps: tuple[set[Any], set[Any]] = field(default_factory=lambda: (set(), set()))


def balance(graph: nx.Graph[Any], sign: str = "sign", seed: int = 1) -> Balance:
    """Return how balanced a network is.

    Parameters
    ----------
    graph : networkx graph
        Edges without a sign, or with 0, don't count, nor do loops. In a directed graph or a multigraph the signs
        between two nodes are added, and the sign of the sum counts.
    sign : str
        Edge attribute: above 0, below 0, or 0.
    seed : int
        Of the search for camps where the exact one is given up.

    Notes
    -----
    The frustration index (Harary 1959; Zaslavsky 1987) is found block by block, for no cycle leaves its block; each
    block by integer programming as in Aref, Mason and Wilson (2020) with SciPy's HiGHS. Where a block takes more than
    `NODE_LIMIT` branches, or SciPy is not installed, the bounds are the negative triangles that share no edge, and the
    best of several seeded descents.
    """
    import networkx as nx

    signed = signed_graph(graph, sign)
    triads: Counter[str] = Counter({"+++": 0, "++-": 0, "+--": 0, "---": 0})
    unstable: list[Triad] = []
    on_unstable: Counter[Any] = Counter()
    for triad in triangles(signed):
        signs = sorted(signed.edges[a, b]["sign"] for a, b in combinations(triad, 2))
        negative = signs.count(-1)
        triads["+" * (3 - negative) + "-" * negative] += 1
        if negative % 2:
            unstable.append(triad)
            on_unstable.update(triad)
    low = high = 0
    side: dict[Any, int] = {}
    frustrated: list[tuple[Any, Any]] = []
    for part in nx.connected_components(signed):
        lower, upper, camps = _frustration(signed.subgraph(part), seed)
        low, high = low + lower, high + upper
        side.update(camps)
    for a, b in signed.edges:
        if (side[a] == side[b]) != (signed.edges[a, b]["sign"] > 0):
            frustrated.append((a, b))
    count = sum(triads.values())
    return Balance(
        dict(triads),
        (triads["+++"] + triads["+--"]) / count if count else None,
        unstable,
        dict(sorted(on_unstable.items(), key=lambda item: (-item[1], str(item[0])))),
        (low, high),
        frustrated,
        ({n for n, s in side.items() if s == 0}, {n for n, s in side.items() if s == 1}),
    )


def signed_graph(graph: nx.Graph[Any], sign: str = "sign") -> nx.Graph[Any]:
    """Return the undirected graph of signs 1 and -1, without loops and without what is neither."""
    import networkx as nx

    sums: dict[frozenset[Any], float] = {}
    ends: dict[frozenset[Any], tuple[Any, Any]] = {}
    for a, b, about in graph.edges(data=True):
        value = about.get(sign)
        if a != b and value:
            pair = frozenset((a, b))
            sums[pair] = sums.get(pair, 0) + value
            ends.setdefault(pair, (a, b))
    signed: nx.Graph[Any] = nx.Graph()
    signed.add_edges_from((*ends[pair], {"sign": 1 if total > 0 else -1}) for pair, total in sums.items() if total)
    return signed


def triangles(graph: nx.Graph[Any]) -> Iterator[Triad]:
    """Yield each triangle once, in a stable order."""
    place = {node: i for i, node in enumerate(graph)}
    later = {node: sorted((n for n in graph[node] if place[n] > i), key=place.get) for node, i in place.items()}  # type: ignore[arg-type]
    sets = {node: set(others) for node, others in later.items()}
    for a, others in later.items():
        for b, c in combinations(others, 2):
            if c in sets[b]:
                yield a, b, c


def _frustration(part: nx.Graph[Any], seed: int) -> tuple[int, int, dict[Any, int]]:
    """Return bounds of the frustration index of a connected part, and the camp of each node."""
    import networkx as nx

    low = high = 0
    kept: nx.Graph[Any] = nx.Graph()
    kept.add_nodes_from(part)
    for block in sorted(nx.biconnected_components(part), key=lambda b: (len(b), min(map(str, b)))):
        inner = part.subgraph(block)
        lower, upper, camps = _block(inner, seed)
        low, high = low + lower, high + upper
        # Within a block the camps are right up to turning all of it over; what they keep says how it hangs together.
        kept.add_edges_from((a, b, {"same": camps[a] == camps[b]}) for a, b in inner.edges)
    start = next(iter(part))
    side = {start: 0}
    for a, b in nx.bfs_edges(kept, start):
        side[b] = side[a] if kept.edges[a, b]["same"] else 1 - side[a]
    return low, high, side


def _block(block: nx.Graph[Any], seed: int) -> tuple[int, int, dict[Any, int]]:
    camps = _two_camps(block)
    if camps is not None:
        return 0, 0, camps
    upper, camps = _descend(block, seed)
    lower = _apart(block)
    if lower == upper or not installed("scipy"):
        return lower, upper, camps
    bound, exact = _program(block)
    if exact is not None:
        found = _against(block, exact)
        if found <= upper:
            upper, camps = found, exact
    return max(lower, bound), upper, camps


def _two_camps(block: nx.Graph[Any]) -> dict[Any, int] | None:
    """Return the camps of a balanced block, or None (Harary and Kabell 1980)."""
    start = next(iter(block))
    side, todo = {start: 0}, [start]
    while todo:
        node = todo.pop()
        for other, about in block[node].items():
            expected = side[node] if about["sign"] > 0 else 1 - side[node]
            if other not in side:
                side[other] = expected
                todo.append(other)
            elif side[other] != expected:
                return None
    return side


def _against(block: nx.Graph[Any], camps: dict[Any, int]) -> int:
    return sum((camps[a] == camps[b]) != (block.edges[a, b]["sign"] > 0) for a, b in block.edges)


def _descend(block: nx.Graph[Any], seed: int, starts: int = 20) -> tuple[int, dict[Any, int]]:
    """Return the best camps of several descents, each moving nodes over as long as that helps."""
    dice = random.Random(seed)
    nodes = list(block)
    best: tuple[int, dict[Any, int]] | None = None
    for _ in range(starts):
        side = {node: dice.randrange(2) for node in nodes}
        moved = True
        while moved:
            moved = False
            for node in nodes:
                # How many edges of the node agree with the camps, less how many don't.
                gain = sum(d["sign"] if side[node] == side[o] else -d["sign"] for o, d in block[node].items())
                if gain < 0:
                    side[node], moved = 1 - side[node], True
        count = _against(block, side)
        if best is None or count < best[0]:
            best = count, side
    assert best is not None
    return best


def _apart(block: nx.Graph[Any]) -> int:
    """Return how many unbalanced triangles share no edge, at least one: each needs a change of its own."""
    used: set[frozenset[Any]] = set()
    count = 0
    for triad in triangles(block):
        pairs = [frozenset(pair) for pair in combinations(triad, 2)]
        negative = sum(block.edges[tuple(pair)]["sign"] < 0 for pair in pairs)
        if negative % 2 and not used.intersection(pairs):
            used.update(pairs)
            count += 1
    return max(count, 1)


def _program(block: nx.Graph[Any]) -> tuple[int, dict[Any, int] | None]:
    """Return a lower bound and, where one was found, camps: the least sum of edges against them."""
    import math

    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import coo_array

    nodes = list(block)
    place = {node: i for i, node in enumerate(nodes)}
    size, edges = len(nodes), [(a, b, block.edges[a, b]["sign"]) for a, b in block.edges]
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    least: list[float] = []

    def demand(terms: list[tuple[int, float]], at_least: float) -> None:
        for column, value in terms:
            rows.append(len(least))
            columns.append(column)
            values.append(value)
        least.append(at_least)

    for k, (a, b, s) in enumerate(edges):
        i, j, f = place[a], place[b], size + k
        if s > 0:
            demand([(f, 1), (i, -1), (j, 1)], 0)
            demand([(f, 1), (i, 1), (j, -1)], 0)
        else:
            demand([(f, 1), (i, -1), (j, -1)], -1)
            demand([(f, 1), (i, 1), (j, 1)], 1)
    width = size + len(edges)
    upper = np.ones(width)
    # Turning everything over changes nothing: the busiest node is fixed.
    busiest = place[max(nodes, key=lambda n: (block.degree(n), -place[n]))]
    upper[busiest] = 0
    found = milp(
        c=np.r_[np.zeros(size), np.ones(len(edges))],
        constraints=LinearConstraint(coo_array((values, (rows, columns)), shape=(len(least), width)).tocsr(), least),
        integrality=np.r_[np.ones(size), np.zeros(len(edges))],
        bounds=Bounds(np.zeros(width), upper),
        options={"node_limit": NODE_LIMIT},
    )
    bound = 0 if found.mip_dual_bound is None else max(0, math.ceil(found.mip_dual_bound - 1e-6))
    if found.x is None:
        return bound, None
    return bound, {node: round(found.x[i]) for node, i in place.items()}


__all__ = ["Balance", "balance", "signed_graph", "triangles"]
