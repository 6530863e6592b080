"""Whether two tell the same: numbers in two places of one article, the text and a table or note, or in two articles;
or which of two articles tell of a thing at all."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from kg.ask.answer import Answer
from kg.ask.kinds import series
from kg.ask.kinds.series import Number
from kg.ask.retrieval import numbers
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.wants import agreeing
from kg.terms import home_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.ask.kinds.sides import Side

DEEP = 40
"""Among how many of the best passages the two places are looked for."""
LEAST = 0.5
"""The share of what is asked that each of them must hold, with those beside it."""
CLOSE = 0.6
"""The share of what the best of these holds that each of them must hold, with those beside it."""
TELLS, SILENT = 0.5, 0.35
"""The share of what is asked that an article's best statement holds where the article tells of it, and below which it
does not."""
PAIR = 2
"""How many articles are set against each other."""


def verdict(context: Context, sides: Sequence[Side]) -> tuple[str, list[Side]]:
    """Return what is said first of two articles of which is asked whether they agree, where no disagreement of theirs
    is known, and the sides that tell of what is asked: that both do, or which alone does; nothing, and all, where that
    is not plain."""
    if len(sides) != PAIR or not agreeing(context.question) or not all(side.makers for side in sides):
        return "", [*sides]
    held = {side.name: max((h.near for h in side.hits), default=0.0) for side in sides}
    telling = [side for side in sides if held[side.name] >= TELLS]
    if len(telling) == PAIR:
        told = [h for side in sides for h in side.hits]
        passages, articles = {h.passage for h in told}, {h.article for h in told}
        between = ({*entry["between"]} for entry in context.snapshot.disagreements.values())
        known = any(passages & names and articles <= set(map(home_of, names)) for names in between)
        return "" if known else context.say("both_tell"), telling
    if telling and min(held.values()) < SILENT:
        return context.say("only_tells", name=telling[0].name), telling
    return "", [*sides]


def accord(context: Context) -> Answer | None:
    """That two places, or two articles, give the same number, with both; None where they don't, or where no two give
    one of the same: in what places differ is told elsewhere."""
    articles = context.question.articles
    both = len(articles) == PAIR
    near = [h for h in context.hits[:DEEP] if "q" in h.traits and numbers.fits(context, h)]
    near = [h for h in near if h.near >= max(SILENT if both else LEAST, CLOSE * near[0].near)]
    told = {h: series.told_in(context, h, wished=True) for h in near}
    pairs = [
        (one, other, measure, unit, number, second)
        for one, other in product(near, near)
        if ([one.article, other.article] == articles if both else _apart(context, one, other))
        for (measure, unit, number), (its, its_unit, second) in product(told[one], told[other])
        if unit == its_unit and (both or measure == its) and _same(number, second)
    ]
    # What differs between articles need not be of the same.
    pairs = [pair for pair in (pairs if both else pairs[:1]) if pair[4].value == pair[5].value]
    if not pairs:
        return None
    # What an article says itself comes before the title of what it cites.
    pairs.sort(key=lambda pair: sum(context.stance(h) != "asserts" for h in pair[:2]))
    one, other, measure, unit, number, second = pairs[0]
    value = series.amount(context, number.value, unit, number.about or second.about)
    line = context.say("accord_articles" if both else "accord", measure=context.name(measure), value=value)
    if both:
        # What else differs between passages is told after it.
        context.kept["affirmed"] = True
    context.answer.back(line, [one.passage, other.passage])
    return context.answered("\n".join([line, context.listed([one, other])]), [one, other], complete=not both)


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
