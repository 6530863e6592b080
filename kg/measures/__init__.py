"""Measures of networks: networkx graphs in, what networkx returns out."""

from __future__ import annotations

from kg.measures.brokerage import brokerage
from kg.measures.centrality import (
    betweenness,
    closeness,
    core_number,
    degree,
    eigenvector,
    hits,
    katz,
    pagerank,
    strength,
)
from kg.measures.communities import components, leiden, louvain
from kg.measures.holes import constraint, effective_size

__all__ = [
    "betweenness", "brokerage", "closeness", "components", "constraint", "core_number", "degree", "effective_size",
    "eigenvector", "hits", "katz", "leiden", "louvain", "pagerank", "strength",
]  # fmt: skip
