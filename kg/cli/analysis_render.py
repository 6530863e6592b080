"""Analyses as text for people, Markdown and CSV."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from kg.analysis.frame import say
from kg.cells import separated, table
from kg.cli.render import finished
from kg.dates import say as say_date
from kg.snapshot import pick

Json = dict[str, Any]


def rank(found: Json, form: str, language: str) -> str:
    """Return a ranking."""
    roles = list(found["rows"][0]["parts"]) if found["rows"] else []
    heads = [_word(w, language) for w in ("rank", "name", "kind")] + [found["measure"]["name"], *roles]
    rows = [
        [
            str(row["rank"]),
            _name(row["node"], language),
            pick(row["type"]["labels"], language) or row["type"]["name"],
            _number(row["value"], language, form),
            *(str(row["parts"][role]) for role in roles),
        ]
        for row in found["rows"]
    ]
    if form == "csv":
        return separated(
            ["rank", "iri", "name", "type", found["measure"]["name"], *roles],
            [[r[0], f["node"]["iri"], *r[1:]] for r, f in zip(rows, found["rows"], strict=True)],
        )
    return _page(
        found["projection"], found["measure"]["meaning"], [_grid(heads, rows, form), *found["notes"]], form, language
    )


def communities(found: Json, form: str, language: str) -> str:
    """Return communities."""
    if form == "csv":
        rows = [
            [
                str(c["number"]),
                m["node"]["iri"],
                _name(m["node"], language),
                m["type"],
                _number(m["strength"], language, form),
            ]
            for c in found["communities"]
            for m in c["members"]
        ]
        return separated(["community", "iri", "name", "type", "strength"], rows)
    mark = "- " if form == "markdown" else ""
    body = [f"{_word('modularity', language)}: {found['modularity']:.3f}"]
    for part in found["communities"]:
        names = ", ".join(_name(m["node"], language) for m in part["members"])
        body.append(f"{mark}{_word('community', language)} {part['number']} ({part['size']}): {names}")
    return _page(found["projection"], found["method"]["meaning"], body, form, language)


def balance(found: Json, form: str, language: str) -> str:
    """Return how balanced a network is."""
    if form == "csv":
        rows = [
            [
                " / ".join(_name(n, language) for n in triad["nodes"]),
                "".join("+" if t["sign"] > 0 else "-" for t in triad["ties"]),
                " ".join(sorted({p for t in triad["ties"] for p in t["passages"]})),
            ]
            for triad in found["unstable"]
        ]
        return separated(["unstable triangle", "signs", "passages"], rows)
    lower, upper = found["frustration"]["lower"], found["frustration"]["upper"]
    share = "" if found["balanced"] is None else f"; {found['balanced']:.0%} {_word('balanced', language)}"
    body = [
        f"{_word('triads', language)}: " + ", ".join(f"{k} {v}" for k, v in found["triads"].items()) + share,
        f"{_word('frustration', language)}: {lower}" + ("" if lower == upper else f"–{upper}"),
    ]
    if found["onUnstable"]:
        heads = [_word("name", language), _word("unstable", language)]
        body += ["", _grid(heads, [[_name(o["node"], language), str(o["count"])] for o in found["onUnstable"]], form)]
    if found["frustrated"]:
        body += ["", f"{_word('against', language)}:"]
        for tie in found["frustrated"]:
            counts = ", ".join(f"{_word(w, language)} {tie[w]}" for w in ("cooperation", "conflict"))
            names = f"{_name(tie['source'], language)} – {_name(tie['target'], language)}"
            body.append(f"- {names} ({'+' if tie['sign'] > 0 else '−'}; {counts})")
    return _page(found["projection"], found["meaning"], body, form, language)


def similarity(found: Json, form: str, language: str) -> str:
    """Return pairs of states with how alike they are."""
    name = found["measure"]["name"]
    rows = [
        [_name(p["a"], language), _name(p["b"], language), _number(p["value"], language, form)] for p in found["pairs"]
    ]
    if form == "csv":
        return separated(["a", "b", name], rows)
    source = found["source"]
    title = f"{source['name']} {source['year'] or ''}".strip()
    about = {"name": title, "meaning": source["meaning"], "nodes": source["states"], "edges": None}
    heads = [_word("name", language), _word("name", language), name]
    return _page(about, found["measure"]["meaning"], [_grid(heads, rows, form)], form, language)


def trend(found: Json, form: str, language: str) -> str:
    """Return a measure year by year."""
    name = found["measure"]["name"]
    if form == "csv":
        rows = [
            [
                str(s["year"]), _number(s["value"], language, form), _number(s["change"], language, form),
                str(s["nodes"]), str(s["edges"]), "; ".join(_name(e["event"], language) for e in s["events"]),
            ]
            for s in found["series"]
        ]  # fmt: skip
        return separated(["year", name, "change", "nodes", "edges", "new"], rows)
    body = []
    for s in found["series"]:
        change = f" ({s['change']:+g})" if s["change"] else ""
        head = f"{s['year']}  {_number(s['value'], language, form)}{change}"
        body.append(f"- **{s['year']}** {head[6:]}" if form == "markdown" else head)
        for event in s["events"]:
            date = f" ({say_date(event['date'], language)})" if event["date"] else ""
            body.append(f"{'  - ' if form == 'markdown' else '        '}{_name(event['event'], language)}{date}")
    thing = f"{_name(found['thing'], language)}: " if found["thing"] else ""
    return _page(found["projection"], f"{thing}{found['measure']['meaning']}", body, form, language)


def _page(about: Json, meaning: str, body: Sequence[str], form: str, language: str) -> str:
    """Return the network that it stood on, what the number means, and the result."""
    bold = "**" if form == "markdown" else ""
    size = say("head", "size", language, **about) if about["edges"] is not None else f"n = {about['nodes']}"
    lines = [
        f"{bold}{_word('stood', language)}{bold}: {about['name']} ({size}). {about['meaning']}",
        *([""] if form == "markdown" else []),
        f"{bold}{_word('meaning', language)}{bold}: {meaning}",
        "",
        *body,
    ]
    return finished("\n".join(lines), form)


def _grid(heads: list[str], rows: list[list[str]], form: str) -> str:
    if form == "markdown":
        lines = [heads, ["---"] * len(heads), *([c.replace("|", "\\|") for c in row] for row in rows)]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return table(heads, rows).rstrip("\n").rsplit("\n", 1)[0]


def _word(name: str, language: str) -> str:
    return say("head", name, language)


def _name(end: Json, language: str) -> str:
    return pick(end["labels"], language) or str(end["iri"]).rsplit("/", 1)[-1]


def _number(value: float | None, language: str, form: str) -> str:
    """Return a number to four digits for people, to ten for other programs."""
    if value is None:
        return "" if form == "csv" else f"({_word('undefined', language)})"
    return f"{value:.10g}" if form == "csv" else f"{value:g}" if value == int(value) else f"{value:.4g}"


__all__ = ["balance", "communities", "rank", "similarity", "trend"]


def matrix(found: Json, language: str) -> Json:
    """Return how alike states are as rows, columns and cells; nothing stands where a pair is not among those found."""
    values = {}
    for pair in found["pairs"]:
        one, other = (pick(pair[end]["labels"], language) for end in ("a", "b"))
        values[one, other] = values[other, one] = pair["value"]
    names = list(dict.fromkeys(name for pair in values for name in pair))
    cells = [[values.get((row, column)) for column in names] for row in names]
    return {"rows": names, "columns": names, "cells": cells}


def headline(told: Json) -> str:
    """Return what a measure or a network is called: its meaning up to the colon."""
    return re.split("[:：]", told["meaning"])[0]
