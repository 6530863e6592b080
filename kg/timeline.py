"""What happened when: dated events, acts and claims in order of time."""

from __future__ import annotations

from typing import Any

from kg.dates import bounds
from kg.snapshot import Snapshot
from kg.terms import ID, PASSAGE

Json = dict[str, Any]

QUERY = """SELECT DISTINCT ?thing ?date ?passage WHERE {{
  GRAPH ?passage {{ ?thing kg:date ?date }}
  ?passage a kg:Passage .
  FILTER NOT EXISTS {{ ?thing a kg:Quantity }}
  FILTER NOT EXISTS {{ ?thing a ?work . FILTER(STRSTARTS(STR(?work), STR(fabio:))) }}
{linked}}} ORDER BY ?thing ?passage
"""


def sparql(thing: str | None = None) -> str:
    """Return the query of a timeline: of everything, or of what is linked to a thing."""
    if not thing:
        return QUERY.format(linked="")
    iri = f"<{ID}{thing}>"
    return QUERY.format(
        linked=f"  {{ BIND({iri} AS ?thing) }} UNION {{ ?thing ?to {iri} }} UNION {{ {iri} ?from ?thing }}\n"
    )


def timeline(
    snapshot: Snapshot, thing: str | None = None, start: str | None = None, end: str | None = None
) -> list[Json]:
    """Return dated things in order of their earliest day.

    Parameters
    ----------
    snapshot : Snapshot
    thing : str, optional
        Key of a thing: only what is linked to it.
    start, end : str, optional
        ISO days: only what may fall between them.

    Returns
    -------
    list of dict
        ``iri, labels, types, kind, date, earliest, latest, summary, passages``, one for each date that is given
        of a thing; ``kind`` is ``event``, ``proposed`` (not done, or not yet), ``claim``, ``negation`` or
        ``thing``.
    """
    from kg.query import run

    found: dict[tuple[str, str], Json] = {}
    for row in run(snapshot, sparql(thing)):
        iri, date = row["thing"].value, row["date"].value
        passage = row["passage"].value
        low, high = (day.isoformat() for day in bounds(date))
        if (start and high < start) or (end and low > end):
            continue
        entry = found.setdefault(
            (iri, date),
            {
                "iri": iri,
                "labels": snapshot.labels(iri),
                "types": snapshot.types(iri),
                "kind": kind(snapshot, iri),
                "date": date,
                "earliest": low,
                "latest": high,
                "summary": snapshot.passages[passage.removeprefix(PASSAGE)]["summary"],
                "passages": [],
            },
        )
        if passage not in entry["passages"]:
            entry["passages"].append(passage)
    return sorted(found.values(), key=lambda e: (e["earliest"], e["latest"], e["iri"], e["date"]))


def kind(snapshot: Snapshot, iri: str) -> str:
    """Return what a dated thing is: ``event``, ``proposed``, ``claim``, ``negation`` or ``thing``."""
    types = set(snapshot.types(iri))
    for name, class_name in (("proposed", "ProposedAct"), ("claim", "Claim"), ("negation", "Negation")):
        if class_name in types:
            return name
    return "event" if snapshot.is_a(iri.removeprefix(ID), "Event") else "thing"
