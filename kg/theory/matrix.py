"""The indicator matrix: cases against indicators, as data and as a picture in which met, unmet and unknown are told
apart by shape and by colour."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from kg.errors import OutputError
from kg.theory.logic import MET, UNKNOWN, UNMET
from kg.theory.model import Theory
from kg.theory.running import run_case
from kg.theory.say import degree, words

Json = dict[str, Any]
MARKS = {MET: "●", UNMET: "○", UNKNOWN: "?"}
"""How a state is written in text."""
_INK, _PAPER = "#1d2733", "#ffffff"
_COLOURS = {MET: "#0b6e99", UNMET: "#b3540a", UNKNOWN: "#6b7280"}
_CELL, _BROAD, _ROW, _LETTER = 96, 240, 30, 7.4


def matrix(theory: Theory, reading: str | None = None) -> Json:
    """Return the matrix of a theory.

    Returns
    -------
    dict
        ``theory, reading, cases [{case, kind, labels}], groups [{variable, labels, degrees {case: degree},
        rows [{indicator, labels, states {case: state}}]}]``, ``outcomes {predicted, measured, stated}`` by case.
    """
    results = {case.key: run_case(theory, case, reading) for case in theory.cases}
    groups = []
    for place, variable in enumerate(next(iter(results.values()), {"variables": []})["variables"]):
        rows = [
            {
                "indicator": indicator["name"],
                "labels": dict(theory.named(indicator["name"]).labels),
                "states": {key: r["variables"][place]["indicators"][number]["state"] for key, r in results.items()},
            }
            for number, indicator in enumerate(variable["indicators"])
            if indicator["name"] in theory.indicators
        ]
        groups.append(
            {
                "variable": variable["name"],
                "labels": dict(theory.named(variable["name"]).labels),
                "degrees": {key: r["variables"][place]["degree"] for key, r in results.items()},
                "rows": rows,
            }
        )
    return {
        "theory": theory.name,
        "reading": theory.reading(reading),
        "cases": [{"case": c.key, "kind": c.kind, "labels": dict(c.labels)} for c in theory.cases],
        "groups": groups,
        "outcomes": {
            name: {key: r[name] for key, r in results.items()} for name in ("predicted", "measured", "stated")
        },
    }


def picture(theory: Theory, reading: str | None = None, language: str = "en") -> str:
    """Return the matrix as one SVG file that needs nothing else.

    Met is a filled circle, unmet an open square, unknown a dashed diamond with a question mark; each has its own
    colour as well, and a title that a screen reader says.
    """
    found = matrix(theory, reading)
    known = words(language)
    lines: list[tuple[str, dict[str, str] | None, bool]] = []
    for group in found["groups"]:
        for row in group["rows"]:
            lines.append((_label(row["labels"], row["indicator"], language), row["states"], False))
        lines.append((_label(group["labels"], group["variable"], language), group["degrees"], True))
    if theory.predicted and all(group["variable"] != theory.predicted for group in found["groups"]):
        lines.append((theory.named(theory.predicted).label(language), found["outcomes"]["predicted"], True))
    left = 24 + int(max((_width(text) for text, _, _ in lines), default=80))
    cases = found["cases"]
    said = [theory.case(c["case"]).label(language) for c in cases]
    said += [degree(theory, v, language) for _, values, strong in lines if strong for v in (values or {}).values()]
    broad = min(_BROAD, max([_CELL, *(int(_width(text)) + 16 for text in said)]))
    width, height = left + broad * len(cases) + 16, 78 + _ROW * len(lines) + 44
    title = escape(theory.part.label(language))
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-labelledby="title" font-family="system-ui, sans-serif" font-size="13" fill="{_INK}">',
        f'<title id="title">{title}</title>',
        f'<rect width="{width}" height="{height}" fill="{_PAPER}"/>',
        f'<text x="16" y="26" font-size="16" font-weight="600">{title}</text>',
    ]
    for number, case in enumerate(cases):
        x = left + broad * number + broad / 2
        style = ' font-style="italic"' if case["kind"] != "article" else ""
        label = _fitted(theory.case(case["case"]).label(language), broad)
        out.append(f'<text x="{x}" y="58" text-anchor="middle" font-weight="600"{style}>{label}</text>')
    for number, (text, values, strong) in enumerate(lines):
        y = 70 + _ROW * number
        if strong:
            out.append(f'<rect x="8" y="{y}" width="{width - 16}" height="{_ROW}" fill="#eef2f5"/>')
        weight = ' font-weight="600"' if strong else ""
        out.append(f'<text x="16" y="{y + 20}"{weight}>{escape(text)}</text>')
        for place, case in enumerate(cases):
            value = (values or {}).get(case["case"]) or ""
            x = left + broad * place + broad / 2
            if strong:
                shown = _fitted(degree(theory, value, language) if value else "–", broad)
                out.append(f'<text x="{x}" y="{y + 20}" text-anchor="middle"{weight}>{shown}</text>')
            else:
                out.append(_mark(value, x, y + _ROW / 2, f"{case['case']}, {text}: {known.get(value, value)}"))
    y = height - 18
    x = 28.0
    for state in (MET, UNMET, UNKNOWN):
        out.append(_mark(state, x, y - 4, known[state]))
        out.append(f'<text x="{x + 14}" y="{y}">{escape(known[state])}</text>')
        x += 34 + _width(known[state])
    out.append("</svg>")
    return "\n".join(out) + "\n"


def write(theory: Theory, path: Path, reading: str | None = None, language: str = "en") -> None:
    """Write the picture to a file, whole or not at all.

    Raises
    ------
    OutputError
        If the file can't be written.
    """
    text = picture(theory, reading, language)
    if not path.parent.is_dir():
        raise OutputError(f"The folder {path.parent} does not exist.", "Make it, or name another.")
    temporary = path.with_name(f".{path.name}.writing")
    try:
        temporary.write_text(text, "utf-8")
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise OutputError(f"{path} can't be written: {error.strerror}.", "Check the permissions.") from error


def _mark(state: str, x: float, y: float, title: str) -> str:
    said = f"<title>{escape(title)}</title>"
    colour = _COLOURS.get(state, _INK)
    if state == MET:
        return f'<circle cx="{x}" cy="{y}" r="8" fill="{colour}">{said}</circle>'
    if state == UNMET:
        return (
            f'<rect x="{x - 7}" y="{y - 7}" width="14" height="14" fill="none" stroke="{colour}" '
            f'stroke-width="2">{said}</rect>'
        )
    if state == UNKNOWN:
        return (
            f'<g>{said}<path d="M {x} {y - 10} L {x + 10} {y} L {x} {y + 10} L {x - 10} {y} Z" fill="none" '
            f'stroke="{colour}" stroke-width="1.5" stroke-dasharray="3 2"/>'
            f'<text x="{x}" y="{y + 4}" text-anchor="middle" font-size="11" fill="{colour}">?</text></g>'
        )
    return f'<text x="{x}" y="{y + 5}" text-anchor="middle">{escape(state)}</text>'


def _fitted(text: str, broad: int) -> str:
    """A text cut to the width of a column, with the whole of it as its title."""
    cut = text
    while _width(cut) > broad - 10:
        cut = cut.removesuffix("…")[:-1].rstrip() + "…"
    return escape(text) if cut == text else f"<title>{escape(text)}</title>{escape(cut)}"


def _label(labels: dict[str, str], key: str, language: str) -> str:
    return labels.get(language) or labels.get("en") or key


def _width(text: str) -> float:
    from kg.cells import width

    return width(text) * _LETTER


__all__ = ["MARKS", "matrix", "picture", "write"]
