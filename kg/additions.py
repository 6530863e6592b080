"""The user's own data that is taken in beside the shipped: remembered from one ``kg build --with`` on."""

from __future__ import annotations

import json
from pathlib import Path

from kg import places
from kg.errors import SnapshotError


def _note() -> Path:
    return places.cache() / "additions.json"


def current() -> tuple[Path, ...]:
    """Return the files and folders that are taken in."""
    try:
        return tuple(Path(p) for p in json.loads(_note().read_text("utf-8")))
    except (OSError, ValueError):
        return ()


def keep(extra: tuple[Path, ...]) -> None:
    """Remember what is taken in; nothing is written where nothing changed.

    Raises
    ------
    SnapshotError
        If the cache can't be written.
    """
    if extra == current():
        return
    note = _note()
    temporary = note.with_suffix(".writing")
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(json.dumps([str(p) for p in extra]), "utf-8")
        temporary.replace(note)
    except OSError as error:
        raise SnapshotError(f"{note} can't be written: {error.strerror}.", "Check the permissions.") from error
