"""The page in a real browser, with every other host refused: clicked, typed in, filtered, read."""

from __future__ import annotations

import re
from pathlib import Path

import networkx as nx
import pytest
from acts import middle, pick, pixels

ID = "https://w3id.org/alliance-kg/id/"
EVIL = "<img src=x onerror=alert(1)>"
SCRIPT = "</script><script>alert(2)</script>"


def test_opens_with_everything_in_place(open_page, alliances):
    page = open_page(alliances, title="Alliances", subtitle="Five articles")
    assert page.title() == "Alliances"
    assert page.locator("h1").inner_text() == "Alliances"
    assert pixels(page) > 50
    assert page.locator("#panel .counts dd").all_inner_texts() == ["81", "140", "158"]
    assert page.locator("#things-table tbody tr").count() == 81
    assert page.locator("#statements-table tbody tr").count() == 100
    page.click("button.more")
    assert page.locator("#statements-table tbody tr").count() == 140


def test_clicking_a_node_opens_what_is_said_of_it(open_page):
    graph = nx.MultiDiGraph(
        passages={
            "p": {
                "article": "The alliance", "author": "Lu Hao", "section": "2.2", "line": 131, "exact": "提高至80億美元",
                "speaker": "Government of Japan", "stance": "reports", "summary": {"en": "Our own words."},
            }
        }
    )  # fmt: skip
    graph.add_node("hub", labels={"en": ["Japan", "Nippon"], "zh-Hant": ["日本國"], "ja": ["日本"]}, type="State")
    graph.add_edge(
        "hub", "other", predicate="pays", labels={"en": "pays"}, sentence={"en": "Japan pays the other."},
        date="2019-07", kind="claim", passages=["p"],
    )  # fmt: skip
    for number in range(12):
        graph.add_edge(f"leaf {number}", "hub")
    page = open_page(graph)
    x, y = page.evaluate("""() => {
        // the largest symbol is the hub's: the middle of what is painted in its colour
        const canvas = document.querySelector('canvas'), ratio = canvas.width / canvas.clientWidth;
        const { data, width } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        const tone = getComputedStyle(document.documentElement).getPropertyValue('--indigo').trim();
        const [r, g, b] = [1, 3, 5].map((at) => parseInt(tone.slice(at, at + 2), 16));
        let [n, sx, sy] = [0, 0, 0];
        for (let at = 0; at < data.length; at += 4)
            if (data[at] === r && data[at + 1] === g && data[at + 2] === b)
                [n, sx, sy] = [n + 1, sx + (at / 4) % width, sy + Math.floor(at / 4 / width)];
        const box = canvas.getBoundingClientRect();
        return [box.x + sx / n / ratio, box.y + sy / n / ratio];
    }""")
    page.mouse.click(x, y)
    page.wait_for_selector("#panel h2 >> text=Japan")
    panel = page.locator("#panel").inner_text()
    for wanted in (
        "State", "Nippon", "日本國", "日本", "pays", "Japan pays the other.", "Claim", "2019-07", "提高至80億美元",
        "Our own words.", "Lu Hao", "The alliance", "section \u20682.2\u2069", "line \u2068131\u2069",
        "Government of Japan", "reports it",
    ):  # fmt: skip
        assert wanted in panel, wanted
    assert page.locator("#panel .statement").count() == 13
    page.keyboard.press("Escape")
    assert page.locator("#panel .counts").is_visible()


def test_clicking_a_line_opens_its_statements(open_page):
    graph = nx.MultiDiGraph()
    for name in ("supports", "opposes"):
        graph.add_edge("a", "b", predicate=name, labels={"en": name})
    page = open_page(graph)
    page.mouse.click(*middle(page))
    page.wait_for_selector("#panel h2 >> text=a")
    assert page.locator("#panel h2").inner_text() == "a → b"
    assert page.locator("#panel h3").all_inner_texts() == ["supports", "opposes"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("日本", "Japan"), ("NIPPON", "Japan"), ("川普", "Donald Trump"), ("布鲁塞尔", "Brussels Conference, 1937"),
        ("ブリュッセル", "Brussels Conference, 1937"), ("荷莫茲", "Strait of Hormuz"), ("ｎａｔｏ", "NATO"),
        ("burden\u200b-sharing", "Burden-sharing"), ("conference", "Brussels Conference, 1937"),
    ],
)  # fmt: skip
def test_search_finds_names_in_all_languages(open_page, alliances, typed, first):
    page = open_page(alliances)
    page.fill("#search", typed)
    assert page.locator("[role=option] .found > bdi:first-child").first.inner_text() == first
    assert page.get_attribute("#search", "aria-expanded") == "true"
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == first
    assert page.locator("#suggestions").is_hidden()
    assert page.evaluate("document.activeElement.closest('#panel') !== null")


def test_search_by_keyboard_and_without_a_match(open_page, alliances):
    page = open_page(alliances)
    page.fill("#search", "japan")
    second = page.locator("[role=option] .found > bdi:first-child").nth(1).inner_text()
    page.keyboard.press("ArrowDown")
    assert page.locator("[aria-selected=true] .found > bdi:first-child").inner_text() == second
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == second
    page.fill("#search", "no such thing")
    assert "Nothing of that name" in page.locator("#suggestions").inner_text()
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == second
    page.keyboard.press("Escape")
    assert page.locator("#suggestions").is_hidden()


def test_language_switch_changes_words_names_and_sentences(open_page, alliances):
    page = open_page(alliances, language="ja")
    assert page.get_attribute("html", "lang") == "ja"
    pick(page, "Brussels")
    seen = {}
    for language in ("ja", "zh-Hans", "zh-Hant", "en"):
        page.click(f"[data-language={language}]")
        assert page.get_attribute("html", "lang") == language
        assert page.get_attribute(f"[data-language={language}]", "aria-pressed") == "true"
        seen[language] = (
            page.locator("#panel h2").inner_text(),
            page.locator("#panel .sentence").first.inner_text(),
            page.locator("#legend h2").first.inner_text(),
            page.get_attribute("#search", "placeholder"),
            page.locator("#things-table thead").inner_text(),
        )
    assert seen["zh-Hans"][0] == "布鲁塞尔会议（1937）" and seen["zh-Hant"][0] == "布魯塞爾會議（1937）"
    assert seen["ja"][0] == "ブリュッセル会議（1937年）" and seen["en"][0] == "Brussels Conference, 1937"
    for part in zip(*seen.values(), strict=True):
        assert len(set(part)) >= 3


def test_legend_filters_by_type_and_by_kind(open_page, alliances):
    page = open_page(alliances)
    before = pixels(page)
    state = page.locator("#legend .types button", has_text="State")
    assert state.locator(".count").inner_text() == "12"
    state.click()
    assert state.get_attribute("aria-pressed") == "false"
    assert "69 of 81" in page.locator("#shown").inner_text()
    assert page.locator("#things-table tbody tr").count() == 69
    assert "Japan" not in page.locator("#things-table .thing").all_inner_texts()
    page.click("text=None")
    assert page.locator("#things-table tbody tr").count() == 0
    page.wait_for_timeout(100)
    assert pixels(page) < before / 4
    page.click("#legend >> text=All")
    assert page.locator("#things-table tbody tr").count() == 81
    page.locator("#legend .kinds button", has_text="Stated as fact").click()
    assert page.locator("#statements-table tbody tr").count() == 29
    pick(page, "bolton’s demand")
    assert page.locator("#panel .statement").count() == 5


def test_searching_for_what_is_filtered_out_brings_it_back(open_page, alliances):
    page = open_page(alliances)
    page.locator("#legend .types button", has_text="Person").click()
    pick(page, "John Bolton")
    assert page.locator("#legend .types button", has_text="Person").get_attribute("aria-pressed") == "true"
    assert page.locator("#panel h2").inner_text() == "John Bolton"


def test_everything_by_keyboard(open_page, alliances):
    page = open_page(alliances)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('table')?.id") == "things-table"
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Japan"
    assert "Japan" in page.locator("#status").inner_text()
    page.focus(".vis-network")
    for key in ("ArrowLeft", "ArrowUp", "+", "-", "0", "Escape"):
        page.keyboard.press(key)
    assert page.locator("#panel .counts").is_visible()
    for button in ("#zoomin", "#zoomout", "#fit"):
        page.click(button)


def test_links_in_the_panel_walk_through_the_graph(open_page, alliances):
    page = open_page(alliances)
    pick(page, "Bolton’s demand")
    page.locator("#panel .statement .thing", has_text="John Bolton").first.click()
    assert page.locator("#panel h2").inner_text() == "John Bolton"


def test_large_graph_opens_with_its_centre_and_unfolds(open_page):
    graph = nx.barabasi_albert_graph(900, 2, seed=1)
    page = open_page(graph)
    assert page.locator("#shown span").inner_text() == "120 of 900 things shown"
    pick(page, "899")
    assert page.locator("#panel h2").inner_text() == "899"
    shown = page.locator("#shown span").inner_text()
    assert 120 < int(shown.split()[0]) < 200
    page.click("#unfold")
    assert page.locator("#shown span").count() == 0
    page.click("#fold")
    assert "120 of 900" in page.locator("#shown").inner_text()


@pytest.mark.parametrize(
    "text", [EVIL, SCRIPT, "\u202egnirts", "a\u200bb", "\U0001f3f4\u200d\u2620\ufe0f", "x" * 400, "{{7*7}}"]
)
def test_labels_are_shown_as_text(open_page, text):
    graph = nx.MultiDiGraph(
        passages={text: dict.fromkeys(("article", "author", "section", "line", "exact", "speaker", "stance"), text)}
    )
    graph.add_node("b", labels={"en": ["b"]}, type=text)
    graph.add_edge(text, "b", key=text, labels={"en": text}, sentence={"en": text}, date=text, passages=[text])
    graph.add_node(text, labels={"en": [text], text: [text]}, type=text, type_labels={"en": text}, note=text)
    page = open_page(graph, title=text, subtitle=text)
    page.locator("#things-table .thing").first.click()
    page.fill("#search", text[:9])
    for area in ("h1", "#legend", "#panel", "#tables"):
        assert text in page.locator(area).text_content(), area
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 3
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("graph", [nx.MultiDiGraph(), nx.empty_graph(1), nx.path_graph(2), nx.Graph([(0, 0)])])
def test_small_and_empty_graphs(open_page, graph):
    page = open_page(graph)
    if not len(graph):
        assert "the graph is empty" in page.locator("#panel").inner_text()
    page.click("#fit")
    page.click("[data-language=ja]")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(390, 844), (1366, 768), (1920, 1080)])
def test_fits_the_window(open_page, alliances, width, height, scheme):
    page = open_page(alliances, width, height, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    box = page.locator("#canvas").bounding_box()
    assert box["width"] > width * 0.5 and box["height"] > height * 0.5
    assert pixels(page) > 50
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", paper))) > 380) == (scheme == "light")
    pick(page, "Japan")
    panel = page.locator("#panel").bounding_box()
    assert panel["x"] >= 0 and panel["x"] + panel["width"] <= width and panel["y"] + panel["height"] <= height
    page.click("#panel .close")


def test_policy_refuses_a_request_that_is_tried(browser, tmp_path: Path, alliances):
    """The guard in the other tests would see nothing if the policy did not work; here it is tried alone."""
    import viz

    path = viz.write(alliances, tmp_path / "page.html", title="x")
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda told: refused.append(told.text))
    page.goto(path.as_uri())
    page.evaluate("""() => {
        const image = new Image();
        image.src = 'http://127.0.0.1:9/x.png';
        fetch('http://127.0.0.1:9/x').catch(() => {});
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.body.append(script);
    }""")
    page.wait_for_timeout(200)
    assert sum("Content Security Policy" in text for text in refused) >= 3
    assert page.evaluate("window.ran") is None
    page.close()


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessibility(open_page, alliances, width, scheme):
    """No finding of axe-core for WCAG 2.2 AA, where that is installed (pip install axe-playwright-python)."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    some = nx.ego_graph(alliances, f"{ID}bolton-demand", undirected=True).nodes
    graph = alliances.subgraph([*some, f"{ID}claim-allies-pay-more", f"{ID}nato", f"{ID}united-states"])
    page = open_page(graph, width, 844, color_scheme=scheme, bypass_csp=True)
    wanted = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

    def findings():
        response = axe.Axe().run(page, options=wanted).response
        return [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in response["violations"]]

    assert findings() == []
    page.fill("#search", "日本")
    assert findings() == []
    page.keyboard.press("Enter")
    page.locator("#legend .types .entry").nth(3).click()
    assert findings() == []
