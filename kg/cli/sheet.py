"""An answer as a table for spreadsheets: a row for each passage behind each of its lines, so that no line stands there
without what it rests on, and none is left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.ask.saying.wording import lines_of, worded
from kg.cli.marks import alike, number_of, used

if TYPE_CHECKING:
    from kg.ask.answer import Answer

Json = dict[str, Any]
STATEMENTS = ["statement", "speaker", "stance", "article", "line"]
"""Columns of an answer whose rows are no more than its statements."""
COLUMNS = ["role", "statement", "speaker", "stance", "article", "number", "section", "line", "quote"]
"""Columns of a sheet. Roles are ``answer``, ``nearby`` (told nearby), ``also`` (evidence that no line tells) and
``nearest`` (no answer)."""


def sheet(found: Answer) -> tuple[list[str], list[list[str]]]:
    """Return the columns and rows of an answer: those of its own table where it has one (degrees of cases, steps of
    paths), else its lines with their passages."""
    if found.columns not in ([], STATEMENTS):
        return _own(found)
    return COLUMNS, [*_told(found), *_apart(found)]


def _own(found: Answer) -> tuple[list[str], list[list[str]]]:
    """Return an answer's own table with the number of each article, by which the text calls it, after its key."""
    columns = list(found.columns)
    rows = [[str(cell) if cell is not None else "" for cell in row] for row in found.rows]
    if "article" in columns:
        place = columns.index("article") + 1
        numbers = {e["article"]: number_of(e["file"]) for e in [*found.evidence, *found.closest]}
        columns.insert(place, "number")
        rows = [[*row[:place], numbers.get(row[place - 1], ""), *row[place:]] for row in rows]
    return columns, rows


def _told(found: Answer) -> Iterable[list[str]]:
    """Yield the rows of the lines of an answer."""
    role = "answer"
    first = {place: same[0] for same in alike(found.evidence) for place in same}
    for line, places in zip(found.answer.split("\n"), lines_of(found), strict=True):
        if found.nearby and line == found.nearby:
            role = "nearby"
        elif line.strip():
            said = line.removeprefix("• ")
            shown = list(dict.fromkeys(first[place] for place in places))
            yield from (_row(role, said, found.evidence[place]) for place in shown)
            if not shown:
                yield [role, said, *("" for _ in COLUMNS[2:])]


def _apart(found: Answer) -> Iterable[list[str]]:
    """Yield the rows of what no line of an answer tells."""
    least = used(found)
    for place in (same[0] for same in alike(found.evidence)):
        if place >= least:
            yield _row("also", worded(found.evidence[place], found.language), found.evidence[place])
    for entry in found.closest:
        yield _row("nearest", worded(entry, found.language), entry)


def _row(role: str, said: str, entry: Json) -> list[str]:
    place = [entry["article"], number_of(entry["file"]), entry["section"], str(entry["line"])]
    return [role, said, str(entry["speaker"]), entry["stance"], *place, entry["exact"]]
