"""Parts: the passages that each tell a part, kind or means of a whole, and how many it is said to have."""

from __future__ import annotations

from collections.abc import Collection

from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.terms import home_of

UPWARD = {"dcterms:isPartOf", "skos:broader", "kg:exampleOf", "kg:within", "kg:indicatorOf", "kg:caseOf"}
"""Relations from a part, kind or example to what it belongs to."""
DOWNWARD = {"kg:instrument", "kg:proposes"}
"""Relations from a thing to its means, and from a proposal to what it proposes."""
COMMON = 120
"""In how many passages something is named at most that counts as a whole with parts."""
MOST = 14
"""How many members are named at most."""


def parts(context: Context, whole: str, near: str) -> list[str]:
    """Return the passages of an article that each tell a part, kind or means of something, in their order; none where
    only one is told, or it is named everywhere. The article is that of the passage ``near``."""
    snapshot = context.snapshot
    places = snapshot.occurrences.get(whole, ())
    article = home_of(near) + "/"
    names = [n for n in (snapshot.order[p] for p in places) if n.startswith(article)]
    if len(places) > COMMON or len(names) < 2:
        return []
    snapshot.passages.read_ahead(names)
    told: dict[str, str] = {}
    examples: set[str] = set()
    for name in names:
        for s, p, o in context.relations(name):
            part = s if p in UPWARD and o == f"id:{whole}" else o if p in DOWNWARD and s == f"id:{whole}" else ""
            if part and snapshot.types(part) != ["Quantity"]:
                told.setdefault(part, name)
                examples |= {part} if p == "kg:exampleOf" else set()
    own = {part: name for part, name in told.items() if part not in examples}
    if len(own) > 1 and not {"example", "case"} & context.question.groups:
        # What a thing consists in, or is done by, is not what it was done in, where no examples are asked for.
        told = own
    return list(dict.fromkeys(told.values())) if len(told) > 1 else []


def counted(context: Context, name: str, among: Collection[int] = ()) -> list[str]:
    """Return what a passage says the number of; where numbers are given, only what there are so many of."""
    facts = [about for about in context.facts(name).values() if "kg:value" in about and "kg:of" in about]
    facts = [about for about in facts if str(about.get("kg:unit", "")).endswith("NUM")]
    wanted = set(map(str, among))
    return [about["kg:of"][3:] for about in facts if not wanted or str(about["kg:value"]["value"]) in wanted]


def enumerated(context: Context) -> list[Hit]:
    """Return the hits that tell the parts, kinds or means of something that the question names."""
    # What a time is made up of is not what is counted in it.
    keys = [k for m in context.question.mentions for k in m.keys if not context.snapshot.is_a(k, "Period")]
    by_name = {h.passage: h for h in context.hits}
    found = [by_name[n] for k in keys for n in parts(context, k, context.hits[0].passage) if n in by_name]
    return list(dict.fromkeys(found))[:MOST]


def in_order(context: Context, names: list[str]) -> list[str]:
    """Return passages in the order of the text; of time where each tells one date."""
    dates = [{a["kg:date"]["value"] for a in context.facts(n).values() if "kg:date" in a} for n in names]
    when = {n: min(found) if len(found) == 1 else "" for n, found in zip(names, dates, strict=True)}
    dated = all(when.values())
    return sorted(names, key=lambda n: (when[n] if dated else "", context.snapshot.places[n]))


def numbered(context: Context, names: list[str]) -> list[str]:
    """Return the lines of a list: its statements, each once, with their numbers where there are several."""
    lines = list(dict.fromkeys(context.statement_of(n) for n in names))
    said = [f"{n}. {line}" for n, line in enumerate(lines, 1)] if len(lines) > 1 else [f"• {line}" for line in lines]
    for name in names:
        line = context.statement_of(name)
        for said_as in (line, *(n for n in said if n.endswith(f". {line}"))):
            context.answer.back(said_as, [name])
    return said
