"""What a reader does on a page, and what is seen of it, shared by the browser tests."""

from __future__ import annotations

from typing import Any


def pixels(page: Any) -> int:
    """How many different colours the canvas shows: one means that nothing is drawn."""
    return page.evaluate("""() => {
        const canvas = document.querySelector('canvas');
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
        copy.drawImage(canvas, 0, 0);
        const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
        return new Set(new Uint32Array(data.buffer)).size;
    }""")


def middle(page: Any) -> tuple[float, float]:
    """Where the middle of the canvas is, in pixels of the window."""
    box = page.locator("#canvas").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def pick(page: Any, text: str) -> None:
    """Pick a thing by its name."""
    page.fill("#search", text)
    page.keyboard.press("Enter")


def shown(page: Any) -> str:
    """The line that says what is on the canvas."""
    return page.locator("#shown span").inner_text() if page.locator("#shown span").count() else ""


def view_of(page: Any) -> dict[str, Any]:
    """What is seen of the page's state: what a reopened link has to bring back."""
    return {
        "language": page.get_attribute("html", "lang"),
        "theme": page.get_attribute("html", "data-theme"),
        "panel": page.locator("#panel").inner_text(),
        "legend": page.locator("#legend [aria-pressed=false]").all_inner_texts(),
        "range": page.locator("#range").inner_text(),
        "statements": page.locator("#statements-table caption .count").inner_text(),
        "shown": page.locator("#shown").inner_text(),
        "view": page.locator("#tabs [aria-pressed=true]").inner_text(),
        "scale": page.locator("#view").inner_text() if page.locator("#view").is_visible() else "",
    }


def settle(page: Any) -> None:
    """Wait until what was done is drawn and stands in the address."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
