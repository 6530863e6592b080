"""Words by which passages are found: English stems and numbers, character pairs of Chinese and Japanese."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from kg.names import Folder, bigrams, scripts


def forms(name: str) -> list[str]:
    """Return a folded name; for an English plural of several words also its singular, for one in Chinese or Japanese
    also what is typed in haste, without quotation marks and dashes.

    >>> forms("arms sales"), forms('"自主-安全"视角')
    (['arms sales', 'arms sale'], ['"自主-安全"视角', '自主安全视角'])
    """
    plain = name if name.isascii() else name.replace('"', "").replace("-", "")
    if plain != name and not any(c.isascii() for c in plain):
        return [name, plain]
    singular = name.isascii() and " " in name and name.endswith("s") and not name.endswith("ss")
    return [name, name[:-1]] if singular else [name]


_ENGLISH = re.compile(r"[a-z0-9][a-z0-9.%'-]*")
_RUN = re.compile("k+|h+| +")
"""A run of one script."""
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
    return cut(folder.fold(text))


def cut(folded: str) -> tuple[str, ...]:
    """Return the tokens of a folded text."""
    if folded.isascii():
        return tuple(map(stem, _ENGLISH.findall(folded)))
    found: list[str] = []
    for run in _RUN.finditer(scripts(folded)):
        start, end = run.span()
        if run[0][0] == " ":
            found.extend(map(stem, _ENGLISH.findall(folded, start, end)))
        else:
            found.extend(sorted(bigrams(folded[start:end])))
    return tuple(found)


def rarity(count: int, total: int) -> float:
    """Return the inverse document frequency of a token (smoothed, natural logarithm)."""
    return math.log((1 + total) / (1 + count)) + 0.01
