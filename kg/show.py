"""All that the graph holds on one thing, grouped by relation, each statement with its passages."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from kg.snapshot import Snapshot, pick
from kg.terms import ID, KG, LABEL, PASSAGE, PREFIXES, SKOS, TYPE, compact, local

Json = dict[str, Any]
_LEFT_OUT = {compact(p) for p in (TYPE, LABEL, SKOS + "altLabel", SKOS + "hiddenLabel", KG + "earliest", KG + "latest")}


def show(snapshot: Snapshot, key: str, language: str = "en") -> Json:
    """Return what the graph holds on a thing.

    Parameters
    ----------
    snapshot : Snapshot
    key : str
        Key of a thing.
    language : str
        Of the names of authors and speakers.

    Returns
    -------
    dict
        ``iri, types [{iri, labels}], labels {lang: [...]}, groups [{predicate {iri, labels}, forward,
        statements [{subject, object, sentence {lang: text}, passages}]}], passages [...]``. Statements are
        those in which the thing is subject (``forward``) or object.
    """
    groups: dict[tuple[str, bool], dict[tuple[str, str], Json]] = defaultdict(dict)
    iri = f"id:{key}"
    named: dict[str, None] = {}
    for name, entry in snapshot.passages.fetch(snapshot.speaking_of(key)).items():
        for s, p, o in entry["triples"]:
            forward = s == iri
            if p in _LEFT_OUT or not (forward or o == iri):
                continue
            end = o if isinstance(o, str) else o["value"]
            slot = groups[p, forward].setdefault(
                (s, end), {"subject": _end(snapshot, s), "object": _end(snapshot, o), "passages": []}
            )
            slot["passages"].append(PASSAGE + name)
            slot["sentence"] = sentences(snapshot, s, p, o)
            named[name] = None
    ordered = sorted(groups.items(), key=lambda g: (not g[0][1], -len(g[1]), g[0][0]))
    return {
        "iri": ID + key,
        "types": [_class(snapshot, t) for t in snapshot.types(key)],
        "labels": snapshot.labels(key),
        "groups": [
            {
                "predicate": {"iri": _iri(p), "labels": snapshot.labels(_iri(p))},
                "forward": forward,
                "statements": list(found.values()),
            }
            for (p, forward), found in ordered
        ],
        "passages": [snapshot.evidence(name, language) for name in named],
    }


def sentences(snapshot: Snapshot, s: str, p: str, o: Any) -> dict[str, str]:
    """Return a triple as a sentence in each language that its predicate has a pattern for, else in a bare
    form ``subject: predicate: object``."""
    patterns: dict[str, str] = snapshot.vocabulary.get(p, {}).get("pattern", {})
    found = {}
    for tag in ("en", "zh-Hans", "zh-Hant", "ja"):
        subject = snapshot.label(_iri(s), tag)
        object_ = snapshot.label(_iri(o), tag) if isinstance(o, str) else str(o["value"])
        pattern = patterns.get(tag) or "{s} · " + (pick(snapshot.labels(_iri(p)), tag) or local(p)) + " · {o}"
        found[tag] = pattern.replace("{s}", subject).replace("{o}", object_)
    return found


def _end(snapshot: Snapshot, term: Any) -> Json:
    if isinstance(term, dict):
        return term
    return {"iri": _iri(term), "labels": snapshot.labels(_iri(term))}


def _class(snapshot: Snapshot, name: str) -> Json:
    for prefix in ("kg:", "foaf:", "org:", "fabio:", "skos:", "sem:"):
        if prefix + name in snapshot.vocabulary:
            return {"iri": _iri(prefix + name), "labels": snapshot.labels(_iri(prefix + name))}
    return {"iri": KG + name, "labels": {"en": [name]}}


def _iri(name: str) -> str:
    prefix, _, rest = name.partition(":")
    base = PREFIXES.get(prefix)
    return base + rest if base else name
