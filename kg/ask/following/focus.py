"""Focus: which statements of the answer to a follow-up come first, and whether they answer it at all: those that hold
its own words come before those told already ("and its aim?"), and a reason must be that of whom it is asked of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from kg.ask.answer import BULLET, Answer
from kg.ask.following.completion import ANSWERING, RELATIVE
from kg.ask.following.reply import Line, Reply, parted, told_first
from kg.ask.following.turn import is_of, things_of
from kg.ask.kinds.reason import EFFECTS, gives_reason
from kg.ask.retrieval import numbers
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Asked, plain
from kg.ask.understanding.grammar import follow
from kg.ask.understanding.numeral import ordinals
from kg.ask.understanding.question import Question
from kg.ask.understanding.wants import VALUES

if TYPE_CHECKING:
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
    reply: Reply, put: Question, before: Collection[str], *, named: bool = False, of: Collection[str] = ()
) -> None:
    """Put first, among the statements of an answer on what was asked of last, those that hold a follow-up's own words;
    what was told already comes last, and where nothing else is told, that is said.

    Parameters
    ----------
    reply : Reply
    put : Question
        The follow-up as it was typed.
    before : collection of str
        Lines of the answer before it.
    named : bool
        A statement must hold all that the follow-up names as well.
    of : collection of str
        Things (``id:``) of which it was told before.
    """
    found, say = reply.answer, reply.say
    if found.status != "answered" or not found.answer.startswith(BULLET):
        return
    lines, texts = reply.lines, own_words(put)
    own = [a for a in reply.context.sought if a.known and (named if a.mention else a.text in texts)]
    things = things_of(reply.snapshot, reply.context.question)
    on = reply.snapshot.telling_of(k for m in things for k in m.keys)
    does = _relations(reply.snapshot, put)
    spoken = {*of, *(f"id:{k}" for m in things for k in m.keys)}
    # What somebody did in place of a thing, or in answer to it, may be told in other words.
    acts = {line: _acts(reply.snapshot, line, does, spoken, put) for line in lines}
    held = {line: 1.0 if acts[line] else _held(own, line) for line in lines}
    count = next((i for i, line in enumerate(lines) if not line.states), len(lines))
    told, rest = lines[:count], lines[count:]
    least = WHOLE if named else OWN
    # What was told already, and holds nothing of what is asked now, is no answer to it; nor is what tells nothing of
    # what is named now.
    stale = all(line.text in before and held[line] < least for line in told)
    stale = bool(own) and stale and not ordinals(put.folded)
    now = reply.snapshot.telling_of(put.keys)
    if stale or (put.keys and not any(line.on(now) for line in told)):
        # Nobody asks to be shown again what was just told, nor what is told of something else.
        shown = [n for n in lines if not (stale and (n.text in before or (things and n.states and not n.on(on))))]
        head = any(line.states for line in shown)
        found.status, found.evidence = "partial", found.evidence if head else []
        reply.put([say["no_more"]], (n for n in shown if head or n.text != found.nearby), near=False)
        return
    if own and things and not (named or RELATIVE & put.groups or any(held[line] for line in told)):
        # What is told of the thing, and holds no word of what is asked of it, tells not that.
        found.status = "partial"
        reply.put([say["not_told"].format(topic=reply.called(things[-1].keys[0]))], lines, near=False)
        return
    # What something cost, or when it was, is told with what was told of it; what tells of the thing that was spoken of
    # is nearer than what tells of the same states.
    again = bool(VALUES & set(put.intents))
    told.sort(key=lambda n: (not acts[n], held[n] < least, not n.on(on), (n.text in before) is not again))
    if does & INSTEAD and any(acts[line] for line in told):
        # What was done in place of a thing is all that is asked.
        told, others = parted(told, lambda line: acts[line])
        rest = [*others, *(line for line in rest if line.text != found.nearby)]
    reply.put(told, rest, near=len(told) < count)


def unpresumed(reply: Reply, put: Question) -> None:
    """Tell what stands nearby where an open follow-up (``put``, as it was typed) on what was asked of last is answered
    by what speaks against something that it takes for granted: that is of what was asked of last, and was asked
    before."""
    found = reply.answer
    _, near, rest = found.answer.partition(f"\n{found.nearby}\n" if found.nearby else "\x00")
    if not found.premise or put.cued("whether") or not near:
        return
    things = things_of(reply.snapshot, reply.question) or reply.question.mentions
    untold = reply.say["not_told"].format(topic=reply.called(things[-1].keys[0])) if things else reply.say["no_more"]
    found.premise, found.status = None, "partial"
    reply.put([untold], rest.split("\n"), near=False)


def uncounted(reply: Reply) -> None:
    """Say that no number is told, where a follow-up asks how many and no statement that answers it first counts."""
    found = reply.answer
    # What a rule words itself is a number.
    stated = found.intent == "amount" and found.status == "answered" and found.answer.startswith(BULLET)
    if not stated or found.complete or not numbers.counting(reply.question):
        return
    context, first = Context(reply.graph, reply.question), set(told_first(found))
    hits = [h for h in context.hits if h.passage in first]
    # A length of time, though it is a number, counts nothing else.
    told = any(numbers.fits(context, h) and ("q" not in h.traits or numbers.counts(context, h)) for h in hits)
    if hits and not told:
        untold = f"{reply.frame('no_number')} {reply.frame('told_of')}"
        found.answer, found.status = f"{untold}\n{found.answer}", "partial"


def own_words(put: Question) -> set[str]:
    """Return the words of a follow-up that are no names."""
    return {u.text for u in put.units} | set(put.loose.split())


def _held(own: Sequence[Asked], line: Line) -> float:
    """Return the share of what is asked now that a line holds."""
    whole = sum(a.weight for a in own)
    shares = (sum(a.worth(place) for a in own) / whole for place in line.places if whole)
    return max(shares, default=0.0)


def _relations(snapshot: Snapshot, put: Question) -> set[str]:
    """Return by which relations a thing is told to be in the place of that which a follow-up is on, or in answer to
    it, where it asks for such a thing."""
    instead = follow(put.grammar.language, snapshot).cues["instead"].stand_in(put.folded.rstrip(" ?？"))
    return (INSTEAD if instead else set()) | (ANSWERS if ANSWERING & put.groups else set())


def _acts(snapshot: Snapshot, line: Line, does: set[str], keys: set[str], put: Question) -> bool:
    """Tell whether a line tells what a follow-up asks of some things by such relations, or what position somebody who
    is named in it takes on these."""
    whose = put.ends if does & ANSWERS else set()
    for name in line.names if does else ():
        told = [(p, o) for _, p, o in snapshot.passages[name]["triples"] if isinstance(o, str)]
        about = {o for p, o in told if p == ABOUT}
        if any(p in does and o in keys for p, o in told) or (POSITION in told and whose & about and keys & about):
            return True
    return False


def unreasoned(reply: Reply, last: Answer, so_much: bool) -> None:
    """Say that no reason is told, where what gives reasons tells of nobody of whom it is asked, or only again what was
    told ``last`` without one; with ``so_much`` it is asked why a measure is as high or low as it is, of which nothing
    else is a reason."""
    snapshot, question, found = reply.snapshot, reply.question, reply.answer
    if found.intent != "why" or found.status != "answered":
        return
    doing = [k for m in question.mentions if is_of(snapshot, m, ("State", "Person")) for k in m.keys]
    about = {f"id:{k}" for m in things_of(snapshot, question) for k in m.keys}
    measured = last.intent in MEASURING
    # A reason was told, unless what was asked the reason of is not so.
    whys = (last.intent, last.status, last.premise) == ("why", "answered", None)

    def again(name: str) -> bool:
        """Tell whether a statement was told already, and gives no reason that was asked of then: no measure is a reason
        for itself, nor is what gives the reason for something else one for it; where a reason was told, only another
        one is."""
        known, reasons = name in last.passages, gives_reason(plain(snapshot, snapshot.places[name]), snapshot)
        if so_much and not (reasons and _effects(snapshot, name) & about):
            return True
        return (known and (measured or whys)) or (not reasons and (whys or known))

    names = told_first(found)
    fresh = [snapshot.places[name] for name in names[: 1 if so_much else None] if not again(name)][:1]
    told = set(last.answer.splitlines())
    if whys and fresh:
        reply.put((line for line in found.answer.split("\n") if line not in told), (), near=False)
    if (fresh or not names) and (not (doing and fresh) or snapshot.telling_of(doing) & set(fresh)):
        return
    shown = {found.nearby} if fresh else {found.nearby, *told}
    lines = [line for line in found.answer.split("\n") if line not in shown]
    found.status, found.evidence = ("partial", found.evidence) if lines else ("unknown", [])
    near = [found.nearby] if found.nearby and lines else []
    found.answer = "\n".join([reply.frame("no_reason"), *near, *lines])


def _effects(snapshot: Snapshot, name: str) -> set[str]:
    """Return that of which a passage gives a reason, and what is said of there."""
    triples = snapshot.passages[name]["triples"]
    of = {s for s, p, _ in triples if p == "kg:reason"} | {o for _, p, o in triples if p in EFFECTS}
    return {str(o) for s, p, o in triples if s in of and p == ABOUT} | {str(k) for k in of}
