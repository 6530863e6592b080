"""The rules by which questions of each kind are answered, none of which knows an answer, and where they stand."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from kg.ask.answer import Answer
from kg.ask.retrieval.context import Context

PLACES = {
    "kinds.amount": ("amount",),
    "kinds.application": ("application",),
    "theories.bearing": ("bearing",),
    "kinds.chain": ("chain", "steps"),
    "kinds.claimant": ("who_says",),
    "kinds.person": ("person",),
    "kinds.condition": ("condition",),
    "kinds.extreme": ("extreme", "ranking"),
    "kinds.limit": ("limit",),
    "kinds.total": ("parts", "placed", "total"),
    "kinds.colophon": ("colophon", "makers"),
    "kinds.common": ("common",),
    "kinds.comparison": ("compare", "besides", "weigh"),
    "kinds.discord": ("discord",),
    "kinds.duration": ("duration",),
    "kinds.identity": ("identity",),
    "kinds.definition": ("define",),
    "kinds.value": ("where",),
    "kinds.instrument": ("instruments",),
    "kinds.reason": ("why",),
    "kinds.journey": ("journeys", "visits"),
    "kinds.link": ("links",),
    "kinds.merits": ("merits",),
    "kinds.objection": ("objections",),
    "kinds.outlook": ("outlook",),
    "premises.rating": ("degree",),
    "premises.polar": ("polar",),
    "theories.filing": ("filed",),
    "theories.poll": ("poll",),
    "theories.prose": ("prose",),
    "kinds.recurrence": ("shared",),
    "kinds.occurrence": ("occurrence", "scenes"),
    "kinds.argument": ("proposals", "thesis"),
    "kinds.roster": ("roster",),
    "kinds.change": ("growth", "shift"),
    "kinds.accord": ("accord", "stance"),
    "kinds.scope": ("scopes",),
    "kinds.standing": ("standing",),
    "kinds.source": ("provenance",),
    "theories.theorising": ("theory",),
    "kinds.chronology": ("order",),
    "kinds.date": ("when",),
}
"""Modules and the rules that stand in them; a question loads only those that it needs."""
MODULES = {rule: module for module, rules in PLACES.items() for rule in rules}


def rule(name: str) -> Callable[[Context], Answer | None] | None:
    """Return the rule of a name, or None where an intent has none of its own."""
    if name not in MODULES:
        return None
    found: Callable[[Context], Answer | None] = getattr(import_module(f"kg.ask.{MODULES[name]}"), name)
    return found
