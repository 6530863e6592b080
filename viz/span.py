"""The days that a date stands for."""

from __future__ import annotations

import re
from functools import cache

_EDTF = re.compile(r"[\dXYE~?%./\[\]{},-]{4,40}")
_YEAR = re.compile(r"(?<![\d.])-?\d{4}(?!\d)")


@cache
def span(date: str) -> tuple[str, str] | None:
    """Return the earliest and the latest day of a date as ISO text, or None where it names no year.

    EDTF is read as the graph reads it; of anything else the first and the last year of four digits count.
    """
    from kg.dates import bounds

    if _EDTF.fullmatch(date):
        try:
            low, high = bounds(date)
            return low.isoformat(), high.isoformat()
        except (ValueError, OverflowError):
            pass
    years = sorted(year for year in _YEAR.findall(date[:200]) if "0001" <= year <= "9999")
    return (f"{years[0]}-01-01", f"{years[-1]}-12-31") if years else None
