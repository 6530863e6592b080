"""The index beside the store: tables of one SQLite file, each from a key to a JSON value.

A question touches a few hundred rows; reading only those is what keeps an answer quick.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

from kg.errors import SnapshotError


def write(path: Path, tables: Mapping[str, Mapping[str, Any]]) -> None:
    """Write tables to a new file.

    Raises
    ------
    OSError
        If the file can't be written.
    """
    # No row holds itself, and to look for that takes a tenth of the time.
    encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
    try:
        connection = sqlite3.connect(path)
        try:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            for name, rows in tables.items():
                connection.execute(
                    f"CREATE TABLE {name} (place INTEGER, key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID"
                )
                connection.executemany(
                    f"INSERT INTO {name} VALUES (?, ?, ?)",
                    # In the order in which they are kept each row is put at the end.
                    sorted(
                        ((place, key, encode(value)) for place, (key, value) in enumerate(rows.items())),
                        key=itemgetter(1),
                    ),
                )
            connection.commit()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise OSError(str(error)) from error


def connect(path: Path) -> sqlite3.Connection:
    """Open the tables of a finished file, read-only; any number of processes may.

    Raises
    ------
    OSError
        If the file is missing or is no such file.
    """
    try:
        connection = sqlite3.connect(f"file:{_quoted(path)}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        # What is mapped need not be copied, nor be asked for page by page.
        connection.execute(f"PRAGMA mmap_size = {path.stat().st_size}")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error as error:
        raise OSError(f"{path.name}: {error}") from error
    return connection


def _quoted(path: Path) -> str:
    """Return a path as it stands in a URI of SQLite; the import of `urllib` takes longer than many an answer."""
    text = path.resolve().as_posix()
    for sign in "%?#":
        text = text.replace(sign, f"%{ord(sign):02x}")
    return text if text.startswith("/") else f"/{text}"


class Table(Mapping[str, Any]):
    """A table as a read-only mapping that keeps what it has read.

    Parameters
    ----------
    connection : sqlite3.Connection
    name : str
        Of the table.
    """

    CHUNK = 400
    MOST_ABSENT = 8_000
    """After how many keys that are not there all that are there are read: a process that is asked for long spares
    itself a look-up for each part of a question that is no name, and doesn't keep them all."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self._known: dict[str, Any] = {}
        self._absent: set[str] = set()
        self._whole = False

    def fetch(self, keys: Iterable[str]) -> dict[str, Any]:
        """Return the values of those keys that are there, in few reads; in the order of the keys, if these have one."""
        keys = keys if isinstance(keys, set) else dict.fromkeys(keys)
        self.read_ahead(keys)
        if isinstance(keys, set):
            # Twice the difference takes less than half of what to meet the keys of a dictionary takes.
            there: Iterable[str] = keys.difference(keys.difference(self._known))
        else:
            there = [k for k in keys if k in self._known]
        return {k: self._known[k] for k in there}

    def read_ahead(self, keys: Iterable[str]) -> None:
        """Read what is asked for next, in few reads."""
        if self._whole:
            return
        if isinstance(keys, set):
            # The parts of a question are many, and few of them are keys.
            # One after the other: of two sets at once the second is gone through as a whole, however large it is.
            missing = list(keys.difference(self._known).difference(self._absent))
        else:
            missing = [k for k in dict.fromkeys(keys) if k not in self._known and k not in self._absent]
        for start in range(0, len(missing), self.CHUNK):
            part = missing[start : start + self.CHUNK]
            marks = ",".join("?" * len(part))
            query = f"SELECT key, value FROM {self._name} WHERE key IN ({marks})"
            self._known.update(self._read(query, part))
        if missing:
            self._absent.update(k for k in missing if k not in self._known)
            if len(self._absent) > self.MOST_ABSENT:
                self._read_all()

    def starting(self, prefix: str) -> dict[str, Any]:
        """Return the rows whose keys begin with a text, in the order of the keys."""
        query = f"SELECT key, value FROM {self._name} WHERE key >= ? AND key < ? ORDER BY key"
        end = prefix[:-1] + chr(ord(prefix[-1]) + 1)
        return self._read(query, [prefix, end])

    def __getitem__(self, key: str) -> Any:
        if key not in self._known and not self.fetch([key]):
            raise KeyError(key)
        return self._known[key]

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of a key, or another value where there is none."""
        # Asked for thousands of times a question, mostly for what has been read.
        if key in self._known:
            return self._known[key]
        return default if key in self._absent else self.fetch([key]).get(key, default)

    def _read_all(self) -> dict[str, Any]:
        if not self._whole:
            self._known = self._read(f"SELECT key, value FROM {self._name} ORDER BY place")
            self._whole, self._absent = True, set()
        return self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._read_all())

    def __len__(self) -> int:
        return int(self._rows(f"SELECT count(*) FROM {self._name}")[0][0])

    def __contains__(self, key: object) -> bool:
        return key in self._known or (isinstance(key, str) and key not in self._absent and bool(self.fetch([key])))

    def keys_only(self) -> list[str]:
        """Return all keys without reading the values."""
        return [key for (key,) in self._rows(f"SELECT key FROM {self._name} ORDER BY place")]

    def _read(self, query: str, values: Sequence[str] = ()) -> dict[str, Any]:
        rows = self._rows(query, values)
        # Many short values are decoded much faster as one.
        return dict(zip([key for key, _ in rows], json.loads(f"[{','.join([v for _, v in rows])}]"), strict=True))

    def _rows(self, query: str, values: Sequence[str] = ()) -> list[Any]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise SnapshotError(f"The snapshot is damaged ({error}).", "Run: kg build --force") from error
