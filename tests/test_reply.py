"""The plain forms of ``kg ask``: read without typer, and read as typer reads them."""

from __future__ import annotations

import subprocess
import sys
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.main import get_command

from kg import build
from kg.cli import asking, reply
from kg.cli.main import application
from kg.cli.terminal import Language, Shape

WORDS = st.sampled_from(
    ["what links Japan to NATO", "日本", "--format", "-f", "--language", "-l", "--why", "--cite", "--choose", "--help",
     "--", "-x", "", *Shape, *Language, "yaml", "--format=json", "-fjson"]
)  # fmt: skip


def by_typer(arguments: list[str]) -> dict[str, Any]:
    """Return what the declared command reads from a command line."""
    with mock.patch.object(asking, "reply") as replied:
        replied.return_value = 0
        get_command(application("ask")).main(["ask", *arguments], standalone_mode=False)
    names = ("question", "form", "language", "why", "cite", "choose")
    return dict(zip(names, replied.call_args.args, strict=True))


@given(st.lists(WORDS, max_size=5))
def test_what_is_read_without_typer_is_read_alike(arguments: list[str]) -> None:
    call = reply.plain(["ask", *arguments])
    if call is not None:
        nothing = {"form": Shape.text, "language": None, "why": False, "cite": None, "choose": ()}
        assert nothing | call.keywords == by_typer(arguments)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "arguments",
    [["ask", "q"], ["ask", "q", "-f", "json"], ["ask", "--language", "ja", "q", "--why", "--format", "csv"]],
)
def test_a_plain_question_is_read(arguments: list[str]) -> None:
    assert reply.plain(arguments) is not None


@pytest.mark.parametrize(
    "arguments",
    [[], ["ask"], ["show", "q"], ["ask", "a", "b"], ["ask", "q", "-f"], ["ask", "q", "-f", "yaml"], ["ask", "--help"],
     ["ask", "q", "--cite"], ["ask", "q", "--choose", "1"], ["ask", "q", "-l", "fr"]],
)  # fmt: skip
def test_anything_else_is_left_to_typer(arguments: list[str]) -> None:
    assert reply.plain(arguments) is None


def test_a_plain_question_needs_neither_typer_nor_the_heavy_libraries() -> None:
    build.ensure()
    code = (
        "import sys; sys.argv = ['kg', 'ask', 'What is burden-sharing?']\n"
        "from kg.cli.main import run\n"
        "try:\n    run()\nfinally:\n"
        "    print([m for m in ('typer', 'rdflib', 'networkx', 'pyoxigraph', 'inspect') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "[]"
