"""Passages as the contract prints them, one object each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.additions import lines_of
from kg.snapshot import Snapshot
from kg.terms import ID, PASSAGE

Json = dict[str, Any]


def passages(
    snapshot: Snapshot, article: str | None = None, thing: str | None = None, articles: Path | None = None
) -> Iterator[Json]:
    """Yield passages in the order of articles and lines.

    Parameters
    ----------
    snapshot : Snapshot
    article : str, optional
        Key or number of an article; all where left out.
    thing : str, optional
        Only passages whose triples name this thing (a key).
    articles : Path, optional
        Folder with the user's own copies; adds ``text``, the full line, and ``found`` (whether the quote
        stands on it; where not, ``foundOn`` lists the lines that hold it).

    Yields
    ------
    dict
        ``passage, article, file, section, paragraph, line, exact, speaker {iri, label}, stance,
        summary {lang: text}, triples [{subject, predicate, object}]``, where an end is
        ``{iri, labels {lang: [...]}}`` or ``{value, datatype, language}``.
    """
    wanted = snapshot.article_of(article) if article else None
    copies: dict[str, list[str]] = {}
    order = sorted(
        snapshot.passages.items(),
        key=lambda item: (_number(snapshot, item[1]), item[1]["line"] or 0, len(item[0]), item[0]),
    )
    for name, entry in order:
        if wanted and entry["article"] != wanted:
            continue
        if thing and not any(
            f"id:{thing}" in (t[0], t[2]) for t in entry["triples"] if isinstance(t[2], str) or t[0] == f"id:{thing}"
        ):
            continue
        found = _one(snapshot, name, entry)
        if articles is not None:
            file = found["file"]
            if file not in copies:
                copies[file] = lines_of(articles, file)
            found.update(_placed(copies[file], entry))
        yield found


def _number(snapshot: Snapshot, entry: Json) -> str:
    return str(snapshot.articles[entry["article"]]["number"])


def _one(snapshot: Snapshot, name: str, entry: Json) -> Json:
    speaker = entry["speaker"]
    found: Json = {
        "passage": PASSAGE + name,
        "article": entry["article"],
        "file": snapshot.articles[entry["article"]]["file"],
        "section": entry["section"],
        "paragraph": entry["paragraph"],
        "line": entry["line"],
        "exact": entry["exact"],
        "speaker": {"iri": ID + speaker, "label": snapshot.label(speaker)},
        "stance": entry["stance"],
        "summary": entry["summary"],
        "triples": [
            {"subject": snapshot.end(s), "predicate": snapshot.end(p), "object": snapshot.end(o)}
            for s, p, o in entry["triples"]
        ],
    }
    for extra in ("tableNumber", "row", "column", "marker", "cites", "note", "dateInferredFrom"):
        if extra in entry:
            found[extra] = entry[extra]
    return found


def _placed(lines: list[str], entry: Json) -> Json:
    number, exact = entry["line"], entry["exact"]
    text = lines[number - 1] if number and number <= len(lines) else ""
    if exact in text:
        return {"text": text, "found": True}
    elsewhere = [i for i, line in enumerate(lines, 1) if exact in line]
    if len(elsewhere) == 1:
        return {"text": lines[elsewhere[0] - 1], "found": True, "foundOn": elsewhere}
    return {"text": text, "found": False, "foundOn": elsewhere}
