"""Absence: that those of whom a question tells took no part in the meeting that it names, or that there is nothing of
the kind whose place it asks for."""

from __future__ import annotations

from kg.ask.premises.denial import open_
from kg.ask.premises.refutation import THERE
from kg.ask.retrieval.choose import speaks_of_each
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.question import Question

TALKING = {"conference", "meet", "negotiate"}
"""Groups of the thesaurus by which the place of a meeting stands for it ("the Brussels talks")."""
NEAREST = 8
"""Among how many of the best passages one is looked for that tells that there is none of a thing."""
MEETINGS = ("Conference", "Meeting")
"""Classes of what is attended."""


def absent(context: Context) -> Hit | None:
    """Return the statement that those of whom the question tells took no part in the meeting that it names."""
    question, snapshot = context.question, context.snapshot
    if open_(context):
        return None
    # Whom another stood for need not have been there.
    stood_for = _stood_for(question)
    # Nor need those where something was done, or to whom.
    taking = [m for m in question.mentions if not question.marked(m, "aside")] or question.mentions
    actors = {f"id:{k}" for m in taking if m not in stood_for for k in m.keys if snapshot.is_a(k, "Actor")}
    places = [m for m in question.mentions if any("Place" in snapshot.types(k) for k in m.keys)]
    away: dict[str, Hit] = {}
    for hit in [h for h in context.hits if "n" in h.traits] if actors else ():
        facts = {p: o for _, p, o in context.triples(hit.passage) if isinstance(o, str)}
        meeting = facts.get("rdf:object", "").removeprefix("id:")
        if facts.get("rdf:predicate") != "kg:participatesIn" or not any(snapshot.is_a(meeting, c) for c in MEETINGS):
            continue
        # The meeting may be named within something else ("attendance at the conference").
        names = context.called(meeting)
        held_at = TALKING & question.groups and any(m.name in n.split() for m in places for n in names)
        if any(meeting in m.keys and _only_dates(context, m) for m in question.mentions):
            continue
        if meeting in question.keys or held_at or any(n in m.name for n in names for m in question.mentions):
            away.setdefault(facts["rdf:subject"], hit)
    return away[min(actors)] if actors and actors <= away.keys() else None


def nowhere(context: Context) -> Hit | None:
    """Return the statement that there is none of what a question asks the place of."""
    question = context.question
    if question.intents != ["where"] or not question.mentions:
        return None
    asked = context.groups(question.folded)
    for hit in context.hits[:NEAREST]:
        none = THERE.search(context.english(hit)) if not set("cpw") & set(hit.traits) else None
        told = none and asked & context.groups(context.english(hit)[none.end() :])
        if told and speaks_of_each(context, hit, question.mentions):
            return hit
    return None


def _stood_for(question: Question) -> list[Mention]:
    """Return those whom a question names as the ones somebody stands for, with those that are listed with them."""
    if question.cued("stead_of_them"):
        return question.mentions
    japanese = question.grammar.language == "ja"
    found: list[Mention] = []
    # A list begins beside the word for it.
    for mention in reversed(question.mentions) if japanese else question.mentions:
        pair = (mention, *found[-1:]) if japanese else (*found[-1:], mention)
        if (len(pair) > 1 and question.joins(*pair)) or question.marked(mention, "stead"):
            found.append(mention)
    return found


def _only_dates(context: Context, mention: Mention) -> bool:
    """Tell whether a question names a meeting for nothing but the time before or after which something was."""
    folded, cues = context.question.folded, context.question.grammar.cues
    before, after = folded[: mention.start], folded[mention.end :]
    return cues["dating_before"].stand_in(before) or cues["dating_after"].stand_in(after)
