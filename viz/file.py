"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from viz.errors import WriteError


def put(path: Path, text: str) -> Path:
    """Write `text` as UTF-8 to `path` by way of a temporary file in the same folder, and return `path`.

    Raises:
        WriteError: no such folder, not a regular file, no permission, a full disk. Nothing half-written
                stays.
    """
    target = path.resolve() if path.is_symlink() else path
    folder = target.parent
    if not folder.is_dir():
        raise WriteError(f"cannot write {path}: there is no folder {folder}")
    if target.exists() and not target.is_file():
        raise WriteError(f"cannot write {path}: it is not a regular file")
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=folder)
        temporary = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except OSError as error:
        raise WriteError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        if temporary:
            with suppress(OSError):
                temporary.unlink()
    return path


def _mode(target: Path) -> int:
    """The permissions the file has, or that a new one would get (mkstemp's own are for the owner only)."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
