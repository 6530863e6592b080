"""Which statements come first where a question asks what somebody did ("What did Abe do about Iran?"): what they did
themselves; deeds of one kind in order of time."""

from __future__ import annotations

from kg.ask.retrieval.choose import POOL, proper, speaks_of_each
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.retrieval.retrieve import plain as plain_hit
from kg.ask.understanding.capital import led, standing
from kg.dates import bounds
from kg.names import candidates
from kg.terms import home_of

INITIATOR = "kg:initiator"
"""Relation of an act to whoever did it."""
IDLE = {"kg:partyTo", "kg:participatesIn", "kg:represents", "kg:locatedIn", "kg:memberOf", "kg:affiliatedWith",
        "kg:quantity", "kg:concerns", "kg:fears"}  # fmt: skip
"""Relations by which somebody does nothing."""
PROPOSED_BY, UNDONE = "kg:proposedBy", {"kg:conditional", "kg:considered", "kg:expected", "kg:refused"}
"""Relation of a promise, demand or offer to whoever made it, and the modalities of those that were not made."""
DONE_BY = {INITIATOR, "sem:hasActor", "kg:orderedBy", PROPOSED_BY}
"""Relations of an act, done or proposed, to whoever acts in it."""
AIMED = {"kg:target", "kg:addressedTo", "kg:recipient", "kg:destination"}
"""Relations of an act to whom it is done to."""
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
    event = bounding(context)
    sooner = _sooner(context, event, keys) if event else []
    others = [m for m in context.question.mentions if not {event, *keys} & set(m.keys)]
    sooner = [h for h in sooner if speaks_of_each(context, h, others)]
    if sooner:
        # What is told of the event itself, or of what came after it, was not done before.
        on = context.snapshot.telling_of([event])
        return [*sooner, *(h for h in plain if h not in sooner and h.place not in on)]
    # All other individuals that are named must be spoken of.
    named = [a.mention for a in proper(context) if a.mention and not keys & set(a.mention.keys)]
    near = [h for h in context.hits[:POOL] if h.score >= FAR * plain[0].score and speaks_of_each(context, h, named)]
    told = [h for h in near if _does(context, h, keys)]
    return list(dict.fromkeys([*told[:MOST], *plain]))


def bounding(context: Context) -> str:
    """Return the key of the dated thing before which a question asks what somebody did; empty where it asks no such."""
    question, cue = context.question, context.question.grammar.cues["beforehand"]
    found = [
        k
        for m in question.mentions
        if cue.stand_in(question.folded[: m.start]) or cue.stand_in(question.folded[m.end :])
        for k in m.keys
        if context.snapshot.dates.get(k)
    ]
    return found[0] if len(found) == 1 else ""


def _sooner(context: Context, event: str, keys: set[str]) -> list[Hit]:
    """Return the dated deeds of somebody before an event, by their dates: those that the same paragraph tells, or that
    are aimed at whom the event is."""
    snapshot = context.snapshot
    begun = min(bounds(text)[0] for text in snapshot.dates[event])
    told = [snapshot.order[place] for place in sorted(snapshot.telling_of([event]))]
    lines = {(home_of(n), snapshot.passages[n]["line"]) for n in told}
    aims = {o for n in told for s, p, o in context.triples(n) if s == f"id:{event}" and p in AIMED}
    found: dict[Hit, str] = {}
    for key, dates in snapshot.dates.items():
        for text, names in dates.items():
            for name in names if bounds(text)[1] < begun else ():
                own = [(p, o) for s, p, o in context.triples(name) if s == f"id:{key}" and isinstance(o, str)]
                near = (home_of(name), snapshot.passages[name]["line"]) in lines
                aimed = (home_of(name) in {home for home, _ in lines}) and any(p in AIMED and o in aims for p, o in own)
                if (near or aimed) and any(p in DONE_BY and _stands_for(context, o[3:], keys) for p, o in own):
                    found[plain_hit(snapshot, snapshot.places[name])] = text
    return sorted(found, key=lambda h: found[h])


def _stands_for(context: Context, key: str, keys: set[str]) -> bool:
    """Tell whether somebody is one of some, or called by the name of one: the US Department of State."""
    if key in keys:
        return True
    names = [context.snapshot.folder_of_names.fold(n) for n in context.snapshot.labels(key).get("en", ())]
    return any(keys & set(held) for n in names for held in context.snapshot.names.fetch(candidates(n)).values())


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
