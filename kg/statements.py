"""What the passages say of each thing: every value of every property, with the passages that give it."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal, InvalidOperation
from functools import cached_property

from kg.quantities import Quantity
from kg.query import run
from kg.snapshot import Snapshot
from kg.terms import compact

_SAID = ("kg:Claim", "kg:ProposedAct", "kg:Negation")

Values = dict[str, dict[str, list[str]]]


def identities(snapshot: Snapshot) -> dict[str, str]:
    """Return node -> the one of several inferred to be the same that stands for all; others are left out."""
    found: dict[str, str] = {}

    def last(node: str) -> str:
        while node in found:
            node = found[node]
        return node

    for row in run(snapshot, "SELECT ?a ?b WHERE { ?a kg:inferredSameAs ?b } ORDER BY ?a ?b"):
        a, b = (last(compact(row[name].value)) for name in ("a", "b"))
        if a != b:
            found[max(a, b)] = min(a, b)
    return {node: last(node) for node in found}


class Statements:
    """The triples of all passages, by subject and property.

    Parameters
    ----------
    snapshot : Snapshot
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.of: dict[str, Values] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
        for name, entry in snapshot.passages.items():
            for subject, predicate, end in entry["triples"]:
                value = end if isinstance(end, str) else str(end["value"])
                self.of[subject][predicate][value].append(name)

    def values(self, node: str, *predicates: str) -> list[str]:
        """Return the values of properties of a node, each once."""
        about = self.of.get(node, {})
        return list(dict.fromkeys(v for p in predicates for v in about.get(p, ())))

    def first(self, node: str, predicate: str) -> str:
        """Return one value of a property, or an empty text."""
        return next(iter(self.of.get(node, {}).get(predicate, ())), "")

    def kind(self, node: str) -> str:
        """Return ``kg:Claim``, ``kg:ProposedAct``, ``kg:Negation``, or an empty text."""
        types = self.of.get(node, {}).get("rdf:type", ())
        return next((t for t in _SAID if t in types), "")

    def passages(self, node: str) -> list[str]:
        """Return the passages that say what a claim, act, negation or number is."""
        return list(dict.fromkeys(p for found in self.of[node]["rdf:type"].values() for p in found))

    @cached_property
    def identity(self) -> dict[str, str]:
        """As `identities`."""
        return identities(self.snapshot)

    def same(self, node: str) -> str:
        """Return the one that a node is inferred to be the same as, else the node."""
        return self.identity.get(node, node)

    def triple(self, node: str) -> tuple[str, str, str] | None:
        """Return the content of a claim or negation that is one triple, else None."""
        s, p, o = (self.first(node, f"rdf:{part}") for part in ("subject", "predicate", "object"))
        return (self.same(s), p, self.same(o)) if s and p and o else None

    @cached_property
    def quantities(self) -> list[Quantity]:
        """All numbers, by key."""
        holders: dict[str, list[str]] = defaultdict(list)
        for node, about in self.of.items():
            for quantity in about.get("kg:quantity", ()):
                holders[quantity].append(node)
        nodes = sorted(n for n, about in self.of.items() if "kg:Quantity" in about.get("rdf:type", ()))
        return [q for n in nodes if (q := self._quantity(n, holders[n]))]

    def _quantity(self, node: str, holders: list[str]) -> Quantity | None:
        def one(predicate: str) -> str:
            return self.first(node, predicate)

        try:
            low, high = (Decimal(t) if (t := one(p) or one("kg:value")) else None for p in _ENDS)
        except InvalidOperation:
            return None
        of = frozenset(self.values(node, "kg:of"))
        told = [m for h in holders for m in ([h] if not self.kind(h) else self.values(h, "kg:about", "kg:addressedTo"))]
        dates = [d for h in holders if self.kind(h) != "kg:Claim" for d in self.values(h, "kg:date")]
        return Quantity(
            key=node,
            measure=one("kg:measure"),
            of=of,
            holders=frozenset(holders),
            matters=of or frozenset(told),
            low=low,
            high=high,
            bound=one("kg:bound").removeprefix("kg:"),
            approximate=one("kg:approximate") == "true",
            unit=one("kg:currency") or one("kg:unit"),
            per=one("kg:per"),
            date=one("kg:date") or (dates[0] if len(dates) == 1 else ""),
            proposed=one("kg:estimate") == "true" or any(self.kind(h) == "kg:ProposedAct" for h in holders),
            sources=frozenset(self.values(node, "kg:accordingTo")),
            parts=frozenset(self.values(node, "kg:appliesTo", "kg:within")),
            passages=tuple(self.passages(node)),
        )


_ENDS = ("kg:lowerBound", "kg:upperBound")
