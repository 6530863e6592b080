"""Moments: the date that goes with a deed, where a question gives it another. "What did Austin say when he put the
concept forward in June 2022?" where it was put forward in April 2021."""

from __future__ import annotations

from kg.ask.premises import slots
from kg.ask.premises.absence import MEETINGS, TALKING
from kg.ask.premises.acts import clauses
from kg.ask.premises.pin import of_things, own_dates
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.understanding.calendar import dates
from kg.ask.understanding.question import understand
from kg.dates import bounds
from kg.expression import Expression

OPEN = {*slots.OPEN, "duration", "when", "define"}
"""Intents that set times beside each other, or that ask for one."""
NEAR = 60
"""Among how many of the best passages on a clause the deed is looked for."""
SUM = Expression(r"\d ?[万亿億兆]|\d [mb]illion")
"""What looks like a year and is none ("2000万")."""
MONTH = 7
"""How long a date is that gives a month and no day."""
ALL, MUCH = 0.8, 0.6
"""The share, by weight, of a clause's words that a telling of the deed at another date must hold, and that one of the
question's date may not."""


def otherwise_timed(context: Context) -> Hit | None:
    """Return the passage that dates the deed which a clause of a question tells, with all whom it names, where none
    that holds as much is of the clause's date."""
    question = context.question
    if slots.asks(context, OPEN) or question.several or question.negative or question.cued("set_apart"):
        return None
    if len(question.years) != 1 or question.cued("suppose") or SUM.search(question.folded):
        return None
    spans = clauses(question)
    for first, last in spans:
        text = question.folded[first:last]
        part = (
            context
            if len(spans) == 1
            else Context(context.graph, understand(context.snapshot, text, question.language))
        )
        if part.question.years == question.years and part.question.mentions:
            return _other(part)
    return None


def elsewhere(context: Context) -> Hit | None:
    """Return the passage by which the meeting of those whom a question names that was in its month was in another place
    than the question has it, where one in that place was in another month."""
    question, snapshot = context.question, context.snapshot
    months = [y for y in question.years if len(y) == MONTH]
    places = {k for m in question.mentions for k in m.keys if "Place" in snapshot.types(k)}
    actors = {k for m in question.mentions for k in m.keys if snapshot.is_a(k, "Actor")} - places
    if len(months) != 1 or len(places) != 1 or not actors or not TALKING & question.groups or question.negative:
        return None
    met = {k: told for k in snapshot.dates if (told := _held(context, k, actors))}
    then = {k for k in met if any(day.startswith(months[0]) for day in snapshot.dates.get(k) or ())}
    there = {k for k, told in met.items() if places & told.keys()}
    if not there or not then or then & there:
        return None
    return plain(snapshot, min(place for key in then for place in met[key].values()))


def _held(context: Context, key: str, actors: set[str]) -> dict[str, int]:
    """Return the places of a meeting at which all of some were, or of what it was held within, each with that of a
    passage that tells it; none of anything else."""
    snapshot = context.snapshot
    if not any(snapshot.is_a(key, c) for c in MEETINGS):
        return {}
    wholes, present = {f"id:{key}"}, set()
    for name in snapshot.speaking_of(key):
        told = context.parts(name).get(f"id:{key}", {})
        wholes |= told.get("kg:within", set())
        present |= {o[3:] for o in told.get("sem:hasActor", ())}
    if not actors <= present:
        return {}
    return {
        place[3:]: snapshot.places[name]
        for name in snapshot.speaking_of(key)
        for whole in wholes
        for place in context.parts(name).get(whole, {}).get("sem:hasPlace", ())
    }


def _other(part: Context) -> Hit | None:
    """Return the best dated telling of what a clause tells, of another date."""
    named = [a for a in part.sought if a.mention]
    words = [a for a in part.sought if a.groups and not a.mention]
    year = part.question.years[0]
    # "The defeat of 2012" dates the defeat, whatever else is told with it.
    of = [a for a in words if _dates(part, year, a.text)]
    words = of or words
    if not words or any(not a.known for a in named):
        return None
    weight = slots.weight(words)
    whole = weight + slots.weight(named)
    first, last = bounds(year)
    found: list[Hit] = []
    for hit in part.hits[:NEAR]:
        groups = part.groups(part.english(hit)) if of else set()
        own = slots.weight(a for a in words if groups & set(a.groups)) if of else slots.weight(words, hit)
        held = own + slots.weight(named, hit)
        told = [bounds(d) for d in (*own_dates(part, hit), *dates(part.english(hit)))]
        if any(low <= last and first <= high for low, high in told or of_things(part, hit)):
            if (own >= MUCH * weight) if of else (held >= MUCH * whole):
                return None
        elif told and own >= ALL * weight and slots.holds(hit, named):
            found += [hit] if "w" not in hit.traits and (of or "c" not in hit.traits) else []
    # What is dated itself is told before what only names the date.
    return min(found, key=lambda h: "d" not in h.traits, default=None)


def _dates(part: Context, year: str, word: str) -> bool:
    """Tell whether a question says the date right before a word, as what is of it."""
    before, found, _ = part.question.folded.partition(word) if word else ("", "", "")
    return bool(found) and year[:4] in before and part.question.grammar.cues["date_before"].stand_in(before)
