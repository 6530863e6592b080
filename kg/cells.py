"""Cells and tables of plain text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence


def separated(columns: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """Return rows as CSV or TSV; cells with line ends of any kind are quoted, formulas are made text."""
    # Only what writes such rows pays for it.
    import csv

    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([[safe(cell) for cell in row] for row in rows])
    return stream.getvalue().replace("\r\n", "\n")


def safe(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    One apostrophe is set before such a text, also where it has some already: so who takes one away again, before
    apostrophes and such a mark, has the text as it was.
    """
    return "'" + text if text.lstrip("'")[:1] in _MARKS and text and not _is_number(text) else text


_MARKS = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}
"""What begins a formula, also in a spreadsheet set to Chinese or Japanese (OWASP, CSV injection)."""


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes (Chinese characters take two)."""
    import unicodedata

    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)


def table(columns: list[str], lines: list[list[str]]) -> str:
    """Return rows as a plain text table whose columns line up in a terminal."""
    cells = [columns, *([_visible(c) for c in line] for line in lines)]
    widths = [max(width(row[i]) for row in cells) for i in range(len(columns))]

    def padded(row: list[str]) -> str:
        return "  ".join(c + " " * (w - width(c)) for c, w in zip(row, widths, strict=True)).rstrip()

    rule = "  ".join("-" * w for w in widths)
    count = f"({len(lines)} row{'' if len(lines) == 1 else 's'})"
    return "\n".join([padded(cells[0]), rule, *(padded(row) for row in cells[1:]), count]) + "\n"


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() or c == " " else f"\\u{ord(c):04x}" for c in text)
