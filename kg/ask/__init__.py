"""Answering questions: understand, choose an intent, plan, rank, say. No language model, no table of questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.ask import capital, comparison, intents, meaning, members, retrieve, sides, sums, time
from kg.ask.answer import Answer
from kg.ask.choose import LEAST, LEAST_NAMED, leading
from kg.ask.context import Context
from kg.ask.lookup import lookup
from kg.ask.premise import OPEN, denied, only_wanted
from kg.ask.question import Mention, Question, understand
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
ALSO = 3
"""How many statements stand for an article that the best answer leaves out."""
BESIDE, BESIDE_VALUE = (0.5, 8), (0.75, 4)
"""Down to which share of the best score, and how many, statements are told beside an answer."""
VALUES = {"when", "duration", "order", "amount", "person", "where"}
"""Intents that ask for a date, a number, a person or a place."""
TIMES = {"when", "duration", "order"}
"""Intents that ask for times, and may set against each other what no article tells together."""


OTHERWISE = {"compare", "chain", "provenance", "who_says", "why", "define"}
"""Intents that ask something else of a thing than where it is spoken of."""
NAMING = {"who_says", "person"}
"""Intents that ask for somebody's name, which no theory derives."""
GATHERING = {"links", "provenance", "chain", "compare"}
"""Intents that gather what is said, of whatever kind, so that nothing is taken for granted."""


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
    if len(parts) < 2 or _of_one(graph, parts, language):
        return _one(graph, understand(graph.snapshot, question, language), choices)
    return _several(graph, question, parts, language, choices)


def _of_one(graph: KnowledgeGraph, parts: list[str], language: str | None) -> bool:
    """Tell whether all parts of a text but the first only ask for times of what that names: "when was each?"."""
    others = [understand(graph.snapshot, part, language) for part in parts[1:]]
    bare = all(
        len(tokens(q.loose, graph.snapshot.folder_of_names)) <= 2 and not (q.mentions or q.units) for q in others
    )
    return bare and all(q.intents and set(q.intents) <= TIMES for q in others)


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
        bare = not understood.mentions or understood.cued("bidden")
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


def _one(graph: KnowledgeGraph, understood: Question, choices: meaning.Choices | None = None) -> Answer:
    choices = choices or meaning.Choices()
    understood = capital.governed(graph, understood)
    # Where times are set against each other, what has a date tells which of several things a name means.
    spanning = time.across(graph, understood) if any(len(m.keys) > 1 for m in understood.mentions) else None
    settled = spanning or meaning.settle(graph, understood, choices, lambda q: _one(graph, q, choices))
    if settled is not None:
        return settled
    question = understood.text
    context = Context(graph, understood)
    context.add_entities([k for m in understood.mentions for k in m.keys])
    if understood.missing:
        known = ", ".join(f"{e['number']} {k}" for k, e in graph.snapshot.articles.items())
        return context.unknown(context.say("no_article", name=", ".join(understood.missing), known=known))
    gathers = bool(GATHERING & set(understood.intents)) or any(map(understood.cued, ("makers", "theory", "every")))
    if not (understood.mentions or understood.tables or gathers or retrieve.best(context.hits, LEAST * 0.85, 0.6, 1)):
        answer = context.unknown()
        answer.suggestions = graph.near(question)
        return answer
    absent = [m for m in understood.mentions if understood.articles and not _occurs(context, m)]
    spanning = time.across(graph, understood) if absent else None
    if spanning is not None:
        return spanning
    if absent and (OPEN & set(understood.intents) or understood.cued("set_apart")):
        # Two articles are set side by side, and only one of them is named so that it was recognised.
        understood.articles = []
        context = Context(graph, understood)
    elif absent:
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
    # What two times are set against each other for is told together nowhere, and so denied nowhere.
    premise = None if "duration" in understood.intents else denied(context)
    # Who asks for a date, a number or a person is not helped by something else.
    asked = (
        [i for i in understood.intents if i in VALUES] if _needs_a_value(understood.intents[:1]) else understood.intents
    )
    if understood.cued("earlier"):
        asked = ["duration", *asked]
    if understood.cued("common") and len(understood.articles) > 1:
        asked = ["common", *asked]
    if not understood.intents and understood.cued("set_apart") and sides.several(context):
        asked = ["compare"]
    if understood.cued("scenes") and not OTHERWISE & set(understood.intents) and not sides.paired(context):
        asked = ["scenes", *asked]
    if understood.cued("makers") or (understood.intents[:1] == ["links"] and len(understood.articles) > 1):
        asked = ["makers", *asked]
    if understood.cued("theory") and not NAMING & set(understood.intents):
        asked = ["theory", *asked]
    if sums.asked_for(context):
        asked = ["extreme", *asked]
    picked = {"limit": ("below", "above"), "placed": ("located",), "shared": ("every",)}
    asked = [name for name, cues in picked.items() if any(understood.cued(c) for c in cues)] + asked
    for intent in asked:
        rule = intents.RULES.get(intent)
        found = rule(context) if rule else None
        if found is not None:
            rested = _names(found)
            _each_article(context, found)
            if intent not in picked:
                members.complete(context, found)
                _beside(context, found)
            return _with_premise(context, found, premise, rested)
    wanted = next((i for i in understood.intents if i in VALUES), None) if _needs_a_value(understood.intents) else None
    found = lookup(context) if wanted is None or intents.holds_value(context, wanted) else None
    rested = _names(found) if found else []
    if found is not None:
        members.complete(context, found)
    return _with_premise(context, found or comparison.besides(context) or context.unknown(), premise, rested)


def _names(answer: Answer) -> list[str]:
    """Return the names of the passages that an answer rests on."""
    return [str(e["passage"]).removeprefix(PASSAGE) for e in answer.evidence]


def _beside(context: Context, answer: Answer) -> None:
    """Add to an answer the statements nearest to the question that it leaves out: the more, the less the question
    asks for one date, number or name."""
    if context.complete or answer.status not in {"answered", "partial"} or answer.intent in {"theory", "links"}:
        return
    share, most = BESIDE_VALUE if answer.intent in VALUES else BESIDE
    known = {e["passage"] for e in answer.evidence}
    more = [h for h in leading(context, share, most) if PASSAGE + h.passage not in known]
    if answer.intent == "chain":
        # What leads from one end to the other stands in the articles that tell of both.
        told = {e["article"] for e in answer.evidence}
        more = [h for h in more if h.passage.split("/", 1)[0] in told]
    if more:
        answer.answer += "\n" + context.listed(more)
        context.table(more)
        context.add_evidence([h.passage for h in more], most=24)


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


def _with_premise(context: Context, answer: Answer, premise: dict[str, object] | None, rested: list[str]) -> Answer:
    if answer.intent == "theory":
        # A derivation supposes; it takes nothing for granted.
        return answer
    if premise is None and answer.status == "answered" and answer.intent not in GATHERING:
        premise = only_wanted(context, rested)
    if premise is None or answer.intent in GATHERING:
        return answer
    passages = [str(p).removeprefix(PASSAGE) for p in premise["passages"]]  # type: ignore[attr-defined]
    answer.premise = premise
    answer.status = "partial"
    answer.answer = context.say(str(premise.pop("frame")), text=premise["text"])
    answer.closest, answer.rows, answer.values, answer.evidence = [], [], [], []
    context.add_evidence(passages)
    context.sparql(passages)
    return answer
