"""Who or what stands for a state: a place that a question sets beside a state ("Washington and Japan"), and somebody
who heads one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.ask.understanding.mention import Mention
from kg.ask.understanding.office import held, officials
from kg.ask.understanding.question import Question
from kg.expression import Expression
from kg.snapshot import Snapshot

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

HEADS = Expression(r"(?i)^(?!.*(?:former|deputy|vice|candidate)).*\b(?:president|prime minister|chancellor)\b")
"""What the offices of those who head a state are called."""


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
    read = question.fresh()
    read.mentions = [instead.get(m, m) for m in question.mentions]
    return read


def led(graph: KnowledgeGraph, question: Question) -> Question | None:
    """Return a question in which each person who heads a state is read as that state: what a head of state announced is
    told of the state, too. None where nobody in it does."""
    read = [_led(graph, question, m) if _is(graph, m, "Person") else None for m in question.mentions]
    named = {k for m in question.mentions for k in m.keys}
    instead = {m: r for m, r in zip(question.mentions, read, strict=True) if r and not named & set(r.keys)}
    if not instead:
        return None
    found = question.fresh()
    found.mentions = [instead.get(m, m) for m in question.mentions]
    return found


def _led(graph: KnowledgeGraph, question: Question, person: Mention) -> Mention | None:
    snapshot = graph.snapshot
    key = person.keys[0]
    if len(person.keys) != 1:
        return None
    headed = [h.states for h in held(snapshot) if h.who == key and HEADS.search(snapshot.label(h.role, "en"))]
    states: set[str] = set().union(*headed)
    if len(states) != 1:
        return None
    state = states.pop()
    name = snapshot.folder_of_names.fold(snapshot.label(state, question.grammar.language))
    return Mention(person.start, person.end, name, (state,))


def standing(snapshot: Snapshot, doer: Mention) -> set[str]:
    """Return who may do what is said of somebody: of a state also its government, and who speaks for it."""
    return represented(snapshot, {k for k in doer.keys if snapshot.is_a(k, "Actor")})


def represented(snapshot: Snapshot, keys: set[str]) -> set[str]:
    """Return actors with whoever represents them, or is represented by them, and who holds an office of a state."""
    pairs = snapshot.relations["kg:represents"]
    return keys | {k for pair in pairs if keys & {*pair} for k in pair} | officials(snapshot, keys)


def _is(graph: KnowledgeGraph, mention: Mention, kind: str) -> bool:
    return all(kind in graph.snapshot.types(key) for key in mention.keys)


def _state(graph: KnowledgeGraph, question: Question, place: Mention) -> Mention | None:
    snapshot = graph.snapshot
    located = snapshot.relations["kg:locatedIn"]
    keys = [whole for part, whole in located if part == place.keys[0] and "State" in snapshot.types(whole)]
    if len(keys) != 1:
        return None
    name = snapshot.folder_of_names.fold(snapshot.label(keys[0], question.grammar.language))
    return Mention(place.start, place.end, name, (keys[0],))
