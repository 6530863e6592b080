"""What would follow if what other articles say were coded by a theory's criteria: of a case that its article codes, by
what this graph holds to bear on the cells (see `kg.theory.bearing`); of a state that it has no case of, by the criteria
that the question names."""

from __future__ import annotations

from kg.ask.answer import Json
from kg.ask.kinds.application import applied_to, beyond
from kg.ask.retrieval.context import Context
from kg.ask.theories import choice, coding, naming, vocabulary
from kg.ask.theories.kept import bearings
from kg.terms import PASSAGE, home_of
from kg.theory.model import Case, Theory

TOLD = 2
"""How many statements on each criterion are told."""


def scheme(context: Context) -> Theory | None:
    """Return the theory by whose criteria a question asks to code something, of those whose article or concept it
    names: it says so, or names with them what that article does not speak of."""
    if not context.question.cued("by_criteria") and not applied_to(context):
        return None
    articles = context.question.articles
    return next((m for m in choice.among(context) if m.article in articles and naming.named_in(context, m).exact), None)


def recoded(context: Context) -> tuple[Theory, list[Json]] | None:
    """Return what a theory gives where its cells are coded by what other articles say."""
    model = scheme(context)
    if model is None:
        return None
    sources = [a for a in context.question.articles if a != model.article]
    if not sources:
        # What is applied and stands in no article that is named stands in those that speak of it.
        told = [n for m in beyond(context) for k in m.keys for n in context.snapshot.speaking_of(k)]
        sources = sorted({home_of(n) for n in told})
    cases = [c for c in coding.cases(context, model) if c.kind in coding.KINDS]
    if cases and sources:
        made = [m for case in cases for m in _of_case(context, model, case, sources)]
        return (model, made) if made else None
    own = {a for c in model.cases for a in c.about}
    named = [k for m in context.question.mentions for k in m.keys if k not in own]
    states = [k for k in named if context.snapshot.is_a(k, "State")]
    found = _of_state(context, model, states[0]) if states else None
    return (model, [found]) if found else None


def _statements(context: Context, model: Theory, state: str, indicators: list[str]) -> list[str]:
    """Return the passages that say most of a state and of what each of some indicators is of."""
    told = context.snapshot.speaking_of(state)
    near = {h.passage: place for place, h in enumerate(context.hits)}
    # Figures say most of what is paid or raised.
    figures = {n for n in told if any(p == "kg:quantity" for _, p, _ in context.triples(n))}

    found: list[str] = []
    for key in indicators:
        things = vocabulary.inside(context, model)[key]
        # What is told of a measure of a thing, of its share in something, is told of it.
        both = [n for n in told if any(e == t or e.startswith(f"{t}-") for e in context.things(n) for t in things)]
        both.sort(key=lambda n: (n not in figures, near.get(n, len(near))))
        found += [n for n in both[:TOLD] if n not in found]
    return found


def _of_case(context: Context, model: Theory, case: Case, sources: list[str]) -> list[Json]:
    """Return what would be predicted if cells that some articles speak against at least as much as for them were coded
    by these."""
    from kg.theory import answering

    named = naming.named_in(context, model)
    meant = named.indicators or [n for v in named.variables for n in model.inputs(v)]
    settings: dict[str, str] = {}
    names: list[str] = []
    for key in meant:
        met = case.cell(key).state == "met"
        found = bearings(context, model, case.key, key, sources)
        against = [b for b in found if b.supports != met]
        # What speaks as much for the cell as it stands changes nothing.
        if against and 2 * len(against) >= len(found):
            settings[key] = "unmet" if met else "met"
            names += [n for b in against[:TOLD] for n in b.passages]
    if not settings:
        return [answering.indicators(model, case.key, v) for v in named.variables]
    made = answering.supposing(model, case.key, settings)
    return [_beside(context, made, names)]


def _beside(context: Context, made: Json, names: list[str], first: str = "", after: str = "{text}") -> Json:
    """Return what is derived with the statements before it that it is coded by, each with its place."""
    head = [first] if first else []
    told = [f"• {placed(context, n)}" for n in names]
    answer = {k: "\n".join([*head, *told, after.replace("{text}", text)]) for k, text in made["answer"].items()}
    behind = [*([] for _ in head), *([PASSAGE + n] for n in names), made["passages"]]
    return made | {"answer": answer, "passages": [p for ps in behind for p in ps], "behind": behind}


def placed(context: Context, name: str) -> str:
    """Return what a passage says, with its article and line."""
    article, line = context.snapshot.articles[home_of(name)], context.snapshot.passages[name]["line"]
    return f"{context.statement_of(name)} [{article['number']}:{line}]"


def _of_state(context: Context, model: Theory, state: str) -> Json | None:
    """Return what is said of a state that bears on the criteria that a question names, and the degree that so many
    criteria give; no article gives it."""
    from kg.theory import counting

    named = naming.named_in(context, model)
    own = {v: [k for k in named.indicators if k in model.inputs(v)] for v in model.variables()}
    counts = {v: len(found) for v, found in own.items() if found}
    if not counts:
        return None
    names = _statements(context, model, state, named.indicators)
    made = counting.given(model, {}, counts)
    cases = [c.label(context.question.language) for c in model.cases if c.kind in coding.KINDS]
    none = context.say("uncoded", name=context.name(state), cases=context.comma.join(cases))
    criteria = context.comma.join(model.named(k).label(context.question.language) for k in named.indicators)
    return _beside(context, made, names, none, context.say("if_coded", criteria=criteria, text="{text}"))
