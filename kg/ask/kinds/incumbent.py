"""Who holds an office: told from the holdings of offices in the graph, whatever words a statement says it in."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.ask.answer import Answer
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.question import Question

OFFICES = {"foreign-minister", "defence-minister", "prime-minister", "president", "ambassador"}
"""Groups of the thesaurus that mean an office."""
KEPT = "offices of states"
"""Under what name they are kept."""
OF_STATE = ("State", "GovernmentBody")
"""Classes of what an office is held in that only one holds at a time, and is known by."""


class Holding(NamedTuple):
    """An office that the graph knows somebody to hold.

    Attributes
    ----------
    who : str
    role : str
    groups : set of str
        Groups of the thesaurus that mean it.
    under : set of str
        Heads of government under whom it is held.
    membership : str
        Key of the holding itself.
    body : str
        In what it is held.
    """

    who: str
    role: str
    groups: set[str]
    under: set[str]
    membership: str
    body: str


class Office(NamedTuple):
    """An office in a question.

    Attributes
    ----------
    start, end : int
        Its place in the folded question.
    keys : set of str
        Roles that it may mean.
    groups : set of str
        Groups of the thesaurus that mean it.
    """

    start: int
    end: int
    keys: set[str]
    groups: set[str]


def incumbents(context: Context) -> Answer | None:
    """Return the statements of who holds an office that a question asks for and of nothing else, or of whose government
    somebody holds it in; None where it asks more, or no such holding is known."""
    question = context.question
    if question.years or question.articles or not {g for u in question.units for g in u.groups} <= _meant(context):
        return None
    if _more(question):
        return None
    offices = [m for m in question.mentions if any("Role" in context.snapshot.types(k) for k in m.keys)]
    groups = OFFICES & question.groups
    if len(offices) != 1 and (offices or not groups):
        return None
    others = [m for m in question.mentions if m not in offices]
    known = holdings(context)
    if offices:
        same = [h for h in known if h.role in offices[0].keys]
    else:
        same = [h for h in known if groups & context.groups(_called(context, h))]
    named = {k for m in others for k in m.keys}
    same = [h for h in same if h.who in named] or same
    found = [h for h in same if all(_belongs(context, h, m, same) for m in others)]
    if not found or not (offices or others):
        return None
    hits = [hit for held in found for hit in [telling(context, held)] if hit]
    hits = list(dict.fromkeys(sorted(hits, key=lambda h: h.place)))
    return context.answered(context.listed(hits), hits) if hits else None


def fills(context: Context, hit: Hit) -> bool:
    """Tell whether a passage tells of somebody whom the question does not name and who is told to hold the office that
    it asks the holder of, or names that office beside them; true where it asks for none. Who else is told of did not
    hold it."""
    roles, groups = _asked(context)
    if not (roles or groups):
        return True
    others = context.others(hit.passage, "Person")
    known = {h.who for h in holdings(context) if h.role in roles or h.groups & groups}
    said = groups & context.groups(context.english(hit)) or roles & context.things(hit.passage)
    return bool(others & known) or bool(others and said)


def _asked(context: Context) -> tuple[set[str], set[str]]:
    """Return the offices whose holder a question asks for ("who was ambassador", "which minister"), as roles and as
    groups of the thesaurus."""
    text, cues = context.question.folded, context.question.grammar.cues

    def asked(office: Office) -> bool:
        before, after = text[: office.start], text[office.end :]
        return cues["holder_before"].stand_in(before) or cues["holder_after"].stand_in(after)

    found = [o for o in offices(context) if asked(o)]
    return {k for o in found for k in o.keys}, {g for o in found for g in o.groups}


def offices(context: Context) -> list[Office]:
    """Return the offices that a question names, by the names of roles first."""
    question = context.question
    named = [(m, {k for k in m.keys if "Role" in context.snapshot.types(k)}) for m in question.mentions]
    found = [Office(m.start, m.end, own, {g for k in own for g in means(context, k)}) for m, own in named if own]
    for match in context.phrases(question.folded):
        groups = OFFICES & set(match.groups)
        if groups and all(match.end <= m.start or match.start >= m.end for m in question.mentions):
            found.append(Office(match.start, match.end, set(), groups))
    return found


def _more(question: Question) -> bool:
    """Tell whether a question has words left over besides those that stand between an office and who holds it, or
    say in whose government it is held."""
    left = question.loose
    for name in ("office_joined", "office_under"):
        for cue in question.grammar.cues[name]:
            left = cue.sub("", left)
    return bool(re.search(r"\w", left))


def joined(question: Question, between: str) -> bool:
    """Tell whether no more stands between an office and somebody than may stand between it and who holds it."""
    return any(cue.fullmatch(between) for cue in question.grammar.cues["office_joined"])


def _meant(context: Context) -> set[str]:
    """Return the groups of the thesaurus of words by which a question may name an office: all that such a word has."""
    return {g for u in context.question.units if OFFICES & set(u.groups) for g in u.groups}


def _belongs(context: Context, held: Holding, mention: Mention, same: list[Holding]) -> bool:
    """Tell whether an office is held by, in or under what a name means. Who heads a government is told with an office
    in it, or else is spoken of in the section that tells of it, where no other is known to have held it under them."""
    snapshot = context.snapshot
    if {held.who, held.body} & set(mention.keys):
        return True
    fold = snapshot.folder_of_names.fold
    states = [k for k in mention.keys if snapshot.is_a(k, "State")]
    names = {fold(n) for k in states for n in snapshot.labels(k).get("en", ())}
    if any(re.search(rf"\b{re.escape(n)}\b", _called(context, held)) for n in names):
        return True
    people = {k for k in mention.keys if snapshot.is_a(k, "Person")}
    if held.under or not people or any(people & h.under for h in same):
        return bool(people & held.under)
    told = [snapshot.passages[h.passage] for h in [telling(context, held)] if h]
    near = [snapshot.passages[name] for k in people for name in snapshot.speaking_of(k)]
    return any((a["article"], a["section"]) == (b["article"], b["section"]) for a in told for b in near)


def _called(context: Context, held: Holding) -> str:
    """Return the first name of an office: others, as of a president's adviser, hold those of other offices."""
    return context.snapshot.folder_of_names.fold(context.snapshot.label(held.role, "en"))


def telling(context: Context, held: Holding) -> Hit | None:
    """Return the passage that tells of a holding."""
    snapshot = context.snapshot
    for place in snapshot.occurrences.get(held.who, ()):
        if any(s == f"id:{held.membership}" for s, _, _ in context.triples(snapshot.order[place])):
            return plain(snapshot, place)
    return None


def holdings(context: Context) -> list[Holding]:
    """Return the offices of states and their bodies that somebody holds, those first told first."""
    snapshot = context.snapshot
    # The same for every question that is asked.
    if KEPT in snapshot.kept:
        known: list[Holding] = snapshot.kept[KEPT]
        return known
    roles, bodies, heads = (_by_one(context, r) for r in ("org:role", "org:organization", "skos:related"))
    found: dict[str, Holding] = {}
    for key, who in snapshot.relations["org:member"]:
        own = [body for body in bodies.get(key, ()) if any(snapshot.is_a(body, c) for c in OF_STATE)]
        for role in roles.get(key, ()) if own else ():
            under = {head for head in heads.get(key, ()) if snapshot.is_a(head, "Person")}
            found.setdefault(key, Holding(who, role, means(context, role), under, key, own[0]))
    held = snapshot.kept[KEPT] = list(found.values())
    return held


def _by_one(context: Context, relation: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one, other in context.snapshot.relations[relation]:
        found.setdefault(one, []).append(other)
    return found


def means(context: Context, role: str) -> set[str]:
    """Return the groups of the thesaurus that an office's names hold."""
    return {g for n in context.called(role) for g in context.groups(n)} & OFFICES
