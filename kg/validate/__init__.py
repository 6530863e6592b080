"""Checking data against the ontology, the shapes and the articles, with messages that name file, line, node
and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from kg import places
from kg.corpus import Corpus, digest, read
from kg.errors import DataError
from kg.terms import KG, TYPE, compact
from kg.validate.problem import Problem
from kg.validate.quote import quotes
from kg.validate.sealing import is_sealed, sealed_files
from kg.validate.shape import shapes
from kg.validate.vocabulary import dated_twice, numbered_twice, terms, undescribed

__all__ = [
    "Problem", "check", "drafts_of", "is_sealed", "problems", "problems_of", "quotes", "seal", "sealed_files", "shapes",
    "shipped", "terms",
]  # fmt: skip


def shipped() -> Corpus:
    """Return the ontology and the shipped data."""
    root = places.resources()
    return read([*places.ontology_files(root), *places.data_files(root / "data")])


def problems_of(paths: Iterable[Path], articles: Path | None = None) -> list[Problem]:
    """Return what is wrong with a user's files: syntax, unknown terms, shapes, and (with the articles at hand)
    quotes that don't stand on their line.

    Parameters
    ----------
    paths : iterable of Path
        Files or folders.
    articles : Path, optional
        Folder of the articles' texts.
    """
    files = [file for path in paths for file in places.data_files(path)]
    if not files:
        raise DataError("There is no Turtle or TriG file to check.", "Name files that end in .ttl or .trig.")
    found: list[Problem] = []
    for file in files:
        try:
            read([file])
        except DataError as error:
            found.append(_located(error))
    if found:
        return found
    own = read(files)
    root = places.resources()
    at_home = {p.resolve() for p in [*places.ontology_files(root), *places.data_files(root / "data")]}
    beside = read(sorted(at_home - {f.resolve() for f in files}))
    try:
        found = problems(own, beside)
    except DataError as error:
        return [_located(error)]
    return sorted([*found, *(quotes(own, articles, beside) if articles else [])])


def drafts_of(paths: Iterable[Path]) -> list[Problem]:
    """Return the drafts of passages in a user's files, each with what is still to be written."""
    own = read([file for path in paths for file in places.data_files(path)])
    drafts = [q.subject.value for q in own.quads if q.predicate.value == TYPE and q.object.value == KG + "Draft"]
    return sorted(Problem(own.where(iri), compact(iri), DRAFT) for iri in drafts)


DRAFT = "a draft: write what it says between braces, add kg:summary, and take “a kg:Draft” away."


def _located(error: DataError) -> Problem:
    """Return an error of reading as a problem with its ``file:line``."""
    match = re.match(r"(\S+?:\d+):? (.*)", error.message)
    where, message = match.groups() if match else ("", error.message)
    return Problem(where, "", f"{message} {error.hint}") if where else Problem(message, "", error.hint)


def check(corpus: Corpus, beside: Corpus | None = None) -> None:
    """Raise if a corpus has problems.

    Raises
    ------
    DataError
        With the first problem and how many there are.
    """
    found = problems(corpus, beside)
    if found:
        more = f" ({len(found) - 1} more: run kg validate)" if len(found) > 1 else ""
        raise DataError(f"{found[0]}{more}", "Nothing was written.")


def problems(own: Corpus, beside: Corpus | None = None) -> list[Problem]:
    """Return unknown terms and broken shapes of a corpus, read beside another that is not checked."""
    unknown = terms(own, beside)
    if unknown:
        return unknown
    everything = [*own.quads, *(beside.quads if beside else [])]
    return sorted(
        {*shapes(own, beside), *undescribed(own, everything), *numbered_twice(own, everything), *dated_twice(own)}
    )


def seal() -> None:
    """Validate the shipped data and note the hash under which it passed, so that no user has to again.

    Raises
    ------
    DataError
        If the data has problems; nothing is noted then.
    """
    corpus = shipped()
    check(corpus)
    path = places.resources() / "data" / "validated.sha256"
    path.write_text(digest(sealed_files()) + "\n", "utf-8")
