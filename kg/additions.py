"""The user's own data that is taken in beside the shipped: remembered from one ``kg build --with`` on."""

from __future__ import annotations

import json
from pathlib import Path

from kg import places, texts
from kg.errors import DataError, OutputError, SnapshotError
from kg.files import put


def _note() -> Path:
    return places.cache() / "additions.json"


def current() -> tuple[Path, ...]:
    """Return the files and folders that are taken in.

    Raises
    ------
    DataError
        If one of them is gone.
    """
    try:
        found = tuple(Path(p) for p in json.loads(_note().read_text("utf-8")))
    except (OSError, ValueError):
        return ()
    for path in found:
        if not path.exists():
            raise DataError(
                f"{path}, which was taken in by kg build --with, is gone.",
                "Put it back, or run: kg build --shipped-only",
            )
    return found


def beside() -> list[Path]:
    """Return the folders in which the user's own data, and so the texts of their own articles, may be."""
    return [path if path.is_dir() else path.parent for path in current()]


def lines_of(folder: Path, file: str) -> list[str]:
    """Return the lines of the user's copy of an article: from a folder, else from beside their own data.

    Raises
    ------
    DataError
        If neither holds a readable copy.
    """
    found = next((place for place in (folder, *beside()) if (place / file).is_file()), folder)
    return texts.lines_of(found, file)


def keep(extra: tuple[Path, ...]) -> None:
    """Remember what is taken in; nothing is written where nothing changed.

    Raises
    ------
    SnapshotError
        If the cache can't be written.
    """
    note = _note()
    text = json.dumps([str(p) for p in extra])
    if (note.read_text("utf-8") if note.is_file() else "[]") == text:
        return
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        put({note: text.encode()})
    except (OSError, OutputError) as error:
        raise SnapshotError(f"{note} can't be written: {error}.", "Check the permissions.") from error
