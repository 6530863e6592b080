"""From what authors of data write to what the snapshot holds.

The default graph of the snapshot is what the corpus holds to be so: descriptions, metadata of passages, the
triples of passages that the author asserts or endorses, claims (which assert nothing but that they were
made), codings and matches, and what the rules in ``ontology/rules`` derive. Passages stay named graphs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg import dates
from kg.corpus import Corpus
from kg.errors import DataError
from kg.names import to_traditional
from kg.terms import ALT_LABEL, DCTERMS, ID, KG, LABEL, OA, PASSAGE, RDF, TYPE, XSD, compact, home_of

DEFAULT = DefaultGraph()
_PREFIX_CONFORMS = "http://tools.ietf.org/rfc/rfc5147"


def node(iri: str) -> NamedNode:
    """Return a named node."""
    return NamedNode(iri)


_known = cache(node)
"""The nodes of the ontology's own terms, each made once: every passage takes a dozen."""


def expand(corpus: Corpus) -> list[Any]:
    """Return the corpus' quads with all that the build adds, in a stable order, each once.

    Raises
    ------
    DataError
        For a date that is no EDTF date, or a passage of an article that nothing describes.
    """
    quads = [*corpus.quads, *_united(corpus.quads)]
    # Few of them give a text: those alone are gone through again.
    texts = [quad for quad in quads if quad.predicate.value in _TEXTS]
    seen = dict.fromkeys([*quads, *_passages(corpus), *_days(corpus), *_in_traditional(texts)])
    return sorted(seen, key=str)


def _articles(corpus: Corpus) -> dict[str, tuple[NamedNode, NamedNode | None]]:
    found: dict[str, NamedNode] = {}
    speakers: dict[str, NamedNode] = {}
    for quad in corpus.quads:
        if quad.predicate.value == TYPE and quad.object.value == KG + "Article":
            found[quad.subject.value.removeprefix(ID + "article-")] = quad.subject
        elif quad.predicate.value == KG + "defaultSpeaker":
            speakers[quad.subject.value.removeprefix(ID + "article-")] = quad.object
    return {key: (iri, speakers.get(key)) for key, iri in found.items()}


def _passages(corpus: Corpus) -> Iterator[Quad]:
    """Type, article, default speaker and stance, and the Web Annotation of every passage."""
    articles = _articles(corpus)
    facts: dict[str, dict[str, list[NamedNode | Literal]]] = {}
    for quad in corpus.quads:
        if quad.graph_name == DEFAULT and quad.subject.value.startswith(PASSAGE):
            facts.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object)
    for iri, about in sorted(facts.items()):
        passage = node(iri)
        entry = articles.get(home_of(iri))
        if entry is None:
            raise DataError(
                f"{corpus.where(iri)}: no article is described for the passage {compact(iri)}.",
                f"Describe id:article-{home_of(iri)} as a kg:Article.",
            )
        article, author = entry
        if any(o.value == KG + "Draft" for o in about.get(TYPE, [])):
            yield Quad(passage, _known(KG + "inArticle"), article, DEFAULT)
            continue  # It says nothing yet, so it is no passage.
        yield Quad(passage, _known(TYPE), _known(KG + "Passage"), DEFAULT)
        yield Quad(passage, _known(KG + "inArticle"), article, DEFAULT)
        if KG + "speaker" not in about and author is not None:
            yield Quad(passage, _known(KG + "speaker"), author, DEFAULT)
            yield Quad(passage, _known(KG + "stance"), _known(KG + "asserts"), DEFAULT)
        yield from _annotation(passage, article, about)


def _annotation(passage: NamedNode, article: NamedNode, about: dict[str, list[NamedNode | Literal]]) -> Iterator[Quad]:
    target, quote, place = (node(f"{passage.value}#{part}") for part in ("target", "quote", "place"))
    yield Quad(passage, _known(OA + "hasTarget"), target, DEFAULT)
    yield Quad(target, _known(TYPE), _known(OA + "SpecificResource"), DEFAULT)
    yield Quad(target, _known(OA + "hasSource"), article, DEFAULT)
    for exact in about.get(KG + "exact", []):
        yield Quad(target, _known(OA + "hasSelector"), quote, DEFAULT)
        yield Quad(quote, _known(TYPE), _known(OA + "TextQuoteSelector"), DEFAULT)
        yield Quad(quote, _known(OA + "exact"), exact, DEFAULT)
        for prefix in about.get(KG + "prefix", []):
            yield Quad(quote, _known(OA + "prefix"), prefix, DEFAULT)
    for line in about.get(KG + "line", []):
        if not line.value.isdigit():
            continue  # A shape says what is wrong with it.
        number = int(line.value)
        yield Quad(target, _known(OA + "hasSelector"), place, DEFAULT)
        yield Quad(place, _known(TYPE), _known(OA + "FragmentSelector"), DEFAULT)
        yield Quad(place, _known(DCTERMS + "conformsTo"), _known(_PREFIX_CONFORMS), DEFAULT)
        yield Quad(place, _known(RDF + "value"), Literal(f"line={number - 1},{number}"), DEFAULT)


def _united(quads: Iterable[Any]) -> Iterator[Quad]:
    """What stands in named graphs, also as statements of the default graph, each once.

    Passages whose words the author neither asserts nor endorses hold claims only (a shape checks it), so
    nothing of theirs becomes a fact here.
    """
    for quad in quads:
        if quad.graph_name != DEFAULT:
            yield Quad(quad.subject, quad.predicate, quad.object, DEFAULT)


def _days(corpus: Corpus) -> Iterator[Quad]:
    """Earliest and latest day of every date."""
    for quad in corpus.quads:
        if quad.predicate.value != KG + "date" or not isinstance(quad.object, Literal):
            continue
        try:
            low, high = dates.bounds(quad.object.value)
        except ValueError as error:
            raise DataError(
                f"{corpus.where(quad.subject.value)}: {error} (of {compact(quad.subject.value)}).",
                "Write dates like 1937, 1937-10, 1937-10-05, 1931/1941 or 1938-06~.",
            ) from error
        day = node(XSD + "date")
        yield Quad(quad.subject, node(KG + "earliest"), Literal(low.isoformat(), datatype=day), DEFAULT)
        yield Quad(quad.subject, node(KG + "latest"), Literal(high.isoformat(), datatype=day), DEFAULT)


def _in_traditional(quads: list[Any]) -> Iterator[Quad]:
    """Labels, and texts in traditional characters."""
    convert = _converter(quads)
    yield from _labels(quads, convert)
    yield from _traditional(quads, convert)


def _converter(quads: Iterable[Any]) -> Callable[[str], str]:
    """Return what turns a text of ours into traditional characters, with the names that differ there by more than the
    script where the data give them (川普, not 特朗普). Titles within it stay as they are."""
    given: dict[str, dict[str, str]] = {}
    for quad in quads:
        if quad.predicate.value == LABEL and (quad.object.language or "").lower() in {"zh-hans", "zh-hant"}:
            given.setdefault(quad.subject.value, {})[quad.object.language.lower()] = quad.object.value
    pairs = [(to_traditional(g["zh-hans"]), g["zh-hant"]) for g in given.values() if len(g) > 1]
    names = {simplified: own for simplified, own in pairs if simplified != own}
    if not names:
        return to_traditional
    # The longest first, as one name may begin another.
    listed = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    known = re.compile(f"《[^》]*》|{listed}")
    return lambda text: known.sub(lambda m: names.get(m[0], m[0]), to_traditional(text))


def _labels(quads: Iterable[Any], convert: Callable[[str], str]) -> Iterator[Quad]:
    """Labels that can be had from what is there: of a work its title, of a claim or act its content, of a table
    cell or rule the summary of its passage; and the traditional characters of a simplified name."""
    names: dict[str, dict[str, list[Any]]] = {}
    fallback: dict[str, list[Any]] = {}
    summaries: dict[str, list[Any]] = {}
    said_in: dict[str, str] = {}
    titles = set()
    for quad in quads:
        subject, predicate = quad.subject.value, quad.predicate.value
        if quad.graph_name != DEFAULT:
            if predicate == TYPE and quad.object.value in _SAID_BY_SUMMARY:
                said_in.setdefault(subject, quad.graph_name.value)
            continue
        if predicate in {LABEL, ALT_LABEL}:
            names.setdefault(subject, {}).setdefault((quad.object.language or "").lower(), []).append(quad)
        elif predicate in {DCTERMS + "title", KG + "content"}:
            fallback.setdefault(subject, []).append(quad)
            if predicate == DCTERMS + "title":
                titles.add(quad.object)
        elif predicate == KG + "summary":
            summaries.setdefault(subject, []).append(quad)
    unnamed = said_in.keys() - names.keys() - fallback.keys()
    for subject in sorted(unnamed):
        fallback[subject] = [
            Quad(node(subject), node(KG + "content"), s.object, DEFAULT) for s in summaries.get(said_in[subject], [])
        ]
    for subject, found in fallback.items():
        present = names.setdefault(subject, {})
        for quad in found:
            language = (quad.object.language or "").lower()
            if not any(q.predicate.value == LABEL for q in present.get(language, [])):
                label = Quad(quad.subject, node(LABEL), quad.object, DEFAULT)
                present.setdefault(language, []).append(label)
                yield label
            elif quad.predicate.value == DCTERMS + "title":
                yield Quad(quad.subject, node(ALT_LABEL), quad.object, DEFAULT)
    for present in names.values():
        if any(q.predicate.value == LABEL for q in present.get("zh-hant", [])):
            continue
        for quad in present.get("zh-hans", []):
            if quad.predicate.value == LABEL:
                # What a work is called is no wording of ours.
                text = (to_traditional if quad.object in titles else convert)(quad.object.value)
                yield Quad(quad.subject, quad.predicate, Literal(text, language="zh-hant"), DEFAULT)


def _traditional(quads: Iterable[Any], convert: Callable[[str], str]) -> Iterator[Quad]:
    """Summaries, contents and reasons in traditional characters, where they stand in simplified ones only."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for quad in quads:
        if quad.predicate.value in _IN_BOTH_SCRIPTS and quad.graph_name == DEFAULT:
            found.setdefault((quad.subject.value, quad.predicate.value), {})[quad.object.language or ""] = quad
    for languages in found.values():
        quad = languages.get("zh-hans")
        if quad is not None and "zh-hant" not in languages:
            text = Literal(convert(quad.object.value), language="zh-hant")
            yield Quad(quad.subject, quad.predicate, text, DEFAULT)


_IN_BOTH_SCRIPTS = {KG + "summary", KG + "content", KG + "reasonText"}
_TEXTS = {*_IN_BOTH_SCRIPTS, LABEL, ALT_LABEL, DCTERMS + "title", TYPE}
"""What labels and texts in traditional characters are made from (`_in_traditional`)."""
_SAID_BY_SUMMARY = {KG + name for name in ("CaseCoding", "Threshold", "OutcomeRule", "DegreeCondition")}


def derive(store: Store, rules: Iterable[Path]) -> list[Quad]:
    """Run the rules (SPARQL ``CONSTRUCT`` queries) over a store and return what they add: each rule's triples
    in a derivation graph of its own and in the default graph.

    Raises
    ------
    DataError
        If a rule can't be parsed or run.
    """
    added: list[Quad] = []
    for path in rules:
        graph = node(ID + "derivation-" + path.stem)
        try:
            result: Any = store.query(path.read_text("utf-8"))
            triples = sorted(result, key=str)
        except (SyntaxError, RuntimeError, OSError) as error:
            raise DataError(f"The rule {path.name} can't be run: {error}.", "Mend the rule.") from error
        for triple in triples:
            added.append(Quad(triple.subject, triple.predicate, triple.object, graph))
            added.append(Quad(triple.subject, triple.predicate, triple.object, DEFAULT))
        added.append(Quad(graph, node(TYPE), node(KG + "Derivation"), DEFAULT))
        added.append(Quad(graph, node(KG + "rule"), node(ID + "rule-" + path.stem), DEFAULT))
    return added
