"""Near names: as good as comparing with every name, in a fraction of the time; and slips that are clear."""

from __future__ import annotations

import pytest
from faces import call
from hypothesis import given
from hypothesis import strategies as st

from kg import KnowledgeGraph
from kg.index.names import LONGEST_SPELLING
from kg.names import likeness
from kg.spelling import edits, near, read

TYPED = [
    "Brusels Conferense", "Trmp", "burden-sharng", "Tiaoyu Islands", "Kishida Fumio", "Abe Shinzou", "Nord Strem",
    "责任分但", "布鲁塞尔会仪", "安倍晉", "北太西洋公约组织", "ボルトソ", "Bolten", "Okinowa",
]  # fmt: skip


@pytest.mark.parametrize("typed", TYPED)
def test_the_best_name_is_that_of_comparing_with_all(graph: KnowledgeGraph, typed: str) -> None:
    snapshot = graph.snapshot
    folded = snapshot.folder_of_names.fold(typed)
    best = max(likeness(folded, n) for n in snapshot.names.keys_only() if len(n) <= LONGEST_SPELLING)
    found = near(snapshot, typed)
    assert found[0].score == pytest.approx(best)
    assert [n.score for n in found] == sorted((n.score for n in found), reverse=True)
    assert len({n.key for n in found}) == len(found)


def test_every_name_is_nearest_to_itself(graph: KnowledgeGraph) -> None:
    names = [n for n in graph.snapshot.names.keys_only() if len(n) <= LONGEST_SPELLING][::97]
    for name in names:
        assert near(graph.snapshot, name, 1)[0].score >= 0.9, name


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Brusels Conferense", "brussels-conference"),
        ("Trmp", "donald-trump"),
        ("Tiaoyu Islands", "senkaku-diaoyu-islands"),
        ("Kishida Fumio", "fumio-kishida"),
        ("Shinzou Abe", "shinzo-abe"),
        ("JCPOA", "jcpoa"),
        ("布魯塞爾會儀", "brussels-conference"),
    ],
)
def test_slips_orders_romanisations_and_abbreviations(graph: KnowledgeGraph, typed: str, key: str) -> None:
    assert near(graph.snapshot, typed, 1)[0].key == key


def test_names_are_found_by_their_first_letters(graph: KnowledgeGraph) -> None:
    for letters, names in list(graph.snapshot.initials.items())[::50]:
        found = {n.folded for n in near(graph.snapshot, letters, 50)}
        keys = {n.key for n in near(graph.snapshot, letters, 50)}
        assert set(names) <= found or all(set(graph.snapshot.names[n]) & keys for n in names)


@given(st.text(max_size=30))
def test_any_text_has_near_names_or_none(small: KnowledgeGraph, text: str) -> None:
    assert all(n.key in small.snapshot.things for n in near(small.snapshot, text))


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [("a", "a", 0), ("ab", "ba", 1), ("brusels", "brussels", 1), ("cat", "cut", 1), ("", "ab", 2)],
)  # fmt: skip
def test_edits(left: str, right: str, count: int) -> None:
    assert edits(left, right) == edits(right, left) == count


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("When was the Brusels Conferense?", "When was the Brussels Conference?"),
        ("What is burden-sharng?", "What is burden-sharing?"),
        ("When did Boltn visit Jpaan?", "When did Bolton visit Japan?"),
        ("Did Japan join Operation Sentnel?", "Did Japan join Operation Sentinel?"),
    ],
)
def test_a_clear_slip_is_mended(graph: KnowledgeGraph, text: str, mended: str) -> None:
    assert read(graph.snapshot, text)[0] == mended


@pytest.mark.parametrize(
    "text",
    [
        "How much does Iceland spend on defence?",  # not Ireland
        "Did Austria join Operation Sentinel?",  # not Australia
        "What is the airspeed of an unladen swallow?",
        "What is Boltzmann's constant?",
        "什么是责任分但？",
        "",
    ],
)
def test_another_word_is_left_alone(graph: KnowledgeGraph, text: str) -> None:
    assert read(graph.snapshot, text) == (text, [])


def test_no_question_that_spells_well_is_changed(graph: KnowledgeGraph) -> None:
    import json
    from pathlib import Path

    questions = json.loads((Path(__file__).parent / "questions" / "development.json").read_text("utf-8"))
    for question in questions:
        assert read(graph.snapshot, question["question"])[1] == []


@pytest.mark.parametrize("question", ["What is burden-sharng?", "what links Japn to burden-sharing"])
def test_how_a_slip_was_read_is_said(on_small: object, question: str) -> None:
    result = call("ask", question)
    assert result.status == 0
    assert result.out.startswith("Read “")
    # What it was read as is not asked again.
    assert "Did you mean: " not in result.out
    plain = call("ask", question.replace("sharng", "sharing").replace("Japn", "Japan"))
    assert plain.out.splitlines()[0] in result.out
    assert "Read “" not in plain.out
