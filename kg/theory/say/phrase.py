"""Words, degrees and lists, of which sentences on theories are made."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from kg.theory.logic import MET, UNDETERMINED, UNMET
from kg.theory.model import Theory


@lru_cache
def words(language: str) -> dict[str, str]:
    """Return the sentences of a language; English for one that is not known."""
    with (Path(__file__).parents[1] / "words.toml").open("rb") as stream:
        found: dict[str, dict[str, str]] = tomllib.load(stream)
    return found.get(language, found["en"])


def degree(theory: Theory, key: str | None, language: str = "en") -> str:
    """Return the name of a degree or category, of several joined by ``+``."""
    known = words(language)
    if key in {None, UNDETERMINED}:
        return known["undetermined"]
    fixed = {MET, UNMET, "none"}
    parts = [known.get(k) if k in fixed else theory.named(k).label(language) for k in str(key).split(" + ")]
    return " + ".join(str(p) for p in parts)


def listed(items: Iterable[str], language: str, last: str = "and") -> str:
    """Return a list as people write it."""
    found = list(items)
    known = words(language)
    if len(found) < 2:
        return "".join(found)
    return known["list"].join(found[:-1]) + known[last] + found[-1]


def joined(said: Iterable[str], language: str) -> str:
    """Return sentences as one text, each with its stop."""
    stop = words(language)["stop"]
    whole = [s if s.endswith(stop) else s + stop for s in said]
    return (" " if language == "en" else "").join(whole)
