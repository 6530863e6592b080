"""The page's four languages, and texts in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

LANGUAGES = ("en", "zh-Hans", "zh-Hant", "ja")

_KNOWN = {
    "zh": "zh-Hans",
    "zh-cn": "zh-Hans",
    "zh-sg": "zh-Hans",
    "zh-tw": "zh-Hant",
    "zh-hk": "zh-Hant",
    "zh-mo": "zh-Hant",
}


def tag(language: str) -> str:
    """Return a language tag as pages print it: `zh-hant-TW` -> `zh-Hant`; what is none of the four stays."""
    lower = language.strip().lower().replace("_", "-")
    if lower in _KNOWN:
        return _KNOWN[lower]
    for known in LANGUAGES:
        if lower == known.lower() or lower.startswith(known.lower() + "-"):
            return known
    return lower


def clean(text: object) -> str:
    """Return anything as text that UTF-8 can hold: half of a surrogate pair becomes U+FFFD."""
    return str(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def names(value: Any) -> dict[str, list[str]]:
    """Return `{language: [name, ...]}` from that, from `{language: name}`, or from a bare name (language "").

    Empty names and repetitions go; the first stays first.
    """
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        value = {"": value}
    found: dict[str, list[str]] = {}
    for language, given in value.items():
        several = given if isinstance(given, (list, tuple, set, frozenset)) else [given]
        ordered = sorted(several, key=str) if isinstance(several, (set, frozenset)) else several
        kept = found.setdefault(tag(clean(language)), [])
        for name in (clean(one) for one in ordered if one is not None):
            if name.strip() and name not in kept:
                kept.append(name)
    return {language: kept for language, kept in found.items() if kept}


def texts(value: Any) -> dict[str, str]:
    """Return `{language: text}` from the same shapes as `names`, with the first text of each language."""
    return {language: several[0] for language, several in names(value).items()}
