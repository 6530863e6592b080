"""Graphs of a user's own, read from the files that graph programs write."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from viz.errors import GraphError

FORMATS = (".graphml", ".gexf", ".gml", ".json", ".csv")


def load(path: Path) -> Any:
    """Return the networkx graph that a file holds.

    Args:
        path: GraphML, GEXF, GML, node-link JSON (as `networkx.node_link_data` writes it), or a CSV table of edges
            whose first two columns are the ends; its further columns become attributes.

    Raises:
        GraphError: there is no such file, its ending is none of FORMATS, or it holds no such graph; in one line.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise GraphError(f"{path} is none of {', '.join(FORMATS)}")
    try:
        return reader(path)
    except OSError as error:
        raise GraphError(f"cannot read {path}: {error.strerror or error}") from error
    except GraphError:
        raise
    except Exception as error:
        # What a reader makes of a damaged file is its own affair: any of a dozen errors.
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise GraphError(f"{path} holds no graph in the form its ending says: {said}") from error


def _xml(read: Callable[[Any], Any]) -> Callable[[Path], Any]:
    def reader(path: Path) -> Any:
        # Entities can make a small file fill the memory; no graph program writes a DOCTYPE.
        if b"<!DOCTYPE" in path.read_bytes():
            raise GraphError(f"{path} has a DOCTYPE, which is not read; take it out")
        return read(path)

    return reader


def _graphml(path: Path) -> Any:
    import networkx as nx

    return nx.read_graphml(path)


def _gexf(path: Path) -> Any:
    import networkx as nx

    return nx.read_gexf(path)


def _gml(path: Path) -> Any:
    import networkx as nx

    return nx.read_gml(path, label="id")


def _json(path: Path) -> Any:
    import networkx as nx

    data = json.loads(path.read_text(encoding="utf-8-sig"))
    return nx.node_link_graph(data, edges="links" if "links" in data else "edges")


def _csv(path: Path) -> Any:
    import csv

    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        head = next(rows, [])
        if len(head) < 2:
            raise GraphError(f"{path} needs a first line that names two columns or more")
        for number, row in enumerate(rows, 2):
            if not any(row):
                continue
            if len(row) < 2 or not row[0] or not row[1]:
                raise GraphError(f"{path}, line {number}: an edge needs two ends")
            graph.add_edge(row[0], row[1], **{k: v for k, v in zip(head[2:], row[2:], strict=False) if k and v})
    return graph


_READERS: dict[str, Callable[[Path], Any]] = {
    ".graphml": _xml(_graphml),
    ".gexf": _xml(_gexf),
    ".gml": _gml,
    ".json": _json,
    ".csv": _csv,
}
