"""What sets the sides of a comparison against each other in numbers: those of one measure, one a side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import NamedTuple

from kg.ask.kinds import series, tellers
from kg.ask.kinds.series import Number
from kg.ask.kinds.sides import DEEP, Side, respect
from kg.ask.retrieval.context import Context
from kg.ask.understanding.office import held
from kg.dates import say

MEASURED, MEASURED_THEN, CLOSE = 0.3, 0.2, 0.55
"""The same of a number of each side; where the question gives a year; and the share of the best measure's that another
must reach."""
FROM, UP_TO = {"more-than", "at-least"}, {"less-than", "at-most", "nearly"}
"""Limits from which on, and up to which, a number may be."""
WIDE = 24
"""How many numbers are tried beside each other, of all sides together."""
MOST = 2
"""How many measures set the sides against each other."""
HEADING, COUNTED = {"president", "leader"}, "unit:NUM"
"""Groups of the thesaurus of words for those who head a state; and the unit of what is counted."""
NUMBER = "number"
"""Group of the thesaurus of words in the name of a measure that counts something."""
STANDARDS = ("standard", "target")
"""Words in the English names of what is asked of several, whose number is nobody's own."""


class Balance(NamedTuple):
    """Numbers of one measure, one a side.

    Attributes
    ----------
    measures : tuple of str
        Several where the sides' numbers are of different measures of one source.
    unit : str
    numbers : dict of str to Number
        By the name of the side.
    timed : bool
        Whether the sides are times.
    """

    measures: tuple[str, ...]
    unit: str
    numbers: dict[str, Number]
    timed: bool


class _Told(NamedTuple):
    """A number that a side has, and the share of the respect asked about that its passage holds."""

    measure: str
    unit: str
    holds: float
    number: Number


def balances(context: Context, found: Sequence[Side], picked: bool = False) -> list[Balance]:
    """Return the numbers of the same measure that the sides have, of the years that the question names or else of the
    nearest; the measure that the question is about first. Only those of the sides' own statements where these are
    picked by the number that is asked for; none where a time is asked for."""
    if len(found) < 2 or {"when", "duration"} & set(context.question.intents):
        # Beside a time that is asked for a number is one that is planned.
        return []
    numbered = "amount" in context.question.intents or context.question.cued("weighed")
    if any(side.makers for side in found) and not numbered:
        # What two articles hold is no number unless one is asked for.
        return []
    for announced in (False, True):
        # What is announced stands for a side that has no number that is so.
        own = [_numbers(context, found, side, picked, announced) for side in found]
        # Meetings of the one may be called summit talks of the other.
        balanced = _alike(context, found, own, lambda t: _counted(context, t) or (t.measure, t.unit))
        # What one text counts of each for the same time is of one kind, by whatever name.
        balanced = balanced or _alike(context, found, own, _origin)
        if balanced:
            return balanced
    return []


def _origin(told: _Told) -> tuple[str, ...]:
    number = told.number
    return (number.source, number.when, told.unit) if number.source and number.when else ()


def _counted(context: Context, told: _Told) -> tuple[str, ...]:
    """Return the unit of a number of times and for which word of the question it counts; nothing where for none."""
    question = context.question
    counting = question.cued("weighed") or question.cued("count")
    if told.unit != COUNTED or not counting or not context.snapshot.is_a(told.number.of, "Event"):
        return ()
    meanings = context.meanings(told.measure, "en")
    meant = sorted((meanings - {NUMBER}) & question.groups)
    return (told.unit, *meant) if meant and NUMBER in meanings else ()


def _numbers(context: Context, found: Sequence[Side], side: Side, picked: bool, announced: bool) -> list[_Told]:
    """Return the numbers of a side."""
    among = side.hits if picked else side.context.hits[:DEEP]
    return [
        _Told(measure, unit, respect(side, hit), number)
        for hit in among
        if "q" in hit.traits
        for measure, unit, number in series.told_in(context, hit, announced)
        if _whose(context, found, number) == side.name
    ]


def _alike(
    context: Context, found: Sequence[Side], own: list[list[_Told]], kind: Callable[[_Told], tuple[str, ...]]
) -> list[Balance]:
    """Return the numbers of one kind that all sides have; the kind that the question is about first."""
    kinds = [{k for told in numbers if (k := kind(told))} for numbers in own]
    groups = {
        k: [[t for t in numbers if kind(t) == k] for numbers in own]
        for k in dict.fromkeys(kind(t) for t in own[0])
        if all(k in known for known in kinds)
    }
    worth = {k: min(max(t.holds for t in numbers) for numbers in rows) for k, rows in groups.items()}
    least = max(MEASURED_THEN if context.question.years else MEASURED, CLOSE * max(worth.values(), default=0.0))
    chosen = sorted((k for k in worth if worth[k] >= least), key=lambda k: -worth[k])[:MOST]
    timed = not any(side.keys for side in found)
    balanced = []
    for row in [row for k in chosen for row in _rows(context, groups[k], timed)]:
        numbers = {side.name: t.number for side, t in zip(found, row, strict=True)}
        balanced.append(Balance(tuple(dict.fromkeys(t.measure for t in row)), row[0].unit, numbers, timed))
    return balanced


def _whose(context: Context, found: Sequence[Side], number: Number) -> str:
    """Return the name of the side that a number is of: itself, or what is called by its name ("US troops in Germany");
    else the only one of which its passage speaks, where it is of no other state. Empty where it is of none, or of
    several."""
    if not any(side.keys for side in found):
        return _when(context, found, number)
    of = [side for side in found if number.of in side.keys]
    of = of or [side for side in found if number.of and any(context.called_by(number.of, k) for k in side.keys)]
    set_for_all = any(word in n for n in context.called(number.of, "en") for word in STANDARDS) if number.of else False
    if not of and not set_for_all and not context.snapshot.is_a(number.of, "State"):
        of = [side for side in found if side.own(number.hit)] or _heading(context, found, number)
    return of[0].name if len(of) == 1 else ""


def _heading(context: Context, found: Sequence[Side], number: Number) -> list[Side]:
    """Return the sides that head a state which has a part in what a number counts, where its passage speaks of heads of
    states."""
    if not HEADING & context.groups(context.english(number.hit)):
        return []
    acting = {o[3:] for s, p, o in context.stated(number.hit.passage) if s == f"id:{number.of}" and p == "sem:hasActor"}
    offices = held(context.snapshot)
    return [s for s in found if any({o.who, o.role} & s.keys and o.states & acting for o in offices)]


def _when(context: Context, found: Sequence[Side], number: Number) -> str:
    """Return the name of the year that a number is of; empty where it is of none, or of a state that isn't the only one
    named."""
    states = {k for k in context.question.keys if context.snapshot.is_a(k, "State")}
    if context.snapshot.is_a(number.of, "State") and states != {number.of}:
        return ""
    of = [side for side in found if side.own(number.hit)]
    then = [side for side in of if number.when.startswith(tuple(side.context.question.years[:1]))]
    return (then or of)[0].name if len(then or of) == 1 else ""


def _rows(context: Context, numbers: list[list[_Told]], timed: bool) -> list[tuple[_Told, ...]]:
    """Return the numbers that belong together, one a side: one row a year that the question names, else those whose
    years are nearest to each other, told in one place rather than in two, no limits, and of these the latest."""
    years = sorted({y[:4] for y in context.question.years}) if not timed else []
    rows = []
    for year in years:
        # What has no date of its own is of the time that the text is of.
        row = [next((t for then in (year, "") for t in own if t.number.when[:4] == then), None) for own in numbers]
        rows += [tuple(t for t in row if t)] if all(row) else []
    if not years:
        best = [sorted(own, key=lambda t: -t.holds)[: WIDE // len(numbers)] for own in numbers]
        rows = [min(product(*best), key=lambda row: _unlike(context, [t.number for t in row], timed))]
    return list(dict.fromkeys(rows))


def _unlike(context: Context, row: Sequence[Number], timed: bool) -> tuple[object, ...]:
    """Return how little numbers belong together."""
    years = [int(n.when[:4]) if n.when[:4].isdigit() else 0 for n in row]
    lines = {tuple(context.snapshot.lines[n.hit.place]) for n in row}
    articles = {n.hit.article for n in row}
    apart = 0 if timed else max(years) - min(years)
    # What a translator repeats the authors say themselves.
    repeated = any(tellers.translates(context, n.hit) for n in row)
    return apart, len(articles), repeated, sum(bool(n.bound) for n in row), len(lines), [-year for year in years]


def line(context: Context, balance: Balance) -> str:
    """Return numbers side by side as a line of an answer."""
    stop = "." if context.question.language == "en" else "。"
    behind = [n.hit.passage for n in balance.numbers.values()]
    return context.answer.back(f"• {told(context, balance).rstrip('.。')}{stop}", behind)


def told(context: Context, balance: Balance) -> str:
    """Return numbers side by side, with how much more one is than another where they are two."""
    numbers, unit = balance.numbers, series.of_persons(context, balance.measures[0], balance.unit)
    years = {n.when[:4] for n in numbers.values()}
    # A year of which only some say that it is theirs is nobody else's.
    year = next(iter(years)) if len(years) == 1 and not balance.timed else None
    ordered = sorted(numbers, key=lambda name: -numbers[name].value) if len(numbers) > 2 else list(numbers)
    dated = year is None and not balance.timed
    pairs = []
    for name in ordered:
        number = numbers[name]
        value = series.amount(context, number.value, unit, number.about, number.bound)
        when = say(number.when, context.question.language) if dated and number.when else ""
        pairs.append(context.say("beside_one_when" if when else "beside_one", name=name, value=value, when=when))
    head = " / ".join(context.name(measure) for measure in balance.measures)
    if year:
        spans = {n.when for n in numbers.values()}
        span = spans.pop() if len(spans) == 1 else year
        head = context.say("beside_when", measure=head, when=say(span, context.question.language))
    said = context.say("beside", head=head, pairs=context.comma.join(pairs))
    if len(numbers) != 2 or (len(years) > 1 and not balance.timed):
        # Numbers of different times have no difference.
        return said
    (_, less), (more, most) = sorted(numbers.items(), key=lambda item: item[1].value)
    if less.bound or most.bound:
        # Limits have no difference either, but may tell which is more.
        sure = less.value < most.value and less.bound not in FROM and most.bound not in UP_TO
        return context.say("beside_most", said=said, name=more) if sure else said
    if less.value == most.value:
        return context.say("beside_equal", said=said)
    value = series.apart(context, most, less, unit)
    return context.say("beside_more", said=said, name=more, value=value)
