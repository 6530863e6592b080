"""How many criteria a question supposes to be met."""

from __future__ import annotations

from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import number_before
from kg.ask.theories import clause, coding, naming
from kg.ask.understanding.numeral import number
from kg.theory.logic import Count
from kg.theory.model import Theory

NONE = {"no", "none"}
"""Words for no criterion."""
HALF, ALL = {"half", "半", "一半", "半数", "半分"}, {"all", "every", "全", "全部", "すべて", "全て"}
"""Words for half of the criteria there are, and for all of them."""


def numbers(context: Context, model: Theory, case: str | None) -> dict[str, int]:
    """Return how many criteria of which variables a question speaks of as met, each number with the variable that its
    part of the question names, else with the one that the whole question names."""
    found: dict[str, int] = {}
    # "Three more of these" counts what is supposed of a case, and not what there is.
    sized = case is None or not context.question.cued("suppose")
    for part in clause.parts(context, "sentence", "theory_clause"):
        said = clause.number(part)
        if said is None:
            continue
        own = naming.variables(part, model, case, sized=sized)
        every = naming.variables(context, model, case, sized=sized)
        meant = own if len(own) == 1 else every[:1] if not found else []
        for variable in meant:
            rule = model.rule(variable)
            of = len(rule.over) if isinstance(rule, Count) else 0
            value = of if said in ALL else of // 2 if said in HALF else 0 if said in NONE else number(said)
            # "Both are low" counts variables, and not what one of them is counted from; where it is asked how many of
            # the five are met, five are what there are.
            other = (value == 2 and clause.graded(part)) or (value == of and context.question.cued("how_many"))
            if value is not None and value <= of and not other:
                found.setdefault(variable, value)
    return found


def counted(context: Context) -> bool:
    """Tell whether a question gives a number of criteria."""
    return any(clause.number(part) is not None for part in clause.parts(context, "sentence", "theory_clause"))


def scored(context: Context, model: Theory) -> dict[str, int]:
    """Return the variables of which a question asks which case meets so many of their criteria, by how many there are
    ("which of the four allies scored 1 of 5?"), each with the number met; of those of a size such as it names, where it
    names one. What it names besides is none of a theory's."""
    question = context.question
    own = [c for c in model.cases if c.kind in coding.KINDS]
    if not question.cued("states") or question.cued("suppose") or question.years:
        return {}
    if number_before(context, "case_words") not in {None, len(own)}:
        return {}
    if question.cued("countries") and len({a for c in own for a in c.about}) != len(own):
        # Which country it is is asked of cases of one each.
        return {}
    said = [*question.grammar.cues["n_of_m"].finditer(question.folded)]
    pairs = {(number(m["n"]) if m["n"] not in ALL | NONE else number(m["m"]) if m["n"] in ALL else 0, number(m["m"]))
             for m in said}  # fmt: skip
    found = {v: met for met, of in pairs for v in model.variables() if met is not None and len(model.criteria(v)) == of}
    named = set(naming.own_variables(context, model))
    if model.measured and model.predicted in {v for v in named if v not in found}:
        # What is predicted is measured by the criteria.
        named.add(model.measured)
    if len(pairs) != 1 or (question.mentions and not named & set(found)):
        return {}
    return {v: n for v, n in found.items() if not named or v in named}


def after(context: Context, model: Theory, case: str, variable: str, number: int) -> int:
    """Return how many criteria a case would meet: so many, or so many more or fewer than it does."""
    question, met = context.question, states(model, case, variable).count("met")
    if question.cued("fewer"):
        return max(met - number, 0)
    return number + met if question.cued("more") else number


def states(model: Theory, case: str, variable: str) -> list[str]:
    """Return the states of the criteria of a variable that are coded for a case."""
    from kg.theory import answering

    return [row[2] for row in answering.indicators(model, case, variable)["rows"]]
