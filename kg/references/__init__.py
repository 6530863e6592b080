"""The texts behind an answer, as a bibliography needs them: the articles that its evidence stands in, the works of
which these are digests, and the works that its passages cite. All from the graph: what it doesn't hold is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from kg.references.locator import locate
from kg.references.person import Person, maker, place_in
from kg.references.reference import Reference
from kg.snapshot import Snapshot
from kg.terms import DCTERMS, ID, KG, PASSAGE, PREFIXES, tag

Json = dict[str, Any]
KINDS = {
    "Article": "article", "JournalArticle": "article", "BookChapter": "chapter", "Book": "book",
    "ReportDocument": "report", "NewsItem": "news", "WebPage": "web",
}  # fmt: skip
"""Kind of a text by its class; any other is a document."""
_TITLE = f"{DCTERMS}title"

__all__ = ["Person", "Reference", "contract", "place", "references"]


def references(snapshot: Snapshot, evidence: Iterable[Json]) -> list[Reference]:
    """Return the texts behind passages.

    Parameters
    ----------
    snapshot : Snapshot
    evidence : iterable of dict
        Passages as ``kg ask`` prints them (`kg.ask.answer.Answer.evidence`).

    Returns
    -------
    list of Reference
        Articles in the order of the evidence, each followed by the work that it digests; then the works that
        the passages cite or describe, in the order in which they do.
    """
    names = [str(e["passage"]).removeprefix(PASSAGE) for e in evidence]
    articles: dict[str, list[str]] = {}
    works: dict[str, list[str]] = {}
    for name in names:
        entry = snapshot.passages[name]
        articles.setdefault(f"article-{entry['article']}", []).append(name)
        for work in _works(snapshot, entry):
            passages = works.setdefault(work, [])
            if name not in passages:
                passages.append(name)
    found = []
    for key, passages in articles.items():
        found.append(_reference(snapshot, key, "evidence", passages))
        originals = _values(snapshot, key, KG + "digestOf")
        found += [_reference(snapshot, o.removeprefix(ID), "original", passages) for o in originals]
    known = {r.key for r in found}
    found += [_reference(snapshot, key, "cited", passages) for key, passages in works.items() if key not in known]
    return found


def _works(snapshot: Snapshot, entry: Json) -> list[str]:
    """Return the works that a passage cites, names as its source, or describes: what has a title or is of a class
    of texts, so neither a magazine as such nor a survey that the article doesn't name."""
    found = list(entry.get("cites", ()))
    for s, p, o in entry["triples"]:
        if p == "kg:accordingTo" and isinstance(o, str) and o.startswith("id:"):
            found.append(o[3:])
        if p == "dcterms:title":
            found.append(s[3:])
    return [w for w in dict.fromkeys(found) if _is_text(snapshot, w)]


def _is_text(snapshot: Snapshot, key: str) -> bool:
    types = set(snapshot.types(key))
    return bool(types & set(KINDS)) or bool(_values(snapshot, key, _TITLE))


def _reference(snapshot: Snapshot, key: str, role: str, passages: list[str]) -> Reference:
    def names(predicate: str) -> dict[str, list[str]]:
        found = _values(snapshot, key, predicate)
        labels = snapshot.labels(found[0]) if found else {}
        return {lang: list(dict.fromkeys(map(_bare, group))) for lang, group in labels.items()}

    def makers(predicate: str) -> list[Person]:
        found = [maker(snapshot, v.removeprefix(ID), label) for v in _values(snapshot, key, predicate)]
        return sorted(found, key=lambda p: (p.unnamed, place_in(label, p), p.key))

    label = re.split(r"\d{4}|\(", snapshot.label(key))[0]
    types = snapshot.types(key)
    reference = Reference(
        key, role, next((KINDS[t] for t in types if t in KINDS), "document"), _titles(snapshot, key),
        authors=makers(f"{DCTERMS}creator"), compilers=makers(KG + "compiledBy"), editors=makers(KG + "editedBy"),
        container=names(f"{DCTERMS}isPartOf"), publisher=names(f"{DCTERMS}publisher"),
        date=next(iter(_values(snapshot, key, KG + "date")), ""),
        url=next(iter(_values(snapshot, key, PREFIXES["schema"] + "url")), ""), passages=passages,
    )  # fmt: skip
    if "doi.org/" in reference.url:
        reference.doi = reference.url.split("doi.org/", 1)[1]
    if reference.container == reference.publisher:
        reference.publisher = {}
    for text in _values(snapshot, key, KG + "locator"):
        locate(reference, text)
    return reference


def _bare(name: str) -> str:
    """Return the name of a journal without the marks around it and the word that tells it from its namesake."""
    name = re.sub(r" \((?:journal|magazine|newspaper)\)$", "", name)
    return name[1:-1] if re.fullmatch(r"《[^《》]+》", name) else name


def _titles(snapshot: Snapshot, key: str) -> dict[str, str]:
    """Return titles by language, the original first: of an article of the corpus the one that is not English; of
    another work the English one, since what is quoted from Chinese or Japanese has no second title."""
    from pyoxigraph import DefaultGraph, NamedNode

    quads = snapshot.store.quads_for_pattern(NamedNode(ID + key), NamedNode(_TITLE), None, DefaultGraph())
    found = {tag(getattr(q.object, "language", None) or "en"): str(getattr(q.object, "value", "")) for q in quads}
    if not found:
        return {lang: names[0] for lang, names in snapshot.labels(key).items() if lang == "en"}
    ours = "Article" in snapshot.types(key)
    return dict(sorted(found.items(), key=lambda item: ((item[0] == "en") is ours, item[0])))


def _values(snapshot: Snapshot, key: str, predicate: str) -> list[str]:
    from pyoxigraph import DefaultGraph, NamedNode

    quads = snapshot.store.quads_for_pattern(NamedNode(ID + key), NamedNode(predicate), None, DefaultGraph())
    return sorted(str(getattr(q.object, "value", q.object)) for q in quads)


def contract(snapshot: Snapshot, reference: Reference, text: str) -> Json:
    """Return a reference as ``kg ask --cite --format json`` prints it; a field that the graph doesn't hold is
    left out."""
    found: Json = {
        "key": reference.key, "iri": ID + reference.key, "role": reference.role, "kind": reference.kind,
        "text": text, "language": reference.language, "titles": reference.titles,
    }  # fmt: skip
    for name in ("authors", "compilers", "editors"):
        people = [{"iri": ID + p.key, "labels": p.labels} for p in getattr(reference, name)]
        if people:
            found[name] = people
    for name in ("container", "publisher", "date", "volume", "issue", "pages", "doi", "url", "locator"):
        if getattr(reference, name):
            found[name] = getattr(reference, name)
    found["passages"] = [place(snapshot, name) for name in reference.passages]
    return found


def place(snapshot: Snapshot, name: str) -> Json:
    """Return where a passage stands: its IRI, article, section, line, and the mark of its note where it has one."""
    entry = snapshot.passages[name]
    found: Json = {"passage": PASSAGE + name}
    found |= {part: entry[part] for part in ("article", "section", "line", "marker") if entry.get(part) is not None}
    return found
