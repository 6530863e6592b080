"""What is kept of classes and properties, articles, passages, disagreements and dates, as plain records."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.index.quads import Quads
from kg.terms import CITO, DCTERMS, ID, KG, LABEL, PASSAGE, RDFS, compact, full, home_of, local, tag

Json = dict[str, Any]


def literal(term: Literal) -> Json:
    """Return a literal as the contracts print it."""
    return {
        "value": term.value,
        "datatype": None if term.language else compact(term.datatype.value),
        "language": tag(term.language) if term.language else None,
    }


def vocabulary(quads: Quads) -> Json:
    """Return labels of classes, properties and fixed values, sentence patterns, and superclasses."""
    found: Json = {}
    for iri in sorted(quads.about):
        if iri.startswith((ID, PASSAGE)) or not quads.values(iri, LABEL):
            continue
        entry: Json = {"labels": {k: v[0] for k, v in quads.by_language(iri, LABEL).items()}}
        patterns = quads.by_language(iri, KG + "pattern")
        if patterns:
            entry["pattern"] = {k: v[0] for k, v in patterns.items()}
        if quads.first(iri, KG + "hop") == "true":
            entry["hop"] = True
        parents = [compact(p) for p in quads.values(iri, RDFS + "subClassOf")]
        if parents:
            entry["parents"] = parents
        found[compact(iri)] = entry
    return found


def articles(quads: Quads) -> Json:
    """Return the articles by key."""
    found: Json = {}
    for iri in quads.of_class("Article"):
        creators = quads.values(iri, DCTERMS + "creator")
        found[iri.removeprefix(ID + "article-")] = {
            "iri": iri,
            "number": quads.first(iri, KG + "number"),
            "file": quads.first(iri, KG + "file"),
            "date": quads.first(iri, KG + "date"),
            "title": quads.by_language(iri, DCTERMS + "title"),
            "labels": quads.by_language(iri, LABEL),
            "authors": [c.removeprefix(ID) for c in creators],
            "venues": [v.removeprefix(ID) for v in quads.values(iri, DCTERMS + "isPartOf")],
            "compilers": [c.removeprefix(ID) for c in quads.values(iri, KG + "compiledBy")],
            "speakers": [s.removeprefix(ID) for s in quads.values(iri, KG + "defaultSpeaker")],
        }
    return found


def passages(quads: Quads) -> Json:
    """Return the metadata of each passage and its triples."""
    triples: dict[str, list[Any]] = defaultdict(list)
    for (s, p, o), graphs in quads.statements:
        end: Any = o.value.replace(ID, "id:", 1) if isinstance(o, NamedNode) else literal(o)
        for graph in graphs:
            if graph.startswith(PASSAGE):
                triples[graph].append(
                    [s.replace(ID, "id:", 1), compact(p), compact(end) if isinstance(end, str) else end]
                )
    found: Json = {}
    for iri in quads.of_class("Passage"):
        number = quads.first(iri, KG + "line")
        paragraph = quads.first(iri, KG + "paragraph")
        cites = quads.values(iri, CITO + "citesAsEvidence")
        entry: Json = {
            "article": home_of(iri),
            "section": quads.first(iri, KG + "section"),
            "paragraph": int(paragraph) if paragraph else None,
            "line": int(number) if number else None,
            "exact": quads.first(iri, KG + "exact"),
            "speaker": (quads.first(iri, KG + "speaker") or "").removeprefix(ID),
            "stance": local(quads.first(iri, KG + "stance") or "asserts"),
            "summary": {k: v[0] for k, v in quads.by_language(iri, KG + "summary").items()},
            "triples": triples.get(iri, []),
        }
        for name in ("prefix", "marker", "tableNumber", "row", "column", "note", "dateInferredFrom"):
            value = quads.first(iri, KG + name)
            if value:
                entry[name] = value
        if cites:
            entry["cites"] = [c.removeprefix(ID) for c in cites]
        found[iri.removeprefix(PASSAGE)] = entry
    return found


def disagreements(quads: Quads) -> Json:
    """Return what passages say differently: content by language, the passages, and what it is about."""
    found: Json = {}
    for iri in quads.of_class("Disagreement"):
        found[iri.removeprefix(ID)] = {
            "content": {k: v[0] for k, v in quads.by_language(iri, KG + "content").items()},
            "between": [p.removeprefix(PASSAGE) for p in quads.values(iri, KG + "between")],
            "about": [t.removeprefix(ID) for t in quads.values(iri, KG + "about")],
        }
    return found


RELATIONS = (
    *("kg:inferredSameAs", "kg:differsFrom", "kg:represents", "kg:eventClass", "kg:instrumentType", "kg:locatedIn"),
    *("kg:destination", "kg:proposes", "kg:proposedBy", "kg:differenceKind", "kg:claimKind"),
    *("org:member", "org:role", "org:organization", "skos:related"),
)
"""Relations that questions look up whole: to open the store for a few dozen pairs takes longer than many an answer."""


def relations(quads: Quads) -> Json:
    """Return by relation the pairs of what stands in it: keys of things, else compact IRIs."""
    found: Json = {name: [] for name in RELATIONS}
    wanted = {full(name): pairs for name, pairs in found.items()}
    for subject in sorted(quads.about):
        about = quads.about[subject]
        for predicate in about.keys() & wanted.keys():
            ends = sorted({end.value for end in about[predicate]})
            wanted[predicate] += [[_key(subject), _key(end)] for end in ends]
    return found


def _key(iri: str) -> str:
    return compact(iri).removeprefix("id:")


def dates(quads: Quads) -> Json:
    """Return for each thing the dates that passages give it, each with the passages."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (s, p, o), graphs in quads.statements:
        if p == KG + "date" and (said := sorted(g.removeprefix(PASSAGE) for g in graphs if g.startswith(PASSAGE))):
            found[s.removeprefix(ID)].setdefault(o.value, []).extend(said)
    return found
