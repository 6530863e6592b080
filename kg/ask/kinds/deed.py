"""Which statements come first where a question asks what somebody did ("What did Abe do about Iran?"): what they did
themselves; deeds of one kind in order of time."""

from __future__ import annotations

from kg.ask.retrieval.choose import POOL, speaks_of, speaks_of_each, timely
from kg.ask.retrieval.choose import named as named_things
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Asked, Hit
from kg.ask.retrieval.retrieve import plain as plain_hit
from kg.ask.understanding.capital import led, standing
from kg.ask.understanding.mention import Mention
from kg.dates import bounds
from kg.names import candidates
from kg.terms import home_of

INITIATOR = "kg:initiator"
"""Relation of an act to whoever did it."""
IDLE = {"kg:partyTo", "kg:participatesIn", "kg:represents", "kg:locatedIn", "kg:memberOf", "kg:affiliatedWith",
        "kg:quantity", "kg:concerns", "kg:fears"}  # fmt: skip
"""Relations by which somebody does nothing."""
PROPOSED_BY, UNDONE = "kg:proposedBy", {"kg:conditional", "kg:considered", "kg:expected"}
"""Relation of a promise, demand or offer to whoever made it, and the modalities of those that were not made; to
refuse is a deed."""
DONE_BY = {INITIATOR, "sem:hasActor", "kg:orderedBy", PROPOSED_BY}
"""Relations of an act, done or proposed, to whoever acts in it."""
AIMED = {"kg:target", "kg:addressedTo", "kg:recipient", "kg:destination"}
"""Relations of an act to whom it is done to."""
AIMING = {"kg:respondsTo", "kg:aimsAt"}
"""Relations of an act to what it answers or is for."""
RESPONDING = {"respond", "cope"}
"""Groups of the thesaurus by which a question asks how somebody met what came from another."""
FAR = 0.45
"""Down to which share of the best score such statements are told."""
MOST, ENOUGH = 5, 3
"""How many of them come before all others, and from how many on what others did is left out."""


def doing_first(context: Context, plain: list[Hit]) -> list[Hit]:
    """Return the best hits, with deeds of the one asked after before them."""
    doer = None if {*context.question.intents} - {"define"} else _doer(context)
    if doer is None:
        return plain
    keys = standing(context.snapshot, doer)
    headed = led(context.graph, context.question) if context.may_be(doer, "Person") else None
    if headed:
        # What a head of state did is told of the state, too.
        keys |= {k for m in headed.mentions if m.start == doer.start for k in m.keys}
    if context.question.carried and keys & context.things(plain[0].passage):
        # What is carried over from the part before has chosen what comes first.
        return plain
    event = bounding(context)
    sooner = _sooner(context, event, keys) if event else []
    others = [m for m in context.question.mentions if not {event, *keys} & set(m.keys)]
    sooner = [h for h in sooner if speaks_of_each(context, h, others)]
    if sooner:
        # What is told of the event itself, or of what came after it, was not done before.
        on = context.snapshot.telling_of([event])
        return [*sooner, *(h for h in plain if h not in sooner and h.place not in on)]
    if RESPONDING & context.question.groups and not keys.isdisjoint(context.things(plain[0].passage)):
        # What somebody said in answer to something comes before what the same one did else.
        return plain
    told = _own(context, plain, keys, doer)
    rest = [h for h in plain if h not in told]
    # What others do is none of it where enough is told.
    others_ = {h for h in rest if _by_others(context, h, keys)} if len(told) >= ENOUGH else set()
    return [*told, *(h for h in rest if h not in others_)]


def _doer(context: Context) -> Mention | None:
    """Return whom a question asks what they did: whom what asks it goes around, else who stands last before it and is
    not acted on; else who is named first. None where it asks no such."""
    question = context.question
    asks = question.grammar.cues["deed"].search(question.folded)
    actors = sorted((m for m in question.mentions if context.may_be(m, "Actor")), key=lambda m: m.start)
    if asks is None or not actors:
        return None
    inside = [m for m in actors if asks.start() <= m.start < asks.end()]
    cues = question.grammar.cues
    before = [
        m
        for m in actors
        if m.end <= asks.start()
        and not cues["upon"].stand_in(question.folded[: m.start])
        and not cues["beside_doer"].stand_in(question.folded[m.end :])
    ]
    # Who does it stands in the clause that asks, or else at the head of what comes before.
    bound = max((m.end() for m in cues["item"].finditer(question.folded[: asks.start()])), default=0)
    bound = max(bound, question.folded.rfind(" ", 0, asks.start()) if question.language != "en" else 0)
    return [*inside, *[m for m in before if m.start >= bound][-1:], *before[:1], *actors][0]


def _own(context: Context, plain: list[Hit], keys: set[str], doer: Mention) -> list[Hit]:
    """Return the best statements on what somebody did about all else that a question names, deeds before what they did
    not do or are said to do, and those that have dates in the order of these."""
    named = [a for a in named_things(context) if a.mention and not keys & set(a.mention.keys)]
    near = [h for h in context.hits[:POOL] if h.score >= FAR * plain[0].score and timely(context, h)]
    for wanted in (named, [a for a in named if len(a.held) < context.common]):
        about = [h for h in near if all(_speaks(context, h, a.mention) for a in wanted if a.mention)]
        told = [h for h in about if _does(context, h, keys)][:MOST]
        if told:
            break
    if len(told) < ENOUGH:
        # What stands on a line with all that is named is told of it, too.
        told += [h for h in near if h not in told and _does(context, h, keys) and _beside(context, h, named)][:ENOUGH]
    told += [h for h in about if h not in told and _holds_of(context, h, keys)][: max(0, MOST - len(told))]
    if context.question.years or context.any_is(doer.keys, "Person"):
        # What a person did comes before what is told of the state.
        return sorted(told, key=lambda h: context.things(h.passage).isdisjoint(doer.keys))
    days = {h: min(context.dates(h.passage), default="") for h in told}
    dated = iter(sorted((h for h in told if days[h]), key=lambda h: days[h]))
    return [next(dated) if days[h] else h for h in told]


def _beside(context: Context, hit: Hit, named: list[Asked]) -> bool:
    """Tell whether all of some things are spoken of on the line of a passage."""
    first, last = context.snapshot.lines[hit.place]
    return bool(named) and all(any(map(a.held_at, range(first, last + 1))) for a in named)


def _speaks(context: Context, hit: Hit, mention: Mention) -> bool:
    """Tell whether a passage speaks of what a name means, or of who stands for it."""
    return speaks_of(context, hit, mention) or bool(standing(context.snapshot, mention) & context.things(hit.passage))


def _holds_of(context: Context, hit: Hit, keys: set[str]) -> bool:
    """Tell whether a passage denies or claims something of what somebody does."""
    own = {f"id:{k}" for k in keys}
    told = [(p, o) for _, p, o in context.stated(hit.passage)]
    return not {"w", "t"} & set(hit.traits) and any(p == "rdf:subject" and o in own for p, o in told)


def _by_others(context: Context, hit: Hit, keys: set[str]) -> bool:
    """Tell whether a passage tells what others do and the ones asked after don't."""
    doers = {o[3:] for _, p, o in context.stated(hit.passage) if p in DONE_BY}
    return bool(doers) and doers.isdisjoint(keys)


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
    names = context.called(key, "en")
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
    if any(p == INITIATOR and o in own for _, p, o in relations) or (bool(doing) and doing <= own):
        return True
    # What is told of a deed may leave unsaid whose it is.
    deeds = {s[3:] for s, p, _ in relations if p in {*AIMED, *AIMING}}
    return any(doers and doers <= keys for doers in (_doers(context, d) for d in deeds))


def _doers(context: Context, deed: str) -> set[str]:
    """Return who did a deed, as any passage tells."""

    def work() -> set[str]:
        told = (one for n in context.snapshot.speaking_of(deed) for one in context.stated(n))
        return {o[3:] for s, p, o in told if s == f"id:{deed}" and p in DONE_BY}

    return context.always("doers", deed, work)


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
