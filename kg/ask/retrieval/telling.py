"""The passages that tell something, wherever they are ranked: those at some places, those of some tables, those that
speak of some things; all read at once, which is quicker than one by one."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.terms import table_of


def at(context: Context, places: Iterable[int], worth: float = 0.0) -> list[Hit]:
    """Return the hits at some places, in their order: as they are ranked, else of a worth."""
    known = context.once("hits by place", lambda: {h.place: h for h in context.hits})
    hits = [known.get(p) or plain(context.snapshot, p, worth) for p in places]
    context.snapshot.passages.read_ahead(h.passage for h in hits)
    return hits


def cells(context: Context, tables: Collection[str]) -> list[Hit]:
    """Return the cells of some tables (see `kg.terms.table_of`), in the order of the text."""
    order = context.snapshot.order
    return at(context, (p for p, name in enumerate(order) if table_of(name) in tables)) if tables else []


def speaking_of(context: Context, *keys: str) -> list[str]:
    """Return the names of the passages that speak of some things, each once."""
    names = list(dict.fromkeys(n for k in keys for n in context.snapshot.speaking_of(k)))
    context.snapshot.passages.read_ahead(names)
    return names
