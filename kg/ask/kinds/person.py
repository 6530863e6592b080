"""Who did something, took part in it or held an office."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds.attitude import REFUSED, holders
from kg.ask.kinds.claim import MOST, asks_sayer, claims, quoted, reported
from kg.ask.kinds.claimant import proposers, sayings
from kg.ask.kinds.incumbent import fills, incumbents
from kg.ask.kinds.party import names_another, stands_for, stood_for, the_act, told_nameless
from kg.ask.kinds.reference import refers, sourced
from kg.ask.retrieval.choose import FEW_WORDS, answering, said, speaks_of, speaks_of_each
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import of_sum
from kg.ask.retrieval.retrieve import Hit
from kg.ask.retrieval.telling import at
from kg.ask.understanding.office import staff

POSTS = {"org:member", "kg:affiliatedWith"}
"""Relations between somebody and the post or place at which he works."""
AS_CLOSE = 0.85
"""The share of the score of another state's act that such a passage must reach."""
SAID = 0.2
"""The share of a question's words that a passage must hold itself, so that it tells of the act or office asked for."""


def person(context: Context) -> Answer | None:
    """Who took part, held an office, or did something: the statements that name somebody the question doesn't; else
    who says what it asks about, where it asks for words."""
    if incumbent := incumbents(context):
        return incumbent
    if working := _at_work(context) or proposers(context):
        return context.tell(sorted(working, key=lambda h: not of_sum(context, h)))
    own = the_act(context)
    best = answering(context, 0.55, 20)
    if stood_for(context):
        # Whoever was sent there by a state may be told in no other word of the question.
        near = [h for h in best if stands_for(context, h)]
    else:
        near = [h for h in best if h.words >= FEW_WORDS and said(context, h) >= SAID]
    hits = [h for h in near if names_person(context, h)]
    if own and said(context, own[0]) >= max((said(context, h) for h in hits), default=0.0):
        hits = list(dict.fromkeys([*own, *hits]))
    held = [] if own else holders(context)
    if held:
        return context.tell(held)
    if hits:
        # Who did not comes after whoever did, or before them where that is asked.
        denied = context.asks_not
        states = [m for m in context.question.mentions if context.may_be(m, "State")]
        told = states and any(speaks_of(context, h, m) for h in hits for m in states)
        if states and not told and all(context.others(h.passage, "State") for h in hits):
            # Another state's act is no answer beside whom the text names together with the question's own.
            named = [h for h in best if h.score >= AS_CLOSE * hits[0].score and names_another(context, h, {"Person"})]
            named = [h for h in named if speaks_of_each(context, h, context.question.mentions)]
            hits = list(dict.fromkeys([*sorted(named, key=lambda h: h.place), *hits]))
        hits.sort(key=lambda h: (denied and REFUSED not in context.kinds(h), ("n" in h.traits) is not denied))
        hits.sort(key=lambda h: not of_sum(context, h))
        return context.tell(hits[:MOST])
    if nobody := told_nameless(context):
        return nobody
    saying = asks_sayer(context) or quoted(context)
    authors = {a for e in context.snapshot.articles.values() for a in (*e["authors"], *e["speakers"])}
    if authors & context.question.keys:
        # Then that author says it, and somebody else is asked for.
        return None
    return sayings(context, [h for h in claims(context) if reported(context, h)]) if saying else None


def names_person(context: Context, hit: Hit) -> bool:
    """Tell whether a passage names a person whom the question does not, and who did or holds what it asks of: who wrote
    a work that is cited did nothing else."""
    told = sourced(context.question) or not refers(context.snapshot, hit.passage)
    return told and names_another(context, hit, {"Person"}) and fills(context, hit)


def _at_work(context: Context) -> list[Hit]:
    """Return the statements by which scholars or authors hold a post at the one place that a question names ("who are
    the two scholars of ...?"), one for each; none where it asks for anything else."""
    question, snapshot = context.question, context.snapshot
    asked = question.cued("researcher") or question.cued("writer")
    named = [m for m in question.mentions if not context.may_be(m, "Role")]
    if not asked or len(named) != 1 or len(question.units) > 1 or "define" not in question.intents:
        return []
    there, places = snapshot.telling_of(named[0].keys), []
    for key in staff(snapshot, named[0]):
        told = [n for n in snapshot.speaking_of(key) if any(p in POSTS for _, p, _ in context.relations(n))]
        own = [snapshot.places[n] for n in told]
        places += sorted(own, key=lambda place: (place not in there, place))[:1]
    return at(context, sorted(places), 1.0)
