"""The arrays of the path graph."""

from __future__ import annotations

from functools import cache
from typing import Any

from pyoxigraph import NamedNode

from kg.index.quads import Quads
from kg.terms import ID, KG, PASSAGE, RDF, TYPE, compact

Json = dict[str, Any]

_NO_NODES = {KG + c for c in ("Passage", "NotContent", "Disagreement", "Quantity", "DegreeCondition", "Table")}
_KINDS = {KG + "Claim": "claim", KG + "ProposedAct": "proposed", KG + "Negation": "negation"}


def network(quads: Quads) -> Json:
    """Return the arrays of the path graph: nodes, predicates, passages, and edges as
    ``[subject, predicate, object, kind, [passages], date, earliest, latest, speaker]``, the first three and
    the passages as places in those lists.

    Hops are the relations that the ontology marks so, between things and claims; the content of a claim
    or a negation that is one triple is an edge of that kind.
    """
    hops = {iri for iri in quads.about if quads.first(iri, KG + "hop") == "true"}
    nodes: dict[str, int] = {}
    predicates: dict[str, int] = {}
    passages: dict[str, int] = {}
    edges: list[list[Any]] = []

    def place(table: dict[str, int], name: str) -> int:
        return table.setdefault(name, len(table))

    @cache
    def usable(iri: str) -> bool:
        return iri.startswith(ID) and bool(quads.about.get(iri)) and not (_NO_NODES & set(quads.values(iri, TYPE)))

    @cache
    def kind_of(iri: str) -> str:
        types = quads.values(iri, TYPE)
        return next((kind for name, kind in _KINDS.items() if name in types), "fact")

    def add(s: str, p: str, o: str, kind: str, graphs: list[str]) -> None:
        if s == o or not (usable(s) and usable(o)):
            return
        edges.append([
            place(nodes, s.removeprefix(ID)), place(predicates, compact(p)), place(nodes, o.removeprefix(ID)),
            kind, [place(passages, g.removeprefix(PASSAGE).replace(ID, "id:", 1)) for g in graphs],
            *_dated(quads, s, o), _speaker_of(quads, s, graphs),
        ])  # fmt: skip

    for (s, p, o), graphs in quads.statements:
        kind = kind_of(s)
        if p in hops and isinstance(o, NamedNode):
            add(s, p, o.value, kind, graphs)
        if p == RDF + "predicate" and kind != "fact":
            subject, object_ = quads.first(s, RDF + "subject"), quads.first(s, RDF + "object")
            if subject and object_ and o.value in hops:
                add(subject, o.value, object_, kind, graphs)
    return {
        "nodes": list(nodes),
        "predicates": list(predicates),
        "passages": list(passages),
        "edges": edges,
    }


def _dated(quads: Quads, *ends: str) -> list[str | None]:
    """Return date, earliest and latest day of the first end that has them."""
    for iri in ends:
        if quads.first(iri, KG + "date"):
            return [quads.first(iri, KG + name) for name in ("date", "earliest", "latest")]
    return [None, None, None]


def _speaker_of(quads: Quads, iri: str, graphs: list[str]) -> str | None:
    """Return who speaks: the claimant of a claim, else the speaker of the first passage."""
    speaker = quads.first(iri, KG + "claimant") or quads.first(iri, KG + "proposedBy")
    for graph in graphs:
        speaker = speaker or quads.first(graph, KG + "speaker")
    return speaker.removeprefix(ID) if speaker else None
