"""What a page shows beyond relations: names of articles and speakers, what is said of a thing alone, its dates, its
links to other databases, what paths cost, and the cases of the tables."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kg.costs import Costs
from kg.network import select
from kg.show import sentences
from kg.snapshot import Snapshot
from kg.terms import ID, LANGUAGES, PASSAGE, PREFIXES
from kg.timeline import timeline

if TYPE_CHECKING:
    import networkx as nx

Json = dict[str, Any]

_SAME = "SELECT ?thing ?same { ?thing owl:sameAs ?same } ORDER BY ?thing ?same"
_TOLD = {"kg:content", "kg:date", "kg:earliest", "kg:latest", "rdfs:label", "skos:altLabel", "skos:hiddenLabel"}
"""Of a thing alone, what its name or its dates say already."""


def complete(snapshot: Snapshot, network: nx.MultiDiGraph[str], only: set[str] | None = None) -> None:
    """Add to a network, as from `kg.network.to_networkx`, what a page shows besides.

    Parameters
    ----------
    snapshot : Snapshot
    network : networkx.MultiDiGraph
        Nodes get ``facts``, ``dates``, ``links``, ``toll`` and ``rank``; edges get ``price``; passages get names
        by language; the graph gets ``prefixes`` and ``predicates``.
    only : set of str, optional
        Names of the passages to keep to; all where left out.
    """
    _said(snapshot, network, only)
    _dated(snapshot, network, only)
    _linked(snapshot, network)
    _priced(snapshot, network)
    named = {p for _, _, given in network.edges(data=True) for p in given["passages"]}
    named |= {p for _, given in network.nodes(data=True) for f in given.get("facts", ()) for p in f["passages"]}
    named |= {p for _, given in network.nodes(data=True) for d in given.get("dates", ()) for p in d["passages"]}
    name_passages(snapshot, network, named)
    network.graph["prefixes"] = dict(PREFIXES)


def name_passages(snapshot: Snapshot, network: nx.MultiDiGraph[str], named: set[str]) -> None:
    """Put passages into a network, with the names of article, author and speaker in each language: pages are read by
    people."""
    titles = {key: _first(entry["labels"]) for key, entry in snapshot.articles.items()}
    found = network.graph.setdefault("passages", {})
    for name in sorted(named):
        if name not in snapshot.passages:
            continue
        entry = snapshot.passages[name]
        article = snapshot.articles[entry["article"]]
        found[name] = {
            **snapshot.evidence(name),
            "article": titles[entry["article"]],
            "author": _joined(snapshot, article["authors"]),
            "compiler": _joined(snapshot, article["compilers"]) if article["compilers"] else None,
            "speaker": _joined(snapshot, [entry["speaker"]]) if entry["speaker"] else None,
            "table": entry.get("tableNumber"),
        }


def _first(labels: Json) -> dict[str, str]:
    return {tag: names[0] for tag, names in labels.items()}


def _joined(snapshot: Snapshot, keys: list[str]) -> dict[str, str]:
    return {tag: (", " if tag == "en" else "、").join(snapshot.label(k, tag) for k in keys) for tag in LANGUAGES}


def _said(snapshot: Snapshot, network: nx.MultiDiGraph[str], only: set[str] | None) -> None:
    """Add what passages say of a thing alone: numbers, terms, words."""
    facts: dict[str, dict[tuple[str, str], Json]] = defaultdict(dict)
    for name, entry in snapshot.passages.items():
        if only is not None and name not in only:
            continue
        for s, p, o in entry["triples"]:
            if p in _TOLD or not s.startswith("id:") or ID + s[3:] not in network:
                continue
            if isinstance(o, str) and p != "kg:quantity":
                continue
            # A quantity has no name: what its passage says in a sentence tells value, unit and period.
            sentence = entry["summary"] if isinstance(o, str) else sentences(snapshot, s, p, o)
            key = (p, o if isinstance(o, str) else str(o["value"]))
            fact = facts[ID + s[3:]].setdefault(key, {"sentence": sentence, "stance": entry["stance"], "passages": []})
            fact["passages"].append(name)
    for node, found in facts.items():
        network.nodes[node]["facts"] = [found[key] for key in sorted(found)]


def _dated(snapshot: Snapshot, network: nx.MultiDiGraph[str], only: set[str] | None) -> None:
    """Add the dates of things, with what the passages say that give them."""
    for entry in timeline(snapshot):
        if entry["iri"] not in network:
            continue
        passages = [p.removeprefix(PASSAGE) for p in entry["passages"]]
        passages = [p for p in passages if only is None or p in only]
        if passages:
            dates = network.nodes[entry["iri"]].setdefault("dates", [])
            dates.append({"date": entry["date"], "summary": entry["summary"], "passages": passages})


def _linked(snapshot: Snapshot, network: nx.MultiDiGraph[str]) -> None:
    """Add the addresses of the same thing in other databases."""
    from kg.query import run

    for row in run(snapshot, _SAME):
        if row["thing"].value in network:
            network.nodes[row["thing"].value].setdefault("links", []).append(row["same"].value)


def _priced(snapshot: Snapshot, network: nx.MultiDiGraph[str]) -> None:
    """Add what paths pay, counted over the whole graph: a part of it ranks paths as the whole does."""
    arrays = snapshot.network
    rows = select(snapshot)
    finder = Costs(arrays, rows)
    names, passages = arrays["nodes"], arrays["passages"]
    prices = {
        (names[row[0]], arrays["predicates"][row[1]], names[row[2]], row[3], tuple(passages[i] for i in row[4])): row
        for row in rows
    }
    for source, target, given in network.edges(data=True):
        ends = (source.removeprefix(ID), given["predicate"], target.removeprefix(ID))
        row = prices.get((*ends, given["kind"], tuple(given.get("whole", given["passages"]))))
        if row is not None:
            given["price"] = finder.price(row)
        given.pop("whole", None)
    for node, attributes in network.nodes(data=True):
        place = finder.place.get(node.removeprefix(ID))
        known = place is not None and place in finder.neighbours
        attributes["toll"] = finder.toll(place) if place is not None and known else 0.0
        attributes["rank"] = len(names) if place is None else place
    network.graph["predicates"] = list(arrays["predicates"])
