"""Where a text names things that the graph knows, in any of the four written languages."""

from __future__ import annotations

from dataclasses import dataclass

from kg.names import Folder, candidates, spans
from kg.snapshot import Snapshot
from kg.words import rarity


@dataclass(frozen=True)
class Mention:
    """A name in a text.

    Attributes
    ----------
    start, end : int
        Where it stands in the text.
    text : str
    keys : tuple of str
        Things that it may mean; several where the name is ambiguous.
    weight : float
        How rarely the passages of the graph speak of them.
    """

    start: int
    end: int
    text: str
    keys: tuple[str, ...]
    weight: float


def mentions(snapshot: Snapshot, text: str) -> list[Mention]:
    """Return the known names in a text, longest first where they overlap, in order of place.

    Names of one character, and of numbers only, are left out: they say too little.
    """
    folded, places = folded_with_places(text, snapshot.folder_of_names)
    known = snapshot.names.fetch(candidates(folded))
    told = {name: keys for name, keys in known.items() if len(name) > 1 and not name.isdigit()}
    found = []
    for start, end, name in spans(folded, told):
        first, last = places[start], places[end - 1] + 1
        keys = tuple(k for k in told[name] if _spelt(snapshot, k, name, text[first:last]))
        if not keys:
            continue
        heard = max(len(snapshot.occurrences.get(key, ())) for key in keys)
        found.append(Mention(first, last, text[first:last], keys, rarity(heard, len(snapshot.order))))
    return found


def _spelt(snapshot: Snapshot, key: str, folded: str, text: str) -> bool:
    """Tell whether a text can spell a thing's name: an abbreviation in capitals ("IS") is no word in small ones."""
    if not text.isascii() or not text.islower():
        return True
    fold = snapshot.folder_of_names.fold
    spellings = [n for names in snapshot.labels(key).values() for n in names if fold(n).strip() == folded]
    return not spellings or not all(n.isupper() for n in spellings)


def folded_with_places(text: str, folder: Folder) -> tuple[str, list[int]]:
    """Return a folded text, and for each of its characters the place in the text that it comes from.

    >>> folded_with_places("№ 1", Folder({}))
    ('no 1', [0, 0, 1, 2])
    """
    folded, places = folder.fold(text), list(range(len(text)))
    if len(folded) == len(text):
        return folded, places
    # A character that folds to several, or to none: fold each by itself, then the hyphens, which keep the length.
    parts = [folder.fold(c) for c in text]
    return folder.fold("".join(parts)), [place for place, part in zip(places, parts, strict=True) for _ in part]
