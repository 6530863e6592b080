"""Answering questions that stand in one text, each for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask import meaning, plan
from kg.ask.answer import Answer
from kg.ask.premises.premise import denied
from kg.ask.retrieval.choose import FEW_WORDS, said, speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, best, neighbours
from kg.ask.single import beside, of_articles, one, passages_of
from kg.ask.understanding import wants
from kg.ask.understanding.parts import TIMES, acts, bare_of, carry, joined
from kg.ask.understanding.question import Question, understand

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

DERIVED = ("agreement", "hypothesis", "criteria", "low_degree", "high_degree", "predicts", "lacks", "which_criterion")
"""Cues of what a derivation tells with what it gives."""
SOURCED = 3
"""How many statements of an answer are looked at for what they cite, or for what else stands beside them."""
OF_THEM, FEW = 0.6, 3
"""Down to which share of the best score, and how many, statements tell what is so of the things just told."""


def several(
    graph: KnowledgeGraph, question: str, parts: list[str], language: str | None, choices: meaning.Choices
) -> Answer:
    """Answer questions that stand in one text, each for itself; a later one that names nothing is about what
    the first names."""
    whole = understand(graph.snapshot, question, language)
    # A part may hold no character that tells its script.
    language = language or ("zh-Hant" if whole.language == "zh-Hant" else None)
    context = Context(graph, whole)
    itself = of_articles(context)
    if itself is not None:
        return itself
    picked = plan.PICKED.keys() & set(plan.rules(context)[:1])
    alone = all(understand(graph.snapshot, part, language).mentions for part in parts)
    if not (whole.articles or picked or alone) and denied(context):
        # What a part takes for granted may stand in the part before it, where it names nothing itself.
        return one(graph, whole, choices)
    if whole.cued("answered") and "instruments" in plan.rules(context) and _acting(context):
        # What one did in answer is told with what it answers.
        return one(graph, whole, choices)
    if whole.cued("makers") or (whole.tables and whole.cued("compiled")):
        # Who had a part in several articles is told with the part and with where they work, who made a table with
        # from what.
        return one(graph, whole, choices)
    if plan.derives(context):
        # What is supposed first, or how thresholds are read, is what the rest asks about.
        derived = one(graph, whole, choices)
        if derived.intent == "theory" and derived.status == "answered":
            return derived
    elif plan.theorises(context) and not any(_theorises(graph, part, language) for part in parts):
        # A theory that no part alone names is named by all of them together.
        derived = one(graph, whole, choices)
        if derived.intent == "theory" and derived.status == "answered":
            return derived
    answers: list[Answer] = []
    asked: list[Question] = []
    carried: Question | None = None
    for part in parts:
        understood = understand(graph.snapshot, part, language)
        understood.later = bool(answers)
        bare = not understood.mentions or understood.cued("bidden")
        if answers and bare and understood.cued("right_one"):
            # Which of two it is that they differ in is told with the difference.
            return one(graph, whole, choices)
        if answers and bare and understood.intents[:1] == ["compare"] and not plan.theorises(context):
            # How what was asked first is to be set side by side.
            return one(graph, whole, choices)
        recurs = answers and bare and plan.rules(context)[:1] == ["shared"]
        if recurs and "shared" in plan.rules(Context(graph, understood)):
            # What recurs in a table, and what does not, is told together.
            return one(graph, whole, choices)
        if answers and bare and wants.polled(whole) and wants.quantified(understood, bare=True):
            # "And which only one of them?" is asked of the same.
            return one(graph, whole, choices)
        if answers and bare and understood.cued("agreeing") and wants.agreeing(whole) and _differ(graph, whole):
            return one(graph, whole, choices)
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
        if told and (any(map(understood.cued, DERIVED)) or wants.CRITERIA & understood.groups):
            # What is derived tells with it whether it fits, and by which hypothesis.
            derived = one(graph, whole, choices)
            if derived.intent == "theory" and derived.status == "answered":
                return derived
        if answers and answers[-1].status == "answered" and bare and understood.cued("any_source"):
            _sourced(graph, understood, answers[-1])
            continue
        found = _leaning(graph, part, language, understood, answers[-1], carried) if answers else None
        if found is not None:
            asked.append(understood)
            answers.append(found)
            continue
        if answers and (TIMES & set(understood.intents) or understood.cued("earlier")):
            # How long lies between what the parts before it ask the dates of, or from that to what it names itself.
            reckoned = _reckoned(graph, part, language, understood, answers)
            if reckoned is not None:
                asked.append(understood)
                answers.append(reckoned)
                continue
        carried = carried or understood
        asked.append(understood)
        found = one(graph, understood, choices)
        answers.append(_silent(graph, understood) if _told_nothing(graph, part, language, understood, found) else found)
    if not any(a.status in {"answered", "partial"} for a in answers):
        return one(graph, whole, choices)
    if len(answers) > 1:
        from kg.ask.allotment import allotted

        unaided = [understand(graph.snapshot, part.text, language) for part in asked]
        allotted(context, asked, unaided, answers)
    first = joined(context, asked, answers) if len(answers) > 1 else answers[0]
    first.question = question
    if first.premise is None and not any(a.complete for a in answers):
        # A part alone may miss what the others name.
        context = Context(graph, whole)
        context.answer = first
        beside(context, first)
    return first


def of_one(graph: KnowledgeGraph, parts: list[str], language: str | None) -> bool:
    """Tell whether all parts of a text but the first only ask for times of what that names: "when was each?"."""
    later = [understand(graph.snapshot, part, language) for part in parts[1:]]
    return all(bare_of(graph.snapshot, part, TIMES) and not acts(part) for part in later)


def of_evidence(graph: KnowledgeGraph, question: str, parts: list[str], language: str | None) -> bool:
    """Tell whether a text asks one thing of what bears on a coding, which its other clauses only lead up to: "by Lu's
    article, which facts weaken the mark?"."""
    asked = [part for part in parts if part.rstrip(' \n"”」')[-1:] in {"?", "？"}]
    return len(asked) < 2 and wants.bears(understand(graph.snapshot, question, language))


def _theorises(graph: KnowledgeGraph, part: str, language: str | None) -> bool:
    return plan.theorises(Context(graph, understand(graph.snapshot, part, language)))


def _told_nothing(graph: KnowledgeGraph, part: str, language: str | None, understood: Question, answer: Answer) -> bool:
    """Tell whether an answer to a part that takes its names over holds nothing of what the part itself asks."""
    if not understood.carried or understood.intents or understood.cued("him") or answer.status != "answered":
        return False
    own = understand(graph.snapshot, part, language)
    own.intents, own.loose = [], ""
    words = [a for a in Context(graph, own).sought if a.known and a.groups]
    places = [graph.snapshot.places[name] for name in passages_of(answer)[:SOURCED]]
    near = {p for place in places for p in neighbours(graph.snapshot, place)}
    return bool(words) and not any(a.held.get(p) for a in words for p in near)


def _silent(graph: KnowledgeGraph, understood: Question) -> Answer:
    return Context(graph, understood).unknown()


def _asked(graph: KnowledgeGraph, part: Question, whole: Question) -> list[str]:
    """Return the articles of which a part asks that names none: those of the whole; where it describes one that isn't
    recognised, the others."""
    named = whole.articles
    return [key for key in graph.snapshot.articles if key not in named] if part.elsewhere and named else named


def _reckoned(
    graph: KnowledgeGraph, part: str, language: str | None, understood: Question, answers: list[Answer]
) -> Answer | None:
    """Return what a part reckons from the dates that the answers before it tell (see `kg.ask.kinds.duration`)."""
    from kg.ask.kinds.duration import reckoned

    own = understand(graph.snapshot, part, language)
    own.language, own.articles = understood.language, understood.articles
    return reckoned(Context(graph, own), answers)


def _sourced(graph: KnowledgeGraph, understood: Question, answer: Answer) -> None:
    """Say of an answer what its first statements cite, or that they cite nothing."""
    from kg.ask.kinds import source

    context = Context(graph, understood)
    context.answer = answer
    answer.answer += "\n" + source.behind(context, passages_of(answer)[:SOURCED])


def _leaning(
    graph: KnowledgeGraph, part: str, language: str | None, understood: Question, answer: Answer, first: Question | None
) -> Answer | None:
    """Answer a part by what the answer before it rests on, where it asks for nothing else: who says that, or which or
    how many of the things just told something is so of; None where it does not lean on them, or they don't tell."""
    if answer.status not in {"answered", "partial"}:
        return None
    own = understand(graph.snapshot, part, language)
    names = passages_of(answer)
    if not own.mentions and not own.units and "who_says" in own.intents:
        from kg.ask.kinds.claimant import sayers

        return sayers(Context(graph, understood), names[:1])
    own.language, own.articles = understood.language, understood.articles
    context = Context(graph, own)
    if not own.mentions and wants.ends(own):
        from kg.ask.kinds.amounts import extreme_among

        return extreme_among(context, names)
    if not own.mentions or not own.cued("of_them"):
        return None
    hits = among(context, names)
    return context.answered(context.listed(hits), hits) if hits else None


def among(context: Context, names: list[str]) -> list[Hit]:
    """Return the best of the passages on the lines of some others that speak of all that a question names and hold what
    else it says."""
    snapshot = context.snapshot
    lines = {tuple(snapshot.lines[snapshot.places[name]]) for name in names[:SOURCED]}
    near = [h for h in context.hits if tuple(snapshot.lines[h.place]) in lines]
    near = [h for h in near if all(speaks_of(context, h, m) for m in context.question.mentions)]
    return best([h for h in near if said(context, h) >= FEW_WORDS], 0.0, OF_THEM, FEW)


def _no_more(first: Question, later: Question) -> bool:
    """Tell whether a later question names nothing, article or table, that the first leaves unsaid."""
    named = {k for m in first.mentions for k in m.keys}
    return {k for m in later.mentions for k in m.keys} <= named and set(later.tables) <= set(first.tables)


def _differ(graph: KnowledgeGraph, understood: Question) -> bool:
    from kg.ask.kinds.discord import disagreements

    return bool(disagreements(Context(graph, understood)))


def _acting(context: Context) -> bool:
    from kg.ask.kinds.instrument import acting

    return bool(acting(context))
