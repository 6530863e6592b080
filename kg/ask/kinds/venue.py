"""Venues: where what has a number took place, itself or by way of what it was part of."""

from __future__ import annotations

from collections.abc import Collection

from kg.ask.kinds.series import Number
from kg.ask.retrieval.context import Context

PLACING = {"kg:within", "sem:hasPlace", "kg:destination", "kg:locatedIn", "kg:host", "kg:stationedIn"}
"""Relations by which something is somewhere, itself or by way of something else."""
DEPTH = 4
"""Over how many of them."""


def places_in(context: Context) -> set[str]:
    """Return the states and places that a question has something happen in."""
    question = context.question
    spans = [m.span() for m in question.grammar.cues["located"].finditer(question.folded)]
    # "Talks in 2019" are of a time.
    spans = [(start, end) for start, end in spans if not any(map(str.isdigit, question.folded[start : end + 1]))]
    beside = [m for m in question.mentions if any(start < m.end and m.start < end for start, end in spans)]
    named = beside or question.mentions if spans else []
    return {k for m in named for k in m.keys if context.any_is([k], "State", "Place")}


def among(context: Context, numbers: Collection[Number], places: set[str]) -> dict[Number, list[str]]:
    """Return those of some numbers that are of what is in one of some places, each with the passages by which it is."""
    return {n: way for n in numbers if (way := _way(context, n.of, places))}


def picked(context: Context, numbers: Collection[Number]) -> list[Number]:
    """Return the numbers of the events that a question tells from the others by the place, the conference or the month
    that it names."""
    snapshot = context.snapshot
    places = {k for k in context.question.keys if context.any_is([k], "Place", "Conference")}
    months = [year for year in context.question.years if len(year) > len("2019")]

    def meant(key: str) -> bool:
        dates = snapshot.dates.get(key) or ()
        return bool(_way(context, key, places)) or any(d[:7] == month[:7] for d in dates for month in months)

    return [n for n in numbers if snapshot.is_a(n.of, "Event") and meant(n.of)]


def _way(context: Context, key: str, places: set[str], depth: int = DEPTH) -> list[str]:
    """Return the passages by which something is in one of some places; none where it is told nowhere."""
    if not depth or not key:
        return []
    steps = [(n, o[3:]) for n, s, p, o in context.stated_of(key) if s == f"id:{key}" and p in PLACING]
    direct = [name for name, end in steps if end in places]
    ways = ([name, *rest] for name, end in steps if (rest := _way(context, end, places, depth - 1)))
    return direct[:1] or list(dict.fromkeys(next(ways, [])))
