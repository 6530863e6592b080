"""Make the snapshot: read, check, expand, derive, index, and set it in place by one rename."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import places
from kg.errors import OutputError, SnapshotError

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.corpus import Corpus

VERSION = "8"
"""Raised whenever the build writes something else from the same input."""

Progress = Callable[[str, int, int], None]


def _quiet(_step: str, _done: int, _of: int) -> None:
    return None


def inputs(extra: tuple[Path, ...] = ()) -> list[Path]:
    """Return all files that a snapshot is made from: ontology, shipped data, and the user's own."""
    root = places.resources()
    files = [
        *places.ontology_files(root),
        *places.shape_files(root),
        *sorted((root / "ontology" / "rules").glob("*.rq")),
        places.thesaurus_file(root),
    ]
    files += places.data_files(root / "data")
    for folder in extra:
        files += places.data_files(folder)
    return files


def key(extra: tuple[Path, ...] = ()) -> str:
    """Return the name of the snapshot that the inputs as they are now call for.

    Hashing reads every file, so the last result is kept with each file's size, times and inode; it is used
    as long as none of these has changed.
    """
    files = inputs(extra)
    stamp = [
        VERSION,
        *([str(p), (s := p.stat()).st_size, s.st_mtime_ns, s.st_ctime_ns, s.st_ino] for p in files),
    ]
    # One stamp a set of files: two checkouts that share a cache don't push each other out.
    note = places.cache() / f"stamp-{zlib.crc32(repr(files).encode()):08x}.json"
    try:
        known = json.loads(note.read_text("utf-8"))
        if known["stamp"] == stamp:
            return str(known["key"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    from kg.corpus import digest
    from kg.files import put

    name = digest(files)[:32] + "-" + VERSION
    # A cache that can't be written is reported by the build itself.
    with contextlib.suppress(OSError, OutputError):
        note.parent.mkdir(parents=True, exist_ok=True)
        put({note: json.dumps({"stamp": stamp, "key": name}).encode()})
    return name


def ensure(extra: tuple[Path, ...] = (), progress: Progress = _quiet, force: bool = False) -> Path:
    """Return the folder of the snapshot for the inputs as they are, making it where it isn't there yet.

    Parameters
    ----------
    extra : tuple of Path
        Files or folders of the user's own data, taken in beside the shipped.
    progress : callable
        Called with a step's name, how many are done, and of how many.
    force : bool
        Make it anew even where it is there.

    Raises
    ------
    DataError
        If the data is malformed or breaks a shape.
    SnapshotError
        If the cache can't be written.
    """
    folder = places.cache() / key(extra)
    if folder.is_dir() and not force:
        return folder
    # Most calls end above: what only a build needs is imported here.
    from pyoxigraph import Store

    from kg.corpus import Corpus, read
    from kg.expand import derive, expand
    from kg.index import Indexer

    steps = ("reading", "checking", "expanding", "deriving", "indexing", "writing")

    def step(number: int) -> None:
        progress(steps[min(number, len(steps) - 1)], number, len(steps))

    step(0)
    root = places.resources()
    shipped = read([*places.ontology_files(root), *places.data_files(root / "data")])
    own = read([p for path in extra for p in places.data_files(path)])
    step(1)
    check(shipped, own)
    step(2)
    corpus = Corpus(shipped.quads + own.quads, shipped.files + own.files, {**own.origin, **shipped.origin})
    quads = expand(corpus)
    step(3)
    memory = Store()
    memory.bulk_extend(quads)
    quads += derive(memory, sorted((root / "ontology" / "rules").glob("*.rq")))
    step(4)
    parts = Indexer(quads, places.thesaurus_file(root)).tables()
    step(5)
    _write_snapshot(folder, quads, parts)
    progress("done", len(steps), len(steps))
    return folder


def check(shipped: Corpus, own: Corpus) -> None:
    """Validate what has not been validated: the user's own data always, the shipped data only where its hash
    is not the one that the release was validated under."""
    from kg import validate

    if own.files:
        validate.check(own, beside=shipped)
    if not validate.is_sealed():
        validate.check(shipped)


def _write_snapshot(folder: Path, quads: list[Quad], parts: dict[str, dict[str, Any]]) -> None:
    """Write everything in a folder of its own and rename it into place; two processes that build at once
    both end with one whole snapshot."""
    from pyoxigraph import Store

    from kg import tables

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
        note = json.dumps({"version": VERSION, "sizes": sizes, "quads": len(quads)})
        (temporary / "snapshot.json").write_text(note, "utf-8")
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


__all__ = ["ensure", "inputs", "key"]
