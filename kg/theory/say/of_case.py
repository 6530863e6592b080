"""What a theory gives for a case, as sentences."""

from __future__ import annotations

from typing import Any

from kg.theory.logic import MET, UNKNOWN, UNMET, Count, Taxonomy
from kg.theory.model import Theory
from kg.theory.say.of_rule import bands
from kg.theory.say.phrase import LONG, capital, degree, grounds, joined, listed, outcome, words

Json = dict[str, Any]


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
        ending = why[language] if why else outcome(theory, found["predicted"], language)
        rests = {} if why else rested(theory, found, reading)
        names = {k: known["name_met"].format(variable=theory.named(k).label(language), met=v["met"], of=v["of"])
                 for k, v in rests.items()}  # fmt: skip
        because = grounds(theory, {k: v["degree"] for k, v in rests.items()}, language, names)
        frame = known["predicted_from" if rests else "predicted"]
        said.append(frame.format(case=name, variable=variable, degree=ending, grounds=because))
    for variable in found["variables"]:
        if variable["name"] == theory.measured and variable["of"]:
            ending = degree(theory, variable["degree"], language)
            said.append(known["measured"].format(degree=ending, met=variable["met"], of=variable["of"]))
    for variable in found["variables"]:
        sorts = isinstance(theory.rule(variable["name"], reading), Taxonomy)
        if sorts and variable["name"] not in {theory.predicted, theory.measured}:
            facts = {"variable": theory.named(variable["name"]).label(language)}
            said.append(known["plain"].format(degree=degree(theory, variable["degree"], language), **facts))
    if found["stated"]:
        said.append(known["stated"].format(degree=degree(theory, found["stated"], language)))
    if found["agrees"] is not None:
        said.append(known["agrees" if found["agrees"] else "differs"])
    return joined(said, language)


def rested(theory: Theory, found: Json, reading: str | None = None) -> dict[str, Json]:
    """Return the variables of a case that its prediction follows from, where it does from counted ones alone."""
    names = theory.inputs(theory.predicted or "", reading)
    rests = {v["name"]: v for v in found["variables"] if v["name"] in names and v["of"]}
    return {n: rests[n] for n in names} if rests and set(names) <= set(rests) else {}


def variable(theory: Theory, found: Json, language: str = "en") -> str:
    """Return a variable of a case with its count and degree."""
    known = words(language)
    facts = {
        "variable": theory.named(found["name"]).label(language),
        "degree": degree(theory, found["degree"], language),
    }
    if found["of"] is None:
        return capital(known["plain"].format(**facts))
    return capital(known["variable"].format(met=found["met"], of=found["of"], **facts))


def indicators_met(theory: Theory, case: str, found: Json, language: str = "en", lacking_first: bool = False) -> str:
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
    if lacking and lacking_first:
        facts |= {"lacking": len(lacking)}
        said = [known["indicators_lacking"].format(names=listed(lacking, language), **facts)]
        said += [known["indicators_beside"].format(names=listed(names, language), **facts)] if names else []
    elif lacking:
        said.append(known["indicators_unmet"].format(names=listed(lacking, language)))
    if unknown:
        said.append(known["indicators_unknown"].format(names=listed(unknown, language)))
    if lacking or names:
        because = _because(theory, found, len(names), language) if not unknown else ""
        ending = degree(theory, found["degree"], language)
        # What is a clause of its own is no more than set beside what it is of.
        frame = "makes" if len(ending) < LONG[language] else "makes_clause"
        said.append(known[frame].format(degree=ending, because=because, **facts))
    return joined(said, language)


def _because(theory: Theory, found: Json, met: int, language: str) -> str:
    """Return the band of the rule that gives a variable its degree, as an aside."""
    known = theory.rule(found["name"])
    fitting = known.fitting(met) if isinstance(known, Count) else []
    if not isinstance(known, Count) or len(fitting) != 1 or fitting[0].degree != found["degree"]:
        return ""
    said = bands(theory, known.with_bands(tuple(fitting)), language)
    return words(language)["rule_aside"].format(bands=said)
