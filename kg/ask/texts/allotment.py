"""Which statement stands under which part of a question that asks several things: once, under the one whose own words
it holds best; and what stands under a part that would be left without any."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.ask.answer import BULLET, Answer, bare
from kg.ask.kinds.reason import gives_reason
from kg.ask.kinds.reference import refers, sourced
from kg.ask.retrieval import retrieve
from kg.ask.retrieval.choose import said
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Asked, plain
from kg.ask.twofold import YEAR
from kg.ask.understanding.calendar import dates
from kg.ask.understanding.parts import GROUNDS, OUTCOMES
from kg.ask.understanding.question import Question

TOLD = {"answered", "partial"}
RANKED = {"lookup", "define", "why", "person", "who_says", "where", "when"}
"""Intents whose answers list statements as they were ranked, so that the last of many answer least."""
MOST, FEW = 5, 3
"""How many of them stand under a part at most, and how many where none was found at first."""
NEIGHBOUR = 0.7
"""What a word counts that stands only in what is told just before or after a statement."""
HELD, MORE = 0.5, 0.35
"""From which share of a part's own words on a statement may answer it, and how much more it must hold of them than of
those of the part where it stands."""
LEAST = 0.01
"""What a statement that is told again must hold of a later part's own words to stand under that alone."""
AS_WELL = 0.8
"""Which share of what a reason of an act holds of the words for that another statement must hold to tell it."""
LOOKED_AT = 25
"""Among how many of the best passages of a part that holds nothing one is looked for that holds its own words."""


class Share(NamedTuple):
    """A part of a question: what it is asked with, the words that only it has, and its answer, cut in two."""

    context: Context
    own: list[Asked]
    answer: Answer
    lines: list[str]
    near: list[str]

    @property
    def told(self) -> bool:
        """Whether it was answered."""
        return self.answer.status in TOLD


def allotted(whole: Context, asked: Sequence[Question], alone: Sequence[Question], answers: Sequence[Answer]) -> None:
    """Let each statement stand under the part whose own words it holds best, and none too many under one.

    Parameters
    ----------
    whole : Context
        Of the question as it was put.
    asked, alone : sequence of Question
        Its parts with what they take over from each other, and by their own words alone.
    answers : sequence of Answer
        To the parts; their texts are changed.
    """
    shares = [_share(whole, asked, alone, answers, i) for i in range(len(asked))]
    names = _names(whole, answers)
    for share in shares:
        _set_aside(share, names)
    _move(shares, names)
    for before, share in pairwise(shares):
        if share.context.question.intents[:1] == ["why"] and not share.own:
            _reasons(before, share, names)
    for share in shares:
        if share.context.question.cued("fate") and share.answer.intent in RANKED:
            _latest_first(share, names)
    for i, share in enumerate(shares):
        if not any(line.strip() for line in share.lines) or _unfounded(share):
            shares[i] = _found(share)
    near, differ = whole.say("nearby"), whole.say("disagree", text="")
    for share in shares:
        if share.told and share.near and all(not line.strip() or line.startswith(differ) for line in share.lines):
            # All that answers it stands under another part, or beside it; no head stands over nothing.
            share.lines.append(share.near.pop(0))
        bullets = [line for line in share.lines if line.startswith(BULLET)]
        if share.answer.intent in RANKED:
            rest = bullets[MOST:]
            share.near[:0] = rest
            share.lines[:] = [line for line in share.lines if line not in rest]
        told = share.near if share.told else []
        share.answer.answer = "\n".join([*share.lines, *([near, *told] if told else [])])


def _share(
    whole: Context, asked: Sequence[Question], alone: Sequence[Question], answers: Sequence[Answer], i: int
) -> Share:
    snapshot = whole.snapshot
    # What another part names or says as well tells the two not apart.
    others = [q for n, q in enumerate(asked) if n != i]
    names = {m.keys for q in others for m in q.mentions}
    words = {a.text for n, q in enumerate(alone) if n != i for a in retrieve.asked(snapshot, q)}
    found = [a for a in retrieve.asked(snapshot, alone[i]) if a.known and a.weight and len(a.text) > 1]
    found = [a for a in found if not a.text[0].isdigit()]
    own = [a for a in found if a.text not in words and not (a.mention and a.mention.keys in names)]
    head = whole.say("nearby") + "\n"
    lines, _, near = answers[i].answer.partition("\n" + head)
    if lines.startswith(head):
        lines, near = "", lines.removeprefix(head)
    return Share(Context(whole.graph, asked[i]), own, answers[i], lines.splitlines(), near.splitlines())


def _names(whole: Context, answers: Sequence[Answer]) -> dict[str, int]:
    """Return the places of the passages behind the statements of some answers, by how these stand there."""
    names = [name for a in answers for name in a.passages]
    return {BULLET + whole.statement_of(name): whole.snapshot.places[name] for name in names}


def held(share: Share, place: int) -> float:
    """Return the share, by weight, of a part's own words that a passage holds, or one told next to it."""
    around = retrieve.neighbours(share.context.snapshot, place) if place >= 0 else ()
    whole = sum(a.weight for a in share.own)
    found = (
        a.weight * max(a.held.get(place, 0.0), NEIGHBOUR * max((a.held.get(p, 0.0) for p in around), default=0.0))
        for a in share.own
    )
    return sum(found) / whole if whole else 0.0


def _move(shares: Sequence[Share], places: dict[str, int]) -> None:
    """Move each statement to the part that it answers best; what stands under two stays under the better one."""
    plain = [s for s in shares if s.told and s.answer.premise is None and s.answer.intent in RANKED]
    for share in plain:
        if share.context.question.bare and "define" in share.context.question.intents:
            # Who somebody is, is told by office and works, whatever else is asked.
            continue
        if share is not shares[0] and {g for a in share.own for g in a.groups} <= OUTCOMES | GROUNDS:
            # "And why?" has no words of its own, "with what effect?" none for a thing, and what answers them holds
            # those of what they are asked of.
            continue
        first = share.lines[0] if share.lines else ""
        for line in [line for line in share.lines if line in places]:
            here = held(share, places[line])
            again = [other for other in plain[plain.index(share) + 1 :] if line in other.lines]
            if line != share.lines[0] and any(not o.own or held(o, places[line]) >= (here or LEAST) for o in again):
                # What is told again in answer to a later part was not what this one asked for first.
                share.lines.remove(line)
                continue
            if line == first and share.own:
                # What a part's own words found best stays.
                continue
            worth = {id(s): held(s, places[line]) for s in plain}
            best = max(plain, key=lambda s: worth[id(s)])
            better = best is not share and worth[id(best)] >= max(HELD, worth[id(share)] + MORE)
            # What is only told next to an earlier part's words answers the one that it was found by.
            better = better and (plain.index(best) > plain.index(share) or _holds(best, places[line]))
            if better and len(share.lines) > 1:
                share.lines.remove(line)
                if line not in best.lines:
                    # What the part itself found best stays first where it answers.
                    kept = int(bool(best.lines) and held(best, places.get(best.lines[0], -1)) >= HELD)
                    order = range(kept, len(best.lines))
                    place = next((n for n in order if _less(best, best.lines[n], line, places)), None)
                    best.lines.insert(len(best.lines) if place is None else place, line)


def _reasons(before: Share, share: Share, places: dict[str, int]) -> None:
    """Where a bare "and why?" is answered by reasons, tell nothing else under it, and these not under the part before
    it, where that has what it asks for without them."""
    if not (before.told and share.told) or share.answer.premise or before.answer.premise:
        return
    reasons = [line for line in share.lines if line in places and _reasoned(share, line, places)]
    if not reasons or before.answer.intent not in RANKED:
        return
    lines = [line for line in dict.fromkeys([*before.lines, *share.lines]) if line in places]
    worth = {line: said(before.context, plain(share.context.snapshot, places[line])) for line in lines}
    best = max((worth[line] for line in reasons), default=0.0)
    # Whatever is told of something tells what became of it.
    least = 0.0 if before.context.question.cued("fate") else AS_WELL * best
    acts = [n for n in lines if not _reasoned(share, n, places) and worth[n] >= least]
    if not acts and set(reasons) <= set(before.lines):
        # The part before it tells them already.
        return
    if acts:
        # The act itself, without its reason.
        before.lines[:] = [*acts, *(n for n in before.lines if n not in reasons and n not in acts)]
    share.near[:0] = [n for n in share.lines if n in places and n not in reasons and n not in before.lines]
    share.lines[:] = [n for n in share.lines if n not in places or n in reasons]


def _reasoned(share: Share, line: str, places: dict[str, int]) -> bool:
    snapshot = share.context.snapshot
    return gives_reason(plain(snapshot, places[line]), snapshot)


def _latest_first(share: Share, places: dict[str, int]) -> None:
    """Tell first under a part that asks what became of something what is told of it last."""
    context = share.context
    hits = {line: plain(context.snapshot, places[line]) for line in share.lines if line in places}
    least = AS_WELL * max((said(context, hit) for hit in hits.values()), default=0.0)
    when = {n: max(dates(context.english(h)), default="") for n, h in hits.items() if said(context, h) >= least}
    share.lines.sort(key=lambda line: when.get(line, ""), reverse=True)


def _set_aside(share: Share, places: dict[str, int]) -> None:
    """Tell beside a part's answer what is no more than a reference or, where the part takes its names over, does not
    speak of the rarest of them; and dates of something else than it asks for where they are told of that."""
    if share.answer.intent not in RANKED | {"amount"} or not share.told:
        return
    question, snapshot = share.context.question, share.context.snapshot
    if not sourced(question):
        _demote(share, [n for n in share.lines if n in places and refers(snapshot, snapshot.order[places[n]])], places)
    if question.carried and share.answer.intent in RANKED:
        named = sorted((a for a in share.context.sought if a.mention), key=lambda a: -a.weight)[:1]
        off = [n for n in share.lines if n in places and not any(_near(share, a, places[n]) for a in named)]
        # What holds a part's own words may leave what it takes over to the statements before it.
        off = [n for n in off if not _holds(share, places[n])]
        _demote(share, off if len(off) < len(share.lines) else [], places)
    named = [a for a in share.own if a.mention]
    if question.later and named and share.answer.intent in RANKED:
        # What only speaks of what a later part takes over answers the part before it.
        off = [n for n in share.lines if n in places and not any(_near(share, a, places[n]) for a in named)]
        nearer = [n for n in [*share.lines, *share.near] if n in places and n not in off]
        _demote(share, off if any(_near(share, a, places[n]) for a in named for n in nearer) else [], places)
    if question.intents[:1] == ["when"]:
        _date(share, places)


def _near(share: Share, one: Asked, place: int) -> bool:
    return any(one.held.get(p, 0.0) >= HELD for p in retrieve.neighbours(share.context.snapshot, place))


def _holds(share: Share, place: int) -> bool:
    """Tell whether a passage itself holds most of a part's own words."""
    whole = sum(a.weight for a in share.own)
    return sum(a.weight for a in share.own if a.held.get(place, 0.0) >= HELD) >= HELD * whole > 0


def _behind(share: Share, line: str) -> list[int]:
    """Return the places of the passages behind a line of an answer."""
    return [share.context.snapshot.places[name] for name in share.answer.backed.get(bare(line), ())]


def _demote(share: Share, lines: Sequence[str], places: dict[str, int]) -> None:
    """Move lines of a part to what is told nearby; where none is left, what is told nearby and refers to nothing takes
    their place."""
    snapshot = share.context.snapshot
    share.lines[:] = [line for line in share.lines if line not in lines]
    if lines and not share.lines:
        better = [n for n in share.near if n in places and not refers(snapshot, snapshot.order[places[n]])][:FEW]
        share.lines[:] = better or lines
        share.near[:] = [line for line in share.near if line not in better]
        return
    share.near[:0] = lines


def _date(share: Share, places: dict[str, int]) -> None:
    """Where what is dated is not what a part asks the date of, tell first the dated statements that are."""
    dated = [line for line in share.lines if bare(line) in share.answer.backed]
    behind = [place for line in dated for place in _behind(share, line)]
    if not dated:
        return
    named = [a for a in share.context.sought if a.mention]
    of_these = [n for n in dated if all(any(a.held.get(p) == 1.0 for p in _behind(share, n)) for a in named)]
    if of_these and len(of_these) < len(dated):
        _demote(share, [n for n in dated if n not in of_these], places)
        return
    if not share.own or any(_holds(share, place) for place in behind):
        return
    top = share.context.hits[:LOOKED_AT]
    hits = [h for h in top if not refers(share.context.snapshot, h.passage)]
    hits = [h for h in hits if _holds(share, h.place) and YEAR.search(share.context.statement(h))]
    hits = [h for h in hits if all(_near(share, a, h.place) for a in share.context.sought if a.mention)][:FEW]
    if hits:
        share.context.answer = share.answer
        share.context.add_evidence([h.passage for h in hits], most=len(share.answer.evidence) + FEW)
        told = share.context.listed(hits).splitlines()
        share.near[:] = [*dated, *(line for line in share.near if line not in told)]
        share.lines[:] = [*told, *(line for line in share.lines if line not in dated and line not in told)]


def _less(share: Share, other: str, line: str, places: dict[str, int]) -> bool:
    """Tell whether a line of a part answers it less than another one."""
    return other in places and held(share, places[other]) < held(share, places[line])


def _unfounded(share: Share) -> bool:
    """Tell whether a part is said to be told nowhere, though nothing that it names is unknown."""
    return not share.told and not share.context.question.strange and share.answer.answer == share.context.say("unknown")


def _found(share: Share) -> Share:
    """Return a part that was left without a statement with those that hold its own words, or with the word that there
    is none."""
    context = share.context
    named = [a for a in context.sought if a.mention]
    hits = [h for h in context.hits[:LOOKED_AT] if share.own and held(share, h.place) >= HELD]
    hits = [h for h in hits if all(_near(share, a, h.place) for a in named)]
    hits = sorted(hits, key=lambda h: -held(share, h.place))[:FEW]
    if not hits:
        return share._replace(lines=[context.say("unknown")])
    answer = share.answer
    answer.status = "answered"
    context.answer = answer
    context.answered(context.listed(hits), hits)
    lines = answer.answer.splitlines()
    return share._replace(lines=lines, near=[line for line in share.near if line not in lines])
