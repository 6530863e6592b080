"""The texts behind an answer, as a bibliography needs them: the articles that its evidence stands in, the works of
which these are digests, and the works that its passages cite. All from the graph: what it doesn't hold is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kg.snapshot import Snapshot, pick
from kg.terms import DCTERMS, ID, KG, PASSAGE, PREFIXES, tag

Json = dict[str, Any]
KINDS = {
    "Article": "article", "JournalArticle": "article", "BookChapter": "chapter", "Book": "book",
    "ReportDocument": "report", "NewsItem": "news", "WebPage": "web",
}  # fmt: skip
"""Kind of a text by its class; any other is a document."""
_TITLE = f"{DCTERMS}title"
_PAGES = r"\d+(?:\s*[-–~—]\s*\d+)?"
_PARTS = (
    ("volume", re.compile(r"\bvol(?:ume)?\.?\s*(\d+)", re.IGNORECASE)),
    ("volume", re.compile(r"第(\d+)卷")),
    ("issue", re.compile(r"\b(?:no|issue)\.?\s*(\d+)", re.IGNORECASE)),
    ("issue", re.compile(r"第(\d+)期")),
    ("pages", re.compile(rf"\bpp?\.\s*({_PAGES})")),
    ("pages", re.compile(rf"第({_PAGES})页")),
    ("doi", re.compile(r"(?:\bDOI:?\s*)?(10\.\d{4,9}/[^\s,]+)", re.IGNORECASE)),
)
_VOLUME_FIRST = re.compile(r"^(\d{1,3})(?:\s*[:(]\s*(\d+)\)?)?(?=\s*,)")


@dataclass(frozen=True)
class Person:
    """Who made a text.

    Attributes
    ----------
    key : str
        Of the thing.
    labels : dict of str to list of str
        Names by language.
    family, given : str
        In Latin letters; both empty for a body or one whose name has one word.
    unnamed : bool
        Whether the article names only that there were more authors.
    """

    key: str
    labels: dict[str, list[str]]
    family: str = ""
    given: str = ""
    unnamed: bool = False

    def name(self, language: str = "en") -> str:
        """Return the name in a language, as it is said there."""
        return pick(self.labels, language)


@dataclass
class Reference:
    """A text behind an answer.

    Attributes
    ----------
    key : str
        Of the thing; also the key of the BibTeX entry.
    role : str
        ``evidence`` (an article that the evidence stands in), ``original`` (what that is a digest of) or
        ``cited`` (what its passages cite).
    kind : str
        ``article``, ``book``, ``chapter``, ``report``, ``news``, ``web`` or ``document``.
    titles : dict of str to str
        By language, the original first.
    authors, compilers, editors : list of Person
        Compilers translated or digested the text.
    container, publisher : dict of str to list of str
        Names of the journal, column or book that it is part of, and of who published it.
    date : str
        EDTF; empty where the graph holds none.
    volume, issue, doi, url : str
    pages : list of str
        As the articles give them: all pages of the text, or those cited.
    locator : list of str
        What is said of the place besides.
    passages : list of str
        Names of the passages of the answer that stand in it, or that cite it.
    """

    key: str
    role: str
    kind: str
    titles: dict[str, str]
    authors: list[Person] = field(default_factory=list)
    compilers: list[Person] = field(default_factory=list)
    editors: list[Person] = field(default_factory=list)
    container: dict[str, list[str]] = field(default_factory=dict)
    publisher: dict[str, list[str]] = field(default_factory=dict)
    date: str = ""
    volume: str = ""
    issue: str = ""
    doi: str = ""
    url: str = ""
    pages: list[str] = field(default_factory=list)
    locator: list[str] = field(default_factory=list)
    passages: list[str] = field(default_factory=list)

    @property
    def language(self) -> str:
        """Language of the original title."""
        return next(iter(self.titles), "en")

    @property
    def title(self) -> str:
        """The original title."""
        return next(iter(self.titles.values()), "")

    @property
    def reposted(self) -> bool:
        """Whether the date is that on which somebody other than its journal posted an article, of whose issue nothing
        is known."""
        return bool(self.role == "evidence" and self.container and self.publisher and not self.volume + self.issue)

    @property
    def page_range(self) -> str:
        """The pages that a text fills: the one range that is given of an article or chapter; else empty, since a
        single page or several ranges are what was cited."""
        ranges = [p for p in self.pages if "-" in p]
        return ranges[0] if len(self.pages) == len(ranges) == 1 and self.kind in {"article", "chapter"} else ""


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
        found = [_person(snapshot, v.removeprefix(ID), label) for v in _values(snapshot, key, predicate)]
        return sorted(found, key=lambda p: (p.unnamed, _place(label, p), p.key))

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
        _locate(reference, text)
    return reference


def _bare(name: str) -> str:
    """Return the name of a journal without the marks around it and the word that tells it from its namesake."""
    name = re.sub(r" \((?:journal|magazine|newspaper)\)$", "", name)
    return name[1:-1] if re.fullmatch(r"《[^《》]+》", name) else name


def _locate(reference: Reference, text: str) -> None:
    """Take volume, issue and pages out of a locator such as ``Vol. 35, No. 4, p. 905`` or ``2014年第6期，第96页``;
    what is none of these is kept as it stands."""
    rest = text
    year = reference.date[:4]
    if year:
        rest = re.sub(rf"^{year}(?:年|,|\b)", "", rest).strip()
    for name, pattern in _PARTS:
        match = pattern.search(rest)
        if not match:
            continue
        value = re.sub(r"\s*[-–~—]\s*", "-", match[1])
        if name == "pages":
            reference.pages += [value] if value not in reference.pages else []
        else:
            setattr(reference, name, value)
        rest = rest[: match.start()] + rest[match.end() :]
    first = _VOLUME_FIRST.match(rest)
    if first:
        reference.volume, reference.issue = first[1], first[2] or reference.issue
        rest = rest[first.end() :]
    bare = re.match(r"^\((\d+)\)", rest)
    if bare and not reference.issue:
        reference.issue, rest = bare[1], rest[bare.end() :]
    rest = rest.strip(" ,，;")
    # A number of which nothing says what it counts tells nothing.
    rest = "" if rest.isdigit() else rest
    if rest and rest not in reference.locator:
        reference.locator.append(rest)


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


_SYLLABLE = (
    r"(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:i?ang|i?ong|uang|iao|ian|uai|uan|[aeiu]ng|i[aeu]|u[aeio]|üe|[ae]i|[ao]u|"
    r"ao|[aeiu]n|er|[aeiouü]))"
)
"""A syllable of Chinese in Latin letters (Hanyu Pinyin, ISO 7098)."""
_PARTICLES = {"von", "van", "de", "der", "den", "du", "di", "la", "le", "del", "dos", "da"}


def _person(snapshot: Snapshot, key: str, label: str) -> Person:
    """Return a maker of a text with family and given name told apart.

    A name of as many Chinese syllables as its Chinese form has characters, the first apart, is Chinese, family name
    first. Else the family name comes last; how long it is, how the work's own name cites it tells ("Quiroz Flores
    2011").
    """
    labels = snapshot.labels(key)
    types = set(snapshot.types(key))
    if "Person" not in types:
        return Person(key, labels, unnamed="Collective" in types)
    words = pick(labels, "en").split()
    if len(words) < 2 or not "".join(words).replace(".", "").replace("'", "").replace("-", "").isalpha():
        return Person(key, labels)
    chinese = pick({k: v for k, v in labels.items() if k == "zh-Hans"}, "zh-Hans")
    pinyin = rf"{_SYLLABLE} '?(?:{_SYLLABLE}'?){{{max(len(chinese) - 1, 1)}}}"
    if "·" not in chinese and re.fullmatch(pinyin, " ".join(words), re.IGNORECASE):
        return Person(key, labels, words[0], words[1])
    place = next((i for i in range(1, len(words)) if re.search(rf"\b{re.escape(' '.join(words[i:]))}\b", label)), None)
    if place is None:
        place = next((i for i, w in enumerate(words) if i and w.lower() in _PARTICLES), len(words) - 1)
    return Person(key, labels, " ".join(words[place:]), " ".join(words[:place]))


def _place(label: str, person: Person) -> int:
    """Return where a work's own name has an author, by which authors are put in order."""
    place = label.find(person.family or person.name())
    return place if place >= 0 else len(label)


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
