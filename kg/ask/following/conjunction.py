"""Conjunction: whether what answers a follow-up tells of all that the follow-up brings together, of Germany *and* the
treaty that was spoken of, where "and Germany?" is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask.answer import BULLET, Answer, passage_of
from kg.ask.following import order
from kg.ask.following.turn import ACTING, TOPICS, is_of
from kg.ask.kinds.deed import bounding
from kg.ask.retrieval.choose import proper
from kg.ask.retrieval.context import Context
from kg.ask.saying.wording import proper as stated
from kg.ask.understanding.grammar import follow, load
from kg.ask.understanding.question import Question, understand

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

BOTH = 2
"""How many things are brought together at least."""
MEASURE, HOLDS, UNIT = "kg:measure", "kg:quantity", "kg:unit"
"""Relations of a quantity to what it measures, to a quantity of what it is that of, and of one to its unit."""


def brought_together(graph: KnowledgeGraph, understood: str, found: Answer, known: set[str]) -> None:
    """Put what tells of all that a question names before what tells of a part of it, which stands nearby then; where
    nothing tells of it all, say so first.

    Parameters
    ----------
    graph : KnowledgeGraph
    understood : str
        The whole question.
    found : Answer
        To it; changed in place.
    known : set of str
        Passages that were told before, which come last.
    """
    if order.untouched(found):
        return
    snapshot = graph.snapshot
    context = Context(graph, understand(snapshot, understood, found.language))
    asked = [a for a in proper(context) if a.mention]
    if bounding(context):
        # What only gives the time before which something was done is not told with that.
        return
    if not any(a.mention and context.may_be(a.mention, *ACTING) for a in asked):
        # What is measured is told of whoever has it, but not with everything else.
        asked = [a for a in context.sought if a.mention and a.known]
    # Of two that act one often goes unsaid, what they act on does not.
    kinds = [context.may_be(a.mention, *ACTING) for a in asked if a.mention]
    told = [line for line in order.lines(snapshot, found) if line.text != found.nearby]
    if all(kinds) or len(kinds) < BOTH or not all(line.places for line in told):
        # What a rule words itself, it tells of what it was asked.
        return

    def whole(line: order.Line) -> bool:
        return any(all(a.held_at(place) for a in asked) for place in line.places)

    first, rest = ([line for line in told if whole(line) is wanted] for wanted in (True, False))
    rest.sort(key=lambda line: known.issuperset(line.names))
    say = follow(found.language, snapshot).say
    names = say["and"].join(context.name(a.mention.keys[0]) for a in asked if a.mention)
    beside = [line.text if first or line.states else BULLET + line.text for line in rest]
    order.put(snapshot, found, [line.text for line in first], beside, say["not_together"].format(names=names))


def told_alike(graph: KnowledgeGraph, question: Question, found: Answer) -> None:
    """Say of whom nothing is told on the event or document on which a comparison sets two beside each other; then only
    what tells of that is told of the other."""
    snapshot = graph.snapshot
    topics = [k for m in question.mentions if is_of(snapshot, m, TOPICS) for k in m.keys]
    on = snapshot.telling_of(topics)
    sides = [m.keys[0] for m in question.mentions if is_of(snapshot, m, ACTING)]
    untold = [k for k in sides if topics and not on & snapshot.telling_of([k])]
    if not untold or found.premise:
        return
    say = follow(found.language, snapshot).say
    pairs = [say["and"].join(graph.label(k, found.language) for k in (one, topics[0])) for one in untold]
    kept = [line.text for line in order.lines(snapshot, found) if line.states and line.on(on)]
    found.status, found.evidence = ("partial", found.evidence) if kept else ("unknown", [])
    order.put(snapshot, found, (say["not_together"].format(names=pair) for pair in pairs), kept)


def told_of(graph: KnowledgeGraph, found: Answer, before: str, now: str) -> None:
    """Put what tells of a thing in whose place another was put, and not of that other, after the rest, which may leave
    both unsaid; where nothing else answers, say so first.

    Parameters
    ----------
    graph : KnowledgeGraph
    found : Answer
        To a question on the other; changed in place.
    before, now : str
        Keys of the thing and of the other.
    """
    if order.untouched(found):
        return
    snapshot = graph.snapshot
    told = order.lines(snapshot, found)
    count = order.leading(told)
    called = [[n for group in snapshot.labels(key).values() for n in group if len(n) > 1] for key in (before, now)]
    # One place holds what tells of the thing, the next what tells of the other.
    of = [
        [line.on(snapshot.telling_of([key])) or any(n in line.text for n in names) for line in told[:count]]
        for key, names in zip((before, now), called, strict=True)
    ]
    aside = [old and not new for old, new in zip(*of, strict=True)]
    if not any(aside):
        return
    kept, other = (
        [line.text for line, out in zip(told, aside, strict=False) if out is wanted] for wanted in (False, True)
    )
    label = {key: graph.label(key, found.language) for key in (before, now)}
    untold = follow(found.language, snapshot).say["not_of"].format(before=label[before], now=label[now])
    order.put(snapshot, found, kept, [*other, *(line.text for line in told[count:])], untold, near=False)


def measured_alike(graph: KnowledgeGraph, found: Answer, before: Answer, now: str) -> None:
    """Put what tells of somebody the measure that was told first of another before what else has a number; the rest
    stands nearby then.

    Parameters
    ----------
    graph : KnowledgeGraph
    found : Answer
        To a question for a number; changed in place.
    before : Answer
        To the same question on another.
    now : str
        Key of whom it is asked of now.
    """
    if order.untouched(found):
        return
    snapshot = graph.snapshot

    def measures(name: str) -> set[str]:
        return {str(o) for _, p, o in snapshot.passages[name]["triples"] if p == MEASURE}

    def own(name: str) -> bool:
        """Tell whether it is the number of somebody, and not that of what is demanded of somebody."""
        holders = (str(s).removeprefix("id:") for s, p, _ in snapshot.passages[name]["triples"] if p == HOLDS)
        return any(snapshot.is_a(s, "Actor") for s in holders)

    told = [passage_of(e) for e in stated(before)[:1]]
    if not told:
        return
    asked, theirs, of = measures(told[0]), own(told[0]), snapshot.telling_of([now])

    def units(name: str) -> set[str]:
        return {str(o) for _, p, o in snapshot.passages[name]["triples"] if p == UNIT}

    def alike(line: order.Line) -> bool:
        return any(measures(n) & asked and own(n) == theirs and snapshot.places[n] in of for n in line.names)

    # Else a number of theirs in the same unit, whose measure is called otherwise.
    tell = [snapshot.passages[n]["triples"] for n in snapshot.speaking_of(now) if units(n) & units(told[0])]
    has = {o for triples in tell for s, p, o in triples if (s, p) == (f"id:{now}", HOLDS)}

    def in_kind(line: order.Line) -> bool:
        return any(p == HOLDS and o in has for n in line.names for _, p, o in snapshot.passages[n]["triples"])

    near = load(found.language, snapshot).frame("nearby")
    lines = [line for line in order.lines(snapshot, found) if line.text != near]
    fits = alike if any(map(alike, lines)) else in_kind
    first, rest = ([line for line in lines if fits(line) is wanted] for wanted in (True, False))
    if first and rest and all(line.states for line in rest if line.text):
        order.put(snapshot, found, (line.text for line in first), (line.text for line in rest))
