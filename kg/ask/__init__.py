"""Answering questions: understand, choose an intent, plan, rank, say. No language model, no table of questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.ask import intents, meaning, retrieve
from kg.ask.answer import Answer
from kg.ask.choose import LEAST, LEAST_NAMED
from kg.ask.context import Context
from kg.ask.premise import denied, only_wanted, unsaid
from kg.ask.question import Mention, Question, understand
from kg.terms import PASSAGE

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

__all__ = ["Answer", "ask"]

CLAUSE = re.compile(
    r"(?<=[?？;；])|(?<=か)、|, and (?=(?:how|what|who|when|where|which|why|in which|on what)\b)"
    r"|[，,、](?=(?:什么|甚麼|为何|為何|为什么|為什麼|谁|誰|何时|何時|哪|又是|各自是什么))"
)
"""Where one question ends and the next begins."""
ALSO = 3
"""How many statements stand for an article that the best answer leaves out."""
VALUES = {"when", "duration", "order", "amount", "person", "where"}
"""Intents that ask for a date, a number, a person or a place."""


def ask(graph: KnowledgeGraph, question: str, language: str | None = None, choose: Sequence[str] = ()) -> Answer:
    """Answer a question.

    Parameters
    ----------
    graph : KnowledgeGraph
    question : str
        In English, Chinese (either script) or Japanese.
    language : str, optional
        Answer in this language instead of the question's.
    choose : sequence of str, optional
        Which thing a name means that has several meanings: its key, or its number in the answer that asked back.

    Raises
    ------
    UnknownThingError
        If a choice is none of the meanings.
    """
    mended, readings = meaning.mended(graph, question)
    choices = meaning.Choices(choose)
    answer = _answered(graph, mended, language, choices)
    choices.check()
    return meaning.told(graph, answer, question, readings)


def _answered(graph: KnowledgeGraph, question: str, language: str | None, choices: meaning.Choices) -> Answer:
    parts = [p for p in CLAUSE.split(question) if len(p.strip(' ?？;；\n"”」')) > 3]
    if len(parts) < 2:
        return _one(graph, understand(graph.snapshot, question, language), choices)
    return _several(graph, question, parts, language, choices)


def _several(
    graph: KnowledgeGraph, question: str, parts: list[str], language: str | None, choices: meaning.Choices
) -> Answer:
    """Answer questions that stand in one text, each for itself; a later one that names nothing is about what
    the first names."""
    whole = understand(graph.snapshot, question, language)
    answers: list[Answer] = []
    carried: Question | None = None
    for part in parts:
        understood = understand(graph.snapshot, part, language)
        understood.language, understood.articles = whole.language, whole.articles or understood.articles
        if not understood.intents and len(answers) == 0 and part.rstrip()[-1:] in ";；":
            understood = whole
        if carried is not None and not understood.mentions:
            understood.mentions, understood.years = carried.mentions, understood.years or carried.years
        carried = carried or understood
        answers.append(_one(graph, understood, choices))
    told = [a for a in answers if a.status in {"answered", "partial"}]
    if not told:
        return _one(graph, whole, choices)
    first = told[0]
    first.question = question
    if len(told) < len(answers):
        first.status = "partial"
    for other in told[1:]:
        first.answer += "" if other.answer in first.answer else "\n" + other.answer
        first.premise = first.premise or other.premise
        first.rows += other.rows if other.columns == first.columns else []
        first.paths += other.paths
        for name in ("entities", "values", "evidence"):
            mine = getattr(first, name)
            mine += [item for item in getattr(other, name) if item not in mine]
    return first


def _one(graph: KnowledgeGraph, understood: Question, choices: meaning.Choices | None = None) -> Answer:
    choices = choices or meaning.Choices()
    settled = meaning.settle(graph, understood, choices, lambda q: _one(graph, q, choices))
    if settled is not None:
        return settled
    question = understood.text
    context = Context(graph, understood)
    context.add_entities([k for m in understood.mentions for k in m.keys])
    if understood.missing:
        known = ", ".join(f"{e['number']} {k}" for k, e in graph.snapshot.articles.items())
        return context.unknown(context.say("no_article", name=", ".join(understood.missing), known=known))
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
        answer.closest = context.near()
        return answer
    if understood.strange:
        answer = context.unknown(context.say("strange", names=", ".join(understood.strange)))
        answer.suggestions = [near for word in understood.strange for near in graph.near(word, 3)]
        return answer
    premise = denied(context)
    # Who asks for a date, a number or a person is not helped by something else.
    asked = (
        [i for i in understood.intents if i in VALUES] if _needs_a_value(understood.intents[:1]) else understood.intents
    )
    if understood.cued("earlier"):
        asked = ["duration", *asked]
    if understood.cued("common") and len(understood.articles) > 1:
        asked = ["common", *asked]
    if understood.cued("theory"):
        asked = ["theory", *asked]
    if {"highest", "lowest"} & understood.groups:
        asked = ["extreme", *asked]
    for intent in asked:
        rule = intents.RULES.get(intent)
        found = rule(context) if rule else None
        if found is not None:
            _each_article(context, found)
            return _with_premise(context, found, premise)
    found = intents.lookup(context) if not _needs_a_value(understood.intents) else None
    return _with_premise(context, found or context.unknown(), premise)


def _each_article(context: Context, answer: Answer) -> None:
    """Where a question asks of several articles, add the best statements of those that the answer leaves out."""
    asked = context.question.articles
    if len(asked) < 2 or answer.status != "answered" or answer.intent == "theory":
        return
    said = {e["article"] for e in answer.evidence}
    more = [
        hit
        for article in asked
        if article not in said
        for hit in [h for h in context.hits if h.passage.startswith(f"{article}/")][:ALSO]
        if hit.near >= LEAST_NAMED
    ]
    if more:
        answer.answer += "\n" + context.listed(more)
        context.table(more)
        context.add_evidence([h.passage for h in more], most=24)


def _needs_a_value(names: list[str]) -> bool:
    return bool(VALUES & set(names)) and not {"compare", "chain"} & set(names)


def _occurs(context: Context, mention: Mention) -> bool:
    snapshot = context.snapshot
    wanted = context.question.articles
    return any(name.split("/", 1)[0] in wanted for key in mention.keys for name in snapshot.speaking_of(key))


def _with_premise(context: Context, answer: Answer, premise: dict[str, object] | None) -> Answer:
    if premise is None and answer.status == "answered":
        names = [str(e["passage"]).removeprefix(PASSAGE) for e in answer.evidence]
        if unsaid(context, names):
            return context.unknown()
        premise = only_wanted(context, names)
    if premise is None or answer.intent == "links":
        return answer
    passages = [str(p).removeprefix(PASSAGE) for p in premise["passages"]]  # type: ignore[attr-defined]
    answer.premise = premise
    answer.status = "partial"
    answer.answer = context.say(str(premise.pop("frame")), text=premise["text"])
    answer.closest, answer.rows, answer.values, answer.evidence = [], [], [], []
    context.add_evidence(passages)
    context.sparql(passages)
    return answer
