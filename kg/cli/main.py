"""The command line: each module beside this one adds its commands to the application.

Heavy parts are imported inside the commands, so that help and simple questions start at once.
"""

from __future__ import annotations

from kg.cli import analysis, articles, asking, comparing, data, pages, reading, theory
from kg.cli.base import app, run

__all__ = ["analysis", "app", "articles", "asking", "comparing", "data", "pages", "reading", "run", "theory"]
