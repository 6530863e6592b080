"""Durations: how long something took, by what passages tell of it, or by the two dated things between which it lies."""

from __future__ import annotations

import re

from kg.ask.answer import Answer, Json
from kg.ask.kinds import dating, sequence
from kg.ask.kinds.dating import Dated, likeliest
from kg.ask.kinds.ends import FOUND_IN, LEAST_ENDS, LEAST_STATED, bare, ends_of, halves, of_both, readings
from kg.ask.kinds.interval import of_dated
from kg.ask.kinds.value import LACKING, without_length
from kg.ask.retrieval.choose import FEW_WORDS, answering, holds, proper
from kg.ask.retrieval.clauses import Clause
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import SPANS
from kg.ask.retrieval.retrieve import Hit
from kg.ask.retrieval.telling import at, speaking_of
from kg.ask.understanding.wants import agreeing
from kg.dates import bounds

LOOKED_AT = 15
"""Among how many of the best passages one is looked for that says how long something took."""
TOLD_IN, LEAST_TOLD = 30, 0.5
"""Among how many, down to which share of the best score, all that do so are looked for."""
NEARLY = 0.6
"""The share of all that is asked that what is told of one of several must hold with those beside it."""
PLAINLY = 0.7
"""The share of a question from which on such a passage is what is asked for, whatever else has dates."""
YEAR = len("2019")
"""How long a date is that tells no more than a year."""


def duration(context: Context) -> Answer | None:
    """How long between two dated things, or which was earlier."""
    hits = answering(context, LEAST_TOLD, TOLD_IN) if agreeing(context.question) else []
    # A length of time, or from when to when it lasted.
    dates = {h: [f["kg:date"]["value"] for f in context.facts(h.passage).values() if "kg:date" in f] for h in hits}
    told = [h for h in hits if lengths(context, h.passage) or "/" in " ".join(dates[h])]
    if len(told) > 1:
        # Whether an article tells one length is for the reader to see from all that it tells.
        return context.tell(told)
    first = sequence.alternatives(context) if context.question.cued("earlier") else []
    if first:
        return _between(context, first, []) if len(first) == 2 else dating.in_order(context, first)
    # Who only asks how long something took sets nothing against anything.
    apart = context.question.cued("apart") or context.question.cued("earlier")
    stated = lasting(context) or _stated(context, apart)
    if stated and context.question.cued("apart") and not of_both(context, stated):
        # What is told of how long something else took is no length of what is asked.
        stated = None
    found, share = ends_of(context) if apart or not stated else ([], 0.0)
    plainly = stated and stated.near >= min(PLAINLY, dating.TIED * share) and not context.question.cued("earlier")
    if stated and plainly and (len(found) < 2 or share < PLAINLY):
        return context.tell([stated])
    if len(found) < 2 or share < LEAST_ENDS:
        if context.question.mentions or not dating.ACTS.keys() & context.question.groups:
            return _times(context)
        # It leaves unsaid to what something was done, so nothing is taken to have happened.
        text = context.say(LACKING["duration"])
        return context.unknown(text)
    return _between(context, found, [stated] if stated and plainly else [])


def _between(context: Context, found: list[Dated], told: list[Hit]) -> Answer:
    """Tell which of two dated things was earlier, or how long lies between them; first what a text says of it itself,
    where it does."""
    found = sorted(found, key=lambda d: (d.earliest, d.latest))
    lines, values = of_dated(context, found)
    text = "\n".join([*(f"• {context.statement(h)}" for h in told), *lines])
    answer = dating.answered(context, text, found, context.answer.sparql, told)
    answer.values = [*values, *answer.values]
    return answer


def _times(context: Context) -> Answer | None:
    """The dated statements nearest to a question, from which it may be reckoned, where two of them hold enough of its
    words."""
    if context.question.cued("earlier"):
        return _lone(context) or sequence.listed(context)
    hits = [h for h in answering(context, 0.6, 6, concepts=True) if "d" in h.traits and h.words >= FEW_WORDS]
    return without_length(context, context.tell(hits)) if len(hits) > 1 else None


def _lone(context: Context) -> Answer | None:
    """Tell the date of one of the two things that a question names, and that of the other none is told."""
    for pair, _ in halves(context):
        ways = [[d for _, d in readings(context, c)] for c in pair]
        named = [_meant(c, found) for c, found in zip(pair, ways, strict=True)]
        found = [[d for d in own if d.key in keys][:1] for own, keys in zip(ways, named, strict=True)]
        if all(named) and len([f for f in found if f]) == 1:
            [one] = [d for f in found for d in f]
            [other] = [own[0] for own, f in zip(named, found, strict=True) if not f]
            answer = dating.in_order(context, [dating.sharp(context, one)])
            answer.answer += "\n" + context.say("undated", text=context.name(other))
            answer.status = "partial"
            # When what is told with it was may tell the order all the same.
            without = next(c for c, f in zip(pair, found, strict=True) if not f)
            context.also([d.hit for _, d in likeliest(without)[:1]] if bare(without) else [])
            return answer
    return None


def _meant(clause: Clause, ways: list[Dated]) -> list[str]:
    """Return the keys of what a clause names that happens, or has no date, or else of what it is likeliest to mean."""
    snapshot = clause.context.snapshot
    happening = [k for a in clause.own if a.mention for k in a.mention.keys if dating.happens(snapshot, k)]
    return happening or bare(clause) or [d.key for d in ways[:1]]


def lasting(context: Context) -> Hit | None:
    """Return the passage that says how long the event took that the best passages are about, as it is told of it."""
    snapshot = context.snapshot
    asked = proper(context)
    told = [h for h in context.hits[:FOUND_IN] if all(a.held_at(h.place) for a in asked)]
    told = _of_month(context, told)
    for key in dict.fromkeys(s[3:] for h in told for s, _, _ in context.triples(h.passage)):
        if not snapshot.is_a(key, "Event"):
            continue
        for name in speaking_of(context, key):
            if any(f.get("kg:of") == f"id:{key}" for f in lengths(context, name)):
                return at(context, [snapshot.places[name]], 1.0)[0]
    return None


def _of_month(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return passages without those of other months than the one that a question names: of several meetings of a year
    each is told in the same words."""
    asked = [y for y in context.question.years if len(y) > YEAR]
    if len(context.question.years) != 1 or not asked:
        return hits
    (first, last), months = bounds(asked[0]), {}
    for hit in hits:
        known = context.snapshot.dates.fetch(context.things(hit.passage)).values()
        months[hit] = [bounds(d) for dates in known for d in dates if len(d) > YEAR]
    return [h for h in hits if not months[h] or any(a <= last and first <= b for a, b in months[h])]


def spans(context: Context, hit: Hit, apart: bool) -> bool:
    """Tell whether a passage says how long something took; or, of what is ``apart``, what lies between two things."""
    return any(apart or "kg:of" in f for f in lengths(context, hit.passage))


def lengths(context: Context, name: str) -> list[Json]:
    """Return the lengths of time that a passage gives, but for what the question itself gives ("the contract for 24
    years"), which is not what it asks for."""
    given = set(re.findall(r"\d+", context.question.folded))
    facts = context.facts(name).values()
    spans = [f for f in facts if str(f.get("kg:unit", "")).rsplit(":", 1)[-1] in SPANS]
    return [f for f in spans if str(f.get("kg:value", {}).get("value")) not in given]


def _stated(context: Context, apart: bool) -> Hit | None:
    """Return the best passage that itself says how long something took, if it speaks of what is asked."""
    for hit in _of_month(context, context.hits[:LOOKED_AT]):
        told = hit.near >= PLAINLY or (hit.near >= LEAST_STATED and hit.words >= LEAST_STATED)
        if told and all(holds(context, hit, a) for a in proper(context)) and spans(context, hit, apart):
            return hit
    return None
