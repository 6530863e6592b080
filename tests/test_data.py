"""The data: quotes, summaries, who says what, names and ids."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg import KnowledgeGraph, places, validate
from kg.corpus import Corpus, read
from kg.names import Folder, script_table
from kg.terms import ID, KG, LABEL, PASSAGE, RDF, TYPE, compact

DEFAULT = DefaultGraph()
RUN = 20
"""So many characters of an article in a row are a quotation, not a summary."""


@cache
def data() -> Corpus:
    return read(places.data_files(places.resources() / "data"))


@cache
def ontology() -> Corpus:
    return read(places.ontology_files(places.resources()))


@cache
def facts() -> dict[str, dict[str, list[NamedNode | Literal]]]:
    """What stands of each subject, in whichever graph."""
    found: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for quad in data().quads:
        found[quad.subject.value][quad.predicate.value].append(quad.object)
    return found


@cache
def graphs() -> dict[str, list[Quad]]:
    """What stands in each named graph."""
    found: dict[str, list[Quad]] = defaultdict(list)
    for quad in data().quads:
        if quad.graph_name != DEFAULT:
            found[quad.graph_name.value].append(quad)
    return found


@cache
def superclasses() -> dict[str, set[str]]:
    parents: dict[str, set[str]] = defaultdict(set)
    for quad in ontology().quads:
        if compact(quad.predicate.value) == "rdfs:subClassOf":
            parents[quad.subject.value].add(quad.object.value)
    return parents


def types(iri: str) -> set[str]:
    """Types of a thing with all that these are below."""
    todo = [t.value for t in facts()[iri][TYPE]] if iri in facts() else []
    found: set[str] = set()
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += superclasses()[name]
    return found


def passages() -> list[str]:
    return sorted(iri for iri in facts() if iri.startswith(PASSAGE))


def things() -> list[str]:
    return sorted(iri for iri in facts() if iri.startswith(ID))


def one(iri: str, name: str) -> str | None:
    found = facts()[iri].get(KG + name, [])
    return found[0].value if found else None


def shown(iris: list[str]) -> str:
    return f"{len(iris)}: " + ", ".join(f"{compact(i)} ({data().where(i)})" for i in iris[:8])


# --- Quotes and summaries


def test_all_five_articles_are_there() -> None:
    numbers = sorted(f[KG + "number"][0].value for f in facts().values() if KG + "number" in f)
    assert numbers == ["000", "001", "002", "003", "004"]


def test_every_quote_stands_on_its_line(shared: Path) -> None:
    assert list(map(str, validate.quotes(data(), shared / "articles"))) == []


def test_every_passage_has_its_quote_line_and_section() -> None:
    lacking = [i for i in passages() if None in (one(i, "exact"), one(i, "line"), one(i, "section"))]
    assert not lacking, shown(lacking)


def test_every_passage_holds_something_and_every_graph_is_described() -> None:
    named = {g for g in graphs() if g.startswith(PASSAGE)}
    assert not named - set(passages()), shown(sorted(named - set(passages())))
    assert not set(passages()) - named, shown(sorted(set(passages()) - named))


def test_every_passage_is_summed_up_in_english_and_chinese() -> None:
    lacking = [
        i
        for i in passages()
        if not {"en", "zh-hans"} <= {t.language for t in facts()[i][KG + "summary"] if t.value.strip()}
    ]
    assert not lacking, shown(lacking)


def test_an_english_summary_is_in_english_and_a_chinese_one_in_chinese() -> None:
    han = re.compile(r"[\u4e00-\u9fff]")
    wrong = [
        i
        for i in passages()
        for t in facts()[i][KG + "summary"]
        if (t.language == "en" and len(han.findall(t.value)) > 12)
        or (t.language == "zh-hans" and not han.search(t.value))
    ]
    assert not wrong, shown(wrong)


def test_no_text_of_ours_repeats_a_run_of_an_article(shared: Path) -> None:
    folder = Folder(script_table())
    han = re.compile(r"[\u4e00-\u9fff]")
    runs: set[str] = set()
    for path in sorted((shared / "articles").glob("*.txt")):
        text = re.sub(r"\s", "", folder.fold(path.read_text("utf-8")))
        runs.update(
            text[i : i + RUN] for i in range(len(text) - RUN + 1) if len(han.findall(text[i : i + RUN])) >= RUN // 2
        )
    ours = {KG + name for name in ("summary", "content", "note", "reasonText", "dateInferredFrom")}
    repeated = []
    for iri, about in facts().items():
        for predicate in ours & set(about):
            for term in about[predicate]:
                text = re.sub(r"\s", "", folder.fold(term.value))
                found = [text[i : i + RUN] for i in range(len(text) - RUN + 1) if text[i : i + RUN] in runs]
                if found:
                    repeated.append(f"{data().where(iri)} {compact(iri)}: {found[0]}")
    assert repeated == []


def test_no_quote_is_longer_than_twenty_characters() -> None:
    long = [i for i in passages() if len(one(i, "exact") or "") > RUN]
    assert not long, shown(long)


# --- Who says what


def test_only_what_the_author_holds_stands_as_a_plain_triple() -> None:
    wrong = []
    for iri in passages():
        if (one(iri, "stance") or KG + "asserts") in {KG + "asserts", KG + "endorses"}:
            continue
        for quad in graphs()[iri]:
            if not {KG + "Claim", KG + "Quantity"} & types(quad.subject.value):
                wrong.append(iri)
    assert not wrong, shown(sorted(set(wrong)))


def test_a_speaker_and_a_stance_come_together() -> None:
    wrong = [i for i in passages() if (one(i, "speaker") is None) != (one(i, "stance") is None)]
    assert not wrong, shown(wrong)


def test_every_claim_has_one_who_makes_it() -> None:
    claims = [i for i in things() if KG + "Claim" in types(i)]
    assert len(claims) > 100
    wrong = [i for i in claims if not facts()[i][KG + "claimant"]]
    assert not wrong, shown(wrong)


def test_what_was_not_done_has_a_modality_and_is_no_event() -> None:
    acts = [i for i in things() if KG + "ProposedAct" in types(i)]
    assert len(acts) > 20
    event = "http://semanticweb.cs.vu.nl/2009/11/sem/Event"
    wrong = [i for i in acts if not facts()[i][KG + "modality"] or event in types(i)]
    assert not wrong, shown(wrong)


def test_what_a_negation_denies_is_nowhere_asserted() -> None:
    asserted = {(q.subject.value, q.predicate.value, q.object.value) for quads in graphs().values() for q in quads}
    wrong = []
    for iri in things():
        if KG + "Negation" in types(iri):
            parts = tuple(facts()[iri][RDF + part][0].value for part in ("subject", "predicate", "object"))
            if parts in asserted:
                wrong.append(iri)
    assert not wrong, shown(wrong)


def test_types_and_names_stand_in_no_passage() -> None:
    spoken = {KG + c for c in ("Claim", "ProposedAct", "Negation", "Quantity", "CaseCoding")}
    spoken |= {KG + c for c in ("Threshold", "OutcomeRule", "DegreeCondition")}
    wrong = [
        graph
        for graph, quads in graphs().items()
        if graph.startswith(PASSAGE)
        for q in quads
        if q.predicate.value == LABEL or (q.predicate.value == TYPE and q.object.value not in spoken)
    ]
    assert not wrong, shown(wrong)


# --- Names and ids

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def test_ids_are_readable_kebab_case() -> None:
    wrong = [i for i in things() if not KEBAB.fullmatch(i.removeprefix(ID))]
    wrong += [i for i in passages() if not re.fullmatch(r"[a-z-]+/" + KEBAB.pattern, i.removeprefix(PASSAGE))]
    assert not wrong, shown(wrong)


def test_everything_that_is_named_is_described() -> None:
    """No triple leads to a thing that has no type."""
    ends = {
        t.value
        for q in data().quads
        for t in (q.subject, q.object)
        if isinstance(t, NamedNode) and t.value.startswith(ID)
    }
    named = set(graphs()) | {q.object.value for q in data().quads if compact(q.predicate.value) == "kg:rule"}
    wrong = sorted(i for i in ends - named if not types(i))
    assert not wrong, shown(wrong)


def test_every_thing_has_a_name_in_english_and_chinese(graph: KnowledgeGraph) -> None:
    nameless = {KG + c for c in ("Quantity", "CaseCoding", "DegreeCondition", "NotContent", "Threshold", "OutcomeRule")}
    works = "http://purl.org/spar/fabio/"
    wrong = []
    for iri in things():
        kinds = types(iri)
        if not kinds or kinds & nameless or iri in graphs():
            continue
        labels = graph.snapshot.labels(iri)
        needed = {"en"} if any(k.startswith(works) for k in kinds) else {"en", "zh-Hans"}
        if not needed <= set(labels):
            wrong.append(iri)
    assert not wrong, shown(wrong)


def test_names_are_trimmed_and_hold_no_invisible_characters() -> None:
    wrong = [
        iri
        for iri in things()
        for predicate in (LABEL, "http://www.w3.org/2004/02/skos/core#altLabel")
        for term in facts()[iri].get(predicate, [])
        if term.value != term.value.strip() or not term.value.isprintable() or not term.value
    ]
    assert not wrong, shown(wrong)


def test_one_thing_is_described_in_one_place_only() -> None:
    """Two files that mint the same id for different things would give it two English names."""
    wrong = [i for i in things() if len({t.value for t in facts()[i][LABEL] if t.language == "en"}) > 1]
    assert not wrong, shown(wrong)


# --- Shapes


@pytest.mark.slow
def test_every_shape_holds() -> None:
    assert list(map(str, validate.problems(validate.shipped()))) == []


def test_the_seal_is_of_the_data_as_it_is() -> None:
    assert validate.is_sealed(), "validate and seal the data: python -m kg.validate"
