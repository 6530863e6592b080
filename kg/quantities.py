"""Numbers as passages give them: what they count, how exactly, and whether two can both be so."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from kg.dates import bounds, say
from kg.notation import figure

ABOUT = 0.1
"""How far a number that the text calls approximate may be off, as a share of it."""

_UNITS = {"unit:PERCENT": "%", "unit:NUM": ""}


@dataclass(frozen=True)
class Quantity:
    """A number of a passage.

    Attributes
    ----------
    key : str
        Compact IRI.
    measure : str
        What is counted.
    of : frozenset of str
        Whom or what it is of; where the text's node says so itself.
    holders : frozenset of str
        Events, acts, claims and things that it hangs on.
    matters : frozenset of str
        What it is of, or else what its holders are or are about.
    low, high : Decimal or None
        Value or bounds as given; the same where there is one value.
    bound : str
        ``more-than``, ``at-least``, ``less-than``, ``at-most``, ``nearly``, or empty.
    approximate : bool
    unit : str
        ``unit:PERCENT`` or a currency's three letters.
    per : str
        The span that it is for, such as ``kg:year``, or empty.
    date : str
        The period that it refers to (EDTF), or empty.
    proposed : bool
        Whether it is demanded, planned, expected or estimated rather than told as so.
    sources, parts : frozenset of str
        Surveys and works that it is from; goods or areas that it is limited to.
    passages : tuple of str
        Names of the passages that hold it.
    """

    key: str
    measure: str
    of: frozenset[str]
    holders: frozenset[str]
    matters: frozenset[str]
    low: Decimal | None
    high: Decimal | None
    bound: str
    approximate: bool
    unit: str
    per: str
    date: str
    proposed: bool
    sources: frozenset[str]
    parts: frozenset[str]
    passages: tuple[str, ...]

    @property
    def span(self) -> tuple[float, float]:
        """The values that it leaves open: from, to."""
        low = float(self.low) if self.low is not None else -math.inf
        high = float(self.high) if self.high is not None else math.inf
        slack = ABOUT if self.approximate else 0.0
        if self.bound == "nearly":
            low *= 1 - ABOUT
        elif self.bound in {"more-than", "at-least"}:
            high = math.inf
        elif self.bound in {"less-than", "at-most"}:
            low = -math.inf
        if slack:
            low, high = (
                end if math.isinf(end) else end + sign * abs(end) * slack for end, sign in ((low, -1), (high, 1))
            )
        if self.bound == "more-than":
            low = math.nextafter(low, math.inf)
        if self.bound == "less-than":
            high = math.nextafter(high, -math.inf)
        return low, high

    @property
    def number(self) -> tuple[Decimal | None, Decimal | None]:
        """The number alone, however it is bounded."""
        return self.low, self.high


def compatible(a: Quantity, b: Quantity) -> bool:
    """Tell whether two numbers of one unit can both be so: their spans meet, or one is the other rounded."""
    (a_low, a_high), (b_low, b_high) = a.span, b.span
    return max(a_low, b_low) <= min(a_high, b_high) or _rounds(a, b) or _rounds(b, a)


def _rounds(exact: Quantity, rough: Quantity) -> bool:
    """Tell whether one plain number is another rounded to the places that it is written with."""
    if exact.low is None or rough.low is None or exact.low != exact.high or rough.low != rough.high:
        return False
    if exact.bound or rough.bound or (rough.unit == "unit:NUM" and rough.low < 1000):
        return False  # Few things are counted, not rounded.
    digits = rough.low.normalize().as_tuple()
    exponent = digits.exponent
    assert isinstance(exponent, int)
    return exact.low.quantize(Decimal(1).scaleb(exponent)) == rough.low and exact.low != rough.low


def apart(a: str, b: str) -> bool:
    """Tell whether two EDTF dates have no day in common."""
    (a_low, a_high), (b_low, b_high) = bounds(a), bounds(b)
    return max(a_low, b_low) > min(a_high, b_high)


def spoken(quantity: Quantity, language: str, words: dict[str, str], unit: str = "") -> str:
    """Return a number as a person would write it, such as ``about 8 billion USD a year (2019)``.

    Parameters
    ----------
    quantity : Quantity
    language : str
    words : dict of str to str
        Frames of bounds in that language (``differences.toml``).
    unit : str
        The unit's name, for units other than per cent, plain counts and currencies.
    """
    low, high = (figure(v, language) if v is not None else "" for v in quantity.number)
    if low and high and low != high:
        text = words["range"].format(low=low, high=high)
    elif not high:
        text = words["at-least"].format(n=low)
    elif not low:
        text = words["at-most"].format(n=high)
    else:
        text = low
    name = _UNITS.get(quantity.unit, unit or quantity.unit)
    text += name if name == "%" or not name else f" {name}"
    if quantity.bound:
        text = words[quantity.bound].format(n=text)
    elif quantity.approximate:
        text = words["about"].format(n=text)
    if quantity.per == "kg:year":
        text = words["year"].format(n=text)
    return f"{text} ({say(quantity.date, language)})" if quantity.date else text
