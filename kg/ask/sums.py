"""Numbers that belong together: their sum, the least and the greatest of them."""

from __future__ import annotations

from collections import defaultdict

from kg.ask.context import Context
from kg.ask.retrieve import Hit

ROUNDED = 0.02
"""By what share a stated total may differ from the sum of its parts."""
FEWEST = 2
"""How many numbers make a sum."""


def parts(context: Context, hits: list[Hit]) -> list[tuple[str, str, list[float]]]:
    """Return numbers of one measure and unit that passages give of different things: measure, unit, and the
    numbers. Numbers of ranges, shares and averages make no sum and are left out."""
    groups: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for hit in hits:
        for about in context.facts(hit.passage).values():
            if "kg:value" not in about or "kg:measure" not in about or "kg:per" in about:
                continue
            unit = about.get("kg:unit") or about.get("kg:currency", {}).get("value")
            if not unit or str(unit).endswith("PERCENT"):
                continue
            owner = f"{about.get('kg:of')} {about.get('kg:date', {}).get('value', '')}"
            groups[about["kg:measure"], str(unit)][owner] = float(about["kg:value"]["value"])
    return [(m, u, list(found.values())) for (m, u), found in groups.items() if len(found) >= FEWEST]


def siblings(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return the cells of the same column of a table as the cells among the hits."""
    columns = set()
    for hit in hits:
        entry = context.snapshot.passages[hit.passage]
        if "tableNumber" in entry and "q" in hit.traits and hit.passage.count("-") > 1:
            columns.add((entry["article"], entry["tableNumber"], entry.get("column"), hit.passage.rsplit("-", 1)[-1]))
    if not columns:
        return []
    found = []
    for hit in context.hits:
        entry = context.snapshot.passages[hit.passage]
        key = (entry["article"], entry.get("tableNumber"), entry.get("column"), hit.passage.rsplit("-", 1)[-1])
        if key in columns and "q" in hit.traits:
            found.append(hit)
    return found


def asked_for(context: Context) -> set[str]:
    """Return the ends of a set of numbers that a question asks for."""
    ends = ("highest", "lowest")
    return {name for name in ends if name in context.question.groups or context.question.cued(name)}


def _without_total(numbers: list[tuple[float, Hit]]) -> list[tuple[float, Hit]]:
    """Return numbers without one that is the sum of the others: it is of the whole, not of one of them."""
    whole = sum(v for v, _ in numbers)
    return [(v, h) for v, h in numbers if abs(2 * v - whole) > ROUNDED * whole]


def extremes(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return the hits with the least or the greatest of the numbers of one measure that are given of the things asked
    about, as the question asks.

    The numbers compared are those of the measure and unit that most of the best hits give.
    """
    asked = asked_for(context)
    if not asked:
        return []
    groups: dict[tuple[str, str], list[tuple[float, Hit]]] = defaultdict(list)
    for hit in hits:
        for about in context.facts(hit.passage).values():
            if "kg:value" in about and "kg:measure" in about:
                unit = str(about.get("kg:unit") or about.get("kg:currency", {}).get("value"))
                groups[about["kg:measure"], unit].append((float(about["kg:value"]["value"]), hit))
    best = _without_total(max(groups.values(), key=len, default=[]))
    if len(best) < FEWEST + 1:
        return []
    found = []
    for name, end in (("lowest", min), ("highest", max)):
        if name in asked:
            value = end(v for v, _ in best)
            found += [h for v, h in best if v == value]
    return list(dict.fromkeys(found))
