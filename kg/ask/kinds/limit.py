"""Limits: which numbers of a measure, or which states by them, are below a share that a question gives, or reach
it, and how many they are."""

from __future__ import annotations

from decimal import Decimal

from kg.ask.answer import Answer
from kg.ask.kinds import series
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import fits
from kg.ask.understanding.numeral import CHARACTERS, WORDS, number
from kg.ask.understanding.question import Question
from kg.expression import Expression

_PERCENT = Expression(
    rf"(?P<n>\d+(?:\.\d+)?|\b(?:{'|'.join(WORDS[1:11])})\b)[ -]*(?:%|percent|per cent|パーセント)"
    rf"|百分之(?P<m>\d+(?:\.\d+)?|[{CHARACTERS}两])",
    "%", "per", "パーセント", "百分之",
)  # fmt: skip


def limit_of(question: Question) -> float | None:
    """Return the share that a question gives as a limit."""
    match = _PERCENT.search(question.folded)
    text = match["n"] or match["m"] if match else ""
    return float(number(text) or text) if text else None


def limit(context: Context) -> Answer | None:
    """The numbers of one measure that are below a limit that the question gives, or reach it, and how many they are:
    those of one thing by their times, the states by their shares."""
    question = context.question
    low, bound = question.cued("below"), limit_of(question)
    found = series.series(context, least=series.SEVERAL, unit=series.PERCENT) if bound is not None else None
    if found is None or bound is None or not (low or question.cued("above")):
        return None
    picked = [n for n in found.numbers if (n.value < bound if low else n.value >= bound)]
    owners = {n.of for n in found.numbers}
    each = len(owners) == len(found.numbers) and all(context.snapshot.is_a(k, "State") for k in owners)
    if each and not any(fits(context, n.hit) for n in picked):
        # How many states they are is rather told by a number of these.
        return None
    frame = ("beneath" if low else "reaching") if each else "below" if low else "above"
    measure = context.name(found.measure)
    head = context.say(frame, n=len(picked), of=len(found.numbers), measure=measure, limit=f"{bound:g}%")
    told = sorted(picked or found.numbers, key=lambda n: ("" if each else n.when, n.value if low else -n.value))
    head = context.answer.back(head, [n.hit.passage for n in told])
    lines = [head, *series.numbered(context, found._replace(numbers=told))]
    return series.tell(context, lines, told, Decimal(len(picked)), "NUM")
