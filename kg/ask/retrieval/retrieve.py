"""Finding the passages that a question is about, by the things that it names and the words that are left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from itertools import chain
from operator import mul
from typing import NamedTuple, TypeVar

from kg.ask.retrieval.times import at_time
from kg.ask.understanding.content import Unit
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.question import Question
from kg.expression import Expression
from kg.snapshot import Snapshot
from kg.terms import home_of
from kg.thesaurus import MARK, matches
from kg.words import rarity, tokens

WORD_WEIGHT = 0.8
PAIR_WEIGHT = 0.42
THING_WEIGHT = 1.25
NAME_WEIGHT = 0.65
IMPLIED_WEIGHT = 0.8
ALIKE_WEIGHT = 0.8
FOLLOWING = 0.8
"""What a passage counts as of a time that is told after one of that time."""
LIKE_WEIGHT = 0.4
"""How much the passages that a passage is most like count for it, against what it holds itself."""
NEAR = 3
"""How many passages before and after another on its line count as told with it."""
AROUND = 0.3
"""How much what is told around a statement counts, against its own score, for its place among the best."""
DEPTH = 160
"""How many of the best passages are looked at closely."""
TABLE_WEIGHT = 6.0
QUOTED_WEIGHT = 1.5
"""How much more what a question puts in quotation marks weighs than its other words."""
FUNCTION = frozenset(
    "的了在与和及是有被把对从到就也都而其之于以为或吗呢这那各请所由等个次会该本又并时后前两间里上下中年月日"
)
"""Characters of grammar: a pair that holds one and stands nowhere says nothing about what is asked."""
SUM = Expression(r"\d[\d.,]* ?(?:[千百]?[万亿兆]+|(?:thousand|million|billion|trillion)\b)")
"""A number with what it is counted in."""
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
HELD = 0.6
"""From which share on a passage counts as holding what is asked for."""


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

    @property
    def keys(self) -> tuple[str, ...]:
        """What it may mean, if it is a name."""
        return self.mention.keys if self.mention else ()

    def held_at(self, place: int) -> bool:
        """Tell whether the passage at a place counts as holding it."""
        return self.held.get(place, 0.0) >= HELD

    def worth(self, place: int) -> float:
        """Return what the passage at a place is worth by what it holds of it."""
        return self.weight * self.held.get(place, 0.0)

    @property
    def places(self) -> set[int]:
        """The places of the passages that count as holding it."""
        return {place for place, share in self.held.items() if share >= HELD}

    @property
    def worded(self) -> bool:
        """Whether it is a word that says something: no name, no number, no character alone, and nothing that an intent
        makes welcome."""
        return self.mention is None and len(self.text) > 1 and not self.text[0].isdigit()


class Scope:
    """What a question asks for, by which passages and those beside them are weighed when that is asked.

    Parameters
    ----------
    snapshot : Snapshot
    sought : list of Asked
        As `asked` returns it.
    """

    def __init__(self, snapshot: Snapshot, sought: list[Asked]) -> None:
        self._snapshot = snapshot
        self._sought = [(a.held, a.weight, a.mention is None) for a in sought]
        self._whole = sum(a.weight for a in sought) or 1.0
        # Of a question that is no more than names nothing is left to be held.
        worded = any(a.worded for a in sought)
        self._known = sum(a.weight for a in sought if not a.mention and a.known) if worded else 0.0
        self._weighed: dict[int, tuple[float, float]] = {}

    def again(self) -> Scope:
        """Return another one that weighs the same."""
        found = Scope(self._snapshot, [])
        vars(found).update(vars(self))
        return found

    def weighed(self, place: int) -> tuple[float, float]:
        """Return what share of all that is asked for, and of the words that occur anywhere (names apart), a passage
        holds together with those beside it."""
        if place not in self._weighed:
            around = neighbours(self._snapshot, place)
            near = words = 0.0
            for held, weight, is_word in self._sought:
                shares = [held[p] for p in around if p in held]
                if shares:
                    share = weight * max(shares)
                    near += share
                    words += share if is_word else 0.0
            self._weighed[place] = near / self._whole, words / self._known if self._known else 1.0
        return self._weighed[place]


class Hit(NamedTuple):
    """A passage that speaks of what a question asks.

    Attributes
    ----------
    passage : str
        Its name.
    score : float
        Coverage with what the intent and the passages most like it add.
    coverage : float
        The share of the question's weight that the passage holds, from 0 to 1.
    traits : str
        Letters as in `kg.index.words.TRAITS`.
    place : int
        In the order of all passages.
    scope : Scope or None
        What it was found by; None where it was taken for another reason.
    """

    passage: str
    score: float
    coverage: float
    traits: str
    place: int
    scope: Scope | None = None

    @property
    def article(self) -> str:
        """Key of its article."""
        return home_of(self.passage)

    @property
    def near(self) -> float:
        """As coverage, with the passages beside it."""
        return self.scope.weighed(self.place)[0] if self.scope else self.coverage

    @property
    def words(self) -> float:
        """The share that it and the passages beside it hold of the question's words (names apart) that occur
        anywhere."""
        return self.scope.weighed(self.place)[1] if self.scope else self.coverage


T = TypeVar("T")
Ranked = tuple[str, float, float, str, int]
"""What a hit says of a passage but for its scope."""
KEPT = 48
"""How many of what was found last are kept: of the parts of a question much is asked that is asked of the whole."""


def _kept(snapshot: Snapshot, kind: str, key: object, work: Callable[[], T]) -> T:
    """Return what work returns, from among the last of its kind where it was asked for by the same key."""
    known: dict[object, T] = snapshot.kept.setdefault(f"found of late: {kind}", {})
    if key not in known:
        if len(known) >= KEPT:
            del known[next(iter(known))]
        known[key] = work()
    return known[key]


def _key(question: Question) -> tuple[object, ...]:
    """Return all of a question that `asked` looks at."""
    words = (question.grammar.language, tuple(question.mentions), tuple(question.units), question.loose)
    asks = tuple(question.intents), tuple(question.tables), question.cued("compiler")
    return *words, *asks, question.quoted, question.period


def asked(snapshot: Snapshot, question: Question) -> list[Asked]:
    """Return the things by which a question is found, each with the passages that hold it.

    Notes
    -----
    A thing counts in full where the passage's triples name it, in part where the passage implies it or holds
    words of its name; a word in full where it stands itself, in part where one stands that means the same.
    """
    return _kept(snapshot, "asked", _key(question), lambda: _asked(snapshot, question))


def _held(snapshot: Snapshot, mention: Mention) -> dict[int, float]:
    """Return the places of the passages that hold something of a name, each with the share of it."""

    def work() -> dict[int, float]:
        places = _telling(snapshot, mention)
        hinted = {place for key in mention.keys for place in snapshot.implied.get(key, ())}
        held = {place: NAME_WEIGHT * share for place, share in _spelt(snapshot, mention.name).items()}
        held.update({place: max(ALIKE_WEIGHT, held.get(place, 0.0)) for place in _paraphrased(snapshot, mention)})
        held.update({place: max(IMPLIED_WEIGHT, held.get(place, 0.0)) for place in hinted})
        held.update(dict.fromkeys(places, 1.0))
        return held

    return _kept(snapshot, "name", (mention.name, mention.keys), work)


def _held_word(snapshot: Snapshot, unit: Unit) -> dict[int, float]:
    return _kept(snapshot, "word", unit, lambda: _meant(snapshot, unit))


def _asked(snapshot: Snapshot, question: Question) -> list[Asked]:
    total = len(snapshot.order)
    found: list[Asked] = []
    weighed: set[tuple[str, ...]] = set()
    for mention in question.mentions:
        # What is named twice is asked for once.
        weight = 0.0 if mention.keys in weighed else weigh(snapshot, mention)
        found.append(Asked(weight, _held(snapshot, mention), mention, text=mention.name))
        weighed.add(mention.keys)
    for unit in question.units:
        held = _held_word(snapshot, unit)
        weight = WORD_WEIGHT * rarity(len(held), total)
        found.append(Asked(weight, held, groups=unit.groups, known=bool(held), text=unit.text))
    for word, places in _loose(snapshot, question):
        weight = (WORD_WEIGHT if word[0].isascii() else PAIR_WEIGHT) * rarity(len(places), total)
        found.append(Asked(weight, dict.fromkeys(places, 1.0), known=bool(places), text=word))
    found = [
        a._replace(weight=a.weight * QUOTED_WEIGHT) if a.text and any(a.text in q for q in question.quoted) else a
        for a in found
    ]
    for intent in question.intents:
        marks = [MARK + group for group in SUGGESTS.get(intent, ())]
        places = {place for posting in snapshot.postings.fetch(marks).values() for place in posting}
        if places:
            found.append(Asked(WELCOME_WEIGHT * rarity(len(places), total), dict.fromkeys(places, 1.0)))
    if question.cued("compiler"):
        said = _compiled(snapshot)
        found.append(Asked(THING_WEIGHT * rarity(len(said), total), dict.fromkeys(said, 1.0)))
    if question.period:
        then = of_period(snapshot, question.period)
        found.append(Asked(THING_WEIGHT * rarity(len(then), total), then, known=bool(then)))
    for number in question.tables:
        cells = [place for place, name in enumerate(snapshot.order) if f"/t{number}-" in name]
        found.append(Asked(TABLE_WEIGHT, dict.fromkeys(cells, 1.0)))
    return found


def _loose(snapshot: Snapshot, question: Question) -> list[tuple[str, set[int]]]:
    """Return the words that the thesaurus does not hold, each with the places of the passages that do; a number with
    what it is counted in (80亿, 8 billion) is one word."""
    folder, sums = snapshot.folder_of_names, [m[0] for m in SUM.finditer(question.loose)]
    loose = SUM.sub(lambda _: " ", question.loose)
    words = sorted(set(tokens(loose, folder)))
    parts = {one: tokens(one, folder) for one in sums}
    postings = snapshot.postings.fetch([*words, *chain.from_iterable(parts.values())])
    found = [(one, set.intersection(*(set(postings.get(w, ())) for w in own))) for one, own in parts.items()]
    found += [(w, set(postings.get(w, ()))) for w in words]
    return [(w, places) for w, places in found if places or not FUNCTION & set(w)]


def of_period(snapshot: Snapshot, period: str) -> dict[int, float]:
    """Return the places of the passages of a time, and in part of those told after one of them on its line: what came
    of it is seldom dated again."""

    def work() -> dict[int, float]:
        dated = {place: at_time(snapshot, name, period) for place, name in enumerate(snapshot.order)}
        then = {place for place, told in dated.items() if told}
        held = dict.fromkeys(then, 1.0)
        for place in sorted(then):
            for after in range(place + 1, snapshot.lines[place][1] + 1):
                if dated[after] is not None:
                    break
                held[after] = FOLLOWING
        return held

    return _kept(snapshot, "period", period, work)


def _compiled(snapshot: Snapshot) -> set[int]:
    """Return the places of the passages that speak of, or are spoken by, who compiled or translated their article."""
    return {
        place
        for article, entry in snapshot.articles.items()
        for key in entry["compilers"]
        for place in snapshot.occurrences.get(key, ())
        if snapshot.homes[place] == article
    }


def plain(snapshot: Snapshot, place: int, worth: float = 1.0) -> Hit:
    """Return a passage as a hit, whatever it holds of a question."""
    return Hit(snapshot.order[place], worth, worth, snapshot.traits[place], place)


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
    A passage's coverage is the weight of what it holds over the weight of all that is asked for. What a sentence says
    is told in several passages, and in several sentences, so that those most like a passage count, too.
    """
    # A question may be changed after it was found by something, so that it is this that tells one ranking from another;
    # it is kept with the ranking, or another might take its place.
    within = frozenset(articles)
    key = id(sought), tuple(question.intents), within
    ranked, scope, _ = _kept(
        snapshot, "ranked", key, lambda: (_rank(snapshot, question, sought, within), Scope(snapshot, sought), sought)
    )
    # Hits of two rankings are never the same, however alike they are.
    scope = scope.again()
    # As `Hit(*one, scope)` does, in half the time.
    new = tuple.__new__
    return [new(Hit, (*one, scope)) for one in ranked]


def _rank(snapshot: Snapshot, question: Question, sought: list[Asked], articles: Collection[str]) -> list[Ranked]:
    """Return the best passages, each with all that a hit says of it but its scope."""
    names, traits = snapshot.order, snapshot.traits
    weight = sum(a.weight for a in sought)
    if not weight:
        return []
    # Of several articles a question is often asked one by one.
    covered, places, _ = _kept(snapshot, "covered", id(sought), lambda: (*_covered(sought, len(names)), sought))
    factors = _factors(snapshot, tuple(question.intents) or ("lookup",), articles)
    own = {place: covered[place] / weight * factors[place] for place in places if factors[place]}
    found = [(names[p], score, covered[p] / weight, traits[p], p) for p, score in smoothed(snapshot, own)]
    return sorted(found, key=lambda one: (-one[1], one[0]))


def _covered(sought: list[Asked], total: int) -> tuple[list[float], list[int]]:
    """Return in order of place the weight of what each passage holds of all that is asked for, and the places of those
    that hold anything."""
    # What is in order of place is added up in half the time.
    covered = [0.0] * total
    for one in sought:
        value = one.weight
        for place, share in one.held.items():
            covered[place] += value * share
    return covered, list(dict.fromkeys(chain.from_iterable([one.held for one in sought])))


def _factors(snapshot: Snapshot, intents: tuple[str, ...], articles: Collection[str]) -> list[float]:
    """Return in order of place by how much each passage counts more, or less, for what a question asks; 0 outside its
    articles."""

    def work() -> list[float]:
        boosts = [BOOSTS.get(intent, {}) for intent in intents]
        of_kind = {kind: _factor(boosts, kind) for kind in set(snapshot.traits)}
        found = [of_kind[kind] for kind in snapshot.traits]
        if not articles:
            return found
        return [one if home in articles else 0.0 for one, home in zip(found, snapshot.homes, strict=True)]

    return _kept(snapshot, "factors", (intents, articles), work)


def _factor(boosts: Collection[dict[str, float]], kind: str) -> float:
    """Return by how much a passage of some traits counts more, or less, for what a question asks."""
    return max(1.0 + sum(boost for table in boosts for letter, boost in table.items() if letter in kind), 0.2)


def smoothed(snapshot: Snapshot, scores: dict[int, float]) -> list[tuple[int, float]]:
    """Return the best passages, and those most like them, each with its score mixed with those of the passages that it
    is most like.

    Notes
    -----
    Passages that say much the same deserve much the same score, which finds what a question words otherwise, and finds
    it in all languages alike: regularization of scores, Diaz, Information Retrieval 10 (2007) 531-562.
    """
    # Bare numbers are sorted much faster than what they belong to.
    least = sorted(scores.values(), reverse=True)[:DEPTH][-1:]
    near = [place for place, score in scores.items() if score >= least[0]] if least else []
    best = sorted(near, key=scores.__getitem__, reverse=True)[:DEPTH]
    like: dict[int, tuple[tuple[int, ...], tuple[float, ...]]] = snapshot.kept.setdefault("passages most like each", {})
    missing = {str(p): p for p in best if p not in like}
    if missing:
        found = snapshot.nearest.fetch(missing)
        for name, place in missing.items():
            near_it = found.get(name, [])
            like[place] = tuple(other for other, _ in near_it), tuple(share for _, share in near_it)
    # In order of place, and without a step of our own for each, which is what takes long.
    at = [0.0] * len(snapshot.order)
    for place, score in scores.items():
        at[place] = score
    lent = {p: sum(map(mul, shares, map(at.__getitem__, others))) for p in best for others, shares in [like[p]]}
    most = max(lent.values(), default=0.0)
    scale = LIKE_WEIGHT * scores[best[0]] / most if most else 0.0
    return [(place, (1 - LIKE_WEIGHT) * scores[place] + scale * value) for place, value in lent.items()]


def neighbours(snapshot: Snapshot, place: int) -> range:
    """Return the places of a passage and of those told just before and after it on its line.

    A sentence of an article is told in several passages.
    """
    first, last = snapshot.lines[place]
    return range(max(first, place - NEAR), min(last, place + NEAR) + 1)


def _meant(snapshot: Snapshot, unit: Unit) -> dict[int, float]:
    """Return the places of the passages that hold a word or phrase, in full, or one that means the same, or a kind of
    it, in part, each with the share."""
    words = tokens(unit.text, snapshot.folder_of_names)
    kinds = [kind for group in unit.groups for kind in snapshot.word_groups[group]["kinds"]]
    marks = [MARK + group for group in [*unit.groups, *kinds]]
    found = snapshot.postings.fetch([*words, *marks])
    own = set.intersection(*(set(found.get(w, ())) for w in words)) if words else set()
    alike = {place for mark in marks for place in found.get(mark, ())}
    return {**dict.fromkeys(alike, ALIKE_WEIGHT), **dict.fromkeys(own, 1.0)}


def _paraphrased(snapshot: Snapshot, mention: Mention) -> set[int]:
    """Return the places of the passages that say a name of several words in other words of the same meaning."""
    groups = [m.groups for m in matches(mention.name, snapshot.phrases.fetch)]
    if len(groups) < 2:
        return set()
    found = snapshot.postings.fetch(MARK + g for each in groups for g in each)
    return set.intersection(*({p for g in each for p in found.get(MARK + g, ())} for each in groups))


def weigh(snapshot: Snapshot, mention: Mention) -> float:
    """Return what a named thing weighs in a question: more the fewer passages speak of it."""
    return THING_WEIGHT * rarity(len(_telling(snapshot, mention)), len(snapshot.order))


def _telling(snapshot: Snapshot, mention: Mention) -> set[int]:
    return {place for key in mention.keys for place in snapshot.occurrences.get(key, ())}


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
