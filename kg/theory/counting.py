"""What follows from how many criteria are met, whichever state it is: under the default reading, under each reading of
an author's thresholds, and for every combination of degrees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kg.terms import LANGUAGES
from kg.theory import say
from kg.theory.evaluation import evaluate
from kg.theory.logic import UNDETERMINED, Count, Table
from kg.theory.model import Theory
from kg.theory.running import run_case

Json = dict[str, Any]


def counted(theory: Theory, counts: Mapping[str, int], reading: str | None = None) -> Json:
    """Return what a theory predicts for any state that meets so many criteria of some variables.

    Parameters
    ----------
    theory : Theory
    counts : mapping of str to int
        How many criteria are met, by variable.
    reading : str, optional

    Returns
    -------
    dict
        As `kg.theory.answering.conditions`; ``values {predicted}`` is the outcome.
    """
    known = {v: rule for v in counts for rule in [theory.rule(v, reading)] if isinstance(rule, Count)}
    degrees = {v: _degree(rule, counts[v]) for v, rule in known.items()}
    outcome = _predicted(theory, degrees, reading)
    bands = [b.key for v, rule in known.items() for b in rule.fitting(counts[v])]
    rows = _rows(theory, degrees, reading)
    answer = {}
    for language in LANGUAGES:
        words = say.words(language)
        said = [
            words["variable"].format(
                variable=theory.named(v).label(language), met=counts[v], of=len(rule.over),
                degree=say.degree(theory, degrees[v], language),
            )
            for v, rule in known.items()
        ]  # fmt: skip
        if outcome:
            name = theory.named(theory.predicted or "").label(language)
            said.append(words["follows"].format(variable=name, degree=say.degree(theory, outcome, language)))
        answer[language] = (" " if language == "en" else "").join(said)
    return _found(theory, answer, [[v, counts[v], len(r.over), degrees[v]] for v, r in known.items()],
                  [*bands, *rows], outcome)  # fmt: skip


def _degree(rule: Count, count: int) -> str:
    found = {b.degree for b in rule.fitting(count)}
    return found.pop() if len(found) == 1 else UNDETERMINED


def _predicted(theory: Theory, degrees: Mapping[str, str], reading: str | None) -> str | None:
    """Return the outcome that degrees give, if they settle it; None where the theory predicts none of them."""
    rule = theory.rule(theory.predicted or "", reading)
    if not isinstance(rule, Table) or not set(degrees) & set(rule.inputs()):
        return None
    every = {n: r.degrees() for n in rule.inputs() for r in [theory.rule(n, reading)] if r}
    fixed = {n: (degrees[n],) if degrees.get(n, UNDETERMINED) != UNDETERMINED else d for n, d in every.items()}
    outcomes = {d for values in _ways(fixed) for row in rule.fitting(values) for d in (row.degree,)}
    return outcomes.pop() if len(outcomes) == 1 else UNDETERMINED


def _ways(choices: Mapping[str, Iterable[str]]) -> list[dict[str, str]]:
    from itertools import product

    return [dict(zip(choices, values, strict=True)) for values in product(*choices.values())]


def _rows(theory: Theory, degrees: Mapping[str, str], reading: str | None) -> list[str]:
    """Return the keys of the rows of the prediction that fit degrees."""
    rule = theory.rule(theory.predicted or "", reading)
    rows = rule.rows if isinstance(rule, Table) else ()
    return [r.key for r in rows if all(degrees.get(c.of, c.value) == c.value for c in r.when)]


def _found(theory: Theory, answer: Json, rows: list[Any], keys: Iterable[str], outcome: str | None = None) -> Json:
    passages = (p for key in keys for p in theory.named(key).passages)
    return {
        "theory": theory.name, "case": None, "values": {"predicted": outcome}, "answer": answer, "rows": rows,
        "passages": list(dict.fromkeys(passages)),
    }  # fmt: skip


def readings(theory: Theory, variable: str, count: int | None = None) -> Json:
    """Return what each reading of an author's thresholds says of a variable, what each gives for a number of criteria
    met, and which cases come out otherwise under another reading.

    Returns
    -------
    dict
        As `counted`; ``rows [[reading, variable, count, degree]]``, ``values {affected}`` (keys of cases).
    """
    # Readings of the same thresholds say nothing to set apart.
    rules: dict[tuple[Any, ...], tuple[str, Count]] = {}
    for part in theory.readings:
        rule = theory.rule(variable, part.key)
        if isinstance(rule, Count):
            rules.setdefault(tuple(sorted((b.low, b.high, b.degree) for b in rule.bands)), (part.key, rule))
    chosen = dict(rules.values())
    degrees = {key: _degree(rule, count) if count is not None else None for key, rule in chosen.items()}
    known = [c.key for c in theory.cases if c.kind == "article"]
    affected = [c for c in known if len({*_degrees(theory, c, variable, chosen).values()}) > 1]
    answer = {}
    for language in LANGUAGES:
        words, name = say.words(language), theory.named(variable).label(language)
        said = []
        for key, rule in chosen.items():
            facts: Json = {"reading": theory.named(key).label(language), "variable": name}
            said.append(words["by_reading"].format(rule=say.bands(theory, rule, language), **facts))
            if count is not None:
                degree = say.degree(theory, degrees[key], language)
                facts |= {"met": count, "of": len(rule.over), "degree": degree}
                said[-1] += words["by_reading_count" if rule.fitting(count) else "by_reading_gap"].format(**facts)
        asides = (words["aside"].format(text=_each(theory, c, variable, chosen, language)) for c in affected)
        told = (theory.case(c).label(language) + a for c, a in zip(affected, asides, strict=True))
        cases = say.listed(told, language)
        frame = words["affected" if affected else "unaffected"]
        said.append(frame.format(cases=cases, variable=name, n=len(known)))
        answer[language] = (" " if language == "en" else "").join(said)
    keys = [k for key, rule in chosen.items() for k in (rule.key, *(b.key for b in _shown(rule, count)))]
    found = _found(theory, answer, [[k, variable, count, d] for k, d in degrees.items()], keys)
    stated = [p for c in theory.cases if c.kind == "article" for _, where in c.stated.get(variable, ()) for p in where]
    found["passages"] = list(dict.fromkeys([*found["passages"], *stated]))
    return found | {"values": {"affected": affected}}


def _shown(rule: Count, count: int | None) -> Iterable[Any]:
    return rule.bands if count is None or not rule.fitting(count) else rule.fitting(count)


def _degrees(theory: Theory, case: str, variable: str, readings_: Iterable[str]) -> dict[str, str]:
    """Return a case's degree of a variable under each of some readings."""
    states = theory.case(case).states(theory.indicators)
    return {key: evaluate(theory.rules[key], states)[variable].degree for key in readings_}


def _each(theory: Theory, case: str, variable: str, readings_: Iterable[str], language: str) -> str:
    words = say.words(language)
    found = _degrees(theory, case, variable, readings_).items()
    return ("; " if language == "en" else "；").join(
        f"{theory.named(k).label(language)}{words['colon']}{say.degree(theory, d, language)}" for k, d in found
    )


def ranking(theory: Theory, variable: str, reading: str | None = None) -> Json:
    """Return the cases by how many criteria of a variable they meet, most first.

    Returns
    -------
    dict
        As `counted`; ``rows [[case, met, of, degree]]``.
    """
    found = [
        (c, v) for c in theory.cases if c.kind == "article"
        for v in run_case(theory, c, reading)["variables"] if v["name"] == variable and v["of"]
    ]  # fmt: skip
    found.sort(key=lambda item: -item[1]["met"])
    answer = {}
    for language in LANGUAGES:
        words = say.words(language)
        said = [
            words["case_count"].format(
                case=c.label(language), met=v["met"], of=v["of"], degree=say.degree(theory, v["degree"], language)
            )
            for c, v in found
        ]
        between = "; " if language == "en" else "；"
        answer[language] = theory.named(variable).label(language) + words["colon"] + between.join(said) + words["stop"]
    rows = [[c.key, v["met"], v["of"], v["degree"]] for c, v in found]
    made = _found(theory, answer, rows, ())
    made["passages"] = list(dict.fromkeys(p for _, v in found for i in v["indicators"] for p in i["passages"]))
    return made


def combinations(theory: Theory, reading: str | None = None, empty: bool = False) -> Json | None:
    """Return every combination of degrees that the prediction distinguishes, with its outcome and the cases that show
    it; only those that no case shows where there are such and they are asked for.

    Returns
    -------
    dict or None
        As `counted`, ``rows [[degree of each variable..., outcome, cases]]``; None where nothing is predicted from
        several variables.
    """
    rule = theory.rule(theory.predicted or "", reading)
    inputs = [n for n in rule.inputs() if theory.rule(n, reading)] if isinstance(rule, Table) else []
    if not isinstance(rule, Table) or len(inputs) < 2:
        return None
    results = {c.key: run_case(theory, c, reading) for c in theory.cases if c.kind == "article"}
    values = {case: {v["name"]: v["degree"] for v in found["variables"]} for case, found in results.items()}
    shown = [
        (way, _one(rule, way), [c for c, degrees in values.items() if all(degrees.get(n) == way[n] for n in inputs)])
        for way in _ways({n: r.degrees() for n in inputs for r in [theory.rule(n, reading)] if r})
    ]
    chosen = [s for s in shown if not s[2]] if empty else []
    answer = {}
    for language in LANGUAGES:
        words = say.words(language)
        said = []
        for way, outcome, cases in chosen or shown:
            named = (
                words["condition"].format(name=theory.named(n).label(language), value=say.degree(theory, d, language))
                for n, d in way.items()
            )
            names = say.listed((theory.case(c).label(language) for c in cases), language)
            said.append(
                words["combination" if cases else "combination_empty"].format(
                    conditions=say.listed(named, language), cases=names,
                    variable=theory.named(rule.gives).label(language), degree=say.degree(theory, outcome, language),
                )
            )  # fmt: skip
        answer[language] = "\n".join(said)
    keys = [r.key for way, _, _ in chosen or shown for r in rule.fitting(way)]
    found = _found(theory, answer, [[*way.values(), o, ", ".join(c)] for way, o, c in chosen or shown], keys)
    cells = [
        p for c in theory.cases if c.kind == "article" for n in inputs for _, ps in c.stated.get(n, ()) for p in ps
    ]
    found["passages"] = list(dict.fromkeys([*found["passages"], *cells]))
    outcomes = {o for _, o, _ in chosen or shown}
    return found | {"values": {"predicted": outcomes.pop() if len(outcomes) == 1 else None}}


def _one(rule: Table, way: Mapping[str, str]) -> str:
    found = {row.degree for row in rule.fitting(way)} or {rule.otherwise or UNDETERMINED}
    return found.pop() if len(found) == 1 else UNDETERMINED


__all__ = ["combinations", "counted", "ranking", "readings"]
