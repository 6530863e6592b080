"""Whether quotes stand on their lines."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import DefaultGraph, Literal

from kg.corpus import Corpus
from kg.terms import ID, KG, PASSAGE, compact, home_of
from kg.texts import lines_of
from kg.validate.problem import Problem

DEFAULT = DefaultGraph()


def quotes(own: Corpus, articles: Path, beside: Corpus | None = None) -> list[Problem]:
    """Return the quotes that don't stand on their line, or stand there twice without a prefix.

    A quote of a table cell may stand on its line more than once: the column says which is meant.
    """
    files: dict[str, str] = {}
    for quad in [*own.quads, *(beside.quads if beside else [])]:
        if quad.predicate.value == KG + "file":
            files[quad.subject.value.removeprefix(ID + "article-")] = quad.object.value
    about: dict[str, dict[str, str]] = {}
    for quad in own.quads:
        if quad.graph_name == DEFAULT and quad.subject.value.startswith(PASSAGE) and isinstance(quad.object, Literal):
            about.setdefault(quad.subject.value, {})[quad.predicate.value] = quad.object.value
    found = []
    texts: dict[str, list[str]] = {}
    for iri, facts in sorted(about.items()):
        exact, number = facts.get(KG + "exact"), facts.get(KG + "line")
        key = home_of(iri)
        if not exact or not number or key not in files:
            continue
        if key not in texts:
            texts[key] = lines_of(articles, files[key])
        message = _misplaced(texts[key], int(number), facts.get(KG + "prefix", ""), exact, KG + "tableNumber" in facts)
        if message:
            found.append(Problem(own.where(iri), compact(iri), message))
    return found


def _misplaced(lines: list[str], number: int, prefix: str, exact: str, cell: bool) -> str:
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    if exact not in line:
        elsewhere = [str(i) for i, text in enumerate(lines, 1) if exact in text][:3]
        hint = f"it stands on line {', '.join(elsewhere)}" if elsewhere else "copy it again from the article"
        return f"the quote “{exact}” is not on line {number}: {hint}."
    if not cell and line.count(prefix + exact) != 1:
        return f"the quote “{exact}” stands {line.count(exact)} times on line {number}: add kg:prefix or lengthen it."
    return ""
