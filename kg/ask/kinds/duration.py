"""Questions of how long: what passages tell of it, and what lies between two dated things."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.ask.answer import Answer
from kg.ask.kinds import dating, treaty
from kg.ask.kinds.dating import Dated, best_dated, likeliest
from kg.ask.kinds.value import LACKING, without_length
from kg.ask.retrieval import clauses, retrieve
from kg.ask.retrieval.choose import FEW_WORDS, HELD, answering, focused, holds, proper, rarest, speaks_of
from kg.ask.retrieval.clauses import Clause
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import SPANS
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.wants import agreeing
from kg.dates import bounds, say
from kg.snapshot import Snapshot
from kg.words import tokens

if TYPE_CHECKING:
    from kg.ask.understanding.mention import Mention

Json = dict[str, Any]
End = tuple[str, str, str]
"""One end of a stretch of time: its name, its date and a passage that tells it (see `dating.end`)."""
LOOKED_AT = 15
"""Among how many of the best passages one is looked for that says how long something took."""
TOLD_IN, LEAST_TOLD = 30, 0.5
"""Among how many, down to which share of the best score, all that do so are looked for."""
FOUND_IN = 6
"""Among how many of the best passages the event is looked for that is asked about."""
LEAST_ENDS = 0.5
"""The share of a question that the two dated things must explain which it sets against each other."""
NEARLY = 0.6
"""The share of all that is asked that what is told of one of several must hold with those beside it."""
PLAINLY = 0.7
"""The share of a question from which on such a passage is what is asked for, whatever else has dates."""
LEAST_STATED = 0.5
"""The share of a question that such a passage must hold, and of its words."""
RARER = 1.5
"""How much rarer a name is than the words with it that tells by itself what is meant."""
UNTELLING = {"first", "second", "after", "since", *clauses.HAPPENINGS}
"""Groups of the thesaurus of words that say which of several, or when, and not what."""
YEAR = len("2019")
"""How long a date is that tells no more than a year."""
MONTH = 31
"""How many days at most lie between the ends of a date that tells the month."""
SHOWN = 2
"""How many passages stand behind each end of a stretch of time."""
DAYS = 3
"""How many days what is dated to the day lasts at most."""
LONG = 36
"""From how many months on a stretch between things that are not dated to the day is told in years."""


def duration(context: Context) -> Answer | None:
    """How long between two dated things, or which was earlier."""
    told = _tellings(context) if agreeing(context.question) else []
    if len(told) > 1:
        # Whether an article tells one length is for the reader to see from all that it tells.
        return context.answered(context.listed(told), told)
    # Who only asks how long something took sets nothing against anything.
    apart = context.question.cued("apart") or context.question.cued("earlier")
    stated = lasting(context) or _stated(context, apart)
    if stated and context.question.cued("apart") and not _of_both(context, stated):
        # What is told of how long something else took is no length of what is asked.
        stated = None
    found, share = ends_of(context) if apart or not stated else ([], 0.0)
    plainly = stated and stated.near >= min(PLAINLY, dating.TIED * share) and not context.question.cued("earlier")
    if stated and plainly and (len(found) < 2 or share < PLAINLY):
        return context.answered(context.listed([stated]), [stated])
    if len(found) < 2 or share < LEAST_ENDS:
        unnamed = not context.question.mentions and dating.ACTS.keys() & context.question.groups
        return _of_nothing(context) if unnamed else _times(context)
    found.sort(key=lambda d: (d.earliest, d.latest))
    first, second = found
    lines, length = _reckoned(context, dating.end(context, first), dating.end(context, second))
    context.answer.back("\n".join(lines), [n for d in found for n in dating.tellers(d)[:SHOWN]])
    # What a text says of it itself is told with the dates that it is reckoned from.
    told = [stated] if stated and plainly else []
    text = "\n".join([*(f"• {context.statement(h)}" for h in told), *lines])
    answer = dating.answered(context, text, found, context.answer.sparql, told)
    _valued(answer, length, first.date, second.date)
    return answer


def _of_nothing(context: Context) -> Answer:
    """Say that no length is told, without what a question takes to have happened: it leaves unsaid to what."""
    text = context.say(LACKING["duration"])
    return context.unknown(context.say("lacking", text=text, asked=context.question.text.strip()))


def _times(context: Context) -> Answer | None:
    """The dated statements nearest to a question, from which it may be reckoned, where two of them hold enough of its
    words."""
    hits = [h for h in answering(context, 0.6, 6, concepts=True) if "d" in h.traits and h.words >= FEW_WORDS]
    if context.question.cued("earlier"):
        lone = _lone(context)
        if lone is not None:
            return lone
        # What is asked is an order, which the dates of each of those that are named tell.
        own = [[h for h in context.hits if "d" in h.traits and _speaks_of(context, h, m)][:1] for m in _doers(context)]
        first = list(dict.fromkeys(h for one in own for h in one if h.near >= NEARLY))
        dates = {h: _first_date(context, h) for h in first}
        ordered = sorted(first, key=lambda h: dates[h])
        return context.answered(context.listed(ordered), ordered) if len(ordered) > 1 and all(dates.values()) else None
    return without_length(context, context.answered(context.listed(hits), hits)) if len(hits) > 1 else None


def _lone(context: Context) -> Answer | None:
    """Tell the date of one of the two things that a question names, and that of the other none is told."""
    for pair in _halves(context):
        ways = [[d for _, d in _ways(context, c)] for c in pair]
        named = [_meant(c, found) for c, found in zip(pair, ways, strict=True)]
        found = [[d for d in own if d.key in keys][:1] for own, keys in zip(ways, named, strict=True)]
        if all(named) and len([f for f in found if f]) == 1:
            [one] = [d for f in found for d in f]
            [other] = [own[0] for own, f in zip(named, found, strict=True) if not f]
            answer = dating.in_order(context, [dating.sharp(context, one)])
            answer.answer += "\n" + context.say("undated", text=context.name(other))
            answer.status = "partial"
            # When what is told with it was may tell the order all the same.
            without = next(c for c, f in zip(pair, found, strict=True) if not f)
            context.also([d.hit for _, d in likeliest(without)[:1]] if _undated(without) else [])
            return answer
    return None


def _meant(clause: Clause, ways: list[Dated]) -> list[str]:
    """Return the keys of what a clause names that happens, or has no date, or else of what it is likeliest to mean."""
    snapshot = clause.context.snapshot
    happening = [k for a in clause.own if a.mention for k in a.mention.keys if dating.happens(snapshot, k)]
    return happening or _undated(clause) or [d.key for d in ways[:1]]


def _doers(context: Context) -> list[Mention]:
    """Return the states, bodies and persons that a question names."""
    return [m for m in context.question.mentions if context.may_be(m, "Actor")]


def _speaks_of(context: Context, hit: Hit, mention: Mention) -> bool:
    """Tell whether a passage speaks of what a name means, or spells one of its names, as in that of its ministry."""
    folder, snapshot = context.snapshot.folder_of_names, context.snapshot
    words = tokens(folder.fold(context.statement(hit)), folder)
    called = [
        tokens(folder.fold(n), folder) for k in mention.keys for names in snapshot.labels(k).values() for n in names
    ]
    return speaks_of(context, hit, mention) or any(own and set(own) <= set(words) for own in called)


def _first_date(context: Context, hit: Hit) -> str:
    """Return the first of the dates that a passage tells, as it is written, which sorts by time; else nothing."""
    dates = [str(a["kg:date"]["value"]) for a in context.facts(hit.passage).values() if "kg:date" in a]
    return min(dates, default="")


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


def _length(first: tuple[date, date], second: tuple[date, date], by_month: bool) -> Length | None:
    """Return how long lies between two dates, each given by its earliest and latest day: days where both are days and
    no months are asked for, months where both tell the month, else years; None where they tell none."""
    (low, low_end), (high, high_end) = first, second
    days, months = (high - low).days, (high.year - low.year) * 12 + high.month - low.month
    if max((low_end - low).days, (high_end - high).days) < DAYS:
        # To a meeting of two days it is as long as to the first of them.
        if not by_month or days <= MONTH:
            return Length("duration", days, "DAY", {"days": days})
        months -= high.day < low.day
    if max((low_end - low).days, (high_end - high).days) > MONTH:
        years = high.year - low.year
        return Length("duration_coarse", years, "YR", {"years": years}) if years else None
    years, rest = divmod(months, 12)
    frame = "duration_about" if months < LONG else "duration_years_months" if rest else "duration_years"
    return Length(frame, months, "MO", {"months": months, "years": years, "rest": rest})


def between(context: Context, found: list[End], ordered: bool = False) -> Answer:
    """Which of two things was earlier, where that is asked (or ``ordered``), and how long lies between them: each given
    by its name, its date and a passage that tells it."""
    first, second = sorted(found, key=lambda f: bounds(f[1]))
    lines, length = _reckoned(context, first, second, ordered)
    tellers = [first[2], second[2]]
    snapshot = context.snapshot
    hits = [retrieve.plain(snapshot, snapshot.places[n]) for n in tellers]
    answer = context.answered("\n".join(lines), hits)
    answer.back(answer.answer, tellers)
    _valued(answer, length, first[1], second[1])
    answer.ends = list(found)
    return answer


def _reckoned(context: Context, first: End, second: End, ordered: bool = False) -> tuple[list[str], Length | None]:
    """Return what is said of two dated things, the earlier first: which was earlier, where that is asked or no more is
    to be told, and how long lies between them; and that length."""
    question, language = context.question, context.question.language
    low, high = bounds(first[1]), bounds(second[1])
    apart = low[1] < high[0]
    length = _length(low, high, question.cued("in_months")) if apart else None
    named = {
        "first": _name(context, first), "first_date": say(first[1], language),
        "second": _name(context, second), "second_date": say(second[1], language),
    }  # fmt: skip
    lines = []
    if ordered or question.cued("earlier") or length is None:
        lines.append(context.say("earlier" if apart else "overlap", **named))
    if length and (not lines or "duration" in question.intents):
        lines.append(context.say(length.frame, **length.numbers, **named))
    return lines, length


def tell_length(context: Context, answer: Answer, found: list[Dated]) -> None:
    """Say at the end of an answer how long lies between two dated things that it tells."""
    first, second = sorted(found, key=lambda d: (d.earliest, d.latest))
    lines, length = _reckoned(context, dating.end(context, first), dating.end(context, second))
    answer.answer += "\n" + "\n".join(lines)
    for line in lines:
        answer.back(line, [n for d in (first, second) for n in dating.tellers(d)[:SHOWN]])
    _valued(answer, length, first.date, second.date)


def _name(context: Context, end: End) -> str:
    """Return what a dated thing is called, in quotes where that is all that a statement says."""
    name = end[0].rstrip(".。")
    marks = "“”" if context.question.language in {"en", "zh-Hans"} else "「」"
    whole = context.statement_of(end[2]).rstrip(".。") == name
    return f"{marks[0]}{name}{marks[1]}" if whole else name


def _valued(answer: Answer, length: Length | None, first: str, second: str) -> None:
    """Put the length between two dates before the other values of an answer."""
    if length:
        value = {"value": length.value, "unit": length.unit, "of": None, "when": f"{first}/{second}"}
        answer.values = [value, *answer.values]


def reckoned(context: Context, before: list[Answer]) -> Answer | None:
    """Which of two things was earlier, or how long lies between them, where a question leans on the answers before it:
    on the two things that they tell the dates of ("how many days lie between them?"), or on the one to which it names
    the other ("how long after that ...?", "was it before ...?"; after a stretch of time "and then to the signing?").
    None where it does not, or they tell no dates."""
    question = context.question
    if not ("duration" in question.intents or question.cued("earlier")):
        return None
    last = before[-1].ends
    if not question.mentions:
        further = _further(context, last) if len(last) == 2 and question.cued("thence") and question.units else None
        if further:
            return between(context, further)
        if len(last) == 2 and question.cued("apart"):
            return between(context, last)
        told = [a.ends[0] for a in before[-2:] if a.ends]
        return between(context, told) if len(told) == 2 and question.intents[:1] == ["duration"] else None
    leans = question.cued("thence") or (question.cued("earlier") and ends_of(context)[1] < LEAST_ENDS)
    if not last or not leans:
        return None
    own = clauses.clause(context, clauses.plain(context), "when")
    ways = [d for _, d in likeliest(own)[:1] if own.explains(d.hit) >= LEAST_ENDS * own.weight]
    other = [dating.end(own.context, dating.sharp(own.context, d)) for d in ways]
    return between(context, [last[0], other[0]]) if other and other[0][:2] != last[0][:2] else None


def _further(context: Context, last: list[End]) -> list[End] | None:
    """Return the later of two things, with the one after it to which a question goes on from there."""
    start = max(last, key=lambda e: bounds(e[1]))
    own = clauses.clause(context, clauses.plain(context), "when")
    ways = [d for _, d in likeliest(own)[:FOUND_IN] if own.explains(d.hit) >= LEAST_ENDS * own.weight]
    ends = (dating.end(own.context, dating.sharp(own.context, d)) for d in ways)
    return next(([start, e] for e in ends if bounds(e[1])[0] > bounds(start[1])[1]), None)


def ends_of(context: Context) -> tuple[list[Dated], float]:
    """Return the two dated things that a question sets against each other, and the share of the question that they
    explain: one for each of its two clauses, as the cut between them explains most; else one for each of its two
    rarest names."""
    best: tuple[float, list[Dated], float] = (0.0, [], 0.0)
    for pair in _halves(context):
        one, other = (_ways(context, half)[:3] for half in pair)
        for score, first in one:
            rest = [(s, d) for s, d in other if d.key != first.key][:1]
            if rest and score + rest[0][0] > best[0]:
                both = list(zip(pair, ((score, first), rest[0]), strict=True))
                # What is a treaty's act by its kind explains more than the words in which it is told.
                explained = sum(s if _acting(c) else c.explains(d.hit) for c, (s, d) in both)
                ends = [dating.sharp(c.context, d) for c, (_, d) in both]
                best = (score + rest[0][0], ends, explained / sum(c.weight for c in pair))
    if best[1] or not rarest(context):
        return best[1:]
    ends = [d for m in rarest(context)[:2] for d in best_dated(context, focused(context, m), m)[:1]]
    return (ends, 0.0) if len({d.key for d in ends}) == 2 else ([], 0.0)


def _halves(context: Context) -> list[tuple[Clause, Clause]]:
    """Return the ways of reading a question as two clauses, which are looked for but once."""
    if "halves" not in context.kept:
        context.kept["halves"] = list(clauses.halves(context, "when"))
    found: list[tuple[Clause, Clause]] = context.kept["halves"]
    return found


def _of_both(context: Context, hit: Hit) -> bool:
    """Tell whether a passage holds something of each of the two clauses of a question, as it is cut best."""
    pairs = [min(c.explains(hit) / c.weight for c in pair) for pair in _halves(context)]
    return max(pairs, default=1.0) >= dating.LEAST_CLAUSE


def _ways(context: Context, clause: Clause) -> list[tuple[float, Dated]]:
    """Return the dated things that a clause of a question may mean: what it names; where it names an act on a treaty
    and no thing that is dated itself, that act on the treaty that it speaks of, or else the question."""
    snapshot = context.snapshot
    own = [k for a in clause.own if a.mention for k in a.mention.keys]
    if _acting(clause):
        treaties = treaty.treaties(snapshot, own) or ([] if own else treaty.treaties(snapshot, _named(context)))
        acts = treaty.acts(clause, treaties)
        # Anything might have been signed: an act alone, of no treaty that is named, is no end.
        if acts or not own:
            return acts
    if clause.context.question.cued("interrogative") and not clause.context.question.mentions:
        # What is asked is neither end of the time in which it is looked for ("what steps led from ... to ...").
        return []
    bare = _undated(clause) if context.question.cued("earlier") else []
    if bare:
        # What is only told with a thing is not that thing; what goes by its name is.
        names = {n for k in bare for n in context.called(k)}
        return [(s, d) for s, d in likeliest(clause) if any(n in own for own in context.called(d.key) for n in names)]
    return [(s, d) for s, d in likeliest(clause) if d.key in own or _told_as(clause, d)]


def _undated(clause: Clause) -> list[str]:
    """Return the keys of a thing, nobody and no place, that is all that a clause says, and of which no date is told."""
    snapshot = clause.context.snapshot
    told = [a for a in clause.own if not UNTELLING & set(a.groups) and not {"before", "after"} & set(a.groups)]
    keys = [k for a in told if a.mention for k in a.mention.keys]
    other = any(not a.mention for a in told) or any(_acts(snapshot, k) or snapshot.is_a(k, "Place") for k in keys)
    return [] if other or any(k in snapshot.dates for k in keys) else keys


def _named(context: Context) -> list[str]:
    return [k for m in context.question.mentions for k in m.keys]


def _acting(clause: Clause) -> bool:
    """Tell whether a clause names an act on a treaty, and no thing that is dated itself."""
    dated = any(k in clause.context.snapshot.dates for a in clause.own if a.mention for k in a.mention.keys)
    return not dated and bool(dating.ACTS.keys() & clause.context.question.groups)


def _told_as(clause: Clause, one: Dated) -> bool:
    """Tell whether what is told of a dated thing holds any of the words by which a clause says what was done; a thing
    that it names, much rarer than these words, does as well, but nobody who did it."""
    snapshot = clause.context.snapshot
    words = [a for a in clause.own if a.groups and not a.mention and not UNTELLING & set(a.groups)]
    held = [a for a in clause.own if a.held.get(one.hit.place, 0.0) >= LEAST_STATED]
    if not words or any(a in words for a in held):
        return True
    things = [a for a in held if a.mention and not any(_acts(snapshot, k) for k in a.mention.keys)]
    return max((a.weight for a in things), default=0.0) >= RARER * max(a.weight for a in words)


def _acts(snapshot: Snapshot, key: str) -> bool:
    """Tell whether somebody or something does this and that; a mechanism is known by its meetings."""
    return snapshot.is_a(key, "Actor") and not snapshot.is_a(key, "Mechanism")


def lasting(context: Context) -> Hit | None:
    """Return the passage that says how long the event took that the best passages are about, as it is told of it."""
    snapshot = context.snapshot
    asked = proper(context)
    told = [h for h in context.hits[:FOUND_IN] if all(a.held.get(h.place, 0.0) >= HELD for a in asked)]
    told = _of_month(context, told)
    for key in dict.fromkeys(s[3:] for h in told for s, _, _ in context.triples(h.passage)):
        if not snapshot.is_a(key, "Event"):
            continue
        names = snapshot.speaking_of(key)
        snapshot.passages.read_ahead(names)
        for name in names:
            if any(f.get("kg:of") == f"id:{key}" for f in lengths(context, name)):
                place = snapshot.places[name]
                return next((h for h in context.hits if h.place == place), retrieve.plain(snapshot, place))
    return None


def _of_month(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return passages without those of other months than the one that a question names: of several meetings of a year
    each is told in the same words."""
    asked = [y for y in context.question.years if len(y) > YEAR]
    if len(context.question.years) != 1 or not asked:
        return hits
    (first, last), months = bounds(asked[0]), {}
    for hit in hits:
        dates = [
            d
            for found in context.snapshot.dates.fetch(context.things(hit.passage)).values()
            for d in found
            if len(d) > YEAR
        ]
        months[hit] = [bounds(d) for d in dates]
    return [h for h in hits if not months[h] or any(a <= last and first <= b for a, b in months[h])]


def spans(context: Context, hit: Hit, apart: bool) -> bool:
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
    for hit in _of_month(context, context.hits[:LOOKED_AT]):
        told = hit.near >= PLAINLY or (hit.near >= LEAST_STATED and hit.words >= LEAST_STATED)
        if told and all(holds(context, hit, a) for a in proper(context)) and spans(context, hit, apart):
            return hit
    return None
