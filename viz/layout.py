"""Where the nodes stand: computed ahead, the same each time, so that a page opens still.

Coordinates are vis-network's canvas units (pixels at scale 1, y downwards).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from math import cos, pi, sin, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

EXACT = 400
CORE = 120
ROOM = 92.0
WIDE = 1.3
FEW = 60
LEAVES = 12
KEPT = 4
_GOLDEN = pi * (3 - sqrt(5))

Points = NDArray[np.floating[Any]]


def positions(
    count: int, links: Sequence[tuple[int, int]], *, seed: int = 7, exact: int = EXACT
) -> list[tuple[int, int]]:
    """Return a place for each of the nodes 0 to `count - 1`, in whole canvas units.

    Up to `exact` nodes that hang together are laid out by forces, in quadratic time. Of more, the CORE best
    connected are, and the others stand around their neighbours, in linear time. What doesn't hang together
    stands side by side.
    """
    neighbours = _neighbours(count, links)
    blocks = []
    for group in _components(neighbours):
        places = _single(len(group)) if len(group) < 3 else _group(group, neighbours, seed, exact)
        blocks.append((group, places))
    points = _side_by_side(count, blocks)
    points[:, 0] *= WIDE
    return [(int(x), int(y)) for x, y in np.rint(points)]


def central(count: int, links: Sequence[tuple[int, int]]) -> set[int]:
    """Return the nodes that a page opens with: all up to EXACT, of more the CORE that are best connected."""
    return set(range(count)) if count <= EXACT else _core(range(count), _neighbours(count, links))


def collapsed(count: int, links: Sequence[tuple[int, int]]) -> set[int]:
    """Return what a page keeps folded beside hubs: things linked to nothing but a hub that has many such.

    Each hub keeps its first KEPT; a small page keeps all.
    """
    if count <= FEW:
        return set()
    neighbours = _neighbours(count, links)
    leaves: dict[int, list[int]] = {}
    for node, around in enumerate(neighbours):
        if len(around) == 1:
            leaves.setdefault(next(iter(around)), []).append(node)
    return {leaf for group in leaves.values() if len(group) > LEAVES for leaf in group[KEPT:]}


def clustered(
    count: int, links: Sequence[tuple[int, int]], groups: Sequence[Sequence[int]], *, seed: int = 7
) -> tuple[list[tuple[int, int]], list[tuple[int, int, int]]]:
    """Lay out a large graph community by community, each in a disc of its own.

    Returns:
        A place for each node, and for each group the middle and the radius of its disc.
    """
    of = np.zeros(count, dtype=np.int64)
    for number, group in enumerate(groups):
        of[list(group)] = number
    inner: list[list[tuple[int, int]]] = [[] for _ in groups]
    outer: set[tuple[int, int]] = set()
    index = {node: place for group in groups for place, node in enumerate(group)}
    for one, other in links:
        here, there = int(of[one]), int(of[other])
        if here == there:
            inner[here].append((index[one], index[other]))
        else:
            outer.add((min(here, there), max(here, there)))
    local = [_round(positions(len(group), inner[n], seed=seed, exact=CORE)) for n, group in enumerate(groups)]
    radii = np.array([float(np.sqrt((p**2).sum(axis=1)).max(initial=0.0)) + 0.6 * ROOM for p in local])
    middles = np.array(positions(len(groups), sorted(outer), seed=seed), dtype=float).reshape(-1, 2)
    middles = _discs(middles, radii)
    places = np.zeros((count, 2))
    for number, group in enumerate(groups):
        places[list(group)] = local[number] + middles[number]
    found = [(int(x), int(y)) for x, y in np.rint(places)]
    return found, [(int(x), int(y), int(r)) for (x, y), r in zip(np.rint(middles), np.rint(radii), strict=True)]


def _round(places: list[tuple[int, int]]) -> Points:
    """Bring places into a disc around (0, 0): what lies far out is drawn in."""
    points = np.array(places, dtype=float).reshape(-1, 2)
    points[:, 0] /= WIDE
    points -= np.median(points, axis=0)
    far = np.maximum(np.sqrt((points**2).sum(axis=1)), 1e-9)
    most = max(float(np.quantile(far, 0.9)), ROOM)
    drawn: Points = points * np.where(far > most, most * (1 + 0.2 * np.tanh((far - most) / most)) / far, 1.0)[:, None]
    return drawn


def _discs(middles: Points, radii: Points) -> Points:
    """Pull discs in as near as they come without overlapping, then push apart those that still do."""
    if len(middles) < 2:
        return middles * 0.0
    weight = radii**2 / (radii**2).sum()
    middles = middles - (middles * weight[:, None]).sum(axis=0)
    reach = np.sqrt((middles**2).sum(axis=1)).max() or 1.0
    middles = middles * (1.2 * sqrt(float((radii**2).sum())) / reach)
    need = (radii[:, None] + radii[None, :]) * 1.06
    np.fill_diagonal(need, 0.0)
    for step in range(400):
        apart = middles[:, None, :] - middles[None, :, :]
        length = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 1e-6)
        lacking = np.maximum(need - length, 0.0)
        if step > 300 and not (lacking > 1.0).any():
            break
        share = (radii**2)[None, :] / ((radii**2)[:, None] + (radii**2)[None, :])
        middles = middles + 0.8 * (apart / length[..., None] * (lacking * share)[..., None]).sum(axis=1)
        if step < 300:
            middles = middles * 0.985
    return middles


def _neighbours(count: int, links: Sequence[tuple[int, int]]) -> list[set[int]]:
    neighbours: list[set[int]] = [set() for _ in range(count)]
    for one, other in links:
        if one != other:
            neighbours[one].add(other)
            neighbours[other].add(one)
    return neighbours


def _ranked(nodes: Iterable[int], neighbours: list[set[int]]) -> list[int]:
    return sorted(nodes, key=lambda node: (-len(neighbours[node]), node))


def _core(nodes: Iterable[int], neighbours: list[set[int]]) -> set[int]:
    """The CORE best connected nodes that hang together: from the best on, always the best one next to them."""
    ranked = _ranked(nodes, neighbours)
    rank = {node: place for place, node in enumerate(ranked)}
    core: set[int] = set()
    for start in range(len(ranked)):
        queue = [start]
        while queue and len(core) < CORE:
            node = ranked[heappop(queue)]
            if node not in core:
                core.add(node)
                for other in neighbours[node] - core:
                    heappush(queue, rank[other])
        if len(core) == CORE:
            break
    return core


def _components(neighbours: list[set[int]]) -> list[list[int]]:
    """The connected components, the largest first."""
    seen = [False] * len(neighbours)
    groups = []
    for start in range(len(neighbours)):
        if seen[start]:
            continue
        seen[start] = True
        group = [start]
        for node in group:
            for other in sorted(neighbours[node]):
                if not seen[other]:
                    seen[other] = True
                    group.append(other)
        groups.append(sorted(group))
    return sorted(groups, key=lambda group: (-len(group), group[0]))


def _single(count: int) -> Points:
    return np.array([[0.0, step * ROOM * 0.7] for step in range(count)])


def _group(group: list[int], neighbours: list[set[int]], seed: int, exact: int) -> Points:
    """Lay out one component; its places are around (0, 0), in the order of the group."""
    core = group if len(group) <= exact else sorted(_core(group, neighbours))
    index = {node: number for number, node in enumerate(core)}
    pairs = [(index[a], index[b]) for a in core for b in neighbours[a] if b in index and a < b]
    found = dict(zip(core, _forces(len(core), pairs, seed), strict=True))
    if len(core) < len(group):
        _around(found, neighbours)
    return np.array([found[node] for node in group])


def _forces(count: int, pairs: list[tuple[int, int]], seed: int) -> Points:
    """Springs along the pairs, charges between all, by degree, so that hubs get room; then no two overlap."""
    random = np.random.default_rng(seed)
    points = random.uniform(-1, 1, (count, 2)) * ROOM * sqrt(count)
    ends = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    degree = np.bincount(ends.ravel(), minlength=count) + 1.0
    charge = np.sqrt(degree)
    charges = ROOM**2 * charge[:, None] * charge[None, :]
    np.fill_diagonal(charges, 0.0)
    spring = 1 / (ROOM * 1.1 * np.sqrt(degree[ends].min(axis=1)))
    heat, rounds = ROOM * sqrt(count) / 4, max(100, 300 - count)
    for step in range(rounds):
        push = charges / np.maximum(_squares(points), 25.0)
        move = points * push.sum(axis=1)[:, None] - push @ points
        along = points[ends[:, 1]] - points[ends[:, 0]]
        pull = along * (spring * np.hypot(along[:, 0], along[:, 1]))[:, None]
        for axis in (0, 1):
            move[:, axis] += np.bincount(ends[:, 0], pull[:, axis], count)
            move[:, axis] -= np.bincount(ends[:, 1], pull[:, axis], count)
        move -= points * 0.12 * sqrt(count) / 9
        size = np.maximum(np.hypot(move[:, 0], move[:, 1]), 1e-9)
        points += move * (np.minimum(size, heat * (1 - step / rounds)) / size)[:, None]
    return _spread(_dense(points - points.mean(axis=0)), degree)


def _squares(points: Points) -> Points:
    """The squared distance of each from each."""
    own = (points**2).sum(axis=1)
    squares: Points = own[:, None] + own[None, :] - 2 * points @ points.T
    return squares


def _dense(points: Points) -> Points:
    """Scale so that a node has about ROOM by ROOM, and draw in those that are far out."""
    far = np.maximum(np.sqrt((points**2).sum(axis=1)), 1e-9)
    half = float(np.median(far))
    drawn = np.where(far > half, (half / far) ** 0.3, 1.0)
    return points * drawn[:, None] * (ROOM * sqrt(len(points) / 2 / pi) / half)


def _spread(points: Points, degree: Points) -> Points:
    """Push apart what is nearer than a label needs, sideways more than up and down, and hubs more than others."""
    need = np.array([ROOM * 0.95, ROOM * 0.5])
    own = np.clip(0.85 + 0.4 * np.log2(degree / degree.mean()), 0.85, 2.05)
    wide = np.maximum((own[:, None] + own[None, :]) / 2, 1.0)
    for _ in range(60):
        lacking = wide - np.sqrt(np.maximum(_squares(points / need), 0.0))
        np.fill_diagonal(lacking, 0.0)
        one, other = np.nonzero(lacking > 0.02)
        if not len(one):
            break
        apart = points[one] - points[other]
        length = np.maximum(np.hypot(apart[:, 0], apart[:, 1]), 1e-6)
        step = apart * (0.4 * lacking[one, other] / length)[:, None] * need
        points = points + np.stack([np.bincount(one, step[:, axis], len(points)) for axis in (0, 1)], axis=1)
    return points


def _around(found: dict[int, Points], neighbours: list[set[int]]) -> None:
    """Put the remaining nodes, step by step away from those in `found`, near the middle of their neighbours.

    Each takes the next free place of a sunflower around that middle, on a grid whose cells hold one node. Middles
    are rounded to four cells, so that few sunflowers have to find their way out of the same crowd.
    """
    pace = ROOM * 0.55
    taken = {(round(x / pace), round(y / pace)) for x, y in found.values()}
    reached: dict[tuple[int, int], int] = {}
    edge = sorted(found)
    while edge:
        nearby = {other for node in edge for other in neighbours[node] if other not in found}
        edge = _ranked(nearby, neighbours)
        for node in edge:
            standing = [found[other] for other in sorted(neighbours[node]) if other in found]
            middle = np.mean(standing, axis=0)
            base = (4 * round(middle[0] / pace / 4), 4 * round(middle[1] / pace / 4))
            turn, cell = reached.get(base, 0), base
            while cell in taken:
                turn += 1
                radius, angle = sqrt(turn), turn * _GOLDEN
                cell = (base[0] + round(radius * cos(angle)), base[1] + round(radius * sin(angle)))
            reached[base] = turn
            taken.add(cell)
            found[node] = np.array([cell[0] * pace, cell[1] * pace])


def _side_by_side(count: int, blocks: list[tuple[list[int], Points]]) -> Points:
    """Put the blocks in rows: the first, largest, alone, the others under it."""
    points = np.zeros((count, 2))
    if not blocks:
        return points
    margin = ROOM * 0.75
    areas = sum((np.ptp(p[:, 0]) + margin) * (np.ptp(p[:, 1]) + margin) for _, p in blocks)
    widest = max(float(np.ptp(p[:, 0])) for _, p in blocks)
    width = max(widest, sqrt(areas) * 1.1)
    left, top, height = 0.0, 0.0, 0.0
    for group, places in blocks:
        wide, high = float(np.ptp(places[:, 0])), float(np.ptp(places[:, 1]))
        if left and left + wide > width:
            left, top, height = 0.0, top + height + margin, 0.0
        points[group] = places - places.min(axis=0) + (left, top)
        left, height = left + wide + margin, max(height, high)
    middle: Points = (points.min(axis=0) + points.max(axis=0)) / 2
    return points - middle
