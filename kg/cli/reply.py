"""The reply to a question, printed; and the plain forms of ``kg ask``, read without typer.

Most calls are ``kg ask QUESTION`` with at most a format and a language, and to import typer takes as long as to
answer. So `plain` reads just these; whatever else is asked for goes to the declared command (`kg.cli.asking`), which
also prints help and says what is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.cli.terminal import Language, Shape, echo, graph

if TYPE_CHECKING:
    from collections.abc import Callable

_FORM, _LANGUAGE = ("form", Shape), ("language", Language)
VALUED = {"--format": _FORM, "-f": _FORM, "--language": _LANGUAGE, "-l": _LANGUAGE}


def plain(arguments: Sequence[str]) -> Callable[[], int] | None:
    """Return the call that a command line stands for where it is a plain question, else None."""
    if list(arguments[:1]) != ["ask"]:
        return None
    given: dict[str, Any] = {}
    rest = iter(arguments[1:])
    for argument in rest:
        if argument in VALUED:
            name, values = VALUED[argument]
            value = next(rest, None)
            if value not in set(values):
                return None
            given[name] = values(value)
        elif argument == "--why":
            given["why"] = True
        elif argument.startswith("-") or "question" in given:
            return None
        else:
            given["question"] = argument
    return partial(reply, **given) if "question" in given else None


def reply(
    question: str,
    form: Shape = Shape.text,
    language: Language | None = None,
    why: bool = False,
    cite: str | None = None,
    choose: Sequence[str] = (),
) -> int:
    """Answer a question on standard output and return the exit status.

    Raises
    ------
    KgError
        If a style of references is unknown, or a choice is none of those offered.
    """
    from kg.cli import render

    style = None
    if cite:
        from kg.bibliography import known

        style = known(cite)
    opened = graph()
    answer = opened.ask(question, language.value if language else None, choose)
    references = ""
    if style:
        from kg.cli import citing

        references = citing.add(opened, answer, style, form.value)
    echo(render.answer(answer, form.value, why) + references)
    return answer.exit_status
