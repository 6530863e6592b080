"""Discourse networks: who refers to which concept and agrees or not, and who is congruent with whom.

The definitions are those of Discourse Network Analyzer (Leifeld, Gruber and Bossner 2018; Leifeld 2017).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from kg.projections.citations import STANDING, article_dates, claimants, said_with, stands
from kg.projections.frame import UNDATED, Clock, Dated, Rows, add_nodes, finish, span, when
from kg.selection import EVERYTHING, Selection
from kg.snapshot import Snapshot
from kg.terms import ID, home_of

if TYPE_CHECKING:
    import networkx as nx

POSITIONS = {
    "kg:supports": True,
    "kg:favours": True,
    "kg:promotes": True,
    "kg:proponentOf": True,
    "kg:opposes": False,
    "kg:criticises": False,
}
"""Relations by which an actor takes a position on something, and whether it agrees."""

METHODS = ("congruence", "conflict", "subtract", "ignore")
NORMALISATIONS = ("no", "average", "jaccard", "cosine")


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody refers to a concept.

    Attributes
    ----------
    speaker, concept : str
        Keys.
    agreement : bool or None
        None where the speaker refers to it without a position.
    date, earliest, latest : str or None
    passages : tuple of str
    """

    speaker: str
    concept: str
    agreement: bool | None
    date: str | None
    earliest: str | None
    latest: str | None
    passages: tuple[str, ...]


def statements(snapshot: Snapshot, selection: Selection = EVERYTHING, concepts: str = "claims") -> Iterator[Statement]:
    """Yield what speakers say, whatever its date.

    Parameters
    ----------
    snapshot : Snapshot
    selection : Selection
    concepts : str
        ``claims``: the concepts are claims; who makes a claim agrees with it and with what it supports, and disagrees
        with what it disputes; an author who endorses or rejects another's claim agrees or disagrees with it.
        ``topics``: the concepts are the things that claims are about, without a position, and what actors support,
        favour, promote, oppose or criticise, with one.

    Notes
    -----
    A statement has the date of its claim; one of an article's author without a date has the article's, for then it
    was said.
    """
    rows = Rows(snapshot, said_with(snapshot, selection))
    makers = claimants(rows)
    articles = article_dates(snapshot)
    authors = {key: entry["authors"] for key, entry in snapshot.articles.items()}

    def dated(speaker: str, given: Dated, passages: tuple[str, ...]) -> Dated:
        if given[1]:
            return given
        for name in passages:
            article = home_of(name)
            if speaker in authors.get(article, ()):
                return articles[article]
        return UNDATED

    def say(speaker: str, concept: str, agreement: bool | None, given: Dated, names: tuple[str, ...]) -> Statement:
        return Statement(speaker, concept, agreement, *dated(speaker, given, names), names)

    made: dict[str, tuple[Dated, tuple[str, ...]]] = {}
    for claim, _, speaker, row in rows.of("kg:claimant"):
        names = rows.passages(row)
        made[claim] = (when(row), names)
        if selection.asserted_only and not stands(snapshot, names):
            continue
        if concepts == "claims":
            yield say(speaker, claim, True, when(row), names)
    if concepts == "claims":
        for claim, predicate, other, row in rows.of("cito:supports", "cito:disputes"):
            names = rows.passages(row)
            if selection.asserted_only and not stands(snapshot, names):
                continue
            for speaker in makers.get(claim, ()):
                yield say(speaker, other, predicate == "cito:supports", when(row), names)
        if not selection.speaker or any(selection.speaker in a for a in authors.values()):
            yield from _stances(snapshot, selection, articles, authors)
        return
    for claim, _, topic, row in rows.of("kg:about"):
        names = rows.passages(row)
        if row[3] == "claim" and not (selection.asserted_only and not stands(snapshot, names)):
            for speaker in makers.get(claim, ()):
                yield say(speaker, topic, None, when(row), names)
    for actor, predicate, topic, row in rows.of(*POSITIONS):
        if row[3] == "fact" and rows.is_a(actor, ("Actor",)):
            yield say(actor, topic, POSITIONS[predicate], when(row), rows.passages(row))


def _stances(
    snapshot: Snapshot, selection: Selection, articles: dict[str, Dated], authors: dict[str, list[str]]
) -> Iterator[Statement]:
    """Yield the authors' agreement with claims that they endorse, and disagreement with those that they reject."""
    for name, entry in snapshot.passages.items():
        agreement = {"endorses": True, "rejects": False}.get(entry["stance"])
        if agreement is None or selection.article not in {None, entry["article"]}:
            continue
        if selection.asserted_only and entry["stance"] not in STANDING:
            continue
        # The types of things stand beside passages, not in them: a claim shows by who makes it.
        claims = {t[0].removeprefix("id:") for t in entry["triples"] if t[1] == "kg:claimant"}
        for claim in sorted(claims):
            for author in authors[entry["article"]]:
                if selection.speaker in {None, author} and author != entry["speaker"]:
                    yield Statement(author, claim, agreement, *articles[entry["article"]], (name,))


def discourse(snapshot: Snapshot, selection: Selection = EVERYTHING, *, concepts: str = "claims") -> nx.Graph[str]:
    """Return the affiliation network of speakers and concepts.

    Parameters
    ----------
    snapshot, selection, concepts
        As for `statements`.

    Returns
    -------
    networkx.Graph
        Bipartite: speakers have ``bipartite=0``, concepts 1. Edges have ``agree, disagree, mention`` (how many
        statements of each), ``weight`` (their sum), ``sign`` (of agree less disagree), ``combine`` (0 neither, 1
        agreement, 2 disagreement, 3 both), ``first, last`` and ``passages``.
    """
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    clock = Clock(selection)
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for said in statements(snapshot, selection, concepts):
        if not clock.admits((said.date, said.earliest, said.latest)):
            continue
        about = found.setdefault(
            (said.speaker, said.concept),
            {"agree": 0, "disagree": 0, "mention": 0, "first": None, "last": None, "passages": set()},
        )
        about["mention" if said.agreement is None else "agree" if said.agreement else "disagree"] += 1
        about["first"], about["last"] = span(about["first"], about["last"], (said.date, said.earliest, said.latest))
        about["passages"].update(said.passages)
    speakers = {speaker for speaker, _ in found}
    # Somebody may be spoken of as well as speak: as a concept it is another node.
    names = {key: ID + key + ("#concept" if key in speakers else "") for _, key in found}
    add_nodes(graph, snapshot, sorted(speakers), bipartite=0)
    for key in sorted(names):
        add_nodes(graph, snapshot, [key], bipartite=1) if key not in speakers else None
        if key in speakers:
            graph.add_node(names[key], **{**graph.nodes[ID + key], "bipartite": 1})
    for (speaker, concept), about in sorted(found.items()):
        net = about["agree"] - about["disagree"]
        graph.add_edge(
            ID + speaker,
            names[concept],
            **{**about, "passages": sorted(about["passages"])},
            weight=about["agree"] + about["disagree"] + about["mention"],
            sign=(net > 0) - (net < 0),
            combine=(about["agree"] > 0) + 2 * (about["disagree"] > 0),
        )
    finish(graph, "discourse", "weight", clock)
    return graph


def one_mode(
    affiliation: nx.Graph[str],
    method: str = "congruence",
    *,
    side: int = 0,
    normalisation: str = "no",
    duplicates: bool = False,
) -> nx.Graph[str]:
    """Return the congruence or conflict network of one side of a discourse network.

    Parameters
    ----------
    affiliation : networkx.Graph
        As from `discourse`.
    method : str
        ``congruence`` counts concepts that both support or both reject; ``conflict`` those on which they differ;
        ``subtract`` congruence less conflict; ``ignore`` concepts that both refer to in any way.
    side : int
        0 for speakers, 1 for concepts.
    normalisation : str
        ``no``; ``average``: divided by the mean activity of the two; ``jaccard``; ``cosine``.
    duplicates : bool
        Count every statement; else a speaker's agreement (or disagreement) with a concept counts once.

    Returns
    -------
    networkx.Graph
        All nodes of that side; edges where the value is not 0, with ``weight`` (of subtract its amount), ``value``,
        ``sign``, ``congruence`` and ``conflict`` (not normalised), ``shared`` (the nodes of the other side) and
        ``first, last`` (ISO days that the statements on them span).

    Notes
    -----
    With x(i,j,k) the statements of i on j with qualifier k (Leifeld, Gruber and Bossner 2018, chapter 2): congruence
    is the sum over j and k of x(i,j,k) x(i',j,k); conflict that of x(i,j,k) x(i',j,k') with k' the other qualifier.
    Average activity divides by half the sum of both activities, Jaccard by the statements of either on what the
    other does not share plus the matches, cosine by the square root of the product of the squared activities.
    """
    import networkx as nx

    if method not in METHODS or normalisation not in NORMALISATIONS:
        raise ValueError(f"method is one of {METHODS}, normalisation one of {NORMALISATIONS}")
    levels = ("agree", "disagree", "mention") if method == "ignore" else ("agree", "disagree")
    counts: dict[str, dict[tuple[str, str], int]] = {}
    graph: nx.Graph[str] = nx.Graph()
    for node, about in affiliation.nodes(data=True):
        if about["bipartite"] == side:
            graph.add_node(node, **{k: v for k, v in about.items() if k != "bipartite"})
            counts[node] = {
                (other, level): n if duplicates else 1
                for other, edge in affiliation[node].items()
                for level in levels
                if (n := edge[level])
            }
    referring: dict[str, set[str]] = defaultdict(set)
    for node, own in counts.items():
        for other, _ in own:
            referring[other].add(node)
    pairs = sorted({pair for nodes in referring.values() for pair in combinations(sorted(nodes), 2)})
    for a, b in pairs:
        about = _compare(counts[a], counts[b], method)
        value = about["value"] / _divisor(counts[a], counts[b], normalisation) if about["value"] else 0.0
        if value:
            first = last = None
            for other in about["shared"]:
                for edge in (affiliation[a][other], affiliation[b][other]):
                    first, last = span(first, last, (None, edge.get("first"), edge.get("last")))
            about |= {"first": first, "last": last}
            about |= {"value": value, "weight": abs(value), "sign": 1 if value > 0 else -1}
            graph.add_edge(a, b, **about)
    graph.graph.update({**affiliation.graph, "projection": method, "weight": "weight"})
    return graph


def _compare(a: dict[tuple[str, str], int], b: dict[tuple[str, str], int], method: str) -> dict[str, Any]:
    other = {"agree": "disagree", "disagree": "agree"}
    congruence = sum(n * b.get((j, k), 0) for (j, k), n in a.items() if k in other)
    conflict = sum(n * b.get((j, other[k]), 0) for (j, k), n in a.items() if k in other)
    shared = sorted({j for j, _ in a} & {j for j, _ in b})
    if method == "ignore":
        value = sum(n * m for (j, _), n in a.items() for (i, _), m in b.items() if i == j)
    else:
        value = {"congruence": congruence, "conflict": conflict, "subtract": congruence - conflict}[method]
    return {"value": value, "congruence": congruence, "conflict": conflict, "shared": shared}


def _divisor(a: dict[tuple[str, str], int], b: dict[tuple[str, str], int], normalisation: str) -> float:
    if normalisation == "average":
        return (sum(a.values()) + sum(b.values())) / 2
    if normalisation == "jaccard":
        alone = sum(n for at, n in a.items() if at not in b) + sum(n for at, n in b.items() if at not in a)
        return alone + sum(n * b[at] for at, n in a.items() if at in b)
    if normalisation == "cosine":
        return math.sqrt(sum(a.values()) ** 2) * math.sqrt(sum(b.values()) ** 2)
    return 1.0


__all__ = ["METHODS", "NORMALISATIONS", "POSITIONS", "Statement", "discourse", "one_mode", "statements"]
