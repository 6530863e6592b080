"""Network to page: one HTML file that opens anywhere, offline, from any networkx graph.

    >>> import networkx as nx, viz
    >>> page = viz.view(nx.path_graph(3), title="A path")
    >>> page.startswith("<!DOCTYPE html>")
    True

`view` returns the page as text, `write` puts it into a file whole or not at all. Nothing heavy is imported
before one of them is called.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from viz.errors import GraphError, WriteError

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["GraphError", "WriteError", "load", "view", "write"]


def view(graph: Any, *, title: str, language: str = "en", subtitle: str | None = None, view: str = "network") -> str:
    """Return one self-contained HTML page that shows a graph.

    Args:
        graph: any networkx graph. Every attribute is optional; names fall back to the node's key.
            Nodes: `labels {language: [name, ...]}`, `type`, `type_labels {language: text}`, `size` (any
            measure, not negative), `facts [{sentence {language: text}, passages [id]}]`, `dates [{date,
            summary {language: text}, passages [id]}]`, `links [web address]`, and `toll` and `rank` (see
            `viz.cost`).
            Edges: `predicate` (else the edge's key), `labels {language: text}`, `sentence {language: text}`,
            `date` (EDTF), `kind` (fact, claim, proposed or negation), `stance`, `passages [id]`, `price`.
            The graph: `passages {id: {article, author, section, line, exact, speaker, stance,
            summary {language: text}}}`; `articles`, their titles in
            the order in which they are listed; `prefixes {prefix: IRI}` where keys and predicates are IRIs or compact;
            `cases`, an indicator matrix (see `viz.cases.read`).
        title: the page's title, as plain text.
        language: the language it opens in: en, zh-Hans, zh-Hant or ja.
        subtitle: one more line of plain text under the title.
        view: what it opens as: network, timeline, argument, compare or cases. A page has all of those that it
            holds something for, and the reader goes from one to the other.

    Returns:
        A whole HTML document. The same input gives the same text.

    Raises:
        GraphError: the first argument is no networkx graph, or the language or view is none of those named.
        FileNotFoundError: the installed pyvis holds no vis-network.
    """
    from viz.page import render

    return render(graph, title=title, language=language, subtitle=subtitle, view=view)


def write(
    graph: Any,
    path: str | PathLike[str],
    *,
    title: str,
    language: str = "en",
    subtitle: str | None = None,
    view: str = "network",
) -> Path:
    """Write the page of `view` to a file, whole or not at all, and return its path.

    Raises:
        GraphError: as for `view`.
        WriteError: the file can't be written, in one line; what stood there before still stands.
    """
    from viz.file import put
    from viz.page import render

    return put(Path(path), render(graph, title=title, language=language, subtitle=subtitle, view=view))


def load(path: str | PathLike[str]) -> Any:
    """Return the networkx graph that a GraphML, GEXF, GML, node-link JSON or CSV file holds (see `viz.own.load`).

    Raises:
        GraphError: there is no such graph, in one line.
    """
    from viz.own import load

    return load(Path(path))
