"""Commands that answer."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from kg.bibliography import STYLES
from kg.cli.base import FormatOption, app
from kg.cli.reply import reply
from kg.cli.terminal import Language, Shape
from kg.errors import KgError


class Citing(TyperCommand):
    """A command whose option ``--cite`` may stand without a style."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the first style after a bare ``--cite``; say what is missing where ``--choose`` has no value.

        Raises
        ------
        KgError
            If ``--choose`` stands last, or has taken the question for its value.
        """
        if "--choose" in args:
            place = args.index("--choose") + 1
            given = {*Shape, *Language, *STYLES}
            if not [a for i, a in enumerate(args) if i != place and not a.startswith("-") and a not in given] or (
                place == len(args) or args[place].startswith("-")
            ):
                raise KgError("--choose needs a value: the key of what a name means, or its number in the list")
        if "--cite" in args:
            place = args.index("--cite") + 1
            following = "".join(args[place : place + 1])
            given = {*Shape, *Language, following}
            other = any(not a.startswith("-") and a not in given for a in args)
            # A bare word beside the question is a style misspelt, which is told; else it is the question.
            if following not in STYLES and not (following.isalnum() and other):
                args = [*args[:place], STYLES[0], *args[place:]]
        return super().parse_args(ctx, args)


@app.command(cls=Citing)
def ask(
    question: Annotated[str, typer.Argument(help="A question in English, Chinese or Japanese.")],
    form: FormatOption = Shape.text,
    language: Annotated[Language | None, typer.Option("--language", "-l", help="Answer in this language.")] = None,
    why: Annotated[bool, typer.Option("--why", help="Show how the question was understood and the SPARQL.")] = False,
    cite: Annotated[
        str | None,
        typer.Option("--cite", metavar="[STYLE]", help="Add references: apa, chicago, gbt7714 or bibtex."),
    ] = None,
    choose: Annotated[
        list[str] | None,
        typer.Option("--choose", metavar="KEY", help="Which thing a name means: its key, or its number in the list."),
    ] = None,
) -> None:
    """Answer a question from the articles, with the passages that say it.

    Example: kg ask "what links Japan to burden-sharing"
    """
    raise typer.Exit(reply(question, form, language, why, cite, choose or ()))
