"""Texts of several questions that are answered as one: what the parts ask is told together, or one of them leans on all
that is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask import meaning, plan
from kg.ask.answer import Answer
from kg.ask.premises.premise import denied
from kg.ask.retrieval.context import Context
from kg.ask.single import of_articles, one
from kg.ask.texts.inheritance import thin
from kg.ask.understanding import wants
from kg.ask.understanding.parts import APART, TIMES, bare_of
from kg.ask.understanding.question import Question, understand

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph


def of_one(graph: KnowledgeGraph, parts: list[str], language: str | None) -> bool:
    """Tell whether all parts of a text but the first only ask for times of what that names, and of which that asks no
    reason and no meaning: "when was each?"."""
    if APART & set(understand(graph.snapshot, parts[0], language).intents[:1]):
        return False
    later = [understand(graph.snapshot, part, language) for part in parts[1:]]
    return all(bare_of(graph.snapshot, part, TIMES) for part in later)


def at_once(context: Context, parts: list[str], language: str | None, choices: meaning.Choices) -> Answer | None:
    """Answer a text as one question where its parts can't be told apart; None where each is to be answered for
    itself."""
    itself = of_articles(context)
    if itself is not None:
        return itself
    if _leads_up(context, parts, language) or _told_together(context):
        return one(context.graph, context.question, choices)
    # What is supposed first, or how thresholds are read, is what the rest asks about; and a theory that no part alone
    # names is named by all of them together.
    supposes = plan.derives(context)
    if supposes or (plan.theorises(context) and not any(_theorises(context.graph, p, language) for p in parts)):
        return derivation(context, choices)
    return None


def derivation(context: Context, choices: meaning.Choices) -> Answer | None:
    """Answer a whole text by a theory; None where that derives nothing."""
    found = one(context.graph, context.question, choices)
    return found if found.intent == "theory" and found.status == "answered" else None


def needs_all(context: Context, part: Question) -> bool:
    """Tell whether a later part of a text that names nothing is answered only together with those before it."""
    whole = context.question
    if part.mentions and not part.cued("bidden"):
        return False
    if part.cued("right_one"):
        # Which of two it is that they differ in is told with the difference.
        return True
    if part.cued("can_be") and whole.cued("tellings"):
        # Whether both can be right is told with what each says.
        return True
    if part.intents[:1] == ["compare"] and not plan.theorises(context):
        # How what was asked first is to be set side by side.
        return True
    if (
        plan.rules(context)[:1] == ["shared"]
        and not part.cued("pronoun")
        and "shared" in plan.rules(Context(context.graph, part))
    ):
        # What recurs in a table, and what does not, is told together.
        return True
    if wants.polled(whole) and wants.quantified(part, bare=True):
        # "And which only one of them?" is asked of the same.
        return True
    return part.cued("agreeing") and wants.agreeing(whole) and _differ(context)


def _leads_up(context: Context, parts: list[str], language: str | None) -> bool:
    """Tell whether a text takes something for granted that the graph denies, in a part that leads up to another."""
    own = [understand(context.snapshot, part, language) for part in parts]
    # "And with what effect?" takes nothing for granted.
    alone = all(part.mentions or thin(part) for part in own)
    # Who asks whether it was so, first or of what was said first, takes it for granted no more after that.
    open_ = any(part.cued("whether") and not part.cued("interrogative") for part in own[:-1])
    if context.question.articles or alone or open_ or plan.PICKED & set(plan.rules(context)[:1]):
        return False
    # What a part takes for granted may stand in the part before it, where it names nothing itself.
    if not denied(context):
        return False
    # Where each part that names something denies nothing, it is the words of one that deny what another asks.
    # Who asks whom somebody sent knows of nobody yet.
    return any(denied(Context(context.graph, part)) for part in own if part.mentions and not part.cued("who"))


def _told_together(context: Context) -> bool:
    """Tell whether one rule tells all that the parts of a text ask for."""
    whole = context.question
    if whole.cued("answered") and "instruments" in plan.rules(context) and _acting(context):
        # What one did in answer is told with what it answers.
        return True
    # Who had a part in several articles is told with the part and with where they work, who made a table with from
    # what.
    return whole.cued("makers") or bool(whole.tables and whole.cued("compiled"))


def _theorises(graph: KnowledgeGraph, part: str, language: str | None) -> bool:
    return plan.theorises(Context(graph, understand(graph.snapshot, part, language)))


def _differ(context: Context) -> bool:
    from kg.ask.kinds.discord import disagreements

    return bool(disagreements(context))


def _acting(context: Context) -> bool:
    from kg.ask.kinds.instrument import acting

    return bool(acting(context))
