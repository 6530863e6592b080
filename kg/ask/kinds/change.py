"""Changes: what a measure of one state or several became from one year to another, how much each changed, how far two
of them lie apart in each; or from before a change to after it, by two numbers that one statement tells."""

from __future__ import annotations

from itertools import pairwise

from kg.ask.answer import Answer
from kg.ask.kinds import series
from kg.ask.kinds.pairing import dated
from kg.ask.kinds.series import Number, Series
from kg.ask.retrieval.choose import speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.wants import CHANGES, ends
from kg.dates import say
from kg.terms import home_of

LEAST_YEARS = 3
"""How many years at least make a course of which one step is the steepest."""
DEEP = 60
"""Among how many of the best passages a statement is looked for that tells numbers before and after."""
CLOSE = 0.5
"""The share of what the best of all passages holds that it must hold, with those beside it."""


def growth(context: Context) -> Answer | None:
    """The numbers of each state that a question names in the two years that it names, and by how much each changed; or
    in which year one of them changed most. None where no measure has them all."""
    question = context.question
    years = sorted({y[:4] for y in question.years})
    states = list(dict.fromkeys(k for m in question.mentions for k in m.keys if context.snapshot.is_a(k, "State")))
    changed = bool(CHANGES & question.groups)
    steepest = changed and len(states) == 1 and bool(ends(question))
    if not states or not (steepest or (len(years) == 2 and (changed or len(states) > 1))):
        return None
    told = series.series(context)
    if told is None:
        return None
    numbers = series.of_measure(context, home_of(told.numbers[0].hit.passage), told.measure, told.unit)
    if steepest:
        # Those of the series stand together; what else is told of a year fills its gaps only.
        each = {n.when: n for n in [*numbers, *told.numbers] if n.of == states[0] and n.when.isdigit()}
        last = max((n.when for n in told.numbers), default="")
        return _steepest(context, told, [n for n in each.values() if n.when <= last])
    rows = [[n for y in years for n in numbers if n.of == s and n.when[:4] == y] for s in states]
    if any([n.when[:4] for n in row] != years for row in rows):
        return None
    lines = [_step(context, told, *row) for row in rows]
    apart = _apart(context, told, rows) if len(rows) == 2 else []
    # Who asks how far they lie apart is told that first.
    first = "amount" in question.intents and question.cued("weighed") and dated(question)
    lines = [*apart, *lines] if first else [*lines, *apart]
    head = context.say("side", name=context.name(told.measure))
    text = "\n".join([head, *(f"• {line}" for line in lines)])
    return context.answered(text, [n.hit for row in rows for n in row], complete=True)


def _steepest(context: Context, told: Series, numbers: list[Number]) -> Answer | None:
    """From which year to the next a state's number rose most, or fell most where that is asked; the other steps follow,
    since only they tell whether any went the other way. None where its years have gaps."""
    ordered = sorted(numbers, key=lambda n: n.when)
    years = [n.when for n in ordered]
    if len(years) < LEAST_YEARS or int(years[-1]) - int(years[0]) >= len(years):
        return None
    falling = ("decrease" in context.question.groups) != ("highest" not in ends(context.question))
    steps = sorted(pairwise(ordered), key=lambda p: p[1].value - p[0].value, reverse=not falling)
    text = "\n".join(f"• {_step(context, told, *step)}" for step in steps)
    return context.answered(text, [n.hit for s in steps for n in s[::-1]], complete=True)


def _apart(context: Context, told: Series, rows: list[list[Number]]) -> list[str]:
    """Return for each year how much more one of two states has than the other."""
    lines = []
    for pair in zip(*rows, strict=True):
        less, more = sorted(pair, key=lambda n: n.value)
        if less.value == more.value or less.bound or more.bound:
            continue
        names = {"name": context.name(more.of), "other": context.name(less.of)}
        lines.append(_line(context, "growth_apart", told.unit, (less, more), when=_when(context, more), **names))
    return lines


def _step(context: Context, told: Series, first: Number, last: Number) -> str:
    """Return a state's numbers in two years, with how much more or less the later is."""
    frame = "growth_" + ("none" if last.value == first.value else "more" if last.value > first.value else "less")
    said = {"before": _value(context, told.unit, first), "after": _value(context, told.unit, last)}
    when = {"first": _when(context, first), "last": _when(context, last)}
    return _line(context, frame, told.unit, (first, last), name=context.name(first.of), **said, **when)


def _line(context: Context, frame: str, unit: str, pair: tuple[Number, Number], **said: str) -> str:
    """Return a line on two numbers, with how far they lie apart."""
    line = context.say(frame, value=series.apart(context, *pair, unit), **said)
    return context.answer.back(line, [n.hit.passage for n in pair])


def _when(context: Context, number: Number) -> str:
    return say(number.when, context.question.language)


def _value(context: Context, unit: str, number: Number) -> str:
    """Return a number with its unit, and whether the text calls it an estimate."""
    value = series.amount(context, number.value, unit, number.about, number.bound)
    facts = context.facts(number.hit.passage).values()
    estimated = any("kg:estimate" in f and str(f.get("kg:of", ""))[3:] == number.of for f in facts)
    return context.say("estimated", n=value) if estimated else value


def shift(context: Context) -> Answer | None:
    """The numbers before and after each change that a question asks about, and the statements that tell them."""
    most = max((h.near for h in context.hits[:DEEP]), default=0.0)
    lines: list[str] = []
    hits: list[Hit] = []
    known: set[tuple[str, str]] = set()
    for hit in [h for h in context.hits[:DEEP] if "q" in h.traits and h.near >= CLOSE * most]:
        groups: dict[tuple[str, str, str], list[Number]] = {}
        for measure, unit, number in series.told_in(context, hit, wished=True):
            groups.setdefault((measure, number.of, unit), []).append(number)
        pairs = {key: pair for key, own in groups.items() if (pair := _ordered(context, hit, own))}
        named = [m for m in context.question.mentions if speaks_of(context, hit, m)]
        adds = not hits or any(not any(speaks_of(context, h, m) for h in hits) for m in named)
        if not pairs or not adds:
            # One before it tells the same.
            continue
        for (measure, of, unit), pair in pairs.items():
            lines += [] if (measure, of) in known else [f"• {_shifted(context, measure, unit, *pair)}"]
            known.add((measure, of))
        hits.append(hit)
    return context.answered("\n".join([*lines, context.listed(hits)]), hits, complete=True) if hits else None


def _ordered(context: Context, hit: Hit, numbers: list[Number]) -> list[Number]:
    """Return the number before and the one after; none where it is not told which is which."""
    if len(numbers) != 2 or bool(numbers[0].when) == bool(numbers[1].when):
        return []
    dated_, other = sorted(numbers, key=lambda n: not n.when)
    return [dated_, other] if _planned(context, hit) else [other, dated_]


def _planned(context: Context, hit: Hit) -> bool:
    """Tell whether a passage tells what is announced: of it only the number before has a date."""
    return "kg:ProposedAct" in context.ends(hit.passage)


def _shifted(context: Context, measure: str, unit: str, before: Number, after: Number) -> str:
    """Return the numbers before and after a change, with how much more or less there was then, or is to be."""
    unit = series.of_persons(context, measure, unit)
    said = [_value(context, unit, n) for n in (before, after)]
    said[1] = context.say("shift_planned", value=said[1]) if _planned(context, after.hit) else said[1]
    frame = "shift_more" if after.value > before.value else "shift_less"
    head = context.name(measure)
    return _line(context, frame, unit, (before, after), head=head, before=said[0], after=said[1])
