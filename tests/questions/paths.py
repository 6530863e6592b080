"""Score the ranking of paths, and other rankings, against judged paths (`paths.json`).

For each pair of things the best paths of all rankings were pooled and each was judged by what its statements say, most
of them (588 of 735) before any weight was set, the rest, which tuned rankings or new data brought up, after. The grade
says whether a specialist in alliance politics, asked how the two are linked, would keep the path:

2. Keep: each step says something on how these two are linked; the whole is an account one would write down.
1. Acceptable: true and on the subject, but thin or roundabout; a step is generic (an ally of, a member of), or a
   better path says the same in fewer steps.
0. Drop: a step links by accident: a co-author, a journal, a common neighbour that has nothing to do with the other end.

A third of the pairs is held out: weights were chosen on the others, though by one who saw both scores. A path that
nobody judged counts as 0, and how many of those a ranking shows is printed. Measures: normalised discounted cumulative
gain of the first five (Järvelin and Kekäläinen 2002, gains 3 and 1) and the share of the first three that are kept or
acceptable, and kept.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable
from pathlib import Path
from statistics import fmean
from typing import Any

from rankings import Rankings

from kg import KnowledgeGraph
from kg.paths import find

JUDGED = Path(__file__).parent / "paths.json"
DEPTH = 5


def ndcg(grades: list[int], pool: list[int]) -> float:
    """Return the gain of the first five grades against that of the best five of the pool."""

    def gain(found: list[int]) -> float:
        return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(found[:DEPTH]))

    return gain(grades) / gain(sorted(pool, reverse=True))


def shown(graph: KnowledgeGraph, rankings: Rankings, pair: dict[str, Any]) -> dict[str, list[str]]:
    """Return the first five paths of each ranking, written as in the file of judgements."""
    candidates = rankings.candidates(pair["from"], pair["to"])

    def first(rank: Callable[[list[int]], Any]) -> list[str]:
        return [" > ".join(rankings.names[n] for n in path) for path in sorted(candidates, key=rank)[:DEPTH]]

    ours = find(graph.snapshot, pair["from"], pair["to"], k=DEPTH).paths
    return {
        "ours": [" > ".join(path.nodes) for path in ours],
        "ours, without diversity": first(lambda path: (rankings.costs.score(path).cost, path)),
        "shortest": first(rankings.shortest),
        "degree-penalised": first(rankings.degree),
        "predicate rarity (PF-ITF)": first(rankings.pf_itf),
    }


def scores(graph: KnowledgeGraph) -> tuple[dict[str, dict[str, list[list[float]]]], list[tuple[str, str, str, str]]]:
    """Return for each ranking and set of pairs the measures of each pair, and the paths that nobody judged."""
    rankings = Rankings(graph.snapshot)
    found: dict[str, dict[str, list[list[float]]]] = {}
    unjudged: list[tuple[str, str, str, str]] = []
    for pair in json.loads(JUDGED.read_text("utf-8")):
        known = pair["grades"]
        for name, paths in shown(graph, rankings, pair).items():
            grades = [known.get(path, 0) for path in paths]
            top = grades[:3]
            missing = [path for path in paths if path not in known]
            unjudged += [(name, pair["from"], pair["to"], path) for path in missing]
            measures = [
                ndcg(grades, list(known.values())),
                sum(g > 0 for g in top) / len(top),
                sum(g > 1 for g in top) / len(top),
                float(len(missing)),
            ]
            found.setdefault(name, {}).setdefault(pair["set"], []).append(measures)
    return found, unjudged


def main() -> None:
    """Print the measures of all rankings on both sets of pairs."""
    parser = argparse.ArgumentParser(description="Score the ranking of paths against judged ones.")
    parser.add_argument("--unjudged", action="store_true", help="list the paths that nobody judged")
    options = parser.parse_args()
    found, unjudged = scores(KnowledgeGraph.open())
    for name in next(iter(found.values())):
        count = len(found["ours"][name])
        print(f"\npaths, {name}: {count} pairs        nDCG@5  P@3 (1, 2)  P@3 (2)  unjudged")
        for ranking, sets in found.items():
            gain, fair, kept, missing = (fmean(column) for column in zip(*sets[name], strict=True))
            print(f"  {ranking:<32}{gain:8.3f}{fair:12.2f}{kept:9.2f}{missing * count:10.0f}")
    if options.unjudged:
        for line in dict.fromkeys(unjudged):
            print(" | ".join(line))


if __name__ == "__main__":
    main()
