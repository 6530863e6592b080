"""Who says something, and who is meant."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.choose import answering
from kg.ask.context import Context
from kg.ask.premise import FEW_WORDS
from kg.ask.retrieve import Hit

PERSONS = {"Person"}
SAID_BY = {"kg:claimant", "kg:proposedBy", "kg:accordingTo", "dcterms:creator", "rdf:type"}
SAYING = {"scholar", "argue", "say", "criticise", "define", "propose", "explain", "predict", "recommend", "warn"}
"""Groups of the thesaurus by which a question asks who says something."""


def who_says(context: Context) -> Answer | None:
    """Who says something: the claimants of the best claims."""
    found = answering(context, 0.6, 12)
    hits = [h for h in found if set(h.traits) & set("cpn")] or found[:4]
    if not hits:
        return None
    lines = []
    for hit in hits[:6]:
        entry = context.snapshot.passages[hit.passage]
        speakers = [
            o[3:] for _, p, o in entry["triples"] if p in {"kg:claimant", "kg:proposedBy"} and isinstance(o, str)
        ]
        names = ", ".join(dict.fromkeys(context.name(k) for k in speakers or [entry["speaker"]]))
        lines.append(context.say("says", speaker=names, text=context.statement(hit)))
    return context.answered("\n".join(dict.fromkeys(lines)), hits[:6])


def person(context: Context) -> Answer | None:
    """Who took part, held an office, or did something: the statements that name somebody the question doesn't."""
    hits = [h for h in answering(context, 0.55, 20) if h.words >= FEW_WORDS and names_another(context, h, PERSONS)]
    return context.answered(context.listed(hits[:6]), hits[:6]) if hits else None


def names_another(context: Context, hit: Hit, classes: set[str]) -> bool:
    asked = {f"id:{k}" for m in context.question.mentions for k in m.keys}
    # Who makes a statement has no part in what it tells, unless that is what is asked.
    left = set() if SAYING & context.question.groups else SAID_BY
    ends = {e for s, p, o in context.triples(hit.passage) if p not in left for e in (s, o) if isinstance(e, str)}
    return any(classes & set(context.snapshot.types(e)) for e in ends - asked if e.startswith("id:"))
