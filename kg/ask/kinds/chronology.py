"""Chronology: what happened, in order of time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.ask.answer import Answer
from kg.ask.kinds import dating, sequence
from kg.ask.kinds.dating import Dated, dated, in_order, within
from kg.ask.kinds.interval import MONTH, of_dated
from kg.ask.kinds.meanwhile import amid, at_the_time, inside
from kg.ask.retrieval import retrieve
from kg.ask.retrieval.choose import LEAST, answering, holds, proper
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.retrieval.telling import at, cells, speaking_of
from kg.dates import bounds
from kg.terms import table_of

if TYPE_CHECKING:
    from kg.ask.understanding.question import Question
    from kg.graph import KnowledgeGraph

BESIDE = 2
"""How far apart passages are at most that tell one thing."""
MOST = 20
"""How many things are put in order at most."""


def order(context: Context) -> Answer | None:
    """Dated things in order of time: those that the question lists, else those that go with what it names, within the
    time that it names, by dates or by the two things between which it lies."""
    question = context.question
    told = _with_amounts(context) if "amount" in question.intents or "quantity" in question.groups else None
    if told is None and not ((question.years and question.cued("happening")) or "chain" in question.intents):
        told = sequence.listed(context)
    if told is None and any(map(question.cued, ("means", "by_means", "done_toward"))):
        from kg.ask.kinds import instrument

        told = instrument.in_order(context)
    if told:
        return told
    bounded = question.cued("amid") and len(question.years) < dating.FROM_TO
    between, ends = amid(context) if bounded else ([], [])
    # From a beginning to an end both belong to it; what lies between two things is neither of them.
    lasted = bool(between) and "duration" in question.intents
    if not (lasted or (between and not {"chain", "order"} <= set(question.intents))):
        rows = within(context, _tabled(context))
        if len(rows) > 1:
            return in_order(context, rows)
    if between:
        return _told_amid(context, between, ends, lasted)
    there = at_the_time(context)
    found = _steps(context, _of_kind(context, there or _gone(context)))
    if not found:
        return None
    answer = in_order(context, found)
    # What is said beside it happened at other times, too.
    answer.complete = bool(there)
    return answer


def _told_amid(context: Context, between: list[Dated], ends: list[Dated], lasted: bool) -> Answer:
    """Tell what lies between two dated things in order of time; these, too, with how long it took from the one to the
    other, where that is asked."""
    answer = in_order(context, [*between, *ends] if lasted else between)
    if lasted:
        lines, values = of_dated(context, ends)
        answer.answer = "\n".join([answer.answer, *lines])
        answer.values = [*values, *answer.values]
    answer.complete = False
    # The other cells of a row tell what happened then; the ends are none of it, but tell from when to when it is.
    cells = [p for d in between for p in context.snapshot.speaking_of(d.key) if table_of(p)]
    context.add_evidence([*cells, *(p for d in ends for p in d.passages)], most=24)
    return answer


def _gone(context: Context) -> list[Dated]:
    """Return the dated things of the passages that go with what a question names, the best first."""
    question = context.question
    going = within(context, dated(context, _going(context)))
    if len(going) < 2 and len(question.years) == dating.FROM_TO:
        # Two matters within one time are told of in different passages.
        ways = (within(context, dated(context, hits)) for hits in inside(context, question.articles, []))
        going = max(ways, key=len)
    return going[:MOST]


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
        told = [o for s, p, o in context.triples(one.hit.passage) if s == f"id:{one.key}" and p == "kg:concerns"]
        written = ["Document"] if context.any_is(told, "Document") else []
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
    rare = [m.keys for m in context.question.mentions if all(snapshot.is_a(k, "State") for k in m.keys)]
    rare = [keys for keys in rare if all(len(snapshot.occurrences.get(k, ())) < context.common for k in keys)]
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
        # What it was given for, or by.
        facts, terms = context.stated_of(number.of), {"kg:inExchangeFor", "kg:instrument"}
        beside = [n for n, s, p, _ in facts if s == f"id:{number.of}" and p in terms]
        own = list(dict.fromkeys([number.hit.passage, *beside]))
        between = " " if context.question.grammar.language == "en" else ""
        lines.append(f"{count}. {between.join(map(context.statement_of, own))}")
        names += own
    hits = at(context, [snapshot.places[n] for n in dict.fromkeys(names)], 1.0)
    return context.answered("\n".join(lines), hits, complete=True)


def tables(context: Context) -> list[str]:
    """Return with what the names of the cells begin of tables that are about something that a question names: what
    happened in it stands there row by row."""
    found = []
    keys = [k for m in context.question.mentions for k in m.keys]
    for key in [k for k in keys if not context.snapshot.is_a(k, "Actor")]:
        for name in filter(table_of, speaking_of(context, key)):
            concerned = {(s, o) for s, p, o in context.triples(name) if p == "kg:concerns"}
            # The talks on a treaty are what the table of these is about.
            subjects = {f"id:{key}"} | {s for s, o in concerned if o == f"id:{key}"}
            about = any(s.startswith("id:table-") and o in subjects for s, o in concerned)
            found += [table_of(name)] * about
    return list(dict.fromkeys(found))


def _tabled(context: Context) -> list[Dated]:
    """Return the dated things in the rows of tables that are about what a question names."""
    rows: dict[str, Dated] = {}
    # The most precise date of each; what lasts longer is what the rows are parts of.
    for one in sorted(dated(context, cells(context, tables(context))), key=dating.vague):
        if dating.vague(one) <= MONTH:
            rows.setdefault(one.key, one)
    return list(rows.values())


def _going(context: Context) -> list[Hit]:
    """Return the passages that go with what is to be put in order, which need not be named together anywhere: those on
    all individuals that the question names, the best of them where they are many and it names no time."""
    snapshot = context.snapshot
    named = proper(context)
    # What everybody does with the United States is seldom said to be with them.
    rare = [a for a in named if len(a.held) < context.common] or named
    if rare and context.question.years:
        places = set.intersection(*(a.places for a in rare))
        articles = context.question.articles
        hits = at(context, sorted(p for p in places if not articles or snapshot.homes[p] in articles))
        return sorted(hits, key=lambda h: -h.score)
    hits = [*answering(context, 0.5, 30), *retrieve.best(context.hits, LEAST * 0.8, 0.5, 30)]
    return [h for h in dict.fromkeys(hits) if not named or any(holds(context, h, a) for a in named)]


def across(graph: KnowledgeGraph, question: Question) -> Answer | None:
    """Answer a question that sets times against each other by the clauses that name them, where as a whole it names
    what its articles lack or what has several meanings."""
    from kg.ask.kinds.duration import duration

    rules = {"order": order, "duration": duration}
    rule = next((rules[i] for i in question.intents if i in rules), None)
    return rule(Context(graph, question)) if rule else None
