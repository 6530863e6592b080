"""Score `kg ask` against question sets: the project's own and, where it is at hand, the public sample.

A question asks for things and literals (`answer_must_include`), for evidence (article and line), or for the
honest word that the graph holds no answer. A thing is found where one of its names stands in the answer, its
entities or its evidence; a literal where most of its tokens do. The score of a question is the mean of the
share of what must be there and of whether a line of the evidence was shown, and 0 where the status is wrong.
Besides is told what share of what must be there stands in the first lines of the answer, where it is read.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import agreement

from kg import KnowledgeGraph
from kg.ask.answer import Answer, bare
from kg.ask.understanding.calendar import dates
from kg.ask.understanding.grammar import load
from kg.terms import PASSAGE
from kg.words import tokens

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("ALLIANCE_KG_SHARED", HERE.parents[2] / "shared"))
UNKNOWN = {"NOT_IN_GRAPH", "FALSE_PREMISE"}
FIRST = 4
"""How many lines of an answer count as read first."""


def text_of(answer: Answer) -> str:
    """Return everything that an answer says, for looking things up in."""
    parts = [answer.answer]
    parts += [name for e in answer.entities for names in e["labels"].values() for name in names]
    for evidence in answer.evidence:
        parts += [*evidence["summary"].values(), evidence["exact"], evidence["speaker"]]
    parts += [str(v["value"]) for v in answer.values]
    if answer.premise:
        parts.append(answer.premise["text"])
    return " \n ".join(parts)


def read_first(graph: KnowledgeGraph, answer: Answer) -> str:
    """Return what the first lines of an answer say, above what is told nearby, with all names of what they say
    and the ISO forms of their dates."""
    lines = [answer.premise["text"]] if answer.premise else []
    for line in filter(None, answer.answer.split("\n")):
        if line == load(answer.language, graph.snapshot).frame("nearby"):
            break
        lines.append(line)
    told = "\n".join(lines[:FIRST])
    # A line that is no summary, as a date with a name, says what the passages tell that it is made from.
    backed = {PASSAGE + name for line in told.split("\n") for name in answer.backed.get(bare(line), ())}
    said = [
        e
        for e in answer.evidence
        if e["passage"] in backed or any(s.rstrip(".。") in told for s in e["summary"].values() if s)
    ]
    named = [e for e in answer.entities if any(name in told for names in e["labels"].values() for name in names)]
    written = dates(graph.snapshot.folder_of_names.fold(told))
    parts = [told, *written, *(text for e in said for text in (*e["summary"].values(), e["exact"], e["speaker"]))]
    return " \n ".join([*parts, *(name for e in named for names in e["labels"].values() for name in names)])


def wanted(item: str, names: dict[str, Any]) -> list[str]:
    """Return the names by which something that must be there may be found."""
    entry = names.get(item)
    if not entry:
        return [item]
    return [n for n in (entry.get("label_en"), entry.get("label_zh"), entry.get("label_ja")) if n]


def holds(graph: KnowledgeGraph, haystack: set[str], folded: str, item: str) -> bool:
    """Tell whether a name or literal stands in an answer: as it is, or by two thirds of its tokens."""
    folder = graph.snapshot.folder_of_names
    if folder.fold(item) in folded:
        return True
    need = tokens(item, folder)
    return bool(need) and sum(t in haystack for t in need) / len(need) >= 2 / 3


def missing(graph: KnowledgeGraph, must: list[str], names: dict[str, Any], text: str) -> list[str]:
    """Return which of the things and literals that must be there a text does not hold."""
    folder = graph.snapshot.folder_of_names
    haystack, folded = set(tokens(text, folder)), folder.fold(text)
    return [m for m in must if not any(holds(graph, haystack, folded, n) for n in wanted(m, names))]


def must_include(question: dict[str, Any]) -> list[str]:
    """Return the things and literals that an answer must hold."""
    return [m for m in question["answer_must_include"] if m not in UNKNOWN]


def first(graph: KnowledgeGraph, question: dict[str, Any], names: dict[str, Any], answer: Answer) -> float | None:
    """Return the share of what must be there that is read first; None where nothing must."""
    must = must_include(question)
    if not must or question["category"] == "unanswerable":
        return None
    if answer.status not in {"answered", "partial"}:
        return 0.0
    return 1 - len(missing(graph, must, names, read_first(graph, answer))) / len(must)


def score(graph: KnowledgeGraph, question: dict[str, Any], names: dict[str, Any]) -> tuple[float, str, Answer]:
    """Return a question's score, what is missing, and the answer."""
    answer = graph.ask(question["question"])
    must = must_include(question)
    if UNKNOWN & set(question["answer_must_include"]) or question["category"] == "unanswerable":
        honest = answer.status == "unknown" or (answer.status == "partial" and answer.premise is not None)
        return float(honest), "" if honest else f"status {answer.status}", answer
    if answer.status not in {"answered", "partial"}:
        return 0.0, f"status {answer.status}", answer
    absent = missing(graph, must, names, text_of(answer))
    shown = {(graph.snapshot.articles[e["article"]]["number"], e["line"]) for e in answer.evidence}
    lines = {(e["article"], e["line"]) for e in question.get("evidence", [])}
    share = 1 - len(absent) / len(must) if must else 1.0
    found = len(lines & shown) / len(lines) if lines else 1.0
    note = "; ".join([*(f"missing {m}" for m in absent), *(f"line {a}:{n}" for a, n in sorted(lines - shown))])
    return (share + found) / 2, note, answer


def sets() -> dict[str, tuple[list[dict[str, Any]], dict[str, Any]]]:
    """Return the question sets that are at hand, each with its names."""
    found: dict[str, tuple[list[dict[str, Any]], dict[str, Any]]] = {}
    for path in sorted(set(HERE.glob("*.json")) - {agreement.PARALLEL, HERE / "paths.json"}):
        found[path.stem] = (json.loads(path.read_text("utf-8")), {})
    gold = SHARED / "gold"
    if (gold / "questions.json").is_file():
        names = json.loads((gold / "names.json").read_text("utf-8"))
        found["public sample"] = (json.loads((gold / "questions.json").read_text("utf-8")), names)
    return found


def main() -> None:
    """Print the scores per set, category and language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", help="only this set")
    parser.add_argument("--verbose", action="store_true", help="print what is missing")
    options = parser.parse_args()
    graph = KnowledgeGraph.open()
    for name, (questions, names) in sets().items():
        if options.set and options.set != name:
            continue
        groups: dict[str, list[float]] = defaultdict(list)
        early: dict[str, list[float]] = defaultdict(list)
        for question in questions:
            value, note, answer = score(graph, question, names)
            told = first(graph, question, names, answer)
            for group in ("all", f"category {question['category']}", f"language {question['lang']}"):
                groups[group].append(value)
                early[group] += [] if told is None else [told]
            if options.verbose and value < 1:
                print(f"{value:.2f} {question['id']} [{question['category']}] {question['question']}")
                print(f"     {answer.intent}/{answer.status}: {note}")
        print(f"\n{name}: {len(questions)} questions (mean score, share at 0.6 or better, and share read first)")
        for group, values in sorted(groups.items()):
            good = sum(v >= 0.6 for v in values) / len(values)
            read = f"{sum(early[group]) / len(early[group]):6.2f}" if early[group] else " " * 6
            print(f"  {group:<32}{sum(values) / len(values):6.2f} {good:7.0%} {read}  ({len(values)})")
    if options.set in {None, agreement.PARALLEL.stem}:
        agreement.report(graph, verbose=options.verbose)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
