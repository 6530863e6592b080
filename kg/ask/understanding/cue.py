"""A cue: an expression by which a kind of question is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.expression import Expression

Words = tuple[str, ...]


class Cue(Expression):
    """A way of putting a question: a regular expression that is compiled only when needed, since most are told from
    words that a text doesn't hold.

    Parameters
    ----------
    text : str
        The expression, folded as questions are.
    needs, besides : sequence of str
        The words one of which stands in every text that matches, as `needs` returns them, and others of which the same
        holds: "how" stands in many a question, "tied" or "bound" besides in few.
    """

    def __init__(self, text: str, needs: Sequence[str], besides: Sequence[str] = ()) -> None:
        # As an expression's own, which would take twice as long, and there are hundreds.
        self.text, self.needs, self.besides = text, needs, besides

    def may_match(self, text: str) -> bool:
        """Tell whether a text holds what a match needs, and what it needs besides."""
        holds = text.__contains__
        return (not self.needs or any(map(holds, self.needs))) and (not self.besides or any(map(holds, self.besides)))

    def begins(self, text: str) -> bool:
        """Tell whether a text begins so."""
        match = self.search(text)
        return match is not None and match.start() == 0


class Cues(list[Cue]):
    """Cues that mean the same; most are told to stand nowhere in a text without looking at any of them.

    Attributes
    ----------
    needs : tuple of str
        The words one of which stands in every text that one of them matches; none where that is not plain to see.
    """

    def __init__(self, cues: Iterable[Cue]) -> None:
        super().__init__(cues)
        plain = all(cue.needs for cue in self)
        self.needs = tuple(dict.fromkeys(word for cue in self for word in cue.needs)) if plain else ()

    def may_stand_in(self, text: str) -> bool:
        """Tell whether a text holds a word that one of them needs."""
        return not self.needs or any(map(text.__contains__, self.needs))

    def stand_in(self, text: str) -> bool:
        """Tell whether one of them matches in a text."""
        if not self.may_stand_in(text):
            return False
        # Plain loops: a generator, and a call for each cue, would take longer than what they look for.
        holds = text.__contains__
        for cue in self:
            if cue.needs and not any(map(holds, cue.needs)):
                continue
            if (not cue.besides or any(map(holds, cue.besides))) and cue.pattern.search(text):
                return True
        return False

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text of the first that matches there."""
        return next((found for cue in self if (found := cue.search(text))), None) if self.may_stand_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches of each in a text."""
        for cue in self:
            yield from cue.finditer(text)

    def begin(self, text: str) -> bool:
        """Tell whether a text begins with one of them."""
        return any(cue.begins(text) for cue in self)

    def sub(self, replacement: Callable[[re.Match[str]], str], text: str) -> str:
        """Return a text with each match of each replaced, one after the other."""
        for cue in self:
            text = cue.sub(replacement, text)
        return text


def needs(pattern: str) -> tuple[str, ...]:
    """Return words one of which every match of an expression holds: of each alternative the first that is plain; none
    where that is not plain to see."""
    return _of_each(pattern, lambda first, *_: first)


def besides(pattern: str) -> tuple[str, ...]:
    """Return other such words: of each alternative the longest that follow, which stand in the fewest texts; none where
    nothing follows."""
    found = _of_each(pattern, _rarest)
    return found if found != needs(pattern) else ()


def _rarest(first: Words, *others: Words) -> Words:
    return max(reversed(others), key=lambda words: min(map(len, words)), default=first)


def _of_each(pattern: str, pick: Callable[..., Words]) -> Words:
    """Return the words picked from those that each alternative of an expression needs; none where one needs none."""
    sure = [list(_sure(alternative)) for alternative in _alternatives(pattern)]
    return tuple(word for words in sure for word in pick(*words)) if all(sure) else ()


def _sure(sequence: str) -> Iterator[Words]:
    """Yield words one of which an expression without alternatives at the top must match: each plain run, and those of
    each group that is not optional."""
    place = 0
    while place < len(sequence):
        start = sequence[place]
        end = _element(sequence, place)
        optional = sequence[end : end + 1] in {"?", "*"} or sequence[end : end + 2] == "{0"
        if start == "(" and not optional and not sequence.startswith(_LOOKS, place + 1):
            body = _GROUP.sub("", sequence[place + 1 : end - 1])
            found = needs(body)
            if found:
                yield found
        elif start.isalnum():
            run = sequence[place:end]
            # What stands last may be repeated or left out.
            run = run[:-1] if sequence[end : end + 1] in {"?", "*", "{"} else run
            if run:
                yield (run,)
        place = _REPEATED.pattern.match(sequence, end).end()  # type: ignore[union-attr]


def _element(sequence: str, place: int) -> int:
    """Return where the element of an expression that begins at a place ends: an escape, a class, a group, a plain run,
    or one character."""
    start = sequence[place]
    if start == "\\":
        return place + 2
    if start == "[":
        return sequence.index("]", place + 2) + 1
    if start == "(":
        depth = 0
        while place < len(sequence):
            character = sequence[place]
            depth += (character == "(") - (character == ")")
            if depth == 0:
                return place + 1
            place = _element(sequence, place) if character in "\\[" else place + 1
        return place
    run = _PLAIN.pattern.match(sequence, place) if start.isalnum() else None
    return run.end() if run else place + 1


def _alternatives(pattern: str) -> list[str]:
    """Return the alternatives at the top of an expression."""
    found, first, place = [], 0, 0
    while place < len(pattern):
        if pattern[place] == "|":
            found.append(pattern[first:place])
            first = place + 1
        place = _element(pattern, place)
    return [*found, pattern[first:]]


_PLAIN = Expression(r"[^\W_]+(?:[ '’][^\W_]+)*")
_REPEATED = Expression(r"(?:(?:[?*+]|\{\d*,?\d*\})\??)?")
_LOOKS = ("?!", "?=", "?<!", "?<=")
_GROUP = Expression(r"^\?(?::|P<\w+>)")
