"""The command that writes the graph in the formats of other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.base import Language, LanguageOption, app, day, echo, graph


@app.command()
def export(
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")],
    thing: Annotated[str | None, typer.Argument(help="Only this thing and what surrounds it.")] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="graphml, gexf, csv, json, cytoscape, pajek, turtle, trig, nquads, jsonld or rdf12; else the one that "
            "the file's name tells.",
        ),
    ] = None,
    steps: Annotated[int, typer.Option(min=1, max=3, help="Of networks: how far around the thing.")] = 1,
    only: Annotated[list[str] | None, typer.Option(help="Of networks: keep to this relation or class.")] = None,
    without: Annotated[list[str] | None, typer.Option(help="Of networks: a thing or relation to leave out.")] = None,
    as_of: Annotated[str | None, typer.Option(help="Of networks: leave out what is dated later.")] = None,
    asserted_only: Annotated[bool, typer.Option("--asserted-only", help="Of networks: leave claims out.")] = False,
    language: LanguageOption = Language.en,
) -> None:
    """Write the graph, or what surrounds a thing, for Gephi, Cytoscape, Pajek, igraph, a triple store, a spreadsheet.

    Example: kg export "Nord Stream 2" -o nord-stream.gexf
    """
    from kg import export as exports

    name = exports.form_of(output, form)
    if name in exports.RDF_FORMS:
        if only or without or as_of or asserted_only or steps != 1:
            raise typer.BadParameter(f"--only, --without, --as-of, --asserted-only, --steps are not for {name}")
        opened = graph()
        count = exports.write_rdf(opened.snapshot, output, name, opened.find(thing) if thing else None)
        echo(f"Wrote {output} ({count} statements).")
        return
    from kg import subgraph
    from kg.export.dates import dated

    opened = graph()
    options = opened.filters(
        only=only or (), without=without or (), as_of=day(as_of, first=False) if as_of else None,
        asserted_only=asserted_only,
    )  # fmt: skip
    network = subgraph.around(opened, thing, steps, **options) if thing else opened.to_networkx(**options)
    written = exports.write(dated(opened.snapshot, network), output, name, language.value)
    files = " and ".join(str(path) for path in written)
    echo(f"Wrote {files} ({network.number_of_nodes()} things, {network.number_of_edges()} relations).")
