"""What in one article speaks for or against how a case is coded for a theory, in another article's table or by this
graph: by the coding of evidence (see `kg.theory.bearing`), which is this graph's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from kg.ask.answer import Answer
from kg.ask.retrieval.context import Context
from kg.ask.theories import coding, likeness, vocabulary
from kg.ask.theories.kept import bearings, theories
from kg.ask.theories.recoding import placed
from kg.ask.theories.vocabulary import Vocabulary
from kg.ask.understanding.wants import BEARING
from kg.terms import PASSAGE, home_of
from kg.theory.model import Case, Cell, Theory

if TYPE_CHECKING:
    from kg.theory.bearing import Bearing

CODING = ("coding", "coding_met", "coding_told")
"""Cues of words for the coding and for what tells of it, which name no indicator."""
MOST = 400
"""How many passages stand behind an answer at most: a table has dozens of cells, and each may have a dozen passages."""


class Asked(NamedTuple):
    """What a question asks of which coding.

    Attributes
    ----------
    sources : list of str
        Keys of the articles whose passages are asked for; empty for all.
    model : Theory
    cases : list of Case
    indicators : list of str
    """

    sources: list[str]
    model: Theory
    cases: list[Case]
    indicators: list[str]


def bearing(context: Context) -> Answer | None:
    """What in an article supports or weakens how a case is coded on an indicator."""
    asked = _asked(context)
    if asked is None:
        return None
    groups, silent, others = [], [], 0
    for case in asked.cases:
        for key in asked.indicators:
            cell = case.cell(key)
            found = bearings(context, asked.model, case.key, key, asked.sources)
            silent += [] if found or len(asked.cases) > 1 else [key]
            wanted = [b for b in found if _wanted(context, b, cell)]
            others += sum(len(b.passages) for b in found if b not in wanted)
            if wanted:
                groups.append((case, key, cell, wanted))
    if not groups and "compare" in context.question.intents:
        # Which of two is rated higher is asked of what is told, too.
        return None
    if not groups:
        return _none(context, asked, others)
    return _said(context, asked, groups, others, silent)


def _asked(context: Context) -> Asked | None:
    """Find out of which coding a question asks what, in which articles."""
    question = context.question
    before = _before(context)
    coded = [a for a in question.articles if a not in before]
    found = _meant(context, coded or None) or (_meant(context, None) if coded else None)
    if found is None:
        return None
    model, cases, indicators = found
    sources = [a for a in question.articles if a != model.article]
    if not sources and model.article in before and question.cued("bearing_within"):
        sources = [str(model.article)]
    return Asked(sources, model, cases, indicators)


def _before(context: Context) -> list[str]:
    """Return the articles that a question names before the word for the bearing: "what in this supports that?"."""
    question = context.question
    places = [m.end() for name in BEARING for m in question.grammar.cues[name].finditer(question.folded)]
    found = context.part(question.folded[: min(places)]).question.articles if places else question.articles
    return [a for a in question.articles if a in found]


def _meant(context: Context, articles: list[str] | None) -> tuple[Theory, list[Case], list[str]] | None:
    """Return the theory whose coding a question means, of these articles, with the cases and indicators: that which
    has the tables, cases and indicators that it names, the most plainly named first."""
    snapshot, inner = context.snapshot, _stripped(context, articles or [])
    about = inner.question.keys
    ranked = []
    for place, model in enumerate(theories(context)):
        if (articles and model.article not in articles) or (inner.question.tables and not coding.tables(inner, model)):
            continue
        cases = _cases(inner, model)
        taken = {k for c in cases for k in (c.key, f"case-{c.key}", *c.about)}
        weights = _indicators(_stripped(context, articles or [], taken), model)
        if about and not cases and any(snapshot.is_a(k, c) for k in about - set(weights) for c in vocabulary.ONES):
            continue
        named = max(weights.values(), default=0.0)
        if not (named or cases or inner.question.tables):
            continue
        known, best = _in_tables(inner, model), likeness.best(weights)
        chosen = [k for k in best if k in known] or (best if weights else known)
        # Where no article codes a theory's cases in a table, all coding of them is ours.
        plainly = (-named, not cases, not coding.cells(model), -len(model.indicators), place)
        ranked.append((plainly, model, cases, chosen))
    if not ranked:
        return None
    _, model, cases, chosen = min(ranked, key=lambda r: r[0])
    return model, cases or [c for c in model.cases if c.kind in coding.KINDS], chosen


def _cases(context: Context, model: Theory) -> list[Case]:
    """Return the cases that a question names, or that it means by words that only one of them has."""
    found = coding.cases(context, model)
    if found:
        return found
    among = {c.key: vocabulary.parts(context, model)["cases"][c.key] for c in model.cases if c.kind in coding.KINDS}
    told = likeness.best(likeness.weighed(vocabulary.items(context), among), coding.DISTINCT)
    return [c for c in model.cases if c.key in told] if len(told) == 1 else []


def _stripped(context: Context, articles: list[str], taken: set[str] | None = None) -> Context:
    """Return a question of some articles' coding, without the words that ask for the bearing and without names."""
    question = context.question.fresh()
    cues = [c for name in (*BEARING, *CODING) for c in question.grammar.cues[name]]
    question.articles = articles
    question.mentions = [m for m in question.mentions if not set(m.keys) & (taken or set())]
    question.units = [u for u in question.units if not any(c.search(u.text) for c in cues)]
    for cue in cues:
        question.loose = cue.sub(lambda _: " ", question.loose)
    return Context(context.graph, question)


def _indicators(context: Context, model: Theory) -> dict[str, float]:
    """Return the indicators that a question names, or those that a variable is counted from that it names, and how
    plainly."""
    parts = vocabulary.parts(context, model)
    found = likeness.shared(context, parts["indicators"])
    if found:
        return _nearest(context, found, parts["indicators"])
    named = likeness.shared(context, parts["variables"])
    return {name: named[v] for v in likeness.best(named) for name in model.criteria(v)}


def _nearest(context: Context, found: dict[str, float], among: Mapping[str, Vocabulary]) -> dict[str, float]:
    """Return how plainly indicators are named by what their names have in common with the question, word for word:
    a phrase that means something like several of them is one of them by its words."""
    if max(found.values()) >= likeness.ITSELF:
        return found
    said = vocabulary.items(context)
    common = {key: [len(i.words & among[key].words) + len(i.groups & among[key].groups) for i in said] for key in found}
    # What all of them have in common with the question tells none from the others.
    telling = [n for n in range(len(said)) if not all(counts[n] for counts in common.values())]
    apart = likeness.best({key: float(sum(counts[n] for n in telling)) for key, counts in common.items()})
    return {key: float(sum(common[key])) for key in apart or found}


def _in_tables(context: Context, model: Theory) -> list[str]:
    """Return the indicators whose cells stand in the tables that a question names; all where it names none."""
    marks = coding.tables(context, model)
    cells = {k: [p for one in model.cases for c in one.cells.get(k, ()) for p in c.passages] for k in model.indicators}
    return [key for key, places in cells.items() if not marks or any(mark in p for p in places for mark in marks)]


def _wanted(context: Context, found: Bearing, cell: Cell) -> bool:
    """Tell whether a bearing is of the direction asked for. What speaks for a cell that is coded as not met speaks
    against the indicator's being met; where the question says what it is to meet, that counts."""
    question = context.question
    for_, against = question.cued("bearing_for"), question.cued("bearing_against")
    if for_ == against:
        return True
    unmet = question.cued("coding_unmet") or (cell.state == "unmet" and not question.cued("coding_met"))
    return (found.supports != unmet) == for_


def _said(
    context: Context, asked: Asked, groups: list[tuple[Case, str, Cell, list[Bearing]]], others: int, silent: list[str]
) -> Answer:
    """Give bearings as the answer, cell by cell, with what no passage bears on."""
    answer, language, model = context.answer, context.question.language, asked.model
    answer.intent, answer.status = "bearing", "answered"
    answer.columns = ["case", "indicator", "coded", "direction", "article", "passages", "reason"]
    lines: list[str] = []
    names: list[str] = []
    for case, key, cell, found in groups:
        name = model.named(key).label(language)
        coded = _coding(context, cell)
        lines.append(context.say("bearing_cell", case=case.label(language), indicator=name, coding=coded))
        answer.back(lines[-1], [p.removeprefix(PASSAGE) for p in cell.passages])
        for supports in (True, False):
            mine = [b for b in found if b.supports == supports]
            if mine:
                lines.append("  " + context.say("bearing_supports" if supports else "bearing_weakens"))
                lines += [f"  • {_item(context, model, b)}" for b in mine]
            names += [n for b in mine for n in b.passages]
            row = [case.key, key, cell.state, "supports" if supports else "weakens"]
            answer.rows += [[*row, b.article, " ".join(b.passages), context.text(b.reason)] for b in mine]
        names += [p.removeprefix(PASSAGE) for p in cell.passages]
    if silent:
        lines.append(context.say("bearing_silent", names=context.comma.join(_called(model, silent, language))))
    if others:
        lines.append(context.say("bearing_others", n=others))
    lines.append(_note(context, asked, {c.key: c for c, *_ in groups}, names))
    answer.answer = "\n".join(lines)
    names = list(dict.fromkeys(names))
    context.add_evidence(names, most=MOST)
    context.sparql(names)
    context.answer.complete = True
    return answer


def _coding(context: Context, cell: Cell) -> str:
    """Say how a cell is coded, and by whom."""
    from kg.theory.say import words

    state = words(context.question.language)[cell.state]
    passages = context.snapshot.passages
    for name in (p.removeprefix(PASSAGE) for p in cell.passages):
        entry = passages[name]
        if cell.source == "article" and "tableNumber" in entry:
            number = context.snapshot.articles[entry["article"]]["number"]
            return context.say("bearing_table", number=entry["tableNumber"], article=number, state=state)
    return context.say("bearing_uncoded" if cell.source == "none" else "bearing_own", state=state)


def _item(context: Context, model: Theory, found: Bearing) -> str:
    """Say what passages tell, each with its place, and why they bear on the cell."""
    end = " " if context.question.language == "en" else ""
    told = end.join(placed(context, n) for n in found.passages)
    text = context.say("bearing_item", text=told, reason=context.text(found.reason))
    if found.outside:
        scope = next((s for s in model.scope if s.iri == found.outside), None)
        text += end + context.say("bearing_outside", text=scope.label(context.question.language)) if scope else ""
    return text


def _note(context: Context, asked: Asked, cases: dict[str, Case], names: list[str]) -> str:
    """Say whose judgement the bearing is, and which articles code nothing of the kind themselves."""
    language, snapshot = context.question.language, context.snapshot
    told = {home_of(n) for n in names} - {asked.model.article}
    foreign = []
    for entry in (e for key, e in snapshot.articles.items() if key in told):
        authors = context.comma.join(context.name(a) for a in entry["authors"])
        foreign.append(context.say("bearing_author", number=entry["number"], authors=authors))
    said = [context.say("bearing_note")]
    if foreign:
        what = context.comma.join(c.label(language) for c in cases.values())
        said.append(context.say("bearing_foreign", articles=context.comma.join(foreign), cases=what))
    return (" " if language == "en" else "").join(said)


def _none(context: Context, asked: Asked, others: int) -> Answer:
    """Say that nothing bears on what is asked, as far as it was coded."""
    question, model = context.question, asked.model
    language = question.language
    numbers = [context.snapshot.articles[a]["number"] for a in asked.sources]
    articles = context.comma.join(context.say("bearing_article", number=n) for n in numbers)
    for_, against = question.cued("bearing_for"), question.cued("bearing_against")
    way = "bears" if for_ == against else "speaks_for" if for_ else "speaks_against"
    parts = [c.label(language) for c in asked.cases]
    if set(asked.indicators) == set(_in_tables(context, model)):
        parts += [context.say("table", number=n) for n in question.tables]
    else:
        parts += _called(model, asked.indicators, language)
    frame = {"articles": articles or context.say("bearing_any"), "direction": context.say(f"bearing_{way}")}
    answer = context.unknown(context.say("bearing_none", **frame, what=context.comma.join(parts)))
    answer.intent = "bearing"
    if others:
        answer.answer += (" " if language == "en" else "") + context.say("bearing_others", n=others)
    return answer


def _called(model: Theory, keys: list[str], language: str) -> list[str]:
    return [model.named(key).label(language) for key in keys]
