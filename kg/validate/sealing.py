"""Which data was validated already, so that nobody has to again."""

from __future__ import annotations

from pathlib import Path

from kg import places
from kg.corpus import digest


def sealed_files() -> list[Path]:
    """Return the files that the seal is about: ontology, shapes and shipped data."""
    root = places.resources()
    return [*places.ontology_files(root), *places.shape_files(root), *places.data_files(root / "data")]


def is_sealed() -> bool:
    """Tell whether the shipped data is what was validated."""
    try:
        known = (places.resources() / "data" / "validated.sha256").read_text("utf-8").strip()
    except OSError:
        return False
    return known == digest(sealed_files())
