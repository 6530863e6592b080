"""What pages cost beside plain pyvis: file size, generation, first drawn frame, frames a second while panning.

``python tests/benchmarks/pages.py`` prints a table; headless Chromium, everything in one run. Plain pyvis is given up
on after PATIENCE seconds, and not asked for more nodes than it made in that time before.
"""

from __future__ import annotations

import multiprocessing
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import networkx as nx

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))
from conftest import NAMES, QUIET, find_chromium

import viz

SIZES = (300, 3000, 30000)
PATIENCE = 90

WATCH = """
window.fills = 0;
for (const name of ['fill', 'drawImage']) {
    const drawn = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...given) {
        window.fills += 1;
        return drawn.apply(this, given);
    };
}
const look = () => {
    const bar = document.getElementById('loadingBar');
    const waiting = bar && bar.style.display !== 'none' && bar.style.opacity !== '0';
    if (window.fills >= 20 && !waiting) window.firstFrame = performance.now();
    else { window.fills = 0; requestAnimationFrame(look); }
};
requestAnimationFrame(look);
"""

PAN = """
window.frames_ = [];
let last = performance.now();
const tick = (now) => {
    window.frames_.push(now - last);
    last = now;
    if (!window.stopped) requestAnimationFrame(tick);
};
requestAnimationFrame(tick);
"""


def graph_of(count: int) -> nx.DiGraph:
    """A graph as large as asked for, with hubs as a knowledge graph has them."""
    graph = nx.DiGraph(nx.barabasi_albert_graph(count, 2, seed=1).edges)
    for node in graph:
        graph.nodes[node].update(label=f"Thing {node}", type=f"Type{node % 9}")
    return graph


def ours(count: int, path: Path) -> None:
    viz.write(graph_of(count), path, title=f"{count} nodes")


def theirs(count: int, path: Path) -> None:
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    net.from_nx(graph_of(count))
    path.write_text(net.generate_html(), encoding="utf-8")


def generated(make: Any, count: int, path: Path) -> float | None:
    """Seconds of making a page in a process of its own, imports included; None where patience ran out."""
    begun = time.perf_counter()
    process = multiprocessing.Process(target=make, args=(count, path))
    process.start()
    process.join(PATIENCE)
    if process.is_alive():
        process.kill()
        process.join()
        return None
    return time.perf_counter() - begun if process.exitcode == 0 else None


def drawn(browser: Any, path: Path, address: str = "") -> tuple[float | None, float | None]:
    """Seconds to the first drawn frame, and frames a second (median) while panning."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
    page.add_init_script(WATCH)
    try:
        page.goto(path.as_uri() + address, wait_until="commit")
        # Not wait_for_function: it evaluates text, which the page's policy forbids.
        until = time.perf_counter() + PATIENCE
        while not (found := page.evaluate("window.firstFrame")):
            if time.perf_counter() > until:
                return None, None
            page.wait_for_timeout(50)
        first = found / 1000
        page.wait_for_timeout(1500)
        box = page.locator("canvas").first.bounding_box()
        x, y = box["x"] + box["width"] * 0.12, box["y"] + box["height"] * 0.12
        page.mouse.move(x, y)
        page.mouse.down()
        page.evaluate(PAN)
        for step in range(1, 90):
            page.mouse.move(x + 3 * step, y + 2 * step)
        page.evaluate("window.stopped = true")
        page.mouse.up()
        return first, 1000 / statistics.median(page.evaluate("window.frames_")[1:])
    except Exception as error:
        if type(error).__name__ != "TimeoutError":
            raise
        return None, None
    finally:
        context.close()


def shown(value: float | None, form: str) -> str:
    return f"> {PATIENCE} s" if value is None else format(value, form)


def main() -> None:
    playwright = __import__("playwright.sync_api", fromlist=["sync_playwright"])
    path = find_chromium()
    if path is None:
        raise SystemExit(f"no browser found: none of {', '.join(NAMES)} is on PATH")
    print(f"{'nodes':>7} {'edges':>7}  {'page of':<14}{'MB':>7}{'made in s':>11}", end="")
    print(f"{'first frame s':>15}{'frames a second':>17}")
    with tempfile.TemporaryDirectory() as folder, playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=["--no-sandbox", *QUIET.split()])
        given_up = False
        firsts: dict[tuple[int, str], float | None] = {}
        everything = [(n, "", "viz") for n in SIZES] + [(5000, "#show=all", "viz, all shown")]
        for count, address, name in everything:
            edges = graph_of(count).number_of_edges()
            for who, make in ((name, ours), ("plain pyvis", theirs)):
                if make is theirs and (given_up or address):
                    continue
                file = Path(folder) / f"{count}-{make.__name__}.html"
                seconds = generated(make, count, file)
                first, frames = (None, None) if seconds is None else drawn(browser, file, address)
                firsts[count, who] = first
                given_up = given_up or (make is theirs and first is None)
                size = f"{file.stat().st_size / 1e6:.1f}" if file.exists() else "-"
                print(
                    f"{count:>7} {edges:>7}  {who:<14}{size:>7}{shown(seconds, '.1f'):>11}{shown(first, '.2f'):>15}"
                    f"{'-' if frames is None else format(frames, '.0f'):>17}",
                    flush=True,
                )
        mine, plain = firsts[SIZES[0], "viz"], firsts.get((SIZES[0], "plain pyvis"))
        if mine and plain:
            print(f"\n{SIZES[0]} nodes are drawn {plain / mine:.0f} times sooner than by plain pyvis")
        browser.close()


if __name__ == "__main__":
    main()
