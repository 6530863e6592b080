"""What is done for each kind of question: general rules over the graph, none of which knows an answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from kg.ask import sums
from kg.ask.answer import Answer
from kg.ask.chain import chain
from kg.ask.choose import LEAST, answering, connects
from kg.ask.claimant import PERSONS, names_another, person, who_says
from kg.ask.common import common
from kg.ask.comparison import compare
from kg.ask.context import Context
from kg.ask.link import links
from kg.ask.maker import makers
from kg.ask.premise import FEW_WORDS
from kg.ask.question import Mention
from kg.ask.retrieve import Hit
from kg.ask.scene import scenes
from kg.ask.source import provenance
from kg.ask.theorising import theory
from kg.ask.time import LEAST_WORDS, duration, order, when

Json = dict[str, Any]
PLAINLY = 0.75
"""The share of a question's words that a passage must hold to answer plainly."""
PLACING = {"sem:hasPlace", "kg:destination", "kg:locatedIn", "kg:stationedIn", "kg:host", "org:organization"}
"""Relations that say where something is, went or took place, or at which institution somebody works."""
NUMBER = re.compile(r"\d|[一二两三四五六七八九十百]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half)\b")


def where(context: Context) -> Answer | None:
    """Where something is or took place: the statements that name a place the question doesn't."""
    found = [h for h in answering(context, 0.55, 20) if h.words >= FEW_WORDS]
    hits = [h for h in found if {p for _, p, _ in context.triples(h.passage)} & PLACING]
    return context.answered(context.listed(hits[:6]), hits[:6]) if hits else None


def define(context: Context) -> Answer | None:
    """What or who a thing is: what its types and the statements on it say."""
    question = context.question
    words = question.content.split()
    if not question.mentions and (len(words) <= 3 if question.content.isascii() else len("".join(words)) <= 8):
        return context.unnamed()
    if len(question.mentions) != 1 or len(question.content.split()) > 3:
        return None
    mention = question.mentions[0]
    if len(mention.keys) > 1:
        return ambiguous(context, mention)
    key = mention.keys[0]
    hits = [h for h in context.hits if h.coverage >= LEAST]
    full = [h for h in hits if connects(context, h, mention)] or hits
    if not full:
        return None
    defining = [h for h in full if "f" in h.traits]
    chosen = (defining + [h for h in full if h not in defining])[:8]
    kind = context.text(_class_labels(context, key))
    lines = [context.say("is_a", name=context.name(key), type=kind)]
    others = list(context.snapshot.labels(key).get(question.language, [])[1:6])
    if others:
        lines.append(context.say("also_known", names=", ".join(others)))
    return context.answered("\n".join([*lines, context.listed(chosen)]), chosen)


def _class_labels(context: Context, key: str) -> Json:
    from kg.network import node_attributes

    found: Json = node_attributes(context.snapshot, key)["type_labels"]
    return found


def ambiguous(context: Context, mention: Mention) -> Answer:
    """Ask which of several things is meant."""
    context.answer.status = "ambiguous"
    context.answer.suggestions = [f"{context.name(k)} ({k})" for k in mention.keys]
    context.add_entities(list(mention.keys))
    context.answer.answer = context.say("ambiguous", names="; ".join(context.answer.suggestions))
    return context.answer


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
        hits = [h for h in said if NUMBER.search(" ".join(context.snapshot.passages[h.passage]["summary"].values()))]
    if not hits and context.question.tables:
        hits = answering(context, 0.62, 10, joint=True, among=pool)
    hits = [h for h in hits if h.words >= LEAST_WORDS or not context.question.units]
    if context.question.cued("count"):
        # How many soldiers is not told by how many euros or percent.
        hits = [h for h in hits if _counts(context, h)]
    if not hits:
        return None
    if wide or _asks_total(context):
        hits = list(dict.fromkeys([*hits, *sums.siblings(context, hits)]))[:16]
    answer = context.answered(context.listed(hits), hits)
    for measure, unit, numbers in sums.parts(context, hits) if wide or _asks_total(context) else []:
        value = sum(numbers, 0.0)
        whole = int(value) if value.is_integer() else round(value, 6)
        answer.answer += "\n" + context.say(
            "sum", measure=context.name(measure.removeprefix("id:")), value=f"{whole:,}", n=len(numbers),
            unit=_unit(unit),
        )  # fmt: skip
        answer.values.append({"value": whole, "unit": _unit(unit), "of": context.name(measure[3:]), "when": None})
    return answer


def _counts(context: Context, hit: Hit) -> bool:
    """Tell whether a passage holds a number that is no sum of money and no share, or one in words only."""
    facts = context.triples(hit.passage)
    owners = {s for s, p, _ in facts if p in {"kg:value", "kg:lowerBound", "kg:upperBound"}}
    money = {s for s, p, o in facts if p == "kg:currency" or (p == "kg:unit" and str(o).endswith("PERCENT"))}
    return not owners or bool(owners - money)


def _asks_total(context: Context) -> bool:
    return "total" in context.question.groups


def _unit(unit: str) -> str:
    return unit.rsplit(":", 1)[-1].rsplit("/", 1)[-1]


def _years_of(context: Context, hit: Hit) -> str:
    """Return the words in which a passage gives years: its summary, and the dates in its triples."""
    dates = [str(v["when"]) for v in context.values(hit.passage) if v["when"]]
    return " ".join([*context.snapshot.passages[hit.passage]["summary"].values(), *dates])


def why(context: Context) -> Answer | None:
    """Why: the explanations, and the reasons that the best claims give or are given."""
    hits = answering(context, 0.6, 8, joint=context.question.several)
    if not hits:
        return None
    by_name = {h.passage: h for h in context.hits}
    linked: list[Hit] = []
    for hit in hits[:4]:
        statements = {s[3:] for s, p, _ in context.triples(hit.passage) if p == "kg:claimKind"}
        ends = {
            o[3:]
            for s, p, o in context.triples(hit.passage)
            if p in {"kg:reason", "cito:supports"} and isinstance(o, str)
        }
        for key in sorted(statements | ends):
            for name in context.snapshot.speaking_of(key):
                if name in by_name and name != hit.passage:
                    linked.append(by_name[name])
    chosen = list(dict.fromkeys([*hits, *linked]))[:10]
    return context.answered(context.listed(chosen), chosen)


def holds_value(context: Context, intent: str) -> bool:
    """Tell whether one of the statements nearest to a question holds the kind of thing that it asks for."""

    def holds(hit: Hit) -> bool:
        if intent == "person":
            return names_another(context, hit, PERSONS)
        if intent == "where":
            return bool({p for _, p, _ in context.triples(hit.passage)} & PLACING)
        return ("q" if intent == "amount" else "d") in hit.traits

    return any(holds(hit) for hit in answering(context, 0.8, 3) if hit.words >= PLAINLY)


def extreme(context: Context) -> Answer | None:
    """Which is the least or the greatest: the number, of whom and when."""
    years = [y[:4] for y in context.question.years]
    pool = answering(context, 0.3, 60, trait="q", concepts=True) or answering(context, 0.3, 60, trait="q")
    if len(years) == 2:
        pool = [h for h in pool if any(years[0] <= y[:4] <= years[1] for y in _dates(context, h))]
    hits = sums.extremes(context, pool)
    return context.answered(context.listed(hits), hits) if hits else None


def _dates(context: Context, hit: Hit) -> list[str]:
    return [str(v["when"]) for v in context.values(hit.passage) if v["when"]]


RULES: dict[str, Callable[[Context], Answer | None]] = {
    "provenance": provenance,
    "links": links,
    "who_says": who_says,
    "order": order,
    "duration": duration,
    "when": when,
    "amount": amount,
    "why": why,
    "compare": compare,
    "define": define,
    "person": person,
    "where": where,
    "extreme": extreme,
    "common": common,
    "theory": theory,
    "chain": chain,
    "scenes": scenes,
    "makers": makers,
}
