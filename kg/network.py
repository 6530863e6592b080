"""The graph as networkx sees it: every relation between things, with its passages, dates and speakers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.snapshot import Snapshot, pick
from kg.terms import ID, LANGUAGES, PREFIXES

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation.

    Attributes
    ----------
    subject, object : str
        Keys of things.
    predicate : str
        Compact IRI.
    kind : str
        ``fact``, ``claim``, ``proposed`` or ``negation``.
    passages : tuple of str
        Names of passages, or of derivation and coding graphs (``id:...``).
    date, earliest, latest : str or None
        EDTF date and its bounds (ISO).
    speaker : str or None
        Key of who says it.
    """

    subject: str
    predicate: str
    object: str
    kind: str
    passages: tuple[str, ...]
    date: str | None
    earliest: str | None
    latest: str | None
    speaker: str | None


def edges(
    snapshot: Snapshot,
    only: Collection[str] = (),
    without: Collection[str] = (),
    as_of: str | None = None,
    asserted_only: bool = False,
) -> list[Edge]:
    """Return the relations of a snapshot.

    Parameters
    ----------
    snapshot : Snapshot
    only : collection of str
        Keep these relations (``kg:partyTo`` or ``partyTo``) or relations whose both ends are of these
        classes; all where empty.
    without : collection of str
        Leave out these things (keys) and relations.
    as_of : str, optional
        ISO day; relations dated later are left out.
    asserted_only : bool
        Leave out claims, proposed acts and negations.
    """
    arrays = snapshot.network
    names, predicates, passages = arrays["nodes"], arrays["predicates"], arrays["passages"]
    relations = {p for p in predicates if p in only or p.split(":", 1)[1] in only}
    classes = {c for c in only if c not in predicates and c.removeprefix("kg:") == c}
    found = []
    for s, p, o, kind, places, date, earliest, latest, speaker in arrays["edges"]:
        subject, predicate, object_ = names[s], predicates[p], names[o]
        if asserted_only and kind != "fact":
            continue
        if as_of and earliest and earliest > as_of:
            continue
        if only and not (
            predicate in relations
            or (classes and all(any(snapshot.is_a(end, c) for c in classes) for end in (subject, object_)))
        ):
            continue
        if without and {subject, object_, predicate, predicate.split(":", 1)[1]} & set(without):
            continue
        found.append(
            Edge(
                subject,
                predicate,
                object_,
                kind,
                tuple(passages[i] for i in places),
                date,
                earliest,
                latest,
                speaker,
            )
        )
    return found


def sentence(snapshot: Snapshot, edge: Edge, language: str = "en") -> str:
    """Return a relation as a sentence from its predicate's pattern.

    A claim's content is said with who claims it, a negation with "not".
    """
    pattern = pick(snapshot.vocabulary.get(edge.predicate, {}).get("pattern", {}), language) or "{s} - {o}"
    text = pattern.replace("{s}", quoted(snapshot, edge.subject, language)).replace(
        "{o}", quoted(snapshot, edge.object, language)
    )
    if edge.kind == "negation" and edge.subject not in _own(snapshot, edge):
        return {"en": f"Not so: {text}", "ja": f"否定：{text}", "zh-Hant": f"並非：{text}"}.get(
            language, f"并非：{text}"
        )
    if edge.kind == "claim" and edge.speaker and edge.subject not in _own(snapshot, edge):
        speaker = snapshot.label(edge.speaker, language)
        return f"{speaker}: {text}" if language == "en" else f"{speaker}：{text}"
    return text


def quoted(snapshot: Snapshot, key: str, language: str) -> str:
    """Return a thing's name; of a claim, act or other statement what it says, in quotes."""
    name = snapshot.label(key, language)
    if not is_statement(snapshot, key):
        return name
    return f"“{name.rstrip('.')}”" if language == "en" else f"「{name.rstrip('。')}」"


def is_statement(snapshot: Snapshot, key: str) -> bool:
    """Tell whether a node is a claim, proposed act, negation or table cell, which is said by its content."""
    return bool(set(snapshot.types(key)) & {"Claim", "ProposedAct", "Negation", "CaseCoding"})


def _own(snapshot: Snapshot, edge: Edge) -> set[str]:
    """Return the edge's subject where it is itself a claim, act or negation (then the node says so)."""
    return {edge.subject} if set(snapshot.types(edge.subject)) & {"Claim", "ProposedAct", "Negation"} else set()


def to_networkx(
    snapshot: Snapshot, found: list[Edge] | None = None, keys: Collection[str] | None = None
) -> nx.MultiDiGraph[str]:
    """Return relations as a networkx MultiDiGraph.

    Parameters
    ----------
    snapshot : Snapshot
    found : list of Edge, optional
        As from `edges`; all where left out.
    keys : collection of str, optional
        Keep only edges between these things.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes are IRIs with ``labels`` (language to names), ``type``, ``type_labels``; edges are keyed by
        predicate (compact IRI) with ``predicate, labels, sentence`` (language to text), ``kind, date,
        earliest, latest, speaker, stance, passages``. ``graph["passages"]`` holds the passages named.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    named: set[str] = set()
    for edge in edges(snapshot) if found is None else found:
        if keys is not None and not {edge.subject, edge.object} <= set(keys):
            continue
        for end in (edge.subject, edge.object):
            if ID + end not in graph:
                graph.add_node(ID + end, **node_attributes(snapshot, end))
        key = edge.predicate
        while graph.has_edge(ID + edge.subject, ID + edge.object, key):
            key += "'"
        stances = [snapshot.passages[p]["stance"] for p in edge.passages if p in snapshot.passages]
        graph.add_edge(
            ID + edge.subject,
            ID + edge.object,
            key,
            predicate=edge.predicate,
            labels={k: v[0] for k, v in snapshot.labels(_iri(edge.predicate)).items()},
            sentence={tag: sentence(snapshot, edge, tag) for tag in LANGUAGES},
            kind=edge.kind,
            date=edge.date,
            earliest=edge.earliest,
            latest=edge.latest,
            speaker=edge.speaker,
            stance=stances[0] if stances else "derived",
            passages=list(edge.passages),
        )
        named.update(p for p in edge.passages if p in snapshot.passages)
    graph.graph["passages"] = {p: snapshot.evidence(p) for p in sorted(named)}
    return graph


def node_attributes(snapshot: Snapshot, key: str) -> dict[str, Any]:
    """Return a thing's attributes as a node."""
    types = snapshot.types(key)
    kind = types[0] if types else "Thing"
    entry = next((snapshot.vocabulary[p + kind] for p in _CLASS_PREFIXES if p + kind in snapshot.vocabulary), None)
    return {
        "labels": snapshot.labels(key),
        "type": kind,
        "type_labels": entry["labels"] if entry else {"en": kind},
    }


_CLASS_PREFIXES = ("kg:", "foaf:", "org:", "fabio:", "skos:", "sem:")


def _iri(name: str) -> str:
    prefix, _, rest = name.partition(":")
    return PREFIXES.get(prefix, prefix + ":") + rest


__all__ = ["Edge", "edges", "is_statement", "node_attributes", "quoted", "sentence", "to_networkx"]
