"""Words, degrees and lists, of which sentences on theories are made."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
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


LONG = {"en": 20, "zh-Hans": 10, "zh-Hant": 10, "ja": 10}
"""From how many characters on the name of a degree is a clause of its own."""


def outcome(theory: Theory, key: str | None, language: str = "en") -> str:
    """Return the name of a degree as the end of a sentence, in quotation marks where it is a clause of its own: "the
    path is “regards securing nuclear weapons as important”"."""
    said = degree(theory, key, language)
    if len(said) <= LONG[language]:
        return said
    return f"“{said}”" if language in {"en", "zh-Hans"} else f"「{said}」"


def grounds(theory: Theory, degrees: Mapping[str, str], language: str, names: Mapping[str, str] | None = None) -> str:
    """Return which variables are of which degree, those of one degree together: "both are low".

    Parameters
    ----------
    theory : Theory
    degrees : mapping of str to str
        By variable.
    language : str
    names : mapping of str to str, optional
        What variables are called, where it is otherwise than by their names.
    """
    known = words(language)
    found: dict[str, list[str]] = {}
    for variable, value in degrees.items():
        found.setdefault(value, []).append((names or {}).get(variable) or theory.named(variable).label(language))
    said = (
        known["ground_one" if len(same) == 1 else "ground_many"].format(
            names=listed(same, language), degree=degree(theory, value, language)
        )
        for value, same in found.items()
    )
    return listed(said, language, "both")


def capital(text: str) -> str:
    """Return a sentence as one begins."""
    return text[:1].upper() + text[1:]


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
    whole = [capital(s if s.endswith(stop) else s + stop) for s in said]
    return (" " if language == "en" else "").join(whole)
