"""What can go wrong for a user, as one family of errors with a message, a hint and an exit status."""

from __future__ import annotations


class KgError(Exception):
    """Base of every error that a user may meet.

    Parameters
    ----------
    message : str
        What was wrong and where, in one line.
    hint : str
        What to do about it, in one line; may be empty.
    """

    status = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class DataError(KgError):
    """A data file is unreadable, malformed, or breaks a shape."""


class SnapshotError(KgError):
    """The snapshot can't be written or read."""


class UnknownThingError(KgError):
    """A name that the graph doesn't know, or knows for several things.

    Parameters
    ----------
    message, hint : str
        As for `KgError`.
    suggestions : sequence of str
        Names that come near.
    """

    status = 1

    def __init__(self, message: str, hint: str = "", suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.suggestions = suggestions


class QueryError(KgError):
    """A SPARQL query that can't be parsed or run."""


class OutputError(KgError):
    """A file or folder that can't be written."""


class TheoryError(KgError):
    """A theory, or a case that somebody codes for it, that can't be read or run."""
