"""Exports, each read again by a program that others use."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from faces import call, is_one_clear_line
from hypothesis import given
from hypothesis import strategies as st

from kg import KnowledgeGraph, export
from kg.cells import separated
from kg.errors import OutputError
from kg.export.dates import dated
from kg.export.statements import CORPUS
from kg.terms import ID, PASSAGE

Ties = set[tuple[str, str, str]]


@pytest.fixture(scope="module")
def network(small: KnowledgeGraph) -> nx.MultiDiGraph[str]:
    return dated(small.snapshot, small.to_networkx())


def ties(graph: nx.Graph[Any]) -> Ties:
    """The edges with their predicates."""
    return {(one, other, data["predicate"]) for one, other, data in graph.edges(data=True)}


def original(cell: str) -> str:
    """A cell of CSV as it was before it was made safe."""
    return cell[1:] if re.match("'+[=+@\t\r\n＝＋－＠-]", cell) else cell


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return [{k: original(v) for k, v in row.items()} for row in csv.DictReader(stream)]


# --- Networks


def test_graphml_in_networkx_and_igraph(network: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    [path] = export.write(network, tmp_path / "net.graphml")
    read = nx.read_graphml(path, force_multigraph=True)
    assert set(read) == set(network)
    assert ties(read) == ties(network)
    assert read.number_of_edges() == network.number_of_edges()
    assert read.nodes[ID + "japan"]["label"] == "Japan"
    assert read.nodes[ID + "japan"]["label_zh-Hans"] == "日本"
    other = igraph.Graph.Read_GraphML(str(path))
    names = other.vs["id"]
    assert {(names[e.source], names[e.target], e["predicate"]) for e in other.es} == ties(network)


def test_gexf_keeps_time(network: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    [path] = export.write(network, tmp_path / "net.gexf", language="zh-Hans")
    read = nx.read_gexf(path)
    assert set(read) == set(network)
    assert ties(read) == ties(network)
    assert read.graph["mode"] == "dynamic"
    meeting = read.nodes[ID + "meeting-2019"]
    assert (meeting["start"], meeting["end"]) == ("2019-07-01", "2019-07-31")
    assert "start" not in read.nodes[ID + "japan"]
    assert read.nodes[ID + "japan"]["label"] == "日本"
    spans = {(d.get("start"), d.get("end")) for u, _, d in read.edges(data=True) if u == ID + "signing-1951"}
    assert spans == {("1951-09-01", "1951-09-30")}
    assert "lastmodifieddate" not in path.read_text("utf-8")


def test_csv_has_all_nodes_and_edges(network: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    nodes, edges = export.write(network, tmp_path / "net.csv")
    assert (nodes.name, edges.name) == ("net-nodes.csv", "net-edges.csv")
    assert not (tmp_path / "net.csv").exists()
    assert {row["Id"] for row in rows(nodes)} == set(network)
    found = rows(edges)
    assert {(row["Source"], row["Target"], row["predicate"]) for row in found} == ties(network)
    assert len(found) == network.number_of_edges()
    assert {row["Type"] for row in found} == {"Directed"}


def test_node_link_json_is_the_whole_graph(network: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    [path] = export.write(network, tmp_path / "net.json")
    read = nx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges")
    assert nx.utils.graphs_equal(_without_labels(read), _without_labels(network))


def _without_labels(graph: nx.Graph[Any]) -> nx.Graph[Any]:
    copy = graph.copy()
    for _, data in [*copy.nodes(data=True), *((e, d) for *e, d in copy.edges(data=True))]:
        data.pop("label", None)
    return copy


def test_cytoscape_json(network: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    [path] = export.write(network, tmp_path / "net.cyjs")
    content = json.loads(path.read_text("utf-8"))
    read = nx.cytoscape_graph(content)
    assert set(read) == set(network)
    assert ties(read) == ties(network)
    ids = [edge["data"]["id"] for edge in content["elements"]["edges"]]
    assert len(set(ids)) == len(ids) == network.number_of_edges()
    values = [v for part in content["elements"].values() for item in part for v in item["data"].values()]
    assert all(isinstance(value, (str, int, float)) for value in values)


def test_pajek_in_networkx_and_igraph(network: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    [path] = export.write(network, tmp_path / "net.net", language="ja")
    read = nx.read_pajek(path)
    assert len(read) == len(network)
    assert read.number_of_edges() == network.number_of_edges()
    assert read.has_edge("日本", "相互条約")
    # Two things of one name stay two.
    names = [n for n in export.text(network, "pajek").splitlines() if "Twin plan" in n]
    assert len(set(names)) == len(names)
    other = igraph.Graph.Read_Pajek(str(path))
    assert sorted(other.get_edgelist()) == sorted(
        (list(network).index(one), list(network).index(other)) for one, other in network.edges()
    )


@st.composite
def foreign(draw: st.DrawFn) -> nx.Graph[Any]:
    """A user's own graph of any class, with awkward names and attributes."""
    make = draw(st.sampled_from([nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph]))
    graph: nx.Graph[Any] = make()
    text = st.text(st.characters(codec="utf-8"), max_size=12)
    nodes = draw(st.lists(st.one_of(st.integers(), text), min_size=1, max_size=5, unique_by=str))
    values = st.one_of(
        text, st.integers(-9, 9), st.booleans(), st.none(), st.lists(text, max_size=3),
        st.sets(text, max_size=3), st.dictionaries(text, text, max_size=2),
    )  # fmt: skip
    names = st.sampled_from(
        ["id", "label", "labels", "name", "type", "weight", "key", "source", "start", "viz", "date", "a b"]
    )
    for node in nodes:
        graph.add_node(node)
        graph.nodes[node].update(draw(st.dictionaries(names, values, max_size=3)))
    for _ in range(draw(st.integers(0, 6))):
        one, other = draw(st.sampled_from(nodes)), draw(st.sampled_from(nodes))
        graph.add_edge(one, other)
        if not graph.is_multigraph():
            graph.edges[one, other].update(draw(st.dictionaries(names, values, max_size=3)))
    return graph


READERS = {
    "graphml": lambda text: nx.parse_graphml(text, force_multigraph=True),
    "gexf": lambda text: nx.read_gexf(io.BytesIO(text.encode())),
    "json": lambda text: nx.node_link_graph(json.loads(text), edges="edges"),
    "cytoscape": lambda text: nx.cytoscape_graph(json.loads(text)),
    "pajek": lambda text: nx.parse_pajek(text),
}


@pytest.mark.parametrize("form", READERS)
@given(graph=foreign())
def test_any_graph_of_a_user_survives(form: str, graph: nx.Graph[Any]) -> None:
    try:
        text = export.text(graph, form)
    except OutputError as error:
        assert "both written" in str(error)  # Two that differ only in what XML cannot hold.
        return
    read = READERS[form](text)
    assert len(read) == len(graph)
    assert read.number_of_edges() == graph.number_of_edges()
    assert text == export.text(graph, form)


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_no_cell_is_a_formula_and_each_can_be_read_again(cells: list[str]) -> None:
    text = separated(["a"] * len(cells), [cells])
    [_, *read] = csv.reader(io.StringIO(text, newline=""))
    for cell, found in zip(cells, read[0] if read else [""], strict=False):
        assert original(found).replace("\r\n", "\n") == cell.replace("\r\n", "\n")
        first = unicodedata.normalize("NFKC", found[:1])
        assert first not in set("=+-@\t\r\n") or re.fullmatch(r"[-+]?(\d|\.|inf|nan|e|_|[-+])+\s*", found, re.I)


def test_a_formula_in_a_name_is_text(tmp_path: Path) -> None:
    graph = nx.Graph([("=cmd|' /C calc'!A0", "＝1+1")])
    nodes, edges = export.write(graph, tmp_path / "bad.csv")
    for path in (nodes, edges):
        for row in csv.reader(path.open(encoding="utf-8", newline="")):
            assert not any(cell.startswith(("=", "＝")) for cell in row)
    assert {row["Id"] for row in rows(nodes)} == set(graph)


# --- RDF


def quads(small: KnowledgeGraph) -> set[tuple[Any, ...]]:
    """The statements of the store, the default graph under its name."""
    corpus = ox.NamedNode(CORPUS)
    return {(*q.triple, corpus if q.graph_name == ox.DefaultGraph() else q.graph_name) for q in small.snapshot.store}


@pytest.mark.parametrize(
    ("suffix", "ours", "theirs"),
    [
        ("trig", ox.RdfFormat.TRIG, "trig"),
        ("nq", ox.RdfFormat.N_QUADS, "nquads"),
        ("jsonld", ox.RdfFormat.JSON_LD, "json-ld"),
    ],
)
def test_named_graphs_in_pyoxigraph_and_rdflib(
    small: KnowledgeGraph, tmp_path: Path, suffix: str, ours: ox.RdfFormat, theirs: str
) -> None:
    path = tmp_path / f"all.{suffix}"
    count = export.write_rdf(small.snapshot, path)
    read = {(*q.triple, q.graph_name) for q in ox.parse(path=path, format=ours)}
    assert len(read) == count
    right = quads(small)
    extra = read - right
    assert right <= read
    assert {quad[0].value for quad in extra} == {CORPUS}  # The graph's own name, nothing else.
    dataset = rdflib.Dataset(default_union=False)
    dataset.parse(path, format=theirs)
    named = {str(graph.identifier) for graph in dataset.graphs() if len(graph)}
    assert named == {quad[3].value for quad in read}
    assert sum(len(graph) for graph in dataset.graphs()) == count
    japan = rdflib.URIRef(ID + "japan")
    assert len(list(dataset.graph(rdflib.URIRef(CORPUS)).triples((japan, None, None)))) == sum(
        q[0].value == ID + "japan" and q[3].value == CORPUS for q in read
    )


def test_turtle_is_what_the_corpus_holds_to_be_so(small: KnowledgeGraph, tmp_path: Path) -> None:
    count = export.write_rdf(small.snapshot, tmp_path / "all.ttl")
    graph = rdflib.Graph().parse(tmp_path / "all.ttl")
    right = {q.triple for q in small.snapshot.store if q.graph_name == ox.DefaultGraph()}
    assert len(graph) == count == len(right)
    assert {tuple(t) for t in ox.parse(path=tmp_path / "all.ttl")} >= {(*t, ox.DefaultGraph()) for t in right}
    # The critics' claim is there as a claim, never as a fact.
    assert not graph.query(
        "ASK { <https://w3id.org/alliance-kg/id/japan> <https://w3id.org/alliance-kg/ontology#opposes> ?what }"
    ).askAnswer


def test_rdf12_says_who_says_a_statement(small: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "all.ttl"
    export.write_rdf(small.snapshot, path, "rdf12")
    store = ox.Store()
    store.load(path=path, format=ox.RdfFormat.TURTLE)
    prologue = "PREFIX id: <https://w3id.org/alliance-kg/id/> PREFIX kg: <https://w3id.org/alliance-kg/ontology#> "
    found = store.query(
        prologue
        + """SELECT ?passage ?line ?speaker ?stance {
        id:japan kg:supports id:burden-sharing ~ ?passage .
        ?passage kg:line ?line ; kg:speaker ?speaker ; kg:stance ?stance }"""
    )
    [row] = list(found)
    assert row["passage"].value == PASSAGE + "little/l3a"
    assert row["line"].value == "3"
    assert row["stance"].value.endswith("asserts")
    # What a claim says is said of, not said.
    assert not store.query(prologue + "ASK { id:japan kg:opposes id:burden-sharing }")
    claim = store.query(
        prologue
        + """SELECT ?claim ?who { ?claim a kg:Claim ; kg:claimant ?who ;
        <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( id:japan kg:opposes id:burden-sharing )>> }"""
    )
    assert [(r["claim"].value, r["who"].value) for r in claim] == [
        (ID + "claim-japan-does-not-pay", ID + "critics")
    ]  # fmt: skip
    # Every statement of every named graph is reified by that graph.
    reified = {(q.subject, q.object) for q in store if isinstance(q.object, ox.Triple)}
    stated = {(q.graph_name, q.triple) for q in small.snapshot.store if isinstance(q.graph_name, ox.NamedNode)}
    assert stated <= reified


def test_the_statements_on_a_thing(small: KnowledgeGraph, tmp_path: Path) -> None:
    export.write_rdf(small.snapshot, tmp_path / "korea.trig", thing="south-korea")
    read = {(*q.triple, q.graph_name) for q in ox.parse(path=tmp_path / "korea.trig")}
    assert {q for q in read if q[0].value != CORPUS} < quads(small)
    graphs = {q[3].value for q in read}
    assert graphs == {CORPUS, *(PASSAGE + f"little/l{n}a" for n in (5, 7, 8))}
    lines = {q[0].value for q in read if q[1].value.endswith("#line")}
    assert lines == graphs - {CORPUS}
    assert any(q[0].value == ID + "mutual-treaty" and q[1].value.endswith("label") for q in read)


# --- The command


@pytest.mark.parametrize("name", [*(f"x{s[0]}" for s in export.FORMS.values() if s), "x12.ttl"])
def test_the_same_file_each_time(on_small: Path, tmp_path: Path, name: str) -> None:
    form = ("-f", "rdf12") if "12" in name else ()
    written = []
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        result = call("export", "-o", tmp_path / folder / name, *form)
        assert result.status == 0, result.err
        written.append({p.name: p.read_bytes() for p in (tmp_path / folder).iterdir()})
    assert written[0] == written[1]
    assert all(written[0].values())


def test_filters_and_surroundings(on_small: Path, small: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "x.json"

    def edges(*options: str) -> list[dict[str, Any]]:
        assert call("export", "-o", path, *options).status == 0
        found: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["edges"]
        return found

    everything = edges()
    assert {e["kind"] for e in everything} > {"fact"} == {e["kind"] for e in edges("--asserted-only")}
    assert {e["predicate"] for e in edges("--only", "partyTo")} == {"kg:partyTo"}
    assert all(ID + "japan" not in {e["source"], e["target"]} for e in edges("--without", "日本"))
    assert all(not e["earliest"] or e["earliest"] < "2000" for e in edges("--as-of", "2000"))
    assert {e["predicate"] for e in edges("--article", "900")} == {e["predicate"] for e in everything}
    assert {e["date"] for e in edges("--from", "2019-07", "--to", "2019-07")} == {"2019-07", "2019"}
    around = edges("odd")
    assert around and {ID + "odd", ID + "south-korea"} >= {e["source"] for e in around}
    assert len(edges("odd", "--steps", "2")) > len(around)


@pytest.mark.parametrize(
    "arguments",
    [
        ("-o", "x.unknown"),
        ("-o", "x"),
        ("-o", "x.graphml", "-f", "nonsense"),
        ("-o", "x.trig", "-f", "gexf"),
        ("-o", "nowhere/x.gexf"),
        ("-o", "nowhere/x.ttl"),
        ("Nobody", "-o", "x.gexf"),
        ("-o", "x.gexf", "--without", "Nobody"),
        ("-o", "x.gexf", "--as-of", "soon"),
    ],
)
def test_bad_input_is_one_line_and_writes_nothing(
    on_small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = call("export", *arguments)
    assert result.status != 0
    assert is_one_clear_line(result), result.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("form", ["graphml", "gexf", "csv", "json", "cyjs", "net"])
@pytest.mark.parametrize("projection", ["actors", "treaties", "discourse"])
def test_every_projection_can_be_written(on_small: Path, tmp_path: Path, projection: str, form: str) -> None:
    result = call("export", "--projection", projection, "-o", tmp_path / f"x.{form}")
    assert result.status == 0, result.err
    assert list(tmp_path.iterdir())


def test_filters_of_networks_are_not_for_rdf(on_small: Path, tmp_path: Path) -> None:
    assert call("export", "-o", tmp_path / "x.ttl", "--asserted-only").status == 2
    assert not list(tmp_path.iterdir())


def test_what_stood_there_stays_where_writing_fails(tmp_path: Path) -> None:
    (tmp_path / "net-edges.csv").mkdir()
    (tmp_path / "net-nodes.csv").write_text("old", "utf-8")
    with pytest.raises(OutputError):
        export.write(nx.path_graph(2), tmp_path / "net.csv")
    assert (tmp_path / "net-nodes.csv").read_text("utf-8") == "old"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_network_is_no_rdf_and_twins_are_told() -> None:
    with pytest.raises(OutputError, match="can't be written as turtle"):
        export.write(nx.path_graph(2), "x.ttl")
    with pytest.raises(OutputError, match="both written '1'"):
        export.text(nx.Graph([(1, "1")]), "graphml")
