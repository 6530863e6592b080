"""Answering questions: understand, choose an intent, plan, rank, say. No language model, no table of questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.ask import capital, intents, meaning, members, plan
from kg.ask.answer import Answer
from kg.ask.choose import LEAST_NAMED, leading
from kg.ask.context import Context
from kg.ask.lookup import lookup
from kg.ask.premise import OPEN, denied, only_wanted
from kg.ask.question import Mention, Question, understand
from kg.ask.refusal import refused, unspoken
from kg.terms import PASSAGE
from kg.words import tokens

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

__all__ = ["Answer", "ask"]

CLAUSE = re.compile(
    r"(?<=[?？;；])|(?<=か)、|, and (?=(?:how|what|who|when|where|which|why|in which|on what|for how)\b)"
    r"|[，,、](?=(?:什么|甚麼|为何|為何|为什么|為什麼|谁|誰|何时|何時|哪|又是|各自是什么))"
)
"""Where one question ends and the next begins."""
DERIVED = ("agreement", "hypothesis", "criteria", "low_degree", "high_degree", "predicts")
"""Cues of what a derivation tells with what it gives."""
ALSO = 3
"""How many statements stand for an article that the best answer leaves out."""
KEYWORD = "-as-keyword"
"""What the keys of things end in that are no more than keywords of an article."""
SOURCED = 3
"""How many statements of an answer are looked at for what they cite."""
BESIDE, BESIDE_VALUE = (0.5, 8), (0.75, 4)
"""Down to which share of the best score, and how many, statements are told beside an answer."""


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
    parts = _asking(graph, [p for p in CLAUSE.split(question) if len(p.strip(' ?？;；\n"”」')) > 3], language)
    if len(parts) < 2 or _of_one(graph, parts, language) or _of_evidence(graph, question, parts, language):
        return _one(graph, understand(graph.snapshot, question, language), choices)
    return _several(graph, question, parts, language, choices)


def _asking(graph: KnowledgeGraph, parts: list[str], language: str | None) -> list[str]:
    """Return the parts of a text, each that asks nothing ("by the author's view, ...") with the one after it."""
    found: list[str] = []
    held = ""
    for part in parts:
        understood = understand(graph.snapshot, part, language)
        held += part
        if understood.intents or understood.cued("asks") or part.rstrip()[-1:] in "?？":
            found.append(held)
            held = ""
    return [*found[:-1], found[-1] + held] if found and held else found or [held]


def _of_one(graph: KnowledgeGraph, parts: list[str], language: str | None) -> bool:
    """Tell whether all parts of a text but the first only ask for times of what that names: "when was each?"."""
    others = [understand(graph.snapshot, part, language) for part in parts[1:]]
    bare = all(
        len(tokens(q.loose, graph.snapshot.folder_of_names)) <= 2 and not (q.mentions or q.units) for q in others
    )
    return bare and all(q.intents and set(q.intents) <= plan.TIMES for q in others)


def _of_evidence(graph: KnowledgeGraph, question: str, parts: list[str], language: str | None) -> bool:
    """Tell whether a text asks one thing of what bears on a coding, which its other clauses only lead up to: "by Lu's
    article, which facts weaken the mark?"."""
    asked = [part for part in parts if part.rstrip(' \n"”」')[-1:] in {"?", "？"}]
    return len(asked) < 2 and plan.bears(understand(graph.snapshot, question, language))


def _several(
    graph: KnowledgeGraph, question: str, parts: list[str], language: str | None, choices: meaning.Choices
) -> Answer:
    """Answer questions that stand in one text, each for itself; a later one that names nothing is about what
    the first names."""
    whole = understand(graph.snapshot, question, language)
    context = Context(graph, whole)
    picked = plan.PICKED.keys() & set(plan.rules(context)[:1])
    if not (whole.articles or picked) and denied(context):
        # What a part takes for granted may stand in the part before it.
        return _one(graph, whole, choices)
    if whole.cued("makers") or (whole.tables and whole.cued("compiled")):
        # Who had a part in several articles is told with the part and with where they work, who made a table with
        # from what.
        return _one(graph, whole, choices)
    if plan.derives(context):
        # What is supposed first, or how thresholds are read, is what the rest asks about.
        derived = _one(graph, whole, choices)
        if derived.intent == "theory" and derived.status == "answered":
            return derived
    answers: list[Answer] = []
    carried: Question | None = None
    for part in parts:
        understood = understand(graph.snapshot, part, language)
        bare = not understood.mentions or understood.cued("bidden")
        if answers and bare and understood.cued("right_one"):
            # Which of two it is that they differ in is told with the difference.
            return _one(graph, whole, choices)
        if answers and bare and understood.intents[:1] == ["compare"] and not whole.cued("theory"):
            # How what was asked first is to be set side by side.
            return _one(graph, whole, choices)
        understood.language, understood.articles = whole.language, whole.articles or understood.articles
        if not understood.intents and len(answers) == 0 and part.rstrip()[-1:] in ";；":
            understood = whole
        if carried is not None and not understood.mentions:
            understood.carried = True
            understood.mentions, understood.years = carried.mentions, understood.years or carried.years
            understood.tables = understood.tables or carried.tables
        told = answers and answers[0].intent == "theory" and carried is not None and _no_more(carried, understood)
        if told and any(map(understood.cued, DERIVED)):
            # What is derived tells with it whether it fits, and by which hypothesis.
            derived = _one(graph, whole, choices)
            if derived.intent == "theory" and derived.status == "answered":
                return derived
        if answers and answers[-1].status == "answered" and bare and understood.cued("any_source"):
            _sourced(graph, understood, answers[-1])
            continue
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
    if first.premise is None:
        # A part alone may miss what the others name.
        context = Context(graph, whole)
        context.answer = first
        _beside(context, first)
    return first


def _sourced(graph: KnowledgeGraph, understood: Question, answer: Answer) -> None:
    """Say of an answer what its first statements cite, or that they cite nothing."""
    from kg.ask import source

    context = Context(graph, understood)
    context.answer = answer
    answer.answer += "\n" + source.behind(context, _names(answer)[:SOURCED])


def _vague(mention: Mention) -> bool:
    """Tell whether a name means nothing but a keyword of an article."""
    return all(k.endswith(KEYWORD) for k in mention.keys)


def _no_more(first: Question, later: Question) -> bool:
    """Tell whether a later question names nothing, article or table, that the first leaves unsaid."""
    named = {k for m in first.mentions for k in m.keys}
    return {k for m in later.mentions for k in m.keys} <= named and set(later.tables) <= set(first.tables)


def _one(graph: KnowledgeGraph, understood: Question, choices: meaning.Choices | None = None) -> Answer:
    choices = choices or meaning.Choices()
    understood = capital.governed(graph, understood)
    # Where times are set against each other, what has a date tells which of several things a name means.
    spanning = _across(graph, understood) if any(len(m.keys) > 1 for m in understood.mentions) else None
    settled = spanning or meaning.settle(graph, understood, choices, lambda q: _one(graph, q, choices))
    if settled is not None:
        return settled
    context = Context(graph, understood)
    context.add_entities([k for m in understood.mentions for k in m.keys])
    absent = unspoken(context)
    spanning = _across(graph, understood) if absent else None
    if spanning is not None:
        return spanning
    if absent and (OPEN & set(understood.intents) or understood.cued("set_apart")):
        # Two articles are set side by side, and only one of them is named so that it was recognised.
        understood.articles = []
        context = Context(graph, understood)
    vague = [m for m in unspoken(context) if _vague(m)]
    if vague:
        # A keyword under which another article is filed is just a word to this one.
        understood.mentions = [m for m in understood.mentions if m not in vague]
        understood.loose = " ".join([understood.loose, *(m.name for m in vague)])
        context = Context(graph, understood)
    refusal = refused(context) if not understood.cued("spread") else None
    if refusal is not None:
        return refusal
    # What two times are set against each other for is told together nowhere, and so denied nowhere.
    premise = None if "duration" in understood.intents else denied(context)
    for intent in plan.rules(context):
        rule = intents.rule(intent)
        found = rule(context) if rule else None
        if found is not None:
            rested = _names(found)
            _each_article(context, found)
            if intent in plan.PICKED or intent in plan.EXACT:
                return found
            if not context.complete:
                members.complete(context, found)
                _beside(context, found)
            return _with_premise(context, found, premise, rested)
    wanted = [i for i in understood.intents if i in plan.VALUES] if plan.wants_value(understood.intents) else []
    found = lookup(context) if not wanted or intents.holds_value(context, wanted[0]) else None
    rested = _names(found) if found else []
    if found is not None:
        members.complete(context, found)
    return _with_premise(context, found or _besides(context) or context.unknown(), premise, rested)


def _across(graph: KnowledgeGraph, understood: Question) -> Answer | None:
    if not plan.TIMES & set(understood.intents):
        return None
    from kg.ask.time import across

    return across(graph, understood)


def _besides(context: Context) -> Answer | None:
    from kg.ask.comparison import besides

    return besides(context)


def _names(answer: Answer) -> list[str]:
    """Return the names of the passages that an answer rests on."""
    return [str(e["passage"]).removeprefix(PASSAGE) for e in answer.evidence]


def _beside(context: Context, answer: Answer) -> None:
    """Add to an answer the statements nearest to the question that it leaves out: the more, the less the question
    asks for one date, number or name."""
    if context.complete or answer.status not in {"answered", "partial"} or answer.intent in {*plan.WHOLE, "links"}:
        return
    share, most = BESIDE_VALUE if answer.intent in plan.VALUES else BESIDE
    known = {e["passage"] for e in answer.evidence}
    more = [h for h in leading(context, share, most) if PASSAGE + h.passage not in known]
    if answer.intent == "chain":
        # What leads from one end to the other stands in the articles that tell of both.
        told = {e["article"] for e in answer.evidence}
        more = [h for h in more if h.passage.split("/", 1)[0] in told]
    context.also(more, nearby=True)


def _each_article(context: Context, answer: Answer) -> None:
    """Where a question asks of several articles, add the best statements of those that the answer leaves out."""
    asked = context.question.articles
    if len(asked) < 2 or answer.status != "answered" or answer.intent in plan.WHOLE:
        return
    said = {e["article"] for e in answer.evidence}
    more = [
        hit
        for article in asked
        if article not in said
        for hit in [h for h in context.hits if h.passage.startswith(f"{article}/")][:ALSO]
        if hit.near >= LEAST_NAMED
    ]
    context.also(more)


def _with_premise(context: Context, answer: Answer, premise: dict[str, object] | None, rested: list[str]) -> Answer:
    pinned = premise is not None and premise["frame"] in {"rival", "without"}
    if answer.intent in plan.WHOLE:
        # A derivation supposes, and what bears on a cell bears on it either way; neither takes anything for granted.
        return answer
    if premise is None and answer.status == "answered" and answer.intent not in plan.GATHERING:
        premise = only_wanted(context, rested)
    if premise is None or (answer.intent in plan.GATHERING and not pinned):
        return answer
    if premise["frame"] == "without":
        return context.unknown(context.say("without", given=premise["given"]))
    passages = [str(p).removeprefix(PASSAGE) for p in premise["passages"]]  # type: ignore[attr-defined]
    answer.premise = premise
    answer.status = "partial"
    answer.answer = context.say(str(premise.pop("frame")), text=premise["text"], given=premise.pop("given", ""))
    answer.closest, answer.rows, answer.values, answer.evidence = [], [], [], []
    context.add_evidence(passages)
    context.sparql(passages)
    return answer
