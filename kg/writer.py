"""Writing a snapshot: beside its place first, then into place by one rename, so that no half of one is ever seen."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

from pyoxigraph import Quad, Store

from kg import tables
from kg.errors import SnapshotError


class Draft:
    """A snapshot while it is made, in a folder of its own beside what it is to be; two processes that build at once
    both end with one whole snapshot. On leaving, whatever happened, nothing half-written stays.

    Parameters
    ----------
    folder : Path
        What the snapshot is to be.
    anew : bool
        Take the place of one that stands there by then; else another process made it meanwhile, and it is as good.

    Raises
    ------
    SnapshotError
        From any step, if it can't be written.
    """

    def __init__(self, folder: Path, anew: bool = False) -> None:
        self._folder, self._anew = folder, anew
        self._temporary: Path | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # Also where the user stops the build.
        if self._temporary is not None:
            shutil.rmtree(self._temporary, ignore_errors=True)

    def load(self, quads: list[Quad]) -> Store:
        """Write the store and return it, so that what is derived need not be looked for in another."""
        with self._written():
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            _sweep(self._folder.parent)
            self._temporary = Path(tempfile.mkdtemp(dir=self._folder.parent, prefix=f".building-{os.getpid()}-"))
            store = Store(str(self._temporary / "store"))
            store.bulk_extend(quads)
            return store

    def add(self, store: Store, quads: list[Quad]) -> None:
        """Write into the store what it lacks yet."""
        with self._written():
            store.bulk_extend(quads)
            store.flush()

    def finish(self, parts: dict[str, dict[str, Any]], note: dict[str, Any]) -> None:
        """Write the tables of the index and what the snapshot says of itself, and rename it into place. By then nobody
        may hold its store."""
        assert self._temporary is not None
        with self._written():
            tables.write(self._temporary / "index.sqlite", parts)
            sizes = {
                p.relative_to(self._temporary).as_posix(): p.stat().st_size
                for p in sorted(self._temporary.rglob("*"))
                if p.is_file() and not p.name.startswith(("LOG", "LOCK"))
            }
            (self._temporary / "snapshot.json").write_text(json.dumps({**note, "sizes": sizes}), "utf-8")
            # Who reads one that was finished meanwhile is not to have it taken away.
            if self._anew or not _whole(self._folder):
                _put(self._temporary, self._folder)

    @contextlib.contextmanager
    def _written(self) -> Iterator[None]:
        """Say what can't be written."""
        try:
            yield
        except (OSError, RuntimeError) as error:
            raise SnapshotError(
                f"The snapshot can't be written to {self._folder.parent}: {error}.",
                "Free some room or set ALLIANCE_KG_CACHE to a folder that you may write to.",
            ) from error


def _put(temporary: Path, folder: Path) -> None:
    """Rename a finished snapshot into place; one that stands there already makes way for it."""
    if folder.is_dir():
        old = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".building-{os.getpid()}-"))
        with contextlib.suppress(FileNotFoundError):
            folder.rename(old / "old")
        shutil.rmtree(old, ignore_errors=True)
    try:
        temporary.rename(folder)
    except OSError:
        # Another process was first; its snapshot is as good.
        if not _whole(folder):
            raise


def _whole(folder: Path) -> bool:
    return (folder / "snapshot.json").is_file()


def _sweep(cache: Path) -> None:
    """Remove what builds have left behind that were killed."""
    for left in cache.glob(".building-*"):
        number = left.name.split("-")[1]
        if number.isdigit() and not _runs(int(number)):
            shutil.rmtree(left, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
