"""Conjunction: whether what answers a follow-up tells of all that the follow-up brings together, of Germany *and* the
treaty that was spoken of, where "and Germany?" is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask.answer import BULLET, Answer
from kg.ask.following.completion import ACTING
from kg.ask.following.turn import TOPICS, is_of
from kg.ask.retrieval.choose import HELD, proper
from kg.ask.retrieval.context import Context
from kg.ask.saying.wording import in_order, lines_of
from kg.ask.saying.wording import proper as stated
from kg.ask.understanding.grammar import follow, load
from kg.ask.understanding.question import Question, understand
from kg.terms import PASSAGE

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

MEASURE, HOLDS = "kg:measure", "kg:quantity"
"""Relations of a quantity to what it measures, and to a quantity of what it is that of."""


def brought_together(graph: KnowledgeGraph, understood: str, found: Answer) -> None:
    """Put what tells of all that a question names before what tells of a part of it, which stands nearby then; where
    nothing tells of it all, say so first.

    Parameters
    ----------
    graph : KnowledgeGraph
    understood : str
        The whole question.
    found : Answer
        To it; changed in place.
    """
    if found.status != "answered" or found.complete or found.paths:
        return
    snapshot = graph.snapshot
    context = Context(graph, understand(snapshot, understood, found.language))
    asked = [a for a in proper(context) if a.mention]
    # Of two that act one often goes unsaid, what they act on does not.
    kinds = [context.may_be(a.mention, *ACTING) for a in asked if a.mention]
    if all(kinds) or not any(kinds):
        return
    places = [snapshot.places[name] for name in found.passages]
    lines, told = found.answer.split("\n"), lines_of(found)
    if not all(told_of for line, told_of in zip(lines, told, strict=True) if line != found.nearby):
        # What a rule words itself, it tells of what it was asked.
        return

    def whole(line_of: list[int]) -> bool:
        return any(all(a.held.get(places[place], 0.0) >= HELD for a in asked) for place in line_of)

    marked = [(line, whole(line_of)) for line, line_of in zip(lines, told, strict=True) if line != found.nearby]
    first, rest = ([line for line, full in marked if full is wanted] for wanted in (True, False))
    if not first:
        say = follow(found.language, snapshot).say
        names = say["and"].join(context.name(a.mention.keys[0]) for a in asked if a.mention)
        first, found.status = [say["not_together"].format(names=names)], "partial"
        rest = [line if line.startswith(BULLET) else BULLET + line for line in rest]
    found.answer = "\n".join([*first, *([found.nearby] if rest else []), *rest])
    in_order(found)


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
    places = [snapshot.places[name] for name in found.passages]
    lines = zip(found.answer.split("\n"), lines_of(found), strict=True)
    kept = [line for line, of in lines if line.startswith(BULLET) and any(places[p] in on for p in of)]
    near = [load(found.language, snapshot).frame("nearby")] if kept else []
    found.answer = "\n".join([*(say["not_together"].format(names=pair) for pair in pairs), *near, *kept])
    found.status, found.evidence = ("partial", found.evidence) if kept else ("unknown", [])
    in_order(found)


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
    if found.status != "answered" or found.complete or found.paths or found.premise:
        return
    snapshot = graph.snapshot
    places = [snapshot.places[name] for name in found.passages]
    old, new = (snapshot.telling_of([key]) for key in (before, now))
    called = [[n for group in snapshot.labels(key).values() for n in group if len(n) > 1] for key in (before, now)]
    lines, told = found.answer.split("\n"), lines_of(found)
    # What a rule words itself, it tells of what it was asked.
    count = next((i for i, line in enumerate(lines) if not (line.startswith(BULLET) and told[i])), len(lines))
    aside = [
        not (any(places[p] in new for p in of) or any(n in line for n in called[1]))
        and (any(places[p] in old for p in of) or any(n in line for n in called[0]))
        for line, of in zip(lines[:count], told, strict=False)
    ]
    if not any(aside):
        return
    kept = [line for line, other in zip(lines, aside, strict=False) if not other]
    other = [line for line, is_other in zip(lines, aside, strict=False) if is_other]
    if not kept:
        label = {key: graph.label(key, found.language) for key in (before, now)}
        said = follow(found.language, snapshot).say["not_of"]
        kept, found.status = [said.format(before=label[before], now=label[now])], "partial"
    found.answer = "\n".join([*kept, *other, *lines[count:]])
    in_order(found)


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
    if found.status != "answered" or found.complete or found.premise:
        return
    passages, places = graph.snapshot.passages, graph.snapshot.places

    def measures(name: str) -> set[str]:
        return {str(o) for _, p, o in passages[name]["triples"] if p == MEASURE}

    def own(name: str) -> bool:
        """Tell whether it is the number of somebody, and not that of what is demanded of somebody."""
        holders = (str(s).removeprefix("id:") for s, p, _ in passages[name]["triples"] if p == HOLDS)
        return any(graph.snapshot.is_a(s, "Actor") for s in holders)

    told = [str(e["passage"]).removeprefix(PASSAGE) for e in stated(before)[:1]]
    if not told:
        return
    asked, theirs = measures(told[0]), own(told[0])
    of = graph.snapshot.telling_of([now])
    names = found.passages
    alike = {i for i, n in enumerate(names) if measures(n) & asked and own(n) == theirs and places[n] in of}
    lines = [(line, bool(alike & set(on))) for line, on in zip(found.answer.split("\n"), lines_of(found), strict=True)]
    first = [line for line, same in lines if same]
    near = load(found.language, graph.snapshot).frame("nearby")
    rest = [line for line, same in lines if not same and line != near]
    if not first or not rest or any(line and not line.startswith(BULLET) for line in rest):
        return
    found.nearby = near
    found.answer = "\n".join([*first, near, *rest])
    in_order(found)
