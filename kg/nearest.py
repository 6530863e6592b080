"""The passages nearest to each passage: those that share most of its words and things, in whatever language.

A passage that says much the same as others that fit a question fits it, too, though it words it otherwise; by its
neighbours it is found all the same (see `kg.ask.retrieval.retrieve.smoothed`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.thesaurus import MARK
from kg.words import rarity

NEAREST = 6
"""How many neighbours a passage has."""
THING, WORD, PAIR = 1.2, 1.0, 0.6
"""What a shared thing, a shared word, and a shared pair of Chinese or Japanese characters (of which a word has several)
weigh, each times its inverse document frequency."""
COMMON = 0.25
"""The share of the passages from which on what they share tells nothing."""
UNIT = 100
"""Weights are kept as whole numbers out of this."""


def nearest(
    words: Mapping[str, Sequence[int]], things: Mapping[str, Sequence[int]], total: int
) -> dict[str, list[list[int]]]:
    """Return for each passage its nearest neighbours by the cosine of their weighted words and things.

    Parameters
    ----------
    words, things : mapping of str to sequence of int
        Token, and key of a thing -> places of the passages that hold it, each once.
    total : int
        How many passages there are.

    Returns
    -------
    dict of str to list of list of int
        Place -> pairs of the place of a neighbour and its share, the nearest first; shares add up to about `UNIT`.

    Notes
    -----
    Vectors of inverse document frequencies and their cosine are those of Salton and Buckley, Information Processing &
    Management 24 (1988) 513-523.
    """
    import numpy as np

    square = np.zeros(total)
    telling: list[np.ndarray] = []
    weighs: list[float] = []
    for places, weight in _weighed(words, things, total):
        at = np.asarray(places, dtype=np.int64)
        square[at] += weight * weight
        if 1 < len(at) < COMMON * total:
            telling.append(at)
            weighs.append(weight * weight)
    length = np.sqrt(np.maximum(square, 1e-9))
    most = min(NEAREST, total)
    found: dict[str, list[list[int]]] = {}
    if not telling:
        return {}
    counts, squares = np.array([len(at) for at in telling]), np.array(weighs)
    all_ = np.concatenate(telling)
    held = np.repeat(np.arange(len(telling)), counts)[np.argsort(all_, kind="stable")]
    for place, shared in enumerate(np.split(held, np.cumsum(np.bincount(all_, minlength=total))[:-1])):
        if not len(shared):
            continue
        at = np.concatenate([telling[word] for word in shared.tolist()])
        weights = np.repeat(squares[shared], counts[shared])
        cosine = np.bincount(at, weights=weights, minlength=total) / (length * length[place])
        cosine[place] = 0.0
        # Of those that are equally near the first in the order of the articles; rounded, that it is so everywhere.
        rounded = cosine.round(6)
        near = np.flatnonzero(rounded >= np.partition(rounded, -most)[-most])
        order = near[np.argsort(-rounded[near], kind="stable")][:most]
        whole = float(cosine[order].sum())
        pairs = [[int(other), round(UNIT * float(cosine[other]) / whole)] for other in order if cosine[other] > 0.0]
        if pairs:
            found[str(place)] = pairs
    return found


def _weighed(
    words: Mapping[str, Sequence[int]], things: Mapping[str, Sequence[int]], total: int
) -> Iterable[tuple[Sequence[int], float]]:
    for word, places in words.items():
        yield places, (WORD if word[0].isascii() or word[0] == MARK else PAIR) * rarity(len(places), total)
    for places in things.values():
        yield places, THING * rarity(len(places), total)
