"""Questions of theories: what one predicts of a case, which criteria the case meets, what if it were otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.ask.answer import Answer
from kg.ask.context import Context
from kg.terms import PASSAGE

if TYPE_CHECKING:
    from kg.theory.model import Theory

Json = dict[str, Any]
MOST = 26
"""How many passages stand behind a derivation at most: a case has one for each of its indicators and rules."""
_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight")
_WORDS = {word: number for words in (_ENGLISH, "零一二三四五六七八") for number, word in enumerate(words)} | {"两": 2}
_NUMBER = re.compile(r"\b(zero|one|two|three|four|five|six|seven|eight|\d)\b|([零一二两三四五六七八]|\d)(?=[项个条つ])")


def theory(context: Context) -> Answer | None:
    """What a theory gives for the cases that a question names, or for all where it asks for each."""
    question = context.question
    if not question.cued("theory"):
        return None
    found = _cases(context)
    if found is None:
        return None
    from kg.theory import answering

    model, cases = found
    settings, counts = _supposed(context, model, cases[0])
    answers: list[Json] = []
    for case in cases:
        if settings:
            answers.append(answering.supposing(model, case, settings))
        elif counts:
            answers += [answering.supposing_count(model, case, v, n) for v, n in counts.items()]
        elif question.cued("criteria"):
            answers += [answering.indicators(model, case, v) for v in _variables(context, model, case)]
        else:
            answers.append(answering.outcome(model, case))
    return _said(context, model, answers) if answers else None


def _cases(context: Context) -> tuple[Theory, list[str]] | None:
    """Return the theory that the question's names have most to do with, and those of its cases that are meant."""
    from kg.theory.answering import theories_of
    from kg.theory.source import read

    named = [k for m in context.question.mentions for k in m.keys]
    of: dict[str, list[str]] = {}
    for key in named:
        for name, case in theories_of(context.snapshot, key):
            of.setdefault(name, []).append(case)
    if not of and context.question.tables:
        return _tabled(context)
    models = {name: read(context.snapshot, name) for name in of}
    articles = context.question.articles
    fitting = [n for n, m in models.items() if not articles or m.article in articles]
    if not fitting:
        return None

    def fit(name: str) -> tuple[int, int, bool]:
        model = models[name]
        return (len({*model.indicators, *model.variables()} & set(named)), len(of[name]), bool(model.predicted))

    best = max(sorted(fitting), key=fit)
    return models[best], list(dict.fromkeys(of[best]))


def _tabled(context: Context) -> tuple[Theory, list[str]] | None:
    """Return the theory whose cells stand in the table that a question names, with all its cases."""
    from kg.theory.source import names, read

    tables = [f"/t{number}-" for number in context.question.tables]
    for name in names(context.snapshot):
        model = read(context.snapshot, name)
        if any(t in p for part in model.indicators.values() for p in part.passages for t in tables):
            return model, [case.key for case in model.cases]
    return None


def _supposed(context: Context, model: Theory, case: str) -> tuple[dict[str, str], dict[str, int]]:
    """Return what a question supposes: states of indicators, or how many of a variable's are met."""
    question = context.question
    if not question.cued("suppose"):
        return {}, {}
    state = "unmet" if question.cued("unmet") else "met"
    near = _indicators(context, model)
    if near:
        return dict.fromkeys(near, state), {}
    match = _NUMBER.search(question.folded)
    if not match:
        return {}, {}
    word = match[1] or match[2]
    number = int(word) if word.isdigit() else _WORDS[word]
    return {}, dict.fromkeys(_variables(context, model, case)[:1], number)


def _indicators(context: Context, model: Theory) -> list[str]:
    """Return the indicators that a question names, by themselves or by what they are about ("host-nation mark")."""
    named = {k for m in context.question.mentions for k in m.keys}
    own = [k for k in model.indicators if k in named]
    words = {w for k in named for w in k.split("-")} | set(context.question.folded.split())
    return own or [k for k in model.indicators if len(words & set(k.split("-"))) > 1]


def _variables(context: Context, model: Theory, case: str) -> list[str]:
    """Return the variables with criteria that a question names, by themselves or by the table of their cells; all
    where it names none."""
    from kg.theory import answering

    cells = {v: answering.indicators(model, case, v) for v in model.variables()}
    counted = [v for v, found in cells.items() if found["rows"]]
    named = {k for m in context.question.mentions for k in m.keys}
    words = {w for k in named for w in k.split("-")} | set(context.question.folded.replace("-", " ").split())
    by_name = [v for v in counted if v in named or len(words & set(v.split("-")[:2])) > 1]
    # "exchange criteria": one telling word is enough where it tells them apart.
    parts = {v: words & set(v.split("-")) for v in counted}
    told = [v for v in counted if parts[v] and not any(parts[v] & parts[o] for o in counted if o != v)]
    tables = [f"/t{number}-" for number in context.question.tables]
    by_table = [v for v in counted if any(t in p for t in tables for p in cells[v]["passages"])]
    return by_name or told or by_table or counted


def _said(context: Context, model: Theory, answers: list[Json]) -> Answer:
    """Give derivations as the answer, with the hypothesis that covers them and the cells and rules they rest on."""
    answer, language = context.answer, context.question.language
    answer.intent, answer.status = "theory", "answered"
    lines = [a["answer"][language] for a in answers]
    passages = [p for a in answers for p in a["passages"]]
    for found in answers:
        hypothesis = _hypothesis(context, model, found["values"])
        if hypothesis:
            lines.append(context.statement_of(hypothesis))
            passages.insert(0, hypothesis)
    answer.answer = "\n".join(dict.fromkeys(lines))
    answer.columns = ["case", "what", "state", "of", "degree"]
    answer.rows = [[a["case"], *row, *[None] * (4 - len(row))] for a in answers for row in a["rows"]]
    names = list(dict.fromkeys(p.removeprefix(PASSAGE) for p in passages))
    context.add_evidence(names, most=MOST)
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
