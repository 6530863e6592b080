"""Finding the passages that a question is about, by the things that it names and the words that are left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from kg.ask.question import Mention, Question, Unit
from kg.snapshot import Snapshot
from kg.thesaurus import MARK
from kg.words import rarity, tokens

WORD_WEIGHT = 0.7
PAIR_WEIGHT = 0.42
THING_WEIGHT = 1.25
NAME_WEIGHT = 0.65
IMPLIED_WEIGHT = 0.8
ALIKE_WEIGHT = 0.8
TABLE_WEIGHT = 6.0
FUNCTION = frozenset(
    "的了在与和及是有被把对从到就也都而其之于以为或吗呢这那各请所由等个次会该本又并时后前两间里上下中年月日"
)
"""Characters of grammar: a pair that holds one and stands nowhere says nothing about what is asked."""
BOOSTS = {
    "when": {"d": 0.35, "w": -0.35},
    "duration": {"d": 0.35, "w": -0.35},
    "order": {"d": 0.35, "w": -0.35},
    "who_says": {"c": 0.35, "w": -0.3},
    "why": {"e": 0.35, "w": -0.3},
    "amount": {"q": 0.4, "w": -0.3},
    "define": {"f": 0.35, "w": -0.3},
    "provenance": {"w": 0.15},
    "compare": {"w": -0.3},
    "lookup": {"w": -0.3},
    "links": {"w": -0.3},
}
"""How much a trait of a passage counts for an intent, as a share of its score."""


@dataclass(frozen=True)
class Hit:
    """A passage that speaks of what a question asks.

    Attributes
    ----------
    passage : str
        Its name.
    score : float
        Coverage with what the intent adds.
    coverage : float
        The share of the question's weight that the passage holds, from 0 to 1.
    traits : str
        Letters as in `kg.index.TRAITS`.
    place : int
        In the order of all passages.
    words : float
        The share that it holds of the question's words (names apart) that occur anywhere.
    """

    passage: str
    score: float
    coverage: float
    traits: str
    place: int
    words: float


def rank(snapshot: Snapshot, question: Question, articles: Collection[str] = ()) -> list[Hit]:
    """Return the passages that hold something of a question, the best first.

    Parameters
    ----------
    snapshot : Snapshot
    question : Question
    articles : collection of str
        Keep to these articles; all where empty.

    Notes
    -----
    A question's units are the things it names and the tokens that are left (English stems, Chinese and
    Japanese character pairs). A unit weighs its inverse document frequency; a passage's coverage is the
    weight of the units it holds over the weight of all. A thing counts in full where the passage's triples
    name it, in part where the passage implies it or holds words of its name.
    """
    names, traits = snapshot.order, snapshot.traits
    total = len(names)
    covered: dict[int, float] = defaultdict(float)
    worded: dict[int, float] = defaultdict(float)
    weight = known = 0.0
    for mention in question.mentions:
        value = weigh(snapshot, mention)
        weight += value
        places = {place for key in mention.keys for place in snapshot.occurrences.get(key, ())}
        hinted = {place for key in mention.keys for place in snapshot.implied.get(key, ())}
        spelt = _spelt(snapshot, mention.name)
        for place in places | hinted | spelt.keys():
            hint = IMPLIED_WEIGHT if place in hinted else 0.0
            covered[place] += value * (1.0 if place in places else max(hint, NAME_WEIGHT * spelt.get(place, 0.0)))
    for unit in question.units:
        own, alike = _meant(snapshot, unit)
        value = WORD_WEIGHT * rarity(len(own | alike), total)
        weight += value
        known += value if own or alike else 0.0
        for place in own | alike:
            share = value if place in own else ALIKE_WEIGHT * value
            covered[place] += share
            worded[place] += share
    words = sorted(set(tokens(question.loose, snapshot.folder_of_names)))
    postings = snapshot.postings.fetch(words)
    for word in words:
        places = set(postings.get(word, ()))
        if not places and FUNCTION & set(word):
            continue
        value = (WORD_WEIGHT if word[0].isascii() else PAIR_WEIGHT) * rarity(len(places), total)
        weight += value
        known += value if places else 0.0
        for place in places:
            covered[place] += value
            worded[place] += value
    for number in question.tables:
        weight += TABLE_WEIGHT
        for place, name in enumerate(names):
            if name.split("/", 1)[1].startswith(f"t{number}-"):
                covered[place] += TABLE_WEIGHT
    if not weight:
        return []
    hits = []
    for place, value in covered.items():
        name = names[place]
        if articles and name.split("/", 1)[0] not in articles:
            continue
        coverage = value / weight
        factor = 1.0
        for intent in question.intents or ["lookup"]:
            for letter, boost in BOOSTS.get(intent, {}).items():
                factor += boost if letter in traits[place] else 0.0
        hits.append(
            Hit(
                name,
                coverage * max(factor, 0.2),
                coverage,
                traits[place],
                place,
                worded[place] / known if known else 1.0,
            )
        )
    return sorted(hits, key=lambda h: (-h.score, h.passage))


def _meant(snapshot: Snapshot, unit: Unit) -> tuple[set[int], set[int]]:
    """Return the places of the passages that hold a word or phrase, and of those that hold one that means the same."""
    words = tokens(unit.text, snapshot.folder_of_names)
    marks = [MARK + group for group in unit.groups]
    found = snapshot.postings.fetch([*words, *marks])
    own = set.intersection(*(set(found.get(w, ())) for w in words)) if words else set()
    return own, {place for mark in marks for place in found.get(mark, ())}


def weigh(snapshot: Snapshot, mention: Mention) -> float:
    """Return what a named thing weighs in a question: more the fewer passages speak of it."""
    places = {place for key in mention.keys for place in snapshot.occurrences.get(key, ())}
    return THING_WEIGHT * rarity(len(places), len(snapshot.order))


def _spelt(snapshot: Snapshot, name: str) -> dict[int, float]:
    """Return for each passage the share of a name's words (by weight) that stand in it."""
    shares: dict[int, float] = defaultdict(float)
    words = set(tokens(name, snapshot.folder_of_names))
    postings = snapshot.postings.fetch(words)
    values = {w: rarity(len(postings.get(w, ())), len(snapshot.order)) for w in sorted(words)}
    total = sum(values.values()) or 1.0
    for word, value in values.items():
        for place in postings.get(word, ()):
            shares[place] += value / total
    return shares


def best(hits: list[Hit], least: float, share: float, most: int) -> list[Hit]:
    """Return the hits that count as an answer: covering at least ``least``, scoring at least ``share`` of the
    best, at most ``most`` of them."""
    if not hits or hits[0].coverage < least:
        return []
    top = hits[0].score
    return [h for h in hits if h.coverage >= least * 0.75 and h.score >= share * top][:most]
