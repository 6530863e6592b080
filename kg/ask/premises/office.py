"""Offices: one that a question gives to somebody who holds another. "When did Lloyd Austin, then Secretary of State,
..." where the graph knows him as Secretary of Defense; "Roosevelt's Secretary of State Stimson" who was Hoover's."""

from __future__ import annotations

import re

from kg.ask.kinds.incumbent import Office, joined, offices, telling
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.office import OFFICES, Holding, held_in_states
from kg.ask.understanding.question import Question


def otherwise_held(context: Context) -> Hit | None:
    """Return the passage that tells another office, or another's government, of whom the question gives one."""
    question = context.question
    if {"person", "who_says"} & set(question.intents[:1]) or not _gives(context):
        return None
    held: dict[str, list[Holding]] = {}
    for one in held_in_states(context.snapshot):
        held.setdefault(one.who, []).append(one)
    people = [m for m in question.mentions if any(k in held for k in m.keys)]
    roles = {h.role for own in held.values() for h in own}
    given = offices(context) if people else []
    for office in (o for o in given if not o.keys or o.keys & roles):
        holder = _holder(question, office, people)
        if holder is None:
            continue
        own = [h for k in holder.keys for h in held.get(k, ())]
        same = [h for h in own if h.role in office.keys or h.groups & office.groups]
        other = own if not same else [h for h in same if _under_another(context, office, h)]
        if other and (not same or len(other) == len(same)):
            return telling(context, other[0])
    return None


def _gives(context: Context) -> bool:
    """Tell whether a question names a person and an office at all; few do, and to ask the graph takes long."""
    question, snapshot = context.question, context.snapshot
    keys = [k for m in question.mentions for k in m.keys]
    if not any(snapshot.is_a(k, "Person") for k in keys):
        return False
    return bool(OFFICES & question.groups) or any("Role" in snapshot.types(k) for k in keys)


def _holder(question: Question, office: Office, people: list[Mention]) -> Mention | None:
    """Return to whom a question gives an office: who is named right beside it, or next after "as"."""
    text = question.folded
    after = next((m for m in people if m.start >= office.end), None)
    before = next((m for m in reversed(people) if m.end <= office.start), None)
    named_as = question.grammar.cues["office_as"].stand_in(text[: office.start])
    if after and (named_as or joined(question, text[office.end : after.start])):
        return after
    if before and _leads(question, before, office):
        # "Stimson was Roosevelt's Secretary of State" gives it to whom it names before the head of the government.
        head = before
        first = next((m for m in reversed(people) if m.end <= head.start), None)
        return first if first and joined(question, text[first.end : head.start]) else None
    if before:
        between = text[before.end : office.start]
        # "Roosevelt's Secretary of State" is not Roosevelt; "Ishiba, as foreign minister" is Ishiba. Of two who are
        # listed the second has the office between them, so that one without a word is set off on both sides.
        set_off = re.search(r"\w", between) or (between.strip() == "," and text[office.end :].startswith(","))
        if set_off and joined(question, between):
            return before
    return None


def _under_another(context: Context, office: Office, held: Holding) -> bool:
    """Tell whether a question gives an office to another's government than the one that it was held in."""
    for mention in context.question.mentions:
        if mention.end <= office.start and _leads(context.question, mention, office):
            people = [k for k in mention.keys if context.snapshot.is_a(k, "Person")]
            return bool(held.under and people) and held.under.isdisjoint(people)
    return False


def _leads(question: Question, head: Mention, office: Office) -> bool:
    """Tell whether a question gives an office to the government of whom it names right before it."""
    return any(cue.fullmatch(question.folded[head.end : office.start]) for cue in question.grammar.cues["office_of"])
