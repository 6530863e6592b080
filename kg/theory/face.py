"""A theory with its graph: what notebooks, the command line and answers share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    own : iterable of Path
        Files of the user's own cases.

    Examples
    --------
    >>> from kg import KnowledgeGraph
    >>> theory = KnowledgeGraph.open().theory("burden-sharing")
    >>> [(c["case"], c["predicted"]) for c in theory.run(cases=["Germany"])["cases"]]
    [('germany', 'limited')]
    >>> theory.what_if("Germany", {"host-nation-cost-sharing": "unmet"})["after"]["predicted"]
    'low'
    """

    def __init__(self, snapshot: Snapshot, name: str, own: Iterable[Path] = ()) -> None:
        self.snapshot = snapshot
        self.name = name
        self._own = tuple(own)

    @cached_property
    def theory(self) -> Theory:
        """The theory as data (see `kg.theory.model.Theory`), with the user's own cases.

        Raises
        ------
        UnknownThingError
            If there is no theory of that name.
        TheoryError
            If the theory or a file of own cases is malformed.
        """
        from kg.theory import own
        from kg.theory.source import read

        known = read(self.snapshot, self.name)
        for path in self._own:
            known = known.with_cases((*known.cases, *own.read(known, path)))
        return known

    def with_cases(self, *files: Path | str) -> RunnableTheory:
        """Return the theory with the user's own cases beside its own."""
        return RunnableTheory(self.snapshot, self.name, (*self._own, *(Path(f) for f in files)))

    def show(self) -> Json:
        """Return all of the theory (see `kg.theory.showing.show`)."""
        from kg.theory.showing import show

        return show(self.theory, self.snapshot)

    def run(self, reading: str | None = None, cases: Iterable[str] = (), evidence: bool = False) -> Json:
        """Return what the theory gives for its cases (see `kg.theory.running.run`), with what passages of any article
        speak for or against each cell where that is wanted (see `kg.theory.bearing.attached`)."""
        from kg.theory.bearing import attached
        from kg.theory.running import run

        found = run(self.theory, reading, cases)
        return attached(self.snapshot, self.theory, found) if evidence else found

    def what_if(self, case: str, settings: Mapping[str, str] | Iterable[str], reading: str | None = None) -> Json:
        """Return what it would give if indicators were otherwise (see `kg.theory.supposing.what_if`).

        Parameters
        ----------
        case : str
        settings : mapping, or iterable of str
            State by indicator, or texts such as ``trade-concession=met``.
        reading : str, optional
        """
        from kg.theory.supposing import what_if

        texts = [f"{i}={s}" for i, s in settings.items()] if isinstance(settings, Mapping) else settings
        return what_if(self.theory, case, dict(self.theory.setting(text) for text in texts), reading)

    def sensitivity(self, reading: str | None = None, cases: Iterable[str] = ()) -> Json:
        """Return which single changes matter (see `kg.theory.supposing.sensitivity`)."""
        from kg.theory.supposing import sensitivity

        return sensitivity(self.theory, reading, cases)

    def compare(self, other: RunnableTheory) -> Json:
        """Return what this and another theory share (see `kg.theory.comparing.compare`)."""
        from kg.theory.comparing import compare

        return compare(self.theory, other.theory)

    def truth_table(self, reading: str | None = None, outcome: str | None = None, indicators: bool = False) -> Json:
        """Return the truth table (see `kg.theory.truth_table.truth_table`)."""
        from kg.theory.truth_table import truth_table

        return truth_table(self.theory, reading, outcome, indicators)

    def template(self, form: str = "csv") -> str:
        """Return a template for own cases (see `kg.theory.own.template`)."""
        from kg.theory.own import template

        return template(self.theory, form)

    def matrix(self, reading: str | None = None) -> Json:
        """Return cases against indicators (see `kg.theory.matrix.matrix`)."""
        from kg.theory.matrix import matrix

        return matrix(self.theory, reading)

    def picture(self, reading: str | None = None, language: str = "en") -> str:
        """Return the matrix as SVG (see `kg.theory.matrix.picture`)."""
        from kg.theory.matrix import picture

        return picture(self.theory, reading, language)


__all__ = ["RunnableTheory"]
