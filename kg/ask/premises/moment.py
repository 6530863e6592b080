"""Moments: the date that goes with a deed, where a question gives it another. "What did Austin say when he put the
concept forward in June 2022?" where it was put forward in April 2021."""

from __future__ import annotations

from itertools import permutations
from typing import NamedTuple

from kg.ask.premises import roles, slots
from kg.ask.premises.absence import MEETINGS, TALKING
from kg.ask.premises.acts import clauses
from kg.ask.premises.pin import of_things, own_dates
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.understanding.calendar import dates
from kg.ask.understanding.capital import standing
from kg.ask.understanding.office import officials
from kg.dates import bounds
from kg.expression import Expression

OPEN = {*slots.OPEN, "duration", "when", "define"}
"""Intents that set times beside each other, or that ask for one."""
SUM = Expression(r"\d ?[万亿億兆]|\d [mb]illion")
"""What looks like a year and is none ("2000万")."""
JOINT = {"agree", "sign", "negotiate", "meet", "reach", "discuss"}
"""Groups of the thesaurus for what several do together."""
TREATIES = ("Treaty", "Document")
"""Classes of what is made by several."""
PLACED = {"sem:hasPlace", "kg:host"}
"""Relations of what happened to where it did."""
AT = Expression(r" (?:(?:given|delivered|held|made|signed|convened) )?(?:in|at)(?: the)? ")
"""What stands between what happened and where, in English."""
HELD_THERE = Expression(r"^で?[^,，、。]{0,6}(?:的|の|た)[\"\s「《]*$")
"""What stands between where something happened and the thing, in Chinese and Japanese."""
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
        part = context if len(spans) == 1 else context.part(question.folded[first:last])
        if part.question.years == question.years and part.question.mentions:
            return _other(part)
    return None


def otherwise_placed(context: Context) -> Hit | None:
    """Return the passage that places what a question names elsewhere than where the question has it, in words that go
    together ("the speech in Washington", 在纽约发表的演说); none where anything tells of it there, too."""
    question, snapshot = context.question, context.snapshot
    if question.negative or slots.asks(context, OPEN - {"when"}):
        return None
    english = question.grammar.language == "en"
    for place, thing in permutations(question.mentions, 2):
        between = question.folded[thing.end : place.start] if english else question.folded[place.end : thing.start]
        joined = AT.fullmatch(between) if english else question.marked(place, "aside") and HELD_THERE.search(between)
        towns = [k for k in place.keys if "Place" in snapshot.types(k)]
        if not (joined and towns and len(thing.keys) == 1 and snapshot.is_a(thing.keys[0], "Event")):
            continue
        told = {
            o[3:]: name
            for name in snapshot.speaking_of(thing.keys[0])
            for s, p, o in context.relations(name)
            if s == f"id:{thing.keys[0]}" and p in PLACED
        }
        around = [*snapshot.relations["kg:locatedIn"]]
        near = {k for k in told for a, b in around for k in (k, *((b,) if a == k else (a,) if b == k else ()))}
        if told and near.isdisjoint(place.keys):
            return plain(snapshot, min(snapshot.places[name] for name in told.values()))
    return None


def otherwise_met(context: Context) -> Hit | None:
    """Return the passage on a meeting, or the making of a treaty, that is the one that a question tells of but for who
    was there, or where it was; where none is the very one."""
    question, snapshot = context.question, context.snapshot
    months = [y for y in question.years if len(y) == len("2019-01")]
    named = question.keys
    places = {k for k in named if "Place" in snapshot.types(k)}
    who = slots.actors(context) - places
    talking = TALKING & question.groups
    if question.negative or not who or not (talking or JOINT & question.groups):
        return None
    met: dict[str, Meeting] = {}
    if talking and len(places) == 1:
        # To read all passages on meetings takes long.
        met = context.always("meetings", "with a date", lambda: {k: _met(context, k) for k in snapshot.dates})
    there = {k: m for k, m in met.items() if places & m.where.keys()}
    dated = {k: [*(snapshot.dates.get(k) or ())] for k in met} if months else {}
    then = {k: met[k] for k, own in dated.items() if any(d.startswith(months[0]) for d in own)}
    with_ = {k: m for k, m in then.items() if who <= m.present and len(months) == 1}
    if with_ and not there.keys() & with_.keys() and any(who <= m.present for m in there.values()):
        return plain(snapshot, min(place for m in with_.values() for place in m.where.values()))
    if len(roles.doers(context)) < 2 or slots.asks(context, OPEN - {"when"}):
        return None
    about = {k: _met(context, k) for k in sorted(named | _makings(context, named))}
    about |= {k: m for k, m in there.items() if k in then or not months}
    told = [m for m in about.values() if len(m.present) > 1]
    # Whom the question has act was there, or is of a state that was.
    present = [m.present | officials(snapshot, m.present) for m in told]
    complete = any(all(standing(snapshot, d) & p for d in roles.doers(context)) for p in present)
    return plain(snapshot, told[0].told) if told and not complete else None


def _makings(context: Context, named: set[str]) -> set[str]:
    """Return what is told to have been done about the treaties among some things."""
    made = {k for k in named if any(context.snapshot.is_a(k, c) for c in TREATIES)}
    told = {t for k in made for name in context.snapshot.speaking_of(k) for t in context.relations(name)}
    return {s[3:] for s, p, o in told if p == "kg:concerns" and o[3:] in made}


class Meeting(NamedTuple):
    """Who was at a meeting, where it was held, with the place of a passage that tells it, and that of one on who."""

    present: set[str]
    where: dict[str, int]
    told: int


def _met(context: Context, key: str) -> Meeting:
    """Return who was at a meeting, or made a treaty, and where it, or what it was held within, was."""
    snapshot = context.snapshot
    if not any(snapshot.is_a(key, c) for c in (*MEETINGS, "TreatyAction")):
        return Meeting(set(), {}, -1)
    speaking = [(name, context.parts(name)) for name in snapshot.speaking_of(key)]
    wholes = {f"id:{key}"}.union(*(parts.get(f"id:{key}", {}).get("kg:within", ()) for _, parts in speaking))
    told = [(name, parts.get(f"id:{key}", {}).get("sem:hasActor", set())) for name, parts in speaking]
    where = {
        place[3:]: snapshot.places[name]
        for name, parts in speaking
        for whole in wholes
        for place in parts.get(whole, {}).get("sem:hasPlace", ())
    }
    present = {o[3:] for _, found in told for o in found}
    return Meeting(present, where, min((snapshot.places[name] for name, found in told if found), default=-1))


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
    for hit in part.hits[: slots.NEAR]:
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
