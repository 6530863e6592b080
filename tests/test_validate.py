# ruff: noqa: E501  (the table of faults: one a line)
import re
from pathlib import Path

import pytest
from faces import call, is_one_clear_line
from small import GOOD_ADDITION, PREFIXES

from kg import places, validate
from kg.corpus import read
from kg.errors import DataError

SECTION = 'kg:section "1" ; '
LINE = "kg:line 9 ; "
EXACT = 'kg:exact "亚特兰蒂斯" ;'
SUMMARY = 'kg:summary "Atlantis supports burden-sharing."@en , "亚特兰蒂斯支持责任分担。"@zh-Hans .'
CLAIM = """p:l9b { id:claim-x a kg:Claim ; kg:claimKind kg:judgement ; kg:claimant id:critics ;
    kg:content "X."@en , "某。"@zh-Hans ; kg:about id:japan . }
"""
META = 'kg:section "9" ; kg:line 9 ; kg:exact "亚特兰蒂斯" ; kg:summary "S."@en , "摘要。"@zh-Hans'
ACT = """p:l9b { id:act-x a kg:ProposedAct ; kg:modality kg:demanded ; kg:content "X."@en , "某。"@zh-Hans . }
"""
NEGATION = """p:l9b { id:no-x a kg:Negation ; rdf:subject id:japan ; rdf:predicate kg:partyTo ; rdf:object id:mutual-treaty ;
    kg:content "X."@en , "某。"@zh-Hans . }
"""
QUANTITY = """p:l9b { id:q-x a kg:Quantity ; kg:value 1 ; kg:unit unit:NUM ; kg:approximate false ; kg:measure id:payment . }
"""


def told(text: str) -> str:
    """A passage's metadata behind whatever its graph holds."""
    return f"{PREFIXES}{text}p:l9b {META} .\n"


FAULTS = {
    "no line": (GOOD_ADDITION.replace(LINE, ""), "passage:little/l9a", "kg:line"),
    "line zero": (GOOD_ADDITION.replace(LINE, "kg:line 0 ; "), "passage:little/l9a", "kg:line"),
    "line in words": (GOOD_ADDITION.replace(LINE, 'kg:line "nine" ; '), "passage:little/l9a", "kg:line"),
    "two lines": (GOOD_ADDITION.replace(LINE, "kg:line 8 , 9 ; "), "passage:little/l9a", "kg:line"),
    "no quote": (GOOD_ADDITION.replace(EXACT, ""), "passage:little/l9a", "kg:exact"),
    "long quote": (GOOD_ADDITION.replace("亚特兰蒂斯\" ;\n", "亚" * 21 + "\" ;\n"), "passage:little/l9a", "20 characters"),
    "no section": (GOOD_ADDITION.replace('kg:section "9" ; ', ""), "passage:little/l9a", "kg:section"),
    "summary in English only": (GOOD_ADDITION.replace(' , "亚特兰蒂斯支持责任分担。"@zh-Hans', ""), "passage:little/l9a", "kg:summary"),
    "two English summaries": (GOOD_ADDITION.replace('@zh-Hans .\n', '@zh-Hans , "Again."@en .\n'), "", "English and|kg:summary"),
    "summary in Chinese without zh-Hans": (GOOD_ADDITION.replace('。"@zh-Hans .', '。"@fr .'), "passage:little/l9a", "zh-Hans"),
    "thing without zh-Hans name": (GOOD_ADDITION.replace(' , "亚特兰蒂斯"@zh-Hans', ""), "id:atlantis", "rdfs:label"),
    "unknown predicate": (GOOD_ADDITION.replace("kg:supports", "kg:applauds"), "", "kg:applauds is no term"),
    "unknown class": (GOOD_ADDITION.replace("kg:State", "kg:Kingdom"), "id:atlantis", "kg:Kingdom is no term"),
    "speaker that is no actor": (GOOD_ADDITION.replace(LINE, LINE + "kg:speaker id:payment ; kg:stance kg:asserts ; "), "passage:little/l9a", "speaker"),
    "speaker without stance": (GOOD_ADDITION.replace(LINE, LINE + "kg:speaker id:critics ; "), "passage:little/l9a", "stance"),
    "unknown stance": (GOOD_ADDITION.replace(LINE, LINE + "kg:speaker id:critics ; kg:stance kg:demanded ; "), "passage:little/l9a", "stance"),
    "reported fact": (GOOD_ADDITION.replace(LINE, LINE + "kg:speaker id:critics ; kg:stance kg:reports ; "), "passage:little/l9a", "kg:Claim"),
    "thing that nothing describes": (GOOD_ADDITION.replace("kg:supports id:burden-sharing", "kg:supports id:nobody-described-this"), "", "nobody-described-this"),
    "claim without kind": (told(CLAIM.replace("kg:claimKind kg:judgement ; ", "")), "id:claim-x", "kg:claimKind"),
    "claim of a strange kind": (told(CLAIM.replace("kg:judgement", "kg:demanded")), "id:claim-x", "kg:claimKind"),
    "claim without claimant": (told(CLAIM.replace("kg:claimant id:critics ;", "")), "id:claim-x", "kg:claimant"),
    "claim about nothing": (told(CLAIM.replace(" ; kg:about id:japan", "")), "id:claim-x", "kg:about"),
    "claim without zh-Hans": (told(CLAIM.replace(' , "某。"@zh-Hans', "")), "id:claim-x", "kg:content"),
    "claim with half a triple": (told(CLAIM.replace("kg:about", "rdf:subject id:japan ; kg:about")), "id:claim-x", "rdf:subject"),
    "act without modality": (told(ACT.replace("kg:modality kg:demanded ; ", "")), "id:act-x", "kg:modality"),
    "act that is an event too": (told(ACT.replace("a kg:ProposedAct", "a kg:ProposedAct , kg:Meeting")), "id:act-x", "no event"),
    "act without content": (told(ACT.replace('kg:content "X."@en , "某。"@zh-Hans ', "")), "id:act-x", "kg:content"),
    "negation without object": (told(NEGATION.replace("rdf:object id:mutual-treaty ;", "")), "id:no-x", "rdf:object"),
    "number without unit": (told(QUANTITY.replace("kg:unit unit:NUM ; ", "")), "id:q-x", "kg:unit"),
    "number without value": (told(QUANTITY.replace("kg:value 1 ; ", "")), "id:q-x", "kg:value"),
    "number without measure": (told(QUANTITY.replace(" ; kg:measure id:payment", "")), "id:q-x", "kg:measure"),
    "number of unknown precision": (told(QUANTITY.replace("kg:approximate false ; ", "")), "id:q-x", "kg:approximate"),
    "currency in words": (told(QUANTITY.replace("kg:unit unit:NUM", 'kg:currency "dollars"')), "id:q-x", "three letters"),
    "date of a wrong type": (told(ACT.replace("kg:content", 'kg:date "2019" ; kg:content')), "id:act-x", "EDTF"),
    "two dates in one passage": (told(ACT.replace("kg:content", 'kg:date "2019"^^kg:edtf , "2020"^^kg:edtf ; kg:content')), "id:act-x", "several dates"),
    "draft that says something": (GOOD_ADDITION.replace(LINE, LINE + "a kg:Draft ; "), "passage:little/l9a", "kg:Draft"),
    "date that is none": (told(ACT.replace("kg:content", 'kg:date "soon"^^kg:edtf ; kg:content')), "id:act-x", "EDTF"),
    "party to a state": (told("p:l9b { id:japan kg:partyTo id:critics . }\n"), "id:japan", "treaty or document"),
    "member of a treaty": (told("p:l9b { id:japan kg:memberOf id:mutual-treaty . }\n"), "id:japan", "actor to an actor"),
    "passage without metadata": (PREFIXES + "p:l9b { id:japan kg:supports id:burden-sharing . }\n", "passage:little/l9b", "kg:exact"),
    "article that nothing describes": (GOOD_ADDITION.replace("little/>", "nobody/>"), "", "kg:Article"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_gives_file_line_node_and_what_to_do(on_small: Path, tmp_path: Path, fault: str) -> None:
    text, node, message = FAULTS[fault]
    path = tmp_path / "own.trig"
    path.write_text(text, "utf-8")
    problems = validate.problems_of([path])
    assert problems, "nothing was found"
    assert any(re.search(message, str(p)) for p in problems), list(map(str, problems))
    for problem in problems:
        match = re.fullmatch(r"own\.trig:(\d+)", problem.where)
        assert match, problem.where
        line = text.split("\n")[int(match[1]) - 1]
        if problem.node:
            assert problem.node.split(":", 1)[1].rsplit("/", 1)[-1] in line
    if node:
        assert node in {p.node for p in problems} or any(node in p.message for p in problems)


def test_good_data_has_no_problems(on_small: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.trig"
    path.write_text(GOOD_ADDITION, "utf-8")
    assert validate.problems_of([path]) == []
    result = call("validate", path)
    assert (result.status, result.err) == (0, "")


@pytest.mark.parametrize("text", [told(CLAIM), told(ACT), told(NEGATION), told(QUANTITY)])
def test_what_the_faults_are_made_from_is_good(on_small: Path, tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.trig"
    path.write_text(text, "utf-8")
    assert validate.problems_of([path]) == []


def test_reported_claims_with_their_quantities_are_good(on_small: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.trig"
    reported = "kg:speaker id:critics ; kg:stance kg:reports ; "
    both = CLAIM.replace("kg:about", "kg:quantity id:q-x ; kg:about").replace(" }\n", "") + QUANTITY.replace(
        "p:l9b {", ""
    )
    path.write_text(told(both).replace("p:l9b kg:", f"p:l9b {reported}kg:"), "utf-8")
    assert validate.problems_of([path]) == []


def test_every_syntax_error_of_several_files_is_told(on_small: Path, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(PREFIXES + "id:a id:b\n", "utf-8")
    (tmp_path / "b.trig").write_text("# one\n\nnonsense\n", "utf-8")
    (tmp_path / "c.ttl").write_bytes(b"\xff")
    result = call("validate", tmp_path)
    assert result.status == 2
    lines = result.err.splitlines()
    assert [line.split(":")[0] for line in lines] == ["a.ttl", "b.trig", "c.ttl"]
    assert all(re.match(r"[abc]\.\w+:\d+: ", line) for line in lines), lines


def test_each_problem_is_one_line_on_standard_error(on_small: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.trig"
    path.write_text(FAULTS["no line"][0].replace("State", "Kingdom"), "utf-8")
    result = call("validate", path)
    assert result.status == 2
    assert result.out == ""
    assert all(line.startswith("own.trig:") for line in result.err.splitlines())


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_nothing_to_check_is_no_success(on_small: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    result = call("validate", tmp_path / name)
    assert result.status == 2
    assert is_one_clear_line(result)


@pytest.mark.parametrize(
    ("quote", "message"),
    [
        ('kg:line 3 ; kg:exact "日本支持责任分担"', None),
        ('kg:line 4 ; kg:exact "日本支持责任分担"', "is not on line 4: it stands on line 3"),
        ('kg:line 99 ; kg:exact "日本支持责任分担"', "is not on line 99: it stands on line 3"),
        ('kg:line 3 ; kg:exact "从来没有说过"', "is not on line 3: copy it again"),
        ('kg:line 2 ; kg:exact "了"', None),
        ('kg:line 2 ; kg:exact "日本" ; kg:prefix "，"', None),
        ('kg:line 6 ; kg:exact "要求" ; kg:prefix "日本"', "add kg:prefix"),
        ('kg:line 7 ; kg:exact "7"', None),
        ('kg:line 6 ; kg:exact "0"', "stands 2 times"),
        ('kg:line 6 ; kg:exact "0" ; kg:tableNumber "1"', None),
    ],
)
def test_quotes_stand_on_their_line_once(on_small: Path, tmp_path: Path, quote: str, message: str | None) -> None:
    path = tmp_path / "own.trig"
    path.write_text(GOOD_ADDITION.replace('kg:line 9 ; kg:exact "亚特兰蒂斯"', quote), "utf-8")
    problems = validate.problems_of([path], on_small / "articles")
    if message is None:
        assert problems == []
    else:
        assert [message in p.message for p in problems] == [True], list(map(str, problems))
        assert problems[0].node == "passage:little/l9a"


def test_shipped_files_can_be_checked_as_they_lie(on_small: Path) -> None:
    assert validate.problems_of([on_small / "data"], on_small / "articles") == []


def test_the_seal_is_of_data_ontology_and_shapes(checkout: Path) -> None:
    assert not validate.is_sealed()
    validate.seal()
    assert validate.is_sealed()
    for path in (checkout / "data" / "things.ttl", checkout / "ontology" / "shapes" / "shapes.ttl"):
        before = path.read_bytes()
        path.write_bytes(before + b"\n")
        assert not validate.is_sealed()
        path.write_bytes(before)
        assert validate.is_sealed()


def test_faulty_data_is_not_sealed(checkout: Path) -> None:
    path = checkout / "data" / "passages.trig"
    path.write_text(path.read_text("utf-8").replace("kg:line 3 ; ", ""), "utf-8")
    with pytest.raises(DataError):
        validate.seal()
    assert not (checkout / "data" / "validated.sha256").exists()


def test_every_shape_speaks_english_and_chinese() -> None:
    import rdflib

    shapes = rdflib.Graph()
    for path in places.shape_files(places.resources()):
        shapes.parse(path, format="turtle")
    message = rdflib.URIRef("http://www.w3.org/ns/shacl#message")
    spoken: dict[object, set[str | None]] = {}
    for subject, text in shapes.subject_objects(message):
        spoken.setdefault(subject, set()).add(text.language)
    assert spoken
    assert {frozenset(tags) for tags in spoken.values()} == {frozenset({"en", "zh-Hans"})}


def test_the_ontology_itself_holds_no_unknown_term() -> None:
    assert validate.terms(read(places.ontology_files(places.resources()))) == []
