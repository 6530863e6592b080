"""The user's own copies of the articles' texts; none is stored or shipped."""

from __future__ import annotations

from pathlib import Path

from kg.errors import DataError


def lines_of(folder: Path, file: str) -> list[str]:
    """Return the lines of the user's copy of an article.

    Raises
    ------
    DataError
        If the folder holds no readable copy.
    """
    if not folder.is_dir():
        raise DataError(f"{folder} is no folder.", "Give the folder that holds your copies of the articles.")
    path = folder / file
    if not path.is_file():
        near = sorted(folder.glob(file.split("_", 1)[0] + "*.txt"))
        if not near:
            raise DataError(f"{folder} holds no {file}.", "Give the folder that holds your copies of the articles.")
        path = near[0]
    try:
        return path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path} can't be read: {error}.", "Give a UTF-8 text file.") from error
