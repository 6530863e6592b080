"""The grammar of questions: one readable file a language, read once, folded as questions are, and kept beside the
snapshot, since reading it takes longer than many an answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from zlib import crc32

from kg.ask.understanding.cue import Cue, Cues, besides, needs
from kg.errors import OutputError
from kg.names import Folder
from kg.snapshot import Snapshot

FORM = 4
"""Of what is kept: another one where expressions are made ready otherwise."""
_FOLDER = Path(__file__).parent / "grammar"
_LISTED = re.compile(r"\{([a-z_]+)\}")
_FILES = {"en": "en", "zh-Hans": "zh", "zh-Hant": "zh", "ja": "ja"}


class Book(Mapping[str, Cues]):
    """Cues by name, each made when it is first asked for: a question asks for half of them.

    Parameters
    ----------
    table : mapping
        Name -> expressions, each with the words that it needs, and those that it needs besides.
    """

    def __init__(self, table: Mapping[str, list[tuple[str, list[str], list[str]]]]) -> None:
        self._table = table
        self._made: dict[str, Cues] = {}

    def __getitem__(self, name: str) -> Cues:
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = Cues(Cue(*made) for made in self._table[name])
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


_NONE: Mapping[str, Any] = MappingProxyType({})


class Grammar(NamedTuple):
    """What a language's file says.

    Attributes
    ----------
    intents : mapping of str to Cues
        In the order in which they are tried.
    cues : mapping of str to Cues
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
    particles : str
        Characters that say nothing besides names and words.
    verbs : mapping of str to Cues
        By the groups of the thesaurus to which they belong, with a space between.
    typed : mapping of str to Cues
        Of texts as typed, which are not folded.
    instead : dict of str to dict of str to str
        Name of cues -> what they match, or a part of that -> what is written instead.
    """

    language: str
    intents: Mapping[str, Cues]
    cues: Mapping[str, Cues]
    stop: tuple[str, ...]
    say: dict[str, str]
    surnames: str = ""
    before: str = ""
    sounds: str = ""
    particles: str = ""
    verbs: Mapping[str, Cues] = _NONE
    typed: Mapping[str, Cues] = _NONE
    instead: Mapping[str, dict[str, str]] = _NONE

    def frame(self, kind: str, /, **values: object) -> str:
        """Return a sentence from its frame."""
        return self.say[kind].format(**values)


def load(language: str, snapshot: Snapshot) -> Grammar:
    """Return the grammar of a written language."""
    loaded: dict[str, Grammar] = snapshot.kept.setdefault("grammars", {})
    if language not in loaded:
        content = _content(_FILES[language], snapshot)
        words, folder = content["words"], snapshot.folder_of_names
        stop = sorted({folder.fold(w) for w in words["stop"].split()}, key=lambda w: (-len(w), w))
        loaded[language] = Grammar(
            language,
            Book(content["intents"]),
            Book(content["cues"]),
            tuple(stop),
            content.get(f"say-{language}", content["say"]),
            words.get("surnames", ""),
            words.get("before", ""),
            folder.fold(words.get("sounds", "")),
            folder.fold(words["particles"]),
            Book(content.get("verbs", {})),
            Book(content.get("typed", {})),
            content.get("instead", {}),
        )
    return loaded[language]


class Follow(NamedTuple):
    """What a session understands in a language besides whole questions.

    Attributes
    ----------
    cues : mapping of str to Cues
    say : dict of str to str
        Sentence frames.
    places : tuple of str
        Patterns by which ``{name}`` is said to be a place.
    """

    cues: Mapping[str, Cues]
    say: dict[str, str]
    places: tuple[str, ...]

    def around(self, name: str) -> list[re.Pattern[str]]:
        """Return the patterns by which a folded name is said to be a place."""
        return [re.compile(p.replace("{name}", re.escape(name))) for p in self.places]


def follow(language: str, snapshot: Snapshot) -> Follow:
    """Return the cues of follow-up questions, and what is said of how words were read, in a written language."""
    loaded: dict[str, Follow] = snapshot.kept.setdefault("grammars of follow-up questions", {})
    if language not in loaded:
        content = _content("follow", snapshot)
        cues = dict(content[_FILES[language]]["cues"])
        places = tuple(text for text, *_ in cues.pop("place"))
        say = content.get(language, content[_FILES[language]])["say"]
        loaded[language] = Follow(Book(cues), say, places)
    return loaded[language]


def _content(name: str, snapshot: Snapshot) -> dict[str, Any]:
    """Return what a file of the grammar says, each expression folded and with the words that it needs."""
    source = (_FOLDER / f"{name}.toml").read_bytes()
    path = snapshot.folder / f"grammar-{FORM}-{name}-{crc32(source):08x}.json"
    try:
        found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        import tomllib

        from kg.files import put

        found = _prepared(_spelt_out(tomllib.loads(source.decode("utf-8"))), snapshot.folder_of_names)
        # A folder that is read only keeps nothing, and all is as well, but slower.
        with suppress(OutputError):
            put({path: json.dumps(found, ensure_ascii=False).encode("utf-8")})
    return found


def _spelt_out(content: dict[str, Any]) -> dict[str, Any]:
    """Return a grammar with the words of each list where a cue names it ("{auxiliary}"), and with all cues of the group
    where one names that ("@differing")."""
    lists, cues = content.pop("lists", {}), content.get("cues", {})

    def whole(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: whole(part) for key, part in value.items()}
        if not isinstance(value, list):
            return value
        own = [one for text in value for one in (cues[text[1:]] if text.startswith("@") else [text])]
        return [_LISTED.sub(lambda m: lists.get(m[1], m[0]), text) for text in own]

    return {key: value if key.startswith("say") else whole(value) for key, value in content.items()}


def _prepared(content: dict[str, Any], folder: Folder | None) -> dict[str, Any]:
    """Return a table of a grammar with each list of expressions, in it or in what it holds, made ready: folded, but for
    those of texts as typed."""
    return {
        key: _prepared(value, None if key == "typed" else folder)
        if isinstance(value, dict)
        else [(text, needs(text), besides(text)) for text in (_fold(p, folder) if folder else p for p in value)]
        if isinstance(value, list)
        else value
        for key, value in content.items()
    }


def _fold(pattern: str, folder: Folder) -> str:
    # Only what is not an escape is folded: \S and \s mean different things.
    return "".join(
        part if part.startswith(("\\", "(?P")) else folder.fold(part) for part in re.split(r"(\\.|\(\?P<\w+>)", pattern)
    )
