"""Who cites what, and which claims support or dispute which."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kg.projections.frame import UNDATED, Clock, Dated, Rows, add_nodes, finish, when
from kg.selection import EVERYTHING, Selection
from kg.snapshot import Snapshot
from kg.terms import ID

if TYPE_CHECKING:
    import networkx as nx

STANDING = frozenset({"asserts", "endorses"})
"""Stances under which an article stands by what a passage says."""


def article_dates(snapshot: Snapshot) -> dict[str, Dated]:
    """Return the date of each article, by its key; undated where the article names none."""
    from kg.dates import bounds

    found: dict[str, Dated] = {}
    for key, entry in snapshot.articles.items():
        date = entry["date"]
        found[key] = (date, *(day.isoformat() for day in bounds(date))) if date else UNDATED
    return found


def citations(snapshot: Snapshot, selection: Selection = EVERYTHING) -> nx.DiGraph[str]:
    """Return which article cites which work.

    Parameters
    ----------
    snapshot : Snapshot
    selection : Selection
        A citation is dated by its article; with a speaker only what is cited for that speaker's words counts; with
        ``asserted_only`` only what the article cites for what it asserts or endorses.

    Returns
    -------
    networkx.DiGraph
        From articles to works; ``weight`` counts the passages that cite, ``passages`` names them.
    """
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    clock, dates = Clock(selection), article_dates(snapshot)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, entry in snapshot.passages.items():
        if selection.article not in {None, entry["article"]} or selection.speaker not in {None, entry["speaker"]}:
            continue
        if selection.asserted_only and entry["stance"] not in STANDING:
            continue
        for work in entry.get("cites", ()):
            if work not in selection.without and clock.admits(dates[entry["article"]]):
                found[(f"article-{entry['article']}", work)].append(name)
    add_nodes(graph, snapshot, sorted({key for pair in found for key in pair}))
    for (article, work), names in sorted(found.items()):
        date, earliest, latest = dates[article.removeprefix("article-")]
        graph.add_edge(
            ID + article, ID + work, weight=len(names), date=date, earliest=earliest, latest=latest, passages=names
        )
    finish(graph, "citations", "weight", clock)
    return graph


def claimants(rows: Rows) -> dict[str, list[str]]:
    """Return who makes each claim or proposed act, whatever the filter leaves of its other relations."""
    found: dict[str, list[str]] = defaultdict(list)
    arrays = rows.snapshot.network
    for row in arrays["edges"]:
        if rows.predicates[row[1]] in {"kg:claimant", "kg:proposedBy"}:
            found[rows.nodes[row[0]]].append(rows.nodes[row[2]])
    return found


def said_with(snapshot: Snapshot, selection: Selection) -> Selection:
    """Return a filter that keeps claims: what "asserted only" means for them is the stance of their passages."""

    return selection._replace(asserted_only=False)


def stands(snapshot: Snapshot, passages: tuple[str, ...]) -> bool:
    """Tell whether the author of an article asserts or endorses what one of these passages says."""
    known = snapshot.passages.fetch(passages)
    return any(entry["stance"] in STANDING for entry in known.values())


def claims(snapshot: Snapshot, selection: Selection = EVERYTHING) -> nx.DiGraph[str]:
    """Return which claims support or dispute which (`cito:supports`, `cito:disputes`).

    Parameters
    ----------
    snapshot : Snapshot
    selection : Selection
        With ``asserted_only``: only where the article's author asserts or endorses the supporting or disputing.

    Returns
    -------
    networkx.DiGraph
        From the claim that supports or disputes to the one that it is about; nodes have ``claimants`` (IRIs). Edges
        have ``predicate, sign`` (1 supports, -1 disputes), ``weight`` 1, ``date, earliest, latest, passages``.
    """
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    clock, rows = Clock(selection), Rows(snapshot, said_with(snapshot, selection))
    makers = claimants(rows)
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for source, predicate, target, row in rows.of("cito:supports", "cito:disputes"):
        names = rows.passages(row)
        if (selection.asserted_only and not stands(snapshot, names)) or not clock.admits(when(row)):
            continue
        date, earliest, latest = when(row)
        found[(source, target)] = {
            "predicate": predicate, "sign": 1 if predicate == "cito:supports" else -1, "weight": 1,
            "date": date, "earliest": earliest, "latest": latest, "passages": list(names),
        }  # fmt: skip
    add_nodes(graph, snapshot, sorted({key for pair in found for key in pair}))
    for node in graph:
        graph.nodes[node]["claimants"] = [ID + key for key in makers.get(node.removeprefix(ID), ())]
    graph.add_edges_from((ID + a, ID + b, about) for (a, b), about in sorted(found.items()))
    finish(graph, "claims", "weight", clock)
    return graph


__all__ = ["article_dates", "citations", "claimants", "claims", "said_with", "stands"]
