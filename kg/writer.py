"""Writing a snapshot: beside its place first, then into place by one rename, so that no half of one is ever seen."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from pyoxigraph import Quad, Store

from kg import tables
from kg.errors import SnapshotError


def write(folder: Path, quads: list[Quad], parts: dict[str, dict[str, Any]], note: dict[str, Any]) -> None:
    """Write everything in a folder of its own and rename it into place; two processes that build at once
    both end with one whole snapshot.

    Parameters
    ----------
    folder : Path
        What the snapshot is to be.
    quads : list of Quad
        Of the store.
    parts : dict
        Tables of the index.
    note : dict
        What the snapshot says of itself.

    Raises
    ------
    SnapshotError
        If it can't be written; then nothing is left behind.
    """
    temporary = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _sweep(folder.parent)
        temporary = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".building-{os.getpid()}-"))
        store = Store(str(temporary / "store"))
        store.bulk_extend(quads)
        store.flush()
        del store
        tables.write(temporary / "index.sqlite", parts)
        sizes = {
            p.relative_to(temporary).as_posix(): p.stat().st_size
            for p in sorted(temporary.rglob("*"))
            if p.is_file() and not p.name.startswith(("LOG", "LOCK"))
        }
        (temporary / "snapshot.json").write_text(json.dumps({**note, "sizes": sizes}), "utf-8")
        _put(temporary, folder)
    except (OSError, RuntimeError) as error:
        raise SnapshotError(
            f"The snapshot can't be written to {folder.parent}: {error}.",
            "Free some room or set ALLIANCE_KG_CACHE to a folder that you may write to.",
        ) from error
    finally:
        # Also where the user stops the build: nothing half-written stays.
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)


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
        if not (folder / "snapshot.json").is_file():
            raise


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
