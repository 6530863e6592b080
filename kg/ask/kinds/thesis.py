"""What an author's main argument is, or what an article concludes: the claims of its authors in the summary and in the
last section, where authors say what all the rest is for."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds.colophon import says
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import plain
from kg.terms import home_of

OPENING = ("abstract", "introduction")
"""Sections in which an article says what it argues, the likelier first."""
STATED = ("kg:finding", "kg:recommendation")
"""Kinds of claims by which authors say what comes of their work."""
ARGUED = {*STATED, "kg:judgement", "kg:explanation", "kg:prediction"}
"""Kinds of claims that make up an argument: what is asked, defined or objected to is none."""
MOST, MORE = 6, 3
"""How many claims are told of the part that is asked for, and of the other."""


def thesis(context: Context) -> Answer | None:
    """The main claims of the authors of the one article that a question names, or whose author it names, and of which
    it asks nothing else; None where it names anything else."""
    question, snapshot = context.question, context.snapshot
    cues = [c for name in ("thesis", "text_author", "text_words") for c in question.grammar.cues[name]]
    named = {k for m in question.mentions for k in m.keys}
    written = {key for key, entry in snapshot.articles.items() if named & {*entry["authors"], *entry["speakers"]}}
    articles = set(question.articles) | written
    makers = {k for key in articles for k in (*snapshot.articles[key]["authors"], *snapshot.articles[key]["speakers"])}
    if len(articles) != 1 or not named <= makers or says(question, question.left(cues, question.open)):
        return None
    article = articles.pop()
    claims = [n for n in snapshot.order if home_of(n) == article and _kinds(context, n, makers)]
    sections = {n: str(snapshot.passages[n]["section"]) for n in claims}
    opening = next((s for s in OPENING if s in sections.values()), "")
    last = max((s.split(".")[0] for s in sections.values() if s[:1].isdigit()), default="")
    told = [[n for n in claims if sections[n].split(".")[0] == part] for part in (opening, last)]
    # What comes of all stands before how it comes about, and each in the order of the text.
    told[0].sort(key=lambda n: not _kinds(context, n, makers) & set(STATED))
    told[1].sort(key=lambda n: STATED[0] not in _kinds(context, n, makers))
    if question.cued("conclusion"):
        told.reverse()
    names = [*told[0][:MOST], *told[1][:MORE]]
    hits = [plain(snapshot, snapshot.places[n]) for n in names]
    return context.answered(context.listed(hits), hits) if hits else None


def _kinds(context: Context, name: str, makers: set[str]) -> set[str]:
    """Return of which kinds the claims of a passage are that make up its authors' argument."""
    facts = context.triples(name)
    own = {s for s, p, o in facts if p == "kg:claimant" and isinstance(o, str) and o[3:] in makers}
    return {o for s, p, o in facts if s in own and p == "kg:claimKind" and isinstance(o, str)} & ARGUED
