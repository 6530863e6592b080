"""The gazetteer: what is absent of it, and what a question that names it is told."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from kg import KnowledgeGraph, gazetteer, places
from kg.errors import DataError
from kg.names import Folder, script_table, spans
from kg.words import tokens

ARTICLES = Path(os.environ.get("ALLIANCE_KG_SHARED", Path(__file__).parents[2] / "shared")) / "articles"
ADDRESS = re.compile(r"https?://\S+|\S+\.png\b")


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return KnowledgeGraph.open()


def test_what_is_spoken_of_under_any_name_is_not_absent() -> None:
    folder = Folder(script_table())
    entries = [
        ["Lend-Lease Act", "租借法案"],
        ["North Atlantic Treaty Organization", "NATO"],
        ["Quarantine Speech", "隔离演说"],
    ]
    # Of the second a name is known; of the third some passage holds all words of a name.
    held = {token: [7] for token in tokens("the quarantine speech of Lend", folder)}
    found = gazetteer.absent(entries, {"nato"}, held, folder)
    assert found == {folder.fold("Lend-Lease Act"): "Lend-Lease Act", "租借法案": "租借法案"}


def test_a_line_with_other_columns_is_told(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.tsv"
    path.write_text("kind\ten\tzh\tja\nplace\tTurkey\t土耳其\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"gazetteer\.tsv:2 has 3 columns"):
        gazetteer.read(path)


def test_all_names_of_things_are_known(graph: KnowledgeGraph) -> None:
    known = graph.snapshot.names
    assert [name for name, _ in graph.snapshot.absent.items() if name in known] == []


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the articles are not at hand")
def test_no_article_speaks_of_what_is_absent(graph: KnowledgeGraph) -> None:
    """Every name that counts as absent is looked for in the lines of the articles that are encoded."""
    snapshot = graph.snapshot
    told: dict[str, set[int]] = {}
    for name in snapshot.order:
        entry = snapshot.passages[name]
        told.setdefault(snapshot.articles[entry["article"]]["file"], set()).add(entry["line"])
    texts = []
    for file, numbers in told.items():
        lines = (ARTICLES / file).read_text("utf-8").split("\n")
        texts += [ADDRESS.sub(" ", line) for number, line in enumerate(lines, 1) if number in numbers]
    written = "\n".join(texts)
    text = snapshot.folder_of_names.fold(written)
    held = [name for name, own in snapshot.absent.items() if name in text and gazetteer.meant(own, written)]
    assert [name for name in held if spans(text, [name])] == []


@pytest.mark.parametrize(
    "question",
    [
        "What part did the Lend-Lease Act play in US strategy toward Japan?",
        "What do the articles say about AUKUS?",
        "卢昊怎么看日本加入五眼联盟的可能性？",
        "日本在北方四島問題上提了什麼方案？",
        "サルツマンはリットン調査団をどう評価していますか。",
    ],
)
def test_a_name_that_no_article_has_is_told(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "unknown"
    assert answer.evidence == []
    names = [name for _, name in graph.snapshot.absent.items() if name in answer.answer]
    assert any(
        graph.snapshot.folder_of_names.fold(name) in graph.snapshot.folder_of_names.fold(question) for name in names
    )


def test_what_is_asked_of_such_a_thing_next_is_told_nowhere_either(graph: KnowledgeGraph) -> None:
    answer = graph.ask("How does the soft-balancing article judge the London Naval Conference, and what did it set up?")
    assert answer.status == "unknown"


@pytest.mark.parametrize("question", ["What sort of conference was the Brussels Conference?", "Who is in the quad?"])
def test_a_word_is_no_abbreviation(graph: KnowledgeGraph, question: str) -> None:
    """SORT is a treaty, and a sort is none."""
    assert graph.ask(question).status != "unknown"


def test_a_longer_known_name_goes_before_a_name_of_the_field(graph: KnowledgeGraph) -> None:
    assert graph.ask("What did the Washington Naval Conference decide?").status == "answered"


def test_the_file_is_whole() -> None:
    entries = gazetteer.read(places.gazetteer_file(places.resources()))
    assert len(entries) > 5000
    assert all(entry for entry in entries)
