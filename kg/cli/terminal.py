"""What every command stands on and that needs no typer: how it opens the graph, how it prints, how it fails."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph


class Language(StrEnum):
    """A written language of output."""

    en = "en"
    zh_hans = "zh-Hans"
    zh_hant = "zh-Hant"
    ja = "ja"


class Shape(StrEnum):
    """A form of output."""

    text = "text"
    json = "json"
    markdown = "markdown"
    csv = "csv"


def guarded(work: Callable[[], int | None]) -> None:
    """Do what a command line asks for and exit with the status that it returns; a known error becomes one line on
    standard error and its own status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        status = work()
        sys.stdout.flush()
    except KgError as error:
        echo_note(str(error))
        raise SystemExit(error.status) from None
    except BrokenPipeError:
        # The reader (head, less) went away: not an error of ours.
        sys.stderr.close()
        raise SystemExit(0) from None
    except OSError as error:
        echo_note(f"{error.filename or ''}: {error.strerror or error}".lstrip(": "))
        raise SystemExit(2) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    if status:
        raise SystemExit(status)


def one_line(text: str) -> str:
    """Return a text as one visible line."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else f"\\u{ord(c):04x}" for c in text).split())


def graph() -> KnowledgeGraph:
    """Open the graph with the user's own data, showing progress where a snapshot has to be made."""
    from kg import additions, build
    from kg.graph import KnowledgeGraph
    from kg.snapshot import Snapshot

    return KnowledgeGraph(Snapshot(build.ensure(additions.current(), Progress())))


class Progress:
    """A line on standard error that says what the build is doing, once it takes longer than a second."""

    def __init__(self) -> None:
        import time

        self._clock = time.monotonic
        self._begun = self._clock()
        self._shown = False

    def __call__(self, step: str, done: int, of: int) -> None:
        """Show the step where the time is up and somebody is looking."""
        if not sys.stderr.isatty() or (not self._shown and self._clock() - self._begun < 1.0):
            return
        self._shown = True
        bar = "#" * (20 * done // of)
        end = "\n" if done == of else ""
        sys.stderr.write(f"\rBuilding the graph [{bar:<20}] {step:<10}{end}")
        sys.stderr.flush()


def echo(text: str) -> None:
    """Print a text that ends with exactly one newline."""
    print(text.rstrip("\n"))


def echo_note(note: str | None) -> None:
    """Print what is worth telling beside the result on standard error, in one line."""
    if note:
        print(f"kg: {one_line(note)}", file=sys.stderr)


def echo_json(content: Any) -> None:
    """Print JSON, stable in order."""
    echo(json.dumps(content, ensure_ascii=False, indent=2))


def day(text: str, first: bool) -> str:
    """Return the first or last ISO day of what the user wrote as a date.

    Raises
    ------
    KgError
        If it is no date.
    """
    from kg import dates

    return dates.day(text, first)
