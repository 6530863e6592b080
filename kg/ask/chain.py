"""How one thing led to another: the statements from the one end to the other, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.ask.answer import Answer
from kg.ask.choose import answering, together
from kg.ask.context import Context
from kg.ask.question import understand
from kg.ask.retrieve import Hit

MOST = 14
"""How many statements a chain has at most."""


def halves(context: Context, intent: str) -> Iterator[list[Context]]:
    """Yield the halves of "from A to B" as questions of their own, for each way of reading it; what both are about is
    often said only once."""
    question = context.question
    for pattern in question.grammar.cues["span"]:
        match = pattern.search(question.folded)
        if match:
            yield [_half(context, match[name], intent) for name in ("a", "b")]


def _half(context: Context, text: str, intent: str) -> Context:
    half = understand(context.snapshot, text, context.question.language)
    half.articles, half.intents = context.question.articles, [intent]
    half.mentions = half.mentions or context.question.mentions
    return Context(context.graph, half)


def chain(context: Context) -> Answer | None:
    """The statements from one thing to another, by date and place in the article."""
    ends = [hit for half in next(halves(context, "lookup"), []) for hit in half.hits[:3]]
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
