"""Cases of a theory: which indicator each case meets, as a page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from viz.errors import GraphError
from viz.language import clean, texts
from viz.passage import Passages

VALUES = ("met", "unmet", "unknown")


def read(given: Any, passages: Passages) -> dict[str, Any] | None:
    """Read an indicator matrix, or None where there is none.

    Args:
        given: `{cases: [case, ...], variables: [{name, indicators: [{name, cells: {case: met | unmet |
            unknown}, passages}]}]}`. A case is its key, or `{key, name}`; a name is text or `{language: text}`;
            an indicator's `passages` are ids for all its cells, or `{case: [id, ...]}`. A case that a row
            doesn't name is unknown. `title` and `notes` (texts) may stand beside.
        passages: takes the passages in.

    Returns:
        The same with cases numbered: each indicator has `cells`, one of VALUES for each case in order, and
        `passages`, numbers of passages for each case in order.

    Raises:
        GraphError: it has another shape, or a cell another value.
    """
    if given is None:
        return None
    if not isinstance(given, Mapping) or not isinstance(given.get("cases"), (list, tuple)):
        raise GraphError("cases are given as {cases: [...], variables: [...]}")
    cases = [_case(one) for one in given["cases"]]
    keys = [one["key"] for one in cases]
    variables = []
    for variable in given.get("variables") or ():
        indicators = [_indicator(one, keys, passages) for one in variable.get("indicators") or ()]
        variables.append({"name": texts(variable.get("name")), "indicators": indicators})
    found: dict[str, Any] = {"cases": cases, "variables": variables}
    for part in ("title", "notes"):
        if given.get(part):
            found[part] = texts(given[part])
    return found


def _case(given: Any) -> dict[str, Any]:
    if isinstance(given, Mapping):
        return {"key": clean(given.get("key", "")), "name": texts(given.get("name")) or {"": clean(given.get("key"))}}
    return {"key": clean(given), "name": {"": clean(given)}}


def _indicator(given: Mapping[str, Any], keys: list[str], passages: Passages) -> dict[str, Any]:
    cells = {clean(case): value for case, value in (given.get("cells") or {}).items()}
    said = given.get("passages")
    by_case = {clean(case): ids for case, ids in said.items()} if isinstance(said, Mapping) else None
    row = [str(cells.get(key) or "unknown") for key in keys]
    for key, value in zip(keys, row, strict=True):
        if value not in VALUES:
            raise GraphError(f"a cell of the case {key!r} is {value!r}, not one of {', '.join(VALUES)}")
    return {
        "name": texts(given.get("name")),
        "cells": row,
        "passages": [passages.numbers(said if by_case is None else by_case.get(key)) for key in keys],
    }
