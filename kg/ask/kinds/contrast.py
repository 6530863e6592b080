"""What sets the sides of a comparison against each other: numbers of one measure, and statements that speak of both."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from kg.ask.kinds import series
from kg.ask.kinds.series import Number
from kg.ask.kinds.sides import DEEP, Side
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.dates import say
from kg.thesaurus import MARK

CONTRASTING = ("differ", "compare-to")
"""Groups of the thesaurus by which a statement sets one thing against another."""
HOLDS = 0.5
"""The share of the respect in which sides are compared that a statement must hold itself."""
MEASURED, MEASURED_THEN, CLOSE = 0.3, 0.2, 0.55
"""The same of a number of each side; where the question gives a year; and the share of the best measure's that another
must reach."""
MOST = 2
"""How many measures, and how many statements, set the sides against each other."""
DATED = {"when", "duration"}
"""Intents that ask for a time, beside which a number is one that is planned."""
PAIR = 2
"""How many sides are set against each other by a difference."""


class Balance(NamedTuple):
    """Numbers of one measure, one a side.

    Attributes
    ----------
    measure, unit : str
    numbers : dict of str to Number
        By the name of the side.
    """

    measure: str
    unit: str
    numbers: dict[str, Number]


def respect(side: Side, hit: Hit) -> float:
    """Return the share, by weight, that a passage itself holds of the respect in which a side is compared: what is
    asked of it besides its own name, as far as any passage holds that; all where nothing is."""
    asked = [
        a for a in side.context.sought
        if a.known and a.text and not a.text[0].isdigit() and not (a.mention and side.keys & set(a.mention.keys))
    ]  # fmt: skip
    whole = sum(a.weight for a in asked)
    return sum(a.weight * a.held.get(hit.place, 0.0) for a in asked) / whole if whole else 1.0


def balances(context: Context, found: Sequence[Side], picked: bool = False) -> list[Balance]:
    """Return the numbers of the same measure that the sides have, of the years that the question names or else of the
    nearest; the measure that the question is about first. Only those of the sides' own statements where these are
    picked by the number that is asked for; none where a time is asked for."""
    if DATED & set(context.question.intents):
        return []
    own: list[dict[tuple[str, str], list[tuple[float, Number]]]] = [{} for _ in found]
    for side, numbers in zip(found, own, strict=True):
        among = side.hits if picked else side.context.hits[:DEEP]
        for hit in [h for h in among if "q" in h.traits and side.own(h)]:
            holds = respect(side, hit)
            for measure, unit, number in series.told_in(context, hit):
                if _whose(context, found, number) == side.name:
                    numbers.setdefault((measure, unit), []).append((holds, number))
    worth = {
        kind: min(max(holds for holds, _ in numbers[kind]) for numbers in own)
        for kind in (own[0] if own else ())
        if len(own) > 1 and all(kind in numbers for numbers in own)
    }
    least = max(MEASURED_THEN if context.question.years else MEASURED, CLOSE * max(worth.values(), default=0.0))
    chosen = sorted((kind for kind in worth if worth[kind] >= least), key=lambda kind: -worth[kind])[:MOST]
    names = [side.name for side in found]
    return [
        Balance(*kind, dict(zip(names, row, strict=True)))
        for kind in chosen
        for row in _rows(context, [[n for _, n in numbers[kind]] for numbers in own])
    ]


def _whose(context: Context, found: Sequence[Side], number: Number) -> str:
    """Return the name of the side that a number is of: itself, or a part of it by its name; else the only one of which
    its passage speaks, where it is of no other state. Empty where it is of none, or of several."""
    of = [side for side in found if number.of in side.keys]
    of = of or [side for side in found if side.keys and number.of and side.name in context.name(number.of)]
    if not of and not context.snapshot.is_a(number.of, "State"):
        of = [side for side in found if side.own(number.hit)]
    return of[0].name if len(of) == 1 else ""


def _rows(context: Context, numbers: list[list[Number]]) -> list[tuple[Number, ...]]:
    """Return the numbers that belong together, one a side: one row a year that the question names, else those whose
    years are nearest to each other, and of these the latest."""
    years = sorted({y[:4] for y in context.question.years})
    rows = []
    for year in years:
        # What has no date of its own is of the time that the text is of.
        row = [next((n for then in (year, "") for n in own if n.when[:4] == then), None) for own in numbers]
        rows += [tuple(n for n in row if n)] if all(row) else []
    if not years:
        rows = [min(product(*numbers), key=lambda row: (_apart(row), [-_year(n) for n in row]))]
    return list(dict.fromkeys(rows))


def _year(number: Number) -> int:
    return int(number.when[:4]) if number.when[:4].isdigit() else 0


def _apart(row: Sequence[Number]) -> int:
    years = [_year(n) for n in row]
    return max(years) - min(years)


def told(context: Context, balance: Balance) -> str:
    """Return numbers side by side, with how much more one is than another where they are two."""
    numbers = balance.numbers
    when = {n.when[:4] for n in numbers.values()}
    year = when.pop() if len(when) == 1 else None
    ordered = sorted(numbers, key=lambda name: -numbers[name].value) if len(numbers) > PAIR else list(numbers)
    pairs = [_number(context, name, numbers[name], balance.unit, year is None) for name in ordered]
    head = context.name(balance.measure) if balance.measure else ""
    if year:
        head = context.say("beside_when", measure=head, when=say(year, context.question.language))
    from kg.theory.say import words

    said = context.say("beside", head=head, pairs=words(context.question.language)["list"].join(pairs))
    if (
        len(numbers) != PAIR
        or len({n.when[:4] for n in numbers.values()}) > 1
        or any(_bounded(context, n) for n in numbers.values())
    ):
        # Numbers of different times, and those that are no more than limits, have no difference.
        return said
    (_, less), (more, most) = sorted(numbers.items(), key=lambda item: item[1].value)
    if less.value == most.value:
        return context.say("beside_equal", said=said)
    unit = "unit:POINTS" if balance.unit == "unit:PERCENT" else balance.unit
    value = series.amount(context, most.value - less.value, unit, most.about or less.about)
    return context.say("beside_more", said=said, name=more, value=value)


def _number(context: Context, name: str, number: Number, unit: str, dated: bool) -> str:
    value = series.amount(context, Decimal(number.value), unit, number.about)
    when = say(number.when, context.question.language) if dated and number.when else ""
    return context.say("beside_one_when" if when else "beside_one", name=name, value=value, when=when)


def _bounded(context: Context, number: Number) -> bool:
    """Tell whether a number is given as a limit ("more than")."""
    facts = context.facts(number.hit.passage).values()
    return any("kg:bound" in f for f in facts if "kg:value" in f and Decimal(f["kg:value"]["value"]) == number.value)


def statements(context: Context, found: Sequence[Side], hits: Sequence[Hit]) -> list[Hit]:
    """Return the statements that speak of several sides, hold the respect in which they are compared, and set them
    against each other; those that relate them as different first."""
    marks = context.snapshot.postings.fetch(MARK + group for group in CONTRASTING)
    marked = {place for posting in marks.values() for place in posting}
    ranked = []
    for hit in hits:
        of = [side for side in found if side.own(hit)]
        if len(of) < PAIR or asks(context, hit) or not (hit.place in marked or relates(context, hit)):
            continue
        holds = min(respect(side, hit) for side in of)
        if holds >= HOLDS:
            ranked.append((not relates(context, hit), -len(of), -holds * hit.score, hit))
    ranked.sort(key=lambda r: r[:3])
    related = [hit for unrelated, _, _, hit in ranked if not unrelated]
    return (related or [hit for *_, hit in ranked])[:MOST]


def relates(context: Context, hit: Hit) -> bool:
    """Tell whether a passage says of one thing that it differs from another."""
    return any(p == "kg:differsFrom" for _, p, _ in context.relations(hit.passage))


def asks(context: Context, hit: Hit) -> bool:
    """Tell whether a passage tells only what is asked: a question is no answer."""
    return any(p == "kg:claimKind" and o == "kg:research-question" for _, p, o in context.triples(hit.passage))


def acts(context: Context, side: Side, hit: Hit) -> bool:
    """Tell whether a passage says something of a side itself: what it does, holds, is or has."""
    keys = {f"id:{k}" for k in side.keys}
    facts = context.relations(hit.passage)
    held = {o for _, p, o in facts if p in DOING and o in keys}
    return bool(held) or any(s in keys and p not in LOOSE for s, p, _ in facts)


DOING = {"sem:hasActor", "kg:initiator", "kg:proposedBy", "kg:claimant", "kg:of", "kg:issues"}
LOOSE = {"skos:related", "kg:about", "rdf:type", "skos:broader"}


def following(context: Context, told: Sequence[Hit]) -> set[int]:
    """Return the places of what stands after statements on their lines: how things differ is told right after that
    they do."""
    lines = context.snapshot.lines
    return {place for h in told for place in range(h.place + 1, lines[h.place][1] + 1)}


def measures(context: Context, hit: Hit) -> set[str]:
    """Return the keys of the measures that a passage gives numbers of."""
    return {str(about["kg:measure"])[3:] for about in context.facts(hit.passage).values() if "kg:measure" in about}


def rejected(context: Context, hit: Hit) -> bool:
    """Tell whether the author of its article rejects what a passage says."""
    return bool(context.snapshot.passages[hit.passage]["stance"] == "rejects")
