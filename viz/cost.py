"""What a path pays: the cost rule of `kg paths`, carried to the page, so that both rank alike."""

from __future__ import annotations

import json
from typing import Any

from viz.content import Content, Statement


def costs(content: Content) -> dict[str, Any]:
    """Return what the page's search for paths needs.

    Where the graph says what its statements and things cost (`price`, `toll`; a part of a larger graph does, for
    the costs count the whole), that holds, and things marked `stating` are those that state something; else the rule of
    `kg.costs` is applied to what is on the page.

    Returns:
        `prices`: the different prices of statements; `price`: for each statement the place of its price, -1 for
        one of a thing alone; `tolls`: for each thing what passing through it costs; `stating`: the numbers of the
        things that are themselves claims or proposed acts; `ranks` and `order`: for each thing, and each predicate by
        name, its place among equals; `rule`: the constants of the choice.
    """
    from kg import costs as weights
    from kg import paths

    linked = [one for one in content.statements if one.target is not None]
    prices: list[float]
    tolls: list[float]
    if all(one.price is not None for one in linked) and all(one.toll is not None for one in content.things):
        prices = [one.price or 0.0 for one in linked]
        tolls = [one.toll or 0.0 for one in content.things]
        stating = [number for number, one in enumerate(content.things) if one.stating]
    else:
        names: dict[str, int] = {}
        rows: list[list[Any]] = []
        for one in linked:
            place = names.setdefault(_relation(one), len(names))
            rows.append([one.source, place, one.target, one.kind, one.passages])
        found = weights.Costs({"nodes": [str(n) for n in range(len(content.things))], "predicates": list(names)}, rows)
        prices = [found.price(row) for row in rows]
        tolls = [found.toll(n) if n in found.neighbours else 0.0 for n in range(len(content.things))]
        stating = sorted(found.statements)
    table: dict[float, int] = {}
    places = iter([table.setdefault(price, len(table)) for price in prices])
    return {
        "prices": list(table),
        "price": [-1 if one.target is None else next(places) for one in content.statements],
        "tolls": tolls,
        "stating": stating,
        "ranks": [number if one.rank is None else one.rank for number, one in enumerate(content.things)],
        "order": {name: place for place, name in enumerate(content.predicates)},
        "rule": {
            "budget": paths.BUDGET,
            "longest": paths.LONGEST,
            "chosen": paths.CHOSEN,
            "overlap": paths.OVERLAP_WEIGHT,
            "sameKind": paths.SAME_KIND_WEIGHT,
            "shared": weights.SHARED_WEIGHT,
            "digits": weights.DIGITS,
        },
    }


def _relation(one: Statement) -> str:
    """What a statement's relation is known by: its predicate, or its name where it has none."""
    return one.predicate or json.dumps(one.names, ensure_ascii=False)
