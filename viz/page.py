"""The page: content, network and assets put into the template."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup, escape

from viz import asset, cases
from viz.content import PLAIN, Content, read
from viz.cost import costs
from viz.errors import GraphError
from viz.language import LANGUAGES, clean, tag
from viz.network import draw
from viz.span import span
from viz.style import LINES, SHAPES, Style, styles

VIEWS = ("network", "timeline", "argument", "compare", "cases")

# What must not stand in a script element as it is (tags, comments, entities, the two separators that end a
# line in JavaScript), and what can't be seen (zero-width, bidi and other control characters).
_ESCAPED = re.compile("[<>&\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")


def render(graph: Any, *, title: str, language: str, subtitle: str | None, view: str) -> str:
    """Return the whole page; see `viz.view`."""
    opened = tag(str(language))
    if opened not in LANGUAGES:
        raise GraphError(f"a page opens in {', '.join(LANGUAGES)}, not in {language!r}")
    if view not in VIEWS:
        raise GraphError(f"a page opens as {', '.join(VIEWS)}, not as {view!r}")
    content = read(graph)
    matrix = cases.read(graph.graph.get("cases"), content.passages)
    words = asset.strings()
    library, library_style = asset.library()
    scripts = [_inline(library, "</script"), _inline(asset.script(), "</script")]
    style = _inline(library_style + asset.style(), "</style")
    return _template().render(
        window_title=_TURNING.sub("", _one_line(title)),
        title=_referenced(_one_line(title)),
        subtitle=_referenced(_one_line(subtitle or "")),
        language=opened,
        say=lambda key: words[key][opened],
        policy=_policy(scripts, style),
        style=style,
        scripts=scripts,
        data=Markup(embed({"view": view, **payload(content, opened, matrix)})),
    )


def payload(content: Content, language: str, matrix: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return what the page's script reads; things, statements and passages are referred to by number."""
    drawing = draw(content)
    looks = styles(content.types)
    used = {look.shape for look in looks.values()}
    paid = costs(content)
    relations: dict[tuple[str, str], int] = {}
    spans: dict[str, tuple[str, str]] = {}
    statements = _statements(content, paid.pop("price"), relations, spans)
    things = _things(content, spans)
    return {
        "language": language,
        "directed": content.directed,
        "strings": asset.strings(),
        "shapes": {name: path for name, path in SHAPES.items() if name in used},
        "lines": LINES,
        "prefixes": content.prefixes,
        "types": [_type(name, content.types[name], look) for name, look in looks.items()],
        "relations": [{"key": key, "names": json.loads(names)} for key, names in relations],
        "articles": content.passages.articles,
        "speakers": content.passages.speakers,
        "things": things,
        "statements": statements,
        "passages": content.passages.found,
        "spans": spans,
        "paths": paid,
        "cases": matrix,
        "nodes": [[node["x"], node["y"], node["size"]] for node in drawing.network.nodes],
        "edges": drawing.network.edges,
        "options": drawing.network.options,
        "opening": drawing.opening,
        "folded": drawing.folded,
        "groups": drawing.groups,
        "places": drawing.places,
        "bridges": drawing.bridges,
    }


def _statements(
    content: Content, prices: Sequence[float], relations: dict[tuple[str, str], int], spans: dict[str, tuple[str, str]]
) -> list[dict[str, Any]]:
    """Return the statements as the page reads them, and note their relations and the days that their dates stand
    for."""
    found = []
    for one, price in zip(content.statements, prices, strict=True):
        _spanned(spans, one.date)
        named = (one.predicate, json.dumps(one.names, ensure_ascii=False))
        record = {
            "from": one.source,
            "to": one.target,
            "relation": relations.setdefault(named, len(relations)),
            "sentence": one.sentence,
            "date": one.date,
            "kind": one.kind,
            "stance": one.stance,
            "struck": one.struck or None,
            "passages": one.passages,
            "price": None if price < 0 else price,
        }
        found.append(_filled(record))
    return found


def _things(content: Content, spans: dict[str, tuple[str, str]]) -> list[dict[str, Any]]:
    """Return the things as the page reads them, and note the days that their dates stand for."""
    order = {name: number for number, name in enumerate(content.types)}
    found = []
    for thing in content.things:
        dates = [
            _filled({"date": one.date, "summary": one.summary, "passages": one.passages})
            for one in thing.dates
            if _spanned(spans, one.date)
        ]
        record = {"key": thing.key, "names": thing.names, "type": order[thing.type], "notes": thing.notes}
        found.append(_filled({**record, "dates": dates, "links": thing.links}))
    return found


def _type(name: str, names: dict[str, str], look: Style) -> dict[str, Any]:
    """Return a type of things as the page reads it."""
    return {
        "key": name,
        "names": names or (asset.strings()["plain"] if name == PLAIN else {"": name}),
        "colour": look.colour,
        "shape": look.shape,
        "filling": look.filling,
    }


def _spanned(spans: dict[str, tuple[str, str]], date: str) -> bool:
    """Note the days that a date stands for, and tell whether it stands for any."""
    if date and date not in spans:
        found = span(date)
        if found:
            spans[date] = found
    return date in spans


def embed(value: Any) -> str:
    """Return a value as JSON that may stand in a script element: no character in it can end or open a tag."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _filled(record: dict[str, Any]) -> dict[str, Any]:
    """A record without what is empty; the number 0 stays."""
    return {key: value for key, value in record.items() if value or isinstance(value, int)}


def _inline(text: str, end: str) -> Markup:
    """Mark one of our assets as safe to stand in an element, after making sure that it can't end it."""
    if end in text.lower() or "<!--" in text:
        raise ValueError(f"an asset of the page holds {end} or an HTML comment")
    return Markup(text)


def _policy(scripts: list[Markup], style: Markup) -> str:
    """Return a Content-Security-Policy that runs these scripts and this style, and lets nothing be loaded."""
    allowed = " ".join(_digest(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_digest(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())


_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of a text. A window's title can't isolate them, so it goes without."""


def _referenced(text: str) -> Markup:
    """A text in which those marks are character references: the page isolates them, and its source stays in order."""
    return Markup(_TURNING.sub(lambda m: f"&#{ord(m[0])};", str(escape(text))))


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(asset.own("template.html.j2"))
