"""Views: who else holds the view that a question gives to somebody, or that its author only reports; and of which of
two opposites something is told."""

from __future__ import annotations

from kg.ask.premises import slots
from kg.ask.premises.acts import NOT, NOT_ZH, asks_object
from kg.ask.premises.denial import CLEARLY, LEAST_SAID, own_words
from kg.ask.premises.roles import doers
from kg.ask.premises.slots import OPEN, WHO
from kg.ask.retrieval import choose
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.wants import VALUES
from kg.expression import Expression

LEAST_WORDS = 0.5
"""The share of a question's words that a passage must hold to tell otherwise what the question takes for granted."""
NEAREST = 3
"""Among how many of the best hits one may report the view."""
SELDOM = 12
"""How many passages at most speak of a thing that a view is of its own about."""
NEAR = 20
"""Among how many of the best hits one tells of it."""
ON_IT = 0.3
"""The share, by weight, of all else that is asked that a claim to the contrary must hold."""
WHOLLY_ON_IT = 0.55
"""The same where nobody else denies what the question has that one deny."""
NOT_JA = Expression(r"^(?:[^、。\s]{0,4}?)(?:ない|なかっ|ません|ず(?!っ))", "な", "ません", "ず")
"""What stands after a word that is denied in Japanese."""
MAIN = "main"
"""Group of the thesaurus of what is called the main one."""
FOR = {"support", "praise"}
"""Groups of the thesaurus by which somebody is for a thing."""
CRITICISM = "kg:criticism"
"""Kind of claims by which somebody is against one."""
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
        rest = [a for a in named if a is not one and len(a.held) < choose.COMMON * len(context.snapshot.order)]
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
    return gives and not slots.asks(context, {*OPEN, *VALUES, "who_says"})


def unheld(context: Context) -> Hit | None:
    """Return whose view it is of a thing, where a question gives one to a person of whom nothing is told together with
    that thing, and all that is told of it is what others say."""
    question, snapshot = context.question, context.snapshot
    # Who asks why somebody holds a thing gives that one the view; who asks which notion is whose gives none.
    if "why" not in question.intents or not _gives(context) or question.negative or question.several:
        return None
    one = doers(context)[0]
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
    """Return somebody's criticism of a thing that the question has that one support."""
    question, snapshot = context.question, context.snapshot
    if not FOR & question.groups or context.denying(question.groups):
        return None
    if slots.asks(context, OPEN) or question.cued("whether") or question.cued("view_asked"):
        return None
    one = doers(context)[0]
    things = [m for m in question.mentions if m is not one and not context.may_be(m, "Actor")]
    told = {p for m in things for k in m.keys for p in snapshot.occurrences.get(k, ())}
    own = [
        h for h in context.hits[:NEAR] if h.place in told and context.may_be(one, "Actor") and _holds(context, h, one)
    ]
    against = [h for h in own if CRITICISM in context.kinds(h)]
    words = next((a for a in context.sought if FOR & set(a.groups)), None)
    if not against or words is None or any(words.held.get(h.place) for h in own):
        return None
    return against[0]


def _holds(context: Context, hit: Hit, mention: Mention) -> bool:
    """Tell whether somebody says what a passage tells, or holds it."""
    return any(f"id:{k}" in _sayers(context, hit) for k in mention.keys)


def _sayers(context: Context, hit: Hit) -> set[str]:
    """Return who says what a passage tells, or holds it (``id:`` names)."""
    return slots.claimants(context, hit) | {"id:" + context.snapshot.passages[hit.passage]["speaker"]}


def disowned(context: Context) -> Hit | None:
    """Return the view that the question gives to an article's author, where the author reports it as somebody
    else's and rejects or doubts it."""
    question = context.question
    if not (question.articles or question.cued("writer")) or not _gives(context) or question.negative:
        return None
    best = [h for h in context.hits[:NEAREST] if h.words >= LEAST_WORDS and "c" in h.traits]
    return next((h for h in best if context.snapshot.passages[h.passage]["stance"] in NOT_OWN), None)


def contrary(context: Context) -> Hit | None:
    """Return the claim of somebody on the very matter of which a question has that one hold the contrary: what it
    affirms is denied there, or its opposite affirmed, or what it denies affirmed while others deny it; and no claim of
    the same one goes with the question."""
    question = context.question
    if question.cued("whether") or not question.cued("holds") or question.cued("view_asked"):
        return None
    if question.several or slots.asks(context, {*OPEN, "who_says"}):
        return None
    one = doers(context)[0]
    holder = one if context.may_be(one, "Actor") else None
    whose = {f"id:{k}" for k in holder.keys} if holder else set()
    for article in question.articles:
        # Who is named may be named for the article.
        whose |= {f"id:{k}" for k in context.snapshot.articles[article]["speakers"]}
    claims = [h for h in context.hits[:NEAR] if "c" in h.traits]
    own = [h for h in claims if whose & _sayers(context, h)]
    if not own:
        return None
    said, unsaid = _asked(context)
    read = {h.passage: _said(context, h) for h in claims}
    if any(unsaid & read[h.passage][1] for h in own):
        # Who denies what the question has denied goes with it, whatever else is said of the matter.
        return None
    for group in sorted(said | unsaid):
        against = slots.opposite(context, (group,))
        going = [h for h in claims if group in read[h.passage][group in unsaid]]
        if group in unsaid:
            found = [h for h in own if group in read[h.passage][0]]
        else:
            found = [h for h in own if group in read[h.passage][1] or against & read[h.passage][0]]
        rest = [a for a in context.sought if a.known and group not in a.groups and not (holder and a.mention is holder)]
        # What nobody else denies may be denied of something else in the question.
        least = (ON_IT if going or group in said else WHOLLY_ON_IT) * slots.weight(rest)
        for hit in found:
            named = [a for a in rest if a.mention and slots.holds(hit, (a,))]
            alike = (h for h in going if h in own and slots.holds(h, named))
            if slots.weight(rest, hit) >= least and not any(alike):
                return hit
    return None


def _asked(context: Context) -> tuple[set[str], set[str]]:
    """Return the groups of the words that a question affirms, and that it denies."""
    question = context.question
    said: set[str] = set()
    unsaid: set[str] = set()
    names = [(m.start, m.end) for m in question.mentions]
    for match in context.phrases(question.folded):
        if any(a <= match.start and match.end <= b for a, b in names) and len(match.groups) > 1:
            continue
        if question.grammar.language == "ja":
            denied = NOT_JA.search(question.folded[match.end :]) is not None
        else:
            cue = NOT if question.grammar.language == "en" else NOT_ZH
            denied = cue.search(question.folded[: match.start]) is not None
        (unsaid if denied else said).update(match.groups)
    return said - unsaid, unsaid


def _said(context: Context, hit: Hit) -> tuple[set[str], set[str]]:
    """Return the groups of the words that the English summary of a passage affirms, and that it denies."""
    text = context.english(hit)
    yes: set[str] = set()
    no: set[str] = set()
    for match in context.words(hit):
        (no if NOT.search(text[: match.start]) else yes).update(match.groups)
    return yes, no


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
    # "What do they want?" takes nothing for granted.
    if asks_object(context):
        return None
    # Who asks what somebody thinks of a thing gives that one no view.
    if slots.asks(context, OPEN | WHO) or question.several or question.cued("view_asked"):
        return None
    words = [a for a in context.sought if not a.mention and a.known]
    whole = slots.weight(words)
    named = {k for m in question.mentions for k in m.keys}

    def share(place: int) -> float:
        return sum(a.weight * a.held.get(place, 0.0) for a in words)

    for key in sorted(named):
        others = _opposites(context, key) - named
        own = snapshot.telling_of([key]) if others else set()
        best = max(snapshot.telling_of(others) - own, key=share, default=None)
        if whole and best is not None:
            most = max(map(share, own), default=0.0)
            if share(best) >= max(SIDED * whole, CLEARLY * most):
                return plain(snapshot, best)
    return None


def _opposites(context: Context, key: str) -> set[str]:
    """Return the groups of people that are told to differ from another such group, each from the other."""
    if not GROUPS & set(context.snapshot.types(key)):
        return set()
    differing = context.snapshot.relations["kg:differsFrom"]
    return {other for one, other in differing if one == key and [other, key] in differing}
