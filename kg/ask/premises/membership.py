"""Membership: whether somebody is a member of something, and that a member has not left it, nor stays out of it."""

from __future__ import annotations

from collections.abc import Collection

from kg.ask.premises import acts, roles, slots, telling
from kg.ask.premises.deeds import owners, sources, subject
from kg.ask.premises.stated import asks_who
from kg.ask.premises.verdict import Verdict
from kg.ask.retrieval.choose import said
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.understanding.capital import standing
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.numeral import CHARACTERS, WORDS, number
from kg.ask.understanding.office import officials
from kg.expression import Expression

OF_PART, LEAVING = {"member", "join"}, {"withdraw"}
"""Groups of the thesaurus that ask for a membership, and that end one."""
UNSURE = set("cpnw")
"""Traits of passages that tell what is claimed, meant or denied."""
FORCES = Expression(r"\b(?:troops?|forces?|home)\b")
"""What an English summary tells to be withdrawn without any membership being left."""
MEMBER_OF = ("kg:memberOf", "kg:participatesIn")
PARTY = (*MEMBER_OF, "kg:partyTo")
"""Relations of a member to what it is a member of, and of a party to a treaty."""
NEAR, LEAST = 20, 0.3
"""Among how many of the best passages one is looked for, and the share of a question's words that it must hold where
the question names none of what it lists."""
_NUMBER = Expression(rf"\b(?:{'|'.join(WORDS)}|\d+)\b|[{CHARACTERS}\d](?=[个個项項つ])")
ENDED = {"terminate", "withdraw"}
"""Groups by which somebody ceases to be a party."""
PRESENT = Expression(r"\b(?:is|are)\b(?: [\w-]+){0,2} members?\b|, an? [\w-]+ member\b|\btakes? part\b|\bbelongs? to\b")
"""How an English summary tells that somebody is, and not was once, a member."""


def membership(context: Context) -> Verdict | None:
    """Return the statement that somebody is a member of what a question asks after, or has that one leave."""
    question = context.question
    groups = [set(u.groups) for u in question.units]
    asked, left = all(g & OF_PART for g in groups), bool(groups) and all(g & LEAVING for g in groups)
    # Who was a member in some year is told by dates; who is one has not left in any.
    if not (asked or left) or question.cued("suppose") or (question.years and not left):
        return None
    # "Is it in that group?" has no word for it, and forces that are withdrawn leave none.
    wordless = not groups and question.loose.strip(question.grammar.particles)
    if wordless or (left and any(question.grammar.cues["forces"].stand_in(u.text) for u in question.units)):
        return None
    doer, *more = roles.doers(context) if groups else question.mentions[:1]
    wholes = [m for m in question.mentions if m is not doer]
    if more or len(wholes) != 1 or any(a.wished for a in acts.asked(context)):
        return None
    hit = _told(context, {f"id:{k}" for k in doer.keys}, {f"id:{k}" for k in wholes[0].keys})
    return Verdict("yes" if asked else "no", [hit]) if hit else None


def unleft(context: Context) -> Hit | None:
    """Return the statement that somebody is a member of, or a party to, what a question takes it for granted that that
    one has left or ended, where nothing tells of it, done or announced."""
    question = context.question
    taken = not (question.negative or question.cued("suppose") or asks_who(context))
    if not taken or slots.asks(context, slots.OPEN | slots.WHO):
        return None
    for act in acts.asked(context):
        doer = subject(context, act.place) if act.own & ENDED and not act.wished else None
        wholes = {
            f"id:{k}" for m in (acts.clause(question, act.place) if doer else []) if m is not doer for k in m.keys
        }
        if doer is None:
            continue
        hit = _told(context, {f"id:{k}" for k in doer.keys}, wholes, PARTY)
        ended = act._replace(own=act.own | ENDED)
        near = [h for h in context.hits if hit and wholes & context.ends(h.passage)]
        told = [(telling.told(context, h, ended), h) for h in near]
        told = [(how, h) for how, h in told if how and _concerns(context, h, doer, ended, wholes)]
        if hit and all(how in {"wanted", "denied"} for how, _ in told):
            # What somebody has thought of doing comes nearest to what was not done.
            wanted = (h for how, h in told if how == "wanted" and "c" not in h.traits)
            # That it was kept in force decides it more plainly than that somebody is a party.
            kept = (h for h in near if not UNSURE & set(h.traits) and "kg:extension" in context.ends(h.passage))
            return next((h for h in wanted if not FORCES.search(context.english(h))), next(kept, hit))
    return None


def _concerns(context: Context, hit: Hit, doer: Mention, act: acts.Act, wholes: Collection[str]) -> bool:
    """Tell whether a passage may have somebody leave or end some things: by what it says, where that tells who does it,
    or what is left."""
    who, own = owners(context, hit, act.own), standing(context.snapshot, doer)
    left = sources(context, hit, act.own)
    if left and not any(f"id:{k}" in wholes for k in left):
        # Troops that leave a state leave no alliance.
        return False
    return bool(own & (who | officials(context.snapshot, who))) if who else bool(own & context.things(hit.passage))


def _told(context: Context, members: set[str], wholes: set[str], relations: Collection[str] = MEMBER_OF) -> Hit | None:
    """Return the statement that plainly tells of a membership, the shortest."""
    snapshot = context.snapshot
    found = []
    for place in sorted({p for m in members for p in snapshot.occurrences.get(m[3:], ())}):
        name = snapshot.order[place]
        if UNSURE & set(snapshot.traits[place]):
            continue
        told = {p for s, p, o in context.relations(name) if s in members and p in relations and o in wholes}
        text = snapshot.passages[name]["summary"]["en"]
        if told - set(MEMBER_OF) or (told and PRESENT.search(text)):
            found.append((len(text), place))
    return plain(snapshot, min(found)[1]) if found else None


def member(context: Context) -> Hit | None:
    """Return the statement that somebody takes part in all that the question has that one stay out of: in what it
    names, or in as many things as it gives the number of."""
    question = context.question
    if "stay-out" not in question.groups or question.cued("suppose"):
        return None
    named = {f"id:{k}" for k in question.keys}
    actors = {f"id:{k}" for k in slots.actors(context)}
    given = {number(m[0]) for m in _NUMBER.finditer(question.folded)}
    for hit in context.hits[:NEAR]:
        if UNSURE - {"w"} & set(hit.traits):
            continue
        parts = [(s, o) for s, p, o in context.triples(hit.passage) if p in MEMBER_OF and isinstance(o, str)]
        for one in sorted(actors & {s for s, _ in parts}):
            own = {o for s, o in parts if s == one}
            all_ = len(own) > 1 and len(own) in given and said(context, hit) >= LEAST
            if all_ or named & own - {one}:
                return hit
    return None
