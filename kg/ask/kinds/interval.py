"""Intervals: which of two dated things was earlier, and how long lies between them, as their dates tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kg.ask.answer import Answer, Json
from kg.ask.kinds import dating
from kg.ask.kinds.dating import Dated, likeliest
from kg.ask.kinds.ends import FOUND_IN, LEAST_ENDS, ends_of
from kg.ask.retrieval import clauses
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.telling import at
from kg.dates import bounds, say

End = tuple[str, str, str]
"""One end of a stretch of time: its name, its date and a passage that tells it (see `dating.end`)."""
MONTH = 31
"""How many days at most lie between the ends of a date that tells the month."""
SHOWN = 2
"""How many passages stand behind each end of a stretch of time."""
DAYS = 3
"""How many days what is dated to the day lasts at most."""
IN_YEARS, IN_MONTH, WEEK = 730, 365.25 / 12, 7
"""From how many days on years are given beside them, and how many days a month and a week have."""
UNITS = ("in_weeks", "in_months", "in_years")
"""Cues of the unit in which a question asks for a length of time."""
LONG = 36
"""From how many months on a stretch between things that are not dated to the day is told in years."""


class Length(NamedTuple):
    """How long lies between two dates, as precisely as they tell.

    Attributes
    ----------
    frame : str
        The sentence that says it.
    value : int
    unit : str
        ``DAY``, ``MO`` or ``YR``.
    numbers : dict of str to float
        What the sentence holds.
    """

    frame: str
    value: int
    unit: str
    numbers: dict[str, float]


def _length(first: tuple[date, date], second: tuple[date, date], asked: str) -> Length | None:
    """Return how long lies between two dates, each given by its earliest and latest day: days where both are days,
    months where both tell the month, else years, and beside them the unit that is ``asked`` for, as far as they tell
    it; None where they tell none."""
    (low, low_end), (high, high_end) = first, second
    days, months = (high - low).days, (high.year - low.year) * 12 + high.month - low.month
    if max((low_end - low).days, (high_end - high).days) < DAYS:
        # To a meeting of two days it is as long as to the first of them.
        whole: dict[str, float] = {"days": days, "weeks": days // WEEK, "months": months - (high.day < low.day)}
        years, rest = divmod(round(days / IN_MONTH), 12)
        if whole.get(asked):
            unit = "MO" if asked == "months" else "DAY"
            return Length(f"duration_in_{asked}", int(whole["months"]) if unit == "MO" else days, unit, whole)
        if asked == "years" and days < IN_YEARS:
            return Length("duration_days_years", days, "DAY", {"days": days, "years": round(days / IN_MONTH / 12, 1)})
        frame = "duration" if days < IN_YEARS else "duration_days_months" if rest else "duration_days_years"
        return Length(frame, days, "DAY", {"days": days, "years": years, "rest": rest})
    if max((low_end - low).days, (high_end - high).days) > MONTH:
        years = high.year - low.year
        return Length("duration_coarse", years, "YR", {"years": years}) if years else None
    years, rest = divmod(months, 12)
    if asked == "years" and months < LONG:
        return Length("duration_years", months, "MO", {"months": months, "years": round(months / 12, 1)})
    frame = "duration_about" if months < LONG else "duration_years_months" if rest else "duration_years"
    return Length(frame, months, "MO", {"months": months, "years": years, "rest": rest})


def interval(
    context: Context, found: Sequence[End], behind: Sequence[str], ordered: bool = False
) -> tuple[list[str], list[Json]]:
    """Return what is said of two dated things: which was earlier, where that is asked (or ``ordered``) or no more is to
    be told, and how long lies between them, made from some passages; and that length as a value."""
    question, language = context.question, context.question.language
    first, second = sorted(found, key=lambda f: bounds(f[1]))
    low, high = bounds(first[1]), bounds(second[1])
    apart = low[1] < high[0]
    length = _length(low, high, next(filter(question.cued, UNITS), "").removeprefix("in_")) if apart else None
    named = {
        "first": _name(context, first), "first_date": say(first[1], language),
        "second": _name(context, second), "second_date": say(second[1], language),
    }  # fmt: skip
    lines = []
    if ordered or question.cued("earlier") or length is None:
        lines.append(context.say("earlier" if apart else "overlap", **named))
    if length and (not lines or "duration" in question.intents):
        lines.append(context.say(length.frame, **length.numbers, **named))
    context.answer.back("\n".join(lines), behind)
    if length is None:
        return lines, []
    return lines, [{"value": length.value, "unit": length.unit, "of": None, "when": f"{first[1]}/{second[1]}"}]


def of_dated(context: Context, found: Sequence[Dated]) -> tuple[list[str], list[Json]]:
    """Return the same of two dated things that passages speak of."""
    behind = [n for d in found for n in dating.tellers(d)[:SHOWN]]
    return interval(context, [dating.end(context, d) for d in found], behind)


def between(context: Context, found: Sequence[End], ordered: bool = False) -> Answer:
    """Answer by which of two things was earlier, where that is asked (or ``ordered``), and how long lies between
    them."""
    tellers = [end[2] for end in sorted(found, key=lambda f: bounds(f[1]))]
    lines, values = interval(context, found, tellers, ordered)
    answer = context.answered("\n".join(lines), at(context, [context.snapshot.places[n] for n in tellers], 1.0))
    answer.values = [*values, *answer.values]
    answer.ends = list(found)
    return answer


def _name(context: Context, end: End) -> str:
    """Return what a dated thing is called, in quotes where that is all that a statement says."""
    name = end[0].rstrip(".。")
    marks = "“”" if context.question.language in {"en", "zh-Hans"} else "「」"
    whole = context.statement_of(end[2]).rstrip(".。") == name
    return f"{marks[0]}{name}{marks[1]}" if whole else name


def reckoned(context: Context, before: list[Answer]) -> Answer | None:
    """Which of two things was earlier, or how long lies between them, where a question leans on the answers before it:
    on the two things that they tell the dates of ("how many days lie between them?"), or on the one to which it names
    the other ("how long after that ...?", "was it before ...?"; after a stretch of time "and then to the signing?").
    None where it does not, or they tell no dates."""
    question = context.question
    if not ("duration" in question.intents or question.cued("earlier")):
        return None
    last = before[-1].ends
    if not question.mentions:
        if len(last) == 2 and question.cued("thence") and question.units:
            # It goes on from the later of two to the one after it.
            start = max(last, key=lambda e: bounds(e[1]))
            later = next((e for e in _named(context, FOUND_IN) if bounds(e[1])[0] > bounds(start[1])[1]), None)
            if later:
                return between(context, [start, later])
        if len(last) == 2 and question.cued("apart"):
            return between(context, last)
        told = [a.ends[0] for a in before[-2:] if a.ends]
        return between(context, told) if len(told) == 2 and question.intents[:1] == ["duration"] else None
    leans = question.cued("thence") or (question.cued("earlier") and ends_of(context)[1] < LEAST_ENDS)
    other = _named(context, 1) if last and leans else []
    return between(context, [last[0], other[0]]) if other and other[0][:2] != last[0][:2] else None


def _named(context: Context, most: int) -> list[End]:
    """Return the likeliest dated things that a question names as one end of a time whose other is told before."""
    own = clauses.clause(context, clauses.plain(context), "when")
    ways = [d for _, d in likeliest(own)[:most] if own.explains(d.hit) >= LEAST_ENDS * own.weight]
    return [dating.end(own.context, dating.sharp(own.context, d)) for d in ways]
