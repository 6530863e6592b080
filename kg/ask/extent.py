"""How far an answer goes: its statements stand together, those that come much less near to the question than the best
are told nearby, and what the sentence of the best goes on to tell as near is told with it."""

from __future__ import annotations

from kg.ask.answer import BULLET, Answer, bare
from kg.ask.kinds.deed import bounding
from kg.ask.retrieval.choose import announces, named, whole
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.line import BESIDE, uttered
from kg.ask.retrieval.retrieve import AROUND, Hit
from kg.terms import home_of

LEAST, LEAST_OF_SEVERAL = 0.75, 0.6
"""The share of the worth of the best that a statement of another paragraph must reach to stand in the answer, and where
several things are asked for."""
LEAST_RISEN = 0.9
"""The share of the worth of the first that what is told nearby of its paragraph must reach to be told with it."""
LEAST_WHOLE = 0.6
"""The share of what a statement holds that holds all that is asked, which another must hold to stand beside it."""
NOTHING = 0.1
"""The share of the same below which a statement holds nothing of what is asked."""
LEAST_BESIDE = 0.5
"""The same for a statement of the paragraph of one that stands in it."""
MOST = 8
"""How many statements an answer has to a question for one thing."""
FIRST = 3
"""Among how many of the first statements the best is."""
ABOVE = {"header", "author", "colophon", "thanks", "editors' note"}
"""Sections of an article that tell of those who made it, and not what it is on."""
SEVERAL = {"person", "amount", "compare"}
"""Intents that ask for as many as there are."""
BOUNDED = {"lookup", "why", "define", "where", *SEVERAL}
"""Intents of answers made of statements that are chosen by how near they come to the question."""


def bounded(context: Context, answer: Answer) -> None:
    """Divide the statements of an answer from those that are only told nearby."""
    if answer.intent not in BOUNDED or answer.complete or answer.paths or bounding(context):
        # What somebody did before something else was looked for by who does it, and when.
        return
    head = context.say("nearby")
    lines = answer.answer.split("\n")
    place = lines.index(head) if head in lines else len(lines)
    own, near = lines[:place], lines[place + 1 :]
    stated = [line for line in own if line.startswith(BULLET)]
    if not stated or own[: len(stated)] != stated or not all(line.startswith(BULLET) for line in near):
        # What stands under heads of its own is divided by these.
        return
    if not all(_stated(context, answer, line) for line in stated):
        # What is reckoned, or gathered, is no nearer to the question than what it is made of.
        return
    kept = _kept(context, answer, stated)
    risen = _risen(context, answer, kept, near)
    told = _in_order(context, answer, kept, risen)
    most = len(stated) + len(risen) if answer.intent in SEVERAL or context.question.cued("listing") else MOST
    told = told[:most]
    # What is too much for the answer is no more told nearby than it was told.
    left = [line for line in (*stated[:most], *near) if line not in told]
    left.sort(key=lambda line: _above(context, answer, line))
    answer.answer = "\n".join([*told, *own[len(stated) :], *([head, *left] if left else [])])


def _in_order(context: Context, answer: Answer, kept: list[str], risen: list[str]) -> list[str]:
    """Return the statements of an answer, what the paragraph of the first tells together where one thing is asked for,
    and last what only announces."""
    home, apart = _paragraph(context, answer, kept[0]), not context.question.cued("listing")
    least = LEAST_RISEN * _worth(context, answer, kept[0])
    own = [line for line in kept if _paragraph(context, answer, line) == home]
    last = max((place for place, line in enumerate(own) if _worth(context, answer, line) >= least), default=0)

    def rank(line: str) -> tuple[bool, bool]:
        near = line in risen or line in own[: last + 1]
        return _announces(context, answer, line), apart and not near

    return sorted([*kept, *risen], key=rank)


def _kept(context: Context, answer: Answer, stated: list[str]) -> list[str]:
    """Return the statements that come about as near to the question as the best, and those of their paragraphs."""
    worth = {line: _worth(context, answer, line) for line in stated}
    best = max(stated[:FIRST], key=lambda line: worth[line])
    place = {line: _paragraph(context, answer, line) for line in stated}

    def near(line: str) -> bool:
        if _above(context, answer, line) and not _above(context, answer, best):
            return False
        if place[line][0] == place[best][0]:
            return worth[line] >= _least(context, answer) * worth[best]
        # Another article must come as near, and speak of all that is named and that the best speaks of.
        return worth[line] >= LEAST * worth[best] and _on_all(context, answer, best, line)

    found = {line for line in stated if line == stated[0] or near(line)}
    stated = _holding(context, answer, stated)
    plain = _plain(context, answer, stated)
    found = {line for line in found if line in stated and (plain is None or line in plain)}
    paragraphs = {place[line] for line in found}
    # What was not found by words may be one of several of which another was.
    least = 0.0 if context.question.cued("listing") else LEAST_BESIDE * worth[best]
    return [line for line in stated if line in found or (place[line] in paragraphs and worth[line] >= least)]


def _holding(context: Context, answer: Answer, stated: list[str]) -> list[str]:
    """Return the statements but for those that hold nothing of what is asked, where one of them holds all."""
    found = context.once("hits by name", lambda: {h.passage: h for h in context.hits})
    hits = {line: [found[n] for n in _names(context, answer, line) if n in found] for line in stated}
    best = whole(context, [h for own in hits.values() for h in own])
    if best is None:
        return stated
    return [one for one in stated if one == stated[0] or any(h.coverage >= NOTHING * best.coverage for h in hits[one])]


def _plain(context: Context, answer: Answer, stated: list[str]) -> list[str] | None:
    """Return the statement that holds all that is named and all that any of them holds, with those that hold about as
    much, or are told right beside it; None where there is none, or where a list is asked for."""
    if answer.intent in SEVERAL or context.question.cued("listing"):
        return None
    found = context.once("hits by name", lambda: {h.passage: h for h in context.hits})
    hits = {line: [found[n] for n in _names(context, answer, line) if n in found] for line in stated}
    best = whole(context, [h for own in hits.values() for h in own])
    if best is None:
        return None

    def near(hit: Hit) -> bool:
        beside = context.snapshot.lines[hit.place] == context.snapshot.lines[best.place]
        return hit.coverage >= LEAST_WHOLE * best.coverage or (beside and abs(hit.place - best.place) <= BESIDE)

    return [line for line in stated if line == stated[0] or any(map(near, hits[line]))]


def _least(context: Context, answer: Answer) -> float:
    several = answer.intent in SEVERAL or context.question.cued("listing")
    return LEAST_OF_SEVERAL if several else LEAST


def _risen(context: Context, answer: Answer, kept: list[str], near: list[str]) -> list[str]:
    """Return what is told nearby of the paragraph of the first statement and comes about as near to the question, or is
    told in one go with it."""
    least = LEAST_RISEN * _worth(context, answer, kept[0])
    question = context.question
    if question.cued("listing") or question.grammar.cues["number_of_things"].stand_in(question.open):
        # What is listed was looked for by itself.
        least = float("inf")
    paragraph = _paragraph(context, answer, kept[0])
    with_it = {n for name in _names(context, answer, kept[0]) for n in uttered(context, name)}
    own = [n for n in near if _paragraph(context, answer, n) == paragraph]
    # What a paragraph tells of another state is no more of the same.
    known = {key for name in _names(context, answer, kept[0]) for key in context.things(name)}
    own = [n for n in own if all(context.others(name, "State") <= known for name in _names(context, answer, n))]
    if any(context.measures(name) for name in _names(context, answer, kept[0])):
        # With a number others are told.
        own = [n for n in own if any(context.measures(name) for name in _names(context, answer, n))]
    return [n for n in own if _worth(context, answer, n) >= least or with_it.intersection(_names(context, answer, n))]


def _worth(context: Context, answer: Answer, line: str) -> float:
    """Return how near a statement comes to a question; 0 where it was not chosen by that."""
    found = context.once("hits by name", lambda: {h.passage: h for h in context.hits})
    hits = [found[name] for name in answer.backed.get(bare(line), ()) if name in found]
    return max((h.score + AROUND * h.near for h in hits), default=0.0)


def _on_all(context: Context, answer: Answer, best: str, line: str) -> bool:
    """Tell whether a statement speaks of all that is named and that the best speaks of."""
    places = [[context.snapshot.places[n] for n in _names(context, answer, one)] for one in (best, line)]
    held = [[any(map(a.held_at, those)) for a in named(context)] for those in places]
    return all(own or not bests for bests, own in zip(*held, strict=True))


def _stated(context: Context, answer: Answer, line: str) -> bool:
    """Tell whether a line is a statement as a passage tells it."""
    return any(context.statement_of(name) == bare(line) for name in _names(context, answer, line))


def _announces(context: Context, answer: Answer, line: str) -> bool:
    names = _names(context, answer, line)
    return bool(names) and all(announces(context, n) for n in names)


def _above(context: Context, answer: Answer, line: str) -> bool:
    """Tell whether a statement stands above or below the text of an article, where its makers are told of."""
    names = _names(context, answer, line)
    return bool(names) and all(context.snapshot.passages[name]["section"] in ABOVE for name in names)


def _paragraph(context: Context, answer: Answer, line: str) -> tuple[str, int]:
    """Return the article and the line of it on which a statement stands."""
    names = _names(context, answer, line)
    return (home_of(names[0]), context.snapshot.passages[names[0]]["line"]) if names else ("", 0)


def _names(context: Context, answer: Answer, line: str) -> list[str]:
    return [n for n in answer.backed.get(bare(line), ()) if n in context.snapshot.places]
