import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import rdflib
from faces import call, is_one_clear_line
from hypothesis import given
from hypothesis import strategies as st
from small import ODD_NAME

from kg import KnowledgeGraph
from kg.cells import safe
from kg.errors import QueryError
from kg.query import FORMATS, catalogue, prologue
from kg.terms import PREFIXES

SELECT = """SELECT ?thing ?name WHERE {
  ?thing kg:partyTo id:mutual-treaty ; rdfs:label ?name FILTER(lang(?name) = 'en')
} ORDER BY ?name"""
CONSTRUCT = "CONSTRUCT WHERE { ?s kg:partyTo ?o }"


# --- Forms


def test_select_in_each_form(on_small: Path) -> None:
    names = ["Japan", "United States"]
    lines = call("query", SELECT).out.splitlines()
    assert lines[0].split() == ["thing", "name"]
    assert [line.split(maxsplit=1)[1] for line in lines[2:4]] == names
    assert lines[4] == "(2 rows)"
    for form, delimiter in (("csv", ","), ("tsv", "\t")):
        rows = list(csv.reader(io.StringIO(call("query", SELECT, "-f", form).out), delimiter=delimiter))
        assert rows == [["thing", "name"], ["id:japan", "Japan"], ["id:united-states", "United States"]]
    bindings = json.loads(call("query", SELECT, "-f", "json").out)["results"]["bindings"]
    assert [b["name"]["value"] for b in bindings] == names
    root = ElementTree.fromstring(call("query", SELECT, "-f", "xml").out)
    assert [e.text for e in root.iter("{http://www.w3.org/2005/sparql-results#}literal")] == names


def test_ask_in_each_form(on_small: Path) -> None:
    ask = "ASK { id:japan kg:partyTo id:mutual-treaty }"
    assert call("query", ask).out == "yes\n"
    assert call("query", ask.replace("japan", "south-korea")).out == "no\n"
    assert json.loads(call("query", ask, "-f", "json").out)["boolean"] is True
    assert "true" in call("query", ask, "-f", "xml").out


@pytest.mark.parametrize(
    ("form", "name"), [("turtle", "turtle"), ("jsonld", "json-ld"), ("xml", "xml"), ("table", "turtle")]
)
def test_construct_in_each_form(on_small: Path, form: str, name: str) -> None:
    out = call("query", CONSTRUCT, "-f", form).out
    graph = rdflib.Graph().parse(data=out, format=name)
    kg = rdflib.Namespace(PREFIXES["kg"])
    assert {str(s).rsplit("/", 1)[-1] for s in graph.subjects(kg.partyTo)} == {"japan", "united-states"}
    assert call("query", CONSTRUCT, "-f", form).out == out


@pytest.mark.parametrize("form", ["csv", "tsv", "json"])
def test_triples_as_rows(on_small: Path, form: str) -> None:
    out = call("query", CONSTRUCT, "-f", form).out
    assert "id:japan" in out
    assert "kg:partyTo" in out


def test_describe(on_small: Path) -> None:
    out = call("query", "DESCRIBE id:mutual-treaty", "-f", "turtle").out
    assert "Mutual Treaty" in out


@pytest.mark.parametrize(
    ("text", "form"),
    [(SELECT, "turtle"), (SELECT, "jsonld"), ("ASK {}", "turtle"), ("ASK {}", "jsonld"), (SELECT, "yaml")],
)
def test_a_form_that_does_not_fit_is_wrong_use(on_small: Path, text: str, form: str) -> None:
    result = call("query", text, "-f", form)
    assert result.status == 2
    assert result.out == ""
    assert "Traceback" not in result.err
    assert result.err


def test_every_form_is_reachable(on_small: Path) -> None:
    assert {form for form in FORMATS if call("query", CONSTRUCT, "-f", form).status == 0} == set(FORMATS)


# --- Where the text comes from


def test_a_file_standard_input_and_text_are_the_same(on_small: Path, tmp_path: Path) -> None:
    path = tmp_path / "query.rq"
    path.write_text(SELECT, "utf-8")
    assert call("query", path).out == call("query", SELECT).out == call("query", "-", stdin=SELECT).out


@pytest.mark.parametrize("kind", ["missing", "folder", "not UTF-8"])
def test_a_file_that_cannot_be_read_gives_one_line(on_small: Path, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "query.rq"
    if kind == "folder":
        path.mkdir()
    elif kind == "not UTF-8":
        path.write_bytes(b"ASK {} # \xff")
    result = call("query", path)
    assert result.status == 2
    assert is_one_clear_line(result), result.err


def test_nothing_or_two_things_to_run_is_wrong_use(on_small: Path) -> None:
    assert call("query").status == 2
    assert call("query", SELECT, "--run", "anything").status == 2


def test_an_unknown_competency_query_points_to_the_list(on_small: Path) -> None:
    result = call("query", "--run", "no-such-query")
    assert result.status == 2
    assert is_one_clear_line(result)
    assert "--list" in result.err


def test_the_list_names_every_competency_query() -> None:
    result = call("query", "--list")
    assert result.status == 0
    for query in catalogue():
        assert query.name in result.out


# --- What is refused

REMOTE = "SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o }"


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * WHERE {{ {REMOTE} }}",
        f"SELECT * WHERE {{ {REMOTE.replace('SERVICE', 'service SILENT')} }}",
        f"SELECT * WHERE {{ ?a kg:value ?b FILTER(?b < 3) {REMOTE} }}",
        f"SELECT * WHERE {{ # don't\n {REMOTE} # don't\n }}",
        f'SELECT * WHERE {{ # "\n {REMOTE} # "\n }}',
        f"SELECT * WHERE {{ BIND('''it's''' AS ?x) {REMOTE} BIND('''it's''' AS ?y) }}",
        f"SELECT * WHERE {{ ?s <http://example.org/#x> ?o . {REMOTE} }}",
        "SELECT * WHERE { SERVICE ?where { ?s ?p ?o } }",
        "SELECT * WHERE { SERVICE id:japan { ?s ?p ?o } }",
    ],
)
def test_no_other_host_is_asked(small: KnowledgeGraph, text: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        list(small.query(text))


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?x WHERE { BIND('SERVICE' AS ?x) }",
        "SELECT ?service WHERE { ?service kg:partyTo ?x }",
        "SELECT ?x WHERE { BIND(<http://example.org/SERVICE> AS ?x) } # SERVICE",
    ],
)
def test_the_word_itself_is_no_offence(small: KnowledgeGraph, text: str) -> None:
    assert list(small.query(text))


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { id:a kg:supports id:b }",
        "DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "DROP ALL",
        "LOAD <http://127.0.0.1:9/x.ttl>",
        "PREFIX x: <http://x/>\nDELETE { ?s ?p ?o } INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_what_changes_data_is_refused_and_changes_nothing(on_small: Path, small: KnowledgeGraph, text: str) -> None:
    before = len(small.snapshot.store)
    result = call("query", "-", stdin=text)
    assert result.status == 2
    assert is_one_clear_line(result), result.err
    assert "read-only" in result.err
    assert len(small.snapshot.store) == before


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("SELECT ?x WHERE { ?x a }", 1),
        ("SELECT ?x\nWHERE {\n  ?x a kg:State\n  ?y\n}", 5),
        ("PREFIX own: <http://x/>\nSELECT ?x WHERE {\n ?x own:p }", 3),
        ("SELEC ?x {}", 1),
        ("\n\nASK { ?x kg:p id:a", 3),
    ],
)
def test_a_syntax_error_has_its_line_and_column(on_small: Path, text: str, line: int) -> None:
    result = call("query", "-", stdin=text)
    assert result.status == 2
    assert is_one_clear_line(result), result.err
    found = re.search(r"line (\d+), column (\d+): \S", result.err)
    assert found, result.err
    assert int(found[1]) == line
    assert 1 <= int(found[2]) <= len(text.split("\n")[line - 1]) + 1
    assert len(result.err) < 300, "a list of all characters that might follow helps nobody"


@pytest.mark.parametrize("text", ["", "   ", "not sparql at all", "SELECT ?x WHERE { ?x nope:a ?y }", "{" * 500])
def test_what_is_no_query_gives_one_line(on_small: Path, text: str) -> None:
    result = call("query", "-", stdin=text)
    assert result.status == 2
    assert is_one_clear_line(result), result.err


@given(st.text(max_size=40))
def test_any_text_runs_or_is_refused(small: KnowledgeGraph, text: str) -> None:
    try:
        small.query(text)
    except QueryError as error:
        assert "\n" not in str(error)


# --- Prefixes


@pytest.mark.parametrize("prefix", sorted(PREFIXES))
def test_every_known_prefix_needs_no_declaring(small: KnowledgeGraph, prefix: str) -> None:
    assert not small.query(f"ASK {{ ?s {prefix}:never-used ?o }}")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?x { ?x kg:earliest ?a FILTER(?a < '1960-01-01'^^xsd:date && ?a > '1940-01-01'^^xsd:date) }",
        "SELECT ?x { ?x a <https://w3id.org/alliance-kg/ontology#State> FILTER(?x != id:nobody) }",
        "PREFIX mine: <https://w3id.org/alliance-kg/ontology#> SELECT ?x { ?x a mine:State FILTER(?x != id:nobody) }",
        'SELECT ?x { BIND("kg: is a prefix" AS ?x) }',
    ],
)
def test_prefixes_are_found_wherever_they_stand(small: KnowledgeGraph, text: str) -> None:
    assert len(list(small.query(text))) >= 1


def test_declared_prefixes_are_left_alone() -> None:
    assert prologue("PREFIX kg: <http://other/> SELECT * { ?s kg:p id:o }") == f"PREFIX id: <{PREFIXES['id']}>\n"


# --- Cells


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_spreadsheet_takes_a_cell_for_a_formula(on_small: Path, text: str) -> None:
    assert safe(text).startswith("'")
    out = call("query", f"SELECT ?x {{ BIND({json.dumps(text)} AS ?x) }}", "-f", "csv").out
    assert list(csv.reader(io.StringIO(out, newline="")))[1] == ["'" + text]


def test_odd_characters_of_a_name_are_shown_not_obeyed(on_small: Path) -> None:
    text = "SELECT ?name { id:odd rdfs:label ?name FILTER(lang(?name) = 'en') }"
    out = call("query", text).out
    assert "<b>bold</b>" in out
    assert not {"\u202e", "\u200b"} & set(out)
    assert json.loads(call("query", text, "-f", "json").out)["results"]["bindings"][0]["name"]["value"] == ODD_NAME
