"""The ranking of paths against the judged ones."""

from __future__ import annotations

import json
from statistics import fmean

import pytest
from paths import JUDGED, ndcg, scores

from kg import KnowledgeGraph


def test_the_judgements_are_whole() -> None:
    pairs = json.loads(JUDGED.read_text("utf-8"))
    assert len(pairs) >= 40
    assert len(pairs) / 4 < sum(pair["set"] == "held-out" for pair in pairs) < len(pairs) / 2
    for pair in pairs:
        assert set(pair["grades"].values()) <= {0, 1, 2}
        for path in pair["grades"]:
            nodes = path.split(" > ")
            assert (nodes[0], nodes[-1]) == (pair["from"], pair["to"])
            assert len(set(nodes)) == len(nodes)


def test_gain_is_one_for_the_best_order_and_less_for_another() -> None:
    assert ndcg([2, 2, 1], [1, 2, 2]) == pytest.approx(1)
    assert ndcg([1, 2, 2], [1, 2, 2]) < 1
    assert ndcg([0, 0], [2, 0, 0]) == 0


@pytest.mark.slow
def test_ours_is_better_than_the_others_on_pairs_held_out(graph: KnowledgeGraph) -> None:
    found, _ = scores(graph)
    gain = {name: fmean(measures[0] for measures in sets["held-out"]) for name, sets in found.items()}
    others = {name: value for name, value in gain.items() if not name.startswith("ours")}
    assert gain["ours"] > max(others.values()), gain
