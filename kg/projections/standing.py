"""From when to when a treaty binds a party, as far as the graph dates it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from kg.projections.frame import UNDATED, Dated, Rows, when
from kg.terms import ID, local

_BEGINS = {"signature", "entry-into-force"}
_ENDS = {"treaty-withdrawal", "termination"}
FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"


class Standing:
    """The dated signings, entries into force, withdrawals and terminations of agreements.

    Parameters
    ----------
    rows : Rows
        Actions that the filter leaves out don't date anything.
    """

    def __init__(self, rows: Rows) -> None:
        from kg.query import run

        kinds = {
            row[0].value.removeprefix(ID): local(row[1].value)
            for row in run(rows.snapshot, "SELECT ?a ?k WHERE { ?a kg:treatyActionKind ?k }")
        }
        doers: dict[str, set[str]] = defaultdict(set)
        for action, _, party, _row in rows.of("sem:hasActor", "kg:initiator"):
            if action in kinds:
                doers[action].add(party)
        self._begins: dict[str, Dated] = {}
        self._ends: dict[tuple[str, str | None], Dated] = {}
        for action, _, agreement, row in rows.of("kg:concerns"):
            dated = when(row)
            if not dated[1]:
                continue
            known = self._begins.get(agreement)
            if kinds.get(action) in _BEGINS and (known is None or dated[1] < str(known[1])):
                self._begins[agreement] = dated
            if kinds.get(action) in _ENDS:
                whom: set[Any] = set(doers[action]) if kinds[action] == "treaty-withdrawal" else {None}
                for party in whom:
                    self._ends[agreement, party] = dated

    def of(self, agreement: str, *parties: str) -> Dated:
        """Return the time in which an agreement binds all of these parties: open where no end (or no begin) is
        dated, and undated where neither is."""
        begin = self._begins.get(agreement)
        ends = [e for p in (None, *parties) if (e := self._ends.get((agreement, p)))]
        end = min(ends, key=lambda e: str(e[2]), default=None)
        if begin is None and end is None:
            return UNDATED
        date = f"{begin[0] if begin else '..'}/{end[0] if end else '..'}"
        return date, begin[1] if begin else FIRST_DAY, end[2] if end else LAST_DAY


__all__ = ["FIRST_DAY", "LAST_DAY", "Standing"]
