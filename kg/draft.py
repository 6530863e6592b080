"""A draft of a text's passages: for each sentence that names known things or a time, where it stands, a quote that
finds it again, and what it names. A draft says nothing yet: what the sentence says is for a reader to write."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg import timex
from kg.mentions import Mention, mentions
from kg.snapshot import Snapshot
from kg.timex import Timex

LONGEST_QUOTE = 20
SHORTEST_QUOTE = 4


@dataclass(frozen=True)
class Proposal:
    """A sentence of which a passage could be made.

    Attributes
    ----------
    name : str
        Line and letter, such as ``l5a``.
    line : int
        From 1.
    section : str
        Number or name of the section, or ``0`` before the first heading.
    exact, prefix : str
        A quote of at most 20 characters, and what stands before it where the quote stands twice on the line.
    mentions : tuple of Mention
        Known things that it names.
    times : tuple of Timex
        Phrases of time.
    """

    name: str
    line: int
    section: str
    exact: str
    prefix: str
    mentions: tuple[Mention, ...]
    times: tuple[Timex, ...]


@dataclass(frozen=True)
class Heading:
    """A heading, and the section that it begins.

    Attributes
    ----------
    line : int
        From 1.
    section : str
        Its number, or its text where it has none.
    """

    line: int
    section: str


@lru_cache
def _rules() -> dict[str, list[str]]:
    with (Path(__file__).parent / "draft.toml").open("rb") as stream:
        return tomllib.load(stream)


_CHINESE = "一二三四五六七八九十"


def headings(lines: Sequence[str]) -> list[Heading]:
    """Return the headings of a text, found by their numbers, marks and words (``draft.toml``)."""
    found: list[Heading] = []
    chapter = ""
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text or len(text) > 60 or text[-1] in "。.！？!?；;，,":
            continue
        for pattern in _rules()["headings"]:
            match = re.match(pattern, text, re.IGNORECASE)
            if match:
                parts = match.groupdict()
                section = _digits(parts.get("number") or "") or text.strip("# ")
                if parts.get("sub"):
                    section = f"{chapter}.{_digits(parts['sub'])}" if chapter else _digits(parts["sub"])
                else:
                    chapter = section
                found.append(Heading(number, section[:40]))
                break
    return found


def _digits(number: str) -> str:
    """Return a heading's number in digits: 三 as 3, 十二 as 12, 2.1 as it is."""
    if not number or number[0] not in _CHINESE:
        return number.rstrip(".．、 ")
    ten, _, one = number.partition("十") if "十" in number else ("零", "", number)
    value = 10 * (_CHINESE.find(ten) + 1 if ten else 1) if "十" in number else 0
    return str(value + _CHINESE.find(one) + 1 if one else value)


def proposals(snapshot: Snapshot, lines: Sequence[str]) -> Iterator[Proposal]:
    """Yield a proposal for each sentence of a text that names a known thing or a time, but for headings."""
    titles = {h.line: h.section for h in headings(lines)}
    section = "0"
    for number, line in enumerate(lines, 1):
        if number in titles:
            section = titles[number]
            continue
        letter = 0
        for start, end in sentences(line):
            text = line[start:end]
            named = mentions(snapshot, text)
            times = timex.find(text)
            # A year in a title that the graph knows is no date of the sentence.
            times = [t for t in times if not any(m.start <= t.start and t.end <= m.end for m in named)]
            if not named and not times:
                continue
            exact, prefix = _quote(line, start, end, named, times)
            if exact:
                yield Proposal(
                    f"l{number}{_letters(letter)}", number, section, exact, prefix, tuple(named), tuple(times)
                )
                letter += 1


def sentences(line: str) -> list[tuple[int, int]]:
    """Return where the sentences of a line begin and end, without the blanks around them.

    >>> [("A b. C 1.5 d.")[s:e] for s, e in sentences("A b. C 1.5 d.")]
    ['A b.', 'C 1.5 d.']
    """
    found, start = [], 0
    for match in _END.finditer(line):
        found.append((start, match.end()))
        start = match.end()
    found.append((start, len(line)))
    stripped = (
        (s + len(line[s:e]) - len(line[s:e].lstrip()), e - len(line[s:e]) + len(line[s:e].rstrip())) for s, e in found
    )
    return [(s, e) for s, e in stripped if s < e]


_END = re.compile(
    r"[。！？!?；]+[”」』》）)\"’]*|(?<![A-Z]\.[A-Z])(?<!\b[A-Z])(?<!\b(?:Mr|Dr|vs|No))(?<!\b(?:St|Jr))\.+[”\"’)]*(?=\s+[A-Z“\"‘(\d])"
)


def _letters(number: int) -> str:
    """Return a, b, … z, aa, ab, …"""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _quote(line: str, start: int, end: int, named: Sequence[Mention], times: Sequence[Timex]) -> tuple[str, str]:
    """Return a quote of a sentence, around what is most telling in it, that stands once on the line; with what
    stands before it where no quote of that length does."""
    rare = sorted(named, key=lambda m: -m.weight)
    names = [(start + m.start, start + m.end) for m in rare]
    spots = [*names[:1], *((start + t.start, start + t.end) for t in times), *names[1:]]
    choices = [q for spot in spots if (q := _window(line, (start, end), spot, spots))]
    choices = choices or [(start, min(end, start + LONGEST_QUOTE))]
    for s, e in choices:
        if line.count(line[s:e]) == 1:
            return line[s:e], ""
    s, e = choices[0]
    for length in range(1, s + 1):
        if line.count(line[s - length : e]) == 1:
            return line[s:e], line[s - length : s]
    return "", ""


def _window(
    line: str, sentence: tuple[int, int], spot: tuple[int, int], others: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return a part of a sentence that holds a phrase, of 4 to 20 characters, which cuts neither words nor other
    phrases; None where there is none."""
    if spot[1] - spot[0] > LONGEST_QUOTE:
        return None
    high = min(sentence[1], spot[0] + LONGEST_QUOTE)
    low = max(sentence[0], high - LONGEST_QUOTE)
    while low < spot[0] and (_splits(line, low) or line[low] in _MARKS or any(s < low < e for s, e in others)):
        low += 1
    while high > spot[1] and (_splits(line, high) or any(s < high < e for s, e in others)):
        high -= 1
    text = line[low:high]
    low, high = low + len(text) - len(text.lstrip()), high - len(text) + len(text.rstrip())
    return (low, high) if high - low >= SHORTEST_QUOTE else None


_MARKS = frozenset(" \t\u3000，、；：。,;:")


def _splits(line: str, place: int) -> bool:
    """Tell whether a place is inside a word written with spaces."""
    return 0 < place < len(line) and all(c.isascii() and c.isalnum() for c in line[place - 1 : place + 1])
