"""Conjunction: whether what answers a follow-up tells of all that the follow-up brings together, of Germany *and* the
treaty that was spoken of, where "and Germany?" is asked."""

from __future__ import annotations

from kg.ask.answer import BULLET, Answer, Json
from kg.ask.following.ground import on_the_theme
from kg.ask.following.reply import LISTED, Line, Reply, parted, told_first
from kg.ask.following.turn import ACTING, TOPICS, is_alike, is_of
from kg.ask.kinds.deed import bounding
from kg.ask.retrieval.choose import proper
from kg.terms import PASSAGE

BOTH = 2
"""How many things are brought together at least."""
MEASURE, HOLDS, UNIT = "kg:measure", "kg:quantity", "kg:unit"
"""Relations of a quantity to what it measures, to a quantity of what it is that of, and of one to its unit."""


def brought_together(reply: Reply, known: set[str]) -> None:
    """Put what tells of all that a question names before what tells of a part of it, which stands nearby then, with the
    ``known`` passages, which were told before, last; where nothing tells of it all, say so first."""
    context = reply.context
    if reply.untouched or bounding(context):
        # What only gives the time before which something was done is not told with that.
        return
    asked = proper(context)
    if not any(a.mention and context.may_be(a.mention, *ACTING) for a in asked):
        # What is measured is told of whoever has it, but not with everything else.
        asked = [a for a in context.sought if a.mention and a.known]
    named = [a.mention for a in asked if a.mention]
    told = [line for line in reply.lines if line.text != reply.answer.nearby]
    # Of two that act one often goes unsaid, what they act on does not.
    acting = all(context.may_be(mention, *ACTING) for mention in named)
    if acting or len(named) < BOTH or not all(line.places for line in told):
        # What a rule words itself, it tells of what it was asked.
        return

    def whole(line: Line) -> bool:
        return any(all(a.held_at(place) for a in asked) for place in line.places)

    first, rest = parted(told, whole)
    rest.sort(key=lambda line: known.issuperset(line.names))
    beside = [line.text if first or line.states else BULLET + line.text for line in rest]
    reply.put(first, beside, reply.say["not_together"].format(names=reply.called(*(m.keys[0] for m in named))))


def told_alike(reply: Reply) -> None:
    """Say of whom nothing is told on the event or document on which a comparison sets two beside each other; then only
    what tells of that is told of the other."""
    snapshot, found, mentions = reply.snapshot, reply.answer, reply.question.mentions
    topics = [k for m in mentions if is_of(snapshot, m, TOPICS) for k in m.keys]
    on = snapshot.telling_of(topics)
    sides = [m.keys[0] for m in mentions if is_of(snapshot, m, ACTING)]
    untold = [k for k in sides if topics and not on & snapshot.telling_of([k])]
    if not untold or found.premise:
        return
    kept = [line for line in reply.lines if line.states and line.on(on)]
    found.status, found.evidence = ("partial", found.evidence) if kept else ("unknown", [])
    reply.put((reply.say["not_together"].format(names=reply.called(one, topics[0])) for one in untold), kept)


def told_of(reply: Reply, instead: tuple[str, str], last: Answer) -> None:
    """Put what tells of a thing (``before``) in whose place another (``now``) was put, and not of that other, after the
    rest, which may leave both unsaid; where nothing else answers, say so first, with what is told of the other on the
    theme of what was told ``last``."""
    before, now = instead
    denied, like = reply.answer.premise, is_alike(reply.snapshot, before, now)
    if like and (reply.answer.status == "unknown" or (denied and denied["passages"] and not _on(reply, denied, now))):
        on_the_theme(reply, now, last)
    if reply.untouched:
        return
    snapshot, told = reply.snapshot, reply.lines
    count = next((i for i, line in enumerate(told) if not (line.places and LISTED.match(line.text))), len(told))

    def of(key: str) -> list[Line]:
        """Return what tells of a thing, or calls it by its name."""
        places = snapshot.telling_of([key])
        names = [n for group in snapshot.labels(key).values() for n in group if len(n) > 1]
        return [line for line in told[:count] if line.on(places) or any(n in line.text for n in names)]

    old, new = of(before), of(now)
    aside, kept = parted(told[:count], lambda line: line in old and line not in new)
    if aside and not kept and like and on_the_theme(reply, now, last):
        return
    if aside:
        untold = reply.say["not_of"].format(before=reply.called(before), now=reply.called(now))
        reply.put(kept, [*aside, *told[count:]], untold, near=False)


def _on(reply: Reply, denied: Json, key: str) -> bool:
    """Tell whether what speaks against a question tells of a thing."""
    places = {reply.snapshot.places[str(p).removeprefix(PASSAGE)] for p in denied["passages"]}
    return bool(places & reply.snapshot.telling_of([key]))


def measured_alike(reply: Reply, before: Answer, now: str) -> None:
    """Put what tells of somebody (``now``) the measure that was told first of another, in answer to the same question
    for a number, before what else has a number; the rest stands nearby then."""
    snapshot, told = reply.snapshot, told_first(before)[:1]
    if reply.untouched or not told:
        return

    def ends(name: str, relation: str) -> set[str]:
        return {str(o) for _, p, o in snapshot.passages[name]["triples"] if p == relation}

    def own(name: str) -> bool:
        """Tell whether it is the number of somebody, and not that of what is demanded of somebody."""
        return any(snapshot.is_a(s, "Actor") for s, p, _ in snapshot.passages[name]["triples"] if p == HOLDS)

    measures, theirs, of = ends(told[0], MEASURE), own(told[0]), snapshot.telling_of([now])

    def alike(line: Line) -> bool:
        return any(ends(n, MEASURE) & measures and own(n) == theirs and snapshot.places[n] in of for n in line.names)

    # Else a number of theirs in the same unit, whose measure is called otherwise.
    units = ends(told[0], UNIT)
    tell = [snapshot.passages[n]["triples"] for n in snapshot.speaking_of(now) if ends(n, UNIT) & units]
    has = {o for triples in tell for s, p, o in triples if (s, p) == (f"id:{now}", HOLDS)}
    lines = [line for line in reply.lines if line.text != reply.frame("nearby")]
    fits = alike if any(map(alike, lines)) else lambda line: any(ends(n, HOLDS) & has for n in line.names)
    first, rest = parted(lines, fits)
    if first and rest and all(line.states for line in rest if line.text):
        reply.put(first, rest)
