"""Directions: what a question has going from where to where, or named anew from what to what, and the graph the other
way round. "Why is the command to move from Belgium to Germany?" where it moves from Germany to Belgium."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from kg.ask.premises import roles, slots
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.mention import Mention

WAYS = (("kg:origin", "kg:destination"), ("kg:proposedBy", "kg:addressedTo"))
"""Properties that tell where a move starts and where it goes."""
MOVING = ("kg:proposes", "kg:concerns", "kg:target", "kg:about")
"""Properties that tell what moves."""
PLACES = ("Place", "State")
"""Classes of where something may move to."""
LEAST = 0.4
"""The share of a question's weight that a passage must hold to tell of the same move."""


class Move(NamedTuple):
    """A move that a passage tells of: the keys of where, or of whom, it starts, where it goes, and what moves."""

    old: set[str]
    new: set[str]
    things: set[str]


def otherwise_directed(context: Context) -> Hit | None:
    """Return the passage by which something moves, or is replaced, the other way round than in the question, or what
    the question names goes elsewhere, or comes from somebody else."""
    if slots.asks(context, slots.SETTING_APART):
        return None
    back, ends = _back(context), _ends(context)
    if back:
        return back
    elsewhere = None
    for hit in [h for h in context.hits[: slots.NEXT] if h.coverage >= LEAST] if ends else ():
        for move in _moves(context, hit):
            named = any(_means(context, m, move.things) for m in context.question.mentions)
            told = [(_means(context, s, move.old), _means(context, g, move.new)) for s, g in ends]
            if (True, True) in told and (named or not move.things):
                return None
            swapped = any(_means(context, s, move.new) and _means(context, g, move.old) for s, g in ends)
            if swapped and (named or not move.things):
                return hit
            if named and any(_other(context, s, g, move) for s, g in ends):
                elsewhere = elsewhere or hit
    return elsewhere


def _back(context: Context) -> Hit | None:
    """Return the passage by which what is named for the place to which a question has something go went to another that
    it names: the students of Okinawa to the United States."""
    question = context.question
    goals = roles.ends(context)[1]
    rest = [m for m in question.mentions if m not in goals and context.may_be(m, *PLACES)]
    for hit in context.hits[: slots.NEXT] if len(goals) == 1 and rest else ():
        for facts in context.parts(hit.passage).values():
            went, who = ({o[3:] for o in facts.get(p, ())} for p in ("kg:destination", "sem:hasActor"))
            theirs = any(goals[0].name in n for k in who for n in context.called(k))
            if theirs and any(went & set(m.keys) for m in rest) and not went & set(goals[0].keys):
                return hit
    return None


def _other(context: Context, start: Mention, goal: Mention, move: Move) -> bool:
    """Tell whether something goes from where it does, but to another place, or to where it does, but from another
    person."""
    from_there, to_there = _means(context, start, move.old), _means(context, goal, move.new)
    if from_there == to_there or not move.things.isdisjoint((*start.keys, *goal.keys)):
        return False
    if from_there:
        return all(any(context.snapshot.is_a(k, c) for c in PLACES) for k in goal.keys)
    return all(context.snapshot.is_a(k, "Person") for k in start.keys)


def _moves(context: Context, hit: Hit) -> list[Move]:
    """Return the moves that a passage tells of."""
    about = {
        s.removeprefix("id:"): {p: {o.removeprefix("id:") for o in ends} for p, ends in facts.items()}
        for s, facts in context.parts(hit.passage).items()
    }
    found = []
    for key, facts, old, new in [(k, f, *way) for k, f in about.items() for way in WAYS if f.keys() >= {*way}]:
        things = {key, *(t for p in MOVING for t in facts.get(p, ()))} - facts[old] - facts[new]
        found.append(Move(facts[old], facts[new], things))
    return found + [Move(f["kg:replaces"], {k}, set()) for k, f in about.items() if "kg:replaces" in f]


def _ends(context: Context) -> list[tuple[Mention, Mention]]:
    """Return what a question may have as the start and the goal of a move, in pairs."""
    question = context.question
    starts, goals = roles.ends(context)
    # What is renamed or replaced stands right before its new name, whatever stands between; in Japanese it is marked.
    renamed = [] if question.grammar.language == "ja" else pairwise(question.mentions)
    return [(a, b) for a, b in renamed if b in goals] + [(s, g) for s in starts for g in goals if s.end <= g.start]


def _means(context: Context, mention: Mention, keys: set[str]) -> bool:
    """Tell whether a name in a question stands for one of some things, or is part of its name."""
    if not keys.isdisjoint(mention.keys):
        return True
    # A state's name is part of the names of all that it does.
    if context.may_be(mention, "Actor"):
        return False
    return any(mention.name in n for k in keys for n in context.called(k))
