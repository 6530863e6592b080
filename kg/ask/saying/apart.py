"""Whether two passages give numbers of the same that cannot both be so."""

from __future__ import annotations

from typing import Any, NamedTuple

from kg.ask.retrieval.facts import facts_of
from kg.snapshot import Snapshot

ROUNDED = 0.05
"""By what share a number that is called approximate may be off."""
FROM, UP_TO = {"kg:more-than", "kg:at-least"}, {"kg:less-than", "kg:at-most", "kg:nearly"}
"""Limits from which on, and up to which, a number may be."""


class Span(NamedTuple):
    """A number of a passage as the least and the greatest that it may be, with what it is of."""

    least: float
    most: float
    measure: str
    of: str
    when: str
    survey: str


def conflict(snapshot: Snapshot, one: str, other: str) -> bool:
    """Tell whether two passages give numbers of one measure, of the same at the same time, that exclude each other; a
    number and a limit that it keeps do not, nor what two surveys found."""
    return any(_exclude(a, b) for a in numbers_of(snapshot, one) for b in numbers_of(snapshot, other))


def _exclude(one: Span, other: Span) -> bool:
    same = one.measure == other.measure and (not one.of or not other.of or one.of == other.of)
    if one.survey and other.survey and one.survey != other.survey:
        return False
    return same and _meet(one.when, other.when) and (one.most < other.least or other.most < one.least)


def _meet(one: str, other: str) -> bool:
    """Tell whether two dates (EDTF) may be of one year."""
    if not one or not other:
        return True
    (start, end), (its_start, its_end) = _years(one), _years(other)
    return start <= its_end and its_start <= end


def _years(when: str) -> tuple[str, str]:
    """Return the first and the last year of a date."""
    start, _, end = when.partition("/")
    last = end if when.count("/") else start
    return start[:4] if start[:4].isdigit() else "0000", last[:4] if last[:4].isdigit() else "9999"


def numbers_of(snapshot: Snapshot, name: str) -> list[Span]:
    """Return the numbers that a passage gives, with what they are of."""
    about = facts_of(snapshot, name).values()
    return [_span(snapshot, facts) for facts in about if {"kg:value", "kg:lowerBound", "kg:upperBound"} & set(facts)]


def _span(snapshot: Snapshot, facts: dict[str, Any]) -> Span:
    def number(relation: str, otherwise: float) -> float:
        return float(facts[relation]["value"]) if relation in facts else otherwise

    value = number("kg:value", float("nan"))
    least, most = number("kg:lowerBound", float("-inf")), number("kg:upperBound", float("inf"))
    if value == value:
        bound = str(facts.get("kg:bound", ""))
        off = ROUNDED * abs(value) if facts.get("kg:approximate", {}).get("value") == "true" else 0.0
        least = float("-inf") if bound in UP_TO else value - off
        most = float("inf") if bound in FROM else value + off
    when = facts.get("kg:date", {})
    source = str(facts.get("kg:accordingTo", ""))
    survey = source if snapshot.is_a(source.removeprefix("id:"), "Survey") else ""
    measure, of = str(facts.get("kg:measure", "")), str(facts.get("kg:of", ""))
    return Span(least, most, measure, of, str(when.get("value", "")), survey)
