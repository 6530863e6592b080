"""Views: who else holds the view that a question gives to somebody, or that its author only reports."""

from __future__ import annotations

from kg.ask.premises import reality
from kg.ask.premises.denial import CLEARLY, LEAST_SAID, OPEN, own_words
from kg.ask.premises.roles import doers
from kg.ask.retrieval import choose
from kg.ask.retrieval.choose import HELD
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.wants import VALUES

LEAST_WORDS = 0.5
"""The share of a question's words that a passage must hold to tell otherwise what the question takes for granted."""
NEAREST = 3
"""Among how many of the best hits one may report the view."""
SELDOM = 12
"""How many passages at most speak of a thing that a view is of its own about."""
NEAR = 20
"""Among how many of the best hits one tells of it."""
FOR = {"support", "praise"}
"""Groups of the thesaurus by which somebody is for a thing."""
CRITICISM = "kg:criticism"
"""Kind of claims by which somebody is against one."""
NOT_OWN = {"rejects", "questions"}
"""Stances of an author to what is not the author's own view."""


def otherwise_attributed(context: Context) -> Hit | None:
    """Return who else holds the view that the question gives to somebody whose own statements say nothing like it."""
    question = context.question
    if not question.cued("holds") or question.cued("view_asked"):
        return None
    if (OPEN | VALUES | {"who_says"}) & set(question.intents):
        return None
    named = choose.named(context)
    for one in named:
        if one.mention is None or not context.may_be(one.mention, "Actor"):
            continue
        rest = [a for a in named if a is not one and len(a.held) < choose.COMMON * len(context.snapshot.order)]
        near = context.hits[:80]
        own = [h for h in near if one.held.get(h.place, 0.0) >= HELD]
        others = [
            h for h in near if "c" in h.traits and h not in own and all(a.held.get(h.place, 0.0) >= HELD for a in rest)
        ]
        best = max(others, key=lambda h: own_words(context, h), default=None)
        if best and rest and any(_holds(context, h, one.mention) for h in own):
            said, most = own_words(context, best), max(own_words(context, h) for h in own)
            if said >= LEAST_SAID and said >= CLEARLY * most:
                return best
    return None


def unheld(context: Context) -> Hit | None:
    """Return whose view it is of a thing, where a question gives one to a person of whom nothing is told together with
    that thing, and all that is told of it is what others say."""
    question, snapshot = context.question, context.snapshot
    # Who asks why somebody holds a thing gives that one the view; who asks which notion is whose gives none.
    if "why" not in question.intents or not question.cued("holds") or question.cued("view_asked"):
        return None
    if question.negative or question.several or (OPEN | VALUES | {"who_says"}) & set(question.intents):
        return None
    one = doers(context)[0]
    people = [k for k in one.keys if snapshot.is_a(k, "Person")]
    if not people or any(set(people) & {*e["authors"], *e["speakers"]} for e in snapshot.articles.values()):
        return None
    own = snapshot.telling_of(people)
    for thing in [m for m in question.mentions if m is not one and not context.may_be(m, "Actor")]:
        places = {p for k in thing.keys for p in snapshot.occurrences.get(k, ())}
        claims = [h for h in context.hits[:NEAR] if h.place in places]
        if claims and len(places) <= SELDOM and not own & places and all("c" in snapshot.traits[p] for p in places):
            return claims[0]
    return None


def opposed(context: Context) -> Hit | None:
    """Return somebody's criticism of a thing that the question has that one support."""
    question, snapshot = context.question, context.snapshot
    if not FOR & question.groups or context.denying(question.groups):
        return None
    if OPEN & set(question.intents) or question.cued("whether") or question.cued("view_asked"):
        return None
    one = doers(context)[0]
    things = [m for m in question.mentions if m is not one and not context.may_be(m, "Actor")]
    told = {p for m in things for k in m.keys for p in snapshot.occurrences.get(k, ())}
    own = [
        h for h in context.hits[:NEAR] if h.place in told and context.may_be(one, "Actor") and _holds(context, h, one)
    ]
    against = [h for h in own if CRITICISM in reality.kinds(context, h)]
    words = next((a for a in context.sought if FOR & set(a.groups)), None)
    if not against or words is None or any(words.held.get(h.place) for h in own):
        return None
    return against[0]


def _holds(context: Context, hit: Hit, mention: Mention) -> bool:
    """Tell whether somebody says what a passage tells, or holds it."""
    said = {str(o) for _, p, o in context.triples(hit.passage) if p == "kg:claimant"}
    said.add("id:" + context.snapshot.passages[hit.passage]["speaker"])
    return any(f"id:{k}" in said for k in mention.keys)


def disowned(context: Context) -> Hit | None:
    """Return the view that the question gives to an article's author, where the author reports it as somebody
    else's and rejects or doubts it."""
    question = context.question
    if not (question.articles or question.cued("writer")) or not question.cued("holds"):
        return None
    if (OPEN | VALUES | {"who_says"}) & set(question.intents) or question.negative:
        return None
    best = [h for h in context.hits[:NEAREST] if h.words >= LEAST_WORDS and "c" in h.traits]
    return next((h for h in best if context.snapshot.passages[h.passage]["stance"] in NOT_OWN), None)
