"""Ranked explanations of how two things are linked.

The best explanation is rarely the shortest. A path is scored by how much its relations tell, how well they are
evidenced, and how busy the things are that it passes through; candidates are the simple paths in order of that
score, up to a budget; the chosen ones differ from one another.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import islice, pairwise
from typing import Any

from kg.network import Edge, edge, select, sentence
from kg.snapshot import Snapshot
from kg.terms import ID, PASSAGE, full

BUDGET = 200
"""How many candidates are looked at."""

HUB_WEIGHT = 0.9
CLAIM_WEIGHT = 0.15
RARITY_WEIGHT = 0.7
OVERLAP_WEIGHT = 0.35
SAME_KIND_WEIGHT = 0.2


@dataclass
class Path:
    """One way from a thing to another.

    Attributes
    ----------
    nodes : list of str
        Keys of things, from start to end.
    hops : list of list of Edge
        For each step the relations between its ends, the most telling first.
    cost : float
        Less is better.
    parts : dict of str to float
        What the cost is made of: ``relations``, ``evidence``, ``hubs``.
    """

    nodes: list[str]
    hops: list[list[Edge]]
    cost: float
    parts: dict[str, float] = field(default_factory=dict)


@dataclass
class Found:
    """The chosen paths, and what was left out.

    Attributes
    ----------
    paths : list of Path
    considered : int
        How many candidates were scored.
    hidden : dict of str to int
        Busy things, each with how many candidates through it are not shown.
    """

    paths: list[Path]
    considered: int
    hidden: dict[str, int]


def cheapest_paths(
    neighbours: Mapping[int, Mapping[int, float]], toll: Callable[[int], float], start: int, end: int, longest: int
) -> Iterator[list[int]]:
    """Yield simple paths between two nodes, the cheapest first.

    A path costs the price of its steps and a toll for each node that it passes through. Best-first search
    whose estimate is the exact cost of the rest when its length is left open, so that paths come out in order
    of cost (Hart, Nilsson and Raphael 1968). networkx' weighted `shortest_simple_paths` gives the same order;
    importing networkx alone takes longer than the whole answer does here.

    Parameters
    ----------
    neighbours : mapping of int to mapping of int to float
        An undirected graph with the price of each step.
    toll : callable
        What passing through a node costs.
    start, end, longest : int
        ``longest`` counts steps.
    """
    reach = _steps(neighbours, end, longest)
    if start == end or start not in reach:
        return
    rest = _rests(neighbours, toll, start, end, reach)
    queue: list[tuple[float, float, list[int]]] = [(rest[start], 0.0, [start])]
    while queue:
        _, spent, path = heappop(queue)
        node = path[-1]
        if node == end:
            yield path
            continue
        left = longest - len(path)
        here = spent + (toll(node) if node != start else 0.0)
        for other, price in neighbours[node].items():
            if other in rest and reach[other] <= left and other not in path:
                heappush(queue, (here + price + rest[other], here + price, [*path, other]))


def _steps(neighbours: Mapping[int, Mapping[int, float]], end: int, longest: int) -> dict[int, int]:
    """Return how many steps each node is from the end, as far as ``longest``."""
    reach = {end: 0}
    frontier = {end}
    for steps in range(1, longest + 1):
        frontier = {n for node in frontier for n in neighbours.get(node, ())} - reach.keys()
        reach.update(dict.fromkeys(frontier, steps))
    return reach


def _rests(
    neighbours: Mapping[int, Mapping[int, float]],
    toll: Callable[[int], float],
    start: int,
    end: int,
    reach: Mapping[int, int],
) -> dict[int, float]:
    """Return for each node in reach what a cheapest way on to the end costs, its own toll with it (Dijkstra
    1959)."""
    rest: dict[int, float] = {}
    queue = [(0.0, end)]
    while queue:
        cost, node = heappop(queue)
        if node in rest:
            continue
        rest[node] = cost
        if node == start:
            continue
        for other, price in neighbours.get(node, {}).items():
            if other not in rest and other in reach:
                heappush(queue, (cost + price + (toll(other) if other != start else 0.0), other))
    return rest


class Finder:
    """Finds paths in one set of relations.

    Parameters
    ----------
    arrays : dict
        As `Snapshot.network`.
    rows : list of list
        The rows of its edges to use, as from `kg.network.select`.
    """

    def __init__(self, arrays: dict[str, Any], rows: list[list[Any]]) -> None:
        self.arrays = arrays
        self.place: dict[str, int] = {name: i for i, name in enumerate(arrays["nodes"])}
        counts = Counter(row[1] for row in rows)
        total = max(len(rows), 2)
        # Information of a predicate, 0 for one that every relation has, 1 for one that occurs once.
        self.telling = {p: math.log(total / n) / math.log(total) for p, n in counts.items()}
        self.neighbours: dict[int, dict[int, float]] = defaultdict(dict)
        self.between: dict[tuple[int, int], list[list[Any]]] = defaultdict(list)
        for row in rows:
            s, o, price = row[0], row[2], self.price(row)
            if price < self.neighbours[s].get(o, 9.0):
                self.neighbours[s][o] = self.neighbours[o][s] = price
            self.between[(s, o) if s < o else (o, s)].append(row)
        self.busiest = max(map(len, self.neighbours.values()), default=1)
        self._tolls: dict[int, float] = {}

    def hop(self, left: int, right: int) -> list[list[Any]]:
        """Return the relations between two things, the cheapest first."""
        rows = self.between[(left, right) if left < right else (right, left)]
        return sorted(rows, key=lambda row: (self.price(row), row[1], row[0])) if len(rows) > 1 else rows

    def price(self, row: list[Any]) -> float:
        """Return what a relation costs: less for a telling predicate and several passages, more for a claim."""
        price = 1.0 - RARITY_WEIGHT * self.telling[row[1]]
        price /= 1.0 + 0.3 * math.log(max(len(row[4]), 1))
        return price + (CLAIM_WEIGHT if row[3] != "fact" else 0.0)

    def hub(self, node: int) -> float:
        """Return how busy a thing is: its degree on a logarithmic scale, at most 1."""
        return math.log(1 + len(self.neighbours[node])) / math.log(1 + self.busiest)

    def toll(self, node: int) -> float:
        """Return what passing through a thing costs."""
        found = self._tolls.get(node)
        if found is None:
            found = self._tolls[node] = HUB_WEIGHT * self.hub(node)
        return found

    def score(self, nodes: list[int]) -> Scored:
        """Return a path with what it costs and what the cost is made of."""
        first = [self.hop(a, b)[0] for a, b in pairwise(nodes)]
        relations = sum(1.0 - RARITY_WEIGHT * self.telling[row[1]] for row in first)
        prices = sum(self.price(row) for row in first)
        hubs = sum(self.toll(n) for n in nodes[1:-1])
        return Scored(nodes, tuple(row[1] for row in first), prices + hubs, (relations, prices - relations, hubs))

    def path(self, scored: Scored) -> Path:
        """Return a scored path with its relations."""
        hops = [[edge(self.arrays, row) for row in self.hop(a, b)] for a, b in pairwise(scored.nodes)]
        names = ("relations", "evidence", "hubs")
        parts = {name: round(value, 4) for name, value in zip(names, scored.parts, strict=True)}
        return Path([self.arrays["nodes"][n] for n in scored.nodes], hops, scored.cost, parts)


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate: places of its things, its relations' kinds (places of predicates), cost, and its parts."""

    nodes: list[int]
    signature: tuple[int, ...]
    cost: float
    parts: tuple[float, float, float]


def find(
    snapshot: Snapshot,
    starts: str | Sequence[str],
    ends: str | Sequence[str],
    *,
    k: int = 5,
    max_length: int = 4,
    via: Sequence[str] = (),
    without: Collection[str] = (),
    only: Collection[str] = (),
    as_of: str | None = None,
    asserted_only: bool = False,
) -> Found:
    """Return the best explanations of how two things, or two groups of things, are linked.

    Parameters
    ----------
    snapshot : Snapshot
    starts, ends : str or sequence of str
        Keys of things.
    k : int
        How many paths.
    max_length : int
        The most steps.
    via, without : collections of str
        Keys that every path passes through; keys or relations that none uses.
    only : collection of str
        Relations or classes to keep to.
    as_of : str, optional
        ISO day after which nothing counts.
    asserted_only : bool
        Leave claims out.

    Notes
    -----
    Cost of a path: for each step ``(1 - 0.7 I(p)) / (1 + 0.3 ln n)`` with ``I(p)`` the share of information
    of its rarest predicate and ``n`` its passages, plus 0.15 for a claim; for each inner thing ``0.9 ln(1+d) /
    ln(1+D)`` with its degree ``d`` and the largest degree ``D``. Paths that share inner things with a better
    one are charged 0.35 for each shared thing, and 0.2 for the same relations (maximal marginal relevance).
    """
    finder = Finder(snapshot.network, select(snapshot, only, without, as_of, asserted_only))
    through = {finder.place.get(key, -1) for key in via}
    scored: list[Scored] = []
    for start in [starts] if isinstance(starts, str) else starts:
        for end in [ends] if isinstance(ends, str) else ends:
            first, last = finder.place.get(start), finder.place.get(end)
            if first is None or last is None or first == last:
                continue
            # A path through given things may be one among many: more are looked at.
            budget = BUDGET * (20 if through else 1)
            candidates = cheapest_paths(finder.neighbours, finder.toll, first, last, max_length)
            scored += [finder.score(nodes) for nodes in islice(candidates, budget) if through <= set(nodes)]
    scored.sort(key=lambda c: (c.cost, len(c.nodes), c.nodes))
    chosen = _diverse(scored, k)
    return Found([finder.path(c) for c in chosen], len(scored), _hidden(finder, scored, chosen))


def _diverse(scored: list[Scored], k: int) -> list[Scored]:
    chosen: list[Scored] = []
    used: Counter[Any] = Counter()
    pool = list(scored[: max(200, 20 * k)])

    def charge(candidate: Scored) -> float:
        overlap = OVERLAP_WEIGHT * sum(used[n] for n in candidate.nodes[1:-1])
        return candidate.cost + overlap + SAME_KIND_WEIGHT * used[candidate.signature]

    while pool and len(chosen) < k:
        best = min(pool, key=charge)
        chosen.append(best)
        pool.remove(best)
        used.update([*best.nodes[1:-1], best.signature])
    return sorted(chosen, key=lambda c: c.cost)


def _hidden(finder: Finder, scored: list[Scored], chosen: list[Scored]) -> dict[str, int]:
    shown = {tuple(c.nodes) for c in chosen}
    through: Counter[int] = Counter()
    for candidate in scored:
        if tuple(candidate.nodes) not in shown:
            through.update({n for n in candidate.nodes[1:-1] if finder.hub(n) > 0.75})
    return {finder.arrays["nodes"][n]: count for n, count in through.most_common(5)}


def contract(snapshot: Snapshot, path: Path, language: str = "en") -> list[dict[str, Any]]:
    """Return a path as the contract of ``kg ask`` prints it: one object a step with ``subject, predicate,
    object, forward, passages`` and ``kind, date, speaker, sentence``."""
    steps = []
    for left, hop in zip(path.nodes[:-1], path.hops, strict=True):
        first = hop[0]
        steps.append(
            {
                "subject": _end(snapshot, first.subject),
                "predicate": {"iri": full(first.predicate), "labels": snapshot.labels(full(first.predicate))},
                "object": _end(snapshot, first.object),
                "forward": first.subject == left,
                "passages": [PASSAGE + p if "/" in p else ID + p.removeprefix("id:") for p in first.passages],
                "kind": first.kind,
                "date": first.date,
                "speaker": snapshot.label(first.speaker, language) if first.speaker else None,
                "sentence": sentence(snapshot, first, language),
                "also": [sentence(snapshot, other, language) for other in hop[1:4]],
            }
        )
    return steps


def _end(snapshot: Snapshot, key: str) -> dict[str, Any]:
    return {"iri": ID + key, "labels": snapshot.labels(key)}
