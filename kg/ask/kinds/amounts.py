"""Questions of numbers: how much or how many, all together, the least and the greatest."""

from __future__ import annotations

from decimal import Decimal

from kg.ask.answer import Answer
from kg.ask.kinds import series
from kg.ask.kinds.series import Series
from kg.ask.kinds.tellers import claimants, translates
from kg.ask.retrieval import numbers
from kg.ask.retrieval.choose import LEAST_WORDS, answering, holds, named, speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.understanding.wants import ends
from kg.expression import Expression
from kg.terms import table_of

LEAST_COMPARED = 2
"""How many numbers a series has at least of which one is the greatest."""
MOST = 16
"""How many passages stand behind a sum at most."""
TIMES = ("unit:MIN", "unit:HR", "unit:DAY", "unit:WK", "unit:MO", "unit:YR")
"""Units of what is long or short."""
ENDS = {"highest", "lowest"}
"""Groups of the thesaurus of words for the ends of a series."""
COMPARED = 2
"""How many things are set against each other by their numbers."""
WORDED = 0.6
"""The share of a question's words from which on a passage need not speak of the concepts that it names."""
WORDED_IN = 3
"""Among how many of the best passages one is looked for that says in words a number of which it tells no more."""
NEAR = 0.7
"""The share of all that is asked, names with it, from which on it matters no more how many of the words are held."""
PLAINLY = 0.4
"""The share of a question's words that a passage with one of two numbers must hold for them to be what is compared,
where it does not name their measure."""
WIDE = (0.45, 14)
"""Down to which share of the best score, and how many, passages tell the numbers of several things."""
_YEAR = Expression(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
OF_MEASURE = 0.5
"""Down to which share of the best score numbers of the measure that a question names are told."""
NUMBERS = 8
"""How many numbers of a measure are told at most."""
DEALING = {"kg:initiator", "kg:recipient"}
"""Relations from a deed to who did it and whom it was done for."""
REPEATS = "kg:accordingTo"
"""Relation of a number to whom it is repeated from."""
TOTAL = "total"
"""Word in the name of a measure of which a number is a total."""
DEEP = 40
"""Among how many of the best passages a total that is given, or the parts of a sum, are looked for."""
LEADING = 6
"""Among how many of the best passages one of a series must be for its sum to be asked for."""


def amount(context: Context) -> Answer | None:
    """How much or how many: the statements that hold a number, all of them where the question asks for all."""
    question = context.question
    if question.cued("unit_time") and not question.cued("summed"):
        from kg.ask.kinds.duration import lasting

        lasted = lasting(context)
        if lasted:
            return context.answered(context.listed([lasted]), [lasted])
    wide = question.several or question.cued("set_apart")
    other = numbers.unheard(context) or question.years or wide or numbers.counting(question)
    measured = [] if other else _of_measure(context)
    if measured:
        return context.answered(context.listed(measured), measured)
    dated = _of_year(context) if question.years and not wide else None
    if dated is not None:
        return dated
    # Totals "of each" are several.
    added = question.cued("summed") and not question.cued("per_each")
    dealt = _dealt(context) if (added or numbers.counting(question)) and not question.years else None
    if dealt is not None:
        return dealt
    hits = _numbered(context, wide)
    whole = bool(numbers.given(question))
    if not hits and numbers.counting(question) and not numbers.unheard(context) and not whole:
        # A short question pays only for what it needs.
        from kg.ask.kinds.members import enumerated

        hits = enumerated(context)
    if not hits:
        return _sum(context, context.hits) if added else None
    summed = (_sum(context, hits) or _named_sum(context, hits)) if added else None
    if summed is not None:
        return summed
    # How many there were is not told by how long each took.
    counted = numbers.counting(question) and not numbers.measuring(question)
    told = [h for h in hits if numbers.counts(context, h)] if counted else []
    if told and _lasting(context, hits):
        hits = [*told, *(h for h in hits if h not in told)]
    hits = _first_hand(context, hits)
    if not (added or wide or question.years or question.several):
        hits = list(dict.fromkeys([*hits, *_others(context, hits[0])]))
    return context.answered(context.listed(hits), hits)


def _others(context: Context, best: Hit) -> list[Hit]:
    """Return the statements on sums of money that are of the same measure as the best one's, each of another thing,
    where the question names none of these: one of several credits is not what was lent; a total that is given first."""
    own = [(m, u, n) for m, u, n in series.told_in(context, best) if ":" not in u]
    if len(own) != 1 or not own[0][2].of or own[0][2].when:
        return []
    [(measure, unit, _)] = own
    every = series.of_measure(context, best.article, measure, unit)
    named = {k for m in context.question.mentions for k in m.keys}
    if {n.of for n in every} & named or any(n.when or context.snapshot.is_a(n.of, "State") for n in every):
        return []
    if len({n.of for n in every}) < series.SEVERAL:
        return []
    return [*_given(context, Series(measure, unit, every)), *(n.hit for n in every)]


def _numbered(context: Context, wide: bool) -> list[Hit]:
    """Return the statements that hold a number of the kind asked for, with all that the question names, or as much of
    it as may be told of a number: of the first way in which there are any; with ``wide`` those of several things."""
    question = context.question
    pool = _pool(context)
    share, most = WIDE if wide else (0.62, 8)
    # How long something went on is told by its dates, too.
    trait = "" if question.cued("unit_span") else "q"
    hits = answering(context, share, most, trait=trait, joint=wide, concepts=True, among=pool)
    if not hits:
        # What a question names besides individuals may be told in other words, where the rest of its words are held.
        worded = [h for h in pool if h.words >= WORDED]
        hits = answering(context, share, most, trait="q", joint=wide, among=worded)
    if not hits and len(question.mentions) > COMPARED:
        # The number of each of several things stands in a passage of its own.
        hits = answering(context, *WIDE, trait="q", joint=True, among=pool)
    if not hits:
        hits = answering(context, 0.62, 8, joint=wide, concepts=True, among=_in_words(context, pool))
    if not hits and not trait:
        hits = answering(context, share, most, among=pool)
    if not hits and question.tables:
        hits = answering(context, 0.62, 10, joint=True, among=pool)
    hits = [h for h in hits if h.words >= LEAST_WORDS or h.near >= NEAR or not question.units]
    things = [a for a in named(context) if a.mention and not context.may_be(a.mention, "Actor")]
    if len(things) == 1 and not (question.units or question.later or question.carried or wide):
        # Where all that is asked of somebody is one thing, a number of something else tells nothing of it.
        hits = [h for h in hits if things[0].held.get(h.place) or holds(context, h, things[0])]
    return hits


def _pool(context: Context) -> list[Hit]:
    """Return the hits with a number of the kind asked for, of the years asked for."""
    question = context.question
    pool = [h for h in context.hits if numbers.fits(context, h)]
    if question.years:
        pool = [h for h in pool if _timely(context, h)]
    if "duration" in question.intents:
        from kg.ask.kinds.duration import spans

        # What lies between a thing and an act is no length of the thing, where no act is asked of.
        pool = [h for h in pool if spans(context, h, apart=bool(question.units))]
    return pool


def _lasting(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return the hits that tell how long something was."""
    from kg.ask.kinds.duration import lengths

    return [h for h in hits if lengths(context, h.passage)]


def _in_words(context: Context, pool: list[Hit]) -> list[Hit]:
    """Return the hits with a number that stands in words only ("four recommendations"); what is only counted may be
    counted in words where no number is told."""
    counting = numbers.counting(context.question)
    counting = counting and not (numbers.measuring(context.question) or numbers.unheard(context))
    worded = [h for h in context.hits[:WORDED_IN] if counting and h.words >= WORDED]
    worded = [h for h in worded if not numbers.is_given(context, h)]
    return [h for h in pool or worded if numbers.counted_in_words(context, h)]


def _of_measure(context: Context) -> list[Hit]:
    """Return the statements with numbers of the very measure asked for, which are told before sums of money for
    something else."""
    meant = [h for h in context.hits if numbers.of_measure(context, h)]
    found = answering(context, OF_MEASURE, 8, trait="q", concepts=True, among=meant) if meant else []
    return _first_hand(context, found)


def _of_year(context: Context) -> Answer | None:
    """Return what is told of a measure that a question names of a state in its years; where its numbers are of other
    years, or of none, that the one asked for is not told, with these. None where the question names no measure of a
    state, or what else it asks of."""
    question = context.question
    owners = [m for m in question.mentions if context.may_be(m, "State")]
    if len(owners) != 1 or len(question.mentions) != COMPARED or question.units:
        return None
    held = (h for h in context.hits if "q" in h.traits and speaks_of(context, h, owners[0]))
    hits = [h for h in held if numbers.called(context, h) and not numbers.of_another(context, h)][:NUMBERS]
    if not hits:
        return None
    timely = [h for h in hits if _timely(context, h)]
    if timely:
        return context.answered(context.listed(timely), timely)
    context.answered(f"{context.say('no_number')} {context.say('told_of')}\n{context.listed(hits)}", hits)
    context.answer.status, context.answer.values = "partial", []
    return context.answer


def _first_hand(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return statements with those last in which a translator repeats the authors' own, unless the translator is asked
    after."""
    if context.question.cued("compiler"):
        return hits
    return sorted(
        hits, key=lambda h: any(p == REPEATS for _, p, _ in context.triples(h.passage)) and translates(context, h)
    )


def total(context: Context) -> Answer | None:
    """How long several things lasted together, and how often, where that is asked, too; None where no lengths of time
    that add up are told, or the question names the place or the month of one of them: it alone is asked for."""
    from kg.ask.kinds.columns import picked

    pool = _lasting(context, context.hits)
    lasted = {n.of: n for h in pool for _, unit, n in series.told_in(context, h) if unit in TIMES}
    if len(picked(context, lasted.values())) == 1 < len(lasted):
        return None
    hits = answering(context, *WIDE, trait="q", among=pool)
    counted = [h for h in context.hits if numbers.counts(context, h)]
    ways = (_sum(context, [*hits, *counted], unit.rsplit(":", 1)[-1]) for unit in TIMES) if hits else iter(())
    return next((way for way in ways if way), None)


def _sum(context: Context, hits: list[Hit], unit: str = "") -> Answer | None:
    """The numbers that the best passages are of, of any unit or of one, what they make together, and whether that is
    the total given."""
    found = series.series(context, adding=True, unit=unit)
    if found is None or not {n.hit.passage for n in found.numbers} & {h.passage for h in hits[:LEADING]}:
        return None
    given = [] if unit else _given(context, found)
    parts, total = series.parts(found)
    if len({(n.of, n.when) for n in parts}) < len(parts) or len(parts) < series.FEWEST:
        return None
    value = sum((n.value for n in parts), Decimal(0))
    said = series.amount(context, value, found.unit)
    frame = "sum" if total is None else "sum_agrees"
    stated = series.amount(context, total.value, found.unit) if total else ""
    parts = sorted(parts, key=lambda n: n.when)
    head = context.say(frame, measure=context.name(found.measure), value=said, n=len(parts), stated=stated)
    lines = [head, *(f"• {series.told(context, n, found.unit)}" for n in parts)]
    context.answer.back(head, [n.hit.passage for n in [*([total] if total else []), *parts]])
    # How often something happened comes before how long it all took.
    often = found.unit in TIMES and numbers.counting(context.question)
    counted = [h for h in hits if often and numbers.counts(context, h)][:1]
    answer = _told(
        context, found, [context.listed(counted)] * len(counted) + lines, [*([total] if total else []), *parts], value
    )
    context.add_evidence([h.passage for h in counted], most=len(answer.evidence) + 1)
    if given:
        # What the article says comes before what is added up here.
        answer.answer = "\n".join([context.listed(given), answer.answer])
        context.add_evidence([h.passage for h in given], most=MOST + len(given))
        answer.values.sort(key=lambda v: v["of"] is not None and v["value"] == float(value))
    return answer


def _given(context: Context, found: Series) -> list[Hit]:
    """Return the statements that give a total near the numbers of a series, in their unit: that of an administration,
    or of scholars, whether or not the numbers make it."""
    lines = context.snapshot.lines
    told = {line for n in found.numbers for line in lines[n.hit.place]}
    # Their own total counts as one of them.
    near = [h for h in context.hits[:DEEP] if h.article == found.numbers[0].hit.article and told & {*lines[h.place]}]
    return [
        hit
        for hit in near
        if any(
            TOTAL in measure.split("-") and measure != found.measure and unit == found.unit
            for measure, unit, _ in series.told_in(context, hit, wished=True)
        )
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
    lines = [f"• {series.told(context, n, found.unit)}" for n in own]
    value = sum((n.value for n in own), Decimal(0))
    said = series.amount(context, value, found.unit)
    lines.append(context.say("parts_sum", value=said, n=len(own)))
    context.answer.back(lines[-1], [n.hit.passage for n in own])
    answer = _told(context, found, lines, own, value)
    answer.complete = False
    return answer


def _named_sum(context: Context, hits: list[Hit]) -> Answer | None:
    """What the numbers of several things that a question names make together, each told in a passage of its own."""
    tells = {m.keys: [h for h in hits if speaks_of(context, h, m)] for m in context.question.mentions}
    # What all are told of is whose numbers they are.
    apart = [own for own in tells.values() if own and len(own) < len(hits)]
    numbers = [series.told_in(context, own[0]) for own in apart]
    if len({own[0].passage for own in apart}) < max(len(tells) - 1, series.FEWEST) or any(len(n) != 1 for n in numbers):
        return None
    units = {unit for [(_, unit, _)] in numbers}
    if len(units) > 1 or units <= {"unit:PERCENT"}:
        return None
    parts = [number for [(_, _, number)] in numbers]
    value = sum((n.value for n in parts), Decimal(0))
    unit = units.pop()
    head = context.say("sum_of", value=series.amount(context, value, unit, any(n.about for n in parts)), n=len(parts))
    return _added(context, head, Series("", unit, parts), value)


def _dealt(context: Context) -> Answer | None:
    """How many deeds of one measure the one organisation that a question names did or received, and what their numbers
    make together, where it asks for such by a word of theirs: credits through a bank; None where there are none."""
    snapshot = context.snapshot
    dealers = [m for m in context.question.mentions if context.may_be(m, "Actor")]
    dealers = [m for m in dealers if not context.may_be(m, "State", "Person")]
    if len(dealers) != 1:
        return None
    ends = {f"id:{k}" for k in dealers[0].keys}
    names = [n for k in dealers[0].keys for n in snapshot.speaking_of(k)]
    snapshot.passages.read_ahead(names)
    asked = _asked_by(context)
    dealt: dict[tuple[str, str], dict[str, series.Number]] = {}
    for name in names:
        deeds = {s[3:] for s, p, o in context.triples(name) if p in DEALING and o in ends}
        for measure, unit, number in series.told_in(context, plain(snapshot, snapshot.places[name])) if deeds else ():
            if number.of in deeds and not number.per and asked & _called_by(context, measure, number.of):
                dealt.setdefault((measure, unit), {}).setdefault(number.of, number)
    if len(dealt) != 1:
        return None
    [((measure, unit), found)] = dealt.items()
    parts = sorted(found.values(), key=lambda n: n.when)
    if unit.endswith("PERCENT"):
        return None
    if len(parts) < series.FEWEST:
        # A single one is told as it is.
        return context.answered(context.listed([parts[0].hit]), [parts[0].hit])
    value = sum((n.value for n in parts), Decimal(0))
    said = series.amount(context, value, unit)
    head = context.say("sum", measure=context.name(measure), value=said, n=len(parts))
    return _added(context, head, Series(measure, unit, parts), value)


def _asked_by(context: Context) -> set[str]:
    """Return the groups of the thesaurus of what a question asks besides those who act."""
    question = context.question
    things = [m for m in question.mentions if not context.may_be(m, "Actor")]
    return question.groups | {g for m in things for g in context.groups(m.name)}


def _called_by(context: Context, *keys: str) -> set[str]:
    """Return the groups of the thesaurus of the words by which things are called."""
    language = context.question.language
    return {g for key in keys for name in context.called(key, language) for g in context.groups(name)}


def _added(context: Context, head: str, found: Series, value: Decimal) -> Answer:
    """Answer by what numbers make together, which the head says, and the statements that tell them."""
    hits = [n.hit for n in found.numbers]
    context.answer.back(head, [h.passage for h in hits])
    return _told(context, found, [head, context.listed(hits)], found.numbers, value)


def _told(
    context: Context, found: Series, lines: list[str], numbers: list[series.Number], value: Decimal | None = None
) -> Answer:
    from kg.ask.kinds.columns import headings

    hits = list(dict.fromkeys(n.hit for n in numbers))
    answer = context.answered("\n".join(lines), hits)
    context.add_evidence([*(h.passage for h in hits), *headings(context, hits)], most=MOST)
    answer.complete = True
    if value is not None:
        whole: int | float = int(value) if value == int(value) else float(value)
        unit = found.unit.rsplit(":", 1)[-1]
        whose = context.name(found.measure) if found.measure else None
        answer.values.insert(0, {"value": whole, "unit": unit, "of": whose, "when": None})
    return answer


def _timely(context: Context, hit: Hit) -> bool:
    """Tell whether a passage is of a year that a question names: it gives it; or where a question names several things,
    it gives none and holds nearly all else, as where the year stands in the sentence before."""
    told = _years_of(context, hit)
    if any(year[:4] in told for year in context.question.years):
        return True
    several = len(context.question.mentions) > COMPARED
    return several and hit.near >= NEAR and _YEAR.search(told) is None


def _years_of(context: Context, hit: Hit) -> str:
    """Return the words in which a passage gives years: its summary, and the dates in its triples."""
    dates = [str(v["when"]) for v in context.values(hit.passage) if v["when"]]
    return " ".join([*context.snapshot.passages[hit.passage]["summary"].values(), *dates])


def _greater(context: Context, found: Series) -> Answer | None:
    """Which of the things that the question names is the greater, and by how much; None where not all have a number."""
    named = {k for m in context.question.mentions for k in m.keys}
    own: dict[str, series.Number] = {n.of: n for n in found.numbers if n.of in named}
    told = [h for h in context.hits if any(h.passage == n.hit.passage for n in own.values())]
    told_of = found.measure in named or max((h.words for h in told), default=0.0) >= PLAINLY
    if len(own) != COMPARED or not told_of:
        return None
    less, more = sorted(own.values(), key=lambda n: n.value)
    kind = _kind(found)
    lines = [context.say("highest" + kind, number=series.told(context, more, found.unit))]
    lines.append(f"• {series.told(context, less, found.unit)}")
    difference = series.apart(context, more.value, less.value, found.unit, more.about or less.about)
    lines.append(context.say("difference", value=difference))
    context.answer.back(lines[0], [more.hit.passage])
    context.answer.back(lines[-1], [more.hit.passage, less.hit.passage])
    return _told(context, found, lines, [more, less])


def _tellings(context: Context) -> Answer | None:
    """By how much the numbers differ that two tell, where the two statements nearest to a question are theirs."""
    nearest = context.hits[:COMPARED]
    if len(nearest) < COMPARED or any(not {"c", "q"} <= set(h.traits) for h in nearest):
        return None
    tellers = [set(claimants(context, h)) for h in nearest]
    told = [[a for a in context.facts(h.passage).values() if "kg:value" in a] for h in nearest]
    if not all(tellers) or tellers[0] & tellers[1] or any(len(numbers) != 1 for numbers in told):
        return None
    units = {str(a.get("kg:unit") or a.get("kg:currency", {}).get("value")) for [a] in told}
    one, other = (Decimal(a["kg:value"]["value"]) for [a] in told)
    if len(units) > 1:
        return None
    about = any(a.get("kg:approximate", {}).get("value") == "true" for [a] in told)
    difference = series.apart(context, one, other, units.pop(), about)
    lines = [context.say("difference", value=difference), context.listed(nearest)]
    answer = context.answered("\n".join(lines), nearest)
    answer.back(lines[0], [h.passage for h in nearest])
    answer.complete = True
    return answer


def _kind(found: Series) -> str:
    """Return which words are used of the ends of a series: of times, shares or other numbers."""
    return "_time" if found.unit in TIMES else "_share" if found.unit == "unit:PERCENT" else ""


def extreme_among(context: Context, names: list[str]) -> Answer | None:
    """Which is the least or the greatest of the numbers that some passages tell."""
    told: dict[tuple[str, str], dict[tuple[str, str], series.Number]] = {}
    for name in names:
        hit = plain(context.snapshot, context.snapshot.places[name])
        for measure, unit, number in series.told_in(context, hit) if numbers.fits(context, hit) else ():
            told.setdefault((measure, unit), {})[number.of, number.when] = number
    (measure, unit), own = max(told.items(), key=lambda item: len(item[1]), default=(("", ""), {}))
    own = _whole_table(context, measure, unit, own)
    return _ends(context, Series(measure, unit, list(own.values()))) if len(own) >= series.FEWEST else None


def _whole_table(
    context: Context, measure: str, unit: str, own: dict[tuple[str, str], series.Number]
) -> dict[tuple[str, str], series.Number]:
    """Return all numbers of the table in which some stand, where these are most of it; else these."""
    tables = {table_of(n.hit.passage) for n in own.values()}
    if len(tables) != 1 or "" in tables:
        return own
    article = next(iter(own.values())).hit.article
    every = [n for n in series.of_measure(context, article, measure, unit) if table_of(n.hit.passage) in tables]
    return {(n.of, n.when): n for n in every} if len(every) < 2 * len(own) else own


def extreme(context: Context) -> Answer | None:
    """Which is the least or the greatest: the number, of whom and when; the others, too, where they are few."""
    found = series.series(context, least=LEAST_COMPARED)
    if not ends(context.question):
        # Numbers of two tellers are set against each other whether or not they are told of the same.
        apart = _tellings(context)
        if apart is not None:
            return apart
    if found is None:
        dated = context.question.years and ends(context.question)
        elsewhen = series.series(context, least=LEAST_COMPARED, whenever=True) if dated else None
        # There are such numbers, but none of the years that are named. Whether one was the first may be told in words.
        return context.unknown() if elsewhen and not context.question.cued("whether") else None
    if not ends(context.question):
        return _greater(context, found)
    numbered = {n.hit.passage for n in found.numbers}
    # Where nothing is asked of what is named but the ends of it, its numbers hold no more than the name.
    bare = all(ENDS & set(u.groups) for u in context.question.units)
    if not any(h.near if bare else h.words for h in context.hits if h.passage in numbered):
        # Numbers of something else.
        return None
    return _ends(context, found)


def _ends(context: Context, found: Series) -> Answer:
    """Tell the least or the greatest of a series, and the others, too, where they are few."""
    chosen = series.ends(found, ends(context.question))
    others = [n for n in series.parts(found)[0] if all(n not in picked for picked in chosen.values())]
    kind = _kind(found)
    lines = []
    for name, n in [(name, n) for name, picked in chosen.items() for n in picked]:
        lines.append(context.say(name + kind, number=series.told(context, n, found.unit)))
        context.answer.back(lines[-1], [n.hit.passage])
    few = others if len(others) + len(lines) <= series.MOST else []
    lines += [f"• {series.told(context, n, found.unit)}" for n in sorted(few, key=lambda n: -n.value)]
    ends_ = [n for picked in chosen.values() for n in picked]
    answer = _told(context, found, lines, [*ends_, *few])
    _dated(context, answer, ends_)
    return answer


def ranking(context: Context) -> Answer | None:
    """The numbers of a series, from the greatest down, or from the least up where that is asked; None where too few
    are told."""
    # Long and short is what has a length of time.
    unit = TIMES if context.question.cued("by_length") else ""
    found = series.series(context, least=series.SEVERAL, unit=unit)
    if found is None or not any(h.near for h in context.hits if h.passage in {n.hit.passage for n in found.numbers}):
        return None
    rising = context.question.cued("rising")
    numbers_ = sorted(series.parts(found)[0], key=lambda n: n.value, reverse=not rising)
    lines = [f"{place}. {series.told(context, n, found.unit)}" for place, n in enumerate(numbers_, 1)]
    answer = _told(context, found, lines, numbers_)
    _dated(context, answer, numbers_)
    answer.complete = True
    return answer


def _dated(context: Context, answer: Answer, numbers: list[series.Number]) -> None:
    """Tell of numbers that are given of events when these were: which of several talks was the longest is told by its
    day."""
    known = context.snapshot.dates.fetch([n.of for n in numbers if n.of])
    for number in numbers:
        for text, passages in known.get(number.of, {}).items():
            value = {"value": text, "unit": "date", "of": context.name(number.of), "when": text}
            answer.values += [value] if value not in answer.values else []
            context.add_evidence(list(passages), most=MOST + len(numbers))
