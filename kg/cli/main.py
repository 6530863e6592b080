"""The command line: each module beside this one adds its commands to the application.

Heavy parts are imported inside the commands, so that help and simple questions start at once.
"""

from __future__ import annotations

from kg.cli import asking, data, exporting, pages, reading
from kg.cli.base import app, run

__all__ = ["app", "asking", "data", "exporting", "pages", "reading", "run"]
