"""A difference between passages: its kind, why it is of that kind, and what each side says."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.snapshot import Snapshot
from kg.statements import Statements
from kg.terms import LANGUAGES, home_of

KINDS = (
    "contradiction",
    "different-judgement",
    "different-scope",
    "different-date",
    "different-precision",
    "different-wording",
)
"""Kinds of difference (``kg:DifferenceKind``), the most telling first."""

Told = tuple[str, str]
"""A kind of difference, and the key of the sentence that says why it is of that kind."""


@dataclass(frozen=True)
class Side:
    """What some of the passages say.

    Attributes
    ----------
    says : tuple of (str, str)
        By language, in short.
    passages : tuple of str
        Their names.
    """

    says: tuple[tuple[str, str], ...]
    passages: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """Something that passages say differently.

    Attributes
    ----------
    kind : str
        One of `KINDS`.
    reason : str
        Key of the sentence that says why it is of that kind (`reason_of`).
    about : tuple of str
        Compact IRIs of what it is about: a measure and whom it is of, an event, the ends of a relation.
    sides : tuple of Side
    """

    kind: str
    reason: str
    about: tuple[str, ...]
    sides: tuple[Side, ...]

    @property
    def passages(self) -> frozenset[str]:
        """The names of all its passages."""
        return frozenset(p for side in self.sides for p in side.passages)

    @property
    def articles(self) -> list[str]:
        """The keys of the articles that it touches."""
        return sorted({home_of(p) for p in self.passages})


@lru_cache
def words_of() -> dict[str, dict[str, dict[str, str]]]:
    """Return the words in which differences are told, by what they are for and language."""
    with (Path(__file__).parent / "differences.toml").open("rb") as stream:
        return tomllib.load(stream)


def reason_of(key: str) -> dict[str, str]:
    """Return the sentence that says why a difference is of its kind, by language."""
    return dict(words_of()["why"][key])


class Teller:
    """What finders of differences share: the statements, and how sides are told.

    Parameters
    ----------
    said : Statements
    """

    def __init__(self, said: Statements) -> None:
        self.said = said
        self.snapshot: Snapshot = said.snapshot

    def summed(self, passages: Iterable[str]) -> Side:
        """Return passages as a side that says what the first of them says."""
        names = tuple(dict.fromkeys(passages))
        return Side(tuple(self.snapshot.passages[names[0]]["summary"].items()), names)

    def names(self, value: str) -> tuple[tuple[str, str], ...]:
        """Return the name of a thing or term by language."""
        return tuple((tag, self.name(value, tag)) for tag in LANGUAGES)

    def name(self, node: str, tag: str) -> str:
        """Return the name of a thing or term in a language."""
        return self.snapshot.label(node, tag)

    def is_a(self, node: str, class_name: str) -> bool:
        """Tell whether a thing is of a class or one below it."""
        return self.snapshot.is_a(node.removeprefix("id:"), class_name)


def articles_of(passages: Iterable[str]) -> set[str]:
    """Return the keys of the articles of passages."""
    return {home_of(p) for p in passages}
