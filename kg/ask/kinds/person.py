"""Who did something, took part in it or held an office."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds.attitude import REFUSED, holders
from kg.ask.kinds.claim import MOST, asks_sayer, claims, quoted, reported
from kg.ask.kinds.claimant import proposers, sayings
from kg.ask.kinds.incumbent import fills, incumbents
from kg.ask.kinds.party import names_another, stands_for, stood_for, the_act, told_nameless
from kg.ask.kinds.reference import refers, sourced
from kg.ask.retrieval.choose import FEW_WORDS, answering, said, speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit

PERSONS = {"Person"}
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
    if stood_for(context):
        # Whoever was sent there by a state may be told in no other word of the question.
        near = [h for h in best if stands_for(context, h)]
    else:
        near = [h for h in best if h.words >= FEW_WORDS and said(context, h) >= SAID]
    # Who wrote a work that is cited did nothing else.
    works = sourced(context.question)
    near = [h for h in near if works or not refers(context.snapshot, h.passage)]
    hits = [h for h in near if names_another(context, h, PERSONS) and fills(context, h)]
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
    if authors & context.question.keys:
        # Then that author says it, and somebody else is asked for.
        return None
    return sayings(context, [h for h in claims(context) if reported(context, h)]) if saying else None


def _of_other_states(context: Context, hit: Hit) -> bool:
    """Tell whether a passage tells of other states what is asked of one that it leaves out."""
    states = [m for m in context.question.mentions if context.may_be(m, "State")]
    left = bool(states) and not any(speaks_of(context, hit, m) for m in states)
    return left and bool(context.others(hit.passage, "State"))
