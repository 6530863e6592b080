"""The command that writes pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.base import Language, LanguageOption, app, echo, graph
from kg.errors import OutputError


@app.command()
def view(
    thing: Annotated[str | None, typer.Argument(help="A thing: it and what surrounds it.")] = None,
    paths_between: Annotated[tuple[str, str] | None, typer.Option("--paths", help="Paths between two things.")] = None,
    query_file: Annotated[str | None, typer.Option("--query", help="The things in a query's result.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="The whole graph.")] = False,
    steps: Annotated[int, typer.Option(min=1, max=3, help="How far around a thing.")] = 1,
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")] = Path("graph.html"),
    language: LanguageOption = Language.en,
) -> None:
    """Write an interactive page: one HTML file that needs no network.

    Example: kg view "Nord Stream 2" -o nord-stream.html
    """
    import viz
    from kg import subgraph

    opened = graph()
    if sum([thing is not None, paths_between is not None, query_file is not None, everything]) != 1:
        raise typer.BadParameter("give a thing, --paths A B, --query FILE, or --all")
    if thing is not None:
        network, title = (
            subgraph.around(opened, thing, steps),
            opened.label(opened.find(thing), language.value),
        )
    elif paths_between is not None:
        network, title = subgraph.between(opened, *paths_between), " – ".join(paths_between)
    elif query_file is not None:
        network, title = subgraph.of_query(opened, query_file), "Query"
    else:
        network, title = subgraph.whole(opened), "Alliance knowledge graph"
    if not output.parent.is_dir():
        raise OutputError(f"The folder {output.parent} does not exist.", "Make it, or name another.")
    try:
        viz.write(network, output, title=title, language=language.value)
    except viz.WriteError as error:
        raise OutputError(str(error)) from error
    echo(f"Wrote {output} ({network.number_of_nodes()} things, {network.number_of_edges()} relations).")
