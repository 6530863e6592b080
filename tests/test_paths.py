"""Paths on random small graphs, against networkx, and on the small corpus."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from faces import call, is_one_clear_line
from hypothesis import given
from hypothesis import strategies as st

from kg import KnowledgeGraph
from kg.paths import Found, find
from kg.terms import ID

NODES = [f"n{i}" for i in range(7)]
PREDICATES = ["kg:supports", "kg:opposes", "kg:uses"]
KINDS = ["fact", "claim", "proposed", "negation"]
DAYS = [None, "1937-01-01", "1951-09-01", "2019-07-01"]


@dataclass
class Drawn:
    """What `find` reads of a snapshot: the arrays, and classes (even nodes are states)."""

    edges: list[list[Any]]
    network: dict[str, Any] = field(init=False)
    kept: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.network = {
            "nodes": NODES,
            "predicates": PREDICATES,
            "passages": [f"a/l{i}a" for i in range(4)],
            "edges": self.edges,
        }

    def is_a(self, key: str, class_name: str) -> bool:
        return class_name == "State" and int(key[1:]) % 2 == 0

    def simple(self, rows: list[list[Any]] | None = None) -> nx.Graph:
        graph = nx.Graph()
        graph.add_nodes_from(NODES)
        graph.add_edges_from((NODES[r[0]], NODES[r[2]]) for r in (self.edges if rows is None else rows))
        return graph


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    row = st.tuples(
        st.integers(0, 6), st.integers(0, 2), st.integers(0, 6), st.sampled_from(KINDS),
        st.lists(st.integers(0, 3), min_size=1, max_size=3, unique=True), st.sampled_from(DAYS),
    ).filter(lambda r: r[0] != r[2])  # fmt: skip
    rows = draw(st.lists(row, min_size=1, max_size=14))
    return Drawn([[s, p, o, kind, list(places), day, day, day, None] for s, p, o, kind, places, day in rows])


def ways(graph: nx.Graph, longest: int) -> set[tuple[str, ...]]:
    return {tuple(p) for p in nx.all_simple_paths(graph, "n0", "n1", cutoff=longest)}


def nodes(found: Found) -> list[tuple[str, ...]]:
    return [tuple(p.nodes) for p in found.paths]


@given(drawn(), st.integers(1, 5), st.integers(1, 8))
def test_paths_are_the_simple_ones_up_to_the_length(snapshot: Drawn, longest: int, k: int) -> None:
    found = find(snapshot, "n0", "n1", k=k, max_length=longest)
    right = ways(snapshot.simple(), longest)
    assert found.considered == len(right)
    assert len(found.paths) == min(k, len(right))
    assert len(set(nodes(found))) == len(found.paths)
    assert set(nodes(found)) <= right


@given(drawn())
def test_every_hop_is_a_relation_between_its_ends(snapshot: Drawn) -> None:
    rows = {(NODES[s], PREDICATES[p], NODES[o], kind) for s, p, o, kind, *_ in snapshot.edges}
    for path in find(snapshot, "n0", "n1", k=20).paths:
        assert len(path.hops) == len(path.nodes) - 1
        for (left, right), hop in zip(pairwise(path.nodes), path.hops, strict=True):
            assert hop
            for edge in hop:
                assert {edge.subject, edge.object} == {left, right}
                assert (edge.subject, edge.predicate, edge.object, edge.kind) in rows
                assert edge.passages


@given(drawn())
def test_cost_parts_add_up_and_the_cheapest_stands_first(snapshot: Drawn) -> None:
    found = find(snapshot, "n0", "n1", k=20)
    costs = [p.cost for p in found.paths]
    assert costs == sorted(costs)
    for path in found.paths:
        assert sum(path.parts.values()) == pytest.approx(path.cost, abs=1e-3)
        assert path.cost > 0
        if len(path.nodes) == 2:
            assert path.parts["through"] == path.parts["shared"] == 0


@given(drawn(), st.randoms(use_true_random=False))
def test_the_order_of_relations_changes_nothing(snapshot: Drawn, random: Any) -> None:
    shuffled = list(snapshot.edges)
    random.shuffle(shuffled)
    one, other = (find(s, "n0", "n1", k=4) for s in (snapshot, Drawn(shuffled)))
    assert nodes(one) == nodes(other)
    assert [p.parts for p in one.paths] == [p.parts for p in other.paths]
    assert one.hidden == other.hidden


@given(drawn())
def test_a_way_back_is_the_same_way(snapshot: Drawn) -> None:
    there, back = find(snapshot, "n0", "n1", k=50), find(snapshot, "n1", "n0", k=50)
    assert {tuple(reversed(p)) for p in nodes(there)} == set(nodes(back))


@given(drawn(), st.lists(st.sampled_from(NODES[2:]), max_size=2))
def test_via_keeps_exactly_the_paths_through_those_things(snapshot: Drawn, via: list[str]) -> None:
    found = find(snapshot, "n0", "n1", k=500, via=via)
    assert set(nodes(found)) == {p for p in ways(snapshot.simple(), 4) if set(via) <= set(p)}


@given(drawn(), st.lists(st.sampled_from([*NODES[2:], "kg:uses", "supports"]), max_size=2))
def test_without_leaves_out_things_and_relations(snapshot: Drawn, without: list[str]) -> None:
    kept = [
        r for r in snapshot.edges
        if not {NODES[r[0]], NODES[r[2]], PREDICATES[r[1]], PREDICATES[r[1]].removeprefix("kg:")} & set(without)
    ]  # fmt: skip
    found = find(snapshot, "n0", "n1", k=500, without=without)
    assert set(nodes(found)) == ways(snapshot.simple(kept), 4)


@given(drawn(), st.sampled_from(["kg:uses", "uses"]))
def test_only_keeps_to_a_relation(snapshot: Drawn, only: str) -> None:
    kept = [r for r in snapshot.edges if PREDICATES[r[1]] == "kg:uses"]
    assert set(nodes(find(snapshot, "n0", "n1", k=500, only=[only]))) == ways(snapshot.simple(kept), 4)


@given(drawn())
def test_only_keeps_to_a_class_of_things(snapshot: Drawn) -> None:
    kept = [r for r in snapshot.edges if r[0] % 2 == r[2] % 2 == 0]
    found = find(snapshot, "n0", "n2", k=500, only=["State"])
    right = {tuple(p) for p in nx.all_simple_paths(snapshot.simple(kept), "n0", "n2", cutoff=4)}
    assert set(nodes(found)) == right


@given(drawn(), st.sampled_from(["1936-12-31", "1937-01-01", "1951-08-31", "2020-01-01"]))
def test_as_of_leaves_out_what_came_later(snapshot: Drawn, day: str) -> None:
    kept = [r for r in snapshot.edges if r[6] is None or r[6] <= day]
    found = find(snapshot, "n0", "n1", k=500, as_of=day)
    assert set(nodes(found)) == ways(snapshot.simple(kept), 4)
    assert all(e.earliest is None or e.earliest <= day for p in found.paths for h in p.hops for e in h)


@given(drawn())
def test_asserted_only_leaves_out_claims(snapshot: Drawn) -> None:
    kept = [r for r in snapshot.edges if r[3] == "fact"]
    found = find(snapshot, "n0", "n1", k=500, asserted_only=True)
    assert set(nodes(found)) == ways(snapshot.simple(kept), 4)
    assert {e.kind for p in found.paths for h in p.hops for e in h} <= {"fact"}


@given(drawn())
def test_no_more_is_hidden_than_was_considered(snapshot: Drawn) -> None:
    found = find(snapshot, "n0", "n1", k=1)
    assert all(0 < n <= found.considered - len(found.paths) for n in found.hidden.values())
    assert not {"n0", "n1"} & set(found.hidden)


@given(drawn())
def test_in_time_no_step_is_before_the_one_before(snapshot: Drawn) -> None:
    def goes(path: tuple[str, ...]) -> bool:
        """Whether the steps can be dated in order, by trying all ways."""
        reached = {""}
        for left, right in pairwise(path):
            days = {r[6] or "" for r in snapshot.edges if {NODES[r[0]], NODES[r[2]]} == {left, right}}
            reached = {max(day, was) for day in days for was in reached if not day or day >= was}
        return bool(reached)

    found = find(snapshot, "n0", "n1", k=500, in_time=True)
    assert set(nodes(found)) == {p for p in ways(snapshot.simple(), 4) if goes(p)}
    for path in found.paths:
        assert all(path.hops)


@given(drawn(), st.sets(st.sampled_from(NODES), min_size=1, max_size=3), st.sets(st.sampled_from(NODES), max_size=3))
def test_groups_are_linked_by_their_members_and_through_none(snapshot: Drawn, starts: set[str], ends: set[str]) -> None:
    found = find(snapshot, sorted(starts), sorted(ends), k=500)
    graph = snapshot.simple()
    right = {
        tuple(path)
        for start in starts
        for end in ends - {start}
        for path in nx.all_simple_paths(graph, start, end, cutoff=4)
        if not set(path[1:-1]) & (starts | ends)
    }
    assert set(nodes(found)) == right


def test_a_thing_is_not_linked_to_itself_nor_to_what_is_not_there() -> None:
    snapshot = Drawn([[0, 0, 1, "fact", [0], None, None, None, None]])
    assert find(snapshot, "n0", "n0").paths == []
    assert find(snapshot, "n0", "n5").paths == []
    assert find(snapshot, "n0", "nowhere").paths == []


# --- On the small corpus


def test_members_of_a_treaty_stand_for_it(on_small: Path, small: KnowledgeGraph) -> None:
    assert small.members("Mutual Treaty") == ["japan", "united-states"]  # South Korea's is a negation.
    assert set(small.members("State")) == {"japan", "united-states", "south-korea"}
    assert small.members("Japan") == []
    found = small.paths("Mutual Treaty", "burden-sharing", members=True, k=50)
    assert {path.nodes[0] for path in found.paths} <= {"japan", "united-states"}
    assert not any({"japan", "united-states"} & set(path.nodes[1:]) for path in found.paths)
    result = call("paths", "Japan", "South Korea", "--members")
    assert result.status == 1
    assert is_one_clear_line(result)


def test_a_hop_in_time_shows_only_what_fits(small: KnowledgeGraph) -> None:
    signing_first = small.paths("signing-1951", "meeting-2019", in_time=True, k=20).paths
    assert signing_first
    assert not small.paths("meeting-2019", "signing-1951", in_time=True, max_length=2).paths
    for path in signing_first:
        days = [min(e.earliest or "" for e in hop) for hop in path.hops]
        dated = [day for day in days if day]
        assert dated == sorted(dated)


def chains(result: str) -> set[tuple[str, ...]]:
    found = json.loads(result)["paths"]
    return {
        tuple((s["subject"]["iri"].removeprefix(ID), s["object"]["iri"].removeprefix(ID)) for s in p) for p in found
    }


def test_every_hop_shows_direction_date_speaker_and_passages(on_small: Path) -> None:
    found = json.loads(call("paths", "Japan", "burden-sharing", "-f", "json").out)
    first = found["paths"][0]
    assert [(s["sentence"], s["forward"], s["kind"]) for s in first] == [
        ("Japan supports burden-sharing", True, "fact")
    ]
    assert first[0]["passages"] == ["https://w3id.org/alliance-kg/passage/little/l3a"]
    assert {"subject", "predicate", "object", "forward", "passages", "kind", "date", "speaker", "sentence"} <= set(
        first[0]
    )
    assert len(found["scores"]) == len(found["paths"])
    back = json.loads(call("paths", "burden-sharing", "Japan", "-f", "json").out)["paths"][0]
    assert back[0]["forward"] is False


def test_a_claim_is_a_hop_that_says_whose_it_is(small: KnowledgeGraph) -> None:
    kinds = {e.kind: e for p in small.paths("Japan", "burden-sharing").paths for h in p.hops for e in h}
    assert kinds["claim"].speaker == "critics"
    assert kinds["claim"].passages == ("little/l4a",)
    asserted = small.paths("Japan", "burden-sharing", asserted_only=True)
    assert {e.kind for p in asserted.paths for h in p.hops for e in h} == {"fact"}


def test_a_negation_is_no_membership(on_small: Path) -> None:
    out = call("paths", "South Korea", "Mutual Treaty", "--max-length", "1").out
    assert "Not so" in out or out.startswith("The graph holds no such path")
    assert call("paths", "South Korea", "Mutual Treaty", "--max-length", "1", "--asserted-only").status == 1


def test_options_of_the_command(on_small: Path) -> None:
    through = call("paths", "Japan", "United States", "--via", "互助条约", "-f", "json").out
    assert chains(through)
    assert all("mutual-treaty" in str(chain) for chain in chains(through))
    around = call("paths", "Japan", "United States", "--without", "Mutual Treaty", "-f", "json").out
    assert all("mutual-treaty" not in str(chain) for chain in chains(around))
    assert call("paths", "Japan", "Mutual Treaty", "--only", "partyTo", "--max-length", "1").status == 0
    assert call("paths", "Japan", "burden-sharing", "--only", "partyTo").status == 1
    assert call("paths", "signing-1951", "Japan", "--max-length", "1", "--as-of", "1951-08").status == 1
    assert call("paths", "signing-1951", "Japan", "--max-length", "1", "--as-of", "1951-09").status == 0
    assert "cost" in call("paths", "Japan", "United States", "--explain-score").out


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json"])
def test_each_form_names_both_ends(on_small: Path, form: str) -> None:
    result = call("paths", "Japan", "burden-sharing", "-f", form)
    assert result.status == 0
    assert "Japan" in result.out
    assert "burden-sharing" in result.out


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("Japan", "Burden sharng"), 1),
        (("Japan", "United States", "--via", "Nobody"), 1),
        (("Japan", "United States", "--without", "Nobody"), 1),
        (("Japan", "United States", "--as-of", "soon"), 2),
        (("Japan", "United States", "--only", "nonsense"), 1),
    ],
)
def test_unknown_names_and_dates_give_one_line(on_small: Path, arguments: tuple[str, ...], status: int) -> None:
    result = call("paths", *arguments)
    assert result.status == status
    assert is_one_clear_line(result), (result.out, result.err)


@pytest.mark.parametrize("arguments", [("-k", "0"), ("--max-length", "0"), ("--max-length", "7")])
def test_numbers_out_of_range_are_wrong_use(on_small: Path, arguments: tuple[str, ...]) -> None:
    assert call("paths", "Japan", "United States", *arguments).status == 2
