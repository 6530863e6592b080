"""The ontology: every term named and explained, declared, used, and free of contradiction."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg import places, validate
from kg.corpus import Corpus, read
from kg.expand import expand
from kg.terms import ID, KG, LABEL, LANGUAGES, PASSAGE, PREFIXES, RDFS, TYPE, compact

DEFAULT = DefaultGraph()
COMMENT = RDFS + "comment"
OWL = PREFIXES["owl"]
ROOT = places.resources()


@cache
def ontology() -> Corpus:
    return read(places.ontology_files(ROOT))


@cache
def data() -> Corpus:
    return read(places.data_files(ROOT / "data"))


def described(iri: str) -> dict[str, list[NamedNode | Literal]]:
    found: dict[str, list[NamedNode | Literal]] = defaultdict(list)
    for quad in ontology().quads:
        if quad.subject.value == iri:
            found[quad.predicate.value].append(quad.object)
    return found


def own_terms() -> list[str]:
    return sorted({q.subject.value for q in ontology().quads if q.subject.value.startswith(KG)})


def languages(iri: str, predicate: str) -> set[str]:
    return {
        q.object.language
        for q in ontology().quads
        if q.subject.value == iri and q.predicate.value == predicate and isinstance(q.object, Literal)
    }


def test_there_is_an_ontology() -> None:
    assert len(own_terms()) > 100


@pytest.mark.parametrize("predicate", [LABEL, COMMENT])
def test_every_own_term_has_a_name_and_a_comment_in_english_and_chinese(predicate: str) -> None:
    named: dict[str, set[str]] = defaultdict(set)
    for quad in ontology().quads:
        if quad.predicate.value == predicate and isinstance(quad.object, Literal) and quad.object.value.strip():
            named[quad.subject.value].add((quad.object.language or "").lower())
    assert [compact(t) for t in own_terms() if not {"en", "zh-hans"} <= named[t]] == []


def test_no_name_in_one_language_stands_twice() -> None:
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for quad in ontology().quads:
        if quad.predicate.value == LABEL:
            seen[quad.subject.value, quad.object.language] += 1
    assert [key for key, count in seen.items() if count > 1] == []


def test_every_own_term_is_a_class_a_property_a_datatype_or_a_value_of_a_vocabulary() -> None:
    declared = {q.subject.value for q in ontology().quads if q.predicate.value == TYPE}
    assert [compact(t) for t in own_terms() if t not in declared] == []


def test_the_data_uses_no_undeclared_term_of_ours() -> None:
    assert list(map(str, validate.terms(data(), ontology()))) == []


def test_what_the_data_reuses_has_a_name_in_english_and_chinese() -> None:
    """Predicates and classes of other vocabularies are shown to people too."""
    named = {
        q.subject.value
        for q in ontology().quads
        if q.predicate.value == LABEL and (q.object.language or "").lower() in {"en", "zh-hans"}
    }
    used = {q.predicate.value for q in data().quads}
    used |= {q.object.value for q in data().quads if q.predicate.value == TYPE}
    bare = {t for t in used if not t.startswith(KG)} - named
    plain = ("rdf:", "rdfs:", "owl:", "skos:altLabel", "skos:hiddenLabel")
    assert sorted(compact(t) for t in bare if not compact(t).startswith(plain)) == []


def test_own_properties_are_used_as_properties_and_classes_as_classes() -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for quad in ontology().quads:
        if quad.predicate.value == TYPE:
            kinds[quad.subject.value].add(quad.object.value)
    wrong = set()
    for quad in data().quads:
        p, o = quad.predicate.value, quad.object
        if p.startswith(KG):
            kind = OWL + ("DatatypeProperty" if isinstance(o, Literal) else "ObjectProperty")
            if kind not in kinds[p]:
                wrong.add(compact(p))
        if p == TYPE and o.value.startswith(KG) and OWL + "Class" not in kinds[o.value]:
            wrong.add(compact(o.value))
    assert sorted(wrong) == []


# --- Used


def mentioned(text: str) -> set[str]:
    return {KG + name for name in re.findall(r"(?<![\w-])kg:([\w-]+)", text)}


def used_terms() -> set[str]:
    """Terms that the data, the build, a rule, a shape or a query uses, with what these rest on."""
    used: set[str] = set()
    everything = expand(Corpus(ontology().quads + data().quads, [], {**ontology().origin, **data().origin}))
    for quad in everything:
        used.add(quad.predicate.value)
        if not quad.subject.value.startswith(KG):
            used |= {t.value for t in (quad.object,) if isinstance(t, NamedNode)}
            used |= {quad.object.datatype.value} if isinstance(quad.object, Literal) else set()
    files = [*(ROOT / "ontology").rglob("*.rq"), *places.shape_files(ROOT)]
    for path in files:
        used |= mentioned(path.read_text("utf-8"))
    grown = True
    while grown:  # Superclasses of what is used; all values and the scheme of a vocabulary that is used.
        before = len(used)
        for quad in ontology().quads:
            s, p, o = quad.subject.value, quad.predicate.value, quad.object.value
            if p == RDFS + "subClassOf" and s in used:
                used.add(o)
            vocabulary = p in {TYPE, PREFIXES["skos"] + "inScheme"} and o.startswith(KG)
            if vocabulary and used & {s, o}:
                used |= {s, o}
        grown = len(used) > before
    return used


def test_every_own_term_is_used() -> None:
    used = used_terms()
    unused = [compact(t) for t in own_terms() if t not in used]
    assert unused == [], f"{len(unused)} terms that nothing uses"


# --- Sentences


def test_hop_properties_say_a_sentence_in_each_language() -> None:
    patterns: dict[str, dict[str, str]] = defaultdict(dict)
    hops = set()
    for quad in ontology().quads:
        if quad.predicate.value == KG + "hop" and quad.object.value == "true":
            hops.add(quad.subject.value)
        if quad.predicate.value == KG + "pattern":
            patterns[quad.subject.value][quad.object.language.lower()] = quad.object.value
    assert len(hops) > 30
    wrong = [
        f"{compact(iri)} {tag}"
        for iri in sorted(hops)
        for tag in (language.lower() for language in LANGUAGES)
        if (text := patterns[iri].get(tag, "")).count("{s}") != 1 or text.count("{o}") != 1
    ]
    assert wrong == []


def test_patterns_hold_no_other_place_holder() -> None:
    texts = [q.object.value for q in ontology().quads if q.predicate.value == KG + "pattern"]
    assert [t for t in texts if set(re.findall(r"\{[^}]*\}", t)) - {"{s}", "{o}"}] == []


# --- Codebook and rules


def test_codebook_entries_say_what_is_in_what_is_out_and_give_an_example() -> None:
    entries = {
        q.subject.value
        for q in read([ROOT / "ontology" / "codebook.ttl"]).quads
        if q.predicate.value == PREFIXES["skos"] + "inScheme"
    }
    assert entries
    lacking = []
    for iri in sorted(entries):
        about = described(iri)
        for predicate in (KG + "includes", KG + "excludes", PREFIXES["skos"] + "example"):
            if not about[predicate]:
                lacking.append(f"{compact(iri)} {compact(predicate)}")
    assert lacking == []


# --- Logic


def signatures(quads: Iterable[Quad]) -> set[frozenset[tuple[str, str]]]:
    """The different ways in which things are typed and coded; one thing of each stands for all of them."""
    about: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for quad in quads:
        coded = quad.graph_name != DEFAULT and not quad.graph_name.value.startswith(PASSAGE)
        if not (quad.subject.value.startswith((ID, PASSAGE)) and isinstance(quad.object, NamedNode)):
            continue
        if quad.predicate.value == TYPE or (coded and quad.object.value.startswith(KG)):
            about[quad.subject.value].add((quad.predicate.value, quad.object.value))
    return {frozenset(pairs) for pairs in about.values()}


def clashes(found: Iterable[frozenset[tuple[str, str]]]) -> list[str]:
    """What an OWL RL reasoner complains of in the ontology with one thing of each signature."""
    import owlrl
    import rdflib

    graph = rdflib.Graph()
    for quad in ontology().quads:
        if isinstance(quad.object, NamedNode):
            graph.add(
                (
                    rdflib.URIRef(quad.subject.value),
                    rdflib.URIRef(quad.predicate.value),
                    rdflib.URIRef(quad.object.value),
                )
            )
    for pairs in found:
        thing = rdflib.URIRef(ID + "-".join(sorted(p.rsplit("#", 1)[-1].rsplit("/", 1)[-1] for _, p in pairs)))
        for predicate, value in pairs:
            graph.add((thing, rdflib.URIRef(predicate), rdflib.URIRef(value)))
    reasoner = owlrl.OWLRL_Semantics(graph, axioms=False, daxioms=False, rdfs=False)
    reasoner.closure()
    return sorted(map(str, reasoner.error_messages))


def test_a_reasoner_finds_no_clash_with_the_types_and_codes_of_things() -> None:
    assert clashes(signatures([*data().quads, *expand(validate.shipped())])) == []


@pytest.mark.parametrize(
    "types",
    [
        ("ProposedAct", "Meeting"),
        ("Claim", "Conference"),
        ("Negation", "Meeting"),
        ("State", "Meeting"),
        ("Claim", "ProposedAct"),
    ],
)
def test_a_reasoner_finds_the_clash_that_is_put_in(types: tuple[str, str]) -> None:
    assert clashes([frozenset((TYPE, KG + name) for name in types)])
