"""The command that writes the graph in the formats of other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.analysis import (
    ArticleOption,
    AsOfOption,
    AssertedOption,
    FromOption,
    SpeakerOption,
    ToOption,
    UndatedOption,
)
from kg.cli.base import LanguageOption, app
from kg.cli.terminal import Language, echo, graph


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
    projection: Annotated[
        str | None, typer.Option("--projection", "-p", help="A network that the graph folds into, such as actors.")
    ] = None,
    steps: Annotated[int, typer.Option(min=1, max=3, help="How far around the thing.")] = 1,
    only: Annotated[list[str] | None, typer.Option(help="Keep to this relation or class of things.")] = None,
    without: Annotated[list[str] | None, typer.Option(help="A thing or relation to leave out.")] = None,
    as_of: AsOfOption = None,
    start: FromOption = None,
    end: ToOption = None,
    undated: UndatedOption = None,
    article: ArticleOption = None,
    speaker: SpeakerOption = None,
    asserted_only: AssertedOption = False,
    language: LanguageOption = Language.en,
) -> None:
    """Write the graph, or what surrounds a thing, for Gephi, Cytoscape, Pajek, igraph, a triple store, a spreadsheet.

    Example: kg export "Nord Stream 2" -o nord-stream.gexf
    """
    from kg import export as exports

    name = exports.form_of(output, form)
    filters = {
        "only": only, "without": without, "as_of": as_of, "start": start, "end": end, "undated": undated,
        "article": article, "speaker": speaker, "asserted_only": asserted_only or None,
    }  # fmt: skip
    if name in exports.RDF_FORMS:
        if projection or steps != 1 or any(value is not None for value in filters.values()):
            raise typer.BadParameter(f"{name} holds statements: filters, --projection and --steps are for networks")
        opened = graph()
        count = exports.write_rdf(opened.snapshot, output, name, opened.find(thing) if thing else None)
        echo(f"Wrote {output} ({count} statements).")
        return
    if thing and projection:
        raise typer.BadParameter("give a thing or --projection, not both")
    from kg import subgraph
    from kg.export.dates import dated
    from kg.network import edges, to_networkx

    opened = graph()
    selection = opened.selection(**filters)
    if projection:
        network = opened.projection(projection, selection)
    elif thing:
        network = subgraph.around(opened, thing, steps, selection)
    else:
        network = to_networkx(opened.snapshot, edges(opened.snapshot, selection))
    written = exports.write(dated(opened.snapshot, network), output, name, language.value)
    files = " and ".join(str(path) for path in written)
    echo(f"Wrote {files} ({network.number_of_nodes()} nodes, {network.number_of_edges()} edges).")
