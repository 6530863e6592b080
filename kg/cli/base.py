"""The application and the options that commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.terminal import Language, Shape

app = typer.Typer(
    help="Ask a knowledge graph of what scholars write about alliances. Every answer leads to its passage.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def _group() -> None:
    """Keep commands by name even where only one is loaded."""


LanguageOption = Annotated[Language, typer.Option("--language", "-l", help="Language of names and sentences.")]
PlotOption = Annotated[Path | None, typer.Option("--plot", help="Draw it to this file too: .svg or .png.")]
FormatOption = Annotated[Shape, typer.Option("--format", "-f", help="Form of output.")]
