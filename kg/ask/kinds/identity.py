"""Whether two names are names of one thing."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

from kg.ask.answer import Answer
from kg.ask.kinds import sides
from kg.ask.kinds.comparison import compare, inferred_same, side_by_side
from kg.ask.kinds.lookup import lookup
from kg.ask.retrieval.context import Context
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.question import Question

MOST = 4
"""How many statements on a thing of two names are told."""
OTHERS = {"State", "Person", "InternationalOrganisation"}
"""Kinds of things of which nobody asks whether two are one unless they are."""
NEAR = 16
"""How many characters lie between two names at most that are set against each other without a word for "same"."""


def identity(context: Context) -> Answer | None:
    """Whether two names of the question are of one thing, by the names that things have or by what the encoders infer,
    with what is told of it; else that they are kept apart, with what is told of each."""
    if not context.question.cued("identical"):
        return None
    pair = _pair(context)
    inferred = inferred_same(context)
    if inferred:
        first, second = (context.name(key) for key in inferred[0])
        return _led(compare(context), context.say("same", first=first, second=second))
    if pair is None or pair[0].keys == pair[1].keys:
        named = {a.name for a in pair or () if all(a.name in b.name for b in pair or ())}
        apart = _namesakes(context, named if pair else None) if named or pair is None else None
        if pair is not None and apart is None and not named:
            first, second = map(context.question.typed, pair)
            answer = lookup(context, MOST)
            context.answer.complete = True
            return _led(answer, context.say("one_thing", first=first, second=second))
        pair = apart
    return _apart(context, pair) if pair else None


def _apart(context: Context, pair: tuple[Mention, Mention]) -> Answer | None:
    """Tell of two things that are kept apart, with the encoders' notes on them."""
    found = [side for side in (sides.alone(context, m) for m in pair) if side.hits]
    if len(found) < 2:
        return None
    first, second = (side.name for side in found)
    answer = _led(side_by_side(context, found, [], []), context.say("two_things", first=first, second=second))
    notes = [context.snapshot.passages[h.passage].get("note") for side in found for h in side.hits]
    notes = notes if context.question.language == "en" else []
    context.answer.answer += "".join("\n" + context.say("note", text=n) for n in dict.fromkeys(notes) if n)
    return answer


def _led(answer: Answer | None, verdict: str) -> Answer | None:
    if answer is not None:
        lines = [line for line in answer.answer.splitlines() if line != verdict]
        answer.answer = "\n".join([answer.back(verdict, answer.passages[:2]), *lines])
    return answer


def _names(question: Question) -> list[Mention]:
    """Return the names of a question; several of one thing that stand side by side are one name."""
    found: list[Mention] = []
    for mention in question.mentions:
        last = found[-1] if found else None
        if last and last.keys == mention.keys and question.folded[last.end : mention.start] in {"", " ", "の", "的"}:
            whole = question.folded[last.start : mention.end]
            found[-1] = Mention(last.start, mention.end, whole, last.keys)
        else:
            found.append(mention)
    return found


def _pair(context: Context) -> tuple[Mention, Mention] | None:
    """Return the two names, of one kind of thing, about which it is asked whether they are of one thing."""
    question = context.question
    cues = [m.start() for m in question.grammar.cues["identical"].finditer(question.folded)]
    for a, b in pairwise(_names(question)):
        alike = a.keys == b.keys or context.types(a) & context.types(b) - OTHERS
        between = any(a.end <= place < b.start for place in cues)
        joined = any(place >= b.end for place in cues) and b.start - a.end <= NEAR
        if alike and (between or joined or question.joins(a, b)):
            return a, b
    # Two names of one thing are the pair wherever they stand.
    return next(((a, b) for a, b in combinations(_names(question), 2) if a.keys == b.keys and a.name != b.name), None)


def _namesakes(context: Context, names: set[str] | None) -> tuple[Mention, Mention] | None:
    """Return something that the question names, by one of these names where any are given, and the one other thing of
    its kind whose name holds that name."""
    snapshot = context.snapshot
    for mention in context.question.mentions:
        kinds = context.types(mention) - OTHERS
        if not kinds or (names is not None and mention.name not in names):
            continue
        word = re.compile(rf"\b{re.escape(mention.name)}\b" if mention.name.isascii() else re.escape(mention.name))
        others = [k for k in snapshot.things if k not in mention.keys and kinds & set(snapshot.types(k))]
        others = [k for k in others if any(map(word.search, context.called(k)))]
        if len(others) == 1:
            name = snapshot.folder_of_names.fold(snapshot.label(others[0], context.question.grammar.language))
            return mention, Mention(0, 0, name, (others[0],))
    return None
