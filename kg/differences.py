"""What passages say differently of one thing, found in the graph by rule, and how they differ.

A difference of scope, time or precision is no contradiction: a pair is called one only where measure, thing and
time are the same and both can't be so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from kg.dates import bounds, say
from kg.difference import KINDS, Difference, Side, Teller, Told, articles_of, words_of
from kg.oppositions import Oppositions
from kg.quantities import Quantity, apart, compatible, spoken
from kg.query import run
from kg.snapshot import Snapshot
from kg.statements import Statements
from kg.terms import LANGUAGES, compact

_MOMENTS = ("Event", "ProposedAct", "Document", "JournalArticle", "Book", "NewsItem", "ReportDocument", "WebPage")
_PLACES = ("kg:locatedIn", "kg:within", "dcterms:isPartOf", "skos:broader", "kg:memberOf")


def find(snapshot: Snapshot) -> list[Difference]:
    """Return the differences that rules find in the graph: numbers, dates, relations that have one value, and
    claims against one another; the most telling kinds first."""
    said = Statements(snapshot)
    values, oppositions = Values(said), Oppositions(said)
    found = [*values.numbers(), *values.dates(), *values.values(), *oppositions.claims(), *oppositions.relations()]
    return sorted(dict.fromkeys(found), key=lambda d: (KINDS.index(d.kind), d.about, sorted(d.passages)))


class Values(Teller):
    """Finds numbers, dates and other values of one thing that differ."""

    # --- Numbers

    def numbers(self) -> Iterator[Difference]:
        """Numbers of one measure and one thing."""
        groups: dict[str, list[Quantity]] = defaultdict(list)
        for quantity in self.said.quantities:
            occasions = (h for h in quantity.holders if any(self.is_a(h, name) for name in ("Event", "ProposedAct")))
            for group in (quantity.measure, *occasions):
                groups[group].append(quantity)
        for group, members in sorted(groups.items()):
            united: list[tuple[Told, frozenset[str], dict[str, Quantity]]] = []
            for a, b in combinations(members, 2):
                told, matters = self._numbers(a, b, group), (a.matters & b.matters) or (a.holders & b.holders)
                if told:
                    # Pairs that differ alike and share a number are one difference of several sides.
                    joined = [u for u in united if u[:2] == (told, matters) and {a.key, b.key} & u[2].keys()]
                    united = [u for u in united if u not in joined]
                    united.append(
                        (told, matters, {k: q for u in joined for k, q in u[2].items()} | {a.key: a, b.key: b})
                    )
            for told, matters, sides in united:
                about = dict.fromkeys((group, *(sorted(matters) if self.is_a(group, "Measure") else ())))
                yield Difference(*told, tuple(about), tuple(self._number(q) for q in sides.values()))

    def _numbers(self, a: Quantity, b: Quantity, group: str) -> Told | None:
        """Tell how two numbers of one measure, or of one event or act, differ; None where they don't or are of
        different things."""
        if set(a.passages) & set(b.passages):
            return None
        across = articles_of(a.passages) != articles_of(b.passages)
        if a.measure != group or b.measure != group:
            return self._measures(a, b) if across else None
        if not a.matters & b.matters:
            return None
        same_thing = bool(a.holders & b.holders)
        if not across and not same_thing and not (a.of and b.of):
            return None  # Within one text, numbers that hang on different claims count different things.
        told = self._scope(a, b, same_thing)
        if told:
            return told if across else None
        if a.number == b.number and a.bound == b.bound and a.approximate == b.approximate:
            return None
        if not (a.date and b.date) and not same_thing:
            if across:
                return "different-date", "undated"
            if a.date or b.date:
                return None
        one_voice = not across and bool(self._voices(a) & self._voices(b))
        if a.number == b.number and compatible(a, b):
            return None if one_voice else ("different-precision", "same-number")
        if not compatible(a, b):
            return "contradiction", "numbers"
        if one_voice and (a.bound or b.bound or a.approximate or b.approximate):
            return None  # One speaker who says it roughly here and exactly there.
        return "different-precision", "rounded"

    def _voices(self, quantity: Quantity) -> set[str]:
        return {str(self.snapshot.passages[p]["speaker"]) for p in quantity.passages}

    def _measures(self, a: Quantity, b: Quantity) -> Told | None:
        """Tell how numbers of one event or act differ that two articles give as different measures."""
        if a.measure == b.measure or a.unit != b.unit:
            return None
        if a.number != b.number:
            return "different-scope", "measures"
        alike = (a.bound, a.approximate) == (b.bound, b.approximate)
        return None if alike or not compatible(a, b) else ("different-precision", "same-number")

    def _scope(self, a: Quantity, b: Quantity, same_thing: bool) -> Told | None:
        if a.unit != b.unit or (a.per and b.per and a.per != b.per):
            return "different-scope", "units"
        if a.parts and b.parts and a.parts != b.parts:
            return "different-scope", "parts"
        if a.date and b.date and apart(a.date, b.date):
            return "different-date", "periods"
        if a.proposed != b.proposed and not same_thing:
            return "different-scope", "proposed"
        surveys = [s for q in (a, b) for s in q.sources if self.is_a(s, "Survey")]
        if len(set(surveys)) > 1 and not a.sources & b.sources:
            return "different-scope", "sources"
        return None

    def _number(self, quantity: Quantity) -> Side:
        unit = quantity.unit
        frames = words_of()["bounds"]
        says = tuple(
            (tag, spoken(quantity, tag, frames[tag], self.name(unit, tag) if ":" in unit else "")) for tag in LANGUAGES
        )
        return Side(says, quantity.passages)

    # --- Dates

    def dates(self) -> Iterator[Difference]:
        """Dates of one thing."""
        for node, about in self._united("kg:date").items():
            if len(about) < 2 or self.said.first(node, "rdf:type") == "kg:Quantity":
                continue
            told = max((self._dates(node, a, b) for a, b in combinations(sorted(about), 2)), key=_telling)
            if len({p for found in about.values() for p in found}) > 1:
                sides = [Side(tuple((tag, say(d, tag)) for tag in LANGUAGES), tuple(ps)) for d, ps in about.items()]
                yield Difference(*told, (node,), tuple(sides))

    def _dates(self, node: str, a: str, b: str) -> Told:
        moment = any(self.is_a(node, name) for name in _MOMENTS)
        if apart(a, b):
            return ("contradiction", "dates") if moment else ("different-date", "several-dates")
        (a_low, a_high), (b_low, b_high) = bounds(a), bounds(b)
        if (a_low <= b_low and b_high <= a_high) or (b_low <= a_low and a_high <= b_high):
            return "different-precision", "exact-date"
        return "different-date", "ends"

    # --- Relations of which a thing has one

    def values(self) -> Iterator[Difference]:
        """Values of relations of which a thing has one only (``kg:singleValued``)."""
        for row in run(self.snapshot, "SELECT ?p WHERE { ?p kg:singleValued true } ORDER BY ?p"):
            predicate = compact(row["p"].value)
            for node, about in self._united(predicate).items():
                told = [t for a, b in combinations(sorted(about), 2) if (t := self._values(about, a, b))]
                if told:
                    sides = [Side(self.names(value), tuple(found)) for value, found in about.items()]
                    yield Difference(*max(told, key=_telling), tuple(node.split("|")), tuple(sides))

    def _values(self, about: dict[str, list[str]], a: str, b: str) -> Told | None:
        if set(about[a]) & set(about[b]):
            return None  # One passage gives both: it doesn't differ from itself.
        if self._lies_in(a, b) or self._lies_in(b, a):
            return "different-precision", "within"
        # Two things may overlap without the graph saying so; two values of a vocabulary exclude one another.
        return ("different-scope", "may-overlap") if a.startswith("id:") else ("contradiction", "one-value")

    def _lies_in(self, inner: str, outer: str) -> bool:
        todo, seen = [inner], set()
        while todo:
            node = todo.pop()
            if node == outer:
                return True
            if node not in seen:
                seen.add(node)
                todo += self.said.values(node, *_PLACES)
        return False

    def _united(self, predicate: str) -> dict[str, dict[str, list[str]]]:
        """Return thing -> value -> passages, things under the one that they are inferred to be the same as, and
        codings under what they code."""
        found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for node, about in self.said.of.items():
            if predicate in about:
                key = self.said.same(node)
                coded = self.said.values(node, "kg:case", "kg:variable", "kg:indicator")
                for value, passages in about[predicate].items():
                    place = found["|".join(coded) if len(coded) > 1 else key][self.said.same(value)]
                    place += [p for p in passages if p not in place]
        return {node: dict(about) for node, about in sorted(found.items()) if len(about) > 1}


def _telling(told: Told) -> int:
    return -KINDS.index(told[0])
