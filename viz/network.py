"""A pyvis `Network` from a graph's content: placed nodes, and one edge for parallel statements."""

from __future__ import annotations

from collections import defaultdict
from math import log2, sqrt
from typing import Any

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from viz.content import Content
from viz.layout import central, positions
from viz.style import line

SMALLEST, LARGEST = 7.0, 22.0
MANY_EDGES = 3000

_OPTIONS: dict[str, Any] = {
    "physics": False,
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 0, "chosen": False},
    "edges": {
        "chosen": False,
        "smooth": False,
        "color": {"inherit": False},
        "selectionWidth": 0,
        "hoverWidth": 0,
        "arrowStrikethrough": False,
        "selfReference": {"size": 16},
    },
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "keyboard": {"enabled": True, "bindToWindow": False, "autoFocus": False},
    },
}


def network(content: Content, language: str) -> Network:
    """Build the network. Node ids are the numbers of things; an edge lists its `statements` by number.

    Statements from one thing to another of the same kind share one edge, which grows with their number. Time
    is linear in nodes and edges: pyvis' own `add_node` and `add_edge` scan what is there on every call. Of very
    many things only the best connected aren't `hidden` when the page opens.
    """
    net = Network(directed=content.directed)
    bundles: dict[tuple[int, int, str, bool], list[int]] = defaultdict(list)
    degrees = [0] * len(content.things)
    for number, statement in enumerate(content.statements):
        if statement.target is None:
            continue
        source, target = statement.source, statement.target
        degrees[source] += 1
        degrees[target] += 1
        if not content.directed and source > target:
            source, target = target, source
        bundles[source, target, statement.kind, statement.struck].append(number)
    radii = _radii(content, degrees)
    links = [(source, target) for source, target, _, _ in bundles]
    places = positions(len(content.things), links)
    opening = central(len(content.things), links)
    for number, (thing, radius, (x, y)) in enumerate(zip(content.things, radii, places, strict=True)):
        label = next(iter(thing.names.get(language) or next(iter(thing.names.values()), [thing.key])))
        node = Node(number, "custom", label, size=radius, x=x, y=y)
        if number not in opening:
            node.options["hidden"] = True
        net.nodes.append(node.options)
        net.node_ids.append(number)
        net.node_map[number] = node.options
    for (source, target, kind, struck), numbers in bundles.items():
        looks = line(kind, struck=struck, directed=content.directed)
        width = round(1.5 + 0.7 * log2(len(numbers)), 2)
        edge = Edge(source, target, False, width=width, kind=kind, statements=numbers, **looks)
        net.edges.append(edge.options)
    _bend(net.edges)
    many = len(net.edges) > MANY_EDGES
    interaction = {**_OPTIONS["interaction"], "hideEdgesOnDrag": many, "hideEdgesOnZoom": many}
    net.options = {**_OPTIONS, "interaction": interaction}
    return net


def _radii(content: Content, degrees: list[int]) -> list[float]:
    """The nodes' radii in canvas units: area by the measure given, else by the number of statements."""
    measures = [degrees[n] if t.size is None else t.size for n, t in enumerate(content.things)]
    largest = max(measures, default=0) or 1
    return [round(SMALLEST + (LARGEST - SMALLEST) * sqrt(one / largest), 1) for one in measures]


def _bend(edges: list[dict[str, Any]]) -> None:
    """Give edges between the same two nodes different curves, the first of an odd number none."""
    between: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for edge in edges:
        ends = (edge["from"], edge["to"])
        between[min(ends), max(ends)].append(edge)
    for (low, high), several in between.items():
        if low == high:
            for number, edge in enumerate(several):
                edge["selfReference"] = {"size": 16 + 8 * number, "angle": round(0.785 + 1.3 * number, 3)}
            continue
        for number, edge in enumerate(several):
            offset = number - (len(several) - 1) / 2
            if offset:
                side = (offset > 0) == (edge["from"] == low)
                edge["smooth"] = {
                    "enabled": True,
                    "type": "curvedCW" if side else "curvedCCW",
                    "roundness": round(min(0.6, 0.2 * abs(offset)), 2),
                }
