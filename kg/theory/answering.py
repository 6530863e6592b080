"""What ``kg ask`` may be asked of a theory, as plain functions that return values, sentences and passages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.snapshot import Snapshot
from kg.terms import LANGUAGES, PASSAGE
from kg.theory import say
from kg.theory.logic import MET
from kg.theory.model import Theory
from kg.theory.running import run_case
from kg.theory.source import names, read
from kg.theory.supposing import at_least, what_if

Json = dict[str, Any]


def theories_of(snapshot: Snapshot, thing: str) -> list[tuple[str, str]]:
    """Return the theories that have a case about a state or thing, with the key of the case.

    Parameters
    ----------
    snapshot : Snapshot
    thing : str
        Key of a state (``germany``), of a case (``case-germany``), or of whatever a case is about.
    """
    found = []
    for name in names(snapshot):
        theory = read(snapshot, name)
        for case in theory.cases:
            if thing in {case.key, case.iri.rsplit("/", 1)[-1], *case.about}:
                found.append((name, case.key))
    return found


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
        "answer": {language: say.result(theory, found, language) for language in LANGUAGES},
        "rows": [[v["name"], v["met"], v["of"], v["degree"]] for v in found["variables"]],
        "passages": found["passages"],
    }


def indicators(theory: Theory, case: str, variable: str | None = None, reading: str | None = None) -> Json:
    """Return which indicators a case meets, of one variable or of all.

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
                say.indicators_met(theory, found["case"], v, language) for v in chosen
            )
            for language in LANGUAGES
        },
        "rows": [[name, i["name"], i["state"]] for name, i in cells],
        "passages": list(dict.fromkeys(p for _, i in cells for p in i["passages"])),
    }


def supposing(theory: Theory, case: str, settings: Mapping[str, str], reading: str | None = None) -> Json:
    """Return what would be predicted if some indicators were otherwise.

    Returns
    -------
    dict
        ``theory, case, reading, values {before, after, stated, fits}``, ``answer`` by language, ``rows [[what,
        before, after]]``, ``passages`` of the rules used and the cells left as they are.
    """
    return _supposed(theory, [what_if(theory, case, settings, reading)])


def supposing_count(theory: Theory, case: str, variable: str, count: int, reading: str | None = None) -> Json:
    """Return what would be predicted if a case met so many of a variable's indicators, whichever they are.

    As `supposing`; where the choice of indicators makes a difference, the answer names both and ``after`` is
    ``undetermined``.
    """
    return _supposed(theory, at_least(theory, case, variable, count, reading))


def _supposed(theory: Theory, ways: list[Json]) -> Json:
    key = "predicted" if theory.predicted else "measured"
    first = ways[0]
    outcomes = list(dict.fromkeys(w["after"][key] for w in ways))
    after = outcomes[0] if len(outcomes) == 1 else "undetermined"
    stated = first["after"]["stated"]
    shown = list({w["after"][key]: w for w in ways}.values())
    return {
        "theory": theory.name,
        "case": first["case"],
        "reading": first["reading"],
        "values": {
            "before": first["before"][key], "after": after, "stated": stated,
            "fits": after == stated if stated and after != "undetermined" else None,
        },
        "answer": {
            language: (" " if language == "en" else "").join(w["answer"][language] for w in shown)
            for language in LANGUAGES
        },
        "rows": [[c["name"], c["before"], c["after"]] for c in first["changed"]],
        "passages": first["after"]["passages"],
    }  # fmt: skip


def evidence(snapshot: Snapshot, found: Json, language: str = "en") -> list[Json]:
    """Return the passages of an answer as the contract of ``kg ask`` prints them."""
    known = [p.removeprefix(PASSAGE) for p in found["passages"]]
    return [snapshot.evidence(p, language) for p in known if p in snapshot.passages]


__all__ = ["evidence", "indicators", "outcome", "supposing", "supposing_count", "theories_of"]
