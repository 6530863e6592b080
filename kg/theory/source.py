"""Reading theories out of a snapshot: shipped ones and the user's own alike."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from kg.errors import TheoryError, UnknownThingError
from kg.query import run
from kg.snapshot import Snapshot
from kg.terms import KG, SKOS, THEORY, TYPE
from kg.theory.cases import Cases
from kg.theory.facts import Facts, short
from kg.theory.logic import Rule
from kg.theory.model import Filing, Part, Theory
from kg.theory.rules import Rules


def names(snapshot: Snapshot) -> list[str]:
    """Return the names of the theories that can be run."""
    if "names of theories" not in snapshot.kept:
        rows = run(snapshot, "SELECT ?t WHERE { ?t a kg:RunnableTheory }")
        snapshot.kept["names of theories"] = sorted({row["t"].value.removeprefix(THEORY) for row in rows})
    return [*snapshot.kept["names of theories"]]


@lru_cache(maxsize=32)
def read(snapshot: Snapshot, name: str) -> Theory:
    """Return a theory by name.

    Raises
    ------
    UnknownThingError
        If there is none of that name.
    TheoryError
        If it is malformed: a rule that rests on nothing known, a circle of rules.
    """
    known = names(snapshot)
    if name not in known:
        raise UnknownThingError(f"There is no theory {name!r}.", f"There are: {', '.join(known)}.", tuple(known))
    return _theory(Facts(snapshot, name))


def _theory(facts: Facts) -> Theory:
    """Put a theory together."""
    passages = facts.passages()
    parts = {iri: facts.part(iri, passages) for iri in facts.about}
    readings = tuple(parts[i] for i in facts.typed("Reading"))
    default = short(facts.first(facts.iri, "defaultReading") or (readings[0].iri if readings else "only"))
    if not readings:
        readings = (Part("only", facts.iri + "/only", {"en": "the only reading"}),)
    rules = Rules(facts).by_reading(tuple(r.key for r in readings))
    by_key: dict[str, Part] = {}
    for part in parts.values():
        by_key.setdefault(part.key, part)
    given = {r.gives for found in rules.values() for r in found}
    inputs = dict.fromkeys(n for found in rules.values() for r in sorted(found, key=_place) for n in r.inputs())
    indicators = {n: by_key[n] for n in inputs if n not in given}
    for key, part in indicators.items():
        types = facts.values(part.iri, TYPE)
        if KG + "Variable" in types or not (types or part.labels):
            raise TheoryError(
                f"A rule of {facts.name} looks at {key}, which no rule gives and which is no indicator.",
                "Add a rule that gives it, or describe it as a kg:Indicator.",
            )
    predicted, measured = facts.first(facts.iri, "predictedVariable"), facts.first(facts.iri, "measuredVariable")
    models = facts.first(facts.iri, "models")
    return Theory(
        facts.name,
        parts[facts.iri],
        facts.article,
        readings,
        default,
        rules,
        by_key,
        indicators,
        {short(i): tuple(facts.values(i, "analogousTo")) for i in facts.about if facts.values(i, "analogousTo")},
        short(predicted) if predicted else None,
        short(measured) if measured else None,
        tuple(Cases(facts).all(indicators)),
        tuple(parts[i] for i in facts.values(facts.iri, "statesHypothesis")),
        tuple(parts[i] for i in facts.typed("ScopeCondition")),
        models,
        tuple(_filings(facts)),
    )


def _filings(facts: Facts) -> list[Filing]:
    """The categories under which things are filed, those above before those below."""
    found = []
    for iri in facts.typed("Category"):
        broader = facts.first(iri, SKOS + "broader")
        text = facts.first(iri, "memberQuery")
        if text is None and not any(
            iri in facts.values(i, SKOS + "broader") and facts.values(i, "memberQuery") for i in facts.own
        ):
            continue
        members: dict[str, list[str]] = defaultdict(list)
        for row in facts.asked(iri, text) if text else ():
            members[row["thing"].value].append(row["passage"].value)
        things = tuple(
            Part(short(thing), thing, {k: v[0] for k, v in facts.snapshot.labels(thing).items()}, {}, tuple(places))
            for thing, places in members.items()
        )
        found.append(Filing(facts.part(iri, {}), short(broader) if broader else None, things))
    return found


def _place(rule: Rule) -> tuple[int, str]:
    return rule.order, rule.key


__all__ = ["names", "read", "short"]
