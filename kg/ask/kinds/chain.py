"""How one thing led to another: the statements from the one end to the other, in order."""

from __future__ import annotations

import re

from kg.ask.answer import Answer
from kg.ask.retrieval.choose import answering, close, together
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.retrieval.telling import at
from kg.ask.understanding.question import understand

MOST = 16
"""How many statements a chain has at most."""
ENDS = 8
"""How many statements of each end are tried."""
NEAREST = 0.15
"""What it is worth, in shares of the best score, that both ends stand on one line; less the farther apart they are."""
ALSO = 0.8
"""The share of the worth of the best two ends from which on those of another article are told, too."""
LOOKED_AT = 25
"""Among how many of the best statements a deed is looked for of which steps are told."""
CLOSE = 10
"""How far apart two ends stand at most for all between them to be told."""
FAR = 40
"""How many passages apart two ends are when it is worth nothing."""
LETTERS = re.compile(r"[a-z]+$")
"""What tells the passages of one line apart in their names."""
STOP = re.compile(r"[,，;；:：?？。]")
SHORTEST = 4
"""How many characters an end has at least."""
DATED = 0.6
"""The share of dated statements from which on a chain is told by date, else as the article tells it."""


def _halves(context: Context) -> list[list[Context]]:
    """Return the halves of "from A to B" as questions of their own, for each way of reading it; what both are about is
    often said only once."""
    cues, text = context.question.grammar.cues, context.question.folded
    found = (cue.search(text) for cue in (*cues["stretch"], *cues["span"]))
    return [[_half(context, match[name]) for name in ("a", "b")] for match in found if match]


def _half(context: Context, text: str) -> Context:
    # What follows the other end is asked of both.
    first = STOP.split(text.strip(" ,，、"), maxsplit=1)[0]
    half = understand(context.snapshot, first if len(first) >= SHORTEST else text, context.question.language)
    half.articles, half.intents = context.question.articles, ["lookup"]
    half.mentions = half.mentions or context.question.mentions
    return Context(context.graph, half)


def chain(context: Context) -> Answer | None:
    """The statements from one thing to another, by date or place in the article; none of other articles where one
    article tells of both ends."""
    readings = _halves(context)
    pairs = _pairs(readings)
    found = [*answering(context, 0.55, 8, joint=True), *together(context, context.hits, 8)]
    if not found and not pairs:
        return None
    tellers = {h.article for pair in pairs for h in pair}
    if tellers:
        found = [h for h in found if h.article in tellers]
    told = [h for pair in pairs for h in [*pair, *_between(context, *pair)]]
    told += [h for parts in readings[:1] for part in parts for h in _best(part, tellers)]
    places = {h.place: h for h in [*told, *found, *_around(context, found)]}
    chosen = sorted(list(places.values())[:MOST], key=lambda h: h.place)
    dates = {h.place: min(context.dates(h.passage), default="") for h in chosen}
    if sum(map(bool, dates.values())) >= DATED * len(chosen):
        chosen.sort(key=lambda h: (dates[h.place] or "9999", h.place))
    return context.tell(chosen, most=MOST + 4)


def steps(context: Context) -> Answer | None:
    """How something was done of which steps are told: from where an article first tells of it to where it last does,
    in the order of the text; None where no such deed has the name of what the question asks the manner of."""
    snapshot = context.snapshot
    asked = {g for u in context.question.units for g in u.groups if snapshot.word_groups[g]["act"]}
    near = context.hits[:LOOKED_AT]
    for key in dict.fromkeys(k for h in near for k in sorted(context.things(h.passage)) if snapshot.is_a(k, "Event")):
        named = asked & {g for names in snapshot.labels(key).values() for g in context.groups(names[0])}
        told = snapshot.speaking_of(key) if named else []
        if not any(p == "kg:within" and o == f"id:{key}" for n in told for _, p, o in context.triples(n)):
            continue
        first, last = snapshot.places[told[0]], snapshot.places[told[-1]]
        if snapshot.lines[first] == snapshot.lines[last] and SHORTEST <= last - first < MOST:
            hits = at(context, range(first, last + 1), 1.0)
            return context.answered(context.listed(hits), hits)
    return None


def _best(part: Context, tellers: set[str]) -> list[Hit]:
    """Return the best statements of an end, in the articles that tell of both."""
    own = close([h for h in part.hits[:ENDS] if h.article in tellers], ALSO)
    good = {LETTERS.sub("", h.passage): h for h in reversed(own)}
    return sorted(good.values(), key=lambda h: -h.score)[:3]


def _pairs(readings: list[list[Context]]) -> list[tuple[Hit, Hit]]:
    """Return the statements of the two ends, each found for itself: of every article that tells well of both those
    that stand nearest together, else the best of two articles."""
    best: dict[str, tuple[float, tuple[Hit, Hit]]] = {}
    for parts in readings:
        hits = [part.hits[:ENDS] for part in parts]
        for a in hits[0] if all(hits) else []:
            for b in hits[1]:
                # 1 for statements told next to each other, 0 for those far apart.
                near = max(0.0, 1 - abs(a.place - b.place) / FAR) if a.article == b.article else -1.0
                value = a.score / hits[0][0].score + b.score / hits[1][0].score + NEAREST * near
                teller = a.article if a.article == b.article else ""
                if value > best.get(teller, (0.0,))[0]:
                    best[teller] = value, (a, b)
    top = max((value for value, _ in best.values()), default=0.0)
    ranked = sorted(best.items(), key=lambda item: -item[1][0])
    return [pair for teller, (value, pair) in ranked if value >= ALSO * top and (teller or len(best) == 1)]


def _between(context: Context, first: Hit, last: Hit) -> list[Hit]:
    """Return the statements told between two that one article tells: all where they stand close, else the best."""
    if first.article != last.article:
        return []
    low, high = sorted((first.place, last.place))
    if high - low <= CLOSE:
        return at(context, range(low + 1, high))
    inside = sorted((h for h in context.hits if low < h.place < high), key=lambda h: h.place)
    return sorted(inside, key=lambda h: -h.score)[: MOST // 2]


def _around(context: Context, found: list[Hit]) -> list[Hit]:
    """Return the best hits that stand between the outermost of those found, in the article with most of them."""
    articles = [h.article for h in found]
    article = max(articles, key=articles.count, default="")
    places = [h.place for h in found if h.article == article and "t" not in h.traits]
    if not places:
        return []
    inside = [h for h in context.hits[:120] if h.article == article]
    return [h for h in inside if min(places) <= h.place <= max(places)][:6]
