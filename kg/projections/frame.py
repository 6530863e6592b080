"""What all projections share: their nodes, and what they say of themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.network import node_attributes
from kg.selection import Row, Selection
from kg.snapshot import Snapshot
from kg.terms import ID

if TYPE_CHECKING:
    import networkx as nx

Dated = tuple[str | None, str | None, str | None]
"""An EDTF date and its bounds."""

UNDATED: Dated = (None, None, None)


class Clock:
    """Applies the dates of a filter and counts what has none.

    Parameters
    ----------
    selection : Selection
    """

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.undated = 0

    def admits(self, when: Dated, standing: bool = False) -> bool:
        """Tell whether something so dated counts; what stands for a time no longer counts as of a day after it."""
        if not when[1]:
            self.undated += 1
        as_of = self.selection.as_of
        if standing and as_of and when[2] and when[2] < as_of:
            return False
        return self.selection.in_time(when[1], when[2])


class Rows:
    """The rows of a filter as names, with what projections look up in them.

    Parameters
    ----------
    snapshot : Snapshot
    selection : Selection
        Its dates are left to the projection.
    """

    def __init__(self, snapshot: Snapshot, selection: Selection) -> None:
        self.snapshot = snapshot
        self.selection = selection
        arrays = snapshot.network
        self.nodes: list[str] = arrays["nodes"]
        self.predicates: list[str] = arrays["predicates"]
        self._passages: list[str] = arrays["passages"]
        self.rows = selection.said(snapshot)
        # What is asked of the types of nearly every node is read at once.
        snapshot.things.fetch(self.nodes)

    def of(self, *predicates: str) -> Iterable[tuple[str, str, str, Row]]:
        """Yield ``subject, predicate, object, row`` of these relations."""
        wanted = {i for i, name in enumerate(self.predicates) if name in predicates}
        for row in self.rows:
            if row[1] in wanted:
                yield self.nodes[row[0]], self.predicates[row[1]], self.nodes[row[2]], row

    def passages(self, row: Row) -> tuple[str, ...]:
        """Return the names of a row's passages."""
        return tuple(self._passages[i] for i in row[4])

    def is_a(self, key: str, classes: Iterable[str]) -> bool:
        """Tell whether a thing is of one of these classes."""
        return any(self.snapshot.is_a(key, name) for name in classes)


def when(row: Row) -> Dated:
    """Return the date of a row."""
    return row[5], row[6], row[7]


def span(first: str | None, last: str | None, added: Dated) -> tuple[str | None, str | None]:
    """Return a span of days widened by a date; an open end widens nothing."""
    days = [day for day in added[1:] if day and "0001-01-01" < day < "9999-12-31"]
    if not days:
        return first, last
    return min(first or days[0], days[0]), max(last or days[-1], days[-1])


def add_nodes(graph: nx.Graph[str], snapshot: Snapshot, keys: Iterable[str], **more: Any) -> None:
    """Add things as nodes (IRIs) with ``labels, type, type_labels``."""
    graph.add_nodes_from((ID + key, {**node_attributes(snapshot, key), **more}) for key in keys)


def finish(graph: nx.Graph[str], name: str, weight: str | None, clock: Clock) -> None:
    """Write on a graph which projection it is, its weight, and how many undated statements met a filter of dates."""
    kept = clock.selection.keeps_undated
    graph.graph.update(
        projection=name,
        weight=weight,
        undated={"count": clock.undated, "kept": kept or not clock.selection.by_date},
        by_date=clock.selection.by_date,
    )
