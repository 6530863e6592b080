"""Who says something, and who is meant: the one who makes a claim is what is asked for, so that the claim is found by
what it says."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds.reference import refers, sourced
from kg.ask.kinds.tellers import claimants
from kg.ask.retrieval.choose import FEW_WORDS, GROUP, answering, said
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.understanding.question import understand
from kg.expression import Expression
from kg.sections import ADDED
from kg.words import tokens

PERSONS = {"Person"}
SAID_BY = {"kg:claimant", "kg:proposedBy", "kg:accordingTo", "dcterms:creator", "rdf:type"}
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
PROPONENT, PROPOSED = "kg:proponentOf", "kg:proposedBy"
"""Relations of somebody to a notion, and of an act to whoever proposed it."""
ADOPTED, FOUNDING, CONCERNS = "kg:adopts", "Founding", "kg:concerns"
"""How a policy is somebody's who is not told to have proposed it; the class of an event that begins something, and its
relation to that."""
ACT_OF = {"kg:addressedTo", "kg:about", "kg:proposes", "kg:realisedBy"}
"""Relations of a proposed act to those whom it is put to, and to what it is on."""
NEAREST = 0.7
"""The share of the score of the best statement of who put something forward that another must reach."""
QUOTED = Expression(r"[“\"「『«]([^”\"」』»]{3,})[”\"」』»]")
SAID = 0.2
"""The share of a question's words that a passage must hold itself, so that it tells of the act or office asked for."""
LEAST_CLAIM = 0.3
"""The share of what is asked, as far as it occurs anywhere, that a claim and its neighbours must hold."""
MUCH = 0.5
"""The share from which on it matters no more how many of the words it holds."""
CLOSEST = 3
"""How many of the claims nearest to what is said come before all others."""
MOST = 6
AS_GOOD, MOSTLY = 0.8, 0.55
"""Down to which share of the best score statements tell of whoever did something, and the share of a question's words,
names apart, that they must hold."""
DONE_BY, ACTORS = {"kg:initiator", "kg:proposedBy"}, {"sem:hasActor"}
"""Relations of an act to whoever did it, and to all who had a part in it."""
JOINED = {"kg:partyTo", "kg:participatesIn"}
"""Those by which somebody is one of those who did a thing together."""
STANDING = {*JOINED, "kg:represents", "kg:locatedIn"}
"""Relations of somebody to what they belong to, by which they do nothing."""
LOOKED_AT = 12
"""Among how many of the best passages one on somebody who is left unnamed is looked for."""
UNKNOWN, UNNAMED = "unnamed", Expression(r"\s*[(（].*[)）]")
"""By what the label of somebody whom the articles leave unnamed says so, and what of it is no part of the name."""


def who_says(context: Context) -> Answer | None:
    """Who says something: the claimants of the best claims; who put forward something, whoever else speaks of it."""
    proposed, own = proposers(context), the_act(context)
    # Who launched something is told by that act sooner than by what was proposed about it.
    if proposed and not (own and said(context, own[0]) > said(context, proposed[0])):
        return context.answered(context.listed(proposed), proposed)
    nobody = _told_nameless(context) if context.question.cued("by_name") else None
    if nobody:
        return nobody
    found = answering(context, 0.6, 12)
    hits = [h for h in found if set(h.traits) & set("cpn")] or found[:4]
    focused = claims(context)
    return _told(context, list(dict.fromkeys([*focused[:CLOSEST], *hits, *focused])))


def sayers(context: Context, names: list[str]) -> Answer | None:
    """Who says what some passages hold, whatever else the question names."""
    places = context.snapshot.places
    return _told(context, [plain(context.snapshot, places[name]) for name in names])


def proposers(context: Context) -> list[Hit]:
    """Return the statements of who put forward what a question names, where it asks for that and they are told."""
    snapshot, question = context.snapshot, context.question
    if not question.cued("proposing"):
        return []
    worth = {h.passage: h for h in context.hits}
    ends = {f"id:{k}" for m in question.mentions for k in m.keys}
    names = [
        name
        for end in sorted(ends)
        for name in snapshot.speaking_of(end[3:])
        if any((p == PROPONENT and o in ends) or (p == PROPOSED and s in ends) for s, p, o in context.triples(name))
        or _proposes(context, name)
    ]
    # What somebody plans to do with a thing comes after who began it.
    names = [n for end in sorted(ends) for n in snapshot.speaking_of(end[3:]) if _begins(context, n, end)] or names
    found = sorted((worth[n] for n in dict.fromkeys(names) if n in worth), key=lambda h: -h.score)
    return [h for h in found if h.score >= NEAREST * found[0].score]


def _begins(context: Context, name: str, end: str) -> bool:
    """Tell whether a passage tells who put forward or began a thing: by that very relation, or else a policy that
    somebody adopts, or the founding of the thing with who took part in it."""
    triples = [(s, p, o) for s, p, o in context.triples(name) if isinstance(o, str)]
    if any(p in {PROPONENT, ADOPTED} and o == end for _, p, o in triples):
        return True
    founded = {s for s, p, o in triples if p == CONCERNS and o == end and FOUNDING in context.snapshot.types(s[3:])}
    return any(s in founded and p in DONE_BY | ACTORS for s, p, _ in triples)


def _proposes(context: Context, name: str) -> bool:
    """Tell whether a passage tells who proposed an act to do with all that a question names, and that it was somebody
    else than those named."""
    triples = context.triples(name)
    acts = {s: o for s, p, o in triples if p == PROPOSED and isinstance(o, str)}
    about = {o for s, p, o in triples if s in acts and p in ACT_OF and isinstance(o, str)}
    named = [{f"id:{k}" for k in m.keys} for m in context.question.mentions]
    return bool(acts) and all(keys & about for keys in named) and not any(keys & set(acts.values()) for keys in named)


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
        said = understand(context.snapshot, words, question.language)
        said.articles, said.intents = question.articles, ["who_says"]
    else:
        said = question.fresh()
        said.intents = ["who_says"]
    said.units = [u for u in said.units if not set(u.groups) <= ASKING]
    focus = Context(context.graph, said)
    whole = sum(a.weight for a in focus.sought)
    known = sum(a.weight for a in focus.sought if a.known) / whole if whole else 1.0
    hits = [h for h in focus.hits if set(h.traits) & set("cpn") and h.near >= LEAST_CLAIM * known]
    plain = [h for h in hits if h.words >= FEW_WORDS or h.near >= MUCH * known]
    return [h for h in plain if h.score >= 0.6 * hits[0].score][:MOST]


def _told(context: Context, hits: list[Hit]) -> Answer | None:
    if not hits:
        return None
    lines = []
    for hit in hits[:MOST]:
        entry = context.snapshot.passages[hit.passage]
        names = ", ".join(dict.fromkeys(context.name(k) for k in claimants(context, hit) or [entry["speaker"]]))
        if context.question.cued("own") and _reported(context, hit) and entry["stance"] != "asserts":
            names = context.say("reported", speaker=names, teller=_teller(context, hit), stance=_stance(context, hit))
        lines.append(context.say("says", speaker=names, text=context.statement(hit)))
    return context.answered("\n".join(dict.fromkeys(lines)), hits[:MOST])


def _teller(context: Context, hit: Hit) -> str:
    """Return the names of those who tell a claim in their article, or in what they add to the one that they digest."""
    entry = context.snapshot.articles[hit.article]
    added = context.snapshot.passages[hit.passage]["section"] in ADDED and entry["compilers"]
    return ", ".join(context.name(key) for key in (entry["compilers"] if added else entry["speakers"]))


def _stance(context: Context, hit: Hit) -> str:
    """Return how the article stands to a claim, in a word."""
    labels = context.snapshot.vocabulary[f"kg:{context.snapshot.passages[hit.passage]['stance']}"]["labels"]
    return context.text(labels)


def person(context: Context) -> Answer | None:
    """Who took part, held an office, or did something: the statements that name somebody the question doesn't; else
    who says what it asks about, where it asks for words."""
    proposed, own = proposers(context), the_act(context)
    # Who launched something is told by that act sooner than by what was proposed about it.
    if proposed and not (own and said(context, own[0]) > said(context, proposed[0])):
        return context.answered(context.listed(proposed), proposed)
    near = [h for h in answering(context, 0.55, 20) if h.words >= FEW_WORDS and said(context, h) >= SAID]
    # Who wrote a work that is cited did nothing else.
    works = sourced(context.question)
    near = [h for h in near if works or not refers(context.snapshot, h.passage)]
    hits = [h for h in near if names_another(context, h, PERSONS)]
    if own and said(context, own[0]) >= max((said(context, h) for h in hits), default=0.0):
        hits = list(dict.fromkeys([*own, *hits]))
    if hits:
        # Who did not comes after whoever did, or before them where that is asked.
        denied = _asks_not(context)
        hits = sorted(hits, key=lambda h: ("n" in h.traits) is not denied)
        return context.answered(context.listed(hits[:MOST]), hits[:MOST])
    nobody = _told_nameless(context)
    if nobody:
        return nobody
    saying = asks_sayer(context) or quoted(context)
    authors = {a for e in context.snapshot.articles.values() for a in (*e["authors"], *e["speakers"])}
    if authors & {k for m in context.question.mentions for k in m.keys}:
        # Then that author says it, and somebody else is asked for.
        return None
    return _told(context, [h for h in claims(context) if _reported(context, h)]) if saying else None


def _asks_not(context: Context) -> bool:
    """Tell whether a question asks who did not do something, or refused to."""
    question = context.question
    return question.negative or any(context.snapshot.word_groups[g]["negative"] for g in question.groups)


def the_act(context: Context) -> list[Hit]:
    """Return the statements nearest to a question that tell the very act of which it asks who did it, in whatever words
    its circumstances: with a doer that may be a state or a body, and that the question does not name."""
    if not context.question.cued("anybody") or not context.hits:
        return []
    best = [h for h in context.hits[:LOOKED_AT] if h.score >= AS_GOOD * context.hits[0].score]
    return [h for h in best if said(context, h) >= MOSTLY and doers(context, h)]


def doers(context: Context, hit: Hit) -> set[str]:
    """Return those whom a statement has do something, whatever they are, and whom the question does not name."""
    snapshot = context.snapshot
    named = {k for m in context.question.mentions for k in m.keys}
    relations = [(s, p, o) for s, p, o in context.triples(hit.passage) if isinstance(o, str)]
    # Who signed for a state that is named is none of the states that signed.
    alone = not any(snapshot.is_a(k, "Actor") for k in named)
    idle = STANDING - JOINED if alone else STANDING
    acts = [(s, p) for s, p, _ in relations if p.startswith("kg:") and p not in idle]
    done_by = DONE_BY | ACTORS if alone else DONE_BY
    found = {o[3:] for _, p, o in relations if p in done_by} | {s[3:] for s, _ in acts}
    return {k for k in found - named if snapshot.is_a(k, "Actor")}


def _told_nameless(context: Context) -> Answer | None:
    """Say that the articles leave unnamed whom a question asks the name of, with what they tell of them."""
    nobody = _nameless(context) or (_group(context) if context.question.cued("by_name") else None)
    if nobody is None:
        return None
    told = context.unknown(context.say("nameless", name=context.name(nobody[0])))
    told.closest = [context.snapshot.evidence(n, context.question.language) for n in nobody[1]]
    return told


def _group(context: Context) -> tuple[str, list[str]] | None:
    """Return the group that holds what comes nearest to a question, and the passage: its members have no names."""
    best = next(iter(claims(context)), None)
    holders = sorted(claimants(context, best)) if best else []
    grouped = holders and all(context.snapshot.is_a(k, GROUP) for k in holders)
    return (holders[0], [best.passage]) if best and grouped else None


def _nameless(context: Context) -> tuple[str, list[str]] | None:
    """Return somebody whom the articles leave unnamed and whom the question calls as they do, and the nearest passages
    on them: who asks for that name asks for what is not told."""
    snapshot, folder = context.snapshot, context.snapshot.folder_of_names
    words = set(tokens(context.question.folded, folder))
    found: dict[str, list[str]] = {}
    for hit in context.hits[:LOOKED_AT]:
        for end in {e[3:] for s, _, o in context.triples(hit.passage) for e in (s, o) if str(e).startswith("id:")}:
            called = [UNNAMED.sub("", n) for group in snapshot.labels(end).values() for n in group]
            if UNKNOWN in snapshot.label(end) and any(set(tokens(n, folder)) <= words for n in called if n):
                found.setdefault(end, []).append(hit.passage)
    return next(iter(found.items()), None)


def _reported(context: Context, hit: Hit) -> bool:
    """Tell whether a claim is made by somebody else than the article."""
    entry = context.snapshot.articles[hit.article]
    return bool(set(claimants(context, hit)) - {*entry["authors"], *entry["speakers"]})


def asks_sayer(context: Context) -> bool:
    """Tell whether a question asks who says something: by a word that may not mean another act ("concluded")."""
    groups = context.snapshot.word_groups

    def acts(name: str) -> bool:
        return name not in SAYING and bool(groups[name]["act"])

    return any(SAYING & set(u.groups) and not any(map(acts, u.groups)) for u in context.question.units)


def names_another(context: Context, hit: Hit, classes: set[str]) -> bool:
    """Tell whether a passage names something of a class that the question doesn't."""
    asked = {f"id:{k}" for m in context.question.mentions for k in m.keys}
    # Who makes a statement has no part in what it tells, unless that is what is asked.
    left = set() if asks_sayer(context) else SAID_BY
    ends = {e for s, p, o in context.triples(hit.passage) if p not in left for e in (s, o) if isinstance(e, str)}
    ends -= {o for _, p, o in context.triples(hit.passage) if p in left and isinstance(o, str)}
    things = [e[3:] for e in ends - asked if e.startswith("id:")]
    # Somebody whom the text does not name is no answer to who it is.
    return any(classes & set(context.snapshot.types(k)) and UNKNOWN not in context.snapshot.label(k) for k in things)
