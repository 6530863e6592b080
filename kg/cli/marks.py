"""The numbers by which the lines of an answer and the passages that say them are matched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.ask.wording import lines_of

if TYPE_CHECKING:
    from kg.ask.answer import Answer

Json = dict[str, Any]


def marked(found: Answer) -> str:
    """Return an answer's text with the numbers of its evidence at the end of the lines that this says."""
    told = lines_of(found)
    return "\n".join(line + mark(places) for line, places in zip(found.answer.split("\n"), told, strict=True))


def mark(places: Sequence[int]) -> str:
    """Return the numbers of passages as they stand after a line: `` [1][3]``."""
    return " " + "".join(f"[{place + 1}]" for place in places) if places else ""
