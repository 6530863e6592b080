"""SPARQL over the snapshot: asked as text, answered as table, csv, tsv, json, xml, turtle or jsonld."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from kg import places
from kg.cells import separated, table
from kg.errors import DataError, QueryError
from kg.snapshot import Snapshot
from kg.terms import PREFIXES, compact

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle", "jsonld")


class NamedQuery(NamedTuple):
    """A competency query of the ontology.

    Attributes
    ----------
    name : str
        The file's name without ending.
    questions : dict of str to str
        What it asks, by language.
    text : str
        The SPARQL.
    """

    name: str
    questions: dict[str, str]
    text: str


def catalogue() -> list[NamedQuery]:
    """Return the competency queries, by name."""
    folder = places.resources() / "ontology" / "queries"
    return [_named(path) for path in sorted(folder.glob("*.rq"))]


def _named(path: Path) -> NamedQuery:
    text = path.read_text("utf-8")
    questions = dict(re.findall(r"^# (en|zh-Hans|zh-Hant|ja): (.+)$", text, re.MULTILINE))
    return NamedQuery(path.stem, questions, text)


def named(name: str) -> NamedQuery:
    """Return a competency query by name.

    Raises
    ------
    QueryError
        If there is none of that name.
    """
    for query in catalogue():
        if query.name == name:
            return query
    raise QueryError(f"There is no query named {name!r}.", "See: kg query --list")


_STRING = (
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
)
_SKIP = re.compile(rf"(?P<string>{_STRING})|(?P<iri><[^<>\s{{}}|^`\"\\]*>)|(?P<comment>#[^\n]*)", re.DOTALL)


def _bare(text: str) -> str:
    """Return a query without what strings, IRIs and comments hold."""
    return _SKIP.sub(lambda m: "" if m["comment"] is not None else " <> " if m["iri"] else '""', text)


def prologue(text: str) -> str:
    """Return the ``PREFIX`` lines that a query uses and doesn't declare itself."""
    bare = _bare(text)
    declared = set(re.findall(r"prefix\s+([\w-]*):", bare, re.IGNORECASE))
    used = set(re.findall(r"(?<![\w-])([a-z]+):", bare))
    return "".join(f"PREFIX {p}: <{PREFIXES[p]}>\n" for p in PREFIXES if p in used - declared)


def _refuse_remote(text: str) -> None:
    bare = _bare(text)
    if re.search(r"(?<![\w?$:-])SERVICE\b(?!\s*:)", bare, re.IGNORECASE):
        raise QueryError("SERVICE would ask another host; the graph is offline.", "Leave it out.")
    if bare.count("{") > 200:
        raise QueryError("The query nests too deeply.", "Make it simpler.")


def run(snapshot: Snapshot, text: str) -> Any:
    """Run a query (``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``) with the known prefixes declared.

    Returns
    -------
    pyoxigraph.QuerySolutions, QueryBoolean or QueryTriples

    Raises
    ------
    QueryError
        For a syntax error (line and column), a query that changes data, or one that asks another host.
    """
    _refuse_remote(text)
    head = prologue(text)
    try:
        return snapshot.store.query(head + text)
    except SyntaxError as error:
        raise QueryError(_syntax(str(error), head.count("\n"), text), "Mend the query there.") from error
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(f"The query can't be run: {error}.", "Make it simpler.") from error


def _syntax(message: str, shift: int, text: str) -> str:
    match = re.search(r"at (\d+):(\d+):?\s*(.*)", message, re.DOTALL)
    if re.search(r"^\s*(?:prefix[^\n]*\n\s*)*(insert|delete|load|clear|drop|create|with)\b", text, re.IGNORECASE):
        return "The graph is read-only: INSERT, DELETE and the like are not for it"
    if not match:
        return "SPARQL syntax error: " + " ".join(message.split())
    line, column, rest = int(match.group(1)) - shift, match.group(2), " ".join(match.group(3).split())
    if rest.startswith("expected one of"):
        rest = "something else is expected"  # The list of every character that might follow helps nobody.
    return f"SPARQL syntax error in line {line}, column {column}: {rest or 'not expected there'}."


def rows(result: Any) -> tuple[list[str], list[list[Any]]]:
    """Return a ``SELECT`` result as column names and rows of pyoxigraph terms (None where unbound)."""
    columns = [v.value for v in result.variables]
    return columns, [[row[c] for c in columns] for row in result]


def plain(term: Any) -> str:
    """Return a term as people read it: compact IRIs, bare literals, nothing for unbound."""
    if term is None:
        return ""
    if hasattr(term, "subject"):
        return " ".join(plain(t) for t in (term.subject, term.predicate, term.object))
    value = str(term.value)
    return value if hasattr(term, "datatype") else compact(value)


def render(result: Any, kind: str) -> str:
    """Return a result as text in one of `FORMATS`.

    Raises
    ------
    QueryError
        If the format doesn't fit the kind of query.
    """
    import pyoxigraph as ox

    if kind not in FORMATS:
        raise QueryError(f"There is no format {kind!r}.", "Known: " + ", ".join(FORMATS))
    if isinstance(result, ox.QueryTriples):
        return _graph(list(result), kind)
    if isinstance(result, ox.QueryBoolean):
        answer = bool(result)
        if kind == "json":
            return json.dumps({"head": {}, "boolean": answer}) + "\n"
        if kind == "xml":
            return _bytes(result.serialize(format=ox.QueryResultsFormat.XML))
        if kind in {"turtle", "jsonld"}:
            raise QueryError(f"A yes-or-no answer has no {kind} form.", "Use table, json or xml.")
        return ("yes" if answer else "no") + "\n"
    if kind in {"turtle", "jsonld"}:
        raise QueryError(f"A table has no {kind} form.", "Use CONSTRUCT, or table, csv, tsv, json, xml.")
    if kind == "json":
        return _bytes(result.serialize(format=ox.QueryResultsFormat.JSON)) + "\n"
    if kind == "xml":
        return _bytes(result.serialize(format=ox.QueryResultsFormat.XML)) + "\n"
    columns, found = rows(result)
    lines = [[plain(term) for term in row] for row in found]
    if kind in {"csv", "tsv"}:
        return separated(columns, lines, "," if kind == "csv" else "	")
    return table(columns, lines)


def _bytes(content: Any) -> str:
    return content.decode("utf-8") if isinstance(content, bytes) else str(content)


def _graph(triples: list[Any], kind: str) -> str:
    import pyoxigraph as ox

    used = {p: iri for p, iri in PREFIXES.items() if any(iri in str(t) for t in triples)}
    if kind in {"table", "turtle"}:
        return _bytes(ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.TURTLE, prefixes=used))
    if kind == "jsonld":
        return _bytes(ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.JSON_LD, prefixes=used)) + "\n"
    if kind == "xml":
        return _bytes(ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.RDF_XML, prefixes=used))
    columns = ["subject", "predicate", "object"]
    lines = [[plain(t.subject), plain(t.predicate), plain(t.object)] for t in sorted(triples, key=str)]
    if kind == "json":
        return (
            json.dumps([dict(zip(columns, line, strict=True)) for line in lines], ensure_ascii=False, indent=1) + "\n"
        )
    return separated(columns, lines, "," if kind == "csv" else "\t")


def load(source: str) -> str:
    """Return the SPARQL that ``FILE|-|TEXT`` names: standard input, a file, or the text itself.

    Raises
    ------
    DataError
        If a file can't be read.
    """
    import sys

    if source == "-":
        return sys.stdin.read()
    path = Path(source)
    query = re.match(r"\s*(?:prefix|base|select|ask|construct|describe)\b", source, re.IGNORECASE)
    if "{" in source or len(source) > 500 or (query and not path.is_file()):
        return source
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"{path} is not UTF-8.", "Save the file as UTF-8.") from error
    except OSError as error:
        raise DataError(f"{path} can't be read: {error.strerror}.", "Give a file, - or a SPARQL text.") from error
