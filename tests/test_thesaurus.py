"""Words of one meaning: what is no synonym finds no passage, and who speaks is no matter of what is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import KnowledgeGraph, thesaurus
from kg.ask.understanding.question import understand
from kg.errors import DataError
from kg.thesaurus import MARK, matches
from kg.words import stem


def groups(graph: KnowledgeGraph, text: str) -> set[str]:
    """Return the groups that the words of a text stand in."""
    snapshot = graph.snapshot
    return {g for m in matches(snapshot.folder_of_names.fold(text), snapshot.phrases.fetch) for g in m.groups}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vulnerable", "weak"),
        ("main", "majority"),
        ("deploy", "dispatch"),
        ("accept", "treaty"),
        ("build", "begin"),
        ("harm", "concede"),
        ("motive", "background"),
        ("Foreign Affairs", "scandal"),
        ("依頼した", "依赖"),
        ("対立", "分歧"),
    ],
)
def test_what_is_no_synonym_shares_no_group(graph: KnowledgeGraph, one: str, other: str) -> None:
    assert not groups(graph, one) & groups(graph, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vulnerability", "脆弱"),
        ("exposed", "無防備"),
        ("deployment", "部署"),
        ("consensus", "共識"),
        ("urged", "呼びかけ"),
        ("mainly", "主に"),
        ("faces", "面臨"),
        ("threshold", "門檻"),
        ("visited Japan", "赴日"),
        ("stronger", "加強"),
    ],
)
def test_synonyms_meet_across_languages(graph: KnowledgeGraph, one: str, other: str) -> None:
    assert groups(graph, one) & groups(graph, other)


def test_the_build_finds_in_a_summary_what_is_found_in_a_text(graph: KnowledgeGraph) -> None:
    snapshot = graph.snapshot
    names = snapshot.order[::20]
    texts = [snapshot.folder_of_names.fold(snapshot.passages[name]["summary"]["en"]) for name in names]
    found = [[[m.start, m.end, *m.groups] for m in matches(text, snapshot.phrases.fetch)] for text in texts]
    assert any(found)
    assert [snapshot.words[name] for name in names] == found


def test_a_telling_word_matches_few_passages(graph: KnowledgeGraph) -> None:
    snapshot = graph.snapshot
    [unit] = [u for u in understand(snapshot, "Why is South Korea more vulnerable?").units if u.text == "vulnerable"]
    marks = [MARK + g for g in unit.groups]
    held = {place for places in snapshot.postings.fetch(marks).values() for place in places}
    assert 0 < len(held) < 40


def test_what_a_speaker_is_also_called_is_not_what_is_said(graph: KnowledgeGraph) -> None:
    # The two are also known as the authors of a work on vulnerable alliances.
    snapshot = graph.snapshot
    found = set(snapshot.postings.fetch([stem("vulnerable")])[stem("vulnerable")])
    spoken = {i for i, n in enumerate(snapshot.order) if snapshot.passages[n]["speaker"] == "heginbotham-and-samuels"}
    assert len(spoken & found) < len(spoken) / 2


def test_what_is_united_is_no_unit() -> None:
    assert stem("united") != stem("units")
    assert stem("news") != stem("new")


def test_an_opposite_is_so_both_ways_and_a_denial_one_way(graph: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text(
        '[keep]\nact = true\nen = "keep"\nnot = "drop"\ndenied = "refuse"\nafter = "talk"\n'
        '[drop]\nen = "drop"\n[refuse]\nen = "refuse"\n[talk]\nen = "talk"\n',
        "utf-8",
    )
    _, traits = thesaurus.read(path, graph.snapshot.folder_of_names)
    assert traits["keep"]["opposites"] == ["drop", "refuse"]
    assert traits["drop"]["opposites"] == ["keep"]
    assert traits["refuse"]["opposites"] == []
    assert traits["keep"]["after"] == ["talk"]
    path.write_text('[keep]\nen = "keep"\nafter = "nowhere"\n', "utf-8")
    with pytest.raises(DataError, match="nowhere"):
        thesaurus.read(path, graph.snapshot.folder_of_names)
