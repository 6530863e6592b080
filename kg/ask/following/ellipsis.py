"""A later part of a text that says nothing but names: the first part is asked of these ("and Poland?"), or of its own
and these together ("compared with Japan?")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.ask.following.substitution import Substitution
from kg.ask.following.turn import is_of, spelt, turn
from kg.ask.understanding.grammar import follow
from kg.ask.understanding.question import Question, understand

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

MOST = 2
"""How many characters such a part has at most beside its names."""
KIND = ("State",)
"""Classes of what is put in the place of its like, or beside it."""


def whole(graph: KnowledgeGraph, own: Question, first: Question) -> Question | None:
    """Return a part as the whole question that it stands for; None where it asks something itself, or the first part
    names nothing, or more than one thing, in whose place its names may stand."""
    compared = own.intents == ["compare"] and "amount" in first.intents
    said = own.units or own.years or own.articles or own.tables or own.strange or own.missing
    # "And what did the United States say?" asks something itself.
    if (
        said
        or own.cued("view_asked")
        or (own.cued("whether") and not first.cued("whether"))
        or not own.mentions
        or (own.intents and not compared)
        or len(re.findall(r"\w", own.loose)) > MOST
    ):
        return None
    alike = [m for m in first.mentions if is_of(graph.snapshot, m, KIND)]
    if len(alike) != 1 or not all(is_of(graph.snapshot, m, KIND) for m in own.mentions):
        return None
    [like] = alike
    text, spoken = spelt(first.text, first), first.grammar.language
    last = turn(graph.snapshot, first.text, first, None, False)
    if compared:
        names = [graph.label(m.keys[0], spoken) for m in own.mentions if m.keys != like.keys]
        joined = follow(spoken, graph.snapshot).say["and"].join([text[like.start : like.end], *names])
        text = text[: like.start] + joined + text[like.end :]
    elif len(own.mentions) == 1:
        text = Substitution(graph, last, {}).named(own, own.folded, follow(spoken, graph.snapshot))
    else:
        return None
    found = understand(graph.snapshot, text, own.language)
    found.intents = ["compare", *found.intents] if compared else found.intents
    return found
