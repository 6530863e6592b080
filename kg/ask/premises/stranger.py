"""Strangers: a thing that a question of yes or no names and of which nothing is told together with another."""

from __future__ import annotations

from itertools import combinations

from kg.ask.premises.pin import paired
from kg.ask.retrieval.context import Context
from kg.ask.understanding.mention import Mention

APART, RARE = ("Actor", "Treaty", "Event", "Place"), 60
"""Classes of things of which nothing is told together where they stand apart, and in how many passages each stands at
most: of what stands in more something may be told by other names."""
BY_STATE = ("Person", "Treaty")
"""Classes of two things of which what is told is also told by the states that they belong to."""
MANIFOLD = ("Collective", "ArmedForce")
"""Classes of what goes by the names of its parts, or of whose it is, too."""


def stranger(context: Context) -> str:
    """Return one of two names of rare things that no line of the articles speaks of together, who acts or the rarer:
    nothing is told of the two, whatever else is asked."""
    question, snapshot = context.question, context.snapshot
    if question.intents or question.cued("interrogative") or question.cued("suppose") or len(question.articles) > 1:
        return ""
    told: list[tuple[int, set[int], Mention]] = []
    for mention in question.mentions:
        if all(any(snapshot.is_a(k, c) for c in APART) for k in mention.keys):
            places = {place for k in mention.keys for place in snapshot.occurrences.get(k, ())}
            # The city that a government sits in is named for that, too.
            within = any(part in mention.keys for part, _ in snapshot.relations["kg:locatedIn"])
            # What several did together, or what troops did, is told of by other names.
            other = context.may_be(mention, *MANIFOLD)
            if 0 < len(places) <= RARE and not within and not other:
                told.append((len(places), {snapshot.lines[p][0] for p in places}, mention))
    pairs = [(a, b) for a, b in combinations(told, 2) if not a[1] & b[1] and not paired(context, a[2], b[2])]
    # Who meets whom, and what somebody does with a treaty, is also told of by their states.
    pairs = [p for p in pairs if not all(context.may_be(t[2], *BY_STATE) for t in p)]
    best = min(pairs[0], key=lambda t: (not context.may_be(t[2], "Actor"), t[0])) if pairs else None
    return context.name(best[2].keys[0]) if best else ""
