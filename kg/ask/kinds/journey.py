"""The journeys of a person: each with its date, where it went and what it was for, from whatever article."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds.dating import dated as dated_things
from kg.ask.kinds.dating import in_years, values
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Asked, Hit, neighbours
from kg.ask.understanding.content import VISIT
from kg.dates import say

BY, TO = "kg:initiator", "kg:destination"
"""Relations of a journey to who went, and where."""
SIGNED = 2
"""How many characters a word for going somewhere has that tells where to."""
EACH = 4
"""How many statements stand for a journey."""
LEAST = 0.5
"""The share, by weight, of what else a question names that must be told with a journey."""


def journeys(context: Context) -> Answer | None:
    """The journeys of the person whom a question names, in order of time; only those told with most of what else it
    names. None where there are not several."""
    snapshot = context.snapshot
    persons = [m for m in context.question.mentions if context.may_be(m, "Person")]
    if len({m.keys for m in persons}) != 1:
        return None
    ends = {f"id:{k}" for k in persons[0].keys}
    facts = context.stated_of(*persons[0].keys)
    found = dict.fromkeys(s[3:] for _, s, _, o in facts if o in ends and is_journey(context, s))
    others = [a for a in context.sought if a.mention and a.mention not in persons]
    told = {key: context.hits_of(snapshot.speaking_of(key)) for key in found}
    told = {key: hits for key, hits in told.items() if _share(context, hits, others) >= LEAST}
    if context.question.cued("sojourn"):
        # What somebody did there is asked of the journeys that went there.
        asked = context.question.keys
        told = {k: told[k] for k, end in snapshot.relations[TO] if k in told and end in asked}
    days = {d.key: d for hits in told.values() for d in in_years(context, dated_things(context, hits)) if d.key in told}
    ranked = sorted(days.values(), key=lambda d: (d.earliest, d.key))
    # What is not dated stands last; where years are asked, it is none of what is asked.
    undated = sorted(key for key in told if key not in days and not context.question.years)
    if len(ranked) + len(undated) < 2:
        return None
    lines: list[str] = []
    chosen: list[Hit] = []
    heads = [(d.key, f"{say(d.date, context.question.language)}  {context.name(d.key)}") for d in ranked]
    for key, head in [*heads, *((key, context.name(key)) for key in undated)]:
        # Those tell most that hold most of what is asked, as they stand.
        best = sorted(told[key], key=lambda h: -sum(a.worth(h.place) for a in context.sought))
        hits = sorted(best[:EACH], key=lambda h: h.place)
        lines += [context.say("side", name=head), context.listed(hits)]
        chosen += hits
    answer = context.answered("\n".join(lines), chosen, complete=True, most=24)
    answer.values = values(context, ranked)
    return answer


def visits(context: Context) -> Answer | None:
    """How often somebody went somewhere: the number of journeys of that one there, with a statement on each. None where
    none is told."""
    snapshot, question = context.snapshot, context.question
    asked = question.keys | _signed(context)
    to = _destinations(context)
    by = [(key, who) for key, _ in to for who in _goers(context, key)]
    # A journey that is called by who went where ("Trump's visit to Japan") is one of such journeys.
    asked |= {end for key, end in (*by, *to) if key in asked}
    went = {key for key, who in by if who in asked}
    told = {key for key, end in to if key in went and end in asked}
    if len({who for key, who in by if key in told}) != 1:
        return None
    days = snapshot.dates.fetch(told)
    first = {key: min(found) for key, found in days.items()}
    chosen: list[Hit] = []
    for key in sorted(told, key=lambda k: (first.get(k, "~"), k)):
        own = _own(context, key)
        texts = " ".join([*days.get(key, ()), *(context.english(h) for h in own)])
        if all(year[:7] in texts or year[:4] in texts for year in question.years):
            chosen += sorted(own, key=lambda h: ("w" in h.traits, "d" not in h.traits, h.place))[:1]
    if not chosen:
        return None
    head = context.answer.back(context.say("times", n=len(chosen)), [h.passage for h in chosen])
    return context.answered(f"{head}\n{context.listed(chosen)}", chosen)


def going(context: Context) -> tuple[set[str], set[str]]:
    """Return the one person, and the states to one of which, a question has go; nothing where it has nobody go, or one
    of several."""
    question = context.question
    people = [m for m in question.mentions if context.may_be(m, "Person")]
    states = {k for m in question.mentions if context.may_be(m, "State") for k in m.keys} | _signed(context)
    goes = VISIT in question.groups and len(people) == 1 and states
    return (set(people[0].keys), states) if goes else (set(), set())


def _signed(context: Context) -> set[str]:
    """Return the states that words for going there name by their signs (访日)."""
    signs = {sign for u in context.question.units if VISIT in u.groups and len(u.text) == SIGNED for sign in u.text}
    fetched = context.snapshot.names.fetch(signs).values() if signs else ()
    return {k for keys in fetched for k in keys if context.snapshot.is_a(k, "State")}


def journeys_to(context: Context, states: set[str], who: set[str] | None = None) -> set[str]:
    """Return the journeys to one of some states; only those that somebody made, where that is given."""
    found = {key for key, end in _destinations(context) if end in states}
    return found if who is None else {key for key in found if who & _goers(context, key)}


def _destinations(context: Context) -> list[list[str]]:
    """Return the journeys, each with a place to which it led."""
    return [[key, end] for key, end in context.snapshot.relations[TO] if is_journey(context, key)]


def is_journey(context: Context, key: str) -> bool:
    """Tell whether something is a journey."""
    return context.snapshot.is_a(key, "OfficialVisit")


def elsewhere(context: Context, name: str, there: set[str]) -> bool:
    """Tell whether a passage tells of journeys that are known to lead somewhere, and of none of some."""
    told = {key for key, _ in _destinations(context)} & context.things(name)
    return bool(told) and not told & there


def undated(context: Context, there: set[str]) -> list[Hit]:
    """Return a statement on each of some journeys that has no date of its own."""
    days = context.snapshot.dates.fetch(there)
    return [hit for key in sorted(there) if not days.get(key) for hit in _own(context, key)[:1]]


def _own(context: Context, key: str) -> list[Hit]:
    """Return the passages that tell where a journey led."""
    told = (n for n, s, p, _ in context.stated_of(key) if s == f"id:{key}" and p == TO)
    return context.hits_of(dict.fromkeys(told))


def _goers(context: Context, key: str) -> set[str]:
    """Return who made a journey."""
    return {o[3:] for _, s, p, o in context.stated_of(key) if s == f"id:{key}" and p == BY}


def _share(context: Context, hits: list[Hit], others: list[Asked]) -> float:
    """Return the share, by weight, of what else is named that the passages on a journey and their neighbours hold."""
    whole = sum(a.weight for a in others)
    places = {p for h in hits for p in neighbours(context.snapshot, h.place)}
    held = sum(a.weight for a in others if any(a.held_at(p) for p in places))
    return held / whole if whole else 1.0
