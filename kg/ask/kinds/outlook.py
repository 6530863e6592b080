"""What an author says of the limits of his own work, and of what is left to be studied."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.retrieval.telling import at
from kg.thesaurus import MARK

OPEN, WEAK = "open-question", "limit"
"""Groups of the thesaurus of words for what is left to be studied, and for a limit."""
ASKED = {"kg:recommendation", "kg:research-question"}
"""Kinds of the claims by which it is told what is to be studied."""
MOST = 12


def outlook(context: Context) -> Answer | None:
    """What an article says of its own limits and of future research, whichever is asked for first; None where the
    question means no one article, or that one says nothing of it."""
    articles = _articles(context)
    if len(articles) != 1:
        return None
    snapshot = context.snapshot
    found = snapshot.postings.fetch([MARK + OPEN, MARK + WEAK])
    places = {m: [p for p in found.get(MARK + m, ()) if snapshot.homes[p] in articles] for m in (OPEN, WEAK)}
    own = f"id:article-{next(iter(articles))}"
    limits = [h for h in at(context, places[WEAK]) if own in context.ends(h.passage)]
    open_ = [h for h in at(context, places[OPEN]) if context.kinds(h) & ASKED]
    # What is asked beside it is left to be studied, too.
    lines = sorted({(a, b) for a, b in (snapshot.lines[h.place] for h in open_)})
    beside = [h for h in at(context, [p for a, b in lines for p in range(a, b + 1)]) if context.kinds(h) & ASKED]
    near = {line for h in limits for line in snapshot.lines[h.place]}
    # What stands with the limits that the author names comes before what is only to be studied.
    later = sorted(_once([*open_, *beside]), key=lambda h: (near.isdisjoint(snapshot.lines[h.place]), h.place))
    told = [*later, *limits] if context.question.cued("future_work") else [*limits, *later]
    return context.tell(_once(told)[:MOST], complete=True) if told else None


def _once(hits: list[Hit]) -> list[Hit]:
    return list({h.passage: h for h in hits}.values())


def _articles(context: Context) -> set[str]:
    """Return the articles that a question means: those it calls, or that somebody wrote whom it names."""
    named = context.question.keys
    wrote = {key for key, e in context.snapshot.articles.items() if named & {*e["authors"], *e["speakers"]}}
    return {*context.question.articles} or wrote
