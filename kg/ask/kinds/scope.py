"""Figures that articles give for what seems to be one thing, with their scope: from when to when each counts, so that
it is seen whether they conflict."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, NamedTuple

from kg.ask.answer import Answer
from kg.ask.kinds.dating import Dated, dated, exact, title, vague
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.numeral import CHARACTERS, WORDS, number
from kg.ask.understanding.question import Question
from kg.dates import bounds, say

MONTHS = {"YR": 12.0, "MO": 1.0, "WK": 12 / 52, "DAY": 12 / 365}
"""How many months a unit of time has."""
_WORDS = {"YR": ("year", "年"), "MO": ("month", "月"), "WK": ("week", "周", "週"), "DAY": ("day", "天")}
UNITS = {word: unit for unit, words in _WORDS.items() for word in words}
"""Units of time by the words for them."""
FIGURE = re.compile(
    rf"(?<![\w.+-])(?P<n>\d{{1,3}}|{'|'.join(WORDS[2:])}|an?(?= (?:year|month|week)\b))[ -]"
    r"(?:and a half )?(?P<unit>year|month|week|day)?"
    rf"|(?P<m>\d{{1,3}}|[〇{CHARACTERS}两]+)(?:个|か|ヶ|カ)?(?P<span>年(?!代)|月(?!\d)|周|週|天)?(?=(?P<what>.?))"
)
"""A number, with the unit of time that it counts, if any; years of the calendar have four digits."""
SIDES = "篇者方边家位つ本国種种人"
"""What counts the articles themselves."""
NEAR = 0.6
"""By how many months a length may miss a stretch that fits it."""
LEAST = 2
"""How many figures are set beside each other at least."""


class Figure(NamedTuple):
    """A figure of a question, and the passage that gives it.

    Attributes
    ----------
    hit : Hit
    about : dict
        What the passage says of the quantity.
    months : float
        How long it is; 0 for what is no length of time.
    """

    hit: Hit
    about: dict[str, Any]
    months: float


def scopes(context: Context) -> Answer | None:
    """What several articles count or measure otherwise, each with its scope; nothing where not every figure of the
    question is found, or all in one article."""
    figures = _found(context)
    told = {f.hit.article for f in figures}
    if len(figures) < LEAST or len(told) < LEAST:
        return None
    lines: list[str] = []
    for figure in figures:
        lines += [context.say("side", name=context.titled(figure.hit.article)), context.listed([figure.hit])]
    answer = context.answered("\n".join(lines), [f.hit for f in figures], complete=True)
    _tell(context, figures)
    return answer


def tell(context: Context, hits: list[Hit]) -> None:
    """Say over what the figures of passages count, one of each of several sides, where all of them are known."""
    about = [next((a for a in context.facts(h.passage).values() if "kg:value" in a), None) for h in hits]
    figures = [Figure(hit, a, 0.0) for hit, a in zip(hits, about, strict=True) if a is not None]
    units = {str(f.about.get("kg:unit")) for f in figures}
    if len(figures) == len(hits) >= LEAST and len(units) == 1:
        _tell(context, figures)


def _tell(context: Context, figures: list[Figure]) -> None:
    answer = context.answer
    events = _events(context, figures) if any(f.months for f in figures) else []
    stretches = [_stretch(context, f, events) for f in figures]
    if not all(scope for scope, _, _ in stretches) and not any(f.months for f in figures):
        return
    for figure, (_, said, bounding) in zip(figures, stretches, strict=True):
        behind = [p for d in bounding for p in d.passages[:1]]
        answer.answer += f"\n{answer.back(said, [figure.hit.passage, *behind])}" if said else ""
        context.add_evidence(behind, most=24)
    if len({scope for scope, _, _ in stretches if scope}) == len(figures):
        answer.answer += "\n" + answer.back(context.say("scopes_differ"), [f.hit.passage for f in figures])


def given(question: Question) -> list[tuple[float, str]]:
    """Return the numbers of a question, each with its unit of time, or none; how many articles there are is none."""
    found: list[tuple[float, str]] = []
    for match in FIGURE.finditer(question.folded):
        unit = UNITS.get(match["unit"] or match["span"] or "", "")
        if match["n"] is None and not unit and (match["what"] in SIDES or match["m"] in {"一", "1"}):
            continue
        said = match["n"] or match["m"]
        value = float(1 if said in {"a", "an"} else number(said) or 0)
        found += [(value, unit)] if value and (value, unit) not in found else []
    return found


def _found(context: Context) -> list[Figure]:
    """Return the figures of a question that passages give, each by the best of them, in the order of the question."""
    found: list[Figure] = []
    for value, unit in given(context.question):
        for hit in context.hits:
            about = next((a for a in context.facts(hit.passage).values() if _is(a, value, unit)), None)
            if about is not None and all(hit.place != f.hit.place for f in found):
                found.append(Figure(hit, about, value * MONTHS.get(unit, 0.0)))
                break
    return found


def _is(about: dict[str, Any], value: float, unit: str) -> bool:
    if "kg:value" not in about:
        return False
    own, given_ = str(about.get("kg:unit", "")).rsplit(":", 1)[-1], float(about["kg:value"]["value"])
    if unit:
        return own in MONTHS and abs(given_ * MONTHS[own] - value * MONTHS[unit]) < NEAR
    return own == "NUM" and given_ == value


def _events(context: Context, figures: list[Figure]) -> list[Dated]:
    """Return the dated things that have to do with what the figures are of, the most precise first."""
    snapshot = context.snapshot
    # A thing of its own is no state, person or field.
    keys = {k for f in figures for k in context.things(f.hit.passage) if context.any_is([k], "Event", "Treaty")}
    near = {k for key in keys for n in snapshot.speaking_of(key) for k in context.things(n)}
    keys |= {k for k in near if snapshot.is_a(k, "Treaty")}
    names = {n for k in keys for n in snapshot.speaking_of(k)}
    found = dated(context, context.hits_of(sorted(names, key=lambda n: snapshot.places[n])))
    return sorted((d for d in found if snapshot.is_a(d.key, "Event")), key=lambda d: (vague(d), d.earliest))


def _stretch(context: Context, figure: Figure, events: list[Dated]) -> tuple[str, str, list[Dated]]:
    """Return over what a figure counts (empty where that isn't known), what is said of it, and the dated things that
    bound it."""
    number = context.snapshot.articles[figure.hit.article]["number"]
    own = figure.about["kg:date"]["value"] if "kg:date" in figure.about else ""
    keys = [e[3:] for s, _, o in context.stated(figure.hit.passage) for e in (s, o)]
    if figure.months and "/" in own:
        pair = [d for text in own.split("/") if (d := _within(text, events))]
        if len(pair) == 2:
            return own, _told(context, "scope_stated", number, pair), pair
    if own and (not figure.months or "/" in own):
        scope = say(own, context.question.language)
        return own if figure.months else scope, context.say("scope", article=number, scope=scope), []
    if not figure.months:
        # The period that it speaks of.
        scope = next((context.name(k) for k in keys if context.snapshot.is_a(k, "Period")), "")
        return scope, context.say("scope", article=number, scope=scope) if scope else "", []
    ends = [text for dates in context.snapshot.dates.fetch(keys).values() for text in dates if "/" not in text]
    for text in sorted(ends, reverse=True):
        end = _within(text, events)
        start = _before(end, figure.months, events) if end else None
        if end and start:
            return f"{start.date}/{end.date}", _told(context, "scope_fits", number, [start, end]), [start, end]
    return "", "", []


def _told(context: Context, frame: str, number: str, pair: list[Dated]) -> str:
    said: dict[str, str] = {}
    for place, one in zip(("first", "second"), pair, strict=True):
        said[place] = title(context, one.key, one.hit)
        said[f"{place}_date"] = say(one.date, context.question.language)
    return context.say(frame, article=number, **said)


def _within(text: str, events: list[Dated]) -> Dated | None:
    """Return the most precise of the dated things that fall into a date."""
    low, high = (day.isoformat() for day in bounds(text))
    inside = [d for d in events if low <= d.earliest and d.latest <= high]
    return next(iter([*filter(exact, inside), *inside]), None)


def _before(end: Dated, months: float, events: list[Dated]) -> Dated | None:
    """Return the dated thing that lies about so many months before another."""
    wanted = date.fromisoformat(end.earliest) - timedelta(days=months * 365 / 12)
    ways = [(abs(date.fromisoformat(d.earliest) - wanted), d) for d in events if d.key != end.key]
    off, near = min(ways, key=lambda way: way[0], default=(timedelta.max, end))
    return near if off <= timedelta(days=NEAR * 365 / 12) else None
