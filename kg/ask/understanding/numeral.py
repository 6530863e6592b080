"""Numerals: what number a digit, an English word or Chinese characters give (Japanese ones are the same)."""

from __future__ import annotations

from kg.expression import Expression

WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
"""In English, each at the place of its number."""
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
DIGITS = "零一二三四五六七八九"
CHARACTERS = DIGITS[1:] + "十"
"""From one to ten."""
ALSO = str.maketrans("〇两", "零二")
COUNTED = "节頁页軍条條款章项段部"
"""What an ordinal number before it only numbers: a part of a text or an army, one of many."""
_ORDINAL = Expression(
    rf"\b({'|'.join(ORDINALS)})\b(?! (?:part|section|chapter|article|paragraph|table|note))"
    rf"|第([{CHARACTERS}\d])(?![\d{CHARACTERS}{COUNTED}])|([{CHARACTERS}\d])(?:番目|つ目)"
)


def number(said: str) -> int | None:
    """Return the number below a hundred that a folded word gives, or None.

    >>> number("7"), number("twelve"), number("两"), number("二十四"), number("many")
    (7, 12, 2, 24, None)
    """
    if said.isdecimal():
        return int(said)
    if said in WORDS:
        return WORDS.index(said)
    tens, ten, ones = said.translate(ALSO).rpartition("十")
    if not (ten or ones) or len(tens) > 1 or len(ones) > 1 or not all(c in DIGITS for c in tens + ones):
        return None
    return (10 * DIGITS.index(tens or "一") if ten else 0) + DIGITS.index(ones or "零")


def ordinals(text: str) -> list[tuple[str, int]]:
    """Return the ordinal numbers that a folded text gives, each as it is said and as a number.

    >>> ordinals("the second summit")
    [('second', 2)]
    """
    if not any(word in text for word in (*ORDINALS, "第", "目")):
        return []
    found = ((m[0], ORDINALS.index(m[1]) + 1 if m[1] else number(m[2] or m[3])) for m in _ORDINAL.finditer(text))
    return [(said, place) for said, place in found if place]
