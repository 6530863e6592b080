"""The commands. Heavy parts are imported inside them, so that help and simple questions start at once."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.errors import KgError, OutputError

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

app = typer.Typer(
    help="Ask a knowledge graph of what scholars write about alliances. Every answer leads to its passage.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class Language(StrEnum):
    """A written language of output."""

    en = "en"
    zh_hans = "zh-Hans"
    zh_hant = "zh-Hant"
    ja = "ja"


class Shape(StrEnum):
    """A form of output."""

    text = "text"
    json = "json"
    markdown = "markdown"
    csv = "csv"


LanguageOption = Annotated[Language, typer.Option("--language", "-l", help="Language of names and sentences.")]
FormatOption = Annotated[Shape, typer.Option("--format", "-f", help="Form of output.")]


def run() -> None:
    """Run the command line; a known error becomes one line on standard error and its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except KgError as error:
        typer.echo(f"kg: {one_line(str(error))}", err=True)
        raise SystemExit(error.status) from None
    except BrokenPipeError:
        # The reader (head, less) went away: not an error of ours.
        sys.stderr.close()
        raise SystemExit(0) from None
    except OSError as error:
        typer.echo(f"kg: {one_line(f'{error.filename or str()}: {error.strerror or error}'.lstrip(': '))}", err=True)
        raise SystemExit(2) from None


def one_line(text: str) -> str:
    """Return a text as one visible line."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else f"\\u{ord(c):04x}" for c in text).split())


def graph() -> KnowledgeGraph:
    """Open the graph with the user's own data, showing progress where a snapshot has to be made."""
    from kg import additions, build
    from kg.graph import KnowledgeGraph
    from kg.snapshot import Snapshot

    return KnowledgeGraph(Snapshot(build.ensure(additions.current(), Progress())))


class Progress:
    """A line on standard error that says what the build is doing, once it takes longer than a second."""

    def __init__(self) -> None:
        import time

        self._clock = time.monotonic
        self._begun = self._clock()
        self._shown = False

    def __call__(self, step: str, done: int, of: int) -> None:
        """Show the step where the time is up and somebody is looking."""
        if not sys.stderr.isatty() or (not self._shown and self._clock() - self._begun < 1.0):
            return
        self._shown = True
        bar = "#" * (20 * done // of)
        end = "\n" if done == of else ""
        sys.stderr.write(f"\rBuilding the graph [{bar:<20}] {step:<10}{end}")
        sys.stderr.flush()


def echo(text: str) -> None:
    """Print a text that ends with exactly one newline."""
    typer.echo(text.rstrip("\n"))


def echo_json(content: Any) -> None:
    """Print JSON, stable in order."""
    echo(json.dumps(content, ensure_ascii=False, indent=2))


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="A question in English, Chinese or Japanese.")],
    form: FormatOption = Shape.text,
    language: Annotated[Language | None, typer.Option("--language", "-l", help="Answer in this language.")] = None,
    why: Annotated[bool, typer.Option("--why", help="Show how the question was understood and the SPARQL.")] = False,
) -> None:
    """Answer a question from the articles, with the passages that say it.

    Example: kg ask "what links Japan to burden-sharing"
    """
    from kg.cli import render

    answer = graph().ask(question, language.value if language else None)
    echo(render.answer(answer, form.value, why))
    raise typer.Exit(answer.exit_status)


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
    form: FormatOption = Shape.text,
    language: LanguageOption = Language.en,
) -> None:
    """List dated events, acts and claims in order of time.

    Example: kg timeline Japan --from 2019 --to 2019-12
    """
    from kg.cli import render

    first, last = (day(start, first=True) if start else None), (day(end, first=False) if end else None)
    found = graph().timeline(thing, first, last)
    echo_json(found) if form is Shape.json else echo(render.timeline(found, form.value, language.value))


def day(text: str, first: bool) -> str:
    """Return the first or last ISO day of what the user wrote as a date.

    Raises
    ------
    KgError
        If it is no date.
    """
    from kg.dates import bounds

    try:
        return bounds(text)[0 if first else 1].isoformat()
    except ValueError:
        raise KgError(f"{text!r} is no date.", "Write 1937, 1937-10 or 1937-10-05.") from None


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


@app.command()
def build(
    with_: Annotated[
        list[Path] | None, typer.Option("--with", help="A file or folder of your own data to take in.")
    ] = None,
    shipped_only: Annotated[bool, typer.Option("--shipped-only", help="Leave your own data out from now on.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Make it anew even where nothing changed.")] = False,
) -> None:
    """Make the snapshot (also made by itself on first use).

    Example: kg build --with my-article/
    """
    from kg import additions
    from kg import build as builder

    extra = () if shipped_only else additions.current()
    if with_:
        extra = tuple(dict.fromkeys([*extra, *(p.resolve() for p in with_)]))
    folder = builder.ensure(extra, Progress(), force)
    additions.keep(extra)
    echo(f"The graph is ready in {folder}")


@app.command()
def disagreements(
    thing: Annotated[str | None, typer.Argument(help="Only what is said differently of this thing.")] = None,
    article: Annotated[str | None, typer.Option(help="Only what touches this article: its key or number.")] = None,
    form: FormatOption = Shape.text,
    language: LanguageOption = Language.en,
) -> None:
    """List what passages say differently, side by side with who says it and where.

    Example: kg disagreements --article 004
    """
    from kg import disagreements as differing
    from kg.cli import render

    opened = graph()
    found = differing.disagreements(opened.snapshot, opened.find(thing) if thing else None, article, language.value)
    echo_json(found) if form is Shape.json else echo(render.disagreements(found, form.value, language.value))


@app.command()
def coverage(
    articles: Annotated[Path, typer.Option(help="Folder of your own copies of the articles.")],
    form: FormatOption = Shape.text,
) -> None:
    """Show for each article which lines carry passages, which are no content, and which are left.

    Example: kg coverage --articles my-texts/
    """
    from kg import completeness
    from kg.cli import render

    found = completeness.completeness(graph().snapshot, articles)
    echo_json(found) if form is Shape.json else echo(render.coverage(found, form.value))


@app.command()
def audit(
    article: Annotated[str, typer.Argument(help="Key or number of an article.")],
    articles: Annotated[Path, typer.Option(help="Folder of your own copies of the articles.")],
    size: Annotated[int, typer.Option("--sample", min=1, help="How many statements.")] = 50,
    seed: Annotated[int, typer.Option(help="The same seed draws the same sample.")] = 1,
    language: LanguageOption = Language.en,
) -> None:
    """Draw statements at random and print each beside the full line, for a reader's verdict.

    Example: kg audit 002 --sample 50 --seed 7 --articles my-texts/
    """
    from kg import audit as auditing
    from kg.cli import render

    for number, found in enumerate(auditing.sample(graph().snapshot, article, size, seed, articles), 1):
        echo(f"[{number}] {found['passage']}")
        echo(render.passage(found, language.value) + "\n")


@app.command()
def validate(
    files: Annotated[list[Path], typer.Argument(help="Turtle or TriG files, or folders of them.")],
    articles: Annotated[Path | None, typer.Option(help="Folder of articles: checks each quote on its line.")] = None,
) -> None:
    """Check your own data: syntax, terms, shapes, quotes. Names file, line, node and what to do.

    Example: kg validate my-article/ --articles my-texts/
    """
    from kg import validate as checks

    problems = checks.problems_of(files, articles)
    for problem in problems:
        typer.echo(one_line(str(problem)), err=True)
    if problems:
        raise typer.Exit(2)
    echo("No problems found.")
