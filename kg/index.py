"""What the build takes out of the quads so that answering needs no parsing: names, passages, statements, the
arrays of the path graph, and the words by which passages are found.

Every part is plain lists and dicts and is kept as JSON beside the store.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg import gazetteer, thesaurus
from kg.names import Folder, bigrams, script_table
from kg.nearest import nearest
from kg.terms import (
    ALT_LABEL,
    CITO,
    DCTERMS,
    ID,
    KG,
    LABEL,
    PASSAGE,
    RDF,
    RDFS,
    SKOS,
    TYPE,
    compact,
    home_of,
    local,
    tag,
)
from kg.words import forms, tokens

DEFAULT = DefaultGraph()
_NO_NODES = {KG + c for c in ("Passage", "NotContent", "Disagreement", "Quantity", "DegreeCondition", "Table")}
_IMPLIES = (
    "http://semanticweb.cs.vu.nl/2009/11/sem/hasActor",
    *(KG + name for name in ("initiator", "target", "recipient", "caseState", "within", "of")),
)
"""Relations by which a passage on an event, case or number also tells of somebody it does not name."""
_SAID_BY = {KG + "claimant", KG + "proposedBy"}
"""Relations by which a passage names who says or proposes what it tells."""
_KINDS = {KG + "Claim": "claim", KG + "ProposedAct": "proposed", KG + "Negation": "negation"}

Json = dict[str, Any]


LETTERS = re.compile(r"(?<=\d)[a-z]{1,2}$")
"""What tells the passages of one line apart in their names."""


def told(iri: str) -> tuple[str, int, int, str]:
    """Return by what passages are put in the order in which an article tells them: its key, the line (tables
    after the lines), and a before z before aa."""
    article, _, name = iri.removeprefix(PASSAGE).partition("/")
    number = re.match(r"l(\d+)", name)
    return article, int(number[1]) if number else 10**6, len(name), name


def text_of(term: Literal) -> Json:
    """Return a literal as the contracts print it."""
    return {
        "value": term.value,
        "datatype": None if term.language else compact(term.datatype.value),
        "language": tag(term.language) if term.language else None,
    }


class Indexer:
    """Takes the parts of a snapshot out of expanded quads.

    Parameters
    ----------
    quads : iterable of Quad
        As `kg.expand.expand` and `kg.expand.derive` return them.
    words : Path
        The thesaurus.
    field : Path
        The gazetteer.
    """

    def __init__(self, quads: Iterable[Any], words: Path, field: Path) -> None:
        self.about: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        self.graphs: dict[tuple[str, str, Any], list[str]] = defaultdict(list)
        for quad in quads:
            if quad.graph_name == DEFAULT:
                self.about[quad.subject.value][quad.predicate.value].append(quad.object)
            else:
                key = (quad.subject.value, quad.predicate.value, quad.object)
                self.graphs[key].append(quad.graph_name.value)
        self._tokens: dict[tuple[str, tuple[str, ...]], frozenset[str]] = {}
        self._relations: dict[str, set[str]] = {}
        self.fold_table = script_table()
        self.folder = Folder(self.fold_table)
        self.phrases, self.word_groups = thesaurus.read(words, self.folder)
        self._known = thesaurus.Phrases(self.phrases)
        self.entries = gazetteer.read(field)

    @cached_property
    def statements(self) -> list[tuple[tuple[str, str, Any], list[str]]]:
        """The statements of named graphs, each with its graphs, in a stable order."""
        return sorted(self.graphs.items(), key=lambda item: (item[0][0], item[0][1], str(item[0][2])))

    def tables(self) -> dict[str, Json]:
        """Return all parts as tables for `kg.tables.write`."""
        things, names = self.names()
        postings, occurrences, implied, places = self.words()
        spellings, sizes = self.spellings(names)
        return {
            "things": things,
            "names": names,
            "vocabulary": self.vocabulary(),
            "articles": self.articles(),
            "passages": self.passages(),
            "disagreements": self.disagreements(),
            "postings": postings,
            "occurrences": occurrences,
            "implied": implied,
            "nearest": nearest(postings, occurrences, len(places["passages"])),
            "phrases": self.phrases,
            "absent": gazetteer.absent(self.entries, {*names, *self.phrases}, self._texts(postings), self.folder),
            "dates": self.dates(),
            **spellings,
            "whole": {
                "sizes": sizes,
                "fold": self.fold_table,
                "network": self.network(),
                "groups": self.word_groups,
                **places,
            },
        }

    def values(self, iri: str, predicate: str) -> list[str]:
        """Return the values of a property as strings."""
        about = self.about.get(iri)
        found = about.get(predicate) if about else None
        return [term.value for term in found] if found else []

    def first(self, iri: str, predicate: str) -> str | None:
        """Return one value of a property, or None."""
        found = self.values(iri, predicate)
        return found[0] if found else None

    def by_language(self, iri: str, *predicates: str) -> dict[str, list[str]]:
        """Return literals by language, those of the first property first, each once."""
        found: dict[str, list[str]] = {}
        for predicate in predicates:
            for term in self.about.get(iri, {}).get(predicate, []):
                if isinstance(term, Literal):
                    names = found.setdefault(tag(term.language or "en"), [])
                    if term.value not in names:
                        names.append(term.value)
        return found

    def types(self, iri: str) -> list[str]:
        """Return the types of a thing."""
        return sorted(self.values(iri, TYPE))

    def names(self) -> tuple[Json, Json]:
        """Return things with labels and types, and the folded names with the things that they may mean."""
        things: Json = {}
        folded: dict[str, list[str]] = defaultdict(list)
        for iri in sorted(self.about):
            if not iri.startswith(ID):
                continue
            labels = self.by_language(iri, LABEL, ALT_LABEL)
            if not labels:
                continue
            key = iri.removeprefix(ID)
            types = [local(t) for t in self.types(iri)]
            things[key] = {"types": types, "labels": labels}
            if not set(types) & {"Claim", "ProposedAct", "Negation", "CaseCoding"}:
                hidden = self.by_language(iri, SKOS + "hiddenLabel")
                for group in (labels, hidden):
                    for names in group.values():
                        for name in names:
                            for form in forms(self.folder.fold(name).strip()):
                                if key not in folded[form]:
                                    folded[form].append(key)
        return things, dict(sorted(folded.items()))

    @staticmethod
    def spellings(names: Iterable[str]) -> tuple[dict[str, Json], list[int]]:
        """Return what near names are found by: ``spellings``, place -> folded name; ``pairs``, pair of characters
        -> places of the names that hold it; ``initials``, letters -> names that begin their words by them; and
        how many pairs each name has. Sentences are nobody's spelling and are left out."""
        known: dict[str, str] = {}
        pairs: dict[str, list[int]] = defaultdict(list)
        initials: dict[str, list[str]] = defaultdict(list)
        sizes: list[int] = []
        for name in names:
            if len(name) > LONGEST_SPELLING:
                continue
            held = bigrams(name)
            for pair in sorted(held):
                pairs[pair].append(len(sizes))
            known[str(len(sizes))] = name
            sizes.append(len(held))
            words = re.findall(r"[a-z]+", name) if name.isascii() else []
            for letters in {"".join(w[0] for w in words), "".join(w[0] for w in words if w not in SMALL_WORDS)}:
                if 3 <= len(letters) <= 8:
                    initials[letters].append(name)
        return {
            "spellings": known,
            "pairs": dict(sorted(pairs.items())),
            "initials": dict(sorted(initials.items())),
        }, sizes

    def vocabulary(self) -> Json:
        """Return labels of classes, properties and fixed values, sentence patterns, and superclasses."""
        found: Json = {}
        for iri in sorted(self.about):
            if iri.startswith((ID, PASSAGE)) or not self.values(iri, LABEL):
                continue
            entry: Json = {"labels": {k: v[0] for k, v in self.by_language(iri, LABEL).items()}}
            patterns = self.by_language(iri, KG + "pattern")
            if patterns:
                entry["pattern"] = {k: v[0] for k, v in patterns.items()}
            if self.first(iri, KG + "hop") == "true":
                entry["hop"] = True
            parents = [compact(p) for p in self.values(iri, RDFS + "subClassOf")]
            if parents:
                entry["parents"] = parents
            found[compact(iri)] = entry
        return found

    def articles(self) -> Json:
        """Return the articles by key."""
        found: Json = {}
        for iri in sorted(self.about):
            if KG + "Article" not in self.values(iri, TYPE):
                continue
            creators = self.values(iri, DCTERMS + "creator")
            found[iri.removeprefix(ID + "article-")] = {
                "iri": iri,
                "number": self.first(iri, KG + "number"),
                "file": self.first(iri, KG + "file"),
                "date": self.first(iri, KG + "date"),
                "title": self.by_language(iri, DCTERMS + "title"),
                "labels": self.by_language(iri, LABEL),
                "authors": [c.removeprefix(ID) for c in creators],
                "venues": [v.removeprefix(ID) for v in self.values(iri, DCTERMS + "isPartOf")],
                "compilers": [c.removeprefix(ID) for c in self.values(iri, KG + "compiledBy")],
                "speakers": [s.removeprefix(ID) for s in self.values(iri, KG + "defaultSpeaker")],
            }
        return found

    def passages(self) -> Json:
        """Return the metadata of each passage and its triples."""
        triples: dict[str, list[Any]] = defaultdict(list)
        for (s, p, o), graphs in self.statements:
            end: Any = o.value.replace(ID, "id:", 1) if isinstance(o, NamedNode) else text_of(o)
            for graph in graphs:
                if graph.startswith(PASSAGE):
                    triples[graph].append(
                        [s.replace(ID, "id:", 1), compact(p), compact(end) if isinstance(end, str) else end]
                    )
        found: Json = {}
        for iri in sorted(self.about):
            if KG + "Passage" not in self.values(iri, TYPE):
                continue
            number = self.first(iri, KG + "line")
            paragraph = self.first(iri, KG + "paragraph")
            cites = self.values(iri, CITO + "citesAsEvidence")
            entry: Json = {
                "article": home_of(iri),
                "section": self.first(iri, KG + "section"),
                "paragraph": int(paragraph) if paragraph else None,
                "line": int(number) if number else None,
                "exact": self.first(iri, KG + "exact"),
                "speaker": (self.first(iri, KG + "speaker") or "").removeprefix(ID),
                "stance": local(self.first(iri, KG + "stance") or "asserts"),
                "summary": {k: v[0] for k, v in self.by_language(iri, KG + "summary").items()},
                "triples": triples.get(iri, []),
            }
            for name in ("prefix", "marker", "tableNumber", "row", "column", "note", "dateInferredFrom"):
                value = self.first(iri, KG + name)
                if value:
                    entry[name] = value
            if cites:
                entry["cites"] = [c.removeprefix(ID) for c in cites]
            found[iri.removeprefix(PASSAGE)] = entry
        return found

    def disagreements(self) -> Json:
        """Return what passages say differently: content by language, the passages, and what it is about."""
        found: Json = {}
        for iri in sorted(self.about):
            if KG + "Disagreement" in self.values(iri, TYPE):
                found[iri.removeprefix(ID)] = {
                    "content": {k: v[0] for k, v in self.by_language(iri, KG + "content").items()},
                    "between": [p.removeprefix(PASSAGE) for p in self.values(iri, KG + "between")],
                    "about": [t.removeprefix(ID) for t in self.values(iri, KG + "about")],
                }
        return found

    def network(self) -> Json:
        """Return the arrays of the path graph: nodes, predicates, passages, and edges as
        ``[subject, predicate, object, kind, [passages], date, earliest, latest, speaker]``, the first three and
        the passages as places in those lists.

        Hops are the relations that the ontology marks so, between things and claims; the content of a claim
        or a negation that is one triple is an edge of that kind.
        """
        hops = {iri for iri in self.about if self.first(iri, KG + "hop") == "true"}
        nodes: dict[str, int] = {}
        predicates: dict[str, int] = {}
        passages: dict[str, int] = {}
        edges: list[list[Any]] = []

        def place(table: dict[str, int], name: str) -> int:
            return table.setdefault(name, len(table))

        def usable(iri: str) -> bool:
            return iri.startswith(ID) and bool(self.about.get(iri)) and not (_NO_NODES & set(self.values(iri, TYPE)))

        def add(s: str, p: str, o: str, kind: str, graphs: list[str]) -> None:
            if s == o or not (usable(s) and usable(o)):
                return
            edges.append([
                place(nodes, s.removeprefix(ID)), place(predicates, compact(p)), place(nodes, o.removeprefix(ID)),
                kind, [place(passages, g.removeprefix(PASSAGE).replace(ID, "id:", 1)) for g in graphs],
                *self.dated(s, o), self.speaker_of(s, graphs),
            ])  # fmt: skip

        for (s, p, o), graphs in self.statements:
            kind = next((k for t, k in _KINDS.items() if t in self.values(s, TYPE)), "fact")
            if p in hops and isinstance(o, NamedNode):
                add(s, p, o.value, kind, graphs)
            if p == RDF + "predicate" and kind != "fact":
                subject, object_ = self.first(s, RDF + "subject"), self.first(s, RDF + "object")
                if subject and object_ and o.value in hops:
                    add(subject, o.value, object_, kind, graphs)
        return {
            "nodes": list(nodes),
            "predicates": list(predicates),
            "passages": list(passages),
            "edges": edges,
        }

    def dates(self) -> Json:
        """Return for each thing the dates that passages give it, each with the passages."""
        found: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for (s, p, o), graphs in self.statements:
            said = sorted(g.removeprefix(PASSAGE) for g in graphs if g.startswith(PASSAGE))
            if p == KG + "date" and said:
                found[s.removeprefix(ID)].setdefault(o.value, []).extend(said)
        return found

    def dated(self, *ends: str) -> list[str | None]:
        """Return date, earliest and latest day of the first end that has them."""
        for iri in ends:
            if self.first(iri, KG + "date"):
                return [self.first(iri, KG + name) for name in ("date", "earliest", "latest")]
        return [None, None, None]

    def speaker_of(self, iri: str, graphs: list[str]) -> str | None:
        """Return who speaks: the claimant of a claim, else the speaker of the first passage."""
        speaker = self.first(iri, KG + "claimant") or self.first(iri, KG + "proposedBy")
        for graph in graphs:
            speaker = speaker or self.first(graph, KG + "speaker")
        return speaker.removeprefix(ID) if speaker else None

    def words(self) -> tuple[Json, Json, Json, Json]:
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
        for (s, p, o), graphs in self.graphs.items():
            for graph in graphs:
                content[graph].add((s, p, o.value if isinstance(o, NamedNode) else ""))
        for iri in sorted((i for i in self.about if KG + "Passage" in self.values(i, TYPE)), key=told):
            triples = content[iri]
            told_of = {end for s, p, o in triples for end in ((s,) if p in _SAID_BY else (s, o)) if end.startswith(ID)}
            told_of |= set(self.values(iri, CITO + "citesAsEvidence"))
            ends = told_of | {o for _, p, o in triples if p in _SAID_BY and o.startswith(ID)}
            ends |= {v for v in self.values(iri, KG + "speaker") if KG + "Article" not in v}
            text = [*self.values(iri, KG + "summary"), *self.values(iri, KG + "exact")]
            found = set(tokens(" \n ".join(text), self.folder)).union(*(self._name_tokens(end) for end in told_of))
            # Who says it is known by name alone: "the authors of Vulnerable Alliances" says nothing of what is told.
            found = found.union(*(self._name_tokens(end, LABEL) for end in ends - told_of))
            relations = {p for _, p, _ in triples} | {o for _, p, o in triples if p == RDF + "predicate"}
            found = found.union(self._groups(text), *(self._relation_groups(p) for p in relations))
            for word in sorted(found):
                postings[word].append(len(names))
            implied = self._implied(ends) - ends
            for end in sorted(ends):
                things[end.removeprefix(ID)].append(len(names))
            for end in sorted(v for v in implied if v.startswith(ID)):
                hinted[end.removeprefix(ID)].append(len(names))
            names.append(iri.removeprefix(PASSAGE))
            traits.append("".join(sorted(self._traits(iri, triples))))
        places = {"passages": names, "traits": traits, "lines": self._lines(names)}
        return dict(sorted(postings.items())), dict(sorted(things.items())), dict(sorted(hinted.items())), places

    def _texts(self, postings: Json) -> dict[str, list[int]]:
        """Return the places of tokens in passages and, after these, in the titles of works: a name that stands only in
        the title of what an article cites is spoken of, too."""
        found: dict[str, list[int]] = dict(postings)
        titles = [v for iri in sorted(self.about) for v in self.values(iri, DCTERMS + "title")]
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
        found = {v for end in ends for p in _IMPLIES for v in self.values(end, p)}
        measured = {v for end in ends | found for v in self.values(end, KG + "indicatorOf")} | ends
        found |= {v for end in ends for v in self.values(end, SKOS + "broader")}
        found |= {other for end in ends for other in self.inferred_same[end]}
        variables = {v for v in measured if KG + "Variable" in self.values(v, TYPE)}
        return found | variables | {v for end in variables for v in self.values(end, SKOS + "related")}

    @cached_property
    def inferred_same(self) -> dict[str, set[str]]:
        """Things that a coding takes for the same, both ways."""
        found: dict[str, set[str]] = defaultdict(set)
        for iri in self.about:
            for other in self.values(iri, KG + "inferredSameAs"):
                found[iri].add(other)
                found[other].add(iri)
        return found

    def _name_tokens(self, iri: str, *properties: str) -> frozenset[str]:
        """Return the tokens of a thing's names: all of them, or those that some properties give."""
        key = (iri, properties)
        if key not in self._tokens:
            names = [n for group in self.by_language(iri, *(properties or (LABEL, ALT_LABEL))).values() for n in group]
            self._tokens[key] = frozenset(tokens(" \n ".join(names), self.folder))
        return self._tokens[key]

    def _groups(self, texts: Iterable[str]) -> set[str]:
        """Return the groups of the thesaurus that texts hold a word of, marked."""
        return {thesaurus.MARK + group for t in texts for group in self._known.groups(self.folder.fold(t))}

    def _relation_groups(self, iri: str) -> set[str]:
        """Return the groups of the words by which a relation is said; none for those that say no more than
        what kind of statement it is."""
        if self.first(iri, KG + "hop") != "true":
            return set()
        if iri not in self._relations:
            self._relations[iri] = self._groups(self.values(iri, LABEL))
        return self._relations[iri]

    def _traits(self, iri: str, triples: set[tuple[str, str, str]]) -> set[str]:
        """Return one letter for each thing that a passage holds (see `TRAITS`)."""
        found: set[str] = set()
        types = {t for s in {s for s, _, _ in triples} for t in self.values(s, TYPE)}
        for letter, class_name in TRAITS.items():
            if KG + class_name in types:
                found.add(letter)
        for s, p, o in triples:
            if p == KG + "date" and KG + "Quantity" not in self.values(s, TYPE):
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
        if self.values(iri, KG + "tableNumber"):
            found.add("t")
        return found


LONGEST_SPELLING = 60
"""How long a name is at most that is searched for near names."""
SMALL_WORDS = {"a", "an", "and", "at", "for", "in", "of", "on", "the", "to"}
"""English words that an abbreviation may leave out."""
TRAITS = {"c": "Claim", "p": "ProposedAct", "n": "Negation", "q": "Quantity", "k": "CaseCoding"}
"""Letters of the traits that are types; besides them ``d`` a dated thing, ``e`` an explanation, ``f`` a
definition, ``t`` a table cell, ``w`` a work."""
