"""A text as the passages describe it: who wrote it, its title, where it appeared, its pages and address."""

from __future__ import annotations

from kg.ask.retrieval.context import Context
from kg.ask.understanding.question import Question
from kg.snapshot import Snapshot

MADE = {"dcterms:creator", "dcterms:title", "kg:locator", "dcterms:isPartOf", "dcterms:publisher", "schema:url"}
"""Relations that say where a text is to be found."""
TOLD = ("dcterms:creator", "dcterms:title", "dcterms:isPartOf", "dcterms:publisher", "kg:date", "kg:locator")
"""Those by which a text is told, in that order; its address follows."""
ADDRESS = "schema:url"
FINDS = {"dcterms:title", "kg:locator", "dcterms:isPartOf", ADDRESS}
"""Those without which a reference is none."""
IDENTIFY = {"dcterms:creator", "dcterms:title", "kg:digestOf"}
"""Those that say which text it is, and not where it stands."""
BEHIND_LINE = 2
"""How many passages stand behind a reference at most."""
BEHIND = {"dcterms:publisher", "kg:represents", "kg:host", "dcterms:creator"}
"""Relations that say who stands behind a journal or a publisher."""
SOURCES = {"provenance", "colophon", "makers", "occurrence", "common", "roster", "when", "order"}
"""Kinds of questions, asked or answered, that references and notes may answer."""
OF_SOURCES = ("published", "works", "digest", "any_source", "spelling", "compiled", "text_venue", "by_name")
"""Cues of the same."""


def line(context: Context, work: str) -> str:
    """Return a text's reference in one line, with what the passages hold of it."""
    values: dict[str, list[str]] = {}
    described: list[str] = []
    for name in context.snapshot.speaking_of(work):
        for s, p, o in context.triples(name):
            if s == f"id:{work}" and (p in TOLD or p == ADDRESS):
                described += [] if name in described or len(described) >= BEHIND_LINE else [name]
                told = values.setdefault(p, [])
                texts = _container(context, o[3:]) if isinstance(o, str) else [str(o["value"])]
                told += [text for text in texts if text not in told]
    found = FINDS & values.keys() and len(values) > 1
    told_ = ". ".join(", ".join(values[p]) for p in (*TOLD, ADDRESS) if p in values) if found else ""
    return context.answer.back(told_, described)


def _container(context: Context, key: str) -> list[str]:
    """Return what a text appeared in by its own title, and who publishes that; whatever has no title by its name."""
    told: dict[str, list[str]] = {}
    for name in context.snapshot.speaking_of(key):
        for s, p, o in context.triples(name):
            if s == f"id:{key}" and p in {"dcterms:title", "dcterms:publisher"}:
                told.setdefault(p, []).append(context.name(o[3:]) if isinstance(o, str) else str(o["value"]))
    titled = told.get("dcterms:title", [])[:1]
    return [*titled, *told.get("dcterms:publisher", [])[:1]] if titled else [context.name(key)]


def describing(context: Context, article: str) -> list[str]:
    """Return the passages that say where an article and what it is a digest of appeared, and who publishes those."""
    texts = [f"id:article-{article}"]
    found: list[str] = []
    venues: list[str] = []
    for text in texts:
        names = context.snapshot.speaking_of(text[3:])
        facts = [(n, p, o) for n in names for s, p, o in context.triples(n) if s == text]
        found += [n for n, p, _ in facts if p in MADE or p == "kg:digestOf"]
        texts += dict.fromkeys(o for _, p, o in facts if p == "kg:digestOf" and o not in texts)
        venues += [o for _, p, o in facts if p in {"dcterms:isPartOf", "dcterms:publisher"}]
    return list(dict.fromkeys([*found, *behind(context, venues)]))


def identifies(context: Context, name: str) -> bool:
    """Tell whether a passage says of a text only which it is: its title, its makers, what it is a digest of."""
    told = {p for _, p, _ in context.triples(name)}
    return bool(told & IDENTIFY) and not told & {*BEHIND - IDENTIFY, *FINDS - IDENTIFY}


def behind(context: Context, venues: list[str]) -> list[str]:
    """Return the passages that say who publishes journals, and for whom."""
    found: list[str] = []
    left = list(dict.fromkeys(venues))
    for venue in left:
        told = [(name, o) for name, s, p, o in context.stated_of(venue[3:]) if s == venue and p in BEHIND]
        found += [name for name, _ in told]
        left += dict.fromkeys(o for _, o in told if o.startswith("id:") and o not in left)
    return list(dict.fromkeys(found))


def sourced(question: Question) -> bool:
    """Tell whether a question asks for a source, so that a bare reference may answer it."""
    writer = "person" in question.intents and "author" in question.groups
    return writer or bool(SOURCES & set(question.intents)) or any(map(question.cued, OF_SOURCES))


def refers(snapshot: Snapshot, name: str) -> bool:
    """Tell whether a passage is an entry of a bibliography or a note that only describes what is cited; what somebody
    holds, or a source's title says, is told wherever it stands."""
    entry, traits = snapshot.passages[name], snapshot.traits[snapshot.places[name]]
    return (entry["section"] == "references" and "c" not in traits) or ("marker" in entry and "w" in traits)


def addresses(snapshot: Snapshot, name: str) -> bool:
    """Tell whether a passage only gives the address of a text, so that its quote is a part of that."""
    return {p for _, p, _ in snapshot.passages[name]["triples"]} == {ADDRESS}
