"""Answering questions: understand, find, choose a rule by the kind of question, say it with its evidence. No language
model, no table of questions.

Notes
-----
A question goes through these, each of which leans only on those before it (import-linter holds them to it):

- `understanding`: its language, what it names, its dates, its parts, what it wants. The words by which these are known
  stand by language in ``understanding/grammar/*.toml``; what words mean the same, in ``ontology/thesaurus.toml``.
- `retrieval`: the passages that hold something of it (`retrieve`), those that count as an answer (`choose`), what a
  `line` tells beside one of them, and the `context` of one question, with which every rule works.
- `kinds`: a module for each kind of question; a rule takes a context and returns an answer, or None where it does not
  find what it needs.
- `theories`: the same for questions of criteria, predictions and suppositions.
- `premises`: what a question takes for granted and the graph denies or holds otherwise, and what is refused.
- `plan`: which rules are tried, in which order; `rules` says in which module each stands.
- `meaning`: which of several things a name means; `single` answers one question, `beside` adds what else comes near to
  it, and `twofold` puts first what answers both of two words that ask.
- `saying`: how an answer reads, and why it is as it is.
- `following`: questions that lean on the last one or ask of its answer.
- `texts`: texts of several questions.
- `session`: a conversation.

A new kind of question is a module in `kinds`, a line in `rules.PLACES`, a condition in `plan` and its cues in the
grammars. Words of a language belong to these, or to the thesaurus, which also tells of which classes the things are
that a word is for; only what is read in the English summaries stands as an expression in a rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from kg.ask import meaning
from kg.ask.answer import Answer
from kg.ask.retrieval.context import Context
from kg.ask.saying.wording import tidied
from kg.ask.single import one
from kg.ask.understanding.parts import cut
from kg.ask.understanding.question import understand, unreadable

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

__all__ = ["Answer", "ask"]


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
    frame = unreadable(question)
    if frame:
        context = Context(graph, understand(graph.snapshot, mended, language))
        return context.unknown(context.say(frame))
    answer = _answered(graph, mended, language, choices)
    choices.check(answer)
    tidied(graph.snapshot, understand(graph.snapshot, mended, language), answer)
    answer.account = partial(_account, graph, answer, mended, language)
    return meaning.told(graph, answer, question, readings, choices)


def _account(graph: KnowledgeGraph, answer: Answer, question: str, language: str | None) -> list[str]:
    """Say in words how a question was understood and why it is answered as it is (see `kg.ask.saying.account`)."""
    from kg.ask.saying.account import told

    return told(graph, answer, understand(graph.snapshot, question, language))


def _answered(graph: KnowledgeGraph, question: str, language: str | None, choices: meaning.Choices) -> Answer:
    parts = cut(graph.snapshot, question, language)
    if len(parts) > 1:
        from kg.ask.texts.several import several
        from kg.ask.texts.undivided import of_one

        if not of_one(graph, parts, language):
            return several(graph, question, parts, language, choices)
    return one(graph, understand(graph.snapshot, question, language), choices)
