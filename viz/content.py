"""What a graph says, read from a networkx graph whose attributes may all be missing."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from viz.errors import GraphError
from viz.language import clean, names, texts
from viz.passage import Passages

KINDS = ("fact", "claim", "proposed", "negation")
STRUCK = frozenset({"rejects", "rejected"})
PLAIN = "Thing"

_NODE = frozenset({"label", "labels", "type", "type_labels", "size", "facts", "dates", "links", "toll", "rank"})
_EDGE = frozenset(
    {"label", "labels", "predicate", "sentence", "date", "kind", "stance", "passages", "price", "speaker"}
    | {"earliest", "latest"}
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the graph says: of a node alone (`target` None), or of two. Ends are node numbers.

    `price` is what a path pays for it, where the graph gives that (see `viz.cost`).
    """

    source: int
    target: int | None
    predicate: str
    names: dict[str, str]
    sentence: dict[str, str]
    date: str
    kind: str
    stance: str
    passages: tuple[int, ...]
    price: float | None

    @property
    def struck(self) -> bool:
        """Whether it is said not to be so: a negation, or what the author rejects."""
        return self.kind == "negation" or self.stance in STRUCK


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a thing, with the passages that give it and what they say."""

    date: str
    summary: dict[str, str]
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """One node: its key as text, names by language, type, and what else is given of it.

    `size` is a measure; `toll` is what a path pays for passing through, and `rank` the place at which paths
    of the same cost meet it (see `viz.cost`); each None where the graph gives none.
    """

    key: str
    names: dict[str, list[str]]
    type: str
    size: float | None
    notes: dict[str, str]
    dates: tuple[Dated, ...]
    links: tuple[str, ...]
    toll: float | None
    rank: int | None


@dataclass(slots=True)
class Content:
    """A whole graph, with nodes, statements and passages numbered from 0."""

    directed: bool = True
    things: list[Thing] = field(default_factory=list)
    types: dict[str, dict[str, str]] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    passages: Passages = field(default_factory=lambda: Passages(None))
    prefixes: dict[str, str] = field(default_factory=dict)
    predicates: list[str] = field(default_factory=list)


def read(graph: Any) -> Content:
    """Read a networkx graph of any of the four classes.

    Raises:
        GraphError: it is no networkx graph.
    """
    for wanted in ("nodes", "edges", "is_directed", "is_multigraph", "graph"):
        if not hasattr(graph, wanted):
            raise GraphError(f"a page is made from a networkx graph, not from a {type(graph).__name__}")
    passages = Passages(graph.graph.get("passages"), graph.graph.get("articles"))
    content = Content(directed=bool(graph.is_directed()), passages=passages)
    prefixes = graph.graph.get("prefixes")
    if isinstance(prefixes, Mapping):
        content.prefixes = {clean(name): clean(iri) for name, iri in prefixes.items()}
    content.predicates = [clean(one) for one in graph.graph.get("predicates") or ()]
    numbers: dict[Any, int] = {}
    for node, given in graph.nodes(data=True):
        numbers[node] = len(content.things)
        content.things.append(_thing(node, given, passages))
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


def _thing(node: Any, given: Mapping[str, Any], passages: Passages) -> Thing:
    found = names(given.get("labels")) or names(given.get("label"))
    kind = given.get("type")
    links = given.get("links") if isinstance(given.get("links"), (list, tuple)) else []
    rank = given.get("rank")
    return Thing(
        key=clean(node),
        names=found,
        type=clean(kind) if _plain(kind) and clean(kind).strip() else PLAIN,
        size=_measure(given.get("size")),
        notes=_notes(given, _NODE),
        dates=tuple(
            Dated(clean(one["date"]), texts(one.get("summary")), passages.numbers(one.get("passages")))
            for one in _maps(given.get("dates"))
            if one.get("date")
        ),
        # Nothing but the web's own schemes: a link is the one thing on a page that leads out of it.
        links=tuple(clean(one) for one in links or () if clean(one).startswith(("https://", "http://"))),
        toll=_measure(given.get("toll")),
        rank=rank if isinstance(rank, int) else None,
    )


def _statement(source: int, target: int | None, key: Any, given: Mapping[str, Any], passages: Passages) -> Statement:
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
        price=_measure(given.get("price")),
    )


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
