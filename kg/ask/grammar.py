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
    """A way of putting a question: a regular expression that is compiled only when needed, since most are
    plain words.

    Parameters
    ----------
    text : str
        The expression, folded.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = re.escape(text).replace("\\ ", " ") == text
        # What must stand in a text that matches, as far as it is plain to see: looked for before compiling.
        self.needs = text if self.plain else _beginning(text)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.text)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text."""
        return None if self.needs not in text else self.pattern.search(text)

    def begins(self, text: str) -> bool:
        """Tell whether a text begins so."""
        match = self.search(text)
        return match is not None and match.start() == 0

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text."""
        return iter(()) if self.needs not in text else self.pattern.finditer(text)

    def sub(self, replacement: Callable[[re.Match[str]], str], text: str) -> str:
        """Return a text with each match replaced."""
        return text if self.needs not in text else self.pattern.sub(replacement, text)


def _beginning(pattern: str) -> str:
    """Return the plain characters that an expression begins with, after ``^`` or ``\\b``; empty where it has
    alternatives at the top or begins otherwise."""
    depth = 0
    for place, character in enumerate(pattern):
        depth += (character == "(") - (character == ")")
        if character == "|" and depth == 0 and pattern[place - 1] != "\\":
            return ""
    bare = pattern.removeprefix("^").removeprefix("\\b")
    match = _PLAIN.match(bare)
    found = match[0] if match else ""
    return found[:-1] if bare[len(found) : len(found) + 1] in {"?", "*", "{"} else found


_PLAIN = re.compile(r"[\w ]+")


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
        return {name: [Cue(_fold(p, folder)) for p in patterns] for name, patterns in table.items()}

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
    return Follow({name: [Cue(_fold(p, folder)) for p in patterns] for name, patterns in cues.items()}, say, places)


def _fold(pattern: str, folder: Folder) -> str:
    return "".join(
        part if part.startswith(("\\", "(?P")) else folder.fold(part) for part in re.split(r"(\\.|\(\?P<\w+>)", pattern)
    )


@lru_cache
def _read(name: str) -> dict[str, Any]:
    with (_FOLDER / f"{name}.toml").open("rb") as stream:
        return tomllib.load(stream)
