"""What several passages say differently of one thing, side by side."""

from __future__ import annotations

from typing import Any

from kg.snapshot import Snapshot
from kg.terms import ID

Json = dict[str, Any]


def disagreements(
    snapshot: Snapshot, thing: str | None = None, article: str | None = None, language: str = "en"
) -> list[Json]:
    """Return the disagreements that the encoders recorded.

    Parameters
    ----------
    snapshot : Snapshot
    thing : str, optional
        Key of a thing: only those about it, or between passages that speak of it.
    article : str, optional
        Key or number of an article: only those that touch it.
    language : str
        Of the names of authors and speakers.

    Returns
    -------
    list of dict
        ``iri, content {lang: text}, about [{iri, labels}], articles [key], between [passage]`` with passages as
        in the evidence of ``kg ask``; ``articles`` has several where the articles differ from one another.
    """
    wanted = snapshot.article_of(article) if article else None
    speaking = set(snapshot.speaking_of(thing)) if thing else set()
    found = []
    for key, entry in snapshot.disagreements.items():
        keys = sorted({name.split("/", 1)[0] for name in entry["between"]})
        if wanted and wanted not in keys:
            continue
        if thing and thing not in entry["about"] and not speaking & set(entry["between"]):
            continue
        found.append(
            {
                "iri": ID + key,
                "content": entry["content"],
                "about": [{"iri": ID + k, "labels": snapshot.labels(k)} for k in entry["about"]],
                "articles": keys,
                "between": [snapshot.evidence(name, language) for name in sorted(entry["between"])],
            }
        )
    return found
