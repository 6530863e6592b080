"""Which degrees a question gives to variables."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from kg.ask.retrieval.context import Context
from kg.ask.theories import clause, naming, vocabulary

if TYPE_CHECKING:
    from kg.theory.model import Theory


def degrees(context: Context, model: Theory, denials: bool = True) -> dict[str, str]:
    """Return the degrees that a question gives to variables on which others rest: "willing to share burdens but not to
    exchange interests"; where something is supposed, also by denying it."""
    every = {n for v in model.variables() for n in model.inputs(v)} & set(model.variables())
    found: dict[str, str] = {}
    parts = clause.supposing(context) or clause.parts(context, "sentence", "theory_clause", "but")
    if context.question.cued("any_state"):
        found |= _done(context, model, every)
    for part in parts:
        for variable, degree in _degrees(part, model, every, denials).items():
            found.setdefault(variable, degree)
    if context.question.cued("but") and len(set(found.values())) == 1:
        # "It shares burdens, but refuses to trade interests": the one has what the other lacks.
        (degree,) = set(found.values())
        for part in (p for p in parts if not _degrees(p, model, every, denials)):
            for variable in naming.named_in(part, model).variables:
                rule = model.rule(variable)
                scale = rule.degrees() if rule and variable in every else ()
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
            rule = model.rule(variable)
            rests = variable in model.inputs(model.predicted or "") and variable not in spoken
            if rule and rests and not part.question.cued("either_degree") and clause.number(part) is None:
                found[variable] = rule.degrees()[0]
    return found


def generic(part: Context, model: Theory) -> list[str]:
    """Return the variables that a clause names by a word that several of the criteria of one share: concessions of
    whatever kind."""
    inputs = model.inputs(model.predicted or "")
    resting = {i: v for v in inputs for i in model.inputs(v) if i in model.indicators}
    named = naming.named_in(part, model)
    own = set(named.indicators) & set(resting)
    if set(named.variables) & set(inputs) or (named.exact and own):
        return []
    held = vocabulary.parts(part, model)["indicators"]
    found = []
    for item in vocabulary.items(part):
        touched = {i for i in resting if item.stands_in(held[i])}
        above = {resting[i] for i in touched}
        # Beside what is predicted words of criteria are not looked for.
        if len(touched) > 1 and len(above) == 1 and own in (touched, set()):
            found += sorted(above)
    return list(dict.fromkeys(found))


def _done(context: Context, model: Theory, every: Collection[str]) -> dict[str, str]:
    """Return the degrees of the variables of which a question says that a state does what they are the willingness to,
    or does not: "shares burdens, but refuses concessions"."""
    found: dict[str, str] = {}
    criteria = {i for v in every for i in model.inputs(v)} & set(model.indicators)
    for part in clause.parts(context, "sentence", "theory_clause", "but", "items"):
        meant = generic(part, model) or naming.named_in(part, model, criteria).variables
        denied = clause.denies(part) or clause.said(part, "non")
        if clause.number(part) is not None or not (denied or part.question.cued("doing")):
            continue
        for variable in meant if not part.question.cued("either_degree") else ():
            rule = model.rule(variable)
            if rule and variable in every and len(rule.degrees()) > 1:
                found.setdefault(variable, rule.degrees()[-1] if denied else rule.degrees()[0])
    return found


def _degrees(part: Context, model: Theory, every: Collection[str], denials: bool, whole: bool = True) -> dict[str, str]:
    low = clause.denies(part) if denials else clause.said(part, "low_degree")
    high = clause.said(part, "high_degree")
    # "Is it high or low?" gives none.
    if (
        not (low or high)
        or part.question.cued("either_degree")
        or not (clause.number(part) is None or clause.graded(part))
    ):
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
    found = {}
    for variable in meant:
        known = model.rule(variable)
        scale = known.degrees() if known else ()
        if len(scale) > 1:
            found[variable] = scale[-1] if low else scale[0]
    return found
