"""Why something is so: the explanations, and the reasons that claims give or are given."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.retrieval.choose import answering
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit


def why(context: Context) -> Answer | None:
    """Why: the explanations, and the reasons that the best claims give or are given."""
    hits = answering(context, 0.6, 8, joint=context.question.several)
    if not hits:
        return None
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
