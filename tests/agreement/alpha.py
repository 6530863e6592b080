"""How far readers agree who coded a tenth of the lines blind to each other and to the encoding (Krippendorff's alpha,
nominal; Krippendorff 2018, chapter 12), and how far the encoding agrees with each of them.

Units are the quotes of the passages on lines drawn at random, a tenth of the lines of each article that carry
passages of running text (seed 20261122). The readers saw the line, the quote and the codebook, nothing else.
"""

from __future__ import annotations

import csv
from pathlib import Path

import krippendorff

from kg import KnowledgeGraph
from kg.snapshot import Snapshot

HERE = Path(__file__).parent
VARIABLES = ("event_class", "stance", "modality", "indicator")
READERS = ("reader-a", "reader-b")
KINDS = {"n": "negation", "p": "proposed", "c": "claim"}

Codes = dict[str, dict[str, str]]


def read(name: str) -> Codes:
    """Return a reader's codes by unit."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return {row["unit"]: row for row in csv.DictReader(stream)}


def encoded(snapshot: Snapshot, units: list[str]) -> Codes:
    """Return the codes that the encoding holds: stance and kind of each passage, and what the codings say of what it
    tells of."""
    traits = dict(zip(snapshot.order, snapshot.traits, strict=True))
    classes, stages = {}, {}
    for row in KnowledgeGraph(snapshot).query("SELECT ?s ?o WHERE { ?s kg:eventClass ?o }"):
        classes["id:" + row["s"].value.rsplit("/", 1)[-1]] = row["o"].value.rsplit("plover-", 1)[-1]
    for row in KnowledgeGraph(snapshot).query("SELECT ?s ?o WHERE { ?s kg:stage ?o . ?o a kg:Indicator }"):
        stages["id:" + row["s"].value.rsplit("/", 1)[-1]] = row["o"].value.rsplit("/", 1)[-1]
    found: Codes = {}
    for unit in units:
        entry = snapshot.passages.get(unit)
        if entry is None:
            continue
        subjects = [s for s, _, _ in entry["triples"]]
        ends = subjects + [o for _, _, o in entry["triples"] if isinstance(o, str)]
        found[unit] = {
            "event_class": next((classes[s] for s in subjects if s in classes), "none"),
            "stance": entry["stance"],
            "modality": next((kind for letter, kind in KINDS.items() if letter in traits[unit]), "fact"),
            "indicator": next((stages[s] for s in ends if s in stages), "none")
            if entry["article"] == "jiang-liyuan"
            else "n/a",
        }
    return found


def alpha(one: Codes, other: Codes, variable: str) -> tuple[float, float, int]:
    """Return alpha, the share of equal codes, and the number of units that both coded; indicators only where the
    article has any."""
    units = [u for u in one if u in other and not (variable == "indicator" and not u.startswith("jiang-liyuan/"))]
    pairs = [[one[u][variable] for u in units], [other[u][variable] for u in units]]
    value = krippendorff.alpha(reliability_data=pairs, level_of_measurement="nominal")
    return float(value), sum(a == b for a, b in zip(*pairs, strict=True)) / len(units), len(units)


def rows(snapshot: Snapshot) -> list[list[str]]:
    """Return the figures as `data/AUDIT.md` prints them."""
    a, b = (read(name) for name in READERS)
    own = encoded(snapshot, list(a))
    found = []
    for variable in VARIABLES:
        cells = [variable.replace("_", " ")]
        for one, other in ((a, b), (a, own), (b, own)):
            value, equal, count = alpha(one, other, variable)
            cells.append(f"{value:.2f} ({equal:.0%} of {count})")
        found.append(cells)
    return found


def main() -> None:
    """Print the figures."""
    print("| variable | readers A and B | A and the encoding | B and the encoding |")
    print("| --- | --- | --- | --- |")
    for cells in rows(KnowledgeGraph.open().snapshot):
        print("| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
