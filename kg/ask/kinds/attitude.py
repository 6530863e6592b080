"""Attitudes: the statements by which somebody wants, fears, supports or opposes what a question asks who does."""

from __future__ import annotations

from kg.ask.kinds.claim import MOST, MUCH
from kg.ask.kinds.tellers import claimants
from kg.ask.retrieval.choose import said, speaks_of_each
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit

LOOKED_AT = 30
"""Among how many of the best passages those are looked for by which somebody wants something."""
_WANTED = {"kg:recommendation", "kg:demand", "kg:demanded", "kg:proposed", "kg:called-for", "kg:recommended",
           "kg:planned", "kg:considered", "kg:position"}  # fmt: skip
CITED = {"cito:supports", "cito:disputes"}
"""Relations of a claim to another, which is supported or disputed by whoever makes it."""
REFUSED = "kg:refused"
"""Modality of an act that somebody refused; whatever was refused may be denied as well."""
ATTITUDES: dict[str, tuple[set[str], set[str]]] = {
    "goal": ({"kg:seeks", "kg:shouldAdopt"}, _WANTED),
    "expectation": ({"kg:seeks"}, _WANTED | {"kg:expected"}),
    "worry": ({"kg:fears"}, set()),
    "support": ({"kg:supports", "cito:supports"}, set()),
    "oppose": ({"kg:opposes", "cito:disputes"}, {REFUSED}),
    "refuse": (set(), {REFUSED}),
}
"""Groups of the thesaurus by which a question asks who wants something or not: by which relations, and which kinds of
claims and proposed acts, somebody does."""


def holders(context: Context) -> list[Hit]:
    """Return the statements nearest to a question by which somebody holds what it asks who wants, hopes for, fears,
    supports or opposes: a demand or a view holds no word for wanting."""
    question = context.question
    asked = [u for u in question.units if ATTITUDES.keys() & set(u.groups)]
    if not asked or "person" not in question.intents:
        return []
    relations, kinds = ({x for u in asked for g in u.groups if g in ATTITUDES for x in ATTITUDES[g][i]} for i in (0, 1))
    focus = context.asking(units=[u for u in question.units if u not in asked])
    return [h for h in focus.hits[:LOOKED_AT] if _held(focus, h, relations, kinds, question.keys)][:MOST]


def _held(context: Context, hit: Hit, relations: set[str], kinds: set[str], own: set[str]) -> bool:
    """Tell whether by a passage somebody whom a question does not name holds what it asks of."""
    stated = [(s, p, o) for s, p, o in context.relations(hit.passage) if p in relations]
    claimed = context.kinds(hit) & kinds or any(p in CITED for _, p, _ in stated)
    # Who supports somebody in a matter is not for the matter.
    siding = {"kg:supports", "kg:opposes"}
    who = {s[3:] for s, p, o in stated if p not in CITED and (p not in siding or o[3:] in own)}
    who |= set(claimants(context, hit)) if claimed else set()
    if not who - own or "w" in hit.traits or ("n" in hit.traits and REFUSED not in context.kinds(hit) & kinds):
        return False
    named = speaks_of_each(context, hit, context.question.mentions)
    return named and (said(context, hit) >= MUCH if context.question.units else bool(context.question.mentions))
