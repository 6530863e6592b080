"""What can go wrong, each with a message of one line."""

from __future__ import annotations


class GraphError(ValueError):
    """The graph, or what was asked of it, can't be shown."""


class WriteError(OSError):
    """The page can't be written; nothing was changed."""
