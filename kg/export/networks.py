"""Networks in the formats of other programs: GraphML, GEXF, CSV, JSON, Cytoscape JSON, Pajek."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.cells import separated
from kg.export.plain import Plain, joined, plain

if TYPE_CHECKING:
    import networkx as nx


def text(graph: nx.Graph[Any], form: str, language: str) -> str:
    """Return a network as the text of a file (see `kg.export.text`)."""
    writers = {
        "graphml": graphml,
        "gexf": gexf,
        "csv": lambda g, tag: tables(g, tag)[1],
        "json": node_link,
        "cytoscape": cytoscape,
        "pajek": pajek,
    }
    return writers[form](graph, language)


def graphml(graph: nx.Graph[Any], language: str) -> str:
    """Return GraphML (Brandes et al. 2002)."""
    import networkx as nx

    # Not `write_graphml`, which writes otherwise where lxml is installed.
    return _HEAD + "\n".join(nx.generate_graphml(plain(graph, language))) + "\n"


_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def gexf(graph: nx.Graph[Any], language: str) -> str:
    """Return GEXF 1.2, dynamic where dates are known: what has an earliest and a latest day is there from the one
    to the other."""
    import networkx as nx

    network = plain(graph, language)
    nodes = [data for _, data in network.nodes(data=True)]
    edges = [data for _, data in _edges(network)]
    dated = any("earliest" in data for data in (*nodes, *edges))
    given = [data[name] for data in (*nodes, *edges) for name in _TIMES if name in data]
    # GEXF knows one format of time in a file.
    by_day = all(isinstance(value, str) and _DAY.fullmatch(value) for value in given)
    timed = by_day or (not dated and all(type(value) is int for value in given))
    reserved = () if timed else _TIMES
    for data in nodes:
        _rename(data, (*_OF_NODES, *reserved))
    for data in edges:
        unweighted = ("weight",) if isinstance(data.get("weight"), (str, bool)) else ()
        _rename(data, (*_OF_EDGES, *reserved, *unweighted))
    if dated and by_day:
        for data in (*nodes, *edges):
            _span(data)
    if timed and (dated or given):
        network.graph["mode"] = "dynamic"
    # The same network gives the same file on any day.
    return _HEAD + re.sub(r' lastmodifieddate="[^"]*"', "", "\n".join(nx.generate_gexf(network)), count=1) + "\n"


_OF_NODES = ("id", "pid", "for", "viz", "parents", "slices", "spells")
_OF_EDGES = ("id", "type", "viz", "slices", "spells")
_TIMES = ("start", "end")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _rename(data: Plain, names: tuple[str, ...]) -> None:
    """Give attributes another name whose names mean something else in the format."""
    for name in names:
        if name in data:
            data[f"{name}_"] = data.pop(name)


def _span(data: Plain) -> None:
    for name, source, never in (("start", "earliest", "0001-01-01"), ("end", "latest", "9999-12-31")):
        if source in data and name not in data and data[source] != never:
            data[name] = data[source]


def _edges(graph: nx.Graph[str]) -> list[tuple[tuple[str, str], Plain]]:
    return [((one, other), data) for one, other, data in graph.edges(data=True)]


def node_link(graph: nx.Graph[Any], language: str) -> str:
    """Return JSON as `networkx.node_link_data` makes it (``edges="edges"``), with all attributes as they are."""
    import networkx as nx

    content = nx.node_link_data(graph, edges="edges")
    for node in content["nodes"]:
        _first_label(node, language)
    for edge in content["edges"]:
        _first_label(edge, language)
    return json.dumps(_plain_json(content), ensure_ascii=False, indent=1) + "\n"


def _first_label(data: dict[str, Any], language: str) -> None:
    from kg.snapshot import pick

    if "label" not in data and isinstance(data.get("labels"), Mapping):
        data["label"] = pick(data["labels"], language)


def _plain_json(value: Any) -> Any:
    """Return a value that JSON can hold: sets in order, keys as texts, the rest as text."""
    if isinstance(value, Mapping):
        return {str(key): _plain_json(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain_json(inner) for inner in value]
    if isinstance(value, (set, frozenset)):
        return [_plain_json(inner) for inner in sorted(value, key=str)]
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    return value.item() if hasattr(value, "item") else str(value)


def cytoscape(graph: nx.Graph[Any], language: str) -> str:
    """Return the JSON of Cytoscape and Cytoscape.js."""
    import networkx as nx

    network = plain(graph, language)
    for _, data in network.nodes(data=True):
        _rename(data, ("id", "value", "name"))
        data["name"] = data["label"]
    for _, data in _edges(network):
        _rename(data, ("id", "source", "target"))
        data["interaction"] = data.get("label", "")
    content = nx.cytoscape_data(network)
    for number, edge in enumerate(content["elements"]["edges"]):
        edge["data"]["id"] = edge["data"].get("key", f"e{number}")
    content["data"] = []
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def pajek(graph: nx.Graph[Any], language: str) -> str:
    """Return a Pajek network (Batagelj and Mrvar 1998); nodes go by their labels, edges carry weight and label."""
    network = plain(graph, language)
    labels = {node: _quotable(str(data["label"])) for node, data in network.nodes(data=True)}
    often = Counter(labels.values())
    named: dict[str, str] = {}
    taken = set(labels.values())
    for node, label in labels.items():
        named[node] = label if often[label] == 1 else f"{label} ({_quotable(node)})"
        while often[label] > 1 and named[node] in taken:
            named[node] += "*"
        taken.add(named[node])
    place = {node: number for number, node in enumerate(network, 1)}
    lines = [f"*Vertices {len(place)}", *(f'{place[node]} "{named[node]}"' for node in network)]
    lines.append("*Arcs" if network.is_directed() else "*Edges")
    for (one, other), data in _edges(network):
        weight = data.get("weight", 1.0)
        number = float(weight) if isinstance(weight, (int, float)) else 1.0
        label = f' l "{_quotable(str(data["label"]))}"' if data.get("label") else ""
        lines.append(f"{place[one]} {place[other]} {number}{label}")
    return "\n".join(lines) + "\n"


def _quotable(label: str) -> str:
    """Return a label without what ends or escapes a quoted text in Pajek."""
    return " ".join(label.replace('"', "”").replace("\\", "/").split()) or "-"


def tables(graph: nx.Graph[Any], language: str) -> tuple[str, str]:
    """Return the nodes and the edges as CSV, with the column names that Gephi looks for.

    A cell that a spreadsheet would take for a formula stands behind one apostrophe.
    """
    network = plain(graph, language)
    kind = "Directed" if network.is_directed() else "Undirected"
    nodes = [{"Id": node, "Label": data["label"], **_others(data)} for node, data in network.nodes(data=True)]
    edges = [
        {"Source": one, "Target": other, "Type": kind, "Label": data.get("label", ""), **_others(data)}
        for (one, other), data in _edges(network)
    ]
    return _table(nodes, ("Id", "Label")), _table(edges, ("Source", "Target", "Type", "Label"))


def _others(data: Plain) -> Plain:
    taken = {"id", "label", "source", "target"}
    return {f"{key}_" if key.lower() in taken else key: v for key, v in data.items() if key != "label"}


def _table(rows: list[dict[str, Any]], first: tuple[str, ...]) -> str:
    columns = list(dict.fromkeys([*first, *sorted({key for row in rows for key in row})]))
    return separated(columns, [[joined(row[c]) if c in row else "" for c in columns] for row in rows])
