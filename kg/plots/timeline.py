"""A picture of what happened when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import inf, isfinite
from pathlib import Path
from typing import Any

from kg.dates import say
from kg.plots.canvas import COLOURS, FAINT, INK, QUIET, bare, check, figure, headed, save
from kg.snapshot import pick

Json = dict[str, Any]

KINDS = {
    "event": ("o", COLOURS[0], {"en": "event", "zh-Hans": "事件", "zh-Hant": "事件", "ja": "出来事"}),
    "thing": ("o", COLOURS[0], {"en": "event", "zh-Hans": "事件", "zh-Hant": "事件", "ja": "出来事"}),
    "proposed": ("D", COLOURS[1], {"en": "not done", "zh-Hans": "未实行", "zh-Hant": "未實行", "ja": "実施されず"}),
    "claim": ("s", COLOURS[3], {"en": "claim", "zh-Hans": "说法", "zh-Hant": "說法", "ja": "主張"}),
    "negation": ("X", QUIET, {"en": "not so", "zh-Hans": "并非如此", "zh-Hant": "並非如此", "ja": "否定"}),
}
"""How each kind of entry is drawn: mark, colour, name. What was not done, or is only claimed, is drawn hollow."""

ROW = 0.34
"""Inches for each entry."""


def timeline(
    entries: Sequence[Json],
    path: Path | str,
    title: str,
    subtitle: str = "",
    language: str = "en",
    start: str | None = None,
    end: str | None = None,
) -> str | None:
    """Draw dated things in order of time: a mark for a day, a bar for what lasts or is dated less precisely.

    Parameters
    ----------
    entries : sequence of dict
        As from `kg.timeline.timeline`; ``labels, kind, date, earliest, latest`` are used.
    path : path
        Of the file, ``.svg`` or ``.png``.
    title, subtitle : str
    language : str
        Of names and dates.
    start, end : str, optional
        ISO days that the picture begins and ends with; left out, those of the entries.

    Returns
    -------
    str or None
        One line on a font that is missing.

    Raises
    ------
    KgError
        If matplotlib is not installed, if there is nothing to draw, or if the file can't be written.
    """
    from kg.errors import OutputError

    path = Path(path)
    check(path)
    if not entries:
        raise OutputError(f"There is nothing dated to draw, so {path} was not written.", "Ask for another time.")
    spans = [_span(entry) for entry in entries]
    days = [day for span in spans for day in span if isfinite(day)]
    low = _days(start) if start else min(days)
    high = _days(end) if end else max(days)
    # What reaches beyond the picture is drawn to its edge.
    spans = [(min(max(one, low), high), max(min(other, high), low)) for one, other in spans]
    margin = max((high - low) * 0.03, 1.0)
    with figure(13.3, max(2.0, ROW * len(entries))) as drawn:
        axes = drawn.add_axes((0.5, 0.0, 0.5, 1.0))
        for row, (entry, (first, last)) in enumerate(zip(entries, spans, strict=True)):
            mark, colour, _ = KINDS[entry["kind"]]
            filled = entry["kind"] in {"event", "thing"}
            axes.axhline(row, color=FAINT, linewidth=0.7, zorder=0)
            form: Json = {
                "marker": mark, "markersize": 8, "color": colour, "markeredgewidth": 1.6,
                "markerfacecolor": colour if filled else "white", "linestyle": "",
            }  # fmt: skip
            # A mark on the scale says: this day. Where no day is known, a bar shows what is, and the mark its kind.
            if last - first > (high - low) * 0.012:
                axes.plot([first, last], [row, row], color=colour, linewidth=6, alpha=0.45 if filled else 0.25)
            else:
                axes.plot([(first + last) / 2], [row], **form)
            axes.plot([-0.415], [row], transform=axes.get_yaxis_transform(), clip_on=False, **form)
        axes.set_ylim(len(entries) - 0.4, -0.6)
        axes.set_xlim(low - margin, high + margin)
        _name(axes, entries, language)
        _scale(axes)
        bare(axes)
        _key(axes, entries, language, drawn.get_figheight())
        headed(drawn, title, subtitle)
        return save(drawn, path)


def _span(entry: Json) -> tuple[float, float]:
    """Return the first and last day as numbers, infinite on a side that is open."""
    first, last = entry["earliest"], entry["latest"]
    return (
        -inf if first == date.min.isoformat() else _days(first),
        inf if last == date.max.isoformat() else _days(last),
    )


def _days(day: str) -> float:
    """Return an ISO day as matplotlib counts days, from 1970."""
    return float(date.fromisoformat(day).toordinal() - date(1970, 1, 1).toordinal())


def _name(axes: Any, entries: Sequence[Json], language: str) -> None:
    """Write names and dates at the left: dates in a column of their own next to the marks."""
    axes.set_yticks([])
    for row, entry in enumerate(entries):
        where = {"transform": axes.get_yaxis_transform(), "va": "center", "clip_on": False}
        axes.text(-0.02, row, say(entry["date"], language), ha="right", color=QUIET, fontsize=10, **where)
        axes.text(-0.44, row, shortened(pick(entry["labels"], language)), ha="right", color=INK, fontsize=11, **where)


def shortened(text: str, width: int = 62) -> str:
    """Return a text that takes no more than so many columns, cut at a word where it has any."""
    from kg.cells import width as columns

    if columns(text) <= width:
        return text
    cut = text
    while columns(cut) > width - 1:
        cut = cut[:-1]
    words = cut.rsplit(" ", 1)
    return (words[0] if len(words) == 2 and len(words[0]) > width // 2 else cut).rstrip(" ,;，、") + "…"


def _scale(axes: Any) -> None:
    from matplotlib import dates

    ticks: Any = dates
    locator = ticks.AutoDateLocator(minticks=3, maxticks=7)
    axes.xaxis.set_major_locator(locator)
    formats = ["%Y", "%Y-%m", "%m-%d", "%H:%M", "%H:%M", "%S"]
    zeros = ["", "%Y", "%Y-%m", "%m-%d", "%H:%M", "%H:%M"]
    axes.xaxis.set_major_formatter(
        ticks.ConciseDateFormatter(locator, formats=formats, zero_formats=zeros, show_offset=False)
    )
    axes.xaxis.tick_top()
    axes.xaxis.grid(visible=True, color=FAINT, linewidth=0.7)
    axes.set_axisbelow(True)


def _key(axes: Any, entries: Sequence[Json], language: str, height: float) -> None:
    """Explain the marks, where there is more than one kind."""
    from matplotlib.lines import Line2D

    kinds = {KINDS[entry["kind"]][2]["en"]: entry["kind"] for entry in entries}
    if len(kinds) < 2:
        return
    marks = []
    for kind in sorted(kinds.values(), key=list(KINDS).index):
        mark, colour, names = KINDS[kind]
        face = colour if kind in {"event", "thing"} else "white"
        marks.append(
            Line2D(
                [], [], linestyle="", marker=mark, color=colour, markerfacecolor=face, markeredgewidth=1.6,
                markersize=8, label=names[language],
            )
        )  # fmt: skip
    axes.legend(
        handles=marks, loc="upper right", bbox_to_anchor=(1.0, -0.05 / height), ncols=len(marks), frameon=False,
        handletextpad=0.2, columnspacing=1.4, labelcolor=QUIET,
    )  # fmt: skip
