"""Commands that run theories on coded cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.base import FormatOption, LanguageOption, app
from kg.cli.terminal import Language, Shape, echo, echo_json, graph, one_line

if TYPE_CHECKING:
    from kg.theory import RunnableTheory

group = typer.Typer(
    help="Run the articles' theories on coded cases: test, stretch and compare them.\n\n"
    "Example: kg theory run burden-sharing",
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
    """Return a theory with the user's own cases; faults of these are printed one a line."""
    from kg.theory.own import CaseFaultsError

    found = graph().theory(name).with_cases(*own or ())
    try:
        _ = found.theory
    except CaseFaultsError as error:
        for fault in error.faults:
            typer.echo(f"kg: {one_line(fault)}", err=True)
        raise typer.Exit(error.status) from None
    return found


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
    evidence: Annotated[
        bool, typer.Option("--evidence", help="With what passages speak for or against each cell, by our coding.")
    ] = False,
    form: FormatOption = Shape.text,
    language: LanguageOption = Language.en,
) -> None:
    """Derive what a theory predicts for each case, what is measured, and whether they agree.

    Example: kg theory run burden-sharing --case Germany
    """
    from kg.cli import theory_text

    theory = opened(name, own)
    found = theory.run(reading, case or (), evidence)
    echo_json(found) if form is Shape.json else echo(theory_text.run(theory, found, form.value, language.value))


@group.command("what-if")
def what_if(
    name: NameArgument,
    case: Annotated[str, typer.Option("--case", help="The case to change.")],
    set_: Annotated[list[str], typer.Option("--set", help="indicator=met, =unmet or =unknown; may be given again.")],
    reading: ReadingOption = None,
    own: OwnOption = None,
    form: FormatOption = Shape.text,
    language: LanguageOption = Language.en,
) -> None:
    """Suppose that indicators of a case were otherwise, and derive what follows. The graph stays as it is.

    Example: kg theory what-if burden-sharing --case Germany --set host-nation-cost-sharing=unmet
    """
    from kg.cli import theory_text

    theory = opened(name, own)
    found = theory.what_if(case, set_, reading)
    echo_json(found) if form is Shape.json else echo(theory_text.what_if(theory, found, form.value, language.value))


@group.command()
def sensitivity(
    name: NameArgument,
    case: Annotated[list[str] | None, typer.Option("--case", help="Only this case; may be given again.")] = None,
    reading: ReadingOption = None,
    own: OwnOption = None,
    form: FormatOption = Shape.text,
    language: LanguageOption = Language.en,
) -> None:
    """Flip each cell, one at a time: which flips change an outcome or break the fit, the most fragile case first.

    Example: kg theory sensitivity burden-sharing
    """
    from kg.cli import theory_text

    theory = opened(name, own)
    found = theory.sensitivity(reading, case or ())
    echo_json(found) if form is Shape.json else echo(theory_text.sensitivity(theory, found, form.value, language.value))


@group.command()
def compare(
    name: NameArgument,
    other: Annotated[str, typer.Argument(help="Another theory.")],
    form: FormatOption = Shape.text,
    language: LanguageOption = Language.en,
) -> None:
    """Put two theories side by side: variables, indicators and cases that they share, and their outcomes.

    Example: kg theory compare burden-sharing alliance-vulnerability
    """
    from kg.cli import theory_text

    first, second = opened(name), opened(other)
    found = first.compare(second)
    if form is Shape.json:
        echo_json(found)
    else:
        echo(theory_text.compare(first, second, found, form.value, language.value))


@group.command()
def table(
    name: NameArgument,
    outcome: Annotated[str | None, typer.Option("--outcome", help="The degree that counts as 1.")] = None,
    indicators: Annotated[bool, typer.Option("--indicators", help="Take the indicators as conditions.")] = False,
    reading: ReadingOption = None,
    own: OwnOption = None,
    form: FormatOption = Shape.text,
) -> None:
    """Print the truth table of qualitative comparative analysis; as CSV, the cases as QCA software reads them.

    Example: kg theory table burden-sharing --format csv
    """
    from kg.cli import theory_text
    from kg.theory.truth_table import as_csv

    found = opened(name, own).truth_table(reading, outcome, indicators)
    if form is Shape.json:
        echo_json(found)
    elif form is Shape.csv:
        echo(as_csv(found))
        for case in found["left_out"]:
            typer.echo(f"kg: {case} is left out, because something of it is undetermined.", err=True)
    else:
        echo(theory_text.truth_table(found, form.value))


@group.command()
def template(
    name: NameArgument,
    turtle: Annotated[bool, typer.Option("--turtle", help="Turtle instead of CSV.")] = False,
) -> None:
    """Print a template to fill in with your own cases; run them with kg theory run NAME --cases FILE.

    Example: kg theory template burden-sharing
    """
    echo(opened(name).template("turtle" if turtle else "csv"))


@group.command()
def picture(
    name: NameArgument,
    output: Annotated[Path, typer.Option("--output", "-o", help="The SVG file to write.")] = Path("matrix.svg"),
    reading: ReadingOption = None,
    own: OwnOption = None,
    language: LanguageOption = Language.en,
) -> None:
    """Draw the indicator matrix: which case meets what, told by shape and colour, as one SVG file.

    Example: kg theory picture burden-sharing -o matrix.svg
    """
    from kg.theory.matrix import write

    write(opened(name, own).theory, output, reading, language.value)
    echo(f"Wrote {output}.")


@group.command("code-spending")
def code_spending(
    name: NameArgument,
    workbook: Annotated[Path, typer.Argument(help="NATO's workbook of defence expenditure (.xlsx), your own copy.")],
    measure: Annotated[
        str, typer.Option("--measure", help="level (at the threshold) or rise (above last year).")
    ] = "level",
    threshold: Annotated[float, typer.Option("--threshold", help="Percent of GDP.")] = 2.0,
    start: Annotated[int | None, typer.Option("--from", help="First year.")] = None,
    end: Annotated[int | None, typer.Option("--to", help="Last year.")] = None,
    indicator: Annotated[str, typer.Option("--indicator", help="The indicator to code.")] = "raising-defence-spending",
    form: FormatOption = Shape.text,
    language: LanguageOption = Language.en,
) -> None:
    """Code the spending indicator for every NATO member and year, beside the article's own coding.

    As CSV it prints a file of own cases, ready for kg theory run NAME --cases FILE.

    Example: kg theory code-spending burden-sharing def-exp-2024.xlsx --from 2017 --to 2020
    """
    from kg.cli import theory_text
    from kg.theory.nato import spending

    opened_ = opened(name)
    found = spending(opened_.snapshot, opened_.theory, workbook, indicator, measure, threshold, start, end)
    if form is Shape.json:
        echo_json(found)
    elif form is Shape.csv:
        from kg.theory.nato import own_cases

        echo(own_cases(opened_.theory, found))
    else:
        echo(theory_text.spending(opened_, found, form.value, language.value))
