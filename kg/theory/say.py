"""What a theory gives, as sentences in the four languages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.theory.evaluation import Value
from kg.theory.logic import MET, UNDETERMINED, UNKNOWN, UNMET, Condition, Count, Rule, Table, Taxonomy
from kg.theory.model import Theory

Json = dict[str, Any]


@lru_cache
def words(language: str) -> dict[str, str]:
    """Return the sentences of a language; English for one that is not known."""
    with (Path(__file__).parent / "words.toml").open("rb") as stream:
        found: dict[str, dict[str, str]] = tomllib.load(stream)
    return found.get(language, found["en"])


def degree(theory: Theory, key: str | None, language: str = "en") -> str:
    """Return the name of a degree or category, of several joined by ``+``."""
    known = words(language)
    if key in {None, UNDETERMINED}:
        return known["undetermined"]
    fixed = {MET, UNMET, "none"}
    parts = [known.get(k) if k in fixed else theory.named(k).label(language) for k in str(key).split(" + ")]
    return " + ".join(str(p) for p in parts)


def listed(items: Iterable[str], language: str, last: str = "and") -> str:
    """Return a list as people write it."""
    found = list(items)
    known = words(language)
    if len(found) < 2:
        return "".join(found)
    return known["list"].join(found[:-1]) + known[last] + found[-1]


def undetermined(
    theory: Theory, rule: Rule, value: Value, possible: Mapping[str, frozenset[str]], language: str = "en"
) -> str:
    """Return why a variable is undetermined."""
    known = words(language)
    degrees = listed((degree(theory, d, language) for d in sorted(value.degrees)), language, "or")
    open_ = [name for name in rule.inputs() if len(possible[name]) > 1]
    if open_:
        names = listed((theory.named(n).label(language) for n in open_), language)
        facts: Json = {"unknown": names, "is": known["is_one" if len(open_) == 1 else "is_many"], "degrees": degrees}
        if any(n not in theory.indicators for n in open_):
            return known["because_below"].format(**facts)
        if isinstance(rule, Count):
            counts = rule.counts(possible)
            return known["because_count"].format(low=min(counts), high=max(counts), of=len(rule.over), **facts)
        return known["because_open"].format(**facts)
    what = known["this"]
    if isinstance(rule, Count):
        what = known["count_of"].format(n=min(rule.counts(possible)), of=len(rule.over))
    return known["because_clash" if value.clash else "because_gap"].format(what=what, degrees=degrees)


def rule(theory: Theory, known: Rule, language: str = "en") -> str:
    """Return a rule as a sentence."""
    sentence = words(language)
    between = "; " if language == "en" else "；"
    if isinstance(known, Count):
        names = sentence["list"].join(_condition(theory, c, language, bare=True) for c in known.over)
        return sentence["rule_count"].format(of=len(known.over), names=names, bands=bands(theory, known, language))
    rows = known.rows if isinstance(known, Table) else known.categories if isinstance(known, Taxonomy) else ()
    said = [
        sentence["row"].format(
            conditions=listed((_condition(theory, c, language) for c in r.when), language, "both"),
            degree=degree(theory, r.degree, language),
        )
        for r in rows
    ]
    otherwise = known.otherwise if isinstance(known, (Table, Taxonomy)) else None
    if otherwise:
        said.append(sentence["otherwise"].format(degree=degree(theory, otherwise, language)))
    return sentence["rule_taxonomy" if isinstance(known, Taxonomy) else "rule_rows"].format(rows=between.join(said))


def bands(theory: Theory, known: Count, language: str = "en") -> str:
    """Return which numbers of criteria met give which degree."""
    sentence = words(language)
    return ("; " if language == "en" else "；").join(
        sentence["band"].format(numbers=_numbers(b.low, b.high, language), degree=degree(theory, b.degree, language))
        for b in sorted(known.bands, key=lambda b: (-b.high, -b.low))
    )


def _condition(theory: Theory, condition: Condition, language: str, bare: bool = False) -> str:
    name = theory.named(condition.of).label(language)
    if bare and condition.value == MET:
        return name
    return words(language)["condition"].format(name=name, value=degree(theory, condition.value, language))


def _numbers(low: int, high: int, language: str) -> str:
    return str(low) if low >= high else words(language)["range"].format(low=low, high=high)


def result(theory: Theory, found: Json, language: str = "en", reading: str | None = None) -> str:
    """Return what a theory predicts, what is measured and what is stated of a case.

    Parameters
    ----------
    theory : Theory
    found : dict
        A case as `kg.theory.running.run_case` gives it.
    language : str
    reading : str, optional
        Under which it was run.
    """
    known = words(language)
    name = theory.case(found["case"]).label(language)
    said = []
    if found["predicted"] is not None and theory.predicted:
        variable = theory.named(theory.predicted).label(language)
        why = next((r["because"] for r in found["rules"] if r["gives"] == theory.predicted and r["because"]), None)
        outcome = why[language] if why else degree(theory, found["predicted"], language)
        said.append(known["predicted"].format(case=name, variable=variable, degree=outcome))
    for variable in found["variables"]:
        if variable["name"] == theory.measured and variable["of"]:
            outcome = degree(theory, variable["degree"], language)
            said.append(known["measured"].format(degree=outcome, met=variable["met"], of=variable["of"]))
    for variable in found["variables"]:
        sorts = isinstance(theory.rule(variable["name"], reading), Taxonomy)
        if sorts and variable["name"] not in {theory.predicted, theory.measured}:
            facts = {"variable": theory.named(variable["name"]).label(language)}
            said.append(known["plain"].format(degree=degree(theory, variable["degree"], language), **facts))
    if found["stated"]:
        said.append(known["stated"].format(degree=degree(theory, found["stated"], language)))
    if found["agrees"] is not None:
        said.append(known["agrees" if found["agrees"] else "differs"])
    return _joined(said, language)


def variable(theory: Theory, found: Json, language: str = "en") -> str:
    """Return a variable of a case with its count and degree."""
    known = words(language)
    facts = {
        "variable": theory.named(found["name"]).label(language),
        "degree": degree(theory, found["degree"], language),
    }
    if found["of"] is None:
        return known["plain"].format(**facts)
    return known["variable"].format(met=found["met"], of=found["of"], **facts)


def indicators_met(theory: Theory, case: str, found: Json, language: str = "en") -> str:
    """Return which of a variable's indicators a case meets and lacks, and the degree that this makes."""
    known = words(language)
    names = [theory.named(i["name"]).label(language) for i in found["indicators"] if i["state"] == MET]
    facts = {
        "variable": theory.named(found["name"]).label(language), "case": theory.case(case).label(language),
        "n": len(names), "of": len(found["indicators"]),
    }  # fmt: skip
    unknown = [theory.named(i["name"]).label(language) for i in found["indicators"] if i["state"] == UNKNOWN]
    frame = "indicators_met" if names else "indicators_open" if unknown else "indicators_none"
    said = [known[frame].format(names=listed(names, language), **facts)]
    lacking = [theory.named(i["name"]).label(language) for i in found["indicators"] if i["state"] == UNMET]
    if lacking:
        said.append(known["indicators_unmet"].format(names=listed(lacking, language)))
    if unknown:
        said.append(known["indicators_unknown"].format(names=listed(unknown, language)))
    if lacking or names:
        because = _because(theory, found, len(names), language) if not unknown else ""
        said.append(known["makes"].format(degree=degree(theory, found["degree"], language), because=because, **facts))
    return _joined(said, language)


def _because(theory: Theory, found: Json, met: int, language: str) -> str:
    """Return the band of the rule that gives a variable its degree, as an aside."""
    known = theory.rule(found["name"])
    fitting = known.fitting(met) if isinstance(known, Count) else []
    if not isinstance(known, Count) or len(fitting) != 1 or fitting[0].degree != found["degree"]:
        return ""
    said = bands(theory, replace(known, bands=tuple(fitting)), language)
    return words(language)["rule_aside"].format(bands=said)


def supposed(theory: Theory, found: Json, language: str = "en", condition: str = "") -> str:
    """Return what a theory would predict if some indicators were otherwise (see `kg.theory.supposing.what_if`).

    Parameters
    ----------
    theory : Theory
    found : dict
        As `what_if` gives it.
    language : str
    condition : str
        What is supposed, where it is said otherwise than by naming the indicators.
    """
    known = words(language)
    kind = outcome_of(theory, found)
    measures = kind == "measured" and theory.predicted is not None
    outcome = getattr(theory, kind) or ""
    after, before = found["after"][kind], found["before"][kind]
    name = theory.case(found["case"]).label(language)
    fixed = found.get("fixed", {})
    said_set = [(s["indicator"], known[s["to"]]) for s in found["set"]]
    said_set += [(name, degree(theory, d, language)) for name, d in fixed.items()]
    settings = condition or listed(
        (known["set"].format(indicator=theory.named(n).label(language), state=state) for n, state in said_set),
        language,
        "both",
    )
    facts = {
        "case": name, "settings": settings, "variable": theory.named(outcome).label(language),
        "degree": degree(theory, after, language), "before": degree(theory, before, language),
    }  # fmt: skip
    frame = "what_if_measured" if measures else "what_if"
    said = [known[f"{frame}_same" if after == before else frame].format(**facts)]
    told = _told(theory, found, kind)
    said += [_after(theory, found, v, language) for v in told]
    # What else a supposition changes is told, too: a posture, say, beside the path that is predicted.
    known_to = {outcome, theory.predicted, theory.measured, *(v["name"] for v in told)}
    others = [v for v in found["after"]["variables"] if v["of"] is None and v["name"] not in known_to]
    moved = {c["name"] for c in found["changed"]}
    said += [variable(theory, v, language) for v in others if v["name"] in moved]
    why = next((r["because"] for r in found["after"]["rules"] if r["gives"] == outcome and r["because"]), None)
    if why:
        said.append(why[language])
    stated, predicted = found["after"]["stated"], found["after"]["predicted"]
    if measures and theory.predicted:
        said.append(known["what_if_prediction"].format(degree=degree(theory, predicted, language)))
        if UNDETERMINED not in {after, predicted}:
            said.append(known["agrees" if after == predicted else "differs"])
    if stated and after != UNDETERMINED:
        fits = known["fit" if stated == after else "misfit"]
        said.append(known["what_if_fit"].format(agree=fits, stated=degree(theory, stated, language)))
    return _joined(said, language)


def outcome_of(theory: Theory, found: Json) -> str:
    """Return which outcome a supposition bears on: ``measured`` where it is of that one's own criteria alone, which
    leaves the prediction as it is; else ``predicted``, if the theory predicts."""
    touched = _touched(found)
    measures = bool(theory.measured and touched and all(v["name"] == theory.measured for v in touched))
    return "measured" if measures or theory.predicted is None else "predicted"


def _told(theory: Theory, found: Json, kind: str) -> list[Json]:
    """Return the variables that tell why an outcome is what it is: those that are touched, and for a prediction the
    others that it rests on."""
    rule = theory.rule(theory.predicted or "", found["reading"]) if kind == "predicted" else None
    rests = {*(rule.inputs() if rule else ()), *(v["name"] for v in _touched(found))}
    told = [v for v in found["after"]["variables"] if v["name"] in rests and v["of"]]
    # A degree that is supposed whatever the criteria are is told with what is supposed.
    return [v for v in told if v["name"] not in found.get("fixed", {})]


def _after(theory: Theory, found: Json, after: Json, language: str) -> str:
    """Return what a variable would be, as against what it is."""
    before = next(v for v in found["before"]["variables"] if v["name"] == after["name"])
    frame = words(language)["stays" if before["degree"] == after["degree"] else "becomes"]
    return frame.format(
        variable=theory.named(after["name"]).label(language), degree=degree(theory, after["degree"], language),
        met=after["met"], of=after["of"],
    )  # fmt: skip


def _touched(found: Json) -> list[Json]:
    """Return the variables of a case that rest on an indicator that is supposed to be otherwise."""
    changed = {s["indicator"] for s in found["set"]}
    return [v for v in found["after"]["variables"] if changed & {i["name"] for i in v["indicators"]}]


def supposed_of_any(
    theory: Theory,
    settings: Mapping[str, str],
    outcomes: Mapping[str, str],
    language: str = "en",
    degrees: Mapping[str, str] | None = None,
) -> str:
    """Return what a theory predicts, of each variable, where some indicators are met or not, or some variables have a
    degree, and nothing else is known, of no case."""
    known = words(language)
    given = [(i, known[s]) for i, s in settings.items()]
    given += [(v, degree(theory, d, language)) for v, d in (degrees or {}).items()]
    said = (known["set"].format(indicator=theory.named(n).label(language), state=state) for n, state in given)
    first, *others = outcomes.items()
    whole = known["suppose_any"].format(
        settings=listed(said, language, "both"),
        variable=theory.named(first[0]).label(language),
        degree=degree(theory, first[1], language),
    )
    more = [
        known["plain"].format(variable=theory.named(v).label(language), degree=degree(theory, d, language))
        for v, d in others
    ]
    return _joined([whole, *more], language)


def branches(theory: Theory, known: Sequence[Rule], settings: Mapping[str, str], language: str = "en") -> list[str]:
    """Return line by line what a theory predicts where some indicators are met or not and the others are open: what is
    supposed, what is open of each variable, and the prediction for each way in which that may turn out."""
    sentence, lines = words(language), []
    given = (sentence["condition"].format(name=theory.named(n).label(language), value=sentence[s])
             for n, s in settings.items())  # fmt: skip
    lines.append(sentence["branch_given"].format(settings=listed(given, language, "both")))
    possible: dict[str, set[str]] = {}
    for one in known:
        if not isinstance(one, Count):
            continue
        names = [c.of for c in one.over]
        met = sum(settings.get(c.of) == c.value for c in one.over)
        open_ = [n for n in names if n not in settings]
        fits = [b for b in one.bands if b.low <= met + len(open_) and b.high >= met]
        possible[one.gives] = {b.degree for b in fits}
        lines.append(
            sentence["branch_open" if open_ else "branch_settled"].format(
                variable=theory.named(one.gives).label(language), met=met, of=len(names),
                names=sentence["list"].join(theory.named(n).label(language) for n in open_),
                bands=bands(theory, one, language),
            )
        )  # fmt: skip
    for one in known:
        for row in one.rows if isinstance(one, Table) else ():
            if all(c.value in possible.get(c.of, {c.value}) for c in row.when):
                said = sentence["row"].format(
                    conditions=listed((_condition(theory, c, language) for c in row.when), language, "both"),
                    degree=degree(theory, row.degree, language),
                )
                lines.append(f"• {said[:1].upper()}{said[1:]}")
    return lines


def rules(theory: Theory, known: Sequence[Rule], language: str = "en") -> str:
    """Return rules as sentences, each with the variable that it gives."""
    frame = words(language)["expects"]
    names = {r.gives: theory.named(r.gives).label(language) for r in known}
    return _joined((frame.format(variable=names[r.gives], rule=rule(theory, r, language)) for r in known), language)


def _joined(said: Iterable[str], language: str) -> str:
    stop = words(language)["stop"]
    whole = [s if s.endswith(stop) else s + stop for s in said]
    return (" " if language == "en" else "").join(whole)


__all__ = [
    "bands", "branches", "degree", "indicators_met", "listed", "outcome_of", "result", "rules", "supposed",
    "supposed_of_any", "undetermined", "variable", "words",
]  # fmt: skip
