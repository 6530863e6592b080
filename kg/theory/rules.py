"""Making rules from what the store says of a theory."""

from __future__ import annotations

from kg.errors import TheoryError
from kg.terms import KG, SKOS, TYPE
from kg.theory.evaluation import ordered
from kg.theory.facts import Facts, short
from kg.theory.logic import MET, UNMET, Band, Condition, Count, Row, Rule, Table, Taxonomy

KINDS = ("CountRule", "TableRule", "TaxonomyRule")


class Rules:
    """Makes the rules of a theory.

    Parameters
    ----------
    facts : Facts
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def by_reading(self, readings: tuple[str, ...]) -> dict[str, list[Rule]]:
        """Return the rules under each reading, in the order in which they can be evaluated.

        Raises
        ------
        TheoryError
            If a rule is malformed, or rules go in a circle.
        """
        found: dict[str, list[Rule]] = {name: [] for name in readings}
        for kind in KINDS:
            for iri in self.facts.typed(kind):
                under = [short(r) for r in self.facts.values(iri, "underReading")] or list(readings)
                for reading in under:
                    if reading not in found:
                        raise TheoryError(
                            f"{short(iri)} belongs to a reading {reading!r} that {self.facts.name} lacks."
                        )
                    found[reading].append(self._rule(iri, kind))
        return {reading: ordered(rules) for reading, rules in found.items()}

    def _rule(self, iri: str, kind: str) -> Rule:
        gives = self.facts.first(iri, "gives")
        if gives is None:
            raise TheoryError(f"The rule {short(iri)} gives no variable.", "Add kg:gives.")
        key, order = short(iri), self.facts.number(iri, "order")
        otherwise = self.facts.first(iri, "otherwise")
        if kind == "CountRule":
            over = tuple(self._counted(i) for i in self.facts.in_order(self.facts.values(iri, "counts")))
            return Count(short(gives), key, order, over, self._bands(iri, len(over)))
        if kind == "TableRule":
            rows = tuple(self._row(i) for i in self.facts.in_order(self.facts.values(iri, "hasRow")))
            return Table(short(gives), key, order, rows, short(otherwise) if otherwise else None)
        categories = self.facts.in_order(self.facts.values(iri, "category"))
        return Taxonomy(
            short(gives), key, order,
            tuple(self._row(i) for i in categories),
            {
                self._degree(i): self._degree(b) for i in categories for b in self.facts.values(i, SKOS + "broader")[:1]
            },
            short(otherwise) if otherwise else "none",
        )  # fmt: skip

    def _counted(self, iri: str) -> Condition:
        return self._condition(iri) if KG + "DegreeCondition" in self.facts.values(iri, TYPE) else Condition(short(iri))

    def _condition(self, iri: str) -> Condition:
        of, degree = self.facts.first(iri, "variable"), self.facts.first(iri, "degree")
        if not of or not degree:
            raise TheoryError(f"The condition {short(iri)} lacks its variable or its degree.")
        return Condition(short(of), short(degree))

    def _row(self, iri: str) -> Row:
        when = [self._condition(i) for i in self.facts.values(iri, "whenDegree")]
        when += [Condition(short(i), MET) for i in self.facts.values(iri, "when")]
        when += [Condition(short(i), UNMET) for i in self.facts.values(iri, "whenNot")]
        return Row(tuple(when), self._degree(iri), short(iri))

    def _degree(self, iri: str) -> str:
        return short(self.facts.first(iri, "degree") or iri)

    def _bands(self, rule: str, total: int) -> tuple[Band, ...]:
        return tuple(self._band(i, total) for i in self.facts.values(rule, "band"))

    def _band(self, iri: str, total: int) -> Band:
        degree = self.facts.first(iri, "degree")
        if degree is None:
            raise TheoryError(f"The threshold {short(iri)} gives no degree.", "Add kg:degree.")
        exact = self.facts.first(iri, "metCount")
        if exact is not None:
            count = self.facts.number(iri, "metCount")
            return Band(count, count, short(degree), short(iri))
        low, high = self.facts.number(iri, "atLeast"), self.facts.number(iri, "atMost", total)
        for share in self.facts.values(iri, "quantity"):
            low, high = self._share(share, total)
        return Band(low, high, short(degree), short(iri))

    def _share(self, iri: str, total: int) -> tuple[int, int]:
        """The numbers of conditions that a share of all of them, in percent, stands for."""
        self.facts.describe([iri])
        percent = float(self.facts.first(iri, "value") or 0)
        bound = short(self.facts.first(iri, "bound") or "at-least")
        fits = {
            "more-than": lambda n: 100 * n > percent * total,
            "at-least": lambda n: 100 * n >= percent * total,
            "at-most": lambda n: 100 * n <= percent * total,
            "less-than": lambda n: 100 * n < percent * total,
        }
        if bound not in fits:
            raise TheoryError(f"The share {short(iri)} has a bound that no threshold can have: {bound}.")
        numbers = [n for n in range(total + 1) if fits[bound](n)]
        return (numbers[0], numbers[-1]) if numbers else (total + 1, total)


__all__ = ["Rules"]
