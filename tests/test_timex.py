"""Phrases of time in the written languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import bounds
from kg.timex import find, rules


@pytest.mark.parametrize(("dated", "example"), [(bool(date), example) for _, date, example in rules()])
def test_each_rule_finds_its_example(dated: bool, example: str) -> None:
    (found,) = find(example)
    assert found.text in example
    assert bool(found.date) == dated
    # As much of it as a phrase of time is: all but "in".
    assert len(found.text) >= len(example) - 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019年7月，同年9月", [("2019年7月", "2019-07"), ("同年9月", "")]),
        ("一九三七年七月七日", [("一九三七年七月", "1937-07")]),
        ("１９３７年", [("１９３７年", "1937")]),
        ("1930年代，二十世纪三十年代", [("1930年代", "1930/1939"), ("二十世纪三十年代", "1930/1939")]),
        ("2018年9月26日至10月7日", [("2018年9月26日至10月7日", "2018-09-26/2018-10-07")]),
        ("2019年春に、翌年も", [("2019年春", "2019-21"), ("翌年", "")]),
        ("in July 2019, by the 1930s", [("July 2019", "2019-07"), ("the 1930s", "1930/1939")]),
        ("On 5 October 1937 and Sept. 25, 2019", [("5 October 1937", "1937-10-05"), ("Sept. 25, 2019", "2019-09-25")]),
        ("In that same year, in July", [("that same year", ""), ("July", "")]),
        # No phrases of time.
        ("2000 troops, 3个月, 1937名, 13月", []),
        ("2019年13月", [("2019年", "2019")]),
        ("2020年度预算", []),
    ],
)
def test_what_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(t.text, t.date) for t in find(text)] == expected


@given(st.text(alphabet="0123456789年月日至同去 -–inJulythe世纪代年頃春s"))
def test_every_date_is_one_and_no_two_phrases_overlap(text: str) -> None:
    found = find(text)
    for timex in found:
        assert text[timex.start : timex.end] == timex.text
        if timex.date:
            bounds(timex.date)
    assert all(a.end <= b.start for a, b in pairwise(found))
