"""Running the command line: in this process, for speed, or as a process of its own."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

RUN = "from kg.cli.main import run; run()"


@dataclass(frozen=True)
class Result:
    """What a command left: exit status, standard output and standard error."""

    status: int
    out: str
    err: str


def call(*arguments: str | Path, stdin: str = "") -> Result:
    """Run a command in this process through the same entry that the script has."""
    from kg.cli.main import run

    out, err = io.StringIO(), io.StringIO()
    status = 0
    with (
        mock.patch.object(sys, "argv", ["kg", *map(str, arguments)]),
        mock.patch.object(sys, "stdin", io.StringIO(stdin)),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            run()
        except SystemExit as leaving:
            status = leaving.code if isinstance(leaving.code, int) else int(bool(leaving.code))
        finally:
            # A command leaves its process to end; this one goes on.
            gc.unfreeze()
            gc.enable()
    return Result(status, out.getvalue(), err.getvalue())


def python(code: str, *arguments: str, root: Path | None = None, **variables: str) -> Result:
    """Run code in a new Python, importing ``kg`` from a checkout where one is given."""
    environment = {**os.environ, "PYTHONUTF8": "1", **variables}
    if root is not None:
        environment["PYTHONPATH"] = str(root)
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True, text=True, encoding="utf-8", env=environment, cwd=root, timeout=300, check=False,
    )  # fmt: skip
    return Result(done.returncode, done.stdout, done.stderr)


def script(*arguments: str, stdin: str | None = None) -> Result:
    """Run the installed ``kg`` script as a process."""
    done = subprocess.run(
        [str(Path(sys.executable).parent / "kg"), *arguments],
        capture_output=True, text=True, encoding="utf-8", input=stdin, timeout=300, check=False,
    )  # fmt: skip
    return Result(done.returncode, done.stdout, done.stderr)


def is_one_clear_line(result: Result) -> bool:
    """Tell whether a failure printed one line for people, and no traceback."""
    lines = result.err.strip().splitlines()
    return len(lines) == 1 and lines[0].startswith("kg: ") and "Traceback" not in result.err
