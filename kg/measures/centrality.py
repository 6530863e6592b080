"""How central nodes are. Each function takes a networkx graph and returns what networkx returns for it.

Betweenness and closeness run on igraph; PageRank, Katz, HITS and eigenvectors on SciPy with the steps of
networkx. Where a graph has what the fast way does not cover (lengths of 0 or less), or the libraries are not
installed, networkx itself is called.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.measures.arrays import EXTRA, Arrays, arrays_of, installed

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np

Scores = dict[Any, float]


def degree(graph: nx.Graph[Any]) -> Scores:
    """Return how many edges each node has; a loop counts twice."""
    return {node: float(n) for node, n in graph.degree()}


def strength(graph: nx.Graph[Any], weight: str | None = "weight") -> Scores:
    """Return the sum of the weights of each node's edges (Barrat et al. 2004); a loop counts twice."""
    return {node: float(n) for node, n in graph.degree(weight=weight)}


def betweenness(
    graph: nx.Graph[Any],
    k: int | None = None,
    normalized: bool = True,
    weight: str | None = None,
    seed: int | None = None,
) -> Scores:
    """Return the share of shortest paths that pass through each node (Freeman 1977; Brandes 2001).

    Parameters
    ----------
    graph : networkx graph
        Parallel edges and loops don't count.
    k : int, optional
        Estimate from the paths that start at this many nodes, drawn as networkx draws them with the same seed.
    normalized : bool
        Divide by the number of pairs of other nodes.
    weight : str, optional
        Edge attribute that holds lengths.
    seed : int, optional

    Notes
    -----
    Equal to `networkx.betweenness_centrality` to within 1e-9. Two paths whose lengths are sums of fractions may tie
    here and differ there in the last digit, or the reverse; with whole numbers they don't.
    """
    import networkx as nx
    from networkx.utils import create_py_random_state

    if not installed("igraph") or not (arrays := _positive(graph, weight)):
        return nx.betweenness_centrality(graph, k=k, normalized=normalized, weight=weight, seed=seed)
    size = len(arrays.nodes)
    if not size:
        return {}
    made, number, lengths = arrays.lengths(weight)
    drawn: list[int] | None = None
    if k is not None and k != size:
        place = {node: i for i, node in enumerate(arrays.nodes)}
        drawn = [place[node] for node in create_py_random_state(seed).sample(arrays.nodes, k)]
    sources = None if drawn is None else [number[i] for i in drawn]
    raw = made.betweenness(directed=arrays.directed, weights=lengths, sources=sources)
    scale, own = _scales(size, None if drawn is None else len(drawn), normalized, arrays.directed)
    found = [raw[i] * scale for i in number]
    for i in drawn or ():
        found[i] = raw[number[i]] * own
    return dict(zip(arrays.nodes, found, strict=True))


def _scales(size: int, k: int | None, normalized: bool, directed: bool) -> tuple[float, float]:
    """Return what igraph's sums are multiplied by, for nodes not drawn and drawn (networkx' rescaling)."""
    others = size - 1
    if others < 2:
        return 1.0, 1.0
    # igraph has halved an undirected graph's sums already.
    halved = 1 if directed else 2
    if k is None:
        return (halved / (others * (others - 1)) if normalized else 1.0), 1.0
    if normalized:
        rest = halved / (k * (others - 1))
        return rest, (halved / ((k - 1) * (others - 1)) if k > 1 else math.nan)
    return others / k, (others / (k - 1) if k > 1 else math.nan)


def closeness(graph: nx.Graph[Any], distance: str | None = None, wf_improved: bool = True) -> Scores:
    """Return how near each node is to those that can reach it (Freeman 1979).

    In a network of several parts the value is multiplied by the share of nodes that can reach it (Wasserman and Faust
    1994), so that a node of a small part isn't near by being cut off; 0 for an isolated node. Equal to
    `networkx.closeness_centrality` to within 1e-9.
    """
    import networkx as nx

    if not installed("igraph") or not (arrays := _positive(graph, distance)):
        return nx.closeness_centrality(graph, distance=distance, wf_improved=wf_improved)
    size = len(arrays.nodes)
    if not size:
        return {}
    made, number, lengths = arrays.lengths(distance)
    means = made.closeness(mode="in", weights=lengths, normalized=True)
    if wf_improved:
        reach = _reach(made, means, lengths, arrays.directed)
        values = [0.0 if math.isnan(m) else m * r / (size - 1) for m, r in zip(means, reach, strict=True)]
    else:
        values = [0.0 if math.isnan(m) else m for m in means]
    return {node: values[i] for node, i in zip(arrays.nodes, number, strict=True)}


def _reach(made: Any, means: list[float], lengths: list[float] | None, directed: bool) -> list[float]:
    """Return how many others can reach each node."""
    if not directed:
        parts = made.connected_components()
        sizes = parts.sizes()
        return [sizes[part] - 1 for part in parts.membership]
    # Of a node that r others reach over a sum of d, igraph gives r/d and 1/d: their quotient is r.
    sums = made.closeness(mode="in", weights=lengths, normalized=False)
    return [m / s if s and not math.isnan(s) else 0.0 for m, s in zip(means, sums, strict=True)]


def core_number(graph: nx.Graph[Any]) -> dict[Any, int]:
    """Return the largest k for which a node is in a part where all have k neighbours (Seidman 1983).

    Loops and parallel edges don't count; in a directed graph edges in and out do. Equal to
    `networkx.core_number` of the graph without them.
    """
    import networkx as nx

    plain: nx.Graph[Any] = nx.DiGraph(graph) if graph.is_directed() else nx.Graph(graph)
    plain.remove_edges_from(list(nx.selfloop_edges(plain)))
    # networkx is quick here: to make arrays would take longer.
    return nx.core_number(plain)


def pagerank(
    graph: nx.Graph[Any],
    alpha: float = 0.85,
    max_iter: int = 100,
    tol: float = 1e-6,
    weight: str | None = "weight",
) -> Scores:
    """Return the share of time that a walker spends at each node who follows edges by their weight and starts anew
    with probability ``1 - alpha`` (Brin and Page 1998).

    Raises
    ------
    networkx.PowerIterationFailedConvergence
        As `networkx.pagerank`, whose steps it takes: results are equal to within 1e-9.
    """
    import networkx as nx

    _needs_scipy("PageRank")
    import numpy as np

    arrays = arrays_of(graph, weight)
    size = len(arrays.nodes)
    if not size:
        return {}
    turned, dangling = _steps(arrays, weight)
    share = 1.0 / size
    x = np.full(size, share)
    for _ in range(max_iter):
        last = x
        x = alpha * (turned @ x + x[dangling].sum() * share) + (1 - alpha) * share
        if np.abs(x - last).sum() < size * tol:
            return _named(arrays, x)
    raise nx.PowerIterationFailedConvergence(max_iter)


def _steps(arrays: Arrays, weight: str | None) -> tuple[Any, Any]:
    """Return the transposed transition matrix, and which nodes lead nowhere; made once."""
    import numpy as np
    from scipy.sparse import csr_array, dia_array

    def make() -> tuple[Any, Any]:
        matrix = arrays.matrix(weight)
        sums = matrix.sum(axis=1)
        inverse = np.zeros_like(sums)
        np.divide(1.0, sums, out=inverse, where=sums != 0)
        scaled = dia_array((inverse[np.newaxis, :], 0), shape=matrix.shape).tocsr() @ matrix
        return csr_array(scaled.T), np.flatnonzero(sums == 0)

    found: tuple[Any, Any] = arrays.once(("steps", weight), make)
    return found


def eigenvector(graph: nx.Graph[Any], max_iter: int = 100, tol: float = 1e-6, weight: str | None = None) -> Scores:
    """Return how central a node is by how central its neighbours are (Bonacich 1972).

    A graph without nodes has none. In a network of several parts the part with the largest eigenvalue gets nearly all.

    Raises
    ------
    networkx.PowerIterationFailedConvergence
        As `networkx.eigenvector_centrality`, whose steps it takes: results are equal to within 1e-9. Networks without
        cycles take thousands of steps; PageRank or Katz suit them better.
    """
    import networkx as nx

    _needs_scipy("Eigenvector centrality")
    import numpy as np
    from scipy.sparse import csr_array

    arrays = arrays_of(graph, weight)
    size = len(arrays.nodes)
    if not size:
        return {}
    # Of parallel edges networkx looks at none but a dictionary of them: the matrix adds them, as elsewhere.
    turned = arrays.once(("turned", weight), lambda: csr_array(arrays.matrix(weight).T))
    x = np.full(size, 1.0 / size)
    for _ in range(max_iter):
        last = x
        x = last + turned @ last
        x = x / (np.linalg.norm(x) or 1.0)
        if np.abs(x - last).sum() < size * tol:
            return _named(arrays, x)
    raise nx.PowerIterationFailedConvergence(max_iter)


def katz(
    graph: nx.Graph[Any],
    alpha: float | None = None,
    beta: float = 1.0,
    max_iter: int = 1000,
    tol: float = 1e-6,
    normalized: bool = True,
    weight: str | None = None,
) -> Scores:
    """Return how many walks end at each node, longer ones counting less (Katz 1953).

    Parameters
    ----------
    alpha : float, optional
        What each further step is multiplied by. Left out: 0.9 over the smaller of the largest sums of a row and of a
        column, which is never above the largest eigenvalue's reciprocal, so that it always converges.

    Raises
    ------
    networkx.PowerIterationFailedConvergence
        As `networkx.katz_centrality`, whose steps it takes: results are equal to within 1e-9.
    """
    import networkx as nx

    _needs_scipy("Katz centrality")
    import numpy as np
    from scipy.sparse import csr_array

    arrays = arrays_of(graph, weight)
    size = len(arrays.nodes)
    if not size:
        return {}
    turned = arrays.once(("turned", weight), lambda: csr_array(arrays.matrix(weight).T))
    if alpha is None:
        bound = min(abs(turned).sum(axis=0).max(), abs(turned).sum(axis=1).max())
        alpha = 0.9 / bound if bound else 0.1
    x = np.zeros(size)
    for _ in range(max_iter):
        last = x
        x = alpha * (turned @ last) + beta
        if np.abs(x - last).sum() < size * tol:
            return _named(arrays, x / np.linalg.norm(x) if normalized else x)
    raise nx.PowerIterationFailedConvergence(max_iter)


def hits(graph: nx.Graph[Any], max_iter: int = 1000, tol: float = 1e-8) -> tuple[Scores, Scores]:
    """Return hubs and authorities (Kleinberg 1999), each summing to 1; all 0 in a graph without edges.

    Raises
    ------
    networkx.PowerIterationFailedConvergence
        As `networkx.hits`: results are equal to within 1e-7.
    """
    import networkx as nx

    _needs_scipy("HITS")
    import numpy as np

    arrays = arrays_of(graph, "weight")
    matrix = arrays.matrix("weight")
    if not matrix.nnz or not matrix.sum():
        return dict.fromkeys(arrays.nodes, 0.0), dict.fromkeys(arrays.nodes, 0.0)
    x = np.full(len(arrays.nodes), 1.0 / len(arrays.nodes))
    for _ in range(max_iter + 2):
        last = x
        x = matrix.T @ (matrix @ last)
        x = x / x.max()
        if np.abs(x - last).sum() < tol:
            hubs = matrix @ x
            return _named(arrays, hubs / hubs.sum()), _named(arrays, x / x.sum())
    raise nx.PowerIterationFailedConvergence(max_iter)


def _positive(graph: nx.Graph[Any], weight: str | None) -> Arrays | None:
    """Return the arrays of a graph whose lengths are all above 0, as igraph needs them; else None."""
    arrays = arrays_of(graph, weight)
    if weight is not None:
        import numpy as np

        values = arrays.values(weight)
        if not bool(np.all(values > 0) and np.all(np.isfinite(values))):
            return None
    return arrays


def _named(arrays: Arrays, values: np.ndarray[Any, Any]) -> Scores:
    return dict(zip(arrays.nodes, values.tolist(), strict=True))


def _needs_scipy(what: str) -> None:
    if not installed("scipy"):
        raise KgError(f"{what} needs SciPy.", f"Install alliance-kg[{EXTRA}].")


__all__ = [
    "betweenness", "closeness", "core_number", "degree", "eigenvector", "hits", "katz", "pagerank", "strength",
]  # fmt: skip
