"""The clauses of a question that name a thing each: "from A to B", "A, B and C". Each is looked for by itself, since
what is to be set against one another need not be told together anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Asked, Hit, neighbours
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.question import understand

MOST = 6
"""How many places of a question are tried as the one where its halves meet."""
ELSEWHERE = 1.15
"""How much better a clause must be answered outside the articles that the question names to be looked for there."""
FEWEST = 2
"""How many items make a list."""
BESIDE = 0.6
"""What it counts that a passage's neighbour holds what a clause says, beside that it does so itself."""
TIMES = ("duration", "order", "when")
"""Intents that ask for times."""
LONGEST_CUE = 32
"""How long the words are at most by which a question asks for a time, so that nothing else is among them."""
LIGHT = 0.07
"""The share of a question's weight below which a clause names nothing of its own."""


class Clause(NamedTuple):
    """A part of a question as a question of its own.

    Attributes
    ----------
    context : Context
    own : list of Asked
        What it says itself, without what it takes over from the rest of the question.
    """

    context: Context
    own: list[Asked]

    @property
    def weight(self) -> float:
        """What all that weighs that it says itself."""
        return sum(a.weight for a in self.own)

    def explains(self, hit: Hit) -> float:
        """Return how much of what it says a passage holds, itself or (for less) with its neighbours."""
        around = neighbours(self.context.snapshot, hit.place)
        return sum(
            a.weight * max(a.held.get(hit.place, 0.0), BESIDE * max(a.held.get(p, 0.0) for p in around))
            for a in self.own
        )


def clause(context: Context, text: str, intent: str) -> Clause:
    """Return a part of a question as a question of its own.

    Notes
    -----
    One that names nothing is about what the rest names. It keeps to the article that it names itself, else to those
    of the whole question, unless it is better answered elsewhere.
    """
    whole = context.question
    part = understand(context.snapshot, text, whole.language)
    part.intents = [intent]
    # What happened is not what something else was about that happened.
    taken = [] if part.mentions else [m for m in whole.mentions if not any(k in context.snapshot.dates for k in m.keys)]
    part.mentions = part.mentions or taken
    found = Context(context.graph, part)
    if part.articles or not whole.articles:
        return _clause(found, taken)
    inside = understand(context.snapshot, text, whole.language)
    inside.intents, inside.articles, inside.mentions = [intent], whole.articles, part.mentions
    kept = Context(context.graph, inside)
    best = kept.hits[0].near if kept.hits else 0.0
    return _clause(found if found.hits and found.hits[0].near > ELSEWHERE * best else kept, taken)


def _clause(context: Context, taken: list[Mention]) -> Clause:
    return Clause(context, [a for a in context.sought if a.known and a.mention not in taken])


def _plain(context: Context) -> str:
    """Return a question without the words by which it asks for a time, each place as it was."""
    text, grammar = context.question.folded, context.question.grammar
    for intent in TIMES:
        for pattern in grammar.intents[intent]:
            text = pattern.sub(lambda m: " " * len(m[0]) if len(m[0]) <= LONGEST_CUE else m[0], text)
    return text


def _meetings(context: Context, cue: str = "clause") -> list[tuple[int, int]]:
    """Return the places of a question where one clause may end and the next begin."""
    text = context.question.folded
    taken = [(m.start, m.end) for m in context.question.mentions]
    found = {
        (m.start(), m.end())
        for pattern in context.question.grammar.cues[cue]
        for m in pattern.finditer(text)
        if not any(start < m.end() and m.start() < end for start, end in taken)
    }
    return sorted(found)


def halves(context: Context, intent: str) -> Iterator[tuple[Clause, Clause]]:
    """Yield the ways of reading a question as two clauses; where two states are joined ("the pact between Manila and
    Tokyo") is no end of one."""
    text, question = _plain(context), context.question
    states = [m for m in question.mentions if all(context.snapshot.is_a(k, "State") for k in m.keys)]
    joined = [(a, b) for a, b in pairwise(states) if a.end <= b.start and question.joins(a, b)]
    least = LIGHT * sum(a.weight for a in context.sought)
    for start, end in sorted(_meetings(context), key=lambda p: abs(p[0] - len(text) / 2))[:MOST]:
        if any(a.end <= start and end <= b.start for a, b in joined):
            continue
        pair = clause(context, text[:start], intent), clause(context, text[end:], intent)
        # A rest of bare words ("which was first?") names nothing.
        if min(c.weight for c in pair) >= least and all(any(a.mention or a.groups for a in c.own) for c in pair):
            yield pair


def lists(context: Context, intent: str) -> Iterator[list[Clause]]:
    """Yield the ways of reading a question as a list, without the items that name nothing of their own: cut at its
    commas, and at each "and" and "or", too."""
    whole = sum(a.weight for a in context.sought)
    for cue in ("item", "items"):
        text, cuts = _plain(context), [0]
        for place in _meetings(context, cue):
            cuts += place
        cuts.append(len(text))
        texts = [text[a:b] for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
        if len(texts) < FEWEST:
            continue
        items = [clause(context, t, intent) for t in texts if len(t.strip()) > 1]
        yield [c for c in items if c.weight > LIGHT * whole / len(texts)]
