"""Numbers as people write them in the four languages: by thousands of thousands, or by ten thousands."""

from __future__ import annotations

from decimal import Decimal

_SCALES = {
    "en": ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")),
    "zh-Hans": ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")),
    "zh-Hant": ((10**12, "萬億"), (10**8, "億"), (10**4, "萬")),
    "ja": ((10**12, "兆"), (10**8, "億"), (10**4, "万")),
}


def figure(value: Decimal, language: str) -> str:
    """Return a number as a person would write it.

    >>> figure(Decimal(8000000000), "en"), figure(Decimal(1500), "zh-Hans")
    ('8 billion', '1,500')
    """
    for size, name in _SCALES[language]:
        if abs(value) >= size:
            return f"{(value / size).normalize():f}{name}"
    return f"{value:,f}"
