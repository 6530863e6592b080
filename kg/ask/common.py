"""What several articles have in common: the persons, works or other things that each of them speaks of."""

from __future__ import annotations

from collections import defaultdict

from kg.ask.answer import Answer
from kg.ask.context import Context
from kg.words import rarity

KINDS = {
    "scholar": ("Person",),
    "book": ("Book",),
    "source": ("Book", "JournalArticle", "ReportDocument", "NewsItem", "WebPage", "Person"),
    "treaty": ("Treaty",),
    "alliance": ("Alliance",),
    "leader": ("Person",),
    "politician": ("Person",),
}
"""Groups of the thesaurus by which a question says what kind of thing it asks for, and the classes of that kind."""
MOST = 8
"""How many things are named at most."""
EACH = 2
"""How many passages of each article stand for a thing."""


def common(context: Context) -> Answer | None:
    """The things of the kind asked for that every article of the question speaks of, the rarest first."""
    articles = context.question.articles
    if len(articles) < 2 or not context.question.cued("common"):
        return None
    snapshot = context.snapshot
    kinds = {k for g in context.question.groups for k in KINDS.get(g, ())}
    own = {a for key in articles for part in ("authors", "compilers", "speakers") for a in snapshot.articles[key][part]}
    named = {k for m in context.question.mentions for k in m.keys}
    if named and not kinds:
        return None
    found: list[tuple[float, str, dict[str, list[str]]]] = []
    for key, places in snapshot.occurrences.items():
        if key in own | named or not any(snapshot.is_a(key, kind) for kind in kinds or {"Actor", "Concept"}):
            continue
        said: dict[str, list[str]] = defaultdict(list)
        # What is inferred to be the same counts as spoken of, too.
        for place in sorted({*places, *snapshot.implied.get(key, ())}):
            said[snapshot.order[place].split("/", 1)[0]].append(snapshot.order[place])
        if set(articles) <= said.keys():
            found.append((-rarity(len(places), len(snapshot.order)), key, said))
    if not found:
        return None
    answer = context.answer
    answer.status, answer.intent = "answered", "common"
    lines = []
    answer.columns = ["thing", "article", "statement", "line"]
    names: list[str] = []
    for _, key, said in sorted(found, key=lambda item: item[:2])[:MOST]:
        lines.append(context.name(key))
        for article in articles:
            for name in said[article][:EACH]:
                statement = context.statement_of(name)
                lines.append(f"  • {snapshot.articles[article]['number']}: {statement}")
                answer.rows.append([context.name(key), article, statement, snapshot.passages[name]["line"]])
                names.append(name)
        context.add_entities([key])
    answer.answer = "\n".join(lines)
    context.add_evidence(names, most=2 * MOST * EACH)
    context.sparql(names)
    return answer
