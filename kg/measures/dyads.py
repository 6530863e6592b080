"""Commitments between states from a file of the user's own: ATOP's member level, or any table of pairs."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import permutations
from pathlib import Path

from kg.errors import DataError

ATOP_COLUMNS = {"atopid", "member", "yrent", "yrexit", "defense", "offense", "neutral", "nonagg", "consul"}
ATOP_TOP = 3.0

_FIRST = ("ccode1", "state1", "stateabb1", "country1", "mem1", "a", "source")
_SECOND = ("ccode2", "state2", "stateabb2", "country2", "mem2", "b", "target")
_VALUE = ("value", "commitment", "agree", "agreement", "level", "weight")

Commitments = dict[tuple[str, str], float]


def read(path: Path, year: int | None = None) -> tuple[Commitments, float | None, list[str]]:
    """Return the commitments in a file.

    Parameters
    ----------
    path : Path
        CSV with a header. ATOP's member level (Leeds, Ritter, Mitchell and Long 2002; one row a member and phase) is
        known by its columns. Else one row a pair: two columns of states (``ccode1, ccode2``, ``state1, state2`` or
        ``a, b``), if wished ``year``, and ``value`` (1 where there is no such column).
    year : int, optional
        What was in force on any day of that year; needed where the file has years.

    Returns
    -------
    commitments : dict of pair to float
        As the file names the states. From ATOP: a member's own highest obligation to each fellow member: 3 defence or
        offence, 2 neutrality or non-aggression, 1 consultation.
    top : float or None
        The highest commitment of the scale, where the format has one.
    states : list of str
        All states named for that year, also those without commitments.

    Raises
    ------
    DataError
        If the file can't be read or has not these columns, or a cell is no number, with file and line.
    """
    rows = list(_rows(path))
    header = set(rows[0][1]) if rows else set()
    if header >= ATOP_COLUMNS:
        return _atop(path, rows, year)
    return _pairs(path, rows, header, year)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            for row in reader:
                if None in row or None in row.values():
                    raise DataError(f"{path.name}, line {reader.line_num}: not as many cells as the header has.")
                yield reader.line_num, {k.strip().lower(): v.strip() for k, v in row.items()}
    except OSError as error:
        raise DataError(f"{path} can't be read: {error.strerror}.") from None
    except (UnicodeDecodeError, csv.Error):
        raise DataError(f"{path} is no CSV file in UTF-8.", "Save it as CSV, UTF-8.") from None


def _number(path: Path, line: int, row: dict[str, str], name: str, blank: float = 0.0) -> float:
    try:
        return float(row[name]) if row[name] not in {"", "NA", "."} else blank
    except ValueError:
        raise DataError(f"{path.name}, line {line}: {name} is {row[name]!r}, which is no number.") from None


def _atop(path: Path, rows: list[tuple[int, dict[str, str]]], year: int | None) -> tuple[Commitments, float, list[str]]:
    if year is None:
        raise DataError(f"{path.name} covers many years.", "Name one, such as --year 2010.")
    members: dict[str, dict[str, float]] = defaultdict(dict)
    for line, row in rows:
        entry, leaving = (_number(path, line, row, name) for name in ("yrent", "yrexit"))
        # An exit of 0 says that the obligation was in force when the data end.
        if entry <= year and (leaving <= 0 or leaving >= year):
            levels = {
                3.0: ("defense", "offense"),
                2.0: ("neutral", "nonagg"),
                1.0: ("consul",),
            }
            level = next((v for v, names in levels.items() if any(_number(path, line, row, n) > 0 for n in names)), 0.0)
            own = members[row["atopid"]]
            own[row["member"]] = max(own.get(row["member"], 0.0), level)
    found: Commitments = {}
    for own in members.values():
        for a, b in permutations(own, 2):
            found[a, b] = max(found.get((a, b), 0.0), own[a])
    return found, ATOP_TOP, sorted({m for own in members.values() for m in own})


def _pairs(
    path: Path, rows: list[tuple[int, dict[str, str]]], header: set[str], year: int | None
) -> tuple[Commitments, None, list[str]]:
    first, second = _column(header, _FIRST), _column(header, _SECOND)
    if first is None or second is None:
        raise DataError(
            f"{path.name} has no two columns of states.", "Name them ccode1 and ccode2, state1 and state2, or a and b."
        )
    value = _column(header, _VALUE)
    if "year" in header and year is None:
        raise DataError(f"{path.name} covers many years.", "Name one, such as --year 2010.")
    directed: set[tuple[str, str]] = set()
    found: Commitments = {}
    states: dict[str, None] = {}
    for line, row in rows:
        if "year" in header and _number(path, line, row, "year") != year:
            continue
        pair = row[first], row[second]
        states.update(dict.fromkeys(pair))
        if pair[0] == pair[1]:
            continue
        amount = _number(path, line, row, value) if value else 1.0
        found[pair] = max(found.get(pair, amount), amount)
        directed.add(pair)
    # A pair that stands only one way round counts both ways.
    for a, b in list(directed):
        found.setdefault((b, a), found[a, b])
    return found, None, sorted(states)


def _column(header: set[str], names: Iterable[str]) -> str | None:
    return next((name for name in names if name in header), None)


__all__ = ["ATOP_TOP", "Commitments", "read"]
