"""When something is so, in the sense of under what condition: "When do states turn to soft balancing?" asks for no
date, and is answered by the claim that tells with what condition it goes."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.retrieval.choose import leading, said, speaks_of_each
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.expression import Expression

CLAUSE = Expression(
    r"\b(?:(?<!even )if|unless|when(?:ever)?|where|(?:as|so) long as|once|until|provided that|in case of)\b[^,;]*"
)
"""A condition, as it is told in the English of the summaries."""
ONLY = Expression(r"\bonly (?:by|in|when|if|once|with|through|under)\b", "only")
"""What leaves no other way."""
NEAR = 12
"""Among how many of the best hits it is looked for."""
LEAST_SAID, AS_NEAR = 0.45, 0.8
"""The share of a question's words that such a claim must hold, and of the best coverage that it must reach."""
MOST = 4
"""How many are told."""
BESIDE = (0.6, 5)
"""Down to which share of the best score, and how many, statements are told beside them."""


def condition(context: Context) -> Answer | None:
    """The claims on all that a question names that tell under what condition it is so; None where a statement of what
    happened then, or did not happen, comes as near."""
    near = [h for h in context.hits[:NEAR] if speaks_of_each(context, h, context.question.mentions)]
    best = max((h.coverage for h in near), default=0.0)
    near = [h for h in near if said(context, h) >= LEAST_SAID and h.coverage >= AS_NEAR * best]
    told = [h for h in near if _conditional(context, h)]
    if not told:
        return None
    facts = [h for h in near if set("dn") & set(h.traits) and not set("cpw") & set(h.traits)]
    if any(said(context, h) >= said(context, told[0]) for h in facts):
        return None
    told = told[:MOST]
    answer = context.tell(told)
    context.also([h for h in leading(context, *BESIDE) if h not in told], nearby=True)
    return answer


def _conditional(context: Context, hit: Hit) -> bool:
    """Tell whether somebody claims with a passage that something goes with a condition, and what the question asks is
    not itself that condition ("if Japan left, it would be punished")."""
    if "c" not in hit.traits:
        return False
    text = context.english(hit)
    clauses = [m.span() for m in CLAUSE.finditer(text)]
    asked = context.question.groups
    places = [m.start for m in context.words(hit) if asked & set(m.groups)]
    outside = [p for p in places if not any(first <= p < last for first, last in clauses)]
    # A hypothesis is a condition, however it is worded.
    supposed = "kg:hypothesis" in context.kinds(hit)
    return bool(supposed or ONLY.search(text) or (clauses and (outside or not places)))
