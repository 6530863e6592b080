"""Ends: the two dated things that a question sets against each other, each named by a clause of it."""

from __future__ import annotations

from collections.abc import Collection
from itertools import product

from kg.ask.kinds import dating
from kg.ask.kinds.dating import Dated, best_dated, likeliest
from kg.ask.retrieval import clauses
from kg.ask.retrieval.choose import focused, rarest
from kg.ask.retrieval.clauses import Clause, Halves
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.retrieval.telling import at, speaking_of
from kg.snapshot import Snapshot

FOUND_IN = 6
"""Among how many of the best passages the event is looked for that is asked about."""
LEAST_ENDS = 0.5
"""The share of a question that the two dated things must explain which it sets against each other."""
LEAST_STATED = 0.5
"""The share of a thing that a passage must hold to tell of it."""
RARER = 1.5
"""How much rarer a name is than the words with it that tells by itself what is meant."""
LIKELIEST, NAMED_FIRST = 3, 5
"""How many things that a clause may mean are tried with each of the other's, and of how many of those it is looked for
what has to do with the same."""
AGAINST = 0.75
"""What two things count for that do not follow each other as the question has it."""
AKIN = {"kg:concerns", "dcterms:isPartOf", "kg:within"}
"""Relations from what happens to what it is on, or part of."""
AS_LIKELY, LEAST_AKIN = 0.8, 0.4
"""The share of what else may be meant, and of its clause, that such a thing must hold."""
UNTELLING = {"first", "second", "after", "since", *clauses.HAPPENINGS}
"""Groups of the thesaurus of words that say which of several, or when, and not what."""


def ends_of(context: Context) -> tuple[list[Dated], float]:
    """Return the two dated things that a question sets against each other, and the share of the question that they
    explain: one for each of its two clauses, as the cut between them explains most; else one for each of its two
    rarest names."""
    best: tuple[float, list[Dated], float] = (0.0, [], 0.0)
    for pair, forward in halves(context):
        ways = _joint(context, pair)
        for both in product(*(found[:LIKELIEST] for found in ways)):
            (score, first), (its, second) = both
            earlier, later = (second, first) if forward is False else (first, second)
            follows = forward is None or earlier.latest < later.earliest
            worth = (score + its) * (1.0 if follows else AGAINST)
            if first.key == second.key or worth <= best[0]:
                continue
            # What is a treaty's act by its kind explains more than the words in which it is told.
            told = list(zip(pair, both, strict=True))
            explained = sum(s if _acting(c) else c.explains(d.hit) for c, (s, d) in told)
            ends = [dating.sharp(c.context, d) for c, (_, d) in told]
            best = (worth, ends, explained / sum(c.weight for c in pair))
    if best[1]:
        return best[1:]
    ends = [d for m in rarest(context)[:2] for d in best_dated(context, focused(context, m), m)[:1]]
    return (ends, 0.0) if len({d.key for d in ends}) == 2 else ([], 0.0)


def _joint(context: Context, pair: tuple[Clause, Clause]) -> list[list[tuple[float, Dated]]]:
    """Return the dated things that each of two clauses may mean; one that names nothing of its own ("the first
    ministerial round") means what has to do with the same as the other, where that holds as much of it."""
    ways = [readings(context, clause) for clause in pair]
    bare_ = [not any(a.mention for a in clause.own) for clause in pair]
    for place, clause in enumerate(pair):
        if bare_[place] and not bare_[1 - place] and not _acting(clause):
            akin = _akin(clause, [d for _, d in ways[1 - place][:NAMED_FIRST]])
            best = max((s for s, _ in ways[place]), default=0.0)
            ways[place] = akin if akin and akin[0][0] >= AS_LIKELY * best else ways[place]
    return ways


def _akin(clause: Clause, others: list[Dated]) -> list[tuple[float, Dated]]:
    """Return the dated things that concern, or are part of, what some others do, by how much of a clause they hold:
    in what is told of them, or in their names."""
    context, snapshot = clause.context, clause.context.snapshot
    keys = {f"id:{d.key}" for d in others}
    about = context.stated_of(*(d.key for d in others))
    wholes = {o for _, s, p, o in about if s in keys and p in AKIN and o.startswith("id:")}
    wholes = {o[3:] for o in wholes if not context.any_is([o], "Actor", "Place", "Period")}
    found = {s[3:] for _, s, p, o in context.stated_of(*wholes) if p in AKIN and o[3:] in wholes}
    ways = []
    for key in sorted(k for k in found if dating.happens(snapshot, k)):
        hits = at(context, (snapshot.places[n] for n in speaking_of(context, key)))
        share = max(clause.explains(h) for h in hits) * (1.0 + dating.NAMED * dating.share_named(context, key))
        dates = [
            dating.of_text(key, text, names, at(context, [snapshot.places[names[0]]])[0])
            for text, names in snapshot.dates.fetch([key]).get(key, {}).items()
        ]
        ways += [(share, d) for d in sorted(dates, key=dating.vague)[:1] if share >= LEAST_AKIN * clause.weight]
    return sorted(ways, key=lambda w: -w[0])


def halves(context: Context) -> list[Halves]:
    """Return the ways of reading a question as two clauses, which are looked for but once."""
    return list(context.once("halves", lambda: list(clauses.halves(context, "when"))))


def of_both(context: Context, hit: Hit) -> bool:
    """Tell whether a passage holds something of each of the two clauses of a question, as it is cut best."""
    pairs = [min(c.explains(hit) / c.weight for c in pair) for pair, _ in halves(context)]
    return max(pairs, default=1.0) >= dating.LEAST_CLAUSE


def readings(context: Context, clause: Clause) -> list[tuple[float, Dated]]:
    """Return the dated things that a clause of a question may mean: what it names; where it names an act on a treaty
    and no thing that is dated itself, that act on the treaty that it speaks of, or else the question."""
    own = [k for a in clause.own if a.mention for k in a.mention.keys]
    if _acting(clause):
        treaties = _treaties(context, own or [k for m in context.question.mentions for k in m.keys])
        acts = _acts_on(clause, treaties)
        # Anything might have been signed: an act alone, of no treaty that is named, is no end.
        if acts or not own:
            return acts
    if clause.context.question.cued("interrogative") and not clause.context.question.mentions:
        # What is asked is neither end of the time in which it is looked for ("what steps led from ... to ...").
        return []
    named = bare(clause) if context.question.cued("earlier") else []
    if named:
        # What is only told with a thing is not that thing; what goes by its name is.
        names = {n for k in named for n in context.called(k)}
        return [(s, d) for s, d in likeliest(clause) if any(n in own for own in context.called(d.key) for n in names)]
    return [(s, d) for s, d in likeliest(clause) if d.key in own or _told_as(clause, d)]


def bare(clause: Clause) -> list[str]:
    """Return the keys of a thing, nobody and no place, that is all that a clause says, and of which no date is told."""
    snapshot = clause.context.snapshot
    told = [a for a in clause.own if not UNTELLING & set(a.groups) and not {"before", "after"} & set(a.groups)]
    keys = [k for a in told if a.mention for k in a.mention.keys]
    other = any(not a.mention for a in told) or any(_acts(snapshot, k) or snapshot.is_a(k, "Place") for k in keys)
    return [] if other or any(k in snapshot.dates for k in keys) else keys


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


def _treaties(context: Context, keys: Collection[str]) -> list[str]:
    """Return the treaties among some things; where none is one, those that they concern, as talks or a signing do."""
    own = [k for k in keys if context.snapshot.is_a(k, "Treaty")]
    told = ((s, p, o) for k in keys if not own for _, s, p, o in context.stated_of(k) if s == f"id:{k}")
    concerned = dict.fromkeys(o[3:] for _, p, o in told if p == "kg:concerns")
    return own or [k for k in concerned if context.snapshot.is_a(k, "Treaty")]


def _acts_on(clause: Clause, treaties: Collection[str]) -> list[tuple[float, Dated]]:
    """Return the dated acts on some treaties of the kind that a clause names ("from the signing to its entry into
    force"), the likeliest first, each with how much of the clause it explains: the act and the treaty, however they are
    called, and what the passages hold."""
    context, acts = clause.context, dating.ACTS.keys()
    meant = [a for a in clause.own if acts & set(a.groups) or (a.mention and _treaties(context, a.mention.keys))]
    rest = clause._replace(own=[a for a in clause.own if a not in meant])
    ends, names = {f"id:{k}" for k in treaties}, speaking_of(context, *treaties)
    on = {s for n in names for s, p, o in context.triples(n) if p == "kg:concerns" and o in ends}
    wanted = dating.acts_of(context.question)
    told = [(s[3:], n) for n in names for s, p, o in context.stated(n) if p == dating.ACT and o in wanted and s in on]
    known = context.snapshot.dates.fetch([key for key, _ in told])
    ways = [
        (sum(a.weight for a in meant) + rest.explains(hit), dating.of_text(key, text, passages, hit))
        for (key, _), hit in zip(told, at(context, [context.snapshot.places[n] for _, n in told]), strict=True)
        for text, passages in known.get(key, {}).items()
    ]
    ways.sort(key=lambda w: (w[0], -dating.vague(w[1])))
    return sorted({d.key: (s, d) for s, d in ways}.values(), key=lambda w: (-w[0], w[1].earliest))
