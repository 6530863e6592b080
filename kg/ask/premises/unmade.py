"""Unmade: journeys that were refused, and what somebody is a member of, where a question takes it the other way round.
"What came of Duterte's trip to Washington?" when he turned down every invitation."""

from __future__ import annotations

from kg.ask.premises import reality
from kg.ask.premises.roles import means
from kg.ask.retrieval.choose import said
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.understanding.numeral import CHARACTERS, WORDS, number
from kg.expression import Expression

WISHED = {"invite", "plan"}
"""Groups of the thesaurus by which a question itself says that a journey was no more than wanted."""
STAYING_OUT = "stay-out"
"""Group of the thesaurus that means to be no part of something."""
PART_OF = {"kg:participatesIn", "kg:memberOf"}
"""Relations of somebody to what that one is a part of."""
UNSURE = set("cpn")
"""Traits of passages that tell what somebody says, means to do, or denies."""
NEAR, LEAST = 20, 0.3
"""Among how many of the best passages one is looked for, and the share of a question's words that it must hold where
the question names none of what it lists."""
FEWEST = 2
"""How many things are a list."""
_NUMBER = Expression(rf"\b(?:{'|'.join(WORDS)}|\d+)\b|[{CHARACTERS}\d](?=[个個项項つ])")


def unvisited(context: Context) -> Hit | None:
    """Return the refusal of a journey that stands nowhere but in invitations and refusals, where the question has the
    one who refused go there, or to whoever asked."""
    question, snapshot = context.question, context.snapshot
    if question.negative or WISHED & question.groups or question.cued("suppose") or not question.cued("going"):
        return None
    people = {k for m in question.mentions for k in m.keys if snapshot.is_a(k, "Person")}
    found: list[tuple[bool, int]] = []
    for person in sorted(people):
        for place in snapshot.occurrences.get(person, ()):
            for fact in context.facts(snapshot.order[place]).values():
                key = str(fact.get("kg:proposes", ""))[3:]
                if _refuses(fact, person) and reality.only_proposed(context, key):
                    # Who turned down an invitation denies it more plainly than who said to be unwilling.
                    found += [("kg:respondsTo" not in fact, place)] * _leads(context, key, people - {person})
    return plain(snapshot, min(found)[1]) if found else None


def _refuses(fact: dict[str, object], person: str) -> bool:
    return fact.get("kg:modality") == "kg:refused" and fact.get("kg:proposedBy") == f"id:{person}"


def _leads(context: Context, journey: str, others: set[str]) -> bool:
    """Tell whether a journey leads to a state that the question names, or names a place in, or whose head."""
    relations = context.snapshot.relations
    found = {end for key, end in relations["kg:destination"] if key == journey}
    if found:
        acts_ = {act for act, key in relations["kg:proposes"] if key == journey}
        invited = {who for act, who in relations["kg:proposedBy"] if act in acts_}
        inside = found
        while inside:
            inside = {place for place, whole in relations["kg:locatedIn"] if whole in inside} - found
            found |= inside
        found |= invited
    ends = {f"id:{key}" for key in found}
    asked = [m for m in context.question.mentions if not context.snapshot.is_a(m.keys[0], "Person")]
    return any(means(context, m, ends) for m in asked) or any(f"id:{k}" in ends for k in others)


def member(context: Context) -> Hit | None:
    """Return the statement that somebody takes part in all that the question has that one stay out of: in what it
    names, or in as many things as it gives the number of."""
    question = context.question
    if STAYING_OUT not in question.groups or question.cued("suppose"):
        return None
    named = {f"id:{k}" for m in question.mentions for k in m.keys}
    actors = {f"id:{k}" for m in question.mentions if context.may_be(m, "Actor") for k in m.keys}
    given = {number(m[0]) for m in _NUMBER.finditer(question.folded)}
    for hit in context.hits[:NEAR]:
        if UNSURE & set(hit.traits):
            continue
        parts = [(s, o) for s, p, o in context.triples(hit.passage) if p in PART_OF and isinstance(o, str)]
        for one in sorted(actors & {s for s, _ in parts}):
            own = {o for s, o in parts if s == one}
            all_ = len(own) >= FEWEST and len(own) in given and said(context, hit) >= LEAST
            if all_ or named & own - {one}:
                return hit
    return None
