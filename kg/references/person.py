"""Who made a text: authors, editors and compilers, with family and given name told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.snapshot import Snapshot, pick

_SYLLABLE = (
    r"(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:i?ang|i?ong|uang|iao|ian|uai|uan|[aeiu]ng|i[aeu]|u[aeio]|üe|[ae]i|[ao]u|"
    r"ao|[aeiu]n|er|[aeiouü]))"
)
"""A syllable of Chinese in Latin letters (Hanyu Pinyin, ISO 7098)."""
_PARTICLES = {"von", "van", "de", "der", "den", "du", "di", "la", "le", "del", "dos", "da"}


@dataclass(frozen=True)
class Person:
    """Who made a text.

    Attributes
    ----------
    key : str
        Of the thing.
    labels : dict of str to list of str
        Names by language.
    family, given : str
        In Latin letters; both empty for a body or one whose name has one word.
    unnamed : bool
        Whether the article names only that there were more authors.
    """

    key: str
    labels: dict[str, list[str]]
    family: str = ""
    given: str = ""
    unnamed: bool = False

    def name(self, language: str = "en") -> str:
        """Return the name in a language, as it is said there."""
        return pick(self.labels, language)


def maker(snapshot: Snapshot, key: str, label: str) -> Person:
    """Return a maker of a text with family and given name told apart.

    A name of as many Chinese syllables as its Chinese form has characters, the first apart, is Chinese, family name
    first. Else the family name comes last; how long it is, how the work's own name cites it tells ("Quiroz Flores
    2011").
    """
    labels = snapshot.labels(key)
    types = set(snapshot.types(key))
    if "Person" not in types:
        return Person(key, labels, unnamed="Collective" in types)
    words = pick(labels, "en").split()
    if len(words) < 2 or not "".join(words).replace(".", "").replace("'", "").replace("-", "").isalpha():
        return Person(key, labels)
    chinese = pick({k: v for k, v in labels.items() if k == "zh-Hans"}, "zh-Hans")
    pinyin = rf"{_SYLLABLE} '?(?:{_SYLLABLE}'?){{{max(len(chinese) - 1, 1)}}}"
    if "·" not in chinese and re.fullmatch(pinyin, " ".join(words), re.IGNORECASE):
        return Person(key, labels, words[0], words[1])
    place = next((i for i in range(1, len(words)) if re.search(rf"\b{re.escape(' '.join(words[i:]))}\b", label)), None)
    if place is None:
        place = next((i for i, w in enumerate(words) if i and w.lower() in _PARTICLES), len(words) - 1)
    return Person(key, labels, " ".join(words[place:]), " ".join(words[:place]))


def place_in(label: str, maker: Person) -> int:
    """Return where a work's own name has an author, by which authors are put in order."""
    place = label.find(maker.family or maker.name())
    return place if place >= 0 else len(label)
