"""Numbers: what they leave open, whether two can both be so, and how they are said."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.difference import words_of
from kg.quantities import Quantity, compatible, spoken


def quantity(value: str, bound: str = "", about: bool = False, unit: str = "unit:PERCENT", date: str = "") -> Quantity:
    nothing: frozenset[str] = frozenset()
    return Quantity(
        "id:q", "id:m", nothing, nothing, nothing, Decimal(value), Decimal(value), bound, about, unit, "", date, False,
        nothing, nothing, (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b", "can"),
    [
        (quantity("2"), quantity("1.89"), True),  # 1.89 rounds to 2.
        (quantity("1.9"), quantity("1.89"), True),
        (quantity("2.5"), quantity("1.89"), False),
        (quantity("8000000000"), quantity("8200000000"), True),
        (quantity("8000000000"), quantity("9000000000"), False),
        (quantity("8000000000", about=True), quantity("8700000000"), True),
        (quantity("50", "more-than"), quantity("51"), True),
        (quantity("50", "more-than"), quantity("50"), False),
        (quantity("50", "at-least"), quantity("50"), True),
        (quantity("30", "less-than"), quantity("30", "at-least"), False),
        (quantity("3", unit="unit:NUM"), quantity("3.4", unit="unit:NUM"), False),  # What is counted is not rounded.
    ],
)
def test_what_can_both_be_so(a: Quantity, b: Quantity, can: bool) -> None:
    assert compatible(a, b) is compatible(b, a) is can


@given(
    st.decimals(1, 10**10, places=2),
    st.decimals(1, 10**10, places=2),
    st.sampled_from(["", "more-than", "at-least", "less-than", "at-most", "nearly"]),
)
def test_compatibility_is_the_same_both_ways_and_a_number_is_with_itself(a: Decimal, b: Decimal, bound: str) -> None:
    x, y = quantity(str(a), bound), quantity(str(b))
    assert compatible(x, y) == compatible(y, x)
    assert compatible(x, x)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "about 8.2 billion USD (2019)"), ("zh-Hans", "约82亿 USD (2019年)"), ("ja", "約82億 USD (2019年)")],
)
def test_a_number_as_a_person_would_write_it(language: str, said: str) -> None:
    found = quantity("8200000000", about=True, unit="USD", date="2019")
    assert spoken(found, language, words_of()["bounds"][language]) == said  # type: ignore[arg-type]
