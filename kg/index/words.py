"""The words by which passages are found, and what each passage names, implies and holds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from pyoxigraph import NamedNode

from kg import thesaurus
from kg.index.quads import Quads
from kg.names import Folder
from kg.terms import ALT_LABEL, CITO, DCTERMS, ID, KG, LABEL, PASSAGE, RDF, SKOS, TYPE, local
from kg.words import cut, tokens

Json = dict[str, Any]

_IMPLIES = (
    "http://semanticweb.cs.vu.nl/2009/11/sem/hasActor",
    *(KG + name for name in ("initiator", "target", "recipient", "caseState", "within", "of")),
)
"""Relations by which a passage on an event, case or number also tells of somebody it does not name."""
CREATOR = DCTERMS + "creator"
_SAID_BY = {KG + "claimant", KG + "proposedBy"}
"""Relations by which a passage names who says or proposes what it tells."""
LETTERS = re.compile(r"(?<=\d)[a-z]{1,2}$")
"""What tells the passages of one line apart in their names."""
TRAITS = {"c": "Claim", "p": "ProposedAct", "n": "Negation", "q": "Quantity", "k": "CaseCoding"}
"""Letters of the traits that are types; besides them ``d`` a dated thing, ``e`` an explanation, ``f`` a
definition, ``t`` a table cell, ``w`` a work."""


def told(iri: str) -> tuple[str, int, int, str]:
    """Return by what passages are put in the order in which an article tells them: its key, the line (tables
    after the lines), and a before z before aa."""
    article, _, name = iri.removeprefix(PASSAGE).partition("/")
    number = re.match(r"l(\d+)", name)
    return article, int(number[1]) if number else 10**6, len(name), name


class Words:
    """The index by which passages are found.

    Parameters
    ----------
    quads : Quads
    folder : Folder
    phrases : dict
        Of the thesaurus.
    """

    def __init__(self, quads: Quads, folder: Folder, phrases: Json) -> None:
        self.quads, self.folder = quads, folder
        self._known = thesaurus.Phrases(phrases)
        self._tokens: dict[tuple[str, tuple[str, ...]], frozenset[str]] = {}
        self._relations: dict[str, set[str]] = {}

    def tables(self) -> tuple[Json, Json, Json, Json]:
        """Return the index by which passages are found.

        The first table gives for each token (English stems, character pairs of Chinese and Japanese) the
        places of the passages in whose summary, quote, or names of things it stands; the second the same for
        things; the third the same for what a passage implies (who took part in the event, which state a case is
        about); the fourth holds ``passages``, their names in order of place, and ``traits``, which says what
        each holds: a date, a quantity, a claim, and so on.
        """
        postings: dict[str, list[int]] = defaultdict(list)
        things: dict[str, list[int]] = defaultdict(list)
        hinted: dict[str, list[int]] = defaultdict(list)
        names: list[str] = []
        traits: list[str] = []
        content: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
        makers = {o.value for _, p, o in self.quads.graphs if p == CREATOR}
        for (s, p, o), graphs in self.quads.graphs.items():
            for graph in graphs:
                content[graph].add((s, p, o.value if isinstance(o, NamedNode) else ""))
        for iri in sorted(self.quads.of_class("Passage"), key=told):
            triples = content[iri]
            told_of = {end for s, p, o in triples for end in ((s,) if p in _SAID_BY else (s, o)) if end.startswith(ID)}
            told_of |= set(self.quads.values(iri, CITO + "citesAsEvidence"))
            ends = told_of | {o for _, p, o in triples if p in _SAID_BY and o.startswith(ID)}
            ends |= {v for v in self.quads.values(iri, KG + "speaker") if KG + "Article" not in v}
            text = [*self.quads.values(iri, KG + "summary"), *self.quads.values(iri, KG + "exact")]
            # A summary in simplified and one in traditional characters are one when folded.
            folded = dict.fromkeys(map(self.folder.fold, text))
            found = set(cut(" \n ".join(folded))).union(*map(self._name_tokens, told_of - makers))
            # Who says it is known by name alone: "the authors of Vulnerable Alliances" says nothing of what is told.
            found = found.union(*(self._name_tokens(end, LABEL) for end in ends - told_of | makers & told_of))
            relations = {p for _, p, _ in triples} | {o for _, p, o in triples if p == RDF + "predicate"}
            found = found.union(self._groups(folded), *map(self._relation_groups, relations))
            place = len(names)
            for word in found:
                postings[word].append(place)
            implied = self._implied(ends) - ends
            for end in ends:
                things[end.removeprefix(ID)].append(place)
            for end in implied:
                if end.startswith(ID):
                    hinted[end.removeprefix(ID)].append(place)
            names.append(iri.removeprefix(PASSAGE))
            traits.append("".join(sorted(self._traits(iri, triples))))
        places = {"passages": names, "traits": traits, "lines": self._lines(names)}
        return dict(sorted(postings.items())), dict(sorted(things.items())), dict(sorted(hinted.items())), places

    def told(self, passages: Json) -> Json:
        """Return for each passage the phrases of the thesaurus in its English summary, in order of place: where each
        begins and ends in it as folded, and its groups."""
        summaries = {name: self.folder.fold(entry["summary"]["en"]) for name, entry in passages.items()}
        return {
            name: [[m.start, m.end, *m.groups] for m in self._known.matches(text)] for name, text in summaries.items()
        }

    def texts(self, postings: Json) -> dict[str, list[int]]:
        """Return the places of tokens in passages and, after these, in the titles of works: a name that stands only in
        the title of what an article cites is spoken of, too."""
        found: dict[str, list[int]] = dict(postings)
        titles = [v for iri in sorted(self.quads.about) for v in self.quads.values(iri, DCTERMS + "title")]
        first = 1 + max((places[-1] for places in postings.values()), default=0)
        for place, title in enumerate(titles, first):
            for token in set(tokens(title, self.folder)):
                # The index of the passages stays as it is.
                found[token] = [*found.get(token, ()), place]
        return found

    @staticmethod
    def _lines(names: list[str]) -> list[list[int]]:
        """Return for each passage the first and last place of those on its line; a table's cell stands alone."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(names):
            places[LETTERS.sub("", name)].append(place)
        return [[(found := places[LETTERS.sub("", name)])[0], found[-1]] for name in names]

    def _implied(self, ends: set[str]) -> set[str]:
        """Return what things imply: takers part and owners; of a table's cell, by way of its indicator and the
        variable that this measures, the concept that the variable stands for."""
        found = {v for end in ends for p in _IMPLIES for v in self.quads.values(end, p)}
        measured = {v for end in ends | found for v in self.quads.values(end, KG + "indicatorOf")} | ends
        found |= {v for end in ends for v in self.quads.values(end, SKOS + "broader")}
        found |= {other for end in ends for other in self.inferred_same[end]}
        variables = {v for v in measured if KG + "Variable" in self.quads.values(v, TYPE)}
        return found | variables | {v for end in variables for v in self.quads.values(end, SKOS + "related")}

    @cached_property
    def inferred_same(self) -> dict[str, set[str]]:
        """Things that a coding takes for the same, both ways."""
        found: dict[str, set[str]] = defaultdict(set)
        for iri in self.quads.about:
            for other in self.quads.values(iri, KG + "inferredSameAs"):
                found[iri].add(other)
                found[other].add(iri)
        return found

    def _name_tokens(self, iri: str, *properties: str) -> frozenset[str]:
        """Return the tokens of a thing's names: all of them, or those that some properties give."""
        key = (iri, properties)
        if key not in self._tokens:
            groups = self.quads.by_language(iri, *(properties or (LABEL, ALT_LABEL))).values()
            names = dict.fromkeys(self.folder.fold(name) for group in groups for name in group)
            self._tokens[key] = frozenset(cut(" \n ".join(names)))
        return self._tokens[key]

    def _groups(self, texts: Iterable[str]) -> set[str]:
        """Return the groups of the thesaurus that folded texts hold a word of, marked."""
        return {thesaurus.MARK + group for t in texts for group in self._known.groups(t)}

    def _relation_groups(self, iri: str) -> set[str]:
        """Return the groups of the words by which a relation is said; none for those that say no more than
        what kind of statement it is."""
        if self.quads.first(iri, KG + "hop") != "true":
            return set()
        if iri not in self._relations:
            self._relations[iri] = self._groups(map(self.folder.fold, self.quads.values(iri, LABEL)))
        return self._relations[iri]

    def _traits(self, iri: str, triples: set[tuple[str, str, str]]) -> set[str]:
        """Return one letter for each thing that a passage holds (see `TRAITS`)."""
        found: set[str] = set()
        types = {t for s in {s for s, _, _ in triples} for t in self.quads.values(s, TYPE)}
        for letter, class_name in TRAITS.items():
            if KG + class_name in types:
                found.add(letter)
        for s, p, o in triples:
            if p == KG + "date" and KG + "Quantity" not in self.quads.values(s, TYPE):
                found.add("d")
            if p in {
                KG + "causes",
                KG + "reason",
                KG + "resultedIn",
                KG + "favours",
                KG + "constrains",
                KG + "aimsAt",
            }:
                found.add("e")
            if p == KG + "claimKind":
                kind = local(o)
                found |= {"e"} if kind == "explanation" else {"f"} if kind == "definition" else set()
            if p == DCTERMS + "title":
                found.add("w")
        if self.quads.values(iri, KG + "tableNumber"):
            found.add("t")
        return found
