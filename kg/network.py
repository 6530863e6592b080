"""The graph as networkx sees it: every relation between things, with its passages, dates and speakers."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.expression import Expression
from kg.selection import Row, Selection
from kg.snapshot import Snapshot, pick
from kg.terms import ID, LANGUAGES, full

if TYPE_CHECKING:
    import re

    import networkx as nx

VERB = Expression(r"^\{s\} (\w+)")
"""The verb of a pattern."""
HEAD = Expression(
    r"(?:(?! (?:on|in|of|against|for|to|by|with|at|from|under|over|between|among|during|toward|towards)\b)[^,(])+"
)
"""The head of an English name, with what stands before it."""
SINGULAR = ("ss", "us", "is", "ics", "series", "news", "means")
"""What the last word of a name of one thing may end in."""
PLURALS = {"is": "are", "was": "were", "has": "have", "does": "do"}


class Edge(NamedTuple):
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


def edges(snapshot: Snapshot, *positional: Any, **options: Any) -> list[Edge]:
    """Return the relations of a snapshot.

    Parameters
    ----------
    snapshot : Snapshot
    *positional, **options
        A `kg.selection.Selection`, or what makes one: ``only, without, as_of, asserted_only`` in this order, and by
        name also ``start, end, article, speaker, undated``.
    """
    return [edge(snapshot.network, row) for row in select(snapshot, *positional, **options)]


def edge(arrays: dict[str, Any], row: Row) -> Edge:
    """Return a row of the arrays as a relation."""
    s, p, o, kind, places, date, earliest, latest, speaker = row
    names, passages = arrays["nodes"], arrays["passages"]
    said = tuple(passages[i] for i in places)
    return Edge(names[s], arrays["predicates"][p], names[o], kind, said, date, earliest, latest, speaker)


def select(
    snapshot: Snapshot,
    only: Collection[str] | Selection = (),
    without: Collection[str] = (),
    as_of: str | None = None,
    asserted_only: bool = False,
    **more: Any,
) -> list[Row]:
    """Return the rows of the arrays that are asked for (see `edges`)."""
    if isinstance(only, Selection):
        return only.rows(snapshot)
    return Selection(only, without, as_of, asserted_only=asserted_only, **more).rows(snapshot)


def sentence(snapshot: Snapshot, relation: Edge, language: str = "en") -> str:
    """Return a relation as a sentence from its predicate's pattern.

    A claim's content is said with who claims it, a negation with "not".
    """
    pattern = pick(snapshot.vocabulary.get(relation.predicate, {}).get("pattern", {}), language) or "{s} - {o}"
    subject = quoted(snapshot, relation.subject, language)
    if language == "en" and _plural(subject):
        pattern = VERB.sub(_agreeing, pattern)
    text = pattern.replace("{s}", subject).replace("{o}", quoted(snapshot, relation.object, language))
    if relation.kind == "negation" and relation.subject not in _own(snapshot, relation):
        return {"en": f"Not so: {text}", "ja": f"否定：{text}", "zh-Hant": f"並非：{text}"}.get(
            language, f"并非：{text}"
        )
    if relation.kind == "claim" and relation.speaker and relation.subject not in _own(snapshot, relation):
        speaker = snapshot.label(relation.speaker, language)
        return f"{speaker}: {text}" if language == "en" else f"{speaker}：{text}"
    return text


def _plural(name: str) -> bool:
    """Tell whether an English name is of several: its head, which stands before what is said of it, is a common noun in
    the plural ("US sanctions on companies"; not "United States")."""
    head = HEAD.match(name)
    last = head[0].split()[-1] if head and head[0].split() else ""
    return last.islower() and last.endswith("s") and not last.endswith(SINGULAR)


def _agreeing(verb: re.Match[str]) -> str:
    """Return a verb of one as the verb of several."""
    word = verb[1]
    if word in PLURALS:
        return "{s} " + PLURALS[word]
    return "{s} " + (f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s"))


def quoted(snapshot: Snapshot, key: str, language: str) -> str:
    """Return a thing's name; of a claim, act or other statement what it says, in quotes."""
    name = snapshot.label(key, language)
    if not is_statement(snapshot, key):
        return name
    return f"“{name.rstrip('.')}”" if language == "en" else f"「{name.rstrip('。')}」"


def is_statement(snapshot: Snapshot, key: str) -> bool:
    """Tell whether a node is a claim, proposed act, negation or table cell, which is said by its content."""
    return bool(set(snapshot.types(key)) & {"Claim", "ProposedAct", "Negation", "CaseCoding"})


def _own(snapshot: Snapshot, relation: Edge) -> set[str]:
    """Return the edge's subject where it is itself a claim, act or negation (then the node says so)."""
    return {relation.subject} if set(snapshot.types(relation.subject)) & {"Claim", "ProposedAct", "Negation"} else set()


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
    relations = edges(snapshot) if found is None else found
    # Names and types are read at once, not node by node.
    snapshot.things.fetch(key for relation in relations for key in (relation.subject, relation.object))
    for relation in relations:
        if keys is not None and not {relation.subject, relation.object} <= set(keys):
            continue
        for end in (relation.subject, relation.object):
            if ID + end not in graph:
                graph.add_node(ID + end, **node_attributes(snapshot, end))
        key = relation.predicate
        while graph.has_edge(ID + relation.subject, ID + relation.object, key):
            key += "'"
        stances = [snapshot.passages[p]["stance"] for p in relation.passages if p in snapshot.passages]
        graph.add_edge(
            ID + relation.subject,
            ID + relation.object,
            key,
            predicate=relation.predicate,
            labels={k: v[0] for k, v in snapshot.labels(full(relation.predicate)).items()},
            sentence={tag: sentence(snapshot, relation, tag) for tag in LANGUAGES},
            kind=relation.kind,
            date=relation.date,
            earliest=relation.earliest,
            latest=relation.latest,
            speaker=relation.speaker,
            stance=stances[0] if stances else "derived",
            passages=list(relation.passages),
        )
        named.update(p for p in relation.passages if p in snapshot.passages)
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


__all__ = ["Edge", "edge", "edges", "is_statement", "node_attributes", "quoted", "select", "sentence", "to_networkx"]
