"""Make the snapshot: read, check, expand, derive, index, and set it in place by one rename."""

from __future__ import annotations

import contextlib
import gc
import json
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kg import places
from kg.errors import OutputError

if TYPE_CHECKING:
    from kg.corpus import Corpus

VERSION = "22"
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
        *places.rule_files(root),
        places.thesaurus_file(root),
        places.gazetteer_file(root),
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
    # A build makes millions of objects and hardly a cycle of them: to look for those again and again takes long.
    collecting = gc.isenabled()
    gc.disable()
    try:
        _make(folder, extra, progress, force)
    finally:
        if collecting:
            gc.enable()
    return folder


def _make(folder: Path, extra: tuple[Path, ...], progress: Progress, anew: bool) -> None:
    """Make a snapshot, ``anew`` in place of one that is there."""
    # What only a build needs is imported here.
    from kg.corpus import Corpus, read
    from kg.expand import derive, expand
    from kg.index import tables as indexed
    from kg.writer import Draft

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
    with Draft(folder, anew) as draft:
        store = draft.load(quads)
        derived = derive(store, places.rule_files(root))
        draft.add(store, derived)
        del store
        quads += derived
        step(4)
        parts = indexed(quads, places.thesaurus_file(root), places.gazetteer_file(root))
        step(5)
        draft.finish(parts, {"version": VERSION, "quads": len(quads)})
    progress("done", len(steps), len(steps))


def check(shipped: Corpus, own: Corpus) -> None:
    """Validate what has not been validated: the user's own data always, the shipped data only where its hash
    is not the one that the release was validated under."""
    from kg import validate

    if own.files:
        validate.check(own, beside=shipped)
    if not validate.is_sealed():
        validate.check(shipped)


__all__ = ["ensure", "inputs", "key"]
