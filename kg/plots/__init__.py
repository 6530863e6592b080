"""Pictures: timelines, lines over the years, and matrices, as SVG (its text stays text) or PNG.

Each function takes plain data and the file to write, needs matplotlib (``alliance-kg[plot]``), and returns what is
worth telling: a line on a font that is missing, else nothing. The same data gives the same file with the same fonts.
"""

from __future__ import annotations

from kg.plots.lines import lines
from kg.plots.matrix import matrix
from kg.plots.timeline import timeline

__all__ = ["lines", "matrix", "timeline"]
