"""The command line: help, exit statuses, bad input, start-up."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from faces import RUN, call, is_one_clear_line, python, script
from small import make_checkout
from typer.main import get_command

from kg import build
from kg.cli.main import MODULES, application

COMMANDS = sorted(get_command(application()).commands)  # type: ignore[attr-defined]


# --- Help and wrong use


def test_every_command_of_the_issue_is_there() -> None:
    assert {"ask", "show", "passages", "timeline", "query", "paths", "view", "build", "validate"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_what_a_command_does_with_an_example(command: str) -> None:
    result = call(command, "--help")
    assert (result.status, result.err) == (0, "")
    assert f"kg {command}" in result.out
    assert "Example:" in result.out


def test_help_lists_every_command() -> None:
    for arguments in ((), ("--help",)):
        out = call(*arguments)
        assert all(command in out.out + out.err for command in COMMANDS)


@pytest.mark.parametrize(
    "arguments",
    [("nonsense",), ("ask",), ("ask", "a", "b"), ("show", "Japan", "--format", "yaml"), ("ask", "x", "-l", "fr"),
     ("passages", "--format", "csv"), ("view",), ("view", "Japan", "--all"), ("paths", "Japan"), ("--nonsense",)],
)  # fmt: skip
def test_wrong_use_has_status_two(on_small: Path, arguments: tuple[str, ...]) -> None:
    result = call(*arguments)
    assert result.status == 2
    assert result.out == ""
    assert result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("ask", "what links Japan to burden-sharing"), 0),
        (("ask", "When did South Korea join the Mutual Treaty?"), 0),
        (("ask", "what is a qqqq"), 1),
        (("ask", "What is the Twin plan?"), 1),
        (("show", "Japan"), 0),
        (("show", "qqqq"), 1),
        (("paths", "Japan", "burden-sharing"), 0),
        (("paths", "Japan", "odd", "--max-length", "1"), 1),
        (("timeline",), 0),
        (("query", "ASK { ?s ?p ?o }"), 0),
        (("query", "ASK {"), 2),
        (("validate", "/nowhere.ttl"), 2),
        (("passages", "--article", "nowhere"), 1),
    ],
)
def test_exit_statuses(on_small: Path, arguments: tuple[str, ...], status: int) -> None:
    assert call(*arguments).status == status


# --- Output files


def test_a_page_is_written_whole_and_its_place_is_said(on_small: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = call("view", "Japan", "-o", page)
    assert result.status == 0
    assert str(page) in result.out.replace("\n", "")
    assert page.read_text("utf-8").lstrip().lower().startswith("<!doctype html>")
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.parametrize(
    "what", [["--paths", "Japan", "burden-sharing"], ["--all"], ["--query", "SELECT ?x { ?x a kg:State }"]]
)
def test_a_page_of_each_kind(on_small: Path, tmp_path: Path, what: list[str]) -> None:
    assert call("view", *what, "-o", tmp_path / "page.html").status == 0


def test_labels_with_html_are_text_on_the_page(on_small: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert call("view", "odd tool", "-o", page).status == 0
    text = page.read_text("utf-8")
    assert "bold" in text
    assert "<b>bold</b>" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize("kind", ["no folder", "folder is a file", "is a folder", "kernel's folder"])
def test_a_place_that_cannot_be_written_gives_one_line_and_leaves_nothing(
    on_small: Path, tmp_path: Path, kind: str
) -> None:
    output = tmp_path / "there" / "page.html"
    if kind == "folder is a file":
        (tmp_path / "there").write_text("mine")
    elif kind == "is a folder":
        output.mkdir(parents=True)
    elif kind == "kernel's folder":
        output = Path("/proc/page.html")
        if not output.parent.is_dir():
            pytest.skip("no /proc on this system")
    before = sorted(tmp_path.rglob("*"))
    result = call("view", "Japan", "-o", output)
    assert result.status == 2
    assert is_one_clear_line(result), result.err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_page_that_is_there_stays_when_the_new_one_fails(on_small: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("mine")
    assert call("view", "Nobody", "-o", page).status == 1
    assert page.read_text() == "mine"


# --- As a process


def test_the_script_answers_with_evidence(graph: object) -> None:
    result = script("ask", "what links Japan to burden-sharing")
    assert result.status == 0
    assert result.err == ""
    assert "Evidence:" in result.out


def test_the_script_fails_in_one_line() -> None:
    result = script("validate", "/nowhere.ttl")
    assert result.status == 2
    assert is_one_clear_line(result), result.err


def test_standard_input_reaches_a_query(graph: object) -> None:
    result = script("query", "-", "--format", "csv", stdin="SELECT ?a { ?a a kg:Article } ORDER BY ?a")
    assert result.out.splitlines()[0] == "a"
    assert len(result.out.splitlines()) == 6


def test_a_reader_that_leaves_early_is_no_error(graph: object) -> None:
    command = f"'{Path(sys.executable).parent / 'kg'}' passages | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_a_terminal_that_knows_no_chinese_gets_text_all_the_same(graph: object) -> None:
    result = python(RUN, "show", "Japan", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert result.status == 0
    assert "日本" in result.out


# --- Start-up


def loaded(code: str, *arguments: str, root: Path | None = None, cache: str | None = None) -> tuple[set[str], int]:
    """Modules that a command has loaded when it ends, and its exit status."""
    watch = f"""
import atexit, json, sys
atexit.register(lambda: sys.stderr.write(json.dumps([m for m in sys.modules if "." not in m])))
{code}
"""
    variables = {"ALLIANCE_KG_CACHE": cache} if cache else {}
    result = python(watch, *arguments, root=root, **variables)
    return set(json.loads(result.err.splitlines()[-1])), result.status


HEAVY = {"rdflib", "networkx", "pyvis", "pyshacl", "numpy", "opencc", "jinja2", "edtf", "owlrl", "pandas"}


@pytest.mark.parametrize("arguments", [("--help",), ("ask", "--help"), ("view", "--help")])
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    modules, status = loaded(RUN, *arguments)
    assert status == 0
    assert not modules & {*HEAVY, "pyoxigraph"}


NO_PARSING = """
import kg.corpus
def refuse(*a, **k): raise AssertionError("a file was parsed")
kg.corpus.parse = refuse
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A checkout with the program and a snapshot that is made."""
    root = make_checkout(tmp_path_factory.mktemp("made") / "checkout", program=True)
    cache = str(root / "cache")
    assert python(RUN, "build", root=root, ALLIANCE_KG_CACHE=cache).status == 0
    return root, cache


@pytest.mark.parametrize(
    "question", ["what is burden-sharing", "When was the Mutual Treaty signed?", "什么是责任分担？", "責任分擔是什麼？"]
)
def test_a_question_on_a_made_snapshot_parses_no_turtle_and_loads_no_graph_library(
    made: tuple[Path, str], question: str
) -> None:
    root, cache = made
    modules, status = loaded(NO_PARSING + RUN, "ask", question, root=root, cache=cache)
    assert status == 0
    assert not modules & (HEAVY - {"opencc"})


def test_a_question_for_paths_loads_at_most_networkx(made: tuple[Path, str]) -> None:
    root, cache = made
    modules, status = loaded(NO_PARSING + RUN, "ask", "what links Japan to burden-sharing", root=root, cache=cache)
    assert status == 0
    assert not modules & (HEAVY - {"networkx", "numpy"})


def test_the_guard_against_parsing_guards(made: tuple[Path, str]) -> None:
    root, _ = made
    result = python(NO_PARSING + RUN, "build", root=root, ALLIANCE_KG_CACHE=str(root / "other"))
    assert "a file was parsed" in result.err


def test_building_says_nothing_where_nobody_looks(made: tuple[Path, str]) -> None:
    root, _ = made
    result = python(RUN, "build", root=root, ALLIANCE_KG_CACHE=str(root / "third"))
    assert result.err == ""
    assert result.out.startswith("The graph is ready in ")


def test_the_version_of_a_snapshot_is_part_of_its_name() -> None:
    assert build.key().endswith(f"-{build.VERSION}")


def test_the_command_line_knows_in_which_module_each_command_is() -> None:
    assert set(COMMANDS) == set(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_one_command_can_be_loaded_alone(name: str) -> None:
    code = (
        "import sys; from kg.cli.main import application; from typer.main import get_command; "
        f"sys.exit({name!r} not in get_command(application({name!r})).commands)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_package_runs_as_a_program() -> None:
    told = subprocess.run([sys.executable, "-m", "kg", "--help"], capture_output=True, encoding="utf-8", check=True)
    assert "ask" in told.stdout
