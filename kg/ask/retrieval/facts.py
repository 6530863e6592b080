"""Facts: what a passage says of each subject, and the numbers and dates in that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.snapshot import Snapshot

Json = dict[str, Any]


def facts_of(snapshot: Snapshot, name: str) -> dict[str, dict[str, Any]]:
    """Return what a passage says of each subject, each with one value a property."""
    kept: dict[str, dict[str, dict[str, Any]]] = snapshot.kept.setdefault("facts of passages", {})
    if name not in kept:
        found: dict[str, dict[str, Any]] = {}
        for s, p, o in snapshot.passages[name]["triples"]:
            found.setdefault(s, {}).setdefault(p, o)
        kept[name] = found
    return kept[name]


def values_of(facts: Mapping[str, Mapping[str, Any]], called: Callable[[str], str]) -> list[Json]:
    """Return the numbers and dates that facts hold.

    Parameters
    ----------
    facts : mapping of str to mapping
        As `facts_of` returns them.
    called : callable
        Returns what a thing is called, by its key.

    Returns
    -------
    list of dict
        ``{value, unit, of, when}``; of a number also ``{approximate, bound, per}``.
    """
    found = []
    for key, about in facts.items():
        when = about.get("kg:date")
        if "kg:value" in about or "kg:lowerBound" in about:
            found.append(_quantity(about, when, called))
        elif when is not None:
            found.append({"value": when["value"], "unit": "date", "of": called(key[3:]), "when": when["value"]})
    return found


def _quantity(about: Mapping[str, Any], when: Any, called: Callable[[str], str]) -> Json:
    def number(term: Json) -> float | int:
        value = float(term["value"])
        return int(value) if value.is_integer() else value

    value: Any = number(about["kg:value"]) if "kg:value" in about else None
    if value is None:
        ends = [number(about[p]) for p in ("kg:lowerBound", "kg:upperBound") if p in about]
        value = ends if len(ends) > 1 else ends[0]
    unit = about["kg:currency"]["value"] if "kg:currency" in about else str(about.get("kg:unit", "")).rsplit(":", 1)[-1]
    whom = about.get("kg:of") or about.get("kg:measure")
    return {
        "value": value,
        "unit": unit,
        "of": called(whom[3:]) if isinstance(whom, str) else None,
        "when": when["value"] if when else None,
        "approximate": about.get("kg:approximate", {}).get("value") == "true",
        "bound": _vocabulary(about, "kg:bound", "kg:lowerBound", "kg:upperBound"),
        "per": _vocabulary(about, "kg:per"),
    }


def _vocabulary(about: Mapping[str, Any], name: str, *ends: str) -> str | None:
    """Return a value of a vocabulary as its bare name; of one end of a range alone, which end it is."""
    if name in about:
        return str(about[name]).split(":", 1)[-1]
    given = [end for end in ends if end in about]
    return {"kg:lowerBound": "at-least", "kg:upperBound": "at-most"}[given[0]] if len(given) == 1 else None
