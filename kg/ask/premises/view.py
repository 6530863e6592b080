"""Views: who else holds the view that a question gives to somebody, or that its author only reports; and of which of
two opposites something is told."""

from __future__ import annotations

from kg.ask.premises import acts, roles, slots
from kg.ask.premises.denial import CLEARLY, LEAST_SAID, own_words
from kg.ask.retrieval import choose
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.understanding.capital import standing
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.wants import VALUES

LEAST_WORDS = 0.5
"""The share of a question's words that a passage must hold to tell otherwise what the question takes for granted."""
NEAREST = 3
"""Among how many of the best hits one may report the view."""
SELDOM = 12
"""How many passages at most speak of a thing that a view is of its own about."""
NEAR = 20
"""Among how many of the best hits one tells of it."""
MAIN = "main"
"""Group of the thesaurus of what is called the main one."""
FOR, AGAINST = {"support", "praise"}, {"oppose", "criticise"}
"""Groups of the thesaurus by which somebody is for a thing, and against one."""
STANDS = {*FOR, *AGAINST, "recommend", "propose", "desirable"}
"""Those, and others, by which somebody takes a stand."""
SIDES = ("cito:supports", "cito:disputes")
"""Relations of a claim to what it is for, and against."""
GROUPS = {"Collective", "PoliticalGroup"}
"""Classes of groups of people, which may be told to differ from one another."""
SIDED = 0.4
"""The share, by weight, of a question's words, names apart, that a passage on the other of two opposites must hold."""
NOT_OWN = {"rejects", "questions"}
"""Stances of an author to what is not the author's own view."""


def otherwise_attributed(context: Context) -> Hit | None:
    """Return who else holds the view that the question gives to somebody whose own statements say nothing like it."""
    if not _gives(context):
        return None
    named = choose.named(context)
    for one in named:
        if one.mention is None or not context.may_be(one.mention, "Actor"):
            continue
        rest = [a for a in named if a is not one and len(a.held) < context.common]
        near = context.hits[:80]
        own = [h for h in near if slots.holds(h, (one,))]
        others = [h for h in near if "c" in h.traits and h not in own and slots.holds(h, rest)]
        best = max(others, key=lambda h: own_words(context, h), default=None)
        if best and rest and any(_holds(context, h, one.mention) for h in own):
            said, most = own_words(context, best), max(own_words(context, h) for h in own)
            if said >= LEAST_SAID and said >= CLEARLY * most:
                return best
    return None


def _gives(context: Context) -> bool:
    """Tell whether a question gives a view to somebody."""
    question = context.question
    gives = question.cued("holds") and not question.cued("view_asked")
    return gives and not slots.asks(context, {*slots.OPEN, *VALUES, "who_says"})


def _stands_on(context: Context) -> bool:
    """Tell whether a question takes a stand of somebody for granted, and asks for no more than the reason, or so."""
    question = context.question
    open_ = question.several or question.cued("whether") or question.cued("view_asked") or question.cued("merits")
    return not open_ and not context.asks_not and not slots.asks(context, {*slots.OPEN, "who_says"})


def unheld(context: Context) -> Hit | None:
    """Return whose view it is of a thing, where a question gives one to a person of whom nothing is told together with
    that thing, and all that is told of it is what others say."""
    question, snapshot = context.question, context.snapshot
    # Who asks why somebody holds a thing gives that one the view; who asks which notion is whose gives none.
    if "why" not in question.intents or not _gives(context) or question.negative or question.several:
        return None
    one = roles.doers(context)[0]
    people = [k for k in one.keys if snapshot.is_a(k, "Person")]
    if not people or any(set(people) & {*e["authors"], *e["speakers"]} for e in snapshot.articles.values()):
        return None
    own = snapshot.telling_of(people)
    for thing in [m for m in question.mentions if m is not one and not context.may_be(m, "Actor")]:
        places = {p for k in thing.keys for p in snapshot.occurrences.get(k, ())}
        claims = [h for h in context.hits[:NEAR] if h.place in places]
        if claims and len(places) <= SELDOM and not own & places and all("c" in snapshot.traits[p] for p in places):
            return claims[0]
    return None


def opposed(context: Context) -> Hit | None:
    """Return somebody's criticism of a thing that the question has that one support, or somebody's proposal or support
    of a thing that it has that one oppose."""
    question, snapshot = context.question, context.snapshot
    for_, against = bool(FOR & question.groups), bool(AGAINST & question.groups)
    if for_ is against or not _stands_on(context):
        return None
    one = roles.doers(context)[0]
    things = [m for m in question.mentions if m is not one and not context.may_be(m, "Actor")]
    words = next((a for a in context.sought if (FOR if for_ else AGAINST) & set(a.groups)), None)
    if not things or words is None or not context.may_be(one, "Actor"):
        return None
    who = {f"id:{k}" for k in standing(snapshot, one)}
    near = slots.speaking(context, things, NEAR)
    own = [h for h in near if (who & sayers(context, h) if for_ else who & context.ends(h.passage))]
    told = [h for h in own if ("kg:criticism" in context.kinds(h) if for_ else who & _backers(context, h))]
    return None if any(slots.holds(h, (words,)) for h in own) else next(iter(told), None)


def _backers(context: Context, hit: Hit) -> set[str]:
    """Return who, by a passage, proposes a thing or is for one (``id:`` names)."""
    parts = [told for told in context.parts(hit.passage).values() if "kg:refused" not in told.get("kg:modality", ())]
    proposing = {o for told in parts for o in told.get("kg:proposedBy", ())}
    return proposing | {s for s, p, _ in context.relations(hit.passage) if p == "kg:supports"}


def weighed(context: Context) -> Hit | None:
    """Return whose proposal it is that a question has somebody be for, or against, who only weighs it: by whose own
    claims something is to be said on both sides."""
    if not STANDS & context.question.groups or not _stands_on(context):
        return None
    whose = {f"id:{k}" for k in roles.doers(context)[0].keys}
    whose |= {f"id:{k}" for a in context.question.articles for k in context.snapshot.articles[a]["speakers"]}
    own = [h for h in context.hits[:NEAREST] if "c" in h.traits and whose & sayers(context, h)]
    sides = [{o for h in own for _, p, o in context.triples(h.passage) if p == side} for side in SIDES]
    for claim in sorted(sides[0] & sides[1]):
        for name in context.snapshot.speaking_of(claim[3:]):
            told = context.parts(name).get(claim, {}).get("kg:claimant", set())
            if told and whose.isdisjoint(told):
                return plain(context.snapshot, context.snapshot.places[name])
    return None


def _holds(context: Context, hit: Hit, mention: Mention) -> bool:
    """Tell whether somebody says what a passage tells, or holds it."""
    return any(f"id:{k}" in sayers(context, hit) for k in mention.keys)


def sayers(context: Context, hit: Hit) -> set[str]:
    """Return who says what a passage tells, or holds it (``id:`` names)."""
    return slots.claimants(context, hit) | {"id:" + context.snapshot.passages[hit.passage]["speaker"]}


def disowned(context: Context) -> Hit | None:
    """Return the view that the question gives to an article's author, where the author reports it as somebody
    else's and rejects or doubts it."""
    question = context.question
    if not (question.articles or question.cued("writer")) or not _gives(context) or question.negative:
        return None
    best = [h for h in context.hits[:NEAREST] if h.words >= LEAST_WORDS and "c" in h.traits]
    disowned_ = [h for h in best if context.snapshot.passages[h.passage]["stance"] in NOT_OWN]
    # What the author holds oneself may stand beside what that one reports.
    least = max((own_words(context, h) for h in best if h not in disowned_), default=0.0)
    return next((h for h in disowned_ if own_words(context, h) >= least), None)


def otherwise_blamed(context: Context) -> Hit | None:
    """Return what somebody explains a thing by, where a question has that one put it down to something of which no such
    explanation speaks; what is called the main cause outweighs those that are not."""
    question = context.question
    cue = question.grammar.cues["put_down"].search(question.folded)
    if cue is None or question.several or question.cued("view_asked") or question.cued("whether"):
        return None
    japanese = question.grammar.language == "ja"
    sides = [m for m in question.mentions if (m.end <= cue.start() if japanese else m.start >= cue.end())]
    blamed = (sides[-1] if japanese else sides[0]) if sides else None
    own = next((a for a in context.sought if blamed and a.mention is blamed), None)
    named = [a for a in choose.proper(context) if a.mention and a.mention is not blamed]
    near = context.hits[:NEAR]
    # Whoever says something that comes near is who blames, and no part of what is explained.
    things = [a for a in named if a.mention and not any(_holds(context, h, a.mention) for h in near)]
    told = [h for h in near if "e" in h.traits and slots.holds(h, things)]
    if MAIN in question.groups:
        told = [h for h in told if MAIN in context.groups(context.english(h))]
    if own is None or not things or any(slots.holds(h, (own,)) for h in told):
        return None
    return next(iter(told), None)


def otherwise_sided(context: Context) -> Hit | None:
    """Return the passage that tells of one of two opposites ("conservatives") what the question gives to the other."""
    question, snapshot = context.question, context.snapshot
    # "What do they want?" takes nothing for granted, nor does who asks what somebody thinks of a thing.
    open_ = slots.asks(context, slots.OPEN | slots.WHO) or question.several or question.cued("view_asked")
    if open_ or acts.asks_object(context):
        return None
    words = [a for a in context.sought if not a.mention and a.known]
    whole = slots.weight(words)
    named = question.keys

    def share(place: int) -> float:
        return sum(a.worth(place) for a in words)

    for key in sorted(k for k in named if GROUPS & set(snapshot.types(k))):
        # Of two groups of people each is told to differ from the other.
        differing = snapshot.relations["kg:differsFrom"]
        others = {other for one, other in differing if one == key and [other, key] in differing} - named
        own = snapshot.telling_of([key]) if others else set()
        best = max(snapshot.telling_of(others) - own, key=share, default=None)
        if whole and best is not None:
            most = max(map(share, own), default=0.0)
            if share(best) >= max(SIDED * whole, CLEARLY * most):
                return plain(snapshot, best)
    return None
