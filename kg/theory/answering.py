"""What ``kg ask`` may be asked of a theory, as plain functions that return values, sentences and passages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.snapshot import Snapshot
from kg.terms import ID, LANGUAGES, PASSAGE, THEORY
from kg.theory import say
from kg.theory.evaluation import evaluate, support
from kg.theory.logic import MET, UNMET, Count, Rule
from kg.theory.model import Theory
from kg.theory.running import run_case
from kg.theory.supposing import at_least, fixed, what_if

Json = dict[str, Any]


def theories_of(snapshot: Snapshot, thing: str) -> list[tuple[str, str]]:
    """Return the theories that have a case about a state or thing, with the key of the case.

    Parameters
    ----------
    snapshot : Snapshot
    thing : str
        Key of a state (``germany``), of a case (``case-germany``), or of whatever a case is about.
    """
    from kg.query import run

    rows = run(
        snapshot,
        "SELECT ?theory ?case ?name ?state WHERE { ?theory a kg:RunnableTheory . "
        "{ ?theory kg:testsCase|kg:appliesToCase ?case } UNION { ?case kg:codedFor ?theory } "
        "OPTIONAL { ?case kg:caseName ?name } OPTIONAL { ?case kg:caseState ?state } } ORDER BY ?theory ?case",
    )
    found = []
    for row in rows:
        iri = row["case"].value.rsplit("/", 1)[-1]
        key = row["name"].value if row["name"] else iri.removeprefix("case-")
        about = row["state"].value.removeprefix(ID) if row["state"] else None
        if thing in {key, iri, about}:
            found.append((row["theory"].value.removeprefix(THEORY), key))
    return list(dict.fromkeys(found))


def outcome(theory: Theory, case: str, reading: str | None = None) -> Json:
    """Return what is predicted, measured and stated of a case.

    Returns
    -------
    dict
        ``theory, case, reading, values {predicted, measured, stated, agrees}``, ``answer`` by language,
        ``rows [[variable, met, of, degree]]``, ``passages``.
    """
    found = run_case(theory, theory.case(case), reading)
    return {
        "theory": theory.name,
        "case": found["case"],
        "reading": theory.reading(reading),
        "values": {key: found[key] for key in ("predicted", "measured", "stated", "agrees")},
        "answer": {language: _outcome(theory, found, language, reading) for language in LANGUAGES},
        "rows": [[v["name"], v["met"], v["of"], v["degree"]] for v in found["variables"]],
        "passages": _grounded(theory, case, found),
    }


def _grounded(theory: Theory, case: str, found: Json) -> list[str]:
    """Return the passages of a case's outcome: those that state its degrees and the rows that give them before the
    cells that are counted."""
    goals = {theory.predicted, theory.measured}
    stated = theory.case(case).stated
    told = sorted(stated, key=lambda variable: variable not in goals)
    first = [p for variable in told for _, places in stated[variable] for p in places]
    return list(dict.fromkeys([*first, *_rows(theory, found), *found["passages"]]))


def _rows(theory: Theory, found: Json) -> list[str]:
    """Return the passages of the rule that gives a case's prediction."""
    return [p for rule in found["rules"] if rule["gives"] == theory.predicted for p in rule["passages"]]


def _outcome(theory: Theory, found: Json, language: str, reading: str | None) -> str:
    """Return what is predicted of a case, and the degrees of the variables that this rests on, where these do not
    stand in it."""
    if say.rested(theory, found, reading) and found["predicted"] != "undetermined":
        return say.result(theory, found, language, reading)
    rested = theory.inputs(theory.predicted or "", reading)
    rests = [v for v in found["variables"] if v["name"] in rested and v["of"]]
    said = [say.result(theory, found, language, reading), *(say.variable(theory, v, language) for v in rests)]
    return (" " if language == "en" else "").join(said)


def agreement(theory: Theory) -> Json:
    """Return of how many of an article's cases what is predicted, measured and stated agree; as `outcome`, of no case.

    Returns
    -------
    dict
        As `outcome`; ``rows [[case, agrees]]``, ``passages`` that state the outcomes.
    """
    cases = [c for c in theory.cases if c.kind == "article"]
    fits = {c.key: run_case(theory, c)["agrees"] for c in cases}
    others = [c for c in cases if not fits[c.key]]
    answer = {}
    for language in LANGUAGES:
        known = say.words(language)
        names = say.listed((c.label(language) for c in others), language)
        frame = known["all_agree" if not others else "some_agree"]
        answer[language] = frame.format(n=len(cases) - len(others), of=len(cases), cases=names)
    goal = theory.measured or theory.predicted or ""
    stated = [p for c in cases for _, places in c.stated.get(goal, ()) for p in places]
    return {
        "theory": theory.name, "case": None, "reading": theory.default, "values": {"predicted": None},
        "answer": answer, "rows": [[key, str(agrees)] for key, agrees in fits.items()], "passages": stated,
    }  # fmt: skip


def indicators(
    theory: Theory, case: str, variable: str | None = None, reading: str | None = None, lacking: bool = False
) -> Json:
    """Return which indicators a case meets and which it lacks, these first where they are asked for, of one variable or
    of all.

    Returns
    -------
    dict
        ``theory, case, reading, values`` (keys of the indicators met), ``answer`` by language, ``rows
        [[variable, indicator, state]]``, ``passages`` of these cells.
    """
    found = run_case(theory, theory.case(case), reading)
    chosen = [v for v in found["variables"] if variable in {None, v["name"]}]
    cells = [(v["name"], i) for v in chosen for i in v["indicators"] if i["name"] in theory.indicators]
    return {
        "theory": theory.name,
        "case": found["case"],
        "reading": theory.reading(reading),
        "values": list(dict.fromkeys(i["name"] for _, i in cells if i["state"] == MET)),
        "answer": {
            language: (" " if language == "en" else "").join(
                say.indicators_met(theory, found["case"], v, language, lacking) for v in chosen
            )
            for language in LANGUAGES
        },
        "rows": [[name, i["name"], i["state"]] for name, i in cells],
        "passages": list(
            dict.fromkeys(
                [*(p for _, i in cells for p in i["passages"]), *_used(found, chosen), *_stated(theory, case, chosen)]
            )
        ),
    }


def _used(found: Json, variables: list[Json]) -> list[str]:
    """Return the passages of the rules that give some variables of a case."""
    names = {v["name"] for v in variables}
    return [p for rule in found["rules"] if rule["gives"] in names for p in rule["passages"]]


def _stated(theory: Theory, case: str, variables: list[Json]) -> list[str]:
    """Return the passages that state of a case the degrees that some variables are given."""
    stated = theory.case(case).stated
    return [p for v in variables for degree, found in stated.get(v["name"], ()) if degree == v["degree"] for p in found]


def conditions(
    theory: Theory,
    settings: Mapping[str, str],
    degrees: Mapping[str, str] | None = None,
) -> Json:
    """Return under what conditions a theory predicts what, of no case; and what it predicts where some indicators
    are met or not, or variables of some degree, and nothing else is known.

    Returns
    -------
    dict
        ``theory, case`` (None), ``reading, values {predicted, alone, possible}``, ``answer`` by language, ``rows
        [[variable, indicator, state]]``, ``passages`` of the indicators looked at and of the rules, ``behind`` those of
        each line of the answer.
    """
    known = fixed(theory, degrees or {}).rules[theory.default]
    goal = theory.predicted or theory.measured or ""
    given = {**settings, **(degrees or {})}
    told = _settled(known, settings, goal) if given else {}
    needed = {n for name in (told or [goal]) for n in support(known, name)}
    mine = [r for r in known if r.gives in needed and r.gives not in (degrees or {})]
    # What is asked for before what it depends on.
    mine.sort(key=lambda rule: rule.gives != goal)
    # What follows where nothing else is met, and what may follow otherwise.
    alone = evaluate(known, {**dict.fromkeys(theory.indicators, UNMET), **settings})[goal].degree if settings else None
    others = sorted(evaluate(known, settings)[goal].degrees - {str(alone)})
    # What an outcome still turns on is told beside what is settled besides.
    below = support(known, goal) if told and goal not in told else ()
    ways = say.open_rows([r for r in known if r.gives in below] or mine, given)
    possible = [rows[0].degree for rows in ways] if say.turning_on(ways, given) else []
    branching = bool(settings) and "undetermined" in told.values()
    if not branching:
        touched = ([r for r in rows if any(c.of in given for c in r.when)] for rows in ways if below)
        ways = [rows for rows in touched if rows]
    # What is settled needs no rule to tell of what it would depend on.
    open_ = [] if told and "undetermined" not in told.values() else mine
    answer = {}
    for language in LANGUAGES:
        if branching:
            answer[language] = "\n".join(say.branches(theory, mine, given, (alone, others), language))
            continue
        said = [say.supposed_of_any(theory, settings, told, language, degrees or {})] if told else []
        left = say.rows_left(theory, ways, language)
        answer[language] = "\n".join([*said, *left, *(say.rules(theory, [r], language) for r in open_)])
    supposed = [p for n in settings for p in theory.named(n).passages]
    # What may still follow rests on the rows that may hold, what is settled on those that give it.
    keys = [row.key for rows in ways for row in rows] if branching else _giving(mine, told)
    first = [*supposed, *(p for r in mine if r.gives in (told or [goal]) for p in theory.behind(r, keys))]
    held = [[p for row in rows for p in theory.named(row.key).passages] for rows in ways]
    lines = _branched(theory, mine, given) if branching else [*held, *map(theory.behind, open_)]
    behind = [first, *lines] if told else lines
    return {
        "theory": theory.name,
        "case": None,
        "reading": theory.default,
        "values": {"predicted": told.get(goal), "alone": alone, "possible": possible},
        "answer": answer,
        "rows": [[r.gives, n, settings.get(n)] for r in mine for n in r.inputs()],
        "passages": list(dict.fromkeys(p for ps in (*behind, *map(theory.behind, mine)) for p in ps)),
        "behind": behind,
    }


def _giving(rules: list[Rule], told: Mapping[str, str]) -> list[str]:
    """Return the keys of what gives variables some degrees: thresholds, rows or categories."""
    given = [r for r in rules if r.gives in told]
    return [p.key for r in given for p in Theory.parts_of(r) if p.degree == told[r.gives]]


def _branched(theory: Theory, rules: list[Rule], given: Mapping[str, str]) -> list[list[str]]:
    """Return the passages of each line of `kg.theory.say.branches` after the first."""
    counted = [theory.behind(r) for r in rules if isinstance(r, Count)]
    ways = say.open_rows(rules, given)
    told = [] if say.turning_on(ways, given) else ways
    return [*counted, *([p for row in rows for p in theory.named(row.key).passages] for rows in told)]


def _settled(rules: list[Rule], settings: Mapping[str, str], goal: str) -> dict[str, str]:
    """Return the degrees of the variables that suppositions settle, those that others rest on left out; that of what
    is predicted where they settle none."""
    before, after = evaluate(rules, {}), evaluate(rules, settings)
    settled = {v: value.degree for v, value in after.items() if value.degree not in {"undetermined", before[v].degree}}
    below = {n for r in rules if r.gives in settled for n in r.inputs()}
    top = {v: d for v, d in settled.items() if v not in below}
    return top or {goal: after[goal].degree}


def supposing(
    theory: Theory,
    case: str,
    settings: Mapping[str, str],
    degrees: Mapping[str, str] | None = None,
    like: str = "",
) -> Json:
    """Return what would be predicted if some indicators, or the degrees of some variables, were otherwise; such as they
    are of another case, where one is named (``like``).

    Returns
    -------
    dict
        ``theory, case, reading, values {before, after, stated, fits}``, ``answer`` by language, ``rows [[what,
        before, after]]``, ``passages`` of the rules used and the cells left as they are.
    """
    return _supposed(theory, [what_if(theory, case, settings, degrees=degrees)], like=like)


def supposing_count(
    theory: Theory, case: str, variable: str, count: int, settings: Mapping[str, str] | None = None
) -> Json:
    """Return what would be predicted if a case met so many of a variable's indicators, whichever they are, and some
    indicators of others were met or not.

    As `supposing`; where the choice of indicators makes a difference, the answer names both and ``after`` is
    ``undetermined``.
    """
    ways = at_least(theory, case, variable, count, settings=settings)
    rule = theory.rule(variable)
    facts = {"n": count, "of": len(rule.inputs()) if rule else 0, "settings": settings or {}}
    return _supposed(theory, ways, (variable, facts))


def _supposed(theory: Theory, ways: list[Json], counted: tuple[str, Json] | None = None, like: str = "") -> Json:
    first = ways[0]
    key = say.outcome_of(theory, first)
    outcomes = list(dict.fromkeys(w["after"][key] for w in ways))
    after = outcomes[0] if len(outcomes) == 1 else "undetermined"
    stated = first["after"]["stated"]
    shown = list({w["after"][key]: w for w in ways}.values())

    def sentence(way: Json, language: str) -> str:
        if like:
            set_ = [s["indicator"] for s in way["set"]]
            whole = [v for v in theory.variables() if theory.criteria(v) and {*theory.criteria(v)} <= {*set_}]
            rest = [i for i in set_ if not any(i in theory.criteria(v) for v in whole)]
            names = (theory.named(n).label(language) for n in (*whole, *rest))
            words, other = say.words(language), theory.case(like).label(language)
            told = words["set_as"].format(indicators=say.listed(names, language), case=other)
            return say.supposed(theory, way, language, told)
        if counted is None or len(outcomes) > 1:
            return str(way["answer"][language])
        known, name = say.words(language), theory.named(counted[0]).label(language)
        beside = say.settled(theory, counted[1]["settings"], language)
        numbered = known["set_count"].format(variable=name, n=counted[1]["n"], of=counted[1]["of"])
        return say.supposed(theory, way, language, say.listed(filter(None, (beside, numbered)), language, "both"))

    return {
        "theory": theory.name,
        "case": first["case"],
        "reading": first["reading"],
        "values": {
            "before": first["before"][key], "after": after, "stated": stated,
            "fits": after == stated if stated and after != "undetermined" else None,
            **({"predicted": first["after"]["predicted"]} if key == "measured" else {}),
        },
        "answer": {
            language: (" " if language == "en" else "").join(sentence(w, language) for w in shown)
            for language in LANGUAGES
        },
        "rows": [[c["name"], c["before"], c["after"]] for c in first["changed"]],
        # What is supposed to be otherwise is told with how it is.
        "passages": list(
            dict.fromkeys([*_changed_cells(first), *_rows(theory, first["after"]), *first["after"]["passages"]])
        ),
    }  # fmt: skip


def _changed_cells(way: Json) -> list[str]:
    """Return the passages of the cells that are supposed to be otherwise, as they stand."""
    changed = {s["indicator"] for s in way["set"]}
    cells = [i for v in way["before"]["variables"] for i in v["indicators"] if i["name"] in changed]
    return [p for i in cells for p in i["passages"]]


def evidence(snapshot: Snapshot, found: Json, language: str = "en") -> list[Json]:
    """Return the passages of an answer as the contract of ``kg ask`` prints them."""
    known = [p.removeprefix(PASSAGE) for p in found["passages"]]
    return [snapshot.evidence(p, language) for p in known if p in snapshot.passages]


__all__ = [
    "agreement",
    "conditions",
    "evidence",
    "indicators",
    "outcome",
    "supposing",
    "supposing_count",
    "theories_of",
]
