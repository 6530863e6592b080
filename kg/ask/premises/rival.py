"""Rivals: what a question pins down (a name, a date, a number) and the passage that holds all the rest with another
one in its place. "When did Germany buy HIMARS?" where only Poland's purchase is told of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from kg.ask.retrieval import choose
from kg.ask.retrieval.choose import HELD
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Asked, Hit, plain
from kg.ask.understanding.calendar import lengths
from kg.ask.understanding.question import Mention, Question
from kg.dates import bounds
from kg.names import candidates
from kg.terms import ID

BESIDE = 1
"""How many passages before and after one on its line may hold the rest of what is asked with it."""
TIMES = 1.5
"""How many times as much of the rest a passage with a rival must hold as any with what the question names."""
CLEARLY = 1 / 3
"""Below which share of that the question's own passages hold so little that it does not matter which stand first."""
NEAREST = 20
"""Among how many of the best passages one is looked for with which a date or a number goes."""
LEAST = 0.3
"""The least that it must hold."""
LEAST_WORDS = 2
"""How many names and words of the thesaurus must be left of a question once a name is taken out."""
LEAST_TELLING = 2
"""How many of the question's names and words a passage must hold to be worth telling."""
UNPINNED = ("common", "identical", "agreeing", "articles")
"""Cues of questions that set things beside each other, or that ask of whole articles."""
EACH = ("set_apart", "summed")
"""Cues of questions that ask of each of several things."""
APART = {"compare", "chain", "links", "order", "duration"}
"""Intents that bring together what no passage need hold together."""
STATES = ("State", "GovernmentBody")
"""Classes of which one stands for the other."""
GENERAL = ("Concept", "Theory")
"""Classes whose things are no individuals, so that one is no other's rival."""
ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
NUMERALS = "一二三四五六七八九十"
COUNTED = "节頁页军條条款章项段部"
"""What an ordinal number before it only numbers: a part of a text or an army, one of many."""
ORDINAL = (
    rf"\b({'|'.join(ORDINALS)})\b(?! (?:part|section|chapter|article|paragraph|table|note))"
    rf"|第([{NUMERALS}\d])(?![\d{NUMERALS}{COUNTED}])|([{NUMERALS}\d])(?:番目|つ目)"
)


Test = Callable[[Hit], bool]
"""What tells of a passage whether something holds."""


class Pin(NamedTuple):
    """Something that a question pins down.

    Attributes
    ----------
    given : str
        As it is said.
    holds : callable
        Tells whether a passage holds it.
    rivals : callable
        Tells whether a passage holds another one of its kind.
    but : Asked or None
        What is to be left out of what else is asked for; nothing where it is no thing by which passages are found.
    beside : int
        How many passages before and after one that holds it may hold the rest with it.
    """

    given: str
    holds: Test
    rivals: Test
    but: Asked | None
    beside: int = BESIDE


def rival(context: Context) -> tuple[Hit | None, str] | None:
    """Return the passage that holds what a question asks with another name, date or number than the question's, and
    which of these no passage goes with; no passage where it holds too little to be worth telling. None where passages
    with the question's own hold about as much.

    Notes
    -----
    For each thing that is pinned down, the passages that hold it (with those told just beside them) and those that
    hold a rival are compared by the share, by weight, that they hold of the rest of the question; and the rival's must
    come before the others, so that one that is about what the question names, whatever its words, outweighs it.
    """
    question = context.question
    if len(question.articles) > 1 or APART & set(question.intents) or any(map(question.cued, UNPINNED)):
        return None
    shares = _Shares(context)
    found: list[tuple[float, Hit, str]] = []
    for pin in pins(context):
        ranked = shares.without(pin.but)
        if not ranked or pin.holds(ranked[0][1]):
            continue
        share, hit = next(((s, h) for s, h in ranked if not pin.holds(h) and pin.rivals(h)), (0.0, None))
        if hit is None:
            continue
        if pin.but is None and _of_other(context, pin, hit):
            continue
        goes = _goes_with(context, pin, hit)
        own = shares.own(pin, goes, CLEARLY * share, share / TIMES)
        if share < max(LEAST, TIMES * own):
            continue
        first = next(h for h in context.hits if h is hit or goes(h))
        if (first is hit or own < CLEARLY * share) and not (pin.but and _akin(context, pin.but, hit)):
            found.append((share - own, hit, pin.given))
    best = max(found, key=lambda f: f[0], default=None)
    if best is None:
        return None
    _, hit, given_ = best
    words = [a for a in context.sought if a.groups and a.known]
    telling = [a for a in context.sought if (a.mention or a.groups) and _holder(a)(hit)]
    # What shares no more than names with the question is beside the point.
    told = len(telling) >= LEAST_TELLING and (not words or any(a.groups for a in telling))
    return hit if told else None, given_


def _goes_with(context: Context, pin: Pin, rival: Hit) -> Test:
    """Return what tells whether a passage goes with what is pinned down: with a date or a number only one that speaks
    of those whom the question and the rival's passage speak of."""
    if pin.but:
        return pin.holds
    named = [_holder(a) for a in choose.proper(context) if not _listed(context, a.mention) and _holder(a)(rival)]
    named += [holds for year in context.question.years for holds in [_dated(context, year)] if holds(rival)]
    return lambda hit: pin.holds(hit) and all(holds(hit) for holds in named)


def _of_other(context: Context, pin: Pin, rival: Hit) -> bool:
    """Tell whether a date or a number goes with something else that a question names, and that the rival's passage
    leaves out: what came of the talks of February in April."""
    left = [_holder(a) for a in choose.proper(context) if not _holder(a)(rival)]
    near = [h for h in context.hits[:NEAREST] if pin.holds(h)]
    return any(holds(hit) for hit in near for holds in left)


def _listed(context: Context, mention: Mention | None) -> bool:
    """Tell whether a name is told in one breath with another of its kind ("Germany and Japan") where each is asked of,
    so that of each of the two another passage may tell."""
    if not (context.question.several or any(map(context.question.cued, EACH))):
        return False
    pairs = (pair for pair in pairwise(context.question.mentions) if mention in pair)
    return any(context.question.joins(*pair) and _kinds(context, pair[0]) & _kinds(context, pair[1]) for pair in pairs)


def _akin(context: Context, one: Asked, hit: Hit) -> bool:
    """Tell whether a passage speaks of what stands for a state or a government: of the state or the head by whose name
    a government goes, of who represents a state or whom it represents."""
    snapshot = context.snapshot
    keys = {k for k in (one.mention.keys if one.mention else ()) if any(snapshot.is_a(k, c) for c in STATES)}
    for key in [k for k in keys if snapshot.is_a(k, STATES[1])]:
        named = {snapshot.folder_of_names.fold(n) for names in snapshot.labels(key).values() for n in names}
        inner = {n for name in named for n in candidates(name)} - named
        keys |= {k for ks in snapshot.names.fetch(inner).values() for k in ks if snapshot.is_a(k, "Actor")}
    asked = " ".join(f"id:{k}" for k in sorted(keys) if k.replace("-", "").isalnum())
    rows = context.graph.query(
        f"SELECT ?one WHERE {{ VALUES ?asked {{ {asked} }} ?asked kg:represents|^kg:represents ?one }}"
    )
    keys |= {row["one"].value.removeprefix(ID) for row in rows}
    return any(hit.place in snapshot.occurrences.get(k, ()) for k in keys)


class _Shares:
    """What share, by weight, each hit holds of what is asked for, reckoned once for all that is pinned down."""

    def __init__(self, context: Context) -> None:
        self._known = [a for a in context.sought if a.known]
        self._hits = context.hits
        self._snapshot = context.snapshot
        self._lines = context.snapshot.lines
        self._parts: dict[int, list[list[float]]] = {}

    def without(self, one: Asked | None, beside: int = 0) -> list[tuple[float, Hit]]:
        """Return the hits with their shares of all but one thing, the greatest first; with what stands as many places
        beside them on their line."""
        out = next((i for i, a in enumerate(self._known) if a is one), len(self._known))
        whole = sum(a.weight for a in self._known if a is not one)
        if not whole:
            return []
        rows = zip(self._of(beside), self._hits, strict=True)
        found = [((sum(row[:out]) + sum(row[out + 1 :])) / whole, hit) for row, hit in rows]
        return sorted(found, key=lambda f: -f[0])

    def own(self, pin: Pin, goes: Test, little: float, much: float) -> float:
        """Return the greatest share of the rest of a question that a passage which goes with what is pinned down holds
        with those beside it, apart from those that hold a rival: what is told of that is not told of it. Below what is
        little, and above what is much, it is no nearer than that."""
        kept = [a for a in self._known if a is not pin.but]
        whole = sum(a.weight for a in kept)
        best = 0.0
        for most, hit in self.without(pin.but, pin.beside):
            if most <= max(best, little) or best > much:
                break
            if goes(hit):
                around = [
                    p for p in _around(self._lines, hit, pin.beside) if p == hit.place or not self._rivals(pin, p)
                ]
                share = sum(a.weight * max(a.held.get(p, 0.0) for p in around) for a in kept) / whole
                best = max(best, share)
        return best

    def _rivals(self, pin: Pin, place: int) -> bool:
        hit = plain(self._snapshot, place)
        return pin.rivals(hit) and not pin.holds(hit)

    def _of(self, beside: int) -> list[list[float]]:
        if beside not in self._parts:
            self._parts[beside] = []
            held = [(a.weight, a.held) for a in self._known]
            for hit in self._hits:
                around = _around(self._lines, hit, beside)
                if len(around) == 1:
                    row = [weight * shares.get(hit.place, 0.0) for weight, shares in held]
                else:
                    row = [weight * max([shares.get(p, 0.0) for p in around]) for weight, shares in held]
                self._parts[beside].append(row)
        return self._parts[beside]


def _around(lines: list[list[int]], hit: Hit, beside: int) -> range:
    """Return the places of a passage and of as many before and after it on its line."""
    first, last = lines[hit.place]
    return range(max(first, hit.place - beside), min(last, hit.place + beside) + 1)


def pins(context: Context) -> Iterator[Pin]:
    """Yield what a question pins down: individuals, dates, numbers."""
    known = [a for a in context.sought if a.known]
    for one in choose.proper(context):
        if one.mention is None or not _individual(context, one.mention):
            continue
        rest = [a for a in known if a is not one]
        if sum(1 for a in rest if a.mention or a.groups) < LEAST_WORDS or _describes(context, one.mention):
            continue
        yield Pin(context.name(one.mention.keys[0]), _holder(one), partial(_like, context, one), one)
    # A passage with another date or number that the question gives, too, is no rival.
    years = {year: _dated(context, year) for year in context.question.years}
    for year, holds in years.items():
        others = [told for other, told in years.items() if other != year]
        yield Pin(year, holds, _another(lambda h: bool(_dates(context, h)), others), None)
    for said, place in ordinals(context.question.folded):
        yield Pin(said, _placed(context, place), lambda h: bool(_places(context, h)), None)
    for said, length in lengths(context.question.folded).items():
        yield Pin(said, _lasting(context, length), lambda h: bool(lengths(_text(context, h))), None, beside=0)
    given = {number: _numbered(context, number) for _, number in numbers(context.question)}
    for number, holds in given.items():
        others = [told for other, told in given.items() if other != number]
        yield Pin(number, holds, _another(lambda h: "q" in h.traits, others), None, beside=0)


def _another(holds: Test, others: list[Test]) -> Test:
    """Return what tells whether a passage holds something of a kind, and none of some others."""
    return lambda hit: holds(hit) and not any(other(hit) for other in others)


def _kinds(context: Context, mention: Mention | None) -> set[str]:
    return {t for k in (mention.keys if mention else ()) for t in context.snapshot.types(k)}


def _individual(context: Context, mention: Mention) -> bool:
    """Tell whether a name means an individual, told of by itself: no kind of thing, no series, that is an event without
    a date, and nothing listed with another."""
    snapshot = context.snapshot
    if any(snapshot.is_a(k, c) for k in mention.keys for c in GENERAL) or _listed(context, mention):
        return False
    if choose.lists(context, mention):
        return False
    return all(bool(snapshot.dates.get(k)) for k in mention.keys if snapshot.is_a(k, "Event"))


def numbers(question: Question) -> list[tuple[int, str]]:
    """Return the numbers that a question gives, each with its place (see `kg.ask.retrieval.numbers.given`)."""
    if not any(character.isdigit() for character in question.folded):
        return []
    from kg.ask.retrieval.numbers import given

    return given(question)


def _describes(context: Context, mention: Mention) -> bool:
    """Tell whether a name only says of what kind somebody is ("the two *MIT* scholars")."""
    question = context.question
    after = question.folded[mention.end :].lstrip(" 的の")
    return any("scholar" in u.groups and after.startswith(u.text) for u in question.units)


def ordinals(text: str) -> list[tuple[str, int]]:
    """Return the ordinal numbers that a folded text gives, each as it is said and as a number."""
    if not any(word in text for word in (*ORDINALS, "第", "目")):
        return []
    return [(m[0], n) for m in re.finditer(ORDINAL, text) if (n := _number(m))]


def _number(match: re.Match[str]) -> int:
    said = match[1] or match[2] or match[3]
    if match[1]:
        return ORDINALS.index(said) + 1
    return int(said) if said.isdigit() else NUMERALS.find(said) + 1


def _places(context: Context, hit: Hit) -> set[int]:
    """Return the ordinal numbers that a passage gives."""
    return {n for _, n in ordinals(context.snapshot.folder_of_names.fold(_text(context, hit)))}


def _placed(context: Context, place: int) -> Test:
    return lambda hit: place in _places(context, hit)


def _holder(one: Asked) -> Test:
    return lambda hit: one.held.get(hit.place, 0.0) >= HELD


def _like(context: Context, one: Asked, hit: Hit) -> bool:
    """Tell whether a passage speaks of something of the same kind that the question does not name."""
    snapshot = context.snapshot
    if any(f"/t{number}-" in hit.passage for number in context.question.tables):
        return True
    keys = one.mention.keys if one.mention else ()
    kinds = _kinds(context, one.mention)
    asked = {f"id:{k}" for m in context.question.mentions for k in m.keys}
    ends = {e for s, _, o in context.triples(hit.passage) for e in (s, o) if isinstance(e, str)}
    entry = snapshot.passages[hit.passage]
    # Who wrote an article speaks in most of its passages.
    authors = {f"id:{k}" for k in snapshot.articles[entry["article"]]["authors"]}
    ends = (ends | {"id:" + entry["speaker"]}) - asked
    others = [e[3:] for e in ends - authors if e.startswith("id:")]
    states = any(snapshot.is_a(k, c) for k in keys for c in STATES)
    if states:
        # A state whose government is named is named, and the other way round.
        names = [snapshot.label(k) for m in context.question.mentions for k in m.keys]
        others = [e for e in others if not any(_within(snapshot.label(e), name) for name in names)]
    return any(kinds & set(snapshot.types(e)) or (states and any(snapshot.is_a(e, c) for c in STATES)) for e in others)


def _within(one: str, other: str) -> bool:
    """Tell whether one of two names holds all words of the other."""
    words = set(one.split()), set(other.split())
    return words[0] <= words[1] or words[1] <= words[0]


def _dated(context: Context, year: str) -> Test:
    first, last = bounds(year)

    def holds(hit: Hit) -> bool:
        dates = _dates(context, hit)
        if any(low <= last and first <= high for low, high in dates):
            return True
        own = [bounds(d) for d in _own_dates(context, hit)] if len(year) > len("2019") else []
        if any(low.year == high.year == first.year for low, high in own):
            # Another month of the same year is another date.
            return False
        return bool(re.search(rf"(?<!\d){year[:4]}(?!\d)", _text(context, hit)))

    return holds


def _dates(context: Context, hit: Hit) -> list[tuple[date, date]]:
    """Return the dates that a passage gives, else those of the things that it speaks of."""
    keys = [e[3:] for s, _, o in context.triples(hit.passage) for e in (s, o) if isinstance(e, str) and e[:3] == "id:"]
    return [bounds(d) for d in _own_dates(context, hit) or _flat(context.snapshot.dates.fetch(keys).values())]


def _own_dates(context: Context, hit: Hit) -> list[str]:
    return [str(o["value"]) for _, p, o in context.triples(hit.passage) if p == "kg:date"]


def _flat(groups: Iterable[Iterable[str]]) -> list[str]:
    return [item for group in groups for item in group]


def _lasting(context: Context, length: tuple[int, str]) -> Test:
    return lambda hit: length in lengths(_text(context, hit)).values()


def _numbered(context: Context, number: str) -> Test:
    share = r"\s?(?:%|per ?cent|パーセント)" if number.endswith("%") else ""
    pattern = re.compile(rf"(?<![\d.]){re.escape(number.removesuffix('%'))}(?!\d|\.\d){share}")
    return lambda hit: bool(pattern.search(_text(context, hit).replace(",", "")))


def _text(context: Context, hit: Hit) -> str:
    return " ".join(context.snapshot.passages[hit.passage]["summary"].values())
