"""Two articles side by side: what both speak of, what only one says of a thing, and where they differ."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from kg.disagreements import disagreements
from kg.errors import KgError
from kg.snapshot import Snapshot
from kg.statements import identities
from kg.terms import ID
from kg.words import rarity, tokens

Json = dict[str, Any]

_CITED = {"JournalArticle", "Book", "NewsItem", "ReportDocument", "WebPage"}
_NOT_SUBJECTS = _CITED | {
    "Claim", "ProposedAct", "Negation", "Quantity", "CaseCoding", "Measure", "Table", "Threshold", "OutcomeRule",
    "DegreeCondition", "Article", "Journal", "MediaOutlet", "Role",
}  # fmt: skip
"""Classes of what carries a statement, or is only cited, rather than being spoken of."""

RARITY = 1.5
"""How much rarity weighs against frequency: at 1 states lead every list, at 2 things named once in each article."""

SIDE_BY_SIDE = 40
"""How many passages of each article are looked at to find those that stand side by side."""


class _Side:
    """What one article says of which things.

    Parameters
    ----------
    snapshot : Snapshot
    article : str
        Key.
    about : str, optional
        Key of a thing: only passages that name it.
    identity : dict of str to str
        As `kg.statements.identities`.
    """

    def __init__(self, snapshot: Snapshot, article: str, about: str | None, identity: dict[str, str]) -> None:
        self.things: dict[str, list[str]] = defaultdict(list)
        self.named: dict[str, set[str]] = {}
        for name, entry in snapshot.passages.items():
            if entry["article"] != article:
                continue
            triples = entry["triples"]
            if any(_CITED & set(snapshot.types(s)) for s, _, _ in triples):
                continue  # A footnote or reference, which tells of a work and not of its matter.
            ends = {e for s, _, o in triples for e in (s, o) if isinstance(e, str) and e.startswith("id:")}
            keys = {identity.get(e, e).removeprefix("id:") for e in ends}
            if entry["stance"] == "asserts":
                keys.discard(entry["speaker"])  # Who speaks is not thereby spoken of.
            if about is None or about in keys:
                self.named[name] = keys
                for key in sorted(keys - {about}):
                    self.things[key].append(name)


def compare(
    snapshot: Snapshot, first: str, second: str, about: str | None = None, language: str = "en", limit: int = 10
) -> Json:
    """Return two articles side by side.

    Parameters
    ----------
    snapshot : Snapshot
    first, second : str
        Keys or numbers of two articles.
    about : str, optional
        Key of a thing: only passages that name it.
    language : str
        Of the names of authors and speakers.
    limit : int
        How many things of each list; the differences are all given.

    Returns
    -------
    dict
        ``articles [{key, number, labels, authors}]``, ``about {iri, labels}`` or null, ``shared {count, things}``
        and, for each article in turn, ``only [{count, things}]`` (empty without ``about``), with things as
        ``{iri, labels, types, passages [number, number], says [[passage], [passage]]}``, and ``differences`` as
        `kg.disagreements.disagreements`. Things are ranked by how many passages of the article that says less
        name them (its logarithm) times their rarity in the whole corpus (to the power of `RARITY`), so that
        what everybody speaks of does not hide what these two have in common.

    Raises
    ------
    KgError
        If both names are of one article.
    """
    keys = (snapshot.article_of(first), snapshot.article_of(second))
    if keys[0] == keys[1]:
        hint = f"For one: kg disagreements --article {keys[0]}"
        raise KgError(f"{first!r} and {second!r} are one article; kg compare takes two.", hint)
    identity = identities(snapshot)
    thing = identity.get(f"id:{about}", f"id:{about}").removeprefix("id:") if about else None
    sides = [_Side(snapshot, key, thing, identity) for key in keys]
    finder = _Matcher(snapshot, sides, language)
    both = sides[0].things.keys() & sides[1].things.keys()
    alone = [s.things.keys() - o.things.keys() if about else set() for s, o in (sides, sides[::-1])]
    return {
        "articles": [_article(snapshot, key, language) for key in keys],
        "about": {"iri": ID + about, "labels": snapshot.labels(about)} if about else None,
        "shared": finder.told(both, limit),
        "only": [finder.told(only, limit) for only in alone],
        "differences": disagreements(snapshot, about, language=language, between=keys),
    }


def _article(snapshot: Snapshot, key: str, language: str) -> Json:
    entry = snapshot.articles[key]
    return {
        "key": key,
        "number": entry["number"],
        "labels": entry["labels"],
        "authors": [snapshot.label(a, language) for a in entry["authors"]],
    }


class _Matcher:
    """Ranks things and finds the passages that stand side by side."""

    def __init__(self, snapshot: Snapshot, sides: list[_Side], language: str) -> None:
        self.snapshot = snapshot
        self.sides = sides
        self.language = language
        self.total = len(snapshot.order)
        self._tokens: dict[str, frozenset[str]] = {}
        self._shown: set[str] = set()

    def told(self, things: Iterable[str], limit: int) -> Json:
        """Return how many things there are, and the first of them with their passages."""
        subjects = [key for key in things if self._is_subject(key)]
        ranked = sorted(subjects, key=lambda key: (-self._weight(key), key))
        return {"count": len(ranked), "things": [self._thing(key) for key in ranked[:limit]]}

    def _is_subject(self, key: str) -> bool:
        types = set(self.snapshot.types(key))
        return bool(types) and not types & _NOT_SUBJECTS and bool(self.snapshot.labels(key))

    def _counts(self, key: str) -> list[int]:
        return [len(side.things.get(key, ())) for side in self.sides]

    def _weight(self, key: str) -> float:
        counts = [n for n in self._counts(key) if n]
        return math.log1p(min(counts)) * math.pow(self._rarity(key), RARITY)

    def _rarity(self, key: str) -> float:
        return rarity(len(self.snapshot.occurrences.get(key, ())), self.total)

    def _thing(self, key: str) -> Json:
        return {
            "iri": ID + key,
            "labels": self.snapshot.labels(key),
            "types": self.snapshot.types(key),
            "passages": self._counts(key),
            "says": [[self.snapshot.evidence(n, self.language) for n in names] for names in self._says(key)],
        }

    def _says(self, key: str) -> list[list[str]]:
        """Return the passages on a thing, one of each article, that have most to do with one another; rather
        such as were not shown before."""
        names = [side.things.get(key, []) for side in self.sides]
        fresh = [[n for n in part if n not in self._shown] or part for part in names]
        if not all(names):
            chosen = [part[:1] for part in fresh]
        else:
            left, right = (part[:SIDE_BY_SIDE] for part in fresh)
            pair = max(((a, b) for a in left for b in right), key=lambda p: self._likeness(*p))
            chosen = [[pair[0]], [pair[1]]]
        self._shown |= {n for part in chosen for n in part}
        return chosen

    def _likeness(self, a: str, b: str) -> float:
        """Return how much two passages have in common: the rarity of the things and words of both, over the
        words of either (so that long ones don't always win)."""
        common = self.sides[0].named[a] & self.sides[1].named[b]
        words = self._words(a), self._words(b)
        shared = sum(rarity(len(self.snapshot.postings.get(w, ())), self.total) for w in words[0] & words[1])
        either = sum(rarity(len(self.snapshot.postings.get(w, ())), self.total) for w in words[0] | words[1])
        return sum(map(self._rarity, common)) / 10 + (shared / either if either else 0.0)

    def _words(self, name: str) -> frozenset[str]:
        if name not in self._tokens:
            summary = self.snapshot.passages[name]["summary"].get("en", "")
            self._tokens[name] = frozenset(tokens(summary, self.snapshot.folder_of_names))
        return self._tokens[name]
