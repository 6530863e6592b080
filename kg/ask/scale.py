"""Scales: a degree or a bound that a question takes for granted and a passage gives otherwise. "Why is Germany's
willingness rated low?" where the table has it high; "above 30 per cent" where it was below."""

from __future__ import annotations

from kg.ask.context import Context
from kg.ask.numbers import given
from kg.ask.retrieve import Hit

DEGREES = {"low", "limited", "high"}
"""Groups of the thesaurus that name a degree of a coded variable (`kg:degree`)."""
NEAR = 12
"""Among how many of the best hits the degree or the bound is looked for."""
LEAST = 0.5
"""The share of a question's weight that a passage must hold to tell of a bound."""
ABOVE, BELOW = {"kg:more-than", "kg:at-least"}, {"kg:less-than", "kg:at-most", "kg:nearly"}
AROUND = 10
"""Within how many characters of a number the words stand that make it a bound."""


def otherwise_rated(context: Context) -> Hit | None:
    """Return the cell that rates what the question names at another degree than the question's one."""
    said = DEGREES & context.question.groups
    if len(said) != 1 or context.question.several:
        return None
    named = {k for m in context.question.mentions for k in m.keys}
    for hit in context.hits[:NEAR]:
        for about in context.facts(hit.passage).values():
            degree = str(about.get("kg:degree", "")).removeprefix("kg:")
            case = str(about.get("kg:case", "")).removeprefix("id:").removeprefix("case-")
            variable = str(about.get("kg:variable", "")).removeprefix("id:")
            if degree in DEGREES and {case, variable} <= named:
                return None if degree in said else hit
    return None


def otherwise_bounded(context: Context) -> Hit | None:
    """Return the passage by which a number that the question gives as passed was not reached, or the reverse."""
    question = context.question
    for place, number in given(question):
        around = question.folded[max(0, place - AROUND) : place + len(number) + AROUND]
        sides = [
            (cue, other)
            for cue, other in (("above", BELOW), ("below", ABOVE))
            if any(c.search(around) for c in question.grammar.cues[cue])
        ]
        if len(sides) != 1:
            continue
        for hit in context.hits[:NEAR]:
            bound = _bound(context, hit, float(number)) if hit.coverage >= LEAST and "q" in hit.traits else ""
            if bound:
                return hit if bound in sides[0][1] else None
    return None


def _bound(context: Context, hit: Hit, number: float) -> str:
    """Return how a passage bounds a number: as a term of the vocabulary; empty where it doesn't."""
    for about in context.facts(hit.passage).values():
        for name, bound in (("kg:value", ""), ("kg:lowerBound", "kg:at-least"), ("kg:upperBound", "kg:at-most")):
            if name in about and float(about[name]["value"]) == number:
                return str(about.get("kg:bound", bound))
    return ""

