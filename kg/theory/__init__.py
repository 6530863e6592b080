"""Theories as data that can be run on coded cases; docs/theory.md explains the language they are written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.theory.face import RunnableTheory

__all__ = ["RunnableTheory"]


def __getattr__(name: str) -> object:
    # Lazy, so that a question that may be of a theory does not pay for what only runs one.
    if name == "RunnableTheory":
        from kg.theory.face import RunnableTheory

        return RunnableTheory
    raise AttributeError(f"module 'kg.theory' has no attribute {name!r}")
