"""Tables of the index, which read what is asked for, and all once much was asked for in vain."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from kg import KnowledgeGraph, tables

ROWS = {"b": [1], "a": {"of": "米国"}, "c": "text, with [signs]", "d": None}


@pytest.fixture
def table(tmp_path: Path) -> tables.Table:
    tables.write(tmp_path / "index", {"rows": ROWS})
    return tables.Table(tables.connect(tmp_path / "index"), "rows")


def vain(table: tables.Table) -> set[str]:
    return {f"none {i}" for i in range(table.MOST_ABSENT + 1)}


@pytest.mark.parametrize("kind", [list, set])
@pytest.mark.parametrize("much", [False, True])
def test_a_table_returns_what_is_there_however_much_was_asked_in_vain(
    table: tables.Table, kind: type, much: bool
) -> None:
    if much:
        assert table.fetch(vain(table)) == {}
    assert table.fetch(kind(["c", "none", "a"])) == {key: ROWS[key] for key in ("a", "c")}
    assert table["b"] == [1]
    assert "b" in table
    assert "none" not in table
    assert table.get("none", 7) == 7
    with pytest.raises(KeyError):
        table["none"]
    assert dict(table) == ROWS
    assert list(table) == list(ROWS)
    assert len(table) == len(ROWS)


def test_what_is_not_there_is_not_looked_for_again(tmp_path: Path) -> None:
    tables.write(tmp_path / "index", {"rows": ROWS})
    connection = tables.connect(tmp_path / "index")
    table = tables.Table(connection, "rows")
    table.read_ahead(["a", "none"])
    table.fetch(vain(table))
    # A closed file can't be read.
    connection.close()
    assert table.fetch(["d", "another", "c"]) == {"d": None, "c": ROWS["c"]}


def test_rows_are_read_by_how_their_keys_begin(table: tables.Table) -> None:
    assert table.starting("a") == {"a": ROWS["a"]}
    assert table.starting("z") == {}


@pytest.mark.parametrize("collecting", [True, False])
def test_an_answer_leaves_the_search_for_left_over_objects_as_it_was(graph: KnowledgeGraph, collecting: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if collecting else gc.disable)()
        graph.ask("When did Bolton visit Japan?")
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if before else gc.disable)()
