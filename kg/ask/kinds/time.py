"""Questions of time: when something was, and in what order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from kg.ask.answer import Answer
from kg.ask.kinds import dating, sequence
from kg.ask.kinds.dating import Dated, best_dated, dated, happens, in_order, in_years, likeliest, title, within
from kg.ask.kinds.duration import LEAST_ENDS, MONTH, duration, ends_of, tell_length
from kg.ask.kinds.journey import elsewhere, going, journeys_to, undated
from kg.ask.kinds.value import lacking
from kg.ask.retrieval import clauses, retrieve
from kg.ask.retrieval.choose import (
    COMMON,
    HELD,
    LEAST,
    LEAST_WORDS,
    answering,
    connects,
    focused,
    holds,
    proper,
    rarest,
    said,
    speaks_of,
)
from kg.ask.retrieval.clauses import Clause
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import SPANS
from kg.ask.retrieval.retrieve import Asked, Hit
from kg.ask.understanding import wants
from kg.dates import bounds, say
from kg.names import candidates
from kg.terms import PASSAGE, home_of, table_of

if TYPE_CHECKING:
    from kg.ask.understanding.mention import Mention
    from kg.ask.understanding.question import Question
    from kg.graph import KnowledgeGraph

TERMS = {"kg:inExchangeFor", "kg:instrument"}
"""Relations that say what something was given for, or by."""
BESIDE = 2
"""How far apart passages are at most that tell one thing."""
MOST = 20
"""How many things are put in order at most."""
MOSTLY = 0.75
"""The share of a question's words that a statement must hold to be on the very act."""
FIRST = "first"
"""Group of the thesaurus of words for the first time, which what is told of once need not say."""
UNREAL = set("cpn")
"""Traits of statements of what is no fact."""
PARTS = re.compile(r"\d+|[A-Z][a-z]+")
"""The parts of a date, as days, months and years are written: a text may give a stretch of time in other words."""


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
        if len(own.own) == 1 and asked:
            # A bare verb ("when did it sign?") says nothing of what; that is the rarest of the names taken over.
            ways = [(s, d) for s, d in ways if speaks_of(context, d.hit, asked[0])]
        chosen = [d for s, d in ways if s >= dating.TIED * ways[0][0]][:2]
    if not chosen:
        hits = [h for h in answering(context, 0.6, 12, concepts=True) if _of_act(context, h)]
        lived = _of_life(context)
        if lived:
            hits = [h for h in hits if _lived(context, h, lived)]
        chosen = best_dated(context, hits, asked[0] if asked else None)
        if lived and not chosen:
            # When somebody was born, or took office, is told by no other date of theirs.
            return lacking(context, "when")
        if lived:
            told = list(dict.fromkeys(d.hit for d in chosen))
            return dating.answered(context, context.listed(told), chosen, context.answer.sparql)
    chosen = in_years(context, dating.of_act(context, chosen))
    who, where = going(context)
    asked_for = journeys_to(context, where, who) if who else set()
    there = [d for d in chosen if not (who and elsewhere(context, d.hit.passage, asked_for))]
    if chosen and not there:
        # Somebody else's journey, or one to elsewhere, is no date of what is asked.
        asked_ = context.question.text.strip()
        return context.unknown(context.say("lacking_act", text=context.say("its_date"), asked=asked_))
    chosen = there
    if not chosen:
        return _of_topic(context) or _after(context)
    query = context.answer.sparql
    chosen += dating.of_act(context, dating.sharper(context, chosen))
    lines = []
    for d in chosen:
        if not any(d.key == other.key and other.date.startswith(d.date + "-") for other in chosen):
            # A date that another of the same thing gives more exactly is told with that.
            date = say(d.date, context.question.language)
            lines.append(_dated_line(context, d, date))
    answer = dating.answered(context, "\n".join(dict.fromkeys(lines)), chosen, query)
    if not context.question.years:
        known = {name for d in chosen for name in dating.tellers(d)}
        context.also([h for h in undated(context, asked_for) if h.passage not in known])
    return answer


def _dated_line(context: Context, found: Dated, date: str) -> str:
    """Return a thing with its date: what a passage says of it that holds the date, else its name with the date."""
    snapshot, language = context.snapshot, context.question.language
    # What has no name in a language is called by what is said of it, be it only that it is cited.
    named = language in snapshot.labels(found.key)
    parts = set(PARTS.findall(date))
    for name in dating.tellers(found):
        said_ = context.statement_of(name)
        if parts <= set(PARTS.findall(said_)) and not (named and "w" in snapshot.traits[snapshot.places[name]]):
            context.answer.back(said_, [name])
            return f"• {said_}"
    called = title(context, found.key, found.hit)
    stop = "." if language == "en" else "。"
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


def _of_life(context: Context) -> list[Asked]:
    """Return the words by which a question asks of a person's life and of nothing else: an election, an entry into
    office."""
    question, groups = context.question, context.snapshot.word_groups
    named = any("Person" in context.snapshot.types(k) for m in question.mentions for k in m.keys)
    asked = [a for a in context.sought if wants.OF_LIFE & set(a.groups)]
    others = any(groups[g]["act"] for u in question.units if not wants.OF_LIFE & set(u.groups) for g in u.groups)
    return asked if named and not others else []


def _lived(context: Context, hit: Hit, asked: list[Asked]) -> bool:
    """Tell whether a passage speaks of what is asked of somebody's life, and itself names whoever the question does:
    when a party came to power tells nothing of its leader."""
    fold = context.snapshot.folder_of_names.fold
    text = fold(context.statement(hit))
    named = [m for m in context.question.mentions if any("Person" in context.snapshot.types(k) for k in m.keys)]
    told = any(a.held.get(hit.place, 0.0) >= HELD for a in asked)
    return told and all(connects(context, hit, m) or m.name in text for m in named)


def _of_topic(context: Context) -> Answer | None:
    """When something was that an author tells of a dated act, as that it was the first of its kind: the best statement
    that says nearly all that is asked, where it is on one thing with a date."""
    for hit in answering(context, 0.8, 3):
        about = {o[3:] for _, p, o in context.relations(hit.passage) if p == "kg:about" and o.startswith("id:")}
        about = {k for k in about if context.snapshot.is_a(k, "Event")}
        days = {day: names for found in context.snapshot.dates.fetch(about).values() for day, names in found.items()}
        if said(context, hit) >= MOSTLY and len(days) == 1 and in_years(context, dated(context, [hit])) == []:
            names = next(iter(days.values()))[:1]
            first = retrieve.plain(context.snapshot, context.snapshot.places[names[0]])
            return context.answered(context.listed([hit, first]), [hit, first])
    return None


def _after(context: Context) -> Answer | None:
    """That no date is told of what is asked, but how long after something else it happened; after what that has a date
    tells when it was, as near as anything does."""
    hits = [h for h in answering(context, 0.6, 12, concepts=True) if _of_act(context, h)]
    asked = [a for a in context.sought if a.known and (a.mention or a.groups) and FIRST not in a.groups]
    told = [h for h in hits if all(a.held.get(h.place, 0.0) >= HELD for a in asked)]
    told = [h for h in told if all(_has_to_do(context, h, a.mention) for a in proper(context) if a.mention)]
    for hit in told:
        before = _before(context, hit)
        if before:
            return context.answered(context.listed([hit, *before]), [hit, *before])
    told = [h for h in told if _follows(context, h)]
    if not told:
        return None
    answer = context.unknown(f"{context.say('no_date')}\n{context.listed(told)}")
    stated = {PASSAGE + h.passage for h in told}
    answer.closest = [e for e in answer.closest if e["passage"] not in stated]
    return answer


def _before(context: Context, hit: Hit) -> list[Hit]:
    """Return the statement that dates what happened just before what a passage of fact tells of."""
    snapshot = context.snapshot
    if UNREAL & set(hit.traits):
        return []
    first = [o[3:] for _, p, o in context.relations(hit.passage) if p == "kg:follows" and o.startswith("id:")]
    names = [name for dates in snapshot.dates.fetch(first).values() for found in dates.values() for name in found]
    return [retrieve.plain(snapshot, snapshot.places[name]) for name in names[:1]]


def _has_to_do(context: Context, hit: Hit, mention: Mention) -> bool:
    """Tell whether a passage itself speaks of what a name means: the signing of one treaty tells no time of another on
    which a conference beside it was."""
    return bool(set(mention.keys) & {e.removeprefix("id:") for e in context.ends(hit.passage)})


def _follows(context: Context, hit: Hit) -> bool:
    """Tell whether a passage says how long after something else a thing was."""
    later = {s for s, p, _ in context.triples(hit.passage) if p == "kg:follows"}
    spans = {s for s, p, o in context.triples(hit.passage) if p == "kg:unit" and str(o).rsplit(":", 1)[-1] in SPANS}
    return any(s in later and p == "kg:quantity" and o in spans for s, p, o in context.triples(hit.passage))


def _each(context: Context) -> list[Dated]:
    """Return the likeliest dated thing of each item that a question lists, each once, as the items are cut so that most
    are found."""
    best: dict[str, Dated] = {}
    for items in clauses.lists(context, "when"):
        found: dict[str, Dated] = {}
        for item in items:
            ways = likeliest(item)
            tied = [d for s, d in ways if s >= dating.TIED * ways[0][0]]
            found.update({d.key: d for d in tied[: 2 if len(tied) == 2 else 1]})
        if len(found) > len(best):
            best = found
    return list(best.values())


def order(context: Context) -> Answer | None:
    """Dated things in order of time: those that the question lists, else those that go with what it names, within the
    time that it names, by dates or by the two things between which it lies."""
    question = context.question
    told = _with_amounts(context) if "amount" in question.intents or "quantity" in question.groups else None
    if told is None and not ((question.years and question.cued("happening")) or "chain" in question.intents):
        told = sequence.listed(context)
    if told is not None:
        return told
    bounded = question.cued("amid") and len(question.years) < dating.FROM_TO
    amid, ends = _amid(context) if bounded else ([], [])
    # From a beginning to an end both belong to it; what lies between two things is neither of them.
    lasted = bool(amid) and "duration" in question.intents
    rows = (
        []
        if lasted or (amid and not {"chain", "order"} <= set(question.intents))
        else within(context, _tabled(context))
    )
    if len(rows) > 1:
        return in_order(context, rows)
    if amid:
        return _told_amid(context, amid, ends, lasted)
    there = _at_the_time(context)
    found = _steps(context, _of_kind(context, there or _gone(context)))
    if not found:
        return None
    answer = in_order(context, found)
    # What is said beside it happened at other times, too.
    answer.complete = bool(there)
    return answer


def _told_amid(context: Context, amid: list[Dated], ends: list[Dated], lasted: bool) -> Answer:
    """Tell what lies between two dated things in order of time; these, too, with how long it took from the one to the
    other, where that is asked."""
    answer = in_order(context, [*amid, *ends] if lasted else amid)
    if lasted:
        tell_length(context, answer, ends)
    answer.complete = False
    # The other cells of a row tell what happened then; the ends are none of it, but tell from when to when it is.
    cells = [p for d in amid for p in context.snapshot.speaking_of(d.key) if table_of(p)]
    context.add_evidence([*cells, *(p for d in ends for p in d.passages)], most=24)
    return answer


def _gone(context: Context) -> list[Dated]:
    """Return the dated things of the passages that go with what a question names, the best first."""
    question = context.question
    going = within(context, dated(context, _going(context)))
    if len(going) < 2 and len(question.years) == dating.FROM_TO:
        # Two matters within one time are told of in different passages.
        ways = (within(context, dated(context, hits)) for hits in _inside(context, question.articles, []))
        going = max(ways, key=len)
    return going[:MOST]


def _at_the_time(context: Context) -> list[Dated]:
    """Return what happened in a time that a question asks of as such, between the states that it names or that a name
    in it joins ("Japan-US relations"): what the rarest of these has part in; nothing where there is more than can be
    told."""
    snapshot, question = context.snapshot, context.question
    if not (question.years and question.cued("happening")):
        return []
    keys = {k for m in question.mentions for k in m.keys}
    if any(not (snapshot.is_a(k, "State") or snapshot.is_a(k, "Concept")) for k in keys):
        # Of an event or somebody something is told, whatever else there was then.
        return []
    inner = {n for m in question.mentions for n in candidates(m.name)}
    keys |= {k for found in snapshot.names.fetch(inner).values() for k in found}
    states = [k for k in keys if snapshot.is_a(k, "State")]
    articles = question.articles
    # An article that is named is on these states as a whole.
    rare = "" if articles else min(states, key=lambda k: len(snapshot.occurrences.get(k, ())), default="")
    about = set(snapshot.speaking_of(rare)) if rare else set()
    hits = [
        retrieve.plain(snapshot, place)
        for place, traits in enumerate(snapshot.traits)
        if "d" in traits and (not articles or snapshot.homes[place] in articles)
    ]
    snapshot.passages.read_ahead(h.passage for h in hits)
    found = [d for d in within(context, dated(context, hits)) if not rare or about & set(snapshot.speaking_of(d.key))]
    return found if len({d.key for d in found}) <= MOST else []


def _steps(context: Context, found: list[Dated]) -> list[Dated]:
    """Return dated things without those that are no step of what happened: the offices that somebody held then (not
    from then on), and what is said of what is among them just beside that."""
    snapshot = context.snapshot

    def beside(one: Dated, other: Dated) -> bool:
        near = abs(one.hit.place - other.hit.place) <= BESIDE
        return near and one.date == other.date and snapshot.is_a(other.key, "Event") and one.key != other.key

    own = [d for d in found if "/" in d.date or "Membership" not in snapshot.types(d.key)]
    told = [d for d in own if not (dating.SAID & set(snapshot.types(d.key)) and any(beside(d, o) for o in own))]
    return told if len(told) > 1 else found


def _of_kind(context: Context, found: list[Dated]) -> list[Dated]:
    """Return those of dated things that are of a kind that the question names (publications, exercises, visits), where
    there are several; if what it seems to list is of several kinds, all of the kind that it asks for."""
    snapshot, groups = context.snapshot, context.question.groups

    def asked(one: Dated) -> bool:
        if not snapshot.is_a(one.key, "Event"):
            return False
        # What is published is a document, whatever else it is about.
        told = [o[3:] for s, p, o in context.triples(one.hit.passage) if s == f"id:{one.key}" and p == "kg:concerns"]
        written = [t for key in told for t in snapshot.types(key) if t == "Document"]
        labels = [re.sub(r"(?<!^)(?=[A-Z])", " ", t).lower() for t in [*snapshot.types(one.key), *written]]
        return any(groups & context.groups(label) for label in labels)

    own = [d for d in found if asked(d)]
    if not own or len(own) == len(found):
        return found
    going = [d for d in within(context, dated(context, _going(context))) if asked(d)]
    return _of_states(context, max(own, going, key=len)) if max(len(own), len(going)) > 1 else found


def _of_states(context: Context, found: list[Dated]) -> list[Dated]:
    """Return those of dated things of which it is told what they have to do with each state that a question names, but
    for one that is everywhere, where there are several: what another signed with that is none of theirs."""
    snapshot = context.snapshot
    common = COMMON * len(snapshot.order)
    rare = [m.keys for m in context.question.mentions if all(snapshot.is_a(k, "State") for k in m.keys)]
    rare = [keys for keys in rare if all(len(snapshot.occurrences.get(k, ())) < common for k in keys)]
    told = [{n for k in keys for n in snapshot.speaking_of(k)} for keys in rare]
    own = [d for d in found if all(names & set(snapshot.speaking_of(d.key)) for names in told)]
    return own if len(own) > 1 else found


def _with_amounts(context: Context) -> Answer | None:
    """Events that are each of an amount of one measure, in order of time, each with what is told of its amount and
    of what it was for; what has no date stands where the text tells it."""
    snapshot = context.snapshot
    # Numbers take long to import, and few questions of time have them.
    from kg.ask.kinds.series import series

    told = series(context)
    numbers = [n for n in told.numbers if snapshot.is_a(n.of, "Event")] if told else []
    if len({n.of for n in numbers}) < 2:
        return None
    known = snapshot.dates.fetch([n.of for n in numbers])
    later, placed = "9999", []
    for number in sorted(numbers, key=lambda n: -n.hit.place):
        dates = known.get(number.of, {})
        later = min((bounds(text)[0].isoformat() for text in dates), default=later)
        placed.append((later, number.hit.place, number))
    names: list[str] = []
    lines = []
    for count, (_, _, number) in enumerate(sorted(placed), 1):
        about = snapshot.speaking_of(number.of)
        snapshot.passages.read_ahead(about)
        terms = [n for n in about if any(s == f"id:{number.of}" and p in TERMS for s, p, _ in context.triples(n))]
        own = list(dict.fromkeys([number.hit.passage, *terms]))
        between = " " if context.question.grammar.language == "en" else ""
        lines.append(f"{count}. {between.join(map(context.statement_of, own))}")
        names += own
    hits = [retrieve.plain(snapshot, snapshot.places[n]) for n in dict.fromkeys(names)]
    answer = context.answered("\n".join(lines), hits)
    answer.complete = True
    return answer


def tables(context: Context) -> list[str]:
    """Return with what the names of the cells begin of tables that are about something that a question names: what
    happened in it stands there row by row."""
    snapshot, found = context.snapshot, []
    keys = [k for m in context.question.mentions for k in m.keys]
    for key in [k for k in keys if not snapshot.is_a(k, "Actor")]:
        names = [n for n in snapshot.speaking_of(key) if table_of(n)]
        snapshot.passages.read_ahead(names)
        for name in names:
            concerned = {(s, o) for s, p, o in context.triples(name) if p == "kg:concerns"}
            # The talks on a treaty are what the table of these is about.
            subjects = {f"id:{key}"} | {s for s, o in concerned if o == f"id:{key}"}
            about = any(s.startswith("id:table-") and o in subjects for s, o in concerned)
            found += [table_of(name)] * about
    return list(dict.fromkeys(found))


def _tabled(context: Context) -> list[Dated]:
    """Return the dated things in the rows of tables that are about what a question names."""
    begun = tuple(tables(context))
    if not begun:
        return []
    cells = [retrieve.plain(context.snapshot, p) for p, n in enumerate(context.snapshot.order) if n.startswith(begun)]
    context.snapshot.passages.read_ahead(h.passage for h in cells)
    rows: dict[str, Dated] = {}
    # The most precise date of each; what lasts longer is what the rows are parts of.
    for one in sorted(dated(context, cells), key=dating.vague):
        if dating.vague(one) <= MONTH:
            rows.setdefault(one.key, one)
    return list(rows.values())


def _amid(context: Context) -> tuple[list[Dated], list[Dated]]:
    """Return the dated things that begin between the two that a question names, of the tables in which these stand,
    else of their articles; and these two."""
    bounding, share = ends_of(context)
    if len(bounding) < 2 or share < LEAST_ENDS:
        return [], []
    first, last = sorted(bounding, key=lambda d: (d.earliest, d.latest))
    told = [(*d.passages, d.hit.passage) for d in bounding]
    tables = {table_of(p) for names in told for p in names} - {""}
    articles = set.intersection(*({home_of(p) for p in names} for names in told))
    known = {d.key for d in bounding}

    def between(hits: list[Hit]) -> list[Dated]:
        found = [d for d in dated(context, hits) if d.key not in known]
        return [d for d in found if first.earliest < d.earliest < last.latest]

    places = (p for p, name in enumerate(context.snapshot.order) if table_of(name) in tables)
    cells = [retrieve.plain(context.snapshot, p) for p in places]
    context.snapshot.passages.read_ahead(h.passage for h in cells)
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
    inside = [p for p in places if not articles or snapshot.homes[p] in articles]
    hits = [ranked.get(p) or retrieve.plain(snapshot, p, 0.0) for p in inside]
    if not named and bounding:
        # Where nothing else is named, what happened to those of whom the ends are told is asked.
        common = COMMON * len(snapshot.order)
        about = {f"id:{k}" for k in bounding if len(snapshot.occurrences.get(k, ())) < common}
        hits = [h for h in hits if any(about & {s, str(o)} for s, _, o in context.triples(h.passage))]
    for enough in (all, any):
        found = [h for h in hits if not named or enough(holds(context, h, a) for a in named)]
        snapshot.passages.read_ahead(h.passage for h in found)
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
        snapshot.passages.read_ahead(h.passage for h in hits)
        return sorted(hits, key=lambda h: -h.score)
    hits = [*answering(context, 0.5, 30), *retrieve.best(context.hits, LEAST * 0.8, 0.5, 30)]
    return [h for h in dict.fromkeys(hits) if not named or any(holds(context, h, a) for a in named)]


def across(graph: KnowledgeGraph, question: Question) -> Answer | None:
    """Answer a question that sets times against each other by the clauses that name them, where as a whole it names
    what its articles lack or what has several meanings."""
    rules = {"order": order, "duration": duration}
    rule = next((rules[i] for i in question.intents if i in rules), None)
    return rule(Context(graph, question)) if rule else None
