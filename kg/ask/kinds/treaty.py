"""The acts on a treaty that a clause names by the act alone: "from the signing to its entry into force"."""

from __future__ import annotations

from collections.abc import Collection

from kg.ask.kinds import dating
from kg.ask.kinds.dating import ACTS, Dated
from kg.ask.retrieval import retrieve
from kg.ask.retrieval.clauses import Clause
from kg.snapshot import Snapshot

TREATY = "Treaty"
CONCERNS, KIND = "kg:concerns", "kg:treatyActionKind"


def treaties(snapshot: Snapshot, keys: Collection[str]) -> list[str]:
    """Return the treaties among some things; where none is one, those that they concern, as talks or a signing do."""
    own = [k for k in keys if TREATY in snapshot.types(k)]
    if own:
        return own
    ends = [o[3:] for k in keys for s, p, o in _told(snapshot, k) if p == CONCERNS and s == f"id:{k}"]
    return [k for k in dict.fromkeys(ends) if TREATY in snapshot.types(k)]


def acts(clause: Clause, of: Collection[str]) -> list[tuple[float, Dated]]:
    """Return the dated acts on some treaties of the kind that a clause names, the likeliest first, each with how much
    of the clause it explains: the act and the treaty, however they are called, and what the passages hold."""
    snapshot, question = clause.context.snapshot, clause.context.question
    wanted = {ACTS[g] for g in question.groups if g in ACTS}
    found: dict[str, tuple[float, Dated]] = {}
    meant = [a for a in clause.own if ACTS.keys() & set(a.groups) or (a.mention and treaties(snapshot, a.mention.keys))]
    rest = clause._replace(own=[a for a in clause.own if a not in meant])
    sure = sum(a.weight for a in meant)
    for treaty in of:
        told = {n: snapshot.passages[n]["triples"] for n in snapshot.speaking_of(treaty)}
        on = {s for triples in told.values() for s, p, o in triples if p == CONCERNS and o == f"id:{treaty}"}
        for name, triples in told.items():
            for key in [s[3:] for s, p, o in triples if p == KIND and o in wanted and s in on]:
                hit = retrieve.plain(snapshot, snapshot.places[name])
                for text, passages in snapshot.dates.fetch([key]).get(key, {}).items():
                    one = (sure + rest.explains(hit), dating.of_text(key, text, passages, hit))
                    before = found.get(key)
                    if before is None or (one[0], -dating.vague(one[1])) > (before[0], -dating.vague(before[1])):
                        found[key] = one
    return sorted(found.values(), key=lambda e: (-e[0], e[1].earliest))


def _told(snapshot: Snapshot, key: str) -> list[tuple[str, str, str]]:
    names = snapshot.speaking_of(key)
    snapshot.passages.read_ahead(names)
    return [t for n in names for t in snapshot.passages[n]["triples"] if isinstance(t[2], str)]
