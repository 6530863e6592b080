"""What becomes of a question: it is answered, what it takes for granted is corrected, or nothing is told; and what is
told first."""

from __future__ import annotations

from kg import KnowledgeGraph
from kg.ask.answer import Answer


def answered(graph: KnowledgeGraph, question: str, told: str = "") -> Answer:
    """Return the answer to a question that takes nothing for granted which is not so."""
    answer = graph.ask(question)
    assert answer.premise is None
    assert answer.status == "answered"
    assert told in answer.answer
    return answer


def corrected(graph: KnowledgeGraph, question: str, told: str = "") -> Answer:
    """Return the answer to a question that is told first what is so instead."""
    answer = graph.ask(question)
    assert answer.status == "partial"
    assert answer.premise is not None
    assert told in answer.premise["text"]
    return answer


def untold(graph: KnowledgeGraph, question: str, said: str = "") -> Answer:
    """Return the answer to a question that the graph holds nothing for."""
    answer = graph.ask(question)
    assert answer.status == "unknown"
    assert said in answer.answer
    return answer


def first_line(graph: KnowledgeGraph, question: str) -> str:
    """Return what the answer to a question begins with."""
    return graph.ask(question).answer.split("\n")[0]
