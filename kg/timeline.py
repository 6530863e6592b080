"""What happened when: dated events, acts and claims in order of time."""

from __future__ import annotations

from typing import Any

from kg.snapshot import Snapshot
from kg.terms import ID, PASSAGE

Json = dict[str, Any]

QUERY = """SELECT DISTINCT ?thing ?date ?earliest ?latest ?passage WHERE {{
  GRAPH ?passage {{ ?thing kg:date ?date }}
  ?passage a kg:Passage .
  ?thing kg:earliest ?earliest ; kg:latest ?latest .
  FILTER NOT EXISTS {{ ?thing a kg:Quantity }}
  FILTER NOT EXISTS {{ ?thing a ?work . FILTER(STRSTARTS(STR(?work), STR(fabio:))) }}
{filters}}} ORDER BY ?earliest ?latest ?thing ?passage
"""


def sparql(thing: str | None = None, start: str | None = None, end: str | None = None) -> str:
    """Return the query of a timeline: of everything, or of what is linked to a thing, between two ISO days."""
    filters = ""
    if thing:
        iri = f"<{ID}{thing}>"
        filters += (
            f"  {{ BIND({iri} AS ?thing) }} UNION {{ ?thing ?p {iri} }} UNION {{ {iri} ?p ?thing }}\n"
            f"  UNION {{ ?thing ?p ?between . ?between ?q {iri} .\n"
            "    FILTER(?p IN (kg:concerns, kg:within, kg:proposes)) }\n"
        )
    if start:
        filters += f'  FILTER(?latest >= "{start}"^^xsd:date)\n'
    if end:
        filters += f'  FILTER(?earliest <= "{end}"^^xsd:date)\n'
    return QUERY.format(filters=filters)


def timeline(
    snapshot: Snapshot, thing: str | None = None, start: str | None = None, end: str | None = None
) -> list[Json]:
    """Return dated things in order of their earliest day.

    Returns
    -------
    list of dict
        ``iri, labels, types, kind, date, earliest, latest, summary, passages``; ``kind`` is ``event``,
        ``proposed`` (not done, or not yet), ``claim`` or ``negation``.
    """
    from kg.query import run

    found: dict[tuple[str, str], Json] = {}
    for row in run(snapshot, sparql(thing, start, end)):
        iri, date = row["thing"].value, row["date"].value
        passage = row["passage"].value
        entry = found.setdefault(
            (iri, date),
            {
                "iri": iri,
                "labels": snapshot.labels(iri),
                "types": snapshot.types(iri),
                "kind": kind(snapshot, iri),
                "date": date,
                "earliest": row["earliest"].value,
                "latest": row["latest"].value,
                "summary": snapshot.passages[passage.removeprefix(PASSAGE)]["summary"],
                "passages": [],
            },
        )
        if passage not in entry["passages"]:
            entry["passages"].append(passage)
    return list(found.values())


def kind(snapshot: Snapshot, iri: str) -> str:
    """Return what a dated thing is: ``event``, ``proposed``, ``claim``, ``negation`` or ``thing``."""
    types = set(snapshot.types(iri))
    for name, class_name in (("proposed", "ProposedAct"), ("claim", "Claim"), ("negation", "Negation")):
        if class_name in types:
            return name
    return "event" if snapshot.is_a(iri.removeprefix(ID), "Event") else "thing"
