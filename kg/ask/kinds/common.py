"""What several articles have in common: the persons, works or other things that each of them speaks of."""

from __future__ import annotations

from collections import defaultdict

from kg.ask.answer import Answer
from kg.ask.kinds.tellers import written_by
from kg.ask.retrieval.context import Context
from kg.names import candidates
from kg.terms import home_of
from kg.words import rarity

WRITTEN = {"Book", "JournalArticle", "ReportDocument"}
"""Classes of what is cited by its author and title."""
Found = list[tuple[float, str, dict[str, list[str]]]]
NUMBERS = {"two": 2, "2": 2, "二": 2, "两": 2, "three": 3, "3": 3, "三": 3, "four": 4, "4": 4, "四": 4}
"""How many articles a word asks for; all where it is none of these."""
MOST = 8
"""How many things are named at most."""
EACH = 2
"""How many passages of each article stand for a thing."""


def common(context: Context) -> Answer | None:
    """The things of the kind asked for that every article of the question speaks of, or so many articles as it says,
    the rarest first."""
    snapshot, question = context.snapshot, context.question
    # In how many articles at least something must stand, where that is said.
    spread = question.grammar.cues["spread"].search(question.folded)
    least = NUMBERS.get(spread["n"], len(snapshot.articles)) if spread else 0
    articles = list(snapshot.articles) if least else _asked(context)
    if len(articles) < 2 or not (least or question.cued("common")):
        return None
    kinds = _kinds(context)
    if not kinds and (question.cued("persons") or {"person", "who_says"} & set(question.intents)):
        kinds = {"Person"}
    makers = ("authors", "compilers", "speakers")
    own = {a for key in articles for part in makers for a in snapshot.articles[key][part]} if not least else set()
    if not kinds and (question.mentions or least):
        return None
    kinds = kinds or {"Actor", "Concept"}
    own |= question.keys
    least = least or len(articles)
    found = _shared(context, kinds, articles, least, own)
    if not found and kinds & WRITTEN:
        # What one article cites in the original the other may cite in translation; whose it is, is the same.
        found = [
            (worth, key, told)
            for worth, key, _ in _shared(context, {"Person"}, articles, least, own)
            if len((told := _works(context, key, kinds)).keys() & set(articles)) >= least
        ]
    return _told(context, sorted(found, key=lambda item: item[:2])[:MOST], articles) if found else None


def _told(context: Context, found: Found, articles: list[str]) -> Answer:
    """Tell things, each with what is said of it in each article."""
    snapshot, answer = context.snapshot, context.answer
    answer.status, answer.intent = "answered", "common"
    answer.columns = ["thing", "article", "statement", "line"]
    lines: list[str] = []
    names: list[str] = []
    for _, key, said in found:
        own = [name for article in articles for name in said.get(article, [])[:1]]
        lines.append(answer.back(context.name(key), own))
        for article in [a for a in articles if a in said]:
            for name in said[article][:EACH]:
                statement = context.statement_of(name)
                lines.append(f"  • {snapshot.articles[article]['number']}: {statement}")
                answer.rows.append([context.name(key), article, statement, snapshot.passages[name]["line"]])
                names.append(name)
        context.add_entities([key])
    answer.answer = "\n".join(lines)
    answer.complete = True
    context.add_evidence(names, most=2 * MOST * EACH)
    context.sparql(names)
    return answer


def _shared(context: Context, kinds: set[str], articles: list[str], least: int, without: set[str]) -> Found:
    """Return what at least so many of some articles speak of, of some kinds: how often it is told, its key, and its
    passages by article."""
    snapshot = context.snapshot
    found: dict[tuple[str, ...], tuple[float, str, dict[str, list[str]]]] = {}
    for key, places in snapshot.occurrences.items():
        if key in without or not context.any_is([key], *kinds):
            continue
        said: dict[str, list[str]] = defaultdict(list)
        # What is inferred to be the same counts as spoken of, too.
        for place in sorted({*places, *snapshot.implied.get(key, ())}):
            said[snapshot.homes[place]].append(snapshot.order[place])
        if len(said.keys() & set(articles)) >= least:
            one = -rarity(len(places), len(snapshot.order)), key, said
            # Of two names for what is taken to be the same the one that is said more often is told.
            told = tuple(n for a in articles for n in said.get(a, [])[:EACH])
            found[told] = max(found.get(told, one), one)
    return [*found.values()]


def _works(context: Context, key: str, kinds: set[str]) -> dict[str, list[str]]:
    """Return the passages by article that say what a person wrote of some kinds."""
    told: dict[str, list[str]] = {}
    for name in context.snapshot.speaking_of(key):
        works = [s for s, p, o in context.triples(name) if p == "dcterms:creator" and o == f"id:{key}"]
        if context.any_is(works, *kinds):
            told.setdefault(home_of(name), []).append(name)
    return told


def _kinds(context: Context) -> set[str]:
    """Return the classes of the kind of thing that a question asks for: what stands in or next after the words for
    having it in common ("the same journal"); else English names it first ("which scholar on alliances"), Chinese and
    Japanese last."""
    question = context.question
    if question.cued("states"):
        return {"State"}
    words = [m for m in context.phrases(question.body) if context.sorts(m.groups)]
    spans = [match.span() for match in question.grammar.cues["common"].finditer(question.folded)]
    same = [m for m in words if any(start < m.start <= end for start, end in spans)]
    found = [set(context.sorts(m.groups)) for m in same or words]
    return (found[0] if same or question.grammar.language == "en" else found[-1]) if found else set()


def _asked(context: Context) -> list[str]:
    """Return the articles asked about; where an author is named who only translated one of them, not that one."""
    snapshot, question = context.snapshot, context.question
    named = {k for keys in snapshot.names.fetch(candidates(question.folded)).values() for k in keys}
    entries = {key: snapshot.articles[key] for key in question.articles}
    written = {*written_by(context, named)} & entries.keys()
    translated = {key for key, entry in entries.items() if named & set(entry["compilers"])} - written
    # Two that are named by who wrote them are enough.
    return [key for key in question.articles if key not in translated or len(written) < 2]
