"""What a theory gives where something is supposed, as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.theory.logic import STATES, UNDETERMINED, Condition
from kg.theory.model import Theory
from kg.theory.say.of_case import variable
from kg.theory.say.of_rule import circumstances
from kg.theory.say.phrase import degree, joined, listed, outcome, words

Json = dict[str, Any]


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
    goal = getattr(theory, kind) or ""
    after, before = found["after"][kind], found["before"][kind]
    name = theory.case(found["case"]).label(language)
    fixed = found.get("fixed", {})
    states = {s["indicator"]: s["to"] for s in found["set"]}
    settings = condition or settled(theory, states, language, fixed)
    facts = {
        "case": name, "settings": settings, "variable": theory.named(goal).label(language),
        "degree": outcome(theory, after, language), "before": outcome(theory, before, language),
    }  # fmt: skip
    if not condition and _as_is(found):
        return joined([known["as_is"].format(**facts), *_bases(theory, found, kind, language)], language)
    counted = next((v for v in found["after"]["variables"] if v["name"] == goal and v["of"]), None)
    facts |= {"met": counted["met"], "of": counted["of"]} if counted else {}
    frame = "what_if_measured" if measures and counted else "what_if"
    said = [known[f"{frame}_same" if after == before else frame].format(**facts)]
    # The count of what is measured stands in the first sentence.
    told = [v for v in _told(theory, found, kind) if not (measures and v["name"] == goal)]
    said += [_after(theory, found, v, language) for v in told]
    # What else a supposition changes is told, too: a posture, say, beside the path that is predicted.
    known_to = {goal, theory.predicted, theory.measured, *(v["name"] for v in told)}
    others = [v for v in found["after"]["variables"] if v["of"] is None and v["name"] not in known_to]
    moved = {c["name"] for c in found["changed"]}
    said += [variable(theory, v, language) for v in others if v["name"] in moved]
    why = next((r["because"] for r in found["after"]["rules"] if r["gives"] == goal and r["because"]), None)
    if why:
        said.append(why[language])
    stated, predicted = found["after"]["stated"], found["after"]["predicted"]
    if measures and theory.predicted:
        said.append(known["what_if_prediction"].format(degree=degree(theory, predicted, language)))
        if UNDETERMINED not in {after, predicted}:
            said.append(known["agrees" if after == predicted else "differs"])
    if stated and after != UNDETERMINED and not measures:
        same = known["fit" if stated == after else "misfit"]
        said.append(known["what_if_fit"].format(same=same, stated=degree(theory, stated, language)))
    return joined(said, language)


def _as_is(found: Json) -> bool:
    """Tell whether nothing is supposed but what is coded."""
    return bool(found["set"]) and not found.get("fixed") and all(s["from"] == s["to"] for s in found["set"])


def _bases(theory: Theory, found: Json, kind: str, language: str) -> list[str]:
    """Return the variables that tell why an outcome is what it is."""
    return [variable(theory, v, language) for v in _told(theory, found, kind) if v["name"] != getattr(theory, kind)]


def settled(theory: Theory, states: Mapping[str, str], language: str, degrees: Mapping[str, str] | None = None) -> str:
    """Return which indicators are supposed to be met, which not, and of which degree variables: those of one state
    together, each in quotation marks, since many are called by whole clauses."""
    known = words(language)
    said = []
    for state in STATES:
        names = (known["quoted"].format(name=theory.named(n).label(language)) for n, s in states.items() if s == state)
        together = listed(names, language)
        said += [known[f"set_{state}"].format(names=together)] if together else []
    for name, value in (degrees or {}).items():
        facts = {"variable": theory.named(name).label(language), "degree": degree(theory, value, language)}
        said.append(known["set_degree"].format(**facts))
    return listed(said, language, "both")


def outcome_of(theory: Theory, found: Json) -> str:
    """Return which outcome a supposition bears on: ``measured`` where it is of that one's own criteria alone, which
    leaves the prediction as it is; else ``predicted``, if the theory predicts."""
    touched = _touched(found)
    measures = bool(theory.measured and touched and all(v["name"] == theory.measured for v in touched))
    return "measured" if measures or theory.predicted is None else "predicted"


def _told(theory: Theory, found: Json, kind: str) -> list[Json]:
    """Return the variables that tell why an outcome is what it is: those that are touched, and for a prediction the
    others that it rests on."""
    rested = theory.inputs(theory.predicted or "", found["reading"]) if kind == "predicted" else []
    rests = {*rested, *(v["name"] for v in _touched(found))}
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
    given = {**(degrees or {}), **settings}
    first, *others = outcomes.items()
    whole = known["branch_settled_alone"].format(
        settings=circumstances(theory, [Condition(n, s) for n, s in given.items()], language),
        variable=theory.named(first[0]).label(language),
        degree=outcome(theory, first[1], language),
    )
    more = [
        known["plain"].format(variable=theory.named(v).label(language), degree=degree(theory, d, language))
        for v, d in others
    ]
    return joined([whole, *more], language)
