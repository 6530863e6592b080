"""Answering questions that stand in one text, each for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask import beside, meaning
from kg.ask.answer import Answer
from kg.ask.following import ellipsis
from kg.ask.retrieval.context import Context
from kg.ask.single import one
from kg.ask.texts.inheritance import carry
from kg.ask.texts.leaning import Part
from kg.ask.texts.undivided import at_once, derivation, needs_all
from kg.ask.texts.union import joined
from kg.ask.understanding import wants
from kg.ask.understanding.parts import OUTCOMES
from kg.ask.understanding.question import Question, understand

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

DERIVED = (
    "coding_met", "coding_unmet", "states", "agreement", "hypothesis", "criteria", "low_degree", "high_degree",
    "predicts", "lacks", "which_criterion",
)  # fmt: skip
"""Cues of what a derivation tells with what it gives."""


def several(
    graph: KnowledgeGraph, question: str, parts: list[str], language: str | None, choices: meaning.Choices
) -> Answer:
    """Answer questions that stand in one text, each for itself; a later one that names nothing is about what
    the first names."""
    whole = understand(graph.snapshot, question, language)
    # A part may hold no character that tells its script.
    language = language or ("zh-Hant" if whole.language == "zh-Hant" else None)
    context = Context(graph, whole)
    answer = at_once(context, parts, language, choices)
    if answer is not None:
        return answer
    asked: list[Question] = []
    answers: list[Answer] = []
    for part in parts:
        own = understand(graph.snapshot, part, language)
        if answers and needs_all(context, own):
            return one(graph, whole, choices)
        elided = ellipsis.whole(graph, own, asked[0], answers[0]) if asked else None
        understood = _taken_over(context, part, elided or understand(graph.snapshot, part, language), asked, answers)
        if answers and _derived_with(context, asked[0], answers[0], understood):
            answer = derivation(context, choices)
            if answer is not None:
                return answer
        later = Part(graph, own, understood, answers) if answers else None
        if later and (later.sourced() or later.reckoned()):
            continue
        answer = later.leaning() if later else None
        if answer is None:
            answer = one(graph, understood, choices)
            if later and not later.told_beside(answer) and later.told_nothing(answer):
                answer = Context(graph, understood).unknown()
            if later:
                later.behind(asked[0], answer)
        asked.append(understood)
        answers.append(answer)
    if not any(a.status in {"answered", "partial"} for a in answers):
        return one(graph, whole, choices)
    return _as_one(context, question, language, asked, answers)


def _taken_over(context: Context, part: str, own: Question, asked: list[Question], answers: list[Answer]) -> Question:
    """Return a part with what it takes over from the whole text and from the parts before it."""
    whole, own.later = context.question, bool(answers)
    own.language = whole.language
    # A part is asked of the articles that it names itself, else of those of the whole.
    own.articles = own.articles or _articles(context, own)
    if asked and len(own.articles) > 1:
        # Who wrote one article and translated another is asked of the one that isn't asked yet.
        own.articles = [a for a in own.articles if a not in asked[-1].articles] or own.articles
    if not own.intents and not answers and part.rstrip()[-1:] in ";；":
        return whole
    if asked:
        # What came of it is asked of what was asked last.
        came = bool(own.groups) and own.groups <= OUTCOMES
        carry(context.snapshot, own, asked[-1 if came else 0], answers[-1])
    return own


def _derived_with(context: Context, first: Question, answer: Answer, later: Question) -> bool:
    """Tell whether a later part asks for what the derivation that answers the first tells with it: whether it fits, and
    by which hypothesis."""
    if answer.intent != "theory" or not (_no_more(first, later) or _of_case(context, first, later)):
        return False
    # "Which state is such a case?"
    case = later.cued("states") and later.carried and "situation" in later.groups
    return case or any(map(later.cued, DERIVED)) or bool(wants.CRITERIA & later.groups)


def _of_case(context: Context, first: Question, later: Question) -> bool:
    """Tell whether a later question names no more than a case, and asks of it what the first asks in general."""
    from kg.ask.theories.kept import theories

    more = {k for m in later.mentions for k in m.keys} - {k for m in first.mentions for k in m.keys}
    models = [m for m in theories(context) if not first.articles or m.article in first.articles]
    about = {a for m in models for c in m.cases for a in c.about}
    return bool(more) and bool(more & about) and not later.tables


def _as_one(
    context: Context, question: str, language: str | None, asked: list[Question], answers: list[Answer]
) -> Answer:
    """Return the answers to the parts of a text as one."""
    if len(answers) > 1:
        from kg.ask.texts.allotment import allotted

        unaided = [understand(context.snapshot, part.text, language) for part in asked]
        allotted(context, asked, unaided, answers)
    first = joined(context, asked, answers) if len(answers) > 1 else answers[0]
    first.question = question
    if first.premise is None and not any(a.complete for a in answers):
        # A part alone may miss what the others name.
        context = Context(context.graph, context.question)
        context.answer = first
        beside.nearby(context, first)
    return first


def _articles(context: Context, part: Question) -> list[str]:
    """Return the articles of which a part asks that names none: those of the whole; where it describes one that isn't
    recognised, the others."""
    named = context.question.articles
    return [key for key in context.snapshot.articles if key not in named] if part.elsewhere and named else named


def _no_more(first: Question, later: Question) -> bool:
    """Tell whether a later question names nothing, article or table, that the first leaves unsaid."""
    named = {k for m in first.mentions for k in m.keys}
    return {k for m in later.mentions for k in m.keys} <= named and set(later.tables) <= set(first.tables)
