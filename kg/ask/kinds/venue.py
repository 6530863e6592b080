"""What appeared in a journal or medium: the articles, the texts that they are digests of, the works that they cite."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds import reference
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import plain
from kg.ask.understanding.wants import VENUES

APPEARS = {"dcterms:isPartOf", "dcterms:publisher"}
"""Relations that say where a text appeared."""
MOST = 12
"""How many texts are told at most."""


def venue(context: Context) -> Answer | None:
    """The texts that appeared where the question names, article by article, each with its reference."""
    snapshot, question = context.snapshot, context.question
    venues = named(context)
    told: dict[str, dict[str, list[str]]] = {}
    for key in venues:
        for name in snapshot.speaking_of(key):
            article = name.split("/", 1)[0]
            if question.articles and article not in question.articles:
                continue
            for s, p, o in context.triples(name):
                if p in APPEARS and o == f"id:{key}" and s[3:] not in snapshot.articles:
                    told.setdefault(article, {}).setdefault(s[3:], []).append(name)
    if not told or (question.articles and set(question.articles) - told.keys()):
        return None
    lines, names = [], []
    for article in [a for a in snapshot.articles if a in told]:
        entry = snapshot.articles[article]
        lines.append(context.say("side", name=f"{entry['number']}, {context.text(entry['labels'])}"))
        for work, passages in list(told[article].items())[:MOST]:
            lines.append(f"• {reference.line(context, work) or context.name(work)}")
            names += passages
            context.add_entities([work])
    hits = [plain(snapshot, snapshot.places[n]) for n in dict.fromkeys(names)]
    context.answer.complete = True
    answer = context.answered("\n".join(lines), hits)
    context.add_evidence([h.passage for h in hits], most=2 * MOST)
    return answer


def named(context: Context) -> list[str]:
    """Return the journals, media and publishers that a question names."""
    found = (k for m in context.question.mentions for k in m.keys)
    return [k for k in found if VENUES & set(context.snapshot.types(k))]


__all__ = ["named", "venue"]
