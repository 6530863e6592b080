"""A poll of a theory's cases: which criteria all of them meet, which only one or none does; which case meets most of
them, and which criterion is met least often."""

from __future__ import annotations

from typing import Any

from kg.ask.answer import Answer, bare
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import number_before, number_in
from kg.ask.theories import choice, coding, degree, naming, tally
from kg.ask.theories.hypothesis import SHOWN
from kg.ask.theories.kept import theories
from kg.ask.theories.theorising import said_with
from kg.ask.understanding.wants import ends
from kg.terms import PASSAGE
from kg.theory import answering, counting
from kg.theory.model import Theory
from kg.theory.say import listed

Held = dict[str, list[str]]
"""Cases, or passages of cells, by criterion."""


def poll(context: Context) -> Answer | None:
    """Which criteria all cases meet, one alone or none; or the most and the least: of cases, or of criteria where the
    question asks for one; how many of each variable each case meets, and of several of one table together."""
    question = context.question
    quantified = [name for name in ("all_cases", "one_case", "no_case") if question.cued(name)]
    compared = set(question.intents) <= {"compare"} and not quantified and not ends(question)
    compared = compared and (bool(question.intents) or question.cued("set_apart"))
    if not quantified and not ends(question) and "amount" not in question.intents and not compared:
        return None
    # "A country that meets exactly three" is any that does; which of them meets so many is asked of each; and which are
    # high on both is told by the combination of these.
    whichever = question.cued("any_state") and tally.counted(context)
    both = question.cued("both_degrees") and any(degree.degrees(context, m, denials=False) for m in theories(context))
    if whichever or both or any(tally.scored(context, m) for m in theories(context)):
        return None
    # "By just two countries" says nothing of how many there are.
    counted = number_before(context, "case_words")
    counted = None if counted == number_in(context, "one_case") else counted
    model = choice.meant(context, lambda m: _fits(context, m, counted))
    # Cases may be compared in whatever a theory knows nothing of.
    if model is None or (compared and not (counted and naming.own_variables(context, model))):
        return None
    cases = [c.key for c in coding.cases(context, model)]
    named = question.keys
    own = cases or counted or choice.itself(context, model) or naming.named_in(context, model).exact
    elsewhere = not cases and any(named & set(c.about) for m in theories(context) for c in m.cases)
    # What it names may be none of the theory's; and what one case meets is told of it alone.
    if (named and not own) or len(cases) == 1 or elsewhere:
        return None
    cases = cases or [c.key for c in model.cases if c.kind in coding.KINDS]
    chosen = naming.variables(context, model, cases[0], sized=True)
    each = not quantified and not ends(question)
    ranked = each or bool(ends(question)) or "amount" in question.intents
    lines: list[str] = []
    rows: list[list[Any]] = []
    passages: list[str] = []
    every: dict[str, list[str]] = {}
    tables: set[str] = set()
    for variable in chosen:
        met, cells = _met(model, cases, variable)
        every |= met
        tables |= {m[1] for found in cells.values() for p in found if (m := coding.CELL.search(p))}
        told, shown = _quantified(context, model, cases, met, quantified, cells) if quantified else ([], [])
        if ranked:
            more, also = _ends(context, model, variable, cases, met, cells)
            told, shown = [*told, *more], [*shown, *also]
            passages += [n for line in more for n in context.answer.backed.get(bare(line), ())]
        if len(chosen) > 1 and not each:
            told = [_of_variable(context, model, variable, line) for line in told]
        lines += told
        if each:
            rows += [[k, variable, sum(k in held for held in met.values()), len(met)] for k in cases]
        else:
            rows += [[variable, i, [k for k in cases if k in held]] for i, held in met.items()]
        passages += [p for i in dict.fromkeys(shown) for p in cells[i]]
    if len(chosen) > 1 and ranked and len(tables) == 1:
        # What stands in several tables makes no score that anybody gives.
        counts = [(_case(context, model, k), sum(k in held for held in every.values())) for k in cases]
        said = (context.say("of_number", name=name, n=n, of=len(every)) for name, n in counts)
        lines.insert(0, _listed(context, [*said]))
        context.answer.back(lines[0], [p.removeprefix(PASSAGE) for p in passages][:SHOWN])
    columns = ["case", "variable", "met", "of"] if each else ["variable", "criterion", "cases"]
    answer = said_with(context, lines, columns, rows, passages)
    answer.complete = not compared
    return answer


def _fits(context: Context, model: Theory, counted: int | None) -> bool:
    """Tell whether a theory has as many cases as a question counts, or several, each of another state where it asks of
    states."""
    own = [c for c in model.cases if c.kind in coding.KINDS]
    states = {a for c in own for a in c.about}
    enough = len(own) == counted if counted else len(own) > 1
    return enough and (len(states) == len(own) or not context.question.cued("countries"))


def _met(model: Theory, cases: list[str], variable: str) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the cases that meet each criterion of a variable, and the passages of the cells of each."""
    met: dict[str, list[str]] = {}
    cells: dict[str, list[str]] = {}
    for case in cases:
        for _, indicator, state in answering.indicators(model, case, variable)["rows"]:
            met.setdefault(indicator, []).extend([case] if state == "met" else [])
            cells.setdefault(indicator, []).extend(model.case(case).cell(indicator).passages)
    return met, cells


def _quantified(
    context: Context, model: Theory, cases: list[str], met: Held, asked: list[str], cells: Held
) -> tuple[list[str], list[str]]:
    """Return what is said of the criteria that all cases meet, one alone, or none; and these criteria."""
    sizes = {"all_cases": len(cases), "one_case": number_in(context, "one_case") or 1, "no_case": 0}
    lines, shown = [], []
    for name in asked:
        picked = [i for i, held in met.items() if len(held) == sizes[name]]
        shown += picked or list(met)
        texts = [_criterion(context, model, i, met[i] if name == "one_case" else []) for i in picked]
        everyone = _listed(context, [_case(context, model, k) for k in cases])
        names = _listed(context, texts) or context.say("nothing")
        lines.append(context.say(name, n=len(cases), k=sizes[name], cases=everyone, names=names))
        _back(context, lines[-1], cells, picked or list(met))
    return lines, shown


def _ends(
    context: Context, model: Theory, variable: str, cases: list[str], met: Held, cells: Held
) -> tuple[list[str], list[str]]:
    """Return which cases, or criteria, have the most and the least, with the number of each, the greatest first."""
    question = context.question
    asked = [end for end in ("highest", "lowest") if end in ends(question)]
    # "Which country meets the fewest criteria?" asks for a country.
    if question.cued("which_criterion") and not question.cued("states"):
        counts = {_criterion(context, model, i, held): len(held) for i, held in met.items()}
        ranked = sorted(counts, key=lambda name: -counts[name])
        whole = _listed(context, [context.say("of_number", name=n, n=counts[n], of=len(cases)) for n in ranked])
        of_end = {"highest": max(counts.values()), "lowest": min(counts.values())}
        best = {end: [name for name, n in counts.items() if n == of_end[end]] for end in asked}
        first = [context.say(end, number=_listed(context, best[end])) for end in asked]
        for at, line in zip(asked, first, strict=True):
            _back(context, line, cells, [i for i, held in met.items() if len(held) == of_end[at]])
        _back(context, whole, cells, list(met))
        return [*first, whole], list(met)
    lines = []
    for end in [*asked, *([None] if len(asked) != 1 else [])]:
        order = counting.ranking(model, variable, cases, end=end, counted=question.cued("criteria"))
        told = list(zip(order["answer"][question.language].split("\n"), order["behind"], strict=True))
        # Where both ends are asked for, what is between them is told once.
        for line, names in told[:1] if len(asked) > 1 else told:
            context.answer.back(line, [p.removeprefix(PASSAGE) for p in names][:SHOWN])
            lines.append(line)
    return lines, list(met)


def _of_variable(context: Context, model: Theory, variable: str, line: str) -> str:
    """Return a line with the variable that it is of: what is so of several ("none") is told of each."""
    language = context.question.language
    head = context.say("side", name=model.named(variable).label(language)) + (" " if language == "en" else "")
    context.answer.back(head + line, context.answer.backed.pop(bare(line), ()))
    return head + line


def _back(context: Context, line: str, cells: Held, criteria: list[str]) -> None:
    """Say that a line rests on the cells of some criteria: the first of each before the others."""
    groups = [cells[i] for i in criteria]
    names = [*(group[0] for group in groups if group), *(p for group in groups for p in group)]
    context.answer.back(line, list(dict.fromkeys(p.removeprefix(PASSAGE) for p in names))[:SHOWN])


def _case(context: Context, model: Theory, key: str) -> str:
    """Return what a case is called: by the one thing that it alone is about, else by its own name."""
    case = model.case(key)
    others = {a for c in model.cases if c.key != key and c.kind == case.kind for a in c.about}
    alone = len(case.about) == 1 and not set(case.about) & others
    return context.name(case.about[0]) if alone else case.label(context.question.language)


def _criterion(context: Context, model: Theory, key: str, cases: list[str]) -> str:
    name = model.named(key).label(context.question.language)
    whose = _listed(context, [_case(context, model, k) for k in cases])
    return context.say("criterion_of", name=name, cases=whose) if cases else name


def _listed(context: Context, items: list[str]) -> str:
    return listed(items, context.question.language)
