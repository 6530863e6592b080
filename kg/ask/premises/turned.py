"""Turned: the very act that a question of yes or no asks of, told with another in one of its slots: its opposite in its
place, another as who does it, the two the other way round, or another date."""

from __future__ import annotations

from kg.ask.premises import acts, roles, slots, telling
from kg.ask.premises.affirmation import affirmed
from kg.ask.premises.verdict import LOOKED_AT, SAYING, Verdict
from kg.ask.retrieval.choose import speaks_of, speaks_of_each, timely
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.mention import Mention

SIDES = {"support", "oppose"}
"""Groups of the thesaurus that are each other's opposites; the relations that say so are called the same, with an s."""
OWN = {"asserts", "endorses"}
"""Stances of an author to what that one holds to be so."""
TRENDS = {"increase", "decrease", "strengthen", "weaken"}
"""Groups of the thesaurus for what may be so at one time and the reverse at another."""


def opposed(context: Context, doer: Mention) -> Verdict | None:
    """Return the statement by which whom the question has support something opposes that very thing, or the reverse; or
    by which that one does support it, in whatever words."""
    question = context.question
    asked = {f"kg:{g}s" for g in SIDES if g in question.groups}
    if len(asked) != 1 or question.cued("suppose"):
        return None
    words = [a for a in context.sought if len(a.text) > 1 and not SIDES & set(a.groups)]
    whole = [a for a in words if a.mention != doer]
    if not whole or not all(a.known for a in whole):
        return None
    told = ((h, *relation) for h in context.hits[:LOOKED_AT] for relation in context.relations(h.passage))
    stands = [(h, p, o) for h, s, p, o in told if p[3:-1] in SIDES and roles.means(context, doer, {s})]
    things = [m for m in question.mentions if m is not doer]
    for hit, p, o in stands:
        # A plain triple is so, whatever else its passage has somebody judge of it.
        stance = context.snapshot.passages[hit.passage]["stance"]
        plain = stance in OWN and not set("pn") & set(hit.traits) and slots.fits(context, hit)
        itself = slots.means_any(context, things, {o})
        if not plain or not slots.holds(hit, whole) or (things and not itself):
            continue
        if itself and p in asked:
            return Verdict("yes", [hit])
        if p not in asked and not any(q in asked and x == o for _, q, x in stands):
            return Verdict("no", [hit])
    return None


def contrary(context: Context, doer: Mention) -> Verdict | None:
    """Return the statement of a fact by which whom the question names did the opposite of what is asked to the very
    things ("continued" what it is asked to have given up), where none tells of the act itself."""
    question, asked, others = context.question, acts.asked(context), slots.others(context)
    if len(asked) != 1 or asked[0].wished or not asked[0].against or not others or question.cued("suppose"):
        return None
    # What rose may have fallen at another time, and what else is said of the act is not denied.
    alone = len(question.units) < 2 and not TRENDS & asked[0].own
    found: list[Hit] = []
    for hit in slots.speaking(context, (doer, *others), LOOKED_AT) if alone else ():
        told = telling.told(context, hit, asked[0])
        if told in {"done", "held"} and not set("cp") & set(hit.traits):
            return None
        opposite = told == "denied" and not set("cpnwt") & set(hit.traits)
        own = roles.means(context, doer, roles.deed(context, hit).doers) or roles.by_its_body(context, hit, doer)
        if opposite and own and slots.fits(context, hit):
            found.append(hit)
    return Verdict("no", found[:1]) if found else None


def turned(context: Context) -> Verdict | None:
    """Return the statement by which the very act goes from the other to whom the question has do it."""
    question, snapshot = context.question, context.snapshot
    own = (question.groups | {k for g in question.groups for k in snapshot.word_groups[g]["kinds"]}) - SAYING
    (doer, *more), (_, goals) = roles.doers(context), roles.ends(context)
    goals = [m for m in goals if m is not doer and context.may_be(m, "Actor")]
    if not own or more or len(goals) != 1:
        return None
    found = None
    for hit in slots.speaking(context, question.mentions, LOOKED_AT):
        told = roles.deed(context, hit)
        if set("cn") & set(hit.traits) or not context.groups(context.english(hit)) & own:
            continue
        given = roles.means(context, goals[0], told.sources | (told.doers - told.receivers))
        if given and roles.means(context, doer, told.receivers):
            found = found or hit
        elif roles.means(context, doer, told.doers - told.receivers) and not roles.means(context, goals[0], told.doers):
            # The act goes the way of the question as well.
            return None
    return Verdict("reverse", [found]) if found else None


def of_another(context: Context) -> Verdict | None:
    """Tell that another did the very act, where nothing tells it of whom the question names; none where it is told of
    that act only by the way."""
    question = context.question
    own = [set(a.own) for a in acts.asked(context) if not a.wished]
    doer, *more = roles.doers(context)
    others = [m for m in question.mentions if m is not doer]
    if not own or more or not others or not context.may_be(doer, "Actor") or question.cued("suppose"):
        return None
    found: set[str] = set()
    for hit in context.hits[: 4 * LOOKED_AT]:
        groups = context.groups(context.english(hit))
        if "w" in hit.traits or not all(one & groups for one in own):
            continue
        if speaks_of(context, hit, doer):
            return None
        told = {d for d in roles.deed(context, hit).doers if context.snapshot.is_a(d[3:], "Actor")}
        theirs = told and not slots.means_any(context, others, told) and not set("cnkt") & set(hit.traits)
        if not found and theirs and speaks_of_each(context, hit, others) and slots.fits(context, hit):
            found = told
    # What somebody did may be told of that one's state.
    alike = not context.may_be(doer, "Person") or any(context.snapshot.is_a(d[3:], "Person") for d in found)
    return Verdict("rival", []) if found and alike else None


def otherwise_dated(context: Context) -> Verdict | None:
    """Return the statement by which the very act of the very doer is told, but of another date."""
    if not context.question.years:
        return None
    found = [affirmed(context, d, dated=False) for d in roles.doers(context)]
    hits = [h for v in found if v is not None for h in v.hits]
    if len(found) != 1 or not hits or timely(context, hits[0]):
        return None
    return Verdict("another_date", hits) if any(v["when"] for v in context.values(hits[0].passage)) else None
