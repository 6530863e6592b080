"""Pins: what a question pins down, a name, a date, an ordinal, a length of time or a number, and what tells whether a
passage holds that or another of its kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import chain, pairwise
from typing import NamedTuple

from kg.ask.premises.roles import STATES
from kg.ask.retrieval import choose
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import given
from kg.ask.retrieval.retrieve import Asked, Hit
from kg.ask.understanding.calendar import lengths
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.numeral import ordinals
from kg.dates import bounds

EACH = ("set_apart", "summed")
"""Cues of questions that ask of each of several things."""
GENERAL = ("Concept", "Theory", "Collective")
"""Classes whose things are no individuals, so that one is no other's rival."""

Test = Callable[[Hit], bool]
"""What tells of a passage whether something holds."""


class Pin(NamedTuple):
    """Something that a question pins down.

    Attributes
    ----------
    given : str
        As it is said.
    holds : callable
    but: Asked | None
    rivals : callable
        Tells whether a passage holds another one of its kind.
    but : Asked or None
        What is to be left out of what else is asked for; nothing where it is no thing by which passages are found.
    beside : int
        How many passages before and after one that holds it may hold the rest with it.
    """

    given: str
    holds: Test
    rivals: Test
    but: Asked | None
    beside: int = 1


def pins(context: Context) -> Iterator[Pin]:
    """Yield what a question pins down: individuals, dates, numbers."""
    known = [a for a in context.sought if a.known]
    # What was traded at some date is told of one deed only.
    goods = [a for a in known if a.mention and context.question.years and context.may_be(a.mention, "Good")]
    for one in [*choose.proper(context), *goods]:
        if one.mention is None or not _individual(context, one.mention):
            continue
        if sum(1 for a in known if a is not one and (a.mention or a.groups)) < 2:
            continue
        yield Pin(context.name(one.mention.keys[0]), holder(one), partial(_like, context, one), one)
    # A passage with another date or number that the question gives, too, is no rival.
    years = {year: dated(context, year) for year in context.question.years if not context.question.period}
    for year, holds in years.items():
        yield Pin(year, holds, _another(lambda h: bool(_dates(context, h)), years, year), None)
    for said, place in ordinals(context.question.folded):
        yield Pin(said, _gives(partial(_places, context), place), lambda h: bool(_places(context, h)), None)
    for said, length in lengths(context.question.undated).items():
        lasting = partial(_lengths, context)
        yield Pin(said, _gives(lasting, length), lambda h: bool(_lengths(context, h)), None, beside=0)
    counted = {number: _numbered(context, number) for _, number in given(context.question)}
    for number, holds in counted.items():
        yield Pin(number, holds, _another(lambda h: "q" in h.traits, counted, number), None, beside=0)


def _another(holds: Test, given: Mapping[str, Test], own: str) -> Test:
    """Return what tells whether a passage holds something of a kind, and no other than one of those that are given."""
    return lambda hit: holds(hit) and not any(other(hit) for said, other in given.items() if said != own)


def _individual(context: Context, mention: Mention) -> bool:
    """Tell whether a name means an individual, told of by itself: no kind of thing, no series, that is an event without
    a date, and nothing listed with another."""
    snapshot = context.snapshot
    if context.may_be(mention, *GENERAL) or listed(context, mention) or choose.lists(context, mention):
        return False
    return all(bool(snapshot.dates.get(k)) for k in mention.keys if snapshot.is_a(k, "Event"))


def listed(context: Context, mention: Mention | None) -> bool:
    """Tell whether a name is told in one breath with another of its kind ("Germany and Japan") where each is asked of,
    so that of each of the two another passage may tell."""
    question = context.question
    if not (question.several or any(map(question.cued, EACH)) or len(question.years) > 1):
        return False
    return any(paired(context, *pair) for pair in (pair for pair in pairwise(question.mentions) if mention in pair))


def paired(context: Context, left: Mention, right: Mention) -> bool:
    """Tell whether two things of a kind are told in one breath, so that each may be told of by itself."""
    return bool(_kinds(context, left) & _kinds(context, right)) and context.question.joins(left, right)


def _kinds(context: Context, mention: Mention | None) -> set[str]:
    return {t for k in (mention.keys if mention else ()) for t in context.snapshot.types(k)}


def holder(one: Asked) -> Test:
    """Return what tells whether a passage itself holds what is asked for."""
    return lambda hit: one.held_at(hit.place)


def _like(context: Context, one: Asked, hit: Hit) -> bool:
    """Tell whether a passage speaks of something of the same kind that the question does not name."""
    question, snapshot = context.question, context.snapshot
    if any(f"/t{number}-" in hit.passage for number in question.tables):
        return True
    keys = one.mention.keys if one.mention else ()
    kinds = _kinds(context, one.mention)
    entry = snapshot.passages[hit.passage]
    # Who wrote an article speaks in most of its passages.
    told = context.things(hit.passage) | {entry["speaker"]}
    others = [k for k in told - question.keys if k not in snapshot.articles[entry["article"]]["authors"]]
    states = any(snapshot.is_a(k, c) for k in keys for c in STATES)
    if states:
        # A state whose government is named is named, and the other way round.
        names = [set(snapshot.label(k).split()) for k in question.keys]
        words = {e: set(snapshot.label(e).split()) for e in others}
        others = [e for e in others if not any(words[e] <= name or name <= words[e] for name in names)]
    return any(kinds & set(snapshot.types(e)) or (states and any(snapshot.is_a(e, c) for c in STATES)) for e in others)


def dated(context: Context, year: str) -> Test:
    """Return what tells whether a passage is of a date (ISO, as far as given)."""
    first, last = bounds(year)

    def holds(hit: Hit) -> bool:
        if any(low <= last and first <= high for low, high in _dates(context, hit)):
            return True
        own = [bounds(d) for d in own_dates(context, hit)] if len(year) > len("2019") else []
        if any(low.year == high.year == first.year for low, high in own):
            # Another month of the same year is another date.
            return False
        return bool(re.search(rf"(?<!\d){year[:4]}(?!\d)", _text(context, hit)))

    return holds


def _dates(context: Context, hit: Hit) -> list[tuple[date, date]]:
    """Return the dates that a passage gives, else those of the things that it speaks of."""
    return [bounds(d) for d in own_dates(context, hit)] or of_things(context, hit)


def of_things(context: Context, hit: Hit) -> list[tuple[date, date]]:
    """Return the dates of the things that a passage speaks of."""
    keys = [e[3:] for s, _, o in context.triples(hit.passage) for e in (s, o) if isinstance(e, str) and e[:3] == "id:"]
    return [bounds(d) for d in chain.from_iterable(context.snapshot.dates.fetch(keys).values())]


def own_dates(context: Context, hit: Hit) -> list[str]:
    """Return the dates (ISO) that a passage gives."""
    return [str(o["value"]) for _, p, o in context.triples(hit.passage) if p == "kg:date"]


def _places(context: Context, hit: Hit) -> set[int]:
    """Return the ordinal numbers that a passage gives."""
    return {n for _, n in ordinals(context.snapshot.folder_of_names.fold(_text(context, hit)))}


def _lengths(context: Context, hit: Hit) -> set[tuple[int, str]]:
    """Return the lengths of time that a passage gives."""
    return {*lengths(_text(context, hit)).values()}


def _gives(told: Callable[[Hit], Container[object]], one: object) -> Test:
    return lambda hit: one in told(hit)


def _numbered(context: Context, number: str) -> Test:
    share = r"\s?(?:%|per ?cent|パーセント)" if number.endswith("%") else ""
    pattern = re.compile(rf"(?<![\d.]){re.escape(number.removesuffix('%'))}(?!\d|\.\d){share}")
    return lambda hit: bool(pattern.search(_text(context, hit).replace(",", "")))


def _text(context: Context, hit: Hit) -> str:
    return " ".join(context.snapshot.passages[hit.passage]["summary"].values())
