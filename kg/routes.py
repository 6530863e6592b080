"""Simple paths through a graph with prices, the cheapest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from heapq import heappop, heappush


def cheapest_paths(
    neighbours: Mapping[int, Mapping[int, float]], toll: Callable[[int], float], start: int, end: int, longest: int
) -> Iterator[list[int]]:
    """Yield simple paths between two nodes, the cheapest first.

    A path costs the price of its steps and a toll for each node that it passes through. Best-first search
    whose estimate is the exact cost of the rest when its length is left open, so that paths come out in order
    of cost (Hart, Nilsson and Raphael 1968). networkx' weighted `shortest_simple_paths` gives the same order;
    importing networkx alone takes longer than the whole answer does here.

    Parameters
    ----------
    neighbours : mapping of int to mapping of int to float
        An undirected graph with the price of each step.
    toll : callable
        What passing through a node costs.
        Never less than nothing.
    start, end, longest : int
        ``longest`` counts steps.
    """
    # From as many steps away as a path has at most only the start is of use, and most of a graph is that far away.
    back = _steps(neighbours, end, longest - 1)
    if start not in back and any(n in back for n in neighbours.get(start, ())):
        back[start] = longest
    if start == end or start not in back:
        return
    # Only what lies on some way that is short enough.
    reach = _within(neighbours, start, back, longest)
    rest = _rests(neighbours, toll, start, end, reach)
    steps: dict[int, list[tuple[int, float, int, float]]] = {}
    queue: list[tuple[float, float, list[int]]] = [(rest[start], 0.0, [start])]
    while queue:
        _, spent, path = heappop(queue)
        node = path[-1]
        if node == end:
            yield path
            continue
        left = longest - len(path)
        here = spent + (toll(node) if node != start else 0.0)
        if node not in steps:
            # Many paths come to the same busy things, most of whose neighbours lie on none.
            steps[node] = [(o, price, reach[o], rest[o]) for o, price in neighbours[node].items() if o in rest]
        for other, price, away, after in steps[node]:
            if away <= left and other not in path:
                heappush(queue, (here + price + after, here + price, [*path, other]))


def _within(
    neighbours: Mapping[int, Mapping[int, float]], start: int, back: Mapping[int, int], longest: int
) -> dict[int, int]:
    """Return the nodes on ways from the start that are short enough, each with how many steps it is from the end; on
    the shortest way to such a node there are only such nodes."""
    reach = {start: back[start]}
    frontier = {start}
    for steps in range(1, longest + 1):
        left = longest - steps
        found = {
            n for node in frontier for n in neighbours.get(node, ()) if n not in reach and back.get(n, longest) <= left
        }
        reach.update({n: back[n] for n in found})
        frontier = found
    return reach


def _steps(neighbours: Mapping[int, Mapping[int, float]], end: int, longest: int) -> dict[int, int]:
    """Return how many steps each node is from the end, as far as ``longest``."""
    reach = {end: 0}
    frontier = {end}
    for steps in range(1, longest + 1):
        frontier = {n for node in frontier for n in neighbours.get(node, ())} - reach.keys()
        reach.update(dict.fromkeys(frontier, steps))
    return reach


def _rests(
    neighbours: Mapping[int, Mapping[int, float]],
    toll: Callable[[int], float],
    start: int,
    end: int,
    reach: Mapping[int, int],
) -> dict[int, float]:
    """Return for each node in reach what a cheapest way on to the end costs, its own toll with it (Dijkstra
    1959)."""
    rest: dict[int, float] = {}
    queue = [(0.0, end)]
    while queue:
        cost, node = heappop(queue)
        if node in rest:
            continue
        rest[node] = cost
        if node == start:
            continue
        for other, price in neighbours.get(node, {}).items():
            if other not in rest and other in reach:
                heappush(queue, (cost + price + (toll(other) if other != start else 0.0), other))
    return rest
