"""Differences that rules find: each kind from data that is made so, and none where nothing differs."""

from __future__ import annotations

from pathlib import Path

import pytest
from small import PREFIXES

from kg import KnowledgeGraph, build
from kg.difference import KINDS, Difference
from kg.differences import find
from kg.disagreements import disagreements
from kg.snapshot import Snapshot

ARTICLE = (
    PREFIXES.replace("passage/little/", "passage/other/")
    + """
id:article-other a kg:Article ; kg:number "901" ; kg:file "901_other.txt" ; dcterms:title "Other"@en ;
    rdfs:label "Another article"@en , "另一篇文章"@zh-Hans ; dcterms:creator id:bob-author ;
    kg:defaultSpeaker id:bob-author ; kg:date "2024"^^kg:edtf .
id:bob-author a foaf:Person ; rdfs:label "Bob Author"@en , "鲍作者"@zh-Hans .
id:busan a kg:Place ; rdfs:label "Busan"@en , "釜山"@zh-Hans .
id:seoul a kg:Place ; rdfs:label "Seoul"@en , "首尔"@zh-Hans .
id:poll-a a kg:Survey ; rdfs:label "Poll A"@en , "民调甲"@zh-Hans .
id:poll-b a kg:Survey ; rdfs:label "Poll B"@en , "民调乙"@zh-Hans .
"""
)


def passage(name: str, content: str, more: str = "") -> str:
    return (
        f'p:{name} {{ {content} }}\np:{name} kg:section "1" ; kg:line {name[1:-1]} ; kg:exact "words" ; {more}'
        f'kg:summary "It says {name}."@en , "此处说{name}。"@zh-Hans .\n'
    )


def number(key: str, value: str, rest: str = "kg:of id:japan") -> str:
    return f"id:japan kg:quantity id:{key} . id:{key} a kg:Quantity ; {value} ; kg:measure id:payment ; {rest} ."


def found(root: Path, *passages: str) -> list[Difference]:
    path = root / "other.trig"
    path.write_text(ARTICLE + "".join(passages), "utf-8")
    return find(KnowledgeGraph(Snapshot(build.ensure((path,)))).snapshot)


EXACT = 'kg:approximate false ; kg:currency "USD"'
CASES = {
    # Dates of one event.
    "exact-date": ('id:signing-1951 kg:date "1951-09-08"^^kg:edtf .', "different-precision"),
    "dates": ('id:meeting-2019 kg:date "2019-08"^^kg:edtf .', "contradiction"),
    "ends": ('id:meeting-2019 kg:date "2019-07-20/2019-08-03"^^kg:edtf .', "different-date"),
    # The number of one demand, 8 billion dollars in the first article.
    "rounded": (
        f"id:demand-2019 kg:quantity id:q1 . id:q1 a kg:Quantity ; kg:value 8200000000 ; "
        f"{EXACT} ; kg:measure id:payment .",
        "different-precision",
    ),
    "numbers": (
        f"id:demand-2019 kg:quantity id:q1 . id:q1 a kg:Quantity ; kg:value 9100000000 ; "
        f"{EXACT} ; kg:measure id:payment .",
        "contradiction",
    ),
    "same-number": (
        "id:demand-2019 kg:quantity id:q1 . id:q1 a kg:Quantity ; kg:value 8000000000 ; kg:approximate true ; "
        'kg:currency "USD" ; kg:measure id:payment .',
        "different-precision",
    ),
    "units": (
        "id:demand-2019 kg:quantity id:q1 . id:q1 a kg:Quantity ; kg:value 9 ; kg:approximate false ; "
        "kg:unit unit:PERCENT ; kg:measure id:payment .",
        "different-scope",
    ),
    # What one says and the other denies, or says the opposite of.
    "denied": (
        "id:n1 a kg:Negation ; rdf:subject id:japan ; rdf:predicate kg:partyTo ; rdf:object id:mutual-treaty ; "
        'kg:content "Japan is no party."@en , "日本非缔约方。"@zh-Hans .',
        "contradiction",
    ),
    "opposite": ("id:japan kg:opposes id:burden-sharing .", "different-judgement"),
}


@pytest.mark.parametrize("reason", CASES)
def test_each_kind_is_told(checkout: Path, reason: str) -> None:
    content, kind = CASES[reason]
    told = [d for d in found(checkout, passage("l2a", content)) if len(d.articles) > 1]
    assert (kind, reason) in {(d.kind, d.reason) for d in told}
    # Nothing worse is made of it.
    assert all(KINDS.index(d.kind) >= KINDS.index(kind) for d in told)
    for difference in told:
        assert len(difference.sides) >= 2
        assert all({"en", "zh-Hans"} <= dict(side.says).keys() and side.passages for side in difference.sides)


TWO = {
    "periods": (
        number("q1", "kg:value 3", f'{EXACT} ; kg:of id:japan ; kg:date "2019"^^kg:edtf'),
        "id:seoul kg:quantity id:x . id:x a kg:Quantity ; kg:value 1 ; kg:unit unit:NUM ; kg:approximate false ; "
        "kg:measure id:payment .",
        None,  # A series within one article is no difference.
    ),
    "one year": (
        number("q1", "kg:value 3", f'{EXACT} ; kg:of id:japan ; kg:date "2019"^^kg:edtf'),
        number("q2", "kg:value 4", f'{EXACT} ; kg:of id:japan ; kg:date "2019"^^kg:edtf'),
        "contradiction",
    ),
    "another state": (
        number("q1", "kg:value 3", f'{EXACT} ; kg:of id:japan ; kg:date "2019"^^kg:edtf'),
        number("q2", "kg:value 4", f'{EXACT} ; kg:of id:south-korea ; kg:date "2019"^^kg:edtf'),
        None,
    ),
    "a bound that holds": (
        number("q1", "kg:value 3", f'{EXACT} ; kg:of id:japan ; kg:date "2019"^^kg:edtf'),
        number("q2", "kg:value 2", f'{EXACT} ; kg:of id:japan ; kg:date "2019"^^kg:edtf ; kg:bound kg:at-least'),
        None,  # One speaker who says it roughly here and exactly there.
    ),
    "a bound that is broken": (
        number("q1", "kg:value 3", f'{EXACT} ; kg:of id:japan ; kg:date "2019"^^kg:edtf'),
        number("q2", "kg:value 4", f'{EXACT} ; kg:of id:japan ; kg:date "2019"^^kg:edtf ; kg:bound kg:at-least'),
        "contradiction",
    ),
}


@pytest.mark.parametrize("case", TWO)
def test_numbers_of_one_article(checkout: Path, case: str) -> None:
    first, second, kind = TWO[case]
    told = found(checkout, passage("l2a", first), passage("l3a", second))
    assert {d.kind for d in told if d.articles == ["other"]} == ({kind} if kind else set())


def test_the_corpus_has_no_contradiction_that_only_precision_or_time_makes(graph: KnowledgeGraph) -> None:
    for entry in disagreements(graph.snapshot, kind="contradiction"):
        assert entry["why"]
        if entry["iri"] is None:
            assert len({side["says"]["en"] for side in entry["sides"]}) > 1


def test_every_recorded_disagreement_is_classed(graph: KnowledgeGraph) -> None:
    recorded = [d for d in disagreements(graph.snapshot) if d["iri"]]
    assert len(recorded) == len(graph.snapshot.disagreements)
    classed = [d for d in recorded if d["kind"]]
    assert len(classed) >= 0.9 * len(recorded)


def test_what_is_recorded_is_not_told_twice(graph: KnowledgeGraph) -> None:
    found = disagreements(graph.snapshot)
    recorded = [{e["passage"] for e in d["between"]} for d in found if d["iri"]]
    for difference in found:
        if difference["iri"] is None:
            assert not any({e["passage"] for e in difference["between"]} <= known for known in recorded)
