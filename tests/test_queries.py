"""The competency queries: both engines give the same rows, and the rows say what the articles say.

``queries/NAME.csv`` holds all rows of the query NAME, in some of its columns, read off the articles by hand.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest
import rdflib

from kg import KnowledgeGraph
from kg.query import NamedQuery, catalogue, plain, rows
from kg.terms import LANGUAGES, PREFIXES, compact

EXPECTED = Path(__file__).parent / "queries"
QUERIES = {query.name: query for query in catalogue()}
VERIFIED = sorted(path.stem for path in EXPECTED.glob("*.csv"))
Row = tuple[str, ...]

# Rows that must be among those of a query too long to be written out, by some of its columns.
HELD: dict[str, list[dict[str, str]]] = {
    "did-not-happen": [
        {"subject": "id:japan", "relation": "kg:participatesIn", "object": "id:operation-sentinel", "line": "413"},
        {"subject": "id:japan", "relation": "kg:participatesIn", "object": "id:brussels-conference", "line": "116"},
        {"subject": "id:germany", "relation": "kg:participatesIn", "object": "id:brussels-conference", "line": "116"},
        {"subject": "id:g7-biarritz-summit-2019", "object": "id:g7-joint-communique", "line": "193"},
        {"subject": "id:us-poland-5g-declaration", "object": "id:huawei", "line": "244"},
    ],
    "proposed-not-done": [
        {"act": "id:bolton-demand-2019", "modality": "kg:demanded", "by": "id:john-bolton", "to": "id:japan"},
        {"act": "id:proposal-fort-trump-offer", "modality": "kg:offered", "by": "id:andrzej-duda"},
        {"act": "id:proposal-trump-threat-german-car-tariff", "modality": "kg:threatened", "to": "id:germany"},
        {"act": "id:japan-refuses-brussels-conference", "modality": "kg:refused", "by": "id:japan"},
    ],
    "proposed-and-done": [
        {"act": "id:british-proposal-for-nine-power-meeting", "event": "id:brussels-conference"},
        {"act": "id:hornbeck-proposal-of-eximbank-credit", "event": "id:eximbank-credit-december-1938"},
    ],
    "recommendations": [
        {"claimant": "id:heginbotham-and-samuels", "claim": f"id:claim-hs-recommendation-{claim}", "line": line}
        for claim, line in (
            ("1-maintain-bilateral-alliances", "181"),
            ("2-adjust-burden-sharing", "186"),
            ("3-renegotiate-roles", "191"),
            ("4-address-nuclear-insecurity", "196"),
        )
    ],
    "claim-arguments": [
        {"claim": "id:claim-jp-us-demand-unrealistic", "claimant": "id:japan", "target": "id:bolton-demand-2019"},
        {"claim": "id:claim-lh-japans-share-already-high", "target": "id:bolton-demand-2019"},
    ],
    "claims-by-claimant-and-stance": [
        {"claimant": "id:keir-lieber", "stance": "kg:rejects", "kind": "kg:criticism", "claims": "3"},
        {"claimant": "id:stephen-brooks", "stance": "kg:rejects", "kind": "kg:criticism", "claims": "2"},
    ],
    "disagreements": [
        {"disagreement": "id:disagreement-jiang-poland-2017-share", "passage": "jl:t4-2017", "line": "222"},
        {"disagreement": "id:disagreement-jiang-poland-2017-share", "passage": "jl:l211f", "line": "211"},
        {"disagreement": "id:disagreement-st-44-or-172-million", "speaker": "id:roosevelt-administration"},
        {"disagreement": "id:disagreement-st-44-or-172-million", "speaker": "id:unnamed-scholars-on-aid-to-china"},
    ],
    "works-cited": [
        {"article": "id:article-li-kailang", "line": "27", "work": "id:work-matsuda-2023"},
        {"article": "id:article-jiang-liyuan", "line": "429", "work": "id:work-oshea-maslow-2021"},
    ],
    "offices": [
        {"person": "id:henry-stimson", "role": "id:us-secretary-of-state", "line": "111"},
        {"person": "id:ilai-saltzman", "role": "id:visiting-professor", "date": "2012/2016", "line": "18"},
        {"person": "id:delfin-lorenzana", "body": "id:philippines", "date": "2018", "line": "510"},
        {"person": "id:angela-merkel", "role": "id:german-chancellor", "body": "id:germany", "line": "326"},
    ],
    "mechanism-members": [
        {"body": "id:quad", "relation": "kg:memberOf", "member": f"id:{state}"}
        for state in ("australia", "india", "japan", "united-states")
    ],
    "exercises": [
        {"actor": "id:poland", "exercise": "id:defender-europe-20"},
        {"actor": "id:germany", "exercise": "id:allied-spirit-x", "date": "2019-04"},
        {"actor": "id:south-korea", "exercise": "id:us-japan-rok-trilateral-exercises"},
    ],
    "unnamed-speakers": [
        {"speaker": "id:unnamed-former-japanese-ambassador-to-us", "stance": "kg:reports"},
        {"speaker": "id:unnamed-japanese-experts", "article": "id:article-lu-hao", "stance": "kg:reports"},
        {"speaker": "id:unnamed-critics-of-soft-balancing", "stance": "kg:rejects", "passages": "3"},
    ],
    "inferred-identities": [{"thing": "id:us-japan-tag", "other": "id:us-japan-trade-agreement"}],
    "shared-things": [{"thing": f"id:{state}", "articles": "5"} for state in ("china", "japan", "united-states")],
    "inferred-dates": [
        {"thing": "id:passage-of-joint-headquarters-bill-2024", "date": "2024-05-10", "line": "25"},
        {"thing": "id:bolton-visit-to-japan-2019", "date": "2019-07", "line": "131"},
        {"thing": "id:freeze-of-japanese-assets-july-1941", "date": "1941-07-25/1941-07-31", "line": "126"},
    ],
    "not-content": [
        {"number": "002", "from": "239", "to": "280"},
        {"number": "004", "from": "608", "to": "614"},
        {"number": "003", "from": "205", "to": "208"},
    ],
    "theories": [
        {"theory": "id:market-theory-of-alliances", "relation": "kg:proponentOf", "matter": "id:tongfi-kim"},
        {"theory": "id:public-goods-theory-of-alliances", "matter": "id:unequal-burden-in-alliances"},
    ],
    "fears-and-hedges": [
        {"actor": "id:japan", "relation": "kg:hedgesAgainst", "object": "id:re-election-of-trump", "line": "63"},
        {"actor": "id:poland", "relation": "kg:perceivesThreatFrom", "object": "id:russia", "line": "191"},
    ],
    "events-by-field": [
        {"field": "id:field-regional-strategy", "event": "id:launch-of-blue-dot-network-2019", "date": "2019-11"},
        {"field": "id:field-military-defence", "event": "id:japan-us-2-plus-2-2019-04", "date": "2019-04"},
    ],
    "state-codes": [{"state": "id:japan", "iso2": "JP", "iso3": "JPN", "cow": "740"}],
}


@pytest.fixture(scope="session")
def graph() -> KnowledgeGraph:
    return KnowledgeGraph.open()


@pytest.fixture(scope="session")
def dataset(graph: KnowledgeGraph) -> rdflib.Dataset:
    return graph.to_rdflib()


@cache
def on_store(graph: KnowledgeGraph, name: str) -> tuple[list[str], list[Row]]:
    columns, found = rows(graph.query(QUERIES[name].text))
    return columns, [tuple(plain(term) for term in row) for row in found]


def on_rdflib(dataset: rdflib.Dataset, query: NamedQuery) -> tuple[list[str], list[Row]]:
    result = dataset.query(query.text)
    found = [
        tuple("" if t is None else compact(str(t)) if isinstance(t, rdflib.URIRef) else str(t) for t in row)
        for row in result
        if isinstance(row, rdflib.query.ResultRow)
    ]
    return [str(variable) for variable in result.vars or ()], found


def as_dicts(graph: KnowledgeGraph, name: str) -> list[dict[str, str]]:
    columns, found = on_store(graph, name)
    return [dict(zip(columns, row, strict=True)) for row in found]


def test_there_are_competency_queries_and_expected_rows_for_many() -> None:
    assert len(QUERIES) >= 24
    assert len(VERIFIED) >= 12
    assert set(VERIFIED) | set(HELD) <= set(QUERIES)


@pytest.mark.parametrize("name", QUERIES)
def test_question_stands_in_four_languages(name: str) -> None:
    query = QUERIES[name]
    assert query.text.startswith("# en: ")
    assert set(query.questions) == set(LANGUAGES)
    assert len(set(query.questions.values())) == len(LANGUAGES)


@pytest.mark.parametrize("name", QUERIES)
def test_query_keeps_to_the_house_rules(name: str, graph: KnowledgeGraph) -> None:
    text = re.sub(r"^#.*$", "", QUERIES[name].text, flags=re.MULTILINE)
    body = re.sub(r"^PREFIX .*$", "", text, flags=re.MULTILINE)
    assert "ORDER BY" in body
    assert not re.search(r"lang\([^)]*\)\s*=", body, re.IGNORECASE)
    bare = re.sub(r'"[^"]*"', '""', body)
    for prefix in set(re.findall(r"(?<![\w?-])([a-z]+):", bare)):
        assert f"PREFIX {prefix}: <{PREFIXES[prefix]}>" in text
    unknown = {term for term in re.findall(r"\bkg:[\w-]+", bare) if term not in graph.snapshot.vocabulary}
    assert not unknown


@pytest.mark.parametrize("name", QUERIES)
def test_both_engines_give_the_same_rows(name: str, graph: KnowledgeGraph, dataset: rdflib.Dataset) -> None:
    columns, found = on_store(graph, name)
    assert found, "no row"
    assert len(set(found)) == len(found)
    other_columns, others = on_rdflib(dataset, QUERIES[name])
    assert other_columns == columns
    assert sorted(others) == sorted(found)


@pytest.mark.parametrize("name", VERIFIED)
def test_rows_are_those_of_the_articles(name: str, graph: KnowledgeGraph) -> None:
    with (EXPECTED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        expected = [tuple(row.values()) for row in reader]
    columns = list(reader.fieldnames or ())
    assert sorted({tuple(row[c] for c in columns) for row in as_dicts(graph, name)}) == sorted(expected)


@pytest.mark.parametrize("name", HELD)
def test_rows_are_among_those_of_the_articles(name: str, graph: KnowledgeGraph) -> None:
    found = as_dicts(graph, name)
    missing = [wanted for wanted in HELD[name] if not any(wanted.items() <= row.items() for row in found)]
    assert not missing


def test_what_was_only_proposed_is_no_event(graph: KnowledgeGraph) -> None:
    acts = {row["act"] for row in as_dicts(graph, "proposed-not-done")}
    columns = {
        "arms-sales": "sale",
        "events-before-1945": "event",
        "events-by-field": "event",
        "tag-chronology": "event",
        "treaty-actions": "action",
    }
    for name, column in columns.items():
        assert not acts & {row[column] for row in as_dicts(graph, name)}


def test_the_order_of_rows_is_always_the_same(graph: KnowledgeGraph) -> None:
    for name, query in QUERIES.items():
        _, again = rows(graph.query(query.text))
        assert [tuple(plain(term) for term in row) for row in again] == on_store(graph, name)[1]
