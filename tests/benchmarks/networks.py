"""What measures cost on plain networkx and on compiled arrays, as ratios in one run (``make bench``).

A synthetic network, drawn with a seed. Where networkx would take minutes it is timed on some of the starting nodes and
scaled to all, which is fair because its work is the same for each; the line says so.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any

import networkx as nx

from kg import KnowledgeGraph, measures
from kg.measures import arrays

NODES, EDGES = 10_000, 50_000
SOURCES = 40
"""How many starting nodes of networkx' betweenness are timed."""


def cpu(work: Callable[[], Any], repeats: int = 1) -> float:
    """CPU seconds of a call, the least of several."""
    best = math.inf
    for _ in range(repeats):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def line(name: str, slow: float, fast: float, first: float, aim: str, remark: str = "") -> None:
    """Print a measure: times faster with arrays at hand, and with making them."""
    times = f"({slow:.2f} s against {fast * 1000:.0f} ms{remark})"
    print(f"  {name:<26}{slow / fast:>8.1f}x{slow / first:>15.1f}x   aim {aim:<5}{times}")


def compiled() -> None:
    """10,000 nodes and 50,000 edges."""
    graph = nx.gnm_random_graph(NODES, EDGES, seed=1)
    for i, (_, _, about) in enumerate(graph.edges(data=True)):
        about["weight"] = 1 + i % 5
    print(f"\nMeasures of {NODES} nodes and {EDGES} edges, plain networkx against the library")
    print(f"  {'':<26}{'at hand':>9}{'first call':>16}")

    def both(work: Callable[[], Any], repeats: int = 3) -> tuple[float, float]:
        arrays.forget(graph)
        first = cpu(work)
        return cpu(work, repeats), first

    share = cpu(lambda: nx.betweenness_centrality(graph, k=SOURCES, seed=1)) / SOURCES
    fast, first = both(lambda: measures.betweenness(graph), 1)
    line("betweenness, exact", share * NODES, fast, first, "30x", f"; networkx timed on {SOURCES} sources")
    k = 500
    fast, first = both(lambda: measures.betweenness(graph, k=k, seed=1))
    line(f"betweenness, {k} sampled", share * k, fast, first, "20x", f"; networkx timed on {SOURCES} sources")
    for weight, name in ((None, "plain"), ("weight", "weighted")):
        slow = cpu(lambda weight=weight: nx.community.louvain_communities(graph, weight=weight, seed=1))
        fast, first = both(lambda weight=weight: measures.leiden(graph, weight=weight, seed=1))
        line(f"Leiden, {name}", slow, fast, first, "15x", "; against networkx' Louvain")
        fast, first = both(lambda weight=weight: measures.louvain(graph, weight=weight, seed=1))
        line(f"Louvain, {name}", slow, fast, first, "-")
    nx.pagerank(graph)  # SciPy's own import is not what is measured.
    slow = cpu(lambda: nx.pagerank(graph), 3)
    fast, first = both(lambda: measures.pagerank(graph))
    line("PageRank", slow, fast, first, "5x")
    some = list(graph)[:SOURCES]
    slow = cpu(lambda: [nx.closeness_centrality(graph, u) for u in some]) / SOURCES * NODES
    fast, first = both(lambda: measures.closeness(graph), 1)
    line("closeness", slow, fast, first, "-", f"; networkx timed on {SOURCES} nodes")
    slow = cpu(lambda: nx.katz_centrality(graph, alpha=0.01))
    fast, first = both(lambda: measures.katz(graph, alpha=0.01))
    line("Katz", slow, fast, first, "-")


def large() -> None:
    """100,000 nodes and 500,000 edges, in seconds."""
    graph = nx.fast_gnp_random_graph(100_000, 1e-4, seed=2)
    print(f"\nMeasures of {len(graph)} nodes and {graph.number_of_edges()} edges, first call, conversion included")
    work: dict[str, Callable[[], Any]] = {
        "PageRank": lambda: measures.pagerank(graph),
        "communities (Leiden)": lambda: measures.leiden(graph, seed=1),
        "betweenness, 50 sampled": lambda: measures.betweenness(graph, k=50, seed=1),
    }
    for name, call in work.items():
        arrays.forget(graph)
        print(f"  {name:<26}{cpu(call):>8.1f} s")


def store() -> None:
    """From the store to a networkx graph: the snapshot's arrays against all quads through rdflib."""
    from kg.network import edges
    from kg.terms import full

    graph = KnowledgeGraph.open()
    dataset = graph.to_rdflib()
    hops = {full(name) for name, entry in graph.snapshot.vocabulary.items() if entry.get("hop")}

    def slow() -> nx.MultiDiGraph[str]:
        found: dict[tuple[str, str, str], list[str]] = {}
        for s, p, o, where in dataset.quads():
            if str(p) in hops and where is not None:
                found.setdefault((str(s), str(p), str(o)), []).append(str(where))
        made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for (s, p, o), passages in found.items():
            made.add_edge(s, o, p, passages=passages)
        return made

    def fast() -> nx.MultiDiGraph[str]:
        fresh = KnowledgeGraph.open()
        made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for relation in edges(fresh.snapshot):
            made.add_edge(relation.subject, relation.object, relation.predicate, passages=list(relation.passages))
        return made

    taken, own = cpu(slow), cpu(fast, 3)
    whole = cpu(lambda: KnowledgeGraph.open().to_networkx(), 1)
    print("\nStore to networkx, through rdflib (loaded already) against the arrays beside the snapshot (not loaded)")
    print(f"  {'relations and passages':<26}{taken / own:>8.1f}x   aim 5x   ({taken:.2f} s, {own * 1000:.0f} ms)")
    print(f"  with names, and sentences in four languages, which rdflib has not: {whole:.2f} s")


def main() -> None:
    """Print all of it."""
    compiled()
    large()
    store()


if __name__ == "__main__":
    main()
