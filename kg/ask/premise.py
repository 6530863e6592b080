"""What a question takes for granted and the graph denies, or holds otherwise."""

from __future__ import annotations

from typing import Any

from kg.ask import choose
from kg.ask.choose import HELD
from kg.ask.context import Context
from kg.ask.retrieve import Asked, Hit
from kg.dates import bounds
from kg.snapshot import Snapshot
from kg.terms import PASSAGE
from kg.thesaurus import matches

Json = dict[str, Any]
LEAST_WORDS = 0.5
"""The share of a question's words that a passage must hold to tell otherwise what the question takes for granted."""
OPEN = {"compare", "links", "chain", "provenance", "order"}
"""Intents that bring things together which no passage need name together."""
LEAST_DENIED = 0.5
"""The share of a question's weight that a negation must hold to answer it."""
FEW_WORDS = 0.35
"""Below which share of the words a passage on what the question names speaks of something else."""


def denied(context: Context) -> Json | None:
    """Return the statement that contradicts what a question takes for granted, if the graph holds one.

    Tried in turn: a negation of it; a statement on the same things that says the opposite; a date other than
    the question's; another actor than the question's; and, where the question asks of something done, that it
    was only wanted or said.
    """
    if context.question.negative or not context.question.mentions:
        return None
    for rule in (_negated, _opposite, _swapped, _redated, _only_proposed):
        hit = rule(context)
        if hit:
            frame = "premise" if rule in {_negated, _opposite} else "other_premise"
            text = context.statement(hit)
            return {"holds": False, "text": text, "passages": [PASSAGE + hit.passage], "frame": frame}
    return None


def _negated(context: Context) -> Hit | None:
    if any(context.snapshot.word_groups[g]["negative"] for g in context.question.groups):
        return None
    named = {f"id:{k}" for m in context.question.mentions for k in m.keys}
    for hit in context.hits[:25]:
        if "n" not in hit.traits or hit.coverage < choose.LEAST:
            continue
        facts = {p: (s, o) for s, p, o in context.triples(hit.passage)}
        ends = {facts[p][1] for p in ("rdf:subject", "rdf:object") if p in facts and isinstance(facts[p][1], str)}
        if len(ends) == 2 and ends <= named:
            return hit
    # Of what the question names nothing is told as plainly as that it was not so.
    top = [h for h in _naming(context, 3) if "n" in h.traits and h.coverage >= LEAST_DENIED]
    return top[0] if top and len(choose.proper(context)) > 1 else None


def _naming(context: Context, most: int, without: Asked | None = None) -> list[Hit]:
    """Return the hits that themselves speak of all individuals that the question names, but for one."""
    wanted = [a for a in choose.proper(context) if a is not without]
    return [h for h in context.hits[:most] if all(a.held.get(h.place, 0.0) >= HELD for a in wanted)]


def _opposite(context: Context) -> Hit | None:
    """Return the statement of a relation of what is named first that is the opposite of the one asked about, where
    the graph holds none of the kind asked about."""
    asked = context.question.groups
    if "who_says" in context.question.intents:
        return None
    against = {o for g in asked for o in context.snapshot.word_groups[g]["opposites"]} - asked
    if not against:
        return None
    first, *others = [{f"id:{k}" for k in m.keys} for m in context.question.mentions]
    found: Hit | None = None
    for hit in context.hits[:80]:
        for s, p, o in relations(context.triples(hit.passage)):
            if s not in first or not any(o in other for other in others):
                continue
            said = relation_groups(context.snapshot, p)
            if said & asked:
                return None
            found = found or (hit if said & against else None)
    return found


def relations(triples: list[Any]) -> list[tuple[str, str, str]]:
    """Return the relations that a passage states, and those that its claims consist in."""
    parts: dict[str, dict[str, str]] = {}
    for s, p, o in triples:
        if p in {"rdf:subject", "rdf:predicate", "rdf:object"} and isinstance(o, str):
            parts.setdefault(s, {})[p] = o
    claimed = [(c["rdf:subject"], c["rdf:predicate"], c["rdf:object"]) for c in parts.values() if len(c) == 3]
    return claimed + [(s, p, o) for s, p, o in triples if isinstance(o, str)]


def relation_groups(snapshot: Snapshot, predicate: str) -> set[str]:
    """Return the groups of the thesaurus by which a relation is said in English."""
    label = snapshot.vocabulary.get(predicate, {}).get("labels", {}).get("en", "")
    return {g for m in matches(label, snapshot.phrases.fetch) for g in m.groups}


def _swapped(context: Context) -> Hit | None:
    """Return what the graph says of another actor in the place of one that the question names."""
    snapshot = context.snapshot
    if context.question.several or OPEN & set(context.question.intents):
        return None
    for one in choose.proper(context):
        if one.mention is None or not any(snapshot.is_a(k, "Actor") for k in one.mention.keys):
            continue
        others = [h for h in _naming(context, 40, one) if h.words >= LEAST_WORDS + 0.1]
        if not others or sum(1 for a in context.sought if not a.mention and a.known) < 2:
            continue
        own = [h for h in context.hits if choose.holds(context, h, one)]
        instead = next((h for h in others[:3] if _like(context, h, one)), None)
        if instead and max((h.words for h in own), default=0.0) < FEW_WORDS:
            return instead
    return None


def _like(context: Context, hit: Hit, one: Asked) -> bool:
    """Tell whether a passage speaks of something of the same kind that the question does not name."""
    snapshot = context.snapshot
    if any(f"/t{number}-" in hit.passage for number in context.question.tables):
        return True
    keys = one.mention.keys if one.mention else ()
    kinds = {t for k in keys for t in snapshot.types(k)}
    asked = {f"id:{k}" for m in context.question.mentions for k in m.keys}
    ends = {e for s, _, o in context.triples(hit.passage) for e in (s, o) if isinstance(e, str)} - asked
    speaker = "id:" + snapshot.passages[hit.passage]["speaker"]
    return any(kinds & set(snapshot.types(e)) for e in ends - {speaker} if e.startswith("id:"))


def _redated(context: Context) -> Hit | None:
    """Return what is dated otherwise than the question says, where nothing fits the question's date."""
    asked = [bounds(y) for y in context.question.years]
    if not asked:
        return None
    found = []
    for hit in _naming(context, 30):
        if hit.words < LEAST_WORDS:
            continue
        dates = [bounds(str(v["when"])) for v in context.values(hit.passage) if v["when"]]
        text = " ".join(context.snapshot.passages[hit.passage]["summary"].values())
        if any(y[:4] in text for y in context.question.years) or any(
            low <= last and first <= high for low, high in dates for first, last in asked
        ):
            return None
        found += [hit] if dates else []
    return found[0] if found else None


def _only_proposed(context: Context) -> Hit | None:
    """Return what was only demanded, offered, planned or refused, where the question asks of something done."""
    if any(context.snapshot.word_groups[g]["wish"] for g in context.question.groups):
        return None
    best = [h for h in _naming(context, 12) if h.words >= LEAST_WORDS][:3]
    return best[0] if best and all("p" in h.traits for h in best) else None
