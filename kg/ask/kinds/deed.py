"""Which statements come first where a question asks what somebody did ("What did Abe do about Iran?"): what they did
themselves; deeds of one kind in order of time."""

from __future__ import annotations

from kg.ask.retrieval.choose import POOL, proper, speaks_of_each
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.capital import led, standing

INITIATOR = "kg:initiator"
"""Relation of an act to whoever did it."""
IDLE = {"kg:partyTo", "kg:participatesIn", "kg:represents", "kg:locatedIn", "kg:memberOf", "kg:affiliatedWith",
        "kg:quantity", "kg:concerns", "kg:fears"}  # fmt: skip
"""Relations by which somebody does nothing."""
PROPOSED_BY, UNDONE = "kg:proposedBy", {"kg:conditional", "kg:considered", "kg:expected", "kg:refused"}
"""Relation of a promise, demand or offer to whoever made it, and the modalities of those that were not made."""
FAR = 0.45
"""Down to which share of the best score such statements are told."""
MOST = 4
"""How many of them come before all others."""


def doing_first(context: Context, plain: list[Hit]) -> list[Hit]:
    """Return the best hits, with deeds of the one asked after before them."""
    # Whoever is named first is asked what they did.
    actors = [m for m in context.question.mentions if context.may_be(m, "Actor")]
    if not actors or context.question.intents or not context.question.cued("deed"):
        return plain
    doer = min(actors, key=lambda m: m.start)
    keys = standing(context.snapshot, doer)
    headed = led(context.graph, context.question) if context.may_be(doer, "Person") else None
    if headed:
        # What a head of state did is told of the state, too.
        keys |= {k for m in headed.mentions if m.start == doer.start for k in m.keys}
    # All other individuals that are named must be spoken of.
    named = [a.mention for a in proper(context) if a.mention and not keys & set(a.mention.keys)]
    near = [h for h in context.hits[:POOL] if h.score >= FAR * plain[0].score and speaks_of_each(context, h, named)]
    told = [h for h in near if _does(context, h, keys)]
    return list(dict.fromkeys([*told[:MOST], *plain]))


def _does(context: Context, hit: Hit, keys: set[str]) -> bool:
    if set("cnwt") & set(hit.traits):
        # It tells no act that was done.
        return False
    own, relations = {f"id:{k}" for k in keys}, context.stated(hit.passage)
    if "p" in hit.traits:
        made = any(p == PROPOSED_BY and o in own for _, p, o in relations)
        return made and not UNDONE & context.ends(hit.passage)
    doing = {s for s, p, _ in relations if p.startswith("kg:") and p not in IDLE and context.snapshot.is_a(s, "Actor")}
    # What somebody else does to what is theirs is none of their deeds.
    return any(p == INITIATOR and o in own for _, p, o in relations) or (bool(doing) and doing <= own)


def in_time(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return passages with the dated deeds of whom a question names first, in order of time, where it asks for several
    things and one of these, or what somebody only proposed, is foremost; what was proposed comes last."""
    question = context.question
    named = question.ends

    def when(hit: Hit) -> str:
        facts = context.facts(hit.passage).values()
        return next((str(f["kg:date"]["value"]) for f in facts if f.get(INITIATOR) in named and "kg:date" in f), "")

    dated = [h for h in hits if when(h)] if question.cued("listing") else []
    if len(dated) < 2 or not (hits[0] in dated or "p" in hits[0].traits):
        return hits
    rest = sorted((h for h in hits if h not in dated), key=lambda h: "p" in h.traits)
    return [*sorted(dated, key=when), *rest]
