"""Who had a part in making several articles: an author here and a compiler there. Who made one is told by its
colophon (see `kg.ask.kinds.colophon`)."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds.tellers import written
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import plain

ROLES = ("dcterms:creator", "kg:compiledBy", "kg:editedBy")
"""Relations by which an article names who made it."""
ABOUT = {*ROLES, "kg:affiliatedWith"}


def makers(context: Context) -> Answer | None:
    """Who had a part in making several articles: what each says of that part, and of where the person works."""
    snapshot = context.snapshot
    made: dict[str, set[str]] = {}
    for article in snapshot.articles:
        for name in snapshot.speaking_of(f"article-{article}"):
            for s, p, o in context.triples(name):
                if s == f"id:article-{article}" and p in ROLES and "Person" in snapshot.types(o):
                    made.setdefault(o, set()).add(article)
    several = sorted(person for person, articles in made.items() if len(articles) > 1)
    asked = set(context.question.articles) if len(context.question.articles) > 1 else set()
    several = [person for person in several if asked <= made[person]]
    named = [person for person in several if written(context, person[3:])]
    others = [m for m in context.question.mentions if not any("Role" in snapshot.types(k) for k in m.keys)]
    if not named and others and not context.question.cued("made_several"):
        # Something else is asked of.
        return None
    several = named or several
    names = [
        name
        for person in several
        for name in snapshot.speaking_of(person[3:])
        if any(p in ABOUT and person in {s, o} for s, p, o in context.triples(name))
    ]
    if not names:
        return None
    hits = [plain(snapshot, snapshot.places[n]) for n in names]
    lines = [_parts(context, person[3:], made[person]) for person in several]
    for line in lines:
        context.answer.back(line, names)
    context.answer.complete = True
    return context.answered("\n".join([*lines, context.listed(hits)]), hits)


def _parts(context: Context, person: str, articles: set[str]) -> str:
    """Return what part somebody had in which article."""
    parts = []
    for key in sorted(articles, key=lambda key: str(context.snapshot.articles[key]["number"])):
        entry = context.snapshot.articles[key]
        part = "author_of" if person in entry["authors"] else "compiler_of"
        parts.append(context.say(part, article=entry["number"]))
    return context.say("made_several", name=context.name(person), parts=context.comma.join(parts))
