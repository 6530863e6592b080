"""The passages nearest to each passage, and how they lend each other their scores."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg import KnowledgeGraph
from kg.ask.retrieval.retrieve import asked, rank, smoothed
from kg.ask.understanding.question import understand
from kg.nearest import NEAREST, UNIT, nearest

LANGUAGES = {
    "en": "Why did the Brussels Conference fail?",
    "zh-Hans": "布鲁塞尔会议为什么失败？",
    "zh-Hant": "布魯塞爾會議失敗的原因是什麼？",
    "ja": "ブリュッセル会議はなぜ失敗したのですか。",
}


def test_what_shares_rare_words_is_nearest() -> None:
    words = {"oil": [0, 1], "embargo": [0, 1], "treaty": [2, 3], "state": [0, 1, 2, 3, 4]}
    found = nearest(words, {}, 12)
    assert found["0"][0] == [1, UNIT]
    assert found["2"][0] == [3, UNIT]
    assert "4" not in found


@given(st.dictionaries(st.text("abcd", min_size=1), st.lists(st.integers(0, 19), min_size=1, unique=True)))
def test_neighbours_are_others_and_their_shares_add_up(words: dict[str, list[int]]) -> None:
    for place, pairs in nearest(words, {}, 20).items():
        assert int(place) not in {other for other, _ in pairs}
        assert len(pairs) <= NEAREST
        assert abs(sum(share for _, share in pairs) - UNIT) <= NEAREST


def test_passages_are_most_like_passages_of_their_own_matter(graph: KnowledgeGraph) -> None:
    snapshot = graph.snapshot
    places = snapshot.occurrences["brussels-conference"]
    near = [{other for other, _ in snapshot.nearest[str(place)]} for place in places]
    held = sum(bool(others & set(places)) for others in near)
    assert held > 0.7 * len(places)


def test_a_passage_rises_by_those_that_are_like_it(graph: KnowledgeGraph) -> None:
    snapshot = graph.snapshot
    place, pairs = next((int(p), pairs) for p, pairs in snapshot.nearest.items() if len(pairs) > 2)
    other = next(p for p in range(len(snapshot.order)) if p not in {o for o, _ in pairs} | {place})
    scores = {place: 0.5, other: 0.5} | {o: 0.6 for o, _ in pairs}
    mixed = dict(smoothed(snapshot, scores))
    assert mixed[place] > mixed[other]


def test_the_same_passages_are_found_in_all_languages(graph: KnowledgeGraph) -> None:
    found = []
    for text in LANGUAGES.values():
        question = understand(graph.snapshot, text)
        hits = rank(graph.snapshot, question, asked(graph.snapshot, question))
        found.append({h.passage for h in hits[:5]})
    assert len(set.intersection(*found)) >= 3


def test_what_is_put_in_quotation_marks_weighs_more(graph: KnowledgeGraph) -> None:
    asked = "Whom do the articles quote as calling alliance arrangements {}, and which alliance is meant?"
    plain, quoted = (graph.ask(asked.format(word)) for word in ("unfair", '"unfair"'))
    told = [sum("nfair" in line for line in answer.answer.split("\n")[:5]) for answer in (plain, quoted)]
    assert told[1] > told[0]
    assert "nfair" in quoted.answer.split("\n")[1]
