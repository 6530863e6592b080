"""The same question in English, Chinese in both scripts, and Japanese has nearly the same answer."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from kg import KnowledgeGraph
from kg.terms import LANGUAGES

sys.path.insert(0, str(Path(__file__).parent / "questions"))

import agreement

# A little below what was measured: 0.93 and 0.65.
SAME_STATUS = 0.88
SAME_EVIDENCE = 0.61


@pytest.fixture(scope="module")
def measured(graph: KnowledgeGraph) -> list[agreement.Agreement]:
    return agreement.measure(graph)


def test_the_languages_agree(measured: list[agreement.Agreement]) -> None:
    status, evidence, _ = agreement.means(measured)
    assert status >= SAME_STATUS
    assert evidence >= SAME_EVIDENCE


def test_two_scripts_agree_more_than_two_languages(measured: list[agreement.Agreement]) -> None:
    scripts = [a for a in measured if a.languages == ("zh-Hans", "zh-Hant")]
    others = [a for a in measured if a.languages != ("zh-Hans", "zh-Hant")]
    assert agreement.means(scripts)[1] > agreement.means(others)[1]


def test_every_question_is_put_in_every_language() -> None:
    questions = agreement.questions()
    assert all(question[language].strip() for question in questions for language in LANGUAGES)
    texts = Counter(question[language] for question in questions for language in LANGUAGES)
    assert max(texts.values()) == 1
    assert len({question["id"] for question in questions}) == len(questions)


def test_overlap() -> None:
    assert agreement.overlap({"a", "b"}, {"b", "c"}) == pytest.approx(1 / 3)
    assert agreement.overlap(set(), set()) == 1
    assert agreement.overlap({"a"}, set()) == 0
