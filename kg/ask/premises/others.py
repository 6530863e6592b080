"""Others: who made, or met, what a question gives to somebody else, and of which of two opposites it is told. "When did
Hull give the Quarantine Speech?" which was Roosevelt's."""

from __future__ import annotations

from kg.ask.premises import acts
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain

OPEN = {"compare", "links", "chain", "provenance", "person", "who_says"}
"""Intents that bring things together which no passage need name together, or that ask who it was."""
GROUPS = {"Collective", "PoliticalGroup"}
"""Classes of groups of people, which may be told to differ from one another."""
LEAST = 0.4
"""The share, by weight, of a question's words, names apart, that a passage on the other of two opposites must hold."""
TIMES = 1.5
"""How many times as much it must hold as any on the one that the question names."""


def otherwise_made(context: Context) -> Hit | None:
    """Return the passage that tells which other person gave, put forward, or answered, what the question gives to one
    of whom no passage tells it."""
    question, snapshot = context.question, context.snapshot
    if OPEN & set(question.intents):
        return None
    keys = [k for m in question.mentions for k in m.keys]
    people = {k for k in keys if snapshot.is_a(k, "Person")}
    # Who writes may be asked about all that is told.
    if len(people) != 1 or any(people & set(article["authors"]) for article in snapshot.articles.values()):
        return None
    own = snapshot.telling_of(people)
    for key in keys:
        if snapshot.is_a(key, "Actor") or own & snapshot.telling_of([key]):
            continue
        for place in snapshot.occurrences.get(key, ()):
            if any(snapshot.is_a(k, "Person") for k in _makers(context, snapshot.order[place], f"id:{key}")):
                return plain(snapshot, place)
    return None


def _makers(context: Context, passage: str, end: str) -> set[str]:
    """Return whom a passage tells to have made a thing, or to have done what concerns or answers it."""
    triples = [(s, p, o) for s, p, o in context.triples(passage) if isinstance(o, str)]
    acts = {s for s, p, o in triples if o == end and p in {"kg:respondsTo", "kg:concerns"}} | {end}
    makers = {o for s, p, o in triples if p == "kg:initiator" and s in acts}
    makers |= {s for s, p, o in triples if p == "kg:proponentOf" and o == end}
    return {maker.removeprefix("id:") for maker in makers}


def otherwise_sided(context: Context) -> Hit | None:
    """Return the passage that tells of one of two opposites ("conservatives") what the question gives to the other."""
    question, snapshot = context.question, context.snapshot
    # "What do they want?" takes nothing for granted.
    if acts.asks_object(context):
        return None
    # Who asks what somebody thinks of a thing gives that one no view.
    if OPEN & set(question.intents) or question.several or question.cued("view_asked"):
        return None
    words = [a for a in context.sought if not a.mention and a.known]
    whole = sum(a.weight for a in words)
    named = {k for m in question.mentions for k in m.keys}

    def share(place: int) -> float:
        return sum(a.weight * a.held.get(place, 0.0) for a in words)

    for key in sorted(named):
        others = _opposites(context, key) - named
        own = snapshot.telling_of([key]) if others else set()
        best = max(snapshot.telling_of(others) - own, key=share, default=None)
        if whole and best is not None:
            most = max(map(share, own), default=0.0)
            if share(best) >= max(LEAST * whole, TIMES * most):
                return plain(snapshot, best)
    return None


def _opposites(context: Context, key: str) -> set[str]:
    """Return the groups of people that are told to differ from another such group, each from the other."""
    if not GROUPS & set(context.snapshot.types(key)):
        return set()
    differing = context.snapshot.relations["kg:differsFrom"]
    return {other for one, other in differing if one == key and [other, key] in differing}
