"""Reading a page: filters, years that pass, links that reopen a view, undo, surroundings, paths."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path

import networkx as nx
import pytest
from acts import pick, pixels, settle, shown, view_of

from kg import paths as ranking
from kg.terms import ID

JUDGED = Path(__file__).parents[1] / "questions" / "paths.json"
"""Pairs of things whose paths were judged by hand."""


def facet(page, name):
    """Unfold a facet of the legend and return it."""
    found = page.locator(f"[data-facet={name}]")
    if found.get_attribute("open") is None:
        found.locator("summary").click()
    return found


def kept(page):
    """How many statements pass the filters."""
    return int(page.locator("#statements-table caption .count").inner_text().replace(",", ""))


@pytest.mark.parametrize("name", ["article", "speaker", "stance", "relation"])
def test_filters_by_what_passages_say(open_page, alliances, name):
    page = open_page(alliances)
    whole = kept(page)
    entry = facet(page, name).locator("li").first
    count = int(entry.locator(".count").inner_text())
    entry.locator(".only").click()
    # What is said of a thing alone has no relation, so that filter leaves it.
    alone = 1 if name == "relation" else 0
    assert kept(page) == count + alone < whole
    assert page.locator("#clear").is_visible()
    entry = facet(page, name).locator("li").first
    entry.locator(".only").click()
    assert kept(page) == whole
    facet(page, name).locator(".entry").first.click()
    assert whole - count <= kept(page) < whole
    page.click("#clear")
    assert kept(page) == whole and page.locator("#clear").count() == 0


def test_a_filter_hides_passages_that_others_say(open_page):
    graph = nx.MultiDiGraph(passages={key: {"article": key, "speaker": key, "exact": f"quote {key}"} for key in "pq"})
    graph.add_edge("a", "b", predicate="pays", passages=["p", "q"])
    page = open_page(graph)
    pick(page, "a")
    assert page.locator("#panel blockquote").count() == 2
    facet(page, "article").locator(".entry", has_text="q").click()
    assert page.locator("#panel blockquote").all_inner_texts() == ["quote p"]


def years_graph():
    graph = nx.MultiDiGraph()
    for year, name in ((1902, "b"), (1937, "c"), (1951, "d"), (2019, "e")):
        graph.add_edge("a", name, key="k", date=str(year))
    graph.add_edge("a", "spanning", date="1930/1940")
    graph.add_edge("a", "undated")
    graph.add_edge("a", "open", date="2000/..")
    return graph


def set_year(page, which, year):
    """Move one end of the range by keyboard."""
    page.focus(f"#{which}year")
    for _ in range(40):
        if page.get_attribute(f"#{which}year", "aria-valuetext") == str(year):
            return
        page.keyboard.press("ArrowRight" if which == "first" else "ArrowLeft")
    raise AssertionError(f"there is no {year}")


def test_a_range_of_years_filters(open_page):
    page = open_page(years_graph())
    assert page.locator("#range").inner_text() == "1902–2019"
    assert page.locator("#histogram rect").count() == 7
    set_year(page, "first", 1937)
    set_year(page, "last", 1951)
    assert page.locator("#range").inner_text() == "1937–1951"
    names = page.locator("#things-table .thing").all_inner_texts()
    assert sorted(names) == ["a", "c", "d", "spanning"]
    page.check("#undated")
    assert "undated" in page.locator("#things-table .thing").all_inner_texts()
    page.click("#allyears")
    assert kept(page) == 7 and page.locator("#range").inner_text() == "1902–2019"


def test_years_pass_when_played(open_page):
    page = open_page(years_graph())
    page.click("#play")
    assert page.get_attribute("#play", "aria-label") == "Pause"
    seen = [page.locator("#range").inner_text()]
    for _ in range(40):
        now = page.locator("#range").inner_text()
        if now != seen[-1]:
            seen.append(now)
        if page.get_attribute("#play", "aria-label") != "Pause":
            break
        page.wait_for_timeout(200)
    assert seen[0] == "1902" and seen[1] == "1902–1930" and seen[-1] == "1902–2019"
    assert kept(page) == 7
    page.click("#play")
    page.click("#play")
    assert page.get_attribute("#play", "aria-label") == "Let the years pass"
    assert page.locator("#range").inner_text() == "1902"


ACTS = {
    "language": lambda page: page.click("[data-language=ja]"),
    "theme": lambda page: page.click("#theme"),
    "thing": lambda page: pick(page, "Japan"),
    "type": lambda page: page.locator("#legend .types .entry").first.click(),
    "kind": lambda page: page.locator("#legend .kinds .entry").first.click(),
    "article": lambda page: page.locator("[data-facet=article] .only").first.click(),
    "years": lambda page: set_year(page, "first", 1949),
    "surroundings": lambda page: (pick(page, "Brussels"), page.click("#panel .steps button >> nth=1")),
    "timeline": lambda page: page.click("[data-view=timeline]"),
    "compare": lambda page: (page.click("[data-view=compare]"), page.locator("#view select").first.select_option("2")),
    "path": lambda page: (pick(page, "Japan"), page.click("#depart"), pick(page, "Burden-sharing")),
    "second path": lambda page: page.locator(".pick").nth(1).click(),
}


def test_a_link_reopens_the_same_view(open_page, alliances, browser):
    page = open_page(alliances)
    address = page.url
    seen = {}
    for name in ("language", "theme", "type", "kind", "article", "years", "surroundings"):
        ACTS[name](page)
        settle(page)
        assert page.url not in {address, *(url for url, _ in seen.values())}, name
        seen[name] = (page.url, view_of(page))
    for name, (url, before) in seen.items():
        other = browser.new_page(viewport={"width": 1366, "height": 768})
        other.goto(url)
        other.wait_for_timeout(150)
        assert view_of(other) == before, name
        other.close()


@pytest.mark.parametrize("acts", [("compare",), ("timeline", "kind"), ("path",), ("path", "second path")])
def test_a_link_reopens_a_view_that_is_no_network(open_page, alliances, browser, acts):
    page = open_page(alliances)
    for name in acts:
        ACTS[name](page)
    settle(page)
    other = browser.new_page(viewport={"width": 1366, "height": 768})
    other.goto(page.url)
    other.wait_for_timeout(150)
    assert view_of(other) == view_of(page)
    other.close()


def test_undo_takes_back_each_step(open_page, alliances):
    page = open_page(alliances)
    assert page.is_disabled("#undo")
    views = []
    for name in ("thing", "type", "language", "theme", "timeline"):
        views.append(view_of(page))
        ACTS[name](page)
        settle(page)
    for number, before in enumerate(reversed(views)):
        if number % 2:
            page.click("#undo")
        else:
            page.keyboard.press("Control+z")
        page.wait_for_timeout(100)
        assert view_of(page) == before
    assert page.is_disabled("#undo")
    page.go_forward()
    page.wait_for_timeout(100)
    assert view_of(page) == views[1]


@pytest.mark.parametrize(
    "address",
    [
        "#thing=nobody",
        "#years=a~b&focus=nothing~9",
        "#show=groups&open=7&group=99&line=x~y&cell=1~2~3",
        "#%%%=&=&path=%E0",
    ],
)
def test_addresses_that_name_nothing_open_the_page(open_page, alliances, address):
    page = open_page(alliances)
    page.evaluate("address => { location.hash = address; }", address)
    page.wait_for_timeout(100)
    assert page.locator("#panel .counts").is_visible()
    assert kept(page) == 140


def test_surroundings_of_a_thing(open_page, alliances):
    page = open_page(alliances)
    key = f"{ID}donald-trump"
    pick(page, "Donald Trump")
    for steps in (1, 2):
        page.click(f"#panel .steps button >> nth={steps - 1}")
        around = nx.ego_graph(alliances, key, radius=steps, undirected=True)
        assert shown(page).startswith(f"{len(around)} of {len(around)} things")
    page.click("#unfocus")
    assert shown(page) == ""


def test_paths_are_ranked_as_the_command_ranks_them(open_page, graph):
    """On the page of the whole graph, paths come in the order of `kg.paths`, between hubs as between others."""
    from kg.subgraph import whole

    network = whole(graph)
    busy = [key.removeprefix(ID) for key, _ in sorted(network.degree, key=lambda one: (-one[1], one[0]))]
    judged = [(one["from"], one["to"]) for one in json.loads(JUDGED.read_text(encoding="utf-8"))]
    pairs = [*judged[::3], *itertools.combinations(busy[:4], 2), (busy[0], busy[-1]), (busy[1], busy[-2])]
    page = open_page(network)
    linked = 0
    for start, end in pairs:
        page.evaluate(f"() => {{ location.hash = 'path={start}~{end}~0'; }}")
        settle(page)
        found = [one.get_attribute("data-things").split() for one in page.locator(".route").all()]
        wanted = ranking.find(graph.snapshot, start, end).paths
        got = [[key.removeprefix(ID) for key in path] for path in found]
        assert got == [path.nodes for path in wanted], (start, end)
        linked += bool(got)
    assert linked >= 12, "two that nothing links say little of a ranking"


def test_what_two_only_have_in_common_comes_after_what_links_them(open_page):
    graph = nx.MultiDiGraph()
    for start, predicate, end in (("a", "pays", "m"), ("b", "pays", "m"), ("a", "leads", "n"), ("n", "leads", "b")):
        graph.add_edge(start, end, predicate=predicate)
    page = open_page(graph)
    page.evaluate("() => { location.hash = 'path=a~b~0'; }")
    settle(page)
    assert [one.get_attribute("data-things") for one in page.locator(".route").all()] == ["a n b", "a m b"]


def test_a_path_is_asked_for_and_left(open_page, alliances):
    page = open_page(alliances)
    pick(page, "Japan")
    page.click("#depart")
    assert "pick where the path leads" in page.locator("#panel").inner_text()
    pick(page, "Burden-sharing")
    assert page.locator("#panel h2").inner_text() == "Japan → Burden-sharing"
    assert page.locator(".route").count() == 5
    assert page.locator(".route").first.locator(".passage").count() >= 1
    first = page.locator(".route .hops").inner_text()
    page.locator(".pick").nth(2).click()
    assert page.locator(".route .hops").inner_text() != first
    assert pixels(page) > 20
    page.click("#panel .close")
    assert page.locator("#panel .counts").is_visible() and shown(page) == ""


def test_things_that_nothing_links_have_no_path(open_page):
    page = open_page(nx.DiGraph([("a", "b"), ("c", "d")]))
    pick(page, "a")
    page.click("#depart")
    pick(page, "d")
    assert "no path" in page.locator("#panel").inner_text()


def test_paths_follow_the_filters(open_page):
    graph = nx.MultiDiGraph()
    graph.add_edge("a", "b", predicate="claims", kind="claim")
    graph.add_edge("a", "m", predicate="pays")
    graph.add_edge("m", "b", predicate="asks")
    page = open_page(graph)
    page.evaluate("() => { location.hash = 'path=a~b~0'; }")
    page.wait_for_timeout(100)
    assert page.locator(".route").count() == 2
    page.locator("#legend .kinds .entry", has_text="Claim").click()
    assert [one.get_attribute("data-things") for one in page.locator(".route").all()] == ["a m b"]


def test_neighbours_of_hubs_are_folded_and_unfold(open_page):
    graph = nx.star_graph(80)
    page = open_page(graph)
    assert shown(page) == "5 of 81 things shown"
    pick(page, "0")
    page.click("#bring")
    assert shown(page) == "45 of 81 things shown"
    page.click("#unfold")
    assert shown(page) == ""


def test_a_very_large_graph_opens_as_communities(open_page):
    page = open_page(nx.barabasi_albert_graph(12000, 2, seed=1))
    groups = int(re.search(r"in (\d+) communities", shown(page))[1])
    assert 5 < groups <= 25 and pixels(page) > 20
    page.evaluate("() => { location.hash = 'group=0'; }")
    page.wait_for_timeout(200)
    page.click("#opengroup")
    assert page.get_attribute("#opengroup", "aria-pressed") == "true"
    page.wait_for_timeout(200)
    assert pixels(page) > 20
    assert page.locator("#unfold").count() == 0
    pick(page, "11999")
    assert page.locator("#panel h2").inner_text() == "11999"


def test_keys_go_from_thing_to_thing(open_page, alliances):
    page = open_page(alliances)
    page.focus(".vis-network")
    page.keyboard.press("n")
    assert page.locator("#panel h2").inner_text() == "Japan"
    page.keyboard.press("n")
    assert page.locator("#panel h2").inner_text() == "United States"
    page.keyboard.press("p")
    assert page.locator("#panel h2").inner_text() == "Japan"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#panel') !== null")
