"""What is told beside an answer: the statements nearest to the question that it leaves out, those of each article that
is asked of, and the notes behind what it tells."""

from __future__ import annotations

import re

from kg.ask import plan
from kg.ask.answer import Answer
from kg.ask.retrieval.choose import LEAST_NAMED, leading
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding import wants
from kg.terms import PASSAGE, home_of

WORD = re.compile(r"[A-Za-z]{4,}")
NAMES = 2
"""How many words two statements differ in that say the same of different things: in a name each."""
ALSO = 3
"""How many statements stand for an article that the best answer leaves out."""
ASTRAY, LEAST_TOLD = (0.6, 6), 0.5
"""Down to which share of the best score, and how many, statements are nearest to a question, and the share of them on
whose lines an answer must rest."""
NOTED = 4
"""Of how many of an answer's first statements the notes are shown, and how many notes."""
BESIDE, BESIDE_VALUE, BESIDE_LINKS = (0.5, 8), (0.75, 4), (0.7, 4)
"""Down to which share of the best score, and how many, statements are told beside an answer."""


def if_astray(context: Context, answer: Answer) -> None:
    """Where an answer leaves out most of what comes nearest to the question, tell that beside it: the rule by which it
    was made may not be what was meant."""
    if _only_links(context, answer):
        return
    lines = context.snapshot.lines
    nearest = leading(context, *ASTRAY)
    told = {lines[context.snapshot.places[name]][0] for name in answer.passages}
    if sum(lines[h.place][0] in told for h in nearest) < LEAST_TOLD * len(nearest):
        known = {e["passage"] for e in answer.evidence}
        # What the answer is not about may be what was meant.
        more = _unlike(context, [h for h in nearest if PASSAGE + h.passage not in known])
        context.also(more, nearby=True, akin_only=False)


def notes(context: Context, answer: Answer) -> None:
    """Add to an answer's evidence the notes in which its best statements name what they rest on: what a headline or a
    footnote says is part of where a thing is told."""
    snapshot = context.snapshot
    found = [
        note
        for name in answer.passages[:NOTED]
        for work in snapshot.passages[name].get("cites", ())
        for note in snapshot.speaking_of(work)
        if "w" in snapshot.traits[snapshot.places[note]] and home_of(note) == home_of(name)
    ]
    context.add_evidence(list(dict.fromkeys(found))[:NOTED], most=len(answer.evidence) + NOTED)


def nearby(context: Context, answer: Answer) -> None:
    """Add to an answer the statements nearest to the question that it leaves out: the more, the less the question
    asks for one date, number or name."""
    if answer.complete or answer.status not in {"answered", "partial"}:
        return
    if _only_links(context, answer):
        return
    share, most = BESIDE_LINKS if answer.paths else BESIDE_VALUE if answer.intent in wants.VALUES else BESIDE
    known = {e["passage"] for e in answer.evidence}
    more = [h for h in leading(context, share, most) if PASSAGE + h.passage not in known]
    if answer.intent == "chain":
        # What leads from one end to the other stands in the articles that tell of both.
        told = {e["article"] for e in answer.evidence}
        more = [h for h in more if h.article in told]
    context.also(_unlike(context, more), nearby=True)


def _unlike(context: Context, hits: list[Hit]) -> list[Hit]:
    """Return passages without those that say of one more thing, in the same words but for its name, what one before
    them in the same article says: the cells of a row of a table. These stay in the evidence."""
    kept: list[tuple[Hit, set[str]]] = []
    alike: list[str] = []
    for hit in hits:
        own = set(WORD.findall(context.snapshot.passages[hit.passage]["summary"]["en"]))
        same = (own ^ words for one, words in kept if one.article == hit.article)
        if any(len(other) == NAMES and all(w[0].isupper() for w in other) for other in same):
            alike.append(hit.passage)
        else:
            kept.append((hit, own))
    context.add_evidence(alike, most=len(context.answer.evidence) + len(alike))
    return [hit for hit, _ in kept]


def _only_links(context: Context, answer: Answer) -> bool:
    """Tell whether an answer is how two things are linked: that is told by the graph, whatever the words of the
    question."""
    return bool(answer.paths) and len({m.keys for m in context.question.mentions}) <= 2


def of_each_article(context: Context, answer: Answer) -> None:
    """Where a question asks of several articles, add the best statements of those that the answer leaves out."""
    asked = context.question.articles
    if len(asked) < 2 or answer.status != "answered" or answer.intent in plan.WHOLE:
        return
    told = {e["article"] for e in answer.evidence}
    more = [
        hit
        for article in asked
        if article not in told
        for hit in [h for h in context.hits if h.article == article][:ALSO]
        if hit.near >= LEAST_NAMED
    ]
    context.also(more)
