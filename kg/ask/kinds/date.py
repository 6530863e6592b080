"""Dates: when something happened."""

from __future__ import annotations

import re

from kg.ask.answer import Answer
from kg.ask.kinds import dating, sequence
from kg.ask.kinds.dating import Dated, best_dated, dated, happens, in_years, likeliest, title
from kg.ask.kinds.journey import elsewhere, going, journeys_to, undated
from kg.ask.kinds.value import LACKING, lacking, untold_act
from kg.ask.retrieval.choose import (
    LEAST_WORDS,
    SAID,
    answering,
    connects,
    focused,
    proper,
    rarest,
    said,
    speaks_of,
)  # fmt: skip
from kg.ask.retrieval.clauses import Clause
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import SPANS
from kg.ask.retrieval.retrieve import Asked, Hit
from kg.ask.retrieval.telling import at
from kg.ask.understanding import wants
from kg.dates import say
from kg.terms import PASSAGE

MOSTLY = 0.75
"""The share of a question's words that a statement must hold to be on the very act."""
YEAR, BEGUN = 4, re.compile(r"/\.\.$")
"""How many characters a date has that is no more than a year; and what one ends in from which on something is so."""
PARTS = re.compile(r"\d+|[A-Z][a-z]+")
"""The parts of a date, as days, months and years are written: a text may give a stretch of time in other words."""


def when(context: Context) -> Answer | None:
    """When something happened: the dates of the things that the best statements are about."""
    chosen, lived = _several(context) or _taken_over(context), []
    if not chosen:
        lived = _of_life(context)
        hits = [h for h in _on_act(context) if not lived or _lived(context, h, lived)]
        chosen = best_dated(context, hits, next(iter(rarest(context)), None))
    if lived:
        # When somebody was born, or took office, is told by no other date of theirs.
        told = list(dict.fromkeys(d.hit for d in chosen))
        text = context.listed(told)
        return dating.answered(context, text, chosen, context.answer.sparql) if chosen else lacking(context, "when")
    chosen = in_years(context, dating.of_act(context, chosen))
    who, where = going(context)
    asked_for = journeys_to(context, where, who) if who else set()
    there = [d for d in chosen if not (who and elsewhere(context, d.hit.passage, asked_for))]
    if chosen and not there:
        # Somebody else's journey, or one to elsewhere, is no date of what is asked.
        return untold_act(context, "its_date")
    if there and _given(context, there):
        # Who gives the year asks for the month or the day.
        return context.unknown(context.say(LACKING["when"]))
    if not there:
        return _of_topic(context) or _after(context)
    query = context.answer.sparql
    there += dating.of_act(context, dating.sharper(context, there))
    # A date that another of the same thing gives more exactly is told with that.
    own = [d for d in there if not any(d.key == e.key and e.date.startswith(d.date + "-") for e in there)]
    lines = dict.fromkeys(_dated_line(context, d, say(d.date, context.question.language)) for d in own)
    answer = dating.answered(context, "\n".join(lines), there, query)
    if not context.question.years:
        known = {name for d in there for name in dating.tellers(d)}
        context.also([h for h in undated(context, asked_for) if h.passage not in known])
    return answer


def _given(context: Context, found: list[Dated]) -> bool:
    """Tell whether all dates that are told are years that the question gives itself."""
    question = context.question
    known = {year for year in question.years if len(year) == YEAR}
    return question.intents == ["when"] and bool(known) and all(BEGUN.sub("", d.date) in known for d in found)


def _several(context: Context) -> list[Dated]:
    """Return the dated things of which a question asks each, if it asks of several."""
    if not (context.question.several or "compare" in context.question.intents):
        return []
    asked = rarest(context)
    chosen = [d for item in sequence.items(context) for d in item.found]
    if len(chosen) >= max(2, len(asked)):
        return chosen
    named = sorted(asked, key=lambda m: m.start) if len(asked) > 1 else []
    return [d for m in named for d in best_dated(context, focused(context, m), m)]


def _taken_over(context: Context) -> list[Dated]:
    """Return what a question asks the date of whose names are taken over from the one before: a name that is taken over
    says what it is about that is dated, and is not what is dated itself."""
    if not (context.question.carried and context.question.units):
        return []
    own = Clause(context, [a for a in context.sought if a.known and not a.mention])
    ways, asked = likeliest(own), rarest(context)
    if len(own.own) == 1 and asked:
        # A bare verb ("when did it sign?") says nothing of what; that is the rarest of the names taken over.
        ways = [(s, d) for s, d in ways if speaks_of(context, d.hit, asked[0])]
    return [d for s, d in ways if s >= dating.TIED * ways[0][0]][:2]


def _on_act(context: Context) -> list[Hit]:
    """Return the best passages that speak of what happened, not just of who did it."""
    return [h for h in answering(context, 0.6, 12, concepts=True) if _of_act(context, h)]


def _dated_line(context: Context, found: Dated, date: str) -> str:
    """Return a thing with its date: what a passage says of it that holds the date, else its name with the date."""
    snapshot, language = context.snapshot, context.question.language
    # What has no name in a language is called by what is said of it, be it only that it is cited.
    named = language in snapshot.labels(found.key)
    parts = set(PARTS.findall(date))
    for name in dating.tellers(found):
        said_ = context.statement_of(name)
        if parts <= set(PARTS.findall(said_)) and not (named and "w" in snapshot.traits[snapshot.places[name]]):
            return context.answer.back(f"• {said_}", [name])
    called = title(context, found.key, found.hit)
    stop = "." if language == "en" else "。"
    line = called + stop if date in called else context.say("date", name=called, date=date)
    return context.answer.back(line, dating.tellers(found))


def _of_act(context: Context, hit: Hit) -> bool:
    """Tell whether a passage speaks of what happened, not just of who did it: it holds the question's words itself, or
    what the question names is a thing that happens."""
    if said(context, hit) >= LEAST_WORDS:
        return True
    named = [a.mention for a in context.sought if a.mention and a.held_at(hit.place)]
    keys = [k for m in named for k in m.keys]
    if any(context.snapshot.word_groups[g]["act"] for u in context.question.units for g in u.groups):
        # When a treaty was signed is told by no date of another act about it.
        return context.any_is(keys, "Event")
    return context.any_is(keys, "PolicyInstrument") or any(happens(context.snapshot, k) for k in keys)


def _of_life(context: Context) -> list[Asked]:
    """Return the words by which a question asks of a person's life and of nothing else: an election, an entry into
    office."""
    question, groups = context.question, context.snapshot.word_groups
    named = context.any_is(question.keys, "Person")
    asked = [a for a in context.sought if wants.OF_LIFE & set(a.groups)]
    others = any(groups[g]["act"] for u in question.units if not wants.OF_LIFE & set(u.groups) for g in u.groups)
    return asked if named and not others else []


def _lived(context: Context, hit: Hit, asked: list[Asked]) -> bool:
    """Tell whether a passage speaks of what is asked of somebody's life, and itself names whoever the question does:
    when a party came to power tells nothing of its leader."""
    fold = context.snapshot.folder_of_names.fold
    text = fold(context.statement(hit))
    named = [m for m in context.question.mentions if context.may_be(m, "Person")]
    told = any(a.held_at(hit.place) for a in asked)
    return told and all(connects(context, hit, m) or m.name in text for m in named)


def _of_topic(context: Context) -> Answer | None:
    """When something was that an author tells of a dated act, as that it was the first of its kind: the best statement
    that says nearly all that is asked, where it is on one thing with a date."""
    for hit in answering(context, 0.8, 3):
        about = {o[3:] for _, p, o in context.relations(hit.passage) if p == "kg:about" and o.startswith("id:")}
        about = {k for k in about if context.snapshot.is_a(k, "Event")}
        days = {day: names for found in context.snapshot.dates.fetch(about).values() for day, names in found.items()}
        if said(context, hit) >= MOSTLY and len(days) == 1 and in_years(context, dated(context, [hit])) == []:
            names = next(iter(days.values()))[:1]
            [first] = at(context, [context.snapshot.places[names[0]]])
            return context.tell([hit, first])
    return None


def _after(context: Context) -> Answer | None:
    """That no date is told of what is asked, but how long after something else it happened; after what that has a date
    tells when it was, as near as anything does."""
    # What is told of once need not say that it was the first time.
    asked = [a for a in context.sought if a.known and (a.mention or a.groups) and "first" not in a.groups]
    told = [h for h in _on_act(context) if all(a.held_at(h.place) for a in asked)]
    # The signing of one treaty tells no time of another on which a conference beside it was.
    things = [{f"id:{k}" for k in a.mention.keys} for a in proper(context) if a.mention]
    told = [h for h in told if all(ends & context.ends(h.passage) for ends in things)]
    for hit in told:
        before = _before(context, hit)
        if before:
            return context.tell([hit, *before])
    told = [h for h in told if _follows(context, h)]
    if not told:
        return None
    answer = context.unknown(f"{context.say('no_date')}\n{context.listed(told)}")
    stated = {PASSAGE + h.passage for h in told}
    answer.closest = [e for e in answer.closest if e["passage"] not in stated]
    return answer


def _before(context: Context, hit: Hit) -> list[Hit]:
    """Return the statement that dates what happened just before what a passage of fact tells of."""
    snapshot = context.snapshot
    if SAID & set(hit.traits):
        return []
    first = [o[3:] for _, p, o in context.relations(hit.passage) if p == "kg:follows" and o.startswith("id:")]
    names = [name for dates in snapshot.dates.fetch(first).values() for found in dates.values() for name in found]
    return at(context, [snapshot.places[name] for name in names[:1]])


def _follows(context: Context, hit: Hit) -> bool:
    """Tell whether a passage says how long after something else a thing was."""
    facts = context.facts(hit.passage)
    spans = {key for key, about in facts.items() if str(about.get("kg:unit")).rsplit(":", 1)[-1] in SPANS}
    relations = context.stated(hit.passage)
    return any("kg:follows" in facts[s] and p == "kg:quantity" and o in spans for s, p, o in relations)
