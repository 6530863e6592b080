"""At which degree a case is coded, where a question asks for the degree of a state; of a state that is no case, which
the cases are."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.premises.rating import CASE, codings, variable
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import plain

MOST = 4
"""How many codings are told."""


def degree(context: Context) -> Answer | None:
    """What the one state is rated on the coded variable that a question names by words of its name alone."""
    snapshot = context.snapshot
    states = [k for m in context.question.mentions for k in m.keys if snapshot.is_a(k, "State")]
    if len(states) != 1:
        return None
    cases = {k: codings(context, k) for k in snapshot.occurrences if k.startswith(CASE)}
    cases = {k: found for k, found in cases.items() if found}
    asked = variable(context, {v for found in cases.values() for v, _, _ in found})
    if asked is None:
        return None
    own = [place for v, _, place in cases.get(CASE + states[0], ()) if v == asked]
    if own:
        hits = [plain(snapshot, place) for place in dict.fromkeys(own)]
        # What the author states comes before the cell of a table.
        hits = sorted(hits, key=lambda h: "t" in h.traits)[:MOST]
        answer = context.answered(context.listed(hits), hits)
    else:
        names = context.comma.join(context.name(k.removeprefix(CASE)) for k in sorted(cases))
        answer = context.unknown(context.say("uncoded", name=context.name(states[0]), cases=names))
    answer.complete = True
    return answer
