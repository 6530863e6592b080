"""Focus: which statements of the answer to a follow-up come first, and whether they answer it at all: those that hold
its own words come before those told already ("and its aim?"), and a reason must be that of whom it is asked of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from kg.ask.answer import BULLET, Answer
from kg.ask.following import order
from kg.ask.following.completion import ANSWERING, RELATIVE
from kg.ask.following.turn import is_of, things_of
from kg.ask.kinds.reason import EFFECTS, gives_reason
from kg.ask.retrieval import numbers
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Asked, plain
from kg.ask.saying.wording import in_order, proper
from kg.ask.understanding.grammar import follow, load
from kg.ask.understanding.numeral import ordinals
from kg.ask.understanding.question import Question, understand
from kg.ask.understanding.wants import VALUES
from kg.terms import PASSAGE

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.snapshot import Snapshot

MEASURING = {"duration", "amount"}
"""Intents that ask for a measure."""
INSTEAD = {"kg:differsFrom", "kg:replaces"}
"""Relations of what is done to that in whose place it is done."""
ANSWERS = {"kg:respondsTo"}
"""Those to what it answers."""
ABOUT = "kg:about"
"""Relation of what is said to what it is on."""
POSITION = ("kg:claimKind", "kg:position")
"""What tells that somebody takes a position."""
OWN = 0.5
"""The share of a follow-up's own words that a statement on it holds."""
WHOLE = 0.9
"""The same of its words and of what it names."""


def focused(
    graph: KnowledgeGraph,
    understood: str,
    put: Question,
    found: Answer,
    before: set[str],
    named: bool = False,
    of: Collection[str] = (),
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
    of : collection of str
        Things (``id:``) of which it was told before.
    """
    if found.status != "answered" or not found.answer.startswith(BULLET):
        return
    snapshot = graph.snapshot
    context = Context(graph, understand(snapshot, understood, found.language))
    texts = own_words(put)
    own = [a for a in context.sought if a.known and (named if a.mention else a.text in texts)]
    least = WHOLE if named else OWN
    things = things_of(snapshot, context.question)
    on = snapshot.telling_of(k for m in things for k in m.keys)
    does = _relations(snapshot, put)
    told, say = order.lines(snapshot, found), follow(found.language, snapshot).say
    count = next((i for i, line in enumerate(told) if not line.states), len(told))
    keys = {*of, *(f"id:{k}" for m in things for k in m.keys)}
    # What somebody did in place of a thing, or in answer to it, may be told in other words.
    acts = {line.text: _acts(snapshot, line, does, keys, put) for line in told}
    held = {line.text: 1.0 if acts[line.text] else _held(own, line) for line in told}
    # What was told already, and holds nothing of what is asked now, is no answer to it; nor is what tells nothing of
    # what is named now.
    stale = all(line.text in before and held[line.text] < least for line in told[:count])
    stale = bool(own) and stale and not ordinals(put.folded)
    untold = ""
    if stale or _of_nobody(snapshot, put, told[:count]):
        # Nobody asks to be shown again what was just told, nor what is told of something else.
        told = [n for n in told if not (stale and (n.text in before or (things and not n.on(on) and n.states)))]
        head = any(n.states for n in told)
        told, untold = [n for n in told if head or n.text != found.nearby], say["no_more"]
        found.evidence = found.evidence if head else []
    elif own and things and not (named or RELATIVE & put.groups or any(held[n.text] for n in told[:count])):
        # What is told of the thing, and holds no word of what is asked of it, tells not that.
        untold = say["not_told"].format(topic=context.name(things[-1].keys[0]))
    if untold:
        found.status = "partial"
        order.put(snapshot, found, [untold], (n.text for n in told), near=False)
        return
    # What something cost, or when it was, is told with what was told of it; what tells of the thing that was spoken of
    # is nearer than what tells of the same states.
    again = bool(VALUES & set(put.intents))
    first = sorted(
        told[:count],
        key=lambda n: (not acts[n.text], held[n.text] < least, not n.on(on), (n.text in before) is not again),
    )
    rest = told[count:]
    if does & INSTEAD and any(acts[n.text] for n in first):
        # What was done in place of a thing is all that is asked.
        rest = [*(n for n in first if not acts[n.text]), *(n for n in rest if n.text != found.nearby)]
        first = [n for n in first if acts[n.text]]
    order.put(snapshot, found, (n.text for n in first), (n.text for n in rest), near=len(first) < count)


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
    things = things_of(graph.snapshot, question) or question.mentions
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


def _held(own: Sequence[Asked], line: order.Line) -> float:
    """Return the share of what is asked now that a line holds."""
    whole = sum(a.weight for a in own)
    shares = (sum(a.weight * a.held.get(place, 0.0) for a in own) / whole for place in line.places if whole)
    return max(shares, default=0.0)


def _relations(snapshot: Snapshot, put: Question) -> set[str]:
    """Return by which relations a thing is told to be in the place of that which a follow-up is on, or in answer to
    it, where it asks for such a thing."""
    instead = follow(put.grammar.language, snapshot).cues["instead"].stand_in(put.folded.rstrip(" ?？"))
    return (INSTEAD if instead else set()) | (ANSWERS if ANSWERING & put.groups else set())


def _acts(snapshot: Snapshot, line: order.Line, does: set[str], keys: set[str], put: Question) -> bool:
    """Tell whether a line tells what a follow-up asks of some things by such relations, or what position somebody who
    is named in it takes on these."""
    whose = {f"id:{k}" for m in put.mentions for k in m.keys} if does & ANSWERS else set()
    for name in line.names if does else ():
        told = [(p, o) for _, p, o in snapshot.passages[name]["triples"] if isinstance(o, str)]
        about = {o for p, o in told if p == ABOUT}
        if any(p in does and o in keys for p, o in told) or (POSITION in told and whose & about and keys & about):
            return True
    return False


def _of_nobody(snapshot: Snapshot, put: Question, told: Sequence[order.Line]) -> bool:
    """Tell whether none of the first lines of an answer tells of anything that a follow-up names itself."""
    now = {k for m in put.mentions for k in m.keys}
    return bool(now and told) and not any(line.on(snapshot.telling_of(now)) for line in told)


def unreasoned(
    graph: KnowledgeGraph, question: Question, found: Answer, last: Answer | None, so_much: bool = False
) -> None:
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
    so_much : bool
        Why a measure is as high or low as it is, of which nothing else is a reason.
    """
    snapshot = graph.snapshot
    if found.intent != "why" or found.status != "answered":
        return
    doing = [k for m in question.mentions if is_of(snapshot, m, ("State", "Person")) for k in m.keys]
    told = snapshot.telling_of(doing)
    before = set(last.passages) if last else set()
    measured = last is not None and last.intent in MEASURING
    # A reason was told, unless what was asked the reason of is not so.
    about = {f"id:{k}" for m in things_of(snapshot, question) for k in m.keys}
    whys = last is not None and (last.intent, last.status, last.premise) == ("why", "answered", None)

    def again(name: str) -> bool:
        """Tell whether a statement was told already, and gives no reason that was asked of then: no measure is a reason
        for itself, nor is what gives the reason for something else one for it; where a reason was told, only another
        one is."""
        reasons = gives_reason(plain(snapshot, snapshot.places[name]), snapshot)
        if so_much and not (reasons and _effects(snapshot, name) & about):
            return True
        return (name in before and (measured or whys)) or (not reasons and (whys or name in before))

    names = [str(e["passage"]).removeprefix(PASSAGE) for e in proper(found)]
    fresh = [snapshot.places[name] for name in names[: 1 if so_much else None] if not again(name)][:1]
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


def _effects(snapshot: Snapshot, name: str) -> set[str]:
    """Return that of which a passage gives a reason, and what is said of there."""
    triples = snapshot.passages[name]["triples"]
    of = {s for s, p, _ in triples if p == "kg:reason"} | {o for _, p, o in triples if p in EFFECTS}
    return {str(o) for s, p, o in triples if s in of and p == ABOUT} | {str(k) for k in of}
