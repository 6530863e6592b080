"""The corpus as read from its files: quads, and where each passage and thing begins."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, NamedNode, RdfFormat, parse

from kg.errors import DataError
from kg.terms import compact

_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)


@dataclass
class Corpus:
    """Quads of a set of files.

    Attributes
    ----------
    quads : list of pyoxigraph.Quad
        All statements; a file's default graph stays the default graph. Subjects are named nodes, objects named
        nodes or literals (`read` refuses anything else), which the library's own types can't say.
    files : list of Path
        The files read, in order.
    origin : dict of str to Path
        For each subject and named graph, the first file that holds it.
    """

    quads: list[Any] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    origin: dict[str, Path] = field(default_factory=dict)

    def where(self, iri: str) -> str:
        """Return ``file:line`` where a passage or thing begins, as near as its text tells."""
        path = self.origin.get(iri)
        if path is None:
            return "the data"
        line = begins_on(path, iri)
        return f"{path.name}:{line}" if line else path.name


def begins_on(path: Path, iri: str) -> int | None:
    """Return the line (from 1) of a Turtle or TriG file on which an IRI first begins a line, else the first
    line that names it, else None."""
    local_name = iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]
    names = {f"<{iri}>", compact(iri), f":{local_name}"}
    first = None
    for number, text in enumerate(path.read_text("utf-8").split("\n"), 1):
        token = text.split(maxsplit=1)[0] if text.strip() else ""
        if token in names or (token.endswith(f":{local_name}") and not token.startswith("#")):
            return number
        if first is None and re.search(rf"[:/#]{re.escape(local_name)}(?![\w-])", text):
            first = number
    return first


def read(files: Iterable[Path]) -> Corpus:
    """Read Turtle and TriG files.

    Raises
    ------
    DataError
        For a file that can't be read, isn't UTF-8, has a syntax error (with its line), or holds a blank
        node (which would make exports differ from one another).
    """
    corpus = Corpus()
    for path in files:
        corpus.files.append(path)
        for quad in _read_file(path):
            corpus.quads.append(quad)
            corpus.origin.setdefault(quad.subject.value, path)
            if isinstance(quad.graph_name, NamedNode):
                corpus.origin.setdefault(quad.graph_name.value, path)
    return corpus


def _read_file(path: Path) -> list[Any]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataError(f"{path} can't be read: {error.strerror}.", "Check the name and the permissions.") from error
    if _DOCTYPE.search(content):
        raise DataError(f"{path.name} holds a DOCTYPE.", "Give Turtle or TriG, not XML.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise DataError(f"{path.name}:{line} is not UTF-8.", "Save the file as UTF-8.") from error
    kind = RdfFormat.TURTLE if path.suffix == ".ttl" else RdfFormat.TRIG
    try:
        quads = list(parse(input=text, format=kind))
    except SyntaxError as error:
        line = error.lineno or 1
        raise DataError(f"{path.name}:{line}: {_plain(error.msg)}.", "Mend the syntax there.") from error
    for quad in quads:
        if any(isinstance(t, BlankNode) for t in (quad.subject, quad.object, quad.graph_name)):
            raise DataError(
                f"{path.name} has a blank node near {compact(quad.predicate.value)}.",
                "Give the thing a readable id.",
            )
    return quads


def _plain(message: str) -> str:
    return re.sub(r"^.*?line \d+[^:]*:\s*|\s+at line \d+.*$", "", message.strip()).rstrip(".") or message


def digest(files: Iterable[Path]) -> str:
    """Return a SHA-256 over the names and contents of files, the same on every machine."""
    total = hashlib.sha256()
    for path in sorted(files, key=lambda p: (p.parent.name, p.name)):
        try:
            content = path.read_bytes()
        except OSError as error:
            raise DataError(f"{path} can't be read: {error.strerror}.", "Check the permissions.") from error
        total.update(f"{path.parent.name}/{path.name}".encode())
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()
