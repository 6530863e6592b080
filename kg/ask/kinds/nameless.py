"""Nameless: somebody whose name a question asks for, and whom the articles leave unnamed."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds.claim import claims, reported
from kg.ask.kinds.tellers import claimants
from kg.ask.retrieval.choose import GROUP
from kg.ask.retrieval.context import Context
from kg.expression import Expression
from kg.words import tokens

LOOKED_AT = 12
"""Among how many of the best passages one on somebody who is left unnamed is looked for."""
UNKNOWN, UNNAMED = "unnamed", Expression(r"\s*[(（].*[)）]")
"""By what the label of somebody whom the articles leave unnamed says so, and what of it is no part of the name."""


def told_nameless(context: Context) -> Answer | None:
    """Say that the articles leave unnamed whom a question asks the name of, with what they tell of them."""
    nobody = _nameless(context) or (_group(context) if context.question.cued("by_name") else None)
    if nobody is None:
        return None
    told = context.unknown(context.say("nameless", name=context.name(nobody[0])))
    told.closest = [context.snapshot.evidence(n, context.question.language) for n in nobody[1]]
    return told


def _group(context: Context) -> tuple[str, list[str]] | None:
    """Return the group that holds what comes nearest to a question, and the passage: its members have no names. Authors
    of an article have."""
    best = next((h for h in claims(context) if reported(context, h)), None)
    holders = sorted(claimants(context, best)) if best else []
    grouped = holders and all(context.snapshot.is_a(k, GROUP) for k in holders)
    return (holders[0], [best.passage]) if best and grouped else None


def _nameless(context: Context) -> tuple[str, list[str]] | None:
    """Return somebody whom the articles leave unnamed and whom the question calls as they do, and the nearest passages
    on them: who asks for that name asks for what is not told."""
    snapshot, folder = context.snapshot, context.snapshot.folder_of_names
    words = set(tokens(context.question.folded, folder))
    found: dict[str, list[str]] = {}
    for hit in context.hits[:LOOKED_AT]:
        for end in context.things(hit.passage):
            called = [UNNAMED.sub("", n) for group in snapshot.labels(end).values() for n in group]
            if UNKNOWN in snapshot.label(end) and any(set(tokens(n, folder)) <= words for n in called if n):
                found.setdefault(end, []).append(hit.passage)
    return next(iter(found.items()), None)
