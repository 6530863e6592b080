"""What an article's notion comes to where it is applied to something that the article does not speak of: what that
article says of the notion, beside what others tell of the thing. Whether the notion fits is the reader's judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask.retrieval.choose import leading, occurs, speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding import wants

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.ask.answer import Answer
    from kg.ask.understanding.mention import Mention

OWN, ABROAD = (0.4, 8), (0.4, 8)
"""Down to which share of the best score, and how many, statements are told of the notion, and of what it is applied to
in other articles."""


def application(context: Context) -> Answer | None:
    """What an article says of its notion, and what others tell of that to which a question applies it."""
    absent = applied_to(context)
    if not absent:
        return None
    own = leading(context, *OWN)
    other = abroad(context, context.question.articles)
    if not own or not any(speaks_of(context, h, m) for h in other for m in absent):
        return None
    answer = context.tell(own)
    context.also(other)
    return answer


def applying(context: Context) -> bool:
    """Tell whether a question applies an article's notion to something: it asks whether that is so by a definition or
    by criteria, or would be by a concept of the article's ("would it count as soft balancing in Saltzman's sense?")."""
    question = context.question
    if not question.articles:
        return False
    if wants.applied(question) or "criterion" in question.groups:
        return True
    asked = question.cued("unreal") or question.cued("whether")
    return asked and any(context.may_be(m, "Concept", "Theory") for m in question.mentions if occurs(context, m))


def applied_to(context: Context) -> list[Mention]:
    """Return what a question applies an article's notion to that the article does not speak of."""
    return beyond(context) if applying(context) else []


def beyond(context: Context) -> list[Mention]:
    """Return the names in a question that the articles it asks about don't speak of."""
    question = context.question
    # What is a plain word, too ("alliance"), need be no name.
    phrases = context.snapshot.phrases
    return [m for m in question.mentions if question.articles and not occurs(context, m) and not phrases.get(m.name)]


def abroad(context: Context, own: Collection[str]) -> list[Hit]:
    """Return what the other articles that a question names, or all others, tell nearest to it where it applies the
    notions of some articles."""
    other = context.asking(articles=[a for a in context.question.articles if a not in own])
    return [h for h in leading(other, *ABROAD) if h.article not in own]
