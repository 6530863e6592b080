"""Answering one question: what is taken for granted, the rule that fits, and what is told beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask import meaning, plan, rules, twofold
from kg.ask.answer import Answer
from kg.ask.kinds import members
from kg.ask.kinds.application import applied_to
from kg.ask.kinds.lookup import lookup
from kg.ask.premises.denial import OPEN
from kg.ask.premises.premise import denied
from kg.ask.premises.refusal import refused, unspoken
from kg.ask.retrieval.choose import LEAST_NAMED, leading, said, speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.understanding import capital, wants
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.parts import TIMES
from kg.ask.understanding.question import Question
from kg.terms import PASSAGE, home_of

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

ENDS = 2
"""How many names a question of links has that asks of nothing besides."""
ALSO = 3
"""How many statements stand for an article that the best answer leaves out."""
KEYWORD = "-as-keyword"
"""What the keys of things end in that are no more than keywords of an article."""
UNGROUNDED = {"extreme", "discord"}
"""Intents whose answers hold nothing against a denial of what the question takes for granted."""
ASTRAY, LEAST_TOLD = (0.6, 6), 0.5
"""Down to which share of the best score, and how many, statements are nearest to a question, and the share of them on
whose lines an answer must rest."""
NOTED = 4
"""Of how many of an answer's first statements the notes are shown, and how many notes."""
SPANS = {"duration", "order"}
"""Intents that set times against each other."""
RELATING = {"links", "instruments"}
"""Rules whose answers are the graph's own relations between what a question names."""
BESIDE, BESIDE_VALUE, BESIDE_LINKS = (0.5, 8), (0.75, 4), (0.7, 4)
"""Down to which share of the best score, and how many, statements are told beside an answer."""


def one(graph: KnowledgeGraph, understood: Question, choices: meaning.Choices | None = None) -> Answer:
    """Answer one understood question by the first rule that fits."""
    answer, context = _one(graph, understood, choices)
    if answer.status == "unknown" and wants.wants_value(understood.intents):
        of_state = _of_state(graph, understood)
        answer, context = of_state or (answer, context)
    if answer.status in {"answered", "partial"} and answer.premise is None and not answer.complete:
        if context is None or context.question is not understood:
            # What stands beside an answer is what comes nearest to the question as it was put.
            context = Context(graph, understood)
        context.answer = answer
        _annotate(context, answer)
        _not_astray(context, answer)
    return answer


def _of_state(graph: KnowledgeGraph, understood: Question) -> tuple[Answer, Context] | None:
    """Answer a question of whoever heads a state by what is told of that state, where the nearest statement on all that
    is named holds what is asked for."""
    from kg.ask.kinds.value import holds_value

    led = capital.led(graph, understood)
    wanted = next(i for i in understood.intents if i in wants.VALUES)
    if led is None or wanted == "person":
        # With whom a state meets is told of its head anyway.
        return None
    context = Context(graph, led)
    nearest = context.hits[:1]
    told = all(speaks_of(context, h, m) for h in nearest for m in led.mentions) and any(
        said(context, h) for h in nearest
    )
    if not told or not holds_value(context, wanted, {h.passage for h in nearest}):
        return None
    return context.answered(context.listed(nearest), nearest), context


def _not_astray(context: Context, answer: Answer) -> None:
    """Where an answer leaves out most of what comes nearest to the question, tell that beside it: the rule by which it
    was made may not be what was meant."""
    if answer.paths and len({m.keys for m in context.question.mentions}) <= ENDS:
        return
    lines = context.snapshot.lines
    nearest = leading(context, *ASTRAY)
    told = {lines[context.snapshot.places[name]][0] for name in passages_of(answer)}
    if sum(lines[h.place][0] in told for h in nearest) < LEAST_TOLD * len(nearest):
        known = {e["passage"] for e in answer.evidence}
        context.also([h for h in nearest if PASSAGE + h.passage not in known], nearby=True)


def _annotate(context: Context, answer: Answer) -> None:
    """Add to an answer's evidence the notes in which its best statements name what they rest on: what a headline or a
    footnote says is part of where a thing is told."""
    snapshot = context.snapshot
    notes = [
        note
        for name in passages_of(answer)[:NOTED]
        for work in snapshot.passages[name].get("cites", ())
        for note in snapshot.speaking_of(work)
        if "w" in snapshot.traits[snapshot.places[note]] and home_of(note) == home_of(name)
    ]
    context.add_evidence(list(dict.fromkeys(notes))[:NOTED], most=len(answer.evidence) + NOTED)


def _one(graph: KnowledgeGraph, understood: Question, choices: meaning.Choices | None) -> tuple[Answer, Context | None]:
    """Return an answer with the question as it was answered; without it where other readings of it were."""
    choices = choices or meaning.Choices()
    understood = capital.governed(graph, understood)
    # Where times are set against each other, what has a date tells which of several things a name means.
    spanning = _across(graph, understood) if any(len(m.keys) > 1 for m in understood.mentions) else None
    settled = spanning or meaning.settle(graph, understood, choices, lambda q: one(graph, q, choices))
    if settled is not None:
        return settled, None
    context = Context(graph, understood)
    context.add_entities([k for m in understood.mentions for k in m.keys])
    itself = of_articles(context)
    if itself is not None:
        return itself, context
    absent = unspoken(context)
    spanning = _across(graph, understood) if absent else None
    if spanning is not None:
        return spanning, None
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
    # What one objects to is told by kinds of claims, and need not be called so anywhere; what it names must be.
    named = not understood.strange and not understood.missing
    gathered = understood.cued("spread") or (named and plan.rules(context)[:1] == ["objections"])
    refusal = refused(context) if not gathered else None
    if refusal is not None:
        return refusal, context
    # What two times are set against each other for, or a notion is applied to that its article does not speak of, is
    # told together nowhere, and so denied nowhere.
    untold = understood.cued("earlier") or "duration" in understood.intents or bool(applied_to(context))
    premise = None if untold else denied(context)
    for intent in plan.rules(context):
        rule = rules.rule(intent)
        found = rule(context) if rule else None
        if found is not None:
            if premise is not None and intent in RELATING and premise["frame"] in {"rival", "without"}:
                # Relations between what is named are told, so none of it is without the rest.
                premise = None
            if intent == "when" and twofold.asks_more(understood):
                twofold.told_in_full(context, found)
            _each_article(context, found)
            denial = premise is not None and premise["frame"] == "premise" and intent in UNGROUNDED
            exact = intent in plan.PICKED or intent in plan.EXACT or (intent == "extreme" and found.complete)
            if exact and not denial:
                # A table's own numbers are what is so, whatever else is said of them.
                return found, context
            if not found.complete:
                members.complete(context, found)
                beside(context, found)
            return _with_premise(context, found, premise), context
    from kg.ask.kinds.value import holds_value, lacking, without_length

    wanted = [i for i in understood.intents if i in wants.VALUES] if wants.wants_value(understood.intents) else []
    if understood.cued("earlier") or SPANS & set(wanted):
        # What is told of both may tell which was first, or how far apart, without a date.
        wanted = []
    if wanted and wants.embedded(understood, wanted[0]):
        wanted = []
    missing = [wanted[0]] if wanted and not holds_value(context, wanted[0]) else []
    found = lookup(context) if not missing else None
    rested = passages_of(found) if found else []
    missing += [t for t in sorted(understood.trailing) if found and not holds_value(context, t, rested)]
    if missing:
        return _with_premise(context, lacking(context, missing[0]), premise), context
    if found is not None:
        members.complete(context, found)
    if found is not None and understood.intents[:1] == ["duration"] and not understood.cued("earlier"):
        found = without_length(context, found)
    return _with_premise(context, found or _besides(context) or context.unknown(), premise), context


def of_articles(context: Context) -> Answer | None:
    """Answer a question of the articles themselves, which takes nothing for granted; None where it asks something
    else."""
    found = (rules.rule(name) for name in plan.of_articles(context))
    return next((answer for rule in found if rule for answer in [rule(context)] if answer is not None), None)


def _vague(mention: Mention) -> bool:
    """Tell whether a name means nothing but a keyword of an article."""
    return all(k.endswith(KEYWORD) for k in mention.keys)


def _across(graph: KnowledgeGraph, understood: Question) -> Answer | None:
    if not TIMES & set(understood.intents):
        return None
    from kg.ask.kinds.time import across

    return across(graph, understood)


def _besides(context: Context) -> Answer | None:
    from kg.ask.kinds.comparison import besides

    return besides(context)


def passages_of(answer: Answer) -> list[str]:
    """Return the names of the passages that an answer rests on."""
    return [str(e["passage"]).removeprefix(PASSAGE) for e in answer.evidence]


def beside(context: Context, answer: Answer) -> None:
    """Add to an answer the statements nearest to the question that it leaves out: the more, the less the question
    asks for one date, number or name."""
    if answer.complete or answer.status not in {"answered", "partial"}:
        return
    if answer.paths and len({m.keys for m in context.question.mentions}) <= ENDS:
        # What links two things is told by the graph, whatever the words of the question.
        return
    share, most = BESIDE_LINKS if answer.paths else BESIDE_VALUE if answer.intent in wants.VALUES else BESIDE
    known = {e["passage"] for e in answer.evidence}
    more = [h for h in leading(context, share, most) if PASSAGE + h.passage not in known]
    if answer.intent == "chain":
        # What leads from one end to the other stands in the articles that tell of both.
        told = {e["article"] for e in answer.evidence}
        more = [h for h in more if h.article in told]
    context.also(more, nearby=True)


def _each_article(context: Context, answer: Answer) -> None:
    """Where a question asks of several articles, add the best statements of those that the answer leaves out."""
    asked = context.question.articles
    if len(asked) < 2 or answer.status != "answered" or answer.intent in plan.WHOLE:
        return
    told = {e["article"] for e in answer.evidence}
    more = [
        hit
        for article in asked
        if article not in told
        for hit in [h for h in context.hits if h.article == article][:ALSO]
        if hit.near >= LEAST_NAMED
    ]
    context.also(more)


def _with_premise(context: Context, answer: Answer, premise: dict[str, object] | None) -> Answer:
    pinned = premise is not None and premise["frame"] in {"rival", "without"}
    sure = premise is not None and premise.pop("sure", False)
    if answer.intent in plan.WHOLE and not sure:
        # A derivation supposes, and what bears on a cell bears on it either way; neither takes anything for granted.
        # What is told of a membership is no derivation.
        return answer
    if premise is None or (answer.intent in wants.GATHERING and not pinned):
        return answer
    if premise["frame"] == "without":
        return context.unknown(context.say("without", given=premise["given"]))
    passages = [str(p).removeprefix(PASSAGE) for p in premise["passages"]]  # type: ignore[attr-defined]
    answer.premise = premise
    answer.status = "partial"
    answer.answer = context.say(str(premise.pop("frame")), text=premise["text"], given=premise.pop("given", ""))
    answer.back(answer.answer, passages)
    answer.closest, answer.rows, answer.values, answer.evidence = [], [], [], []
    context.add_evidence(passages)
    context.sparql(passages)
    context.also([h for h in leading(context, *BESIDE) if h.passage not in passages], nearby=True)
    return answer
