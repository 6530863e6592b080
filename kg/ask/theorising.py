"""Questions of theories: what one predicts of a case, which criteria the case meets or lacks, what if it were
otherwise, under what conditions what is predicted, and what follows from criteria whichever state meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.ask import supposition, theories
from kg.ask.answer import Answer
from kg.ask.context import Context
from kg.ask.retrieve import plain
from kg.terms import PASSAGE

if TYPE_CHECKING:
    from kg.theory.model import Theory

Json = dict[str, Any]
MOST = 30
"""How many passages stand behind a derivation at most: a case has one for each of its indicators and rules."""
PAIR = 2
"""How many cases are set against each other."""


def theory(context: Context) -> Answer | None:
    """What a theory gives for the cases that a question names, or for all where it asks for each."""
    question = context.question
    if not question.cued("theory"):
        return None
    model = theories.meant(context)
    if model is None:
        return None
    from kg.theory import answering

    found = [c.key for c in theories.cases(context, model)]
    supposing = question.cued("suppose")
    general = question.cued("conditions") or not question.several
    if question.cued("hypotheses") and model.hypotheses and not found:
        return _hypotheses(context, model)
    wider = _wider(context, model, found)
    if wider:
        return _said(context, model, wider)
    # What a theory says of no case is no answer on a state or person that it has no case of.
    if not found and any(context.snapshot.is_a(k, c) for m in question.mentions for k in m.keys for c in theories.ONES):
        return context.unknown() if question.cued("criteria") else None
    if not found and question.cued("agreement") and question.cued("predicts"):
        cases = [c.key for c in model.cases if c.kind in theories.KINDS]
        return _said(context, model, [answering.outcome(model, case) for case in cases])
    if not found and general and not theories.tables(context, model):
        states = supposition.states(context, model) if supposing else {}
        return _said(context, model, [answering.conditions(model, states)])
    found = found or [c.key for c in model.cases if c.kind in theories.KINDS]
    settings, counts = supposition.supposed(context, model, found[0])
    answers: list[Json] = []
    for case in found:
        if settings:
            answers.append(answering.supposing(model, case, settings))
        elif counts:
            answers += [answering.supposing_count(model, case, v, n) for v, n in counts.items()]
        elif question.cued("which_conditions"):
            return _said(context, model, [answering.outcome(model, case), answering.conditions(model, {})])
        elif question.cued("definition") or (question.cued("whether") and question.cued("criteria")):
            answers += _fitting(context, model, case)
        elif question.cued("criteria") and question.cued("predicts"):
            answers += [answering.outcome(model, case)]
        elif question.cued("criteria"):
            meant = supposition.variables(context, model, case, sized=True)
            answers += [answering.indicators(model, case, v) for v in meant]
        else:
            answers.append(answering.outcome(model, case))
    return _said(context, model, answers) if answers else None


def _hypotheses(context: Context, model: Theory) -> Answer:
    """Give the hypotheses of a theory as it states them."""
    names = [p.removeprefix(PASSAGE) for part in model.hypotheses for p in part.passages]
    place = {n: i for i, n in enumerate(context.snapshot.order)}
    hits = [plain(context.snapshot, place[n]) for n in names if n in place]
    answer = context.answered(context.listed(hits), hits)
    answer.intent = "theory"
    return answer


def _fitting(context: Context, model: Theory, case: str) -> list[Json]:
    """Return whether a case fits what a theory defines: its verdict, and the criteria on which that rests."""
    from kg.theory import answering
    from kg.theory.model import Count

    meant = supposition.variables(context, model, case)
    verdict = model.predicted if isinstance(model.rule(model.predicted or ""), Count) else None
    chosen = [verdict] if verdict else meant if len(meant) == 1 else []
    return [answering.outcome(model, case), *(answering.indicators(model, case, v) for v in chosen)]


def _wider(context: Context, model: Theory, found: list[str]) -> list[Json]:
    """Return what is asked of a theory beyond its cases: which combinations there are and which no case shows, whether
    two readings of its thresholds give the same, what follows from so many criteria met."""
    from kg.theory import counting

    question = context.question
    if question.cued("combination"):
        told = counting.combinations(model, empty=question.cued("empty"))
        if told is not None:
            return [told]
    any_case = found[0] if found else next((c.key for c in model.cases), None)
    if any_case is None:
        return []
    if not found and question.cued("criteria") and (question.cued("highest") or question.cued("lowest")):
        meant = supposition.variables(context, model, any_case)
        return [counting.ranking(model, v) for v in meant[:1]]
    if question.cued("needed") and found:
        rule = model.rule(model.predicted or "")
        meant = supposition.variables(context, model, any_case, rule.inputs() if rule else ())
        return [n for case in found for v in meant[:1] for n in [counting.needed(model, case, v)] if n]
    named = supposition.indicators(context, model)
    if question.cued("states") and not found and named and not question.cued("suppose"):
        return [counting.holders(model, n) for n in named]
    if question.cued("differing") and len(found) == PAIR and not named:
        meant = supposition.variables(context, model, any_case)
        return [counting.differing(model, found, meant)]
    counts = supposition.numbers(context, model, any_case)
    if question.cued("any_state") and not counts:
        degrees = supposition.degrees(context, model)
        # One degree beside criteria that are named is what is asked for.
        if len(degrees) > 1 or (degrees and not named):
            about: list[str | None] = [*found] or [None]
            return [counting.degreed(model, degrees, case) for case in about]
    if question.cued("reading") and len(model.readings) > 1:
        meant = list(counts) or supposition.variables(context, model, any_case)
        return [counting.readings(model, v, counts.get(v)) for v in meant]
    return [counting.counted(model, counts)] if counts and not found and question.cued("any_state") else []


def _said(context: Context, model: Theory, answers: list[Json]) -> Answer | None:
    """Give derivations as the answer, with the hypothesis that covers them and the cells and rules they rest on."""
    language = context.question.language
    if not any(a["answer"][language] for a in answers):
        return None
    lines = [a["answer"][language] for a in answers]
    passages = [p for a in answers for p in a["passages"]]
    for found in answers:
        hypothesis = _hypothesis(context, model, found["values"])
        if hypothesis:
            lines.append(context.statement_of(hypothesis[0]))
            passages = [*hypothesis, *passages]
    rows = [[a["case"], *row, *[None] * (4 - len(row))] for a in answers for row in a["rows"]]
    return said_with(context, lines, ["case", "what", "state", "of", "degree"], rows, passages, MOST)


def said_with(
    context: Context, lines: list[str], columns: list[str], rows: list[list[Any]], passages: list[str], most: int
) -> Answer:
    """Give lines as the answer of a theory, with a table and the passages behind them."""
    answer = context.answer
    answer.intent, answer.status = "theory", "answered"
    answer.answer = "\n".join(dict.fromkeys(lines))
    answer.columns, answer.rows = columns, rows
    names = list(dict.fromkeys(p.removeprefix(PASSAGE) for p in passages))
    context.add_evidence(names, most=most)
    context.sparql(names)
    return answer


def _hypothesis(context: Context, model: Theory, values: Any) -> list[str]:
    """Return the passages of the hypothesis whose outcome is the one derived, if the theory states such: that which
    states it whole first."""
    outcome = values.get("predicted") or values.get("after") if isinstance(values, dict) else None
    for part in model.hypotheses if outcome else ():
        for passage in part.passages:
            name = passage.removeprefix(PASSAGE)
            facts = {p: o for s, p, o in context.triples(name) if s == f"id:{part.key}"}
            effect = facts.get("rdf:object")
            if isinstance(effect, str) and outcome in effect.removeprefix("id:").split("-"):
                return [name, *_condition(context, name, facts.get("rdf:subject"))]
    return []


def _condition(context: Context, name: str, condition: Any) -> list[str]:
    """Return the passage nearest to that of a hypothesis in which its condition is part of another such claim."""
    told = context.snapshot.speaking_of(condition[3:]) if isinstance(condition, str) else []
    claimed = [n for n in told if any(o == "kg:hypothesis" for _, _, o in context.triples(n)) and n != name]
    place = {n: i for i, n in enumerate(context.snapshot.order)}
    return sorted(claimed, key=lambda n: abs(place[n] - place[name]))[:1]


__all__ = ["theory"]
