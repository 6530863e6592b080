"""What a path costs: how much its relations tell, how well they are evidenced, what it passes through."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

# Chosen on two thirds of the judged pairs of tests/questions/paths.json, rounded; `make questions` scores them.
RARITY_WEIGHT = 0.25
EVIDENCE_WEIGHT = 0.05
CLAIM_WEIGHT = 0.4
HUB_WEIGHT = 1.8
STATEMENT_WEIGHT = 0.125
RECORD_WEIGHT = 1.2
SHARED_WEIGHT = 0.8

DIGITS = 9
"""To how many decimals the cost of a path counts."""

_STATES = frozenset({"kg:about", "kg:claimant", "kg:proposedBy", "kg:proposes", "kg:addressedTo"})
_RECORDS = frozenset({"dcterms:creator", "dcterms:publisher", "org:member"})

Row = list[Any]
"""``[subject, predicate, object, kind, [passages], date, earliest, latest, speaker]`` (see `Snapshot.network`)."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate: places of its things, its relations' kinds (places of predicates), cost, and its parts."""

    nodes: list[int]
    signature: tuple[int, ...]
    cost: float
    parts: tuple[float, float, float, float]


PARTS = ("relations", "evidence", "through", "shared")


class Costs:
    """The prices of one set of relations.

    Parameters
    ----------
    arrays : dict
        As `Snapshot.network`.
    rows : list of Row
        The rows of its edges to use, as from `kg.network.select`.

    Notes
    -----
    A step costs ``1 - 0.25 I(p) - 0.05 ln n`` (at least a half) with ``I(p)`` the share of information of its predicate
    and ``n`` its passages; 0.4 more where only a claim or a plan says it; and 0.125 less where it leads to or from what
    is said itself, for a claim or a proposed act speaks of both its ends.

    Passing through a thing costs ``1.8 (ln(1+d) / ln(1+D))²`` with its degree ``d`` and the largest degree ``D``, and
    through a bibliographic record or an office 1.2 more, for these say where something stands and not how it is.

    Where two things have the same relation to a third (both cooperate with it, both pay for it), 0.8 is added: having
    something in common is the weakest of links.
    """

    def __init__(self, arrays: dict[str, Any], rows: list[Row]) -> None:
        self.arrays = arrays
        self.place: dict[str, int] = {name: i for i, name in enumerate(arrays["nodes"])}
        counts = Counter(row[1] for row in rows)
        total = max(len(rows), 2)
        # Information of a predicate, 0 for one that every relation has, 1 for one that occurs once.
        self.telling = {p: math.log(total / n) / math.log(total) for p, n in counts.items()}
        names = arrays["predicates"]
        states = {i for i, name in enumerate(names) if name in _STATES}
        records = {i for i, name in enumerate(names) if name in _RECORDS}
        self.statements = {row[0] for row in rows if row[1] in states and row[3] != "fact"}
        self.records = {row[0] for row in rows if row[1] in records and row[3] == "fact"}
        self.neighbours: dict[int, dict[int, float]] = defaultdict(dict)
        self.between: dict[tuple[int, int], list[Row]] = defaultdict(list)
        for row in rows:
            s, o, price = row[0], row[2], self.price(row)
            if price < self.neighbours[s].get(o, 9.0):
                self.neighbours[s][o] = self.neighbours[o][s] = price
            self.between[(s, o) if s < o else (o, s)].append(row)
        self.busiest = max(map(len, self.neighbours.values()), default=1)
        self._tolls: dict[int, float] = {}

    def hop(self, left: int, right: int) -> list[Row]:
        """Return the relations between two things, the cheapest first."""
        rows = self.between[(left, right) if left < right else (right, left)]
        return sorted(rows, key=lambda row: (self.price(row), row[1], row[0])) if len(rows) > 1 else rows

    def relation(self, row: Row) -> float:
        """Return what a relation costs by its predicate alone: less for a telling one."""
        return 1.0 - RARITY_WEIGHT * self.telling[row[1]]

    def price(self, row: Row) -> float:
        """Return what a relation costs: by its predicate, less for several passages, more for what is only said."""
        price = max(self.relation(row) - EVIDENCE_WEIGHT * math.log(max(len(row[4]), 1)), 0.5)
        if row[3] == "fact":
            return price
        return price + (-STATEMENT_WEIGHT if row[0] in self.statements else CLAIM_WEIGHT)

    def hub(self, node: int) -> float:
        """Return how busy a thing is: its degree on a logarithmic scale, at most 1."""
        return math.log(1 + len(self.neighbours[node])) / math.log(1 + self.busiest)

    def toll(self, node: int) -> float:
        """Return what passing through a thing costs."""
        found = self._tolls.get(node)
        if found is None:
            found = HUB_WEIGHT * self.hub(node) ** 2 + RECORD_WEIGHT * (node in self.records)
            self._tolls[node] = found
        return found

    def score(self, nodes: list[int]) -> Scored:
        """Return a path with what it costs and what the cost is made of."""
        first = [self.hop(a, b)[0] for a, b in pairwise(nodes)]
        relations = sum(map(self.relation, first))
        prices = sum(map(self.price, first))
        through = sum(map(self.toll, nodes[1:-1]))
        shared = SHARED_WEIGHT * sum(
            one[1] == other[1] and one[2] == other[2] == node
            for node, (one, other) in zip(nodes[1:-1], pairwise(first), strict=True)
        )
        parts = (relations, prices - relations, through, shared)
        # Rounded, so that equal costs are equal whatever order they were added up in: ties go by length and things.
        return Scored(nodes, tuple(row[1] for row in first), round(prices + through + shared, DIGITS), parts)
