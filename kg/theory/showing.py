"""A theory laid open: what it rests on, its rules as sentences, and what each reading makes of each case."""

from __future__ import annotations

from typing import Any

from kg.errors import TheoryError
from kg.snapshot import Snapshot
from kg.terms import ID, LANGUAGES, PASSAGE, home_of
from kg.theory.model import Part, Theory
from kg.theory.running import run_case
from kg.theory.say import rule as said

Json = dict[str, Any]


def catalogue(snapshot: Snapshot) -> list[Json]:
    """Return the theories that can be run: ``theory, labels, comment, article, readings, cases``."""
    from kg.theory.source import names, read

    found = []
    for name in names(snapshot):
        theory = read(snapshot, name)
        found.append(
            {
                "theory": name,
                "labels": dict(theory.part.labels),
                "comment": dict(theory.part.comment),
                "article": theory.article,
                "readings": [r.key for r in theory.readings],
                "cases": [c.key for c in theory.cases],
            }
        )
    return found


def show(theory: Theory, snapshot: Snapshot | None = None) -> Json:
    """Return all of a theory.

    Returns
    -------
    dict
        ``theory, iri, labels, comment, article, models, readings, variables, indicators, scope, hypotheses``;
        ``filings`` (what the source files under categories); ``disagreements`` (where the source says different
        things of what the theory speaks of); ``effects``: for each case and reading what is predicted, measured
        and stated, and whether these agree.
    """
    return {
        "theory": theory.name,
        "iri": theory.part.iri,
        "labels": dict(theory.part.labels),
        "comment": dict(theory.part.comment),
        "article": theory.article,
        "models": theory.models,
        "readings": [{**_part(r), "default": r.key == theory.default} for r in theory.readings],
        "variables": _variables(theory),
        "indicators": [_part(p) for p in theory.indicators.values()],
        "scope": [_part(p) for p in theory.scope],
        "hypotheses": [_part(p) for p in theory.hypotheses],
        "filings": [
            {**_part(f.part), "under": f.broader, "things": [_part(thing) for thing in f.things]}
            for f in theory.filings
        ],
        "disagreements": disagreements(theory, snapshot) if snapshot else [],
        "effects": effects(theory),
    }


def disagreements(theory: Theory, snapshot: Snapshot) -> list[Json]:
    """Return where the theory's own source says different things of its variables, indicators or hypotheses:
    thresholds, wording, gaps."""
    subjects = {p.iri.removeprefix(ID) for p in (*theory.indicators.values(), *map(theory.named, theory.variables()))}
    subjects |= {(theory.models or "").removeprefix(ID)}
    return [
        {"iri": ID + key, "content": dict(entry["content"]), "passages": [PASSAGE + n for n in entry["between"]]}
        for key, entry in snapshot.disagreements.items()
        if subjects & set(entry["about"]) and any(home_of(n) == theory.article for n in entry["between"])
    ]


def _part(part: Part) -> Json:
    return {
        "name": part.key, "iri": part.iri, "labels": dict(part.labels), "comment": dict(part.comment),
        "passages": list(part.passages),
    }  # fmt: skip


def _variables(theory: Theory) -> list[Json]:
    found: dict[str, Json] = {}
    for reading in theory.readings:
        for key in theory.variables(reading.key):
            rule = theory.rule(key, reading.key)
            if rule is None:
                continue
            entry = found.setdefault(
                key,
                {
                    **_part(theory.named(key)),
                    "role": "predicted" if key == theory.predicted else "measured" if key == theory.measured else None,
                    "rules": [],
                },
            )
            known = next((r for r in entry["rules"] if r["rule"] == rule.key), None)
            if known:
                known["readings"].append(reading.key)
                continue
            keys = (rule.key, *(b.key for b in getattr(rule, "bands", ())), *(r.key for r in getattr(rule, "rows", ())))
            keys += tuple(r.key for r in getattr(rule, "categories", ()))
            entry["rules"].append(
                {
                    "rule": rule.key,
                    "readings": [reading.key],
                    "says": {language: said(theory, rule, language) for language in LANGUAGES},
                    "passages": list(dict.fromkeys(p for k in keys for p in theory.named(k).passages)),
                }
            )
    return list(found.values())


def effects(theory: Theory) -> list[Json]:
    """Return for each case what each reading gives, and whether the readings differ."""
    found = []
    for case in theory.cases:
        outcomes = {}
        for reading in theory.readings:
            try:
                one = run_case(theory, case, reading.key)
            except TheoryError as error:
                raise TheoryError(f"Reading {reading.key}: {error.message}", error.hint) from error
            outcomes[reading.key] = {
                **{key: one[key] for key in ("predicted", "measured", "stated", "agrees")},
                "variables": {v["name"]: v["degree"] for v in one["variables"]},
                "because": {r["gives"]: r["because"] for r in one["rules"] if r["because"]},
            }
        different = len({repr((o["predicted"], o["measured"], o["variables"])) for o in outcomes.values()}) > 1
        found.append({"case": case.key, "kind": case.kind, "readings": outcomes, "differ": different})
    return found


__all__ = ["catalogue", "effects", "show"]
