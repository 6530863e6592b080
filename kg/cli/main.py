"""The command line: each module beside this one adds its commands to the application.

Only the module of the command that is asked for is loaded, and heavy parts are imported inside the commands, so that
a simple question starts at once.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from kg.cli import reply, terminal

if TYPE_CHECKING:
    import typer

MODULES = {
    "ask": "asking",
    "chat": "chat",
    **dict.fromkeys(("show", "passages", "timeline", "paths", "query"), "reading"),
    "view": "pages",
    **dict.fromkeys(("compare", "disagreements"), "comparing"),
    "theory": "theory",
    **dict.fromkeys(("rank", "communities", "balance", "similarity", "trend"), "analysis"),
    "export": "exporting",
    **dict.fromkeys(("build", "validate", "audit", "coverage"), "data"),
    "article": "articles",
}
"""Commands and the modules that hold them, in the order in which help lists them."""


def application(command: str | None = None) -> typer.Typer:
    """Return the application with the command asked for, or with all where that is none of them."""
    from kg.cli import base

    for name in dict.fromkeys([MODULES[command]] if command in MODULES else MODULES.values()):
        import_module(f"kg.cli.{name}")
    return base.app


def run() -> None:
    """Run the command line."""
    arguments = sys.argv[1:]
    question = reply.plain(arguments)
    if question is not None:
        # It ends before any cycle of objects is worth looking for, which takes a tenth of its time.
        gc.disable()
    try:
        terminal.guarded(question or (lambda: application(arguments[0] if arguments else None)()))
    finally:
        # Nor need all that is left be looked through once more at the end.
        gc.freeze()
