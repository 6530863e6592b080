"""Indicator matrices are read strictly, with names and passages in any of the forms that are allowed."""

from __future__ import annotations

import networkx as nx
import pytest

import viz
from viz.cases import read
from viz.passage import Passages


def test_a_matrix_is_numbered_and_what_a_row_leaves_out_is_unknown():
    passages = Passages({"p": {"line": 3}, "q": {"line": 4}})
    found = read(
        {
            "cases": ["a", {"key": "b", "name": {"en": "Case B"}}],
            "variables": [
                {
                    "name": "one",
                    "indicators": [
                        {"name": {"ja": "二"}, "cells": {"a": "met"}, "passages": ["q"]},
                        {"name": "three", "cells": {"b": "unmet"}, "passages": {"b": ["p", "q"]}},
                    ],
                }
            ],
        },
        passages,
    )
    assert found is not None
    assert [case["name"] for case in found["cases"]] == [{"": "a"}, {"en": "Case B"}]
    first, second = found["variables"][0]["indicators"]
    assert first["cells"] == ["met", "unknown"] and second["cells"] == ["unknown", "unmet"]
    assert first["passages"] == [(0,), (0,)] and second["passages"] == [(), (1, 0)]
    assert [one["line"] for one in passages.found] == ["4", "3"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("a table", "cases are given as"),
        ({"cases": 3}, "cases are given as"),
        ({"cases": ["a"], "variables": [{"indicators": [{"cells": {"a": "maybe"}}]}]}, "'maybe', not one of met"),
    ],
)
def test_another_shape_is_refused_in_one_line(given, message):
    with pytest.raises(viz.GraphError, match=message):
        viz.view(nx.Graph(cases=given), title="x")


def test_no_matrix_is_none(data_of):
    assert data_of(viz.view(nx.Graph(), title="x"))["cases"] is None
