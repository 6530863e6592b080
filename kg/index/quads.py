"""The quads of a build, by what they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from pyoxigraph import DefaultGraph, Literal

from kg.terms import KG, TYPE, tag

DEFAULT = DefaultGraph()


class Quads:
    """Expanded quads by subject, and the statements of named graphs.

    Parameters
    ----------
    quads : iterable of Quad
        As `kg.expand.expand` and `kg.expand.derive` return them.

    Attributes
    ----------
    about : dict of str to dict of str to list
        Subject -> predicate -> objects, of the default graph.
    graphs : dict of tuple to list of str
        ``(subject, predicate, object)`` -> the named graphs that hold it.
    """

    def __init__(self, quads: Iterable[Any]) -> None:
        self.about: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        self.graphs: dict[tuple[str, str, Any], list[str]] = defaultdict(list)
        for quad in quads:
            if quad.graph_name == DEFAULT:
                self.about[quad.subject.value][quad.predicate.value].append(quad.object)
            else:
                key = (quad.subject.value, quad.predicate.value, quad.object)
                self.graphs[key].append(quad.graph_name.value)

    @cached_property
    def statements(self) -> list[tuple[tuple[str, str, Any], list[str]]]:
        """The statements of named graphs, each with its graphs, in a stable order."""
        return sorted(self.graphs.items(), key=lambda item: (item[0][0], item[0][1], str(item[0][2])))

    def values(self, iri: str, predicate: str) -> list[str]:
        """Return the values of a property as strings."""
        about = self.about.get(iri)
        found = about.get(predicate) if about else None
        return [term.value for term in found] if found else []

    def first(self, iri: str, predicate: str) -> str | None:
        """Return one value of a property, or None."""
        found = self.values(iri, predicate)
        return found[0] if found else None

    def by_language(self, iri: str, *predicates: str) -> dict[str, list[str]]:
        """Return literals by language, those of the first property first, each once."""
        found: dict[str, list[str]] = {}
        for predicate in predicates:
            for term in self.about.get(iri, {}).get(predicate, []):
                if isinstance(term, Literal):
                    names = found.setdefault(tag(term.language or "en"), [])
                    if term.value not in names:
                        names.append(term.value)
        return found

    def types(self, iri: str) -> list[str]:
        """Return the types of a thing."""
        return sorted(self.values(iri, TYPE))

    def of_class(self, name: str) -> list[str]:
        """Return the things of a class by its local name, sorted."""
        return sorted(iri for iri in self.about if KG + name in self.values(iri, TYPE))
