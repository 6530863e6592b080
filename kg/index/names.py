"""The names of things, and what near names are found by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from kg.index.quads import Quads
from kg.names import Folder, bigrams
from kg.terms import ALT_LABEL, ID, LABEL, SKOS, local
from kg.words import forms

Json = dict[str, Any]

LONGEST_SPELLING = 60
"""How long a name is at most that is searched for near names."""
SMALL_WORDS = {"a", "an", "and", "at", "for", "in", "of", "on", "the", "to"}
"""English words that an abbreviation may leave out."""


def named(quads: Quads, folder: Folder) -> tuple[Json, Json]:
    """Return things with labels and types, and the folded names with the things that they may mean."""
    things: Json = {}
    folded: dict[str, list[str]] = defaultdict(list)
    for iri in sorted(quads.about):
        if not iri.startswith(ID):
            continue
        labels = quads.by_language(iri, LABEL, ALT_LABEL)
        if not labels:
            continue
        key = iri.removeprefix(ID)
        types = [local(t) for t in quads.types(iri)]
        things[key] = {"types": types, "labels": labels}
        if not set(types) & {"Claim", "ProposedAct", "Negation", "CaseCoding"}:
            hidden = quads.by_language(iri, SKOS + "hiddenLabel")
            for group in (labels, hidden):
                for names in group.values():
                    for name in names:
                        for form in forms(folder.fold(name).strip()):
                            if key not in folded[form]:
                                folded[form].append(key)
    return things, dict(sorted(folded.items()))


def spellings(names: Iterable[str]) -> tuple[dict[str, Json], list[int]]:
    """Return what near names are found by: ``spellings``, place -> folded name; ``pairs``, pair of characters
    -> places of the names that hold it; ``initials``, letters -> names that begin their words by them; and
    how many pairs each name has. Sentences are nobody's spelling and are left out."""
    known: dict[str, str] = {}
    pairs: dict[str, list[int]] = defaultdict(list)
    initials: dict[str, list[str]] = defaultdict(list)
    sizes: list[int] = []
    for name in names:
        if len(name) > LONGEST_SPELLING:
            continue
        held = bigrams(name)
        for pair in held:
            pairs[pair].append(len(sizes))
        known[str(len(sizes))] = name
        sizes.append(len(held))
        words = re.findall(r"[a-z]+", name) if name.isascii() else []
        for letters in {"".join(w[0] for w in words), "".join(w[0] for w in words if w not in SMALL_WORDS)}:
            if 3 <= len(letters) <= 8:
                initials[letters].append(name)
    return {
        "spellings": known,
        "pairs": dict(sorted(pairs.items())),
        "initials": dict(sorted(initials.items())),
    }, sizes
