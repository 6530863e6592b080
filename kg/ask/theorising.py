"""Questions of theories: what one predicts of a case, which criteria the case meets or lacks, what if it were
otherwise, and under what conditions what is predicted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.ask import theories
from kg.ask.answer import Answer
from kg.ask.context import Context
from kg.terms import PASSAGE

if TYPE_CHECKING:
    from kg.theory.model import Theory

Json = dict[str, Any]
MOST = 30
"""How many passages stand behind a derivation at most: a case has one for each of its indicators and rules."""
ONES = ("State", "Person", "InternationalOrganisation")
"""Classes whose things may be cases, or those who act in one."""
_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight")
_WORDS = {word: number for words in (_ENGLISH, "零一二三四五六七八") for number, word in enumerate(words)} | {"两": 2}
_NUMBER = re.compile(r"\b(zero|one|two|three|four|five|six|seven|eight|\d)\b|([零一二两三四五六七八]|\d)(?=[项个条つ])")
_COUNT = re.compile(
    r"(?:\b(two|three|four|five|six|seven|eight|\d)[ -](?:\w+[ -]){0,2}"
    r"|([一二两三四五六七八]|\d)(?:个|项|条|つの?)?(?:细)?)$"
)
"""A number before what it counts, with a word or two between them in English."""
_FIGURE = re.compile(r"\b(one|two|three|four|five)\b|([一二两三四五\d])")


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
    # What a theory says of no case is no answer on a state or person that it has no case of.
    if not found and any(context.snapshot.is_a(k, c) for m in question.mentions for k in m.keys for c in ONES):
        return context.unknown() if question.cued("criteria") else None
    if not found and general and not theories.tables(context, model):
        return _said(context, model, [answering.conditions(model, _states(context, model) if supposing else {})])
    found = found or [c.key for c in model.cases if c.kind in theories.KINDS]
    settings, counts = _supposed(context, model, found[0])
    answers: list[Json] = []
    for case in found:
        if settings:
            answers.append(answering.supposing(model, case, settings))
        elif counts:
            answers += [answering.supposing_count(model, case, v, n) for v, n in counts.items()]
        elif question.cued("criteria"):
            answers += [answering.indicators(model, case, v) for v in variables(context, model, case)]
        else:
            answers.append(answering.outcome(model, case))
    return _said(context, model, answers) if answers else None


def _supposed(context: Context, model: Theory, case: str) -> tuple[dict[str, str], dict[str, int]]:
    """Return what a question supposes: states of indicators, or how many of a variable's are met."""
    question = context.question
    if not question.cued("suppose"):
        return {}, {}
    match = _NUMBER.search(question.folded)
    named = {k for m in question.mentions for k in m.keys}
    if match and not named & set(model.indicators):
        number = _value(match)
        mine = variables(context, model, case)[:1]
        more = {v: _met(model, case, v) if question.cued("more") else 0 for v in mine}
        return {}, {v: number + met for v, met in more.items()}
    return _states(context, model), {}


def _met(model: Theory, case: str, variable: str) -> int:
    from kg.theory import answering

    return sum(1 for row in answering.indicators(model, case, variable)["rows"] if row[2] == "met")


def _states(context: Context, model: Theory) -> dict[str, str]:
    """Return the states that a question supposes of the indicators that it names. What is denied of one that is itself
    put as a denial is met: "does not threaten" where nothing threatens."""
    denied, language = context.question.cued("unmet"), context.question.language
    states = {}
    for key in _indicators(context, model):
        name = context.snapshot.folder_of_names.fold(model.named(key).label(language))
        negative = any(cue.search(name) for cue in context.question.grammar.cues["negative"])
        states[key] = "met" if negative == denied else "unmet"
    return states


def _indicators(context: Context, model: Theory) -> list[str]:
    """Return the indicators that a question names, by themselves or by words of their names ("host-nation mark")."""
    held = theories.parts(context, model)["indicators"]
    said = theories.items(context)
    named = {k for item in said for k in item.keys}
    own = [k for k in model.indicators if k in named]
    if own:
        return own
    counts = {k: [item for item in said if item.stands_in(v)] for k, v in held.items()}
    shared = {k: float(sum(max(1, len(item.words)) for item in found)) for k, found in counts.items()}
    return theories.best({k: n for k, n in shared.items() if n > 1})


def variables(context: Context, model: Theory, case: str) -> list[str]:
    """Return the variables with criteria that a question means: by their names and those of their criteria, or by the
    table of their cells; all where it tells none."""
    from kg.theory import answering

    cells = {v: answering.indicators(model, case, v) for v in model.variables()}
    counted = [v for v, found in cells.items() if found["rows"]]
    tables = theories.tables(context, model)
    held, said = theories.parts(context, model), theories.items(context)
    cases = {k for v in held["cases"].values() for k in v.keys}
    said = [item for item in said if not item.keys & cases]
    own = theories.weighed(said, {v: held["variables"][v] for v in counted})
    below = theories.weighed(said, held["indicators"])
    for variable in counted:
        rule = model.rule(variable)
        own[variable] += 0.5 * sum(below.get(name, 0.0) for name in (rule.inputs() if rule else ()))
    by_table = [v for v in counted if any(t in p for t in tables for p in cells[v]["passages"])]
    if by_table and context.question.tables:
        own = {v: own[v] for v in by_table}
    # "The six criteria" are those of the variable that has six.
    number = None if context.question.cued("suppose") else number_before(context, "criterion_words")
    sized = [v for v in counted if len(cells[v]["rows"]) == number]
    if sized:
        own = {v: own.get(v, 0.0) for v in sized}
        return theories.best(own) or sized
    return theories.best(own) or by_table or counted


def number_before(context: Context, cue: str) -> int | None:
    """Return the number that stands before a word of a cue: "the four allies", "six criteria"."""
    text = context.question.folded
    for pattern in context.question.grammar.cues[cue]:
        for match in pattern.finditer(text):
            number = _COUNT.search(text[: match.start()])
            if number:
                return _value(number)
    return None


def number_in(context: Context, cue: str) -> int | None:
    """Return the number that a cue holds: "only two"."""
    text = context.question.folded
    matches = [m for pattern in context.question.grammar.cues[cue] for m in pattern.finditer(text)]
    numbers = (_FIGURE.search(m[0]) for m in matches)
    return next((_value(number) for number in numbers if number), None)


def _value(number: re.Match[str]) -> int:
    word = next(g for g in number.groups() if g)
    return int(word) if word.isdigit() else _WORDS[word]


def _said(context: Context, model: Theory, answers: list[Json]) -> Answer:
    """Give derivations as the answer, with the hypothesis that covers them and the cells and rules they rest on."""
    language = context.question.language
    lines = [a["answer"][language] for a in answers]
    passages = [p for a in answers for p in a["passages"]]
    for found in answers:
        hypothesis = _hypothesis(context, model, found["values"])
        if hypothesis:
            lines.append(context.statement_of(hypothesis))
            passages.insert(0, hypothesis)
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


def _hypothesis(context: Context, model: Theory, values: Any) -> str | None:
    """Return the passage of the hypothesis whose outcome is the one derived, if the theory states such."""
    outcome = values.get("predicted") or values.get("after") if isinstance(values, dict) else None
    if not outcome:
        return None
    for part in model.hypotheses:
        for passage in part.passages:
            name = passage.removeprefix(PASSAGE)
            facts = {p: o for s, p, o in context.triples(name) if s == f"id:{part.key}"}
            effect = facts.get("rdf:object")
            if isinstance(effect, str) and outcome in effect.removeprefix("id:").split("-"):
                return name
    return None


__all__ = ["theory"]
