"""Claims: what a question says that somebody says, whether it asks who, and the claims that come nearest to it."""

from __future__ import annotations

from kg.ask.kinds.tellers import WANTING, claimants
from kg.ask.retrieval.choose import FEW_WORDS, share_known
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.question import understand
from kg.expression import Expression

SAYING = {"scholar", "argue", "say", "criticise", "define", "explain", "predict", "warn", *WANTING}
"""Groups of the thesaurus by which a question asks who says something."""
ASKING = {"scholar", "argue", "say", "article", "text", "named-person", "official"}
"""Groups by which a question says only that it asks for somebody who says something."""
QUOTED = Expression(r"[“\"「『«]([^”\"」』»]{3,})[”\"」』»]")
LEAST_CLAIM = 0.3
"""The share of what is asked, as far as it occurs anywhere, that a claim and its neighbours must hold."""
MUCH = 0.5
"""The share from which on it matters no more how many of the words it holds."""
MOST = 6


def quoted(context: Context) -> str:
    """Return the words that a question quotes; nothing where they are part of a name (the "2+2" talks)."""
    found = QUOTED.search(context.question.text)
    if found is None:
        return ""
    words = context.snapshot.folder_of_names.fold(found[1])
    return "" if any(words in m.name for m in context.question.mentions) else found[1]


def claims(context: Context) -> list[Hit]:
    """Return the claims nearest to what is said to be said: to the words quoted, if any are, else to the question
    without the words that only ask who says it."""
    question = context.question
    words = quoted(context)
    told = understand(context.snapshot, words, question.language) if words else question.fresh()
    told.articles, told.intents = question.articles, ["who_says"]
    told.units = [u for u in told.units if not set(u.groups) <= ASKING]
    focus = Context(context.graph, told)
    known = share_known(focus.sought)
    hits = [h for h in focus.hits if set(h.traits) & set("cpn") and h.near >= LEAST_CLAIM * known]
    plain = [h for h in hits if h.words >= FEW_WORDS or h.near >= MUCH * known]
    return [h for h in plain if h.score >= 0.6 * hits[0].score][:MOST]


def reported(context: Context, hit: Hit) -> bool:
    """Tell whether a claim is made by somebody else than the article."""
    entry = context.snapshot.articles[hit.article]
    return bool(set(claimants(context, hit)) - {*entry["authors"], *entry["speakers"]})


def asks_sayer(context: Context) -> bool:
    """Tell whether a question asks who says something: by a word that may not mean another act ("concluded")."""
    groups = context.snapshot.word_groups
    saying = [set(u.groups) for u in context.question.units if SAYING & set(u.groups)]
    return any(not any(groups[g]["act"] for g in own - SAYING) for own in saying)
