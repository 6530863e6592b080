"""Whether two tell the same: numbers in two places of one article, the text and a table or note, or in two articles;
which of two articles tell of a thing at all; and whether an author agrees with somebody."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from kg.ask.answer import Answer
from kg.ask.kinds import series
from kg.ask.kinds.discord import discord
from kg.ask.kinds.reason import gives_reason
from kg.ask.kinds.series import Number
from kg.ask.kinds.tellers import PERSONS, claimed_by, with_others
from kg.ask.retrieval import numbers
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.wants import agreeing
from kg.dates import say
from kg.sections import ADDED
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
"""The share of what is asked, or named, that an article's best statement holds where the article tells of it, and below
which it does not."""
WELL = 0.6
"""The share of what is asked that it holds where it speaks of less than that of what is named."""
PAIR = 2
"""How many articles are set against each other."""
STANDS = {"endorses": "yes", "rejects": "no"}
"""By how an article stands to what somebody holds, what is said of whether its author agrees."""
MOST = 4
"""How many views of somebody are told with whether an author agrees."""


def verdict(context: Context, sides: Sequence[Side]) -> tuple[str, list[Side]]:
    """Return what is said first of two articles, or of those who hold something, of which is asked whether they agree,
    where no disagreement of theirs is known, and the sides that tell of what is asked: that both do, with what both
    give, or which alone does; nothing, and all, where that is not plain."""
    if len(sides) != PAIR or not agreeing(context.question) or not all(side.makers or side.holder for side in sides):
        return "", [*sides]
    held = [_told_of(context, side) for side in sides]
    telling = [side for side, told in zip(sides, held, strict=True) if told and told[0].coverage >= TELLS]
    if all(held) and (frame := _reviewed(context, held)):
        return context.say(frame), [*sides]
    if len(telling) == PAIR:
        near = [[h for h in hits if h.coverage >= CLOSE * hits[0].coverage] for hits in held]
        if any(_between(entry["between"], near) for entry in context.snapshot.disagreements.values()):
            return "", telling
        dated = _dates(context, sides, held) if context.question.cued("text_date") else ""
        alike = context.comma.join(_alike(context, sides, near))
        return dated or context.say("both_alike" if alike else "both_tell", alike=alike), telling
    if telling and not all(held):
        return context.say("only_tells", name=telling[0].name), telling
    return "", [*sides]


def _told_of(context: Context, side: Side) -> list[Hit]:
    """Return the statements of a side on what is asked: those that speak of most of what is named, or hold most of all
    that is asked, the best first."""
    kept = [a for a in side.context.sought if a.mention and (side.holder or a.mention in context.question.mentions)]
    whole = sum(a.weight for a in (kept if side.holder else context.sought) if a.mention)

    def named(hit: Hit) -> float:
        return sum(a.weight for a in kept if a.held_at(hit.place))

    hits = [h for h in side.context.hits[:DEEP] if side.own(h) and h.coverage >= SILENT]
    hits = [h for h in hits if h.coverage >= WELL or named(h) >= TELLS * whole]
    return sorted(hits, key=lambda h: -h.coverage)


def _alike(context: Context, sides: Sequence[Side], near: Sequence[list[Hit]]) -> list[str]:
    """Return the numbers that both of two sides give of what is asked; where it is asked why, what both their reasons
    speak of and the question does not."""
    snapshot = context.snapshot
    told = [
        {(unit, n.value): n for h in hits for _, unit, n in series.told_in(context, h, wished=True)} for hits in near
    ]
    found = [series.amount(context, v, unit, n.about) for (unit, v), n in told[0].items() if (unit, v) in told[1]]
    if "why" in context.question.intents:
        named = {k for side in sides for m in side.context.question.mentions for k in m.keys} | context.question.keys
        given = [[h for h in side.hits if gives_reason(h, snapshot)] for side in sides]
        things = {k for hits in given for h in hits for k in context.things(h.passage)} - named
        things = {k for k in things if len(snapshot.occurrences.get(k, ())) < context.common}
        things = {k for k in things if any(snapshot.is_a(k, c) for c in ("Actor", "Place"))}
        both = [k for k in sorted(things) if all(any(_speaks(context, h, k) for h in hits) for hits in given)]
        found += [context.name(k) for k in both]
    return found


def _speaks(context: Context, hit: Hit, key: str) -> bool:
    """Tell whether a passage names a thing, in its triples or in English."""
    text = context.english(hit)
    return key in context.things(hit.passage) or any(
        re.search(rf"\b{re.escape(n)}\b", text) for n in context.called(key, "en")
    )


def _dates(context: Context, sides: Sequence[Side], held: Sequence[list[Hit]]) -> str:
    """Return whether two sides date what is asked alike: the dates of what each tells nearest to it."""
    given = [next((d for h in hits for v in side.context.values(h.passage) if (d := str(v["when"] or ""))), "")
             for side, hits in zip(sides, held, strict=True)]  # fmt: skip
    if not all(given):
        return ""
    said = [say(when, context.question.language) for when in given]
    if given[0] == given[1]:
        return context.say("accord_articles", value=said[0])
    frame = "dates_fit" if given[0].startswith(given[1]) or given[1].startswith(given[0]) else "dates_differ"
    names = [side.short or side.name for side in sides]
    each = (context.say("number", of=name, value=when) for name, when in zip(names, said, strict=True))
    return context.say(frame, each=context.comma.join(each))


def stance(context: Context) -> Answer | None:
    """Whether the author of an article agrees with somebody whose views it reports, by how it stands to these: yes
    where it takes them for its own, no where it rejects them, both where it does now one, now the other."""
    question, snapshot = context.question, context.snapshot
    # Who is named with others holds something with these.
    named = frozenset(k for m in question.mentions if context.may_be(m, *PERSONS) for k in m.keys)
    # One whom an article names by the surname only is told of as somebody else.
    same = [{*pair} for pair in snapshot.relations["kg:inferredSameAs"]]
    whom = with_others(context, named.union(*(pair for pair in same if pair & named)))
    hits = [h for h in context.hits[:DEEP] if claimed_by(context, h, whom)]
    stands = {h: str(snapshot.passages[h.passage]["stance"]) for h in hits}
    least = SILENT * max((h.coverage for h in hits), default=0.0)
    hits = [h for h in hits if stands[h] in STANDS and h.coverage >= least]
    told = [[h for h in hits if stands[h] == one][:MOST] for one in STANDS]
    if not any(told):
        return None
    context.kept["affirmed"] = True
    lists = [context.listed(some) for some in told]
    if all(told):
        # In what they do not agree is told where it is recorded.
        apart = discord(context)
        if apart is not None:
            return apart
        text = context.say("both", other=lists[0], text=lists[1])
    else:
        text = next(context.say(STANDS[one]) + "\n" + some for one, some in zip(STANDS, lists, strict=True) if some)
    answer = context.answered(text, [h for some in told for h in some])
    answer.back(text.split("\n")[0], answer.passages)
    return answer


def _between(names: Sequence[str], near: Sequence[list[Hit]]) -> bool:
    """Tell whether a disagreement is between the articles of some statements and in one of these."""
    told = {h.passage for hits in near for h in hits}
    return bool(told & {*names}) and {home_of(name) for name in told} == {home_of(name) for name in names}


def _reviewed(context: Context, held: Sequence[list[Hit]]) -> str:
    """Return the name of what is said where whoever translated an article tells its authors' view of what is asked as
    right, or as wrong; nothing where that one does not."""
    told = [context.snapshot.passages[hits[0].passage] for hits in held]
    return next((STANDS[e["stance"]] for e in told if e["section"] in ADDED and e["stance"] in STANDS), "")


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
