"""The grammar of questions: one readable file a language, read once and folded as questions are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from kg.names import Folder

_FOLDER = Path(__file__).parent / "grammar"
_FILES = {"en": "en", "zh-Hans": "zh", "zh-Hant": "zh", "ja": "ja"}


class Cue:
    """A way of putting a question: a regular expression that is folded and compiled only when needed, since most are
    told from words that a text doesn't hold.

    Parameters
    ----------
    text : str
        The expression.
    folder : Folder
        Folds it as questions are folded.
    """

    def __init__(self, text: str, folder: Folder) -> None:
        self._text, self._folder = text, folder

    @cached_property
    def text(self) -> str:
        """The expression, folded."""
        return _fold(self._text, self._folder)

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """The words one of which stands in every text that matches; none where that is not plain to see."""
        return _needs(self.text)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.text)

    def _may_match(self, text: str) -> bool:
        needs = self.needs
        return not needs or any(word in text for word in needs)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text."""
        return self.pattern.search(text) if self._may_match(text) else None

    def begins(self, text: str) -> bool:
        """Tell whether a text begins so."""
        match = self.search(text)
        return match is not None and match.start() == 0

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text."""
        return self.pattern.finditer(text) if self._may_match(text) else iter(())

    def sub(self, replacement: Callable[[re.Match[str]], str], text: str) -> str:
        """Return a text with each match replaced."""
        return self.pattern.sub(replacement, text) if self._may_match(text) else text


def _needs(pattern: str) -> tuple[str, ...]:
    """Return words one of which every match of an expression holds: of each alternative the first that is plain."""
    found: tuple[str, ...] = ()
    for alternative in _alternatives(pattern):
        sure = _sure(alternative)
        if not sure:
            return ()
        found += sure
    return found


def _sure(sequence: str) -> tuple[str, ...]:
    """Return the words one of which an expression without alternatives at the top must match: its first plain run, or
    those of its first group that is not optional."""
    place = 0
    while place < len(sequence):
        start = sequence[place]
        end = _element(sequence, place)
        optional = sequence[end : end + 1] in {"?", "*"} or sequence[end : end + 2] == "{0"
        if start == "(" and not optional and not sequence.startswith(_LOOKS, place + 1):
            body = _GROUP.sub("", sequence[place + 1 : end - 1])
            found = _needs(body)
            if found:
                return found
        elif start.isalnum():
            run = sequence[place:end]
            # What stands last may be repeated or left out.
            run = run[:-1] if sequence[end : end + 1] in {"?", "*", "{"} else run
            if run:
                return (run,)
        place = _REPEATED.match(sequence, end).end()  # type: ignore[union-attr]
    return ()


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
    run = _PLAIN.match(sequence, place) if start.isalnum() else None
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


_PLAIN = re.compile(r"[^\W_]+(?: [^\W_]+)*")
_REPEATED = re.compile(r"(?:(?:[?*+]|\{\d*,?\d*\})\??)?")
_LOOKS = ("?!", "?=", "?<!", "?<=")
_GROUP = re.compile(r"^\?(?::|P<\w+>)")


class Grammar(NamedTuple):
    """What a language's file says.

    Attributes
    ----------
    intents : dict of str to list of Cue
        In the order in which they are tried.
    cues : dict of str to list of Cue
    stop : tuple of str
        Words (English) or phrases (Chinese, Japanese; longest first) that carry no content.
    say : dict of str to str
        Sentence frames.
    surnames : str
        Characters that begin a person's name.
    before : str
        Characters before which a name may begin.
    sounds : str
        Characters by which foreign names are written for their sound.
    """

    language: str
    intents: dict[str, list[Cue]]
    cues: dict[str, list[Cue]]
    stop: tuple[str, ...]
    say: dict[str, str]
    surnames: str = ""
    before: str = ""
    sounds: str = ""

    def frame(self, kind: str, /, **values: object) -> str:
        """Return a sentence from its frame."""
        return self.say[kind].format(**values)


@lru_cache(maxsize=16)
def load(language: str, folder: Folder) -> Grammar:
    """Return the grammar of a written language."""
    content = _read(_FILES[language])

    def compiled(table: dict[str, list[str]]) -> dict[str, list[Cue]]:
        # Only what is not an escape is folded: \S and \s mean different things.
        return {name: [Cue(p, folder) for p in patterns] for name, patterns in table.items()}

    words = sorted({folder.fold(w) for w in content["words"]["stop"].split()}, key=lambda w: (-len(w), w))
    say = content.get(f"say-{language}", content["say"])
    return Grammar(
        language,
        compiled(content["intents"]),
        compiled(content["cues"]),
        tuple(words),
        say,
        content["words"].get("surnames", ""),
        content["words"].get("before", ""),
        folder.fold(content["words"].get("sounds", "")),
    )


class Follow(NamedTuple):
    """What a session understands in a language besides whole questions.

    Attributes
    ----------
    cues : dict of str to list of Cue
    say : dict of str to str
        Sentence frames.
    places : tuple of str
        Patterns by which ``{name}`` is said to be a place.
    """

    cues: dict[str, list[Cue]]
    say: dict[str, str]
    places: tuple[str, ...]

    def around(self, name: str) -> list[re.Pattern[str]]:
        """Return the patterns by which a folded name is said to be a place."""
        return [re.compile(p.replace("{name}", re.escape(name))) for p in self.places]


def follow(language: str, folder: Folder) -> Follow:
    """Return the cues of follow-up questions, and what is said of how words were read, in a written language."""
    content = _read("follow")
    cues = dict(content[_FILES[language]]["cues"])
    places = tuple(_fold(p, folder) for p in cues.pop("place"))
    say = content.get(language, content[_FILES[language]])["say"]
    return Follow({name: [Cue(p, folder) for p in patterns] for name, patterns in cues.items()}, say, places)


def _fold(pattern: str, folder: Folder) -> str:
    return "".join(
        part if part.startswith(("\\", "(?P")) else folder.fold(part) for part in re.split(r"(\\.|\(\?P<\w+>)", pattern)
    )


@lru_cache
def _read(name: str) -> dict[str, Any]:
    with (_FOLDER / f"{name}.toml").open("rb") as stream:
        return tomllib.load(stream)
