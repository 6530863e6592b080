"""Answering questions: understand, choose an intent, plan, rank, say. No language model, no table of questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.ask import capital, intents, meaning, members, plan
from kg.ask.answer import Answer
from kg.ask.choose import LEAST_NAMED, leading
from kg.ask.context import Context
from kg.ask.lookup import lookup
from kg.ask.parts import TIMES, bare_of, carry, cut, joined
from kg.ask.premise import OPEN, denied, only_wanted
from kg.ask.question import Mention, Question, understand
from kg.ask.refusal import refused, unspoken
from kg.ask.retrieve import neighbours
from kg.terms import PASSAGE

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

__all__ = ["Answer", "ask"]

ENDS = 2
"""How many names a question of links has that asks of nothing besides."""
DERIVED = ("agreement", "hypothesis", "criteria", "low_degree", "high_degree", "predicts")
"""Cues of what a derivation tells with what it gives."""
ALSO = 3
"""How many statements stand for an article that the best answer leaves out."""
KEYWORD = "-as-keyword"
"""What the keys of things end in that are no more than keywords of an article."""
SOURCED = 3
"""How many statements of an answer are looked at for what they cite."""
UNGROUNDED = {"extreme", "discord"}
"""Intents whose answers hold nothing against a denial of what the question takes for granted."""
BESIDE, BESIDE_VALUE, BESIDE_LINKS = (0.5, 8), (0.75, 4), (0.7, 4)
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
    parts = cut(graph.snapshot, question, language)
    if len(parts) < 2 or _of_one(graph, parts, language) or _of_evidence(graph, question, parts, language):
        return _one(graph, understand(graph.snapshot, question, language), choices)
    return _several(graph, question, parts, language, choices)


def _of_one(graph: KnowledgeGraph, parts: list[str], language: str | None) -> bool:
    """Tell whether all parts of a text but the first only ask for times of what that names: "when was each?"."""
    return all(bare_of(graph.snapshot, understand(graph.snapshot, part, language), TIMES) for part in parts[1:])


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
    alone = all(understand(graph.snapshot, part, language).mentions for part in parts)
    if not (whole.articles or picked or alone) and denied(context):
        # What a part takes for granted may stand in the part before it, where it names nothing itself.
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
    asked: list[Question] = []
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
        recurs = answers and bare and plan.rules(context)[:1] == ["shared"]
        if recurs and "shared" in plan.rules(Context(graph, understood)):
            # What recurs in a table, and what does not, is told together.
            return _one(graph, whole, choices)
        if answers and bare and plan.polled(whole) and plan.quantified(understood, bare=True):
            # "And which only one of them?" is asked of the same.
            return _one(graph, whole, choices)
        if answers and bare and understood.cued("agreeing") and plan.agreeing(whole) and _differ(graph, whole):
            return _one(graph, whole, choices)
        # A part is asked of the articles that it names itself, else of those of the whole.
        understood.language, understood.articles = (
            whole.language,
            understood.articles or _asked(graph, understood, whole),
        )
        if carried is not None and len(understood.articles) > 1:
            # Who wrote one article and translated another is asked of the one that isn't asked yet.
            understood.articles = [a for a in understood.articles if a not in asked[-1].articles] or understood.articles
        if not understood.intents and len(answers) == 0 and part.rstrip()[-1:] in ";；":
            understood = whole
        if carried is not None:
            carry(graph.snapshot, understood, carried, answers[-1])
        told = answers and answers[0].intent == "theory" and carried is not None and _no_more(carried, understood)
        if told and any(map(understood.cued, DERIVED)):
            # What is derived tells with it whether it fits, and by which hypothesis.
            derived = _one(graph, whole, choices)
            if derived.intent == "theory" and derived.status == "answered":
                return derived
        if answers and answers[-1].status == "answered" and bare and understood.cued("any_source"):
            _sourced(graph, understood, answers[-1])
            continue
        if len(answers) > 1 and bare and understood.intents[:1] == ["duration"]:
            # How long lies between what the parts before it ask the dates of.
            spanned = _spanned(graph, understood, answers)
            if spanned is not None:
                asked.append(understood)
                answers.append(spanned)
                continue
        carried = carried or understood
        asked.append(understood)
        found = _one(graph, understood, choices)
        answers.append(_silent(graph, understood) if _told_nothing(graph, part, language, understood, found) else found)
    if not any(a.status in {"answered", "partial"} for a in answers):
        return _one(graph, whole, choices)
    first = joined(context, asked, answers) if len(answers) > 1 else answers[0]
    first.question = question
    if first.premise is None and not any(a.complete for a in answers):
        # A part alone may miss what the others name.
        context = Context(graph, whole)
        context.answer = first
        _beside(context, first)
    return first


def _told_nothing(graph: KnowledgeGraph, part: str, language: str | None, understood: Question, answer: Answer) -> bool:
    """Tell whether an answer to a part that takes its names over holds nothing of what the part itself asks."""
    if not understood.carried or understood.intents or answer.status != "answered":
        return False
    own = understand(graph.snapshot, part, language)
    own.intents, own.loose = [], ""
    words = [a for a in Context(graph, own).sought if a.known and a.groups]
    places = [graph.snapshot.places[name] for name in _names(answer)[:SOURCED]]
    near = {p for place in places for p in neighbours(graph.snapshot, place)}
    return bool(words) and not any(a.held.get(p) for a in words for p in near)


def _silent(graph: KnowledgeGraph, understood: Question) -> Answer:
    return Context(graph, understood).unknown()


def _asked(graph: KnowledgeGraph, part: Question, whole: Question) -> list[str]:
    """Return the articles of which a part asks that names none: those of the whole; where it describes one that isn't
    recognised, the others."""
    named = whole.articles
    return [key for key in graph.snapshot.articles if key not in named] if part.elsewhere and named else named


def _spanned(graph: KnowledgeGraph, understood: Question, answers: list[Answer]) -> Answer | None:
    """Return how long lies between the first dates of the two answers before; None where either gives none."""
    from kg.ask.time import between

    dates = [next((v for v in a.values if v["unit"] == "date"), None) for a in answers[-2:]]
    found = [(str(d["of"]), str(d["value"])) for d in dates if d is not None]
    return between(Context(graph, understood), found) if len(found) > 1 else None


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
            denial = premise is not None and premise["frame"] == "premise" and intent in UNGROUNDED
            exact = intent in plan.PICKED or intent in plan.EXACT or (intent == "extreme" and found.complete)
            if exact and not denial:
                # A table's own numbers are what is so, whatever else is said of them.
                return found
            if not found.complete:
                members.complete(context, found)
                _beside(context, found)
            return _with_premise(context, found, premise, rested)
    wanted = [i for i in understood.intents if i in plan.VALUES] if plan.wants_value(understood.intents) else []
    found = lookup(context) if not wanted or intents.holds_value(context, wanted[0]) else None
    rested = _names(found) if found else []
    if found is not None and not all(intents.holds_value(context, t, rested) for t in understood.trailing):
        return _with_premise(context, context.unknown(), premise, rested)
    if found is not None:
        members.complete(context, found)
    return _with_premise(context, found or _besides(context) or context.unknown(), premise, rested)


def _differ(graph: KnowledgeGraph, understood: Question) -> bool:
    from kg.ask.discord import disagreements

    return bool(disagreements(Context(graph, understood)))


def _across(graph: KnowledgeGraph, understood: Question) -> Answer | None:
    if not TIMES & set(understood.intents):
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
    if answer.complete or answer.status not in {"answered", "partial"} or answer.intent in plan.WHOLE:
        return
    if answer.paths and len({m.keys for m in context.question.mentions}) <= ENDS:
        # What links two things is told by the graph, whatever the words of the question.
        return
    share, most = BESIDE_LINKS if answer.paths else BESIDE_VALUE if answer.intent in plan.VALUES else BESIDE
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
