"""How two things are linked: the best paths between them, and the statements that speak of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.ask.answer import Answer
from kg.ask.context import Context
from kg.ask.lookup import lookup
from kg.terms import ID, PASSAGE

if TYPE_CHECKING:
    from kg.paths import Path

Json = dict[str, Any]


def _told(context: Context, path: Path, steps: list[Json]) -> list[str]:
    """Return a path as sentences; a statement that it passes through is said once, with who says it."""
    from kg.network import is_statement

    told: list[str] = []
    for place, step in enumerate(steps):
        statements = [n for n in path.nodes[place : place + 2] if is_statement(context.snapshot, n)]
        if not statements:
            told.append(step["sentence"])
            continue
        for key in statements:
            speaker = next(
                (
                    s["speaker"]
                    for s in steps
                    if key in {s["subject"]["iri"].removeprefix(ID), s["object"]["iri"].removeprefix(ID)}
                    and s["speaker"]
                ),
                None,
            )
            content = context.name(key).rstrip(".。")
            told.append(context.say("says", speaker=speaker, text=content) if speaker else content)
    return list(dict.fromkeys(told))


def links(context: Context) -> Answer | None:
    """How two named things are linked: ranked paths."""
    from kg import paths

    question = context.question
    mentions = question.mentions
    if len(mentions) < 2:
        return lookup(context) or context.unnamed()
    start, end = mentions[0], mentions[-1]
    found = paths.find(context.snapshot, start.keys, end.keys, k=8)
    names = f"{context.name(start.keys[0])} – {context.name(end.keys[0])}"
    if not found.paths:
        return context.unknown(context.say("no_links", names=names))
    answer = context.answer
    answer.status = "answered"
    answer.paths = [paths.contract(context.snapshot, p, question.language) for p in found.paths]
    answer.columns = ["path", "step", "statement", "date", "speaker"]
    lines = [context.say("links", start=context.name(start.keys[0]), end=context.name(end.keys[0]), n=len(found.paths))]
    names_of: list[str] = []
    for number, (path, steps) in enumerate(zip(found.paths, answer.paths, strict=True), 1):
        lines.append(f"{number}. " + "; ".join(_told(context, path, steps)))
        for place, step in enumerate(steps, 1):
            answer.rows.append([number, place, step["sentence"], step["date"], step["speaker"]])
            names_of += [p.removeprefix(PASSAGE) for p in step["passages"][:2] if p.startswith(PASSAGE)]
    for path in found.paths:
        context.add_entities(path.nodes)
    # By the triples alone, so that the four languages show the same.
    tables = (context.snapshot.occurrences, context.snapshot.implied)
    places = [{p for k in m.keys for table in tables for p in table.get(k, ())} for m in (start, end)]
    shared = [h for h in context.hits if h.place in places[0] & places[1] and "w" not in h.traits]
    both = sorted(shared, key=lambda h: (len(context.triples(h.passage)), h.passage))[:12]
    said = [h for h in both if h.passage not in names_of]
    lines += [f"• {context.statement(h)}" for h in said]
    names_of += [h.passage for h in said]
    context.add_evidence(list(dict.fromkeys(names_of)), most=24)
    answer.answer = "\n".join(lines)
    context.sparql(list(dict.fromkeys(names_of)))
    return answer
