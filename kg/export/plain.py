"""A networkx graph with plain attributes only: texts and numbers, as the files of other programs hold them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.errors import OutputError
from kg.snapshot import pick
from kg.terms import LANGUAGES

if TYPE_CHECKING:
    import networkx as nx

Plain = dict[str, str | int | float | bool]

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 can't hold."""


def plain(graph: nx.Graph[Any], language: str) -> nx.Graph[str]:
    """Return a copy whose nodes are texts and whose attributes are texts, numbers and truth values.

    Every node has a ``label``. Edges of a multigraph get the ids ``e0, e1, …`` as keys and keep their
    key, where it tells something, as ``key``.

    Raises
    ------
    OutputError
        If two nodes are the same as texts.
    """
    copy: Any = graph.__class__()
    for node, data in graph.nodes(data=True):
        name = printable(str(node))
        if name in copy:
            raise OutputError(f"Two nodes of the network are both written {name!r}.", "Give them different names.")
        copy.add_node(name, **labelled(data, language, name))
    if graph.is_multigraph():
        multi: Any = graph
        for number, (one, other, key, data) in enumerate(multi.edges(keys=True, data=True)):
            found = labelled(data, language, key if isinstance(key, str) else None)
            if found.get("predicate") != str(key).rstrip("'") and not isinstance(key, int):
                found.setdefault("key", printable(str(key)))
            copy.add_edge(printable(str(one)), printable(str(other)), f"e{number}", **found)
    else:
        for one, other, data in graph.edges(data=True):
            copy.add_edge(printable(str(one)), printable(str(other)), **labelled(data, language, None))
    for rows in ([d for _, d in copy.nodes(data=True)], [d for _, _, d in copy.edges(data=True)]):
        _of_one_type(rows)
    done: nx.Graph[str] = copy
    return done


def _of_one_type(rows: list[Plain]) -> None:
    """Give each attribute one type in all rows: numbers of two kinds become floats, other mixtures texts."""
    types: dict[str, set[type]] = defaultdict(set)
    for row in rows:
        for name, value in row.items():
            types[name].add(type(value))
    make = {name: float if kinds == {int, float} else str for name, kinds in types.items() if len(kinds) > 1}
    for row in rows:
        for name in row.keys() & make.keys():
            row[name] = make[name](row[name])


def labelled(data: Mapping[Any, Any], language: str, name: str | None) -> Plain:
    """Return attributes made plain, with a ``label`` in front: in the language asked for, else the name."""
    label = data.get("label")
    if label is None and isinstance(data.get("labels"), Mapping):
        label = pick(data["labels"], language)
    label = joined(label) if label is not None and label != "" else name
    found: Plain = {} if label is None else {"label": printable(label)}
    for key, value in data.items():
        if key == "labels" and isinstance(value, Mapping):
            for tag, names in value.items():
                first, *others = names if isinstance(names, list) else [names]
                _add(found, f"label_{tag}", first)
                _add(found, f"aliases_{tag}", others or None)
        elif isinstance(value, Mapping):
            base = str(key).removesuffix("s") if str(key).endswith("labels") else key
            if set(value) & set(LANGUAGES):
                _add(found, base, pick(dict(value), language))
            for part, inner in value.items():
                _add(found, f"{base}_{part}", inner)
        else:
            _add(found, key, value)
    return found


def _add(found: Plain, key: Any, value: Any) -> None:
    """Add an attribute made plain, unless there is one of that name."""
    if value is None:
        return
    if hasattr(value, "item") and not hasattr(value, "__len__"):
        value = value.item()  # A number of NumPy's.
    if not isinstance(value, (bool, int, float)):
        value = printable(joined(value))
    found.setdefault(printable(str(key)), value)


def joined(value: Any) -> str:
    """Return anything as one text; the parts of a collection are joined by semicolons, a set's in order."""
    if isinstance(value, (set, frozenset)):
        value = sorted(value, key=str)
    if isinstance(value, (list, tuple)):
        return "; ".join(str(part) for part in value if part is not None)
    return str(value)


def printable(text: str) -> str:
    """Return a text without the characters that XML can't hold."""
    return _UNPRINTABLE.sub("", text)
