"""A theory with its graph: what notebooks, the command line and answers share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.snapshot import Snapshot
from kg.theory.model import Theory

Json = dict[str, Any]


class RunnableTheory:
    """A theory of a snapshot, ready to be run. Get one by ``graph.theory(name)``.

    Parameters
    ----------
    snapshot : Snapshot
    name : str
        As ``kg theory list`` prints it.

    Examples
    --------
    >>> from kg import KnowledgeGraph
    >>> theory = KnowledgeGraph.open().theory("burden-sharing")
    >>> [(c["case"], c["predicted"]) for c in theory.run(cases=["Germany"])["cases"]]
    [('germany', 'limited')]
    """

    def __init__(self, snapshot: Snapshot, name: str) -> None:
        self.snapshot = snapshot
        self.name = name
        self._own: tuple[Path, ...] = ()

    @cached_property
    def theory(self) -> Theory:
        """The theory as data (see `kg.theory.model.Theory`)."""
        from kg.theory.source import read

        return read(self.snapshot, self.name)

    def run(self, reading: str | None = None, cases: Iterable[str] = ()) -> Json:
        """Return what the theory gives for its cases (see `kg.theory.running.run`)."""
        from kg.theory.running import run

        return run(self.theory, reading, cases)


__all__ = ["RunnableTheory", "Sequence"]
