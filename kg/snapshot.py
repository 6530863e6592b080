"""The snapshot, read-only: an Oxigraph store and the indexes beside it. Opening reads nothing; each part is
read when it is first asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import tables
from kg.errors import SnapshotError
from kg.names import Folder
from kg.sections import ADDED
from kg.tables import Table
from kg.terms import ID, LANGUAGES, PASSAGE, compact, full, home_of

if TYPE_CHECKING:
    from pyoxigraph import Store

Json = dict[str, Any]
_FALLBACK = {
    "en": ("en", "zh-Hans", "zh-Hant", "ja"),
    "zh-Hans": ("zh-Hans", "zh-Hant", "en", "ja"),
    "zh-Hant": ("zh-Hant", "zh-Hans", "en", "ja"),
    "ja": ("ja", "zh-Hant", "zh-Hans", "en"),
}


def pick(labels: Json, language: str) -> str:
    """Return the best of labels by language: in that language, else in the next best."""
    for tags in (_FALLBACK.get(language, ()), labels):
        for tag in tags:
            found = labels.get(tag)
            if found:
                return str(found[0]) if isinstance(found, list) else str(found)
    return ""


class Snapshot:
    """A snapshot folder.

    Parameters
    ----------
    folder : Path
        As `kg.build.ensure` returns it.

    Raises
    ------
    SnapshotError
        If a part is missing or was cut short.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            sizes: dict[str, int] = json.loads((folder / "snapshot.json").read_text("utf-8"))["sizes"]
            for name, size in sizes.items():
                if (folder / name).stat().st_size != size:
                    raise ValueError(f"{name} is cut short")
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> SnapshotError:
        reason = f"{error.filename} is missing" if isinstance(error, FileNotFoundError) else str(error)
        return SnapshotError(f"The snapshot {self.folder} is damaged ({reason}).", "Run: kg build --force")

    @cached_property
    def store(self) -> Store:
        """The store, opened read-only: several processes may read at once."""
        from pyoxigraph import Store

        try:
            return Store.read_only(str(self.folder / "store"))
        except (OSError, RuntimeError) as error:
            raise self._damaged(error) from error

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        try:
            return tables.connect(self.folder / "index.sqlite")
        except OSError as error:
            raise self._damaged(error) from error

    def _table(self, name: str) -> Table:
        return Table(self._connection, name)

    @cached_property
    def things(self) -> Table:
        """Key -> ``{types: [...], labels: {language: [names]}}``."""
        return self._table("things")

    @cached_property
    def names(self) -> Table:
        """Folded name -> keys of things."""
        return self._table("names")

    @cached_property
    def vocabulary(self) -> Table:
        """Compact IRI of a class, property or value -> labels, pattern, hop, parents."""
        return self._table("vocabulary")

    @cached_property
    def articles(self) -> Table:
        """Key of an article -> number, file, title, authors."""
        return self._table("articles")

    @cached_property
    def passages(self) -> Table:
        """Name of a passage (``lu-hao/l131a``) -> its metadata and triples."""
        return self._table("passages")

    @cached_property
    def words(self) -> Table:
        """Name of a passage -> the phrases of the thesaurus in its English summary (see `kg.index.words`)."""
        return self._table("words")

    @cached_property
    def disagreements(self) -> Table:
        """Key -> content, passages and subjects of what passages say differently."""
        return self._table("disagreements")

    @cached_property
    def postings(self) -> Table:
        """Token -> places of passages (see `kg.index.words`)."""
        return self._table("postings")

    @cached_property
    def occurrences(self) -> Table:
        """Key of a thing -> places of the passages that speak of it."""
        return self._table("occurrences")

    @cached_property
    def implied(self) -> Table:
        """Key of a thing -> places of the passages that imply it."""
        return self._table("implied")

    @cached_property
    def nearest(self) -> Table:
        """Place of a passage -> the places of those that are most like it, each with its share."""
        return self._table("nearest")

    @cached_property
    def phrases(self) -> Table:
        """Phrase of the thesaurus -> its groups."""
        return self._table("phrases")

    @cached_property
    def absent(self) -> Table:
        """Folded name of something that no passage speaks of -> as it is written (see `kg.gazetteer`)."""
        return self._table("absent")

    @cached_property
    def dates(self) -> Table:
        """Key of a thing -> its dates (EDTF), each with the names of the passages that give it."""
        return self._table("dates")

    @cached_property
    def relations(self) -> Table:
        """Compact IRI of a relation that questions look up whole -> the pairs that stand in it, as keys of things or
        compact IRIs (see `kg.index.records.RELATIONS`)."""
        return self._table("relations")

    @cached_property
    def spellings(self) -> Table:
        """Place of a name -> the folded name (see `kg.index.names`)."""
        return self._table("spellings")

    @cached_property
    def pairs(self) -> Table:
        """Pair of characters -> places of the names that hold it."""
        return self._table("pairs")

    @cached_property
    def pair_counts(self) -> list[int]:
        """How many pairs of characters each name holds, in order of place."""
        found: list[int] = self._whole["sizes"]
        return found

    @cached_property
    def initials(self) -> Table:
        """Letters -> folded names whose words begin by them."""
        return self._table("initials")

    @cached_property
    def word_groups(self) -> dict[str, Json]:
        """Group of the thesaurus -> what is known of it (see `kg.thesaurus.read`)."""
        found: dict[str, Json] = self._whole["groups"]
        return found

    @cached_property
    def _whole(self) -> Table:
        return self._table("whole")

    @cached_property
    def order(self) -> list[str]:
        """Names of passages in order of place."""
        found: list[str] = self._whole["passages"]
        return found

    @cached_property
    def places(self) -> dict[str, int]:
        """Name of a passage -> its place in that order."""
        return {name: place for place, name in enumerate(self.order)}

    @cached_property
    def homes(self) -> list[str]:
        """Key of the article of each passage in order of place."""
        return [home_of(name) for name in self.order]

    @cached_property
    def lines(self) -> list[list[int]]:
        """First and last place of the passages on the same line, for each in order of place."""
        found: list[list[int]] = self._whole["lines"]
        return found

    @cached_property
    def traits(self) -> list[str]:
        """What each passage holds, in order of place."""
        found: list[str] = self._whole["traits"]
        return found

    @cached_property
    def folder_of_names(self) -> Folder:
        """What folds names and questions alike."""
        return Folder(self._whole["fold"])

    @cached_property
    def network(self) -> Json:
        """The arrays of the path graph (see `kg.index.network`)."""
        found: Json = self._whole["network"]
        return found

    @cached_property
    def kept(self) -> Json:
        """What others have made of this snapshot and need again, by a name of theirs."""
        return {}

    def telling_of(self, keys: Iterable[str]) -> set[int]:
        """Return the places of the passages that name one of some things in their triples, or imply it."""
        tables = (self.occurrences, self.implied)
        return {place for key in keys for table in tables for place in table.get(key, ())}

    def speaking_of(self, key: str) -> list[str]:
        """Return the names of the passages that speak of a thing."""
        return [self.order[place] for place in self.occurrences.get(key, ())]

    def labels(self, iri: str) -> dict[str, list[str]]:
        """Return the names of a thing or term by language, preferred first; empty for an unknown one."""
        entry = self.things.get(iri.removeprefix(ID).removeprefix("id:"))
        if entry:
            found: dict[str, list[str]] = entry["labels"]
            return found
        entry = self.vocabulary.get(compact(iri))
        return {tag: [text] for tag, text in entry["labels"].items()} if entry else {}

    def label(self, iri: str, language: str = "en") -> str:
        """Return the name of a thing or term in a language, else in the next best, else its key."""
        return pick(self.labels(iri), language) or compact(iri).split(":", 1)[-1]

    def end(self, term: Any) -> Json:
        """Return an end of a triple as the contracts print it: a literal as it is, a thing with its names."""
        return term if isinstance(term, dict) else {"iri": full(term), "labels": self.labels(full(term))}

    def types(self, key: str) -> list[str]:
        """Return the local names of a thing's classes."""
        entry = self.things.get(key.removeprefix(ID).removeprefix("id:"))
        found: list[str] = entry["types"] if entry else []
        return found

    def is_a(self, key: str, class_name: str) -> bool:
        """Tell whether a thing is of a class or one below it."""
        key = key.removeprefix(ID).removeprefix("id:")
        found = self._of_things.get(key)
        if found is None:
            found = frozenset[str]().union(*map(self._above, self.types(key)))
            if key in self.things:
                self._of_things[key] = found
        return class_name in found

    @cached_property
    def _of_things(self) -> dict[str, frozenset[str]]:
        """Key of a thing -> its classes with all classes above them, as far as they have been asked for."""
        return {}

    @cached_property
    def _classes(self) -> dict[str, frozenset[str]]:
        return {}

    def _above(self, name: str) -> frozenset[str]:
        """Return a class with all classes above it, by local names."""
        if name not in self._classes:
            todo, seen = [name], set[str]()
            while todo:
                current = todo.pop()
                if current not in seen:
                    seen.add(current)
                    prefixes = ("kg:", "org:", "foaf:", "fabio:", "sem:", "skos:")
                    for entry in self.vocabulary.fetch(prefix + current for prefix in prefixes).values():
                        todo += [p.split(":", 1)[1] for p in entry.get("parents", ())]
            self._classes[name] = frozenset(seen)
        return self._classes[name]

    def article_of(self, name: str) -> str:
        """Return the key of an article from its key or number (``004``).

        Raises
        ------
        UnknownThingError
            If there is no such article.
        """
        from kg.errors import UnknownThingError

        for key, entry in self.articles.items():
            if name in {key, entry["number"], entry["file"], entry["iri"]}:
                return str(key)
        known = ", ".join(f"{e['number']} {k}" for k, e in self.articles.items())
        raise UnknownThingError(f"There is no article {name!r}.", f"Known: {known}.")

    def writers(self, name: str) -> list[str]:
        """Return the keys of those who wrote a passage: the authors of its article, or those who made a digest or
        translation of it, where they add it."""
        entry = self.passages[name.removeprefix(PASSAGE)]
        article = self.articles[entry["article"]]
        added = entry["section"] in ADDED and article["compilers"]
        found: list[str] = article["compilers"] if added else article["authors"]
        return found

    def evidence(self, name: str, language: str = "en") -> Json:
        """Return one passage as the contract of ``kg ask`` prints it."""
        name = name.removeprefix(PASSAGE)
        entry = self.passages[name]
        article = self.articles[entry["article"]]
        authors = [self.label(a, language) for a in article["authors"]]
        found = {
            "passage": PASSAGE + name,
            "article": entry["article"],
            "file": article["file"],
            "author": ", ".join(authors),
            "compiler": ", ".join(self.label(c, language) for c in article["compilers"]) or None,
            "section": entry["section"],
            "line": entry["line"],
            "exact": entry["exact"],
            "speaker": self.label(entry["speaker"], language),
            "stance": entry["stance"],
            "summary": entry["summary"],
        }
        for extra in ("tableNumber", "row", "column", "marker", "note", "dateInferredFrom"):
            if extra in entry:
                found[extra] = entry[extra]
        return found


__all__ = ["LANGUAGES", "Snapshot", "pick"]
