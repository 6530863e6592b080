"""What a path pays: the cost rule of `kg paths`, carried to the page, so that both rank alike."""

from __future__ import annotations

import json
from typing import Any

from viz.content import Content, Statement


def costs(content: Content) -> dict[str, Any]:
    """Return what the page's search for paths needs.

    Where the graph says what its statements and things cost (`price`, `toll`; a part of a larger graph does, for
    the costs count the whole), that holds; else the rule of `kg.costs` is applied to what is on the page.

    Returns:
        `prices`: the different prices of statements; `price`: for each statement the place of its price, -1 for
        one of a thing alone; `tolls`: for each thing what passing through it costs; `ranks` and `order`: for
        each thing, and each predicate by name, its place among equals; `rule`: the constants of the choice.
    """
    from kg import paths
    from kg.costs import DIGITS, SHARED_WEIGHT, Costs

    linked = [one for one in content.statements if one.target is not None]
    prices: list[float]
    tolls: list[float]
    if all(one.price is not None for one in linked) and all(one.toll is not None for one in content.things):
        prices = [one.price or 0.0 for one in linked]
        tolls = [one.toll or 0.0 for one in content.things]
    else:
        relations: dict[str, int] = {}
        rows: list[list[Any]] = []
        for one in linked:
            place = relations.setdefault(_relation(one), len(relations))
            rows.append([one.source, place, one.target, one.kind, one.passages])
        nodes = [str(n) for n in range(len(content.things))]
        finder = Costs({"nodes": nodes, "predicates": list(relations)}, rows)
        prices = [finder.price(row) for row in rows]
        tolls = [finder.toll(n) if n in finder.neighbours else 0.0 for n in range(len(content.things))]
    table: dict[float, int] = {}
    places = iter([table.setdefault(price, len(table)) for price in prices])
    return {
        "prices": list(table),
        "price": [-1 if one.target is None else next(places) for one in content.statements],
        "tolls": tolls,
        "ranks": [number if one.rank is None else one.rank for number, one in enumerate(content.things)],
        "order": {name: place for place, name in enumerate(content.predicates)},
        "rule": {
            "budget": paths.BUDGET,
            "longest": paths.LONGEST,
            "chosen": paths.CHOSEN,
            "overlap": paths.OVERLAP_WEIGHT,
            "sameKind": paths.SAME_KIND_WEIGHT,
            "shared": SHARED_WEIGHT,
            "digits": DIGITS,
        },
    }


def _relation(one: Statement) -> str:
    """What a statement's relation is known by: its predicate, or its name where it has none."""
    return one.predicate or json.dumps(one.names, ensure_ascii=False)
