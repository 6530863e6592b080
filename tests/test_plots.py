"""Pictures: what stands in them, that they are the same each time, and what happens where something is missing."""

from __future__ import annotations

import builtins
import re
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from faces import call, is_one_clear_line

from kg import KnowledgeGraph, plots
from kg.errors import KgError
from kg.plots import canvas
from kg.plots.lines import apart
from kg.plots.timeline import shortened

SERIES = {"Japan": {2017: 1.0, 2018: 3.0, 2020: 2.0}, "韩国": {2018: 1.5, 2019: None, 2020: 2.0}}
MATRIX = {"rows": ["Japan", "韩国"], "columns": ["one", "two"], "cells": [[1.0, -0.25], [None, "high"]]}


def texts(path: Path) -> list[str]:
    """All texts of an SVG."""
    return ["".join(e.itertext()) for e in ElementTree.parse(path).iter("{http://www.w3.org/2000/svg}text")]


def draw(kind: str, path: Path, small: KnowledgeGraph, language: str = "en") -> str | None:
    if kind == "timeline":
        return plots.timeline(small.timeline(), path, "Title", "2019", language)
    if kind == "lines":
        return plots.lines(SERIES, path, "Title", "2019", "ties")
    return plots.matrix(MATRIX, path, "Title", "2019")


@pytest.mark.parametrize("kind", ["timeline", "lines", "matrix"])
@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_the_same_picture_each_time(tmp_path: Path, small: KnowledgeGraph, kind: str, suffix: str) -> None:
    one, other = tmp_path / f"one.{suffix}", tmp_path / f"other.{suffix}"
    draw(kind, one, small)
    draw(kind, other, small)
    assert one.read_bytes() == other.read_bytes()
    assert one.read_bytes().startswith(b"\x89PNG" if suffix == "png" else b"<?xml")
    assert len(list(tmp_path.iterdir())) == 2
    if suffix == "svg":
        assert not re.search("<dc:date>", one.read_text("utf-8"))
        assert {"Title", "2019"} <= set(texts(one))


def test_a_timeline_names_each_entry_with_its_date(tmp_path: Path, small: KnowledgeGraph) -> None:
    path = tmp_path / "t.svg"
    draw("timeline", path, small, "zh-Hans")
    found = texts(path)
    assert {"1951年9月", "2019年7月", "2019年"} <= set(found)
    assert "2019年首尔会议" in found
    # What was demanded is not drawn like what was done, and the key says so.
    assert {"事件", "未实行"} <= set(found)
    draw("timeline", path, small)
    assert {"event", "not done"} <= set(texts(path))


def test_a_timeline_keeps_to_the_period_asked_for(tmp_path: Path, small: KnowledgeGraph) -> None:
    path = tmp_path / "t.svg"
    plots.timeline(small.timeline(start="2019-01-01"), path, "x", start="2019-06-01", end="2019-08-31")
    assert not any(re.fullmatch(r"20[12]\d", text) and text != "2019" for text in texts(path))


def test_lines_name_each_series_and_the_years(tmp_path: Path) -> None:
    plots.lines(SERIES, tmp_path / "l.svg", "T", unit="ties")
    found = texts(tmp_path / "l.svg")
    assert {"Japan", "韩国", "2017", "2018", "2019", "2020", "ties"} <= set(found)


def test_names_at_the_ends_of_lines_do_not_overlap() -> None:
    heights = apart([(5.0, "a", ""), (5.0, "b", ""), (4.9, "c", ""), (0.0, "d", "")], (0.0, 5.0))
    assert heights == sorted(heights)
    assert all(after - before > 0.25 for before, after in pairwise(heights))
    assert heights[-1] <= 5.0


def test_a_matrix_shows_names_and_values(tmp_path: Path) -> None:
    plots.matrix(MATRIX, tmp_path / "m.svg", "T")
    found = texts(tmp_path / "m.svg")
    assert {"Japan", "韩国", "one", "two", "1.00", "-0.25", "high"} <= set(found)


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [("short", 10, "short"), ("one two three four", 12, "one two…"), ("日本與美國的同盟", 8, "日本與…")],
)
def test_long_names_are_cut(text: str, width: int, short: str) -> None:
    assert shortened(text, width) == short


def test_a_font_that_is_missing_is_named_and_the_picture_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(canvas, "_installed", list)
    note = plots.lines({"日本": {2018: 1.0}, "x": {2018: 2.0}}, tmp_path / "l.png", "日本")
    assert note is not None and "Noto Sans CJK" in note and "日" in note and "\n" not in note
    assert (tmp_path / "l.png").stat().st_size > 1000
    # An SVG's text is text: the reader's system has the fonts.
    assert plots.lines({"日本": {2018: 1.0}}, tmp_path / "l.svg", "日本") is None
    assert plots.lines({"Japan": {2018: 1.0}}, tmp_path / "l.png", "Japan") is None


def test_what_cannot_be_drawn_is_one_error_and_no_file(tmp_path: Path) -> None:
    wrong: list[Any] = [
        lambda: plots.timeline([], tmp_path / "x.svg", "T"),
        lambda: plots.lines({"a": {2018: None}}, tmp_path / "x.svg", "T"),
        lambda: plots.matrix({"rows": [], "columns": [], "cells": []}, tmp_path / "x.svg", "T"),
        lambda: plots.matrix({"rows": ["a"], "columns": ["b"], "cells": [[1, 2]]}, tmp_path / "x.svg", "T"),
        lambda: plots.lines(SERIES, tmp_path / "x.pdf", "T"),
        lambda: plots.lines(SERIES, tmp_path / "nowhere" / "x.svg", "T"),
    ]
    for attempt in wrong:
        with pytest.raises(KgError):
            attempt()
    assert not list(tmp_path.iterdir())


def test_without_matplotlib_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.split(".", maxsplit=1)[0] == "matplotlib":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(KgError, match=r"Install alliance-kg\[plot\]"):
        plots.lines(SERIES, tmp_path / "x.svg", "T")


def test_the_commands_draw(on_small: Path, tmp_path: Path) -> None:
    lines = call("timeline", "--plot", tmp_path / "t.svg")
    assert lines.status == 0, lines.err
    assert "July 2019" in lines.out
    assert "July 2019" in texts(tmp_path / "t.svg")
    assert call("similarity", "--plot", tmp_path / "s.svg").status == 0
    assert {"Japan", "United States"} <= set(texts(tmp_path / "s.svg"))
    bad = call("timeline", "--plot", tmp_path / "t.gif")
    assert bad.status == 2
    assert is_one_clear_line(bad)
