"""Commands for a reader's own articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.base import app
from kg.cli.terminal import Language, echo, graph

article = typer.Typer(
    help="""Register an article of your own, list articles, check one against its text.

    Example: kg article add notes.txt --key my-notes --output my-notes/
    """,
    no_args_is_help=True,
)
app.add_typer(article, name="article")


@article.command()
def add(
    file: Annotated[Path, typer.Argument(help="The article's text, UTF-8.")],
    key: Annotated[str, typer.Option(help="Its key in commands, such as my-notes.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to make.")],
    title: Annotated[str, typer.Option(help="Its title; left out, the first line.")] = "",
    author: Annotated[list[str] | None, typer.Option(help="An author's name; once for each.")] = None,
    date: Annotated[str, typer.Option(help="When it appeared: 2025, 2025-06 or 2025-06-30.")] = "",
    language: Annotated[Language | None, typer.Option("--language", "-l", help="Its written language.")] = None,
    number: Annotated[str, typer.Option(help="Its number in commands; left out, the next free one.")] = "",
) -> None:
    """Register a text: metadata, hash, sections, and a draft of its passages, in a folder for you to complete.

    Example: kg article add notes.txt --key my-notes --author "Rosa Reader" --output my-notes/
    """
    from kg import articles

    own = language.value if language else ""
    added, sections, proposed = articles.add(
        graph().snapshot, file, key, output, title, author or [], date, own, number
    )
    echo(f"Registered {added.title!r} as {added.number} {added.key} ({added.lines} lines, {len(sections)} headings).")
    named = {k for p in proposed for m in p.mentions for k in m.keys}
    times = [t for p in proposed for t in p.times]
    unresolved = sum(not t.date for t in times)
    echo(
        f"Drafts: {len(proposed)} sentences; known things: {len(named)}; "
        f"phrases of time: {len(times)} ({unresolved} unresolved)."
    )
    echo(f"Complete {output / 'draft.trig'}; then: kg validate {output} --articles {output}")


@article.command("list")
def listing() -> None:
    """List the articles of the graph, with how many passages and drafts each has.

    Example: kg article list
    """
    from kg import articles
    from kg.cells import table
    from kg.cli.render import clean
    from kg.snapshot import pick

    rows = [
        [str(a["number"]), a["key"], str(a["passages"]), str(a["drafts"]), clean(pick(a["title"], "en"))]
        for a in articles.listing(graph().snapshot)
    ]
    echo(table(["number", "key", "passages", "drafts", "title"], rows))


@article.command()
def check(
    key: Annotated[str, typer.Argument(help="Key or number of an article.")],
    articles: Annotated[Path | None, typer.Option(help="Folder that holds its text.")] = None,
) -> None:
    """Check whether an article's text changed since it was registered, and which quotes are no longer found.

    Example: kg article check my-notes
    """
    from kg import articles as registered

    found = registered.check(graph().snapshot, key, articles)
    states = {None: "No hash of the text was noted.", False: "The text is as it was.", True: "The text has changed."}
    echo(states[found.changed])
    echo(f"{found.right} quotes stand on their line, {len(found.moved)} on another, {len(found.lost)} are not found.")
    for passage, line, now in found.moved:
        echo(f"  {passage}: line {line} is line {now} now")
    for passage, line, exact in found.lost:
        echo(f"  {passage}: line {line}: “{exact}” is not found")
    if found.lost or found.moved:
        raise typer.Exit(1)
