"""The thesaurus: words that mean the same in the four written languages, and words that mean the opposite.

A question and a passage meet where both hold a word of one group, whatever the words and languages. The groups
are data: ``ontology/thesaurus.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from operator import add
from pathlib import Path
from typing import Any, NamedTuple

from kg.english import root
from kg.errors import DataError
from kg.names import Folder, scripts

KEPT = 2048
"""How many texts are kept with their phrases: the best passages are looked at for question after question."""
LONGEST = 6
"""The most words of an English phrase."""
WIDEST = 8
"""The most characters of a Chinese or Japanese phrase."""
MARK = "§"
"""What tells a group from a word among the tokens by which passages are found."""
_ENGLISH = re.compile(r"[a-z0-9][a-z0-9.%'-]*(?:[ -][a-z0-9][a-z0-9.%'-]*)*")
"""A run of English words."""
_CJK = re.compile("[kh]+")
"""A run of Chinese and Japanese characters, in the signs of their scripts."""
_WORD = re.compile(r"[a-z0-9][a-z0-9.%'-]*")
NAMING = ("not", "denied", "kinds", "after")
"""Traits of a group that name other groups."""
PRONOUNS = {
    "one's": ("its", "their", "his", "her", "our", "your", "a country's"),
    "oneself": ("itself", "themselves", "himself", "herself", "ourselves", "yourself"),
}
"""What stands for the owner in a phrase such as "drag one's feet", and what it stands for."""


class Match(NamedTuple):
    """A phrase of the thesaurus in a text.

    Attributes
    ----------
    start, end : int
        Its place in the text.
    groups : tuple of str
        What it may mean.
    """

    start: int
    end: int
    groups: tuple[str, ...]


def read(path: Path, folder: Folder) -> tuple[dict[str, list[str]], dict[str, dict[str, Any]]]:
    """Return the groups of each phrase, and what is known of each group: ``opposites`` (groups), ``kinds``
    (groups of words for kinds of it, by which it is found, too, but not they by it), ``wish`` (it speaks of what is
    wanted or said), ``negative`` (it denies something itself), ``act`` (what it says is done or not), ``after`` (groups
    of what comes before such an act) and ``classes`` (of the things of the sort that it is a word for).

    Raises
    ------
    DataError
        If the file is no TOML, or names as an opposite or a kind what is no group.
    """
    # Only the build reads it.
    import tomllib

    try:
        groups = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"{path.name}: {error}.", "Mend the file.") from error
    phrases: dict[str, list[str]] = {}
    traits: dict[str, dict[str, Any]] = {
        name: {
            "opposites": [],
            "kinds": _listed(group, "kinds"),
            "after": _listed(group, "after"),
            "classes": _listed(group, "classes"),
            **{trait: bool(group.get(trait)) for trait in ("wish", "negative", "act")},
        }
        for name, group in groups.items()
    }
    for name, group in groups.items():
        for language in ("en", "zh", "ja"):
            for phrase in group.get(language, "").split(","):
                for key in map(_key, _written_out(folder.fold(phrase).strip())):
                    # A single character is part of too many words.
                    if len(key) > 1 and name not in phrases.setdefault(key, []):
                        phrases[key].append(name)
        for trait in NAMING:
            for other in _listed(group, trait):
                if other not in groups:
                    raise DataError(f"{path.name}: {name} names {other}, which is no group.", "Mend the name.")
        for other in _listed(group, "not"):
            for one, two in ((name, other), (other, name)):
                traits[one]["opposites"] += [two] if two not in traits[one]["opposites"] else []
        for other in _listed(group, "denied"):
            traits[name]["opposites"] += [other] if other not in traits[name]["opposites"] else []
    return phrases, traits


def _listed(group: Mapping[str, Any], key: str) -> list[str]:
    return [word for part in group.get(key, "").split(",") if (word := part.strip())]


def _key(phrase: str) -> str:
    return " ".join(root(w) for w in _WORD.findall(phrase)) if phrase.isascii() else phrase


def _written_out(phrase: str) -> Iterator[str]:
    """Yield a phrase with each pronoun that its "one's" stands for."""
    word = next((w for w in PRONOUNS if w in phrase.split()), None)
    if word is None:
        yield phrase
        return
    for pronoun in PRONOUNS[word]:
        yield from _written_out(re.sub(rf"(?<!\S){word}(?!\S)", pronoun, phrase, count=1))


class Phrases:
    """Phrases of the thesaurus as the build looks for them: all at hand, so that a text need be cut only where one may
    stand.

    Parameters
    ----------
    known : mapping of str to list of str
        Phrase -> its groups, as `read` returns them.
    """

    def __init__(self, known: Mapping[str, list[str]]) -> None:
        self.known = known
        self._lengths: dict[str, set[int]] = {}
        for phrase in known:
            length = _length(phrase)
            if length <= (LONGEST if phrase.isascii() else WIDEST):
                self._lengths.setdefault(_head(phrase), set()).add(length)

    def matches(self, text: str) -> list[Match]:
        """Return the phrases in a folded text, as `matches` finds them."""
        return sorted(_longest(list(self._held(text)), self.known))

    def groups(self, text: str) -> set[str]:
        """Return the groups of those phrases in a folded text that `matches` finds."""
        return {group for match in _longest(list(self._held(text)), self.known) for group in match.groups}

    def _held(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield the phrases in a folded text with where they begin and end."""
        for begun, part in _runs(text):
            if part.isascii():
                words = list(_WORD.finditer(part))
                stems = [root(w[0]) for w in words]
                for first, lengths in enumerate(map(self._lengths.get, stems)):
                    for length in lengths or ():
                        phrase = " ".join(stems[first : first + length])
                        if phrase in self.known and first + length <= len(stems):
                            yield begun + words[first].start(), begun + words[first + length - 1].end(), phrase
            else:
                for first, lengths in enumerate(map(self._lengths.get, map(add, part, part[1:]))):
                    for length in lengths or ():
                        phrase = part[first : first + length]
                        if phrase in self.known and first + length <= len(part):
                            yield begun + first, begun + first + length, phrase


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the runs of English words in a folded text, then those of Chinese and Japanese characters, each with where
    it begins."""
    yield from ((run.start(), run[0]) for run in _ENGLISH.finditer(text))
    if not text.isascii():
        yield from ((run.start(), text[run.start() : run.end()]) for run in _CJK.finditer(scripts(text)))


def _head(phrase: str) -> str:
    """Return what a phrase begins with: its first word, or two characters."""
    return phrase.split(" ", 1)[0] if phrase.isascii() else phrase[:2]


def _length(phrase: str) -> int:
    """Return how many words a phrase has, or characters."""
    return 1 + phrase.count(" ") if phrase.isascii() else len(phrase)


@lru_cache(maxsize=KEPT)
def matches(text: str, fetch: Callable[[Iterable[str]], Mapping[str, list[str]]]) -> tuple[Match, ...]:
    """Return the phrases in a folded text, the longest first where they overlap, in order of place.

    Parameters
    ----------
    text : str
        Folded.
    fetch : callable
        Returns the groups of those phrases that are known.
    """
    places: dict[tuple[int, int], str] = {}
    for begun, run in _runs(text):
        if run.isascii():
            words = list(_WORD.finditer(run))
            stems = [root(w[0]) for w in words]
            for first in range(len(words)):
                for last in range(first, min(first + LONGEST, len(words))):
                    place = (begun + words[first].start(), begun + words[last].end())
                    places[place] = " ".join(stems[first : last + 1])
        else:
            for first in range(len(run)):
                for last in range(first + 2, min(first + WIDEST, len(run)) + 1):
                    places[begun + first, begun + last] = run[first:last]
    known = fetch(set(places.values()))
    held = [(start, end, phrase) for (start, end), phrase in places.items() if phrase in known]
    return tuple(sorted(_longest(held, known), key=lambda m: m.start))


def _longest(held: list[tuple[int, int, str]], known: Mapping[str, list[str]]) -> list[Match]:
    """Return those of some phrases in a text that overlap none longer than they, the longest first."""
    found: list[Match] = []
    for start, end, phrase in sorted(held, key=lambda item: (item[0] - item[1], item[0])):
        if all(end <= m.start or start >= m.end for m in found):
            found.append(Match(start, end, tuple(known[phrase])))
    return found
