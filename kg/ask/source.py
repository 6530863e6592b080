"""Where a statement stands and what it rests on."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.choose import answering
from kg.ask.context import Context
from kg.ask.retrieve import Hit


def provenance(context: Context) -> Answer | None:
    """Where something stands and what it rests on: the statements, and the works that they cite."""
    hits = answering(context, 0.6, 8, joint=context.question.several)
    if not hits:
        return None
    hits = list(dict.fromkeys([*_table_sources(context, hits), *hits]))[:8]
    cited = [w for h in hits for w in context.snapshot.passages[h.passage].get("cites", ())]
    answer = context.answered(context.listed(hits), hits)
    names = list(dict.fromkeys(cited))
    if names:
        answer.answer += "\n" + context.say("cited", works="; ".join(context.name(w) for w in names[:8]))
        context.add_entities(names)
        context.add_evidence([p for w in names for p in described(context, w)], most=20)
    notes = [
        context.snapshot.passages[h.passage]["note"] for h in hits[:4] if "note" in context.snapshot.passages[h.passage]
    ]
    answer.answer += "".join("\n" + context.say("note", text=n) for n in dict.fromkeys(notes))
    return answer


def _table_sources(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return the statements of what the tables were compiled from in which the hits stand."""
    passages = context.snapshot.passages
    tables = {(e["article"], e["tableNumber"]) for h in hits[:4] if "tableNumber" in (e := passages[h.passage])}
    return [
        h
        for h in context.hits
        if (e := passages[h.passage]).get("tableNumber")
        and (e["article"], e["tableNumber"]) in tables
        and any(
            p == "kg:accordingTo" and "Table" in context.snapshot.types(s) for s, p, _ in context.triples(h.passage)
        )
    ]


def described(context: Context, work: str) -> list[str]:
    """Return the passages that describe a work."""
    snapshot = context.snapshot
    return [snapshot.order[p] for p in snapshot.occurrences.get(work, ()) if "w" in snapshot.traits[p]]
