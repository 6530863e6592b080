"""What the tests share: the whole graph, a small one whose every statement is known, and the articles."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from small import REPOSITORY, make_checkout

from kg import KnowledgeGraph, build, places
from kg.snapshot import Snapshot

# No clock in any test: an example may take as long as it takes.
hypothesis.settings.register_profile("untimed", deadline=None, derandomize=True, max_examples=60)
hypothesis.settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes more than some five seconds; leave out with -m 'not slow'")


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache folder of the tests' own, so that none reads or writes the user's."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALLIANCE_KG_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="session")
def graph(cache: Path) -> KnowledgeGraph:
    """The whole graph."""
    return KnowledgeGraph.open()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the articles, which no release carries."""
    folder = Path(os.environ.get("ALLIANCE_KG_SHARED", REPOSITORY.parent / "shared"))
    if not (folder / "articles").is_dir():
        pytest.skip(f"the articles are not there ({folder}/articles): set ALLIANCE_KG_SHARED to their folder")
    return folder


@pytest.fixture(scope="session")
def small_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout that holds the small corpus; not to be changed by a test."""
    return make_checkout(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def small(small_root: Path) -> KnowledgeGraph:
    """The graph of the small corpus."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "resources", lambda: small_root)
        patch.setenv("ALLIANCE_KG_CACHE", str(small_root / "cache"))
        return KnowledgeGraph(Snapshot(build.ensure()))


@pytest.fixture
def on_small(small_root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let commands that run in this process work on the small corpus; returns its checkout."""
    monkeypatch.setattr(places, "resources", lambda: small_root)
    monkeypatch.setenv("ALLIANCE_KG_CACHE", str(small_root / "cache"))
    return small_root


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh checkout of the small corpus with an empty cache, for tests that change files."""
    root = make_checkout(tmp_path / "checkout")
    monkeypatch.setattr(places, "resources", lambda: root)
    monkeypatch.setenv("ALLIANCE_KG_CACHE", str(root / "cache"))
    return root
