"""What a question supposes of a theory's criteria and variables, clause by clause: that criteria are met or not, how
many of a variable's are, or what degree a variable has."""

from __future__ import annotations

from typing import NamedTuple

from kg.ask.retrieval.context import Context
from kg.ask.theories import clause, degree, naming, state, tally, vocabulary
from kg.theory.model import Theory


class Supposed(NamedTuple):
    """What is supposed.

    Attributes
    ----------
    states : dict of str to str
        Of indicators.
    degrees : dict of str to str
        Of variables.
    counts : dict of str to int
        How many criteria of a variable are met.
    others : list of dict of str to str
        States of indicators that are supposed instead, where a question asks of several ways.
    like : str
        The case that another is likened to in what is supposed, if any.
    instances : tuple of (str, str, str)
        Things by which a question names what a criterion is coded by, each with the criterion and its supposed state.
    unused : tuple of str
        What it names in what it supposes that no criterion is coded by.
    """

    states: dict[str, str]
    degrees: dict[str, str]
    counts: dict[str, int]
    others: tuple[dict[str, str], ...] = ()
    like: str = ""
    instances: tuple[tuple[str, str, str], ...] = ()
    unused: tuple[str, ...] = ()


def supposed(context: Context, model: Theory, case: str | None) -> Supposed:
    """Return what a question supposes of a case; of any state, where it names no case, also what it says of it without
    supposing ("a country that is willing to share burdens")."""
    question = context.question
    if not question.cued("suppose"):
        # Of each of the cases nothing is supposed; which of them is of a degree is asked by that.
        if case is not None or (question.cued("cases") and not question.cued("states")):
            return Supposed({}, {}, {})
        whichever = question.cued("any_state") or question.cued("states")
        counts = tally.numbers(context, model, None) if whichever else {}
        found = {} if counts else degree.degrees(context, model, denials=question.cued("any_state"))
        any_state = (question.cued("any_state") or question.cued("to_do")) and not (counts or found)
        settings, *others = state.states(context, model) if any_state else [{}]
        return Supposed(settings, found, counts, tuple(others) if settings else ())
    # "Three more of the political and economic ones" says how many, and not which.
    exact = set(model.indicators) | set(vocabulary.grouped(context, model))
    counts = tally.numbers(context, model, case)
    named = exact & question.keys
    settings, *others = state.states(context, model) if named or not counts else [{}]
    if named:
        # Criteria that are named themselves are those that a number beside them counts; of another variable it counts.
        counts = {v: n for v, n in counts.items() if not set(model.inputs(v)) & {*settings, *named}}
    found = degree.degrees(context, model)
    if case is None and not named:
        # What any state does of its own accord has a degree; "makes no concessions" is of no single criterion.
        loose = {i for v in (*found, model.measured or "") for i in model.inputs(v)} if found else set()
        settings = {i: told for i, told in settings.items() if i not in loose}
    instances = state.instances(context, model, case) if case is not None and not counts else {}
    settings = {**(_named(context, model, settings) if instances else settings), **dict(instances.values())}
    # A variable whose criteria are spoken of is counted from these.
    spoken = {*counts, *(v for v in model.variables() if set(model.inputs(v)) & set(settings))}
    found = {v: d for v, d in found.items() if v not in spoken}
    if case is not None:
        found = {**degree.affirmed(context, model, spoken), **found}
        counts = {v: tally.after(context, model, case, v, n) for v, n in counts.items()}
        # A number that a variable has not as many criteria as is one of something else.
        counts = {v: n for v, n in counts.items() if n <= len(tally.states(model, case, v))}
    left = state.unused(context, model, instances) if instances else []
    return Supposed(
        settings, found, counts, tuple(others) if settings else (),
        instances=tuple((key, *told) for key, told in instances.items()), unused=tuple(left),
    )  # fmt: skip


def _named(context: Context, model: Theory, settings: dict[str, str]) -> dict[str, str]:
    """Return the states of criteria without those that only words of a clause name which names an instance."""
    told = [part for part in clause.supposing(context) if not state.vague(part, model)]
    kept = {i for part in told for i in naming.named_in(part, model).indicators}
    return {i: told for i, told in settings.items() if i in kept}
