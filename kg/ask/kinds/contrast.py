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
MEASURED = 0.6
"""The same of a number, and the share of the best measure's that another must reach."""
MOST = 2
"""How many measures, and how many statements, set the sides against each other."""
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


def balances(context: Context, found: Sequence[Side]) -> list[Balance]:
    """Return the numbers of the same measure that the sides have, of the years that the question names or else of the
    nearest; the measure that the question is about first."""
    own: list[dict[tuple[str, str], list[tuple[float, Number]]]] = [{} for _ in found]
    keys = [side.keys for side in found]
    for i, side in enumerate(found):
        for hit in [h for h in side.context.hits[:DEEP] if "q" in h.traits and side.own(h)]:
            holds = respect(side, hit)
            for measure, unit, number in series.told_in(context, hit):
                if number.of in keys[i] if number.of in frozenset().union(*keys) else not _elsewhere(context, number):
                    own[i].setdefault((measure, unit), []).append((holds, number))
    worth = {
        kind: min(max(holds for holds, _ in numbers[kind]) for numbers in own)
        for kind in (own[0] if own else ())
        if all(kind in numbers for numbers in own)
    }
    best = max(worth.values(), default=0.0)
    chosen = [kind for kind in worth if worth[kind] >= max(HOLDS, MEASURED * best)]
    told = []
    for kind in sorted(chosen, key=lambda kind: -worth[kind])[:MOST]:
        numbers = [[n for _, n in side[kind]] for side in own]
        told += [
            Balance(*kind, dict(zip((s.name for s in found), row, strict=True)))
            for row in _rows(context, numbers)
        ]
    return told


def _elsewhere(context: Context, number: Number) -> bool:
    return not number.of or context.snapshot.is_a(number.of, "State")


def _rows(context: Context, numbers: list[list[Number]]) -> list[tuple[Number, ...]]:
    """Return the numbers that belong together, one a side: one row a year that the question names, else those whose
    years are nearest to each other, and of these the latest."""
    years = sorted({y[:4] for y in context.question.years})
    dated = [[next((n for n in own if n.when[:4] == year), None) for own in numbers] for year in years]
    rows = [tuple(n for n in row if n) for row in dated if all(row)]
    if rows or years:
        return rows
    told = list(product(*numbers))
    return [min(told, key=lambda row: (_apart(row), [-_year(n) for n in row]))] if told else []


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
    if len(numbers) != PAIR:
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
    return [hit for *_, hit in sorted(ranked, key=lambda r: r[:3])][:MOST]


def relates(context: Context, hit: Hit) -> bool:
    """Tell whether a passage says of one thing that it differs from another."""
    return any(p == "kg:differsFrom" for _, p, _ in context.relations(hit.passage))


def asks(context: Context, hit: Hit) -> bool:
    """Tell whether a passage tells only what is asked: a question is no answer."""
    return any(p == "kg:claimKind" and o == "kg:research-question" for _, p, o in context.triples(hit.passage))
