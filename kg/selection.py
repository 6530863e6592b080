"""Which statements count: one filter for paths, exports and every projection of the graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any, NamedTuple

from kg.snapshot import Snapshot
from kg.terms import home_of

Row = list[Any]
"""A row of the arrays: ``[subject, predicate, object, kind, [passages], date, earliest, latest, speaker]``."""


class Selection(NamedTuple):
    """A filter of relations.

    Attributes
    ----------
    only : collection of str
        Keep these relations (``kg:partyTo`` or ``partyTo``) or relations whose both ends are of these classes; all
        where empty.
    without : collection of str
        Leave out these things (keys) and relations.
    as_of : str or None
        ISO day; what is dated later is left out.
    start, end : str or None
        ISO days of a period; what is dated wholly before or after it is left out.
    article : str or None
        Key of an article: only what its passages say, and only those passages as evidence.
    speaker : str or None
        Key of somebody: only what he or she says, as claimant of a claim or speaker of a passage.
    asserted_only : bool
        Leave out claims, proposed acts and negations.
    undated : bool or None
        Whether what has no date is kept. None: it is kept with ``as_of`` alone, for nothing says that it came
        later, and left out of a period (``start``, ``end``), for nothing says that it fell within.
    """

    only: Collection[str] = ()
    without: Collection[str] = ()
    as_of: str | None = None
    start: str | None = None
    end: str | None = None
    article: str | None = None
    speaker: str | None = None
    asserted_only: bool = False
    undated: bool | None = None

    @property
    def keeps_undated(self) -> bool:
        """Whether what has no date is kept."""
        return self.undated if self.undated is not None else not (self.start or self.end)

    @property
    def by_date(self) -> bool:
        """Whether dates count at all."""
        return bool(self.as_of or self.start or self.end)

    def in_time(self, earliest: str | None, latest: str | None) -> bool:
        """Tell whether something with these bounds (ISO days, both None where undated) counts."""
        if not self.by_date:
            return True
        if not earliest:
            return self.keeps_undated
        if self.as_of and earliest > self.as_of:
            return False
        return not (self.end and earliest > self.end) and not (self.start and (latest or earliest) < self.start)

    def rows(self, snapshot: Snapshot) -> list[Row]:
        """Return the rows of the arrays that count."""
        rows = self.said(snapshot)
        return [row for row in rows if self.in_time(row[6], row[7])] if self.by_date else rows

    def said(self, snapshot: Snapshot) -> list[Row]:
        """Return the rows that count but for their dates, for what finds dates of its own."""
        arrays = snapshot.network
        rows: list[Row] = arrays["edges"]
        if self.asserted_only:
            rows = [row for row in rows if row[3] == "fact"]
        if self.without:
            gone = {i for i, name in enumerate(arrays["nodes"]) if name in self.without}
            barred = _places(arrays["predicates"], self.without)
            rows = [row for row in rows if not (row[0] in gone or row[2] in gone or row[1] in barred)]
        if self.only:
            kept = _places(arrays["predicates"], self.only)
            fitting = {i for i, name in enumerate(arrays["nodes"]) if any(snapshot.is_a(name, c) for c in self.only)}
            rows = [row for row in rows if row[1] in kept or (row[0] in fitting and row[2] in fitting)]
        if self.article:
            said = {i for i, name in enumerate(arrays["passages"]) if home_of(name) == self.article}
            rows = _narrowed(rows, said)
        if self.speaker:
            rows = self._spoken(snapshot, rows)
        return rows

    def _spoken(self, snapshot: Snapshot, rows: list[Row]) -> list[Row]:
        """Return what the speaker says: claims by their claimants, other statements by their passages."""
        arrays = snapshot.network
        makers: dict[int, set[str]] = defaultdict(set)
        for row in arrays["edges"]:
            if arrays["predicates"][row[1]] in {"kg:claimant", "kg:proposedBy"}:
                makers[row[0]].add(arrays["nodes"][row[2]])
        own = [row for row in rows if self.speaker == row[8] or self.speaker in makers.get(row[0], ())]
        attributed = {"claim", "proposed"}
        passages = snapshot.passages.fetch(arrays["passages"])
        said = {
            i
            for i, name in enumerate(arrays["passages"])
            if name in passages and passages[name]["speaker"] == self.speaker
        }
        kept = {id(row) for row in own if row[3] in attributed}
        found = []
        for row in rows:
            if id(row) in kept:
                found.append(row)
            elif row[3] not in attributed:
                found += _narrowed([row], said)
        return found


def _places(names: list[str], wanted: Collection[str]) -> set[int]:
    return {i for i, name in enumerate(names) if {name, name.split(":", 1)[1]} & set(wanted)}


def _narrowed(rows: list[Row], said: set[int]) -> list[Row]:
    """Return the rows that some of these passages say, with only those passages."""
    found = []
    for row in rows:
        places = [i for i in row[4] if i in said]
        if places:
            found.append(row if len(places) == len(row[4]) else [*row[:4], places, *row[5:]])
    return found


EVERYTHING = Selection()
"""The filter that leaves nothing out."""

__all__ = ["EVERYTHING", "Row", "Selection"]
