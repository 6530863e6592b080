"""A theory and its cases as the library holds them, whatever file or graph they came from.

Named tuples, since the import of `dataclasses` takes as long as to tell that a question is none of a theory.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from kg.errors import TheoryError, UnknownThingError
from kg.names import likeness
from kg.theory.logic import MET, STATES, UNKNOWN, Band, Count, Row, Rule, Taxonomy

Json = dict[str, Any]
Labels = dict[str, str]
NONE: Labels = {}
"""Of what has no names, or no reason."""
KINDS = ("article", "suggested", "own")
"""Whose a case is: its author's own; another source's, to which we apply the theory; the user's own."""


class Part(NamedTuple):
    """Anything in a theory that has a name: variable, indicator, rule, band, row, category, reading, degree.

    Attributes
    ----------
    key : str
        By which commands know it.
    iri : str
    labels : dict of str to str
        By language.
    comment : dict of str to str
        By language; empty where there is none.
    passages : tuple of str
        IRIs of the passages that it rests on.
    """

    key: str
    iri: str
    labels: Labels = NONE
    comment: Labels = NONE
    passages: tuple[str, ...] = ()

    def label(self, language: str = "en") -> str:
        """Return the name in a language, else in English, else the key; without what stands behind it in brackets only
        to tell it from something else of that name."""
        name = self.labels.get(language) or self.labels.get("en") or self.key
        return name.partition("（")[0] if name.endswith("）") else name


class Cell(NamedTuple):
    """What somebody codes of a case on an indicator.

    Attributes
    ----------
    state : str
        ``met``, ``unmet`` or ``unknown``.
    passages : tuple of str
        On which it rests, or in which it stands.
    source : str
        ``article`` (its own table), ``graph`` (a query of the theory), ``coding`` (ours), ``own`` (the user's).
    reason : dict of str to str
        Why, by language; empty where the passage says it.
    by : tuple of str
        Keys of those who speak in the passages.
    """

    state: str
    passages: tuple[str, ...] = ()
    source: str = "article"
    reason: Labels = NONE
    by: tuple[str, ...] = ()


class Case(NamedTuple):
    """A case with its cells and what its author states of variables.

    Attributes
    ----------
    key : str
        By which commands know it.
    names : frozenset of str
        Other names by which it is known.
    about : tuple of str
        Keys of the states or things that it is about.
    kind : str
        See `KINDS`.
    cells : mapping of str to tuple of Cell
        By indicator; several where it was coded more than once.
    stated : mapping of str to tuple
        What the author states of variables: degrees with their passages.
    """

    key: str
    iri: str
    labels: Labels = NONE
    names: frozenset[str] = frozenset()
    about: tuple[str, ...] = ()
    kind: str = "article"
    cells: Mapping[str, tuple[Cell, ...]] = {}
    stated: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}

    def label(self, language: str = "en") -> str:
        """Return the name in a language, else in English, else the key."""
        return self.labels.get(language) or self.labels.get("en") or self.key

    def cell(self, indicator: str) -> Cell:
        """Return the cell on an indicator, unknown where there is none.

        Raises
        ------
        TheoryError
            If codings contradict one another.
        """
        found = [c for c in self.cells.get(indicator, ()) if c.state != UNKNOWN]
        states = sorted({c.state for c in found})
        if len(states) > 1:
            raise TheoryError(
                f"The codings of {self.key} on {indicator} contradict one another: {' and '.join(states)}.",
                "Keep one of them.",
            )
        if not found:
            return next(iter(self.cells.get(indicator, ())), Cell(UNKNOWN, source="none"))
        passages = tuple(dict.fromkeys(p for c in found for p in c.passages))
        by = tuple(dict.fromkeys(b for c in found for b in c.by))
        return found[0]._replace(passages=passages, by=by)

    def states(self, indicators: Mapping[str, Part]) -> dict[str, str]:
        """Return the state of each indicator."""
        return {key: self.cell(key).state for key in indicators}


class Filing(NamedTuple):
    """What the source files under a category of the theory.

    Attributes
    ----------
    part : Part
        The category.
    broader : str or None
        Key of the category above.
    things : tuple of Part
        What is filed there, each with its passages.
    """

    part: Part
    broader: str | None = None
    things: tuple[Part, ...] = ()


class Theory(NamedTuple):
    """Rules over coded indicators, with the readings under which they apply and the cases.

    Attributes
    ----------
    name : str
        By which commands know it.
    rules : dict of str to list of Rule
        By reading.
    parts : dict of str to Part
        Everything that has a name, by key.
    """

    name: str
    part: Part
    article: str | None
    readings: tuple[Part, ...]
    default: str
    rules: Mapping[str, list[Rule]]
    parts: Mapping[str, Part]
    indicators: Mapping[str, Part]
    analogous: Mapping[str, tuple[str, ...]]
    predicted: str | None
    measured: str | None
    cases: tuple[Case, ...]
    hypotheses: tuple[Part, ...] = ()
    scope: tuple[Part, ...] = ()
    models: str | None = None
    filings: tuple[Filing, ...] = ()

    def reading(self, name: str | None = None) -> str:
        """Return the key of a reading, the default where none is named.

        Raises
        ------
        TheoryError
            If there is no such reading.
        """
        if name is None:
            return self.default
        known = [r.key for r in self.readings]
        if name not in known:
            raise TheoryError(f"{self.name} has no reading {name!r}.", f"It has: {', '.join(known)}.")
        return name

    def variables(self, reading: str | None = None) -> list[str]:
        """Return the variables that rules give, in the order in which they are shown."""
        return [r.gives for r in sorted(self.rules[self.reading(reading)], key=lambda r: (r.order, r.key))]

    def named(self, key: str) -> Part:
        """Return a part by key; one that nothing describes has its key as its name."""
        return self.parts.get(key) or Part(key, key)

    def case(self, name: str) -> Case:
        """Return a case by key or any of its names.

        Raises
        ------
        UnknownThingError
            If there is none, with the cases that there are.
        """
        wanted = name.strip().casefold()
        for case in self.cases:
            if wanted in {case.key.casefold(), case.iri.casefold()} | {n.casefold() for n in case.names}:
                return case
        known = tuple(c.key for c in self.cases)
        raise UnknownThingError(f"{self.name} has no case {name!r}.", f"It has: {', '.join(known)}.", known)

    def indicator(self, name: str) -> str:
        """Return the key of an indicator from its key or a name of it in any language.

        Raises
        ------
        TheoryError
            If there is none, with those that come near.
        """
        wanted = name.strip().casefold()
        for key, part in self.indicators.items():
            if wanted in {key.casefold(), part.iri.casefold(), *(v.casefold() for v in part.labels.values())}:
                return key
        near = sorted(self.indicators, key=lambda k: -likeness(wanted, k))[:3]
        raise TheoryError(f"{self.name} has no indicator {name!r}.", f"Near: {', '.join(near)}.")

    def setting(self, text: str) -> tuple[str, str]:
        """Return indicator and state of ``indicator=state``.

        Raises
        ------
        TheoryError
            If it is not written so, or indicator or state are unknown.
        """
        name, mark, state = text.rpartition("=")
        if not mark:
            raise TheoryError(f"{text!r} sets nothing.", "Write indicator=met, =unmet or =unknown.")
        if state.strip() not in STATES:
            raise TheoryError(f"{state.strip()!r} is no state of an indicator.", f"Use {', '.join(STATES)}.")
        return self.indicator(name), state.strip()

    def with_cases(self, cases: tuple[Case, ...]) -> Theory:
        """Return the theory with other cases."""
        return self._replace(cases=cases)

    def rule(self, variable: str, reading: str | None = None) -> Rule | None:
        """Return the rule that gives a variable under a reading, or None."""
        return next((r for r in self.rules[self.reading(reading)] if r.gives == variable), None)

    def inputs(self, variable: str, reading: str | None = None) -> list[str]:
        """Return the indicators and variables that a variable's rule looks at; none where no rule gives it."""
        rule = self.rule(variable, reading)
        return list(rule.inputs()) if rule else []

    @staticmethod
    def parts_of(rule: Rule) -> list[Band | Row]:
        """Return the thresholds, rows or categories of a rule."""
        return [part for name in ("bands", "rows", "categories") for part in getattr(rule, name, ())]

    def behind(self, rule: Rule, known: Collection[str] = ()) -> list[str]:
        """Return the passages that a rule stands in: for each of its thresholds, rows or categories, or of some of
        them, and for each indicator that it looks at, the first before the others."""
        own = [part.key for part in self.parts_of(rule) if not known or part.key in known]
        groups = [self.named(key).passages for key in (*own, *(n for n in rule.inputs() if n in self.indicators))]
        first = [passages[0] for passages in groups if passages]
        return list(dict.fromkeys([*first, *(p for ps in groups for p in ps), *self.named(rule.key).passages]))

    def criteria(self, variable: str, reading: str | None = None) -> list[str]:
        """Return the indicators that a variable's rule looks at."""
        return [name for name in self.inputs(variable, reading) if name in self.indicators]


def changed(case: Case, settings: Mapping[str, str]) -> Case:
    """Return a case with other states of some indicators, marked as supposed."""
    cells = {**case.cells, **{key: (Cell(state, source="supposed"),) for key, state in settings.items()}}
    return case._replace(cells=cells)


__all__ = ["KINDS", "MET", "Case", "Cell", "Count", "Part", "Taxonomy", "Theory", "changed"]
