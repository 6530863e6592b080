"""Which lines of each article carry passages, and which don't, so that a gap is seen at a glance."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.additions import lines_of
from kg.errors import DataError
from kg.query import run
from kg.snapshot import Snapshot
from kg.terms import ID

Json = dict[str, Any]

NOT_CONTENT = """SELECT ?article ?first ?last WHERE {
  ?range a kg:NotContent ; kg:inArticle ?article ; kg:line ?first ; kg:lastLine ?last .
} ORDER BY ?article ?first
"""


def completeness(snapshot: Snapshot, articles: Path) -> list[Json]:
    """Return for each article how its lines are accounted for.

    Parameters
    ----------
    snapshot : Snapshot
    articles : Path
        Folder of the user's own copies of the articles. Articles of which it holds none are left out.

    Returns
    -------
    list of dict
        ``article, file, lines`` (that hold text), ``encoded`` (carry passages), ``notContent`` (said to be no
        content), ``missing`` (line numbers of the rest), ``passages``.
    """
    outside: dict[str, set[int]] = {}
    for row in run(snapshot, NOT_CONTENT):
        key = row["article"].value.removeprefix(ID + "article-")
        lines = range(int(row["first"].value), int(row["last"].value) + 1)
        outside.setdefault(key, set()).update(lines)
    carried: dict[str, list[int]] = {}
    for entry in snapshot.passages.values():
        carried.setdefault(entry["article"], []).append(entry["line"])
    if not articles.is_dir():
        raise DataError(f"{articles} is no folder.", "Give the folder that holds your copies of the articles.")
    found = []
    absent: DataError | None = None
    for key, entry in sorted(snapshot.articles.items(), key=lambda item: str(item[1]["number"])):
        try:
            copy = lines_of(articles, entry["file"])
        except DataError as error:
            absent = absent or error
            continue
        text = {number for number, line in enumerate(copy, 1) if line.strip()}
        encoded = text & set(carried.get(key, ()))
        rest = text - encoded
        found.append(
            {
                "article": key,
                "file": entry["file"],
                "lines": len(text),
                "encoded": len(encoded),
                "notContent": len(rest & outside.get(key, set())),
                "missing": sorted(rest - outside.get(key, set())),
                "passages": len(carried.get(key, ())),
            }
        )
    if absent and not found:
        raise absent
    return found
