"""Reading theories and their cases out of a snapshot's store, by SPARQL: shipped ones and the user's own alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError, TheoryError, UnknownThingError
from kg.query import run
from kg.snapshot import Snapshot
from kg.terms import ALT_LABEL, DCTERMS, ID, KG, LABEL, PASSAGE, RDFS, SKOS, THEORY, TYPE, local, tag
from kg.theory.logic import MET, UNKNOWN, UNMET, Band, Condition, Count, Row, Rule, Table, Taxonomy
from kg.theory.model import KINDS, Case, Cell, Part, Theory

About = dict[str, dict[str, list[Any]]]
MARKS = {KG + "met": MET, KG + "no-mark": UNMET, KG + "unmet": UNMET, KG + "unknown": UNKNOWN}
_RULES = {KG + "CountRule": Count, KG + "TableRule": Table, KG + "TaxonomyRule": Taxonomy}


def short(iri: str) -> str:
    """Return the key of a part of a theory: what its IRI ends in.

    >>> short("https://w3id.org/alliance-kg/theory/burden-sharing/tables")
    'tables'
    """
    return local(iri)


def names(snapshot: Snapshot) -> list[str]:
    """Return the names of the theories that can be run."""
    rows = run(snapshot, "SELECT ?t WHERE { ?t a kg:RunnableTheory }")
    return sorted({row["t"].value.removeprefix(THEORY) for row in rows})


def read(snapshot: Snapshot, name: str) -> Theory:
    """Return a theory by name.

    Raises
    ------
    UnknownThingError
        If there is none of that name.
    TheoryError
        If it is malformed: a rule that rests on nothing known, a circle of rules.
    """
    known = names(snapshot)
    if name not in known:
        raise UnknownThingError(f"There is no theory {name!r}.", f"There are: {', '.join(known)}.", tuple(known))
    return _Reader(snapshot, name).theory()


class _Reader:
    """Collects what the store says of one theory."""

    def __init__(self, snapshot: Snapshot, name: str) -> None:
        self.snapshot = snapshot
        self.name = name
        self.iri = THEORY + name
        self.about: About = {}
        self._describe([self.iri])
        source = self.first(self.iri, DCTERMS + "source")
        self.article = source.removeprefix(ID + "article-") if source else None
        parts = [r["s"].value for r in self._rows(f"SELECT ?s WHERE {{ ?s dcterms:isPartOf <{self.iri}> }}")]
        self.own = sorted(set(parts))
        self._describe(self.own)
        # Bands, rows and conditions may be those of the articles' passages.
        for step in ("band", "hasRow", "whenDegree", "category"):
            self._describe(self._ends(step))
        self._describe(self._ends("counts", "when", "whenNot", "indicator", "gives", "variable", "degree", "otherwise"))
        self._describe(self._ends("predictedVariable", "measuredVariable", "statesHypothesis", "models"))

    def _rows(self, text: str) -> list[Any]:
        return list(run(self.snapshot, text))

    def _describe(self, iris: Iterable[str]) -> None:
        wanted = [i for i in dict.fromkeys(iris) if i not in self.about]
        for iri in wanted:
            self.about[iri] = defaultdict(list)
        if wanted:
            values = " ".join(f"<{i}>" for i in wanted)
            for row in self._rows(f"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {values} }} ?s ?p ?o }}"):
                self.about[row["s"].value][row["p"].value].append(row["o"])

    def _ends(self, *predicates: str) -> list[str]:
        names_ = {KG + p for p in predicates}
        return sorted(
            {
                o.value
                for facts in list(self.about.values())
                for p, objects in facts.items()
                if p in names_
                for o in objects
                if isinstance(o, NamedNode)
            }
        )

    def values(self, iri: str, predicate: str) -> list[str]:
        """Return the values of a property, sorted."""
        full = predicate if predicate.startswith("http") else KG + predicate
        return sorted(o.value for o in self.about.get(iri, {}).get(full, []))

    def first(self, iri: str, predicate: str) -> str | None:
        """Return one value of a property, or None."""
        return next(iter(self.values(iri, predicate)), None)

    def number(self, iri: str, predicate: str, default: int = 0) -> int:
        """Return a whole number.

        Raises
        ------
        TheoryError
            If it is none.
        """
        value = self.first(iri, predicate)
        if value is None:
            return default
        try:
            return int(value)
        except ValueError:
            raise TheoryError(f"{predicate} of {short(iri)} is no whole number: {value!r}.") from None

    def texts(self, iri: str, predicate: str) -> dict[str, str]:
        """Return the texts of a property by language."""
        found: dict[str, str] = {}
        for term in self.about.get(iri, {}).get(predicate, []):
            if isinstance(term, Literal):
                found.setdefault(tag(term.language or "en"), term.value)
        return dict(sorted(found.items()))

    def part(self, iri: str, passages: Mapping[str, list[str]]) -> Part:
        """Return a part with its names and passages."""
        own = [*self.values(iri, "restsOn"), *passages.get(iri, [])]
        comment = self.texts(iri, RDFS + "comment") or self.texts(iri, KG + "content")
        return Part(short(iri), iri, self.texts(iri, LABEL), comment, tuple(dict.fromkeys(own)))

    def typed(self, name: str) -> list[str]:
        """Return the theory's own parts of a type, in their order."""
        found = [i for i in self.own if KG + name in self.values(i, TYPE)]
        return sorted(found, key=lambda i: (self.number(i, "order"), i))

    def theory(self) -> Theory:
        """Put the theory together."""
        passages = self._passages()
        parts = {iri: self.part(iri, passages) for iri in self.about}
        readings = tuple(parts[i] for i in self.typed("Reading"))
        default = short(self.first(self.iri, "defaultReading") or (readings[0].iri if readings else "only"))
        if not readings:
            readings = (Part("only", self.iri + "/only", {"en": "the only reading"}),)
        rules = self._rules(tuple(r.key for r in readings))
        by_key: dict[str, Part] = {}
        for part in parts.values():
            by_key.setdefault(part.key, part)
        given = {r.gives for found in rules.values() for r in found}
        inputs = dict.fromkeys(n for found in rules.values() for r in sorted(found, key=_place) for n in r.inputs())
        indicators = {n: by_key[n] for n in inputs if n not in given}
        for key, part in indicators.items():
            types = self.values(part.iri, TYPE)
            if KG + "Variable" in types or not (types or part.labels):
                raise TheoryError(
                    f"A rule of {self.name} looks at {key}, which no rule gives and which is no indicator.",
                    "Add a rule that gives it, or describe it as a kg:Indicator.",
                )
        predicted, measured = self.first(self.iri, "predictedVariable"), self.first(self.iri, "measuredVariable")
        models = self.first(self.iri, "models")
        return Theory(
            self.name,
            parts[self.iri],
            self.article,
            readings,
            default,
            rules,
            by_key,
            indicators,
            {short(i): tuple(self.values(i, "analogousTo")) for i in self.about if self.values(i, "analogousTo")},
            short(predicted) if predicted else None,
            short(measured) if measured else None,
            tuple(self._cases(indicators)),
            tuple(parts[i] for i in self.values(self.iri, "statesHypothesis")),
            tuple(parts[i] for i in self.typed("ScopeCondition")),
            models,
        )

    def _passages(self) -> dict[str, list[str]]:
        """The passages in which bands, rows and indicators stand."""
        found: dict[str, list[str]] = defaultdict(list)
        nodes = " ".join(f"<{i}>" for i in sorted(self.about) if i.startswith(ID))
        if not nodes:
            return found
        said = f"GRAPH ?g {{ {{ ?n a ?t }} UNION {{ ?n kg:indicatorOf ?v }} UNION {{ ?n kg:variableOf ?w }} }}"
        for row in self._rows(f"SELECT DISTINCT ?n ?g WHERE {{ VALUES ?n {{ {nodes} }} {said} }} ORDER BY ?n ?g"):
            if row["g"].value.startswith(PASSAGE):
                found[row["n"].value].append(row["g"].value)
        return found

    # --- Rules

    def _rules(self, readings: tuple[str, ...]) -> dict[str, list[Rule]]:
        found: dict[str, list[Rule]] = {name: [] for name in readings}
        for kind in _RULES:
            for iri in self.typed(local(kind)):
                under = [short(r) for r in self.values(iri, "underReading")] or list(readings)
                for reading in under:
                    if reading not in found:
                        raise TheoryError(f"{short(iri)} belongs to a reading {reading!r} that {self.name} lacks.")
                    found[reading].append(self._rule(iri, kind))
        from kg.theory.logic import ordered

        return {reading: ordered(rules) for reading, rules in found.items()}

    def _rule(self, iri: str, kind: str) -> Rule:
        gives = self.first(iri, "gives")
        if gives is None:
            raise TheoryError(f"The rule {short(iri)} gives no variable.", "Add kg:gives.")
        key, order = short(iri), self.number(iri, "order")
        otherwise = self.first(iri, "otherwise")
        if kind == KG + "CountRule":
            over = tuple(self._counted(i) for i in self._in_order(self.values(iri, "counts")))
            return Count(short(gives), key, order, over, self._bands(iri, len(over)))
        if kind == KG + "TableRule":
            rows = tuple(self._row(i) for i in self._in_order(self.values(iri, "hasRow")))
            return Table(short(gives), key, order, rows, short(otherwise) if otherwise else None)
        categories = self._in_order(self.values(iri, "category"))
        return Taxonomy(
            short(gives), key, order,
            tuple(self._row(i) for i in categories),
            {short(i): short(b) for i in categories for b in self.values(i, SKOS + "broader")[:1]},
            short(otherwise) if otherwise else "none",
        )  # fmt: skip

    def _in_order(self, iris: Iterable[str]) -> list[str]:
        """Things in the order that the theory gives them, else in which the article first speaks of them."""
        return sorted(iris, key=lambda i: (self.number(i, "order"), *self._first_line(i), i))

    def _first_line(self, iri: str) -> tuple[int, int, str]:
        known = self.snapshot.passages.fetch(self.snapshot.speaking_of(iri.removeprefix(ID)))
        article = self.article
        lines = [(e["line"] or 0, len(n), n) for n, e in known.items() if article in {None, e["article"]}]
        return min(lines, default=(0, 0, ""))

    def _counted(self, iri: str) -> Condition:
        return self._condition(iri) if KG + "DegreeCondition" in self.values(iri, TYPE) else Condition(short(iri))

    def _condition(self, iri: str) -> Condition:
        of, degree = self.first(iri, "variable"), self.first(iri, "degree")
        if not of or not degree:
            raise TheoryError(f"The condition {short(iri)} lacks its variable or its degree.")
        return Condition(short(of), short(degree))

    def _row(self, iri: str) -> Row:
        when = [self._condition(i) for i in self.values(iri, "whenDegree")]
        when += [Condition(short(i), MET) for i in self.values(iri, "when")]
        when += [Condition(short(i), UNMET) for i in self.values(iri, "whenNot")]
        return Row(tuple(when), short(self.first(iri, "degree") or iri), short(iri))

    def _bands(self, rule: str, total: int) -> tuple[Band, ...]:
        return tuple(self._band(i, total) for i in self.values(rule, "band"))

    def _band(self, iri: str, total: int) -> Band:
        degree = self.first(iri, "degree")
        if degree is None:
            raise TheoryError(f"The threshold {short(iri)} gives no degree.", "Add kg:degree.")
        exact = self.first(iri, "metCount")
        if exact is not None:
            count = self.number(iri, "metCount")
            return Band(count, count, short(degree), short(iri))
        low, high = self.number(iri, "atLeast"), self.number(iri, "atMost", total)
        for share in self.values(iri, "quantity"):
            low, high = self._share(share, total)
        return Band(low, high, short(degree), short(iri))

    def _share(self, iri: str, total: int) -> tuple[int, int]:
        """The numbers of conditions that a share of all of them, in percent, stands for."""
        self._describe([iri])
        percent = float(self.first(iri, "value") or 0)
        bound = short(self.first(iri, "bound") or "at-least")
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

    # --- Cases

    def _cases(self, indicators: Mapping[str, Part]) -> list[Case]:
        kinds: dict[str, str] = {}
        for iri in self.values(self.iri, "appliesToCase"):
            kinds[iri] = "suggested"
        for row in self._rows(f"SELECT ?c WHERE {{ ?c kg:codedFor <{self.iri}> }}"):
            kinds[row["c"].value] = "own"
        for iri in self.values(self.iri, "testsCase"):
            kinds[iri] = "article"
        self._describe(kinds)
        cells = self._cells(kinds, indicators)
        stated = self._stated(kinds)
        found = []
        for iri, kind in kinds.items():
            labels = self.texts(iri, LABEL)
            state = self.first(iri, "caseState")
            names_ = {short(iri), *labels.values(), *(o.value for o in self.about[iri].get(ALT_LABEL, []))}
            if state:
                names_ |= {short(state), *(n for group in self.snapshot.labels(state).values() for n in group)}
            key = self.first(iri, "caseName") or short(iri).removeprefix("case-")
            about = tuple(short(i) for i in self.values(iri, "caseState"))
            names_set = frozenset(names_)
            found.append(Case(key, iri, labels, names_set, about, kind, cells.get(iri, {}), stated.get(iri, {})))
        place = {iri: i for i, iri in enumerate(self._in_order(kinds))}
        return sorted(found, key=lambda c: (KINDS.index(c.kind), place[c.iri]))

    def _cells(
        self, kinds: Mapping[str, str], indicators: Mapping[str, Part]
    ) -> dict[str, dict[str, tuple[Cell, ...]]]:
        keys = {part.iri: key for key, part in indicators.items()}
        found: dict[str, dict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
        values = " ".join(f"<{i}>" for i in sorted(kinds))
        rows = self._rows(
            f"SELECT ?cell ?case ?i ?mark WHERE {{ VALUES ?case {{ {values} }} "
            "?cell kg:case ?case ; kg:indicator ?i ; kg:mark ?mark } ORDER BY ?cell ?i"
        )
        nodes = sorted({row["cell"].value for row in rows})
        self._describe(nodes)
        where = self._where(nodes)
        for row in rows:
            cell, case, indicator = row["cell"].value, row["case"].value, keys.get(row["i"].value)
            if indicator is None:
                continue
            passages = (*where.get(cell, ()), *self.values(cell, "restsOn"))
            reason = self.texts(cell, KG + "reasonText")
            coded = KG + "IndicatorCoding" in self.values(cell, TYPE)
            source = "own" if kinds[case] == "own" else "coding" if coded else "article"
            found[case][indicator].append(Cell(MARKS[row["mark"].value], passages, source, reason))
        for source_ in self.typed("IndicatorSource"):
            self._sourced(source_, kinds, keys, found)
        return {case: {i: tuple(c) for i, c in cells.items()} for case, cells in found.items()}

    def _sourced(
        self,
        source: str,
        kinds: Mapping[str, str],
        keys: Mapping[str, str],
        found: dict[str, dict[str, list[Cell]]],
    ) -> None:
        """Add what the query of an indicator's source finds; a case that is coded by hand keeps its coding."""
        text, otherwise = self.first(source, "metQuery"), self.first(source, "otherwise")
        indicators = [keys[i] for i in self.values(source, "indicator") if i in keys]
        if text is None or not indicators:
            raise TheoryError(f"{short(source)} lacks its query, or an indicator that a rule looks at.")
        try:
            rows = self._rows(text)
        except QueryError as error:
            raise TheoryError(f"The query of {short(source)} can't be run: {error.message}") from error
        met: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            passage = row["passage"].value if _has(row, "passage") and row["passage"] is not None else ""
            met[row["case"].value] += [passage] if passage.startswith(PASSAGE) else []
        for indicator in indicators:
            for case in kinds:
                if found[case].get(indicator):
                    continue
                if case in met:
                    found[case][indicator].append(Cell(MET, tuple(sorted(set(met[case]))), "graph"))
                elif otherwise:
                    found[case][indicator].append(Cell(MARKS[otherwise], (), "graph"))

    def _where(self, nodes: list[str]) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        if nodes:
            values = " ".join(f"<{i}>" for i in nodes)
            text = f"SELECT DISTINCT ?n ?g WHERE {{ VALUES ?n {{ {values} }} GRAPH ?g {{ ?n kg:case ?c }} }} ORDER BY ?g"
            for row in self._rows(text):
                if row["g"].value.startswith(PASSAGE):
                    found[row["n"].value].append(row["g"].value)
        return {node: tuple(graphs) for node, graphs in found.items()}

    def _stated(self, kinds: Mapping[str, str]) -> dict[str, dict[str, tuple[tuple[str, tuple[str, ...]], ...]]]:
        values = " ".join(f"<{i}>" for i in sorted(kinds))
        rows = self._rows(
            f"SELECT ?cell ?case ?v ?d WHERE {{ VALUES ?case {{ {values} }} "
            "?cell kg:case ?case ; kg:variable ?v ; kg:degree ?d } ORDER BY ?cell"
        )
        nodes = sorted({row["cell"].value for row in rows})
        self._describe(nodes)
        where = self._where(nodes)
        found: dict[str, dict[str, list[tuple[str, tuple[str, ...]]]]] = defaultdict(lambda: defaultdict(list))
        for row in rows:
            cell = row["cell"].value
            passages = (*where.get(cell, ()), *self.values(cell, "restsOn"))
            found[row["case"].value][short(row["v"].value)].append((short(row["d"].value), passages))
        return {case: {v: tuple(s) for v, s in about.items()} for case, about in found.items()}


def _place(rule: Rule) -> tuple[int, str]:
    return rule.order, rule.key


def _has(row: Any, name: str) -> bool:
    try:
        row[name]
    except KeyError:
        return False
    return True


__all__ = ["names", "read", "short"]
