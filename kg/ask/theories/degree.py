"""Which degrees a question gives to variables."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kg.ask.retrieval.context import Context
from kg.ask.theories import clause, coding, naming, vocabulary
from kg.theory.model import Theory

DOING = {"burden-sharing": {"pay", "bear", "contribute", "cost"}, "interest-exchange": {"concede", "rigid", "hardline"}}
"""Groups of words for doing what a variable is the willingness to, or not, by a group of its name."""
LOOSE = {"ally", "alliance", "dominant", *(group for groups in DOING.values() for group in groups)}
"""Groups of words that tell more of a variable than of any one criterion of it."""


def degrees(context: Context, model: Theory, denials: bool = True) -> dict[str, str]:
    """Return the degrees that a question gives to variables on which others rest: "willing to share burdens but not to
    exchange interests"; where something is supposed, also by denying it."""
    every = {n for v in model.variables() for n in model.inputs(v)} & set(model.variables())
    found: dict[str, str] = {}
    parts = clause.supposing(context) or clause.parts(context, "sentence", "theory_clause", "but")
    if context.question.cued("any_state") and not coding.cases(context, model):
        found |= stances(context, model)
    for part in parts:
        for variable, degree in _degrees(part, model, every, denials).items():
            found.setdefault(variable, degree)
    if context.question.cued("but") and len(set(found.values())) == 1:
        # "It shares burdens, but refuses to trade interests": the one has what the other lacks.
        (degree,) = set(found.values())
        for part in (p for p in parts if not _degrees(p, model, every, denials)):
            for variable in naming.named_in(part, model).variables:
                scale = vocabulary.degrees(model, variable) if variable in every else ()
                if len(scale) > 1:
                    found.setdefault(variable, scale[0] if degree == scale[-1] else scale[-1])
    return found


def affirmed(context: Context, model: Theory, spoken: Collection[str]) -> dict[str, str]:
    """Return the highest degree of the variables that a supposition about a case names and denies nothing of: "if it
    shared more burdens"."""
    found = {}
    for part in clause.supposing(context):
        named = naming.named_in(part, model)
        # What is said to stay as it is has no other degree.
        silent = named.indicators or clause.denies(part) or clause.said(part, "unchanged")
        for variable in named.variables if not silent else ():
            rests = variable in model.inputs(model.predicted or "") and variable not in spoken
            scale = vocabulary.degrees(model, variable) if rests else ()
            if scale and not part.question.cued("either_degree") and clause.number(part) is None:
                found[variable] = scale[0]
    return found


def stances(context: Context, model: Theory) -> dict[str, str]:
    """Return the degrees of the willingness of any state that a question tells in plain words, clause by clause: it
    pays readily and will not yield on politics, trade or diplomacy. A clause that tells no stance of its own has that
    of the one before it. None are told where one clause denies what another grants: single criteria are meant then, as
    where some are granted by their names, or only some."""
    words = _words(context, model)
    # What is asked supposes nothing where something else does.
    told = context.question.cued("suppose")
    found: dict[str, set[str]] = {}
    counted: set[str] = set()
    denied: dict[str, list[set[str]]] = {}
    for whole in clause.parts(context, "sentence", "but"):
        low = None
        for part, own_low in _stanced(whole):
            if (told and clause.asks(part)) or part.question.cued("either_degree") or clause.number(part) is not None:
                low = None
                continue
            low = own_low if own_low is not None else low
            # One word ("on trade") is matter enough to be refused in, if not to be granted.
            refused = [*naming.named_in(part, model).indicators, *naming.singly(part, model, model.indicators)]
            named = refused if low else naming.spelt(part, model, LOOSE)
            for variable in _meant(part, model, words) if low is not None else ():
                scale = vocabulary.degrees(model, variable)
                own = set(named) & set(model.inputs(variable))
                if not low and (own or part.question.cued("merely")):
                    counted.add(variable)
                denied.setdefault(variable, []).append(own if low else set())
                found.setdefault(variable, set()).update([scale[-1 if low else 0]] if scale else ())
    # Who refuses in one matter only ("no concession on trade") may yield in all others.
    counted |= {v for v, own in denied.items() if all(own) and len(set[str]().union(*own)) == 1}
    if any(len(degrees_) > 1 for degrees_ in found.values()):
        return {}
    return {v: degree for v, degrees_ in found.items() for degree in degrees_ if v not in counted}


def _stanced(whole: Context) -> list[tuple[Context, bool | None]]:
    """Return the parts of a text, each with its stance (see `_low`): what stands before the first word for one has
    that, as in Chinese and Japanese ("on trade, and on diplomacy, it gives no inch")."""
    parts = clause.parts(whole, "theory_clause", "items")
    stances_ = [_low(part) for part in parts]
    told = next((place for place, low in enumerate(stances_) if low is not None), 0)
    return [(part, stances_[max(place, told)]) for place, part in enumerate(parts)]


def _low(part: Context) -> bool | None:
    """Tell whether a clause says that somebody will not do something, or will; None where it says neither."""
    if part.question.groups & {"rigid", "hardline"} or clause.denies(part) or clause.said(part, "non"):
        return True
    willing = clause.said(part, "high_degree") or clause.said(part, "granted") or part.question.cued("doing")
    return False if willing else None


def _meant(part: Context, model: Theory, words: Mapping[str, frozenset[str]]) -> list[str]:
    """Return the variables that a clause means: such as it names, else those that it says are done or not, else that of
    which it has most words."""
    own = [v for v in naming.own_variables(part, model) if v in words]
    counts = {v: sum(bool(item.groups & groups) for item in vocabulary.items(part)) for v, groups in words.items()}
    said = {g for item in vocabulary.items(part) for g in item.groups} & {g for gs in DOING.values() for g in gs}
    done = [v for v, groups in words.items() if groups & said]
    best = [v for v, n in counts.items() if n and n == max(counts.values())]
    return own or done or (best if len(best) == 1 else [])


def _words(context: Context, model: Theory) -> dict[str, frozenset[str]]:
    """Return the groups of words that only one of the variables is told by that a prediction rests on and that have
    degrees: of its name, of its criteria and what the article groups these in, and of doing what it is of."""
    held, grouped = vocabulary.parts(context, model), vocabulary.grouped(context, model)
    found = {}
    for variable in model.inputs(model.predicted or ""):
        scale = vocabulary.degrees(model, variable)
        if len(scale) < 2 or "met" in scale:
            # What is counted to be so or not is not high or low.
            continue
        criteria = set(model.inputs(variable)) & set(held["indicators"])
        parts = [held["variables"][variable], *(held["indicators"][i] for i in criteria)]
        parts += [vocabulary.of_group(context, model, g) for g, inside in grouped.items() if criteria & set(inside)]
        groups = {g for part in parts for g in part.groups} - vocabulary.ANY - naming.WHO_MEETS
        found[variable] = groups | {g for group, others in DOING.items() if group in groups for g in others}
    return {v: frozenset(g for g in own if sum(g in o for o in found.values()) == 1) for v, own in found.items()}


def _degrees(part: Context, model: Theory, every: Collection[str], denials: bool, whole: bool = True) -> dict[str, str]:
    low = clause.denies(part) if denials else clause.said(part, "low_degree")
    high = clause.said(part, "high_degree")
    counts = clause.number(part) is not None and not clause.graded(part)
    # "Is it high or low?" gives none.
    if not (low or high) or counts or part.question.cued("either_degree"):
        return {}
    if low and high and whole:
        apart = clause.parts(part, "items", "but")
        if len(apart) > 1:
            told = [_degrees(one, model, every, denials, whole=False) for one in apart]
            return {v: d for found in reversed(told) for v, d in found.items()}
    if part.question.cued("both_degrees"):
        meant = [v for v in model.inputs(model.predicted or "") if v in every]
        meant = meant if len(meant) > 1 else []
    else:
        named = naming.named_in(part, model)
        # A variable beside its criteria is as these make it.
        meant = [v for v in named.variables if v in every and not set(model.inputs(v)) & set(named.indicators)]
    scales = {v: vocabulary.degrees(model, v) for v in meant}
    return {v: scale[-1 if low else 0] for v, scale in scales.items() if len(scale) > 1}
