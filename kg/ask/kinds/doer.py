"""Who did an act that a question speaks of."""

from __future__ import annotations

from kg.ask.kinds.nameless import LOOKED_AT
from kg.ask.retrieval.choose import said
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit

AS_GOOD, MOSTLY = 0.8, 0.55
"""Down to which share of the best score statements tell of whoever did something, and the share of a question's words,
names apart, that they must hold."""
DONE_BY, ACTORS = {"kg:initiator", "kg:proposedBy"}, {"sem:hasActor"}
"""Relations of an act to whoever did it, and to all who had a part in it."""
JOINED = {"kg:partyTo", "kg:participatesIn"}
"""Those by which somebody is one of those who did a thing together."""
STANDING = {*JOINED, "kg:represents", "kg:locatedIn"}
"""Relations of somebody to what they belong to, by which they do nothing."""


def the_act(context: Context) -> list[Hit]:
    """Return the statements nearest to a question that tell the very act of which it asks who did it, in whatever words
    its circumstances: with a doer that may be a state or a body, and that the question does not name."""
    if not context.question.cued("anybody") or not context.hits:
        return []
    best = [h for h in context.hits[:LOOKED_AT] if h.score >= AS_GOOD * context.hits[0].score]
    return [h for h in best if said(context, h) >= MOSTLY and doers(context, h)]


def doers(context: Context, hit: Hit) -> set[str]:
    """Return those whom a statement has do something, whatever they are, and whom the question does not name."""
    snapshot = context.snapshot
    named = {k for m in context.question.mentions for k in m.keys}
    relations = [(s, p, o) for s, p, o in context.triples(hit.passage) if isinstance(o, str)]
    # Who signed for a state that is named is none of the states that signed.
    alone = not any(snapshot.is_a(k, "Actor") for k in named)
    idle = STANDING - JOINED if alone else STANDING
    acts = [(s, p) for s, p, _ in relations if p.startswith("kg:") and p not in idle]
    done_by = DONE_BY | ACTORS if alone else DONE_BY
    found = {o[3:] for _, p, o in relations if p in done_by} | {s[3:] for s, _ in acts}
    return {k for k in found - named if snapshot.is_a(k, "Actor")}
