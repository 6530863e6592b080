"""Claims: what a question says that somebody says, whether it asks who, and the claims that come nearest to it."""

from __future__ import annotations

from kg.ask.kinds.tellers import claimants
from kg.ask.retrieval.choose import FEW_WORDS, said, speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.question import understand
from kg.expression import Expression

SAYING = {
    "scholar",
    "argue",
    "say",
    "criticise",
    "define",
    "propose",
    "explain",
    "predict",
    "recommend",
    "warn",
    "demand",
    "urge",
    "request",
}
"""Groups of the thesaurus by which a question asks who says something."""
ASKING = {"scholar", "argue", "say", "article", "text", "named-person", "official"}
"""Groups by which a question says only that it asks for somebody who says something."""
QUOTED = Expression(r"[“\"「『«]([^”\"」』»]{3,})[”\"」』»]")
LEAST_CLAIM = 0.3
"""The share of what is asked, as far as it occurs anywhere, that a claim and its neighbours must hold."""
MUCH = 0.5
"""The share from which on it matters no more how many of the words it holds."""
MOST = 6
LOOKED_AT = 30
"""Among how many of the best passages those are looked for by which somebody wants something."""
HOW = {"kg:claimKind", "kg:modality"}
"""Relations of a claim or a proposed act to its kind."""
_WANTED = {"kg:recommendation", "kg:demand", "kg:demanded", "kg:proposed", "kg:called-for", "kg:recommended",
           "kg:planned", "kg:considered", "kg:position"}  # fmt: skip
STANDS = {"kg:supports", "kg:opposes"}
"""Those of the relations by which somebody is for or against a thing."""
ATTITUDES: dict[str, tuple[set[str], set[str]]] = {
    "goal": ({"kg:seeks", "kg:shouldAdopt"}, _WANTED),
    "expectation": ({"kg:seeks"}, _WANTED | {"kg:expected"}),
    "worry": ({"kg:fears"}, set()),
    "support": ({"kg:supports"}, set()),
    "oppose": ({"kg:opposes"}, {"kg:refused"}),
}
"""Groups of the thesaurus by which a question asks who wants something or not: by which relations, and which kinds of
claims and proposed acts, somebody does."""


def quoted(context: Context) -> str:
    """Return the words that a question quotes; nothing where they are part of a name (the "2+2" talks)."""
    found = QUOTED.search(context.question.text)
    if found is None:
        return ""
    words = context.snapshot.folder_of_names.fold(found[1])
    return "" if any(words in m.name for m in context.question.mentions) else found[1]


def claims(context: Context) -> list[Hit]:
    """Return the claims nearest to what is said to be said: to the words quoted, if any are, else to the question
    without the words that only ask who says it."""
    question = context.question
    words = quoted(context)
    if words:
        told = understand(context.snapshot, words, question.language)
        told.articles, told.intents = question.articles, ["who_says"]
    else:
        told = question.fresh()
        told.intents = ["who_says"]
    told.units = [u for u in told.units if not set(u.groups) <= ASKING]
    focus = Context(context.graph, told)
    whole = sum(a.weight for a in focus.sought)
    known = sum(a.weight for a in focus.sought if a.known) / whole if whole else 1.0
    hits = [h for h in focus.hits if set(h.traits) & set("cpn") and h.near >= LEAST_CLAIM * known]
    plain = [h for h in hits if h.words >= FEW_WORDS or h.near >= MUCH * known]
    return [h for h in plain if h.score >= 0.6 * hits[0].score][:MOST]


def reported(context: Context, hit: Hit) -> bool:
    """Tell whether a claim is made by somebody else than the article."""
    entry = context.snapshot.articles[hit.article]
    return bool(set(claimants(context, hit)) - {*entry["authors"], *entry["speakers"]})


def asks_sayer(context: Context) -> bool:
    """Tell whether a question asks who says something: by a word that may not mean another act ("concluded")."""
    groups = context.snapshot.word_groups

    def acts(name: str) -> bool:
        return name not in SAYING and bool(groups[name]["act"])

    return any(SAYING & set(u.groups) and not any(map(acts, u.groups)) for u in context.question.units)


def holders(context: Context) -> list[Hit]:
    """Return the statements nearest to a question by which somebody holds what it asks who wants, hopes for, fears,
    supports or opposes: a demand or a view holds no word for wanting."""
    question = context.question
    asked = [u for u in question.units if ATTITUDES.keys() & set(u.groups)]
    if not asked or "person" not in question.intents:
        return []
    relations, kinds = ({x for u in asked for g in u.groups if g in ATTITUDES for x in ATTITUDES[g][i]} for i in (0, 1))
    rest = question.fresh()
    rest.units = [u for u in rest.units if u not in asked]
    focus = Context(context.graph, rest)
    own = {k for m in question.mentions for k in m.keys}
    return [h for h in focus.hits[:LOOKED_AT] if _held(focus, h, relations, kinds, own)][:MOST]


def _held(context: Context, hit: Hit, relations: set[str], kinds: set[str], own: set[str]) -> bool:
    """Tell whether by a passage somebody whom a question does not name holds what it asks of."""
    told = {o for _, p, o in context.triples(hit.passage) if p in HOW and isinstance(o, str)}
    who = set(claimants(context, hit)) if told & kinds else set()
    stated = [(s, p, o) for s, p, o in context.relations(hit.passage) if p in relations]
    # Who supports somebody in a matter is not for the matter.
    who |= {s[3:] for s, p, o in stated if p not in STANDS or o[3:] in own}
    if not who - own or "n" in hit.traits or "w" in hit.traits:
        return False
    things = [m for m in context.question.mentions if m.keys]
    named = all(speaks_of(context, hit, m) for m in things)
    return named and (said(context, hit) >= MUCH if context.question.units else bool(things))
