"""Analyses of the graph's networks, each with the network that it stood on and what its number means."""

from __future__ import annotations

from kg.analysis.grouping import communities
from kg.analysis.likeness import similarity
from kg.analysis.ranking import MEASURES, rank
from kg.analysis.stability import balance
from kg.analysis.trend import trend

__all__ = ["MEASURES", "balance", "communities", "rank", "similarity", "trend"]
