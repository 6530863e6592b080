"""Whether a statement is of a time."""

from __future__ import annotations

from contextlib import suppress

from kg.ask.understanding.calendar import dates, period
from kg.dates import bounds
from kg.snapshot import Snapshot


def at_time(snapshot: Snapshot, passage: str, when: str) -> bool | None:
    """Tell whether one of the dates that a passage gives, in words or in its triples, falls into a time (ISO, as far as
    given), or holds it; None where it gives none."""
    entry = snapshot.passages[passage]
    text = snapshot.folder_of_names.fold(entry["summary"]["en"])
    told = [*dates(text), *(span[2] for span in [period(text)] if span)]
    told += [o["value"] for _, p, o in entry["triples"] if p == "kg:date" and isinstance(o, dict)]
    if not told:
        return None
    first, last = bounds(when)
    for text in told:
        with suppress(ValueError):
            low, high = bounds(text)
            if low <= last and high >= first:
                return True
    return False
