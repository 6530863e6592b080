"""What would follow if what other articles say were coded by a theory's criteria: of a case that its article codes, by
what this graph holds to bear on the cells (see `kg.theory.bearing`); of a state that it has no case of, by the criteria
that the question names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.ask.kinds.application import applied_to, beyond
from kg.ask.retrieval.context import Context
from kg.ask.theories import choice, coding, naming, vocabulary
from kg.ask.theories.kept import bearings
from kg.terms import PASSAGE, home_of

if TYPE_CHECKING:
    from kg.theory.model import Case, Theory

Json = dict[str, Any]
TOLD = 2
"""How many statements on each criterion are told."""


def asked(context: Context) -> bool:
    """Tell whether a question asks to code something by the criteria of a theory whose article or concept it names: it
    says so, or names with them what that article does not speak of."""
    if not context.question.cued("by_criteria") and not applied_to(context):
        return False
    return any(_scheme(context, model) for model in choice.among(context))


def _scheme(context: Context, model: Theory) -> bool:
    named = naming.named_in(context, model)
    return model.article in context.question.articles and bool(named.exact)


def recoded(context: Context) -> tuple[Theory, list[Json]] | None:
    """Return what a theory gives where its cells are coded by what other articles say."""
    if not asked(context):
        return None
    model = next(m for m in choice.among(context) if _scheme(context, m))
    sources = [a for a in context.question.articles if a != model.article]
    if not sources:
        # What is applied and stands in no article that is named stands in those that speak of it.
        told = [n for m in beyond(context) for k in m.keys for n in context.snapshot.speaking_of(k)]
        sources = sorted({home_of(n) for n in told})
    cases = [c for c in coding.cases(context, model) if c.kind == "article"]
    if cases and sources:
        made = [m for case in cases for m in _of_case(context, model, case, sources)]
        return (model, made) if made else None
    states = [
        k
        for m in context.question.mentions
        for k in m.keys
        if context.snapshot.is_a(k, "State") and not any(k in c.about for c in model.cases)
    ]
    found = _of_state(context, model, states[0]) if states else None
    return (model, [found]) if found else None


def _statements(context: Context, model: Theory, state: str, indicators: list[str]) -> list[str]:
    """Return the passages that say most of a state and of what each of some indicators is of."""
    told = context.snapshot.speaking_of(state)
    near = {h.passage: place for place, h in enumerate(context.hits)}

    def rank(name: str) -> tuple[bool, int]:
        # Figures say most of what is paid or raised.
        figure = any(p == "kg:quantity" for _, p, _ in context.triples(name))
        return not figure, near.get(name, len(near))

    found: list[str] = []
    for key in indicators:
        things = vocabulary.inside(context, model)[key]
        both = sorted((n for n in told if _of(context, n, things)), key=rank)
        found += [n for n in both[:TOLD] if n not in found]
    return found


def _of(context: Context, name: str, things: set[str]) -> bool:
    """Tell whether a passage speaks of one of some things, or of a measure of it: of its share in something."""
    ends = {o[3:] for _, _, o in context.triples(name) if isinstance(o, str) and o.startswith("id:")}
    return any(end == t or end.startswith(f"{t}-") for end in ends for t in things)


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
    articles = context.snapshot.articles
    told = [
        f"• {context.statement_of(n)} [{articles[home_of(n)]['number']}:{context.snapshot.passages[n]['line']}]"
        for n in names
    ]
    head = [first] if first else []
    answer = {k: "\n".join([*head, *told, after.replace("{text}", text)]) for k, text in made["answer"].items()}
    own = [[PASSAGE + n] for n in names]
    behind = [*([] for _ in head), *own, made["passages"]]
    return made | {"answer": answer, "passages": [p for ps in behind for p in ps], "behind": behind}


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
    cases = [c.label(context.question.language) for c in model.cases if c.kind == "article"]
    none = context.say("uncoded", name=context.name(state), cases=context.comma.join(cases))
    criteria = context.comma.join(model.named(k).label(context.question.language) for k in named.indicators)
    return _beside(context, made, names, none, context.say("if_coded", criteria=criteria, text="{text}"))


__all__ = ["asked", "recoded"]
