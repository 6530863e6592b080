"""Timing: whether the answer to a follow-up about another time ("and in 2020?") tells of that time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from kg.ask.answer import BULLET, Answer
from kg.ask.following import order
from kg.ask.following.focus import MEASURING
from kg.ask.following.recall import Recall
from kg.ask.following.turn import things_of
from kg.ask.kinds.reason import EFFECTS
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.times import at_time
from kg.ask.saying.wording import proper
from kg.ask.understanding.grammar import follow
from kg.ask.understanding.question import Question
from kg.dates import bounds, say
from kg.terms import PASSAGE, home_of

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.snapshot import Snapshot

FOLLOWS = "kg:follows"
"""Relation of one thing to another that it comes after."""
NEAR = 60
"""Among how many statements the same measure of another time is looked for."""


def of_time(graph: KnowledgeGraph, understood: str, found: Answer, when: str) -> None:
    """Put first what is told of a time; where the first statement of an answer has other dates alone, say that it is
    not told of that time.

    Parameters
    ----------
    graph : KnowledgeGraph
    understood : str
        The follow-up as a whole question.
    found : Answer
        To it; changed in place.
    when : str
        A year or date (EDTF).
    """
    told = [line for line in order.lines(graph.snapshot, found) if line.places]
    if order.untouched(found) or not told:
        return
    timely = {name: at_time(graph.snapshot, name, when) for name in found.passages}
    if _timely_first(graph.snapshot, found, timely) or any(timely[name] is not False for name in told[0].names):
        return
    recall = Recall(graph, understood, found, found.language)
    context = recall.context()
    first = list(told[0].names)
    same = _same_measure(context, first, when) if found.intent in MEASURING else []
    then = [name for name, fits in timely.items() if fits]
    shown = list(dict.fromkeys([*same[:1], *then])) or first
    stated = dict.fromkeys(f"{BULLET}{context.statement_of(name)}" for name in shown)
    said = follow(found.language, graph.snapshot).say["not_at"].format(when=say(when, found.language))
    told_now = recall.told(context, found.intent, shown)
    told_now.answer = "\n".join([*([] if same else [said]), *stated])
    told_now.status = "answered" if same else "partial"
    vars(found).update(vars(told_now))


def after_that(graph: KnowledgeGraph, question: Question, found: Answer, last: Answer | None) -> None:
    """Put first what is dated or told to be after the thing after which a follow-up asks, else after what was told
    ``last``; the rest stands nearby, and where all of it does, that is said."""
    snapshot = graph.snapshot
    things = {k for m in things_of(snapshot, question) for k in m.keys}
    if order.untouched(found):
        return
    begun, on = _begun(snapshot, things), snapshot.telling_of(things)
    if last is not None and not things:
        first_told = [e["passage"].removeprefix(PASSAGE) for e in proper(last)[:1]]
        on = {snapshot.places[name] for name in first_told}
        told = [o["value"] for n in first_told for _, p, o in snapshot.passages[n]["triples"] if p == "kg:date"]
        begun = min((bounds(text)[1] for text in told), default=None)
    if not on or (not things and begun is None):
        return
    homes = {home_of(snapshot.order[place]) for place in on}

    def later(name: str) -> bool:
        entry = snapshot.passages[name]
        dates = [o["value"] for _, p, o in entry["triples"] if p == "kg:date" and isinstance(o, dict)]
        # What a thing brings about comes after it.
        effect = any(p == "rdf:predicate" and o in EFFECTS for _, p, o in entry["triples"])
        first = {o for _, p, o in entry["triples"] if p == FOLLOWS or (effect and p == "rdf:subject")}
        follows = any(on & snapshot.telling_of([str(o).removeprefix("id:")]) for o in first)
        dated = begun is not None and bool(dates) and min(bounds(d)[0] for d in dates) > begun
        return follows or (dated and home_of(name) in homes)

    told = [line for line in order.lines(snapshot, found) if line.states]
    first, rest = ([n.text for n in told if any(map(later, n.names)) is wanted] for wanted in (True, False))
    if rest:
        order.put(snapshot, found, first, rest, follow(found.language, snapshot).say["not_after"])


def _begun(snapshot: Snapshot, things: set[str]) -> date | None:
    """Return from when things are told to have been: by their own dates, else by those of what was done about them."""
    told = ((k, t) for k in things for n in snapshot.speaking_of(k) for t in snapshot.passages[n]["triples"])
    doings = {s.removeprefix("id:") for k, (s, _, o) in told if o == f"id:{k}" and snapshot.is_a(s, "Event")}
    own = {k for k in things if snapshot.dates.get(k)} or doings
    return min((bounds(text)[0] for k in own for text in snapshot.dates.get(k) or ()), default=None)


def _timely_first(snapshot: Snapshot, found: Answer, timely: Mapping[str, bool | None]) -> bool:
    """Put the first statements of an answer that are of a time before those without one, and these before those of
    another; tell whether there were any of that time.

    Parameters
    ----------
    snapshot : Snapshot
    found : Answer
    timely : mapping of str to bool or None
        For each passage whether it is of that time; None where it has no date.
    """
    told = order.lines(snapshot, found)
    count = order.leading(told)

    def dated(line: order.Line) -> int:
        at = {timely[name] for name in line.names}
        return 0 if True in at else 1 if None in at else 2

    first = sorted(told[:count], key=dated)
    if not first or dated(first[0]) != 0:
        return False
    order.put(snapshot, found, (n.text for n in first), (n.text for n in told[count:]), near=False)
    return True


def _same_measure(context: Context, names: list[str], when: str) -> list[str]:
    """Return the nearest passages that tell, of a time, numbers in the units in which some others do: the same measure,
    though in other words."""

    def units(name: str) -> set[str]:
        return {v["unit"] for v in context.values(name)} - {"date"}

    measured = set().union(*map(units, names))
    near = [h.passage for h in context.hits[:NEAR] if measured]
    return [n for n in near if measured <= units(n) and at_time(context.snapshot, n, when)]
