"""A picture of values over the years."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.plots.canvas import COLOURS, FAINT, INK, QUIET, bare, check, figure, headed, save

Series = Mapping[str, Mapping[int, float | None]]


def lines(series: Series, path: Path | str, title: str, subtitle: str = "", unit: str = "") -> str | None:
    """Draw one line for each series of values over the years, named at its end.

    Parameters
    ----------
    series : mapping of str to mapping of int to float
        Name to year to value. A year without a value (left out, or None) leaves a gap.
    path : path
        Of the file, ``.svg`` or ``.png``.
    title, subtitle : str
    unit : str
        What the values are, written above the scale.

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
    known = {
        name: {year: value for year, value in values.items() if value is not None} for name, values in series.items()
    }
    known = {name: values for name, values in known.items() if values}
    if not known:
        raise OutputError(f"There are no values to draw, so {path} was not written.", "Ask for another time.")
    years = [year for values in known.values() for year in values]
    first, last = min(years), max(years)
    with figure(10.5, 5.2) as drawn:
        axes = drawn.add_axes((0.0, 0.0, 1.0, 1.0))
        axes.grid(axis="y", color=FAINT, linewidth=0.8)
        axes.set_axisbelow(True)
        ends: list[tuple[float, str, str]] = []
        for number, (name, values) in enumerate(known.items()):
            colour = COLOURS[number % len(COLOURS)]
            style = ("-", "--", ":", "-.")[number // len(COLOURS) % 4]
            whole = range(min(values), max(values) + 1)
            heights = [values.get(year, float("nan")) for year in whole]
            axes.plot(
                list(whole), heights, style, color=colour, linewidth=2.4, marker="o", markersize=5,
                clip_on=False, zorder=3,
            )  # fmt: skip
            ends.append((values[max(values)], name, colour))
        if all(value >= 0 for values in known.values() for value in values.values()):
            axes.set_ylim(bottom=0)
        else:
            axes.axhline(0, color=INK, linewidth=0.8)
        axes.set_xlim(first - 0.3, last + 0.3)
        step = max(1, round((last - first) / 12))
        axes.set_xticks(list(range(first, last + 1, step)))
        axes.set_xticklabels([str(year) for year in range(first, last + 1, step)])
        bare(axes, "bottom")
        if unit:
            axes.text(0, 1.02, unit, transform=axes.transAxes, color=QUIET, fontsize=10, va="bottom")
        if len(known) > 1:
            for height, (_, name, colour) in zip(apart(ends, axes.get_ylim()), sorted(ends), strict=True):
                axes.annotate(
                    name, (1.0, height), xycoords=("axes fraction", "data"), xytext=(8, 0),
                    textcoords="offset points", color=colour, va="center", annotation_clip=False,
                )  # fmt: skip
        headed(drawn, title, subtitle, above=0.25 if unit else 0.0)
        return save(drawn, path)


def apart(ends: list[tuple[float, str, str]], limits: tuple[float, float]) -> list[float]:
    """Return heights for names, in order of the lines' ends, so that no two names overlap."""
    room = (limits[1] - limits[0]) * 0.055
    found: list[float] = []
    for value, *_ in sorted(ends):
        found.append(max(value, found[-1] + room) if found else value)
    # Names that were pushed beyond the top come down together.
    over = found[-1] - limits[1]
    for place in range(len(found) - 1, -1, -1) if over > 0 else ():
        top = limits[1] if place == len(found) - 1 else found[place + 1] - room
        found[place] = min(found[place], top)
    return found
