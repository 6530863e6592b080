"""Commands that set side by side what several passages or articles say."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kg.cli.base import FormatOption, LanguageOption, app
from kg.cli.terminal import Language, Shape, echo, echo_json, graph


class Kind(StrEnum):
    """A kind of difference."""

    contradiction = "contradiction"
    judgement = "judgement"
    scope = "scope"
    date = "date"
    precision = "precision"
    wording = "wording"


@app.command()
def disagreements(
    thing: Annotated[str | None, typer.Argument(help="Only what is said differently of this thing.")] = None,
    article: Annotated[str | None, typer.Option(help="Only what touches this article: its key or number.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="Only differences of this kind.")] = None,
    form: FormatOption = Shape.text,
    language: LanguageOption = Language.en,
) -> None:
    """List what passages say differently, of what kind each difference is, and who says it where.

    Example: kg disagreements Poland --kind contradiction
    """
    from kg import disagreements as differing
    from kg.cli import sides
    from kg.difference import KINDS

    opened = graph()
    wanted = next((k for k in KINDS if kind and k.removeprefix("different-") == kind.value), None)
    key = opened.find(thing) if thing else None
    found = differing.disagreements(opened.snapshot, key, article, language.value, wanted)
    echo_json(found) if form is Shape.json else echo(sides.disagreements(found, form.value, language.value))


@app.command()
def compare(
    first: Annotated[str, typer.Argument(help="An article: its key or number.")],
    second: Annotated[str, typer.Argument(help="Another article.")],
    about: Annotated[str | None, typer.Option(help="Only what they say of this thing.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many things of each list.")] = 10,
    form: FormatOption = Shape.text,
    language: LanguageOption = Language.en,
) -> None:
    """Set two articles side by side: what both speak of, what only one says of a thing, where they differ.

    Example: kg compare lu-hao jiang-liyuan --about burden-sharing
    """
    from kg import compare as comparing
    from kg.cli import sides

    opened = graph()
    key = opened.find(about) if about else None
    found = comparing.compare(opened.snapshot, first, second, key, language.value, limit)
    echo_json(found) if form is Shape.json else echo(sides.comparison(found, form.value, language.value))
