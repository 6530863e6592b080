"""How an answer is worded: which passage says each of its lines, and who speaks where a line only says "the author"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.snapshot import pick

if TYPE_CHECKING:
    from kg.ask.answer import Answer

Json = dict[str, Any]
BULLET = "• "
LEAST = 8
"""How many characters a statement has at least that is looked for within a line."""
_AUTHOR = {
    "en": re.compile(r"^The authors?(?=(?:'s)? )"),
    "zh-Hans": re.compile(r"^(?:两位)?作者(?![们栏名单署简])(?=[\u4e00-\u9fff]|[：，])"),
    "zh-Hant": re.compile(r"^(?:兩位)?作者(?![們欄名單署簡])(?=[\u4e00-\u9fff]|[：，])"),
    "ja": re.compile(r"^(?:両)?著者(?:ら|たち)?(?=[はがの])"),
}
_AND = {"en": " and ", "zh-Hans": "和", "zh-Hant": "和", "ja": "と"}


def lines_of(answer: Answer) -> list[list[int]]:
    """Return for each line of an answer the places, from 0, of the evidence that says it: whose summary the line is,
    or else the longest that it holds."""
    said: dict[str, list[int]] = {}
    for place, entry in enumerate(answer.evidence):
        for text in {pick(entry["summary"], answer.language), worded(entry, answer.language)}:
            said.setdefault(text, []).append(place)
    longest = sorted((t for t in said if len(t) >= LEAST), key=len, reverse=True)
    found = []
    for line in answer.answer.split("\n"):
        text = line.removeprefix(BULLET).strip()
        held = [text] if text in said else [t for t in longest if t.rstrip(".。") in text]
        found.append(said[held[0]] if held else [])
    return found


def worded(entry: Json, language: str) -> str:
    """Return what a passage says, with the authors by name where it begins with "the author"."""
    text = pick(entry["summary"], language)
    names = str(entry["author"]).split(", ")
    pattern = _AUTHOR.get(language)
    if pattern is None or not names[0]:
        return text
    return pattern.sub(lambda _: _AND[language].join(names), text, count=1)


def name_authors(answer: Answer) -> None:
    """Put the authors' names into the lines of an answer that begin with "the author": which one that is, nothing tells
    where several articles answer together."""
    lines = answer.answer.split("\n")
    plain = {pick(e["summary"], answer.language): worded(e, answer.language) for e in reversed(answer.evidence)}
    changed = {text: named for text, named in plain.items() if text != named}
    if not changed:
        return
    for place, line in enumerate(lines):
        for text, named in changed.items():
            if text in line:
                lines[place] = line.replace(text, named)
                break
    answer.answer = "\n".join(lines)
