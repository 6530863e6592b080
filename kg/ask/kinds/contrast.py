"""What sets the sides of a comparison against each other: numbers of one measure, and statements that speak of both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations, product
from typing import NamedTuple

from kg.ask.kinds import series, tellers
from kg.ask.kinds.series import Number
from kg.ask.kinds.sides import DEEP, Side
from kg.ask.retrieval.choose import HELD
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.understanding.mention import Mention
from kg.dates import say
from kg.thesaurus import MARK

CONTRASTING = ("differ", "compare-to")
"""Groups of the thesaurus by which a statement sets one thing against another."""
HOLDS = 0.5
"""The share of the respect in which sides are compared that a statement must hold itself."""
MEASURED, MEASURED_THEN, CLOSE = 0.3, 0.2, 0.55
"""The same of a number of each side; where the question gives a year; and the share of the best measure's that another
must reach."""
NEARLY = 0.85
"""The share of the best score that a statement must reach which says that sides differ, and not plainly in what."""
LOOSELY = "places of what tells itself in what sides differ, not plainly in what is asked"
MOST = 2
"""How many measures, and how many statements, set the sides against each other."""
DATED = {"when", "duration"}
"""Intents that ask for a time, beside which a number is one that is planned."""
FROM, UP_TO = {"more-than", "at-least"}, {"less-than", "at-most", "nearly"}
"""Limits from which on, and up to which, a number may be."""
WIDE = 24
"""How many numbers are tried beside each other, of all sides together."""
PARTS = 3
"""How many statements on a side's own part follow the statement that it differs."""
THOUGHT = "Concept"
"""The class of what differs as it is thought of, in whatever respect."""


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


def respect(side: Side, hit: Hit) -> float:
    """Return the share, by weight, that a passage itself holds of the respect in which a side is compared: what is
    asked of it besides its own name, as far as any passage holds that; all where nothing is."""
    asked = [
        a for a in side.context.sought
        if a.known and a.text and not a.text[0].isdigit() and not (a.mention and side.keys & set(a.mention.keys))
    ]  # fmt: skip
    whole = sum(a.weight for a in asked)
    return sum(a.weight * a.held.get(hit.place, 0.0) for a in asked) / whole if whole else 1.0


def plainly(found: Sequence[Side]) -> bool:
    """Tell whether things are compared in no respect: nothing that has a name or a meaning of its own is asked of them
    besides themselves and where they are at home."""
    return all(side.keys for side in found) and not any(
        a.known and (a.mention or a.groups) and not (a.mention and _itself(side, a.mention))
        for side in found
        for a in side.context.sought
    )


def _itself(side: Side, mention: Mention) -> bool:
    """Tell whether a name only says which thing a side is: its own, or that of its place ("Korea's conservatives")."""
    places = side.context.snapshot.relations["kg:locatedIn"]
    return any(key in side.keys or any([own, key] in places for own in side.keys) for key in mention.keys)


def balances(context: Context, found: Sequence[Side], picked: bool = False) -> list[Balance]:
    """Return the numbers of the same measure that the sides have, of the years that the question names or else of the
    nearest; the measure that the question is about first. Only those of the sides' own statements where these are
    picked by the number that is asked for; none where a time is asked for."""
    if len(found) < 2 or DATED & set(context.question.intents):
        return []
    for announced in (False, True):
        # What is announced stands for a side that has no number that is so.
        own = [_numbers(context, found, side, picked, announced) for side in found]
        balanced = _alike(context, found, own, lambda t: (t.measure, t.unit))
        # What one text counts of each for the same time is of one kind, by whatever name.
        balanced = balanced or _alike(context, found, own, _origin)
        if balanced:
            return balanced
    return []


def names(side: Side, hit: Hit) -> bool:
    """Tell whether a passage names the one thing that a question names besides its sides, or else says what its side
    does, or holds most of what is asked; of several things each may be of one side only."""
    others = [a for a in side.context.sought if a.mention and a.known and not (side.keys & set(a.mention.keys))]
    named = len(others) != 1 or others[0].held.get(hit.place, 0.0) >= HELD
    return named or acts(side.context, side, hit) or respect(side, hit) >= HOLDS


def _origin(told: _Told) -> tuple[str, ...]:
    number = told.number
    return (number.source, number.when, told.unit) if number.source and number.when else ()


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
    return [
        Balance(
            tuple(dict.fromkeys(t.measure for t in row)),
            row[0].unit,
            {side.name: t.number for side, t in zip(found, row, strict=True)},
            timed,
        )
        for k in chosen
        for row in _rows(context, groups[k], timed)
    ]


def _whose(context: Context, found: Sequence[Side], number: Number) -> str:
    """Return the name of the side that a number is of: itself, or what is called by its name ("US troops in Germany");
    else the only one of which its passage speaks, where it is of no other state. Empty where it is of none, or of
    several."""
    if not any(side.keys for side in found):
        return _when(context, found, number)
    of = [side for side in found if number.of in side.keys]
    of = of or [side for side in found if side.keys and number.of and _called_by(context, side.keys, number.of)]
    if not of and not context.snapshot.is_a(number.of, "State"):
        of = [side for side in found if side.own(number.hit)]
    return of[0].name if len(of) == 1 else ""


def _when(context: Context, found: Sequence[Side], number: Number) -> str:
    """Return the name of the year that a number is of; empty where it is of none, or of a state that isn't the only one
    named."""
    named = {k for m in context.question.mentions for k in m.keys}
    states = {k for k in named if context.snapshot.is_a(k, "State")}
    if context.snapshot.is_a(number.of, "State") and states != {number.of}:
        return ""
    of = [side for side in found if side.own(number.hit)]
    then = [side for side in of if number.when.startswith(tuple(side.context.question.years[:1]))]
    return (then or of)[0].name if len(then or of) == 1 else ""


def _called_by(context: Context, keys: frozenset[str], key: str) -> bool:
    """Tell whether a thing's name holds that of another, in any language."""
    named = {tag: set(texts) for tag, texts in context.snapshot.labels(f"id:{key}").items()}
    return any(
        _holds(name, own)
        for other in keys
        for tag, texts in context.snapshot.labels(f"id:{other}").items()
        for own in texts
        for name in named.get(tag, ())
    )


def _holds(name: str, own: str) -> bool:
    """Tell whether a name holds another, in English as whole words."""
    return f" {own} " in f" {name} " if own.isascii() else own in name


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
    years = [_year(n) for n in row]
    lines = {tuple(context.snapshot.lines[n.hit.place]) for n in row}
    articles = {n.hit.article for n in row}
    apart = 0 if timed else max(years) - min(years)
    # What a translator repeats the authors say themselves.
    repeated = any(tellers.translates(context, n.hit) for n in row)
    return apart, len(articles), repeated, sum(bool(n.bound) for n in row), len(lines), [-year for year in years]


def _year(number: Number) -> int:
    return int(number.when[:4]) if number.when[:4].isdigit() else 0


def line(context: Context, balance: Balance) -> str:
    """Return numbers side by side as a line of an answer."""
    stop = "." if context.question.language == "en" else "。"
    return f"• {told(context, balance).rstrip('.。')}{stop}"


def told(context: Context, balance: Balance) -> str:
    """Return numbers side by side, with how much more one is than another where they are two."""
    numbers = balance.numbers
    when = {n.when[:4] for n in numbers.values()}
    # A year of which only some say that it is theirs is nobody else's.
    year = when.pop() if len(when) == 1 and not balance.timed else None
    ordered = sorted(numbers, key=lambda name: -numbers[name].value) if len(numbers) > 2 else list(numbers)
    dated = year is None and not balance.timed
    pairs = [_number(context, name, numbers[name], balance.unit, dated) for name in ordered]
    head = " / ".join(context.name(measure) for measure in balance.measures)
    if year:
        spans = {n.when for n in numbers.values()}
        when_ = spans.pop() if len(spans) == 1 else year
        head = context.say("beside_when", measure=head, when=say(when_, context.question.language))
    said = context.say("beside", head=head, pairs=context.comma.join(pairs))
    if len(numbers) != 2 or (len({n.when[:4] for n in numbers.values()}) > 1 and not balance.timed):
        # Numbers of different times have no difference.
        return said
    (_, less), (more, most) = sorted(numbers.items(), key=lambda item: item[1].value)
    if less.bound or most.bound:
        # Limits have no difference either, but may tell which is more.
        sure = less.value < most.value and less.bound not in FROM and most.bound not in UP_TO
        return context.say("beside_most", said=said, name=more) if sure else said
    if less.value == most.value:
        return context.say("beside_equal", said=said)
    value = series.apart(context, most, less, balance.unit)
    return context.say("beside_more", said=said, name=more, value=value)


def _number(context: Context, name: str, number: Number, unit: str, dated: bool) -> str:
    value = series.amount(context, number.value, unit, number.about, number.bound)
    when = say(number.when, context.question.language) if dated and number.when else ""
    return context.say("beside_one_when" if when else "beside_one", name=name, value=value, when=when)


def statements(context: Context, found: Sequence[Side], hits: Sequence[Hit]) -> list[Hit]:
    """Return the statements that speak of several sides, hold the respect in which they are compared, and set them
    against each other; those that relate them as different first."""
    marks = context.snapshot.postings.fetch(MARK + group for group in CONTRASTING)
    marked = {place for posting in marks.values() for place in posting}
    thought = all(is_thought(context, side) for side in found)
    ranked = []
    for hit in hits:
        of = [side for side in found if side.own(hit)]
        between = thought and _between(context, found, hit)
        if (len(of) < 2 and not between) or asks(context, hit) or rejected(context, hit):
            continue
        if not (hit.place in marked or between or relates(context, hit)):
            continue
        # How concepts differ is what is asked of them.
        holds = 1.0 if between else min(respect(side, hit) for side in of)
        # What so differs may be told in other words than it is asked for.
        loosely = holds < HOLDS and hit.score >= NEARLY * hits[0].score and _apart(context, found, hit)
        if loosely and _tells(context, found, hit):
            context.kept.setdefault(LOOSELY, set()).add(hit.place)
        if holds >= HOLDS or loosely:
            reported = context.snapshot.passages[hit.passage]["stance"] == "reports"
            ranked.append((not relates(context, hit), reported, -len(of), -holds * hit.score, hit))
    ranked.sort(key=lambda r: r[:4])
    related = [hit for unrelated, *_, hit in ranked if not unrelated]
    return (related or [hit for *_, hit in ranked])[:MOST] or _heading(context, found, hits)


def is_thought(context: Context, side: Side) -> bool:
    """Tell whether a side is a concept."""
    return any(context.snapshot.is_a(k, THOUGHT) for k in side.keys)


def _between(context: Context, found: Sequence[Side], hit: Hit) -> bool:
    """Tell whether a passage says of one side what it is to another: that it differs from it, or does without it."""
    pairs = [(s, o) for s, p, o in context.relations(hit.passage) if p not in LOOSE and p not in STATING]
    return any(
        _meant(context, one, s) and _meant(context, other, o) for s, o in pairs for one, other in permutations(found, 2)
    )


def _apart(context: Context, found: Sequence[Side], hit: Hit) -> bool:
    """Tell whether a passage says of one side that it differs from another."""
    pairs = [{s[3:], o[3:]} for s, p, o in context.relations(hit.passage) if p == "kg:differsFrom"]
    return any(pair & one.keys and pair & other.keys for pair in pairs for one, other in permutations(found, 2))


def _tells(context: Context, found: Sequence[Side], hit: Hit) -> bool:
    """Tell whether a passage that says that sides differ also says of one what it is or does: in what they differ."""
    keys = {k for side in found for k in side.keys}
    bare = LOOSE | STATING | {"kg:differsFrom", "kg:locatedIn"}
    return any(s[3:] in keys for s, p, _ in context.relations(hit.passage) if p not in bare)


def _meant(context: Context, side: Side, end: str) -> bool:
    """Tell whether an end of a relation is what a side is named by, or by a longer or shorter name ("soft-balancing
    theory")."""
    key = end.removeprefix("id:")
    # Of every passage that may set two sides apart this is asked again.
    known: dict[tuple[frozenset[str], str], bool] = context.kept.setdefault("names of sides", {})
    if (side.keys, key) not in known:
        known[side.keys, key] = key in side.keys or any(_called_by(context, *pair) for pair in _named(side.keys, key))
    return known[side.keys, key]


def _named(keys: frozenset[str], key: str) -> list[tuple[frozenset[str], str]]:
    return [(keys, key), *((frozenset([key]), own) for own in sorted(keys))]


def _heading(context: Context, found: Sequence[Side], hits: Sequence[Hit]) -> list[Hit]:
    """Return the statement that two sides differ under which the best statements of both stand, on one line."""
    lines = {tuple(context.snapshot.lines[side.hits[0].place]) for side in found if side.hits}
    # Who asks only how they differ is told where that stands.
    whole = plainly(found)
    if not whole and (len(lines) != 1 or any(not side.hits for side in found)):
        return []
    between = {f"id:{k}" for side in found for k in side.keys}
    return [
        hit
        for hit in hits
        if (whole or tuple(context.snapshot.lines[hit.place]) in lines)
        and any(p == "kg:differsFrom" and {s, o} <= between for s, p, o in context.relations(hit.passage))
    ][:1]


def relates(context: Context, hit: Hit) -> bool:
    """Tell whether a passage says of one thing that it differs from another."""
    return any(p == "kg:differsFrom" for _, p, _ in context.relations(hit.passage))


def asks(context: Context, hit: Hit) -> bool:
    """Tell whether a passage tells only what is asked: a question is no answer."""
    return any(p == "kg:claimKind" and o == "kg:research-question" for _, p, o in context.triples(hit.passage))


def acts(context: Context, side: Side, hit: Hit) -> bool:
    """Tell whether a passage says something of a side itself: what it does, holds, is or has."""
    facts = context.relations(hit.passage)
    ends = {o for _, p, o in facts if p in DOING} | {s for s, p, _ in facts if p not in LOOSE}
    return any(end.removeprefix("id:") in side.keys for end in ends) or (
        is_thought(context, side) and any(_meant(context, side, end) for end in ends)
    )


DOING = {"sem:hasActor", "kg:initiator", "kg:proposedBy", "kg:claimant", "kg:of", "kg:issues"}
LOOSE = {"skos:related", "kg:about", "rdf:type", "skos:broader"}
STATING = {"rdf:subject", "rdf:predicate", "rdf:object"}
"""What says only of which relation something is claimed or denied."""


def following(context: Context, found: Sequence[Side], told: Sequence[Hit]) -> dict[str, list[Hit]]:
    """Return by side what is told of it alone after statements that the sides differ, on their lines: how things differ
    is told right after that they do."""
    snapshot = context.snapshot
    loose = context.kept.get(LOOSELY, ())
    for head in (h for h in told if relates(context, h) and h.place not in loose):
        after = _paragraph(context, head)
        parts: dict[str, list[Hit]] = {side.name: [] for side in found}
        for hit in (plain(snapshot, place) for place in after):
            if asks(context, hit) or rejected(context, hit):
                continue
            of = [s for s in found if acts(context, s, hit)] or [s for s in found if s.own(hit)]
            if len(of) == 1:
                parts[of[0].name].append(hit)
        if any(parts.values()):
            if plainly(found):
                return {s.name: sorted(parts[s.name], key=lambda h: not acts(context, s, h)) for s in found}
            return {s.name: sorted(parts[s.name], key=lambda h: -respect(s, h))[:PARTS] for s in found}
    return portraits(context, found) if plainly(found) and all(is_thought(context, s) for s in found) else {}


def portraits(context: Context, found: Sequence[Side]) -> dict[str, list[Hit]]:
    """Return by side the statements of what a concept itself is and does, its definitions first, each of which speaks
    of something of which none before it does; none where a side has no such."""
    parts: dict[str, list[Hit]] = {}
    for side in found:
        others = [other for other in found if other is not side]
        places = sorted({p for k in side.keys for p in context.snapshot.occurrences.get(k, ())})
        own = [hit for hit in (plain(context.snapshot, place) for place in places) if _depicts(context, side, hit)]
        own = [h for h in own if not any(acts(context, other, h) for other in others)]
        ends = {f"id:{key}" for key in side.keys}
        own.sort(key=lambda h: (not tellers.defines(context, h, ends), not _subject(context, side, h),
                                -tellers.extent(context, h)))  # fmt: skip
        known: set[str] = set()
        for hit in own:
            said = {o for _, p, o in context.relations(hit.passage) if p not in STATING and o.startswith("id:")}
            if said - known:
                parts.setdefault(side.name, []).append(hit)
                known |= said
    return parts if len(parts) == len(found) else {}


def _subject(context: Context, side: Side, hit: Hit) -> bool:
    """Tell whether a passage says something of what a side is named by, and not only of a thing called by its name."""
    facts = context.relations(hit.passage)
    return any(s[3:] in side.keys for s, p, _ in facts if p not in LOOSE)


def _depicts(context: Context, side: Side, hit: Hit) -> bool:
    """Tell whether a passage says what a concept is or does, as its author holds it."""
    stated = context.snapshot.passages[hit.passage]["stance"] == "asserts" and not asks(context, hit)
    # From what else it differs nobody asks.
    return stated and acts(context, side, hit) and not relates(context, hit)


def _paragraph(context: Context, head: Hit) -> list[int]:
    """Return the places after a passage in its paragraph: a line may end amid a sentence."""
    snapshot = context.snapshot
    number = snapshot.passages[head.passage].get("paragraph")
    places = list(range(head.place + 1, snapshot.lines[head.place][1] + 1))
    place = snapshot.lines[head.place][1] + 1
    while number and place < len(snapshot.order) and snapshot.homes[place] == head.article:
        if snapshot.passages[snapshot.order[place]].get("paragraph") != number:
            break
        places.append(place)
        place += 1
    return places


def measures(context: Context, hit: Hit) -> set[str]:
    """Return the keys of the measures that a passage gives numbers of."""
    return {str(about["kg:measure"])[3:] for about in context.facts(hit.passage).values() if "kg:measure" in about}


def rejected(context: Context, hit: Hit) -> bool:
    """Tell whether the author of its article rejects what a passage says."""
    return bool(context.snapshot.passages[hit.passage]["stance"] == "rejects")
