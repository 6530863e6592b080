"""What or who something is."""

from __future__ import annotations

from typing import Any

from kg.ask.answer import Answer
from kg.ask.retrieval.choose import LEAST, connects
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.mention import Mention

Json = dict[str, Any]
IDENTIFYING = {"org:member", "org:memberOf", "kg:affiliatedWith", "dcterms:isPartOf", "skos:broader"}
"""Relations that say who somebody is, or what something is."""


def define(context: Context) -> Answer | None:
    """What or who a thing is: what its types and the statements on it say."""
    question = context.question
    words = question.content.split()
    if not (question.mentions or question.articles) and (
        len(words) <= 3 if question.content.isascii() else len("".join(words)) <= 8
    ):
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
    # Definitions stand in the order in which they are given, which is the same in all languages.
    order = {h: h.place if "f" in h.traits else 0 for h in full}
    chosen = sorted(full, key=lambda h: ("f" not in h.traits, not _identifies(context, h, key), order[h]))[:8]
    kind = context.text(_class_labels(context, key))
    # Where it is told what the thing is, its class tells nothing more.
    told = "f" in chosen[0].traits or _identifies(context, chosen[0], key)
    head = context.say("is_a", name=context.name(key), type=kind, a="an" if kind[:1] in "aeiou" else "a")
    lines = [context.listed(chosen)] if told else [head, context.listed(chosen)]
    others = list(context.snapshot.labels(key).get(question.language, [])[1:6])
    if others:
        lines.append(context.say("also_known", names=", ".join(others)))
    return context.answered("\n".join(lines), chosen)


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
