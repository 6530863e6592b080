"""Roles: who does, in a question and in a passage, and from whom or to whom it is done. Who sells and who buys are told
by one group of the thesaurus each, but of one deed; which is which only these tell."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.content import VISIT
from kg.ask.understanding.mention import Mention

DEEDS = {"kg:initiator", "kg:orderedBy", "kg:proponentOf", "kg:proposedBy", "sem:hasActor", "kg:claimant", "org:member"}
"""Relations from a deed, or an office, to whose it is."""
RECEIVERS = {"kg:recipient", "kg:destination", "kg:addressedTo"}
"""Relations from a deed to those who receive something by it."""
STATES = ("State", "GovernmentBody")
"""Classes of which one stands for the other."""


class Deed(NamedTuple):
    """Who does, receives or gives, in a passage: sets of ``id:`` names."""

    doers: set[str]
    receivers: set[str]
    sources: set[str]


def doers(context: Context) -> list[Mention]:
    """Return whom a question has do what it asks about: one, or several that are listed."""
    question = context.question
    mentions, text, language = question.mentions, question.folded, question.grammar.language[:2]
    actors = [m for m in mentions if context.may_be(m, "Actor")]
    if language == "ja":
        marked = [m for m in mentions if question.marked(m, "subject")]
        first = ([m for m in marked if m in actors] or marked or mentions)[0]
    else:
        by = [m for m in actors if question.marked(m, "by")]
        free = [m for m in mentions if not question.marked(m, "aside")]
        acting = [m for m in free if m in actors]
        # A Chinese question may begin with what it is about, and name who acts then.
        first = (by or (acting if language == "zh" else free) or mentions)[0]
        if language == "zh" and question.cued("whether"):
            # "A asked B to do it; did B?": the last clause asks, of whom it names first.
            clause = 1 + max(text.rfind(mark) for mark in ",，;；")
            first = next((m for m in acting if m.start == clause > 0), first)
    # Two who act and are named with nothing but a conjunction between them act together.
    both = [all(m in actors for m in pair) and question.folded[pair[0].end : pair[1].start].strip() != ""
            and question.joins(*pair) for pair in pairwise(mentions)]  # fmt: skip
    start = end = mentions.index(first)
    while language == "ja" and start and both[start - 1]:
        start -= 1
    while end < len(both) and both[end]:
        end += 1
    return mentions[start : end + 1]


def ends(context: Context) -> tuple[list[Mention], list[Mention]]:
    """Return from whom and to whom a question has something go."""
    question = context.question
    starts, goals = ([m for m in question.mentions if question.marked(m, cue)] for cue in ("origin", "goal"))
    if question.grammar.language == "ja" and VISIT in question.groups:
        # Japanese makes the place an object: where somebody visits has the mark of where somebody leaves from.
        starts = [m for m in starts if not question.folded.startswith("を", m.end)]
    return starts, goals


def means(context: Context, mention: Mention, things: set[str]) -> bool:
    """Tell whether a name stands for one of some things: for a state also where its government is meant."""
    snapshot = context.snapshot
    if any(f"id:{k}" in things for k in mention.keys):
        return True
    if context.may_be(mention, "Collective"):
        # Two who are told of as one ("Roosevelt and Hull") are meant where both are.
        told = {t for k in mention.keys for name in snapshot.speaking_of(k) for t in context.relations(name)}
        members = {s for s, p, o in told if p == "kg:memberOf" and o[3:] in mention.keys}
        if members and members <= things:
            return True
    names = {_bare(snapshot.label(k)) for k in mention.keys if any(snapshot.is_a(k, c) for c in STATES)}
    return any(_bare(snapshot.label(t[3:])) in names for t in things if any(snapshot.is_a(t[3:], c) for c in STATES))


def by_its_body(context: Context, hit: Hit, doer: Mention) -> Mention | None:
    """Return the ministries or the like that a passage tells to have done something in a matter of the state that a
    question names."""
    bodies = deed(context, hit).doers
    concerned = {o for _, p, o in context.relations(hit.passage) if p == "kg:concerns"}
    alone = bool(bodies) and all("GovernmentBody" in context.snapshot.types(b[3:]) for b in bodies)
    if not (alone and context.may_be(doer, "State") and means(context, doer, concerned)):
        return None
    return Mention(0, 0, "", tuple(sorted(b[3:] for b in bodies)))


def _bare(name: str) -> str:
    """Return the name by which a state and its government both go."""
    return name.casefold().removeprefix("government of ").removeprefix("the ")


def deed(context: Context, hit: Hit) -> Deed:
    """Return who does, receives and gives in a passage; without a deed, those of whom it says something."""
    relations = context.relations(hit.passage)
    done = {o for _, p, o in relations if p in DEEDS}
    receivers = {o for _, p, o in relations if p in RECEIVERS}
    sources = {o for _, p, o in relations if p == "kg:origin"}
    return Deed(done or {s for s, p, _ in relations if p != "rdf:type"}, receivers, sources)
