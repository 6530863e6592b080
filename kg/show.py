"""All that the graph holds on one thing, grouped by relation, each statement with its passages."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from kg.snapshot import Snapshot, pick
from kg.terms import ID, KG, LABEL, PASSAGE, SKOS, TYPE, compact, full, local

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
                (s, end), {"subject": snapshot.end(s), "object": snapshot.end(o), "passages": []}
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
                "predicate": {"iri": full(p), "labels": snapshot.labels(full(p))},
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
        subject = snapshot.label(full(s), tag)
        object_ = snapshot.label(full(o), tag) if isinstance(o, str) else str(o["value"])
        pattern = patterns.get(tag) or "{s} · " + (pick(snapshot.labels(full(p)), tag) or local(p)) + " · {o}"
        found[tag] = pattern.replace("{s}", subject).replace("{o}", object_)
    return found


def _class(snapshot: Snapshot, name: str) -> Json:
    for prefix in ("kg:", "foaf:", "org:", "fabio:", "skos:", "sem:"):
        if prefix + name in snapshot.vocabulary:
            return {"iri": full(prefix + name), "labels": snapshot.labels(full(prefix + name))}
    return {"iri": KG + name, "labels": {"en": [name]}}
