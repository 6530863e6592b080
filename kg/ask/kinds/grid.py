"""A grid: what each of several things does or holds in each of several respects that a question joins ("how do A and B
differ on X and on Y?")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.ask.answer import Answer
from kg.ask.kinds import contrast, pairing
from kg.ask.kinds.sides import DEEP, Side
from kg.ask.retrieval.choose import close
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.mention import Mention

LEAST = 2
"""How many sides, and how many respects, make a grid at least."""
CELL, CLOSE = 2, 0.7
"""How many statements stand in a cell at most, and the share of the best one's score that another must reach."""


def grid(context: Context, found: Sequence[Side]) -> Answer | None:
    """Tell what is said of each side in each respect, after what says that they differ; None where a question joins no
    respects, or a side is not told of in one."""
    asked = _respects(context, found)
    cells = {(m, side.name): _cell(side, m, asked, found) for m in asked for side in found}
    if not asked or not all(cells.values()):
        return None
    heads = [h for h in contrast.statements(context, found, context.hits[:DEEP]) if contrast.relates(context, h)]
    lines, chosen = [*context.listed(heads).splitlines()], [*heads]
    for mention in asked:
        lines.append(context.say("side", name=context.name(mention.keys[0])))
        for side in found:
            hits = [h for h in cells[mention, side.name] if h not in chosen]
            lines.append(context.listed(hits) if hits else context.say("side_empty", name=side.name))
            chosen += hits
    return context.answered("\n".join(lines), chosen, complete=True)


def _respects(context: Context, found: Sequence[Side]) -> list[Mention]:
    """Return the names, besides those of the sides and of where these are at home, that a question joins."""
    own = {k for side in found for k in side.keys}
    if len(found) < LEAST or not all(side.keys for side in found):
        return []
    question = context.question
    homes = {o for s, o in context.snapshot.relations["kg:locatedIn"] if s in own}
    rest = [m for m in question.mentions if not (own | homes) & {*m.keys}]
    joined = pairing.joined_among(question, rest)
    apart = all(question.folded[a.end : b.start].strip(" 的の") for a, b in pairwise(joined))
    # Where anything else is asked, or a number, these are no respects.
    whole = joined == rest and not question.cued("in_what") and not question.years and "amount" not in question.intents
    return joined if apart and whole else []


def _cell(side: Side, mention: Mention, asked: Sequence[Mention], found: Sequence[Side]) -> list[Hit]:
    """Return the best statements of what a side itself does or holds that speak of one respect."""
    others = [m for m in asked if m is not mention]
    context = side.context.asking(mentions=[m for m in side.context.question.mentions if m not in others])
    named = next((a for a in context.sought if a.mention and a.keys == mention.keys), None)
    told = [h for h in context.hits[:DEEP] if side.own(h) and named and named.held_at(h.place)]
    told = [h for h in told if not contrast.asks(context, h) and contrast.acts(context, side, h)]
    alone = [h for h in told if not any(contrast.acts(context, s, h) for s in found if s is not side)]
    return close(alone or told, CLOSE)[:CELL]
