"""Who holds an office: told from the holdings of offices in the graph, whatever words a statement says it in."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.ask.answer import Answer
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.office import OFFICES, Holding, called, held_in_states, means, states_in
from kg.ask.understanding.question import Question


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
    # Words by which an office may be named have no other groups.
    meant = {g for u in question.units if OFFICES & set(u.groups) for g in u.groups}
    if question.years or question.articles or not question.groups <= meant or _more(question):
        return None
    offices = [m for m in question.mentions if context.may_be(m, "Role")]
    groups = OFFICES & question.groups
    if len(offices) != 1 and (offices or not groups):
        return None
    others = [m for m in question.mentions if m not in offices]
    known = held_in_states(context.snapshot)
    if offices:
        same = [h for h in known if h.role in offices[0].keys]
    else:
        same = [h for h in known if groups & context.groups(called(context.snapshot, h.role))]
    named = {k for m in others for k in m.keys}
    same = [h for h in same if h.who in named] or same
    found = [h for h in same if all(_belongs(context, h, m, same) for m in others)]
    if not found or not (offices or others):
        return None
    hits = sorted({hit for held in found if (hit := telling(context, held))}, key=lambda h: h.place)
    return context.tell(hits) if hits else None


def fills(context: Context, hit: Hit) -> bool:
    """Tell whether a passage tells of somebody whom the question does not name and who is told to hold the office that
    it asks the holder of, or names that office beside them; true where it asks for none. Who else is told of did not
    hold it."""
    roles, groups = _asked(context)
    if not (roles or groups):
        return True
    others = context.others(hit.passage, "Person")
    known = {h.who for h in held_in_states(context.snapshot) if h.role in roles or h.groups & groups}
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
    found = []
    for mention in question.mentions:
        if own := {k for k in mention.keys if context.snapshot.is_a(k, "Role")}:
            groups = {g for k in own for g in means(context.snapshot, k)}
            found.append(Office(mention.start, mention.end, own, groups))
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
        left = question.grammar.cues[name].sub(lambda m: "", left)
    return bool(re.search(r"\w", left))


def joined(question: Question, between: str) -> bool:
    """Tell whether no more stands between an office and somebody than may stand between it and who holds it."""
    return any(cue.fullmatch(between) for cue in question.grammar.cues["office_joined"])


def _belongs(context: Context, held: Holding, mention: Mention, same: list[Holding]) -> bool:
    """Tell whether an office is held by, in or under what a name means. Who heads a government is told with an office
    in it, or else is spoken of in the section that tells of it, where no other is known to have held it under them."""
    snapshot = context.snapshot
    if {held.who, *held.bodies, *states_in(snapshot, called(snapshot, held.role))} & set(mention.keys):
        return True
    people = {k for k in mention.keys if snapshot.is_a(k, "Person")}
    if held.under or not people or any(people & h.under for h in same):
        return bool(people & held.under)
    told = [snapshot.passages[h.passage] for h in [telling(context, held)] if h]
    near = [snapshot.passages[name] for k in people for name in snapshot.speaking_of(k)]
    return any((a["article"], a["section"]) == (b["article"], b["section"]) for a in told for b in near)


def telling(context: Context, held: Holding) -> Hit | None:
    """Return the passage that tells of a holding."""
    snapshot = context.snapshot
    for place in snapshot.occurrences.get(held.who, ()):
        if any(s == f"id:{held.membership}" for s, _, _ in context.triples(snapshot.order[place])):
            return plain(snapshot, place)
    return None
