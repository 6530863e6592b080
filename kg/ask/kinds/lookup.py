"""The statements nearest to a question."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.retrieval.choose import LEAST, leading, told_with
from kg.ask.retrieval.context import Context

PLAINLY = 0.7
"""Down to which share of the best score a statement is told as the answer; what scores less is told beside it."""


def lookup(context: Context, most: int = 8) -> Answer | None:
    """The statements nearest to the question, where one plainly answers it."""
    hits = leading(context, 0.45, most)
    if not hits or hits[0].coverage < LEAST * 0.75:
        return None
    plain = [h for h in hits if h.score >= PLAINLY * hits[0].score]
    answer = context.answered(context.listed(plain), plain)
    context.also([h for h in told_with(context, hits) if h not in plain], nearby=True)
    return answer
