"""What a measure of one state or several became from one year to another, by how much each changed, and how far two of
them lie apart in each."""

from __future__ import annotations

from itertools import pairwise

from kg.ask.answer import Answer
from kg.ask.kinds import series
from kg.ask.kinds.pairing import dated
from kg.ask.kinds.series import Number
from kg.ask.retrieval.context import Context
from kg.ask.understanding.wants import CHANGES, ends
from kg.dates import say
from kg.terms import home_of

LEAST_YEARS = 3
"""How many years at least make a course of which one step is the steepest."""


def growth(context: Context) -> Answer | None:
    """The numbers of each state that a question names in the two years that it names, and by how much each changed; or
    in which year one of them changed most. None where no measure has them all."""
    years = sorted({y[:4] for y in context.question.years})
    states = list(dict.fromkeys(
        k for m in context.question.mentions for k in m.keys if context.snapshot.is_a(k, "State")
    ))  # fmt: skip
    changed = bool(CHANGES & context.question.groups)
    steepest = changed and len(states) == 1 and bool(ends(context.question))
    if not states or not (steepest or (len(years) == 2 and (changed or len(states) > 1))):
        return None
    told = series.series(context)
    if told is None:
        return None
    article = home_of(told.numbers[0].hit.passage)
    numbers = series.of_measure(context, article, told.measure, told.unit)
    if steepest:
        # Those of the series stand together; what else is told of a year fills its gaps only.
        each = {n.when: n for n in [*numbers, *told.numbers] if n.of == states[0] and n.when.isdigit()}
        last = max((n.when for n in told.numbers), default="")
        return _steepest(context, told, [n for n in each.values() if n.when <= last])
    rows = {s: [n for y in years for n in numbers if n.of == s and n.when[:4] == y] for s in states}
    if any([n.when[:4] for n in row] != years for row in rows.values()):
        return None
    lines = [_line(context, told, *row) for row in rows.values()]
    for line, row in zip(lines, rows.values(), strict=True):
        context.answer.back(line, [n.hit.passage for n in row])
    apart = _apart(context, told, list(rows.values())) if len(rows) == 2 else []
    # Who asks how far they lie apart is told that first.
    first = "amount" in context.question.intents and context.question.cued("weighed") and dated(context.question)
    lines = [*apart, *lines] if first else [*lines, *apart]
    head = context.say("side", name=context.name(told.measure))
    hits = [n.hit for row in rows.values() for n in row]
    answer = context.answered("\n".join([head, *(f"• {line}" for line in lines)]), hits)
    answer.complete = True
    return answer


def _steepest(context: Context, told: series.Series, numbers: list[Number]) -> Answer | None:
    """From which year to the next a state's number rose most, or fell most where that is asked; the other steps follow,
    since only they tell whether any went the other way. None where its years have gaps."""
    ordered = sorted(numbers, key=lambda n: n.when)
    years = [n.when for n in ordered]
    if len(years) < LEAST_YEARS or int(years[-1]) - int(years[0]) >= len(years):
        return None
    falling = ("decrease" in context.question.groups) != ("highest" not in ends(context.question))
    steps = sorted(pairwise(ordered), key=lambda p: p[1].value - p[0].value, reverse=not falling)
    lines = [_line(context, told, *step) for step in steps]
    for line, step in zip(lines, steps, strict=True):
        context.answer.back(line, [n.hit.passage for n in step])
    answer = context.answered("\n".join(f"• {line}" for line in lines), [n.hit for s in steps for n in s[::-1]])
    answer.complete = True
    return answer


def _apart(context: Context, told: series.Series, rows: list[list[Number]]) -> list[str]:
    """Return for each year how much more one of two states has than the other."""
    lines = []
    for pair in zip(*rows, strict=True):
        less, more = sorted(pair, key=lambda n: n.value)
        if less.value == more.value or less.bound or more.bound:
            continue
        lines.append(context.say(
            "growth_apart",
            when=say(more.when, context.question.language),
            name=context.name(more.of), other=context.name(less.of),
            value=series.apart(context, more.value, less.value, told.unit, more.about or less.about),
        ))  # fmt: skip
        context.answer.back(lines[-1], [n.hit.passage for n in pair])
    return lines


def _line(context: Context, told: series.Series, first: Number, last: Number) -> str:
    """Return a state's numbers in both years, with how much more or less the later is."""
    change = last.value - first.value
    return context.say(
        "growth_none" if not change else "growth_more" if change > 0 else "growth_less",
        name=context.name(first.of),
        before=_value(context, told.unit, first), after=_value(context, told.unit, last),
        first=say(first.when, context.question.language), last=say(last.when, context.question.language),
        value=series.apart(context, first.value, last.value, told.unit),
    )  # fmt: skip


def _value(context: Context, unit: str, number: Number) -> str:
    """Return a number with its unit, and whether the text calls it an estimate."""
    value = series.amount(context, number.value, unit, number.about, number.bound)
    facts = context.facts(number.hit.passage).values()
    estimated = any("kg:estimate" in f and str(f.get("kg:of", ""))[3:] == number.of for f in facts)
    return context.say("estimated", n=value) if estimated else value
