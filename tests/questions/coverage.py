"""How much of an independent reading of the articles the data holds: facts of the inventory found with a passage on
the right line.

A fact is found where a passage of its line speaks of its thing: a name of the thing stands in the passage (its
summary, quote, or names of what its triples connect), or the reader's quote and the passage's share at least four
characters and the passage holds two thirds of the tokens of what the fact says.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import Any

from score import SHARED

from kg import KnowledgeGraph
from kg.words import tokens


def texts(graph: KnowledgeGraph) -> dict[tuple[str, int], list[tuple[str, str]]]:
    """Return for each article number and line the passages' words and quotes."""
    snapshot = graph.snapshot
    found: dict[tuple[str, int], list[tuple[str, str]]] = defaultdict(list)
    for entry in snapshot.passages.values():
        ends = {end for s, _, o in entry["triples"] for end in (s, o) if isinstance(end, str) and end.startswith("id:")}
        values = [o["value"] for _, _, o in entry["triples"] if isinstance(o, dict)]
        ends |= {f"id:{work}" for work in entry.get("cites", ())}
        names = [n for end in ends for group in snapshot.labels(end[3:]).values() for n in group]
        said = " \n ".join([*entry["summary"].values(), entry["exact"], *values, *names])
        found[snapshot.articles[entry["article"]]["number"], entry["line"]].append((said, entry["exact"]))
    return found


def holds(graph: KnowledgeGraph, item: dict[str, Any], fact: dict[str, Any], said: str, exact: str) -> bool:
    """Tell whether a passage speaks of an item's fact."""
    folder = graph.snapshot.folder_of_names
    folded, have = folder.fold(said), set(tokens(said, folder))
    for name in (item.get("label_en"), item.get("label_zh"), item.get("label_ja")):
        if not name:
            continue
        need = tokens(name, folder)
        if folder.fold(name) in folded or (need and sum(t in have for t in need) / len(need) >= 2 / 3):
            return True
    quote = fact["loc"]["quote"]
    shared = SequenceMatcher(None, quote, exact).find_longest_match().size
    need = tokens(f"{fact['fact']}", folder)
    return shared >= min(4, len(quote)) and bool(need) and sum(t in have for t in need) / len(need) >= 2 / 3


def main() -> None:
    """Print the share of facts found, by article and kind, and with --verbose those that are not."""
    path = SHARED / "gold" / "inventory.json"
    if not path.is_file():
        sys.exit(f"{path} is not at hand: set ALLIANCE_KG_SHARED to the folder that holds gold/inventory.json")
    graph = KnowledgeGraph.open()
    passages = texts(graph)
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for item in json.loads(path.read_text("utf-8")):
        for fact in item["facts"]:
            groups = ("all", f"article {item['article']}", f"kind {item['kind']}")
            total.update(groups)
            here = passages.get((item["article"], fact["loc"]["line"]), [])
            if any(holds(graph, item, fact, *passage) for passage in here):
                found.update(groups)
            elif "--verbose" in sys.argv:
                where = f"{item['article']}:{fact['loc']['line']} {item['kind']} {item['id']}"
                print(f"{where}: {fact['fact']} “{fact['loc']['quote']}”")
    for group in sorted(total):
        print(f"{group:<28}{found[group] / total[group]:7.1%}  ({found[group]} of {total[group]})")


if __name__ == "__main__":
    main()
