"""Two theories side by side: which variables, indicators and cases they share, and what they say of shared cases."""

from __future__ import annotations

from typing import Any

from kg.theory.model import Case, Part, Theory
from kg.theory.running import run_case

Json = dict[str, Any]


def compare(first: Theory, second: Theory) -> Json:
    """Return what two theories share.

    Things are *shared* where they are the same thing of the graph, *analogous* where a theory's file says so
    (``kg:analogousTo``, our judgement); cases are shared where they are about the same state or thing.

    Returns
    -------
    dict
        ``theories``; ``variables`` and ``indicators`` with ``shared, analogous [[a, b]], only {theory: [...]}``;
        ``cases [{about, outcomes {theory: [{case, predicted, measured, stated, agrees}]}}]``.
    """
    return {
        "theories": [first.name, second.name],
        "variables": _shared(first, second, _variables(first), _variables(second)),
        "indicators": _shared(first, second, dict(first.indicators), dict(second.indicators)),
        "cases": _cases(first, second),
    }


def _variables(theory: Theory) -> dict[str, Part]:
    return {key: theory.named(key) for key in theory.variables()}


def _shared(first: Theory, second: Theory, one: dict[str, Part], two: dict[str, Part]) -> Json:
    by_iri = {part.iri: key for key, part in two.items()}
    shared = [key for key, part in one.items() if part.iri in by_iri]
    analogous = []
    for key, part in one.items():
        for other, other_part in two.items():
            said = other_part.iri in first.analogous.get(key, ()) or part.iri in second.analogous.get(other, ())
            if said and part.iri != other_part.iri:
                analogous.append([key, other])
    seen = {a for a, _ in analogous} | set(shared), {b for _, b in analogous} | {by_iri[one[k].iri] for k in shared}
    return {
        "shared": shared,
        "analogous": analogous,
        "only": {
            first.name: [k for k in one if k not in seen[0]],
            second.name: [k for k in two if k not in seen[1]],
        },
    }


def _cases(first: Theory, second: Theory) -> list[Json]:
    def by_subject(theory: Theory) -> dict[str, list[Case]]:
        found: dict[str, list[Case]] = {}
        for case in theory.cases:
            for subject in case.about:
                found.setdefault(subject, []).append(case)
        return found

    one, two = by_subject(first), by_subject(second)
    return [
        {
            "about": subject,
            "outcomes": {
                theory.name: [_outcome(theory, case) for case in found[subject]]
                for theory, found in ((first, one), (second, two))
            },
        }
        for subject in one
        if subject in two
    ]


def _outcome(theory: Theory, case: Case) -> Json:
    found = run_case(theory, case)
    return {key: found[key] for key in ("case", "predicted", "measured", "stated", "agrees")}


__all__ = ["compare"]
