"""Questions of numbers: how much or how many, all together, the least and the greatest."""

from __future__ import annotations

from kg.ask import columns, members, numbers, sums
from kg.ask.answer import Answer
from kg.ask.choose import answering
from kg.ask.context import Context
from kg.ask.retrieve import Hit
from kg.ask.time import LEAST_WORDS, SPANS, units


def amount(context: Context) -> Answer | None:
    """How much or how many: the statements that hold a number, all of them where the question asks for all."""
    wide = context.question.several
    years = context.question.years
    pool = [h for h in context.hits if any(y[:4] in _years_of(context, h) for y in years)] if years else None
    most = 14 if wide else 8
    hits = answering(context, 0.45 if wide else 0.62, most, trait="q", joint=True, concepts=True, among=pool)
    if not hits:
        # A number may stand in words only ("four recommendations").
        said = answering(context, 0.62, 8, joint=True, concepts=True, among=pool)
        hits = [h for h in said if numbers.in_words(context, h)]
    if not hits and context.question.tables:
        hits = answering(context, 0.62, 10, joint=True, among=pool)
    hits = [h for h in hits if h.words >= LEAST_WORDS or not context.question.units]
    hits = [h for h in hits if numbers.fits(context, h)]
    if "duration" in context.question.intents:
        hits = [h for h in hits if units(context, h) & SPANS]
    if not hits and context.question.cued("count"):
        hits = members.enumerated(context)
    if not hits:
        return None
    if wide or _asks_total(context):
        hits = list(dict.fromkeys([*hits, *sums.siblings(context, hits)]))[:16]
    answer = context.answered(context.listed(hits), hits)
    for measure, unit, addends in sums.parts(context, hits) if wide or _asks_total(context) else []:
        value = sum(addends, 0.0)
        whole = int(value) if value.is_integer() else round(value, 6)
        answer.answer += "\n" + context.say(
            "sum", measure=context.name(measure.removeprefix("id:")), value=f"{whole:,}", n=len(addends),
            unit=_unit(unit),
        )  # fmt: skip
        answer.values.append({"value": whole, "unit": _unit(unit), "of": context.name(measure[3:]), "when": None})
    return answer


def _asks_total(context: Context) -> bool:
    return "total" in context.question.groups


def _unit(unit: str) -> str:
    return unit.rsplit(":", 1)[-1].rsplit("/", 1)[-1]


def _years_of(context: Context, hit: Hit) -> str:
    """Return the words in which a passage gives years: its summary, and the dates in its triples."""
    dates = [str(v["when"]) for v in context.values(hit.passage) if v["when"]]
    return " ".join([*context.snapshot.passages[hit.passage]["summary"].values(), *dates])


def extreme(context: Context) -> Answer | None:
    """Which is the least or the greatest: the number, of whom and when."""
    years = [y[:4] for y in context.question.years]
    pool = answering(context, 0.3, 60, trait="q", concepts=True) or answering(context, 0.3, 60, trait="q")
    if not pool and context.question.tables:
        marks = [f"/t{number}-" for number in context.question.tables]
        pool = [h for h in context.hits[:100] if "q" in h.traits and any(m in h.passage for m in marks)]
    if len(years) == 2:
        pool = [h for h in pool if any(years[0] <= y[:4] <= years[1] for y in _dates(context, h))]
    hits = sums.extremes(context, pool) or columns.ends(context, sums.asked_for(context))
    return context.answered(context.listed(hits), hits) if hits else None


def _dates(context: Context, hit: Hit) -> list[str]:
    return [str(v["when"]) for v in context.values(hit.passage) if v["when"]]
