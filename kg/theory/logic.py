"""The rule language: three kinds of rule over indicators that are met, unmet or unknown.

A *count* rule says how many of its conditions hold and in which band that number falls; a *table* rule gives the
degree of the row whose conditions all hold; a *taxonomy* gives the most specific categories whose conditions all
hold. Unknown is not unmet (Kleene 1952): a variable has the set of all degrees that some way of filling in what
is unknown would give it, and is determined only where that set has one member.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from math import prod
from typing import NamedTuple

from kg.errors import TheoryError

MET, UNMET, UNKNOWN = "met", "unmet", "unknown"
STATES = (MET, UNMET, UNKNOWN)
UNDETERMINED = "undetermined"
MOST_SPLITS = 14
"""Open inputs on which several inputs of one rule may rest, at most: each doubles the work."""


class Condition(NamedTuple):
    """An indicator at a state, or a variable at a degree."""

    of: str
    value: str = MET


class Band(NamedTuple):
    """Numbers of conditions, from low to high, and the degree that they give."""

    low: int
    high: int
    degree: str
    key: str = ""


class Row(NamedTuple):
    """A degree and the conditions that must all hold for it."""

    when: tuple[Condition, ...]
    degree: str
    key: str = ""


class Rule:
    """What gives a variable its degree.

    Attributes
    ----------
    gives : str
        The variable.
    key : str
        Name of the rule.
    order : int
        Where it stands when several rules are shown.
    """

    def __init__(self, gives: str, key: str = "", order: int = 0) -> None:
        self.gives = gives
        self.key = key
        self.order = order

    def conditions(self) -> list[Condition]:
        """Return all conditions that the rule looks at."""
        raise NotImplementedError

    def degrees(self) -> tuple[str, ...]:
        """Return the degrees that the rule can give, the best first where they have an order."""
        raise NotImplementedError

    def outcomes(self, values: Mapping[str, frozenset[str]]) -> set[frozenset[str]]:
        """Return what the rule gives for each way of choosing one value for each input: the degrees that fit,
        none where nothing fits (a gap), several where rules contradict one another."""
        raise NotImplementedError

    def inputs(self) -> tuple[str, ...]:
        """Return the indicators and variables that the rule looks at, each once."""
        return tuple(dict.fromkeys(c.of for c in self.conditions()))


class Count(Rule):
    """Counts the conditions that hold and gives the degree of the band that the number falls in.

    Attributes
    ----------
    over : tuple of Condition
    bands : tuple of Band
    """

    def __init__(
        self,
        gives: str,
        key: str = "",
        order: int = 0,
        over: tuple[Condition, ...] = (),
        bands: tuple[Band, ...] = (),
    ) -> None:
        super().__init__(gives, key, order)
        self.over = over
        self.bands = bands

    def with_bands(self, bands: tuple[Band, ...]) -> Count:
        """Return the rule with other bands."""
        return Count(self.gives, self.key, self.order, self.over, bands)

    def conditions(self) -> list[Condition]:
        """Return all conditions that are counted."""
        return list(self.over)

    def degrees(self) -> tuple[str, ...]:
        """Return the degrees of the bands, that of the highest numbers first."""
        return tuple(dict.fromkeys(b.degree for b in sorted(self.bands, key=lambda b: (-b.high, -b.low))))

    def counts(self, values: Mapping[str, frozenset[str]]) -> set[int]:
        """Return the numbers of conditions that may hold."""
        reached = {0}
        for name in self.inputs():
            mine = [c.value for c in self.over if c.of == name]
            steps = {sum(value == wanted for wanted in mine) for value in values[name]}
            reached = {count + step for count in reached for step in steps}
        return reached

    def fitting(self, count: int) -> list[Band]:
        """Return the bands that a number falls in."""
        return [b for b in self.bands if b.low <= count <= b.high]

    def outcomes(self, values: Mapping[str, frozenset[str]]) -> set[frozenset[str]]:
        """Return the degrees that fit each number that may be reached."""
        return {frozenset(b.degree for b in self.fitting(n)) for n in self.counts(values)}

    @property
    def threshold(self) -> int | None:
        """The least number that gives the highest degree; None where there is no band."""
        best = self.degrees()
        return min((b.low for b in self.bands if b.degree == best[0]), default=None) if best else None


class Table(Rule):
    """Gives the degree of the row whose conditions all hold; the degree ``otherwise`` where no row fits.

    Attributes
    ----------
    rows : tuple of Row
    otherwise : str or None
    """

    def __init__(
        self, gives: str, key: str = "", order: int = 0, rows: tuple[Row, ...] = (), otherwise: str | None = None
    ) -> None:
        super().__init__(gives, key, order)
        self.rows = rows
        self.otherwise = otherwise

    def conditions(self) -> list[Condition]:
        """Return the conditions of all rows."""
        return [c for row in self.rows for c in row.when]

    def degrees(self) -> tuple[str, ...]:
        """Return the degrees of the rows in their order."""
        last = (self.otherwise,) if self.otherwise else ()
        return tuple(dict.fromkeys([*(r.degree for r in self.rows), *last]))

    def fitting(self, chosen: Mapping[str, str]) -> list[Row]:
        """Return the rows whose conditions all hold."""
        return [r for r in self.rows if all(chosen[c.of] == c.value for c in r.when)]

    def outcomes(self, values: Mapping[str, frozenset[str]]) -> set[frozenset[str]]:
        """Return the degrees of the rows that fit each combination."""
        found = set()
        for chosen in _choices(self.inputs(), values):
            degrees = frozenset(r.degree for r in self.fitting(chosen))
            found.add(degrees or frozenset({self.otherwise} if self.otherwise else ()))
        return found


class Taxonomy(Rule):
    """Gives the most specific categories whose conditions all hold, joined where there are several.

    Attributes
    ----------
    categories : tuple of Row
        Their conditions; ``degree`` names the category.
    broader : mapping of str to str
        The category above each; a category holds only where that above it does.
    otherwise : str
        What is said where no category fits.
    """

    def __init__(
        self,
        gives: str,
        key: str = "",
        order: int = 0,
        categories: tuple[Row, ...] = (),
        broader: Mapping[str, str] | None = None,
        otherwise: str = "none",
    ) -> None:
        super().__init__(gives, key, order)
        self.categories = categories
        self.broader: Mapping[str, str] = broader or {}
        self.otherwise = otherwise
        self._known: dict[tuple[frozenset[str], ...], set[frozenset[str]]] = {}

    def conditions(self) -> list[Condition]:
        """Return the conditions of all categories."""
        return [c for row in self.categories for c in row.when]

    def degrees(self) -> tuple[str, ...]:
        """Return the categories and what is said where none fits."""
        return (*(r.degree for r in self.categories), self.otherwise)

    def above(self, category: str) -> list[str]:
        """Return the categories above one, the nearest first."""
        found: list[str] = []
        while (category := self.broader.get(category, "")) and category not in found:
            found.append(category)
        return found

    def classify(self, chosen: Mapping[str, str]) -> list[str]:
        """Return the most specific categories that hold."""
        alone = {r.degree for r in self.categories if all(chosen[c.of] == c.value for c in r.when)}
        known = {r.degree for r in self.categories}
        holding = [c for c in alone if all(a in alone for a in self.above(c) if a in known)]
        return sorted(c for c in holding if not any(c in self.above(other) for other in holding))

    def outcomes(self, values: Mapping[str, frozenset[str]]) -> set[frozenset[str]]:
        """Return what each combination is classified as."""
        # The same is asked of a theory's cases again and again, and there are thousands of combinations.
        key = tuple(values[name] for name in self.inputs())
        if key not in self._known:
            self._known[key] = {
                frozenset({" + ".join(self.classify(chosen)) or self.otherwise})
                for chosen in _choices(self.inputs(), values)
            }
        return self._known[key]


def _choices(names: Iterable[str], values: Mapping[str, frozenset[str]]) -> Iterable[dict[str, str]]:
    names = tuple(names)
    if prod(len(values[n]) for n in names) > 2**MOST_SPLITS:
        unknown = ", ".join(n for n in names if len(values[n]) > 1)
        raise TheoryError(
            f"Too much is unknown to try every way of filling it in: {unknown}.", "Code some of these as met or unmet."
        )
    for chosen in product(*(sorted(values[n]) for n in names)):
        yield dict(zip(names, chosen, strict=True))


__all__ = ["Band", "Condition", "Count", "Row", "Rule", "Table", "Taxonomy"]
