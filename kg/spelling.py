"""Names that come near what somebody typed: slips, other orders of a person's names, other romanisations,
abbreviations by first letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from kg.names import bigrams, likeness
from kg.snapshot import Snapshot
from kg.words import tokens

LEAST = 0.3
"""The least likeness of a near name."""
SEARCHED = 150
"""How many names, by the pairs of characters that they share, are compared closely."""
LONG_WORD, VERY_LONG_WORD = 6, 9
"""From how many letters on a word may have a wrong letter, and two slips, and still be read as another."""
LEAST_LETTERS = 5
"""How many letters a name of one word must have for a slip in it to be clear."""


class Near(NamedTuple):
    """A known name that comes near.

    Attributes
    ----------
    key : str
        Of the thing.
    name : str
        As the graph spells it.
    folded : str
    score : float
        Likeness, from 0 to 1.
    """

    key: str
    name: str
    folded: str
    score: float


class Reading(NamedTuple):
    """Words of a question that are read as a name.

    Attributes
    ----------
    typed, name : str
        What stands there, and what it is read as.
    key : str
        Of the thing.
    """

    typed: str
    name: str
    key: str


def near(snapshot: Snapshot, name: str, count: int = 5) -> list[Near]:
    """Return known names that look like a name, the best first, one a thing.

    Names that begin their words by the letters typed ("JCPOA") come first; the others by `kg.names.likeness`,
    of which those are looked at that share the most pairs of characters (an inverted index of pairs; Ukkonen,
    "Approximate string-matching with q-grams and maximal matches", 1992).
    """
    folded = snapshot.folder_of_names.fold(name).strip()
    scored = [(0.95, n) for n in snapshot.initials.get(folded, ())] if folded.isalpha() else []
    known = snapshot.spellings.fetch(str(p) for p in _sharing(snapshot, folded)).values()
    scored += [(likeness(folded, n), n) for n in known]
    scored.sort(key=lambda item: (-item[0], item[1]))
    best: dict[str, Near] = {}
    top = [item for item in scored if item[0] >= LEAST][: 4 * count]
    keys = snapshot.names.fetch(n for _, n in top)
    for score, found in top:
        for key in keys[found][:1]:
            if key not in best:
                best[key] = Near(key, spelt(snapshot, key, found), found, score)
    return list(best.values())[:count]


def _sharing(snapshot: Snapshot, folded: str) -> list[int]:
    """Return the places of the names that share the most pairs of characters with a folded text, for their size."""
    own = bigrams(folded)
    shared: Counter[int] = Counter()
    for places in snapshot.pairs.fetch(own).values():
        shared.update(places)
    sizes = snapshot.pair_counts
    ranked = sorted(shared.items(), key=lambda item: (-item[1] / (len(own) + sizes[item[0]]), item[0]))
    return [place for place, _ in ranked[:SEARCHED]]


def spelt(snapshot: Snapshot, key: str, folded: str) -> str:
    """Return a folded name of a thing as the graph spells it."""
    for names in snapshot.labels(key).values():
        for name in names:
            if snapshot.folder_of_names.fold(name) == folded:
                return name
    return snapshot.label(key)


def starts(snapshot: Snapshot, typed: str, count: int = 20) -> list[str]:
    """Return the shortest names that begin as what somebody typed, as the graph spells them, for completion: at least
    two letters, or one character of Chinese or Japanese."""
    folded = snapshot.folder_of_names.fold(typed)
    if len(folded) < (2 if folded.isascii() else 1) or not re.search(r"\w", folded):
        return []
    rows = snapshot.names.starting(folded)
    shortest = sorted(rows, key=lambda n: (len(n), n))[: 2 * count]
    return list(dict.fromkeys(spelt(snapshot, rows[name][0], name) for name in shortest))[:count]


def edits(left: str, right: str) -> int:
    """Return how many letters have to be put in, left out, changed or swapped with their neighbour to turn one
    word into the other (optimal string alignment; Damerau, 1964)."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


_WORD = re.compile(r"[A-Za-z][A-Za-z']*|\d+")


def read(snapshot: Snapshot, text: str, known: Iterable[str] = ()) -> tuple[str, list[Reading]]:
    """Return an English text with clear slips in names mended, and what was read as what.

    A slip is clear where a word stands nowhere in the corpus, and it and its neighbours are one known name but for
    a letter or two: in a name of several words each word may have a letter too many, too few, swapped, or (in a
    longer word) wrong; in a name of one word no letter may be wrong, since "Iceland" is not meant for "Ireland".
    Nothing is read where two names come equally near.

    Parameters
    ----------
    snapshot : Snapshot
    text : str
    known : iterable of str
        Folded words that are none of a name.
    """
    if not text.isascii() and not text.replace("“", '"').replace("”", '"').replace("’", "'").isascii():
        return text, []
    words = list(_WORD.finditer(text))
    folded = [snapshot.folder_of_names.fold(w[0]) for w in words]
    readings: list[Reading] = []
    taken = len(words)
    for place in sorted(_strange(snapshot, folded, set(known)), reverse=True):
        found = _best(snapshot, folded[:taken], place) if place < taken else None
        if found:
            first, last, name = found
            start, end = words[first].start(), words[last].end()
            readings.insert(0, Reading(text[start:end], name.name, name.key))
            text, taken = text[:start] + name.name + text[end:], first
    return text, readings


def _strange(snapshot: Snapshot, words: list[str], known: set[str]) -> list[int]:
    """Return the places of words that stand nowhere in the corpus."""
    stems = {w: tokens(w, snapshot.folder_of_names) for w in words if len(w) > 3 and w.isalpha() and w not in known}
    held = set(snapshot.postings.fetch(t for group in stems.values() for t in group))
    phrases = snapshot.phrases.fetch([*stems, *(t for group in stems.values() for t in group)])
    held |= set(phrases)
    held_words = set(phrases) | set(snapshot.names.fetch(stems))
    strange = {w for w, group in stems.items() if w not in held_words and not held & set(group)}
    return [i for i, w in enumerate(words) if w in strange]


def _best(snapshot: Snapshot, words: list[str], place: int) -> tuple[int, int, Near] | None:
    """Return the longest run of words around a place that is clearly one name, and the name."""
    found: dict[tuple[int, int], set[str]] = {}
    for name in _holding(snapshot, words[place]):
        parts = name.split()
        for i, part in enumerate(parts):
            first = place - i
            typed = words[first : first + len(parts)] if first >= 0 else []
            if _word_slip(words[place], part) and len(typed) == len(parts) and _is_slip(typed, parts):
                found.setdefault((first, first + len(parts) - 1), set()).add(name)
    for first, last in sorted(found, key=lambda run: (run[0] - run[1], run[0])):
        keys = {k: n for n, ks in snapshot.names.fetch(sorted(found[first, last])).items() for k in ks}
        if len(keys) == 1:
            key, name = next(iter(keys.items()))
            return first, last, Near(key, spelt(snapshot, key, name), name, 1.0)
    return None


def _holding(snapshot: Snapshot, word: str) -> list[str]:
    """Return the names that may hold a word with a slip in it: a slip breaks three pairs at most, so that of any four
    pairs of the word (seven, where two slips may be) the name holds one; the rarest are looked up."""
    own = bigrams(word)
    enough = 7 if len(word) >= VERY_LONG_WORD - 1 else 4
    found = snapshot.pairs.fetch(own)
    rarest = sorted(own, key=lambda pair: (len(found.get(pair, ())), pair))[:enough]
    shared = Counter(place for pair in rarest for place in found.get(pair, ()))
    ranked = sorted(shared, key=lambda p: (-shared[p], snapshot.pair_counts[p], p))[: 2 * SEARCHED]
    return list(snapshot.spellings.fetch(map(str, ranked)).values())


def _is_slip(typed: list[str], name: list[str]) -> bool:
    """Tell whether words are clearly a name but for slips."""
    if len(name) > 1:
        return all(_word_slip(a, b) for a, b in zip(typed, name, strict=True))
    (left,), (right,) = typed, name
    # A wrong letter may make another name; one too many, too few or swapped seldom does.
    same = len(left) != len(right) or Counter(left) == Counter(right)
    return len(right) >= LEAST_LETTERS and same and edits(left, right) == 1


def _word_slip(typed: str, word: str) -> bool:
    if typed == word:
        return True
    if typed[0] != word[0] or not (typed.isalpha() and word.isalpha()):
        return False
    # A letter put in or left out is one that only one of the two holds, and a wrong one makes two of them.
    if abs(len(typed) - len(word)) > 2 or len({*typed} ^ {*word}) > 4:
        return False
    wrong = edits(typed, word)
    if len(word) >= VERY_LONG_WORD:
        return wrong <= 2
    changed = len(typed) == len(word) and Counter(typed) != Counter(word)
    return wrong == 1 and len(word) > 3 and (len(word) >= LONG_WORD or not changed)
