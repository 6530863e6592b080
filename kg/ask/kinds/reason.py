"""Why something is so: the explanations, and the reasons that claims give or are given."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.retrieval.choose import answering
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.expression import Expression

PLAINLY = 0.8
"""From which share of all that is asked on a statement is plainly of the very act whose reason is asked."""
NEAR = 0.75
"""The share of what it holds that another must hold for a reason in it to be one of the same act."""
NEAREST = 4
"""How many statements on an act are shown where none gives a reason."""
BECAUSE = Expression(
    r"(?i)\b(?:because|due to|in order to|reasons?|fear\w*|so as to|out of|on the grounds?|explain\w*)\b"
)
"""What tells of a reason in the English of the summaries."""


def why(context: Context) -> Answer | None:
    """Why: the explanations, and the reasons that the best claims give or are given."""
    hits = answering(context, 0.6, 8, joint=context.question.several)
    if not hits:
        return None
    if _untold(context, hits):
        told = context.unknown(context.say("no_reason"))
        # A purpose may be told in words that tell of no reason, so that what is told of the act stands there.
        told.closest = [context.snapshot.evidence(h.passage, context.question.language) for h in hits[:NEAREST]]
        return told
    by_name = {h.passage: h for h in context.hits}
    linked: list[Hit] = []
    for hit in hits[:4]:
        statements = {s[3:] for s, p, _ in context.triples(hit.passage) if p == "kg:claimKind"}
        ends = {
            o[3:]
            for s, p, o in context.triples(hit.passage)
            if p in {"kg:reason", "cito:supports"} and isinstance(o, str)
        }
        for key in sorted(statements | ends):
            for name in context.snapshot.speaking_of(key):
                if name in by_name and name != hit.passage:
                    linked.append(by_name[name])
    chosen = list(dict.fromkeys([*hits, *linked]))[:10]
    return context.answered(context.listed(chosen), chosen)


def _untold(context: Context, hits: list[Hit]) -> bool:
    """Tell whether the act that a question asks the reason of is plainly told, as a fact, and no statement on it gives
    one: neither an explanation nor in so many words."""

    def reasons(hit: Hit) -> bool:
        return "e" in hit.traits or BECAUSE.search(context.snapshot.passages[hit.passage]["summary"]["en"]) is not None

    act = hits[0]
    alone = context.question.intents == ["why"] and not context.question.several
    on_it = [h for h in hits if h.coverage >= NEAR * act.coverage]
    return alone and act.coverage >= PLAINLY and "c" not in act.traits and not any(map(reasons, on_it))
