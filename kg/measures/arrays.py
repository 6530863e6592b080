"""A graph as compiled arrays: made at the first call, kept as long as the graph lives, made anew once it is edited.

networkx is what comes in and goes out; where igraph and SciPy are installed (``alliance-kg[network]``) the slow
measures run on these arrays, and their results equal networkx' own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from importlib.util import find_spec
from itertools import chain
from operator import is_, itemgetter
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    import igraph
    import networkx as nx
    import numpy as np
    from scipy.sparse import csr_array

EXTRA = "network"


def installed(*names: str) -> bool:
    """Tell whether these libraries are there."""
    return all(find_spec(name) is not None for name in names)


class Arrays:
    """The arrays of one graph as it was when they were made.

    Parameters
    ----------
    graph : networkx graph
        Of any kind.
    """

    def __init__(self, graph: nx.Graph[Any]) -> None:
        self.directed = graph.is_directed()
        self.multi = graph.is_multigraph()
        self.nodes, self.heads, self.counts = _shape(graph)
        self.parallel = _parallel(graph) if self.multi else []
        self._weights: dict[str, list[Any]] = {}
        self._data: list[Any] = []
        self._own: list[Any] = []
        self._made: dict[Any, Any] = {}

    def fits(self, graph: nx.Graph[Any], weight: str | None) -> bool:
        """Tell whether the graph is still as it was: nodes, edges, and the edges' weights."""
        if weight is None or self.multi or not self._data:
            if _shape(graph) != (self.nodes, self.heads, self.counts):
                return False
            if self.multi and _parallel(graph) != self.parallel:
                return False
            known = self._weights.get(weight) if weight is not None else None
            return known is None or known == _weights(graph, str(weight))
        # An edge keeps its dictionary of data as long as it lives: the same ones in the same order are the same edges.
        if list(graph) != self.nodes or [len(nbrs) for _, nbrs in graph.adjacency()] != self.counts:
            return False
        if not all(map(is_, _data(graph), self._data)):
            return False
        return weight not in self._weights or self._weights[weight] == _read(self._own, weight)

    def load(self, graph: nx.Graph[Any], weight: str | None) -> None:
        """Take in the weights of a graph where they are not there yet."""
        if weight is None or weight in self._weights:
            return
        if self.multi:
            self._weights[weight] = _weights(graph, weight)
            return
        if not self._data:
            self._data = list(_data(graph))
            tails, heads = self._ends
            once = range(len(tails)) if self.directed else (tails <= heads).nonzero()[0].tolist()
            self._own = [self._data[i] for i in once]
        self._weights[weight] = _read(self._own, weight)

    @cached_property
    def _entries(self) -> np.ndarray[Any, Any] | None:
        """Of an undirected graph without parallel edges, for each entry of the adjacency the place of its edge."""
        import numpy as np

        if self.directed or self.multi:
            return None
        tails, heads = self._ends
        named = np.minimum(tails, heads) * len(self.nodes) + np.maximum(tails, heads)
        edges = named[tails <= heads]
        order = np.argsort(edges)
        found: np.ndarray[Any, Any] = order[np.searchsorted(edges[order], named)]
        return found

    @cached_property
    def _place(self) -> dict[Any, int]:
        return {node: i for i, node in enumerate(self.nodes)}

    @cached_property
    def _ends(self) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """Both ends of each entry of the adjacency, parallel edges one by one."""
        import numpy as np

        place = self._place
        heads = np.fromiter((place[h] for h in self.heads), dtype=np.int64, count=len(self.heads))
        tails = np.repeat(np.arange(len(self.nodes)), self.counts)
        if self.multi:
            tails, heads = np.repeat(tails, self.parallel), np.repeat(heads, self.parallel)
        return tails, heads

    def values(self, weight: str | None) -> np.ndarray[Any, Any]:
        """Return the weight of each entry; 1 where there is none."""
        import numpy as np

        if weight is None:
            return np.ones(len(self._ends[0]))
        known = np.array(self._weights[weight], dtype=float)
        return known if self._entries is None else known[self._entries]

    def once(self, key: Any, make: Callable[[], Any]) -> Any:
        """Return what is kept under a key, making it where it isn't there yet."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def matrix(self, weight: str | None) -> csr_array:
        """Return the adjacency matrix as networkx makes it: weights of parallel edges added."""
        key = ("matrix", weight)
        if key not in self._made:
            from scipy.sparse import csr_array

            size = len(self.nodes)
            self._made[key] = csr_array((self.values(weight), self._ends), shape=(size, size))
        return self._made[key]

    def lengths(self, weight: str | None) -> tuple[igraph.Graph, list[int], list[float] | None]:
        """Return the graph for shortest paths: no loops, of parallel edges the shortest.

        Returns
        -------
        igraph.Graph
            Its vertices are numbered breadth-first from the busiest, so that neighbours lie near in memory.
        list of int
            The number of each node of the networkx graph.
        list of float or None
            Lengths of the edges.
        """
        key = ("lengths", weight)
        if key not in self._made:
            import numpy as np

            tails, heads = self._ends
            values = self.values(weight)
            keep = tails < heads if not self.directed else tails != heads
            tails, heads, values = tails[keep], heads[keep], values[keep]
            if self.multi and len(tails):
                order = np.lexsort((values, heads, tails))
                tails, heads, values = tails[order], heads[order], values[order]
                first = np.append(True, (np.diff(tails) != 0) | (np.diff(heads) != 0))
                tails, heads, values = tails[first], heads[first], values[first]
            self._made[key] = (*self._numbered(tails, heads), None if weight is None else values.tolist())
        made: tuple[igraph.Graph, list[int], list[float] | None] = self._made[key]
        return made

    def strengths(self, weight: str | None) -> tuple[igraph.Graph, list[float] | None]:
        """Return the graph for communities: loops stay, weights of parallel edges are added."""
        key = ("strengths", weight)
        if key not in self._made:
            import igraph
            import numpy as np

            tails, heads = self._ends
            values = self.values(weight)
            if not self.directed:
                keep = tails <= heads
                tails, heads, values = tails[keep], heads[keep], values[keep]
            made = igraph.Graph(len(self.nodes), np.column_stack((tails, heads)), directed=self.directed)
            weights = None if weight is None and not self.multi else values.tolist()
            if self.multi:
                made.es["weight"] = weights
                made.simplify(multiple=True, loops=False, combine_edges="sum")
                weights = made.es["weight"]
            self._made[key] = (made, weights)
        found: tuple[igraph.Graph, list[float] | None] = self._made[key]
        return found

    def _numbered(self, tails: np.ndarray[Any, Any], heads: np.ndarray[Any, Any]) -> tuple[igraph.Graph, list[int]]:
        import igraph
        import numpy as np

        size = len(self.nodes)
        plain = igraph.Graph(size, np.column_stack((tails, heads)), directed=self.directed)
        order: list[int] = []
        seen = np.zeros(size, dtype=bool)
        for start in np.argsort(-np.asarray(plain.degree()), kind="stable").tolist():
            if not seen[start]:
                reached = [v for v in plain.bfs(start, mode="all")[0] if not seen[v]]
                seen[reached] = True
                order += reached
        number = np.empty(size, dtype=np.int64)
        number[order] = np.arange(size)
        ends = number[np.column_stack((tails, heads))]
        if not self.directed:
            ends.sort(axis=1)
        return igraph.Graph(size, ends, directed=self.directed), number.tolist()


_KEPT: WeakKeyDictionary[Any, Arrays] = WeakKeyDictionary()


def arrays_of(graph: nx.Graph[Any], weight: str | None = None) -> Arrays:
    """Return the arrays of a graph as it is now.

    The first call makes them; later calls compare nodes, edges and weights with what they were made from, which
    costs a few milliseconds for 50,000 edges, and make them anew where anything differs.
    """
    found = _KEPT.get(graph)
    if found is None or not found.fits(graph, weight):
        found = _KEPT[graph] = Arrays(graph)
    found.load(graph, weight)
    return found


def forget(graph: nx.Graph[Any]) -> None:
    """Drop the arrays of a graph."""
    _KEPT.pop(graph, None)


def _shape(graph: nx.Graph[Any]) -> tuple[list[Any], list[Any], list[int]]:
    rows = [nbrs for _, nbrs in graph.adjacency()]
    return list(graph), list(chain.from_iterable(rows)), list(map(len, rows))


def _parallel(graph: nx.Graph[Any]) -> list[int]:
    return list(map(len, _data(graph)))


def _data(graph: nx.Graph[Any]) -> Iterator[Any]:
    """Yield the data of each entry of the adjacency (of parallel edges, by key)."""
    return chain.from_iterable(nbrs.values() for _, nbrs in graph.adjacency())


def _weights(graph: nx.Graph[Any], weight: str) -> list[Any]:
    """Return the weights of a multigraph, entry by entry."""
    return _read([about for keyed in _data(graph) for about in keyed.values()], weight)


def _read(rows: list[Any], weight: str) -> list[Any]:
    try:
        # Where every edge has a weight, which is the rule, this is three times as fast.
        return list(map(itemgetter(weight), rows))
    except KeyError:
        return [about.get(weight, 1) for about in rows]


__all__ = ["EXTRA", "Arrays", "arrays_of", "forget", "installed"]
