"""A random sample of statements beside the full line of the article, for a reader's verdict."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from kg.passages import passages
from kg.snapshot import Snapshot

Json = dict[str, Any]


def sample(snapshot: Snapshot, article: str, size: int, seed: int, articles: Path) -> list[Json]:
    """Return passages of an article drawn at random, with the full line.

    Parameters
    ----------
    snapshot : Snapshot
    article : str
        Key or number.
    size : int
        How many; all where the article has fewer.
    seed : int
        The same seed draws the same sample from the same data.
    articles : Path
        Folder of the user's own copies.
    """
    found = list(passages(snapshot, article, None, articles))
    return sorted(
        random.Random(seed).sample(found, min(size, len(found))), key=lambda p: (p["line"] or 0, p["passage"])
    )


def upper_bound(errors: int, size: int, confidence: float = 0.95) -> float:
    """Return the one-sided upper confidence bound of an error rate (Clopper and Pearson 1934).

    Parameters
    ----------
    errors, size : int
        Errors found, and statements read.

    >>> round(upper_bound(0, 50), 3)
    0.058
    """
    if errors >= size:
        return 1.0
    low, high = errors / size, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if _at_most(errors, size, middle) > 1 - confidence:
            low = middle
        else:
            high = middle
    return high


def _at_most(errors: int, size: int, rate: float) -> float:
    from math import comb

    return sum(comb(size, k) * rate**k * (1 - rate) ** (size - k) for k in range(errors + 1))
