"""Totals: what several numbers make together, whether that is the total that is given, and of which parts it is made
up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kg.ask.answer import Answer
from kg.ask.kinds import series
from kg.ask.kinds.series import TIMES, Number, Series
from kg.ask.kinds.venue import among, picked, places_in
from kg.ask.retrieval import numbers
from kg.ask.retrieval.choose import answering, speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.retrieval.telling import speaking_of

WIDE = (0.45, 14)
"""Down to which share of the best score, and how many, passages tell the numbers of several things."""
DEEP = 40
"""Among how many of the best passages a total that is given, or the parts of a sum, are looked for."""
LEADING = 6
"""Among how many of the best passages one of a series must be for its sum to be asked for."""


def total(context: Context) -> Answer | None:
    """How long several things lasted together, and how often, where that is asked, too; None where no lengths of time
    that add up are told, or the question names the place or the month of one of them: it alone is asked for."""
    from kg.ask.kinds.duration import lengths

    pool = [h for h in context.hits if lengths(context, h.passage)]
    lasted = {n.of: n for h in pool for _, unit, n in series.told_in(context, h) if unit in TIMES}
    if len(picked(context, lasted.values())) == 1 < len(lasted):
        return None
    hits = answering(context, *WIDE, trait="q", among=pool)
    counted = [h for h in context.hits if numbers.counts(context, h)]
    ways = (summed(context, [*hits, *counted], unit.rsplit(":", 1)[-1]) for unit in TIMES) if hits else iter(())
    return next((way for way in ways if way), None)


def summed(context: Context, hits: list[Hit], unit: str = "") -> Answer | None:
    """The numbers that the best passages are of, of any unit or of one, what they make together, and whether that is
    the total given."""
    found = series.series(context, adding=True, unit=unit)
    if found is None or not {n.hit.passage for n in found.numbers} & {h.passage for h in hits[:LEADING]}:
        return None
    parts, stated = series.parts(found)
    if len({(n.of, n.when) for n in parts}) < len(parts) or len(parts) < series.FEWEST:
        return None
    if any(n.per for n in parts) and len({n.of for n in parts}) < len(parts):
        # What one pays in one year and in another is for each of them.
        return None
    parts = _named(context, parts)
    found = found._replace(numbers=sorted(parts, key=lambda n: n.when))
    given_ = [] if unit else given(context, found)
    # How often something happened comes before how long it all took.
    often = found.unit in TIMES and numbers.counting(context.question)
    counted = [h for h in hits if often and numbers.counts(context, h)][:1]
    answer = _added(context, found, stated, listing=False, before=[*given_, *counted])
    if given_:
        value = float(series.whole(found.numbers))
        answer.values.sort(key=lambda v: v["of"] is not None and v["value"] == value)
    return answer


def _named(context: Context, parts: list[Number]) -> list[Number]:
    """Return those of some numbers that are told of the things that a question names, where it names several of them;
    else all."""
    named = [m for m in context.question.mentions if not context.may_be(m, "State", "Person", "Measure")]
    told = [[n for n in parts if speaks_of(context, n.hit, m)] for m in named]
    own = [n for n in parts if any(n in those for those in told)]
    return own if len(own) >= series.FEWEST and sum(map(bool, told)) >= series.FEWEST else parts


def _added(
    context: Context, found: Series, stated: Number | None = None, listing: bool = True, before: Sequence[Hit] = ()
) -> Answer:
    """Tell what numbers make together, and each of them: by the statements, or by what it is of; after what is told
    ``before``, such as a total that an article gives."""
    value = series.whole(found.numbers)
    frame = "sum_agrees" if stated else "sum" if found.measure else "sum_of"
    said = {
        "measure": context.name(found.measure) if found.measure else "",
        "value": series.amount(context, value, found.unit, any(n.about for n in found.numbers)),
        "stated": series.amount(context, stated.value, found.unit) if stated else "",
    }
    every = [*([stated] if stated else []), *found.numbers]
    head = context.answer.back(context.say(frame, n=len(found.numbers), **said), [n.hit.passage for n in every])
    each = [context.listed([n.hit for n in found.numbers])] if listing else series.bullets(context, found)
    lines = [*([context.listed([*before])] if before else []), head, *each]
    answer = series.tell(context, lines, every, value, found.unit, found.measure)
    context.add_evidence([h.passage for h in before], most=len(answer.evidence) + len(before))
    return answer


def given(context: Context, found: Series) -> list[Hit]:
    """Return the statements that give a total near the numbers of a series, in their unit: that of an administration,
    or of scholars, whether or not the numbers make it."""
    lines = context.snapshot.lines
    told = {line for n in found.numbers for line in lines[n.hit.place]}
    # Their own total counts as one of them.
    near = [h for h in context.hits[:DEEP] if h.article == found.numbers[0].hit.article and told & {*lines[h.place]}]
    units = {hit: {(m, u) for m, u, _ in series.told_in(context, hit, wished=True)} for hit in near}
    return [
        h for h in near if any("total" in m.split("-") and m != found.measure and u == found.unit for m, u in units[h])
    ]


def parts(context: Context) -> Answer | None:
    """Of what a sum of money is made up: each part with its number, the greatest first, and what they make together;
    None where no parts with sums of one measure are told."""
    found = series.series(context, adding=True)
    if found is None or ":" in found.unit:
        return None
    own = sorted(series.parts(found)[0], key=lambda n: -n.value)
    near = {h.passage for h in context.hits[:DEEP]}
    if len({n.of for n in own if n.of}) < series.FEWEST or not any(n.hit.passage in near for n in own):
        return None
    value = series.whole(own)
    last = context.say("parts_sum", value=series.amount(context, value, found.unit), n=len(own))
    context.answer.back(last, [n.hit.passage for n in own])
    lines = [*series.bullets(context, found._replace(numbers=own)), last]
    answer = series.tell(context, lines, own, value, found.unit, found.measure)
    answer.complete = False
    return answer


def placed(context: Context) -> Answer | None:
    """The numbers that are given of what took place in a state or place that the question names, and their sum."""
    question = context.question
    lasted = "duration" in question.intents and question.cued("summed")
    places = places_in(context) if "amount" in question.intents or lasted else set()
    found = series.series(context, adding=True) if places else None
    if found is None:
        return None
    if numbers.counting(question) and not numbers.measuring(question) and not found.unit.endswith("NUM"):
        # How many there were is not told by how long they took together.
        return None
    told = among(context, found.numbers, places)
    if not told or len(told) == len(found.numbers) or (lasted and len(told) == 1):
        return None
    answer = _added(context, found._replace(numbers=list(told)))
    context.add_evidence([name for way in told.values() for name in way], most=len(answer.evidence) + 2 * len(told))
    return answer


def named_sum(context: Context, hits: list[Hit]) -> Answer | None:
    """What the numbers of several things that a question names make together, each told in a passage of its own."""
    tells = {m.keys: [h for h in hits if speaks_of(context, h, m)] for m in context.question.mentions}
    # What all are told of is whose numbers they are.
    apart = [own for own in tells.values() if own and len(own) < len(hits)]
    told = [series.told_in(context, own[0]) for own in apart]
    if len({own[0].passage for own in apart}) < max(len(tells) - 1, series.FEWEST) or any(len(n) != 1 for n in told):
        return None
    units = {unit for [(_, unit, _)] in told}
    if len(units) > 1 or units <= {series.PERCENT}:
        return None
    return _added(context, Series("", units.pop(), [number for [(_, _, number)] in told]))


def told_sum(context: Context, hits: list[Hit]) -> Answer | None:
    """What the numbers of one measure make together that are all that some passages of a time tell, each of another
    thing; after a total that an article gives."""
    every = {h: series.told_in(context, h, wished=True) for h in hits}
    # What is given as a total is told before.
    totals = {h for h, own in every.items() if any("total" in measure.split("-") for measure, _, _ in own)}
    told = [series.told_in(context, h) for h in hits if h not in totals]
    numbers = [number for own in told for _, _, number in own]
    measures = {(measure, unit) for own in told for measure, unit, _ in own}
    if len(numbers) < series.FEWEST or any(len(own) != 1 for own in told) or len(measures) > 1:
        return None
    [(measure, unit)] = measures
    if unit == series.PERCENT or any(n.per for n in numbers) or len({n.of for n in numbers}) < len(numbers):
        return None
    found = Series(measure, unit, sorted(numbers, key=lambda n: n.hit.place))
    return _added(context, found, before=given(context, found))


def dealt(context: Context) -> Answer | None:
    """How many deeds of one measure the one organisation that a question names did or received, and what their numbers
    make together, where it asks for such by a word of theirs: credits through a bank; None where there are none."""
    dealers = [m for m in context.question.mentions if context.may_be(m, "Actor")]
    dealers = [m for m in dealers if not context.may_be(m, "State", "Person")]
    if len(dealers) != 1:
        return None
    ends = {f"id:{k}" for k in dealers[0].keys}
    things = [m for m in context.question.mentions if not context.may_be(m, "Actor")]
    asked = context.question.groups | {g for m in things for g in context.groups(m.name)}
    found: dict[tuple[str, str], dict[str, Number]] = {}
    for hit in context.hits_of(speaking_of(context, *dealers[0].keys)):
        deeds = {
            s[3:] for s, p, o in context.stated(hit.passage) if p in {"kg:initiator", "kg:recipient"} and o in ends
        }
        for measure, unit, number in series.told_in(context, hit) if deeds else ():
            called = [name for key in (measure, number.of) for name in context.called(key, context.question.language)]
            if number.of in deeds and not number.per and any(asked & context.groups(name) for name in called):
                found.setdefault((measure, unit), {}).setdefault(number.of, number)
    if len(found) != 1:
        return None
    [((measure, unit), own)] = found.items()
    if unit == series.PERCENT:
        return None
    if len(own) < series.FEWEST:
        # A single one is told as it is.
        return context.tell([n.hit for n in own.values()])
    found_ = Series(measure, unit, sorted(own.values(), key=lambda n: n.when))
    if any(map(context.question.cued, ("set_apart", "per_each"))) and not context.question.cued("summed"):
        # Who asks for each gets their number and the statement of each, and no sum.
        head = context.answer.back(context.say("count_of", n=len(own)), [n.hit.passage for n in found_.numbers])
        lines = [head, context.listed([n.hit for n in found_.numbers])]
        return series.tell(context, lines, found_.numbers, Decimal(len(own)), "unit:NUM")
    return _added(context, found_)
