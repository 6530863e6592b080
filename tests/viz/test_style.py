"""Types and kinds can be told apart, also without colour, and seen on light and dark."""

from __future__ import annotations

import json

import pytest

from viz.asset import own, style
from viz.content import KINDS
from viz.style import COLOURS, FILLINGS, LINES, SHAPES, known, styles


def test_known_types_look_different_without_colour():
    looks = [(look.shape, look.filling) for look in known().values()]
    assert len(looks) == len(set(looks))
    for look in known().values():
        assert look.colour in COLOURS and look.shape in SHAPES and look.filling in FILLINGS


def test_any_types_look_different_without_colour():
    names = [f"Type{number}" for number in range(30)] + list(known())[:40]
    looks = [(look.shape, look.filling) for look in styles(names).values()]
    assert len(set(looks)) == len(names)
    assert styles(names)["State"] == known()["State"]
    assert len(styles(f"Type{number}" for number in range(500))) == 500


def test_kinds_of_statement_look_different():
    assert set(LINES) == set(KINDS)
    assert len({str(dashes) for dashes in LINES.values()}) == len(KINDS)


def test_light_and_dark_have_the_same_tones_and_the_page_takes_them_all():
    light, dark = tones("light"), tones("dark")
    assert list(light) == list(dark) and set(COLOURS) <= set(light)
    for tone in (*light.values(), *dark.values()):
        assert tone in style()


def tones(scheme: str) -> dict[str, str]:
    table: dict[str, dict[str, str]] = json.loads(own("tones.json"))
    return table[scheme]


def luminance(tone: str) -> float:
    parts = [int(tone[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lower, higher = sorted((luminance(one), luminance(other)))
    return (higher + 0.05) / (lower + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(scheme):
    found = tones(scheme)
    for paper in (found["paper"], found["sheet"]):
        for colour in (*COLOURS, "line", "struck"):
            assert contrast(found[colour], paper) >= 3, (scheme, colour)
        for text in ("ink", "quiet", "accent", "struck"):
            assert contrast(found[text], paper) >= 4.5, (scheme, text)
