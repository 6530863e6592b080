"""Sides: whether somebody agrees with a thing, by what that one's own claims support or dispute."""

from __future__ import annotations

from kg.ask.kinds.tellers import claimants, signed, written
from kg.ask.premises.verdict import Verdict
from kg.ask.retrieval.context import Context

FOR, AGAINST = {"agree", "fit", "support", "accept"}, {"oppose", "disagreement"}
"""Groups of the thesaurus by which a question asks whether somebody is for a thing, and against it."""
MAKERS = {"compiler", "author"}
"""Groups by which it only says whether that is who made an article."""
SUPPORTS, POSITION = "cito:supports", "kg:position"
"""Relation of a claim to what it is for, and kind of the claims that are somebody's stand on a thing."""
SIDES = {SUPPORTS, "cito:disputes"}
"""Relations of a claim to what it is for, or against."""
NEAREST = 4
"""Among how many of the best passages such a position must be."""
HOLDERS = ("Person", "Collective")
"""Classes of those who take a side."""


def sided(context: Context) -> Verdict | None:
    """Return whether one whom a question means is for, or against, the one thing that it names: by the claims of that
    one which support or dispute the thing."""
    question = context.question
    units = [u for u in question.units if not MAKERS & {*u.groups}]
    siding = [{*u.groups} for u in units if (FOR | AGAINST) & {*u.groups}]
    asked = siding[0] if len(siding) == 1 else set()
    if bool(FOR & asked) == bool(AGAINST & asked):
        return None
    who = _meant(context)
    kinds = (*HOLDERS, "Role", "Actor")
    things = [m for m in question.mentions if not context.may_be(m, *kinds) and not who & {*m.keys}]
    # A word for taking a side, and what it is taken on, be this a name or a word.
    if not who or len(things) + len(units) != 2:
        return None
    ends = {f"id:{k}" for m in things for k in m.keys}
    own = [h for h in context.hits if "c" in h.traits and who & {*claimants(context, h)}]
    taken = {h: {p for _, p, o in context.triples(h.passage) if p in SIDES and (not ends or o in ends)} for h in own}
    # A position on the whole outweighs what is held against a part.
    told = sorted((h for h in own if taken[h]), key=lambda h: POSITION not in context.kinds(h))
    if not ends:
        # What is called by a word and no name is what the position is on that comes nearest.
        told = [h for h in told[:1] if h in context.hits[:NEAREST] and POSITION in context.kinds(h)]
    if not told:
        return None
    for_ = SUPPORTS in taken[told[0]]
    told = sorted(told, key=lambda h: (SUPPORTS in taken[h]) is not for_)
    return Verdict("yes" if for_ is bool(FOR & asked) else "no", told)


def _meant(context: Context) -> set[str]:
    """Return who takes the side that a question asks for: the compilers of an article where it calls them so, else whom
    it names, else the authors of the article that it asks of."""
    question, articles = context.question, context.snapshot.articles
    among = [articles[key] for key in question.articles or articles]
    if question.cued("compiler"):
        return {k for e in among for k in e["compilers"] if k not in e["authors"]}
    named = {k for m in question.mentions if context.may_be(m, *HOLDERS) for k in m.keys}
    named |= {k for e in among for k in e["compilers"] if written(context, k)}
    return named or {k for key in question.articles for k in signed(context, key)["makers"]}
