"""The statements nearest to a question."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.choose import LEAST, leading, told_with
from kg.ask.context import Context


def lookup(context: Context, most: int = 8) -> Answer | None:
    """The statements nearest to the question, where one plainly answers it."""
    hits = leading(context, 0.45, most)
    if not hits or hits[0].coverage < LEAST * 0.75:
        return None
    hits = told_with(context, hits)
    return context.answered(context.listed(hits), hits)
