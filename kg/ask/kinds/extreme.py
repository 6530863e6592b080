"""Extremes: the least and the greatest of several numbers, the more of two, and all of them in order."""

from __future__ import annotations

from collections.abc import Sequence

from kg.ask.answer import Answer
from kg.ask.kinds import series
from kg.ask.kinds.series import TIMES, Number, Series
from kg.ask.kinds.tellers import claimants
from kg.ask.retrieval import numbers
from kg.ask.retrieval.context import Context
from kg.ask.understanding.numeral import ordinals
from kg.ask.understanding.wants import ends
from kg.terms import table_of

COMPARED = 2
"""How many things are set against each other by their numbers."""
PLAINLY = 0.4
"""The share of a question's words that a passage with one of two numbers must hold for them to be what is compared,
where it does not name their measure."""


def extreme(context: Context) -> Answer | None:
    """Which is the least or the greatest: the number, of whom and when; the others, too, where they are few."""
    found = series.series(context, least=COMPARED)
    asked = ends(context.question)
    # Numbers of two tellers are set against each other whether or not they are told of the same.
    apart = None if asked else _tellings(context)
    if apart is not None or (found is not None and not asked):
        return apart or (_greater(context, found) if found else None)
    if found is None:
        dated = context.question.years and asked
        elsewhen = series.series(context, least=COMPARED, whenever=True) if dated else None
        # There are such numbers, but none of the years that are named. Whether one was the first may be told in words.
        return context.unknown() if elsewhen and not context.question.cued("whether") else None
    numbered = {n.hit.passage for n in found.numbers}
    # Where nothing is asked of what is named but the ends of it, its numbers hold no more than the name.
    bare = all({"highest", "lowest"} & set(u.groups) or ordinals(u.text) for u in context.question.units)
    if not any(h.near if bare else h.words for h in context.hits if h.passage in numbered):
        # Numbers of something else.
        return None
    return _ends(context, found)


def extreme_among(context: Context, names: list[str]) -> Answer | None:
    """Which is the least or the greatest of the numbers that some passages tell."""
    told: dict[tuple[str, str], dict[tuple[str, str], Number]] = {}
    for hit in context.hits_of(names):
        for measure, unit, number in series.told_in(context, hit) if numbers.fits(context, hit) else ():
            told.setdefault((measure, unit), {})[number.of, number.when] = number
    (measure, unit), own = max(told.items(), key=lambda item: len(item[1]), default=(("", ""), {}))
    found = _whole_table(context, Series(measure, unit, list(own.values())))
    return _ends(context, found) if len(found.numbers) >= series.FEWEST else None


def _whole_table(context: Context, found: Series) -> Series:
    """Return all numbers of the table in which some stand, where these are most of it; else these."""
    tables = {table_of(n.hit.passage) for n in found.numbers}
    if len(tables) != 1 or "" in tables:
        return found
    every = series.of_measure(context, found.numbers[0].hit.article, found.measure, found.unit)
    every = list({(n.of, n.when): n for n in every if table_of(n.hit.passage) in tables}.values())
    return found._replace(numbers=every) if len(every) < 2 * len(found.numbers) else found


def _ends(context: Context, found: Series) -> Answer:
    """Tell the least or the greatest of a series, and the others, too, where they are few."""
    asked, text = ends(context.question), context.question.folded
    # The second of "the second longest".
    counted = context.question.grammar.cues["end_counted"]
    places = ((n, text[text.find(said) + len(said) :]) for said, n in ordinals(text))
    place = next((n for n, rest in places if counted.stand_in(rest)), 1)
    chosen = series.ends(found, asked[:1] if place > 1 else asked, place)
    picked = [n for own in chosen.values() for n in own]
    lines = [_end(context, found, name, n, place) for name, own in chosen.items() for n in own]
    others = [n for n in series.parts(found)[0] if n not in picked]
    few = sorted(others if len(others) + len(lines) <= series.MOST else [], key=lambda n: -n.value)
    answer = series.tell(context, [*lines, *series.bullets(context, found._replace(numbers=few))], [*picked, *few])
    _dated(context, answer, picked)
    return answer


def _end(context: Context, found: Series, name: str, number: Number, place: int = 1) -> str:
    """Return a line on the greatest or the least number of a series, in the words that are used of times, of shares or
    of other numbers; or on one that has another place from that end."""
    kind = "_time" if found.unit in TIMES else "_share" if found.unit == series.PERCENT else ""
    frame = "placed_end" if place > 1 else name + kind
    line = context.say(frame, number=series.told(context, number, found.unit), place=place)
    return context.answer.back(line, [number.hit.passage])


def ranking(context: Context) -> Answer | None:
    """The numbers of a series, from the greatest down, or from the least up where that is asked; None where too few
    are told."""
    # Long and short is what has a length of time.
    unit = TIMES if context.question.cued("by_length") else ""
    found = series.series(context, least=series.SEVERAL, unit=unit)
    numbered = {n.hit.passage for n in found.numbers} if found else set()
    if found is None or not any(h.near for h in context.hits if h.passage in numbered):
        return None
    rising = context.question.cued("rising")
    found = found._replace(numbers=sorted(series.parts(found)[0], key=lambda n: n.value, reverse=not rising))
    answer = series.tell(context, series.numbered(context, found), found.numbers)
    _dated(context, answer, found.numbers)
    return answer


def _dated(context: Context, answer: Answer, told: Sequence[Number]) -> None:
    """Tell of numbers that are given of events when these were: which of several talks was the longest is told by its
    day."""
    known = context.snapshot.dates.fetch([n.of for n in told if n.of])
    for number in told:
        for text, passages in known.get(number.of, {}).items():
            value = {"value": text, "unit": "date", "of": context.name(number.of), "when": text}
            answer.values += [value] if value not in answer.values else []
            context.add_evidence(list(passages), most=series.BEHIND + len(told))


def _greater(context: Context, found: Series) -> Answer | None:
    """Which of the things that the question names is the greater, and by how much; None where not all have a number."""
    named = context.question.keys
    own: dict[str, Number] = {n.of: n for n in found.numbers if n.of in named}
    told = {n.hit.passage for n in own.values()}
    told_of = found.measure in named or any(h.words >= PLAINLY for h in context.hits if h.passage in told)
    if len(own) != COMPARED or not told_of:
        return None
    less, more = sorted(own.values(), key=lambda n: n.value)
    lines = [_end(context, found, "highest", more), *series.bullets(context, found._replace(numbers=[less]))]
    return series.tell(context, [*lines, _difference(context, found.unit, more, less)], [more, less])


def _tellings(context: Context) -> Answer | None:
    """By how much the numbers differ that two tell, where the two statements nearest to a question are theirs."""
    nearest = context.hits[:COMPARED]
    if len(nearest) < COMPARED or any(not {"c", "q"} <= set(h.traits) for h in nearest):
        return None
    tellers = [set(claimants(context, h)) for h in nearest]
    told = [number for h in nearest for number in series.told_in(context, h, wished=True)]
    numbered = [number.hit for _, _, number in told]
    if not all(tellers) or tellers[0] & tellers[1] or numbered != nearest:
        return None
    (_, unit, one), (_, other_unit, other) = told
    if unit != other_unit:
        return None
    return series.tell(context, [_difference(context, unit, one, other), context.listed(nearest)], [one, other])


def _difference(context: Context, unit: str, one: Number, other: Number) -> str:
    """Return a line on how far two numbers lie apart."""
    line = context.say("difference", value=series.apart(context, one, other, unit))
    return context.answer.back(line, [one.hit.passage, other.hit.passage])
