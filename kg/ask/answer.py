"""An answer: what is said, what it rests on, and how the question was understood."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

from kg.terms import PASSAGE

Json = dict[str, Any]
Status = Literal["answered", "partial", "ambiguous", "unknown"]
BULLET = "• "
EXIT = {"answered": 0, "partial": 0, "ambiguous": 1, "unknown": 1}


def bare(line: str) -> str:
    """Return a line of an answer without what only sets it off from others."""
    return line.strip().removeprefix(BULLET).strip()


def passage_of(entry: Json) -> str:
    """Return the name of the passage that a piece of evidence is."""
    return str(entry["passage"]).removeprefix(PASSAGE)


class Answer:
    """An answer by the contract of ``kg ask --format json``.

    Attributes
    ----------
    question, language, intent : str
    status : str
        ``answered``, ``partial``, ``ambiguous`` or ``unknown``.
    answer : str
        In the question's language.
    entities : list of dict
        ``{iri, type, label, labels}``: the question's things first, then the answer's.
    values : list of dict
        ``{value, unit, of, when}``.
    columns, rows : list
        The answer as a table.
    paths : list of list of dict
        ``{subject, predicate, object, forward, passages, ...}`` a step.
    evidence : list of dict
        Passages that say it.
    premise : dict or None
        ``{holds, text, passages}`` where the question takes something false for granted.
    closest : list of dict
        Near statements that are not an answer.
    sparql : str
        What was run.
    suggestions : list of str
        Near names.
    references : list of dict or None
        The texts behind the evidence, where they were asked for (see `kg.references.contract`).
    readings : list of str
        How names were read that have slips or several meanings; not part of the contract.
    complete : bool
        Whether it is all there is, so that nothing is to be told beside it; not part of the contract.
    backed : dict of str to list of str
        Lines, as `bare` gives them, each with the names of the passages that it is made from; not part of the contract.
    ends : list of tuple of str
        The dated things that it tells of, each by name, date (EDTF) and the passage that tells it best; not part of the
        contract.
    nearby : str
        The head of what is told nearby only; not part of the contract.
    account : callable
        Returns in words how the question was understood; not part of the contract.
    """

    # A plain class: the import of dataclasses takes as long as many an answer.
    def __init__(self, question: str, language: str, intent: str = "lookup") -> None:
        self.question, self.language, self.intent = question, language, intent
        self.status: Status = "unknown"
        self.answer = ""
        self.entities: list[Json] = []
        self.values: list[Json] = []
        self.columns: list[str] = []
        self.rows: list[list[Any]] = []
        self.paths: list[list[Json]] = []
        self.evidence: list[Json] = []
        self.premise: Json | None = None
        self.closest: list[Json] = []
        self.sparql = ""
        self.suggestions: list[str] = []
        self.references: list[Json] | None = None
        self.readings: list[str] = []
        self.complete = False
        self.backed: dict[str, list[str]] = {}
        self.ends: list[tuple[str, str, str]] = []
        self.nearby = ""
        self.account: Callable[[], list[str]] = list

    def back(self, text: str, names: Iterable[str]) -> str:
        """Say of each line of a text which passages it is made from, and return the text."""
        found = list(dict.fromkeys(names))
        for line in text.split("\n"):
            told = self.backed.setdefault(bare(line), [])
            told += [name for name in found if name not in told]
        return text

    @property
    def passages(self) -> list[str]:
        """Names of the passages that it rests on, the best first."""
        return [passage_of(e) for e in self.evidence]

    @property
    def exit_status(self) -> int:
        """0 for answered and partial, 1 for ambiguous and unknown."""
        return EXIT[self.status]

    def contract(self) -> Json:
        """Return the object that ``kg ask --format json`` prints."""
        names = (
            "question", "language", "status", "intent", "answer", "entities", "values", "columns", "rows", "paths",
            "evidence", "premise", "closest", "sparql", "suggestions",
        )  # fmt: skip
        found = {name: getattr(self, name) for name in names}
        return found if self.references is None else found | {"references": self.references}
