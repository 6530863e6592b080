"""Where things lie on disk: the shipped ontology and data, and the user's cache.

Named for places, not paths: a path in this project is a path through the graph.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from kg.errors import DataError

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """Return the folder that holds ``ontology/`` and ``data/``: in a checkout or editable install the
    repository, in a wheel the folder ``resources`` inside the package.

    Raises
    ------
    DataError
        If neither is there.
    """
    for folder in (_PACKAGE / "resources", _PACKAGE.parent):
        if (folder / "ontology").is_dir() and (folder / "data").is_dir():
            return folder
    raise DataError("The ontology and data folders are missing.", "Install alliance-kg again.")


def cache() -> Path:
    """Return the user's cache folder for snapshots (``ALLIANCE_KG_CACHE``, else the system's own)."""
    own = os.environ.get("ALLIANCE_KG_CACHE")
    if own:
        return Path(own)
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif os.uname().sysname == "Darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "alliance-kg"


def user_data() -> Path:
    """Return the user's folder for what is kept beside the cache, such as the history of ``kg chat``
    (``ALLIANCE_KG_USER_DATA``, else the system's own)."""
    own = os.environ.get("ALLIANCE_KG_USER_DATA")
    if own:
        return Path(own)
    if os.name == "nt":
        base = os.environ.get("APPDATA") or str(Path.home() / "AppData" / "Roaming")
    elif os.uname().sysname == "Darwin":
        base = str(Path.home() / "Library" / "Application Support")
    else:
        base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "alliance-kg"


def ontology_files(root: Path) -> list[Path]:
    """Return the ontology's Turtle files below a resources folder, sorted."""
    return sorted(p for p in _below(root / "ontology", ".ttl") if p.parent.name != "shapes")


def shape_files(root: Path) -> list[Path]:
    """Return the SHACL files below a resources folder, sorted."""
    return sorted(_below(root / "ontology" / "shapes", ".ttl"))


def rule_files(root: Path) -> list[Path]:
    """Return the files of the rules by which facts are derived, below a resources folder, sorted."""
    return sorted(_below(root / "ontology" / "rules", ".rq"))


def thesaurus_file(root: Path) -> Path:
    """Return the file of words that mean the same, below a resources folder."""
    return root / "ontology" / "thesaurus.toml"


def gazetteer_file(root: Path) -> Path:
    """Return the file of names of the field, below a resources folder."""
    return root / "ontology" / "gazetteer.tsv"


def data_files(folder: Path) -> list[Path]:
    """Return the data files (``.ttl`` and ``.trig``) in a file or folder, sorted.

    Raises
    ------
    DataError
        If the file or folder doesn't exist.
    """
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise DataError(f"{folder} does not exist.", "Name a Turtle or TriG file, or a folder of them.")
    return sorted(_below(folder, ".ttl", ".trig"))


def _below(folder: Path, *endings: str) -> Iterator[Path]:
    """Yield the files in a folder, however deep, whose names end so: every question looks for them, and to match
    patterns takes longer."""
    for place, _, names in os.walk(folder):
        yield from (Path(place, name) for name in names if name.endswith(endings))
