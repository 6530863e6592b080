"""What all pictures share: the figure, its fonts and colours, and how it becomes a file."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError, OutputError
from kg.files import put

if TYPE_CHECKING:
    from matplotlib.figure import Figure

EXTRA = "plot"
"""The extra that installs what pictures need."""

INK, QUIET, FAINT = "#22272e", "#68707a", "#e4e7eb"
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")
"""Told apart by people who don't see all colours (Okabe and Ito 2008)."""

CJK = (
    "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans CJK TC", "Noto Sans SC", "Noto Sans JP", "Source Han Sans SC",
    "Source Han Sans", "PingFang SC", "Hiragino Sans", "Hiragino Sans GB", "Microsoft YaHei", "Yu Gothic", "Meiryo",
    "SimHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "IPAexGothic", "Noto Serif CJK SC", "Noto Serif CJK JP",
    "Arial Unicode MS",
)  # fmt: skip
"""Fonts with Chinese and Japanese characters, the best first; which of them is there differs by system."""

LATIN = "DejaVu Sans"
"""The font that matplotlib brings along."""


def check(path: Path) -> str:
    """Return the format of a picture by its file's suffix.

    Raises
    ------
    OutputError
        If it is neither ``.svg`` nor ``.png``.
    """
    form = path.suffix.lower().removeprefix(".")
    if form not in {"svg", "png"}:
        raise OutputError(f"A picture can't be written as {path.name!r}.", "Name a file that ends in .svg or .png.")
    return form


@contextmanager
def figure(width: float, height: float) -> Iterator[Figure]:
    """Give an empty figure, in inches, with the fonts and the settings of all pictures.

    Raises
    ------
    KgError
        If matplotlib is not installed.
    """
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError as error:
        raise KgError("Pictures need matplotlib.", f"Install alliance-kg[{EXTRA}].") from error
    settings: Any = {
        "font.family": [LATIN, *_installed()[:1]],
        "font.size": 11,
        "text.color": INK,
        "axes.labelcolor": QUIET,
        "axes.edgecolor": FAINT,
        "xtick.color": QUIET,
        "ytick.color": INK,
        "svg.fonttype": "none",
        "svg.hashsalt": "alliance-kg",
        "axes.unicode_minus": False,
        "text.parse_math": False,
    }
    with matplotlib.rc_context(settings):
        yield Figure(figsize=(width, height), facecolor="white")


def _installed() -> list[str]:
    from matplotlib import font_manager

    there = {font.name for font in font_manager.fontManager.ttflist}
    return [name for name in CJK if name in there]


def save(drawn: Figure, path: Path) -> str | None:
    """Write a figure to a file, whole or not at all.

    Returns
    -------
    str or None
        One line on the font that is missing, where the picture (a PNG) can't show some characters.

    Raises
    ------
    OutputError
        If the file can't be written.
    """
    form = check(path)
    content = io.BytesIO()
    # No date and no version: the same data gives the same file.
    about = {"Date": None, "Creator": None} if form == "svg" else {"Software": None}
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        drawn.savefig(content, format=form, dpi=200, metadata=about, bbox_inches="tight", pad_inches=0.25)
    data = content.getvalue()
    if form == "svg":
        # A reader's system may lack the fonts named.
        fallback = ", ".join(f"'{name}'" for name in CJK[:4])
        data = data.replace(f"'{LATIN}'".encode(), f"'{LATIN}', {fallback}, sans-serif".encode())
    put({path: data})
    return None if form == "svg" else missing(drawn)


def missing(drawn: Figure) -> str | None:
    """Return one line on the characters of a figure that no font shows, or nothing."""
    from matplotlib import font_manager
    from matplotlib.text import Text

    text = "".join(part.get_text() for part in drawn.findobj(Text) if isinstance(part, Text))
    wanted = {character for character in text if character.isprintable() and not character.isspace()}
    for name in (LATIN, *_installed()[:1]):
        font = font_manager.get_font(font_manager.findfont(name))
        wanted = {character for character in wanted if not font.get_char_index(ord(character))}
    if not wanted:
        return None
    some = "".join(sorted(wanted)[:5])
    return (
        f"No installed font has {len(wanted)} of the picture's characters ({some}): they are drawn as boxes. Install "
        f"the font {CJK[0]}, or write an SVG."
    )


def headed(drawn: Figure, title: str, subtitle: str = "", above: float = 0.0) -> None:
    """Set a title and a line below it at the left, above the picture and what takes some inches above it."""
    height = drawn.get_figheight()
    drawn.text(
        0.0, 1 + (above + (0.62 if subtitle else 0.3)) / height, title, fontsize=17, fontweight="bold", va="bottom"
    )
    if subtitle:
        drawn.text(0.0, 1 + (above + 0.3) / height, subtitle, fontsize=11, color=QUIET, va="bottom")


def bare(axes: Any, *kept: str) -> None:
    """Take the frame off, but for the sides named, and the marks of the scales."""
    for side, line in axes.spines.items():
        line.set_visible(side in kept)
    axes.tick_params(length=0)
