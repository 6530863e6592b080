"""At which place of a text something stands: article, section and line, in a sentence with what stands there."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds.claim import quoted
from kg.ask.retrieval.choose import LEAST, answering
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.sections import section_name

POOL = 200
"""Among how many of the best passages the words that are quoted are looked for."""
SHARE, MOST = 0.95, 3
"""Down to which share of the best score, and how many, places are told."""


def standing(context: Context) -> Answer | None:
    """Where something stands: where the very words that a question quotes do, if they are told; else what comes
    nearest to it."""
    words = quoted(context)
    hits = _with(context, words) if words else []
    hits = hits or [h for h in answering(context, SHARE, MOST) if h.coverage >= LEAST]
    if not hits:
        return None
    return context.answered("\n".join(place(context, h) for h in hits), hits, complete=True)


def place(context: Context, hit: Hit) -> str:
    """Return where a passage stands, and what it says."""
    entry = context.snapshot.passages[hit.passage]
    article = context.snapshot.articles[entry["article"]]["number"]
    section = section_name(entry["section"], context.question.language)
    return context.say("stands", article=article, section=section, line=entry["line"], text=context.statement(hit))


def _with(context: Context, words: str) -> list[Hit]:
    """Return the passages that rest on words of the text, or say them."""
    snapshot, fold = context.snapshot, context.snapshot.folder_of_names.fold
    folded = fold(words)
    entries = ((h, snapshot.passages[h.passage]) for h in context.hits[:POOL])
    found = [h for h, e in entries if any(folded in fold(t) for t in (e["exact"], *e["summary"].values()))]
    return [plain(snapshot, h.place) for h in found[:MOST]]
