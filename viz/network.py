"""A pyvis `Network` from a graph's content: placed nodes, and one edge for parallel statements."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import log2, sqrt
from typing import Any

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from viz.community import communities
from viz.content import Content
from viz.layout import EXACT, central, clustered, collapsed, positions

SMALLEST, LARGEST = 7.0, 22.0
AGGREGATE = 10_000
"""A page of more nodes than this opens as communities; of more than EXACT, with the most central ones."""

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


@dataclass(slots=True)
class Drawing:
    """What is drawn: the network, its communities (none in a small graph) and how it opens.

    `groups` hold their members' numbers, `x`, `y` and `r` of their disc, and whether they are the `rest`;
    `places` where each node stands among them, if it stands elsewhere otherwise; `bridges` how many statements
    link two groups; `opening` is ``all``, ``central`` or ``groups``, and `folded` holds what stays off the canvas
    at first in the first two.
    """

    network: Network
    opening: str = "all"
    folded: list[int] = field(default_factory=list)
    groups: list[dict[str, Any]] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    bridges: list[tuple[int, int, int]] = field(default_factory=list)


def draw(content: Content) -> Drawing:
    """Build the network. Node ids are the numbers of things; an edge lists its `statements` by number.

    Statements from one thing to another of the same kind share one edge, which grows with their number. Time
    is linear in nodes and edges: pyvis' own `add_node` and `add_edge` scan what is there on every call.
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
    links = [(source, target) for source, target, _, _ in bundles]
    radii = _radii(content, degrees)
    drawing = _folded(net, links, len(radii))
    # A page that opens as communities never shows its things in another order.
    places = drawing.places if drawing.opening == "groups" else positions(len(radii), links)
    for number, (radius, (x, y)) in enumerate(zip(radii, places, strict=True)):
        node = Node(number, "custom", None, size=radius, x=x, y=y)
        net.nodes.append({name: value for name, value in node.options.items() if value is not None})
        net.node_ids.append(number)
        net.node_map[number] = node.options
    for (source, target, kind, struck), numbers in bundles.items():
        width = round(1.5 + 0.7 * log2(len(numbers)), 2)
        edge = Edge(source, target, False, width=width, kind=kind, struck=struck, statements=numbers)
        net.edges.append({name: value for name, value in edge.options.items() if value is not False})
    _bend(net.edges)
    net.options = _OPTIONS
    drawing.bridges = _bridges(net, drawing.groups)
    if drawing.opening == "groups":
        drawing.places = []
    return drawing


def _folded(net: Network, links: list[tuple[int, int]], count: int) -> Drawing:
    if count <= EXACT:
        return Drawing(net, folded=sorted(collapsed(count, links)))
    found, rest = communities(count, links)
    groups = [*found, rest] if rest else found
    places, discs = clustered(count, links, groups)
    return Drawing(
        net,
        opening="central" if count <= AGGREGATE else "groups",
        folded=sorted(set(range(count)) - central(count, links)) if count <= AGGREGATE else [],
        groups=[
            {"things": group, "x": x, "y": y, "r": r, "rest": group is rest}
            for group, (x, y, r) in zip(groups, discs, strict=True)
        ],
        places=places,
    )


def _bridges(net: Network, groups: list[dict[str, Any]]) -> list[tuple[int, int, int]]:
    """How many statements link each two communities."""
    of = {node: number for number, group in enumerate(groups) for node in group["things"]}
    bridges: Counter[tuple[int, int]] = Counter()
    for edge in net.edges if groups else []:
        one, other = sorted((of[edge["from"]], of[edge["to"]]))
        if one != other:
            bridges[one, other] += len(edge["statements"])
    return [(one, other, many) for (one, other), many in sorted(bridges.items())]


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
