"""How types and kinds of statement look: a colour, a shape and a filling, told apart without colour.

Shapes are SVG paths in the unit circle (y grows downwards), so the canvas and the legend draw the same thing.
Colours are names; `page.css` gives each a tone for light and for dark pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin

from viz.asset import own

COLOURS = ("sky", "vermilion", "teal", "wine", "ochre", "purple", "olive", "indigo", "slate")
FILLINGS = ("solid", "hollow", "cored")


def _ring(corners: int, *, turn: float = 0.0, inner: float | None = None, size: float = 1.0) -> str:
    """A regular polygon with a corner at the top, or with `inner` (a radius from 0 to 1) a star."""
    steps = corners if inner is None else 2 * corners
    points = []
    for step in range(steps):
        angle = 2 * pi * (step / steps + turn) - pi / 2
        radius = size if inner is None or step % 2 == 0 else inner * size
        points.append(f"{radius * cos(angle):.3f} {radius * sin(angle):.3f}")
    return "M" + "L".join(points) + "Z"


SHAPES = {
    "circle": "M0 -.92A.92 .92 0 1 1 0 .92A.92 .92 0 1 1 0 -.92Z",
    "square": "M-.8 -.8H.8V.8H-.8Z",
    "diamond": _ring(4, size=1.12),
    "triangle": _ring(3, size=1.12),
    "star": _ring(5, inner=0.46, size=1.15),
    "hexagon": _ring(6, turn=1 / 12),
    "down": _ring(3, turn=1 / 2, size=1.12),
    "plus": "M-.34 -1H.34V-.34H1V.34H.34V1H-.34V.34H-1V-.34H-.34Z",
    "pentagon": _ring(5, size=1.05),
    "shield": "M-.85 -.9H.85V.1C.85 .6 .4 .9 0 1.1C-.4 .9 -.85 .6 -.85 .1Z",
    "bubble": "M-1 -.75H1V.5H.05L-.45 1.05V.5H-1Z",
    "house": "M0 -1L.95 -.2V.85H-.95V-.2Z",
    "spark": _ring(4, inner=0.42, size=1.2),
    "page": "M-.72 -1H.3L.72 -.55V1H-.72Z",
    "octagon": _ring(8, turn=1 / 16),
    "right": _ring(3, turn=1 / 4, size=1.12),
    "drop": "M0 -1.15C.3 -.6 .85 -.25 .85 .25A.85 .8 0 1 1 -.85 .25C-.85 -.25 -.3 -.6 0 -1.15Z",
    "cross": "M-.95 -.5L-.5 -.95L0 -.45L.5 -.95L.95 -.5L.45 0L.95 .5L.5 .95L0 .45L-.5 .95L-.95 .5L-.45 0Z",
    "pill": "M-.6 -.6H.6A.6 .6 0 0 1 .6 .6H-.6A.6 .6 0 0 1 -.6 -.6Z",
    "burst": _ring(8, inner=0.66, size=1.12),
    "flag": "M-.8 -1H.9L.5 -.35L.9 .3H-.45V1.1H-.8Z",
    "rhomb": "M-1.15 .65L-.55 -.65H1.15L.55 .65Z",
    "asterisk": _ring(6, inner=0.5, size=1.15),
    "bar": "M-1.1 -.5H1.1V.5H-1.1Z",
}


@dataclass(frozen=True, slots=True)
class Style:
    """How one type is drawn: names out of COLOURS, SHAPES and FILLINGS."""

    colour: str
    shape: str
    filling: str


@cache
def known() -> dict[str, Style]:
    """Return the styles of the ontology's classes, so that a type looks the same on every page.

    Actors are round, events pointed, writings square, ideas slanted, what somebody says is a bubble.
    """
    return {name: Style(*words.split()) for name, words in json.loads(own("types.json")).items()}


def styles(types: Iterable[str]) -> dict[str, Style]:
    """Give every type a style: the ontology's classes their own, others what is still free, in order.

    No two types share shape and filling, until there are more types than the 72 pairs.
    """
    table, wanted = known(), list(dict.fromkeys(types))
    chosen: dict[str, Style] = {}
    taken: set[tuple[str, str]] = set()
    for name in wanted:
        style = table.get(name)
        if style and (style.shape, style.filling) not in taken:
            chosen[name] = style
            taken.add((style.shape, style.filling))
    pairs = [(shape, filling) for filling in FILLINGS for shape in SHAPES]
    free = [pair for pair in pairs if pair not in taken] or pairs
    others = [name for name in wanted if name not in chosen]
    for number, name in enumerate(others):
        shape, filling = free[number % len(free)]
        chosen[name] = Style(COLOURS[number % len(COLOURS)], shape, filling)
    return {name: chosen[name] for name in wanted}


# vis-network's dashes are lengths of line and gap, widths and lengths in canvas units.
LINES: dict[str, list[float] | bool] = {
    "fact": False,
    "claim": [6, 5],
    "proposed": [15, 7],
    "negation": [1.5, 4.5],
}
"""How the line of each kind of statement is dashed; what is struck gets a bar across its middle besides."""
