"""Running a theory: from the coded indicators of each case to what it predicts, what is measured, and whether they
agree, each with its rules and passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kg.terms import LANGUAGES
from kg.theory.evaluation import Value, evaluate
from kg.theory.logic import MET, UNDETERMINED, UNKNOWN, UNMET, Count, Rule, Table, Taxonomy
from kg.theory.model import Case, Theory

Json = dict[str, Any]


def run(theory: Theory, reading: str | None = None, cases: Iterable[str] = ()) -> Json:
    """Return what a theory gives for its cases.

    Parameters
    ----------
    theory : Theory
    reading : str, optional
        Key of a reading; the theory's default where left out.
    cases : iterable of str
        Names of cases; all where empty.

    Returns
    -------
    dict
        ``theory, cases``, and ``suggested`` and ``own`` where there are such cases. Each case has ``case``,
        ``variables [{name, met, of, threshold, degree, indicators}]``, ``predicted, measured, stated, agrees,
        rules, passages``.

    Raises
    ------
    TheoryError
        If a reading or case is unknown, or codings contradict one another.
    """
    wanted = [theory.case(name) for name in cases] or list(theory.cases)
    found: Json = {"theory": theory.name, "cases": []}
    for kind, key in (("article", "cases"), ("suggested", "suggested"), ("own", "own")):
        results = [run_case(theory, case, reading) for case in wanted if case.kind == kind]
        if results or key == "cases":
            found[key] = results
    return found


def run_case(theory: Theory, case: Case, reading: str | None = None) -> Json:
    """Return what a theory gives for one case (see `run`)."""
    chosen = theory.reading(reading)
    rules = sorted(theory.rules[chosen], key=lambda r: (r.order, r.key))
    states = case.states(theory.indicators)
    values = evaluate(rules, states)
    predicted = values[theory.predicted].degree if theory.predicted in values else None
    measured = values[theory.measured].degree if theory.measured in values else None
    stated = stated_of(theory, case)
    variables = [_variable(theory, case, rule, values, states) for rule in rules if _shown(theory, rule)]
    explained = [_rule(theory, rule, values, states) for rule in rules]
    passages = dict.fromkeys(
        p
        for group in (
            *(i["passages"] for v in variables for i in v["indicators"]),
            *(r["passages"] for r in explained),
            *(s[1] for found in case.stated.values() for s in found),
        )
        for p in group
    )
    return {
        "case": case.key,
        "variables": variables,
        "predicted": predicted,
        "measured": measured,
        "stated": stated,
        "agrees": agreement(predicted, measured, stated),
        "rules": explained,
        "passages": list(passages),
    }


def _shown(theory: Theory, rule: Rule) -> bool:
    """Whether a variable stands among the variables of a case: all but a prediction that rests on these alone."""
    return rule.gives != theory.predicted or any(name in theory.indicators for name in rule.inputs())


def stated_of(theory: Theory, case: Case) -> str | None:
    """Return the outcome that the author states of a case; None where none, or different ones, are stated."""
    outcome = theory.measured or theory.predicted
    degrees = {degree for degree, _ in case.stated.get(outcome or "", ())}
    return next(iter(degrees)) if len(degrees) == 1 else None


def agreement(*outcomes: str | None) -> bool | None:
    """Tell whether all outcomes that are there are the same; None where one is undetermined, or there is only one.

    >>> agreement("high", "high", None), agreement("high", "low", "low"), agreement("high", "undetermined", "high")
    (True, False, None)
    """
    there = [o for o in outcomes if o is not None]
    if len(there) < 2 or (UNDETERMINED in there and len(set(there) - {UNDETERMINED}) < 2):
        return None
    return len(set(there) - {UNDETERMINED}) == 1 and UNDETERMINED not in there


def _variable(theory: Theory, case: Case, rule: Rule, values: Mapping[str, Value], states: Mapping[str, str]) -> Json:
    indicators = [_indicator(theory, case, name, values) for name in rule.inputs()]
    met = of = threshold = None
    if isinstance(rule, Count):
        met = min(rule.counts(_possible(rule, values, states)))
        of, threshold = len(rule.over), rule.threshold
    return {
        "name": rule.gives,
        "met": met,
        "of": of,
        "threshold": threshold,
        "degree": values[rule.gives].degree,
        "indicators": indicators,
    }


def _indicator(theory: Theory, case: Case, name: str, values: Mapping[str, Value]) -> Json:
    if name in values:
        return {"name": name, "state": values[name].degree, "source": "rule", "by": [], "passages": []}
    cell = case.cell(name)
    found: Json = {"name": name, "state": cell.state, "source": cell.source, "by": list(cell.by)}
    found["passages"] = list(cell.passages)
    if cell.reason:
        found["reason"] = dict(cell.reason)
    return found


def _possible(rule: Rule, values: Mapping[str, Value], states: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found = {}
    for name in rule.inputs():
        state = states.get(name, UNKNOWN)
        open_ = frozenset({MET, UNMET}) if state == UNKNOWN else frozenset({state})
        found[name] = values[name].degrees if name in values else open_
    return found


def _rule(theory: Theory, rule: Rule, values: Mapping[str, Value], states: Mapping[str, str]) -> Json:
    """A rule as it was used: which bands or rows fit, and why its variable is undetermined where it is."""
    value = values[rule.gives]
    possible = _possible(rule, values, states)
    used = _used(rule, possible)
    passages = dict.fromkeys(p for key in (rule.key, *used) for p in theory.named(key).passages)
    found: Json = {
        "rule": rule.key,
        "gives": rule.gives,
        "degree": value.degree,
        "used": used,
        "because": _because(theory, rule, values, states),
        "passages": list(passages),
    }
    return found


def _used(rule: Rule, possible: Mapping[str, frozenset[str]]) -> list[str]:
    """The bands, rows or categories that fit in some way of filling in what is unknown."""
    if isinstance(rule, Count):
        return list(dict.fromkeys(b.key for n in sorted(rule.counts(possible)) for b in rule.fitting(n)))
    rows = rule.rows if isinstance(rule, Table) else rule.categories if isinstance(rule, Taxonomy) else ()
    return [r.key for r in rows if all(c.value in possible[c.of] for c in r.when)]


def _because(
    theory: Theory, rule: Rule, values: Mapping[str, Value], states: Mapping[str, str]
) -> dict[str, str] | None:
    """Why a variable is undetermined, by language; None where it is determined."""
    from kg.theory.say import undetermined

    value = values[rule.gives]
    if value.degree != UNDETERMINED:
        return None
    possible = _possible(rule, values, states)
    return {language: undetermined(theory, rule, value, possible, language) for language in LANGUAGES}


__all__ = ["agreement", "run", "run_case", "stated_of"]
