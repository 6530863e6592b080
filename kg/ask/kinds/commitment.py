"""What the parties to an agreement promised or gave one another ("who gave what?"): that comes before when it was made
and what somebody thinks of it."""

from __future__ import annotations

from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.retrieval.telling import at
from kg.thesaurus import MARK

AGREED = ("Treaty", "Mechanism", "Document")
"""Classes of what parties agree on."""
BY, TO = {"kg:proposedBy", "kg:initiator"}, {"kg:addressedTo", "kg:target", "kg:recipient"}
"""Relations of a promise or a deed to the party that it is of, and to the other."""
FIRM = {"kg:promised", "kg:agreed"}
"""Modalities of what is promised, by one or by all."""
GIVING = "concede"
"""Group of the thesaurus of words for giving way."""
MOST = 8


def asked(context: Context) -> list[str]:
    """Return the agreements of which a question asks what their parties promised; none where it asks whether."""
    question = context.question
    if not question.cued("commitments") or question.cued("whether"):
        return []
    return [k for m in question.mentions for k in m.keys if context.any_is([k], *AGREED)]


def commitments_first(context: Context, plain: list[Hit]) -> list[Hit]:
    """Return the best hits after what the parties promised or gave, the nearest first, and who is said to have
    given way, where a question asks for that of an agreement."""
    snapshot, named = context.snapshot, asked(context)
    if not named:
        return plain
    on = at(context, sorted(snapshot.telling_of(named)))
    lines = {(a, b) for a, b in (snapshot.lines[h.place] for h in on if _commits(context, h))}
    beside = at(context, [p for a, b in sorted(lines) for p in range(a, b + 1)])
    given = {*snapshot.postings.fetch([MARK + GIVING]).get(MARK + GIVING, ())}
    told = [h for h in beside if _commits(context, h)] + [h for h in on if h.place in given]
    found = sorted({h.passage: h for h in told}.values(), key=lambda h: ("c" in h.traits, -h.score))
    return [*found[:MOST], *(h for h in plain if h.passage not in {f.passage for f in found})]


def _commits(context: Context, hit: Hit) -> bool:
    """Tell whether a passage tells what one party promised, or did to the other."""
    relations = context.stated(hit.passage)
    if {"c", "w", "t"} & set(hit.traits):
        return False
    parties = [o for _, p, o in relations if p in BY and context.any_is([o[3:]], "State", "GovernmentBody")]
    firm = any(p == "kg:modality" and o in FIRM for _, p, o in relations)
    aimed = any(p in TO and context.any_is([o[3:]], "State") for _, p, o in relations)
    return bool(parties) and (firm or (aimed and "p" not in hit.traits))
