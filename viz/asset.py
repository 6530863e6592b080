"""The files a page is made of: the package's own, and vis-network as the installed pyvis brings it."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

SCRIPTS = (
    *("text", "symbol", "index", "state", "filter", "unfold", "address", "layout", "labels", "canvas"),
    *("evidence", "copy", "paths", "panel", "search", "legend", "years", "table"),
    *("timeline", "argument", "compare", "cases", "views", "drawing", "export", "theme", "start"),
)

_RULE_WITH_URL = re.compile(r"[^{};]*:[^{};]*url\((?:\"[^\"]*\"|'[^']*'|[^)]*)\)[^;}]*;?")
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


@cache
def own(name: str) -> str:
    """Return one of the package's own files as text."""
    return files("viz").joinpath(name).read_text(encoding="utf-8")


@cache
def style() -> str:
    """Return the page's own style, with the tones of light and dark."""
    tones: dict[str, dict[str, str]] = json.loads(own("tones.json"))
    light, dark = ("".join(f"--{name}:{tone};" for name, tone in tones[scheme].items()) for scheme in ("light", "dark"))
    return (
        f":root{{color-scheme:light;{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{color-scheme:dark;{dark}}}}}\n"
        f":root[data-theme=light]{{color-scheme:light;{light}}}\n"
        f":root[data-theme=dark]{{color-scheme:dark;{dark}}}\n"
        f"@media print{{:root,:root[data-theme]{{color-scheme:light;{light}}}}}\n" + own("page.css")
    )


@cache
def script() -> str:
    """Return the page's own script: its files, in order, in one function."""
    parts = "\n".join(own(f"script/{name}.js") for name in SCRIPTS)
    return f"(function () {{\n'use strict';\n{parts}}})();\n"


@cache
def strings() -> dict[str, dict[str, str]]:
    """Return the page's words: `{key: {language: text}}`."""
    table: dict[str, dict[str, str]] = json.loads(own("strings.json"))
    return table


@cache
def library() -> tuple[str, str]:
    """Return vis-network's script and style, without what would load something else.

    Raises:
        FileNotFoundError: there is no pyvis, or no vis-network in it.
    """
    spec = find_spec("pyvis")
    roots = list(spec.submodule_search_locations or []) if spec else []
    found = [path for root in roots for path in Path(root).glob("**/vis-network.min.js")]
    if not found:
        raise FileNotFoundError("the installed pyvis holds no vis-network.min.js; reinstall pyvis")
    newest = max(found, key=lambda path: (_version(path.parent.name), -len(path.parts)))
    code = newest.read_text(encoding="utf-8").replace("\r\n", "\n")
    style = newest.with_name("vis-network.css").read_text(encoding="utf-8").replace("\r\n", "\n")
    return _SOURCE_MAP.sub("", code), _RULE_WITH_URL.sub("", style)


def _version(folder: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", folder))
