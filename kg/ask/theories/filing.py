"""Which of an author's kinds acts belong to: by the taxonomy of a theory, of each case of it that a question names."""

from __future__ import annotations

from typing import Any

from kg.ask.answer import Answer
from kg.ask.retrieval.context import Context
from kg.ask.theories import choice, clause, coding
from kg.ask.theories.theorising import said_with
from kg.terms import PASSAGE
from kg.theory import answering, say
from kg.theory.model import Case, Taxonomy, Theory

NEAREST, LEAST = 3, 0.5
"""Among how many of the best statements on an act without a name it is looked for, and which share of what is asked
these must hold."""


def filed(context: Context) -> Answer | None:
    """The kinds of the acts that a question names, by the taxonomy of the theory that has cases of most of them;
    None where none has."""
    language = context.question.language
    taxonomies = [(m, v) for m in choice.among(context) for v in m.variables() if isinstance(m.rule(v), Taxonomy)]
    found = [(model, variable, _cases(context, model)) for model, variable in taxonomies]
    best = max(found, key=lambda f: len(f[2]), default=None)
    if best is None or not best[2]:
        return None
    model, variable, cases = best
    lines: list[str] = []
    rows: list[list[Any]] = []
    passages: list[str] = []
    for case in cases:
        made = answering.outcome(model, case.key)
        kinds = next((degree for name, _, _, degree in made["rows"] if name == variable), None)
        if not kinds:
            continue
        value = say.degree(model, kinds, language)
        lines.append(context.say("number", of=case.label(language).rstrip(".。"), value=value))
        context.answer.back(lines[-1], [p.removeprefix(PASSAGE) for p in made["passages"]])
        rows.append([case.key, variable, kinds])
        passages += made["passages"]
    return said_with(context, lines, ["case", "variable", "kinds"], rows, passages) if lines else None


def _cases(context: Context, model: Theory) -> list[Case]:
    """Return the cases that the items of a list each name, in their order."""
    # A case that only calls for an act stands for what that one would be.
    proposed = {act: case for case, act in context.snapshot.relations["kg:proposes"]}
    found: list[Case] = []
    for part in clause.parts(context, "items"):
        keys = part.question.keys
        keys |= {proposed[k] for k in keys if k in proposed}
        named = [c for c in model.cases if c.key in keys]
        found += [c for c in named or _told(part, model) if c not in found]
    return found


def _told(part: Context, model: Theory) -> list[Case]:
    """Return the case that the best statements on what has no name tell of: "the limit on fuel technology of 1939"."""
    asked = [h for h in part.hits[:NEAREST] if h.near >= LEAST and h.article == model.article]
    for hit in asked if part.question.units else ():
        ends = {end[3:] for s, _, o in part.relations(hit.passage) for end in (s, o)}
        told = [c for c in model.cases if c.key in ends and c.kind in coding.KINDS]
        if told:
            return told
    return []
