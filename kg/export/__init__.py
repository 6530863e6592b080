"""Exports: the graph, a part of it, or any networkx graph, in the formats that other programs read.

    >>> import networkx as nx
    >>> from kg import export
    >>> print(export.text(nx.Graph([("Japan", "Poland")]), "pajek"))
    *Vertices 2
    1 "Japan"
    2 "Poland"
    *Edges
    1 2 1.0
    <BLANKLINE>

Network forms take networkx graphs, RDF forms a snapshot. The same input gives the same file, byte for byte.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import OutputError

if TYPE_CHECKING:
    import networkx as nx

    from kg.snapshot import Snapshot

NETWORK_FORMS = {
    "graphml": (".graphml",),
    "gexf": (".gexf",),
    "csv": (".csv",),
    "json": (".json",),
    "cytoscape": (".cyjs",),
    "pajek": (".net",),
}
"""Forms of networks, with the suffixes of their files."""

RDF_FORMS = {
    "turtle": (".ttl",),
    "trig": (".trig",),
    "nquads": (".nq",),
    "jsonld": (".jsonld",),
    "rdf12": (),
}
"""Forms of RDF, likewise; RDF 1.2 has no suffix of its own and has to be named."""

FORMS = {**NETWORK_FORMS, **RDF_FORMS}


def form_of(path: Path, form: str | None = None) -> str:
    """Return the form of a file: the one named, else the one that its suffix tells.

    Raises
    ------
    OutputError
        If neither tells, if there is no such form, or if the suffix belongs to another.
    """
    known = ", ".join(FORMS)
    told = next((name for name, suffixes in FORMS.items() if path.suffix.lower() in suffixes), None)
    if form is None and told is None:
        raise OutputError(f"The name {path.name!r} does not tell the format.", f"Give --format: {known}.")
    if form is not None and form not in FORMS:
        raise OutputError(f"There is no format {form!r}.", f"Known: {known}.")
    if form == "rdf12" and path.suffix.lower() == ".ttl":
        return form
    if form and told and form != told:
        raise OutputError(f"{path.name!r} is the name of a {told} file, not {form}.", "Change the name or --format.")
    return form or str(told)


def text(graph: nx.Graph[Any], form: str, language: str = "en") -> str:
    """Return a network as the text of a file (CSV: the table of edges).

    Parameters
    ----------
    graph : networkx graph
        The project's or any other, of any of the four classes. Attributes that a format can't hold are made
        plain: what is None is left out, lists become one text, mappings one attribute a key.
    form : str
        One of `NETWORK_FORMS`.
    language : str
        Of the plain labels; the others stand beside them as ``label_en``, ``label_zh-Hans`` and so on.

    Raises
    ------
    OutputError
        If two nodes can't be told apart as text.
    """
    from kg.export import networks

    return networks.text(graph, form, language)


def write(graph: nx.Graph[Any], path: Path | str, form: str | None = None, language: str = "en") -> list[Path]:
    """Write a network to a file, whole or not at all; return what was written.

    CSV makes two files: ``ties.csv`` becomes ``ties-nodes.csv`` and ``ties-edges.csv``.

    Parameters
    ----------
    graph, form, language
        As `text`; the form is guessed from the file's suffix where it is left out.
    path : path

    Raises
    ------
    OutputError
        As `form_of` and `text`, if the form is one of RDF, or if the file can't be written.
    """
    from kg.export import networks
    from kg.files import put

    path = Path(path)
    form = form_of(path, form)
    if form not in NETWORK_FORMS:
        raise OutputError(f"A network can't be written as {form}.", f"Take one of {', '.join(NETWORK_FORMS)}.")
    if form == "csv":
        nodes, edges = networks.tables(graph, language)
        files = {path.with_name(f"{path.stem}-nodes{path.suffix}"): nodes}
        files[path.with_name(f"{path.stem}-edges{path.suffix}")] = edges
    else:
        files = {path: networks.text(graph, form, language)}
    put({name: content.encode("utf-8") for name, content in files.items()})
    return list(files)


def write_rdf(snapshot: Snapshot, path: Path | str, form: str | None = None, thing: str | None = None) -> int:
    """Write the statements of a snapshot, or those on a thing, to a file, whole or not at all.

    Parameters
    ----------
    snapshot : Snapshot
    path : path
    form : str, optional
        One of `RDF_FORMS`; guessed from the file's suffix where it is left out.
    thing : str, optional
        Key: only what the passages say that speak of it.

    Returns
    -------
    int
        How many statements were written.

    Raises
    ------
    OutputError
        As `form_of`, if the form is one of networks, or if the file can't be written.
    """
    from kg.export import statements
    from kg.files import put

    path = Path(path)
    form = form_of(path, form)
    if form not in RDF_FORMS:
        raise OutputError(f"Statements can't be written as {form}.", f"Take one of {', '.join(RDF_FORMS)}.")
    quads = statements.statements(snapshot, form, thing)
    put({path: statements.serialized(quads, form)})
    return len(quads)


__all__ = ["FORMS", "NETWORK_FORMS", "RDF_FORMS", "form_of", "text", "write", "write_rdf"]
