"""What a line of an article tells beside one of its passages: a sentence makes several of these, and what it says alike
of other things, or of the same thing by the same relation, belongs to an answer that tells one of them."""

from __future__ import annotations

from collections.abc import Iterable

from kg.ask.retrieval.choose import proper
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.terms import is_thing

BESIDE = 2
"""How many passages before and after the best are told with it."""
BEGINNING = 3
"""Beside how many of the first statements the rest of their sentence is told."""
AS_CLOSE = 0.7
"""The share of its score that such a rest must reach."""
LISTED_ANYWHERE = {"kg:quantity", "kg:concerns", "kg:about", "kg:initiator", "kg:partyTo"}
"""Relations that may be told of one thing again and again, in whatever connexion."""
STATEMENT = {"rdf:type", "rdf:subject", "rdf:predicate", "rdf:object", "kg:claimant", "kg:claimKind", "kg:about"}
"""What a statement is made of; it says nothing about what stands beside it."""
ALIKE = 0.6
"""The share of their relations that two passages of a line have in common that list things of a kind."""
LIKE = 0.5
"""More than this is the same where a sentence tells one after another."""
SEVERAL = 3
"""How many things a sentence lists at least."""
LOOSE = {
    "kg:quantity",
    "kg:of",
    "kg:measure",
    "kg:accordingTo",
    "kg:date",
    "kg:unit",
    "kg:speaker",
    "kg:stage",
    "skos:related",
}
"""Relations that things of no kind have in common."""


def told_with(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return hits with what is told just before and after the first of them: one sentence of an article makes
    several passages, and the answer is often in the one that holds fewest of the question's words."""
    if not hits:
        return []
    near = _beside(context, hits[0])
    return list(dict.fromkeys([*hits, *(h for h in context.hits if h.place in near)]))


def _beside(context: Context, hit: Hit) -> range:
    """Return the places of the passages just before and after one on its line."""
    first, last = context.snapshot.lines[hit.place]
    return range(max(first, hit.place - BESIDE), min(last, hit.place + BESIDE) + 1)


def completed(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return hits with those next to each of the first that tell the rest of what its sentence begins: of the same
    line, with the same subject and relation ("one of the two", "the other of the two")."""
    found: list[Hit] = []
    for hit in hits[:BEGINNING]:
        told, near = _shown(context, hit), _beside(context, hit)
        close = [h for h in context.hits if h.place in near and h.score >= AS_CLOSE * hit.score] if told else []
        own = [h for h in close if told & _shown(context, h)]
        # What stands further on is told next, then what stands before it, the nearest first.
        ahead = sorted((h for h in own if h.place > hit.place), key=lambda h: h.place)
        behind = sorted((h for h in own if h.place < hit.place), key=lambda h: -h.place)
        found += [hit, *ahead, *behind]
    return list(dict.fromkeys([*found, *hits]))


def in_turn(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return hits with what the sentence of one of the first tells of several things alike, as far as it comes near to
    the question, together and in its own order, where the first of that stands."""
    for hit in hits[:BEGINNING]:
        told = {p for _, p, _ in _links(context, hit.passage)}
        others = {n: {p for _, p, _ in _links(context, n)} for n in fellows(context, hit.passage)}
        same = [n for n, theirs in others.items() if len(told & theirs) > LIKE * len(told | theirs)]
        list_ = {hit.passage, *same}
        own = [h for h in context.hits if h.passage in list_]
        # What stands between two of them is no less a part of it.
        held = [h.place for h in own if h in hits]
        own = [h for h in own if (held and min(held) <= h.place <= max(held)) or h.score >= AS_CLOSE * hit.score]
        # What it tells of another state, and not of all that is named in the first, is no more of the same.
        known = context.things(hit.passage)
        named = [a for a in context.sought if a.mention and a.held_at(hit.place)]
        own = [h for h in own if context.others(h.passage, "State") <= known or all(a.held_at(h.place) for a in named)]
        if len(own) >= SEVERAL:
            first = next(place for place, h in enumerate(hits) if h in own)
            own.sort(key=lambda h: h.place)
            return list(dict.fromkeys([*hits[:first], *own, *hits[first:]]))
    return hits


def _shown(context: Context, hit: Hit) -> set[tuple[str, str]]:
    """Return the subjects and relations of what a passage tells of individuals."""
    relations = ((s, p, o) for s, p, o in context.triples(hit.passage) if isinstance(o, str))
    return {(s, p) for s, p, o in relations if s.startswith("id:") and p.startswith("kg:") and p not in LISTED_ANYWHERE}


def fellows(context: Context, name: str) -> list[str]:
    """Return the passages of the same line that state the same relation of the same thing with another: the other
    reasons for one outcome, the other aims of one act."""
    snapshot = context.snapshot
    place = snapshot.places[name]
    first, last = snapshot.lines[place]
    own = _links(context, name)
    found = []
    for other in range(first, last + 1):
        theirs = _links(context, snapshot.order[other])
        if any(p == q and (s == a) != (o == b) for s, p, o in own for a, q, b in theirs - own):
            found.append(snapshot.order[other])
    return [n for n in found if n != name]


def _links(context: Context, name: str) -> set[tuple[str, str, str]]:
    """Return the relations of a passage that tell what it says."""
    return {
        (s, p, o) for s, p, o in context.relations(name) if p not in STATEMENT | LOOSE and is_thing(s) and is_thing(o)
    }


def uttered(context: Context, name: str) -> list[str]:
    """Return the passages that tell in one go what somebody whom the question names claimed and demanded at one time:
    one of them with those right before and after it."""
    snapshot = context.snapshot

    def by(place: int) -> tuple[set[str], set[str]]:
        stated = context.triples(snapshot.order[place])
        tellers = {o for _, p, o in stated if p in {"kg:claimant", "kg:proposedBy"} and o in context.question.ends}
        return tellers, {str(o["value"]) for _, p, o in stated if p == "kg:date"}

    place = snapshot.places[name]
    first, last = snapshot.lines[place]
    tellers, dates = by(place)
    start = end = place
    while tellers and start > first and by(start - 1) == (tellers, dates):
        start -= 1
    while tellers and end < last and by(end + 1) == (tellers, dates):
        end += 1
    return [snapshot.order[p] for p in range(start, end + 1)]


def alike(context: Context, name: str) -> list[str]:
    """Return the passages of the same line that say the like of other things: that the same did the same to each."""
    place = next((h.place for h in context.hits if h.passage == name), None)
    if place is None:
        return []
    first, last = context.snapshot.lines[place]
    return _alike(context, place, range(first, last + 1))


def _alike(context: Context, place: int, places: Iterable[int]) -> list[str]:
    order = context.snapshot.order
    own = _shape(context, order[place])
    found = []
    for other in (order[p] for p in places if p != place):
        theirs = _shape(context, other)
        both = own[0] & theirs[0]
        like = len(both) > 1 and len(both) >= ALIKE * len(own[0] | theirs[0])
        if like and own[1] & theirs[1] and own[2] != theirs[2]:
            found.append(other)
    return found


def _shape(context: Context, name: str) -> tuple[set[str], set[tuple[str, str]], set[str]]:
    """Return the relations that a passage states, with each of their ends, and the things that it speaks of."""
    stated = [(s, p, o) for s, p, o in context.relations(name) if p not in STATEMENT]
    ends = {(p, e) for s, p, o in stated for e in (s, o) if is_thing(e)}
    return {p for _, p, _ in stated}, ends, {e for _, e in ends}


def listed(context: Context, name: str) -> list[str]:
    """Return the passages of a line that say the like of several things, all on something that the question names and
    few passages do, if it holds such a list."""
    hit = next((h for h in context.hits if h.passage == name), None)
    own = [a for a in proper(context) if len(a.held) < context.common]
    if hit is None or not own:
        return []
    first, last = context.snapshot.lines[hit.place]
    places = [p for p in range(first, last + 1) if any(a.held_at(p) for a in own)]
    lists = ([context.snapshot.order[p], *_alike(context, p, places)] for p in places)
    longest = max(lists, key=len, default=[])
    return longest if len(longest) >= SEVERAL else []
