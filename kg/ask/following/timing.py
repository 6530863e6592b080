"""Timing: whether the answer to a follow-up about another time ("and in 2020?") tells of that time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from kg.ask.answer import BULLET, Answer
from kg.ask.following.focus import MEASURING
from kg.ask.following.recall import Recall
from kg.ask.following.reply import Line, Reply, leading, parted, told_first
from kg.ask.following.turn import things_of
from kg.ask.kinds.reason import EFFECTS
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.times import at_time
from kg.ask.understanding.question import Question
from kg.dates import bounds, say
from kg.terms import home_of

if TYPE_CHECKING:
    from kg.snapshot import Snapshot

FOLLOWS = "kg:follows"
"""Relation of one thing to another that it comes after."""
NEAR = 60
"""Among how many statements the same measure of another time is looked for."""


def of_time(reply: Reply, when: str) -> None:
    """Put first what is told of a time (EDTF); where the first statement of an answer has other dates alone, say that
    it is not told of that time."""
    found = reply.answer
    told = [line for line in reply.lines if line.places]
    if reply.untouched or not told:
        return
    timely = {name: at_time(reply.snapshot, name, when) for name in found.passages}
    if _timely_first(reply, timely) or any(timely[name] is not False for name in told[0].names):
        return
    recall = Recall(reply.graph, reply.question.text, found, found.language)
    context, first = recall.context(), list(told[0].names)
    same = _same_measure(context, first, when) if found.intent in MEASURING else []
    shown = list(dict.fromkeys([*same[:1], *(name for name, fits in timely.items() if fits)])) or first
    told_now = recall.told(context, found.intent, shown)
    untold = [] if same else [reply.say["not_at"].format(when=say(when, found.language))]
    stated = dict.fromkeys(f"{BULLET}{context.statement_of(name)}" for name in shown)
    told_now.answer = "\n".join([*untold, *stated])
    told_now.status = "answered" if same else "partial"
    vars(found).update(vars(told_now))


def after_that(reply: Reply, last: Answer, put: Question) -> None:
    """Put first what is dated or told to be after the thing after which a follow-up asks (``put``, as it was typed),
    else after what was told ``last``, of whom it names; the rest stands nearby, and where all does, that is said."""
    snapshot = reply.snapshot
    things = {k for m in things_of(snapshot, reply.question) for k in m.keys}
    if reply.untouched:
        return
    begun, on = _begun(snapshot, things), snapshot.telling_of(things)
    if not things:
        first_told = told_first(last)[:1]
        on = {snapshot.places[name] for name in first_told}
        begun = min((bounds(text)[1] for name in first_told for text in _dates(snapshot, name)), default=None)
    if not on or (not things and begun is None):
        return
    homes = {home_of(snapshot.order[place]) for place in on}

    def later(name: str) -> bool:
        triples, dates = snapshot.passages[name]["triples"], _dates(snapshot, name)
        # What a thing brings about comes after it.
        effect = any(p == "rdf:predicate" and o in EFFECTS for _, p, o in triples)
        first = {o for _, p, o in triples if p == FOLLOWS or (effect and p == "rdf:subject")}
        follows = any(on & snapshot.telling_of([str(o).removeprefix("id:")]) for o in first)
        dated = begun is not None and bool(dates) and min(bounds(d)[0] for d in dates) > begun
        return follows or (dated and home_of(name) in homes)

    named = [snapshot.telling_of(m.keys) for m in put.mentions if not things & set(m.keys)]

    def meant(line: Line) -> bool:
        return any(map(later, line.names)) and all(line.on(of) for of in named)

    first, rest = parted((line for line in reply.lines if line.states), meant)
    if rest:
        reply.put(first, rest, reply.say["not_after"])


def _dates(snapshot: Snapshot, name: str) -> list[str]:
    """Return the dates that a passage states."""
    return [str(o["value"]) for _, p, o in snapshot.passages[name]["triples"] if p == "kg:date"]


def _begun(snapshot: Snapshot, things: set[str]) -> date | None:
    """Return from when things are told to have been: by their own dates, else by those of what was done about them."""
    told = ((k, t) for k in things for n in snapshot.speaking_of(k) for t in snapshot.passages[n]["triples"])
    doings = {s.removeprefix("id:") for k, (s, _, o) in told if o == f"id:{k}" and snapshot.is_a(s, "Event")}
    own = {k for k in things if snapshot.dates.get(k)} or doings
    return min((bounds(text)[0] for k in own for text in snapshot.dates.get(k) or ()), default=None)


def _timely_first(reply: Reply, timely: Mapping[str, bool | None]) -> bool:
    """Put the first statements of an answer that are of a time before those without one, and these before those of
    another, as it is known of each passage (None where it has no date); tell whether there were any of that time."""
    told = reply.lines
    count = leading(told)

    def dated(line: Line) -> int:
        at = {timely[name] for name in line.names}
        return 0 if True in at else 1 if None in at else 2

    first = sorted(told[:count], key=dated)
    if not first or dated(first[0]) != 0:
        return False
    reply.put(first, told[count:], near=False)
    return True


def _same_measure(context: Context, names: list[str], when: str) -> list[str]:
    """Return the nearest passages that tell, of a time, numbers in the units in which some others do: the same measure,
    though in other words."""

    def units(name: str) -> set[str]:
        return {v["unit"] for v in context.values(name)} - {"date"}

    measured = set().union(*map(units, names))
    near = [h.passage for h in context.hits[:NEAR] if measured]
    return [n for n in near if measured <= units(n) and at_time(context.snapshot, n, when)]
