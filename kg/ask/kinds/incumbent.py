"""Who holds an office: told from the holdings of offices in the graph, whatever words a statement says it in."""

from __future__ import annotations

import re

from kg.ask.answer import Answer
from kg.ask.premises.office import JOINED, OFFICES, Holding, holdings
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.understanding.mention import Mention
from kg.expression import Expression

UNDER = Expression(r"\bunder\b|政府|政权|手下|时期|政権|内阁|下", "under", "政府", "政权", "手下", "时期", "政権", "内阁", "下")
"""What says of an office whose government it is held in."""


def incumbents(context: Context) -> Answer | None:
    """Return the statements of who holds an office that a question asks for and of nothing else, or of whose government
    somebody holds it in; None where it asks more, or no such holding is known."""
    question = context.question
    if question.years or question.articles or not {g for u in question.units for g in u.groups} <= _meant(context):
        return None
    if re.search(r"\w", UNDER.sub(" ", JOINED.sub("", question.loose))):
        return None
    offices = [m for m in question.mentions if any("Role" in context.snapshot.types(k) for k in m.keys)]
    groups = OFFICES & question.groups
    if len(offices) != 1 and (offices or not groups):
        return None
    others = [m for m in question.mentions if m not in offices]
    known = holdings(context)
    same = [h for h in known if (h.role in offices[0].keys if offices else groups & context.groups(_called(context, h)))]
    named = {k for m in others for k in m.keys}
    same = [h for h in same if h.who in named] or same
    found = [h for h in same if all(_belongs(context, h, m, same) for m in others)]
    if not found or not (offices or others):
        return None
    hits = [hit for held in found for hit in [_telling(context, held)] if hit]
    hits = list(dict.fromkeys(sorted(hits, key=lambda h: h.place)))
    return context.answered(context.listed(hits), hits) if hits else None


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
    told = [snapshot.passages[h.passage] for h in [_telling(context, held)] if h]
    near = [snapshot.passages[name] for k in people for name in snapshot.speaking_of(k)]
    return any((a["article"], a["section"]) == (b["article"], b["section"]) for a in told for b in near)


def _called(context: Context, held: Holding) -> str:
    """Return the first name of an office: others, as of a president's adviser, hold those of other offices."""
    return context.snapshot.folder_of_names.fold(context.snapshot.label(held.role, "en"))


def _telling(context: Context, held: Holding) -> Hit | None:
    """Return the passage that tells of a holding."""
    snapshot = context.snapshot
    for place in snapshot.occurrences.get(held.who, ()):
        if any(s == f"id:{held.membership}" for s, _, _ in context.triples(snapshot.order[place])):
            return plain(snapshot, place)
    return None
