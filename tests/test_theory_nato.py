"""Coding the spending indicator from NATO's workbook: an invented one of its form, and the real one where it is."""

from __future__ import annotations

import builtins
import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from faces import call, is_one_clear_line

from kg import KnowledgeGraph
from kg.errors import DataError, TheoryError
from kg.theory import nato

openpyxl = pytest.importorskip("openpyxl")

YEARS: tuple[Any, ...] = (2016, 2017, "2018", "2019e")
SHARES: dict[str, tuple[Any, ...]] = {
    "Germany": (1.2, 1.23, 1.25, 2.0),
    "Poland*": (2.004, 1.8948, 2.02, 1.99),
    "Türkiye": (1.4, 1.5, None, 1.8),
    "Ruritania": (3.0, 3.1, 3.2, 3.3),
}
NOTE = "Notes: The aggregates from 2018 onwards include Ruritania, which became an Ally on 5 June 2018."


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return written(tmp_path / "240617-def-exp.xlsx", SHARES.items())


def written(path: Path, shares: Iterable[tuple[str, tuple[Any, ...]]], heading: str = "Share of real GDP (%)") -> Path:
    book = openpyxl.Workbook()
    book.active.title = "TABLE1"
    book.active.append([None, "Table 1 : something else"])
    sheet = book.create_sheet("TABLE3")
    sheet.append([None, "Table 3 : Defence expenditure as a share of GDP and annual real change"])
    sheet.append([None, None, None, *YEARS])
    sheet.append([None, heading])
    for name, values in shares:
        sheet.append([None, None, name, *values])
    sheet.append([None, "NATO Total", None, 2.5, 2.4, 2.4, 2.5])
    sheet.append([None, "Annual real change (%)"])
    for name, values in shares:
        sheet.append([None, None, name, *(99 for _ in values)])
    sheet.append([None, None, NOTE])
    book.save(path)
    return path


def marks(coded: list[dict[str, Any]]) -> dict[tuple[str, int], str]:
    return {(c["state"], c["year"]): c["mark"] for c in coded}


def test_the_block_of_shares_is_read_and_no_other(workbook: Path) -> None:
    found = nato.read(workbook)
    assert {f.state for f in found.figures} == {"Germany", "Poland", "Türkiye", "Ruritania"}
    assert max(f.share for f in found.figures) < 4
    assert {f.year for f in found.figures if f.estimate} == {2019}
    assert workbook.name in found.edition
    assert "2016-2019" in found.edition


def test_years_before_a_state_joined_are_left_out(workbook: Path) -> None:
    found = nato.read(workbook)
    assert {f.year for f in found.figures if f.state == "Ruritania"} == {2018, 2019}
    assert {(f.state, f.year) for f in found.left_out} == {("Ruritania", 2016), ("Ruritania", 2017)}


def test_level_and_rise_are_two_ways_of_taking_the_indicator(workbook: Path) -> None:
    book = nato.read(workbook)
    level, rise = marks(nato.code(book)), marks(nato.code(book, "rise"))
    assert (level["Germany", 2018], level["Germany", 2019], level["Poland", 2017]) == ("unmet", "met", "unmet")
    assert (rise["Germany", 2018], rise["Poland", 2017], rise["Germany", 2016]) == ("met", "unmet", "unknown")
    assert ("Türkiye", 2018) not in level
    assert rise["Türkiye", 2019] == "unknown"  # The year before has no figure.
    assert rise["Ruritania", 2018] == "met"  # Its figure of before it joined serves.
    assert marks(nato.code(book, threshold=1.2))["Germany", 2016] == "met"
    with pytest.raises(TheoryError, match="level or rise"):
        nato.code(book, "depth")


def test_the_article_s_coding_is_set_beside_the_figures(graph: KnowledgeGraph, workbook: Path) -> None:
    theory = graph.theory("burden-sharing").theory
    found = nato.spending(graph.snapshot, theory, workbook, start=2017, end=2018)
    compared = {c["case"]: c for c in found["compared"]}
    assert set(compared) == {"germany", "poland"}  # Japan and the Philippines are not in NATO.
    assert (compared["germany"]["article"], compared["germany"]["parts"]) == ("met", True)
    assert compared["poland"]["figures"] == {"met": [2018], "unmet": [2017], "unknown": []}
    poland = {y["year"]: y for y in compared["poland"]["years"]}
    assert (poland[2017]["article"], poland[2017]["differs"]) == (1.89, False)  # Not rounded twice.
    assert poland[2017]["passages"]
    rise = nato.spending(graph.snapshot, theory, workbook, measure="rise", start=2017, end=2018)
    assert {c["case"]: c["parts"] for c in rise["compared"]} == {"germany": False, "poland": True}


def test_what_is_coded_runs_as_own_cases(graph: KnowledgeGraph, workbook: Path, tmp_path: Path) -> None:
    result = call("theory", "code-spending", "burden-sharing", workbook, "--format", "csv")
    assert (result.status, result.err) == (0, "")
    rows = list(csv.DictReader(result.out.splitlines()))
    assert {r["case"] for r in rows} >= {"turkiye-2016", "germany-2019"}
    estimated = next(r for r in rows if r["case"] == "germany-2019")
    assert all(part in estimated["source"] for part in ("estimate", workbook.name, "at least 2%"))
    cases = tmp_path / "cases.csv"
    cases.write_text(result.out, "utf-8")
    found = graph.theory("burden-sharing").with_cases(cases).run()
    assert len(found["own"]) == len(rows)
    assert {c["predicted"] for c in found["own"]} == {"undetermined"}
    states = {c["case"]: c["variables"][0]["indicators"][0]["state"] for c in found["own"]}
    assert (states["germany-2018"], states["germany-2019"]) == ("unmet", "met")


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_the_command_prints_edition_threshold_and_estimates(graph: KnowledgeGraph, workbook: Path, form: str) -> None:
    result = call("theory", "code-spending", "burden-sharing", workbook, "--format", form)
    assert result.status == 0
    assert workbook.name in result.out
    if form != "json":
        assert "2019e" in result.out
        assert "at least 2%" in result.out


def test_files_that_are_no_such_workbook_are_one_clear_line(graph: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "text.xlsx").write_text("no workbook", "utf-8")
    written(tmp_path / "other.xlsx", SHARES.items(), heading="Something else")
    written(tmp_path / "empty.xlsx", [])
    for name in ("text.xlsx", "other.xlsx", "empty.xlsx", "missing.xlsx"):
        result = call("theory", "code-spending", "burden-sharing", tmp_path / name)
        assert (result.status, result.out) == (2, ""), name
        assert is_one_clear_line(result), result.err


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, workbook: Path) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any, **options: Any) -> Any:
        if name == "openpyxl":
            raise ImportError(name)
        return real(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(DataError, match=r"alliance-kg\[workbook\]"):
        nato.read(workbook)


def test_the_real_workbook(graph: KnowledgeGraph, shared: Path) -> None:
    """What the tutorial tells of the edition of June 2024."""
    found = sorted((shared / "data" / "nato").glob("*.xlsx"))
    if not found:
        pytest.skip("NATO's workbook is not there: put it into data/nato of the shared folder")
    book = nato.read(found[0])
    coded = nato.code(book)
    states = {c["state"] for c in coded}
    assert len(states) == 31  # Iceland has no forces; Sweden joined in 2024, for which shares stand too.
    assert not [f for f in book.figures if f.state == "Finland" and f.year < 2023]
    theory = graph.theory("burden-sharing").theory
    level = nato.spending(graph.snapshot, theory, found[0], start=2017, end=2020)
    rise = nato.spending(graph.snapshot, theory, found[0], measure="rise", start=2017, end=2020)
    germany, poland = (
        {c["case"]: c for c in spending["compared"]} for spending in (level, rise)
    )  # By level and by rise.
    assert germany["germany"]["figures"]["met"] == []
    assert poland["germany"]["figures"]["unmet"] == []
    assert poland["poland"]["parts"]
