"""The figures of agreement in the audit page are those that the readers' codes give."""

from __future__ import annotations

import alpha
from small import REPOSITORY

from kg import KnowledgeGraph


def test_the_audit_page_prints_what_the_codes_give(graph: KnowledgeGraph) -> None:
    page = (REPOSITORY / "data" / "AUDIT.md").read_text("utf-8")
    for cells in alpha.rows(graph.snapshot):
        assert "| " + " | ".join(cells) + " |" in page


def test_both_readers_coded_the_same_units_with_codes_of_the_codebook(graph: KnowledgeGraph) -> None:
    a, b = (alpha.read(name) for name in alpha.READERS)
    assert list(a) == list(b)
    known = {key.rsplit("plover-", 1)[-1] for key in graph.snapshot.vocabulary if "plover-" in key} | {"none"}
    assert {row["event_class"] for codes in (a, b) for row in codes.values()} <= known


def test_alpha_is_one_for_equal_codes_and_low_for_chance() -> None:
    same = {f"u{i}": dict.fromkeys(alpha.VARIABLES, str(i % 3)) for i in range(30)}
    other = {f"u{i}": dict.fromkeys(alpha.VARIABLES, str((i * 7 // 3) % 3)) for i in range(30)}
    assert alpha.alpha(same, same, "stance")[0] == 1.0
    assert alpha.alpha(same, other, "stance")[0] < 0.5
