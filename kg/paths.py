"""Ranked explanations of how two things are linked.

The best explanation is rarely the shortest. A path is scored by how much its relations tell, how well they are
evidenced, and how busy the things are that it passes through; candidates are the simple paths in order of that
score, up to a budget; the chosen ones differ from one another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Any

from kg.costs import PARTS, Costs, Row, Scored
from kg.network import Edge, edge, select, sentence
from kg.routes import cheapest_paths
from kg.snapshot import Snapshot
from kg.terms import ID, PASSAGE, full

BUDGET = 200
"""How many candidates are looked at."""

LONGEST = 4
"""How many steps a path has at most, where nothing else is asked for."""

CHOSEN = 5
"""How many paths are chosen, where nothing else is asked for."""

OVERLAP_WEIGHT = 0.1
SAME_KIND_WEIGHT = 0.1


@dataclass
class Path:
    """One way from a thing to another.

    Attributes
    ----------
    nodes : list of str
        Keys of things, from start to end.
    hops : list of list of Edge
        For each step the relations between its ends, the most telling first.
    cost : float
        Less is better.
    parts : dict of str to float
        What the cost is made of: ``relations``, ``evidence``, ``through``, ``shared`` (see `kg.costs.Costs`).
    """

    nodes: list[str]
    hops: list[list[Edge]]
    cost: float
    parts: dict[str, float] = field(default_factory=dict)


@dataclass
class Found:
    """The chosen paths, and what was left out.

    Attributes
    ----------
    paths : list of Path
    considered : int
        How many candidates were scored.
    hidden : dict of str to int
        Busy things, each with how many candidates through it are not shown.
    """

    paths: list[Path]
    considered: int
    hidden: dict[str, int]


def find(
    snapshot: Snapshot,
    starts: str | Sequence[str],
    ends: str | Sequence[str],
    *,
    k: int = CHOSEN,
    max_length: int = LONGEST,
    via: Sequence[str] = (),
    without: Collection[str] = (),
    only: Collection[str] = (),
    as_of: str | None = None,
    asserted_only: bool = False,
    in_time: bool = False,
) -> Found:
    """Return the best explanations of how two things, or two groups of things, are linked.

    Parameters
    ----------
    snapshot : Snapshot
    starts, ends : str or sequence of str
        Keys of things. Of groups each member is a start or an end, and none is passed through.
    k : int
        How many paths.
    max_length : int
        The most steps.
    via, without : collections of str
        Keys that every path passes through; keys or relations that none uses.
    only : collection of str
        Relations or classes to keep to.
    as_of : str, optional
        ISO day after which nothing counts.
    asserted_only : bool
        Leave claims out.
    in_time : bool
        Only paths along which time does not go back: each step may fall on or after the one before it (time-respecting
        paths, Kempe, Kleinberg and Kumar 2002). What has no date may fall on any day.

    Notes
    -----
    `kg.costs.Costs` says what a path costs. Paths that share inner things with a better one are charged 0.1 for each
    shared thing, and 0.1 for the same relations (maximal marginal relevance, Carbonell and Goldstein 1998); of groups
    the ends count too, so that the paths show different members.
    """
    chosen_from = (tuple(sorted(only)), tuple(sorted(without)), as_of, asserted_only)
    costs = _costs(snapshot, chosen_from)
    groups = [[names] if isinstance(names, str) else list(names) for names in (starts, ends)]
    firsts, lasts = ([costs.place[key] for key in group if key in costs.place] for group in groups)
    through = {costs.place.get(key, -1) for key in via}
    # Who looks for more of the same paths looks among the same.
    kept: dict[Any, list[Scored]] = snapshot.kept.setdefault("paths scored", {})
    key = (chosen_from, *map(tuple, (firsts, lasts, sorted(through))), max_length, in_time)
    if key not in kept:
        while len(kept) >= _KEPT:
            del kept[next(iter(kept))]
        kept[key] = _scored(costs, firsts, lasts, max_length, through, in_time)
    scored = kept[key]
    chosen = _diverse(scored, k, grouped=any(len(group) > 1 for group in groups))
    return Found([_path(costs, c, in_time) for c in chosen], len(scored), _hidden(costs, scored, chosen))


def _scored(
    costs: Costs, firsts: list[int], lasts: list[int], max_length: int, through: set[int], in_time: bool
) -> list[Scored]:
    """Return the paths from each of some nodes to each of others, the cheapest first."""
    # A path through given things, or one in order of time, may be one among many: more are looked at.
    budget = BUDGET * (20 if through or in_time else 1)
    scored: list[Scored] = []
    for first in firsts:
        for last in lasts:
            if first == last:
                continue
            barred = {*firsts, *lasts} - {first, last}
            candidates = cheapest_paths(costs.neighbours, costs.toll, first, last, max_length)
            for nodes in islice(candidates, budget):
                if through <= set(nodes) and barred.isdisjoint(nodes) and not (in_time and not _dated(costs, nodes)):
                    scored.append(costs.score(nodes))
    scored.sort(key=lambda c: (c.cost, len(c.nodes), c.nodes))
    return scored


def _costs(snapshot: Snapshot, key: tuple[tuple[str, ...], tuple[str, ...], str | None, bool]) -> Costs:
    """Return the prices of the relations that are chosen by the relations or classes to keep to, those left out, the
    last day that counts and whether claims are left out; those of the last few choices are kept with the snapshot."""
    kept: dict[Any, Costs] = snapshot.kept.setdefault("costs", {})
    if key not in kept:
        while len(kept) >= _KEPT:
            del kept[next(iter(kept))]
        kept[key] = Costs(snapshot.network, select(snapshot, *key))
    return kept[key]


_KEPT = 4


def _dated(costs: Costs, nodes: list[int]) -> list[list[Row]]:
    """Return for each step the relations that may fall on or after the steps before; nothing where a step has none."""
    now = ""
    steps = []
    for left, right in pairwise(nodes):
        rows = [row for row in costs.hop(left, right) if not row[6] or (row[7] or row[6]) >= now]
        if not rows:
            return []
        now = max(now, min(row[6] or "" for row in rows))
        steps.append(rows)
    return steps


def _path(costs: Costs, scored: Scored, in_time: bool) -> Path:
    steps: Iterable[list[Row]] = (costs.hop(a, b) for a, b in pairwise(scored.nodes))
    hops = [[edge(costs.arrays, row) for row in rows] for rows in (_dated(costs, scored.nodes) if in_time else steps)]
    parts = {name: round(value, 4) for name, value in zip(PARTS, scored.parts, strict=True)}
    return Path([costs.arrays["nodes"][n] for n in scored.nodes], hops, scored.cost, parts)


def _diverse(scored: list[Scored], k: int, grouped: bool) -> list[Scored]:
    chosen: list[Scored] = []
    used: Counter[Any] = Counter()
    pool = list(scored[: max(200, 20 * k)])

    def things(candidate: Scored) -> list[int]:
        return candidate.nodes if grouped else candidate.nodes[1:-1]

    def charge(candidate: Scored) -> float:
        overlap = OVERLAP_WEIGHT * sum(used[n] for n in things(candidate))
        return candidate.cost + overlap + SAME_KIND_WEIGHT * used[candidate.signature]

    while pool and len(chosen) < k:
        best = min(pool, key=charge)
        chosen.append(best)
        pool.remove(best)
        used.update([*things(best), best.signature])
    return sorted(chosen, key=lambda c: c.cost)


def _hidden(costs: Costs, scored: list[Scored], chosen: list[Scored]) -> dict[str, int]:
    shown = {tuple(c.nodes) for c in chosen}
    through: Counter[int] = Counter()
    for candidate in scored:
        if tuple(candidate.nodes) not in shown:
            through.update({n for n in candidate.nodes[1:-1] if costs.hub(n) > 0.75})
    return {costs.arrays["nodes"][n]: count for n, count in through.most_common(5)}


def members(snapshot: Snapshot, key: str) -> list[str]:
    """Return the keys of the members of a body or alliance, the parties to a treaty, or the things of a class.

    Only what is held to be so counts: whom a claim makes a member is none.
    """
    arrays = snapshot.network
    if key not in snapshot.things:
        return [name for name in arrays["nodes"] if snapshot.is_a(name, key)]
    names = arrays["nodes"]
    belongs = {i for i, name in enumerate(arrays["predicates"]) if name in {"kg:memberOf", "kg:partyTo"}}
    return sorted({names[r[0]] for r in arrays["edges"] if r[1] in belongs and r[3] == "fact" and names[r[2]] == key})


def contract(snapshot: Snapshot, path: Path, language: str = "en") -> list[dict[str, Any]]:
    """Return a path as the contract of ``kg ask`` prints it: one object a step with ``subject, predicate,
    object, forward, passages`` and ``kind, date, speaker, sentence``."""
    steps = []
    for left, hop in zip(path.nodes[:-1], path.hops, strict=True):
        first = hop[0]
        steps.append(
            {
                "subject": _end(snapshot, first.subject),
                "predicate": {"iri": full(first.predicate), "labels": snapshot.labels(full(first.predicate))},
                "object": _end(snapshot, first.object),
                "forward": first.subject == left,
                "passages": [PASSAGE + p if "/" in p else ID + p.removeprefix("id:") for p in first.passages],
                "kind": first.kind,
                "date": first.date,
                "speaker": snapshot.label(first.speaker, language) if first.speaker else None,
                "sentence": sentence(snapshot, first, language),
                "also": [sentence(snapshot, other, language) for other in hop[1:4]],
            }
        )
    return steps


def _end(snapshot: Snapshot, key: str) -> dict[str, Any]:
    return {"iri": ID + key, "labels": snapshot.labels(key)}
