"""How one thing led to another: the statements from the one end to the other, in order."""

from __future__ import annotations

import re

from kg.ask.answer import Answer
from kg.ask.choose import answering, together
from kg.ask.context import Context
from kg.ask.question import Question, understand
from kg.ask.retrieve import Hit

MOST = 14
"""How many statements a chain has at most."""


def parts(context: Context, whole: bool = True) -> list[Context]:
    """Return the halves of "from A to B" as questions of their own; what both are about is often said only once."""
    question = context.question
    for pattern in question.grammar.cues["span"]:
        match = pattern.search(question.folded)
        if match:
            return [_part(context, question, half, whole) for half in (match["a"], match["b"])]
    return []


def _part(context: Context, question: Question, half: str, whole: bool) -> Context:
    part = understand(context.snapshot, half, question.language)
    part.articles, part.intents = question.articles, ["lookup"]
    if whole and not part.mentions:
        part.mentions = question.mentions
    return Context(context.graph, part)


def chain(context: Context) -> Answer | None:
    """The statements from one thing to another, by date and place in the article."""
    ends = [hit for half in parts(context) for hit in half.hits[:3]]
    hits = list(dict.fromkeys([*answering(context, 0.55, 8, joint=True), *together(context, context.hits, 8)]))
    by_name = {h.passage: h for h in context.hits}
    found = list(dict.fromkeys([*hits, *(by_name[h.passage] for h in ends if h.passage in by_name)]))
    if not found:
        return None
    chosen = (found + [h for h in _between(context, found) if h not in found])[:MOST]
    chosen.sort(key=lambda h: _order(context, h))
    return context.answered(context.listed(chosen), chosen)


def _between(context: Context, found: list[Hit]) -> list[Hit]:
    """Return the best hits that stand between the outermost of those found, in the article with most of them."""
    articles = [h.passage.split("/", 1)[0] for h in found]
    article = max(articles, key=articles.count)
    lines = [_line(h) for h in found if h.passage.startswith(article + "/") and _line(h)]
    if not lines:
        return []
    inside = [h for h in context.hits[:120] if h.passage.startswith(article + "/")]
    return [h for h in inside if min(lines) <= _line(h) <= max(lines)][:6]


def _line(hit: Hit) -> int:
    match = re.search(r"/l(\d+)", hit.passage)
    return int(match[1]) if match else 0


def _order(context: Context, hit: Hit) -> tuple[str, str, int, str]:
    dates = sorted(str(v["when"]) for v in context.values(hit.passage) if v["when"])
    article = hit.passage.split("/", 1)[0]
    return (dates[0] if dates else "9999", article, _line(hit), hit.passage)
