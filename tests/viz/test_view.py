"""The page as text: what it holds, what it never holds."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from html.parser import HTMLParser

import networkx as nx
import pytest

import viz
from viz import asset
from viz.page import embed

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<!--<script>",
    "]]>",
    "\"'`${alert(3)}`'\"",
    "<img src=x onerror=alert(4)>",
    "&lt;b&gt; &amp; &#60;",
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnirts desrever\u202c",
    "zero\u200bwidth\u200d\ufeff",
    "line\u2028separator\u2029",
    "new\nline\ttab\x00nul\x1b",
    "🏴‍☠️ emoji \U0001f1ef\U0001f1f5",
    "half \ud83d a pair",
    "مرحبا بالعالم",
    "長" * 3000,
    "javascript:alert(5)",
    "https://example.org/a.js",
)


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def hostile_graph() -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    for text in HOSTILE:
        graph.add_node(
            text, labels={"en": [text, text + "2"], text: [text]}, type=text, type_labels={"en": text}, note=text,
            facts=[{"sentence": {"en": text}, "passages": [text]}],
        )  # fmt: skip
        graph.add_edge(
            text, HOSTILE[0], key=text, predicate=text, labels={"ja": text}, sentence={"zh-hant": text}, date=text,
            kind=text, stance=text, passages=[text],
        )  # fmt: skip
    passage = dict.fromkeys(("article", "author", "section", "line", "exact", "speaker", "stance"), HOSTILE[0])
    graph.graph["passages"] = {text: {**passage, "summary": {"en": text}} for text in HOSTILE}
    return graph


def test_labels_are_text(data_of):
    page = viz.view(hostile_graph(), title=HOSTILE[1], subtitle=HOSTILE[5])
    plain = viz.view(nx.MultiDiGraph(), title="x", subtitle="y")
    assert [tag for tag, _ in Tags(page).found] == [tag for tag, _ in Tags(plain).found]
    assert not any(name.startswith("on") for _, given in Tags(page).found for name in given)
    data = data_of(page)
    clean = [text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for text in HOSTILE]
    assert [thing["key"] for thing in data["things"]] == clean
    assert {statement["kind"] for statement in data["statements"]} == {"fact"}
    assert "&lt;script&gt;alert(2)" in page
    page.encode("utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_embedded_data_holds_no_markup_and_nothing_invisible(text):
    written = embed({text: text})
    assert not re.search("[<>&\u2028\u2029\u200b\u202e\ufeff\u061c]", written)


def test_nothing_is_loaded_from_anywhere(alliances):
    page = viz.view(alliances, title="Alliances")
    for tag, given in Tags(page).found:
        for name in ("src", "href", "srcset", "action", "data", "poster", "style"):
            value = given.get(name) or ""
            assert value.startswith(("#", "data:")) or not value, (tag, name, value)
    assert "sourceMappingURL" not in page
    style = page[page.index("<style>") : page.index("</style>")]
    assert "url(" not in style and "@import" not in style


def test_policy_allows_exactly_the_scripts_and_style_of_the_page(alliances):
    page = viz.view(alliances, title="Alliances")
    policy = next(given["content"] for tag, given in Tags(page).found if "http-equiv" in given) or ""
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy and "http" not in policy
    inline = re.findall(r"<(script|style)>(.*?)</\1>", page, re.DOTALL)
    assert [tag for tag, _ in inline] == ["style", "script", "script"]
    digests = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for _, text in inline}
    assert set(re.findall(r"'sha256-([^']+)'", policy)) == digests


def test_same_graph_same_page(alliances):
    assert viz.view(alliances, title="x") == viz.view(alliances.copy(), title="x")


def test_page_is_the_same_in_another_process():
    code = "import networkx, viz, sys; sys.stdout.write(viz.view(networkx.karate_club_graph(), title='x'))"
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONHASHSEED": seed})
        for seed in "12"
    ]
    assert runs[0].stdout == runs[1].stdout != b""


def test_import_is_light():
    code = "import sys, viz; print([m for m in ('networkx', 'pyvis', 'jinja2', 'numpy') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("graph", [nx.Graph(), nx.DiGraph(), nx.MultiGraph(), nx.MultiDiGraph()])
def test_empty_graph(graph, data_of):
    data = data_of(viz.view(graph, title=""))
    assert data["things"] == data["statements"] == data["edges"] == data["types"] == []


def test_plain_user_graph(data_of):
    graph = nx.Graph()
    graph.add_edge(1, "1", weight=2.5, since=1951)
    graph.add_edge(("a", 2), "b", label="knows")
    graph.add_edge("b", "b")
    graph.add_node(frozenset({3}), size=float("nan"), label="three", colour="red")
    data = data_of(viz.view(graph, title="Mine"))
    assert [thing["key"] for thing in data["things"]] == ["1", "1", "('a', 2)", "b", "frozenset({3})"]
    assert data["things"][4]["names"] == {"": ["three"]} and data["things"][4]["notes"] == {"colour": "red"}
    assert [data["relations"][statement["relation"]]["names"] for statement in data["statements"]] == [
        {"": "weight 2.5, since 1951"}, {"": "knows"}, {},
    ]  # fmt: skip
    assert data["directed"] is False


def test_contract_reaches_the_page(alliances, data_of):
    data = data_of(viz.view(alliances, title="Alliances", language="zh-hant"))
    assert data["language"] == "zh-Hant"
    assert len(data["things"]) == len(alliances) and len(data["statements"]) == alliances.size() + 1
    used = {name for *_, given in alliances.edges(data=True) for name in given["passages"]}
    assert {passage["id"] for passage in data["passages"]} == used
    demand = next(s for s in data["statements"] if s["kind"] == "proposed")
    assert set(demand["sentence"]) == {"en", "zh-Hans", "zh-Hant", "ja"} and demand["date"] == "2019-07"
    assert {s["kind"] for s in data["statements"]} == {"fact", "claim", "proposed", "negation"}
    assert len(data["nodes"]) == len(alliances) and data["language"] == "zh-Hant"
    assert {data["articles"][passage["article"]] for passage in data["passages"]} == set(data["articles"])
    assert {statement["date"] for statement in data["statements"] if "date" in statement} == set(data["spans"])


def test_unused_and_unknown_passages(data_of):
    graph = nx.MultiDiGraph(passages={"p1": {"line": 4}, "p2": {"line": 5}})
    graph.add_edge("a", "b", passages=["p1", "gone", "p1"])
    data = data_of(viz.view(graph, title="x"))
    assert data["passages"] == [{"id": "p1", "line": "4"}, {"id": "gone"}]
    assert data["statements"][0]["passages"] == [0, 1]


@pytest.mark.parametrize(
    ("graph", "language", "message"),
    [
        ("not a graph", "en", "a page is made from a networkx graph, not from a str"),
        (None, "en", "not from a NoneType"),
        (nx.Graph(), "fr", "a page opens in en, zh-Hans, zh-Hant, ja, not in 'fr'"),
    ],
)
def test_wrong_use_is_one_clear_line(graph, language, message):
    with pytest.raises(viz.GraphError) as raised:
        viz.view(graph, title="x", language=language)
    assert message in str(raised.value) and "\n" not in str(raised.value)


def test_missing_pyvis_says_what_to_do(monkeypatch):
    asset.library.cache_clear()
    monkeypatch.setattr(asset, "find_spec", lambda name: None)
    with pytest.raises(FileNotFoundError, match="reinstall pyvis"):
        asset.library()
    asset.library.cache_clear()


def test_every_word_stands_in_four_languages():
    for key, words in asset.strings().items():
        assert list(words) == ["en", "zh-Hans", "zh-Hant", "ja"], key
        assert all(words.values()), key
        assert len({tuple(re.findall(r"\{\w+\}", text)) for text in words.values()}) <= 2, key
    used = set(re.findall(r"say\('(\w+)'", asset.script())) | set(
        re.findall(r'say\("(\w+)"', asset.own("template.html.j2"))
    )
    assert used <= set(asset.strings())
