"""Where something is or took place."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.retrieval.choose import FEW_WORDS, answering
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit

PLACING = {"sem:hasPlace", "kg:destination", "kg:locatedIn", "kg:stationedIn", "kg:host", "org:organization"}
"""Relations that say where something is, went or took place, or at which institution somebody works."""


def where(context: Context) -> Answer | None:
    """Where something is or took place: the statements that name a place the question doesn't."""
    found = [h for h in answering(context, 0.55, 20) if h.words >= FEW_WORDS]
    hits = [h for h in found if places(context, h)]
    return context.answered(context.listed(hits[:6]), hits[:6]) if hits else None


def places(context: Context, hit: Hit) -> bool:
    """Tell whether a passage says where something is, by a name that the question doesn't hold; a state is no town."""
    question, snapshot = context.question, context.snapshot
    named = {f"id:{k}" for m in question.mentions for k in m.keys}
    # Where a state lies is not where it did something.
    does = bool(question.units)
    placed = [(s, o) for s, p, o in context.triples(hit.passage) if p in PLACING and isinstance(o, str)]
    ends = {o for s, o in placed if not (does and snapshot.is_a(s[3:], "State"))} - named
    if not context.question.cued("town"):
        return bool(ends)
    return any("Place" in context.snapshot.types(o[3:]) for o in ends)
