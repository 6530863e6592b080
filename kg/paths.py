"""Ranked explanations of how two things are linked.

The best explanation is rarely the shortest. Candidates are the simple paths in order of length, up to a
budget; each is then scored by how much its relations tell, how well they are evidenced, and how busy the
things are that it passes through; the chosen ones differ from one another.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kg.network import Edge, edges, sentence
from kg.snapshot import Snapshot
from kg.terms import ID, PASSAGE, PREFIXES

if TYPE_CHECKING:
    import networkx as nx

BUDGET = 600
"""How many candidates are looked at."""

HUB_WEIGHT = 0.9
CLAIM_WEIGHT = 0.15
RARITY_WEIGHT = 0.7
OVERLAP_WEIGHT = 0.35
SAME_KIND_WEIGHT = 0.2


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
        What the cost is made of: ``relations``, ``evidence``, ``hubs``.
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


class Finder:
    """Finds paths in one set of relations.

    Parameters
    ----------
    relations : list of Edge
        As from `kg.network.edges`.
    """

    def __init__(self, relations: list[Edge]) -> None:
        import networkx as nx

        self.between: dict[frozenset[str], list[Edge]] = defaultdict(list)
        for edge in relations:
            self.between[frozenset((edge.subject, edge.object))].append(edge)
        self.graph: nx.Graph[str] = nx.Graph()
        self.graph.add_edges_from((edge.subject, edge.object) for edge in relations)
        counts = Counter(edge.predicate for edge in relations)
        total = max(len(relations), 2)
        # Information of a predicate, 0 for one that every relation has, 1 for one that occurs once.
        self.telling = {p: math.log(total / n) / math.log(total) for p, n in counts.items()}
        self.busiest = max((d for _, d in self.graph.degree()), default=1)

    def hop(self, left: str, right: str) -> list[Edge]:
        """Return the relations between two things, the cheapest first."""
        return sorted(self.between[frozenset((left, right))], key=lambda e: (self.price(e), e.predicate, e.subject))

    def price(self, edge: Edge) -> float:
        """Return what a relation costs: less for a telling predicate and several passages, more for a claim."""
        price = 1.0 - RARITY_WEIGHT * self.telling[edge.predicate]
        price /= 1.0 + 0.3 * math.log(max(len(edge.passages), 1))
        return price + (CLAIM_WEIGHT if edge.kind != "fact" else 0.0)

    def hub(self, key: str) -> float:
        """Return the penalty for passing through a thing: its degree on a logarithmic scale, at most 1."""
        return math.log(1 + self.graph.degree(key)) / math.log(1 + self.busiest)

    def score(self, nodes: list[str]) -> Path:
        """Return a path with its cost and what the cost is made of."""
        hops = [self.hop(a, b) for a, b in pairwise(nodes)]
        relations = sum(1.0 - RARITY_WEIGHT * self.telling[h[0].predicate] for h in hops)
        prices = sum(self.price(h[0]) for h in hops)
        hubs = HUB_WEIGHT * sum(self.hub(n) for n in nodes[1:-1])
        parts = {
            "relations": round(relations, 4),
            "evidence": round(prices - relations, 4),
            "hubs": round(hubs, 4),
        }
        return Path(nodes, hops, prices + hubs, parts)

    def candidates(self, start: str, end: str, longest: int, via: Sequence[str]) -> Iterator[list[str]]:
        """Yield simple paths in order of length, at most `BUDGET`, none longer than ``longest`` steps."""
        import networkx as nx

        if start not in self.graph or end not in self.graph:
            return
        seen = 0
        try:
            for nodes in nx.shortest_simple_paths(self.graph, start, end):
                seen += 1
                if len(nodes) - 1 > longest or seen > BUDGET * (10 if via else 1):
                    return
                if set(via) <= set(nodes):
                    yield list(nodes)
        except nx.NetworkXNoPath:
            return


def find(
    snapshot: Snapshot,
    starts: str | Sequence[str],
    ends: str | Sequence[str],
    *,
    k: int = 5,
    max_length: int = 4,
    via: Sequence[str] = (),
    without: Collection[str] = (),
    only: Collection[str] = (),
    as_of: str | None = None,
    asserted_only: bool = False,
) -> Found:
    """Return the best explanations of how two things, or two groups of things, are linked.

    Parameters
    ----------
    snapshot : Snapshot
    starts, ends : str or sequence of str
        Keys of things.
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

    Notes
    -----
    Cost of a path: for each step ``(1 - 0.7 I(p)) / (1 + 0.3 ln n)`` with ``I(p)`` the share of information
    of its rarest predicate and ``n`` its passages, plus 0.15 for a claim; for each inner thing ``0.9 ln(1+d) /
    ln(1+D)`` with its degree ``d`` and the largest degree ``D``. Paths that share inner things with a better
    one are charged 0.35 for each shared thing, and 0.2 for the same relations (maximal marginal relevance).
    """
    finder = Finder(edges(snapshot, only, without, as_of, asserted_only))
    scored: list[Path] = []
    for start in [starts] if isinstance(starts, str) else starts:
        for end in [ends] if isinstance(ends, str) else ends:
            if start != end:
                scored += [finder.score(nodes) for nodes in finder.candidates(start, end, max_length, via)]
    scored.sort(key=lambda p: (p.cost, len(p.nodes), p.nodes))
    chosen = _diverse(scored, k)
    return Found(chosen, len(scored), _hidden(finder, scored, chosen))


def _diverse(scored: list[Path], k: int) -> list[Path]:
    chosen: list[Path] = []
    used: Counter[Any] = Counter()
    pool = list(scored[: max(200, 20 * k)])

    def charge(path: Path) -> float:
        overlap = OVERLAP_WEIGHT * sum(used[n] for n in path.nodes[1:-1])
        return path.cost + overlap + SAME_KIND_WEIGHT * used[_signature(path)]

    while pool and len(chosen) < k:
        best = min(pool, key=charge)
        chosen.append(best)
        pool.remove(best)
        used.update([*best.nodes[1:-1], _signature(best)])
    return sorted(chosen, key=lambda p: p.cost)


def _signature(path: Path) -> tuple[str, ...]:
    """Return the relations that a path leads over: paths of one signature tell one kind of link."""
    return tuple(hop[0].predicate for hop in path.hops)


def _hidden(finder: Finder, scored: list[Path], chosen: list[Path]) -> dict[str, int]:
    shown = {tuple(p.nodes) for p in chosen}
    through: Counter[str] = Counter()
    for path in scored:
        if tuple(path.nodes) not in shown:
            through.update({n for n in path.nodes[1:-1] if finder.hub(n) > 0.75})
    return dict(through.most_common(5))


def contract(snapshot: Snapshot, path: Path, language: str = "en") -> list[dict[str, Any]]:
    """Return a path as the contract of ``kg ask`` prints it: one object a step with ``subject, predicate,
    object, forward, passages`` and ``kind, date, speaker, sentence``."""
    steps = []
    for left, hop in zip(path.nodes[:-1], path.hops, strict=True):
        edge = hop[0]
        steps.append(
            {
                "subject": _end(snapshot, edge.subject),
                "predicate": {"iri": _iri(edge.predicate), "labels": snapshot.labels(_iri(edge.predicate))},
                "object": _end(snapshot, edge.object),
                "forward": edge.subject == left,
                "passages": [PASSAGE + p if "/" in p else ID + p.removeprefix("id:") for p in edge.passages],
                "kind": edge.kind,
                "date": edge.date,
                "speaker": snapshot.label(edge.speaker, language) if edge.speaker else None,
                "sentence": sentence(snapshot, edge, language),
                "also": [sentence(snapshot, other, language) for other in hop[1:4]],
            }
        )
    return steps


def _end(snapshot: Snapshot, key: str) -> dict[str, Any]:
    return {"iri": ID + key, "labels": snapshot.labels(key)}


def _iri(name: str) -> str:
    prefix, _, rest = name.partition(":")
    return PREFIXES[prefix] + rest
