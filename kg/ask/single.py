"""Answering one question: what is taken for granted, the rule that fits, and what is told beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask import beside, extent, meaning, plan, rules, twofold
from kg.ask.answer import Answer, bare
from kg.ask.kinds.application import applied_to
from kg.ask.premises.premise import denied
from kg.ask.premises.refusal import refused, unspoken
from kg.ask.premises.rival import apart
from kg.ask.premises.slots import OPEN
from kg.ask.retrieval.choose import leading, said, speaks_of_each
from kg.ask.retrieval.context import Context
from kg.ask.understanding import capital, wants
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.parts import TIMES
from kg.ask.understanding.question import Question
from kg.terms import PASSAGE

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

KEYWORD = "-as-keyword"
"""What the keys of things end in that are no more than keywords of an article."""
UNGROUNDED = {"extreme", "discord"}
"""Intents whose answers hold nothing against a denial of what the question takes for granted."""
COMPLETED = {"lookup", "define", "why", "order", "compare"}
"""Intents whose answers hold what belongs with them, however the question is put (see `kg.ask.kinds.members`)."""
PINNED = {"rival", "without", "apart"}
"""Frames of premises that deny what a question names itself."""
SEVERAL = 2
"""How many articles are named at least of which each is told in a block of its own."""
RELATING = {"links", "instruments"}
"""Rules whose answers are the graph's own relations between what a question names."""


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
        beside.notes(context, answer)
        beside.if_astray(context, answer)
        if answer.status == "answered":
            extent.bounded(context, answer)
            if answer.intent == "why":
                from kg.ask.kinds.reason import without_reason

                answer = without_reason(context, answer)
    return answer


def _of_state(graph: KnowledgeGraph, understood: Question) -> tuple[Answer, Context] | None:
    """Answer a question of whoever heads a state by what is told of that state, where the nearest statement on all that
    is named holds what is asked for."""
    from kg.ask.kinds.journey import going
    from kg.ask.kinds.value import holds_value
    from kg.ask.premises.silence import unheard

    led = capital.led(graph, understood)
    wanted = next(i for i in understood.intents if i in wants.VALUES)
    if led is None or wanted == "person" or wants.OF_LIFE & understood.groups or going(Context(graph, understood))[0]:
        # With whom a state meets is told of its head anyway, and none takes office, is born or goes somewhere.
        return None
    context = Context(graph, led)
    if unheard(context):
        return None
    nearest = [h for h in context.hits[:1] if speaks_of_each(context, h, led.mentions) and said(context, h)]
    if not nearest or not holds_value(context, wanted, {h.passage for h in nearest}):
        return None
    return context.tell(nearest), context


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
    context = _widened(context, absent)
    refusal = _refusal(context)
    if refusal is not None:
        return refusal, context
    premise = _premise(context)
    answer = _by_rule(context, premise)
    return answer or _with_premise(context, _by_words(context), premise), context


def _widened(context: Context, absent: list[Mention]) -> Context:
    """Return the context of a question without what keeps it from an answer: the one article where two are meant, and
    names that are just words to the article."""
    understood = context.question
    if absent and (OPEN & set(understood.intents) or understood.cued("set_apart")):
        # Two articles are set side by side, and only one of them is named so that it was recognised.
        understood.articles = []
        context = Context(context.graph, understood)
    vague = [m for m in unspoken(context) if all(k.endswith(KEYWORD) for k in m.keys)]
    if vague:
        # A keyword under which another article is filed is just a word to this one.
        understood.mentions = [m for m in understood.mentions if m not in vague]
        understood.loose = " ".join([understood.loose, *(m.name for m in vague)])
        context = Context(context.graph, understood)
    return context


def _refusal(context: Context) -> Answer | None:
    question = context.question
    # What one objects to is told by kinds of claims, and need not be called so anywhere; what it names must be.
    named = not question.strange and not question.missing
    gathered = question.cued("spread") or (named and plan.rules(context)[:1] in (["objections"], ["outlook"]))
    return None if gathered else refused(context)


def _premise(context: Context) -> dict[str, object] | None:
    """Return what a question takes for granted and the graph denies."""
    question = context.question
    # What two times are set against each other for, or a notion is applied to that its article does not speak of, is
    # told together nowhere, and so denied nowhere.
    untold = question.cued("earlier") or "duration" in question.intents or bool(applied_to(context))
    # Whether two who tell something agree is open.
    untold = untold or (wants.agreeing(question) and (len(question.articles) > 1 or question.cued("compiler")))
    # Nor is what would have to change for something to be so.
    untold = untold or (question.cued("reach") and plan.rules(context)[:1] == ["theory"])
    if not untold and question.cued("commitments"):
        from kg.ask.kinds.commitment import asked

        # What one party failed to get tells nothing of what each promised.
        untold = bool(asked(context))
    return None if untold else denied(context)


def _by_rule(context: Context, premise: dict[str, object] | None) -> Answer | None:
    """Answer by the first rule of the plan that finds what it needs."""
    for intent in plan.rules(context):
        rule = rules.rule(intent)
        found = rule(context) if rule else None
        if found is None:
            continue
        if premise is not None and intent in RELATING and premise["frame"] in PINNED:
            # Relations between what is named are told, so none of it is without the rest.
            premise = None
        if intent == "when" and twofold.asks_more(context.question):
            twofold.told_in_full(context, found)
        if intent != "compare":
            # A comparison says itself which of them tells nothing.
            beside.of_each_article(context, found)
        denial = premise is not None and premise["frame"] == "premise" and intent in UNGROUNDED
        exact = intent in plan.PICKED or intent in plan.EXACT or (intent == "extreme" and found.complete)
        if exact and not denial:
            # A table's own numbers are what is so, whatever else is said of them.
            return found
        if not found.complete:
            counted = context.question.grammar.cues["number_of_things"].stand_in(context.question.open)
            if intent != "compare" or counted or len(context.question.articles) < SEVERAL:
                # What belongs with what one article tells would stand below what another does.
                _complete(context, found)
            beside.nearby(context, found)
        return _with_premise(context, found, premise)
    return None


def _by_words(context: Context) -> Answer:
    """Answer by the statements nearest to the words of a question, unless they lack the value that it asks for."""
    from kg.ask.kinds.lookup import lookup
    from kg.ask.kinds.value import holds_value, lacking, without_length

    question = context.question
    earlier = question.cued("earlier")
    wanted = [i for i in question.intents if i in wants.VALUES] if wants.wants_value(question.intents) else []
    if earlier or {"duration", "order"} & set(wanted):
        # What is told of two times may tell which was first, or how far apart, without a date.
        wanted = []
    if wanted and wants.embedded(question, wanted[0]):
        # What is asked first is asked of itself ("who leads it, and where is it?"); only a person or a number is surely
        # held by a statement that answers the rest.
        wanted = [i for i in wanted[1:] if i in {"person", "amount"} and not wants.embedded(question, i)]
    missing = [wanted[0]] if wanted and not holds_value(context, wanted[0]) else []
    found = lookup(context) if not missing else None
    rested = found.passages if found else []
    missing += [t for t in sorted(question.trailing) if found and not holds_value(context, t, rested)]
    if missing:
        return lacking(context, missing[0])
    if found is not None:
        _complete(context, found)
    if found is not None and question.intents[:1] == ["duration"] and not earlier:
        found = without_length(context, found)
    besides = rules.rule("besides")
    return found or (besides(context) if besides else None) or context.unknown()


def _complete(context: Context, answer: Answer) -> None:
    if answer.intent in COMPLETED or context.question.cued("listing"):
        # A short question pays only for what it needs: the import takes longer than many an answer.
        from kg.ask.kinds import members

        members.complete(context, answer)


def of_articles(context: Context) -> Answer | None:
    """Answer a question of the articles themselves, which takes nothing for granted; None where it asks something
    else."""
    found = (rules.rule(name) for name in plan.of_articles(context))
    return next((answer for rule in found if rule for answer in [rule(context)] if answer is not None), None)


def _across(graph: KnowledgeGraph, understood: Question) -> Answer | None:
    if not TIMES & set(understood.intents):
        return None
    from kg.ask.kinds.chronology import across

    return across(graph, understood)


def _with_premise(context: Context, answer: Answer, premise: dict[str, object] | None) -> Answer:
    pinned = premise is not None and premise["frame"] in PINNED
    sure = premise is not None and premise.pop("sure", False)
    if answer.intent in plan.WHOLE and not sure:
        # A derivation supposes, and what bears on a cell bears on it either way; neither takes anything for granted.
        # What is told of a membership is no derivation.
        return answer
    if premise is None or (answer.intent in wants.GATHERING and not pinned):
        return answer
    if premise["frame"] == "silent":
        from kg.ask.kinds.value import untold_act

        when = "when" in context.question.intents
        return untold_act(context, "its_date") if when else context.unknown(context.say("silent"))
    if premise["frame"] == "without":
        return context.unknown(str(premise["given"]))
    if premise["frame"] == "apart":
        return apart(context, str(premise["name"]), str(premise["given"]))
    passages = [str(p).removeprefix(PASSAGE) for p in premise["passages"]]  # type: ignore[attr-defined]
    frame = str(premise.pop("frame"))
    told = context.say(frame, text=premise["text"], given=premise.pop("given", ""))
    answer.back(told, passages)
    if frame == "no_then":
        # What is denied was asked, and not taken for granted.
        answer.status = "answered"
    else:
        answer.premise, answer.status = premise, "partial"
    if answer.intent == "theory" or (frame == "no_then" and answer.evidence):
        # Why it is otherwise is derived; what the premise tells is told once.
        lines = [line for line in answer.answer.split("\n") if answer.backed.get(bare(line)) != passages]
        answer.answer = "\n".join([told, *lines])
        context.add_evidence(passages, most=len(answer.evidence) + len(passages))
        return answer
    answer.answer = told
    answer.closest, answer.rows, answer.values, answer.evidence = [], [], [], []
    context.add_evidence(passages)
    context.sparql(passages)
    context.also([h for h in leading(context, *beside.BESIDE) if h.passage not in passages], nearby=True)
    return answer
