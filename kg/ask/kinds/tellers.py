"""Those who hold different things: an article's authors and its translator, or scholars named beside an author, each
with what they hold of what is asked."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from kg.ask.retrieval.choose import proper
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.question import Question

PERSONS = ("Person", "Collective")
"""Classes of those who hold something."""
MAKING = {"kg:claimant", "kg:proposedBy"}
"""Relations of a claim or a proposed act to whoever makes it."""
WANTING = {"propose", "recommend", "demand", "urge", "request"}
"""Groups of the thesaurus by which a question asks what somebody wants done."""
HOLDING = {"define", "argue", "criticise", "concept"}
"""Groups of the thesaurus by which a question asks what scholars hold."""


def claimants(context: Context, hit: Hit) -> list[str]:
    """Return who makes the claims or proposals of a passage."""
    return [o[3:] for _, p, o in context.stated(hit.passage) if p in MAKING]


def claimed_by(context: Context, hit: Hit, keys: Collection[str]) -> bool:
    """Tell whether somebody of some makes the claims or proposals of a passage."""
    return not set(claimants(context, hit)).isdisjoint(keys)


def anothers(context: Context, hit: Hit) -> bool:
    """Tell whether a passage is the claim of somebody who is neither the one person that a question names nor writes
    the article, and leaves that one out."""
    people = [a for a in proper(context) if a.mention and context.may_be(a.mention, "Person")]
    if len(people) != 1 or people[0].held_at(hit.place):
        return False
    entry = context.snapshot.articles[hit.article]
    others = {*claimants(context, hit)} - {*entry["authors"], *entry["speakers"], *people[0].keys}
    return context.any_is(others, "Person")


def holders(context: Context, hit: Hit) -> list[str]:
    """Return who makes the claims or proposals of a passage; who speaks in it where nobody does."""
    return claimants(context, hit) or [str(context.snapshot.passages[hit.passage]["speaker"])]


TELLING = {"compiler", "author", "original-text", "co-author"}
"""Groups by which it only says who holds it."""


class Teller(NamedTuple):
    """One of those who hold different things.

    Attributes
    ----------
    keys : frozenset of str
        Of the persons, and of the collectives that they make together.
    name : str
    article : str
        Whose part of which article is asked; empty where they may be told of in any.
    """

    keys: frozenset[str]
    name: str
    article: str

    def holds(self, context: Context, hit: Hit) -> bool:
        """Tell whether a passage says what they hold: a claim of theirs, or what they say themselves."""
        inside = not self.article or hit.article == self.article
        return inside and not self.keys.isdisjoint(holders(context, hit))


def tellers(context: Context) -> list[Teller]:
    """Return those whom a question sets against one another: who wrote an article and who translated it, where it
    speaks of a translator or reviewer; else persons that it names and the author that it names beside them."""
    question, snapshot = context.question, context.snapshot
    if question.cued("makers"):
        # Whether two are one person sets no views apart.
        return []
    if question.cued("compiler") or any(_translated(context, key) for key in question.articles):
        return _of_digest(context)
    named = [m for m in question.mentions if any(snapshot.types(k)[:1] == [c] for k in m.keys for c in PERSONS)]
    authors = [a for key in question.articles for a in snapshot.articles[key]["authors"] if written(context, a)]
    holding = question.cued("own") or HOLDING & question.groups or defining(question)
    if not named or not holding or len(authors) != 1 or len(question.articles) != 1:
        return []
    # Several scholars named together hold what they hold together.
    keys = frozenset(k for m in named for k in m.keys)
    return [
        Teller(with_others(context, keys), _names(context, keys), ""),
        Teller(frozenset(authors), context.name(authors[0]), question.articles[0]),
    ]


def with_others(context: Context, keys: frozenset[str]) -> frozenset[str]:
    """Return persons or collectives with those that they make together, or that make them."""
    return keys | {*_groups(context, keys), *members(context, keys)}


def written_by(context: Context, persons: Collection[str]) -> list[str]:
    """Return the articles that one of some persons wrote, alone or together."""
    entries = context.snapshot.articles.items()
    return [key for key, entry in entries if not {*entry["authors"], *entry["speakers"]}.isdisjoint(persons)]


def _translated(context: Context, article: str) -> bool:
    """Tell whether the question names the compiler of an article beside its authors."""
    entry = context.snapshot.articles[article]
    others = [k for k in entry["compilers"] if k not in entry["authors"]]
    return any(written(context, k) for k in others) and any(written(context, k) for k in entry["authors"])


def _of_digest(context: Context) -> list[Teller]:
    """Return the authors and the compilers of the article that tells most of what is asked, of those that have both."""
    snapshot, asked = context.snapshot, context.question.articles
    known = [key for key, entry in snapshot.articles.items() if entry["compilers"] and (not asked or key in asked)]
    if not (context.question.cued("writer") or asked) or not known:
        return []
    known = [key for key in known if _translated(context, key)] or known
    best = {key: max((h.score for h in context.hits if h.article == key), default=0.0) for key in known}
    article = max(known, key=lambda key: best[key])
    entry = snapshot.articles[article]
    authors = frozenset(entry["authors"])
    made = authors | frozenset(_groups(context, authors))
    compilers = frozenset(entry["compilers"])
    return [Teller(made, _names(context, authors), article), Teller(compilers, _names(context, compilers), article)]


def defining(question: Question) -> bool:
    """Tell whether a question asks how something is defined."""
    return "define" in question.groups or "define" in question.intents


def defines(context: Context, hit: Hit, ends: set[str]) -> bool:
    """Tell whether a passage gives somebody's definition of one of some things."""
    triples = context.stated(hit.passage)
    kinds = {s for s, p, o in triples if p == "kg:claimKind" and o == "kg:definition"}
    return any(s in kinds and p == "kg:about" and o in ends for s, p, o in triples)


def extent(context: Context, hit: Hit) -> int:
    """Return of how many things a passage speaks."""
    return len({o for _, p, o in context.stated(hit.passage) if p == "kg:about"})


def translates(context: Context, hit: Hit) -> bool:
    """Tell whether a passage says what somebody holds, or says, who translated its article and did not write it."""
    entry = context.snapshot.articles[hit.article]
    return bool(set(holders(context, hit)) & set(entry["compilers"]) - set(entry["authors"]))


def signed(context: Context, article: str) -> dict[str, Any]:
    """Return who wrote an article, alone and together, and what they are called together."""
    authors = frozenset(context.snapshot.articles[article]["authors"])
    groups = _groups(context, authors) if len(authors) > 1 else []
    return {"makers": authors | frozenset(groups), "short": _names(context, frozenset(groups[:1]) or authors)}


def _groups(context: Context, keys: frozenset[str]) -> list[str]:
    """Return the collectives whose members persons are."""
    told = [(key, s, p, o) for key in sorted(keys) for _, s, p, o in context.stated_of(key)]
    groups = [o[3:] for key, s, p, o in told if p == "kg:memberOf" and s == f"id:{key}"]
    return [key for key in groups if context.snapshot.is_a(key, "Collective")]


def members(context: Context, keys: frozenset[str]) -> list[str]:
    """Return the members of collectives."""
    ends = {f"id:{k}" for k in keys}
    return [s[3:] for _, s, p, o in context.stated_of(*sorted(keys)) if p == "kg:memberOf" and o in ends]


def _names(context: Context, keys: frozenset[str]) -> str:
    from kg.theory.say import listed

    return listed([context.name(k) for k in sorted(keys)], context.question.language)


def written(context: Context, key: str) -> bool:
    """Tell whether a person's name stands in the question."""
    return any(name in context.question.folded for name in context.called(key))


def asked_of(context: Context, teller: Teller, others: frozenset[str]) -> Context:
    """Return what is asked of one of them alone: in their article, without the others' names."""
    question = context.question
    roles = {m for m in question.mentions if all("Role" in context.snapshot.types(k) for k in m.keys)}
    return context.asking(
        mentions=[m for m in question.mentions if m not in roles and others.isdisjoint(m.keys)],
        units=[u for u in question.units if not set(u.groups) <= TELLING],
        articles=[teller.article] if teller.article else [*question.articles],
        # How definitions differ is told by the definitions.
        intents=["define"] if defining(question) else [*question.intents],
    )
