"""A user's own graphs: what graph programs write is read, what is damaged is one clear line."""

from __future__ import annotations

import json

import networkx as nx
import pytest

import viz


@pytest.fixture
def graph():
    made = nx.DiGraph()
    made.add_node("n0", label="日本", type="State")
    made.add_edge("n0", "n1", label="ally of", date="1951")
    return made


@pytest.mark.parametrize("ending", ["graphml", "gexf", "gml", "json"])
def test_what_networkx_writes_is_read(graph, tmp_path, data_of, ending):
    path = tmp_path / f"mine.{ending}"
    if ending == "json":
        path.write_text(json.dumps(nx.node_link_data(graph, edges="edges")), encoding="utf-8")
    else:
        getattr(nx, f"write_{ending}")(graph, path)
    data = data_of(viz.view(viz.load(path), title="x"))
    assert len(data["things"]) == 2 and len(data["statements"]) == 1
    # networkx writes the key of a node as the label that GML gives it.
    assert data["things"][0]["names"] == {"": ["n0" if ending == "gml" else "日本"]}
    assert data["spans"] == {"1951": ["1951-01-01", "1951-12-31"]}


def test_a_table_of_edges_is_read(tmp_path, data_of):
    path = tmp_path / "mine.csv"
    path.write_text('\ufefffrom,to,label,date\na,b,"pays, at last",1951\n\nb,c,,\n', encoding="utf-8")
    data = data_of(viz.view(viz.load(path), title="x"))
    assert [thing["key"] for thing in data["things"]] == ["a", "b", "c"]
    assert data["relations"][0]["names"] == {"": "pays, at last"} and data["directed"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("x.graphml", "<graphml", "holds no graph"),
        ("x.graphml", '<!DOCTYPE x [<!ENTITY a "b">]><graphml/>', "has a DOCTYPE"),
        ("x.gexf", "", "holds no graph"),
        ("x.gml", "graph [ node [ id 1", "holds no graph"),
        ("x.json", "{}", "holds no graph"),
        ("x.csv", "from\na", "names two columns"),
        ("x.csv", "from,to\na,", "line 2: an edge needs two ends"),
        ("x.xlsx", "", "is none of .graphml"),
    ],
)
def test_what_is_no_graph_is_one_clear_line(tmp_path, name, text, message):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(viz.GraphError, match=message) as raised:
        viz.load(path)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(viz.GraphError, match="cannot read"):
        viz.load(tmp_path / "none.gml")
