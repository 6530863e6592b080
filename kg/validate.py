"""Checking data against the ontology, the shapes and the articles, with messages that name file, line, node
and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg import places
from kg.corpus import Corpus, digest, read
from kg.errors import DataError
from kg.expand import expand
from kg.terms import ID, KG, LABEL, PASSAGE, RDFS, TYPE, compact, home_of
from kg.texts import lines_of

DEFAULT = DefaultGraph()
_CONTEXT = {TYPE, LABEL, RDFS + "subClassOf"}


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong with a piece of data.

    Attributes
    ----------
    where : str
        ``file:line``.
    node : str
        Compact IRI, or empty.
    message : str
        What is wrong and what to do, in English.
    """

    where: str
    node: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.node}: {self.message}" if self.node else f"{self.where}: {self.message}"


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


def terms(own: Corpus, beside: Corpus | None = None) -> list[Problem]:
    """Return the terms of our own ontology that a corpus uses and nothing declares."""
    everything = [*own.quads, *(beside.quads if beside else [])]
    declared = {q.subject.value for q in everything if q.subject.value.startswith(KG)}
    found = set()
    for quad in own.quads:
        for term in (quad.predicate, quad.object):
            if isinstance(term, NamedNode) and term.value.startswith(KG) and term.value not in declared:
                found.add(
                    Problem(
                        own.where(quad.subject.value),
                        compact(quad.subject.value),
                        f"{compact(term.value)} is no term of the ontology: see ontology/ for those there are.",
                    )
                )
    return sorted(found)


def undescribed(own: Corpus, everything: list[Any]) -> set[Problem]:
    """Return the things and passages that a corpus speaks of and nothing describes."""
    typed = {q.subject.value for q in everything if q.predicate.value == TYPE}
    metadata = {q.subject.value for q in everything if q.graph_name == DEFAULT}
    found = set()
    for quad in own.quads:
        graph = getattr(quad.graph_name, "value", "")
        if graph.startswith(PASSAGE) and graph not in metadata:
            message = "this passage has no metadata: add kg:section, kg:line, kg:exact and kg:summary."
            found.add(Problem(own.where(graph), compact(graph), message))
        for term in (quad.subject, quad.object):
            if isinstance(term, NamedNode) and term.value.startswith(ID) and term.value not in typed:
                message = f"{compact(term.value)} is described nowhere: give it a type and names."
                found.add(Problem(own.where(quad.subject.value), compact(quad.subject.value), message))
    return found


def numbered_twice(own: Corpus, everything: list[Any]) -> set[Problem]:
    """Return the articles of a corpus whose number another article has."""
    numbers: dict[str, set[str]] = {}
    for quad in everything:
        if quad.predicate.value == KG + "number":
            numbers.setdefault(quad.object.value, set()).add(quad.subject.value)
    mine = {q.subject.value for q in own.quads if q.predicate.value == KG + "number"}
    return {
        Problem(own.where(iri), compact(iri), f"the number {number} is another article's too: take one that is free.")
        for number, articles in numbers.items()
        for iri in articles & mine
        if len(articles) > 1
    }


def dated_twice(own: Corpus) -> set[Problem]:
    """Return the things to which one passage gives several dates; different passages may give different ones."""
    dates: dict[tuple[str, str], set[str]] = {}
    for quad in own.quads:
        if quad.predicate.value == KG + "date" and getattr(quad.graph_name, "value", "").startswith(PASSAGE):
            dates.setdefault((quad.graph_name.value, quad.subject.value), set()).add(quad.object.value)
    message = "one passage gives it several dates ({dates}): make a passage of each, or one date of a period."
    return {
        Problem(own.where(graph), compact(thing), message.format(dates=", ".join(sorted(found))))
        for (graph, thing), found in dates.items()
        if len(found) > 1
    }


def shapes(own: Corpus, beside: Corpus | None = None) -> list[Problem]:
    """Return the broken shapes of a corpus."""
    import pyshacl
    import rdflib

    rules = rdflib.Graph()
    for path in places.shape_files(places.resources()):
        rules.parse(path, format="turtle")
    data, focus = _data(own, beside)
    _, report, _ = pyshacl.validate(data, shacl_graph=rules, advanced=False, inplace=True, meta_shacl=False)
    shacl = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    found = set()
    for result in report.subjects(rdflib.RDF.type, shacl.ValidationResult):
        node = str(report.value(result, shacl.focusNode))
        if node not in focus:
            continue
        messages = list(report.objects(result, shacl.resultMessage))
        english = [str(m) for m in messages if getattr(m, "language", None) == "en"] or [str(messages[0])]
        value = report.value(result, shacl.value)
        shown = f" (found: {_shown(value)})" if value is not None and str(value) != node else ""
        found.add(Problem(own.where(node), compact(node), english[0] + shown))
    return sorted(found)


def _shown(value: Any) -> str:
    text = compact(str(value))
    return text if len(text) < 80 else text[:77] + "..."


def _data(own: Corpus, beside: Corpus | None) -> tuple[Any, set[str]]:
    """Return the expanded data as an rdflib graph, and the nodes that are to be judged. Of the other corpus it holds
    only what types and names the things that the judged nodes speak of: that is as far as the shapes look."""
    import rdflib

    both = Corpus(
        own.quads + (beside.quads if beside else []),
        own.files,
        {**(beside.origin if beside else {}), **own.origin},
    )
    judged = {q.subject.value for q in own.quads}
    expanded = [q for q in expand(both) if q.graph_name == DEFAULT]
    kept = [q for q in expanded if q.subject.value in judged] + _held(own)
    named = {q.object.value for q in kept if isinstance(q.object, NamedNode)} - judged
    kept += [
        q
        for q in expanded
        if q.predicate.value in _CONTEXT
        and (q.subject.value in named or (q.predicate.value == RDFS + "subClassOf" and q.subject.value not in judged))
    ]
    graph = rdflib.Graph()
    lines = "\n".join(f"{q.subject} {q.predicate} {q.object} ." for q in kept)
    graph.parse(data=lines, format="nt")
    return graph, judged


def _held(own: Corpus) -> list[Quad]:
    """Return ``kg:holds`` from each passage to what its graph speaks of."""
    pairs = {
        (q.graph_name.value, q.subject.value)
        for q in own.quads
        if isinstance(q.graph_name, NamedNode) and q.graph_name.value.startswith(PASSAGE)
    }
    return [Quad(NamedNode(g), NamedNode(KG + "holds"), NamedNode(s), DEFAULT) for g, s in sorted(pairs)]


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


def sealed_files() -> list[Path]:
    """Return the files that the seal is about: ontology, shapes and shipped data."""
    root = places.resources()
    return [*places.ontology_files(root), *places.shape_files(root), *places.data_files(root / "data")]


def is_sealed() -> bool:
    """Tell whether the shipped data is what was validated."""
    try:
        known = (places.resources() / "data" / "validated.sha256").read_text("utf-8").strip()
    except OSError:
        return False
    return known == digest(sealed_files())


if __name__ == "__main__":
    seal()
