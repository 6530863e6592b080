"""Who did something, took part in it or held an office."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds.claim import MOST, asks_sayer, claims, quoted, reported
from kg.ask.kinds.claimant import proposers, sayings
from kg.ask.kinds.nameless import LOOKED_AT, UNKNOWN, told_nameless
from kg.ask.retrieval.choose import FEW_WORDS, answering, said
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit

PERSONS = {"Person"}
SAID_BY = {"kg:claimant", "kg:proposedBy", "kg:accordingTo", "dcterms:creator", "rdf:type"}
SAID = 0.2
"""The share of a question's words that a passage must hold itself, so that it tells of the act or office asked for."""
AS_GOOD, MOSTLY = 0.8, 0.55
"""Down to which share of the best score statements tell of whoever did something, and the share of a question's words,
names apart, that they must hold."""
DONE_BY, ACTORS = {"kg:initiator", "kg:proposedBy"}, {"sem:hasActor"}
"""Relations of an act to whoever did it, and to all who had a part in it."""
JOINED = {"kg:partyTo", "kg:participatesIn"}
"""Those by which somebody is one of those who did a thing together."""
STANDING = {*JOINED, "kg:represents", "kg:locatedIn"}
"""Relations of somebody to what they belong to, by which they do nothing."""


def person(context: Context) -> Answer | None:
    """Who took part, held an office, or did something: the statements that name somebody the question doesn't; else
    who says what it asks about, where it asks for words."""
    proposed = proposers(context)
    if proposed:
        return context.answered(context.listed(proposed), proposed)
    near = [h for h in answering(context, 0.55, 20) if h.words >= FEW_WORDS and said(context, h) >= SAID]
    hits = [h for h in near if names_another(context, h, PERSONS)]
    own = the_act(context)
    if own and said(context, own[0]) >= max((said(context, h) for h in hits), default=0.0):
        hits = list(dict.fromkeys([*own, *hits]))
    if hits:
        return context.answered(context.listed(hits[:MOST]), hits[:MOST])
    nobody = told_nameless(context)
    if nobody:
        return nobody
    saying = asks_sayer(context) or quoted(context)
    authors = {a for e in context.snapshot.articles.values() for a in (*e["authors"], *e["speakers"])}
    if authors & {k for m in context.question.mentions for k in m.keys}:
        # Then that author says it, and somebody else is asked for.
        return None
    return sayings(context, [h for h in claims(context) if reported(context, h)]) if saying else None


def the_act(context: Context) -> list[Hit]:
    """Return the statements nearest to a question that tell the very act of which it asks who did it, in whatever words
    its circumstances: with a doer that may be a state or a body, and that the question does not name."""
    if not context.question.cued("anybody") or not context.hits:
        return []
    best = [h for h in context.hits[:LOOKED_AT] if h.score >= AS_GOOD * context.hits[0].score]
    return [h for h in best if said(context, h) >= MOSTLY and doers(context, h)]


def doers(context: Context, hit: Hit) -> set[str]:
    """Return those whom a statement has do something, whatever they are, and whom the question does not name."""
    snapshot = context.snapshot
    named = {k for m in context.question.mentions for k in m.keys}
    relations = [(s, p, o) for s, p, o in context.triples(hit.passage) if isinstance(o, str)]
    # Who signed for a state that is named is none of the states that signed.
    alone = not any(snapshot.is_a(k, "Actor") for k in named)
    idle = STANDING - JOINED if alone else STANDING
    acts = [(s, p) for s, p, _ in relations if p.startswith("kg:") and p not in idle]
    done_by = DONE_BY | ACTORS if alone else DONE_BY
    found = {o[3:] for _, p, o in relations if p in done_by} | {s[3:] for s, _ in acts}
    return {k for k in found - named if snapshot.is_a(k, "Actor")}


def names_another(context: Context, hit: Hit, classes: set[str]) -> bool:
    """Tell whether a passage names something of a class that the question doesn't."""
    asked = {f"id:{k}" for m in context.question.mentions for k in m.keys}
    # Who makes a statement has no part in what it tells, unless that is what is asked.
    left = set() if asks_sayer(context) else SAID_BY
    ends = {e for s, p, o in context.triples(hit.passage) if p not in left for e in (s, o) if isinstance(e, str)}
    ends -= {o for _, p, o in context.triples(hit.passage) if p in left and isinstance(o, str)}
    things = [e[3:] for e in ends - asked if e.startswith("id:")]
    # Somebody whom the text does not name is no answer to who it is.
    return any(classes & set(context.snapshot.types(k)) and UNKNOWN not in context.snapshot.label(k) for k in things)
