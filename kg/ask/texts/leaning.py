"""Parts of a text that are answered by what the answers before them rest on: who says that, which of them, how long
lies between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask.answer import Answer
from kg.ask.retrieval.choose import FEW_WORDS, said, speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, best
from kg.ask.understanding import wants
from kg.ask.understanding.parts import TIMES
from kg.ask.understanding.question import Question

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

SOURCED = 3
"""How many statements of an answer are looked at for what they cite, or for what else stands beside them."""
OF_THEM, FEW = 0.6, 3
"""Down to which share of the best score, and how many, statements tell what is so of the things just told."""


def sourced(graph: KnowledgeGraph, own: Question, understood: Question, answer: Answer) -> bool:
    """Say of an answer what its first statements cite, or that they cite nothing, and tell whether a part asks for no
    more than that."""
    if answer.status != "answered" or not bare(own) or not own.cued("any_source"):
        return False
    from kg.ask.kinds import source

    context = Context(graph, understood)
    context.answer = answer
    answer.answer += "\n" + source.behind(context, answer.passages[:SOURCED])
    return True


def leaning(graph: KnowledgeGraph, own: Question, understood: Question, answers: list[Answer]) -> Answer | None:
    """Answer a part by what the answers before it rest on, where it asks for nothing else; None where it does not lean
    on them, or they don't tell.

    Parameters
    ----------
    graph : KnowledgeGraph
    own : Question
        The part by itself.
    understood : Question
        The same with what it takes over from the parts before it.
    answers : list of Answer
        To these; at least one.
    """
    found = _of_last(graph, own, understood, answers[-1])
    if found is None and (TIMES & set(understood.intents) or understood.cued("earlier")):
        # How long lies between what the parts before it ask the dates of, or from that to what it names itself.
        from kg.ask.kinds.duration import reckoned

        own.language, own.articles = understood.language, understood.articles
        return reckoned(Context(graph, own), answers)
    return found


def bare(own: Question) -> bool:
    """Tell whether a part by itself names nothing, or only who is bidden to tell."""
    return not own.mentions or own.cued("bidden")


def _of_last(graph: KnowledgeGraph, own: Question, understood: Question, answer: Answer) -> Answer | None:
    """Answer a part by what the answer before it rests on: who says that, or which or how many of the things just told
    something is so of."""
    if answer.status not in {"answered", "partial"}:
        return None
    names = answer.passages
    if not own.mentions and not own.units and "who_says" in own.intents:
        from kg.ask.kinds.claimant import sayers

        return sayers(Context(graph, understood), names[:1])
    own.language, own.articles = understood.language, understood.articles
    context = Context(graph, own)
    if not own.mentions and wants.ends(own):
        from kg.ask.kinds.amounts import extreme_among

        return extreme_among(context, names)
    if not own.mentions or not own.cued("of_them"):
        return None
    hits = among(context, names)
    return context.answered(context.listed(hits), hits) if hits else None


def among(context: Context, names: list[str]) -> list[Hit]:
    """Return the best of the passages on the lines of some others that speak of all that a question names and hold what
    else it says."""
    snapshot = context.snapshot
    lines = {tuple(snapshot.lines[snapshot.places[name]]) for name in names[:SOURCED]}
    near = [h for h in context.hits if tuple(snapshot.lines[h.place]) in lines]
    near = [h for h in near if all(speaks_of(context, h, m) for m in context.question.mentions)]
    return best([h for h in near if said(context, h) >= FEW_WORDS], 0.0, OF_THEM, FEW)
