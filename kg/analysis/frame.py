"""What every analysis says of itself: the network that it stood on, and what its number means."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.selection import Selection
from kg.snapshot import Snapshot
from kg.terms import ID

if TYPE_CHECKING:
    import networkx as nx

Json = dict[str, Any]


@lru_cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    import tomllib

    with (Path(__file__).parent / "words.toml").open("rb") as stream:
        return tomllib.load(stream)


def say(group: str, name: str, language: str, /, **parts: Any) -> str:
    """Return a sentence of the analyses in a language."""
    return _words()[group][name][language].format(**parts)


def known(group: str) -> list[str]:
    """Return the names of a group of sentences."""
    return list(_words()[group])


def described(graph: nx.Graph[str], selection: Selection, language: str) -> Json:
    """Return what a network is: name, size, meaning, filter, and what became of undated statements."""
    name = graph.graph["projection"]
    undated = graph.graph["undated"]
    meaning = say("projection", name, language)
    if graph.graph["by_date"]:
        meaning += " " + say("note", "undated-kept" if undated["kept"] else "undated-left", language, **undated)
    return {
        "name": name,
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "directed": graph.is_directed(),
        "meaning": meaning,
        "filter": {
            key: list(value) if isinstance(value, tuple) else value
            for key, value in selection._asdict().items()
            if value not in (None, (), False)
        },
        "undated": {"count": undated["count"], "kept": undated["kept"]} if graph.graph["by_date"] else None,
    }


def end(snapshot: Snapshot, node: str) -> Json:
    """Return a node with its names."""
    key = node.removeprefix(ID).removesuffix("#concept")
    return {"iri": node, "labels": snapshot.labels(key)}


def weight_of(graph: nx.Graph[str]) -> str | None:
    """Return the attribute that holds a projection's weights."""
    found: str | None = graph.graph.get("weight")
    return found


def not_empty(graph: nx.Graph[str]) -> None:
    """Raise where a filter has left nothing.

    Raises
    ------
    KgError
        With status 1, as for whatever the graph holds nothing on.
    """
    if not graph.number_of_edges():
        raise nothing()


def nothing() -> KgError:
    """Return the error that says that nothing is left to measure."""
    error = KgError("The graph holds no such network: nothing is left to measure.", "Filter less.")
    error.status = 1
    return error


__all__ = ["described", "end", "known", "not_empty", "nothing", "say", "weight_of"]
