"""A series: the numbers that the passages of an article give of one measure, of several things or times; the greatest
and the least of them, and what those that add up make together.

A question of numbers seldom holds what they are of ("who paid most?"), so that a series is found by its measure: that
of the passage with a number that comes nearest to the question.
"""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any, NamedTuple

from kg.ask.answer import Answer
from kg.ask.retrieval.choose import answering
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import WISHES, fits
from kg.ask.retrieval.retrieve import Hit
from kg.ask.retrieval.telling import at
from kg.dates import say
from kg.notation import figure
from kg.terms import table_of

FEWEST = 2
"""How many numbers make a series."""
SEVERAL = 3
"""How many numbers that stand together are told from the others of their measure."""
SEEDS = 60
"""Among how many passages with a number the measure is looked for."""
EACH = 2
"""How many of a measure's passages tell how near it comes to the question."""
NEAR = 0.8
"""From which share of the nearest measure's on another is as likely asked for."""
ROUNDED = 0.02
"""By what share a stated total may differ from the sum of its parts."""
MOST = 6
"""How many numbers a series has at most that is told whole where only its ends are asked for."""
BEHIND, HEADINGS = 16, 4
"""How many passages stand behind what is told of numbers at most, and how many of them on the tables themselves."""
PERCENT = "unit:PERCENT"
"""Unit of shares."""
TIMES = ("unit:MIN", "unit:HR", "unit:DAY", "unit:WK", "unit:MO", "unit:YR")
"""Units of what is long or short."""


class Number(NamedTuple):
    """A number of a series.

    Attributes
    ----------
    value : Decimal
    of, when : str
        Key of whom or what it is given, and its date (EDTF); empty where none is given.
    per : bool
        Whether it is for each of several spans of time, so that it adds up to nothing.
    about : bool
        Whether the text calls it approximate.
    hit : Hit
    bound : str
        Which limit it is ("more-than"); empty where it is the number itself.
    source : str
        Key of the text that it is taken from; empty where none is given.
    """

    value: Decimal
    of: str
    when: str
    per: bool
    about: bool
    hit: Hit
    bound: str = ""
    source: str = ""


class Series(NamedTuple):
    """The numbers of one measure and unit, each once.

    Attributes
    ----------
    measure, unit : str
        Key of the measure; ``unit:MIN``, or a currency's three letters.
    numbers : list of Number
    """

    measure: str
    unit: str
    numbers: list[Number]


def series(
    context: Context,
    least: int = FEWEST,
    adding: bool = False,
    whenever: bool = False,
    unit: str | tuple[str, ...] = "",
) -> Series | None:
    """Return the series that a question is about; None where fewer numbers than ``least`` are given.

    Parameters
    ----------
    context : Context
    least : int
    adding : bool
        Whether its numbers are to add up: no shares, ranks, or numbers for each of several years.
    whenever : bool
        Of all times, whatever years the question names.
    unit : str or tuple of str
        What the unit ends in, where only such numbers are asked for.
    """
    seeds = answering(context, 0.3, SEEDS, trait="q", concepts=True) or answering(context, 0.3, SEEDS, trait="q")
    if len(_states(context, context.question.keys)) > 1:
        # Hardly a passage tells the numbers of both.
        seeds = list(dict.fromkeys([*seeds, *(h for h in context.hits[:SEEDS] if "q" in h.traits)]))
    # How many years are below a share is asked by no count of anything that a passage tells.
    seeds = [h for h in seeds if unit == PERCENT or fits(context, h)]
    near: dict[tuple[str, str, str], list[float]] = {}
    for hit in seeds:
        for measure, own, _ in told_in(context, hit, announced=adding):
            if own.endswith(unit):
                near.setdefault((hit.article, measure, own), []).append(hit.score)
    worth = {key: sum(sorted(scores, reverse=True)[:EACH]) for key, scores in near.items()}
    least_near = NEAR * max(worth.values(), default=0.0)
    for article, measure, own in sorted((k for k in near if worth[k] >= least_near), key=lambda k: -worth[k]):
        numbers = _of_measure(context, article, measure, own, adding, whenever)
        found = Series(measure, own, numbers if adding else _together(context, numbers))
        if len(found.numbers) >= least and not (adding and (own.endswith("PERCENT") or "rank" in measure)):
            return found
    return None


def _states(context: Context, keys: set[str]) -> set[str]:
    """Return the states among some things."""
    return {k for k in keys if context.snapshot.is_a(k, "State")}


def told_in(context: Context, hit: Hit, announced: bool = False, wished: bool = False) -> list[tuple[str, str, Number]]:
    """Return the numbers that a passage tells as so, or else as announced, or in whatever way, too: measure, unit and
    number."""
    facts = context.facts(hit.passage)
    holders = {o: s for s, p, o in context.stated(hit.passage) if p == "kg:quantity"}
    reported = context.stance(hit) not in {"asserts", "endorses"}
    found = []
    for key, about in facts.items():
        if "kg:value" not in about or "kg:measure" not in about:
            continue
        holder = facts.get(holders.get(key, ""), {})
        # A purchase is announced, or agreed, where it is made.
        firm = announced and holder.get("kg:modality") in {"kg:announced", "kg:agreed"}
        held = None if firm else holder.get("rdf:type")
        if not wished and (held in WISHES or (held == "kg:Claim" and reported)):
            continue
        number = Number(
            Decimal(about["kg:value"]["value"]),
            str(about.get("kg:of", ""))[3:],
            str(about.get("kg:date", {}).get("value", "")),
            "kg:per" in about,
            about.get("kg:approximate", {}).get("value") == "true",
            hit,
            str(about.get("kg:bound", "")).removeprefix("kg:"),
            str(about.get("kg:accordingTo", ""))[3:],
        )
        found.append((str(about["kg:measure"])[3:], unit_of(about), number))
    return found


def unit_of(about: dict[str, Any]) -> str:
    """Return the unit of a number that a passage gives, or the three letters of its currency."""
    return str(about.get("kg:unit") or about.get("kg:currency", {}).get("value"))


def of_persons(context: Context, measure: str, unit: str) -> str:
    """Return a unit, or that of persons where a measure counts these."""
    names = context.snapshot.labels(measure).get("zh-Hans", ())
    return "unit:PERSON" if unit.endswith("NUM") and any(n.endswith("人数") for n in names) else unit


def of_measure(context: Context, article: str, measure: str, unit: str, adding: bool = False) -> list[Number]:
    """Return the numbers that an article gives of a measure; where they are to add up, none for each of many times."""
    snapshot = context.snapshot
    places = [p for p in snapshot.occurrences.get(measure, ()) if snapshot.homes[p] == article]
    yearly = context.question.cued("per_year")
    found: dict[tuple[str, str, Decimal], Number] = {}
    for hit in at(context, places, 1.0):
        for own, its_unit, number in told_in(context, hit, adding):
            # What is bought each year by one contract and by another adds up to what is bought each year.
            if own == measure and its_unit == unit and not (adding and number.per and not yearly):
                key = number.of, number.when, number.value
                # What a table and the text tell alike stands in the table, with the rest of it.
                if key not in found or (table_of(number.hit.passage) and not table_of(found[key].hit.passage)):
                    found[key] = number
    return list(found.values())


def _of_measure(context: Context, article: str, measure: str, unit: str, adding: bool, whenever: bool) -> list[Number]:
    """Return the numbers that an article gives of a measure, in the years and of those that the question names."""
    question = context.question
    numbers = of_measure(context, article, measure, unit, adding)
    numbers = [n for n in numbers if whenever or in_years(n.when, question.years)]
    wanted = question.keys
    named = _states(context, wanted)
    own_ = [n for n in numbers if n.of in wanted]
    # What others have is no answer on the one that is named.
    if len(own_) >= FEWEST or (own_ and not adding and len(named) == 1):
        return own_

    def of_others(number: Number) -> bool:
        told = _states(context, context.things(number.hit.passage))
        return context.snapshot.is_a(number.of, "State") or bool(told - named and named - told)

    # What Germany pays is no part of what Japan pays, nor what Poland bought of what the Philippines did.
    return [n for n in numbers if not (adding and named and n.of not in wanted and of_others(n))]


def _together(context: Context, numbers: list[Number]) -> list[Number]:
    """Return the numbers that stand together in the table, or on the line, that comes nearest to the question, where
    there are enough: who is first of five is told among these five."""
    places: dict[str, list[Number]] = {}
    for number in numbers:
        entry = context.snapshot.passages[number.hit.passage]
        table = entry.get("tableNumber")
        places.setdefault(f"table {table}" if table else f"line {entry['line']}", []).append(number)
    enough = [found for found in places.values() if len(found) >= SEVERAL]
    known = {h.place: h.score for h in context.hits}
    return max(enough, key=lambda ns: max(known.get(n.hit.place, 0.0) for n in ns), default=numbers)


def in_years(when: str, years: list[str]) -> bool:
    """Tell whether a date is in a year that a question names, or between the two that it names."""
    if not years:
        return True
    named = [y[:4] for y in years]
    return min(named) <= when[:4] <= max(named) if len(named) == 2 else when[:4] in named


def parts(found: Series) -> tuple[list[Number], Number | None]:
    """Return the numbers of a series that add up, and the one that is given as their total, if any."""
    numbers = found.numbers
    every = whole(numbers)
    for number in numbers:
        if len(numbers) > FEWEST and abs(2 * number.value - every) <= Decimal(ROUNDED) * every:
            return [n for n in numbers if n is not number], number
    return numbers, None


def ends(found: Series, asked: Collection[str], place: int = 1) -> dict[str, list[Number]]:
    """Return the least and the greatest numbers of a series, as they are asked for, or those that are as much as the
    second from there; a total is none of them."""
    numbers = parts(found)[0]
    values = sorted({n.value for n in numbers})
    ordered = {"highest": values[::-1], "lowest": values}
    chosen = {name: row[place - 1] for name, row in ordered.items() if name in asked and len(row) >= place}
    return {name: [n for n in numbers if n.value == value] for name, value in chosen.items()}


def amount(context: Context, value: Decimal, unit: str, about: bool = False, bound: str = "") -> str:
    """Return a number with its unit, as a person would say it; as what limit, where it is one ("more than")."""
    language, name = context.question.language, unit.rsplit(":", 1)[-1]
    text, frame = figure(value, language), f"unit_{name}"
    text = context.say(frame, n=text) if frame in context.question.grammar.say else f"{text} {name}"
    if bound:
        from kg.difference import words_of

        return words_of()["bounds"][language][bound].format(n=text)
    return context.say("about", n=text) if about else text


def apart(context: Context, one: Number, other: Number, unit: str) -> str:
    """Return how far two numbers lie apart, with their unit: two shares so many points."""
    points = "unit:POINTS" if unit == PERCENT else unit
    return amount(context, abs(one.value - other.value), points, one.about or other.about)


def whole(numbers: Collection[Number]) -> Decimal:
    """Return what numbers make together."""
    return sum((n.value for n in numbers), Decimal(0))


def told(context: Context, number: Number, unit: str) -> str:
    """Return a number with whom and when it is of."""
    whose = context.name(number.of) if number.of else ""
    when = say(number.when, context.question.language) if number.when else ""
    frame = "number_when" if when and number.when[:4] not in whose else "number"
    value = amount(context, number.value, unit, number.about, number.bound)
    return context.answer.back(context.say(frame, of=whose, value=value, when=when), [number.hit.passage])


def bullets(context: Context, found: Series) -> list[str]:
    """Return a line on each number of a series."""
    return [f"• {told(context, n, found.unit)}" for n in found.numbers]


def numbered(context: Context, found: Series) -> list[str]:
    """Return a line on each number of a series, with its place in it."""
    lines = [f"{place}. {told(context, n, found.unit)}" for place, n in enumerate(found.numbers, 1)]
    return [context.answer.back(line, [n.hit.passage]) for line, n in zip(lines, found.numbers, strict=True)]


def tell(
    context: Context,
    lines: list[str],
    numbers: Collection[Number],
    value: Decimal | None = None,
    unit: str = "",
    measure: str = "",
) -> Answer:
    """Answer by lines that are made from numbers, with the statements that tell these and those on the tables in which
    they stand; first of the values is what was reckoned, if anything was: its unit, and of which measure."""
    hits = list(dict.fromkeys(n.hit for n in numbers))
    answer = context.answered("\n".join(lines), hits)
    context.add_evidence([*(h.passage for h in hits), *_headings(context, hits)], most=BEHIND)
    answer.complete = True
    if value is not None:
        plain_ = int(value) if value == int(value) else float(value)
        of = context.name(measure) if measure else None
        answer.values.insert(0, {"value": plain_, "unit": unit.rsplit(":", 1)[-1], "of": of, "when": None})
    return answer


def _headings(context: Context, hits: list[Hit]) -> list[str]:
    """Return the passages that speak of the tables themselves in which hits are cells: title, columns, source."""
    marks = {table_of(h.passage) for h in hits} - {""}
    names = [n for n in context.snapshot.order if table_of(n) in marks] if marks else []
    context.snapshot.passages.fetch(names)
    own = [n for n in names if not context.values(n)]
    return [n for n in own if any("Table" in context.snapshot.types(s) for s, _, _ in context.triples(n))][:HEADINGS]
