"""Finding the passages that a question is about, by the things that it names and the words that are left."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from kg.ask.understanding.question import Mention, Question, Unit
from kg.snapshot import Snapshot
from kg.thesaurus import MARK, matches
from kg.words import rarity, tokens

WORD_WEIGHT = 0.7
PAIR_WEIGHT = 0.42
THING_WEIGHT = 1.25
NAME_WEIGHT = 0.65
IMPLIED_WEIGHT = 0.8
ALIKE_WEIGHT = 0.8
LINE_WEIGHT = 0.2
NEAR = 3
"""How many passages before and after another on its line count as told with it."""
DEPTH = 120
"""How many of the best passages are looked at closely."""
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
SUGGESTS = {
    "compare": ("differ", "same", "in-common"),
    "why": ("explain", "cause"),
    "define": ("define", "concept", "mean-signify"),
    "provenance": ("source",),
    "chain": ("cause",),
}
"""Groups of the thesaurus that an intent makes welcome in a passage."""
WELCOME_WEIGHT = 0.3


class Asked(NamedTuple):
    """One of the things by which a question is found: a name, a word of the thesaurus, a token, a table.

    Attributes
    ----------
    weight : float
        Its inverse document frequency by what kind it is of.
    held : dict of int to float
        Place of a passage -> the share of it that the passage holds, from 0 to 1.
    mention : Mention or None
        If it is a name.
    groups : tuple of str
        Of the thesaurus, if it is a word that this holds.
    known : bool
        Whether any passage holds it.
    text : str
        As folded, where it stands in the question.
    """

    weight: float
    held: dict[int, float]
    mention: Mention | None = None
    groups: tuple[str, ...] = ()
    known: bool = True
    text: str = ""


class Hit(NamedTuple):
    """A passage that speaks of what a question asks.

    Attributes
    ----------
    passage : str
        Its name.
    score : float
        Coverage with what the intent and the passages beside it add.
    coverage : float
        The share of the question's weight that the passage holds, from 0 to 1.
    traits : str
        Letters as in `kg.index.TRAITS`.
    place : int
        In the order of all passages.
    words : float
        The share that it and its neighbours hold of the question's words (names apart) that occur anywhere.
    near : float
        As coverage, with its neighbours.
    """

    passage: str
    score: float
    coverage: float
    traits: str
    place: int
    words: float
    near: float


def asked(snapshot: Snapshot, question: Question) -> list[Asked]:
    """Return the things by which a question is found, each with the passages that hold it.

    Notes
    -----
    A thing counts in full where the passage's triples name it, in part where the passage implies it or holds
    words of its name; a word in full where it stands itself, in part where one stands that means the same.
    """
    total = len(snapshot.order)
    found: list[Asked] = []
    weighed: set[tuple[str, ...]] = set()
    for mention in question.mentions:
        places = {place for key in mention.keys for place in snapshot.occurrences.get(key, ())}
        hinted = {place for key in mention.keys for place in snapshot.implied.get(key, ())}
        held = {place: NAME_WEIGHT * share for place, share in _spelt(snapshot, mention.name).items()}
        held.update({place: max(ALIKE_WEIGHT, held.get(place, 0.0)) for place in _paraphrased(snapshot, mention)})
        held.update({place: max(IMPLIED_WEIGHT, held.get(place, 0.0)) for place in hinted})
        held.update(dict.fromkeys(places, 1.0))
        # What is named twice is asked for once.
        weight = 0.0 if mention.keys in weighed else weigh(snapshot, mention)
        found.append(Asked(weight, held, mention, text=mention.name))
        weighed.add(mention.keys)
    for unit in question.units:
        own, alike = _meant(snapshot, unit)
        held = {**dict.fromkeys(alike, ALIKE_WEIGHT), **dict.fromkeys(own, 1.0)}
        weight = WORD_WEIGHT * rarity(len(held), total)
        found.append(Asked(weight, held, groups=unit.groups, known=bool(held), text=unit.text))
    words = sorted(set(tokens(question.loose, snapshot.folder_of_names)))
    postings = snapshot.postings.fetch(words)
    for word in words:
        places = set(postings.get(word, ()))
        if not places and FUNCTION & set(word):
            continue
        weight = (WORD_WEIGHT if word[0].isascii() else PAIR_WEIGHT) * rarity(len(places), total)
        found.append(Asked(weight, dict.fromkeys(places, 1.0), known=bool(places), text=word))
    for intent in question.intents:
        marks = [MARK + group for group in SUGGESTS.get(intent, ())]
        places = {place for posting in snapshot.postings.fetch(marks).values() for place in posting}
        if places:
            found.append(Asked(WELCOME_WEIGHT * rarity(len(places), total), dict.fromkeys(places, 1.0)))
    if question.cued("compiler"):
        said = _compiled(snapshot)
        found.append(Asked(THING_WEIGHT * rarity(len(said), total), dict.fromkeys(said, 1.0)))
    for number in question.tables:
        cells = [place for place, name in enumerate(snapshot.order) if f"/t{number}-" in name]
        found.append(Asked(TABLE_WEIGHT, dict.fromkeys(cells, 1.0)))
    return found


def _compiled(snapshot: Snapshot) -> set[int]:
    """Return the places of the passages that speak of, or are spoken by, who compiled or translated their article."""
    return {
        place
        for article, entry in snapshot.articles.items()
        for key in entry["compilers"]
        for place in snapshot.occurrences.get(key, ())
        if snapshot.order[place].startswith(f"{article}/")
    }


def plain(snapshot: Snapshot, place: int, worth: float = 1.0) -> Hit:
    """Return a passage as a hit, whatever it holds of a question."""
    return Hit(snapshot.order[place], worth, worth, snapshot.traits[place], place, worth, worth)


def rank(snapshot: Snapshot, question: Question, sought: list[Asked], articles: Collection[str] = ()) -> list[Hit]:
    """Return the passages that hold something of a question, the best first.

    Parameters
    ----------
    snapshot : Snapshot
    question : Question
    sought : list of Asked
        As `asked` returns it.
    articles : collection of str
        Keep to these articles; all where empty.

    Notes
    -----
    A passage's coverage is the weight of what it holds over the weight of all that is asked for. A sentence of
    an article is told in several passages, so that a passage's neighbours count a little, too.
    """
    names, traits = snapshot.order, snapshot.traits
    weight = sum(a.weight for a in sought)
    if not weight:
        return []
    covered: dict[int, float] = defaultdict(float)
    for one in sought:
        for place, share in one.held.items():
            covered[place] += one.weight * share
    boosts = [BOOSTS.get(intent, {}) for intent in question.intents or ["lookup"]]
    first: list[tuple[float, int, float]] = []
    factors: dict[str, float] = {}
    for place, value in covered.items():
        if articles and names[place].split("/", 1)[0] not in articles:
            continue
        kind = traits[place]
        factor = factors.get(kind)
        if factor is None:
            told = sum(boost for table in boosts for letter, boost in table.items() if letter in kind)
            factor = factors[kind] = max(1.0 + told, 0.2)
        first.append((-value / weight * factor, place, factor))
    first = heapq.nsmallest(DEPTH, first)
    known = sum(a.weight for a in sought if not a.mention and a.known)
    hits = []
    for _, place, factor in first:
        near = words = 0.0
        around = neighbours(snapshot, place)
        for one in sought:
            held = one.held
            share = held.get(place, 0.0)
            if share < 1.0:
                for other in around:
                    if other in held and held[other] > share:
                        share = held[other]
            near += one.weight * share
            words += 0.0 if one.mention else one.weight * share
        coverage, near = covered[place] / weight, near / weight
        score = (coverage + LINE_WEIGHT * (near - coverage)) * factor
        hits.append(Hit(names[place], score, coverage, traits[place], place, words / known if known else 1.0, near))
    return sorted(hits, key=lambda h: (-h.score, h.passage))


def neighbours(snapshot: Snapshot, place: int) -> range:
    """Return the places of a passage and of those told just before and after it on its line.

    A sentence of an article is told in several passages.
    """
    first, last = snapshot.lines[place]
    return range(max(first, place - NEAR), min(last, place + NEAR) + 1)


def _meant(snapshot: Snapshot, unit: Unit) -> tuple[set[int], set[int]]:
    """Return the places of the passages that hold a word or phrase, and of those that hold one that means the same, or
    a kind of it."""
    words = tokens(unit.text, snapshot.folder_of_names)
    kinds = [kind for group in unit.groups for kind in snapshot.word_groups[group]["kinds"]]
    marks = [MARK + group for group in [*unit.groups, *kinds]]
    found = snapshot.postings.fetch([*words, *marks])
    own = set.intersection(*(set(found.get(w, ())) for w in words)) if words else set()
    return own, {place for mark in marks for place in found.get(mark, ())}


def _paraphrased(snapshot: Snapshot, mention: Mention) -> set[int]:
    """Return the places of the passages that say a name of several words in other words of the same meaning."""
    groups = [m.groups for m in matches(mention.name, snapshot.phrases.fetch)]
    if len(groups) < 2:
        return set()
    found = snapshot.postings.fetch(MARK + g for each in groups for g in each)
    return set.intersection(*({p for g in each for p in found.get(MARK + g, ())} for each in groups))


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
