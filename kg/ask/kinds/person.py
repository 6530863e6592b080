"""Who did something, took part in it or held an office."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds.attitude import REFUSED, holders
from kg.ask.kinds.claim import MOST, asks_sayer, claims, quoted, reported
from kg.ask.kinds.claimant import proposers, sayings
from kg.ask.kinds.doer import the_act
from kg.ask.kinds.incumbent import incumbents
from kg.ask.kinds.nameless import UNKNOWN, told_nameless
from kg.ask.kinds.reference import refers, sourced
from kg.ask.retrieval.choose import FEW_WORDS, answering, said, speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit

PERSONS = {"Person"}
SAID_BY = {"kg:claimant", "kg:proposedBy", "kg:accordingTo", "dcterms:creator", "rdf:type"}
AS_CLOSE = 0.85
"""The share of the score of another state's act that such a passage must reach."""
SAID = 0.2
"""The share of a question's words that a passage must hold itself, so that it tells of the act or office asked for."""


def person(context: Context) -> Answer | None:
    """Who took part, held an office, or did something: the statements that name somebody the question doesn't; else
    who says what it asks about, where it asks for words."""
    incumbent = incumbents(context)
    if incumbent is not None:
        return incumbent
    proposed = proposers(context)
    if proposed:
        return context.answered(context.listed(proposed), proposed)
    own = the_act(context)
    best = answering(context, 0.55, 20)
    near = [h for h in best if h.words >= FEW_WORDS and said(context, h) >= SAID]
    # Who wrote a work that is cited did nothing else.
    works = sourced(context.question)
    near = [h for h in near if works or not refers(context.snapshot, h.passage)]
    hits = [h for h in near if names_another(context, h, PERSONS)]
    if own and said(context, own[0]) >= max((said(context, h) for h in hits), default=0.0):
        hits = list(dict.fromkeys([*own, *hits]))
    held = [] if own else holders(context)
    if held:
        return context.answered(context.listed(held), held)
    if hits:
        # Who did not comes after whoever did, or before them where that is asked.
        denied = context.asks_not
        if all(_of_other_states(context, h) for h in hits):
            # Another state's act is no answer beside whom the text names together with the question's own.
            named = [h for h in best if h.score >= AS_CLOSE * hits[0].score and names_another(context, h, PERSONS)]
            named = [h for h in named if all(speaks_of(context, h, m) for m in context.question.mentions)]
            hits = list(dict.fromkeys([*sorted(named, key=lambda h: h.place), *hits]))
        hits = sorted(hits, key=lambda h: (denied and REFUSED not in context.kinds(h), ("n" in h.traits) is not denied))
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


def _of_other_states(context: Context, hit: Hit) -> bool:
    """Tell whether a passage tells of other states what is asked of one that it leaves out."""
    snapshot = context.snapshot
    states = [m for m in context.question.mentions if context.may_be(m, "State")]
    asked = {k for m in states for k in m.keys}
    others = context.things(hit.passage) - asked
    left = bool(states) and not any(speaks_of(context, hit, m) for m in states)
    return left and any(snapshot.is_a(k, "State") for k in others)


def names_another(context: Context, hit: Hit, classes: set[str], sayers: bool = False) -> bool:
    """Tell whether a passage names something of a class that the question doesn't; be it as who says it, if so
    asked."""
    asked = {f"id:{k}" for m in context.question.mentions for k in m.keys}
    # Who makes a statement has no part in what it tells, unless that is what is asked.
    left = set() if sayers or asks_sayer(context) else SAID_BY
    ends = {e for s, p, o in context.triples(hit.passage) if p not in left for e in (s, o) if isinstance(e, str)}
    ends -= {o for _, p, o in context.triples(hit.passage) if p in left and isinstance(o, str)}
    things = [e[3:] for e in ends - asked if e.startswith("id:")]
    # Somebody whom the text does not name is no answer to who it is.
    snapshot = context.snapshot
    return any(any(snapshot.is_a(k, c) for c in classes) and UNKNOWN not in snapshot.label(k) for k in things)
