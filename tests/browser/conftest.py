"""A headless browser that is found on the machine, and pages that may reach no other host."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import viz

sys.path.insert(0, str(Path(__file__).parents[1] / "viz"))
from alliances import alliance_graph

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
QUIET = "--disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync"


def find_chromium() -> str | None:
    """The path of the first Chromium or Chrome on PATH."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@dataclass
class Watched:
    """A page, and what went wrong on it: errors on its console, requests to anything but its own file."""

    page: Any
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


# Of a module only: its event loop would go on in the tests of the prompt, which start their own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = find_chromium()
    if path is None:
        refuse = pytest.fail if os.environ.get("KG_REQUIRE_BROWSER") else pytest.skip
        refuse(f"no browser found: none of {', '.join(NAMES)} is on PATH")
    with playwright.sync_playwright() as started:
        launched = started.chromium.launch(executable_path=path, args=["--no-sandbox", *QUIET.split()])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def alliances() -> Any:
    return alliance_graph()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """A function that writes a graph's page and opens it offline; errors and requests fail the test at its end."""
    opened: list[Watched] = []
    contexts = []

    def start(graph: Any, width: int = 1366, height: int = 768, title: str = "A page", **options: Any) -> Any:
        given = {name: options.pop(name) for name in ("language", "subtitle", "view") if name in options}
        path = viz.write(graph, tmp_path / f"page{len(opened)}.html", title=title, **given)
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
        contexts.append(context)
        watched = Watched(context.new_page())
        opened.append(watched)

        def guard(route: Any) -> None:
            if route.request.url == path.as_uri():
                route.continue_()
            else:
                watched.requests.append(route.request.url)
                route.abort()

        context.route("**/*", guard)
        watched.page.on("request", lambda request: _note(request.url, path.as_uri(), watched.requests))
        watched.page.on("console", lambda told: told.type in ("error", "warning") and watched.errors.append(told.text))
        watched.page.on("pageerror", lambda error: watched.errors.append(str(error)))
        watched.page.on("dialog", lambda box: (watched.errors.append(f"dialog {box.message}"), box.dismiss()))
        watched.page.goto(path.as_uri())
        context.set_offline(True)
        watched.page.wait_for_selector("canvas", state="attached")
        watched.page.wait_for_timeout(100)
        return watched.page

    yield start
    for context in contexts:
        context.close()
    for watched in opened:
        assert watched.errors == []
        assert watched.requests == []


def _note(url: str, own: str, requests: list[str]) -> None:
    if url.partition("#")[0] != own and not url.startswith(("data:", "blob:")):
        requests.append(url)
