"""What is wrong with a piece of data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong with a piece of data.

    Attributes
    ----------
    where : str
        ``file:line``.
    node : str
        Compact IRI, or empty.
    message : str
        What is wrong and what to do, in English.
    """

    where: str
    node: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.node}: {self.message}" if self.node else f"{self.where}: {self.message}"
