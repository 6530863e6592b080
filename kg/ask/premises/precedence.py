"""Whether one of two things was before the other: yes or no by their dates, where the articles date both."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds.dating import end
from kg.ask.kinds.ends import ends_of
from kg.ask.kinds.interval import between
from kg.ask.retrieval.context import Context
from kg.dates import bounds

LEAST = 0.75
"""The share of the question that the two dated things must explain: that something was after an election tells nothing
of what else is asked of it."""


def precedence(context: Context) -> Answer | None:
    """Which of two things was earlier, after yes or no, where a question has one of them before, or after, the other;
    None where it sets no two against each other, or their dates don't tell."""
    question = context.question
    sooner, later = question.cued("sooner_than"), question.cued("later_than")
    if question.cued("interrogative"):
        return None
    found, share = ends_of(context)
    # What was only said or proposed may be about many things.
    if len(found) < 2 or share < LEAST or not all(context.snapshot.is_a(d.key, "Event") for d in found):
        return None
    first, second = found
    if bounds(first.date)[1] < bounds(second.date)[0]:
        as_asked = sooner
    elif bounds(second.date)[1] < bounds(first.date)[0]:
        as_asked = later
    else:
        return None
    answer = between(context, [end(context, d) for d in found], ordered=True)
    if sooner != later:
        head = context.say("yes" if as_asked else "no")
        # Chinese and Japanese have no space after a full stop.
        answer.answer = head + " " * head.isascii() + answer.answer
    return answer
