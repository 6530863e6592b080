"""Theories as data that can be run on coded cases; docs/theory.md explains the language they are written in."""

from __future__ import annotations

from kg.theory.face import RunnableTheory

__all__ = ["RunnableTheory"]
