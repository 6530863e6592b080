"""Other ways to rank paths, to compare ours with: each gives candidates in order, the best first.

All rank the same candidates: simple paths of at most four steps, the shortest by number of steps and the cheapest by
our cost, some hundreds of each.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import islice, pairwise
from typing import Any

import networkx as nx

from kg.costs import Costs
from kg.network import select
from kg.routes import cheapest_paths
from kg.snapshot import Snapshot

CANDIDATES = 200


class Rankings:
    """The graph as the rankings see it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.rows = select(snapshot)
        self.costs = Costs(snapshot.network, self.rows)
        self.names: list[str] = snapshot.network["nodes"]
        self.simple: nx.Graph[int] = nx.Graph()
        self.simple.add_nodes_from(range(len(self.names)))
        self.simple.add_edges_from(sorted({(min(r[0], r[2]), max(r[0], r[2])) for r in self.rows}))
        self.of_predicate = Counter(row[1] for row in self.rows)
        self.going: Counter[tuple[int, int]] = Counter((row[0], row[1]) for row in self.rows)
        self.coming: Counter[tuple[int, int]] = Counter((row[2], row[1]) for row in self.rows)
        self.going_all = Counter(row[0] for row in self.rows)
        self.coming_all = Counter(row[2] for row in self.rows)

    def candidates(self, start: str, end: str) -> list[list[int]]:
        """Return the paths that all rankings choose from."""
        first, last = self.costs.place[start], self.costs.place[end]
        ours = islice(cheapest_paths(self.costs.neighbours, self.costs.toll, first, last, 4), CANDIDATES)
        plain = islice(nx.shortest_simple_paths(self.simple, first, last), CANDIDATES)
        found = {tuple(path) for path in [*ours, *plain] if len(path) <= 5}
        return [list(path) for path in sorted(found)]

    def shortest(self, path: list[int]) -> tuple[Any, ...]:
        """Fewest steps; among equals by name, which tells nothing."""
        return len(path), [self.names[n] for n in path]

    def degree(self, path: list[int]) -> tuple[Any, ...]:
        """Least sum of the logarithms of the degrees of what is passed through, ends included (Moore, Steinke and
        Tresp 2011, A novel metric for information retrieval in semantic networks)."""
        return sum(math.log(self.simple.degree[n]) for n in path), len(path), path

    def pf_itf(self, path: list[int]) -> tuple[Any, ...]:
        """Greatest mean informativeness of the relations: predicate frequency at the ends times inverse triple
        frequency (Pirrò 2015, Explaining and suggesting relatedness in knowledge graphs)."""
        told = [max(map(self._pf_itf, self.costs.hop(a, b))) for a, b in pairwise(path)]
        return -sum(told) / len(told), len(path), path

    def _pf_itf(self, row: list[Any]) -> float:
        subject, predicate, object_ = row[:3]
        itf = math.log(len(self.rows) / self.of_predicate[predicate])
        going = self.going[subject, predicate] / self.going_all[subject]
        coming = self.coming[object_, predicate] / self.coming_all[object_]
        return (going + coming) / 2 * itf
