"""How an answer is worded: which passage says each of its lines, who speaks where a line only says "the author", and
what is said twice or is none of an answer's statements."""

from __future__ import annotations

from typing import Any

from kg.ask.answer import Answer
from kg.ask.kinds.reference import SOURCES, refers, sourced
from kg.ask.understanding.question import Question
from kg.expression import Expression
from kg.snapshot import Snapshot, pick
from kg.terms import PASSAGE

Json = dict[str, Any]
BULLET = "• "
LEAST = 8
"""How many characters a statement has at least that is looked for within a line."""
_AUTHOR = {
    "en": Expression(r"^The authors?(?=(?:'s)? )|(?<=; )the authors?(?= [a-z])"),
    "zh-Hans": Expression(r"(?:^|(?<=；))(?:两位)?作者(?![们栏名单署简])(?=[\u4e00-\u9fff]|[：，])"),
    "zh-Hant": Expression(r"(?:^|(?<=；))(?:兩位)?作者(?![們欄名單署簡])(?=[\u4e00-\u9fff]|[：，])"),
    "ja": Expression(r"^(?:両)?著者(?:ら|たち)?(?=[はがの])"),
}
SHORT = 4
"""How many characters what is said again at the end of a head has at least."""
_HEADED = Expression(r"^((?:• )?)([^：:\n]{1,60}?)(：|: )(.+)$")
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
        if text in answer.backed:
            found.append([p for p, e in enumerate(answer.evidence) if _name(e) in answer.backed[text]])
            continue
        held = [text] if text in said else [t for t in longest if t.rstrip(".。") in text]
        found.append(said[held[0]] if held else [])
    return found


def worded(entry: Json, language: str) -> str:
    """Return what a passage says, with the authors by name where it begins with "the author"."""
    text = pick(entry["summary"], language)
    pattern, names = _AUTHOR.get(language), joined(str(entry["author"]), language)
    return pattern.sub(names, text) if pattern and names else text


def joined(names: str, language: str) -> str:
    """Return the names of authors, of whom there may be several, as they stand in a sentence."""
    return _AND.get(language, ", ").join(names.split(", "))


def tidied(snapshot: Snapshot, question: Question, answer: Answer) -> None:
    """Word an answer as it is read: no bare references where no source is asked for, authors by name, nothing twice."""
    if not (answer.intent in SOURCES or sourced(question)):
        _drop_references(snapshot, answer)
    _name_authors(answer)
    lines = [_once(line) for line in answer.answer.split("\n")]
    answer.backed = {_once(line): names for line, names in answer.backed.items()}
    differ = question.grammar.say["disagree"].split("{")[0]
    # What passages differ in stands under no head.
    after = ["" if line.startswith(differ) else line for line in [*lines[1:], ""]]
    near = question.grammar.say["nearby"]
    answer.answer = "\n".join(line for line, next_ in zip(lines, after, strict=True) if not _empty(line, next_, near))


def _drop_references(snapshot: Snapshot, answer: Answer) -> None:
    """Leave out the statements that are no more than entries of a bibliography or notes, unless there are no others."""
    lines, told = answer.answer.split("\n"), lines_of(answer)
    bare = {place for place, entry in enumerate(answer.evidence) if refers(snapshot, _name(entry))}
    kept = [bool(not places or set(places) - bare) for places in told]
    bullets = [line.startswith(BULLET) for line in lines]
    if any(b and k for b, k in zip(bullets, kept, strict=True)):
        shown = [line for line, b, k in zip(lines, bullets, kept, strict=True) if k or not b]
        dropped = {line.removeprefix(BULLET) for line in lines} - {line.removeprefix(BULLET) for line in shown}
        answer.answer = "\n".join(shown)
        answer.rows = [row for row in answer.rows if row[0] not in dropped]


def _name(entry: Json) -> str:
    return str(entry["passage"]).removeprefix(PASSAGE)


def _once(line: str) -> str:
    """Return a line without a head that the rest of it says again."""
    match = _HEADED.pattern.match(line)
    if match is None:
        return line
    mark, head, _colon, rest = match.groups()
    if _again(rest, head):
        return mark + rest
    bare = rest.rstrip(".。")
    # "Signing of the treaty, October 2019: October 2019."
    if len(bare) >= SHORT and bare in head and any(map(str.isdigit, bare)):
        return mark + head + rest[len(bare) :]
    return line


def _again(text: str, head: str) -> bool:
    """Tell whether a text begins with a head, as whole words."""
    after = text[len(head) : len(head) + 1]
    return text.startswith(head) and bool(after) and not (head[-1:].isascii() and after.isascii() and after.isalnum())


def _empty(line: str, after: str, near: str) -> bool:
    """Tell whether a line is a head under which nothing stands: nothing more, what passages differ in, or what is only
    told nearby."""
    headed = line.endswith(("：", ":")) and not line.startswith(BULLET) and line != near
    return headed and after in ("", near)


def _name_authors(answer: Answer) -> None:
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
