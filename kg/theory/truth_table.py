"""A theory's cases as qualitative comparative analysis (QCA; Ragin 1987) takes them: conditions and outcome as 0 and 1,
and the truth table of all their combinations."""

from __future__ import annotations

from itertools import product
from typing import Any

from kg.cells import separated
from kg.errors import TheoryError
from kg.theory.evaluation import evaluate
from kg.theory.logic import MET, UNDETERMINED, UNKNOWN, Count, Rule
from kg.theory.model import Theory

Json = dict[str, Any]


def truth_table(
    theory: Theory, reading: str | None = None, outcome: str | None = None, indicators: bool = False
) -> Json:
    """Return the truth table of a theory's cases (crisp sets).

    Parameters
    ----------
    theory : Theory
    reading : str, optional
    outcome : str, optional
        The degree that counts as 1, with every degree above it where degrees come from a count; the first where
        left out.
    indicators : bool
        Take the indicators as conditions instead of what the prediction rests on.

    Returns
    -------
    dict
        ``theory, reading, outcome {variable, degree, or_better, column}, conditions [{name, column, one}]``;
        ``rows`` with ``values, outcome`` (1, 0, ``C`` where cases contradict one another, ``?`` where there is
        none), ``n, consistency`` (share of the row's cases with the outcome) and ``cases``; ``data`` with one row
        a case; ``left_out`` cases with something undetermined.

    Raises
    ------
    TheoryError
        If the theory has no outcome of that degree.
    """
    chosen = theory.reading(reading)
    known = [theory.rule(name, chosen) for name in (theory.measured, theory.predicted) if name]
    target = next((rule for rule in known if rule), None)
    predicts = next((rule for rule in reversed(known) if rule), None)
    if target is None or predicts is None:
        raise TheoryError(f"{theory.name} measures and predicts no outcome, so it has no truth table.")
    degrees = list(target.degrees())
    one = outcome or degrees[0]
    if one not in degrees:
        raise TheoryError(f"{theory.name} has no outcome {one!r}.", f"It has: {', '.join(degrees)}.")
    # Only numbers have an order: the degrees of a table or taxonomy are mere names.
    ordered = isinstance(target, Count)
    counted = set(degrees[: degrees.index(one) + 1]) if ordered else {one}
    conditions = _conditions(theory, chosen, predicts, indicators)
    data: list[Json] = []
    left: list[str] = []
    for case in theory.cases:
        states = case.states(theory.indicators)
        values = evaluate(theory.rules[chosen], states)
        chosen_values = [values[c["name"]].degree if c["name"] in values else states[c["name"]] for c in conditions]
        if {UNDETERMINED, UNKNOWN} & {*chosen_values, values[target.gives].degree}:
            left.append(case.key)
            continue
        row = [int(v == c["one"]) for v, c in zip(chosen_values, conditions, strict=True)]
        data.append({"case": case.key, "values": row, "outcome": int(values[target.gives].degree in counted)})
    return {
        "theory": theory.name,
        "reading": chosen,
        "outcome": {"variable": target.gives, "degree": one, "or_better": ordered, "column": column(target.gives)},
        "conditions": conditions,
        "rows": _rows(len(conditions), data),
        "data": data,
        "left_out": left,
    }


def _conditions(theory: Theory, reading: str, predicts: Rule, indicators: bool) -> list[Json]:
    if indicators:
        used = dict.fromkeys(
            n for name in predicts.inputs() for n in _below(theory, reading, name) if n in theory.indicators
        )
        names = list(used)
    else:
        names = list(predicts.inputs())
    found = []
    for name in names:
        rule = theory.rule(name, reading)
        found.append({"name": name, "column": column(name), "one": rule.degrees()[0] if rule else MET})
    return found


def _below(theory: Theory, reading: str, name: str) -> list[str]:
    rule = theory.rule(name, reading)
    return [n for i in rule.inputs() for n in _below(theory, reading, i)] if rule else [name]


def column(name: str) -> str:
    """Return a name as QCA software takes it: capital letters, digits and underscores.

    >>> column("burden-sharing-willingness")
    'BURDEN_SHARING_WILLINGNESS'
    """
    return name.replace("-", "_").upper()


def _rows(width: int, data: list[Json]) -> list[Json]:
    """The combinations that occur, and all others too where there are few conditions."""
    seen = sorted({tuple(d["values"]) for d in data}, reverse=True)
    every = list(product((1, 0), repeat=width)) if width <= 4 else seen
    rows = []
    for values in every:
        mine = [d for d in data if tuple(d["values"]) == values]
        with_it = sum(d["outcome"] for d in mine)
        outcome: int | str = "?" if not mine else 1 if with_it == len(mine) else 0 if not with_it else "C"
        rows.append(
            {
                "values": list(values),
                "outcome": outcome,
                "n": len(mine),
                "consistency": round(with_it / len(mine), 3) if mine else None,
                "cases": [d["case"] for d in mine],
            }
        )
    return rows


def as_csv(found: Json) -> str:
    """Return the cases as CSV that QCA software reads: a case a row, its name first, then 0 and 1.

    In R: ``data <- read.csv("cases.csv", row.names = 1)``, then ``QCA::truthTable(data, outcome = "...")``.
    """
    columns = ["CASE", *(c["column"] for c in found["conditions"]), found["outcome"]["column"]]
    rows = [[d["case"], *map(str, d["values"]), str(d["outcome"])] for d in found["data"]]
    return separated(columns, rows)


__all__ = ["as_csv", "column", "truth_table"]
