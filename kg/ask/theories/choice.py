"""Which theory a question means."""

from __future__ import annotations

from collections.abc import Callable

from kg.ask.retrieval.context import Context
from kg.ask.theories import coding, likeness, naming, vocabulary
from kg.ask.theories.kept import theories
from kg.ask.understanding.wants import applied
from kg.theory.model import Theory
from kg.words import rarity

ALL = 6
"""How many theories there are about, as far as it matters for how rare it is that one holds a word."""
ALONE = ("hypothesis", "combination", "all_cases", "gauged", "degree_asked")
"""Cues by which the one theory of an article that is named is meant, though nothing else of it is."""
WRITING, BESIDE = {"kg:claimant", "dcterms:creator"}, {"kg:about", "kg:of", "skos:related"}
"""Relations of claims and works to whoever makes them, and those in which such a one may stand besides."""
LEAST = 1.0
"""What a theory must have in common with a question that names none of its cases."""


def among(context: Context) -> list[Theory]:
    """Return the theories that a question may mean: those of the articles, or that concept, that it names."""
    articles = context.question.articles
    models = [m for m in theories(context) if not articles or m.article in articles]
    models = [m for m in models if not _of_another(context, m)]
    return [m for m in models if itself(context, m)] or models


def _of_another(context: Context, model: Theory) -> bool:
    """Tell whether a question is on what a scholar holds whose theory another one is: it names one who only says and
    writes things, and neither the theory's author or article nor a case of it."""
    question, snapshot = context.question, context.snapshot
    authors = snapshot.articles[model.article]["authors"] if model.article else []
    if model.article in question.articles or question.keys & {*authors}:
        return False
    persons = [m.keys[0] for m in question.mentions if snapshot.is_a(m.keys[0], "Person")]
    # In whose time something was that no article tells of no case is coded.
    unheard = any(not snapshot.speaking_of(k) for k in persons)
    scholars = any(_scholar(context, k) for k in persons)
    return unheard or (scholars and not coding.named_cases(context, model))


def _scholar(context: Context, key: str) -> bool:
    """Tell whether all that is told of a person is what that one says and writes."""
    told = (t for n in context.snapshot.speaking_of(key) for t in context.triples(n))
    roles = {p for _, p, o in told if o == f"id:{key}"}
    return bool(roles & WRITING) and roles <= WRITING | BESIDE


def itself(context: Context, model: Theory) -> bool:
    """Tell whether a question names what a theory models, its article, or whose theory it is."""
    named = context.question.keys
    own = {vocabulary.modelled(model), f"article-{model.article}"}
    if model.article and context.question.cued("of_theory"):
        own |= {*context.snapshot.articles[model.article]["authors"]}
    return bool(named & own) or any(vocabulary.called(context, model, k) for k in named)


def meant(context: Context, fits: Callable[[Theory], bool] | None = None) -> Theory | None:
    """Return the theory that a question has most to do with, of those that fit; None where it has little to do with
    any."""
    models = [m for m in among(context) if fits is None or fits(m)]
    if context.question.cued("hypothesis"):
        models = [m for m in models if m.hypotheses] or models
    if context.question.cued("mark"):
        # Marks stand in tables.
        models = [m for m in models if coding.cells(m)] or models
    if context.question.cued("to_do"):
        # What is to be done is predicted, and no definition tells it.
        models = [m for m in models if not _defines(m)] or models
    if context.question.cued("two_readings"):
        models = [m for m in models if len(m.readings) > 1] or models
    shares = _shares(context, models, vocabulary.items(context))
    # Of two that have as much in common with it the narrower one says more.
    # So does one that has a word for what it predicts.
    groups = context.question.groups
    given = {m.name for m in models if m.hypotheses and naming.outcome_words(context, m) & groups}
    ranked = sorted(models, key=lambda m: (-shares[m.name], m.name not in given, len(m.indicators), m.name))
    # Of several last tables, that which codes most cases is the one with marks to count.
    found = {m.name: [c.kind in coding.KINDS for c in coding.cases(context, m)] for m in ranked}
    cased = [m for m in ranked if any(found[m.name])] or [m for m in ranked if found[m.name]]
    # A case that is named is meant before one that shares words with what is.
    cased = [m for m in cased if coding.named_cases(context, m)] or cased
    tabled = sorted((m for m in ranked if coding.tables(context, m)), key=lambda m: -len(coding.cells(m)))
    # Several articles number their tables alike: the one with the case that is asked about is meant.
    tabled = [m for m in tabled if m in cased] if cased else tabled
    if tabled:
        return tabled[0]
    general = context.question.cued("which_conditions") or applied(context.question)
    best_ = cased[0] if cased and not general else ranked[0] if ranked else None
    alone = len(models) == 1 and any(map(context.question.cued, ALONE))
    enough = best_ is not None and (shares[best_.name] >= LEAST or best_.name in given)
    return best_ if best_ and (best_ in cased or alone or enough) else None


def _defines(model: Theory) -> bool:
    """Tell whether a theory is a definition: what it gives needs all of its criteria."""
    from kg.theory.logic import Count

    rule = model.rule(model.predicted or "")
    return isinstance(rule, Count) and rule.threshold == len(rule.over)


def _shares(context: Context, models: list[Theory], said: list[vocabulary.Item]) -> dict[str, float]:
    """Return what each theory has in common with a question: what its variables, indicators and outcomes are called,
    its own name, its cases; more for what few theories hold, and for a part that the question names itself."""
    found = dict.fromkeys((m.name for m in models), 0.0)
    holding = {m.name: [v for group in vocabulary.parts(context, m).values() for v in group.values()] for m in models}
    groups = {m.name: {*vocabulary.grouped(context, m)} for m in models}
    for item in said:
        held = [m for m in models if item.keys & groups[m.name] or any(item.stands_in(v) for v in holding[m.name])]
        for model in held:
            own = {*model.indicators, *groups[model.name], vocabulary.modelled(model)}
            exact = item.keys & own or any(likeness.is_of(item, v) for v in model.variables())
            found[model.name] += rarity(len(held), ALL) * (likeness.NAMED if exact else 1.0)
    return found
