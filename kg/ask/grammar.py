"""The grammar of questions: one readable file a language, read once and folded as questions are."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.names import Folder, to_traditional

_FOLDER = Path(__file__).parent / "grammar"
_FILES = {"en": "en", "zh-Hans": "zh", "zh-Hant": "zh", "ja": "ja"}


@dataclass(frozen=True)
class Grammar:
    """What a language's file says.

    Attributes
    ----------
    intents : dict of str to list of re.Pattern
        In the order in which they are tried.
    cues : dict of str to list of re.Pattern
    stop : tuple of str
        Words (English) or phrases (Chinese, Japanese; longest first) that carry no content.
    say : dict of str to str
        Sentence frames.
    """

    language: str
    intents: dict[str, list[re.Pattern[str]]]
    cues: dict[str, list[re.Pattern[str]]]
    stop: tuple[str, ...]
    say: dict[str, str]

    def frame(self, kind: str, /, **values: object) -> str:
        """Return a sentence from its frame."""
        text = self.say[kind].format(**values)
        return to_traditional(text) if self.language == "zh-Hant" else text


def load(language: str, folder: Folder) -> Grammar:
    """Return the grammar of a written language."""
    content = _read(_FILES[language])

    def compiled(table: dict[str, list[str]]) -> dict[str, list[re.Pattern[str]]]:
        # Only what is not an escape is folded: \S and \s mean different things.
        return {name: [re.compile(_fold(p, folder)) for p in patterns] for name, patterns in table.items()}

    words = sorted({folder.fold(w) for w in content["words"]["stop"].split()}, key=lambda w: (-len(w), w))
    return Grammar(language, compiled(content["intents"]), compiled(content["cues"]), tuple(words), content["say"])


def _fold(pattern: str, folder: Folder) -> str:
    return "".join(
        part if part.startswith(("\\", "(?P")) else folder.fold(part) for part in re.split(r"(\\.|\(\?P<\w+>)", pattern)
    )


@lru_cache
def _read(name: str) -> dict[str, Any]:
    with (_FOLDER / f"{name}.toml").open("rb") as stream:
        return tomllib.load(stream)
