"""Reality: whether what a passage holds is so, or only proposed, demanded, refused, recommended or expected."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.expression import Expression

UNREAL = {"kg:prediction", "kg:recommendation", "kg:demand", "kg:hypothesis", "kg:research-question"}
"""Kinds of claims that speak of what nobody says has happened."""
MODAL = {"kg:prediction": "kg:expected", "kg:recommendation": "kg:recommended", "kg:demand": "kg:demanded"}
"""By what modality a claim of a kind tells of what is to come."""
NONE = Expression(
    r"\b(?:no (?!longer\b|doubt\b|more\b|less\b|later\b)|lack of )((?:[\w'-]+ ?){1,3})", "no ", "lack of "
)
"""What stands before a thing that there is none of."""
SETTLED = {"kg:agreed", "kg:decided"}
"""Modalities of proposed acts that answer what was laid down, though not what was done."""


def unreal(context: Context, hit: Hit) -> bool:
    """Tell whether a passage holds what was only proposed, demanded, refused, recommended or expected."""
    found = context.kinds(hit)
    return bool(found & UNREAL) or ("p" in hit.traits and not found & SETTLED)


def how(context: Context, hits: Sequence[Hit]) -> str:
    """Say how passages tell of what they do not tell as done: as announced, considered, expected ..."""
    found = []
    for hit in hits:
        modal = [str(o) for _, p, o in context.triples(hit.passage) if p == "kg:modality"]
        found += modal[:1] or [next((MODAL[k] for k in sorted(context.kinds(hit)) if k in MODAL), "kg:considered")]
    return context.comma.join(dict.fromkeys(context.name(k) for k in found))


def refused(context: Context, hit: Hit) -> bool:
    """Tell whether a passage tells of a refusal."""
    return "kg:refused" in context.kinds(hit)


def proposes(context: Context, hit: Hit, keys: Collection[str]) -> bool:
    """Tell whether a passage proposes one of some things, or recommends it, and nothing is settled by it."""
    if SETTLED & context.kinds(hit):
        return False
    own = {"kg:proposes", "rdf:object"} if unreal(context, hit) else {"kg:proposes"}
    return any(p in own and isinstance(o, str) and o[3:] in keys for _, p, o in context.triples(hit.passage))


def only_denied(context: Context, key: str) -> Hit | None:
    """Return the passage that tells that there was none of a thing, where it stands in no other."""
    snapshot = context.snapshot
    hits = [plain(snapshot, place) for place in sorted(snapshot.occurrences.get(key, ()))]
    return hits[0] if hits and all(_tells_none(context, h, key) for h in hits) else None


def _tells_none(context: Context, hit: Hit, key: str) -> bool:
    """Tell whether a passage denies something of a thing, or says that there was none of it, by any part of its
    name."""
    negations = [told for told in context.parts(hit.passage).values() if "kg:Negation" in told.get("rdf:type", ())]
    if any(f"id:{key}" in told.get("rdf:object", ()) for told in negations):
        return True
    none = NONE.search(context.english(hit))
    words = [name.split() for name in context.called(key, "en")]
    ends = {" ".join(name[place:]) for name in words for place in range(len(name))}
    return none is not None and any(f"{none[1]} ".startswith(f"{end} ") for end in ends)


def only_proposed(context: Context, key: str) -> bool:
    """Tell whether a thing stands nowhere but in proposals and claims."""
    snapshot = context.snapshot
    places = snapshot.occurrences.get(key, ())
    return bool(places) and all(set(snapshot.traits[p]) & set("pc") for p in places)
