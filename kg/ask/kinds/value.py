"""Whether a statement holds the kind of thing that a question wants: a date, a number, a person, a place; and what is
said where none does."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from kg.ask.answer import Answer
from kg.ask.kinds.claimant import PERSONS, names_another
from kg.ask.kinds.location import places
from kg.ask.retrieval import numbers
from kg.ask.retrieval.choose import answering
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.expression import Expression

OR = Expression(r",? (?:or|rather than)(?: the)? |[,，、]?(?:还是|或者?|抑或)|か、?|それとも|、それとも")
"""What stands between two things of which a question asks which."""
PLAINLY = 0.75
"""The share of a question's words that a passage must hold to answer plainly."""
LACKING = {
    "amount": "no_number",
    "duration": "no_length",
    "order": "no_date",
    "person": "no_person",
    "when": "no_date",
    "where": "no_place",
}
"""How it is said that nothing of the kind that an intent asks for is told."""


def holds_value(context: Context, intent: str, names: Collection[str] | None = None) -> bool:
    """Tell whether one of the statements nearest to a question, or of those that are named, holds the kind of thing
    that it asks for."""

    if intent == "person" and _chooses(context):
        # Which of the states that it names is asked, and no person.
        return True

    def holds(hit: Hit) -> bool:
        if intent == "person":
            return names_another(context, hit, PERSONS)
        if intent == "where":
            return places(context, hit)
        if intent == "amount":
            return "q" in hit.traits and numbers.fits(context, hit)
        return "d" in hit.traits

    if names is not None:
        return any(holds(hit) for hit in context.hits if hit.passage in names)
    return any(holds(hit) for hit in answering(context, 0.8, 3) if hit.words >= PLAINLY)


def _chooses(context: Context) -> bool:
    """Tell whether a question asks which of two things that it names, none of them a person."""
    question = context.question
    pairs = [p for p in pairwise(question.mentions) if OR.fullmatch(question.folded[p[0].end : p[1].start])]
    return any(not any(PERSONS & set(context.snapshot.types(k)) for m in pair for k in m.keys) for pair in pairs)


def lacking(context: Context, intent: str) -> Answer:
    """Say that nothing of the kind that a question asks for is told; what is nearest is shown apart."""
    return context.unknown(context.say(LACKING[intent]))


def without_length(context: Context, answer: Answer) -> Answer:
    """Say first that no length of time is told: what is told of the same may tell when it began or ended."""
    answer.answer = f"{context.say(LACKING['duration'])} {context.say('told_of')}\n{answer.answer}"
    answer.status, answer.values = "partial", []
    return answer
