"""Who did something, took part in it or held an office."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds.actor import the_act
from kg.ask.kinds.claim import MOST, asks_sayer, claims, quoted, reported
from kg.ask.kinds.claimant import proposers, sayings
from kg.ask.kinds.incumbent import incumbents
from kg.ask.kinds.nameless import UNKNOWN, told_nameless
from kg.ask.kinds.reference import refers, sourced
from kg.ask.retrieval.choose import FEW_WORDS, answering, said
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit

PERSONS = {"Person"}
SAID_BY = {"kg:claimant", "kg:proposedBy", "kg:accordingTo", "dcterms:creator", "rdf:type"}
SAID = 0.2
"""The share of a question's words that a passage must hold itself, so that it tells of the act or office asked for."""


def person(context: Context) -> Answer | None:
    """Who took part, held an office, or did something: the statements that name somebody the question doesn't; else
    who says what it asks about, where it asks for words."""
    incumbent = incumbents(context)
    if incumbent is not None:
        return incumbent
    proposed, own = proposers(context), the_act(context)
    # Who launched something is told by that act sooner than by what was proposed about it.
    if proposed and not (own and said(context, own[0]) > said(context, proposed[0])):
        return context.answered(context.listed(proposed), proposed)
    near = [h for h in answering(context, 0.55, 20) if h.words >= FEW_WORDS and said(context, h) >= SAID]
    # Who wrote a work that is cited did nothing else.
    works = sourced(context.question)
    near = [h for h in near if works or not refers(context.snapshot, h.passage)]
    hits = [h for h in near if names_another(context, h, PERSONS)]
    if own and said(context, own[0]) >= max((said(context, h) for h in hits), default=0.0):
        hits = list(dict.fromkeys([*own, *hits]))
    if hits:
        # Who did not comes after whoever did, or before them where that is asked.
        denied = _asks_not(context)
        hits = sorted(hits, key=lambda h: ("n" in h.traits) is not denied)
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


def _asks_not(context: Context) -> bool:
    """Tell whether a question asks who did not do something, or refused to."""
    question = context.question
    return question.negative or any(context.snapshot.word_groups[g]["negative"] for g in question.groups)


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
