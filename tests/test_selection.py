from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import KnowledgeGraph
from kg.network import edges, select
from kg.selection import EVERYTHING, Selection

DAYS = st.dates().map(lambda d: d.isoformat())


@given(DAYS, DAYS, DAYS, DAYS)
def test_a_period_keeps_what_overlaps_it(a: str, b: str, c: str, d: str) -> None:
    start, end = sorted((a, b))
    earliest, latest = sorted((c, d))
    found = Selection(start=start, end=end).in_time(earliest, latest)
    assert found == (earliest <= end and latest >= start)
    assert Selection(as_of=end).in_time(earliest, latest) == (earliest <= end)
    assert EVERYTHING.in_time(earliest, latest)


@pytest.mark.parametrize(
    ("selection", "kept"),
    [
        (Selection(), True),
        (Selection(as_of="2000-01-01"), True),
        (Selection(start="2000-01-01"), False),
        (Selection(end="2000-01-01"), False),
        (Selection(end="2000-01-01", undated=True), True),
        (Selection(as_of="2000-01-01", undated=False), False),
    ],
)
def test_what_has_no_date(selection: Selection, kept: bool) -> None:
    assert selection.in_time(None, None) is kept


def test_one_article_is_its_passages_and_no_others(graph: KnowledgeGraph) -> None:
    found = edges(graph.snapshot, Selection(article="lu-hao"))
    assert found
    for relation in found:
        assert relation.passages
        assert all(name.startswith("lu-hao/") for name in relation.passages)


def test_one_speaker_is_what_that_speaker_says(graph: KnowledgeGraph) -> None:
    passages = graph.snapshot.passages
    found = edges(graph.snapshot, Selection(speaker="donald-trump"))
    assert {r.kind for r in found} >= {"claim"}
    makers: dict[str, set[str]] = {}
    for relation in edges(graph.snapshot):
        if relation.predicate in {"kg:claimant", "kg:proposedBy"}:
            makers.setdefault(relation.subject, set()).add(relation.object)
    for relation in found:
        if relation.kind in {"claim", "proposed"}:
            assert relation.speaker == "donald-trump" or "donald-trump" in makers[relation.subject]
        else:
            assert all(passages[name]["speaker"] == "donald-trump" for name in relation.passages)


def test_filters_add_up(graph: KnowledgeGraph) -> None:
    whole = select(graph.snapshot)
    both = select(graph.snapshot, article="jiang-liyuan", asserted_only=True)
    assert 0 < len(both) < len(select(graph.snapshot, article="jiang-liyuan")) < len(whole)
    assert select(graph.snapshot, Selection(article="jiang-liyuan", asserted_only=True)) == both
    assert select(graph.snapshot, EVERYTHING) == whole
