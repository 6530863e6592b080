"""Which indicators and variables a clause names: by themselves, by the group that the article puts them in ("political
support"), or by words of their names; else whole variables ("willing to exchange interests")."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import number_before, number_ending
from kg.ask.theories import coding, likeness, vocabulary
from kg.ask.understanding.question import Question
from kg.theory.logic import Count
from kg.theory.model import Theory

SAYING = {"argue", "predict", "expectation", "proposition", "logic", "receive", "rising-power"}
"""Groups of the thesaurus of words by which a question asks of a theory, and names no part of it; a power that rises
is what a whole theory is about."""
WHO_MEETS = {"ally", "alliance"}
"""Groups of words for those who meet criteria."""


class Named(NamedTuple):
    """Indicators and variables that a clause names.

    Attributes
    ----------
    indicators, variables : list of str
    exact : bool
        Whether it names one of them itself, and not by words only.
    """

    indicators: list[str]
    variables: list[str]
    exact: bool = False


def named_in(part: Context, model: Theory, among: Collection[str] | None = None) -> Named:
    """Return the indicators and variables that a clause names; by words of their names only some indicators, where
    these are given."""
    key = "named", model.name, *sorted(among or ())
    return part.once(key, lambda: _named_in(part, model, among or model.indicators))


def _named_in(part: Context, model: Theory, among: Collection[str]) -> Named:
    held, items = vocabulary.parts(part, model), saying(part, model)
    keys = {k for item in items for k in item.keys}
    grouped = vocabulary.grouped(part, model)
    exact = [k for k in model.indicators if k in keys or any(k in grouped.get(g, ()) for g in keys)]
    things = vocabulary.inside(part, model)
    itself = bool(exact)
    exact += [k for k in model.indicators if k not in exact and keys & things[k]]
    own = own_variables(part, model)
    taken = {*exact, *(t for k in exact for t in things[k]), *(g for g in grouped if set(grouped[g]) & set(exact))}
    left = [_opposed(part, i) for i in items if not (i.keys & taken or any(likeness.is_of(i, v) for v in own))]
    passive = [held["variables"][v] for v in model.variables() if isinstance(model.rule(v), Count)]
    more = {k: v for k, v in held["indicators"].items() if k not in exact and k in among}
    found = {*exact, *likeness.covering(left, more, passive, single=not (exact or own))}
    if not found and not own:
        # "The economic marks", of the economic concessions.
        names = {g: vocabulary.of_group(part, model, g) for g in grouped}
        found = {k for g in likeness.covering(left, names, (), single=True) for k in grouped[g]}
    chosen = [k for k in model.indicators if k in found]
    if chosen or own:
        return Named(chosen, own, itself or bool(own))
    by_words = likeness.covering(left, held["variables"], (), single=True)
    return Named([], [v for v in model.variables() if v in by_words])


def singly(part: Context, model: Theory, among: Collection[str]) -> list[str]:
    """Return the indicators, of some, that single words of a clause name which stand in the names of no other."""
    held = {k: v for k, v in vocabulary.parts(part, model)["indicators"].items() if k in among}
    said = [[k for k, v in held.items() if item.stands_in(v)] for item in saying(part, model)]
    # A word that stands in none is of the one that its opposite stands in.
    said += [[k for k, v in held.items() if _opposed(part, item).stands_in(v)]
             for item, found in zip(saying(part, model), said, strict=True) if not found]  # fmt: skip
    return list(dict.fromkeys(k for found in said if len(found) == 1 for k in found))


def spelt(part: Context, model: Theory, but: Collection[str]) -> list[str]:
    """Return the indicators that a clause names by what stands in no other's name, or by several words of theirs beside
    some groups of words."""
    held, things = vocabulary.parts(part, model)["indicators"], vocabulary.inside(part, model)
    items = saying(part, model)
    keys = {k for item in items for k in item.keys}
    marks = {k: {g for item in items for g in item.groups & v.groups} - {*but} for k, v in held.items()}
    return [k for k in held if keys & {k, *things[k]} or len(marks[k]) > 1]


def outcome_words(context: Context, model: Theory) -> set[str]:
    """Return the groups of the thesaurus of words that only what a theory predicts or measures is called by."""
    held = vocabulary.parts(context, model)["variables"]
    outcomes = {model.predicted, model.measured}
    own = {g for v in held if v in outcomes for g in held[v].groups}
    return own - {g for v in held if v not in outcomes for g in held[v].groups} - SAYING - vocabulary.ANY


def own_variables(part: Context, model: Theory) -> list[str]:
    """Return the variables that a clause names themselves, and not by words only."""
    items = saying(part, model)
    return [v for v in model.variables() if any(likeness.is_of(i, v) for i in items)]


def saying(part: Context, model: Theory) -> list[vocabulary.Item]:
    """Return what a clause says that may name parts of a theory."""
    held = vocabulary.parts(part, model)
    # What names a case, or the theory itself, names none of its parts.
    others = {k for group in ("cases", "theory") for v in held[group].values() for k in v.keys}
    said = vocabulary.items(part)
    others |= {k for i in said for k in i.keys if vocabulary.called(part, model, k)}
    return [i for i in said if not (i.keys & others or i.groups & SAYING)]


def _opposed(context: Context, item: vocabulary.Item) -> vocabulary.Item:
    """Return an item with what means its opposite, too: "slowly" is said of what may be quick."""
    known = context.snapshot.word_groups
    return item._replace(groups=item.groups | {o for g in item.groups for o in known[g]["opposites"]})


def variables(
    context: Context, model: Theory, case: str | None, among: Collection[str] = (), sized: bool = False
) -> list[str]:
    """Return the variables with criteria that a question means: by their names and those of their criteria, or by the
    table of their cells, or by how many criteria they have ("the six criteria") where that is to count; all where it
    tells none, or all of some that alone are looked at."""
    from kg.theory import answering

    first = case or model.cases[0].key

    def coded() -> dict[str, dict[str, Any]]:
        return {v: answering.indicators(model, first, v) for v in model.variables()}

    cells = context.always("cells of cases", (model.name, first), coded)
    counted = [v for v, found in cells.items() if found["rows"] and (not among or v in among)]
    tables = coding.tables(context, model)
    held, said_ = vocabulary.parts(context, model), vocabulary.items(context)
    exact = [v for v in counted if any(likeness.is_of(item, v) for item in said_)]
    if exact:
        return exact
    cases = {k for v in held["cases"].values() for k in v.keys}
    said_ = [item for item in said_ if not item.keys & cases]
    # "The allies" are those who meet criteria, not what a criterion is about.
    said_ = [item for item in said_ if not item.groups & WHO_MEETS]
    own = likeness.weighed(said_, {v: held["variables"][v] for v in counted})
    below = likeness.weighed(said_, held["indicators"])
    for variable in counted:
        own[variable] += 0.5 * sum(below.get(name, 0.0) for name in model.inputs(variable))
    by_table = [v for v in counted if any(t in p for t in tables for p in cells[v]["passages"])]
    if by_table and context.question.tables:
        own = {v: own[v] for v in by_table}
    number = number_before(context, "criterion_words") if sized else None
    fitting = [v for v in counted if len(cells[v]["rows"]) == number]
    if fitting:
        own = {v: own.get(v, 0.0) for v in fitting}
        return likeness.best(own) or fitting
    return likeness.best(own) or by_table or counted


def numbered(context: Context) -> bool:
    """Tell whether a question gives how many there are of something that it names or speaks of."""
    question = context.question
    said = [*(u.text for u in question.units), *(m.name for m in question.mentions)]
    return any((number_of(question, text) or 0) > 1 for text in said)


def number_of(question: Question, text: str) -> int | None:
    """Return the number that stands before a word of a question."""
    return number_ending(question.folded[: question.folded.find(text)])


def sized(context: Context, model: Theory) -> list[str]:
    """Return the variables that a question calls by how many criteria they have: "the five guarantees"."""
    question = context.question
    held = vocabulary.parts(context, model)["variables"]
    named = [(u.text, frozenset(u.groups) - vocabulary.ANY - SAYING, frozenset[str]()) for u in question.units]
    named += [(m.name, frozenset[str](), frozenset(m.keys)) for m in question.mentions]
    found = []
    for variable in model.variables():
        # What is measured is what is predicted.
        own = held[variable].groups | held[(variable == model.measured and model.predicted) or variable].groups
        for text, groups, keys in named:
            meant = groups & own or any(variable == k or variable.startswith(f"{k}-") for k in keys)
            number = number_of(question, text) if meant else None
            if number is not None and number > 1 and number == len(model.criteria(variable)):
                found.append(variable)
    return list(dict.fromkeys(found))
