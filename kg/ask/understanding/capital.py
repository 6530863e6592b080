"""A place that stands for a government: one that a question sets beside a state ("Washington and Japan")."""

from __future__ import annotations

from copy import copy
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.ask.understanding.mention import Mention
from kg.ask.understanding.question import Question
from kg.terms import ID

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph


def governed(graph: KnowledgeGraph, question: Question) -> Question:
    """Return a question in which each place that is joined with a state is read as the state it lies in."""
    instead: dict[Mention, Mention] = {}
    for left, right in pairwise(question.mentions):
        if question.folded[left.end : right.start] and question.joins(left, right):
            for place, state in ((left, right), (right, left)):
                if _is(graph, place, "Place") and _is(graph, state, "State"):
                    found = _state(graph, question, place)
                    instead |= {place: found} if found else {}
    if not instead:
        return question
    read = copy(question)
    read.mentions = [instead.get(m, m) for m in question.mentions]
    return read


def _is(graph: KnowledgeGraph, mention: Mention, kind: str) -> bool:
    return all(kind in graph.snapshot.types(key) for key in mention.keys)


def _state(graph: KnowledgeGraph, question: Question, place: Mention) -> Mention | None:
    snapshot = graph.snapshot
    rows = graph.query(f"SELECT ?state WHERE {{ id:{place.keys[0]} kg:locatedIn ?state . ?state a kg:State }}")
    keys = [row["state"].value.removeprefix(ID) for row in rows]
    if len(keys) != 1 or not place.keys[0].replace("-", "").isalnum():
        return None
    name = snapshot.folder_of_names.fold(snapshot.label(keys[0], question.grammar.language))
    return Mention(place.start, place.end, name, (keys[0],))
