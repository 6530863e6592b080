"""The reply to a follow-up: its lines, each with what it rests on, and which of them come first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kg.ask.answer import BULLET, Answer, passage_of
from kg.ask.retrieval.context import Context
from kg.ask.saying.wording import in_order, lines_of, proper
from kg.ask.understanding.grammar import follow, load
from kg.ask.understanding.question import Question, understand
from kg.terms import home_of

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.snapshot import Snapshot


LISTED = re.compile(r"• |\d+\. ")
"""How one of several statements begins."""
REACH = 60
"""How many statements before and after one are looked at for those of its section."""


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

    def __str__(self) -> str:
        return self.text

    @property
    def states(self) -> bool:
        """Whether it is a statement."""
        return self.text.startswith(BULLET)

    def on(self, places: set[int] | frozenset[int]) -> bool:
        """Tell whether any of its passages is among some."""
        return not places.isdisjoint(self.places)


class Reply:
    """The answer to a follow-up, whose lines may be put in another order.

    Parameters
    ----------
    graph : KnowledgeGraph
    question : Question
        The follow-up as a whole question.
    answer : Answer
        To it; changed in place.
    """

    def __init__(self, graph: KnowledgeGraph, question: Question, answer: Answer) -> None:
        self.graph, self.snapshot = graph, graph.snapshot
        self.question, self.answer = question, answer
        self.say = follow(answer.language, graph.snapshot).say
        self.frame = load(answer.language, graph.snapshot).frame

    @cached_property
    def context(self) -> Context:
        """The question, in the language of the answer, with what is found for it."""
        return Context(self.graph, understand(self.snapshot, self.question.text, self.answer.language))

    @property
    def lines(self) -> list[Line]:
        """The lines of the answer."""
        passages, places = self.answer.passages, self.snapshot.places
        names = [tuple(passages[place] for place in of) for of in lines_of(self.answer)]
        texts = zip(self.answer.answer.split("\n"), names, strict=True)
        return [Line(text, tuple(places[name] for name in own), own) for text, own in texts]

    @property
    def untouched(self) -> bool:
        """Whether the answer is whole as it is: none, all of something, a way, or what speaks against the question."""
        found = self.answer
        return found.status != "answered" or found.complete or bool(found.paths or found.premise)

    def called(self, *keys: str) -> str:
        """Return the names of things in the language of the answer."""
        return self.say["and"].join(self.graph.label(key, self.answer.language) for key in keys)

    def put(
        self, first: Iterable[Line | str], rest: Iterable[Line | str], untold: str = "", *, near: bool = True
    ) -> None:
        """Word the answer anew: with lines that answer ``first``, or with ``untold`` where none does, and partial then;
        and with the ``rest``, which is told nearby where that is ``near``."""
        found, said, beside = self.answer, list(map(str, first)), list(map(str, rest))
        if untold and not said:
            said, found.status = [untold], "partial"
        found.nearby = self.frame("nearby") if near else found.nearby
        found.answer = "\n".join([*said, *([found.nearby] if near and beside else []), *beside])
        in_order(found)

    def lead(self, names: Sequence[str], untold: str = "") -> None:
        """Word the answer anew with some passages first, told already or not; what else it tells stands nearby. Where
        these are no answer, ``untold`` says so."""
        found, near = self.answer, self.frame("nearby")
        found.premise = None
        lines = [line for line in self.lines if line.states or line.places]
        for name in names:
            if name not in found.passages:
                found.evidence.append(self.snapshot.evidence(name, found.language))
        stated = [untold] if untold else []
        stated += [BULLET + self.context.statement_of(name) for name in names]
        rest = [line.text for line in lines if not set(names) & set(line.names)]
        found.status, found.nearby = "partial" if untold else "answered", near
        found.answer = "\n".join([*stated, *([near] if rest else []), *rest])
        in_order(found)


def parted(told: Iterable[Line], fits: Callable[[Line], bool]) -> tuple[list[Line], list[Line]]:
    """Return the lines that fit, and the others."""
    parts: tuple[list[Line], list[Line]] = ([], [])
    for line in told:
        parts[not fits(line)].append(line)
    return parts


def leading(told: Sequence[Line]) -> int:
    """Return how many of the first lines are statements that rest on something: what a rule words itself, it tells of
    what it was asked."""
    return next((i for i, line in enumerate(told) if not (line.states and line.places)), len(told))


def told_first(answer: Answer) -> list[str]:
    """Return the names of the passages on which rests what an answer tells before what is told nearby."""
    return list(map(passage_of, proper(answer)))


def section_of(snapshot: Snapshot, place: int) -> list[int]:
    """Return the places of the statements round one that stand in its section."""
    entry = snapshot.passages[snapshot.order[place]]

    def same(other: int) -> bool:
        name = snapshot.order[other]
        return bool(home_of(name) == entry["article"] and snapshot.passages[name]["section"] == entry["section"])

    reach = range(max(0, place - REACH), min(len(snapshot.order), place + REACH + 1))
    return [p for p in reach if same(p)]
