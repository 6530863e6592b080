"""Namespaces and the terms that the code itself has to know, as plain strings.

Plain strings, not RDF library objects: reading a snapshot must not import an RDF library's vocabulary.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

KG: Final = "https://w3id.org/alliance-kg/ontology#"
ID: Final = "https://w3id.org/alliance-kg/id/"
PASSAGE: Final = "https://w3id.org/alliance-kg/passage/"
THEORY: Final = "https://w3id.org/alliance-kg/theory/"

PREFIXES: Final[dict[str, str]] = {
    "kg": KG,
    "id": ID,
    "passage": PASSAGE,
    "theory": THEORY,
    "st": PASSAGE + "saltzman/",
    "hs": PASSAGE + "heginbotham-samuels/",
    "lh": PASSAGE + "lu-hao/",
    "lk": PASSAGE + "li-kailang/",
    "jl": PASSAGE + "jiang-liyuan/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "cito": "http://purl.org/spar/cito/",
    "fabio": "http://purl.org/spar/fabio/",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "unit": "http://qudt.org/vocab/unit/",
    "sh": "http://www.w3.org/ns/shacl#",
}

_NAMED: Final = {base: prefix for prefix, base in PREFIXES.items()}
"""Base -> prefix."""

RDF: Final = PREFIXES["rdf"]
RDFS: Final = PREFIXES["rdfs"]
SKOS: Final = PREFIXES["skos"]
XSD: Final = PREFIXES["xsd"]
OA: Final = PREFIXES["oa"]
DCTERMS: Final = PREFIXES["dcterms"]
CITO: Final = PREFIXES["cito"]

TYPE: Final = RDF + "type"
LABEL: Final = RDFS + "label"
ALT_LABEL: Final = SKOS + "altLabel"

LANGUAGES: Final = ("en", "zh-Hans", "zh-Hant", "ja")
"""The four written languages, as JSON and pages print them (stores keep the tags in lower case)."""

_TAGS: Final = {tag.lower(): tag for tag in LANGUAGES}


def tag(language: str) -> str:
    """Return a language tag as it is printed: ``zh-hans`` becomes ``zh-Hans``."""
    return _TAGS.get(language.lower(), language)


def is_thing(end: object) -> bool:
    """Tell whether an end of a triple is a thing of the graph, and no class, code or literal."""
    return isinstance(end, str) and end.startswith("id:")


@lru_cache(maxsize=8192)
def compact(iri: str) -> str:
    """Return an IRI with a prefix where one is known, else as it is.

    >>> compact("https://w3id.org/alliance-kg/id/japan")
    'id:japan'
    """
    # Every base ends in one of two signs, so that the longest is met first from the end; asked hundreds of times a
    # question and tens of thousands of times a build.
    end = len(iri)
    while end:
        end = 1 + max(iri.rfind("/", 0, end), iri.rfind("#", 0, end))
        prefix = _NAMED.get(iri[:end])
        if prefix is not None:
            return f"{prefix}:{iri[end:]}"
        end -= end > 0
    return iri


def full(name: str) -> str:
    """Return a compact name as an IRI, the inverse of `compact`; what has no known prefix as it is.

    >>> full("id:japan")
    'https://w3id.org/alliance-kg/id/japan'
    """
    prefix, _, rest = name.partition(":")
    base = PREFIXES.get(prefix)
    return base + rest if base else name


def home_of(passage: str) -> str:
    """Return the key of the article that a passage stands in, by which its name begins.

    >>> home_of("lu-hao/l115a"), home_of("https://w3id.org/alliance-kg/passage/lu-hao/l115a")
    ('lu-hao', 'lu-hao')
    """
    return passage.removeprefix(PASSAGE).split("/", 1)[0]


def table_of(passage: str) -> str:
    """Return with what the names of all cells of the table begin in which a passage stands; empty where it is no cell.

    >>> table_of("lu-hao/t1-r2-place"), table_of("lu-hao/l115a")
    ('lu-hao/t1-', '')
    """
    home, _, inside = passage.partition("/")
    number, dash, _ = inside.partition("-")
    return f"{home}/{number}-" if dash and number[:1] == "t" and number[1:].isdecimal() else ""


def local(iri: str) -> str:
    """Return what follows the last ``#`` or ``/`` of an IRI."""
    return iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]
