"""Commands that run theories on coded cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.base import FormatOption, Language, LanguageOption, Shape, app, echo, echo_json, graph

if TYPE_CHECKING:
    from kg.theory import RunnableTheory

group = typer.Typer(
    help="Run the articles' theories on coded cases: test, stretch and compare them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(group, name="theory")

NameArgument = Annotated[str, typer.Argument(help="A theory, as kg theory list names it.")]
ReadingOption = Annotated[str | None, typer.Option("--reading", help="Which reading of the source to take.")]
OwnOption = Annotated[
    list[Path] | None, typer.Option("--cases", help="A CSV or Turtle file of your own cases (see kg theory template).")
]


def opened(name: str, own: list[Path] | None = None) -> RunnableTheory:
    """Return a theory with the user's own cases."""
    return graph().theory(name).with_cases(*own or ())


@group.command("list")
def list_(form: FormatOption = Shape.text, language: LanguageOption = Language.en) -> None:
    """List the theories that can be run.

    Example: kg theory list
    """
    from kg.cli import theory_text
    from kg.theory.showing import catalogue

    found = catalogue(graph().snapshot)
    echo_json(found) if form is Shape.json else echo(theory_text.catalogue(found, form.value, language.value))


@group.command()
def show(
    name: NameArgument, own: OwnOption = None, form: FormatOption = Shape.text, language: LanguageOption = Language.en
) -> None:
    """Show a theory: its readings, rules, indicators, scope and hypotheses, and what each reading makes of each case.

    Example: kg theory show burden-sharing
    """
    from kg.cli import theory_text

    found = opened(name, own).show()
    echo_json(found) if form is Shape.json else echo(theory_text.show(found, form.value, language.value))


@group.command()
def run(
    name: NameArgument,
    case: Annotated[list[str] | None, typer.Option("--case", help="Only this case; may be given again.")] = None,
    reading: ReadingOption = None,
    own: OwnOption = None,
    form: FormatOption = Shape.text,
    language: LanguageOption = Language.en,
) -> None:
    """Derive what a theory predicts for each case, what is measured, and whether they agree.

    Example: kg theory run burden-sharing --case Germany
    """
    from kg.cli import theory_text

    theory = opened(name, own)
    found = theory.run(reading, case or ())
    echo_json(found) if form is Shape.json else echo(theory_text.run(theory, found, form.value, language.value))
