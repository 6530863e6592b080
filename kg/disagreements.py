"""What several passages say differently of one thing, side by side: recorded by the encoders or found by rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg import differences
from kg.difference import KINDS, Difference, Side, reason_of
from kg.query import run
from kg.snapshot import Snapshot
from kg.terms import ID, KG, LANGUAGES, PASSAGE, full

Json = dict[str, Any]


def disagreements(
    snapshot: Snapshot,
    thing: str | None = None,
    article: str | None = None,
    language: str = "en",
    kind: str | None = None,
    between: tuple[str, str] | None = None,
) -> list[Json]:
    """Return what passages say differently: what the encoders recorded, and what rules find besides.

    Parameters
    ----------
    snapshot : Snapshot
    thing : str, optional
        Key of a thing: only those about it, or between passages that speak of it.
    article : str, optional
        Key or number of an article: only those that touch it.
    language : str
        Of the names of authors and speakers.
    kind : str, optional
        Only those of this kind (`kg.difference.KINDS`).
    between : (str, str), optional
        Keys of two articles: only those in which each says something of its own.

    Returns
    -------
    list of dict
        ``iri`` (null where found by rule), ``kind {iri, labels}`` (null where neither a rule nor a reader
        tells), ``why {lang: text}``, ``content {lang: text}``, ``about [{iri, labels}]``, ``articles [key]``,
        ``sides [{says {lang: text}, passages [iri]}]``, ``between [passage]`` with passages as in the evidence
        of ``kg ask``. Recorded ones come first, then by kind, the most telling first.
    """
    wanted = snapshot.article_of(article) if article else None
    speaking = set(snapshot.speaking_of(thing)) if thing else set()
    found = []
    for iri, content, difference in _all(snapshot):
        keys = difference.articles
        if (wanted and wanted not in keys) or (kind and kind != difference.kind):
            continue
        if between and not set(between) <= set(keys):
            continue
        if thing and f"id:{thing}" not in difference.about and not speaking & difference.passages:
            continue
        found.append(_told(snapshot, iri, content, difference, language))
    return found


def _all(snapshot: Snapshot) -> Iterator[tuple[str | None, Json, Difference]]:
    by_rule = differences.find(snapshot)
    kinds = {
        row["d"].value: row["kind"].value.removeprefix(KG)
        for row in run(snapshot, "SELECT ?d ?kind WHERE { ?d kg:differenceKind ?kind }")
    }
    recorded = [
        (ID + key, entry["content"], _recorded(snapshot, entry, kinds.get(ID + key), by_rule))
        for key, entry in snapshot.disagreements.items()
    ]
    yield from sorted(recorded, key=lambda r: (KINDS.index(r[2].kind) if r[2].kind else len(KINDS), r[0]))
    known = [d.passages for _, _, d in recorded]
    for difference in by_rule:
        if not any(difference.passages <= passages for passages in known):
            yield None, _content(snapshot, difference), difference


def _recorded(snapshot: Snapshot, entry: Json, kind: str | None, by_rule: list[Difference]) -> Difference:
    """Return a recorded disagreement with its kind: as a reader put it down, else as the rules have it."""
    names = sorted(entry["between"])
    reason = kind or ""
    if kind is None:
        same = [d for d in by_rule if d.passages <= set(names)]
        kind, reason = (same[0].kind, same[0].reason) if same else ("", "")
    sides = [Side(tuple(snapshot.passages[n]["summary"].items()), (n,)) for n in names if n in snapshot.passages]
    return Difference(kind, reason, tuple(f"id:{key}" for key in entry["about"]), tuple(sides))


def _content(snapshot: Snapshot, difference: Difference) -> dict[str, str]:
    """Return what differs in one line: what it is of."""
    return {tag: ", ".join(snapshot.label(a, tag) for a in difference.about) for tag in LANGUAGES}


def _told(snapshot: Snapshot, iri: str | None, content: Json, difference: Difference, language: str) -> Json:
    kind = KG + difference.kind
    return {
        "iri": iri,
        "kind": {"iri": kind, "labels": snapshot.labels(kind)} if difference.kind else None,
        "why": reason_of(difference.reason) if difference.reason else {},
        "content": content,
        "about": [{"iri": full(a), "labels": snapshot.labels(a)} for a in difference.about],
        "articles": difference.articles,
        "sides": [{"says": dict(s.says), "passages": [PASSAGE + p for p in s.passages]} for s in difference.sides],
        "between": [snapshot.evidence(name, language) for name in sorted(difference.passages)],
    }
