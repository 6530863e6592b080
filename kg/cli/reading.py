"""Commands that show what the graph holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.base import FormatOption, LanguageOption, PlotOption, app
from kg.cli.terminal import Language, Shape, day, echo, echo_json, echo_note, graph


@app.command()
def show(
    thing: Annotated[str, typer.Argument(help="A name in any language, or a key such as us-japan-alliance.")],
    form: FormatOption = Shape.text,
    language: LanguageOption = Language.en,
) -> None:
    """Show all that the graph holds on a thing, grouped, with passages.

    Example: kg show "Brussels Conference"
    """
    from kg.cli import render

    found = graph().show(thing, language.value)
    echo_json(found) if form is Shape.json else echo(render.show(found, form.value, language.value))


@app.command()
def passages(
    thing: Annotated[str | None, typer.Argument(help="Only passages that name this thing.")] = None,
    article: Annotated[str | None, typer.Option(help="Only this article: its key or number.")] = None,
    articles: Annotated[Path | None, typer.Option(help="Folder of your own copies: adds the full line.")] = None,
    form: Annotated[str, typer.Option("--format", "-f", help="text or jsonl.")] = "text",
    language: LanguageOption = Language.en,
) -> None:
    """List passages: where each stands, its quote, who speaks, and what it says.

    Example: kg passages --article lu-hao --format jsonl
    """
    from kg.cli import render

    if form not in {"text", "jsonl"}:
        raise typer.BadParameter("text or jsonl", param_hint="--format")
    for passage in graph().passages(article, thing, articles):
        echo(json.dumps(passage, ensure_ascii=False) if form == "jsonl" else render.passage(passage, language.value))


@app.command()
def timeline(
    thing: Annotated[str | None, typer.Argument(help="Only what is linked to this thing.")] = None,
    start: Annotated[str | None, typer.Option("--from", help="From this year, month or day.")] = None,
    end: Annotated[str | None, typer.Option("--to", help="To this year, month or day.")] = None,
    plot: PlotOption = None,
    form: FormatOption = Shape.text,
    language: LanguageOption = Language.en,
) -> None:
    """List dated events, acts and claims in order of time.

    Example: kg timeline Japan --from 2019 --to 2019-12
    """
    from kg.cli import render

    first, last = (day(start, first=True) if start else None), (day(end, first=False) if end else None)
    opened = graph()
    found = opened.timeline(thing, first, last)
    if plot:
        from kg import plots

        title = opened.label(opened.find(thing), language.value) if thing else ""
        period = " – ".join(part or "" for part in (start, end)) if start or end else ""
        note = plots.timeline(found, plot, title or period, period if title else "", language.value, first, last)
        echo_note(note)
    echo_json(found) if form is Shape.json else echo(render.timeline(found, form.value, language.value))


@app.command()
def paths(
    start: Annotated[str, typer.Argument(help="A thing.")],
    end: Annotated[str, typer.Argument(help="Another thing.")],
    k: Annotated[int, typer.Option("-k", min=1, help="How many paths.")] = 5,
    max_length: Annotated[int, typer.Option(min=1, max=6, help="The most steps.")] = 4,
    via: Annotated[list[str] | None, typer.Option(help="A thing that every path passes through.")] = None,
    without: Annotated[list[str] | None, typer.Option(help="A thing or relation that no path uses.")] = None,
    only: Annotated[list[str] | None, typer.Option(help="Keep to this relation or class of things.")] = None,
    as_of: Annotated[str | None, typer.Option(help="Leave out what is dated later.")] = None,
    asserted_only: Annotated[bool, typer.Option("--asserted-only", help="Leave claims out.")] = False,
    in_time: Annotated[bool, typer.Option("--in-time", help="Only paths along which time does not go back.")] = False,
    members: Annotated[
        bool,
        typer.Option("--members", help="A body, alliance or treaty stands for its members, a class for its things."),
    ] = False,
    explain_score: Annotated[bool, typer.Option("--explain-score", help="Show what each score is made of.")] = False,
    form: FormatOption = Shape.text,
    language: LanguageOption = Language.en,
) -> None:
    """Explain how two things are linked: ranked paths, every step with its passage.

    Example: kg paths Japan burden-sharing -k 3
    """
    from kg.cli import render

    opened = graph()
    found = opened.paths(
        start, end, k=k, max_length=max_length, via=via or (), without=without or (), only=only or (),
        as_of=day(as_of, first=False) if as_of else None, asserted_only=asserted_only,
        in_time=in_time, members=members,
    )  # fmt: skip
    echo(render.paths(opened, found, form.value, language.value, explain_score))
    raise typer.Exit(0 if found.paths else 1)


@app.command()
def query(
    source: Annotated[str | None, typer.Argument(help="A file, - for standard input, or SPARQL text.")] = None,
    form: Annotated[
        str, typer.Option("--format", "-f", help="table, csv, tsv, json, xml, turtle or jsonld.")
    ] = "table",
    listed: Annotated[bool, typer.Option("--list", help="List the competency queries.")] = False,
    name: Annotated[str | None, typer.Option("--run", help="Run this competency query.")] = None,
    language: LanguageOption = Language.en,
) -> None:
    """Run SPARQL over the graph (SELECT, ASK, CONSTRUCT, DESCRIBE); the known prefixes need no declaring.

    Example: kg query "SELECT ?treaty WHERE { ?treaty a kg:Treaty } LIMIT 5"
    """
    from kg import query as sparql
    from kg.cells import table

    if listed:
        echo(
            table(
                ["name", "question"],
                [[q.name, q.questions.get(language.value, "")] for q in sparql.catalogue()],
            )
        )
        return
    if (source is None) == (name is None):
        raise typer.BadParameter("give a file, - or SPARQL text, or --run NAME, or --list")
    text = sparql.named(name).text if name else sparql.load(str(source))
    if form not in sparql.FORMATS:
        raise typer.BadParameter(", ".join(sparql.FORMATS), param_hint="--format")
    echo(sparql.render(graph().query(text), form))
