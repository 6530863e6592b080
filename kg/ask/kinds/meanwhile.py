"""Meanwhile: what happened in a time that a question names, or between the two things that bound it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.ask.kinds.dating import Dated, dated, within
from kg.ask.kinds.ends import LEAST_ENDS, ends_of
from kg.ask.retrieval.choose import holds, proper
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.retrieval.telling import at, cells
from kg.names import candidates
from kg.terms import home_of, table_of

MOST = 20
"""How many things are told at most."""


def amid(context: Context) -> tuple[list[Dated], list[Dated]]:
    """Return the dated things that begin between the two that a question names, of the tables in which these stand,
    else of their articles; and these two."""
    bounding, share = ends_of(context)
    if len(bounding) < 2 or share < LEAST_ENDS:
        return [], []
    first, last = sorted(bounding, key=lambda d: (d.earliest, d.latest))
    told = [(*d.passages, d.hit.passage) for d in bounding]
    tables = {table_of(p) for names in told for p in names} - {""}
    articles = set.intersection(*({home_of(p) for p in names} for names in told))
    known = {d.key for d in bounding}

    def between(hits: list[Hit]) -> list[Dated]:
        found = [d for d in dated(context, hits) if d.key not in known]
        return [d for d in found if first.earliest < d.earliest < last.latest]

    ways = (between(hits) for hits in (cells(context, tables), *inside(context, articles, bounding)))
    found = next((found[:MOST] for found in ways if found), [])
    # Of what the question names nothing lies between its ends: then other things are meant by these.
    named = context.question.keys
    return ([], []) if any(d.key in named for d in found) else (found, bounding)


def inside(context: Context, articles: Collection[str], ends: list[Dated]) -> Iterator[list[Hit]]:
    """Yield the passages of articles (of any, where none is given) that hold something of a question, the best first:
    those that speak of all individuals that it names, then of any; what the ends of its time are about is only named
    for these."""
    snapshot = context.snapshot
    told = {o for d in ends for s, _, o in context.stated(d.hit.passage) if s == f"id:{d.key}"}
    bounding = {d.key for d in ends} | {o.removeprefix("id:") for o in told}
    mentions = ((a, a.mention) for a in proper(context) if a.mention)
    named = [a for a, m in mentions if bounding.isdisjoint(m.keys) or context.may_be(m, "State")]
    # What happened meanwhile need not be told in the words of the question.
    dated_ = [p for p, t in enumerate(snapshot.traits) if "d" in t] if named and articles else []
    places = dict.fromkeys([*(h.place for h in context.hits), *dated_])
    hits = at(context, [p for p in places if not articles or snapshot.homes[p] in articles])
    if not named and bounding:
        # Where nothing else is named, what happened to those of whom the ends are told is asked.
        about = {f"id:{k}" for k in bounding if len(snapshot.occurrences.get(k, ())) < context.common}
        hits = [h for h in hits if about & context.ends(h.passage)]
    for enough in (all, any):
        yield [h for h in hits if not named or enough(holds(context, h, a) for a in named)]


def at_the_time(context: Context) -> list[Dated]:
    """Return what happened in a time that a question asks of as such, between the states that it names or that a name
    in it joins ("Japan-US relations"): what the rarest of these has part in; nothing where there is more than can be
    told."""
    snapshot, question = context.snapshot, context.question
    if not (question.years and question.cued("happening")):
        return []
    keys = question.keys
    if not all(context.any_is([k], "State", "Concept") for k in keys):
        # Of an event or somebody something is told, whatever else there was then.
        return []
    inner = {n for m in question.mentions for n in candidates(m.name)}
    keys |= {k for found in snapshot.names.fetch(inner).values() for k in found}
    states = [k for k in keys if snapshot.is_a(k, "State")]
    articles = question.articles
    # An article that is named is on these states as a whole.
    rare = "" if articles else min(states, key=lambda k: len(snapshot.occurrences.get(k, ())), default="")
    about = set(snapshot.speaking_of(rare)) if rare else set()
    when = [p for p, t in enumerate(snapshot.traits) if "d" in t and (not articles or snapshot.homes[p] in articles)]
    hits = at(context, when)
    found = [d for d in within(context, dated(context, hits)) if not rare or about & set(snapshot.speaking_of(d.key))]
    return found if len({d.key for d in found}) <= MOST else []
