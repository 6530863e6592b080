"""Commands that make, check and compare the data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.base import FormatOption, LanguageOption, app
from kg.cli.terminal import Language, Progress, Shape, echo, echo_json, graph, one_line

MOST_DRAFTS = 5
"""How many drafts are shown one by one."""


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
    drafts = checks.drafts_of(files)
    if drafts:
        echo(f"Still to be completed, and left out until then: {len(drafts)} drafts.")
        for draft in drafts[:MOST_DRAFTS]:
            echo(one_line(str(draft)))
        if len(drafts) > MOST_DRAFTS:
            echo(f"and {len(drafts) - MOST_DRAFTS} more")


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
def coverage(
    articles: Annotated[Path, typer.Option(help="Folder of your own copies of the articles.")],
    form: FormatOption = Shape.text,
) -> None:
    """Show for each article which lines carry passages, which are no content, and which are left.

    Example: kg coverage --articles my-texts/
    """
    from kg import completeness
    from kg.cli import render

    opened = graph()
    found = completeness.completeness(opened.snapshot, articles)
    if absent := sorted(set(opened.snapshot.articles) - {e["article"] for e in found}):
        typer.echo(f"Left out, as {articles} holds no copy: {', '.join(absent)}", err=True)
    echo_json(found) if form is Shape.json else echo(render.coverage(found, form.value))
