"""Amounts: how much or how many, by the statements that hold a number of what is asked."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds import series
from kg.ask.kinds.series import Series, in_years
from kg.ask.kinds.tellers import claimants, translates
from kg.ask.kinds.total import WIDE, dealt, given, named_sum, summed, told_sum
from kg.ask.retrieval import measure, numbers
from kg.ask.retrieval.choose import LEAST_WORDS, answering, holds, named, speaks_of, speaks_of_each
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Asked, Hit
from kg.ask.understanding.capital import standing
from kg.expression import Expression

COMPARED = 2
"""How many names a question has that asks for the number of one thing of somebody's."""
WORDED = 0.6
"""The share of a question's words from which on a passage need not speak of the concepts that it names."""
WORDED_IN = 3
"""Among how many of the best passages one is looked for that says in words a number of which it tells no more."""
NEAR = 0.7
"""The share of all that is asked, names with it, from which on it matters no more how many of the words are held."""
_YEAR = Expression(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
HELD_WORDS, AMID = 0.5, 3
"""The share of a question's words that a number must be told with that is told of no event during which it was, and how
many such are told."""
OF_MEASURE = 0.5
"""Down to which share of the best score numbers of the measure that a question names are told."""
FEW = 12
"""In how many passages at most a thing is told of so that a number of somebody's that is asked for is one of it."""
GOOD = "Good"
"""Class of what is bought and sold, which has numbers of its own as weapons have."""
EXPECTING = {"predict", "estimate"}
"""Groups of the thesaurus by which a question asks for somebody's own number."""
NUMBERS = 8
"""How many numbers of a measure are told at most."""
QUANTITY = Expression(r"\bhow (?:much|many) $|(?:多少|几)\w?$|どれ(?:だけ|ほど|くらい)の$")
"""What stands before what is counted."""
MEASURING = {"dollar", "yearly", "total", "share", "average", "money"}
"""Groups of the thesaurus of the words for what a number is told in."""


def amount(context: Context) -> Answer | None:
    """How much or how many: the statements that hold a number, all of them where the question asks for all."""
    question = context.question
    if question.cued("unit_time") and not question.cued("summed"):
        # A short question pays only for what it needs.
        from kg.ask.kinds.duration import lasting

        lasted = lasting(context)
        if lasted:
            return context.tell([lasted])
    wide = question.several or question.cued("set_apart")
    other = numbers.unheard(context) or question.years or wide or numbers.counting(question)
    # Numbers of the very measure asked for are told before sums of money for something else.
    meant = (
        [] if other else [h for h in context.hits if measure.of_measure(context, h) and numbers.in_units(context, h)]
    )
    measured = answering(context, OF_MEASURE, 8, trait="q", concepts=True, among=meant) if meant else []
    if measured:
        return context.tell(_first_hand(context, measured))
    dated = _of_year(context) if question.years and not wide else None
    if dated is not None:
        return dated
    # Totals "of each" are several.
    added = question.cued("summed") and not question.cued("per_each")
    deeds = dealt(context) if (added or numbers.counting(question)) and not question.years else None
    if deeds is not None:
        return deeds
    hits = _numbered(context, wide)
    whole = bool(numbers.given(question))
    if not hits and numbers.counting(question) and not numbers.unheard(context) and not whole:
        from kg.ask.kinds.parts import enumerated

        hits = enumerated(context)
    if not hits:
        return summed(context, context.hits) if added else None
    sums = (summed(context, hits) or named_sum(context, hits)) if added else None
    if added and question.period and sums is None:
        sums = told_sum(context, hits)
    if sums is not None:
        return sums
    if _others_only(context, hits):
        return None
    hits = _first_hand(context, _counts_first(context, hits))
    if not (added or wide or question.years):
        hits = list(dict.fromkeys([*hits, *_others(context, hits[0])]))
    return context.tell(hits)


def _others_only(context: Context, hits: list[Hit]) -> bool:
    """Tell whether all of some hits are on another state than the one actor that a question names: what one has or pays
    tells nothing of another's. Nor does what one expects of what another does."""
    question = context.question
    if question.later or question.carried:
        # Of whom else it is asked is told by itself.
        return False
    actors = [m for m in question.mentions if context.may_be(m, "Actor")]
    alone = len(actors) == 1 and context.may_be(actors[0], "State") and not question.cued("set_apart")
    if alone and all(_of_another_state(context, h) for h in hits):
        return True
    expecting = next((question.folded.find(u.text) for u in question.units if EXPECTING & set(u.groups)), 0)
    before = [m for m in actors if m.end <= expecting]
    if len(before) != 1 or not context.may_be(before[0], "State"):
        return False
    own, label = standing(context.snapshot, before[0]), context.snapshot.label
    states = [label(k, "en") for k in before[0].keys]

    def theirs(key: str) -> bool:
        # A government is called after its state.
        return key in own or any(state in label(key, "en") for state in states)

    makers = [claimants(context, h) for h in hits]
    return all(told and not any(map(theirs, told)) for told in makers)


def _counts_first(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return hits with those that count something first: how many there were is not told by how long each took."""
    counted = numbers.counting(context.question) and not numbers.measuring(context.question)
    told = [h for h in hits if numbers.counts(context, h)] if counted else []
    if told:
        from kg.ask.kinds.duration import lengths

        told = told if any(lengths(context, h.passage) for h in hits) else []
    return list(dict.fromkeys([*told, *hits]))


def _others(context: Context, best: Hit) -> list[Hit]:
    """Return the statements on sums of money that are of the same measure as the best one's, each of another thing,
    where the question names none of these: one of several credits is not what was lent; a total that is given first."""
    own = [(m, u, n) for m, u, n in series.told_in(context, best) if ":" not in u]
    if len(own) != 1 or not own[0][2].of or own[0][2].when:
        return []
    [(measure, unit, _)] = own
    every = series.of_measure(context, best.article, measure, unit)
    owners = {n.of for n in every}
    apart = not owners & context.question.keys and not context.any_is(owners, "State")
    if not apart or any(n.when for n in every) or len(owners) < series.SEVERAL:
        return []
    return [*given(context, Series(measure, unit, every)), *(n.hit for n in every)]


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
    hits = hits or _amid(context, pool)
    plain = all(MEASURING & set(u.groups) for u in question.units)
    hits = [h for h in hits if h.words >= LEAST_WORDS or h.near >= NEAR or plain]
    return hits if question.later or question.carried else _of_the_thing(context, hits, wide)


def _amid(context: Context, pool: list[Hit]) -> list[Hit]:
    """Return the hits with a number that speak of all that a question names but for an event during which that was."""
    question, cues = context.question, context.question.grammar.cues
    folded = question.folded
    amid = [
        m
        for m in question.mentions
        if context.may_be(m, "Event")
        and (cues["during_before"].stand_in(folded[: m.start]) or cues["during_after"].stand_in(folded[m.end :]))
    ]
    rest = [m for m in question.mentions if m not in amid]
    if not amid or len(rest) < COMPARED or not question.units:
        return []
    return [h for h in pool if "q" in h.traits and h.words >= HELD_WORDS and speaks_of_each(context, h, rest)][:AMID]


def _of_the_thing(context: Context, hits: list[Hit], wide: bool) -> list[Hit]:
    """Return those of some hits whose numbers may be of what a question names: of the thing that it counts, or that is
    all it asks of somebody, where there is one; else of anything that is named seldom."""
    question = context.question
    things = [a for a in named(context) if a.mention and not context.may_be(a.mention, "Actor")]
    counted = [a for a in things if a.mention and QUANTITY.search(question.folded[: a.mention.start])]
    if counted:
        return [h for h in hits if all(a.held_at(h.place) for a in counted)]
    if numbers.in_currency(question) and any(measure.called(context, h) for h in context.hits):
        # What has numbers of its own, of another unit, has none of those of other things.
        return [h for h in hits if measure.called(context, h)]
    if numbers.counting(question) or question.cued("unit_span"):
        # What is counted, or lasts, may be told in other words than by its name.
        return hits
    if len(things) == 1 and not wide and all(MEASURING & set(u.groups) for u in question.units):
        [thing] = things
        # What stands beside a number with a measure of its own is no more than beside it.
        return [h for h in hits if thing.held_at(h.place) or measure.called(context, h) or _beside(context, h, thing)]
    seldom = [a for a in named(context) if len(a.places) < context.common]
    # What somebody has of one thing tells nothing of another.
    few = [a for a in seldom if a in things and len(a.places) <= FEW]
    seldom = [a for a in few if a.mention and context.may_be(a.mention, *measure.OWN_NUMBERS, GOOD)] or seldom
    return [h for h in hits if any(holds(context, h, a) for a in seldom)] if seldom else hits


def _beside(context: Context, hit: Hit, one: Asked) -> bool:
    """Tell whether a number that is told of no measure is told with a thing, or beside it."""
    measured = any("kg:measure" in about for about in context.facts(hit.passage).values())
    return not measured and holds(context, hit, one)


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


def _in_words(context: Context, pool: list[Hit]) -> list[Hit]:
    """Return the hits with a number that stands in words only ("four recommendations"); what is only counted may be
    counted in words where no number is told."""
    counting = numbers.counting(context.question)
    counting = counting and not (numbers.measuring(context.question) or numbers.unheard(context))
    worded = [h for h in context.hits[:WORDED_IN] if counting and h.words >= WORDED]
    worded = [h for h in worded if not numbers.is_given(context, h)]
    return [h for h in pool or worded if numbers.counted_in_words(context, h)]


def _of_year(context: Context) -> Answer | None:
    """Return what is told of a measure that a question names of a state in its years; where its numbers are of other
    years, or of none, that the one asked for is not told, with these. None where the question names no measure of a
    state, or what else it asks of."""
    question = context.question
    owners = [m for m in question.mentions if context.may_be(m, "State")]
    if len(owners) != 1 or len(question.mentions) != COMPARED or question.units:
        return None
    held = (h for h in context.hits if "q" in h.traits and speaks_of(context, h, owners[0]))
    hits = [h for h in held if measure.called(context, h) and not measure.of_another(context, h)][:NUMBERS]
    if not hits:
        return None
    timely = [h for h in hits if _timely(context, h) and numbers.in_units(context, h)]
    if timely:
        return context.tell(timely)
    context.answered(f"{context.say('no_number')} {context.say('told_of')}\n{context.listed(hits)}", hits)
    context.answer.status, context.answer.values = "partial", []
    return context.answer


def _first_hand(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return statements with those after the others that are on another state than the question names; of the rest what
    is demanded first, where that is asked, and last what a translator repeats of the authors' own, unless the
    translator is asked after, and numbers of what is nowhere told of together with what the question names."""
    demanding, compiler = context.question.cued("demanding"), context.question.cued("compiler")
    things = {k for m in context.question.mentions if not context.may_be(m, "Actor", "Event") for k in m.keys}
    near = context.snapshot.telling_of(things)

    def place(hit: Hit) -> tuple[bool, bool, bool, bool]:
        triples = context.triples(hit.passage)
        demanded = "p" in hit.traits or any(o == "kg:demand" for _, _, o in triples)
        repeated = any(p == "kg:accordingTo" for _, p, _ in triples) and translates(context, hit)
        # What the question names may be told, not with the number, but of what this is the number of.
        owners = {number.of for _, _, number in series.told_in(context, hit, wished=True)} - {""}
        own = bool(near & context.snapshot.telling_of(owners)) if near else True
        return _of_another_state(context, hit), demanding and not demanded, repeated and not compiler, not own

    return sorted(hits, key=place)


def _of_another_state(context: Context, hit: Hit) -> bool:
    """Tell whether a passage is on a state that the question does not name, and not on all that it names."""
    states = [m for m in context.question.mentions if context.may_be(m, "State")]
    return not speaks_of_each(context, hit, states) and bool(context.others(hit.passage, "State"))


def _timely(context: Context, hit: Hit) -> bool:
    """Tell whether a passage is of a year that a question names: it gives it; or where a question names several things,
    it gives none and holds nearly all else, as where the year stands in the sentence before."""
    summaries = context.snapshot.passages[hit.passage]["summary"].values()
    told = " ".join([*summaries, *context.dates(hit.passage)])
    years = context.question.years
    if any(year[:4] in told for year in years):
        return True
    if "/".join(years) == context.question.period and any(in_years(m[0], years) for m in _YEAR.finditer(told)):
        # From one year to another.
        return True
    # A total is given of all those years together.
    several = len(context.question.mentions) > COMPARED or context.question.cued("summed")
    return several and hit.near >= NEAR and _YEAR.search(told) is None
