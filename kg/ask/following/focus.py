"""Focus: which statements of the answer to a follow-up come first, and whether they answer it at all: those that hold
its own words come before those told already ("and its aim?"), and a reason must be that of whom it is asked of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask.answer import BULLET, Answer
from kg.ask.following.completion import ACTING, RELATIVE
from kg.ask.following.turn import is_of
from kg.ask.kinds.reason import gives_reason
from kg.ask.retrieval import numbers
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Asked, plain
from kg.ask.saying.wording import in_order, lines_of, proper
from kg.ask.understanding.grammar import follow, load
from kg.ask.understanding.numeral import ordinals
from kg.ask.understanding.question import Question, understand
from kg.ask.understanding.wants import VALUES
from kg.terms import PASSAGE

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

MEASURING = {"duration", "amount"}
"""Intents that ask for a measure."""
OWN = 0.5
"""The share of a follow-up's own words that a statement on it holds."""
WHOLE = 0.9
"""The same of its words and of what it names."""


def focused(
    graph: KnowledgeGraph, understood: str, put: Question, found: Answer, before: set[str], named: bool = False
) -> None:
    """Put first, among the statements of an answer on what was asked of last, those that hold a follow-up's own words;
    what was told already comes last, and where nothing else is told, that is said.

    Parameters
    ----------
    graph : KnowledgeGraph
    understood : str
        The follow-up as a whole question.
    put : Question
        The follow-up as it was typed.
    found : Answer
        To it; changed in place.
    before : set of str
        Lines of the answer before it.
    named : bool
        A statement must hold all that the follow-up names as well.
    """
    if found.status != "answered" or not found.answer.startswith(BULLET):
        return
    context = Context(graph, understand(graph.snapshot, understood, found.language))
    texts = own_words(put)
    own = [a for a in context.sought if a.known and (named if a.mention else a.text in texts)]
    least = WHOLE if named else OWN
    held = _held(context, own, found)
    lines = found.answer.splitlines()
    count = next((i for i, line in enumerate(lines) if not line.startswith(BULLET)), len(lines))
    stale = all(line in before and held.get(line, 0.0) < least for line in lines[:count])
    # What was told already, and holds nothing of what is asked now, is no answer to it; nor is what tells nothing of
    # what is named now.
    stale = bool(own) and stale and not ordinals(put.folded)
    near, say = _on_the_thing(context, found), follow(found.language, graph.snapshot).say
    things = [m for m in context.question.mentions if not is_of(context.snapshot, m, ACTING)]
    if stale or _of_nobody(context, put, found, count):
        found.status = "partial"
        # Nobody asks to be shown again what was just told, nor what is told of something else.
        fresh = [n for n in lines if not (stale and (n in before or (things and near.get(n) is False)))]
        head = any(n.startswith(BULLET) for n in fresh)
        lines, count = [say["no_more"], *(n for n in fresh if head or n != found.nearby)], 0
        found.evidence = found.evidence if head else []
    elif own and things and not (named or RELATIVE & put.groups or any(held.get(line) for line in lines[:count])):
        # What is told of the thing, and holds no word of what is asked of it, tells not that.
        lines.insert(0, say["not_told"].format(topic=context.name(things[-1].keys[0])))
        found.status, count = "partial", 0
    # What something cost, or when it was, is told with what was told of it.
    again = bool(VALUES & set(put.intents))
    lines[:count] = sorted(
        lines[:count], key=lambda t: (held.get(t, 0.0) < least, not near.get(t), (t in before) is not again)
    )
    found.answer = "\n".join(lines)
    in_order(found)


def unpresumed(graph: KnowledgeGraph, question: Question, put: Question, found: Answer) -> None:
    """Tell what stands nearby where an open follow-up on what was asked of last is answered by what speaks against
    something that it takes for granted: that is of what was asked of last, and was asked before.

    Parameters
    ----------
    graph : KnowledgeGraph
    question : Question
        The follow-up as a whole question.
    put : Question
        The same as it was typed.
    found : Answer
        To it; changed in place.
    """
    _, near, rest = found.answer.partition(f"\n{found.nearby}\n" if found.nearby else "\x00")
    if not found.premise or put.cued("whether") or not near:
        return
    things = [m for m in question.mentions if not is_of(graph.snapshot, m, ACTING)] or question.mentions
    say = follow(found.language, graph.snapshot).say
    topic = graph.label(things[-1].keys[0], found.language) if things else ""
    found.answer = f"{say['not_told'].format(topic=topic) if topic else say['no_more']}\n{rest}"
    found.premise, found.status = None, "partial"
    in_order(found)


def uncounted(graph: KnowledgeGraph, question: Question, found: Answer) -> None:
    """Say that no number is told, where a follow-up asks how many and no statement that answers it first counts."""
    # What a rule words itself is a number.
    stated = found.intent == "amount" and found.status == "answered" and found.answer.startswith(BULLET)
    if not stated or found.complete or not numbers.counting(question):
        return
    context, first = Context(graph, question), {e["passage"] for e in proper(found)}
    hits = [h for h in context.hits if PASSAGE + h.passage in first]
    # A length of time, though it is a number, counts nothing else.
    told = any(numbers.fits(context, h) and ("q" not in h.traits or numbers.counts(context, h)) for h in hits)
    if hits and not told:
        say = load(found.language, graph.snapshot).frame
        found.answer, found.status = f"{say('no_number')} {say('told_of')}\n{found.answer}", "partial"


def own_words(put: Question) -> set[str]:
    """Return the words of a follow-up that are no names."""
    return {u.text for u in put.units} | set(put.loose.split())


def _held(context: Context, own: list[Asked], found: Answer) -> dict[str, float]:
    """Return for each line that is a statement the share of what is asked now that it holds."""
    whole = sum(a.weight for a in own)
    held: dict[str, float] = {}
    for name in found.passages:
        place = context.snapshot.places[name]
        line = f"{BULLET}{context.statement_of(name)}"
        share = sum(a.weight * a.held.get(place, 0.0) for a in own) / whole if whole else 0.0
        held[line] = max(held.get(line, 0.0), share)
    return held


def _places(context: Context, found: Answer) -> list[int]:
    """Return the places of the evidence of an answer among all passages."""
    return [context.snapshot.places[name] for name in found.passages]


def _of_nobody(context: Context, put: Question, found: Answer, count: int) -> bool:
    """Tell whether none of the first lines of an answer tells of anything that a follow-up names itself."""
    now = {k for m in put.mentions for k in m.keys}
    told_of, places = context.snapshot.telling_of(now), _places(context, found)
    spoken = any(places[p] in told_of for of in lines_of(found)[:count] for p in of)
    return bool(now and count) and not spoken


def _on_the_thing(context: Context, found: Answer) -> dict[str, bool]:
    """Return for each line whether it tells of the thing that was spoken of: that is nearer than what tells of the
    same states."""
    things = [m for m in context.question.mentions if not is_of(context.snapshot, m, ACTING)]
    on, places = context.snapshot.telling_of(k for m in things for k in m.keys), _places(context, found)
    of_lines = zip(found.answer.split("\n"), lines_of(found), strict=True)
    return {line: any(places[p] in on for p in of) for line, of in of_lines}


def unreasoned(graph: KnowledgeGraph, question: Question, found: Answer, last: Answer | None) -> None:
    """Say that no reason is told, where what gives reasons tells of nobody of whom it is asked, or only again what was
    told without one.

    Parameters
    ----------
    graph : KnowledgeGraph
    question : Question
        That asks why something told last is so.
    found : Answer
        To it; changed in place.
    last : Answer or None
        What was told last.
    """
    snapshot = graph.snapshot
    if found.intent != "why" or found.status != "answered":
        return
    doing = [k for m in question.mentions if is_of(snapshot, m, ("State", "Person")) for k in m.keys]
    told = snapshot.telling_of(doing)
    before = set(last.passages) if last else set()
    measured = last is not None and last.intent in MEASURING
    # A reason was told, unless what was asked the reason of is not so.
    whys = last is not None and (last.intent, last.status, last.premise) == ("why", "answered", None)

    def again(name: str) -> bool:
        """Tell whether a statement was told already, and gives no reason that was asked of then: no measure is a reason
        for itself; where a reason was told, only another one is."""
        reasons = gives_reason(plain(snapshot, snapshot.places[name]), snapshot)
        return (name in before and (measured or whys)) or (not reasons and (whys or name in before))

    names = [str(e["passage"]).removeprefix(PASSAGE) for e in proper(found)]
    fresh = [snapshot.places[name] for name in names if not again(name)][:1]
    if whys and fresh and last:
        found.answer = "\n".join(line for line in found.answer.split("\n") if line not in last.answer.splitlines())
        in_order(found)
    if (fresh or not names) and (not (doing and fresh) or told & set(fresh)):
        return
    none = load(found.language, snapshot).frame("no_reason")
    shown = set(last.answer.splitlines()) if last and not fresh else set()
    lines = [line for line in found.answer.split("\n") if line not in {found.nearby, *shown}]
    found.status = "partial" if lines else "unknown"
    found.answer = "\n".join([none, *([found.nearby] if found.nearby and lines else []), *lines])
    if not lines:
        found.evidence = []
