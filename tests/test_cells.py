import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cells import safe, table, width


@pytest.mark.parametrize("text", ["-5", "+3.2", "1e-3", "Japan", "", "a=b"])
def test_numbers_and_words_stay_what_they_are(text: str) -> None:
    assert safe(text) == text


@given(st.lists(st.lists(st.text("ab 日本é\u0301｡ア", max_size=8), min_size=2, max_size=2), min_size=1, max_size=5))
def test_columns_line_up_in_a_terminal(rows: list[list[str]]) -> None:
    lines = table(["one", "二"], rows).split("\n")
    first = max(width(cell) for cell in ["one", *(r[0] for r in rows)])
    second = max(width(cell) for cell in ["二", *(r[1] for r in rows)])
    assert lines[1] == "-" * first + "  " + "-" * second
    for row, line in zip(rows, lines[2:], strict=False):
        assert line == (row[0] + " " * (first - width(row[0])) + "  " + row[1]).rstrip() or not row[1].strip()


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("日本", 4), ("ア", 2), ("ｱ", 1), ("e\u0301", 1), ("", 0)])
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns
