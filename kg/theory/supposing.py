"""What if an indicator were otherwise: one change to one case, and every single change to all of them. The stored graph
is never touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kg.errors import TheoryError
from kg.terms import LANGUAGES
from kg.theory.logic import MET, STATES, UNKNOWN, UNMET, Band, Count, Rule, Table
from kg.theory.model import Case, Theory, changed
from kg.theory.running import run_case
from kg.theory.say import supposed

Json = dict[str, Any]
_OUTCOMES = ("predicted", "measured", "agrees")


def fixed(theory: Theory, degrees: Mapping[str, str]) -> Theory:
    """Return a theory in which some variables have a degree whatever their indicators are."""
    if not degrees:
        return theory
    rules = {
        key: [_fixed(rule, degrees[rule.gives]) if rule.gives in degrees else rule for rule in known]
        for key, known in theory.rules.items()
    }
    return theory._replace(rules=rules)


def _fixed(rule: Rule, degree: str) -> Rule:
    if isinstance(rule, Count):
        # No key, since no threshold of the author's gives it.
        return rule.with_bands((Band(0, len(rule.over), degree),))
    return Table(rule.gives, "", rule.order, (), degree)


def what_if(
    theory: Theory,
    case: str,
    settings: Mapping[str, str],
    reading: str | None = None,
    degrees: Mapping[str, str] | None = None,
) -> Json:
    """Return what a theory would give for a case if some of its indicators, or variables, were otherwise.

    Parameters
    ----------
    theory : Theory
    case : str
        Name of a case.
    settings : mapping of str to str
        ``met``, ``unmet`` or ``unknown`` by key of an indicator.
    reading : str, optional
    degrees : mapping of str to str, optional
        Degrees that variables are supposed to have, by key.

    Returns
    -------
    dict
        ``theory, reading, case, set [{indicator, from, to}], before, after`` (as `run_case`), ``changed
        [{name, before, after}]`` and ``answer`` by language; ``fixed``, the degrees, where there are such.
    """
    known = theory.case(case)
    other = changed(known, settings)
    before, after = run_case(theory, known, reading), run_case(fixed(theory, degrees or {}), other, reading)
    found: Json = {
        "theory": theory.name,
        "reading": theory.reading(reading),
        "case": known.key,
        "set": [{"indicator": i, "from": known.cell(i).state, "to": state} for i, state in settings.items()],
        "before": before,
        "after": after,
        "changed": _changed(before, after),
    }
    if degrees:
        found["fixed"] = dict(degrees)
    found["answer"] = {language: supposed(theory, found, language) for language in LANGUAGES}
    return found


def _changed(before: Json, after: Json) -> list[Json]:
    pairs = [
        (v["name"], v["degree"], w["degree"]) for v, w in zip(before["variables"], after["variables"], strict=True)
    ]
    pairs += [(name, before[name], after[name]) for name in _OUTCOMES]
    return [{"name": name, "before": b, "after": a} for name, b, a in pairs if b != a]


def at_least(
    theory: Theory,
    case: str,
    variable: str,
    count: int,
    reading: str | None = None,
    settings: Mapping[str, str] | None = None,
) -> list[Json]:
    """Return what would follow if a case met a number of a variable's indicators, in every way of choosing which.

    ``what if Germany had met three exchange criteria?`` names no indicators: every smallest set of unmet ones is
    tried, or where the case meets more already, of met ones that fall away. Indicators of other variables may be
    supposed to be otherwise beside them (``settings``).

    Returns
    -------
    list of dict
        As `what_if`, one for each way.

    Raises
    ------
    TheoryError
        If the variable has no such number of indicators.
    """
    from itertools import combinations

    indicators = theory.criteria(variable, reading)
    if not 0 <= count <= len(indicators):
        raise TheoryError(f"{variable} rests on {len(indicators)} indicators, not on {count}.")
    known = theory.case(case)
    met = [i for i in indicators if known.cell(i).state == MET]
    rest = [i for i in indicators if i not in met]
    # What is not known is neither met nor unmet, so it is set as well.
    others = {i: UNMET for i in rest if known.cell(i).state == UNKNOWN}
    if len(met) <= count:
        ways = [{**others, **dict.fromkeys(c, MET)} for c in combinations(rest, count - len(met))]
    else:
        ways = [{**others, **dict.fromkeys(c, UNMET)} for c in combinations(met, len(met) - count)]
    return [what_if(theory, case, {**(settings or {}), **way}, reading) for way in ways]


def sensitivity(theory: Theory, reading: str | None = None, cases: Iterable[str] = ()) -> Json:
    """Flip each cell of each case, one at a time, and tell which flips change an outcome or break the fit.

    Returns
    -------
    dict
        ``theory, reading, cases [{case, kind, flips, changing, breaking, cells [{indicator, from, to, predicted,
        measured, agrees, changes, breaks}]}]``, the case with most breaking flips first; ``predicted`` and the
        like are pairs of before and after. An unknown cell is set both ways. A flip breaks the fit where
        prediction and measurement and statement agreed before and no longer do.
    """
    wanted = [theory.case(name) for name in cases] or list(theory.cases)
    found = [_case(theory, case, reading) for case in wanted]
    found.sort(key=lambda c: (-c["breaking"], -c["changing"]))
    return {"theory": theory.name, "reading": theory.reading(reading), "cases": found}


def _case(theory: Theory, case: Case, reading: str | None) -> Json:
    chosen = theory.reading(reading)
    used = {n for rule in theory.rules[chosen] for n in rule.inputs()}
    before = run_case(theory, case, chosen)
    cells = []
    for indicator in (i for i in theory.indicators if i in used):
        state = case.cell(indicator).state
        for other in STATES:
            if other in {state, UNKNOWN}:
                continue
            after = run_case(theory, changed(case, {indicator: other}), chosen)
            changes = any(before[name] != after[name] for name in ("predicted", "measured"))
            breaks = before["agrees"] is True and after["agrees"] is not True
            pairs = {name: [before[name], after[name]] for name in _OUTCOMES}
            cells.append(
                {"indicator": indicator, "from": state, "to": other, **pairs, "changes": changes, "breaks": breaks}
            )
    return {
        "case": case.key,
        "kind": case.kind,
        "flips": len(cells),
        "changing": sum(c["changes"] for c in cells),
        "breaking": sum(c["breaks"] for c in cells),
        "cells": cells,
    }


__all__ = ["at_least", "fixed", "sensitivity", "what_if"]
