"""What a graph says, read from a networkx graph whose attributes may all be missing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from viz.errors import GraphError
from viz.language import clean, names, texts

KINDS = ("fact", "claim", "proposed", "negation")
STRUCK = frozenset({"rejects", "rejected"})
PLAIN = "Thing"

_NODE = frozenset({"label", "labels", "type", "type_labels", "size", "facts"})
_EDGE = frozenset({"label", "labels", "predicate", "sentence", "date", "kind", "stance", "passages"})
_TEXT = (
    *("article", "author", "compiler", "section", "line", "table", "row", "column"),
    *("exact", "speaker", "stance", "summary"),
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the graph says: of a node alone (`target` None), or of two. Ends are node numbers."""

    source: int
    target: int | None
    predicate: str
    names: dict[str, str]
    sentence: dict[str, str]
    date: str
    kind: str
    stance: str
    passages: tuple[int, ...]

    @property
    def struck(self) -> bool:
        """Whether it is said not to be so: a negation, or what the author rejects."""
        return self.kind == "negation" or self.stance in STRUCK


@dataclass(frozen=True, slots=True)
class Thing:
    """One node: its key as text, names by language, type and measure (None where the graph gives none)."""

    key: str
    names: dict[str, list[str]]
    type: str
    size: float | None
    notes: dict[str, str]


@dataclass(slots=True)
class Content:
    """A whole graph, with nodes, statements and passages numbered from 0."""

    directed: bool = True
    things: list[Thing] = field(default_factory=list)
    types: dict[str, dict[str, str]] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    passages: list[dict[str, Any]] = field(default_factory=list)


def read(graph: Any) -> Content:
    """Read a networkx graph of any of the four classes.

    Raises:
        GraphError: it is no networkx graph.
    """
    for wanted in ("nodes", "edges", "is_directed", "is_multigraph", "graph"):
        if not hasattr(graph, wanted):
            raise GraphError(f"a page is made from a networkx graph, not from a {type(graph).__name__}")
    content = Content(directed=bool(graph.is_directed()))
    passages = _Passages(graph.graph.get("passages"), content.passages)
    numbers: dict[Any, int] = {}
    for node, given in graph.nodes(data=True):
        numbers[node] = len(content.things)
        content.things.append(_thing(node, given))
        kind = content.things[-1].type
        labels = texts(given.get("type_labels"))
        content.types[kind] = {**labels, **content.types.get(kind, {})}
    for node, given in graph.nodes(data=True):
        for fact in _maps(given.get("facts")):
            content.statements.append(_statement(numbers[node], None, None, fact, passages))
    if graph.is_multigraph():
        for source, target, key, given in graph.edges(keys=True, data=True):
            content.statements.append(_statement(numbers[source], numbers[target], key, given, passages))
    else:
        for source, target, given in graph.edges(data=True):
            content.statements.append(_statement(numbers[source], numbers[target], None, given, passages))
    return content


def _thing(node: Any, given: Mapping[str, Any]) -> Thing:
    found = names(given.get("labels")) or names(given.get("label"))
    kind = given.get("type")
    return Thing(
        key=clean(node),
        names=found,
        type=clean(kind) if _plain(kind) and clean(kind).strip() else PLAIN,
        size=_measure(given.get("size")),
        notes=_notes(given, _NODE),
    )


def _statement(source: int, target: int | None, key: Any, given: Mapping[str, Any], passages: _Passages) -> Statement:
    named = texts(given.get("labels")) or texts(given.get("label"))
    predicate = given.get("predicate")
    if predicate is None and isinstance(key, str):
        predicate = key
    sentence = texts(given.get("sentence"))
    if not sentence and not named and predicate is None:
        named = texts(", ".join(f"{name} {value}" for name, value in _notes(given, _EDGE).items()))
    kind = str(given.get("kind") or "fact")
    return Statement(
        source=source,
        target=target,
        predicate="" if predicate is None else clean(predicate),
        names=named,
        sentence=sentence,
        date="" if given.get("date") is None else clean(given["date"]),
        kind=kind if kind in KINDS else "fact",
        stance="" if given.get("stance") is None else clean(given["stance"]),
        passages=passages.numbers(given.get("passages")),
    )


class _Passages:
    """The passages that something in the graph refers to, numbered as they are first met."""

    def __init__(self, given: Any, kept: list[dict[str, Any]]) -> None:
        self._given = {clean(name): one for name, one in given.items()} if isinstance(given, Mapping) else {}
        self._kept = kept
        self._number: dict[str, int] = {}

    def numbers(self, ids: Any) -> tuple[int, ...]:
        if ids is None:
            return ()
        if isinstance(ids, str) or not isinstance(ids, Iterable):
            ids = [ids]
        found = []
        for one in ids:
            name = clean(one)
            if name not in self._number:
                self._number[name] = len(self._kept)
                self._kept.append(_passage(name, self._given.get(name)))
            found.append(self._number[name])
        return tuple(dict.fromkeys(found))


def _passage(name: str, given: Any) -> dict[str, Any]:
    """One passage for the page: `id`, and what is there of the contract's fields, texts by language."""
    passage: dict[str, Any] = {"id": name}
    for part in _TEXT:
        value = given.get(part) if isinstance(given, Mapping) else None
        if isinstance(value, Mapping):
            value = texts(value.get("labels", value))
        elif value is not None:
            value = clean(value)
        if value:
            passage[part] = value
    return passage


def _maps(value: Any) -> list[Mapping[str, Any]]:
    several = value if isinstance(value, (list, tuple)) else []
    return [one if isinstance(one, Mapping) else {"sentence": one} for one in several]


def _notes(given: Mapping[str, Any], known: frozenset[str]) -> dict[str, str]:
    """A user's own attributes: what is text or a number and not in the contract."""
    return {clean(name): clean(one) for name, one in given.items() if name not in known and _plain(one)}


def _plain(value: Any) -> bool:
    return isinstance(value, (str, int, float)) and str(value).strip() != ""


def _measure(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) and number >= 0 else None
