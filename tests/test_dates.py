from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.dates import bounds, say

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1937", (1937, 1, 1), (1937, 12, 31)),
        ("1937-10", (1937, 10, 1), (1937, 10, 31)),
        ("2020-02", (2020, 2, 1), (2020, 2, 29)),
        ("1900-02", (1900, 2, 1), (1900, 2, 28)),
        ("1937-10-05", (1937, 10, 5), (1937, 10, 5)),
        ("2020~", (2020, 1, 1), (2020, 12, 31)),
        ("1931/1941", (1931, 1, 1), (1941, 12, 31)),
        ("2019-04-26/2019-04-27", (2019, 4, 26), (2019, 4, 27)),
        ("1938-06~/1939", (1938, 6, 1), (1939, 12, 31)),
        ("2020-23", (2020, 9, 1), (2020, 11, 30)),
        ("2020-24", (2020, 12, 1), (2020, 12, 31)),
        ("193X", (1930, 1, 1), (1939, 12, 31)),
        ("2016/..", (2016, 1, 1), (9999, 12, 31)),
        ("../1945-08", (1, 1, 1), (1945, 8, 31)),
    ],
)
def test_bounds(text: str, low: tuple[int, int, int], high: tuple[int, int, int]) -> None:
    assert bounds(text) == (date(*low), date(*high))


@pytest.mark.parametrize(
    "text",
    ["", " ", "soon", "1937-13", "1937-00", "1937-02-30", "37", "1937-1", "1941/1931", "..", "../..", "/", "0000",
     "1937-10-05T00:00", "October 1937", "2020-23-05"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="EDTF"):
        bounds(text)


@given(st.text(alphabet="0123456789-/~?%.XYu[]{}, S", max_size=14))
@example("2020-01/2019-01")
@example("y170000002")
@example("Y-170000002")
@example("-1985")
def test_any_text_has_ordered_bounds_or_is_refused(text: str) -> None:
    try:
        low, high = bounds(text)
    except ValueError:
        return
    assert low <= high


@given(DAYS)
def test_a_day_is_its_own_bounds_and_lies_within_its_month_and_year(day: date) -> None:
    assert bounds(day.isoformat()) == (day, day)
    for text in (f"{day:%Y}".zfill(4), day.isoformat()[:7]):
        low, high = bounds(text)
        assert low <= day <= high


@given(DAYS, DAYS)
def test_an_interval_reaches_from_its_first_to_its_last_day(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert bounds(f"{first.isoformat()}/{last.isoformat()}") == (first, last)


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("1937", "en", "1937"),
        ("1937-10", "en", "October 1937"),
        ("1937-10-05", "en", "5 October 1937"),
        ("1938-06~", "en", "about June 1938"),
        ("1931/1941", "en", "1931 to 1941"),
        ("2016/..", "en", "from 2016"),
        ("../2016", "en", "until 2016"),
        ("2019-21", "en", "spring 2019"),
        ("1937-10-05", "zh-Hans", "1937年10月5日"),
        ("1938-06~", "zh-Hant", "約1938年6月"),
        ("1938-06~", "zh-Hans", "约1938年6月"),
        ("1938-06~", "ja", "1938年6月頃"),
        ("1931/1941", "zh-Hans", "1931年至1941年"),
        ("1931/1941", "ja", "1931年から1941年まで"),
        ("2016/..", "ja", "2016年から"),
        ("2019-23", "ja", "2019年秋"),
    ],
)
def test_a_date_is_said_as_people_say_it(text: str, language: str, said: str) -> None:
    assert say(text, language) == said


@given(DAYS, st.sampled_from(["en", "zh-Hans", "zh-Hant", "ja"]))
def test_a_sentence_keeps_the_precision(day: date, language: str) -> None:
    iso = day.isoformat()
    assert str(day.year).zfill(4) in say(iso[:4], language)
    assert len(say(iso[:4], language)) < len(say(iso[:7], language)) < len(say(iso, language))
