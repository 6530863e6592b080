"""The library as a notebook uses it."""

import doctest
import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest
import rdflib

import kg
from kg import KnowledgeGraph
from kg.errors import KgError, UnknownThingError
from kg.terms import ID

PUBLIC = [name for name in vars(KnowledgeGraph) if not name.startswith("_")]


def test_the_object_offers_what_the_issue_names() -> None:
    assert {"open", "ask", "paths", "query", "to_networkx", "to_rdflib", "show"} <= set(PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_every_method_is_documented_and_typed(name: str) -> None:
    method = getattr(KnowledgeGraph, name)
    assert inspect.getdoc(method)
    signature = inspect.signature(method)
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(p.annotation is not inspect.Parameter.empty for n, p in signature.parameters.items() if n != "self")


def test_the_package_gives_the_class_and_nothing_else() -> None:
    assert kg.__all__ == ["KnowledgeGraph"]
    with pytest.raises(AttributeError, match="Nothing"):
        _ = kg.Nothing


def test_the_same_thing_by_any_name(small: KnowledgeGraph) -> None:
    assert {small.find(n) for n in ("United States", "us", "米国", "美國", "united-states")} == {"united-states"}
    assert small.find_all("Twin plan") == ["twin-one", "twin-two"]
    assert small.label("mutual-treaty", "zh-Hant") == "互助條約"


def test_errors_are_of_one_family_and_carry_suggestions(small: KnowledgeGraph) -> None:
    with pytest.raises(UnknownThingError) as caught:
        small.find("burden sharng")
    assert isinstance(caught.value, KgError)
    assert "burden-sharing" in caught.value.suggestions
    with pytest.raises(UnknownThingError) as caught:
        small.find("Twin plan")
    assert set(caught.value.suggestions) == {"twin-one", "twin-two"}
    with pytest.raises(UnknownThingError):
        small.find("")


def test_near_names_are_near_and_each_of_another_thing(small: KnowledgeGraph) -> None:
    near = small.near("Mutual Treatie")
    assert near[0] == "Mutual Treaty"
    assert len({small.find_all(n)[0] for n in near}) == len(near)
    assert small.near("qqqqxxxx") == []


def test_the_dataset_is_the_store(small: KnowledgeGraph) -> None:
    dataset = small.to_rdflib()
    assert isinstance(dataset, rdflib.Dataset)
    assert len(list(dataset.quads())) == len(small.snapshot.store)
    text = "PREFIX kg: <https://w3id.org/alliance-kg/ontology#> SELECT (COUNT(*) AS ?n) { ?s kg:partyTo ?o }"
    count = int(next(iter(dataset.query(text))).n)
    assert count == int(next(iter(small.query(text)))["n"].value) == 2


def test_a_claim_is_no_fact_in_the_dataset(small: KnowledgeGraph) -> None:
    japan, opposes = rdflib.URIRef(ID + "japan"), rdflib.URIRef("https://w3id.org/alliance-kg/ontology#opposes")
    assert (japan, opposes, None, None) not in small.to_rdflib()


def test_answers_paths_and_pages_come_from_one_object(small: KnowledgeGraph) -> None:
    assert small.ask("what links Japan to burden-sharing").status == "answered"
    assert small.paths("Japan", "burden-sharing").paths
    assert small.show("Japan")["groups"]
    assert small.timeline("Japan")
    assert len(list(small.passages())) == 8
    assert small.to_networkx().number_of_nodes() > 5


def test_own_data_may_be_given_as_text_or_path(on_small: Path, tmp_path: Path) -> None:
    from small import GOOD_ADDITION

    (tmp_path / "own.trig").write_text(GOOD_ADDITION, "utf-8")
    assert KnowledgeGraph.open([str(tmp_path)]).find("Atlantis") == "atlantis"


@pytest.mark.parametrize("name", [m.name for m in pkgutil.walk_packages(kg.__path__, "kg.")])
def test_the_examples_in_the_documentation_run(graph: KnowledgeGraph, name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0


def test_the_example_of_the_package_runs(graph: KnowledgeGraph) -> None:
    result = doctest.testmod(kg)
    assert (result.failed, result.attempted > 0) == (0, True)
