"""The gazetteer: names of the field, by which a question is seen to name something that no article speaks of.

It is a list of names (``ontology/gazetteer.tsv``) and says nothing of what they name: no statement, passage or thing of
the graph comes from it. What the graph speaks of under any of its names is left out by the build, so that what is left
is what the graph holds nothing on.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from pathlib import Path

from kg.errors import DataError
from kg.names import Folder
from kg.words import cut, forms

COLUMNS = ("kind", "en", "zh", "ja")
SHORTEST = 2
"""How many characters a name has at least."""


def read(path: Path) -> list[list[str]]:
    """Return the names of each entry of a gazetteer, in all languages.

    Raises
    ------
    DataError
        If the file can't be read, or a line has not as many columns as there are.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path.name} can't be read: {error}.", "Give a UTF-8 file.") from error
    found = []
    for number, line in enumerate(lines[1:], 2):
        columns = line.split("\t")
        if len(columns) != len(COLUMNS):
            raise DataError(f"{path.name}:{number} has {len(columns)} columns.", f"Give {', '.join(COLUMNS)}.")
        names = (name.strip() for column in columns[1:] for name in column.split(";"))
        found.append([name for name in names if len(name) >= SHORTEST])
    return found


def absent(
    entries: Sequence[Sequence[str]],
    names: Container[str],
    postings: Mapping[str, Sequence[int]],
    folder: Folder,
) -> dict[str, str]:
    """Return the names of what no passage speaks of, folded, each with how it is written.

    Parameters
    ----------
    entries : sequence of sequence of str
        As `read` returns them.
    names : container of str
        Folded names of the graph's things, and phrases that mean something to it.
    postings : mapping of str to sequence of int
        Token -> places of the passages that hold it.
    folder : Folder

    Notes
    -----
    An entry is spoken of where one of its names is a known one or some passage holds all words of one. That passes over
    some names whose words stand together by chance, and takes none for absent that is there.
    """

    sets: dict[str, set[int]] = {}

    def places(token: str) -> set[int]:
        if token not in sets:
            sets[token] = set(postings[token])
        return sets[token]

    def spoken(name: str) -> bool:
        if name in names:
            return True
        held = cut(name)
        # Of most names some word stands nowhere.
        return bool(held) and all(map(postings.__contains__, held)) and bool(set.intersection(*map(places, held)))

    found: dict[str, str] = {}
    for entry in entries:
        written = {folder.fold(name).strip(): name for name in entry}
        if not any(map(spoken, written)):
            found |= {form: name for folded, name in written.items() for form in forms(folded)}
    return found


def meant(written: str, text: str) -> bool:
    """Tell whether a name that stands in a text, capital or small letters aside, is meant there: by "sort" no SORT."""
    return not written.isupper() or written in text
