"""The clauses of a question that name a thing each: "from A to B", "A, B and C". Each is looked for by itself, since
what is to be set against one another need not be told together anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Asked, Hit, neighbours
from kg.ask.understanding.mention import Mention, blanked
from kg.ask.understanding.question import understand

MOST = 6
"""How many places of a question are tried as the one where its halves meet."""
ELSEWHERE = 1.15
"""How much better a clause must be answered outside the articles that the question names to be looked for there."""
FEWEST = 2
"""How many items make a list."""
MANY = 3
"""How many states at least of which each is asked for by itself: two of them may have acted together."""
BESIDE = 0.6
"""What it counts that a passage's neighbour holds what a clause says, beside that it does so itself."""
TIMES = ("duration", "order", "when")
"""Intents that ask for times."""
LONGEST_CUE = 32
"""How long the words are at most by which a question asks for a time, so that nothing else is among them."""
DAYS = "年月日"
"""What stands with the numbers of a date."""
HAPPENINGS = {"incident", "happen"}
"""Groups of the thesaurus of words for whatever happened."""
LISTING = ("", ",", "，", "、", ":", "：")
"""Marks before and between what a question lists."""
EDGES = " ,.\u3001\u3002\uff0c;?\uff1f\u3092"
"""What stands around an item and says nothing."""
LIGHT = 0.07
"""The share of a question's weight below which a clause names nothing of its own."""


class Clause(NamedTuple):
    """A part of a question as a question of its own.

    Attributes
    ----------
    context : Context
    own : list of Asked
        What it says itself, without what it takes over from the rest of the question.
    """

    context: Context
    own: list[Asked]

    @property
    def weight(self) -> float:
        """What all that weighs that it says itself."""
        return sum(a.weight for a in self.own)

    def explains(self, hit: Hit) -> float:
        """Return how much of what it says a passage holds, itself or (for less) with its neighbours."""
        around = neighbours(self.context.snapshot, hit.place)
        return sum(
            a.weight * max(a.held.get(hit.place, 0.0), BESIDE * max(a.held.get(p, 0.0) for p in around))
            for a in self.own
        )


class Halves(NamedTuple):
    """A question read as two clauses.

    Attributes
    ----------
    pair : tuple of Clause
    forward : bool or None
        Whether the first is the earlier by what stands with it ("after", "from"); None where nothing tells.
    """

    pair: tuple[Clause, Clause]
    forward: bool | None


def clause(context: Context, text: str, intent: str) -> Clause:
    """Return a part of a question as a question of its own.

    Notes
    -----
    One that names nothing is about what the rest names. It keeps to the article that it names itself, else to those
    of the whole question, unless it is better answered elsewhere.
    """
    whole = context.question
    part = understand(context.snapshot, text, whole.language)
    part.intents = [intent]
    # What happened is not what something else was about that happened.
    taken = [] if part.mentions else [m for m in whole.mentions if not any(k in context.snapshot.dates for k in m.keys)]
    part.mentions = part.mentions or taken
    found = Context(context.graph, part)
    if part.articles or not whole.articles:
        return _clause(found, taken)
    inside = understand(context.snapshot, text, whole.language)
    inside.intents, inside.articles, inside.mentions = [intent], whole.articles, part.mentions
    kept = Context(context.graph, inside)
    best = kept.hits[0].near if kept.hits else 0.0
    return _clause(found if found.hits and found.hits[0].near > ELSEWHERE * best else kept, taken)


def _clause(context: Context, taken: list[Mention]) -> Clause:
    return Clause(context, [a for a in context.sought if a.known and a.mention not in taken])


def plain(context: Context) -> str:
    """Return a question without the words by which it asks for a time, each place as it was."""
    text, grammar = context.question.folded, context.question.grammar
    for cues in (grammar.cues["elapsed"], *(grammar.intents[intent] for intent in TIMES)):
        text = cues.sub(lambda m: " " * len(m[0]) if len(m[0]) <= LONGEST_CUE else m[0], text)
    return text


def _meetings(context: Context, cue: str = "clause") -> list[tuple[int, int]]:
    """Return the places of a question where one clause may end and the next begin."""
    text = context.question.folded
    taken = [(m.start, m.end) for m in context.question.mentions]
    found = {
        (m.start(), m.end())
        for m in context.question.grammar.cues[cue].finditer(text)
        if not any(start < m.end() and m.start() < end for start, end in taken)
    }
    return sorted(found)


def listing(context: Context) -> tuple[str, int]:
    """Return what a question lists to be put in order, each place as it was: without what they all are on, where that
    is said first, and without what asks something else or says how they are to be told; and where the list begins."""
    cues = context.question.grammar.cues
    text = cues["arranged"].sub(lambda m: " " * len(m[0]), plain(context))
    head = max((m.end() for m in cues["topic"].finditer(text)), default=0)
    text = blanked(text, [(0, head)])
    # "In what order ...?" asks for the order alone.
    text = cues["interrogative"].sub(lambda m: " " * len(m[0]) if m.string.startswith("  ", m.end()) else m[0], text)
    asking = [(a, b) for a, b in _pieces(context, text, "item") if cues["interrogative"].stand_in(text[a:b])]
    return blanked(text, asking), head


def _pieces(context: Context, text: str, cue: str) -> list[tuple[int, int]]:
    """Return from where to where the pieces of a text reach that a cue cuts."""
    cuts = [0, *(end for place in _meetings(context, cue) for end in place), len(text)]
    return list(zip(cuts[::2], cuts[1::2], strict=True))


def entries(context: Context, intent: str) -> Iterator[list[tuple[str, Clause]]]:
    """Yield the ways of reading a question as things to be put in order, each as it is written and as a clause: cut at
    the commas, and at each "and", too; last as what several states or bodies did that it joins ("the papers that
    France, the United States and ASEAN brought out"), each with the rest."""
    (text, head), written = listing(context), context.question.text
    for cue in ("item", "items"):
        found: list[tuple[str, Clause]] = []
        for start, end in _pieces(context, text, cue):
            own = text[start:end].strip(EDGES)
            part = clause(context, own, intent) if len(own) > 1 else None
            place = text.find(own, start)
            told = text[max(start, head) : end] != context.question.folded[max(start, head) : end]
            if part and _names(part, told):
                # In its own words, since what is not found is named by them.
                found.append((written[place : place + len(own)], part))
        joined = [c for _, c in found if _bare_actor(c)]
        if len(found) >= FEWEST and len(joined) < FEWEST and not any(map(_bare_state, joined)):
            yield found
    each = doers(context, intent)
    if len(each) >= MANY:
        yield each


def doers(context: Context, intent: str) -> list[tuple[str, Clause]]:
    """Return what each of several states or bodies did that a question joins, each as it is written and as a clause
    with the rest."""
    actors, text, written = joined_actors(context), listing(context)[0], context.question.text
    first, last = (actors[0].start, actors[-1].end) if actors else (0, 0)
    # As it is written, since "us" is no state.
    each = [(written[m.start : m.end], text[:first] + written[m.start : m.end] + text[last:]) for m in actors]
    return [(own, clause(context, whole.strip(EDGES), intent)) for own, whole in each]


def _names(part: Clause, told: bool) -> bool:
    """Tell whether a piece names a thing, and not only what things are listed, or (where it has told that) how."""
    if any(a.mention for a in part.own):
        return True
    groups = {g for a in part.own for g in a.groups}
    return not told and bool(groups - HAPPENINGS)


def _bare_actor(part: Clause) -> bool:
    """Tell whether a piece is nothing but the name of a state or body, so that it is these that are joined, and not
    what they did."""
    question = part.context.question
    said = [a for a in part.own if not a.mention and not a.text[:1].isdigit() and a.text not in DAYS]
    actors = all(any(part.context.snapshot.is_a(k, "Actor") for k in m.keys) for m in question.mentions)
    return actors and not said


def _bare_state(part: Clause) -> bool:
    """Tell whether such a piece names states or persons, which are never dated, or several actors."""
    snapshot = part.context.snapshot
    keys = [k for m in part.context.question.mentions for k in m.keys]
    several = len(part.context.question.mentions) > 1
    return several or all(snapshot.is_a(k, "State") or "Person" in snapshot.types(k) for k in keys)


def joined_actors(context: Context) -> list[Mention]:
    """Return the first run of states or bodies that a question joins."""
    question = context.question
    run: list[Mention] = []
    for mention in question.mentions:
        if run and not (_acts(context, mention) and question.joins(run[-1], mention)):
            if len(run) >= FEWEST:
                break
            run = []
        if _acts(context, mention):
            run.append(mention)
    if len(run) > FEWEST and not question.folded[run[-1].end :].strip(EDGES) and question.cued("interrogative"):
        # "Which was first to sign with A, B or C?": those that are listed at the end stand behind a mark themselves.
        before = question.folded[: run[0].start].rstrip()
        gap = question.folded[run[0].end : run[1].start]
        return run[1:] if before[-1:] not in LISTING and gap.strip() in LISTING else run
    return run


def _acts(context: Context, mention: Mention) -> bool:
    return context.may_be(mention, "Actor")


def halves(context: Context, intent: str) -> Iterator[Halves]:
    """Yield the ways of reading a question as two clauses; where two states are joined ("the pact between Manila and
    Tokyo") is no end of one."""
    text, question = plain(context), context.question
    states = [m for m in question.mentions if all(context.snapshot.is_a(k, "State") for k in m.keys)]
    joined = [(a, b) for a, b in pairwise(states) if a.end <= b.start and question.joins(a, b)]
    least = LIGHT * sum(a.weight for a in context.sought)
    meetings = _meetings(context)
    if question.cued("between"):
        # What two things are joined by tells where the one ends ("between the decision to start and the signing").
        joins = [m for m in _meetings(context, "items") if question.folded[slice(*m)].strip(EDGES)]
        meetings = [m for m in joins if m in meetings] or meetings
    for start, end in sorted(meetings, key=lambda p: abs(p[0] - len(text) / 2))[:MOST]:
        if any(a.end <= start and end <= b.start for a, b in joined):
            continue
        if question.grammar.cues["topical"].stand_in(text[:start]):
            # What is asked of is none of two that are asked.
            continue
        pair = clause(context, text[:start], intent), clause(context, text[end:], intent)
        # A rest of bare words ("which was first?") names nothing.
        if min(c.weight for c in pair) >= least and all(any(a.mention or a.groups for a in c.own) for c in pair):
            yield Halves(pair, _forward(context, start, end))


def _forward(context: Context, start: int, end: int) -> bool | None:
    """Tell whether the first of two clauses that meet at a place is the earlier: such a word stands before it in
    English, after it or before it in Chinese and Japanese."""
    question = context.question
    places = [m.start() for m in question.grammar.cues["onward"].finditer(question.folded)]
    if not places or question.cued("earlier"):
        # Which is the earlier may be what is asked.
        return None
    return min(places) < (start if question.language == "en" else max(end, start + 1))
