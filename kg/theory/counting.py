"""What follows from how many criteria are met, whichever state it is: under the default reading, under each reading of
an author's thresholds, and for every combination of degrees."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from kg.terms import LANGUAGES
from kg.theory import say
from kg.theory.evaluation import evaluate, support
from kg.theory.logic import MET, UNDETERMINED, UNMET, Count, Table
from kg.theory.model import Case, Theory
from kg.theory.running import run_case
from kg.theory.supposing import fixed

Json = dict[str, Any]


def given(theory: Theory, degrees: Mapping[str, str], counts: Mapping[str, int] | None = None) -> Json:
    """Return what a theory predicts for any state whose variables have some degrees, or meet so many criteria.

    Parameters
    ----------
    theory : Theory
    degrees : mapping of str to str
        By variable.
    counts : mapping of str to int, optional
        How many criteria are met, by variable.

    Returns
    -------
    dict
        As `kg.theory.answering.conditions`; ``rows [[variable, met, of, degree]]``; ``values {predicted}`` is the
        outcome, None where the theory predicts nothing from these variables.
    """
    counted = {v: rule for v in counts or {} for rule in [theory.rule(v)] if isinstance(rule, Count)}
    known = {**degrees, **{v: _degree(rule, (counts or {})[v]) for v, rule in counted.items()}}
    settled = {v: d for v, d in known.items() if d != UNDETERMINED}
    goal = theory.predicted or ""
    rules = fixed(theory, settled).rules[theory.default]
    rests = bool(set(known) & (support(rules, goal) - {goal}))
    value = evaluate(rules, {})[goal] if rests else None
    answer = {}
    for language in LANGUAGES:
        words = say.words(language)
        said = [
            words["variable"].format(
                variable=say.capital(theory.named(v).label(language)), met=(counts or {})[v], of=len(rule.over),
                degree=say.degree(theory, known[v], language),
            )
            for v, rule in counted.items()
        ]  # fmt: skip
        said += [say.capital(say.grounds(theory, degrees, language)) + words["stop"]] if degrees else []
        if value:
            outcome = say.listed((say.outcome(theory, d, language) for d in sorted(value.degrees)), language, "or")
            said.append(words["follows"].format(variable=theory.named(goal).label(language), degree=outcome))
        answer[language] = (" " if language == "en" else "").join(said)
    bands = [b.key for v, rule in counted.items() for b in rule.fitting((counts or {})[v])]
    rows: list[list[Any]] = [[v, None, None, d] for v, d in degrees.items()]
    rows += [[v, (counts or {})[v], len(rule.over), known[v]] for v, rule in counted.items()]
    return _found(theory, answer, rows, [*bands, *_rows(theory, known)], value.degree if value else None)


def _degree(rule: Count, count: int) -> str:
    found = {b.degree for b in rule.fitting(count)}
    return found.pop() if len(found) == 1 else UNDETERMINED


def _ways(choices: Mapping[str, Iterable[str]]) -> list[dict[str, str]]:
    from itertools import product

    return [dict(zip(choices, values, strict=True)) for values in product(*choices.values())]


def _rows(theory: Theory, degrees: Mapping[str, str]) -> list[str]:
    """Return the keys of the rows of the prediction that fit degrees."""
    rule = theory.rule(theory.predicted or "")
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
        As `given`; ``rows [[reading, variable, count, degree]]``, ``values {affected}`` (keys of cases).
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


def holders(theory: Theory, indicator: str, cases: Iterable[str] = (), lacking: bool = False) -> Json:
    """Return which cases meet an indicator and which do not, these first where they are asked for: of some, or of all
    that the article codes.

    Returns
    -------
    dict
        As `given`; ``rows [[case, state]]``.
    """
    known = [theory.case(c) for c in cases] or [c for c in theory.cases if c.kind == "article"]
    cells = [(c, c.cell(indicator)) for c in known]
    answer = {}
    for language in LANGUAGES:
        words = say.words(language)
        said = [
            words[frame].format(
                indicator=say.capital(theory.named(indicator).label(language)),
                cases=say.listed((c.label(language) for c, cell in cells if cell.state == state), language),
                n=sum(cell.state == state for _, cell in cells),
                of=len(cells),
            )
            for frame, state in (("no_holders", UNMET), ("holders_of", MET))[:: 1 if lacking else -1]
            if any(cell.state == state for _, cell in cells)
        ]
        answer[language] = (" " if language == "en" else "").join(said)
    made = _found(theory, answer, [[c.key, cell.state] for c, cell in cells], ())
    return made | {"passages": list(dict.fromkeys(p for _, cell in cells for p in cell.passages))}


def cell(theory: Theory, indicator: str, case: str) -> Json:
    """Return whether a case meets an indicator; as `given`, ``rows [[case, state]]``."""
    known = theory.case(case)
    found = known.cell(indicator)
    answer = {
        language: say.words(language)[f"cell_{found.state}"].format(
            case=say.capital(known.label(language)), indicator=theory.named(indicator).label(language)
        )
        for language in LANGUAGES
    }
    return _found(theory, answer, [[known.key, found.state]], ()) | {"passages": list(found.passages)}


def differing(theory: Theory, cases: Iterable[str], variables: Iterable[str]) -> Json:
    """Return on which indicators of some variables cases differ.

    Returns
    -------
    dict
        As `given`; ``rows [[indicator, state of each case...]]``.
    """
    known = [theory.case(c) for c in cases]
    rules = [rule for v in variables for rule in [theory.rule(v)] if rule]
    looked = dict.fromkeys(n for rule in rules for n in rule.inputs() if n in theory.indicators)
    apart = [n for n in looked if len({c.cell(n).state for c in known}) > 1]
    # Those that the same cases meet are told together.
    ways: dict[tuple[str, ...], list[str]] = {}
    for n in apart:
        ways.setdefault(tuple(c.key for c in known if c.cell(n).state == MET), []).append(n)
    answer = {language: "\n".join(_apart(theory, known, *way, language) for way in ways.items())
              for language in LANGUAGES}  # fmt: skip
    made = _found(theory, answer, [[n, *(c.cell(n).state for c in known)] for n in apart], ())
    behind = [[p for n in names for c in known for p in c.cell(n).passages] for names in ways.values()]
    return made | {"passages": list(dict.fromkeys(p for ps in behind for p in ps)), "behind": behind}


def _apart(theory: Theory, cases: Iterable[Case], met: Iterable[str], names: Iterable[str], language: str) -> str:
    """Say which indicators some of several cases meet and the others do not."""
    known = [*cases]
    groups = [[c.label(language) for c in known if (c.key in met) == own] for own in (True, False)]
    return say.words(language)["differs_in"].format(
        cases=say.listed(groups[0], language), others=say.listed(groups[1], language),
        names=say.listed((theory.named(n).label(language) for n in names), language),
    )  # fmt: skip


def needed(theory: Theory, case: str, variable: str) -> Json | None:
    """Return how many more criteria of a variable a case would have to meet for its highest degree, and what would be
    predicted then; None where the variable counts none.

    Returns
    -------
    dict or None
        As `given`; ``rows [[variable, met, needed]]``.
    """
    from kg.theory.answering import supposing_count

    rule = theory.rule(variable)
    if not isinstance(rule, Count) or rule.threshold is None:
        return None
    met = next(v["met"] for v in run_case(theory, theory.case(case))["variables"] if v["name"] == variable)
    after = supposing_count(theory, case, variable, max(rule.threshold, met))
    bands = [b.key for b in rule.fitting(rule.threshold)]
    answer = {
        language: say.words(language)["needed"].format(
            case=theory.case(case).label(language), variable=theory.named(variable).label(language), met=met,
            of=len(rule.over), threshold=rule.threshold, n=max(rule.threshold - met, 0),
            degree=say.degree(theory, rule.degrees()[0], language),
        ) + (" " if language == "en" else "") + after["answer"][language]
        for language in LANGUAGES
    }  # fmt: skip
    made = _found(theory, answer, [[variable, met, rule.threshold]], bands)
    return after | {"answer": answer, "rows": made["rows"], "passages": [*made["passages"], *after["passages"]]}


def ranking(
    theory: Theory, variable: str, cases: Iterable[str] = (), end: str | None = None, counted: bool = False
) -> Json:
    """Return the cases by how many criteria of a variable they meet, most first: some, or all that the article codes.

    Parameters
    ----------
    theory : Theory
    variable : str
    cases : iterable of str
        Keys; all that the article codes where empty.
    end : str, optional
        ``highest`` or ``lowest``: which are told before the others.
    counted : bool
        Whether these are such by how many criteria they meet, and not by their degree.

    Returns
    -------
    dict
        As `given`; ``rows [[case, met, of, degree]]``, ``behind`` the passages of each line of the answer.
    """
    chosen = [theory.case(c) for c in cases] or [c for c in theory.cases if c.kind == "article"]
    found = [
        (c, v) for c in chosen
        for v in run_case(theory, c)["variables"] if v["name"] == variable and v["of"]
    ]  # fmt: skip
    found.sort(key=lambda item: item[1]["met"] if end == "lowest" else -item[1]["met"])
    by = "met" if counted else "degree"
    first = [item for item in found if end and item[1][by] == found[0][1][by]]
    rest = found[len(first) :]
    answer = {}
    for language in LANGUAGES:
        words, name = say.words(language), theory.named(variable).label(language)
        if not first:
            between = "; " if language == "en" else "；"
            told = between.join(_ranked(theory, item, language, "case_count") for item in found)
            answer[language] = say.capital(name) + words["colon"] + told + words["stop"]
            continue
        told = say.listed((_ranked(theory, item, language, "case_ranked") for item in first), language)
        lines = [words[f"{'counted' if counted else 'ranked'}_{end}"].format(variable=name, cases=told)]
        told = say.listed((_ranked(theory, item, language, "case_ranked") for item in rest), language)
        answer[language] = "\n".join([*lines, *([words["ranked_rest"].format(cases=told)] if rest else [])])
    rows = [[c.key, v["met"], v["of"], v["degree"]] for c, v in found]
    made = _found(theory, answer, rows, ())
    groups = [g for g in ((first, rest) if first else (found,)) if g]
    behind = [list(dict.fromkeys(p for item in group for p in _coded(variable, *item))) for group in groups]
    return made | {"passages": list(dict.fromkeys(p for ps in behind for p in ps)), "behind": behind}


def scoring(theory: Theory, variable: str, number: int) -> list[Json]:
    """Return the cases that meet a number of a variable's criteria, and then the others; each as `ranking`."""
    cases = [c.key for c in theory.cases if c.kind == "article"]
    met = {key: n for key, n, *_ in ranking(theory, variable)["rows"]}
    groups = [[k for k in cases if k in met and (met[k] == number) == same] for same in (True, False)]
    return [ranking(theory, variable, group) for group in groups if group]


def _ranked(theory: Theory, item: tuple[Case, Json], language: str, frame: str) -> str:
    case, found = item
    degree = say.degree(theory, found["degree"], language)
    return say.words(language)[frame].format(case=case.label(language), met=found["met"], of=found["of"], degree=degree)


def _coded(variable: str, case: Case, found: Json) -> list[str]:
    """Return the passages that state of a case the degree of a variable, and of the cells that this is counted from."""
    stated = [p for _, places in case.stated.get(variable, ()) for p in places]
    return [*stated, *(p for i in found["indicators"] for p in i["passages"])]


def combinations(
    theory: Theory, empty: bool = False, degrees: Mapping[str, str] | None = None, outcomes: Collection[str] = ()
) -> Json | None:
    """Return every combination of degrees that the prediction distinguishes, with its outcome and the cases that show
    it; only those that no case shows where there are such and they are asked for, those of some degrees, or those that
    give some outcomes.

    Returns
    -------
    dict or None
        As `given`, ``rows [[degree of each variable..., outcome, cases]]``, ``behind`` the passages of each line of
        the answer; None where nothing is predicted from several variables.
    """
    rule = theory.rule(theory.predicted or "")
    inputs = [n for n in rule.inputs() if theory.rule(n)] if isinstance(rule, Table) else []
    if not isinstance(rule, Table) or len(inputs) < 2:
        return None
    results = {c.key: run_case(theory, c) for c in theory.cases if c.kind == "article"}
    values = {case: {v["name"]: v["degree"] for v in found["variables"]} for case, found in results.items()}
    ways = _ways({n: r.degrees() for n in inputs for r in [theory.rule(n)] if r})
    shown = [
        (way, _one(rule, way), [c for c, found in values.items() if all(found.get(n) == way[n] for n in inputs)])
        for way in ways
        if all(way.get(n, d) == d for n, d in (degrees or {}).items())
    ]
    shown = [s for s in shown if not outcomes or s[1] in outcomes]
    chosen = [s for s in shown if not s[2]] if empty else []
    answer = {}
    for language in LANGUAGES:
        words = say.words(language)
        said = []
        for way, outcome, cases in chosen or shown:
            names = say.listed((theory.case(c).label(language) for c in cases), language)
            said.append(
                words["combination" if cases else "combination_empty"].format(
                    conditions=say.grounds(theory, way, language), cases=names,
                    variable=theory.named(rule.gives).label(language), degree=say.outcome(theory, outcome, language),
                )
            )  # fmt: skip
        answer[language] = "\n".join(said)
    keys = [r.key for way, _, _ in chosen or shown for r in rule.fitting(way)]
    found = _found(theory, answer, [[*way.values(), o, ", ".join(c)] for way, o, c in chosen or shown], keys)
    told = [*inputs, *([theory.measured] if theory.measured else [])]
    behind = []
    for way, _, cases in chosen or shown:
        rows = [p for r in rule.fitting(way) for p in theory.named(r.key).passages]
        # That no case shows it is told by how each is coded.
        coded = [(c, n) for c in cases for n in told] or [(c, n) for c in results for n in inputs]
        cells = [p for c, n in coded for _, ps in theory.case(c).stated.get(n, ()) for p in ps]
        behind.append(list(dict.fromkeys([*rows, *cells])))
    found["passages"] = list(dict.fromkeys([*found["passages"], *(p for ps in behind for p in ps)]))
    given_ = {o for _, o, _ in chosen or shown}
    return found | {"values": {"predicted": given_.pop() if len(given_) == 1 else None}, "behind": behind}


def _one(rule: Table, way: Mapping[str, str]) -> str:
    found = {row.degree for row in rule.fitting(way)} or {rule.otherwise or UNDETERMINED}
    return found.pop() if len(found) == 1 else UNDETERMINED


__all__ = ["cell", "combinations", "differing", "given", "holders", "needed", "ranking", "readings", "scoring"]
