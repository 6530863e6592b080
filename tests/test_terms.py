"""The terms that the rules of asking name: each is one of the ontology, or stands in the data."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from kg import KnowledgeGraph
from kg.ask import plan
from kg.places import ontology_files, resources

RULES = Path(plan.__file__).parent


def texts() -> Iterator[tuple[str, ast.AST, str]]:
    """Yield each text in a rule, with its module and the node that holds it."""
    for path in sorted(RULES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            for child in ast.iter_child_nodes(node):
                if isinstance(child, ast.Constant) and isinstance(child.value, str):
                    yield path.name, node, child.value


def test_relations_and_values_are_terms() -> None:
    ontology = "\n".join(path.read_text("utf-8") for path in ontology_files(resources()))
    known = set(re.findall(r"\bkg:[\w-]+", ontology))
    named = {(place, text) for place, _, text in texts() if re.fullmatch(r"kg:[\w-]+", text)}
    assert len(named) > 100
    assert {(place, text) for place, text in named if text not in known} == set()


def test_classes_have_things(graph: KnowledgeGraph) -> None:
    snapshot = graph.snapshot
    asked = {
        (place, text)
        for place, node, text in texts()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "is_a"
    }
    assert len(asked) > 20
    assert {(place, text) for place, text in asked if not any(snapshot.is_a(k, text) for k in snapshot.things)} == set()
