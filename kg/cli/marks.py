"""The numbers by which the lines of an answer and the passages that say them are matched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.ask.saying.wording import lines_of

if TYPE_CHECKING:
    from kg.ask.answer import Answer

Json = dict[str, Any]
PRINTED = ("article", "line", "exact", "speaker", "stance")
"""What is printed of a passage as evidence."""


def marked(found: Answer) -> str:
    """Return an answer's text with the numbers of its evidence at the end of the lines that this says."""
    numbers = {place: n for n, places in enumerate(alike(found.evidence)) for place in places}
    told = (list(dict.fromkeys(numbers[place] for place in places)) for places in lines_of(found))
    return "\n".join(line + mark(places) for line, places in zip(found.answer.split("\n"), told, strict=True))


def alike(evidence: Sequence[Json]) -> list[list[int]]:
    """Return the places of evidence, from 0, those together that print the same words of the same line: several cells
    of a table's row are all told by its head."""
    found: dict[tuple[Any, ...], list[int]] = {}
    for place, entry in enumerate(evidence):
        found.setdefault(tuple(str(entry[part]) for part in PRINTED), []).append(place)
    return list(found.values())


def mark(places: Sequence[int]) -> str:
    """Return the numbers of passages as they stand after a line: `` [1][3]``."""
    return " " + "".join(f"[{place + 1}]" for place in places) if places else ""


def used(found: Answer) -> int:
    """Return how many pieces of evidence the lines of an answer rest on, which stand first; all where no line tells."""
    last = max((place for places in lines_of(found) for place in places), default=-1)
    return last + 1 or len(found.evidence)


def number_of(file: str) -> str:
    """Return the number of an article by its file: what stands before the first underscore."""
    return file.split("_", 1)[0].removesuffix(".txt")
