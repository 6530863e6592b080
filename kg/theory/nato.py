"""Coding the spending indicator from NATO's own workbook, *Defence Expenditure of NATO Countries*: every member and
year, by a rule that is stated, and beside what an article codes.

The workbook (NATO Public Diplomacy Division, yearly) is the user's own file. Its figures change from edition to
edition, so a figure without its edition is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import DataError, TheoryError
from kg.snapshot import Snapshot
from kg.terms import PASSAGE
from kg.theory.logic import MET, UNKNOWN, UNMET
from kg.theory.model import Theory
from kg.theory.own import FIXED

Json = dict[str, Any]
MEASURES = ("level", "rise")
"""Two ways of taking *raising defence spending*: at or above a share of GDP; above the year before."""
GUIDELINE = 2.0
"""Percent of GDP that members agreed on at the Wales summit, 2014."""
_BLOCK = re.compile(r"share of (?:real )?gdp", re.IGNORECASE)
_YEAR = re.compile(r"(\d{4})(e?)$")
_JOINED = re.compile(r"from (\d{4}) onwards include ([^,]+?), which became an Ally")
_JOINED_TOO = re.compile(r"(?:and )?from (\d{4}) onwards include ([^,.]+?),")


@dataclass(frozen=True)
class Figure:
    """Defence spending of a member in a year, in percent of GDP."""

    state: str
    year: int
    share: float
    estimate: bool


@dataclass(frozen=True)
class Workbook:
    """Figures of one edition.

    Attributes
    ----------
    edition : str
        By the years it covers and the name of its file.
    figures : tuple of Figure
        Those of members only: years before a state joined are left out, as far as the workbook's notes tell.
    left_out : tuple of Figure
        Those years.
    """

    edition: str
    figures: tuple[Figure, ...]
    left_out: tuple[Figure, ...] = ()


def read(path: Path) -> Workbook:
    """Return the shares of GDP of a workbook.

    Raises
    ------
    DataError
        If the file is no such workbook, or openpyxl, which reads it, is not installed.
    """
    try:
        from openpyxl import load_workbook
    except ImportError:
        hint = 'Install what reads workbooks: pip install "alliance-kg[workbook]"'
        raise DataError("Reading an .xlsx file needs openpyxl, which is not installed.", hint) from None
    from zipfile import BadZipFile

    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (OSError, BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise DataError(f"{path} can't be read as a workbook: {error}.", "Give NATO's .xlsx file.") from error
    for sheet in book.worksheets:
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        start = next((i for i, row in enumerate(rows) if any(_BLOCK.match(_text(c)) for c in row)), None)
        if start is not None:
            return _block(rows, start, path)
    raise DataError(f"{path.name} has no sheet with shares of GDP.", "Give NATO's workbook of defence expenditure.")


def _text(cell: object) -> str:
    return cell.strip() if isinstance(cell, str) else ""


def _block(rows: list[list[Any]], start: int, path: Path) -> Workbook:
    """The block of shares: from its heading to the next, under the years above it."""
    years: dict[int, tuple[int, bool]] = {}
    for row in rows[:start]:
        found = {i: m for i, c in enumerate(row) if (m := _YEAR.match(str(c).strip() if c is not None else ""))}
        if len(found) > 2:
            years = {i: (int(m[1]), bool(m[2])) for i, m in found.items()}
    if not years:
        raise DataError(f"{path.name} has no years above its shares of GDP.", "Give NATO's workbook as it is.")
    joined = {
        name.strip(): int(year)
        for row in rows
        for cell in row
        for pattern in (_JOINED_TOO, _JOINED)
        for year, name in pattern.findall(_text(cell))
    }
    kept: list[Figure] = []
    left: list[Figure] = []
    for row in rows[start + 1 :]:
        names = [(i, _text(c)) for i, c in enumerate(row) if _text(c)]
        numbers = {i: row[i] for i in years if i < len(row) and isinstance(row[i], (int, float))}
        if not numbers:
            if names:
                break  # The heading of the next block.
            continue
        state = names[0][1].rstrip("* ") if names else ""
        if not state or state.startswith("NATO"):
            continue
        for i, value in numbers.items():
            year, estimate = years[i]
            figure = Figure(state, year, float(value), estimate)
            (left if year < joined.get(state, 0) else kept).append(figure)
    if not kept:
        raise DataError(f"{path.name} has no figures under its shares of GDP.", "Give NATO's workbook as it is.")
    first, last = min(f.year for f in kept), max(f.year for f in kept)
    return Workbook(f"{first}-{last} ({path.name})", tuple(kept), tuple(left))


def code(book: Workbook, measure: str = "level", threshold: float = GUIDELINE) -> list[Json]:
    """Return the state of the indicator for every member and year.

    Parameters
    ----------
    book : Workbook
    measure : str
        ``level`` (at or above the threshold) or ``rise`` (above the year before, whose absence makes it unknown).
    threshold : float
        Percent of GDP; used by ``level``.

    Returns
    -------
    list of dict
        ``case, state, year, share, estimate, mark``.
    """
    if measure not in MEASURES:
        raise TheoryError(f"{measure!r} is no way of taking the indicator.", f"Use {' or '.join(MEASURES)}.")
    shares = {(f.state, f.year): f.share for f in (*book.left_out, *book.figures)}
    found = []
    for figure in sorted(book.figures, key=lambda f: (f.state, f.year)):
        before = shares.get((figure.state, figure.year - 1))
        if measure == "level":
            mark = MET if figure.share >= threshold else UNMET
        else:
            mark = UNKNOWN if before is None else MET if figure.share > before else UNMET
        found.append(
            {
                "case": f"{re.sub(r'[^a-z0-9]+', '-', _ascii(figure.state)).strip('-')}-{figure.year}",
                "state": figure.state,
                "year": figure.year,
                "share": round(figure.share, 4),
                "estimate": figure.estimate,
                "mark": mark,
            }
        )
    return found


def _ascii(name: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()


def spending(
    snapshot: Snapshot,
    theory: Theory,
    path: Path,
    indicator: str = "raising-defence-spending",
    measure: str = "level",
    threshold: float = GUIDELINE,
    start: int | None = None,
    end: int | None = None,
) -> Json:
    """Return the indicator coded for every member and year of a workbook, and the article's coding beside it.

    Returns
    -------
    dict
        ``theory, indicator, edition, measure, threshold`` (None for ``rise``), ``coded`` (see `code`), ``compared``
        (see `compare`), ``left_out [{state, year}]`` (before a state joined).
    """
    key = theory.indicator(indicator)
    book = read(path)

    def within(year: int) -> bool:
        return (start is None or year >= start) and (end is None or year <= end)

    coded = [one for one in code(book, measure, threshold) if within(one["year"])]
    if not coded:
        raise DataError(f"{path.name} has no figures of those years.", f"It covers {book.edition}.")
    return {
        "theory": theory.name,
        "indicator": key,
        "edition": book.edition,
        "measure": measure,
        "threshold": threshold if measure == "level" else None,
        "coded": coded,
        "compared": compare(snapshot, theory, key, coded),
        "left_out": [{"state": f.state, "year": f.year} for f in book.left_out if within(f.year)],
    }


def rule(found: Json) -> str:
    """Return the rule by which figures were coded, in English."""
    if found["measure"] == "level":
        return f"met where the share is at least {found['threshold']:g}% of GDP"
    return "met where the share is above that of the year before"


def own_cases(theory: Theory, found: Json) -> str:
    """Return coded figures as a CSV of own cases, every other indicator unknown."""
    from kg.cells import separated

    columns = [FIXED[0], FIXED[1], *theory.indicators, FIXED[2], FIXED[3]]
    rows = []
    for one in found["coded"]:
        states = [one["mark"] if i == found["indicator"] else UNKNOWN for i in theory.indicators]
        estimate = ", estimate" if one["estimate"] else ""
        source = f"NATO, edition {found['edition']}: {one['share']:.2f}% of GDP{estimate}; {rule(found)}"
        rows.append([one["case"], f"{one['state']} {one['year']}", *states, "", source])
    return separated(columns, rows)


def compare(snapshot: Snapshot, theory: Theory, indicator: str, coded: Iterable[Json]) -> list[Json]:
    """Return for each of the theory's own cases the article's coding beside the figures of the same state.

    Returns
    -------
    list of dict
        ``case, state, article`` (how it codes the indicator), ``figures {met, unmet, unknown}`` (years),
        ``parts`` (whether any year speaks against the coding), ``years [{year, share, estimate, mark, article
        (the share that the article gives, or None), differs, passages}]``.
    """
    by_state: dict[str, list[Json]] = {}
    for one in coded:
        by_state.setdefault(snapshot.folder_of_names.fold(one["state"]), []).append(one)
    found = []
    for case in theory.cases:
        names = {snapshot.folder_of_names.fold(n) for n in case.names}
        figures = [one for name, group in by_state.items() if name in names for one in group]
        if case.kind != "article" or not figures:
            continue
        said = _shares(snapshot, case.about)
        coding = case.cell(indicator).state
        years = []
        for one in figures:
            share, passages = said.get(one["year"], (None, []))
            years.append(
                {
                    **{k: one[k] for k in ("year", "share", "estimate", "mark")},
                    "article": share,
                    "differs": share is not None and abs(round(one["share"], 2) - share) >= 0.005,
                    "passages": passages,
                }
            )
        marks = {mark: [y["year"] for y in years if y["mark"] == mark] for mark in (MET, UNMET, UNKNOWN)}
        against = {MET: marks[UNMET], UNMET: marks[MET]}.get(coding, [])
        found.append(
            {
                "case": case.key, "state": figures[0]["state"], "article": coding, "figures": marks,
                "parts": bool(against), "years": years,
            }
        )  # fmt: skip
    return found


_SHARES = """SELECT ?date ?value ?passage WHERE {{ GRAPH ?passage {{ ?q kg:value ?value ; kg:unit unit:PERCENT ;
  kg:measure id:defence-spending-share-of-gdp ; kg:of id:{state} ; kg:date ?date }} ?passage kg:tableNumber ?table }}
ORDER BY ?date ?passage"""


def _shares(snapshot: Snapshot, states: Iterable[str]) -> dict[int, tuple[float, list[str]]]:
    """The shares that tables of the articles give, by year."""
    from kg.query import run

    found: dict[int, tuple[float, list[str]]] = {}
    for state in states:
        for row in run(snapshot, _SHARES.format(state=state)):
            year = row["date"].value[:4]
            if year.isdigit() and row["passage"].value.startswith(PASSAGE):
                value = float(row["value"].value)
                known = found.setdefault(int(year), (value, []))
                if known[0] == value:
                    known[1].append(row["passage"].value)
    return found


__all__ = ["GUIDELINE", "MEASURES", "Figure", "Workbook", "code", "compare", "own_cases", "read", "rule", "spending"]
