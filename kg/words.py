"""Words by which passages are found: English stems and numbers, character pairs of Chinese and Japanese."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import groupby

from kg.names import Folder, bigrams, script


def forms(name: str) -> list[str]:
    """Return a folded name and, for an English plural of several words, its singular.

    >>> forms("arms sales")
    ['arms sales', 'arms sale']
    """
    singular = name.isascii() and " " in name and name.endswith("s") and not name.endswith("ss")
    return [name, name[:-1]] if singular else [name]


_ENGLISH = r"[a-z0-9][a-z0-9.%'-]*"
WHOLE = frozenset(("united", "news", "arms", "goods", "customs"))
"""English words that only look as if they had an ending: what is united is no unit, and news is not new."""
_ENDINGS = re.compile(r"(?:'s|ies|ied|ing|ed|es|s|ly)$")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return an English word without its commonest endings; short words stay as they are.

    >>> stem("summits"), stem("signed"), stem("gas"), stem("united")
    ('summit', 'sign', 'gas', 'united')
    """
    if word in WHOLE:
        return word
    if len(word) <= 3 or (not word.isalpha() and any(c.isdigit() for c in word)):
        return word.rstrip(".'-")
    base = _ENDINGS.sub("", word.rstrip(".'-"))
    return base.rstrip("e") if len(base) > 3 else word


@lru_cache(maxsize=4096)
def tokens(text: str, folder: Folder) -> tuple[str, ...]:
    """Return the tokens of a text in any of the four languages: stems and numbers, and character pairs."""
    folded = folder.fold(text)
    if folded.isascii():
        return tuple(map(stem, re.findall(_ENGLISH, folded)))
    found: list[str] = []
    # An expression that tells the scripts from each other takes longer to compile than most questions hold text.
    for kind, part in groupby(folded, script):
        run = "".join(part)
        found.extend(sorted(bigrams(run)) if kind else map(stem, re.findall(_ENGLISH, run)))
    return tuple(found)


def rarity(count: int, total: int) -> float:
    """Return the inverse document frequency of a token (smoothed, natural logarithm)."""
    return math.log((1 + total) / (1 + count)) + 0.01
