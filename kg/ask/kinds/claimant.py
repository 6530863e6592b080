"""Who says something, or put it forward: the one who makes a claim is what is asked for, so that the claim is found by
what it says."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds.claim import MOST, claims, reported
from kg.ask.kinds.incumbent import incumbents
from kg.ask.kinds.party import ACTORS, DONE_BY, the_act, told_nameless
from kg.ask.kinds.sort import asks_persons
from kg.ask.kinds.tellers import holders
from kg.ask.retrieval.choose import answering, close, said
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit

PROPONENT, PROPOSED, SUGGESTED = "kg:proponentOf", "kg:proposedBy", "kg:suggestedBy"
"""Relations of somebody to a notion, of an act to whoever proposed it, and of what took place to whose idea it was."""
ACT_OF = {"kg:addressedTo", "kg:about", "kg:proposes", "kg:realisedBy"}
"""Relations of a proposed act to those whom it is put to, and to what it is on."""
NEAREST = 0.7
"""The share of the score of the best statement of who put something forward that another must reach."""
CLOSEST = 3
"""How many of the claims nearest to what is said come before all others."""


def who_says(context: Context) -> Answer | None:
    """Who says something: the claimants of the best claims; who put forward something, whoever else speaks of it."""
    if incumbent := incumbents(context):
        # "Whose Secretary of State was Stimson?" asks for no saying of anybody.
        return incumbent
    if proposed := proposers(context):
        return context.tell(proposed)
    nobody = told_nameless(context) if context.question.cued("by_name") or asks_persons(context) else None
    if nobody:
        return nobody
    found = answering(context, 0.6, 12)
    hits = [h for h in found if set(h.traits) & set("cpn")] or found[:4]
    focused = claims(context)
    return sayings(context, list(dict.fromkeys([*focused[:CLOSEST], *hits, *focused])))


def sayers(context: Context, names: list[str]) -> Answer | None:
    """Who says what some passages hold, whatever else the question names."""
    return sayings(context, context.hits_of(names))


def proposers(context: Context) -> list[Hit]:
    """Return the statements of who put forward what a question names, where it asks for that and they are told; none
    where another comes nearer that tells the very act."""
    snapshot, question = context.snapshot, context.question
    if not question.cued("proposing"):
        return []
    worth = {h.passage: h for h in context.hits}
    ends = question.ends
    told = [(name, end) for end in sorted(ends) for name in snapshot.speaking_of(end[3:])]
    # What somebody plans to do with a thing comes after who began it.
    names = [n for n, end in told if _begins(context, n, end)] or [n for n, _ in told if _proposes(context, n, ends)]
    found = sorted((worth[n] for n in dict.fromkeys(names) if n in worth), key=lambda h: -h.score)
    proposed = close(found, NEAREST)
    own = the_act(context) if proposed else []
    # Who launched something is told by that act sooner than by what was proposed about it.
    return [] if own and said(context, own[0]) > said(context, proposed[0]) else proposed


def _begins(context: Context, name: str, end: str) -> bool:
    """Tell whether a passage tells who put forward or began a thing: by that very relation, or else a policy that
    somebody adopts, or the founding of the thing with who took part in it."""
    triples = context.stated(name)
    # Whoever else is named has a part in it.
    all_ = all({*m.keys} & context.things(name) for m in context.question.mentions)
    own = {PROPONENT, "kg:adopts"}
    if any((p in own and o == end) or (p == SUGGESTED and s == end and all_) for s, p, o in triples):
        return True
    concerned = (s for s, p, o in triples if p == "kg:concerns" and o == end)
    founded = {s for s in concerned if context.snapshot.is_a(s, "Founding")}
    return any(s in founded and p in DONE_BY | ACTORS for s, p, _ in triples)


def _proposes(context: Context, name: str, ends: set[str]) -> bool:
    """Tell whether a passage tells who put forward one of some things; or who proposed an act to do with all that a
    question names, and that it was somebody else than those named."""
    triples = context.stated(name)
    if any((p == PROPONENT and o in ends) or (p in {PROPOSED, SUGGESTED} and s in ends) for s, p, o in triples):
        return True
    acts = {s: o for s, p, o in triples if p == PROPOSED}
    about = {o for s, p, o in triples if s in acts and p in ACT_OF}
    named = [{f"id:{k}" for k in m.keys} for m in context.question.mentions]
    return bool(acts) and all(keys & about for keys in named) and not any(keys & set(acts.values()) for keys in named)


def sayings(context: Context, hits: list[Hit]) -> Answer | None:
    """Return what some passages say, each with those who say it."""
    lines = []
    for hit in hits[:MOST]:
        names = context.comma.join(dict.fromkeys(map(context.name, holders(context, hit))))
        if context.question.cued("own") and reported(context, hit) and context.stance(hit) != "asserts":
            stance = context.text(context.snapshot.vocabulary[f"kg:{context.stance(hit)}"]["labels"])
            names = context.say("reported", speaker=names, teller=_teller(context, hit), stance=stance)
        lines.append(context.say("says", speaker=names, text=context.statement(hit)))
    return context.answered("\n".join(dict.fromkeys(lines)), hits[:MOST]) if hits else None


def _teller(context: Context, hit: Hit) -> str:
    """Return the names of those who tell a claim in their article, or in what they add to the one that they digest."""
    entry, wrote = context.snapshot.articles[hit.article], context.snapshot.writers(hit.passage)
    return context.comma.join(map(context.name, entry["speakers"] if wrote == entry["authors"] else wrote))
