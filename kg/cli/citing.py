"""References as text for people, Markdown and BibTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import bibliography, references
from kg.cli.render import finished, words_of
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.ask.answer import Answer
    from kg.graph import KnowledgeGraph


def add(graph: KnowledgeGraph, answer: Answer, style: str, form: str) -> str:
    """Put the references behind an answer into it, and return them as they are printed after it: nothing in JSON, which
    holds them already.

    Raises
    ------
    KgError
        If the form is CSV, which has no place for them.
    """
    if form == "csv":
        raise KgError("CSV has no place for references.", "Take --cite with text, markdown or json.")
    snapshot = graph.snapshot
    found = graph.references(answer)
    texts = [bibliography.printed(snapshot, r, style) for r in found]
    answer.references = [references.contract(snapshot, r, t) for r, t in zip(found, texts, strict=True)]
    if form == "json" or not found:
        return ""
    if style == "bibtex":
        entries = "\n\n".join(texts)
        return f"\n\n```bibtex\n{entries}\n```" if form == "markdown" else f"\n\n{entries}"
    said = words_of()[answer.language]
    lines: list[str] = []
    for role, heading in (("evidence", "references"), ("cited", "works_cited")):
        group = [(r, t) for r, t in zip(found, texts, strict=True) if (r.role == "cited") is (role == "cited")]
        if group:
            lines += ["", f"**{said[heading]}**" if form == "markdown" else f"{said[heading]}:"]
        for reference, text in group:
            lines.append(("- " if form == "markdown" else "  ") + text)
            frames = (said[frame] for frame in ("place", "place_note", "place_added"))
            place = bibliography.where(snapshot, reference, answer.language, *frames)
            lines += [f"      {place}"] if reference.role != "original" else [f"      {said['original']}"]
            lines += [f"      {said['no_year']}"] if not reference.date else []
    return "\n" + finished("\n".join(lines), form)
