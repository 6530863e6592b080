"""Networks that one can measure, made from the graph: what a node, an edge and a weight mean is said of each.

Every projection takes a snapshot and a `kg.selection.Selection` and returns a networkx graph whose nodes are IRIs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kg.projections.actors import actors
from kg.projections.affiliations import shared, treaties, works
from kg.projections.citations import citations, claims
from kg.projections.discourse import discourse, one_mode
from kg.selection import EVERYTHING, Selection
from kg.snapshot import Snapshot

if TYPE_CHECKING:
    import networkx as nx


def everything(snapshot: Snapshot, selection: Selection = EVERYTHING) -> nx.MultiDiGraph[str]:
    """Return every relation (see `kg.network.to_networkx`); it has no weight."""
    from kg.network import edge, to_networkx
    from kg.projections.frame import Clock, finish

    clock = Clock(selection)
    rows = [row for row in selection.said(snapshot) if clock.admits((row[5], row[6], row[7]))]
    graph = to_networkx(snapshot, [edge(snapshot.network, row) for row in rows])
    finish(graph, "everything", None, clock)
    return graph


def _allies(snapshot: Snapshot, selection: Selection = EVERYTHING) -> nx.Graph[str]:
    return shared(treaties(snapshot, selection))


def _discourse(method: str) -> Callable[..., nx.Graph[str]]:
    def build(
        snapshot: Snapshot,
        selection: Selection = EVERYTHING,
        *,
        concepts: str = "claims",
        normalisation: str = "no",
    ) -> nx.Graph[str]:
        return one_mode(discourse(snapshot, selection, concepts=concepts), method, normalisation=normalisation)

    return build


PROJECTIONS: dict[str, Callable[..., nx.Graph[str]]] = {
    "everything": everything,
    "actors": actors,
    "treaties": treaties,
    "treaties-shared": _allies,
    "works": works,
    "citations": citations,
    "claims": claims,
    "discourse": discourse,
    "congruence": _discourse("congruence"),
    "conflict": _discourse("conflict"),
    "subtract": _discourse("subtract"),
}
"""The projections by name."""


def project(snapshot: Snapshot, name: str, selection: Selection = EVERYTHING, **options: Any) -> nx.Graph[str]:
    """Return a projection by its name.

    Raises
    ------
    KgError
        If there is no such projection, or it has no such option.
    """
    from inspect import signature

    from kg.errors import KgError

    build = PROJECTIONS.get(name)
    if build is None:
        raise KgError(f"There is no projection {name!r}.", f"Known: {', '.join(PROJECTIONS)}.")
    given = {key: value for key, value in options.items() if value is not None}
    unknown = given.keys() - signature(build).parameters.keys()
    if unknown:
        raise KgError(f"The projection {name} has no option {', '.join(sorted(unknown))}.")
    return build(snapshot, selection, **given)


__all__ = [
    "PROJECTIONS", "actors", "citations", "claims", "discourse", "everything", "one_mode", "project", "shared",
    "treaties", "works",
]  # fmt: skip
