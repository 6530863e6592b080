"""What tells whether a question is one of a theory, kept beside the snapshot as the grammar is: the theories, and what
their parts are called. To read them out of the store takes several times as long as most answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.ask.answer import Json
from kg.ask.retrieval.context import Context
from kg.ask.theories import vocabulary
from kg.ask.theories.vocabulary import Vocabulary
from kg.errors import OutputError
from kg.snapshot import Snapshot
from kg.theory import lists
from kg.theory.model import Theory

if TYPE_CHECKING:
    from kg.theory.bearing import Bearing

FORM = 1
"""Of what is kept: another one where theories, or the words of their parts, are made otherwise."""


def theories(context: Context) -> list[Theory]:
    """Return the theories that can be run, by name; without what their sources file under their categories."""
    kept = context.snapshot.kept
    if "theories" not in kept:
        found = _kept(context.snapshot, "theories", lambda: _plain(context))
        snapshot = context.snapshot
        kept["theories"] = [lists.made(one, partial(_details, snapshot, one["name"])) for one in found["theories"]]
        for name, words in found["words"].items():
            _take(context.snapshot, name, words)
    known: list[Theory] = kept["theories"]
    return known


def bearings(
    context: Context, model: Theory, case: str, indicator: str, articles: Collection[str] = ()
) -> list[Bearing]:
    """Return what bears on one cell of a theory (see `kg.theory.bearing.of_theory`)."""
    from kg.theory import bearing

    snapshot = context.snapshot
    if bearing.KEPT not in snapshot.kept:
        found = _kept(snapshot, "bearings", lambda: bearing.bearings(snapshot))
        made = (bearing.Bearing(*row) for row in found)
        snapshot.kept[bearing.KEPT] = [one._replace(passages=tuple(one.passages)) for one in made]
    return bearing.of_theory(snapshot, model, case, indicator, articles)


def _details(snapshot: Snapshot, name: str) -> Json:
    # Most questions that may be of a theory are not, and need no details, which are most of what there is.
    kept = snapshot.kept.setdefault("details of theories", {})
    if not kept:
        kept |= _kept(snapshot, "theory-details", lambda: {m.name: lists.details(m) for m in _read(snapshot)})
    found: Json = kept[name]
    return found


def _read(snapshot: Snapshot) -> list[Theory]:
    from kg.theory.source import names, read

    return [read(snapshot, name) for name in names(snapshot)]


def _kept(snapshot: Snapshot, name: str, make: Callable[[], Any]) -> Any:
    """Return what is kept by a name, made from the store where it is not there yet; as JSON gives it in either case, so
    that the first question is answered as any after it."""
    path = snapshot.folder / f"{name}-{FORM}.json"
    with suppress(OSError, ValueError):
        return json.loads(path.read_text("utf-8"))
    from kg.files import put

    content = json.dumps(make(), ensure_ascii=False, separators=(",", ":"))
    # A folder that is read only keeps nothing, and all is as well, but slower.
    with suppress(OutputError):
        put({path: content.encode("utf-8")})
    return json.loads(content)


def _plain(context: Context) -> Json:
    """Return the theories and what their parts are called, as plain lists."""
    read = _read(context.snapshot)
    words = {model.name: _words(context, model) for model in read}
    return {"theories": [lists.plain(model) for model in read], "words": words}


def _words(context: Context, model: Theory) -> Json:
    groups, parts = vocabulary.grouped(context, model), vocabulary.parts(context, model).items()
    return {
        "parts": {kind: {key: [*map(sorted, found)] for key, found in own.items()} for kind, own in parts},
        "groups": groups,
        "called": {g: [*map(sorted, vocabulary.of_group(context, model, g))] for g in groups},
        "inside": {key: sorted(things) for key, things in vocabulary.inside(context, model).items()},
    }


def _take(snapshot: Snapshot, name: str, words: Json) -> None:
    """Take in what the parts of a theory are called, as `kg.ask.theories.vocabulary` keeps it."""

    def made(rows: Json) -> dict[str, Vocabulary]:
        return {key: Vocabulary(*map(frozenset, row)) for key, row in rows.items()}

    kept = snapshot.kept
    kept.setdefault(vocabulary.PARTS, {})[name] = {kind: made(rows) for kind, rows in words["parts"].items()}
    kept.setdefault(vocabulary.GROUPS, {})[name] = words["groups"]
    kept.setdefault(vocabulary.CALLED, {}).update(made({f"{name} group {g}": v for g, v in words["called"].items()}))
    kept.setdefault(vocabulary.INSIDE, {})[name] = {key: set(things) for key, things in words["inside"].items()}
