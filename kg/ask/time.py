"""Questions of time: when, how long between, in what order."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from kg.ask import retrieve
from kg.ask.answer import Answer
from kg.ask.chain import halves
from kg.ask.choose import LEAST, answering, focused, rarest, speaks_of
from kg.ask.context import Context
from kg.ask.question import Mention
from kg.ask.retrieve import Hit
from kg.dates import bounds, say
from kg.snapshot import Snapshot
from kg.terms import ID

Json = dict[str, Any]
LEAST_WORDS = 0.2
"""The share of a question's words that a passage must hold to date what is asked: a treaty that was broken in 1931
was not signed then."""


class Dated(NamedTuple):
    """A dated thing that a question may ask about.

    Attributes
    ----------
    key : str
    date, earliest, latest : str
        EDTF, and ISO days.
    passages : tuple of str
        Names of the passages that give the date.
    hit : Hit
        The passage by which it was found.
    """

    key: str
    date: str
    earliest: str
    latest: str
    passages: tuple[str, ...]
    hit: Hit


def dated(context: Context, hits: list[Hit], works: bool = False) -> list[Dated]:
    """Return the dated things that passages speak of, in the order of the passages; works (by the date of
    their publication) only where asked for."""
    keys: dict[str, Hit] = {}
    for hit in hits:
        for s, p, _ in context.triples(hit.passage):
            key = s.removeprefix("id:")
            if (
                p != "kg:partyTo"
                and key not in keys
                and (_happens(context.snapshot, key) or (works and "w" in hit.traits))
            ):
                keys[key] = hit
    if not keys:
        return []
    things = " ".join(f"id:{k}" if k.replace("-", "").isalnum() else f"<{ID}{k}>" for k in keys)
    query = (
        f"SELECT ?thing ?date ?passage WHERE {{\n  VALUES ?thing {{ {things} }}\n"
        "  GRAPH ?passage { ?thing kg:date ?date }\n} ORDER BY ?passage"
    )
    context.answer.sparql = query
    # The index holds the same as the query finds, and needs no store to be opened.
    found: list[Dated] = []
    for key, dates in context.snapshot.dates.fetch(keys).items():
        for text, passages in dates.items():
            low, high = (day.isoformat() for day in bounds(text))
            found.append(Dated(key, text, low, high, tuple(passages), keys[key]))
    order = {key: place for place, key in enumerate(keys)}
    return sorted(found, key=lambda d: (order[d.key], d.passages))


def _happens(snapshot: Snapshot, key: str) -> bool:
    types = set(snapshot.types(key))
    return (
        bool(types & {"Claim", "ProposedAct", "Negation"})
        or snapshot.is_a(key, "Event")
        or bool(types & {"Treaty", "Document", "Mechanism"})
    )


def _in_years(context: Context, found: list[Dated]) -> list[Dated]:
    """Keep what falls into the years that a question names, if it names any."""
    years = [y[:4] for y in context.question.years]
    return [d for d in found if any(d.earliest[:4] <= y <= d.latest[:4] for y in years)] if years else found


def when(context: Context) -> Answer | None:
    """When something happened: the dates of the things that the best statements are about."""
    asked = rarest(context)
    chosen: list[Dated] = []
    if len(asked) > 1 and (context.question.several or "compare" in context.question.intents):
        for mention in sorted(asked, key=lambda m: m.start):
            chosen += _best_dated(context, focused(context, mention), mention)
    if not chosen:
        hits = [h for h in answering(context, 0.6, 12, concepts=True) if h.words >= LEAST_WORDS]
        chosen = _best_dated(context, hits, asked[0] if asked else None)
    chosen = _in_years(context, chosen)
    if not chosen:
        return None
    query = context.answer.sparql
    chosen += _sharper(context, chosen)
    lines = [
        context.say("date", name=_title(context, d.key, d.hit), date=say(d.date, context.question.language))
        for d in chosen
    ]
    answer = context.answered("\n".join(dict.fromkeys(lines)), list(dict.fromkeys(d.hit for d in chosen)))
    context.add_evidence([p for d in chosen for p in d.passages], most=16)
    answer.values = [
        v for d in chosen for v in [{"value": d.date, "unit": "date", "of": context.name(d.key), "when": d.date}]
    ] + answer.values
    answer.sparql = query
    return answer


def _sharper(context: Context, chosen: list[Dated]) -> list[Dated]:
    """Return what dates to the day something within the chosen dates that are less precise, and speaks of the
    same things: a press conference, or the title of a source."""
    found = []
    for rough in [d for d in chosen if not _exact(d)]:
        names = [m for m in context.question.mentions if speaks_of(context, rough.hit, m)]
        near = [h for h in context.hits[:40] if names and all(speaks_of(context, h, m) for m in names)]
        for other in dated(context, near, works=True):
            if _exact(other) and rough.earliest <= other.earliest <= other.latest <= rough.latest:
                found.append(other)
    known = {d.key for d in chosen}
    return list({d.key: d for d in found if d.key not in known}.values())[:3]


def _best_dated(context: Context, hits: list[Hit], mention: Mention | None, whole: bool = True) -> list[Dated]:
    """Return the dated things of the best hit that has any, and of hits that score nearly as well: the named
    thing itself before others, events before what was only proposed or said."""
    found = dated(context, hits)
    if mention and (whole or not context.question.units):
        own = [d for d in found if d.key in mention.keys]
        if own:
            return own
    if not found:
        return []
    best = max(d.hit.score for d in found)
    near = [d for d in found if d.hit.score >= 0.8 * best][:5]
    events = [d for d in near if context.snapshot.is_a(d.key, "Event")]
    return events or near


def _title(context: Context, key: str, hit: Hit) -> str:
    types = set(context.snapshot.types(key))
    if types & {"Claim", "ProposedAct", "Negation", "CaseCoding"}:
        return context.statement(hit).rstrip(".。")
    return context.name(key)


def duration(context: Context) -> Answer | None:
    """How long between two dated things, or which was earlier."""
    found = _ends(context)
    if len(found) < 2:
        return None
    found.sort(key=lambda d: (d.earliest, d.latest))
    first, second = found
    language = context.question.language
    named = {
        "first": _title(context, first.key, first.hit), "first_date": say(first.date, language),
        "second": _title(context, second.key, second.hit), "second_date": say(second.date, language),
    }  # fmt: skip
    low, high = date.fromisoformat(first.earliest), date.fromisoformat(second.earliest)
    exact = first.earliest == first.latest and second.earliest == second.latest
    count = (high - low).days if exact else (high.year - low.year) * 12 + high.month - low.month
    if context.question.cued("earlier"):
        text = context.say("earlier", **named)
    else:
        text = context.say("duration", days=count, **named) if exact else ""
        text = text or context.say("duration_about", months=count, **named)
    query = context.answer.sparql
    answer = context.answered(text, list(dict.fromkeys([first.hit, second.hit])))
    context.add_evidence([*first.passages, *second.passages])
    answer.values.insert(
        0,
        {"value": count, "unit": "DAY" if exact else "MO", "of": None, "when": f"{first.date}/{second.date}"},
    )
    answer.sparql = query
    return answer


def _ends(context: Context) -> list[Dated]:
    """Return the two dated things that a question sets against each other: one for each half of "from A to B",
    else one for each of its two rarest names."""
    for pair in halves(context, "when"):
        ends = []
        for half in pair:
            own = half.question.mentions is not context.question.mentions
            wanted = rarest(half) if own else []
            near = [h for h in half.hits[:12] if not wanted or speaks_of(half, h, wanted[0])]
            best = _best_dated(half, near[:6], wanted[0] if wanted else None, whole=False)
            ends += [d for d in best if _exact(d)][:1] or best[:1]
        if len(ends) == 2 and ends[0].key != ends[1].key:
            return ends
    names = rarest(context)
    ends = [d for m in names[:2] for d in _best_dated(context, focused(context, m), m)[:1]]
    return ends if len({d.key for d in ends}) == 2 else []


def _exact(found: Dated) -> bool:
    return found.earliest == found.latest


def order(context: Context) -> Answer | None:
    """Dated things in order of time."""
    # What is to be put in order need not be named together anywhere.
    loose = retrieve.best(context.hits, LEAST * 0.8, 0.5, 30)
    hits = list(dict.fromkeys([*answering(context, 0.5, 30, joint=True), *loose]))
    found = _in_years(context, dated(context, hits))
    if not found:
        return None
    found.sort(key=lambda d: (d.earliest, d.latest, d.key))
    query = context.answer.sparql
    lines = [f"• {say(d.date, context.question.language)}  {_title(context, d.key, d.hit)}" for d in found]
    answer = context.answered("\n".join(dict.fromkeys(lines)), list(dict.fromkeys(d.hit for d in found)))
    context.add_evidence([p for d in found for p in d.passages], most=24)
    answer.sparql = query
    return answer
