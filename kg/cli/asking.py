"""Commands that answer."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.base import FormatOption, Language, Shape, app, echo, graph


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
