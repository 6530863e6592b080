"""Which statements come first where a question asks what somebody did, or what would come of something: what they did
themselves, and what is expected to follow; deeds of one kind in order of time."""

from __future__ import annotations

from kg.ask.retrieval.choose import POOL, proper, speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.capital import standing
from kg.ask.understanding.mention import Mention
from kg.names import candidates

ACTOR = "Actor"
"""Class of those who may do something."""
SEVERAL = 2
"""How many deeds have an order in time."""
GOVERNMENT = "GovernmentBody"
"""Class of what may be called by whoever leads it."""
INITIATOR = "kg:initiator"
"""Relation of an act to whoever did it."""
IDLE = {"kg:partyTo", "kg:participatesIn", "kg:represents", "kg:locatedIn", "kg:memberOf", "kg:affiliatedWith",
        "kg:quantity", "kg:concerns", "kg:fears"}  # fmt: skip
"""Relations by which somebody does nothing."""
TOLD = set("cnwt")
"""Traits of statements that tell no act that was done."""
PROPOSED_BY, UNDONE = "kg:proposedBy", {"kg:conditional", "kg:considered", "kg:expected", "kg:refused"}
"""Relation of a promise, demand or offer to whoever made it, and the modalities of those that were not made."""
FORETOLD = {("kg:claimKind", "kg:prediction"), ("kg:claimKind", "kg:hypothesis")}
"""What tells that something is expected."""
CONDITION = "kg:conditionFor"
"""Relation of what follows to what it follows from."""
FAR = 0.45
"""Down to which share of the best score such statements are told."""
MOST = 4
"""How many of them come before all others."""


def doing_first(context: Context, plain: list[Hit]) -> list[Hit]:
    """Return the best hits, with those before them that tell what is asked: deeds of the one asked after, or what is
    expected to follow."""
    question = context.question
    if question.intents:
        return plain
    if question.cued("would_follow") and question.cued("suppose"):
        told = _of_condition(context, _near(context, plain, set()))
    elif question.cued("deed") and (doer := _doer(context)) is not None:
        keys = standing(context.snapshot, doer) | _governing(context, doer)
        told = [h for h in _near(context, plain, keys) if _does(context, h, keys)]
    else:
        return plain
    return list(dict.fromkeys([*told[:MOST], *plain]))


def _of_condition(context: Context, near: list[Hit]) -> list[Hit]:
    """Return of some hits what is expected to follow: first what is told to come of what a question names, then what
    the nearest of them has follow from one condition, wherever that is told."""
    named = {f"id:{k}" for m in context.question.mentions for k in m.keys if not context.snapshot.is_a(k, ACTOR)}
    effects = [h for h in near if "c" in h.traits and named & _ends(context, h, "rdf:subject")]
    effects.sort(key=lambda h: not _foretold(context, h))
    told = [h for h in near if _foretold(context, h)]
    supposed = _ends(context, told[0], CONDITION) if told else set()
    same = [h for h in context.hits if supposed & _ends(context, h, CONDITION)] if supposed else []
    return list(dict.fromkeys([*effects, *told[:1], *same, *told[1:]]))


def _ends(context: Context, hit: Hit, relation: str) -> set[str]:
    """Return what a passage has some relation to."""
    return {o for _, p, o in context.triples(hit.passage) if p == relation and isinstance(o, str)}


def _near(context: Context, plain: list[Hit], own: set[str]) -> list[Hit]:
    """Return the best hits that speak of all individuals of a question, but for whoever acts for one of them."""
    named = [a.mention for a in proper(context) if a.mention and not own & set(a.mention.keys)]
    near = [h for h in context.hits[:POOL] if h.score >= FAR * plain[0].score]
    return [h for h in near if all(speaks_of(context, h, m) for m in named)]


def _doer(context: Context) -> Mention | None:
    """Return whom a question asks what they did: the actor that it names first."""
    actors = [m for m in context.question.mentions if context.may_be(m, ACTOR)]
    return min(actors, key=lambda m: m.start, default=None)


def _governing(context: Context, doer: Mention) -> set[str]:
    """Return the governments that the best hits speak of and that are called by a person's name."""
    snapshot = context.snapshot
    fold = snapshot.folder_of_names.fold
    names = {fold(n) for key in doer.keys for n in snapshot.labels(key).get("en", ())}
    ends = {key for h in context.hits[:POOL] for key in context.things(h.passage)}
    bodies = [key for key in ends if snapshot.is_a(key, GOVERNMENT)]
    return {key for key in bodies if names & set(candidates(fold(snapshot.label(key, "en"))))}


def _does(context: Context, hit: Hit, keys: set[str]) -> bool:
    if TOLD & set(hit.traits):
        return False
    own = {f"id:{k}" for k in keys}
    if "p" in hit.traits:
        ends = {(p, o) for _, p, o in context.triples(hit.passage) if isinstance(o, str)}
        made = any((PROPOSED_BY, one) in ends for one in own)
        return made and not any(o in UNDONE for _, o in ends)
    relations = [(s, p, o) for s, p, o in context.triples(hit.passage) if isinstance(o, str)]
    doing = {s for s, p, _ in relations if p.startswith("kg:") and p not in IDLE and context.snapshot.is_a(s, ACTOR)}
    # What somebody else does to what is theirs is none of their deeds.
    return any(p == INITIATOR and o in own for _, p, o in relations) or (bool(doing) and doing <= own)


def _foretold(context: Context, hit: Hit) -> bool:
    told = {(p, o) for _, p, o in context.triples(hit.passage) if isinstance(o, str)}
    return bool(FORETOLD & told) or any(p == CONDITION for p, _ in told)


def in_time(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return passages with the dated deeds of whom a question names first, in order of time, where it asks for several
    things and one of these, or what somebody only proposed, is foremost; what was proposed comes last."""
    question = context.question
    named = {f"id:{k}" for m in question.mentions for k in m.keys}

    def when(hit: Hit) -> str:
        facts = context.facts(hit.passage).values()
        dates = (fact["kg:date"] for fact in facts if fact.get(INITIATOR) in named and "kg:date" in fact)
        return next((str(d["value"]) for d in dates if isinstance(d, dict)), "")

    dated = [h for h in hits if when(h)] if question.cued("listing") else []
    if len(dated) < SEVERAL or not (hits[0] in dated or "p" in hits[0].traits):
        return hits
    rest = sorted((h for h in hits if h not in dated), key=lambda h: "p" in h.traits)
    return [*sorted(dated, key=when), *rest]
