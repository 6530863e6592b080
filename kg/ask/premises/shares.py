"""Shares: how much of what a question asks, but for what it pins down, each passage holds."""

from __future__ import annotations

from kg.ask.premises.pin import Pin, Test
from kg.ask.retrieval import retrieve
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Asked, Hit
from kg.ask.understanding.calendar import MONTHS

MARKS = {"年", "月", "日", "号"}
"""What stands after the numbers of a date in Chinese and Japanese."""


class Shares:
    """What share, by weight, each hit holds of what is asked for, reckoned once for all that is pinned down."""

    def __init__(self, context: Context) -> None:
        self._known = [a for a in context.sought if a.known]
        # What a date is written with is no rest of a question that the date is pinned down of.
        self._dates = [a for a in self._known if context.question.years and _of_a_date(a)]
        self._hits = context.hits
        self._snapshot = context.snapshot
        self._lines = context.snapshot.lines
        self._parts: dict[int, list[tuple[float, ...]]] = {}
        self._without: dict[tuple[int, int], list[tuple[float, Hit]]] = {}

    def without(self, one: Asked | None, beside: int = 0) -> list[tuple[float, Hit]]:
        """Return the hits with their shares of all but one thing, the greatest first; with what stands as many places
        beside them on their line."""
        out = next((i for i, a in enumerate(self._known) if a is one), len(self._known))
        kept = [i for i, a in enumerate(self._known) if self._is_rest(a, one)]
        whole = sum(self._known[i].weight for i in kept)
        if not whole:
            return []
        if (out, beside) not in self._without:
            rows = zip(self._of(beside), self._hits, strict=True)
            found = [(sum([row[i] for i in kept]) / whole, hit) for row, hit in rows]
            self._without[out, beside] = sorted(found, key=lambda f: -f[0])
        return self._without[out, beside]

    def own(self, pin: Pin, goes: Test, little: float, much: float) -> float:
        """Return the greatest share of the rest of a question that a passage which goes with what is pinned down holds
        with those beside it, apart from those that hold a rival: what is told of that is not told of it. Below what is
        little, and above what is much, it is no nearer than that."""
        kept = [a for a in self._known if self._is_rest(a, pin.but)]
        whole = sum(a.weight for a in kept)
        best = 0.0
        for most, hit in self.without(pin.but, pin.beside):
            if most <= max(best, little) or best > much:
                break
            if goes(hit):
                beside = _around(self._lines, hit, pin.beside)
                around = [p for p in beside if p == hit.place or not self._rivals(pin, p)]
                best = max(best, (sum(a.weight * max(a.held.get(p, 0.0) for p in around) for a in kept) / whole))
        return best

    def _is_rest(self, one: Asked, pinned: Asked | None) -> bool:
        return one is not pinned and not (pinned is None and one in self._dates)

    def _rivals(self, pin: Pin, place: int) -> bool:
        hit = retrieve.plain(self._snapshot, place)
        return pin.rivals(hit) and not pin.holds(hit)

    def _of(self, beside: int) -> list[tuple[float, ...]]:
        if beside not in self._parts:
            # Thing by thing, and only where it stands, which is much quicker than hit by hit.
            near: dict[int, list[int]] = {}
            for i, hit in enumerate(self._hits):
                for place in _around(self._lines, hit, beside) if beside else (hit.place,):
                    near.setdefault(place, []).append(i)
            columns = []
            for one in self._known:
                column = [0.0] * len(self._hits)
                for place in near.keys() & one.held.keys():
                    share = one.weight * one.held[place]
                    for i in near[place]:
                        if share > column[i]:
                            column[i] = share
                columns.append(column)
            self._parts[beside] = list(zip(*columns, strict=True))
        return self._parts[beside]


def _of_a_date(one: Asked) -> bool:
    return not one.mention and (one.text.isdigit() or one.text in MONTHS or one.text in MARKS)


def _around(lines: list[list[int]], hit: Hit, beside: int) -> range:
    """Return the places of a passage and of as many before and after it on its line."""
    first, last = lines[hit.place]
    return range(max(first, hit.place - beside), min(last, hit.place + beside) + 1)
