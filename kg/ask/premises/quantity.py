"""Quantities: whether the number that a question of yes or no gives, or the limit that it sets, is that of what is
told."""

from __future__ import annotations

from kg.ask.kinds.columns import limit_of
from kg.ask.kinds.series import in_years
from kg.ask.premises import roles, scale
from kg.ask.premises.verdict import LOOKED_AT, Verdict, stands
from kg.ask.retrieval import numbers
from kg.ask.retrieval.choose import speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit

NEAR = 0.35
"""The share of the best score that the number must reach that is set against a limit."""
ROUGH, EXACT = 0.15, 0.001
"""How far apart, as a share of it, a number that is given roughly, or exactly, and another must be to be another."""


def measured(context: Context) -> Verdict | None:
    """Tell whether the number of what is named, of the year that is named, is on the asked side of a limit."""
    question = context.question
    bound, low = limit_of(question), stands(question, "below")
    if bound is None or not (low or stands(question, "above")) or not question.years:
        return None
    named = {f"id:{k}" for m in question.mentions for k in m.keys}
    for hit in context.hits:
        if hit.score < NEAR * context.hits[0].score:
            return None
        for about in context.facts(hit.passage).values():
            own = str(about.get("kg:unit", "")).endswith("PERCENT") and about.get("kg:of") in named
            if own and "kg:value" in about and in_years(about.get("kg:date", {}).get("value", ""), question.years):
                value = float(about["kg:value"]["value"])
                return Verdict("yes" if (value < bound) == low else "no", [hit])
    return None


def numbered(context: Context) -> Verdict | None:
    """Set the share that a question gives against those that are told of the same thing in the same measure."""
    question = context.question
    given = [float(n[:-1]) for _, n in numbers.given(question) if n.endswith("%")]
    if len(given) != 1 or question.units or stands(question, "above") or stands(question, "below"):
        return None
    doer, *others = question.mentions
    found: list[Hit] = []
    for hit in context.hits[: 4 * LOOKED_AT]:
        if set("cpn") & set(hit.traits) or not all(speaks_of(context, hit, m) for m in others):
            continue
        for about in context.facts(hit.passage).values():
            share = str(about.get("kg:unit", "")).endswith("PERCENT") and roles.means(context, doer, _of(about))
            if not share or (question.years and not in_years(_date(about), question.years)):
                continue
            if "kg:value" not in about:
                continue
            value, bound = float(about["kg:value"]["value"]), about.get("kg:bound")
            if bound and (given[0] > value if bound in scale.ABOVE else given[0] < value):
                # "More than 2 %" may be 3 %.
                continue
            rough = str(about.get("kg:approximate", {}).get("value")) == "true"
            if not bound and abs(value - given[0]) <= (ROUGH if rough else EXACT) * value:
                return Verdict("yes", [hit])
            found.append(hit)
    return Verdict("no", found[:1]) if found else None


def _of(about: dict[str, object]) -> set[str]:
    return {str(about.get("kg:of", ""))}


def _date(about: dict[str, object]) -> str:
    told = about.get("kg:date")
    return str(told["value"]) if isinstance(told, dict) else ""
