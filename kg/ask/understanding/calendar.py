"""The dates and lengths of time that a text gives."""

from __future__ import annotations

import re
from datetime import date

from kg.ask.understanding.numeral import CHARACTERS, WORDS, number
from kg.expression import Expression

_YEAR = Expression(
    r"(?<!\d)(1[89]\d\d|20\d\d)(?!s|年代)(?:\s*年|-)?(?:(\d{1,2})(?!\d)\s*(?:月|-)?(?:(?<=月)(\d{1,2})(?=[日号])|(?<=-)(\d{1,2})(?!\d))?)?"
)
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = Expression(
    rf"(?:\b(\d{{1,2}}) )?\b({'|'.join(MONTHS)}) (?:(\d{{1,2}})(?:st|nd|rd|th)?,? )?(1[89]\d\d|20\d\d)\b"
)
_JOINT = r"(?:to|and|until|till|through|or)"
_ANY = rf"(?:{'|'.join(MONTHS)})"
_PART = r"(?:(?:the )?(?:end|middle|beginning|start) of|early|late|mid)"
_SHARED = Expression(
    rf"\b({'|'.join(MONTHS)})(?=(?:, {_ANY})*,?(?: (?:{_JOINT}|-)(?: {_PART})?)? {_ANY} (1[89]\d\d|20\d\d)\b)"
)
_LATER = Expression(r"(?<=月)\s*(?:から|到|至|与|和|及|と|、|,|-|~)\s*(\d{1,2})(?=月)")
"""A month whose year stands with another month: after the last in English, before the first in Chinese and Japanese."""
_BARE = Expression(
    rf"\b(?:than|or)(?: (?:the|that|in|of)){{0,3}} (?P<month>{_ANY})\b(?! \d)"
    r"|(?<=[比是])\s*(?P<after>\d{1,2})月|(?<![\d年])(?P<n>\d{1,2})月(?=[^、。]{0,8}より)",
    "than ", "or ", "比", "是", "より",
)  # fmt: skip
"""A month without a year that is set against one with its own ("the May 2019 summit than the June one")."""
_TO = r"(?:-|~|〜|to|through|until|till|至|到|から)"
_SPAN = Expression(
    rf"(?<!\d)(1[89]\d\d|20\d\d)(?:年)?\s*{_TO}\s*(1[89]\d\d|20\d\d|\d\d(?=年)|(?:1[3-9]|[2-9]\d)(?![\d-]))(?!\d|月)(?:年)?(?:まで|[之の]?[间間])?"
    r"|\bbetween (1[89]\d\d|20\d\d) and (1[89]\d\d|20\d\d)\b",
    "-", "~", "〜", " to ", "through", "until", "till", "至", "到", "から", "between ",
)  # fmt: skip
"""A time from one year to another, the second often without its century."""
_DECADE = Expression(
    rf"\b(1[89]|20)(\d)0s\b|(?<!\d)(1[89]|20)(\d)0年代|(?:(?:20|二十|上)世[纪紀](?:の)?)?(?<![\d{CHARACTERS}])(?:(\d)0|([{CHARACTERS}])十)年代",
    "0s", "年代",
)  # fmt: skip
_UNITS = {
    "minute": "m", "hour": "h", "day": "d", "week": "w", "month": "M", "year": "y",
    "分钟": "m", "小时": "h", "时间": "h", "天": "d", "日间": "d", "周": "w", "周间": "w", "星期": "w",
    "个月": "M", "か月": "M", "ヶ月": "M", "カ月": "M", "年": "y", "年间": "y",
}  # fmt: skip
_LENGTH = Expression(
    rf"(?<![\w.])(\d{{1,3}}|{'|'.join(WORDS[1:11])})[ -](minute|hour|day|week|month|year)s?\b"
    rf"|(?<![\d第哪每同某.{CHARACTERS}])(\d{{1,2}}|[{CHARACTERS}两])(分钟|小时|时间|天|日间|周间|周(?!年)|星期|个月|か月|ヶ月|カ月|年间|年(?![前代来級级末初底中以之]))",
    *_UNITS,
)
"""A length of time in a folded text; "两年" is one, "2019年" is a date."""


def dates(text: str) -> list[str]:
    """Return the dates in a folded text (ISO, as far as given), in order."""
    found: list[tuple[int, str]] = []
    if not any(map(str.isdigit, text)):
        return []
    if any(month in text for month in MONTHS):
        found = [(m.start(), _iso(m[2], str(MONTHS.index(m[1]) + 1), None)) for m in _SHARED.finditer(text)]
        for m in _MONTH.finditer(text):
            found.append((m.start(4), _iso(m[4], str(MONTHS.index(m[2]) + 1), m[1] or m[3])))
    named = {place for place, _ in found}
    found += [(m.start(), _iso(m[1], m[2], m[3] or m[4])) for m in _YEAR.finditer(text) if m.start() not in named]
    # "1937-41" gives the second year, too.
    found += [(m.end(), m[1][:2] + m[2]) for m in _SPAN.finditer(text) if m[2] and len(m[2]) == len("41")]
    for match in _LATER.finditer(text) if "月" in text else ():
        before = max((f for f in found if f[0] < match.start()), default=None)
        # The first of them must stand just before.
        if before and re.fullmatch(r"[\d年月\s]+", text[before[0] : match.start()]):
            found.append((match.start(1), _iso(before[1][:4], match[1], None)))
    return [iso for _, iso in sorted([*found, *_bare(text, found)])]


def period(text: str) -> tuple[int, int, str] | None:
    """Return where a folded text gives a time of several years, and that (EDTF); None where it gives none.

    >>> period("trade in 1937-41"), period("七十年代的韩国")
    ((9, 16, '1937/1941'), (0, 4, '1970/1979'))
    """
    match = _SPAN.search(text)
    if match is not None:
        first, last = match[1] or match[3], match[2] or match[4]
        last = first[: -len(last)] + last
        return (*match.span(), f"{first}/{last}") if first < last else None
    match = _DECADE.search(text)
    if match is None:
        return None
    century, tens = match[1] or match[3] or "19", match[2] or match[4] or match[5] or str(number(match[6] or "") or "")
    return *match.span(), f"{century}{tens}0/{century}{tens}9"


def _bare(text: str, found: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the months that stand without a year beside a month of the one year that a text gives."""
    years = {iso[:4] for _, iso in found}
    if len(years) != 1 or len(min(found)[1]) == len("2019"):
        return []
    [year] = years
    start = min(found)[0]
    bare = [m for m in _BARE.finditer(text) if m.start() > start]
    numbers = [m["after"] or m["n"] or str(MONTHS.index(m["month"]) + 1) for m in bare]
    months = [(m.start(), _iso(year, n, None)) for m, n in zip(bare, numbers, strict=True)]
    known = {iso[:7] for _, iso in found}
    return [(p, iso) for p, iso in months if len(iso) > len(year) and iso not in known]


def _iso(year: str, month: str | None, day: str | None) -> str:
    """Return a date as far as its parts can be such."""
    if not month or not 0 < int(month) < 13:
        return year
    try:
        return date(int(year), int(month), int(day or 0)).isoformat()
    except ValueError:
        # No such day, or none.
        return f"{year}-{int(month):02d}"


def lengths(text: str) -> dict[str, tuple[int, str]]:
    """Return the lengths of time that a text gives, each as it is said, as a number and the first letter of its unit:
    minutes, hours, days, weeks, Months, years.

    >>> lengths("after 3 days of a 24-year deal")
    {'3 days': (3, 'd'), '24-year': (24, 'y')}
    """
    found = {}
    for match in _LENGTH.finditer(text):
        value, unit = number(match[1] or match[3]) or 0, match[2] or match[4]
        # "A year" is said of any.
        if value > 1:
            found[match[0]] = value, _UNITS[unit]
    return found
