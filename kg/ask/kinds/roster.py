"""A roster: the persons who do one thing to another, such as the critics of a theory, with how many they are and what
they hold."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.retrieval.telling import at
from kg.names import candidates

RELATIONS = dict.fromkeys(("criticise", "critic-of-theory", "oppose", "disagreement", "refuse"), "kg:criticises")
"""Groups of the thesaurus by which a question asks who does something, and the relation that says so."""
ASKING = {*RELATIONS, "scholar", "named-person", "theory", "article", "appoint", "total", "say", "text"}
"""Groups by which a question only says what it asks for."""
MOST_OTHERS = 1
"""How many other words of the thesaurus it may hold: what an article is called by."""
EACH = 3
"""How many claims of each are told at most."""


def roster(context: Context) -> Answer | None:
    """Who all does what the question asks: their names and number, and what they hold against it."""
    question, snapshot = context.question, context.snapshot
    collective = [m for m in question.mentions if context.may_be(m, "Collective")]
    # What is done may stand in the name of those who do it, or in the very words that ask for them.
    texts = [*(m.name for m in collective), question.open]
    called = set().union(*map(context.groups, texts))
    relations = {RELATIONS[g] for g in question.groups | called if g in RELATIONS}
    # Who holds something in particular is asked for by what they hold.
    others = [u for u in question.units if not set(u.groups) <= ASKING]
    if not relations or len(others) > MOST_OTHERS:
        return None
    # "The critics of soft balancing" are a name with another in it.
    within = [keys for m in collective for keys in snapshot.names.fetch(candidates(m.name)).values()]
    named = [*(m.keys for m in question.mentions if m not in collective), *within]
    doers = {k for m in collective for k in m.keys}
    # Who criticises soft balancing criticises its theory.
    objects = {f"id:{own}" for keys in named for k in keys for own in (k, f"{k}-theory") if own not in doers}
    objects = {end for end in objects if end[3:] in snapshot.things}
    looked_at = _looked_at(context, objects)
    facts = [(place, s, p, o) for place in looked_at for s, p, o in context.stated(snapshot.order[place])]
    facts = [f for f in facts if f[2] in relations and snapshot.is_a(f[1], "Person")]
    facts = [f for f in facts if not objects or f[3] in objects]
    found = list(dict.fromkeys(s[3:] for _, s, _, _ in facts))
    if len(found) < 2:
        return None
    hits = at(context, dict.fromkeys(place for place, *_ in facts), 1.0)
    hits += _claims(context, set(found), hits)
    from kg.theory.say import listed

    head = context.say("roster", n=len(found), names=listed([context.name(k) for k in found], question.language))
    answer = context.answered(f"{head}\n{context.listed(hits)}", hits, complete=True)
    answer.back(head, [h.passage for h in hits])
    context.add_entities(found)
    answer.values.insert(0, {"value": len(found), "unit": "NUM", "of": None, "when": None})
    return answer


def _looked_at(context: Context, objects: set[str]) -> list[int]:
    """Return the places of the passages on what is done something to, in the articles asked about; all of these where
    the question names nothing."""
    snapshot, articles = context.snapshot, context.question.articles
    named = {place for end in objects for place in snapshot.occurrences.get(end[3:], ())}
    inside = [p for p, home in enumerate(snapshot.homes) if home in articles] if articles else sorted(named)
    return [h.place for h in at(context, (p for p in inside if not objects or p in named))]


def _claims(context: Context, persons: set[str], known: list[Hit]) -> list[Hit]:
    """Return the criticism that persons make on the lines of passages or just after them."""
    snapshot = context.snapshot
    found: list[Hit] = []
    for hit in known:
        last = snapshot.lines[hit.place][1]
        after = snapshot.lines[last + 1][1] if last + 1 < len(snapshot.order) else last
        for place in range(hit.place, after + 1):
            facts = context.stated(snapshot.order[place])
            made = {o[3:] for _, p, o in facts if p == "kg:claimant"}
            kinds = {o for _, p, o in facts if p == "kg:claimKind"}
            if "kg:criticism" in kinds and made & persons and all(h.place != place for h in [*known, *found]):
                found.append(plain(snapshot, place))
    return found[: EACH * len(persons)]
