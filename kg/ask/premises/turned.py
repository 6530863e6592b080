"""Turned: the very act, told of another than whom a question of yes or no has do it, or of the two the other way
round."""

from __future__ import annotations

from kg.ask.premises import acts, roles
from kg.ask.premises.verdict import LOOKED_AT, SAYING, Verdict, counted, supposed
from kg.ask.retrieval.choose import speaks_of, timely
from kg.ask.retrieval.context import Context


def turned(context: Context) -> Verdict | None:
    """Return the statement by which the very act goes from the other to whom the question has do it."""
    question, snapshot = context.question, context.snapshot
    own = {g for u in question.units for g in u.groups if snapshot.word_groups[g]["act"] or g in question.groups}
    own |= {k for g in own for k in snapshot.word_groups[g]["kinds"]}
    own -= SAYING
    if not own:
        return None
    (doer, *more), (_, goals) = roles.doers(context), roles.ends(context)
    goals = [m for m in goals if m is not doer and context.may_be(m, "Actor")]
    if more or len(goals) != 1:
        return None
    found = None
    for hit in context.hits[:LOOKED_AT]:
        told = roles.deed(context, hit)
        named = all(speaks_of(context, hit, m) for m in question.mentions)
        groups = context.groups(context.english(hit))
        if not named or not groups & own or "c" in hit.traits or "n" in hit.traits:
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
    if not own or more or not others or not context.may_be(doer, "Actor") or supposed(question):
        return None
    found: set[str] = set()
    for hit in context.hits[: 4 * LOOKED_AT]:
        groups = context.groups(context.english(hit))
        if "w" in hit.traits or not all(one & groups for one in own):
            continue
        if speaks_of(context, hit, doer):
            return None
        whole = all(speaks_of(context, hit, m) for m in others) and timely(context, hit) and counted(context, hit)
        told = {d for d in roles.deed(context, hit).doers if context.snapshot.is_a(d[3:], "Actor")}
        theirs = told and not any(roles.means(context, m, told) for m in others)
        if not found and whole and theirs and not set("cnkt") & set(hit.traits):
            found = told
    # What somebody did may be told of that one's state.
    alike = not context.may_be(doer, "Person") or any(context.snapshot.is_a(d[3:], "Person") for d in found)
    return Verdict("rival", []) if found and alike else None
