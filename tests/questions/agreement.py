"""How far `kg ask` says the same in the four written languages: one question put in each, answers compared in pairs.

Two answers agree by their status, and by the overlap (Jaccard 1912: shared out of all) of the passages of their
evidence and of the things they name. Where neither answer has any, the overlap is 1: both say that there is none.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import fmean

from kg import KnowledgeGraph
from kg.ask.answer import Answer
from kg.terms import LANGUAGES

PARALLEL = Path(__file__).parent / "parallel.json"
SHOWN = 12


@dataclass(frozen=True)
class Agreement:
    """How far the answers to one question agree in two languages."""

    question: dict[str, str]
    languages: tuple[str, str]
    statuses: tuple[str, str]
    intents: tuple[str, str]
    evidence: float
    entities: float

    @property
    def status(self) -> float:
        """1 where both answers have the same status, else 0."""
        return float(self.statuses[0] == self.statuses[1])


def overlap(one: Set[str], other: Set[str]) -> float:
    """Return the Jaccard overlap of two sets, 1 where both are empty."""
    return len(one & other) / len(one | other) if one | other else 1.0


def passages(answer: Answer) -> set[str]:
    """Return the passages of an answer's evidence."""
    return {e["passage"] for e in answer.evidence}


def things(answer: Answer) -> set[str]:
    """Return the things that an answer names."""
    return {e["iri"] for e in answer.entities}


def questions() -> list[dict[str, str]]:
    """Return the questions, each with its wording in every language."""
    found: list[dict[str, str]] = json.loads(PARALLEL.read_text("utf-8"))
    return found


def measure(graph: KnowledgeGraph) -> list[Agreement]:
    """Ask every question in every language and return how far each pair of answers agrees."""
    found = []
    for question in questions():
        answers = {language: graph.ask(question[language]) for language in LANGUAGES}
        for pair in combinations(LANGUAGES, 2):
            one, other = (answers[language] for language in pair)
            found.append(
                Agreement(
                    question,
                    pair,
                    (one.status, other.status),
                    (one.intent, other.intent),
                    overlap(passages(one), passages(other)),
                    overlap(things(one), things(other)),
                )
            )
    return found


def means(group: Sequence[Agreement]) -> tuple[float, float, float]:
    """Return the share of equal statuses and the mean overlaps of evidence and of things."""
    return fmean(a.status for a in group), fmean(a.evidence for a in group), fmean(a.entities for a in group)


def report(graph: KnowledgeGraph, *, verbose: bool = False) -> None:
    """Print the agreement per pair of languages and category, and the pairs that disagree most if wished."""
    found = measure(graph)
    if verbose:
        for a in sorted(found, key=lambda a: a.status + a.evidence + a.entities)[:SHOWN]:
            print(f"{a.question['id']} [{a.question['category']}] evidence {a.evidence:.2f}, things {a.entities:.2f}")
            for language, intent, status in zip(a.languages, a.intents, a.statuses, strict=True):
                print(f"     {language:<8}{intent}/{status}: {a.question[language]}")
    print(f"\nthe same question in four languages: {len(questions())} questions (same status, overlap of")
    print("evidence, overlap of things named)")
    groups: dict[str, list[Agreement]] = defaultdict(list)
    for a in found:
        for group in ("all", f"category {a.question['category']}", f"languages {' and '.join(a.languages)}"):
            groups[group].append(a)
    for group, members in sorted(groups.items()):
        status, evidence, entities = means(members)
        print(f"  {group:<32}{status:7.0%}{evidence:7.2f}{entities:7.2f}  ({len(members)})")
