"""Numbers told in two places of one article, the text and a table or note, where a question asks if these agree."""

from __future__ import annotations

from itertools import product

from kg.ask.answer import Answer
from kg.ask.kinds import series
from kg.ask.kinds.series import Number
from kg.ask.retrieval import numbers
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit

DEEP = 40
"""Among how many of the best passages the two places are looked for."""
LEAST = 0.5
"""The share of what is asked that each of them must hold, with those beside it."""
CLOSE = 0.6
"""The share of what the best of these holds that each of them must hold, with those beside it."""


def accord(context: Context) -> Answer | None:
    """That two places give the same number, with both; None where they don't, or where no two give one of the same:
    in what places differ is told elsewhere."""
    near = [h for h in context.hits[:DEEP] if "q" in h.traits and numbers.fits(context, h)]
    near = [h for h in near if h.near >= max(LEAST, CLOSE * near[0].near)]
    for one, other in product(near, near):
        if not _apart(context, one, other):
            continue
        for (measure, unit, number), (its, its_unit, second) in product(_told(context, one), _told(context, other)):
            if (measure, unit) == (its, its_unit) and _same(number, second):
                if number.value != second.value:
                    return None
                value = series.amount(context, number.value, unit, number.about)
                line = context.say("accord", measure=context.name(measure), value=value)
                answer = context.answered("\n".join([line, context.listed([one, other])]), [one, other])
                answer.back(line, [one.passage, other.passage])
                answer.complete = True
                return answer
    return None


def _told(context: Context, hit: Hit) -> list[tuple[str, str, Number]]:
    return series.told_in(context, hit, wished=True)


def _apart(context: Context, one: Hit, other: Hit) -> bool:
    """Tell whether the second of two passages of an article stands in the table asked about, and the first in none;
    without a table, whether they stand on different lines, the first before the second."""
    if one.article != other.article:
        return False
    tables = context.question.tables
    if tables:
        inside = [any(f"/t{number}-" in hit.passage for number in tables) for hit in (one, other)]
        return inside == [False, True] and "/t" not in one.passage
    lines = context.snapshot.lines
    return one.place < other.place and lines[one.place] != lines[other.place]


def _same(one: Number, other: Number) -> bool:
    """Tell whether two numbers may be of the same thing at the same time: where one has none, it is the other's."""
    of = not one.of or not other.of or one.of == other.of
    when = not one.when or not other.when or one.when[:4] == other.when[:4]
    return of and when
