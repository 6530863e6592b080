"""Answering questions: understand, choose an intent, plan, rank, say. No language model, no table of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask import intents, retrieve
from kg.ask.answer import Answer
from kg.ask.context import LEAST, Context
from kg.ask.question import Mention, understand
from kg.terms import PASSAGE

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

__all__ = ["Answer", "ask"]


def ask(graph: KnowledgeGraph, question: str, language: str | None = None) -> Answer:
    """Answer a question.

    Parameters
    ----------
    graph : KnowledgeGraph
    question : str
        In English, Chinese (either script) or Japanese.
    language : str, optional
        Answer in this language instead of the question's.
    """
    understood = understand(graph.snapshot, question, language)
    context = Context(graph, understood)
    context.add_entities([k for m in understood.mentions for k in m.keys])
    if not understood.mentions and not retrieve.best(context.hits, LEAST * 0.85, 0.6, 1):
        answer = context.unknown()
        answer.suggestions = graph.near(question)
        return answer
    absent = [m for m in understood.mentions if understood.articles and not _occurs(context, m)]
    if absent:
        article = ", ".join(graph.snapshot.articles[a]["number"] for a in understood.articles)
        answer = context.unknown(
            context.say("nothing_on", article=article, names=", ".join(context.name(m.keys[0]) for m in absent))
        )
        near = retrieve.rank(graph.snapshot, understood)
        answer.closest = [graph.snapshot.evidence(h.passage, understood.language) for h in near[:4]]
        return answer
    if understood.strange:
        answer = context.unknown(context.say("strange", names=", ".join(understood.strange)))
        answer.suggestions = [near for word in understood.strange for near in graph.near(word, 3)]
        return answer
    premise = intents.denied(context)
    for intent in understood.intents:
        rule = intents.RULES.get(intent)
        found = rule(context) if rule else None
        if found is not None:
            return _with_premise(context, found, premise)
    found = intents.lookup(context) if not _needs_a_value(understood.intents) else None
    return _with_premise(context, found or context.unknown(), premise)


def _needs_a_value(names: list[str]) -> bool:
    return bool({"when", "duration", "amount", "person"} & set(names)) and "compare" not in names


def _occurs(context: Context, mention: Mention) -> bool:
    snapshot = context.snapshot
    wanted = context.question.articles
    return any(name.split("/", 1)[0] in wanted for key in mention.keys for name in snapshot.speaking_of(key))


def _with_premise(context: Context, answer: Answer, premise: dict[str, object] | None) -> Answer:
    if premise is None or answer.intent == "links":
        return answer
    passages = [str(p).removeprefix(PASSAGE) for p in premise["passages"]]  # type: ignore[attr-defined]
    answer.premise = premise
    answer.status = "partial"
    answer.answer = context.say("premise", text=premise["text"])
    answer.closest, answer.rows, answer.values, answer.evidence = [], [], [], []
    context.add_evidence(passages)
    context.sparql(passages)
    return answer
