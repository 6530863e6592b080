"""Order: the lines of the answer to a follow-up, each with what it rests on, and which of them come first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.ask.answer import BULLET, Answer
from kg.ask.saying.wording import in_order, lines_of
from kg.ask.understanding.grammar import load
from kg.snapshot import Snapshot


class Line(NamedTuple):
    """A line of an answer.

    Attributes
    ----------
    text : str
    places : tuple of int
        Of the passages on which it rests, among all.
    names : tuple of str
        The same passages by their names.
    """

    text: str
    places: tuple[int, ...]
    names: tuple[str, ...]

    @property
    def states(self) -> bool:
        """Whether it is a statement."""
        return self.text.startswith(BULLET)

    def on(self, places: set[int] | frozenset[int]) -> bool:
        """Tell whether any of its passages is among some."""
        return not places.isdisjoint(self.places)


def lines(snapshot: Snapshot, found: Answer) -> list[Line]:
    """Return the lines of an answer."""
    passages = found.passages
    names = [tuple(passages[place] for place in of) for of in lines_of(found)]
    texts = zip(found.answer.split("\n"), names, strict=True)
    return [Line(text, tuple(snapshot.places[name] for name in own), own) for text, own in texts]


def leading(told: Sequence[Line]) -> int:
    """Return how many of the first lines are statements that rest on something: what a rule words itself, it tells of
    what it was asked."""
    return next((i for i, line in enumerate(told) if not (line.states and line.places)), len(told))


def untouched(found: Answer) -> bool:
    """Tell whether an answer is whole as it is: none, all of something, a way, or what speaks against the question."""
    return found.status != "answered" or found.complete or bool(found.paths or found.premise)


def put(
    snapshot: Snapshot, found: Answer, first: Iterable[str], rest: Iterable[str], untold: str = "", near: bool = True
) -> None:
    """Word an answer anew.

    Parameters
    ----------
    snapshot : Snapshot
    found : Answer
        Changed in place.
    first, rest : iterable of str
        Lines that answer, and others.
    untold : str
        What is said where none answers; the answer is partial then.
    near : bool
        The others are told nearby.
    """
    first, rest = list(first), list(rest)
    if untold and not first:
        first, found.status = [untold], "partial"
    found.nearby = load(found.language, snapshot).frame("nearby") if near else found.nearby
    found.answer = "\n".join([*first, *([found.nearby] if near and rest else []), *rest])
    in_order(found)
