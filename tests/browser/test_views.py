"""The other views of a page, and taking away what is shown."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest
from acts import pick, settle

AXE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def cases_graph():
    graph = nx.MultiDiGraph(
        passages={"p": {"exact": "cell quote", "line": 7}},
        cases={
            "title": {"en": "A theory", "ja": "理論"},
            "cases": ["Poland", {"key": "jp", "name": {"en": "Japan", "ja": "日本"}}],
            "variables": [
                {
                    "name": {"en": "willingness"},
                    "indicators": [
                        {"name": "pays", "cells": {"Poland": "met", "jp": "unmet"}, "passages": {"Poland": ["p"]}},
                        {"name": "speaks", "cells": {"jp": "met"}, "passages": []},
                    ],
                }
            ],
        },
    )
    graph.add_node("x")
    return graph


def argument_graph():
    texts = {"thesis": "Soft balancing failed", "pro": "No state joined", "contra": "It bought time", "lone": "Aside"}
    graph = nx.MultiDiGraph(
        passages={k: {"article": "One", "section": "2", "line": n, "speaker": "Ann"} for n, k in enumerate(texts, 1)}
    )
    for key, text in texts.items():
        graph.add_node(key, labels={"en": [text]}, type="Claim")
    graph.add_edge("pro", "thesis", predicate="cito:supports", kind="claim", passages=["pro"])
    graph.add_edge("contra", "thesis", predicate="cito:disputes", kind="claim", passages=["contra"])
    graph.add_edge("lone", "Ann", predicate="kg:claimant", kind="claim", passages=["lone"])
    return graph


def test_timeline_tells_year_by_year(open_page):
    graph = nx.MultiDiGraph(passages={"p": {"article": "One", "line": 3}})
    graph.add_node("treaty", dates=[{"date": "1951-09", "summary": {"en": "It was signed."}, "passages": ["p"]}])
    graph.add_node("meeting", dates=[{"date": "2019", "summary": {"en": "They met."}, "passages": ["p"]}])
    graph.add_edge("a", "b", predicate="pays", date="1960~", kind="proposed")
    graph.add_edge("treaty", "b", predicate="binds", date="1951-09")
    page = open_page(graph, view="timeline")
    assert page.locator(".year > h3").all_inner_texts() == ["1951\n1", "1960\n1", "2019\n1"]
    text = page.locator("#view").inner_text()
    for wanted in ("It was signed.", "1951-09", "1960~", "Proposed only", "They met.", "One"):
        assert wanted in text
    page.locator(".event .thing", has_text="meeting").click()
    assert page.locator("#panel h2").inner_text() == "meeting"
    page.evaluate("() => { location.hash = 'view=timeline&years=1951~1960'; }")
    page.wait_for_timeout(100)
    assert page.locator(".year").count() == 2


def test_argument_shows_what_supports_and_disputes(open_page):
    page = open_page(argument_graph(), view="argument")
    thesis = page.locator(".argument > .claim").first
    assert thesis.locator("> article .thing").inner_text() == "Soft balancing failed"
    assert thesis.locator("li.for > article .thing").all_inner_texts() == ["No state joined"]
    assert thesis.locator("li.against > article .thing").all_inner_texts() == ["It bought time"]
    assert thesis.locator(".way").all_inner_texts() == ["for", "against"]
    page.locator("#view details summary").click()
    assert page.locator("#view details .claim .thing").first.inner_text() == "Aside"
    page.locator("#legend .kinds .entry").first.click()
    assert page.locator("#view .claim").count() == 0


def test_an_argument_that_runs_in_a_ring_is_shown_once(open_page):
    graph = nx.MultiDiGraph()
    for one, other in (("a", "b"), ("b", "c"), ("c", "a")):
        graph.add_node(one, type="Claim")
        graph.add_edge(one, other, predicate="cito:supports")
    page = open_page(graph, view="argument")
    assert sorted(set(page.locator("#view .claim .thing").all_inner_texts())) == ["a", "b", "c"]
    assert page.locator("#view .claim").count() == 4


def test_two_articles_side_by_side(open_page):
    graph = nx.MultiDiGraph(
        passages={key: {"article": f"Article {key[0]}", "exact": key} for key in ("A1", "B1", "C1")}
    )
    graph.add_edge("japan", "treaty", predicate="partyTo", passages=["A1"])
    graph.add_edge("japan", "base", predicate="hosts", passages=["B1"])
    graph.add_edge("korea", "base", predicate="leaves", passages=["C1"])
    page = open_page(graph, view="compare")
    assert page.locator(".butterfly .name").all_inner_texts() == ["japan"]
    page.locator(".shared summary").click()
    sides = page.locator(".shared .side")
    assert "A1" in sides.nth(0).inner_text() and "B1" in sides.nth(1).inner_text()
    assert [one.locator(".thing").all_inner_texts() for one in page.locator(".alone").all()] == [["treaty"], ["base"]]
    page.locator("#view select").first.select_option(label="Article C")
    assert page.locator(".butterfly .name").all_inner_texts() == ["base"]


def test_cases_tell_met_unmet_and_unknown_apart(open_page):
    page = open_page(cases_graph(), view="cases")
    assert page.locator(".matrix thead th").all_inner_texts() == ["Poland", "Japan"]
    labels = [one.get_attribute("aria-label") for one in page.locator(".cellbutton").all()]
    assert labels == ["met", "not met", "unknown", "met"]
    shapes = [page.locator(f".matrix .cell.{value}").first.inner_html() for value in ("met", "unmet", "unknown")]
    assert len(set(shapes)) == 3
    page.locator(".cellbutton").first.click()
    assert "cell quote" in page.locator("#panel").inner_text()
    assert page.locator("#panel h2").inner_text().startswith("Poland")
    page.click("[data-language=ja]")
    assert "日本" in page.locator(".matrix thead").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["timeline", "argument", "compare", "cases"])
def test_views_are_accessible(open_page, alliances, view, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    graph = cases_graph() if view == "cases" else alliances
    page = open_page(graph, 1366, 900, view=view, color_scheme=scheme, bypass_csp=True)
    if view == "compare":
        page.locator(".shared summary").first.click()
    response = axe.Axe().run(page, options={"runOnly": AXE}).response
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in response["violations"]] == []


@pytest.mark.parametrize("view", ["network", "timeline", "argument", "compare"])
@pytest.mark.parametrize("width", [390, 1366])
def test_views_fit_the_window(open_page, alliances, view, width):
    page = open_page(alliances, width, 800, view=view)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert (
        page.evaluate("(() => { const v = document.getElementById('view'); return v.scrollWidth - v.clientWidth; })()")
        <= 0
    )


def saved(page, kind):
    """What the page gives away, as bytes."""
    with page.expect_download() as caught:
        page.click(".menu summary")
        page.click(f"[data-export={kind}]")
    return Path(caught.value.path()).read_bytes(), caught.value.suggested_filename


@pytest.mark.parametrize("view", ["network", "timeline", "argument", "compare"])
def test_pictures_are_what_is_shown(open_page, alliances, view):
    page = open_page(alliances, view=view, title="Names & <things>")
    drawing, name = saved(page, "svg")
    assert name == "Names-things.svg"
    text = " ".join(ET.fromstring(drawing.decode("utf-8")).itertext())
    assert "Japan" in text and "http://" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", drawing.decode("utf-8"))
    picture, _ = saved(page, "png")
    assert picture.startswith(b"\x89PNG") and len(picture) > 20000


def test_a_table_of_what_is_shown(open_page):
    graph = nx.MultiDiGraph(passages={"p": {"article": "One", "line": 4, "exact": 'a "quote", and more'}})
    graph.add_edge("=cmd()", "b", predicate="pays", sentence={"en": "+1 pays\nb"}, passages=["p"], date="1951")
    graph.add_edge("b", "c", predicate="asks", kind="claim")
    page = open_page(graph)
    text, name = saved(page, "csv")
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    assert name == "A-page.csv" and len(rows) == 2
    assert rows[0]["subject"] == "'=cmd()" and rows[0]["statement"] == "'+1 pays\nb"
    assert rows[0]["quote"] == 'a "quote", and more' and rows[0]["line"] == "4"
    page.locator("#legend .kinds .entry", has_text="Claim").click()
    assert len(list(csv.DictReader(io.StringIO(saved(page, "csv")[0].decode("utf-8-sig"))))) == 1


def test_copies_citations_turtle_and_links(open_page, alliances):
    rdflib = pytest.importorskip("rdflib")
    page = open_page(alliances, permissions=["clipboard-read", "clipboard-write"])
    read = "navigator.clipboard.readText()"
    pick(page, "Bolton’s demand")
    page.locator("#panel [data-copy=cite]").first.click()
    settle(page)
    assert re.search(r"^[A-Z].+, “.+”, section .+, line \d+: “.+”", page.evaluate(read))
    page.locator("#panel .actions [data-copy=turtle]").click()
    settle(page)
    graph = rdflib.Graph().parse(data=page.evaluate(read), format="turtle")
    demand = rdflib.URIRef("https://w3id.org/alliance-kg/id/bolton-demand")
    assert any(graph.triples((demand, None, None)))
    assert any(graph.triples((None, rdflib.PROV.wasDerivedFrom, None)))
    page.click(".menu summary")
    page.click("[data-export=link]")
    settle(page)
    assert page.evaluate(read) == page.url


def test_turtle_never_turns_a_claim_into_a_fact(open_page):
    rdflib = pytest.importorskip("rdflib")
    graph = nx.MultiDiGraph(prefixes={"id": "https://example.org/"})
    graph.add_edge("id:a", "id:b", predicate="id:pays", kind="claim")
    graph.add_edge("id:a", "id:c", predicate="id:asks", stance="rejects")
    graph.add_edge('bad "<key>\n', "id:c", predicate="id:tells")
    page = open_page(graph, permissions=["clipboard-read", "clipboard-write"])
    found = set()
    for name in ("id:a", "bad"):
        pick(page, name)
        page.locator("#panel .actions [data-copy=turtle]").click()
        settle(page)
        turtle = rdflib.Graph().parse(data=page.evaluate("navigator.clipboard.readText()"), format="turtle")
        found |= {str(p) for _, p, _ in turtle if str(p).startswith("https://example.org/")}
    assert found == {"https://example.org/tells"}


def test_links_out_lead_to_wikidata_only_when_clicked(open_page):
    graph = nx.DiGraph()
    graph.add_node("japan", links=["http://www.wikidata.org/entity/Q17", "javascript:alert(1)", "https://isni.org/x"])
    page = open_page(graph)
    pick(page, "japan")
    links = [
        (one.inner_text(), one.get_attribute("href"), one.get_attribute("rel"))
        for one in page.locator(".outward").all()
    ]
    assert links == [
        ("Wikidata ↗", "https://www.wikidata.org/wiki/Q17", "noopener noreferrer"),
        ("isni.org ↗", "https://isni.org/x", "noopener noreferrer"),
    ]


@pytest.mark.parametrize("view", ["network", "timeline"])
def test_prints_what_is_shown_on_white(open_page, alliances, view):
    page = open_page(alliances, color_scheme="dark", view=view)
    page.emulate_media(media="print")
    page.wait_for_timeout(100)
    for gone in ("#search", "#years", ".zoom", ".tools"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator("#canvas" if view == "network" else ".timeline").is_visible()
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert sum(map(int, re.findall(r"\d+", ink)[:3])) < 200
