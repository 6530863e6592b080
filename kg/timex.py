"""Phrases of time in English, Chinese and Japanese, and the dates that they stand for.

A phrase that leans on another ("the same year", 同年) is found and left unresolved. The rules are data
(``timex.toml``), in the manner of rule-based taggers of temporal expressions (Strötgen and Gertz 2010, HeidelTime).
"""

from __future__ import annotations

import re
import tomllib
from calendar import month_abbr, month_name
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.dates import bounds

_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_IN_CHARACTERS = re.compile(r"[〇零一二三四五六七八九]{4}年(?:[一二三四五六七八九](?=月))?")
_CENTURIES = {"十七": 17, "十八": 18, "十九": 19, "二十": 20, "二十一": 21}
_MONTHS = {name.casefold(): n for names in (month_name, month_abbr) for n, name in enumerate(names) if name}
_SEASONS = {"spring": 21, "春": 21, "summer": 22, "夏": 22, "autumn": 23, "fall": 23, "秋": 23, "winter": 24, "冬": 24}
_MONTH = "(?:" + "|".join([*month_name[1:], *(f"{m}\\.?" for m in month_abbr[1:]), "Sept\\.?"]) + ")"


@dataclass(frozen=True)
class Timex:
    """A phrase of time.

    Attributes
    ----------
    start, end : int
        Where it stands in the text.
    text : str
    date : str
        In EDTF; empty where it leans on another phrase.
    """

    start: int
    end: int
    text: str
    date: str


@lru_cache
def rules() -> list[tuple[re.Pattern[str], str, str]]:
    """Return pattern, date and an example of each rule."""
    with (Path(__file__).parent / "timex.toml").open("rb") as stream:
        content = tomllib.load(stream)
    return [
        (re.compile(rule["pattern"].replace("MONTH", _MONTH), re.IGNORECASE), rule.get("edtf", ""), rule["example"])
        for language in content.values()
        for rule in language
    ]


def find(text: str) -> list[Timex]:
    """Return the phrases of time in a text, longest first where they overlap, in order of place.

    >>> [(t.text, t.date) for t in find("In July 2019, and 同年9月")]
    [('July 2019', '2019-07'), ('同年9月', '')]
    """
    plain = _IN_CHARACTERS.sub(lambda m: m[0].translate(_DIGITS), text.translate(_FULL_WIDTH))
    found = []
    for pattern, date, _ in rules():
        for match in pattern.finditer(plain):
            start, end = match.span("x" if "x" in pattern.groupindex else 0)
            edtf = _filled(date, match.groupdict()) if date else ""
            if edtf is not None:
                found.append(Timex(start, end, text[start:end], edtf))
    found.sort(key=lambda t: (t.start - t.end, t.start, not t.date))
    taken: list[Timex] = []
    for timex in found:
        if all(timex.end <= t.start or timex.start >= t.end for t in taken):
            taken.append(timex)
    return sorted(taken, key=lambda t: t.start)


def _filled(frame: str, groups: dict[str, str]) -> str | None:
    """Return a date with its parts filled in; None where that is no date."""
    parts = {key: _part(key, value) for key, value in groups.items() if value and key != "x"}
    if "c" in parts:
        century = int(parts["c"]) if parts["c"].isdigit() else _CENTURIES[parts["c"]]
        parts |= {"before": f"{century - 1:02}", "first": f"{century - 1:02}01", "last": f"{century:02}00"}
    date = frame.format(**parts)
    try:
        bounds(date)
    except ValueError:
        return None
    return date


def _part(key: str, value: str) -> str:
    if key[0] == "m" and not value.isdigit():
        return f"{_MONTHS[value.rstrip('.').casefold()[:3]]:02}"
    if key == "t":
        return value.translate(_DIGITS)
    if key[0] == "s":
        return str(_SEASONS[value.casefold()])
    return f"{int(value):02}" if key[0] in "md" else value
