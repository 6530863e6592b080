"""A knowledge graph of what scholars write about alliances.

>>> from kg import KnowledgeGraph
>>> graph = KnowledgeGraph.open()
>>> print(graph.label("japan", "zh-Hant"))
日本
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

__all__ = ["KnowledgeGraph"]


def __getattr__(name: str) -> object:
    # Lazy, so that `kg --help` does not pay for what it does not use.
    if name == "KnowledgeGraph":
        from kg.graph import KnowledgeGraph

        return KnowledgeGraph
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
