"""Theories as plain lists, so that they are kept as JSON and made again without the store: what each consists in, and
apart from that, since most of it is never asked for, the cells of its cases and what all of its parts are called."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from kg.theory.logic import Band, Condition, Count, Row, Rule, Table, Taxonomy
from kg.theory.model import Case, Cell, Part, Theory

Json = dict[str, Any]
T = TypeVar("T")


def plain(theory: Theory) -> Json:
    """Return a theory as plain lists, without its details and without what its source files under its categories, which
    only who looks at the whole theory asks for."""
    return theory._asdict() | {
        "rules": {reading: [_plain(rule) for rule in rules] for reading, rules in theory.rules.items()},
        "parts": {key: theory.parts[key] for key in _given(theory) if key in theory.parts},
        "cases": [case._replace(names=sorted(case.names), cells={}) for case in theory.cases],  # type: ignore[arg-type]
        "filings": (),
    }


def details(theory: Theory) -> Json:
    """Return the parts of a theory, and the cells of its cases, as plain lists."""
    return {"parts": dict(theory.parts), "cells": {case.key: dict(case.cells) for case in theory.cases}}


def made(found: Json, more: Callable[[], Json]) -> Theory:
    """Return a theory from plain lists.

    Parameters
    ----------
    found : dict
        As `plain` returns it.
    more : callable
        Returns its details, as `details` does; called when they are first asked for.
    """
    indicators = {key: _part(part) for key, part in found["indicators"].items()}
    return Theory(
        **found
        | {
            "part": _part(found["part"]),
            "readings": _parts(found["readings"]),
            "rules": {reading: [_rule(*rule) for rule in rules] for reading, rules in found["rules"].items()},
            "parts": _Later(
                lambda: {key: _part(part) for key, part in more()["parts"].items()},
                indicators | {key: _part(part) for key, part in found["parts"].items()},
            ),
            "indicators": indicators,
            "analogous": {key: tuple(others) for key, others in found["analogous"].items()},
            "cases": tuple(_case(case, more) for case in found["cases"]),
            "hypotheses": _parts(found["hypotheses"]),
            "scope": _parts(found["scope"]),
            "filings": (),
        }
    )


class _Later(Mapping[str, T]):
    """A mapping that is made when it is first looked into for something else than what is known of it at once."""

    def __init__(self, make: Callable[[], dict[str, T]], known: Mapping[str, T] | None = None) -> None:
        self._make = make
        self._known = known or {}
        self._made: dict[str, T] | None = None

    def _all(self) -> dict[str, T]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getitem__(self, key: str) -> T:
        return self._known[key] if key in self._known else self._all()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


def _given(theory: Theory) -> list[str]:
    """Return the variables that rules give, and their degrees: what a question may call by its name without naming an
    indicator."""
    rules = [rule for found in theory.rules.values() for rule in found]
    return list(dict.fromkeys(key for rule in rules for key in (rule.gives, *rule.degrees())))


def _part(row: list[Any]) -> Part:
    key, iri, labels, comment, passages = row
    return Part(key, iri, labels, comment, tuple(passages))


def _parts(rows: list[list[Any]]) -> tuple[Part, ...]:
    return tuple(map(_part, rows))


def _cell(row: list[Any]) -> Cell:
    state, passages, source, reason, by = row
    return Cell(state, tuple(passages), source, reason, tuple(by))


def _case(row: list[Any], more: Callable[[], Json]) -> Case:
    key, iri, labels, names, about, kind, _, stated = row
    told = {v: tuple((degree, tuple(places)) for degree, places in found) for v, found in stated.items()}
    cells = _Later(lambda: {i: tuple(map(_cell, several)) for i, several in more()["cells"][key].items()})
    return Case(key, iri, labels, frozenset(names), tuple(about), kind, cells, told)


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


__all__ = ["details", "made", "plain"]
