"""Pending: what is told as announced, considered, planned, demanded or promised only: neither so, nor not so."""

from __future__ import annotations

from collections.abc import Sequence

from kg.ask.premises import acts, roles, slots, telling
from kg.ask.premises.verdict import LOOKED_AT, Verdict
from kg.ask.retrieval.choose import speaks_of, timely
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.mention import Mention

MEANT = {"kg:announced", "kg:planned", "kg:considered", "kg:proposed", "kg:promised", "kg:decided", "kg:threatened"}
"""Modalities by which somebody speaks of what that one itself may do."""
MOST = 2
"""How many such statements are told."""


def pending(context: Context) -> Verdict | None:
    """Return the statements by which who is asked of has spoken of doing the very act, where none tells it as done."""
    question = context.question
    asked = acts.asked(context)
    doer, *more = roles.doers(context)
    if not asked or more or question.cued("suppose") or any(a.wished for a in asked):
        return None
    others = [m for m in question.mentions if m is not doer]
    if not others:
        return _only_wanted(context, doer, asked)
    found: list[Hit] = []
    for hit in context.hits[: 2 * LOOKED_AT]:
        if not all(_spoken(context, hit, m) for m in others) or not timely(context, hit):
            continue
        sure = not set("cpw") & set(hit.traits)
        done = sure and any(telling.told(context, hit, a) in {"done", "held"} for a in asked)
        # Somebody else's doing it tells nothing of who is asked of.
        if done and (_spoken(context, hit, doer) or roles.means(context, doer, context.ends(hit.passage))):
            return None
        if "c" not in hit.traits and slots.counted(context, hit) and _means_to(context, hit, doer, others, asked):
            found.append(hit)
    return Verdict("pending", _apart(context, found)[:MOST]) if found else None


def _only_wanted(context: Context, doer: Mention, asked: Sequence[acts.Act]) -> Verdict | None:
    """Return the statements that tell an act, of the one thing that a question names and of all else that it says, as
    wanted or expected only, where none tells it as done."""
    words = [a for a in context.sought if not a.mention and a.groups and not any(x.own & set(a.groups) for x in asked)]
    found: list[Hit] = []
    for hit in context.hits[: 2 * LOOKED_AT]:
        if "w" in hit.traits or not (slots.holds(hit, words) and speaks_of(context, hit, doer)):
            continue
        told = {telling.told(context, hit, a) for a in asked}
        if told & {"done", "held", "denied"}:
            return None
        if told == {"wanted"} and slots.fits(context, hit):
            found.append(hit)
    return Verdict("pending", _apart(context, found)[:MOST]) if found else None


def _spoken(context: Context, hit: Hit, mention: Mention) -> bool:
    """Tell whether a passage speaks of a thing, or spells its name in that of another: Brussels, of a conference."""
    text = context.english(hit)
    return speaks_of(context, hit, mention) or any(n in text for k in mention.keys for n in context.called(k, "en"))


def _means_to(context: Context, hit: Hit, doer: Mention, others: Sequence[Mention], asked: Sequence[acts.Act]) -> bool:
    """Tell whether a passage has somebody, or who holds an office there, mean to do each act to the very things."""
    for fact in context.facts(hit.passage).values():
        who, what = str(fact.get("kg:proposedBy", "")), str(fact.get("kg:proposes", ""))
        other = str(fact.get("kg:addressedTo", ""))
        if fact.get("kg:modality") == "kg:decided" and context.snapshot.is_a(other[3:], "Person"):
            # Whom others decide to send is to go, and they are not.
            who = other
        if fact.get("kg:modality") not in MEANT or not what or not _of(context, who, doer):
            continue
        names = context.called(what, "en")
        groups = context.meanings(what, "en")
        rest = [u for u in context.question.units if not groups & set(u.groups)]
        if all(a.own & groups for a in asked) and not rest and all(_named(context, m, fact, names) for m in others):
            return True
    return False


def _named(context: Context, mention: Mention, fact: dict[str, object], names: Sequence[str]) -> bool:
    """Tell whether what is meant to be done is done to what a question names."""
    own = (n for k in mention.keys for n in context.called(k, "en"))
    return any(f"id:{k}" in fact.values() for k in mention.keys) or any(n in name for n in own for name in names)


def _of(context: Context, who: str, doer: Mention) -> bool:
    """Tell whether somebody is whom a question names, or holds an office there."""
    if roles.means(context, doer, {who}):
        return True
    told = [context.parts(name) for name in context.snapshot.speaking_of(who[3:])]
    posts = {post for parts in told for post, facts in parts.items() if who in facts.get("org:member", ())}
    own = {o for parts in told for post in posts for o in parts.get(post, {}).get("org:organization", ())}
    return roles.means(context, doer, own)


def _apart(context: Context, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits without such as tell of the same proposal as one before them."""
    found: dict[frozenset[str], Hit] = {}
    for hit in hits:
        found.setdefault(frozenset(k for k, f in context.facts(hit.passage).items() if "kg:modality" in f), hit)
    return list(found.values())
