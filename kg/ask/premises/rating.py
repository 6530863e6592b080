"""Ratings: at which degree a case is coded, and whether at the one that a question gives it ("Was Germany's guarantee
high?"); of a state that is no case, which the cases are."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.premises.scale import DEGREES
from kg.ask.premises.verdict import Verdict
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain

CASE = "case-"
"""What the keys of the cases of states begin with (see `kg.ask.premises.scale`)."""
SAID = {"high": "high_degree", "low": "low_degree"}
"""Cues that say a degree where no word of the thesaurus does: in Chinese it is a single character."""
THEORETICAL = ("suppose", "predicts", "hypothesis", "of_theory", "criteria", "either_degree", "both_degrees")
"""Cues by which a question asks how a degree comes about, not which it is."""
SPARE = {
    "case", "receive", "obtain", "give", "degree", "security", "defence", "relatively", "basis", "share",
    "code-classify", "indicator-mark", "judge", "evaluate",
}  # fmt: skip
"""Groups that say nothing of which variable is meant."""
MOST = 4
"""How many codings are told."""


def degree(context: Context) -> Answer | None:
    """What the one state is rated on the coded variable that a question names by words of its name alone."""
    snapshot = context.snapshot
    states = [k for m in context.question.mentions for k in m.keys if snapshot.is_a(k, "State")]
    if len(states) != 1:
        return None
    known = ((k, codings(context, k)) for k in snapshot.occurrences if k.startswith(CASE))
    cases = {k: found for k, found in known if found}
    asked = variable(context, {v for found in cases.values() for v, _, _ in found})
    if asked is None:
        return None
    own = [place for v, _, place in cases.get(CASE + states[0], ()) if v == asked]
    if own:
        # What the author states comes before the cell of a table.
        hits = sorted((plain(snapshot, p) for p in dict.fromkeys(own)), key=lambda h: "t" in h.traits)[:MOST]
        answer = context.answered(context.listed(hits), hits)
    else:
        names = context.comma.join(context.name(k.removeprefix(CASE)) for k in sorted(cases))
        answer = context.unknown(context.say("uncoded", name=context.name(states[0]), cases=names))
    answer.complete = True
    return answer


def rated(context: Context, asking: bool = True) -> Verdict | None:
    """Return yes or no by the codings of the one case and variable that a question names, where all that there are of
    them agree."""
    question, snapshot = context.question, context.snapshot
    said = DEGREES & question.groups
    said = said or {d for d, cue in SAID.items() if question.grammar.cues[cue].stand_in(question.open)}
    supposed = question.years or any(question.cued(cue) for cue in THEORETICAL if cue != "criteria" or asking)
    if len(said) != 1 or len(question.mentions) > 2 or supposed:
        return None
    cases = [f"{CASE}{k}" for m in question.mentions for k in m.keys if f"{CASE}{k}" in snapshot.occurrences]
    if len(cases) != 1:
        return None
    told = codings(context, cases[0])
    asked = variable(context, {v for v, _, _ in told})
    found = [(degree, place) for v, degree, place in told if v == asked]
    if len({degree for degree, _ in found}) != 1:
        return None
    # What the author states comes before the cell of a table.
    hits = sorted((plain(snapshot, place) for _, place in found), key=lambda h: "t" in h.traits)
    return Verdict("yes" if found[0][0] in said else "no", hits)


def otherwise_rated(context: Context) -> Hit | None:
    """Return the coding of a case at another degree than a question takes for granted."""
    if context.question.cued("whether") or {"compare", "amount"} & set(context.question.intents):
        return None
    verdict = rated(context, asking=False)
    return verdict.hits[0] if verdict and verdict.frame == "no" else None


def codings(context: Context, case: str) -> list[tuple[str, str, int]]:
    """Return the variables that are coded for a case, each with the degree and the place of the passage."""
    snapshot = context.snapshot
    told = [(p, f) for p in snapshot.occurrences.get(case, ()) for f in context.facts(snapshot.order[p]).values()]
    told = [(p, f) for p, f in told if f.get("kg:case") == f"id:{case}" and {"kg:degree", "kg:variable"} <= f.keys()]
    return [(str(f["kg:variable"])[3:], str(f["kg:degree"])[3:], p) for p, f in told]


def variable(context: Context, known: set[str]) -> str | None:
    """Return which of some variables a question names by words that no other's name holds, and by none beside."""
    question = context.question
    groups = {v: context.meanings(v) for v in known}
    asked = context.groups(question.folded)
    named = question.keys
    own = {v: gs - {g for other in known - {v} for g in groups[other]} - SPARE - DEGREES for v, gs in groups.items()}
    texts = {v: " ".join(context.called(v)) for v in known}
    spelt = {v: [u for u in question.units if u.text in t and SPARE.isdisjoint(u.groups)] for v, t in texts.items()}
    alone = {v for v in known if any(all(u not in spelt[w] for w in known - {v}) for u in spelt[v])}
    found = [v for v in known if v in named or v in alone or own[v] & asked]
    if len(found) != 1:
        return None
    spare = groups[found[0]] | SPARE | DEGREES
    return found[0] if all(spare & set(u.groups) or u in spelt[found[0]] for u in question.units) else None
