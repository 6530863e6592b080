"""The journeys of a person: each with its date, where it went and what it was for, from whatever article."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds.dating import dated as dated_things
from kg.ask.kinds.dating import in_years
from kg.ask.retrieval.choose import HELD
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Asked, Hit, neighbours, plain
from kg.dates import say

VISIT = "OfficialVisit"
"""Class of the journeys that are listed."""
EACH = 4
"""How many statements stand for a journey."""
LEAST = 0.5
"""The share, by weight, of what else a question names that must be told with a journey."""
FEWEST = 2
"""How many journeys are a list."""


def journeys(context: Context) -> Answer | None:
    """The journeys of the person whom a question names, in order of time; only those told with most of what else it
    names. None where there are not several."""
    snapshot = context.snapshot
    persons = [m for m in context.question.mentions if any("Person" in snapshot.types(k) for k in m.keys)]
    if len({m.keys for m in persons}) != 1:
        return None
    found: dict[str, list[str]] = {}
    for person in persons[0].keys:
        for name in snapshot.speaking_of(person):
            for s, _, o in context.triples(name):
                if o == f"id:{person}" and VISIT in snapshot.types(s[3:]):
                    found.setdefault(s[3:], snapshot.speaking_of(s[3:]))
    others = [a for a in context.sought if a.mention and a.mention not in persons]
    told = {key: [plain(snapshot, snapshot.places[n]) for n in names] for key, names in found.items()}
    told = {key: hits for key, hits in told.items() if _share(context, hits, others) >= LEAST}
    if context.question.cued("sojourn"):
        # What somebody did there is asked of the journeys that went there.
        asked = {k for m in context.question.mentions for k in m.keys}
        told = {k: told[k] for k, end in snapshot.relations["kg:destination"] if k in told and end in asked}
    days = {d.key: d for hits in told.values() for d in in_years(context, dated_things(context, hits)) if d.key in told}
    ranked = sorted(days.values(), key=lambda d: (d.earliest, d.key))
    # What is not dated stands last; where years are asked, it is none of what is asked.
    undated = sorted(key for key in told if key not in days and not context.question.years)
    if len(ranked) + len(undated) < FEWEST:
        return None
    lines: list[str] = []
    chosen: list[Hit] = []
    heads = [(d.key, f"{say(d.date, context.question.language)}  {context.name(d.key)}") for d in ranked]
    for key, head in [*heads, *((key, context.name(key)) for key in undated)]:
        hits = _telling(context, told[key])
        lines += [context.say("side", name=head), context.listed(hits)]
        chosen += hits
    answer = context.answered("\n".join(lines), chosen)
    context.add_evidence([h.passage for h in chosen], most=24)
    answer.values = [{"value": d.date, "unit": "date", "of": context.name(d.key), "when": d.date} for d in ranked]
    context.answer.complete = True
    return answer


def _share(context: Context, hits: list[Hit], others: list[Asked]) -> float:
    """Return the share, by weight, of what else is named that the passages on a journey and their neighbours hold."""
    whole = sum(a.weight for a in others)
    places = {p for h in hits for p in neighbours(context.snapshot, h.place)}
    held = sum(a.weight for a in others if any(a.held.get(p, 0.0) >= HELD for p in places))
    return held / whole if whole else 1.0


def _telling(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return the passages that tell most of a journey: those that hold most of what is asked, as they stand."""
    best = sorted(hits, key=lambda h: -sum(a.weight * a.held.get(h.place, 0.0) for a in context.sought))[:EACH]
    return sorted(best, key=lambda h: h.place)
