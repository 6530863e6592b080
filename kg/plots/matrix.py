"""A picture of values in rows and columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.plots.canvas import INK, QUIET, bare, check, figure, save
from kg.plots.timeline import shortened

CELL = 0.62
"""Inches for each cell."""


def matrix(data: Mapping[str, Sequence[Any]], path: Path | str, title: str, subtitle: str = "") -> str | None:
    """Draw values in rows and columns as tinted cells, each with its value.

    Values below nothing are orange, above it blue (light is near nothing). What is no number stays white.

    Parameters
    ----------
    data : mapping
        ``rows`` and ``columns``, their names, and ``cells``, a list for each row of numbers, texts or None.
    path : path
        Of the file, ``.svg`` or ``.png``.
    title, subtitle : str

    Returns
    -------
    str or None
        One line on a font that is missing.

    Raises
    ------
    KgError
        If matplotlib is not installed, if there is nothing to draw, if the cells are not as many as rows and columns,
        or if the file can't be written.
    """
    from kg.errors import OutputError

    path = Path(path)
    check(path)
    rows, columns, cells = (list(data[name]) for name in ("rows", "columns", "cells"))
    if not rows or not columns:
        raise OutputError(f"There is no cell to draw, so {path} was not written.")
    if len(cells) != len(rows) or any(len(row) != len(columns) for row in cells):
        raise OutputError(f"The cells are not {len(rows)} rows of {len(columns)}, so {path} was not written.")
    numbers = [abs(value) for row in cells for value in row if _is_number(value)]
    largest = max(numbers, default=0.0) or 1.0
    broken = any(value % 1 for row in cells for value in row if _is_number(value))
    texts = [[_text(value, broken) for value in row] for row in cells]
    wide = max(CELL, 0.12 * max(len(text) for row in texts for text in row) + 0.2)
    with figure(max(wide * len(columns), 1.2), max(CELL * 0.75 * len(rows), 0.6)) as drawn:
        axes = drawn.add_axes((0.0, 0.0, 1.0, 1.0))
        from matplotlib.patches import Rectangle

        for y, row in enumerate(cells):
            for x, value in enumerate(row):
                share = value / largest if _is_number(value) else 0.0
                colour = _tint(share) if _is_number(value) else (1.0, 1.0, 1.0)
                axes.add_patch(Rectangle((x, y), 1, 1, facecolor=colour, edgecolor="white", linewidth=1.5))
                dark = abs(share) > 0.6
                axes.text(x + 0.5, y + 0.5, texts[y][x], ha="center", va="center", color="white" if dark else INK)
        axes.set_xlim(0, len(columns))
        axes.set_ylim(len(rows), 0)
        axes.set_yticks([y + 0.5 for y in range(len(rows))], [shortened(str(name), 40) for name in rows])
        names = [shortened(str(name), 30) for name in columns]
        axes.set_xticks([x + 0.5 for x in range(len(columns))], names)
        axes.xaxis.tick_top()
        # Text that would run into its neighbour's is turned.
        if max(len(name) for name in names) * 0.1 > wide:
            for label in axes.get_xticklabels():
                label.set(rotation=40, ha="left", rotation_mode="anchor", color=INK)
        bare(axes)
        drawn.canvas.draw()
        top = max(label.get_window_extent().y1 for label in axes.get_xticklabels()) / drawn.dpi
        left = min(label.get_window_extent().x0 for label in axes.get_yticklabels()) / drawn.dpi
        width, height = drawn.get_figwidth(), drawn.get_figheight()
        drawn.text(left / width, (top + (0.5 if subtitle else 0.22)) / height, title, fontsize=17, fontweight="bold")
        if subtitle:
            drawn.text(left / width, (top + 0.22) / height, subtitle, fontsize=11, color=QUIET)
        return save(drawn, path)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value == value


def _text(value: Any, broken: bool) -> str:
    if value is None or value != value:
        return ""
    if _is_number(value):
        return f"{value:.2f}" if broken else f"{value:.0f}"
    return str(value)


def _tint(share: float) -> tuple[float, float, float]:
    """Return a colour between white and blue, or for what is below nothing white and orange."""
    blue, orange = (0.0, 0.447, 0.698), (0.835, 0.369, 0.0)
    strength = 0.04 + 0.96 * min(abs(share), 1.0)
    red, green, other = (1 - strength * (1 - part) for part in (blue if share >= 0 else orange))
    return red, green, other
