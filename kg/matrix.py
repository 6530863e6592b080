"""The cases of the articles' tables: which indicators each case meets, as a matrix."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from kg.query import run
from kg.snapshot import Snapshot
from kg.terms import ID, PASSAGE

Json = dict[str, Any]

_QUERY = """SELECT ?variable ?indicator ?case ?mark ?passage WHERE {
  GRAPH ?passage { ?coding a kg:CaseCoding ; kg:case ?case ; kg:indicator ?indicator }
  OPTIONAL { GRAPH ?passage { ?coding kg:mark ?mark } }
  OPTIONAL { ?indicator kg:indicatorOf ?variable }
} ORDER BY ?variable ?indicator ?case ?passage"""


def matrix(snapshot: Snapshot) -> Json:
    """Return the indicator matrix of the cases that are coded.

    Returns
    -------
    dict
        ``{cases: [{key, name}], variables: [{name, indicators: [{name, cells: {case: met | unmet | unknown},
        passages: {case: [...]}}]}]}``, names by language. A cell that a table marks is met; one that it leaves
        empty is not met, for the tables' notes mark only what is met; where no table has the cell, it is unknown.
    """
    cells: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    said: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    cases: dict[str, None] = {}
    for row in run(snapshot, _QUERY):
        case = row["case"].value.removeprefix(ID)
        variable = row["variable"].value.removeprefix(ID) if row["variable"] else ""
        place = (variable, row["indicator"].value.removeprefix(ID))
        cases[case] = None
        if row["mark"]:
            met = row["mark"].value.endswith("#met")
            cells[place][case] = "met" if met else cells[place].get(case, "unmet")
        said[place][case].append(row["passage"].value.removeprefix(PASSAGE))
    variables: dict[str, list[Json]] = defaultdict(list)
    for (variable, indicator), passages in sorted(said.items()):
        one = {"name": _name(snapshot, indicator), "cells": dict(cells[variable, indicator])}
        variables[variable].append({**one, "passages": {case: passages[case] for case in sorted(passages)}})
    return {
        "cases": [{"key": case, "name": _name(snapshot, case)} for case in sorted(cases)],
        "variables": [{"name": _name(snapshot, key), "indicators": found} for key, found in sorted(variables.items())],
    }


def _name(snapshot: Snapshot, key: str) -> dict[str, str]:
    return {tag: names[0] for tag, names in snapshot.labels(key).items()} or {"en": key}
