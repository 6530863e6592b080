"""The statements nearest to a question."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds.deed import doing_first, in_time
from kg.ask.kinds.opinion import foremost
from kg.ask.kinds.sort import sorted_out
from kg.ask.retrieval.choose import LEAST, heads, leading, proper, speaks_of_each, timely
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.line import completed, in_turn, told_with
from kg.ask.retrieval.numbers import given, gives
from kg.ask.retrieval.retrieve import AROUND, Hit, of_period
from kg.ask.retrieval.times import at_time

PLAINLY = 0.7
"""Down to which share of the best score a statement is told as the answer; what scores less is told beside it."""
DONE = ("Event", "ProposedAct")
"""Classes of what is done."""
EFFECT = {"influence", "consequence"}
"""Groups of the thesaurus by which it is asked what came of something."""
FOLLOWING = 3
"""How many statements are told that follow the first of a time."""


def lookup(context: Context, most: int = 8) -> Answer | None:
    """The statements nearest to the question, where one plainly answers it."""
    hits = leading(context, 0.45, most)
    if not hits or hits[0].coverage < LEAST * 0.75:
        return None
    best = hits[0]
    hits.sort(key=lambda h: (_lacking(context, h), h is not best, -(h.score + AROUND * h.near)))
    plain = [h for h in hits if h.score >= PLAINLY * best.score]
    plain = [h for h in plain if not _astray(context, h)] or plain
    plain = [h for h in plain if not heads(context, h)] or plain
    # Who only names a measure wants its numbers.
    plain = [h for h in plain if _measures(context, h)] or plain
    plain = in_time(context, doing_first(context, foremost(context, plain)))
    plain = _of_period(context, sorted_out(context, in_turn(context, completed(context, plain))))
    if context.question.cued("commitments"):
        # A short question pays only for what it needs.
        from kg.ask.kinds.commitment import commitments_first

        plain = commitments_first(context, plain)
    if EFFECT & context.question.groups and context.question.cued("interrogative"):
        plain = _effects_first(context, plain)
    answer = context.tell(plain)
    context.also([h for h in told_with(context, hits) if h not in plain], nearby=True)
    return answer


def _of_period(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return hits without those that are dated to another time than the years that a question gives, and with what is
    told after the first that is of these."""
    snapshot, period = context.snapshot, context.question.period
    then = of_period(snapshot, period) if period else {}
    first = next((h for h in hits if then.get(h.place) == 1.0), None)
    if first is None:
        return hits
    named = [a.mention for a in proper(context)]
    own = [h for h in hits if h.place in then or at_time(snapshot, h.passage, period) is None]
    # What is told of no time comes after what is of this one.
    own.sort(key=lambda h: h.place not in then)
    on = [h for h in context.hits if first.place < h.place <= snapshot.lines[first.place][1] and h.place in then]
    on = sorted((h for h in on if speaks_of_each(context, h, named)), key=lambda h: h.place)[:FOLLOWING]
    return list(dict.fromkeys([*own[: own.index(first) + 1], *on, *own]))


def _effects_first(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return hits, those that say what came of an act before those that it was done, and the act once."""
    acts: set[str] = set()
    effects, done = [], []
    for hit in hits:
        events = {k for k in context.things(hit.passage) if any(context.snapshot.is_a(k, c) for c in DONE)}
        if {"c", "e"} & set(hit.traits):
            effects.append(hit)
        elif not events & acts:
            done.append(hit)
            acts |= events
    return [*effects, *done]


def _lacking(context: Context, hit: Hit) -> int:
    """Return how many of the numbers, years and individuals that a question gives a passage lacks, where it is no more
    than these and some words: what is looked for by them holds all."""
    question = context.question
    if question.intents or _asks(context):
        return 0
    numbers = [number for _, number in given(question, 1)]
    if not (numbers or question.years):
        return 0
    lacking = [a for a in proper(context) if not a.held_at(hit.place)]
    return len(lacking) + sum(not gives(context, hit, number) for number in numbers) + (not timely(context, hit))


def _measures(context: Context, hit: Hit) -> bool:
    """Tell whether a passage gives the measure that a question names without asking anything in words."""
    question = context.question
    if question.intents or question.loose.strip() or _asks(context):
        return False
    told = context.measures(hit.passage)
    names = [name for key in told for name in context.called(key)]
    return bool(question.keys & told) or any(unit.text in name for unit in question.units for name in names)


def _asks(context: Context) -> bool:
    return any(map(context.question.cued, ("interrogative", "whether", "listing")))


def _astray(context: Context, hit: Hit) -> bool:
    """Tell whether a passage tells of another state what is asked of one that it leaves out; the one that is named
    everywhere often goes unsaid."""
    states = [a for a in proper(context) if a.mention and context.may_be(a.mention, "State")]
    states.sort(key=lambda a: len(a.held))
    common = not states or len(states) > 1 or len(states[-1].held) >= context.common
    if all(a.held_at(hit.place) for a in (states[:-1] if common else states)):
        return False
    return bool(context.others(hit.passage, "State"))
