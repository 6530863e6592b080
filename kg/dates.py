"""Dates as the text gives them (EDTF), and the earliest and latest day that they stand for."""

from __future__ import annotations

import re
from datetime import date

from kg.errors import KgError
from kg.expression import Expression


def bounds(edtf_text: str) -> tuple[date, date]:
    """Return the earliest and the latest day of an EDTF date.

    Parameters
    ----------
    edtf_text : str
        For example ``1937-10``, ``2020~`` or ``1931/1941``.

    Raises
    ------
    ValueError
        If the text is no EDTF date.

    Notes
    -----
    Library of Congress, Extended Date/Time Format, levels 0 and 1. "About" (``~``) does not widen the
    bounds: the text's own precision stands, and the mark stays visible in the date itself. An open end
    (``2016/..``) reaches to the first or last day that a date can name.
    """
    if edtf_text.endswith("/..") and edtf_text != "../..":
        return bounds(edtf_text[:-3])[0], date.max
    if edtf_text.startswith("../"):
        return date.min, bounds(edtf_text[3:])[1]
    plain = [_PART.pattern.match(part) for part in edtf_text.split("/")]
    if len(plain) <= 2 and all(m and (int(m[2] or 0) <= 12 or not (m[3] or m[4])) for m in plain):
        days = [_calendar(match) for match in plain if match]
        return _ordered(edtf_text, days[0][0], days[-1][1])
    # The library knows all of EDTF but takes some 20 ms a date, too long for the common forms.
    import edtf

    try:
        parsed = edtf.parse_edtf(edtf_text)
        low, high = parsed.lower_strict(), parsed.upper_strict()
        found = date(*low[:3]), date(*high[:3])
    except (edtf.parser.edtf_exceptions.EDTFParseException, AttributeError, TypeError) as error:
        raise ValueError(f"{edtf_text!r} is no EDTF date") from error
    return _ordered(edtf_text, *found)


def day(text: str, first: bool) -> str:
    """Return the first or last ISO day of what the user wrote as a date.

    Raises
    ------
    KgError
        If it is no date.
    """
    try:
        return bounds(text)[0 if first else 1].isoformat()
    except ValueError:
        raise KgError(f"{text!r} is no date.", "Write 1937, 1937-10 or 1937-10-05.") from None


def _ordered(text: str, low: date, high: date) -> tuple[date, date]:
    if low > high:
        raise ValueError(f"{text!r} is no EDTF date: it ends before it begins")
    return low, high


def _calendar(match: re.Match[str]) -> tuple[date, date]:
    year, month, day = (int(part) if part else None for part in match.groups()[:3])
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        end = month
        if month > 12:
            # A season; winter ends with its year, as the library has it.
            month = 3 * (month - 20)
            end = min(month + 2, 12)
        last = 31 if end == 12 else (date(year, end + 1, 1) - date(year, end, 1)).days
        return date(year, month, day or 1), date(year, end, day or last)
    except ValueError as error:
        raise ValueError(f"{match.string!r} is no EDTF date") from error


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PART = Expression(r"^(\d{4})(?:-(0[1-9]|1[0-2]|2[1-4])(?:-(\d{2}))?)?([~?%]?)$")
_SEASONS = {"en": ("spring", "summer", "autumn", "winter"), "zh": ("春", "夏", "秋", "冬")}


def say(edtf_text: str, language: str = "en") -> str:
    """Return an EDTF date as a person would write it.

    >>> say("1938-06~")
    'about June 1938'
    >>> say("2019-04-26/2019-04-27", "zh-Hans")
    '2019年4月26日至2019年4月27日'
    """
    if edtf_text.endswith("/.."):
        start = say(edtf_text[:-3], language)
        return f"from {start}" if language == "en" else f"{start}から" if language == "ja" else f"{start}起"
    if edtf_text.startswith("../"):
        end = say(edtf_text[3:], language)
        return f"until {end}" if language == "en" else f"{end}まで" if language == "ja" else f"至{end}"
    if "/" in edtf_text:
        start, end = (say(part, language) for part in edtf_text.split("/", 1))
        if language == "ja":
            return f"{start}から{end}まで"
        return f"{start} to {end}" if language == "en" else f"{start}至{end}"
    match = _PART.pattern.match(edtf_text)
    if not match:
        return edtf_text
    year, month, day, mark = match.groups()
    about = mark in {"~", "%"}
    if language == "en":
        text = year
        if month:
            number = int(month)
            text = f"{_SEASONS['en'][number - 21] if number > 12 else _MONTHS[number - 1]} {year}"
        if day:
            text = f"{int(day)} {text}"
        return f"about {text}" if about else text
    text = f"{year}年"
    if month:
        text += _SEASONS["zh"][int(month) - 21] if int(month) > 12 else f"{int(month)}月"
    if day:
        text += f"{int(day)}日"
    if not about:
        return text
    return f"{text}頃" if language == "ja" else f"約{text}" if language == "zh-Hant" else f"约{text}"
