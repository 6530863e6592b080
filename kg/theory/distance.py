"""How far cases are from an outcome, in criteria, and which of them differ in one variable only."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from kg.terms import LANGUAGES
from kg.theory import say
from kg.theory.logic import UNMET, Band, Condition, Count, Row, Table
from kg.theory.model import Theory
from kg.theory.running import run_case

Json = dict[str, Any]


def reaching(theory: Theory, case: str, degree: str | None = None) -> Json | None:
    """Return what would have to be otherwise of a case for a degree to be predicted, the highest where none is given:
    of each variable how many criteria more or fewer, and which are open; the ways with the fewest changes.

    Returns
    -------
    dict or None
        As `kg.theory.counting.given`; ``rows [[variable, met, needed]]``; None where the prediction counts nothing, or
        is of that degree already.
    """
    goal = theory.predicted or ""
    rule, found = theory.rule(goal), run_case(theory, theory.case(case))
    wanted = degree or (rule.degrees()[0] if rule and rule.degrees() else "")
    if rule is None or found["predicted"] == wanted:
        return None
    rows = rule.rows if isinstance(rule, Table) else (Row((Condition(goal, wanted),), wanted),)
    met = {v["name"]: v for v in found["variables"]}
    ways = [_steps(theory, row, met) for row in rows if row.degree == wanted]
    known = [way for way in ways if way]
    if not known:
        return None
    fewest = min(sum(abs(n - m) for _, _, m, n in way) for way in known)
    nearest = [way for way in known if sum(abs(n - m) for _, _, m, n in way) == fewest]
    more = list(dict.fromkeys(v for way in nearest for v, _, m, n in way if n > m))
    answer = {}
    for language in LANGUAGES:
        words = say.words(language)
        ways_ = say.listed((say.listed((_step(theory, s, language) for s in way), language, "both") for way in nearest),
                          language, "or")  # fmt: skip
        first = words["reach"].format(
            case=theory.case(case).label(language), variable=theory.named(goal).label(language),
            degree=say.outcome(theory, wanted, language), steps=ways_,
        )  # fmt: skip
        answer[language] = "\n".join([first, *(_open(theory, met[v], language) for v in more)])
    # The first line tells the row that is wanted and the numbers for it; each other the cells that are open.
    steps = {s[0]: s[3] for way in nearest for s in way}
    told = [*(p for row in rows if row.degree == wanted for p in theory.named(row.key).passages)]
    told += [p for v, n in steps.items() for b in _fitting(theory, v, n) for p in theory.named(b.key).passages]
    cells = [[p for i in met[v]["indicators"] if i["state"] == UNMET for p in i["passages"]] for v in more]
    behind = [list(dict.fromkeys(told)), *cells]
    passages = [*(p for ps in behind for p in ps), *(p for r in found["rules"] for p in r["passages"])]
    rows_ = [[v, m, n] for way in nearest for v, _, m, n in way]
    return _found(theory, answer, rows_, passages) | {"behind": behind}


def _fitting(theory: Theory, variable: str, count: int) -> list[Band]:
    rule = theory.rule(variable)
    return rule.fitting(count) if isinstance(rule, Count) else []


def _steps(theory: Theory, row: Row, found: dict[str, Json]) -> list[tuple[str, str, int, int]]:
    """Return the variables that are not as a row has them: each with its degree there, how many of its criteria are met
    and how many would have to be; none where one of them is not counted."""
    steps = []
    for condition in row.when:
        rule, has = theory.rule(condition.of), found.get(condition.of)
        if not isinstance(rule, Count) or has is None:
            return []
        numbers = [n for b in rule.bands if b.degree == condition.value for n in range(b.low, b.high + 1)]
        if has["degree"] != condition.value and numbers:
            nearest = min(numbers, key=lambda n: abs(n - has["met"]))
            steps.append((condition.of, condition.value, has["met"], nearest))
    return steps


def _step(theory: Theory, step: tuple[str, str, int, int], language: str) -> str:
    variable, degree, met, needed = step
    frame = say.words(language)["reach_more" if needed > met else "reach_fewer"]
    return frame.format(
        variable=theory.named(variable).label(language), degree=say.degree(theory, degree, language), met=met,
        needed=needed, n=abs(needed - met), of=len(theory.criteria(variable)),
    )  # fmt: skip


def _open(theory: Theory, found: Json, language: str) -> str:
    words = say.words(language)
    names = (theory.named(i["name"]).label(language) for i in found["indicators"] if i["state"] == UNMET)
    name = say.capital(theory.named(found["name"]).label(language))
    return str(name + words["colon"] + words["indicators_unmet"].format(names=say.listed(names, language)))


def pairs(theory: Theory) -> Json | None:
    """Return the pairs of an article's cases that differ in just one of the variables that the prediction rests on.

    Returns
    -------
    dict or None
        As `kg.theory.counting.given`; ``rows [[case, case, variable]]``; None where no two do.
    """
    inputs = [v for v in theory.inputs(theory.predicted or "") if theory.rule(v)]
    results = {c.key: run_case(theory, c) for c in theory.cases if c.kind == "article"}
    degrees = {key: {v["name"]: v["degree"] for v in found["variables"]} for key, found in results.items()}
    apart = [
        (a, b, differing[0])
        for a, b in combinations(results, 2)
        for differing in [[v for v in inputs if degrees[a].get(v) != degrees[b].get(v)]]
        if len(differing) == 1
    ]
    if not apart or len(inputs) < 2:
        return None
    answer = {
        language: "\n".join(
            say.words(language)["pair"].format(
                first=theory.case(a).label(language), second=theory.case(b).label(language),
                variable=theory.named(v).label(language), one=say.degree(theory, degrees[a][v], language),
                other=say.degree(theory, degrees[b][v], language),
                outcome=theory.named(theory.predicted or "").label(language),
                before=say.outcome(theory, results[a]["predicted"], language),
                after=say.outcome(theory, results[b]["predicted"], language),
            )
            for a, b, v in apart
        )
        for language in LANGUAGES
    }  # fmt: skip
    behind = [
        [p for c in (a, b) for _, places in theory.case(c).stated.get(v, ()) for p in places] for a, b, v in apart
    ]
    passages = [p for names in behind for p in names]
    return _found(theory, answer, [list(row) for row in apart], passages) | {"behind": behind}


def _found(theory: Theory, answer: Json, rows: list[list[Any]], passages: list[str]) -> Json:
    return {
        "theory": theory.name, "case": None, "values": {"predicted": None}, "answer": answer, "rows": rows,
        "passages": list(dict.fromkeys(passages)),
    }  # fmt: skip


__all__ = ["pairs", "reaching"]
