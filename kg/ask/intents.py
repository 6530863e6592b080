"""What is done for each kind of question: general rules over the graph, none of which knows an answer."""

from __future__ import annotations

from collections.abc import Callable, Collection
from importlib import import_module
from typing import Any

from kg.ask.answer import Answer
from kg.ask.choose import FEW_WORDS, LEAST, answering, connects
from kg.ask.context import Context
from kg.ask.question import Mention
from kg.ask.retrieve import Hit

Json = dict[str, Any]
PLAINLY = 0.75
"""The share of a question's words that a passage must hold to answer plainly."""
IDENTIFYING = {"org:member", "org:memberOf", "kg:affiliatedWith", "dcterms:isPartOf", "skos:broader"}
"""Relations that say who somebody is, or what something is."""
PLACING = {"sem:hasPlace", "kg:destination", "kg:locatedIn", "kg:stationedIn", "kg:host", "org:organization"}
"""Relations that say where something is, went or took place, or at which institution somebody works."""


def where(context: Context) -> Answer | None:
    """Where something is or took place: the statements that name a place the question doesn't."""
    found = [h for h in answering(context, 0.55, 20) if h.words >= FEW_WORDS]
    hits = [h for h in found if places(context, h)]
    return context.answered(context.listed(hits[:6]), hits[:6]) if hits else None


def places(context: Context, hit: Hit) -> bool:
    """Tell whether a passage says where something is, by a name that the question doesn't hold; a state is no town."""
    named = {f"id:{k}" for m in context.question.mentions for k in m.keys}
    ends = {o for _, p, o in context.triples(hit.passage) if p in PLACING and isinstance(o, str)} - named
    if not context.question.cued("town"):
        return bool(ends)
    return any("Place" in context.snapshot.types(o[3:]) for o in ends)


def define(context: Context) -> Answer | None:
    """What or who a thing is: what its types and the statements on it say."""
    question = context.question
    words = question.content.split()
    if not question.mentions and (len(words) <= 3 if question.content.isascii() else len("".join(words)) <= 8):
        return context.unnamed()
    if len(question.mentions) != 1 or len(question.content.split()) > 3:
        return None
    mention = question.mentions[0]
    if len(mention.keys) > 1:
        return ambiguous(context, mention)
    key = mention.keys[0]
    hits = [h for h in context.hits if h.coverage >= LEAST]
    full = [h for h in hits if connects(context, h, mention)] or hits
    if not full:
        return None
    chosen = sorted(full, key=lambda h: ("f" not in h.traits, not _identifies(context, h, key)))[:8]
    kind = context.text(_class_labels(context, key))
    lines = [context.say("is_a", name=context.name(key), type=kind, a="an" if kind[:1] in "aeiou" else "a")]
    others = list(context.snapshot.labels(key).get(question.language, [])[1:6])
    if others:
        lines.append(context.say("also_known", names=", ".join(others)))
    return context.answered("\n".join([*lines, context.listed(chosen)]), chosen)


def _identifies(context: Context, hit: Hit, key: str) -> bool:
    """Tell whether a passage says what office somebody holds, or what something belongs to."""
    return any(p in IDENTIFYING and f"id:{key}" in {s, o} for s, p, o in context.triples(hit.passage))


def _class_labels(context: Context, key: str) -> Json:
    from kg.network import node_attributes

    found: Json = node_attributes(context.snapshot, key)["type_labels"]
    return found


def ambiguous(context: Context, mention: Mention) -> Answer:
    """Ask which of several things is meant."""
    context.answer.status = "ambiguous"
    context.answer.suggestions = [f"{context.name(k)} ({k})" for k in mention.keys]
    context.add_entities(list(mention.keys))
    context.answer.answer = context.say("ambiguous", names="; ".join(context.answer.suggestions))
    return context.answer


def why(context: Context) -> Answer | None:
    """Why: the explanations, and the reasons that the best claims give or are given."""
    hits = answering(context, 0.6, 8, joint=context.question.several)
    if not hits:
        return None
    by_name = {h.passage: h for h in context.hits}
    linked: list[Hit] = []
    for hit in hits[:4]:
        statements = {s[3:] for s, p, _ in context.triples(hit.passage) if p == "kg:claimKind"}
        ends = {
            o[3:]
            for s, p, o in context.triples(hit.passage)
            if p in {"kg:reason", "cito:supports"} and isinstance(o, str)
        }
        for key in sorted(statements | ends):
            for name in context.snapshot.speaking_of(key):
                if name in by_name and name != hit.passage:
                    linked.append(by_name[name])
    chosen = list(dict.fromkeys([*hits, *linked]))[:10]
    return context.answered(context.listed(chosen), chosen)


def holds_value(context: Context, intent: str, names: Collection[str] | None = None) -> bool:
    """Tell whether one of the statements nearest to a question, or of those that are named, holds the kind of thing
    that it asks for."""
    from kg.ask import numbers
    from kg.ask.claimant import PERSONS, names_another

    def holds(hit: Hit) -> bool:
        if intent == "person":
            return names_another(context, hit, PERSONS)
        if intent == "where":
            return places(context, hit)
        if intent == "amount":
            return "q" in hit.traits and numbers.fits(context, hit)
        return "d" in hit.traits

    if names is not None:
        return any(holds(hit) for hit in context.hits if hit.passage in names)
    return any(holds(hit) for hit in answering(context, 0.8, 3) if hit.words >= PLAINLY)


PLACES = {
    "amounts": ("amount", "extreme"),
    "bearing": ("bearing",),
    "chain": ("chain",),
    "claimant": ("who_says", "person"),
    "columns": ("limit", "placed"),
    "common": ("common",),
    "comparison": ("compare", "besides"),
    "discord": ("discord",),
    "identity": ("identity",),
    "figures": ("figures",),
    "intents": ("why", "define", "where"),
    "journey": ("journeys",),
    "link": ("links",),
    "maker": ("makers",),
    "poll": ("poll",),
    "recurrence": ("shared",),
    "roster": ("roster",),
    "scene": ("scenes",),
    "scope": ("scopes",),
    "source": ("provenance",),
    "theorising": ("theory",),
    "time": ("when", "duration", "order"),
    "venue": ("venue",),
}
"""Modules and the rules that stand in them; a question loads only those that it needs."""
MODULES = {rule: module for module, rules in PLACES.items() for rule in rules}


def rule(name: str) -> Callable[[Context], Answer | None] | None:
    """Return the rule of a name, or None where an intent has none of its own."""
    if name not in MODULES:
        return None
    found: Callable[[Context], Answer | None] = getattr(import_module(f"kg.ask.{MODULES[name]}"), name)
    return found
