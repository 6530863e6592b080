"""Who all does something to another, in four languages."""

from __future__ import annotations

import pytest

from kg import KnowledgeGraph

FOUR = {"stephen-brooks", "william-wohlforth", "keir-lieber", "gerard-alexander"}


@pytest.mark.parametrize(
    "question",
    [
        "Give me all scholars the interwar soft-balancing piece names as critics of the theory. How many are there?",
        "Who are the critics of soft-balancing theory that Saltzman names?",
        "How many scholars are named as critics of soft balancing?",
        "文中列举了哪些学者批评软平衡理论？一共几位？",
        "文中列舉了哪些學者批評軟平衡理論？",
        "Who are the critics of soft balancing?",
        "谁批评过软平衡理论?",
        "誰が軟平衡論を批判したか",
        "Who disagrees with soft balancing?",
        "谁不赞成软平衡？",
        "誰反對軟制衡？",
        "ソフトバランシングに反対しているのは誰ですか？",
        "ソフト・バランシング論を批判した学者を全員挙げてください。何人ですか。",
    ],
)
def test_the_critics_of_a_theory_are_named_and_counted(graph: KnowledgeGraph, question: str) -> None:
    answer = graph.ask(question)
    assert answer.values[0]["value"] == 4
    assert {e["iri"].rsplit("/", 1)[-1] for e in answer.entities} >= FOUR


def test_who_holds_something_in_particular_is_no_roster(graph: KnowledgeGraph) -> None:
    answer = graph.ask("Which scholars dismissed any discussion of soft balancing as nonsense?")
    assert not answer.answer.startswith("4 in all")


@pytest.mark.parametrize(
    "question", ["Who opposes a spending target for Japan?", "日本の支出目標に反対しているのは誰ですか？"]
)
def test_who_disputes_a_view_is_against_it(graph: KnowledgeGraph, question: str) -> None:
    assert graph.ask(question).evidence[0]["line"] == 217
