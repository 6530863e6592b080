"""How alike the portfolios of two states are: by the treaties in the graph, or by a file of the user's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.analysis.frame import described, end, not_empty, say
from kg.errors import KgError, UnknownThingError
from kg.measures import dyads
from kg.measures.similarity import MEASURES, Portfolios, portfolios
from kg.projections import project
from kg.selection import EVERYTHING, Selection
from kg.snapshot import Snapshot
from kg.terms import ID

Json = dict[str, Any]


def similarity(
    snapshot: Snapshot,
    states: Sequence[str] = (),
    selection: Selection = EVERYTHING,
    *,
    measure: str = "S",
    data: Path | None = None,
    year: int | None = None,
    top: int | None = None,
    language: str = "en",
) -> Json:
    """Return how alike states' portfolios are, pair by pair, the most alike first.

    Parameters
    ----------
    snapshot : Snapshot
    states : sequence of str
        Keys of states: only pairs among them; with one, only its pairs. All where empty.
    selection : Selection
        Of the treaties in the graph.
    measure : str
        ``S``, ``kappa``, ``pi`` or ``tau_b`` (see `kg.measures.similarity`).
    data : Path, optional
        A file as `kg.measures.dyads.read` takes it, instead of the treaties in the graph.
    year : int, optional
        Of the file.
    top : int, optional
        How many pairs; all where None.
    language : str

    Returns
    -------
    dict
        ``source {name, meaning, states, filter or year}, measure {name, meaning}, pairs [{a, b, value}]``; a pair for
        which the measure is not defined has ``null`` and comes last.

    Raises
    ------
    KgError
        If there is no such measure, or nothing is left (status 1).
    UnknownThingError
        If one of the states has no portfolio.
    DataError
        If the file is not as it should be.
    """
    if measure not in MEASURES:
        raise KgError(f"There is no measure {measure!r}.", f"Known: {', '.join(MEASURES)}.")
    if data is None:
        graph = project(snapshot, "treaties-shared", selection)
        not_empty(graph)
        found = portfolios(graph)
        about = described(graph, selection, language)
        source = {"name": "treaties-shared", "meaning": about["meaning"], "states": len(found.names), "year": None}
        names = {node: end(snapshot, node) for node in found.names}
    else:
        cells, most, known = dyads.read(data, year)
        found = portfolios(cells, top=most, names=known)
        meaning = say("method", "dyads", language, file=data.name)
        source = {"name": data.name, "meaning": meaning, "states": len(found.names), "year": year}
        names = _named(snapshot, found.names)
    wanted = [_place(snapshot, found, names, key) for key in states]
    among = None if len(wanted) < 2 else wanted
    pairs = found.pairs(measure, among)
    if len(wanted) == 1:
        pairs = [p for p in pairs if wanted[0] in p[:2]]
    return {
        "source": source,
        "measure": {"name": measure, "meaning": say("similarity", measure, language)},
        "pairs": [
            {"a": names[a], "b": names[b], "value": None if value is None else round(value, 6)}
            for a, b, value in (pairs if top is None else pairs[:top])
        ],
    }


def _named(snapshot: Snapshot, names: list[str]) -> dict[str, Json]:
    """Return the states of a file as the graph knows them, by country code or name."""
    from kg.query import run

    codes: dict[str, str] = {}
    for row in run(snapshot, "SELECT ?s ?code WHERE { ?s kg:cow|kg:iso2|kg:iso3 ?code }"):
        codes[row[1].value.upper()] = row[0].value
    found: dict[str, Json] = {}
    for name in names:
        iri = codes.get(name.upper())
        keys: list[str] = [] if iri else snapshot.names.get(snapshot.folder_of_names.fold(name).strip(), [])
        if not iri and len(keys) == 1:
            iri = ID + keys[0]
        found[name] = end(snapshot, iri) if iri else {"iri": None, "labels": {"en": [name]}}
    return found


def _place(snapshot: Snapshot, found: Portfolios, names: dict[str, Json], key: str) -> str:
    for name, about in names.items():
        if about["iri"] == ID + key or name == key:
            return name
    label = snapshot.label(key)
    raise UnknownThingError(f"{label} has no portfolio here.", f"{len(found.names)} states have one.")


__all__ = ["similarity"]
