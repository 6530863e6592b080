"""Proposals of passages from a text: sections, sentences, names, quotes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import KnowledgeGraph
from kg.draft import LONGEST_QUOTE, headings, proposals, sentences
from kg.mentions import folded_with_places, mentions
from kg.names import Folder

TEXTS = Path(__file__).parent / "articles"
LANGUAGES = ("english", "chinese", "japanese")


def lines(name: str) -> list[str]:
    return (TEXTS / f"{name}.txt").read_text("utf-8").split("\n")


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_quote_is_short_and_stands_once_on_its_line(graph: KnowledgeGraph, name: str) -> None:
    text = lines(name)
    found = list(proposals(graph.snapshot, text))
    assert len(found) >= 7
    assert len({p.name for p in found}) == len(found)
    for proposal in found:
        line = text[proposal.line - 1]
        assert 1 <= len(proposal.exact) <= LONGEST_QUOTE
        assert line.count(proposal.prefix + proposal.exact) == 1
        assert proposal.mentions or proposal.times


@pytest.mark.parametrize("name", LANGUAGES)
def test_the_same_things_and_times_are_found_in_each_language(graph: KnowledgeGraph, name: str) -> None:
    found = list(proposals(graph.snapshot, lines(name)))
    keys = {k for p in found for m in p.mentions for k in m.keys}
    assert {"john-bolton", "japan", "brussels-conference", "economic-sanctions", "burden-sharing"} <= keys
    dates = {t.date for p in found for t in p.times}
    assert {"2019-07", "1930/1939", "1937-11", ""} <= dates


def test_sections(graph: KnowledgeGraph) -> None:
    assert [(h.line, h.section) for h in headings(lines("chinese"))] == [(3, "1"), (8, "1.1"), (13, "2")]
    assert [h.section for h in headings(lines("english"))] == ["1", "2", "3"]
    assert [h.section for h in headings(["# Title", "## 2.1 Japan", "十二、结语", "Abstract", "2019 was bad."])] == [
        "Title", "2.1", "12", "Abstract",
    ]  # fmt: skip


def test_an_abbreviation_is_no_word_in_small_letters(graph: KnowledgeGraph) -> None:
    assert "islamic-state" in {k for m in mentions(graph.snapshot, "IS was fought.") for k in m.keys}
    assert "islamic-state" not in {k for m in mentions(graph.snapshot, "This is so.") for k in m.keys}


def test_the_longest_name_is_taken(graph: KnowledgeGraph) -> None:
    (found,) = mentions(graph.snapshot, "Trump administration")
    assert found.keys == ("trump-administration",)


@given(st.text())
def test_folding_keeps_account_of_places(text: str) -> None:
    folded, places = folded_with_places(text, Folder({}))
    assert len(folded) == len(places)
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@given(st.text(alphabet="ab. A。！1\n’)”"))
def test_sentences_hold_all_of_a_line_but_blanks(text: str) -> None:
    found = sentences(text)
    assert "".join(text[s:e] for s, e in found).split() == text.split() or "".join(
        "".join(text[s:e].split()) for s, e in found
    ) == "".join(text.split())
