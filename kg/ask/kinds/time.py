"""Questions of time: when, how long between, in what order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.ask.answer import Answer
from kg.ask.kinds import dating
from kg.ask.kinds.dating import Dated, best_dated, dated, happens, in_years, likeliest, title, within
from kg.ask.kinds.value import without_length
from kg.ask.retrieval import clauses, retrieve
from kg.ask.retrieval.choose import COMMON, FEW_WORDS, HELD, LEAST, answering, focused, holds, proper, rarest, said
from kg.ask.retrieval.clauses import Clause
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import SPANS
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.wants import agreeing
from kg.dates import bounds, say

if TYPE_CHECKING:
    from kg.ask.understanding.question import Question
    from kg.graph import KnowledgeGraph

Json = dict[str, Any]
TABLE = re.compile(r"[\w-]+/t\d+-")
"""What the names of a table's cells begin with."""
LEAST_WORDS = 0.2
"""The share of a question's words that a passage must hold to date what is asked: a treaty that was broken in 1931
was not signed then."""

LOOKED_AT = 15
"""Among how many of the best passages one is looked for that says how long something took."""
TOLD_IN, LEAST_TOLD = 30, 0.5
"""Among how many, down to which share of the best score, all that do so are looked for."""
FOUND_IN = 6
"""Among how many of the best passages the event is looked for that is asked about."""
ENDS = 2
"""How many things bound a time."""
LEAST_ENDS = 0.5
"""The share of a question that the two dated things must explain which it sets against each other."""
PLAINLY = 0.7
"""The share of a question from which on such a passage is what is asked for, whatever else has dates."""
LEAST_STATED = 0.5
"""The share of a question that such a passage must hold, and of its words."""
MONTH = 31
"""How many days at most lie between the ends of a date that tells the month."""
MOST = 20
"""How many things are put in order at most."""
LONG = 36
"""From how many months on a stretch between things that are not dated to the day is told in years."""
TIED = 0.95
"""From which share of the best on another thing is as likely meant."""


def when(context: Context) -> Answer | None:
    """When something happened: the dates of the things that the best statements are about."""
    asked = rarest(context)
    chosen: list[Dated] = []
    if context.question.several or "compare" in context.question.intents:
        chosen = _each(context)
        if len(chosen) < 2 or len(chosen) < len(asked):
            chosen = []
            for mention in sorted(asked, key=lambda m: m.start) if len(asked) > 1 else ():
                chosen += best_dated(context, focused(context, mention), mention)
    if not chosen and context.question.carried and context.question.units:
        # A name taken over says what it is about that is dated, and is not what is dated itself.
        own = Clause(context, [a for a in context.sought if a.known and not a.mention])
        ways = likeliest(own)
        chosen = [d for s, d in ways if s >= TIED * ways[0][0]][:2]
    if not chosen:
        hits = [h for h in answering(context, 0.6, 12, concepts=True) if _of_act(context, h)]
        chosen = best_dated(context, hits, asked[0] if asked else None)
    chosen = in_years(context, dating.of_act(context, chosen))
    if not chosen:
        return None
    query = context.answer.sparql
    chosen += dating.of_act(context, dating.sharper(context, chosen))
    lines = []
    for d in chosen:
        if not any(d.key == other.key and other.date.startswith(d.date + "-") for other in chosen):
            # A date that another of the same thing gives more exactly is told with that.
            date = say(d.date, context.question.language)
            lines.append(_dated_line(context, d, date))
    return _dates(context, "\n".join(dict.fromkeys(lines)), chosen, query)


def _dated_line(context: Context, found: Dated, date: str) -> str:
    """Return a thing with its date: what a passage says of it that holds the date, else its name with the date."""
    for name in dating.tellers(found):
        said_ = context.statement_of(name)
        if date in said_ and not context.snapshot.passages[name].get("marker"):
            context.answer.back(said_, [name])
            return f"• {said_}"
    called = title(context, found.key, found.hit)
    stop = "." if context.question.language == "en" else "。"
    line = called + stop if date in called else context.say("date", name=called, date=date)
    context.answer.back(line, dating.tellers(found))
    return line


def _of_act(context: Context, hit: Hit) -> bool:
    """Tell whether a passage speaks of what happened, not just of who did it: it holds the question's words itself, or
    what the question names is a thing that happens."""
    if said(context, hit) >= LEAST_WORDS:
        return True
    named = [a for a in context.sought if a.mention and a.held.get(hit.place, 0.0) >= HELD]
    keys = [k for a in named if a.mention for k in a.mention.keys]
    return any(happens(context.snapshot, k) or "PolicyInstrument" in context.snapshot.types(k) for k in keys)


def _dates(context: Context, text: str, chosen: list[Dated], query: str, told: Sequence[Hit] = ()) -> Answer:
    """Give dated things as the answer: their passages after what is told besides, and their dates as values."""
    answer = context.answered(text, list(dict.fromkeys([*told, *(d.hit for d in chosen)])))
    context.add_evidence([p for d in chosen for p in d.passages], most=24)
    dates = [{"value": d.date, "unit": "date", "of": context.name(d.key), "when": d.date} for d in chosen]
    answer.values = dates + answer.values
    answer.sparql = query
    return answer


def _each(context: Context) -> list[Dated]:
    """Return the likeliest dated thing of each item that a question lists, each once, as the items are cut so that most
    are found."""
    best: dict[str, Dated] = {}
    for items in clauses.lists(context, "when"):
        found: dict[str, Dated] = {}
        for item in items:
            ways = likeliest(item)
            tied = [d for s, d in ways if s >= TIED * ways[0][0]]
            found.update({d.key: d for d in tied[: 2 if len(tied) == 2 else 1]})
        if len(found) > len(best):
            best = found
    return list(best.values())


def duration(context: Context) -> Answer | None:
    """How long between two dated things, or which was earlier."""
    told = _tellings(context) if agreeing(context.question) else []
    if len(told) > 1:
        # Whether an article tells one length is for the reader to see from all that it tells.
        return context.answered(context.listed(told), told)
    # Who only asks how long something took sets nothing against anything.
    between = context.question.cued("apart") or context.question.cued("earlier")
    stated = lasting(context) or _stated(context, between)
    found, share = _ends(context) if between or not stated else ([], 0.0)
    plainly = stated and stated.near >= min(PLAINLY, TIED * share) and not context.question.cued("earlier")
    if stated and plainly and (len(found) < 2 or share < PLAINLY):
        return context.answered(context.listed([stated]), [stated])
    if len(found) < 2 or share < LEAST_ENDS:
        return _times(context)
    found.sort(key=lambda d: (d.earliest, d.latest))
    first, second = found
    language = context.question.language
    named = {
        "first": title(context, first.key, first.hit), "first_date": say(first.date, language),
        "second": title(context, second.key, second.hit), "second_date": say(second.date, language),
    }  # fmt: skip
    apart = first.latest < second.earliest
    length = _length((first.earliest, first.latest), (second.earliest, second.latest)) if apart else None
    lines = []
    if context.question.cued("earlier") or length is None:
        lines.append(context.say("earlier" if apart else "overlap", **named))
    if length and (len(lines) == 0 or "duration" in context.question.intents):
        lines.append(context.say(length.frame, **length.numbers, **named))
    context.answer.back("\n".join(lines), [*dating.tellers(first)[:ENDS], *dating.tellers(second)[:ENDS]])
    # What a text says of it itself is told with the dates that it is reckoned from.
    told = [stated] if stated and plainly else []
    text = "\n".join([*(f"• {context.statement(h)}" for h in told), *lines])
    answer = _dates(context, text, found, context.answer.sparql, told)
    if length:
        when = f"{first.date}/{second.date}"
        answer.values.insert(0, {"value": length.value, "unit": length.unit, "of": None, "when": when})
    return answer


def _times(context: Context) -> Answer | None:
    """The dated statements nearest to a question, from which it may be reckoned, where two of them hold enough of its
    words."""
    hits = [h for h in answering(context, 0.6, 6, concepts=True) if "d" in h.traits and h.words >= FEW_WORDS]
    return without_length(context, context.answered(context.listed(hits), hits)) if len(hits) > 1 else None


class Length(NamedTuple):
    """How long lies between two dates, as precisely as they tell.

    Attributes
    ----------
    frame : str
        The sentence that says it.
    value : int
    unit : str
        ``DAY``, ``MO`` or ``YR``.
    numbers : dict of str to int
        What the sentence holds.
    """

    frame: str
    value: int
    unit: str
    numbers: dict[str, int]


def _length(first: tuple[str, str], second: tuple[str, str]) -> Length | None:
    """Return how long lies between two dates, each given by its earliest and latest day: days where both are days,
    months where both tell the month, else years; None where they tell none."""
    (low, low_end), (high, high_end) = (tuple(map(date.fromisoformat, ends)) for ends in (first, second))
    days, months = (high - low).days, (high.year - low.year) * 12 + high.month - low.month
    if low == low_end and high == high_end:
        return Length("duration", days, "DAY", {"days": days})
    if max((low_end - low).days, (high_end - high).days) > MONTH:
        years = high.year - low.year
        return Length("duration_coarse", years, "YR", {"years": years}) if years else None
    years, rest = divmod(months, 12)
    frame = "duration_about" if months < LONG else "duration_years_months" if rest else "duration_years"
    return Length(frame, months, "MO", {"months": months, "years": years, "rest": rest})


def between(context: Context, found: list[tuple[str, str]]) -> Answer:
    """How long lies between two things, each given by its name and date."""
    (first, first_date), (second, second_date) = sorted(found, key=lambda f: bounds(f[1]))
    low, high = ((a.isoformat(), b.isoformat()) for a, b in (bounds(first_date), bounds(second_date)))
    length = _length(low, high) if low[1] < high[0] else None
    language = context.question.language
    answer = context.answer
    answer.status = "answered"
    answer.answer = context.say(
        length.frame if length else "overlap", **(length.numbers if length else {}),
        first=first.rstrip(".。"), first_date=say(first_date, language),
        second=second.rstrip(".。"), second_date=say(second_date, language),
    )  # fmt: skip
    if length:
        when = f"{first_date}/{second_date}"
        answer.values = [{"value": length.value, "unit": length.unit, "of": None, "when": when}]
    return answer


def _ends(context: Context) -> tuple[list[Dated], float]:
    """Return the two dated things that a question sets against each other, and the share of the question that they
    explain: one for each of its two clauses, as the cut between them explains most; else one for each of its two
    rarest names."""
    best: tuple[float, list[Dated], float] = (0.0, [], 0.0)
    for pair in clauses.halves(context, "when"):
        one, other = (likeliest(half)[:3] for half in pair)
        for score, first in one:
            rest = [(s, d) for s, d in other if d.key != first.key][:1]
            if rest and score + rest[0][0] > best[0]:
                both = list(zip(pair, (first, rest[0][1]), strict=True))
                share = sum(c.explains(d.hit) for c, d in both) / sum(c.weight for c, _ in both)
                best = (score + rest[0][0], [dating.sharp(c.context, d) for c, d in both], share)
    if best[1] or not rarest(context):
        return best[1:]
    ends = [d for m in rarest(context)[:2] for d in best_dated(context, focused(context, m), m)[:1]]
    return (ends, 0.0) if len({d.key for d in ends}) == 2 else ([], 0.0)


def lasting(context: Context) -> Hit | None:
    """Return the passage that says how long the event took that the best passages are about, as it is told of it."""
    snapshot = context.snapshot
    asked = proper(context)
    told = [h for h in context.hits[:FOUND_IN] if all(a.held.get(h.place, 0.0) >= HELD for a in asked)]
    for key in dict.fromkeys(s[3:] for h in told for s, _, _ in context.triples(h.passage)):
        if not snapshot.is_a(key, "Event"):
            continue
        names = snapshot.speaking_of(key)
        snapshot.passages.fetch(names)
        for name in names:
            if any(f.get("kg:of") == f"id:{key}" for f in lengths(context, name)):
                place = snapshot.places[name]
                return next((h for h in context.hits if h.place == place), retrieve.plain(snapshot, place))
    return None


def _spans(context: Context, hit: Hit, apart: bool) -> bool:
    """Tell whether a passage says how long something took; or, of what is ``apart``, what lies between two things."""
    return any(apart or "kg:of" in f for f in lengths(context, hit.passage))


def lengths(context: Context, name: str) -> list[Json]:
    """Return the lengths of time that a passage gives, but for what the question itself gives ("the contract for 24
    years"), which is not what it asks for."""
    given = set(re.findall(r"\d+", context.question.folded))
    facts = context.facts(name).values()
    spans = [f for f in facts if str(f.get("kg:unit", "")).rsplit(":", 1)[-1] in SPANS]
    return [f for f in spans if str(f.get("kg:value", {}).get("value")) not in given]


def _tellings(context: Context) -> list[Hit]:
    """Return the best passages that give a length of time of what is asked, or from when to when it lasted."""
    hits = answering(context, LEAST_TOLD, TOLD_IN)
    dates = {h: [f["kg:date"]["value"] for f in context.facts(h.passage).values() if "kg:date" in f] for h in hits}
    return [h for h in hits if lengths(context, h.passage) or any("/" in d for d in dates[h])]


def _stated(context: Context, apart: bool) -> Hit | None:
    """Return the best passage that itself says how long something took, if it speaks of what is asked."""
    for hit in context.hits[:LOOKED_AT]:
        told = hit.near >= PLAINLY or (hit.near >= LEAST_STATED and hit.words >= LEAST_STATED)
        if told and all(holds(context, hit, a) for a in proper(context)) and _spans(context, hit, apart):
            return hit
    return None


def order(context: Context) -> Answer | None:
    """Dated things in order of time: those that the question lists, else those that go with what it names, within the
    time that it names, by dates or by the two things between which it lies."""
    question = context.question
    spanned = len(question.years) == dating.FROM_TO or question.cued("happening")
    listed = [] if spanned else _each(context)
    # Of more than two things none bounds the time of the others.
    bounded = question.cued("amid") and len(question.years) < dating.FROM_TO and len(listed) <= ENDS
    amid, ends = _amid(context) if bounded else ([], [])
    # From a beginning to an end both belong to it; what lies between two things is neither of them.
    rows = [] if amid and not {"chain", "order"} <= set(question.intents) else within(context, _tabled(context))
    if len(rows) > 1:
        return _in_order(context, rows)
    found = amid or within(context, listed)
    if len(found) < 2 and not amid:
        # The best passages come first.
        going = within(context, dated(context, _going(context)))
        if len(going) < 2 and len(question.years) == dating.FROM_TO:
            # Two matters within one time are told of in different passages.
            ways = (within(context, dated(context, hits)) for hits in _inside(context, question.articles, []))
            going = max(ways, key=len)
        found = going[:MOST] or found
    if not found:
        return None
    answer = _in_order(context, found)
    if amid:
        # The other cells of a row tell what happened then; the ends are none of it, but tell from when to when it is.
        cells = [p for d in found for p in context.snapshot.speaking_of(d.key) if TABLE.match(p)]
        context.add_evidence([*cells, *(p for d in ends for p in d.passages)], most=24)
    return answer


def _in_order(context: Context, found: list[Dated]) -> Answer:
    """Give dated things as the answer, in order of time."""
    found = sorted(found, key=lambda d: (d.earliest, d.latest, d.key))
    lines = [f"• {say(d.date, context.question.language)}  {title(context, d.key, d.hit)}" for d in found]
    for d, line in zip(found, lines, strict=True):
        context.answer.back(line, dating.tellers(d))
    return _dates(context, "\n".join(dict.fromkeys(lines)), found, context.answer.sparql)


def tables(context: Context) -> list[str]:
    """Return with what the names of the cells begin of tables that are about something that a question names: what
    happened in it stands there row by row."""
    snapshot, found = context.snapshot, []
    keys = [k for m in context.question.mentions for k in m.keys]
    for key in [k for k in keys if not snapshot.is_a(k, "Actor")]:
        names = [n for n in snapshot.speaking_of(key) if TABLE.match(n)]
        snapshot.passages.fetch(names)
        for name in names:
            concerned = {(s, o) for s, p, o in context.triples(name) if p == "kg:concerns"}
            # The talks on a treaty are what the table of these is about.
            subjects = {f"id:{key}"} | {s for s, o in concerned if o == f"id:{key}"}
            about = any(s.startswith("id:table-") and o in subjects for s, o in concerned)
            found += [m[0] for m in [TABLE.match(name)] if m and about]
    return list(dict.fromkeys(found))


def _tabled(context: Context) -> list[Dated]:
    """Return the dated things in the rows of tables that are about what a question names."""
    begun = tuple(tables(context))
    if not begun:
        return []
    cells = [retrieve.plain(context.snapshot, p) for p, n in enumerate(context.snapshot.order) if n.startswith(begun)]
    context.snapshot.passages.fetch(h.passage for h in cells)
    rows: dict[str, Dated] = {}
    # The most precise date of each; what lasts longer is what the rows are parts of.
    for one in sorted(dated(context, cells), key=dating.vague):
        if dating.vague(one) <= MONTH:
            rows.setdefault(one.key, one)
    return list(rows.values())


def _amid(context: Context) -> tuple[list[Dated], list[Dated]]:
    """Return the dated things that begin between the two that a question names, of the tables in which these stand,
    else of their articles; and these two."""
    bounding, share = _ends(context)
    if len(bounding) < 2 or share < LEAST_ENDS:
        return [], []
    first, last = sorted(bounding, key=lambda d: (d.earliest, d.latest))
    told = [(*d.passages, d.hit.passage) for d in bounding]
    tables = {m[0] for names in told for p in names if (m := TABLE.match(p))}
    articles = set.intersection(*({p.split("/", 1)[0] for p in names} for names in told))
    known = {d.key for d in bounding}

    def between(hits: list[Hit]) -> list[Dated]:
        found = [d for d in dated(context, hits) if d.key not in known]
        return [d for d in found if first.earliest < d.earliest < last.latest]

    places = (p for p, name in enumerate(context.snapshot.order) if (m := TABLE.match(name)) and m[0] in tables)
    cells = [retrieve.plain(context.snapshot, p) for p in places]
    context.snapshot.passages.fetch(h.passage for h in cells)
    ways = (between(hits) for hits in (cells, *_inside(context, articles, bounding)))
    found = next((found[:MOST] for found in ways if found), [])
    # Of what the question names nothing lies between its ends: then other things are meant by these.
    named = {k for m in context.question.mentions for k in m.keys}
    return ([], []) if any(d.key in named for d in found) else (found, bounding)


def _inside(context: Context, articles: Collection[str], ends: list[Dated]) -> Iterator[list[Hit]]:
    """Yield the passages of articles (of any, where none is given) that hold something of a question, the best first:
    those that speak of all individuals that it names, then of any; what the ends of its time are about is only named
    for these."""
    snapshot = context.snapshot
    told = {str(o) for d in ends for s, _, o in context.triples(d.hit.passage) if s == f"id:{d.key}"}
    bounding = {d.key for d in ends} | {o.removeprefix("id:") for o in told}
    named = [
        a
        for a in proper(context)
        if a.mention and (not bounding & set(a.mention.keys) or any(snapshot.is_a(k, "State") for k in a.mention.keys))
    ]
    ranked = {h.place: h for h in context.hits}
    # What happened meanwhile need not be told in the words of the question.
    places = [
        *ranked,
        *(p for p, t in enumerate(snapshot.traits) if named and articles and "d" in t and p not in ranked),
    ]
    names = ((p, snapshot.order[p]) for p in places)
    inside = [p for p, name in names if not articles or name.split("/", 1)[0] in articles]
    hits = [ranked.get(p) or retrieve.plain(snapshot, p, 0.0) for p in inside]
    if not named and bounding:
        # Where nothing else is named, what happened to those of whom the ends are told is asked.
        common = COMMON * len(snapshot.order)
        about = {f"id:{k}" for k in bounding if len(snapshot.occurrences.get(k, ())) < common}
        hits = [h for h in hits if any(about & {s, str(o)} for s, _, o in context.triples(h.passage))]
    for enough in (all, any):
        found = [h for h in hits if not named or enough(holds(context, h, a) for a in named)]
        snapshot.passages.fetch(h.passage for h in found)
        yield found


def _going(context: Context) -> list[Hit]:
    """Return the passages that go with what is to be put in order, which need not be named together anywhere: those on
    all individuals that the question names, the best of them where they are many and it names no time."""
    snapshot = context.snapshot
    named = proper(context)
    # What everybody does with the United States is seldom said to be with them.
    rare = [a for a in named if len(a.held) < COMMON * len(snapshot.order)] or named
    if rare and context.question.years:
        known = {h.place: h for h in context.hits}
        places = set.intersection(*({p for p, share in a.held.items() if share >= HELD} for a in rare))
        articles = context.question.articles
        inside = [p for p in places if not articles or snapshot.homes[p] in articles]
        hits = [known.get(p) or retrieve.plain(snapshot, p, 0.0) for p in sorted(inside)]
        snapshot.passages.fetch(h.passage for h in hits)
        return sorted(hits, key=lambda h: -h.score)
    hits = [*answering(context, 0.5, 30), *retrieve.best(context.hits, LEAST * 0.8, 0.5, 30)]
    return [h for h in dict.fromkeys(hits) if not named or any(holds(context, h, a) for a in named)]


def across(graph: KnowledgeGraph, question: Question) -> Answer | None:
    """Answer a question that sets times against each other by the clauses that name them, where as a whole it names
    what its articles lack or what has several meanings."""
    rules = {"order": order, "duration": duration}
    rule = next((rules[i] for i in question.intents if i in rules), None)
    return rule(Context(graph, question)) if rule else None
