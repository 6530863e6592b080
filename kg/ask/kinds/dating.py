"""The dated things that passages speak of: which they are, how precisely they are dated, and what they are called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kg.ask.answer import Answer, Json
from kg.ask.retrieval.choose import rarest, speaks_of, speaks_of_each
from kg.ask.retrieval.clauses import Clause
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding import calendar
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.question import Question
from kg.dates import bounds, say
from kg.snapshot import Snapshot
from kg.terms import ID
from kg.words import tokens

SAID = {"Claim", "ProposedAct", "Negation", "Membership"}
"""Classes of what is dated and has no name of its own: it is called by what is said; an office by who took it."""
UNDONE = 0.85
"""What something only proposed, said or denied counts beside an event where a question asks when it was."""
LEAST_CLAUSE = 0.3
"""The share of a clause's weight that a passage must hold to date what the clause names."""
LEAST_SAID = 0.6
"""The same for what was only said or proposed: it may be about many things."""
LOOKED_AT = 8
"""How many things are looked at closely that a clause may mean."""
TELLERS = 3
"""How many passages stand behind a date at most."""
FROM_TO = 2
"""How many years bound a time."""
NAMED = 0.5
"""What it counts that a thing's own name holds all words of a clause, beside that its passage does."""
TIED = 0.95
"""From which share of the best on another thing is as likely meant."""
ACTS = {
    "enter-into-force": "kg:entry-into-force", "sign": "kg:signature", "withdraw": "kg:treaty-withdrawal",
    "extend": "kg:extension",
}  # fmt: skip
"""Groups of the thesaurus of words for what is done to a treaty, and how such acts are coded."""


ACT = "kg:treatyActionKind"
"""Relation of an act to what act on a treaty it is."""


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
            meant = key not in keys and (happens(context.snapshot, key) or (works and "w" in hit.traits))
            if meant and p != "kg:partyTo":
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
    known = context.snapshot.dates.fetch(keys)
    found = [of_text(k, text, names, keys[k]) for k, dates in known.items() for text, names in dates.items()]
    order = {key: place for place, key in enumerate(keys)}
    return sorted(found, key=lambda d: (order[d.key], d.passages))


def of_text(key: str, text: str, passages: Sequence[str], hit: Hit) -> Dated:
    """Return a thing with a date as it is written (EDTF)."""
    low, high = (day.isoformat() for day in bounds(text))
    return Dated(key, text, low, high, tuple(passages), hit)


def happens(snapshot: Snapshot, key: str) -> bool:
    """Tell whether something has a time of its own: an event, an act, a saying, a treaty."""
    types = set(snapshot.types(key))
    return bool(types & SAID) or snapshot.is_a(key, "Event") or bool(types & {"Treaty", "Document", "Mechanism"})


def in_years(context: Context, found: list[Dated]) -> list[Dated]:
    """Keep what falls into the years that a question names, if it names any."""
    years = [y[:4] for y in context.question.years]
    return [d for d in found if any(d.earliest[:4] <= y <= d.latest[:4] for y in years)] if years else found


def within(context: Context, found: list[Dated]) -> list[Dated]:
    """Keep what begins in the time that a question names, from the one date to the other, if it names any; what only
    ends then, or lasts meanwhile, is told of that time where there is nothing else."""
    named = context.question.years
    if not named or len(named) > FROM_TO:
        return in_years(context, found)
    days = [day.isoformat() for one in named for day in bounds(one)]
    first, last = min(days), max(days)
    meanwhile = [d for d in found if d.earliest <= last and first <= d.latest]
    # What is only told of the year begins in no month of it.
    begun = [d for d in meanwhile if first <= d.earliest and (d.latest <= last or "/" in d.date)]
    return begun or [d for d in meanwhile if d.latest <= last] or meanwhile


def acts_of(question: Question) -> set[str]:
    """Return the acts on a treaty that a question asks for."""
    return {ACTS[g] for g in question.groups if g in ACTS}


def of_act(context: Context, found: list[Dated]) -> list[Dated]:
    """Keep what is coded as the act on a treaty that a question asks for, where something is: when it came into force
    is not told by when it was signed."""
    wanted = acts_of(context.question)
    told = context.stated_of(*(d.key for d in found)) if wanted else ()
    acts = {s for _, s, p, o in told if p == ACT and o in wanted}
    return [d for d in found if f"id:{d.key}" in acts] or found


def sharper(context: Context, chosen: list[Dated]) -> list[Dated]:
    """Return what dates to the day something within the chosen dates that are less precise, and speaks of the
    same things: a press conference, or the title of a source."""
    found: dict[str, Dated] = {}
    known = {d.key for d in chosen}
    for rough in [d for d in chosen if not exact(d)]:
        names = [m for m in context.question.mentions if speaks_of(context, rough.hit, m)]
        near = [h for h in context.hits[:40] if names and speaks_of_each(context, h, names)]
        days = [d for d in dated(context, near, works=True) if exact(d) and d.key not in known]
        found |= {d.key: d for d in days if rough.earliest <= d.earliest and d.latest <= rough.latest}
    return list(found.values())[:3]


def best_dated(context: Context, hits: list[Hit], mention: Mention | None) -> list[Dated]:
    """Return the dated things of the best hit that has any, and of hits that score nearly as well: the named
    thing itself before others, events before what was only proposed or said."""
    found = dated(context, hits)
    own = [d for d in found if mention and d.key in mention.keys]
    if own or not found:
        return own
    found = of_act(context, found)
    best = max(d.hit.score for d in found)
    near = [d for d in found if d.hit.score >= 0.8 * best][:5]
    return [d for d in near if context.snapshot.is_a(d.key, "Event")] or near


def title(context: Context, key: str, hit: Hit) -> str:
    """Return what a dated thing is called: what is said, of a statement; else its name."""
    said = context.any_is([key], *SAID, "CaseCoding")
    return context.statement(hit).rstrip(".。") if said else context.name(key)


def called(context: Context, found: Dated) -> str:
    """Return what a dated thing is called beside its date: its title without that."""
    name = title(context, found.key, found.hit)
    for place in ("date_last", "date_first"):
        match = context.question.grammar.typed[place].search(name)
        told = calendar.dates(context.snapshot.folder_of_names.fold(match[1])) if match else []
        if match and len(told) == 1 and found.date.startswith(told[0]) and len(match[0]) < len(name):
            return name[: match.start()] + name[match.end() :]
    return name


def in_order(context: Context, found: list[Dated]) -> Answer:
    """Give dated things as the answer, in order of time: each once, by the most precise of its dates, with its date
    unless what is said of it tells that."""
    known: dict[str, Dated] = {}
    for one in sorted(found, key=vague):
        known.setdefault(one.key, one)
    # Of one month a text tells first what was first.
    found = sorted(known.values(), key=lambda d: (d.earliest, d.latest, d.hit.place))
    lines: list[str] = []
    for one in found:
        date = say(one.date, context.question.language)
        name = called(context, one)
        # What is said is a sentence, and most tell the date.
        own = title(context, one.key, one.hit)
        line = f"• {context.statement(one.hit)}" if name == own and date in own else f"• {date}  {name}"
        lines.append(context.answer.back(line, tellers(one)))
    return answered(context, "\n".join(dict.fromkeys(lines)), found, context.answer.sparql)


def tellers(found: Dated) -> list[str]:
    """Return the passages that tell of a dated thing and its date, the best first."""
    return list(dict.fromkeys([*found.passages, found.hit.passage]))[:TELLERS]


def exact(found: Dated) -> bool:
    """Tell whether something is dated to the day."""
    return found.earliest == found.latest


def vague(found: Dated) -> int:
    """Return how many days a date leaves open."""
    return (date.fromisoformat(found.latest) - date.fromisoformat(found.earliest)).days


def likeliest(clause: Clause, most: int = 25, works: bool = False) -> list[tuple[float, Dated]]:
    """Return the dated things that a clause may mean, the likeliest first, each with how much of the clause it
    explains: what the passage holds that speaks of it, more where its own name says it, too."""
    context, snapshot = clause.context, clause.context.snapshot
    keys = context.question.keys
    dating = {p for found in snapshot.dates.fetch(keys).values() for passages in found.values() for p in passages}
    hits = [h for place, h in enumerate(context.hits) if place < most or h.passage in dating]
    own = [a.mention for a in clause.own if a.mention]
    rare = [m for m in rarest(context) if any(not snapshot.is_a(k, "Concept") for k in m.keys)]
    wanted = [m for m in rare if m in own]
    # What speaks of something else is no date of what is named.
    near = [h for h in hits if speaks_of_each(context, h, wanted[:1])]
    near.sort(key=lambda h: (-clause.explains(h), h.place))
    wish = any(snapshot.word_groups[g]["wish"] for g in context.question.groups)
    begun = sum(a.weight for a in clause.own if "begin" in a.groups)
    found: list[tuple[float, Dated]] = []
    for one in in_years(context, dated(context, near, works)):
        event = snapshot.is_a(one.key, "Event") or one.key in keys
        share = clause.explains(one.hit)
        if one.date.endswith("/..") and begun:
            # From when on something is so tells when that begins.
            share, event = min(clause.weight, share + begun), True
        if share >= (LEAST_CLAUSE if event else LEAST_SAID) * clause.weight:
            found.append((share * (1.0 if event or wish else UNDONE), one))
    found.sort(key=lambda e: -e[0])
    found = [(s * (1.0 + NAMED * share_named(context, d.key)), d) for s, d in found[:LOOKED_AT]]
    # Of several dates of one thing the most precise is the one to reckon with.
    found.sort(key=lambda e: (-e[0], vague(e[1]), e[1].latest, e[1].key))
    return list({e[1].key: e for e in reversed(found)}.values())[::-1]


def sharp(context: Context, found: Dated) -> Dated:
    """Return a thing with the most precise date that is told of it, or of something within it or that concerns it,
    such as the title of a source."""
    if "/" in found.date:
        # What falls within a stretch of time is no nearer date of it.
        return found
    snapshot, own = context.snapshot, f"id:{found.key}"
    known = snapshot.passages.fetch(snapshot.speaking_of(found.key))
    near = {s.removeprefix("id:") for entry in known.values() for s, _, o in entry["triples"] if o == own}
    best = found
    for dates in snapshot.dates.fetch(sorted({*near, found.key})).values():
        for text, passages in dates.items():
            closer = of_text(found.key, text, (*found.passages, *passages), found.hit)
            inside = found.earliest <= closer.earliest <= closer.latest <= found.latest
            if inside and vague(closer) < vague(best):
                best = closer
    return best


def share_named(context: Context, key: str) -> float:
    """Return the share of a clause's words that stand in the names of a thing."""
    question, folder = context.question, context.snapshot.folder_of_names

    def work() -> tuple[str, set[str], set[str]]:
        text = " \n ".join(n for group in context.snapshot.labels(key).values() for n in group)
        return folder.fold(text), set(tokens(text, folder)), context.groups(folder.fold(text))

    names, held, groups = context.always("words of names", key, work)
    asked = [set(u.groups) & groups or set(tokens(u.text, folder)) & held for u in question.units]
    asked += [{n for k in m.keys for n in context.called(k) if len(n) > 1 and n in names} for m in question.mentions]
    asked += [{w} & held for w in set(tokens(question.loose, folder))]
    return sum(map(bool, asked)) / len(asked) if asked else 0.0


def end(context: Context, found: Dated) -> tuple[str, str, str]:
    """Return a dated thing as one end of a stretch of time: its name, its date, and the passage that tells it best."""
    return called(context, found), found.date, tellers(found)[0]


def values(context: Context, found: Sequence[Dated]) -> list[Json]:
    """Return the dates of things as an answer's values."""
    return [{"value": d.date, "unit": "date", "of": context.name(d.key), "when": d.date} for d in found]


def answered(context: Context, text: str, chosen: list[Dated], query: str, told: Sequence[Hit] = ()) -> Answer:
    """Give dated things as the answer: their passages after what is told besides, and their dates as values."""
    answer = context.answered(text, list(dict.fromkeys([*told, *(d.hit for d in chosen)])))
    context.add_evidence([p for d in chosen for p in d.passages], most=24)
    answer.values = values(context, chosen) + answer.values
    answer.ends = [end(context, d) for d in chosen]
    answer.sparql = query or answer.sparql
    return answer
