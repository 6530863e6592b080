"""A reader's own article: registered with its metadata, the hash of its text and a draft of its passages; and checked
against its text later."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import additions, trig
from kg.dates import bounds
from kg.draft import Heading, Proposal, headings, proposals
from kg.errors import DataError, KgError, OutputError
from kg.names import language_of
from kg.query import run
from kg.snapshot import Snapshot
from kg.terms import LANGUAGES, PASSAGE, PREFIXES

Json = dict[str, Any]

_KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Article:
    """What is registered of an article.

    Attributes
    ----------
    key, number, file : str
        As commands and passages name it.
    title, language : str
        The title, and the written language that it is in.
    authors : tuple of (str, str)
        Key and name of each.
    date : str
        EDTF, or empty.
    digest : str
        SHA-256 of the file, in hexadecimal.
    lines : int
        How many lines the file has.
    """

    key: str
    number: str
    file: str
    title: str
    language: str
    authors: tuple[tuple[str, str], ...]
    date: str
    digest: str
    lines: int


def add(
    snapshot: Snapshot,
    file: Path,
    key: str,
    output: Path,
    title: str = "",
    authors: Sequence[str] = (),
    date: str = "",
    language: str = "",
    number: str = "",
) -> tuple[Article, list[Heading], list[Proposal]]:
    """Register an article: write a folder with a copy of its text, its description, and a draft of its passages.

    Parameters
    ----------
    snapshot : Snapshot
        Whose things are looked for in the text.
    file : Path
        The text, in UTF-8.
    key : str
        Its key in commands and in the names of passages: lower-case letters, digits and hyphens.
    output : Path
        The folder to make, which must not exist.
    title, authors, date, language, number : str
        What isn't given is worked out: the title is the first line, the language is that of the text, the number the
        next free one, the author an unnamed one; a date is left out.

    Returns
    -------
    tuple
        The article, its headings, and the proposals that the draft holds.

    Raises
    ------
    DataError
        If the text can't be read, isn't UTF-8 or is empty.
    KgError
        If the key or number is taken or malformed, or the date or language is none.
    OutputError
        If the folder is there already or can't be written. Nothing is written then.
    """
    _check_names(snapshot, key, number, date, language)
    if output.exists():
        raise OutputError(f"{output} is there already.", "Name a folder that isn't, with --output.")
    if not output.absolute().parent.is_dir():
        raise OutputError(f"The folder {output.absolute().parent} does not exist.", "Make it, or name another.")
    content, lines = _read(file)
    title = title.strip() or next(line.strip().lstrip("# ") for line in lines if line.strip())
    article = Article(
        key=key,
        number=number or _next_number(snapshot),
        file=file.name,
        title=title,
        language=language or language_of("\n".join(lines), snapshot.folder_of_names),
        authors=tuple(_author(snapshot, name, key) for name in authors),
        date=date,
        digest=hashlib.sha256(content).hexdigest(),
        lines=len(lines) - (not lines[-1]),
    )
    found = headings(lines)
    proposed = list(proposals(snapshot, lines))
    _write(output, {
        file.name: content,
        "article.ttl": trig.article(article, found, known=set(snapshot.things.keys_only())).encode(),
        "draft.trig": trig.draft(article, proposed).encode(),
    })  # fmt: skip
    return article, found, proposed


def _check_names(snapshot: Snapshot, key: str, number: str, date: str, language: str) -> None:
    if not _KEY.fullmatch(key) or len(key) > 40 or key in PREFIXES:
        raise KgError(f"{key!r} is no key.", "Take lower-case letters, digits and hyphens, such as my-notes.")
    numbers = {entry["number"]: name for name, entry in snapshot.articles.items()}
    if key in snapshot.articles or f"article-{key}" in snapshot.things:
        raise KgError(f"The key {key!r} is taken.", "Choose another with --key; see: kg article list")
    if number and not re.fullmatch(r"[0-9]{1,4}", number):
        raise KgError(f"{number!r} is no number of an article.", "Take digits, such as 005.")
    if number in numbers:
        raise KgError(f"The number {number} is taken by {numbers[number]}.", "Choose another with --number.")
    if language and language not in LANGUAGES:
        raise KgError(f"{language!r} is no language of the graph.", f"Take one of {', '.join(LANGUAGES)}.")
    try:
        bounds(date or "2000")
    except ValueError:
        raise KgError(f"{date!r} is no date.", "Write 1937, 1937-10 or 1937-10-05.") from None


def _next_number(snapshot: Snapshot) -> str:
    taken = [int(e["number"]) for e in snapshot.articles.values() if str(e["number"]).isdigit()]
    return f"{max(taken, default=-1) + 1:03}"


def _read(file: Path) -> tuple[bytes, list[str]]:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise DataError(f"{file} can't be read: {error.strerror}.", "Check the name and the permissions.") from error
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise DataError(f"{file.name}:{line} is not UTF-8.", "Save the text as UTF-8.") from error
    if not text.strip("\ufeff \t\r\n"):
        raise DataError(f"{file.name} is empty.", "Give the text of an article.")
    # As kg.texts reads it: any kind of line end.
    return content, text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _author(snapshot: Snapshot, name: str, key: str) -> tuple[str, str]:
    """Return a person that the graph knows by that name, else a new one."""
    known = snapshot.names.get(snapshot.folder_of_names.fold(name).strip(), [])
    persons = [k for k in known if snapshot.is_a(k, "Actor") or "Person" in snapshot.types(k)]
    if len(persons) == 1:
        return persons[0], name
    plain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") if name.isascii() else ""
    minted = plain or f"author-of-{key}"
    return (f"{minted}-of-{key}" if minted in snapshot.things else minted), name


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Write a folder of files, all or nothing."""
    temporary = None
    try:
        temporary = Path(tempfile.mkdtemp(dir=folder.absolute().parent, prefix=".writing-"))
        for name, content in files.items():
            (temporary / name).write_bytes(content)
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o777 & ~mask)
        temporary.rename(folder)
    except OSError as error:
        raise OutputError(f"{folder} can't be written: {error.strerror}.", "Check the permissions.") from error
    finally:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)


DRAFTS = (
    "SELECT ?article (COUNT(?draft) AS ?count) WHERE { ?draft a kg:Draft ; kg:inArticle ?article } GROUP BY ?article"
)


def listing(snapshot: Snapshot) -> list[Json]:
    """Return the articles of the graph in order of number: ``key, number, file, title {lang: [text]}, authors
    [key], passages, drafts``, the last two as counts."""
    drafts = {row["article"].value: int(row["count"].value) for row in run(snapshot, DRAFTS)}
    passages: dict[str, int] = {}
    for entry in snapshot.passages.values():
        passages[entry["article"]] = passages.get(entry["article"], 0) + 1
    return [
        {
            "key": key,
            "number": entry["number"],
            "file": entry["file"],
            "title": entry["title"],
            "authors": entry["authors"],
            "passages": passages.get(key, 0),
            "drafts": drafts.get(entry["iri"], 0),
        }
        for key, entry in sorted(snapshot.articles.items(), key=lambda item: str(item[1]["number"]))
    ]


@dataclass(frozen=True)
class Check:
    """How an article's text stands to what was written of it.

    Attributes
    ----------
    changed : bool or None
        Whether the file is another than when it was registered; None where no hash was noted.
    right : int
        How many quotes stand on their line.
    moved : tuple of (str, int, int)
        Passage, its line, and the line on which the quote stands now.
    lost : tuple of (str, int, str)
        Passage, its line, and the quote that is not found, or found on several lines.
    """

    changed: bool | None
    right: int
    moved: tuple[tuple[str, int, int], ...]
    lost: tuple[tuple[str, int, str], ...]


QUOTES = """SELECT ?passage ?line ?exact WHERE {{
  ?passage kg:inArticle <{article}> ; kg:line ?line ; kg:exact ?exact .
}} ORDER BY ?line ?passage"""


def check(snapshot: Snapshot, name: str, articles: Path | None = None) -> Check:
    """Return whether an article's text changed since it was registered, and which quotes are not where they were.

    Parameters
    ----------
    snapshot : Snapshot
    name : str
        Key or number.
    articles : Path, optional
        Folder that holds the text; left out, the folders that ``kg build --with`` took in.

    Raises
    ------
    UnknownThingError
        If there is no such article.
    DataError
        If its text is in none of the folders.
    """
    key = snapshot.article_of(name)
    entry = snapshot.articles[key]
    file = str(entry["file"])
    folders = [articles] if articles else additions.beside()
    folder = next((f for f in folders if (f / file).is_file()), None)
    if folder is None:
        where = f"{articles} holds no {file}" if articles else f"There is no {file} beside your own data"
        raise DataError(f"{where}.", "Give the folder that holds your copy with --articles.")
    content, lines = _read(folder / file)
    noted = [
        row["digest"].value
        for row in run(snapshot, f"SELECT ?digest WHERE {{ <{entry['iri']}> kg:textDigest ?digest }}")
    ]
    right, moved, lost = 0, [], []
    for row in run(snapshot, QUOTES.format(article=entry["iri"])):
        passage, number, exact = row["passage"].value.removeprefix(PASSAGE), int(row["line"].value), row["exact"].value
        if 0 < number <= len(lines) and exact in lines[number - 1]:
            right += 1
            continue
        elsewhere = [i for i, line in enumerate(lines, 1) if exact in line]
        if len(elsewhere) == 1:
            moved.append((passage, number, elsewhere[0]))
        else:
            lost.append((passage, number, exact))
    changed = hashlib.sha256(content).hexdigest() != noted[0] if noted else None
    return Check(changed, right, tuple(moved), tuple(lost))
