"""What tells whether a question is one of a theory, kept beside the snapshot as the grammar is: the theories, and what
their parts are called. To read them out of the store takes several times as long as most answers."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from kg.ask.retrieval.context import Context
from kg.ask.theories import vocabulary
from kg.ask.theories.vocabulary import Vocabulary
from kg.errors import OutputError
from kg.snapshot import Snapshot
from kg.theory import keeping
from kg.theory.model import Theory

Json = dict[str, Any]
FORM = 1
"""Of what is kept: another one where theories, or the words of their parts, are made otherwise."""
DETAILS = "details of theories"
"""By which the parts of theories, and the cells of their cases, are known in what a snapshot keeps."""


def theories(context: Context) -> list[Theory]:
    """Return the theories that can be run, by name; without what their sources file under their categories."""
    kept = context.snapshot.kept
    if "theories" not in kept:
        found = _content(context.snapshot, "theories") or _made(context)
        kept["theories"] = [_theory(context, one) for one in found["theories"]]
        for name, words in found["words"].items():
            _take(context.snapshot, name, words)
    known: list[Theory] = kept["theories"]
    return known


def _theory(context: Context, found: Json) -> Theory:
    # Most questions that may be of a theory are not, and need no details, which are most of what there is.
    return keeping.made(found, lambda: _details(context)[found["name"]])


def _details(context: Context) -> Json:
    kept = context.snapshot.kept
    if DETAILS not in kept:
        kept[DETAILS] = _content(context.snapshot, "theories-details") or (_made(context) and kept[DETAILS])
    found: Json = kept[DETAILS]
    return found


def _content(snapshot: Snapshot, name: str) -> Json | None:
    try:
        found: Json = json.loads((snapshot.folder / f"{name}-{FORM}.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found


def _made(context: Context) -> Json:
    """Read theories out of the store, and keep them."""
    from kg.files import put
    from kg.theory.source import names, read

    snapshot = context.snapshot
    read_ = [read(snapshot, name) for name in names(snapshot)]
    found = {
        "theories": [keeping.plain(model) for model in read_],
        "words": {model.name: _words(context, model) for model in read_},
    }
    # As they are read from a file, so that the first question is answered as any after it.
    details = {model.name: keeping.details(model) for model in read_}
    written = {"theories": _written(found), "theories-details": _written(details)}
    # A folder that is read only keeps nothing, and all is as well, but slower.
    with suppress(OutputError):
        put({snapshot.folder / f"{name}-{FORM}.json": content for name, content in written.items()})
    snapshot.kept[DETAILS] = json.loads(written["theories-details"])
    again: Json = json.loads(written["theories"])
    return again


def _written(found: Json) -> bytes:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _words(context: Context, model: Theory) -> Json:
    """Return what the parts of a theory are called, as plain lists."""
    groups = vocabulary.grouped(context, model)
    return {
        "parts": {
            kind: {key: _plain(found) for key, found in parts.items()}
            for kind, parts in vocabulary.parts(context, model).items()
        },
        "groups": groups,
        "called": {g: _plain(vocabulary.of_group(context, model, g)) for g in groups},
        "inside": {key: sorted(things) for key, things in vocabulary.inside(context, model).items()},
    }


def _plain(found: Vocabulary) -> list[list[str]]:
    return [sorted(part) for part in found]


def _take(snapshot: Snapshot, name: str, words: Json) -> None:
    """Take in what the parts of a theory are called, as `kg.ask.theories.vocabulary` keeps it."""
    parts = {
        kind: {key: Vocabulary(*map(frozenset, row)) for key, row in rows.items()}
        for kind, rows in words["parts"].items()
    }
    called = {g: Vocabulary(*map(frozenset, row)) for g, row in words["called"].items()}
    inside = {key: set(things) for key, things in words["inside"].items()}
    for kind, found in {
        vocabulary.PARTS: parts, vocabulary.GROUPS: words["groups"], vocabulary.CALLED: called,
        vocabulary.INSIDE: inside,
    }.items():  # fmt: skip
        snapshot.kept.setdefault(kind, {})[name] = found


__all__ = ["theories"]
