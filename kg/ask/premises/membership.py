"""Membership: whether somebody is a member of something, and that a member has not left it."""

from __future__ import annotations

from kg.ask.premises import acts, roles
from kg.ask.premises.verdict import LOOKED_AT, Verdict, supposed
from kg.ask.retrieval.choose import speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.understanding.mention import Mention
from kg.expression import Expression

MEMBER, LEAVING = "member", {"withdraw"}
"""Groups of the thesaurus that ask for a membership, and that end one."""
UNSURE = set("cpnw")
"""Traits of passages that tell what is claimed, meant or denied."""
FORCES = Expression(r"[军兵]|\btroops?\b|\bforces?\b|\bhome\b")
"""What is withdrawn from somewhere without any membership being left."""
PRESENT = Expression(r"\b(?:is|are)\b(?: [\w-]+){0,2} members?\b|, an? [\w-]+ member\b|\btakes? part\b|\bbelongs? to\b")
"""How an English summary tells that somebody is, and not was once, a member."""


def membership(context: Context) -> Verdict | None:
    """Return the statement that somebody is a member of what a question asks after, or has that one leave."""
    question = context.question
    groups = [set(u.groups) for u in question.units]
    asked, left = all(MEMBER in g for g in groups), all(g & LEAVING for g in groups)
    if not groups or not (asked or left) or supposed(question) or question.years:
        return None
    if left and any(FORCES.search(u.text) for u in question.units):
        return None
    doer, *more = roles.doers(context)
    wholes = [m for m in question.mentions if m is not doer]
    if more or len(wholes) != 1 or any(a.wished for a in acts.asked(context)):
        return None
    hit = _told(context, {f"id:{k}" for k in doer.keys}, {f"id:{k}" for k in wholes[0].keys})
    if hit is None or (left and _leaves(context, doer)):
        return None
    return Verdict("yes" if asked else "no", [hit])


def _told(context: Context, members: set[str], wholes: set[str]) -> Hit | None:
    """Return the statement that plainly tells of a membership, the shortest."""
    snapshot = context.snapshot
    found = []
    for place in sorted({p for m in members for p in snapshot.occurrences.get(m[3:], ())}):
        name = snapshot.order[place]
        if UNSURE & set(snapshot.traits[place]):
            continue
        if any(s in members and p == "kg:memberOf" and o in wholes for s, p, o in context.relations(name)):
            text = snapshot.passages[name]["summary"]["en"]
            found += [(len(text), place)] if PRESENT.search(text) else []
    return plain(snapshot, min(found)[1]) if found else None


def _leaves(context: Context, doer: Mention) -> bool:
    """Tell whether anything near has somebody leave."""
    mentions = context.question.mentions
    near = [h for h in context.hits[: 2 * LOOKED_AT] if all(speaks_of(context, h, m) for m in mentions)]
    near = [h for h in near if roles.means(context, doer, roles.deed(context, h).doers)]
    return any(acts.told(context, h, a) in {"done", "held"} for h in near for a in acts.asked(context))
