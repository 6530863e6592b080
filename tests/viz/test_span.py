"""The days that dates stand for."""

from __future__ import annotations

import pytest

from viz.span import span


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("1951-09", ("1951-09-01", "1951-09-30")),
        ("2020~", ("2020-01-01", "2020-12-31")),
        ("1931/1941", ("1931-01-01", "1941-12-31")),
        ("2016/..", ("2016-01-01", "9999-12-31")),
        ("from 1902 to 1923", ("1902-01-01", "1923-12-31")),
        ("8000000", None),
        ("soon", None),
        ("長" * 3000, None),
    ],
)
def test_span(date, days):
    assert span(date) == days
