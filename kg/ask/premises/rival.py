"""Rivals: the passage that holds all that a question asks with another name, date or number in place of the one
that the question pins down. "When did Germany buy HIMARS?" where only Poland's purchase is told of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from kg.ask.answer import Answer
from kg.ask.premises import roles, slots
from kg.ask.premises.pin import EACH, Pin, Test, dated, holder, listed, pins
from kg.ask.premises.roles import STATES
from kg.ask.premises.shares import Shares
from kg.ask.premises.verdict import unnamed
from kg.ask.retrieval import choose
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Asked, Hit
from kg.ask.understanding.capital import represented
from kg.expression import Expression
from kg.names import candidates

DATE = Expression(r"\d{4}-\d{2}(?:-\d{2})?", "-")
"""A date of more than its year."""
TIMES = 1.5
"""How many times as much of the rest a passage with a rival must hold as any with what the question names."""
CLEARLY = 1 / 3
"""Below which share of that the question's own passages hold so little that it does not matter which stand first."""
NEAREST = 20
"""Among how many of the best passages one is looked for with which a date or a number goes."""
ARTICLE = 20
"""Among how many of the statements found the article of a name ("the United States") is looked for."""
LEAST = 0.3
"""The least that it must hold."""
SHOWN = (0.5, 8)
"""Down to which share of the best score, and how many, statements are told beside the word that nothing is told."""
MOST = 0.5
"""The share of the words of a question that a passage must hold to tell the same of another."""
UNPINNED = ("common", "identical", "agreeing", "articles")
"""Cues of questions that set things beside each other, or that ask of whole articles."""
VIEWS = {"attitude", "stance", "argue"}
"""Groups of the thesaurus by which a question asks what somebody thinks."""
SAID = "c"
"""Trait of passages that tell what somebody says."""
BELONGING = {"dcterms:isPartOf", "kg:within", "sem:hasPlace", "kg:locatedIn", "kg:host"}
"""Relations of a thing to what it is a part of, or to where it took place."""


class Rival(NamedTuple):
    """What stands in place of what a question pins down.

    Attributes
    ----------
    given : str
        The name, date or number with which no passage goes.
    hit : Hit or None
        The passage that holds what is asked with another; none where it holds too little to be worth telling.
    same : bool
        Whether that tells the very same of the other, so that it may be told in place of what is asked.
    named : bool
        Whether a name is pinned down, and no date or number.
    """

    given: str
    hit: Hit | None
    same: bool
    named: bool


def rival(context: Context) -> Rival | None:
    """Return what a question pins down and no passage goes with, and the passage that holds what is asked with another
    name, date or number. None where passages with the question's own hold about as much.

    Notes
    -----
    For each thing that is pinned down, the passages that hold it (with those told just beside them) and those that
    hold a rival are compared by the share, by weight, that they hold of the rest of the question; and the rival's must
    come before the others, so that one that is about what the question names, whatever its words, outweighs it.
    """
    question = context.question
    # What is brought together no passage need hold together.
    apart = slots.asks(context, {*slots.SETTING_APART, "duration"})
    if len(question.articles) > 1 or apart or any(map(question.cued, UNPINNED)):
        return None
    shares = Shares(context)
    found = [(*other, pin) for pin in pins(context) for other in [_beats(context, pin, shares)] if other]
    best = max(found, key=lambda f: f[0], default=None)
    if best is None:
        return None
    _, hit, pin = best
    by_name = pin.but is not None
    # What another did besides, or had to do with it, is nothing to tell in place of what is asked.
    same = not by_name or (not question.cued("whether") and _same_act(context, hit))
    words = [a for a in context.sought if a.groups and a.known]
    telling = [a for a in context.sought if (a.mention or a.groups) and holder(a)(hit)]
    # What shares no more than names with the question is beside the point.
    told = len(telling) > 1 and (not words or any(a.groups for a in telling))
    if not told and any(map(question.cued, EACH)):
        # What is asked of each of several things is told of each in another passage.
        return None
    return Rival(pin.given, hit if told else None, same, by_name)


def _beats(context: Context, pin: Pin, shares: Shares) -> tuple[float, Hit] | None:
    """Return the passage with another than what is pinned down that holds so much more than any with it, and by how
    much."""
    ranked = shares.without(pin.but)
    if not ranked or pin.holds(ranked[0][1]):
        return None
    share, hit = _other(pin, ranked)
    if hit is None or (pin.but is None and _of_other(context, pin, hit)):
        return None
    other = pin.but and (_of_no_state(context, pin.but, hit) or _within(context, pin.but, hit))
    if other or (pin.but and (_parted(context, pin.but) or _who(context, pin.but))):
        return None
    goes = _goes_with(context, pin, hit)
    own = shares.own(pin, goes, CLEARLY * share, share / TIMES)
    if share < max(LEAST, TIMES * own):
        return None
    first = next(h for h in context.hits if h is hit or goes(h))
    nearest = first is hit or own < CLEARLY * share
    return (share - own, hit) if nearest and not (pin.but and _by_others(context, pin, hit, share, shares)) else None


def unsaid(context: Context, given: str, *, named: bool = True) -> str:
    """Say that what is asked is not told of somebody, or not with a date or number; other things may well be told of
    that one, so that what is asked is said with it."""
    question = context.question
    frame = "without" if named else "without_value"
    if named and question.cued("whether") and not question.cued("interrogative"):
        # Whether somebody went there is not told of the one no more than of the other.
        frame = "without_so"
    elif named and question.intents[:1] == ["amount"]:
        # Whatever else is named with it need not be what has the number.
        whose = any(context.name(m.keys[0]) == given and context.may_be(m, "State") for m in question.mentions)
        frame = "without_number" if whose else "no_number"
    elif named and VIEWS & question.groups:
        frame = "without_view"
    return context.say(frame, given=_spoken(context, given))


def _spoken(context: Context, given: str) -> str:
    """Return what is pinned down as it is said: a date (ISO, year and month or day) in words."""
    numbers = [int(n) for n in given.split("-")] if DATE.fullmatch(given) else []
    if not numbers:
        named = next((m for m in context.question.mentions if context.name(m.keys[0]) == given), None)
        typed = context.question.typed(named) if named and not context.may_be(named, *STATES, "Person") else given
        if len(typed) < len(given):
            # A meeting or a treaty may have a longer name, with whose it is, which the question does not say.
            return context.say("as_typed", name=typed)
        # A name has its article ("the United States") where the statements found have it.
        told = (context.snapshot.passages[h.passage]["summary"]["en"] for h in context.hits[:ARTICLE])
        english = context.question.language == "en" and given[:1].isupper()
        own = re.compile(rf" the {re.escape(given)}(?![-\w]| [A-Z])")
        return f"the {given}" if english and any(map(own.search, told)) else given
    if context.question.language != "en":
        return "".join(f"{n}{unit}" for n, unit in zip(numbers, "年月日", strict=False))
    first = date(numbers[0], numbers[1], 1)
    return " ".join([*map(str, numbers[2:]), f"{first:%B %Y}"])


def _parted(context: Context, one: Asked) -> bool:
    """Tell whether a question asks to list the parts of something named whose parts are told, and of which it is told
    with somebody else whom the question names: whatever it is said to be for, its parts are asked for."""
    snapshot = context.snapshot
    if not context.question.cued("listing"):
        return False
    keys = {k for m in context.question.mentions if m != one.mention for k in m.keys}
    actors = [k for k in keys if snapshot.is_a(k, "Actor")]
    for whole in sorted(keys.difference(actors)):
        parts = [p for n in snapshot.speaking_of(whole) for _, p, o in context.relations(n) if o == f"id:{whole}"]
        told = snapshot.telling_of([whole])
        if parts.count("dcterms:isPartOf") > 1 and any(told & snapshot.telling_of([k]) for k in actors):
            return True
    return False


def _other(pin: Pin, ranked: list[tuple[float, Hit]]) -> tuple[float, Hit | None]:
    """Return the passage that holds most of what is asked with another than what is pinned down, and its share; what
    is so, and holds as much, is told before what somebody says."""
    others = ((s, h) for s, h in ranked if not pin.holds(h) and pin.rivals(h))
    best, first = next(others, (0.0, None))
    if first is None or "c" not in first.traits:
        return best, first
    alike = takewhile(lambda other: other[0] == best, others)
    return next(((s, h) for s, h in alike if "c" not in h.traits), (best, first))


def _within(context: Context, one: Asked, hit: Hit) -> bool:
    """Tell whether what a passage tells of is a part of what is pinned down, or took place there."""
    told = context.ends(hit.passage)
    return any(not told.isdisjoint(_parts(context, key)) for key in (one.mention.keys if one.mention else ()))


def _parts(context: Context, key: str) -> set[str]:
    """Return what is told to be a part of a thing, or to take place there (``id:`` and so on)."""

    # For every question that names a state all that is told of it would be looked through.
    def work() -> set[str]:
        told = (relation for name in context.snapshot.speaking_of(key) for relation in context.relations(name))
        return {s for s, p, o in told if p in BELONGING and o == f"id:{key}"}

    return context.always("what belongs to each", key, work)


def _same_act(context: Context, hit: Hit) -> bool:
    """Tell whether a passage holds most of the words of a question, and no act just as a part of what something is
    called (the *Visiting* Forces Agreement)."""
    groups = context.snapshot.word_groups
    words = [a for a in context.sought if a.groups and not a.mention]
    held = [a for a in words if holder(a)(hit)]
    if slots.weight(held) < MOST * slots.weight(words):
        return False
    acts = [set(a.groups) for a in held if any(groups[g]["act"] for g in a.groups)]
    said = {g for m in unnamed(context, hit) for g in m.groups}
    called = {g for m in context.words(hit) for g in m.groups} - said
    return not any(act & called and not act & said for act in acts)


def apart(context: Context, given: str, text: str = "") -> Answer:
    """Say that nothing of what is asked is told with something that the question names, and beside that what is told of
    that, and then what else comes near."""
    answer = context.unknown(text or unsaid(context, given))
    answer.premise = {"holds": False, "text": answer.answer, "passages": []}
    answer.status, answer.closest = "partial", []
    own = [m for m in context.question.mentions if context.name(m.keys[0]) == given]
    near = choose.leading(context, *SHOWN)
    context.also(sorted(near, key=lambda h: not choose.speaks_of_each(context, h, own)), nearby=True)
    return answer


def _who(context: Context, one: Asked) -> bool:
    """Tell whether a question asks who, and a passage that speaks of what stands for the state that is pinned down, and
    of all else that it names, tells of somebody else."""
    question = context.question
    akin = _standing(context, one) if "person" in question.intents else set()
    others = [m for m in question.mentions if m is not one.mention]
    places = _places(context, akin)
    told = [h for h in context.hits[:NEAREST] if h.place in places and choose.speaks_of_each(context, h, others)]
    return any(context.others(h.passage, "Person") - akin for h in told)


def _of_no_state(context: Context, one: Asked, hit: Hit) -> bool:
    """Tell whether all who act in a passage are bodies of a state of which no statement tells whose they are, so that
    they may be of the state that is pinned down, of which the same lines speak."""
    snapshot = context.snapshot
    state = one.mention is not None and context.may_be(one.mention, *STATES)
    bodies = [d[3:] for d in roles.deed(context, hit).doers] if state else []
    if not bodies or not all(STATES[1] in snapshot.types(b) for b in bodies):
        return False
    owned = {key for pair in snapshot.relations["kg:represents"] for key in pair}
    named = snapshot.names.fetch({part for b in bodies for n in context.called(b) for part in candidates(n)})
    if not owned.isdisjoint(bodies) or any(snapshot.is_a(k, STATES[0]) for keys in named.values() for k in keys):
        return False
    first, last = snapshot.lines[hit.place]
    return any(one.held_at(place) for place in range(first, last + 1))


def _goes_with(context: Context, pin: Pin, rival: Hit) -> Test:
    """Return what tells whether a passage goes with what is pinned down: with a date or a number only one that speaks
    of those whom the question and the rival's passage speak of."""
    if pin.but:
        return _answers(context, pin, pin.holds)
    named = [holder(a) for a in choose.proper(context) if not listed(context, a.mention) and holder(a)(rival)]
    named += [holds for year in context.question.years for holds in [dated(context, year)] if holds(rival)]
    return lambda hit: pin.holds(hit) and all(holds(hit) for holds in named)


def _answers(context: Context, pin: Pin, holds: Test) -> Test:
    """Return what tells whether a passage for which something holds may answer: of the share of a state's people that
    is asked for only one with a number does, whatever else is told of that state."""
    mention = pin.but.mention if pin.but else None
    counted = mention is not None and context.question.cued("share") and context.may_be(mention, *STATES)
    return (lambda hit: holds(hit) and "q" in hit.traits) if counted else holds


def _of_other(context: Context, pin: Pin, rival: Hit) -> bool:
    """Tell whether a date or a number goes with something else that a question names, and that the rival's passage
    leaves out: what came of the talks of February in April."""
    left = [holder(a) for a in choose.proper(context) if not holder(a)(rival)]
    return any(holds(hit) for hit in [h for h in context.hits[:NEAREST] if pin.holds(h)] for holds in left)


def _by_others(context: Context, pin: Pin, hit: Hit, share: float, shares: Shares) -> bool:
    """Tell whether a rival, or a passage that holds about as much, speaks of what stands for the state or government
    that is pinned down."""
    akin = _places(context, _standing(context, pin.but)) if pin.but else set()
    goes = _answers(context, pin, lambda h: h.place in akin)
    own = shares.own(pin, goes, CLEARLY * share, share / TIMES) if akin else 0.0
    return hit.place in akin or share < TIMES * own


def _places(context: Context, keys: Iterable[str]) -> set[int]:
    """Return the places of the passages that name one of some things."""
    return {place for k in keys for place in context.snapshot.occurrences.get(k, ())}


def _standing(context: Context, one: Asked) -> set[str]:
    """Return what stands for a state or a government: the state or the head by whose name a government goes, who holds
    an office of a state, represents one or is represented by it."""
    snapshot = context.snapshot
    keys = {k for k in (one.mention.keys if one.mention else ()) if any(snapshot.is_a(k, c) for c in STATES)}
    if not keys:
        return set()
    for key in [k for k in keys if snapshot.is_a(k, STATES[1])]:
        named = set(context.called(key))
        inner = {n for name in named for n in candidates(name)} - named
        keys |= {k for ks in snapshot.names.fetch(inner).values() for k in ks if snapshot.is_a(k, "Actor")}
    return represented(snapshot, keys)
