"""The statements of a snapshot as RDF: Turtle, TriG, N-Quads, JSON-LD, and RDF 1.2 with reifiers."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.snapshot import Snapshot
from kg.terms import ALT_LABEL, ID, LABEL, PASSAGE, PREFIXES, RDF, TYPE

if TYPE_CHECKING:
    from pyoxigraph import Quad

CORPUS = "https://w3id.org/alliance-kg/graph/corpus"
"""The graph that holds what the corpus holds to be so, which in the store itself has no name."""

_PREFIXES = {name: iri for name, iri in PREFIXES.items() if not (iri.startswith(PASSAGE) and iri != PASSAGE)}


def statements(snapshot: Snapshot, form: str, thing: str | None = None) -> list[Quad]:
    """Return what a form carries, in a fixed order.

    Turtle carries what the corpus holds to be so. TriG, N-Quads and JSON-LD carry every named graph, and what the
    corpus holds to be so in the graph `CORPUS`. RDF 1.2 carries what Turtle does, and each passage (derivation,
    coding, matching) *reifies* the statements that its graph holds, each claim the statement that it makes: so
    passages, speakers and stances stand on the statements themselves.

    Parameters
    ----------
    snapshot : Snapshot
    form : str
        One of `kg.export.RDF_FORMS`.
    thing : str, optional
        Key: only what the passages say that speak of it, with what is known of it and of those passages, and the
        names and classes of everything else that they name.
    """
    from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

    quads = list(snapshot.store) if thing is None else list(_around(snapshot, thing))
    default = DefaultGraph()
    if form == "turtle":
        return _sorted(q for q in quads if q.graph_name == default)
    if form != "rdf12":
        corpus = NamedNode(CORPUS)
        quads = [Quad(q.subject, q.predicate, q.object, corpus) if q.graph_name == default else q for q in quads]
        note = (NamedNode(LABEL), _literal("What the corpus holds to be so"), corpus)
        return _sorted([*quads, Quad(corpus, *note)])
    reifies = NamedNode(RDF + "reifies")
    found = {q for q in quads if q.graph_name == default}
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode):
            found.add(Quad(quad.graph_name, reifies, quad.triple, default))
    parts: dict[Any, dict[str, Any]] = defaultdict(dict)
    for quad in quads:
        if quad.predicate.value in _CONTENT:
            parts[quad.subject][quad.predicate.value] = quad.object
    for claim, content in parts.items():
        if len(content) == len(_CONTENT):
            found.add(Quad(claim, reifies, Triple(*(content[name] for name in _CONTENT)), default))
    return _sorted(found)


_CONTENT = (RDF + "subject", RDF + "predicate", RDF + "object")


def _literal(text: str) -> Any:
    from pyoxigraph import Literal

    return Literal(text, language="en")


def _sorted(quads: Iterable[Quad]) -> list[Quad]:
    return sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad)))


def _around(snapshot: Snapshot, thing: str) -> set[Quad]:
    from pyoxigraph import NamedNode

    store, node = snapshot.store, NamedNode(ID + thing)
    found: set[Quad] = set()
    graphs = {q.graph_name for pattern in ((node, None), (None, node)) for q in store.quads_for_pattern(
        pattern[0], None, pattern[1]) if isinstance(q.graph_name, NamedNode)}  # fmt: skip
    graphs |= {NamedNode(PASSAGE + name) for name in snapshot.speaking_of(thing)}
    for graph in graphs:
        found |= set(store.quads_for_pattern(None, None, None, graph))
    said = {q.triple for q in found}
    held = {q for triple in said for q in store.quads_for_pattern(triple.subject, triple.predicate, triple.object)}
    found |= {q for q in held if not isinstance(q.graph_name, NamedNode)}
    ends = {end for q in found for end in (q.subject, q.object) if isinstance(end, NamedNode)}
    for graph in graphs:
        # A passage with its annotation: what it points to under its own address.
        for quad in store.quads_for_pattern(graph, None, None):
            found.add(quad)
            if isinstance(quad.object, NamedNode):
                ends.add(quad.object)
                if quad.object.value.startswith(f"{graph.value}#"):
                    found |= _described(store, quad.object, f"{graph.value}#")
    found |= {q for q in store.quads_for_pattern(node, None, None) if not isinstance(q.graph_name, NamedNode)}
    for end in ends:
        for name in (TYPE, LABEL, ALT_LABEL):
            quads = store.quads_for_pattern(end, NamedNode(name), None)
            found |= {q for q in quads if not isinstance(q.graph_name, NamedNode)}
    return found


def _described(store: Any, node: Any, below: str) -> set[Quad]:
    """Return what is said of a node and of the nodes below the same address that it points to."""
    found: set[Quad] = set()
    todo = [node]
    while todo:
        for quad in store.quads_for_pattern(todo.pop(), None, None):
            if quad not in found:
                found.add(quad)
                if getattr(quad.object, "value", "").startswith(below):
                    todo.append(quad.object)
    return found


def serialized(quads: list[Quad], form: str) -> bytes:
    """Return statements as the bytes of a file."""
    from pyoxigraph import RdfFormat, serialize

    if form == "jsonld":
        return _jsonld(quads)
    formats = {"turtle": RdfFormat.TURTLE, "rdf12": RdfFormat.TURTLE, "trig": RdfFormat.TRIG}
    if form == "nquads":
        return serialize(quads, format=RdfFormat.N_QUADS) or b""
    items = [quad.triple for quad in quads] if form in {"turtle", "rdf12"} else quads
    return _in_order(serialize(items, format=formats[form], prefixes=_PREFIXES) or b"")


def _in_order(content: bytes) -> bytes:
    """Return Turtle or TriG with its prefixes in order: the library writes them in any."""
    lines = content.split(b"\n")
    count = next((i for i, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return b"\n".join([*sorted(lines[:count]), *lines[count:]])


def _jsonld(quads: list[Quad]) -> bytes:
    """Return JSON-LD 1.1 with a context: names by prefix, and relations whose objects are all things, or all of one
    datatype, say so once there."""
    from pyoxigraph import RdfFormat, serialize

    expanded = json.loads(serialize(quads, format=RdfFormat.JSON_LD) or b"[]")
    kinds: dict[str, set[str]] = defaultdict(set)
    for entry in expanded:
        for node in entry.get("@graph", []):
            for key, values in node.items():
                if not key.startswith("@"):
                    kinds[key].update(_kind(value) for value in values)
    coerced = {key: next(iter(found)) for key, found in kinds.items() if len(found) == 1 and "" not in found}
    context: dict[str, Any] = {"@version": 1.1, **dict(sorted(_PREFIXES.items()))}
    for key, kind in sorted(coerced.items()):
        context[_short(key)] = {"@id": key, "@type": kind if kind == "@id" else _short(kind)}
    graphs = [
        {"@id": _short(entry["@id"]), "@graph": [_compacted(node, coerced) for node in entry["@graph"]]}
        for entry in expanded
    ]
    return (json.dumps({"@context": context, "@graph": graphs}, ensure_ascii=False, indent=1) + "\n").encode()


def _kind(value: dict[str, str]) -> str:
    return "@id" if "@id" in value else value.get("@type", "")


def _compacted(node: dict[str, Any], coerced: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, values in node.items():
        if key == "@id":
            found[key] = _short(values)
        elif key == "@type":
            found[key] = _one([_short(value) for value in values])
        else:
            found[_short(key)] = _one([_value(value, key in coerced) for value in values])
    return found


def _value(value: dict[str, str], coerced: bool) -> Any:
    if "@id" in value:
        return _short(value["@id"]) if coerced else {"@id": _short(value["@id"])}
    if coerced or set(value) == {"@value"}:
        return value["@value"]
    return {key: _short(text) if key == "@type" else text for key, text in value.items()}


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _short(iri: str) -> str:
    """Return an IRI with the longest prefix that fits, else as it is."""
    fitting = [(base, name) for name, base in _PREFIXES.items() if iri.startswith(base)]
    base, name = max(fitting, key=lambda item: len(item[0]), default=("", ""))
    rest = iri[len(base) :]
    return f"{name}:{rest}" if base and not rest.startswith("//") else iri


__all__ = ["CORPUS", "serialized", "statements"]
