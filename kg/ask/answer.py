"""An answer: what is said, what it rests on, and how the question was understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
Status = Literal["answered", "partial", "ambiguous", "unknown"]
EXIT = {"answered": 0, "partial": 0, "ambiguous": 1, "unknown": 1}


@dataclass
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
    """

    question: str
    language: str
    status: Status = "unknown"
    intent: str = "lookup"
    answer: str = ""
    entities: list[Json] = field(default_factory=list)
    values: list[Json] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    rows: list[list[Any]] = field(default_factory=list)
    paths: list[list[Json]] = field(default_factory=list)
    evidence: list[Json] = field(default_factory=list)
    premise: Json | None = None
    closest: list[Json] = field(default_factory=list)
    sparql: str = ""
    suggestions: list[str] = field(default_factory=list)
    references: list[Json] | None = None
    readings: list[str] = field(default_factory=list)

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
