"""What a corpus speaks of and nothing declares or describes, or says twice."""

from __future__ import annotations

from typing import Any

from pyoxigraph import DefaultGraph, NamedNode

from kg.corpus import Corpus
from kg.terms import ID, KG, PASSAGE, TYPE, compact
from kg.validate.problem import Problem

DEFAULT = DefaultGraph()


def terms(own: Corpus, beside: Corpus | None = None) -> list[Problem]:
    """Return the terms of our own ontology that a corpus uses and nothing declares."""
    everything = [*own.quads, *(beside.quads if beside else [])]
    declared = {q.subject.value for q in everything if q.subject.value.startswith(KG)}
    found = set()
    for quad in own.quads:
        for term in (quad.predicate, quad.object):
            if isinstance(term, NamedNode) and term.value.startswith(KG) and term.value not in declared:
                found.add(
                    Problem(
                        own.where(quad.subject.value),
                        compact(quad.subject.value),
                        f"{compact(term.value)} is no term of the ontology: see ontology/ for those there are.",
                    )
                )
    return sorted(found)


def undescribed(own: Corpus, everything: list[Any]) -> set[Problem]:
    """Return the things and passages that a corpus speaks of and nothing describes."""
    typed = {q.subject.value for q in everything if q.predicate.value == TYPE}
    metadata = {q.subject.value for q in everything if q.graph_name == DEFAULT}
    found = set()
    for quad in own.quads:
        graph = getattr(quad.graph_name, "value", "")
        if graph.startswith(PASSAGE) and graph not in metadata:
            message = "this passage has no metadata: add kg:section, kg:line, kg:exact and kg:summary."
            found.add(Problem(own.where(graph), compact(graph), message))
        for term in (quad.subject, quad.object):
            if isinstance(term, NamedNode) and term.value.startswith(ID) and term.value not in typed:
                message = f"{compact(term.value)} is described nowhere: give it a type and names."
                found.add(Problem(own.where(quad.subject.value), compact(quad.subject.value), message))
    return found


def numbered_twice(own: Corpus, everything: list[Any]) -> set[Problem]:
    """Return the articles of a corpus whose number another article has."""
    numbers: dict[str, set[str]] = {}
    for quad in everything:
        if quad.predicate.value == KG + "number":
            numbers.setdefault(quad.object.value, set()).add(quad.subject.value)
    mine = {q.subject.value for q in own.quads if q.predicate.value == KG + "number"}
    return {
        Problem(own.where(iri), compact(iri), f"the number {number} is another article's too: take one that is free.")
        for number, articles in numbers.items()
        for iri in articles & mine
        if len(articles) > 1
    }


def dated_twice(own: Corpus) -> set[Problem]:
    """Return the things to which one passage gives several dates; different passages may give different ones."""
    dates: dict[tuple[str, str], set[str]] = {}
    for quad in own.quads:
        if quad.predicate.value == KG + "date" and getattr(quad.graph_name, "value", "").startswith(PASSAGE):
            dates.setdefault((quad.graph_name.value, quad.subject.value), set()).add(quad.object.value)
    message = "one passage gives it several dates ({dates}): make a passage of each, or one date of a period."
    return {
        Problem(own.where(graph), compact(thing), message.format(dates=", ".join(sorted(found))))
        for (graph, thing), found in dates.items()
        if len(found) > 1
    }
