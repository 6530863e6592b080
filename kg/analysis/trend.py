"""A measure year by year, with the events that moved it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.analysis.frame import described, end, not_empty, nothing, say
from kg.analysis.ranking import MEASURES, score
from kg.errors import KgError
from kg.projections import project
from kg.selection import EVERYTHING, Selection
from kg.snapshot import Snapshot
from kg.terms import ID

if TYPE_CHECKING:
    import networkx as nx

Json = dict[str, Any]

WHOLE = ("nodes", "edges", "cooperation", "conflict", "density", "balanced")
"""Measures of a whole network."""


def trend(
    snapshot: Snapshot,
    thing: str | None = None,
    measure: str | None = None,
    projection: str = "actors",
    selection: Selection = EVERYTHING,
    *,
    cumulative: bool = False,
    language: str = "en",
    **options: Any,
) -> Json:
    """Return a measure for every year, with what was new in that year.

    Parameters
    ----------
    snapshot : Snapshot
    thing : str, optional
        Key of a node: its measure; else that of the whole network.
    measure : str, optional
        One of `kg.analysis.ranking.MEASURES` for a node (``strength`` where left out), of `WHOLE` for a network
        (``edges``).
    selection : Selection
        Its period is the years shown; without one, from the first to the last dated year. What is dated to several
        years counts in each of them. What has no date counts in none.
    cumulative : bool
        Count all up to the end of each year instead of that year alone.
    **options
        Of the projection.

    Returns
    -------
    dict
        ``projection`` (of the whole period), ``measure {name, meaning}, thing, cumulative, series [{year, value,
        change, nodes, edges, events [{event, date, passages}]}]``. The events are what the year's ties (of the thing,
        where one is named) are made of and the year before had not.

    Raises
    ------
    KgError
        If a name is unknown, or nothing is dated (status 1).
    """
    name = measure or ("strength" if thing else "edges")
    if name not in (MEASURES if thing else WHOLE):
        kind = "a thing" if thing else "a whole network"
        raise KgError(f"{name!r} is no measure of {kind}.", f"Known: {', '.join(MEASURES if thing else WHOLE)}.")
    dated = selection._replace(undated=False)
    # A day before all others makes the filter look at dates at all.
    whole = project(snapshot, projection, dated._replace(start=dated.start or "0001-01-01"), **options)
    not_empty(whole)
    first, last = _years(whole, selection)
    node = ID + thing if thing else None
    series: list[Json] = []
    before: set[str] = set()
    for year in range(first, last + 1):
        start, stop = f"{year:04}-01-01", f"{year:04}-12-31"
        part = dated._replace(start=dated.start or "0001-01-01", end=stop) if cumulative else dated._replace(
            start=max(start, dated.start or start), end=min(stop, dated.end or stop)
        )  # fmt: skip
        graph = project(snapshot, projection, part, **options)
        value = _value(graph, name, node)
        present = _made_of(graph, node)
        last_value = series[-1]["value"] if series else None
        series.append(
            {
                "year": year,
                "value": value,
                "change": None if value is None or last_value is None else round(value - last_value, 10),
                "nodes": graph.number_of_nodes(),
                "edges": graph.number_of_edges(),
                "events": [_event(snapshot, key, present[key]) for key in sorted(present) if key not in before],
            }
        )
        before = set(present)
    return {
        "projection": described(whole, selection._replace(undated=False), language),
        "measure": {"name": name, "meaning": say("measure" if thing else "whole", name, language)},
        "thing": end(snapshot, node) if node else None,
        "cumulative": cumulative,
        "series": series,
    }


def _years(graph: nx.Graph[str], selection: Selection) -> tuple[int, int]:
    days = [
        day
        for *_, about in graph.edges(data=True)
        for day in (about.get("first", about.get("earliest")), about.get("last", about.get("latest")))
        if day
    ]
    # An open date (2016/..) reaches to the last day that can be named: such an end is no year to show.
    years = [int(day[:4]) for day in days if 1 < int(day[:4]) < 9999]
    if not years:
        raise nothing()
    low = int(selection.start[:4]) if selection.start else min(years)
    high = int((selection.end or selection.as_of or "")[:4] or max(years))
    if high - low > 500:
        raise KgError(f"From {low} to {high} are too many years.", "Name a period with --from and --to.")
    return low, high


def _value(graph: nx.Graph[str], name: str, node: str | None) -> float | None:
    import math

    import networkx as nx

    if node is not None:
        if node not in graph:
            return None if name in {"constraint", "effective-size"} else 0.0
        value = score(graph, name)[0][node]
        return None if math.isnan(value) else float(f"{value:.10g}")
    if name == "density":
        return round(nx.density(graph), 10) if len(graph) else 0.0
    if name == "balanced":
        from kg.measures.balance import balance

        found = balance(graph).balanced
        return None if found is None else round(found, 10)
    if name in {"cooperation", "conflict"}:
        return float(sum(about.get(name, 0) for *_, about in graph.edges(data=True)))
    return float(graph.number_of_nodes() if name == "nodes" else graph.number_of_edges())


def _made_of(graph: nx.Graph[str], node: str | None) -> dict[str, Json]:
    """Return what the edges (at a node) are made of: events, treaties, claims or relations, each with its passages."""
    if node is not None and node not in graph:
        return {}
    edges: Any = graph.edges(data=True) if node is None else list(graph.edges(node, data=True))
    if node is not None and graph.is_directed():
        edges += list(graph.in_edges(node, data=True))  # type: ignore[attr-defined]
    found: dict[str, Json] = {}
    for a, b, about in edges:
        for tie in about.get("ties", ()):
            if tie["via"]:
                entry = found.setdefault(tie["via"], {"date": tie["date"], "passages": set()})
                entry["passages"].update(tie["passages"])
        if "ties" not in about:
            for key in (e.removeprefix(ID) for e in (a, b) if e != node):
                entry = found.setdefault(key, {"date": about.get("date"), "passages": set()})
                entry["passages"].update(about.get("passages", ()))
    return found


def _event(snapshot: Snapshot, key: str, about: Json) -> Json:
    return {"event": end(snapshot, ID + key), "date": about["date"], "passages": sorted(about["passages"])}


__all__ = ["WHOLE", "trend"]
