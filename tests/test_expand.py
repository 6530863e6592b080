import random
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store
from small import PASSAGES, PREFIXES, THINGS

from kg.corpus import Corpus, read
from kg.errors import DataError
from kg.expand import derive, expand
from kg.terms import ID, KG, LABEL, OA, PASSAGE, RDF, TYPE, XSD

DEFAULT = DefaultGraph()
HERE = PASSAGE + "little/"


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    (tmp_path / "things.ttl").write_text(THINGS, "utf-8")
    (tmp_path / "passages.trig").write_text(PASSAGES, "utf-8")
    return read(sorted(tmp_path.iterdir()))


def values(quads: list[Quad], subject: str, predicate: str) -> set[str]:
    """Values of a property in the default graph."""
    return {
        q.object.value
        for q in quads
        if q.graph_name == DEFAULT and q.subject.value == subject and q.predicate.value == predicate
    }


def extended(tmp_path: Path, corpus: Corpus, text: str) -> Corpus:
    path = tmp_path / "more.trig"
    path.write_text(PREFIXES + text, "utf-8")
    more = read([path])
    return Corpus(corpus.quads + more.quads, corpus.files + more.files, {**corpus.origin, **more.origin})


def test_each_quad_stands_once_in_a_stable_order(corpus: Corpus) -> None:
    quads = expand(corpus)
    assert len(quads) == len(set(quads))
    shuffled = list(corpus.quads)
    random.Random(1).shuffle(shuffled)
    assert expand(Corpus(shuffled, corpus.files, corpus.origin)) == quads


def test_a_passage_gets_type_article_author_and_stance(corpus: Corpus) -> None:
    quads = expand(corpus)
    assert values(quads, HERE + "l3a", TYPE) == {KG + "Passage"}
    assert values(quads, HERE + "l3a", KG + "inArticle") == {ID + "article-little"}
    assert values(quads, HERE + "l3a", KG + "speaker") == {ID + "ann-author"}
    assert values(quads, HERE + "l3a", KG + "stance") == {KG + "asserts"}


def test_a_speaker_that_is_given_stays(corpus: Corpus) -> None:
    quads = expand(corpus)
    assert values(quads, HERE + "l4a", KG + "speaker") == {ID + "critics"}
    assert values(quads, HERE + "l4a", KG + "stance") == {KG + "rejects"}


def test_a_passage_becomes_a_web_annotation(corpus: Corpus) -> None:
    quads = expand(corpus)
    (target,) = values(quads, HERE + "l3a", OA + "hasTarget")
    assert values(quads, target, OA + "hasSource") == {ID + "article-little"}
    selectors = values(quads, target, OA + "hasSelector")
    assert {t for s in selectors for t in values(quads, s, TYPE)} == {
        OA + "TextQuoteSelector",
        OA + "FragmentSelector",
    }
    assert {v for s in selectors for v in values(quads, s, OA + "exact")} == {"日本支持责任分担"}
    assert {v for s in selectors for v in values(quads, s, RDF + "value")} == {"line=2,3"}


def test_a_prefix_becomes_part_of_the_selector(tmp_path: Path, corpus: Corpus) -> None:
    quads = expand(extended(tmp_path, corpus, 'p:l3a kg:prefix "前" .'))
    assert values(quads, HERE + "l3a#quote", OA + "prefix") == {"前"}


def test_what_stands_in_passages_is_so_in_the_default_graph_and_no_claim_becomes_a_fact(corpus: Corpus) -> None:
    quads = expand(corpus)
    supports = Quad(NamedNode(ID + "japan"), NamedNode(KG + "supports"), NamedNode(ID + "burden-sharing"), DEFAULT)
    assert supports in quads
    assert not values(quads, ID + "japan", KG + "opposes")
    assert not values(quads, ID + "south-korea", KG + "partyTo")
    assert values(quads, ID + "claim-japan-does-not-pay", RDF + "predicate") == {KG + "opposes"}


def test_dates_get_their_bounds(corpus: Corpus) -> None:
    quads = expand(corpus)
    assert values(quads, ID + "signing-1951", KG + "earliest") == {"1951-09-01"}
    assert values(quads, ID + "signing-1951", KG + "latest") == {"1951-09-30"}
    kinds = {q.object.datatype.value for q in quads if q.predicate.value in {KG + "earliest", KG + "latest"}}
    assert kinds == {XSD + "date"}


def test_a_date_that_is_none_names_file_line_and_thing(tmp_path: Path, corpus: Corpus) -> None:
    with pytest.raises(DataError, match=rf"more\.trig:{PREFIXES.count(chr(10)) + 1}: .*1951-13.*id:bad"):
        expand(extended(tmp_path, corpus, 'id:bad kg:date "1951-13"^^kg:edtf .'))


def test_a_passage_of_no_article_is_refused(tmp_path: Path, corpus: Corpus) -> None:
    with pytest.raises(DataError, match=r"no article is described .*nobody/l1a") as caught:
        expand(extended(tmp_path, corpus, f"<{PASSAGE}nobody/l1a> kg:line 1 ."))
    assert "article-nobody" in caught.value.hint


def names(quads: list[Quad], subject: str) -> dict[str, str]:
    return {
        q.object.language: q.object.value
        for q in quads
        if q.graph_name == DEFAULT and q.subject.value == subject and q.predicate.value == LABEL
        and isinstance(q.object, Literal)
    }  # fmt: skip


def test_names_in_traditional_characters_are_made_where_none_are_written(tmp_path: Path, corpus: Corpus) -> None:
    given = 'id:trump a foaf:Person ; rdfs:label "Trump"@en , "特朗普"@zh-Hans , "川普"@zh-Hant .'
    quads = expand(extended(tmp_path, corpus, given))
    assert names(quads, ID + "united-states")["zh-hant"] == "美國"
    assert names(quads, ID + "trump")["zh-hant"] == "川普"


def test_texts_in_traditional_characters_use_the_names_that_are_written_there(tmp_path: Path, corpus: Corpus) -> None:
    given = """id:trump a foaf:Person ; rdfs:label "Trump"@en , "特朗普"@zh-Hans , "川普"@zh-Hant .
    id:trump-visit a kg:OfficialVisit ; rdfs:label "Trump's visit"@en , "特朗普访日"@zh-Hans .
    id:trump-and-nato a kg:Work ; dcterms:title "特朗普与北约"@zh-Hans .
    id:claim-visit a kg:Claim ; kg:content "特朗普著有《特朗普与北约》。"@zh-Hans ."""
    quads = expand(extended(tmp_path, corpus, given))
    assert names(quads, ID + "trump-visit")["zh-hant"] == "川普訪日"
    # What a work is called stays as it is.
    assert names(quads, ID + "trump-and-nato")["zh-hant"] == "特朗普與北約"
    assert names(quads, ID + "claim-visit")["zh-hant"] == "川普著有《特朗普與北約》。"


def test_a_claim_is_called_what_it_says(corpus: Corpus) -> None:
    found = names(expand(corpus), ID + "claim-japan-does-not-pay")
    assert found["en"] == "Japan opposes sharing the burden."
    assert found["zh-hans"] == "日本反对分担责任。"


RULE = """PREFIX kg: <https://w3id.org/alliance-kg/ontology#>
CONSTRUCT { ?b kg:alliedWith ?a } WHERE { ?a kg:alliedWith ?b }"""


def test_a_rule_adds_to_a_graph_of_its_own_and_to_the_default_graph(tmp_path: Path) -> None:
    a, b, allied = NamedNode(ID + "a"), NamedNode(ID + "b"), NamedNode(KG + "alliedWith")
    rule = tmp_path / "allied-both-ways.rq"
    rule.write_text(RULE, "utf-8")
    store = Store()
    store.add(Quad(a, allied, b, DEFAULT))
    added = derive(store, [rule])
    graph = NamedNode(ID + "derivation-allied-both-ways")
    assert {Quad(b, allied, a, graph), Quad(b, allied, a, DEFAULT)} <= set(added)
    assert Quad(graph, NamedNode(TYPE), NamedNode(KG + "Derivation"), DEFAULT) in added
    assert Quad(a, allied, b, graph) not in added


@pytest.mark.parametrize("text", ["CONSTRUCT { ?a", "CONSTRUCT WHERE { ?a nope:b ?c }"])
def test_a_rule_that_cannot_be_run_is_named(tmp_path: Path, text: str) -> None:
    rule = tmp_path / "broken.rq"
    rule.write_text(text, "utf-8")
    with pytest.raises(DataError, match=r"broken\.rq can't be run"):
        derive(Store(), [rule])
