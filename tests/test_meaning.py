"""A name with several meanings: decided where the question decides, else asked about, never guessed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from faces import call
from small import PREFIXES, make_checkout

from kg import KnowledgeGraph, build, places
from kg.errors import UnknownThingError
from kg.snapshot import Snapshot
from kg.terms import ID

PORTS = (
    PREFIXES
    + """
id:port-city a kg:Place ; rdfs:label "Port Haven"@en , "港城"@zh-Hans ; skos:altLabel "Haven"@en .
id:haven-state a kg:State ; rdfs:label "Haven Islands"@en , "港群岛"@zh-Hans ; skos:altLabel "Haven"@en .
id:haven-conference a kg:Conference ; rdfs:label "Haven Conference"@en , "港会议"@zh-Hans .
id:tariff a kg:PolicyInstrument ; rdfs:label "tariff"@en , "关税"@zh-Hans .
p:l6b { id:haven-state kg:uses id:tariff . }
p:l6b kg:section "2" ; kg:line 6 ; kg:exact "美国" ;
    kg:summary "The Haven Islands levy a tariff."@en , "港群岛征收关税。"@zh-Hans .
p:l7b { id:meeting-2019 sem:hasPlace id:port-city . }
p:l7b kg:section "2" ; kg:line 7 ; kg:exact "2019年7月" ;
    kg:summary "The Seoul meeting of July 2019 took place in Port Haven."@en , "2019年7月的会议在港城举行。"@zh-Hans .
p:l8b { id:haven-conference kg:date "1950-05"^^kg:edtf . }
p:l8b kg:section "2" ; kg:line 8 ; kg:exact "小工具" ;
    kg:summary "The Haven Conference met in May 1950."@en , "港会议于1950年5月举行。"@zh-Hans .
"""
)


@pytest.fixture(scope="module")
def havens(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    root = make_checkout(tmp_path_factory.mktemp("havens"))
    (root / "data" / "ports.trig").write_text(PORTS, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "resources", lambda: root)
        patch.setenv("ALLIANCE_KG_CACHE", str(root / "cache"))
        opened = KnowledgeGraph(Snapshot(build.ensure()))
    yield opened
    shutil.rmtree(root)


def meant(answer: object) -> list[str]:
    return [e["iri"].removeprefix(ID) for e in answer.entities]  # type: ignore[attr-defined]


def test_what_is_it_is_asked_back_by_type(havens: KnowledgeGraph) -> None:
    answer = havens.ask("What is Haven?")
    assert (answer.status, answer.exit_status) == ("ambiguous", 1)
    assert set(meant(answer)) == {"port-city", "haven-state", "haven-conference"}
    assert len(answer.suggestions) == 3
    for number, key in enumerate(meant(answer), 1):
        assert f"{number}. " in answer.answer
        assert f"({key})" in answer.suggestions[number - 1]
    assert "conference" in answer.answer
    assert "state" in answer.answer
    assert answer.evidence == []


@pytest.mark.parametrize("key", ["port-city", "haven-state", "haven-conference"])
def test_a_choice_by_key_or_number_answers_with_that_meaning(havens: KnowledgeGraph, key: str) -> None:
    asked = havens.ask("What is Haven?")
    by_key = havens.ask("What is Haven?", choose=[key])
    by_number = havens.ask("What is Haven?", choose=[str(meant(asked).index(key) + 1)])
    assert by_key.status == "answered"
    assert by_key.contract() == by_number.contract()
    assert meant(by_key)[0] == key
    assert any("chosen" in r for r in by_key.readings)


def test_words_around_a_name_decide(havens: KnowledgeGraph) -> None:
    answer = havens.ask("Which states met in Haven?")
    assert meant(answer)[:1] == ["port-city"]
    assert answer.status != "ambiguous"
    assert any("Port Haven" in r for r in answer.readings)


def test_the_rest_of_the_question_decides(havens: KnowledgeGraph) -> None:
    answer = havens.ask("How does Haven levy a tariff?")
    assert answer.status == "answered"
    assert meant(answer)[0] == "haven-state"
    assert any("Haven Islands" in r for r in answer.readings)


def test_a_name_of_one_meaning_is_not_asked_about(havens: KnowledgeGraph) -> None:
    answer = havens.ask("What is Port Haven?")
    assert answer.status == "answered"
    assert answer.readings == []


@pytest.mark.parametrize("choice", ["japan", "9", "0", "-1", "nothing"])
def test_a_choice_that_fits_nothing_is_refused(havens: KnowledgeGraph, choice: str) -> None:
    with pytest.raises(UnknownThingError, match="may mean"):
        havens.ask("What is Haven?", choose=[choice])


def test_the_command_prints_the_list_once_and_takes_a_choice(on_small: Path) -> None:
    asked = call("ask", "What is the Twin plan?")
    assert asked.status == 1
    assert asked.out.count("twin-one") == 1
    chosen = call("ask", "What is the Twin plan?", "--choose", "twin-two", "--format", "json")
    found = json.loads(chosen.out)
    assert found["status"] != "ambiguous"
    assert found["entities"][0]["iri"] == ID + "twin-two"
    wrong = call("ask", "What is the Twin plan?", "--choose", "japan")
    assert (wrong.status, wrong.err.count("\n")) == (1, 1)


def test_why_tells_how_a_name_was_read(graph: KnowledgeGraph) -> None:
    question = "When did Washington announce that it would pull troops out of Germany?"
    result = call("ask", question, "--why")
    assert result.status == 0
    assert "“Washington” read as United States (state)" in result.out
    assert "read as" not in call("ask", question).out


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("When did the US national security adviser visit Japan in 2019?", "lu-hao/l131f"),
        ("How much did the Polish president offer for a permanent base?", "jiang-liyuan/l"),
        ("When did Poland's president visit the United States?", "jiang-liyuan/l"),
        ("ドイツの首相はG7について何と言ったか。", "jiang-liyuan/l"),
        ("菲律宾国防部长2018年说了什么？", "jiang-liyuan/l510"),
    ],
)
def test_an_office_stands_for_who_holds_it(graph: KnowledgeGraph, question: str, passage: str) -> None:
    answer = graph.ask(question)
    assert answer.status == "answered"
    assert answer.readings
    assert any(passage in e["passage"] for e in answer.evidence[:3])


@pytest.mark.parametrize(
    "question",
    [
        "Who is the Polish president?",
        "What did the former US president Trump say of allies?",
        "Was Merkel the German chancellor?",
        "What terms did Secretary Hull put to the Japanese envoys in November 1941?",
        "What open questions does Saltzman hand over to future researchers?",
    ],
)
def test_an_office_that_is_asked_for_or_whose_holder_is_named_stands_for_itself(
    graph: KnowledgeGraph, question: str
) -> None:
    assert graph.ask(question).readings == []


def test_the_conference_the_journal_or_the_city(graph: KnowledgeGraph) -> None:
    answer = graph.ask("What is Washington?")
    assert answer.status == "ambiguous"
    assert {"washington-conference", "the-washington-quarterly", "washington-dc"} <= set(meant(answer))
