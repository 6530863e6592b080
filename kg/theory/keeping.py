"""Theories as plain lists, so that they are kept as JSON and made again without the store: what each consists in, and
apart from that, since most of it is never asked for, the cells of its cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kg.theory.logic import Band, Condition, Count, Row, Rule, Table, Taxonomy
from kg.theory.model import Case, Cell, Part, Theory

Json = dict[str, Any]
Cells = dict[str, Json]
"""Of a theory: case -> indicator -> codings."""


def plain(theory: Theory) -> Json:
    """Return a theory as plain lists, without the cells of its cases and without what its source files under its
    categories, which only who looks at the whole theory asks for."""
    return theory._asdict() | {
        "rules": {reading: [_plain(rule) for rule in rules] for reading, rules in theory.rules.items()},
        "cases": [case._replace(names=sorted(case.names), cells={}) for case in theory.cases],  # type: ignore[arg-type]
        "filings": (),
    }


def cells(theory: Theory) -> Cells:
    """Return the cells of a theory's cases as plain lists."""
    return {case.key: dict(case.cells) for case in theory.cases}


def made(found: Json, coded: Callable[[], Cells]) -> Theory:
    """Return a theory from plain lists.

    Parameters
    ----------
    found : dict
        As `plain` returns it.
    coded : callable
        Returns its cells; called when they are first asked for.
    """
    return Theory(
        **found
        | {
            "part": _part(found["part"]),
            "readings": _parts(found["readings"]),
            "rules": {reading: [_rule(*rule) for rule in rules] for reading, rules in found["rules"].items()},
            "parts": {key: _part(part) for key, part in found["parts"].items()},
            "indicators": {key: _part(part) for key, part in found["indicators"].items()},
            "analogous": {key: tuple(others) for key, others in found["analogous"].items()},
            "cases": tuple(_case(case, coded) for case in found["cases"]),
            "hypotheses": _parts(found["hypotheses"]),
            "scope": _parts(found["scope"]),
            "filings": (),
        }
    )


class _Coded(Mapping[str, tuple[Cell, ...]]):
    """The cells of a case, made when they are first asked for."""

    def __init__(self, case: str, coded: Callable[[], Cells]) -> None:
        self._case = case
        self._coded = coded
        self._made: dict[str, tuple[Cell, ...]] | None = None

    def _all(self) -> dict[str, tuple[Cell, ...]]:
        if self._made is None:
            found = self._coded()[self._case]
            self._made = {indicator: tuple(map(_cell, several)) for indicator, several in found.items()}
        return self._made

    def __getitem__(self, indicator: str) -> tuple[Cell, ...]:
        return self._all()[indicator]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


def _part(row: list[Any]) -> Part:
    key, iri, labels, comment, passages = row
    return Part(key, iri, labels, comment, tuple(passages))


def _parts(rows: list[list[Any]]) -> tuple[Part, ...]:
    return tuple(map(_part, rows))


def _cell(row: list[Any]) -> Cell:
    state, passages, source, reason, by = row
    return Cell(state, tuple(passages), source, reason, tuple(by))


def _case(row: list[Any], coded: Callable[[], Cells]) -> Case:
    key, iri, labels, names, about, kind, _, stated = row
    told = {v: tuple((degree, tuple(places)) for degree, places in found) for v, found in stated.items()}
    return Case(key, iri, labels, frozenset(names), tuple(about), kind, _Coded(key, coded), told)


def _plain(rule: Rule) -> list[Any]:
    """Return a rule as a list of its kind and what it is made of."""
    kind = type(rule).__name__
    own: list[Any] = []
    if isinstance(rule, Count):
        own = [rule.over, rule.bands]
    elif isinstance(rule, Table):
        own = [rule.rows, rule.otherwise]
    elif isinstance(rule, Taxonomy):
        own = [rule.categories, rule.broader, rule.otherwise]
    return [kind, rule.gives, rule.key, rule.order, *own]


def _rule(kind: str, gives: str, key: str, order: int, first: list[Any], *rest: Any) -> Rule:
    if kind == "Count":
        over = tuple(Condition(*c) for c in first)
        return Count(gives, key, order, over, tuple(Band(*b) for b in rest[0]))
    rows = tuple(Row(tuple(Condition(*c) for c in when), degree, name) for when, degree, name in first)
    return Table(gives, key, order, rows, *rest) if kind == "Table" else Taxonomy(gives, key, order, rows, *rest)


__all__ = ["Cells", "cells", "made", "plain"]
