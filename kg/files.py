"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kg.errors import OutputError


def put(contents: Mapping[Path, bytes]) -> None:
    """Write files that belong together: each beside its place first, then all set in place by renaming.

    Parameters
    ----------
    contents : mapping of Path to bytes
        Folders must exist.

    Raises
    ------
    OutputError
        If one can't be written; then none of them has changed.
    """
    # Only what writes pays for it: its import takes longer than many an answer.
    import tempfile

    waiting: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            target = path.resolve()
            if not target.parent.is_dir():
                raise OutputError(f"The folder {path.parent} does not exist.", "Make it, or name another.")
            if target.exists() and not target.is_file():
                raise OutputError(f"{path} is no file that can be written.", "Name another.")
            handle, name = tempfile.mkstemp(prefix=".writing-", dir=target.parent)
            waiting[target] = Path(name)
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            waiting[target].chmod(_mode(target))
        for target, temporary in waiting.items():
            temporary.replace(target)
    except OSError as error:
        names = " and ".join(str(path) for path in contents)
        raise OutputError(f"{names} can't be written: {error.strerror or error}.", "Name another file.") from error
    finally:
        for temporary in waiting.values():
            with suppress(OSError):
                temporary.unlink()


def _mode(target: Path) -> int:
    """Return the permissions of a file, or those of a new one (a temporary file's are for its owner only)."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
