"""By what means somebody acted on somebody else, and what that one did in answer: the deeds of the one that were
directed at the other, as the graph tells who did what to whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

from kg.ask.answer import Answer
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.retrieval.telling import at
from kg.ask.understanding.mention import Mention
from kg.dates import bounds
from kg.terms import is_thing

BY = {"kg:initiator", "kg:orderedBy", "kg:proposedBy"}
"""Relations from a deed to whoever did or proposed it."""
TAKES = {"kg:uses", "kg:adopts"}
"""Relations from somebody to the means that he takes."""
MEANS = {"kg:instrument", "kg:proposes"}
"""Relations from a deed to its means."""
OF_DEEDS = BY | TAKES | MEANS | {"kg:respondsTo"}
KINDS_OF = {
    "plover-sanction": "instrument-economic-negative", "plover-aid": "instrument-economic-positive",
    "plover-mobilize": "instrument-military", "plover-assault": "instrument-military",
}  # fmt: skip
"""The types of instruments that classes of events are by themselves."""
CLOSE = 0.42
"""The share of the best deed's worth from which on a deed is told."""
EACH = 2
"""How many statements stand for a deed, and twice as many for one that is told by its means."""
MOST, OF_SEVERAL, ANSWERS = 10, 8, 6
"""How many statements are told of what the one did, to each of several, and of what the other did in answer."""
MEANT = 0.15
"""What it is worth that a deed is told with its means."""
ANSWERED = 0.3
"""What it is worth that a deed answers one that is told, or stands on a line with one."""
QUALIFIED = re.compile(r"[,，（(].*")
"""What a label of a type of instruments adds to the word by which it is asked for ("economic, negative")."""

HARD = {
    "plover-sanction", "plover-threaten", "plover-request", "plover-accuse", "plover-reject", "plover-assault",
    "instrument-economic-negative", "instrument-military",
}  # fmt: skip
"""Codes of event classes and types of instruments by which somebody is pressed."""
SOFT = {"plover-agree", "plover-concede", "plover-cooperate", "plover-consult", "plover-support"}
"""Codes of event classes by which somebody is met halfway."""
GOES_ON = {"kg:follows", "kg:implements"}
"""Relations from a deed to one that it carries on, or carries out."""
PAIR = 2
"""How many deeds at least are put in order."""
LAST = "9999"
"""Where a deed without a date stands after which the text tells none that has one."""
RARE = 12
"""In how many passages a means is named at most that is one deed's own, and not a kind of means."""
HOMES = 2
"""Among how many states that somebody is spoken of with most is his own."""
SETTING = ("Event", "Period", "Actor", "Place", "Concept")
"""Classes of what tells when something was done, or of which notion it is an instance."""


class Deed(NamedTuple):
    """What somebody did, or proposed to do, to somebody.

    Attributes
    ----------
    key : str
    hits : list of Hit
        The passages that tell of it, the best first.
    means : bool
        Whether it is told by what means, or is itself a means that somebody takes.
    kinds : set of str
        Codes of its event class, and of the types of its means.
    answers : set of str
        What it responds to.
    """

    key: str
    hits: list[Hit]
    means: bool
    kinds: set[str]
    answers: set[str]

    @property
    def worth(self) -> float:
        """How near it comes to the question; nearer where it is told by what means, and where it is coercive."""
        return self.hits[0].near + MEANT * self.means + MEANT * bool(HARD & self.kinds)


def instruments(context: Context) -> Answer | None:
    """The means that one actor used on another, or on each of several, and the other's answer where it is asked for.
    None where the question names no such actors, or the graph tells of no such deed."""
    asks = acting(context)
    lines: list[str] = []
    told: list[Hit] = []
    for asked, agent, target in asks:
        deeds = _asked_for(asked, agent, target)
        hard = context.question.cued("adverse") and not context.question.cued("answered")
        # What is done for somebody is used against nobody.
        adverse = [d for d in deeds if HARD & d.kinds and not SOFT & d.kinds] if hard else []
        chosen = _hits(adverse or deeds, MOST if len(asks) == 1 else OF_SEVERAL)
        if not chosen:
            return None
        head = context.say("side", name=context.name(target.keys[0]))
        lines += [*([head] if len(asks) > 1 else []), context.listed(_ordered(chosen))]
        told += chosen
        # Of several the one asked about last is asked for the answer.
        if asked is asks[-1][0] and context.question.cued("answered"):
            back = _hits(_answers(context, _deeds(context, target, agent), deeds), MOST)
            replies = [h for h in back if h not in told][:ANSWERS]
            if replies:
                lines += [head, context.listed(_ordered(replies))]
                told += replies
    if not told:
        return None
    told = list({h.passage: h for h in told}.values())
    answer = context.answered("\n".join(lines), told, most=MOST + OF_SEVERAL + ANSWERS)
    answer.complete = len(asks) == 1 and _span(context) is not None
    return answer


def in_order(context: Context) -> Answer | None:
    """The same in order of time: by their dates, and what has none where the text tells it. None where not one who
    acts on one other is asked for, or fewer than two deeds are told."""
    asks = acting(context)
    if len(asks) != 1:
        return None
    _, agent, target = asks[0]
    ends = sorted((agent, target), key=lambda m: m.start)
    # What stands between the two is another matter than what the one did to the other.
    apart = any(ends[0].end <= m.start and m.end <= ends[1].start for m in context.question.mentions)
    deeds = [] if apart else _asked_for(*asks[0])
    known = context.snapshot.dates.fetch([d.key for d in deeds])
    days = {d.key: min((bounds(text)[0].isoformat() for text in known.get(d.key, ())), default="") for d in deeds}
    told = {h: days[d.key] for d in reversed(deeds) for h in d.hits[: EACH * (1 + d.means)]}
    placed = []
    later: dict[str, str] = {}
    for hit in sorted(told, key=lambda h: -h.place):
        later[hit.article] = told[hit] or later.get(hit.article, LAST)
        placed.append((later[hit.article], hit.place, hit))
    hits = [h for _, _, h in sorted(placed, key=lambda one: one[:2])][: MOST + OF_SEVERAL]
    if len(deeds) < PAIR:
        return None
    answer = context.answered(context.listed(hits), hits)
    # What is told beside it is of other times.
    answer.complete = _span(context) is not None
    return answer


def _asked_for(context: Context, agent: Mention, target: Mention) -> list[Deed]:
    """Return the deeds of one actor toward another that are of the kind and time asked for."""
    deeds, kinds = _deeds(context, agent, target), _kinds(context, agent, target)
    deeds = [d for d in deeds if d.kinds & kinds] or deeds
    # Within a time all is asked for, in whatever words it is told.
    return _in_time(context, deeds, _fitting(context, agent, target)) or [
        d for d in deeds if d.worth >= CLOSE * deeds[0].worth
    ]


def _in_time(context: Context, deeds: list[Deed], fits: Callable[[set[str]], bool]) -> list[Deed]:
    """Return the deeds that fall in the time that a question names, by their dates; of those without one what the same
    articles tell, and what they tell as following from, or being part of, any of these. None where it names no time."""
    snapshot, span = context.snapshot, _span(context)
    dates = snapshot.dates.fetch([d.key for d in deeds])
    known = {key: [bounds(text) for text in own] for key, own in dates.items()}
    inside = {d.key for d in deeds if span and any(a <= span[1] and span[0] <= b for a, b in known.get(d.key, ()))}
    homes = {d.hits[0].article for d in deeds if d.key in inside or not inside}
    own = [d for d in deeds if d.key in inside or (d.key not in known and d.hits[0].article in homes)]
    if not span:
        return []
    keys = {d.key for d in own}
    for name in sorted({n for k in keys for n in snapshot.speaking_of(k)}):
        told = _related(context, [name])
        for s, p, o in context.relations(name):
            key, doers = s[3:], told.by.get(s[3:], set())
            if p in GOES_ON and o[3:] in keys and key not in keys and fits(doers):
                keys.add(key)
                own.append(Deed(key, at(context, [snapshot.places[name]]), False, set(), set()))
    return own


def _span(context: Context) -> tuple[date, date] | None:
    """Return the first and last day of the time that a question bounds: from the first of its years to the last, or all
    before the one after a word such as "before"; None for a year alone, of which most deeds are not told."""
    days = [bounds(year) for year in context.question.years]
    if len(days) == 1 and context.question.cued("sooner_than"):
        return date.min, days[0][0] - timedelta(days=1)
    return (min(a for a, _ in days), max(b for _, b in days)) if len(days) > 1 else None


def acting(context: Context) -> list[tuple[Context, Mention, Mention]]:
    """Return who acted and on whom, by the order of the actors that a question names unless its words turn it: where
    it names several that were acted on, each with what is asked of it alone. Empty where it names fewer than two, or
    sets them side by side."""
    question = context.question
    actors = _actors(context)
    if len(actors) < 2:
        return []
    faced = question.grammar.cues["upon"].stand_in(question.folded[: actors[0].start])
    if question.joins(actors[0], actors[1]) and not (faced and len(actors) == 2):
        return []
    return _of_two(context, actors[0], actors[1], faced) if len(actors) == 2 else _of_each(context, *actors)


def _actors(context: Context) -> list[Mention]:
    """Return the actors that a question names, each once."""
    question, snapshot = context.question, context.snapshot
    first_of: dict[tuple[str, ...], Mention] = {}
    for mention in question.mentions:
        # Forces belong to what is fought over, and are neither who acts nor who is acted on.
        if all(snapshot.is_a(k, "Actor") and not snapshot.is_a(k, "ArmedForce") for k in mention.keys):
            first_of.setdefault(mention.keys, mention)
    actors = list(first_of.values())
    if len(actors) > 2:
        # In whose time it was is told by persons, between states.
        actors = [m for m in actors if "Person" not in context.types(m)]
    return actors


def _of_two(context: Context, first: Mention, second: Mention, faced: bool) -> list[tuple[Context, Mention, Mention]]:
    """Return which of two actors acted on which; ``faced`` tells that the first stands after a word such as "upon"."""
    cues, between = context.question.grammar.cues, context.question.folded[first.end : second.start]
    if faced and cues["upon"].stand_in(between):
        return []
    turned = faced or cues["done_by"].stand_in(between) or cues["acted_on"].begin(between)
    # Of two clauses the one that asks is of who acts: "the one raised its price; by what means did the other answer?"
    parted = [first.end + m.start() for m in cues["item"].finditer(between)]
    asked = [m.start() for name in ("by_means", "done_toward") for m in cues[name].finditer(context.question.folded)]
    turned = turned or (bool(parted and asked) and min(asked) > parted[0] and not cues["upon"].stand_in(between))
    return [(context, second, first) if turned else (context, first, second)]


def _of_each(context: Context, agent: Mention, *targets: Mention) -> list[tuple[Context, Mention, Mention]]:
    """Return who acted, with each of several that were acted on and what is asked of that one alone; none where nothing
    parts what is said of one from what is said of the next."""
    question, items = context.question, context.question.grammar.cues["items"]
    bounds = [0]
    for one, two in pairwise(targets):
        cuts = [one.end + m.start() for m in items.finditer(question.folded[one.end : two.start])]
        if not cuts:
            return []
        bounds.append(min(cuts))
    found = []
    for target, (start, end) in zip(targets, pairwise([*bounds, len(question.folded)]), strict=True):
        others = [m for m in targets if m is not target]
        own = [m for m in question.mentions if m.keys == agent.keys or (start <= m.start < end and m not in others)]
        found.append((context.asking(mentions=own), agent, target))
    return found


class Relations(NamedTuple):
    """What passages relate: by the key of a deed who did it, by what means, and what it responds to; and by the name of
    a passage who does anything in it."""

    by: dict[str, set[str]]
    means: dict[str, set[str]]
    answers: dict[str, set[str]]
    acting: dict[str, set[str]]


def _related(context: Context, names: list[str]) -> Relations:
    """Return what some passages relate of deeds; what somebody takes as a means is a deed, too."""
    found = Relations({}, {}, {}, {})
    for name in names:
        for s, p, o in context.relations(name):
            if p not in OF_DEEDS or not (is_thing(s) and is_thing(o)):
                continue
            deed, other = (o[3:], s[3:]) if p in TAKES else (s[3:], o[3:])
            if p in BY | TAKES:
                found.by.setdefault(deed, set()).add(other)
                found.acting.setdefault(name, set()).add(other)
            if p in TAKES:
                found.means.setdefault(deed, set())
            elif p not in BY:
                (found.means if p in MEANS else found.answers).setdefault(deed, set()).add(other)
    return found


def _deeds(context: Context, agent: Mention, target: Mention) -> list[Deed]:
    """Return the deeds directed at the target by the agent or by somebody of the agent's state, the nearest to the
    question first."""
    snapshot = context.snapshot
    ranked = {h.place: h for h in context.hits}
    bounded = _span(context) is not None
    articles = _articles(context, agent, target)
    makers = {k for e in snapshot.articles.values() for k in (*e["authors"], *e["speakers"], *e["compilers"])}
    names = [snapshot.order[p] for p in sorted(snapshot.telling_of(target.keys))]
    snapshot.passages.read_ahead(names)
    held, told = set(names), _related(context, names)
    codes = _coded(context)
    fits = _fitting(context, agent, target)
    found = []
    for key, doers in told.by.items():
        if doers & makers or not fits(doers):
            continue
        means = told.means.get(key, set())
        tools = {k for k in means if len(snapshot.occurrences.get(k, ())) <= RARE}
        # What the other one alone does in a passage is no deed of the agent's, though it may speak of one.
        places = {
            snapshot.places[n]
            for k in (key, *tools)
            for n in snapshot.speaking_of(k)
            if (k == key or n in held) and not told.acting.get(n, doers) <= set(target.keys)
        }
        hits = [ranked.get(p) or plain(snapshot, p) for p in places if p in ranked or bounded]
        hits = [h for h in hits if "w" not in h.traits]
        hits = sorted((h for h in hits if h.article in articles), key=lambda h: (-h.near, h.place))
        if hits:
            kinds = {c for k in (key, *means) for c in codes.get(k, ())}
            found.append(Deed(key, hits, key in told.means, kinds, told.answers.get(key, set())))
    return sorted(found, key=lambda d: (-d.worth, d.key))


def _coded(context: Context) -> dict[str, set[str]]:
    """Return the codes of event classes and of types of instruments of each thing that has any."""
    relations = context.snapshot.relations
    found: dict[str, set[str]] = {}
    for key, code in (*relations["kg:eventClass"], *relations["kg:instrumentType"]):
        code = code.removeprefix("kg:")
        found.setdefault(key, set()).update({code, KINDS_OF.get(code, code)})
    return found


def _kinds(context: Context, agent: Mention, target: Mention) -> set[str]:
    """Return the types of instruments that a question asks for: those of the means that it names ("sanctions"), else
    those whose label it has ("economic means")."""
    question, snapshot = context.question, context.snapshot
    types = {code.removeprefix("kg:") for _, code in snapshot.relations["kg:instrumentType"]}
    coded = _coded(context)
    named = {k for m in question.mentions if m not in {agent, target} for k in m.keys}
    kinds = {c for k in named for c in coded.get(k, ()) if c in types}
    if kinds or not (question.cued("means") or question.cued("by_means")):
        return kinds
    fold = snapshot.folder_of_names.fold
    words = {c: {QUALIFIED.sub("", fold(n)) for ns in snapshot.labels(f"kg:{c}").values() for n in ns} for c in types}
    return {c for c, ws in words.items() if any(re.search(rf"(?<![a-z]){re.escape(w)}", question.folded) for w in ws)}


def _articles(context: Context, agent: Mention, target: Mention) -> set[str]:
    """Return the articles that speak of both actors and of all that tells when the one acted, where there are any."""
    snapshot = context.snapshot
    found = set(snapshot.articles)
    for mention in context.question.mentions:
        if mention in {agent, target} or context.may_be(mention, *SETTING):
            told = {snapshot.homes[p] for p in snapshot.telling_of(mention.keys)}
            found = found & told or found
    return found


def _fitting(context: Context, agent: Mention, target: Mention) -> Callable[[set[str]], bool]:
    """Return what tells whether a deed's doers are the agent or of the agent's state."""
    own, other = set(agent.keys), set(target.keys)
    home = cache(lambda key: _home(context, key, other))
    wanted = own.union(*(home(k) for k in own))
    return lambda doers: not doers & other and any(home(k) & wanted for k in doers)


def _home(context: Context, key: str, besides: set[str]) -> set[str]:
    """Return the states that somebody or a part of a government is spoken of with most; everything else is its own."""
    snapshot = context.snapshot
    if not context.any_is([key], "Person", "GovernmentBody"):
        return {key}

    def work() -> list[str]:
        names = snapshot.speaking_of(key)
        snapshot.passages.read_ahead(names)
        counts = Counter(k for n in names for k in sorted(context.things(n)) if snapshot.is_a(k, "State"))
        return [k for k, _ in counts.most_common()]

    states = context.always("states spoken of with", key, work)
    return {key, *[k for k in states if k not in besides][:HOMES]}


def _answers(context: Context, deeds: list[Deed], asked: list[Deed]) -> list[Deed]:
    """Return the deeds that answer others first: those that respond to one, or are told on a line with one."""
    keys = {d.key for d in asked}
    lines = {context.snapshot.lines[h.place][0] for d in asked for h in d.hits[:EACH]}

    def worth(deed: Deed) -> float:
        near = deed.answers & keys or any(context.snapshot.lines[h.place][0] in lines for h in deed.hits)
        return deed.worth + ANSWERED * bool(near)

    ranked = sorted(deeds, key=lambda d: (-worth(d), d.key))
    return [d for d in ranked if worth(d) >= CLOSE * worth(ranked[0])]


def _hits(deeds: Iterable[Deed], most: int) -> list[Hit]:
    """Return the passages that tell of deeds, a few of each, the best of each first: all means belong in one list."""
    told = zip_longest(*(d.hits[: EACH * (1 + d.means)] for d in deeds))
    return list(dict.fromkeys(h for row in told for h in row if h))[:most]


def _ordered(hits: list[Hit]) -> list[Hit]:
    """Return hits in the order in which the articles tell them, that of the best first."""
    return sorted(hits, key=lambda h: (h.article != hits[0].article, h.place))
