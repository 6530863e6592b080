"""Slots: who, what, in which words, when and how many, of a question and of a statement. Whatever a question takes for
granted, the rules compare the two slot by slot; what is the same in all but one tells what is so otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.ask.premises import roles
from kg.ask.retrieval import choose
from kg.ask.retrieval.choose import timely
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Asked, Hit
from kg.ask.understanding.mention import Mention

NEAR, NEXT, FIRST = 60, 8, 2
"""Among how many of the best passages another telling of the same is looked for, or one that comes as near, or one that
is just what is asked."""
FULLY = 0.6
"""The share of a question's words from which on a passage tells of all that it says."""
SETTING_APART = {"compare", "links", "chain", "order"}
"""Intents that bring things together which no passage need name together."""
OPEN = SETTING_APART | {"provenance"}
"""Those, and the intent that asks for no more than a source."""
WHO = {"person", "who_says"}
"""Intents that ask who it was."""


def asks(context: Context, intents: Iterable[str]) -> bool:
    """Tell whether a question has one of some intents."""
    return not set(intents).isdisjoint(context.question.intents)


def others(context: Context) -> list[Mention]:
    """Return what a question names besides those whom it has act."""
    acting = roles.doers(context)
    return [m for m in context.question.mentions if m not in acting]


def actors(context: Context) -> set[str]:
    """Return the keys of the persons, states and bodies that a question names."""
    return {k for m in context.question.mentions if context.may_be(m, "Actor") for k in m.keys}


def holds(hit: Hit, sought: Iterable[Asked]) -> bool:
    """Tell whether a passage itself holds all of some names and words that a question is found by."""
    # A plain loop: this is asked of every hit.
    for one in sought:  # noqa: SIM110
        if not one.held_at(hit.place):
            return False
    return True


def weight(sought: Iterable[Asked], hit: Hit | None = None) -> float:
    """Return what some names and words weigh, or those of them that a passage itself holds."""
    return sum(a.weight for a in sought if hit is None or holds(hit, (a,)))


def speaking(context: Context, mentions: Iterable[Mention], most: int) -> Iterator[Hit]:
    """Yield those of the best hits that speak of all of some things."""
    mentions = list(mentions)
    return (h for h in context.hits[:most] if choose.speaks_of_each(context, h, mentions))


def means_any(context: Context, mentions: Iterable[Mention], things: set[str]) -> bool:
    """Tell whether one of some names stands for one of some things (``id:`` names)."""
    return any(roles.means(context, m, things) for m in mentions)


def claimants(context: Context, hit: Hit) -> set[str]:
    """Return whose views a passage tells (``id:`` names)."""
    return {o for _, p, o in context.relations(hit.passage) if p == "kg:claimant"}


def fits(context: Context, hit: Hit) -> bool:
    """Tell whether a passage is of the years, and holds the numbers, that a question gives."""
    return timely(context, hit) and counted(context, hit)


def counted(context: Context, hit: Hit) -> bool:
    """Tell whether a passage holds all numbers that a question gives, dates and names apart."""
    question = context.question
    text = question.undated
    for name in [m.name for m in question.mentions] + [y[:4] for y in question.years]:
        text = text.replace(name, " ")
    told = " ".join(context.snapshot.passages[hit.passage]["summary"].values()).replace(",", "")
    given = re.findall(r"(?<![\d.\w])\d+(?:\.\d+)?", text.replace(",", ""))
    return all(re.search(rf"(?<![\d.]){re.escape(n)}(?!\d|\.\d)", told) for n in given)


def opposite(context: Context, groups: Iterable[str]) -> set[str]:
    """Return the groups of the thesaurus that say the opposite of some."""
    return {o for g in groups for o in context.snapshot.word_groups[g]["opposites"]}


def done_words(context: Context, groups: Iterable[str]) -> set[str]:
    """Return those of some groups of the thesaurus of which it is told that they were done, or were not."""
    return {g for g in groups if context.snapshot.word_groups[g]["act"]}
