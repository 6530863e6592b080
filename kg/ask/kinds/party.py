"""Parties: whom a statement tells of that a question does not name: who did the act that it asks of, somebody named in
it, or somebody whom the articles leave without a name."""

from __future__ import annotations

from collections.abc import Collection

from kg.ask.answer import Answer
from kg.ask.kinds.claim import asks_sayer, claims, reported
from kg.ask.kinds.sort import asks_persons
from kg.ask.kinds.tellers import claimants
from kg.ask.retrieval.choose import GROUP, close, said, speaks_of_each, timely
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.mention import Mention
from kg.expression import Expression
from kg.words import tokens

AS_GOOD, MOSTLY = 0.8, 0.55
"""Down to which share of the best score statements tell of whoever did something, and the share of a question's words,
names apart, that they must hold."""
PLAINLY, WHOLLY = 0.75, 0.7
"""The shares of those words, and of all that is asked, that a statement must hold by which whom the question asks for
did nothing himself."""
LOOKED_AT = 12
"""Among how many of the best passages one on whoever did something, or is left unnamed, is looked for."""
SAID_BY = {"kg:claimant", "kg:proposedBy", "kg:accordingTo", "dcterms:creator", "rdf:type"}
"""Relations of a statement to whoever makes it, who has no part in what it tells."""
DONE_BY, ACTORS = {"kg:initiator", "kg:proposedBy"}, {"sem:hasActor"}
"""Relations of an act to whoever did it, and to all who had a part in it."""
JOINED = {"kg:partyTo", "kg:participatesIn"}
"""Those by which somebody is one of those who did a thing together."""
STANDING = {*JOINED, "kg:represents", "kg:locatedIn"}
"""Relations of somebody to what they belong to, by which they do nothing."""
STANDING_FOR = {"delegation", "speak-for"}
"""Groups of the thesaurus by which a question asks who stood for a state."""
BEING_THERE = {*STANDING_FOR, "dispatch", "attend", "join"}
"""Those by which it is told that somebody did, or was somewhere."""
UNKNOWN, UNNAMED = "unnamed", Expression(r"\s*[(（].*[)）]")
"""By what the label of somebody whom the articles leave unnamed says so, and what of it is no part of the name."""


def names_another(
    context: Context, hit: Hit, classes: set[str], sayers: bool = False, but: Collection[str] = ()
) -> bool:
    """Tell whether a passage names something of a class that the question doesn't, other than by some relations; be it
    as who says it, if so asked."""
    # Who makes a statement has no part in what it tells, unless that is what is asked.
    left = {*but} if sayers or asks_sayer(context) else {*SAID_BY, *but}
    related = context.stated(hit.passage)
    ends = {e for s, p, o in related if p not in left for e in (s, o)} - {o for _, p, o in related if p in left}
    # Somebody whom the text does not name is no answer to who it is.
    others = (k for k in context.others(hit.passage, *classes) if f"id:{k}" in ends)
    return any(UNKNOWN not in context.snapshot.label(k) for k in others)


def the_act(context: Context) -> list[Hit]:
    """Return the statements nearest to a question that tell the very act of which it asks who did it, in whatever words
    its circumstances: with a doer that may be a state or a body, and that the question does not name."""
    if not context.question.cued("anybody"):
        return []
    best = [h for h in close(context.hits[:LOOKED_AT], AS_GOOD) if stands_for(context, h)]
    done = [h for h in best if said(context, h) >= MOSTLY and doers(context, h)]
    return done or sorted((h for h in best if _takes_part(context, h)), key=lambda h: -h.coverage)


def stood_for(context: Context) -> list[Mention]:
    """Return the states of which a question asks who stood for them somewhere."""
    question = context.question
    states = [m for m in question.mentions if context.may_be(m, "State")]
    stead = STANDING_FOR & question.groups or any(question.marked(m, "stead") for m in states)
    return states if stead else []


def stands_for(context: Context, hit: Hit) -> bool:
    """Tell whether a statement may tell who stood for the states of which that is asked, if any: it tells that somebody
    was there or was sent, and speaks of them."""
    states = stood_for(context)
    there = not states or BEING_THERE & context.groups(context.english(hit))
    return bool(there) and speaks_of_each(context, hit, states)


def _takes_part(context: Context, hit: Hit) -> bool:
    """Tell whether a statement that holds most of a question, with all that it names, tells of another who has a part
    in it: who is chosen, harmed or feared may be a state or a group that does nothing."""
    whole = said(context, hit) >= PLAINLY and hit.coverage >= WHOLLY and timely(context, hit)
    named = whole and speaks_of_each(context, hit, context.question.mentions)
    own = context.question.ends
    # Who signed it with somebody who is named did not do so for that one.
    beside = any(p in JOINED | ACTORS and own & {s, o} for s, p, o in context.stated(hit.passage))
    return named and names_another(context, hit, {"Actor"}, but=JOINED | ACTORS if beside else ())


def doers(context: Context, hit: Hit) -> set[str]:
    """Return those whom a statement has do something, whatever they are, and whom the question does not name."""
    relations = context.stated(hit.passage)
    # Who signed for a state that is named is none of the states that signed.
    alone = not context.any_is(context.question.keys, "Actor")
    idle, done_by = (STANDING - JOINED, DONE_BY | ACTORS) if alone else (STANDING, DONE_BY)
    found = {o for _, p, o in relations if p in done_by}
    found |= {s for s, p, _ in relations if p.startswith("kg:") and p not in idle}
    return {k for k in context.others(hit.passage, "Actor") if f"id:{k}" in found}


def told_nameless(context: Context) -> Answer | None:
    """Say that the articles leave unnamed whom a question asks the name of, with what they tell of them."""
    by_name = context.question.cued("by_name") or asks_persons(context)
    nobody = _nameless(context) or (_group(context) if by_name else None)
    if nobody is None:
        return None
    told = context.unknown(context.say("nameless", name=context.name(nobody[0])))
    told.closest = [context.snapshot.evidence(n, context.question.language) for n in nobody[1]]
    return told


def _group(context: Context) -> tuple[str, list[str]] | None:
    """Return the group that holds what comes nearest to a question, and the passage: its members have no names. Authors
    of an article, or of a work cited there, have."""
    best = next((h for h in claims(context) if reported(context, h)), None)
    holders = sorted(claimants(context, best)) if best else []
    grouped = holders and all(context.snapshot.is_a(k, GROUP) for k in holders)
    cited = best and context.snapshot.passages[best.passage].get("cites")
    plainly = best is not None and said(context, best) >= MOSTLY
    return (holders[0], [best.passage]) if best and plainly and grouped and not cited else None


def _nameless(context: Context) -> tuple[str, list[str]] | None:
    """Return somebody whom the articles leave unnamed and whom the question calls as they do, and the nearest passages
    on them: who asks for that name asks for what is not told."""
    snapshot, folder, question = context.snapshot, context.snapshot.folder_of_names, context.question
    words = set(tokens(question.folded, folder))
    found: dict[str, list[str]] = {}
    for hit in context.hits[:LOOKED_AT]:
        if names_another(context, hit, {"Person"}, sayers=True) and speaks_of_each(context, hit, question.mentions):
            # Somebody who is named, and of whom as much is told, is rather asked for.
            break
        for end in context.things(hit.passage):
            called = [UNNAMED.sub("", n) for group in snapshot.labels(end).values() for n in group]
            if (
                UNKNOWN in snapshot.label(end)
                and said(context, hit) >= MOSTLY
                and any(set(tokens(n, folder)) <= words for n in called if n)
            ):
                found.setdefault(end, []).append(hit.passage)
    return next(iter(found.items()), None)
