"""The command that writes pages."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.base import LanguageOption, app
from kg.cli.terminal import Language, echo, graph
from kg.errors import OutputError

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph


class View(StrEnum):
    """What a page opens as."""

    network = "network"
    timeline = "timeline"
    argument = "argument"
    compare = "compare"
    cases = "cases"


@app.command()
def view(
    thing: Annotated[str | None, typer.Argument(help="A thing: it and what surrounds it.")] = None,
    paths_between: Annotated[tuple[str, str] | None, typer.Option("--paths", help="Paths between two things.")] = None,
    query_file: Annotated[str | None, typer.Option("--query", help="The things in a query's result.")] = None,
    article: Annotated[str | None, typer.Option("--article", help="What an article argues.")] = None,
    compared: Annotated[tuple[str, str] | None, typer.Option("--compare", help="Two articles side by side.")] = None,
    theory: Annotated[
        str | None, typer.Option("--theory", help="A theory's cases: which indicators each meets.")
    ] = None,
    timeline: Annotated[bool, typer.Option("--timeline", help="What is dated, of a thing or of everything.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="The whole graph.")] = False,
    file: Annotated[
        Path | None, typer.Option("--graph", help="Your own graph: GraphML, GEXF, GML, node-link JSON, CSV of edges.")
    ] = None,
    steps: Annotated[int, typer.Option(min=1, max=3, help="How far around a thing.")] = 1,
    view_: Annotated[View | None, typer.Option("--as", help="What the page opens as.")] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")] = Path("graph.html"),
    language: LanguageOption = Language.en,
) -> None:
    """Write an interactive page: one HTML file that needs no network.

    Example: kg view "Nord Stream 2" -o nord-stream.html
    """
    import viz
    from kg import subgraph

    given = [paths_between, query_file, article, compared, theory, everything or None, file]
    several = sum(one is not None for one in given) + (thing is not None or timeline)
    if several != 1:
        raise typer.BadParameter(
            "give one of: a thing, --paths A B, --query FILE, --article A, --compare A B, --theory NAME, --timeline, "
            "--all, --graph FILE"
        )
    network: Any
    opens = View.network
    if file is not None:
        try:
            network, title = viz.load(file), file.stem
        except viz.GraphError as error:
            raise OutputError(f"{error}.") from error
    else:
        opened = graph()
        if timeline:
            network, opens = subgraph.dated(opened, thing), View.timeline
            title = _name(opened, thing, language) if thing else "Alliances, year by year"
        elif thing is not None:
            network, title = subgraph.around(opened, thing, steps), _name(opened, thing, language)
        elif paths_between is not None:
            network, title = subgraph.between(opened, *paths_between), " – ".join(paths_between)
        elif query_file is not None:
            network, title = subgraph.of_query(opened, query_file), _question(query_file)
        elif article is not None:
            network, opens = subgraph.of_articles(opened, [article]), View.argument
            title = _titles(opened, [article], language)
        elif compared is not None:
            network, opens = subgraph.of_articles(opened, compared), View.compare
            title = _titles(opened, compared, language)
        elif theory is not None:
            network, opens = subgraph.of_cases(opened, theory), View.cases
            title = opened.theory(theory).theory.part.label(language.value)
        else:
            network, title = subgraph.whole(opened), "Alliance knowledge graph"
    if not output.parent.is_dir():
        raise OutputError(f"The folder {output.parent} does not exist.", "Make it, or name another.")
    try:
        viz.write(network, output, title=title, language=language.value, view=(view_ or opens).value)
    except (viz.WriteError, viz.GraphError) as error:
        raise OutputError(str(error)) from error
    echo(f"Wrote {output} ({network.number_of_nodes()} things, {network.number_of_edges()} relations).")


def _name(opened: KnowledgeGraph, thing: str, language: Language) -> str:
    return opened.label(opened.find(thing), language.value)


def _titles(opened: KnowledgeGraph, articles: list[str] | tuple[str, ...], language: Language) -> str:
    known = opened.snapshot.articles
    return " – ".join(opened.label(known[opened.snapshot.article_of(a)]["iri"], language.value) for a in articles)


def _question(query_file: str) -> str:
    path = Path(query_file)
    return path.stem.replace("-", " ") if path.suffix else "Query"
