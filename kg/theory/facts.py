"""What a snapshot's store says of one theory and of what it refers to, by SPARQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError, TheoryError
from kg.query import run
from kg.snapshot import Snapshot
from kg.terms import DCTERMS, ID, KG, LABEL, PASSAGE, RDFS, THEORY, TYPE, local, tag
from kg.theory.model import Part

About = dict[str, dict[str, list[Any]]]


def short(iri: str) -> str:
    """Return the key of a part of a theory: what its IRI ends in.

    >>> short("https://w3id.org/alliance-kg/theory/burden-sharing/tables")
    'tables'
    """
    return local(iri)


class Facts:
    """What the store says of one theory.

    Parameters
    ----------
    snapshot : Snapshot
    name : str
        Of the theory.
    """

    def __init__(self, snapshot: Snapshot, name: str) -> None:
        self.snapshot = snapshot
        self.name = name
        self.iri = THEORY + name
        self.about: About = {}
        self.describe([self.iri])
        source = self.first(self.iri, DCTERMS + "source")
        self.article = source.removeprefix(ID + "article-") if source else None
        parts = [r["s"].value for r in self.rows(f"SELECT ?s WHERE {{ ?s dcterms:isPartOf <{self.iri}> }}")]
        self.own = sorted(set(parts))
        self.describe(self.own)
        # Bands, rows and conditions may be those of the articles' passages.
        for step in ("band", "hasRow", "whenDegree", "category"):
            self.describe(self._ends(step))
        self.describe(self._ends("counts", "when", "whenNot", "indicator", "gives", "variable", "degree", "otherwise"))
        self.describe(self._ends("predictedVariable", "measuredVariable", "statesHypothesis", "models"))

    def rows(self, text: str) -> list[Any]:
        """Return the rows of a query."""
        return list(run(self.snapshot, text))

    def describe(self, iris: Iterable[str]) -> None:
        """Take in all that is said of things."""
        wanted = [i for i in dict.fromkeys(iris) if i not in self.about]
        for iri in wanted:
            self.about[iri] = defaultdict(list)
        if wanted:
            values = " ".join(f"<{i}>" for i in wanted)
            for row in self.rows(f"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {values} }} ?s ?p ?o }}"):
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

    def in_order(self, iris: Iterable[str]) -> list[str]:
        """Return things in the order that the theory gives them, else in which the article first speaks of them."""
        return sorted(iris, key=lambda i: (self.number(i, "order"), *self._first_line(i), i))

    def _first_line(self, iri: str) -> tuple[int, int, str]:
        known = self.snapshot.passages.fetch(self.snapshot.speaking_of(iri.removeprefix(ID)))
        article = self.article
        lines = [(e["line"] or 0, len(n), n) for n, e in known.items() if article in {None, e["article"]}]
        return min(lines, default=(0, 0, ""))

    def passages(self) -> dict[str, list[str]]:
        """Return the passages in which bands, rows and indicators stand."""
        found: dict[str, list[str]] = defaultdict(list)
        nodes = " ".join(f"<{i}>" for i in sorted(self.about) if i.startswith(ID))
        if not nodes:
            return found
        said = "GRAPH ?g { { ?n a ?t } UNION { ?n kg:indicatorOf ?v } UNION { ?n kg:variableOf ?w } }"
        for row in self.rows(f"SELECT DISTINCT ?n ?g WHERE {{ VALUES ?n {{ {nodes} }} {said} }} ORDER BY ?n ?g"):
            if row["g"].value.startswith(PASSAGE):
                found[row["n"].value].append(row["g"].value)
        return found

    def asked(self, iri: str, text: str) -> list[Any]:
        """Return the rows of a query that a part of the theory holds.

        Raises
        ------
        TheoryError
            If it can't be run.
        """
        try:
            return self.rows(text)
        except QueryError as error:
            raise TheoryError(f"The query of {short(iri)} can't be run: {error.message}") from error


__all__ = ["Facts", "short"]
