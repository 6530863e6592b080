"""Deeds of one kind with their sums: two credits of the sum that a question gives. Who did the second of them, and
whether one did them all."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.ask.answer import Answer
from kg.ask.kinds import series
from kg.ask.kinds.amounts import asked_by, called_by
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import given
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.question import Question
from kg.expression import Expression
from kg.notation import figure

LOOKED_AT = 20
"""Among how many of the best passages such deeds are looked for."""
FEWEST = 2
"""How many of them there are at least."""
DOERS = "kg:initiator"
"""Relation of a deed to who did it."""
FOLLOWS = "kg:follows"
"""Relation of a deed to the one before it."""
TURNS = ("first", "second", "third")
"""Groups of the thesaurus of words for which of several is meant."""
BODIES = {"organisation", "institution"}
"""Groups of words for what may have done several deeds."""
_TURN = Expression(r"([1-3一二三])(?:番|つ)目", "目")
"""How Japanese counts which of several is meant."""
_NUMERALS = "123一二三"


class Instalment(NamedTuple):
    """One of several deeds of one kind.

    Attributes
    ----------
    key : str
    doers : frozenset of str
        Keys of who did it.
    follows : frozenset of str
        Keys of the deeds that the text has it follow.
    when : str
        Its date (EDTF); empty where none is told.
    hit : Hit
    """

    key: str
    doers: frozenset[str]
    follows: frozenset[str]
    when: str
    hit: Hit


def instalments(context: Context) -> list[Instalment]:
    """Return the deeds with a sum of money that is the one that a question gives or, where it gives none, that are of
    what it names, in the order in which they were done; none where they are fewer than two, or that is not told."""
    said = {number.rstrip("%") for _, number in given(context.question)}
    asked = asked_by(context) - {*TURNS, "rank", "money", "dollar"}
    found: dict[str, Instalment] = {}
    for hit in context.hits[:LOOKED_AT]:
        triples = [(s, p, o) for s, p, o in context.triples(hit.passage) if isinstance(o, str)]
        for measure, unit, number in series.told_in(context, hit):
            doers = frozenset(o[3:] for s, p, o in triples if s == f"id:{number.of}" and p == DOERS)
            if ":" in unit or not doers:
                continue
            if _is_said(context, number, said) if said else asked & called_by(context, measure, number.of):
                follows = frozenset(o[3:] for s, p, o in triples if s == f"id:{number.of}" and p == FOLLOWS)
                when = min(context.snapshot.dates.get(number.of) or ("",))
                found.setdefault(number.of, Instalment(number.of, doers, follows, when, hit))
    return _ordered(list(found.values())) if len(found) >= FEWEST else []


def _ordered(several: list[Instalment]) -> list[Instalment]:
    """Return deeds in order of time: one without a date stands just before the one that follows it; none where of one
    neither is told."""
    times: dict[str, tuple[str, bool]] = {one.key: (one.when, True) for one in several if one.when}
    for one in several:
        after = [other.when for other in several if one.key in other.follows and other.when]
        if not one.when and after:
            times[one.key] = (min(after), False)
    return sorted(several, key=lambda one: times[one.key]) if len(times) == len(several) else []


def _is_said(context: Context, number: series.Number, said: set[str]) -> bool:
    """Tell whether a question gives a number, in the words or figures of its language."""
    told = figure(number.value, context.question.grammar.language)
    digits = re.match(r"[\d.,]+", told)
    return digits is not None and digits[0].replace(",", "") in said


def _turn(question: Question) -> int | None:
    """Return which of several a question asks for, from nought; None where it does not say that of one."""
    turns = {i for i, group in enumerate(TURNS) if group in question.groups}
    turns |= {_NUMERALS.index(m[1]) % len(TURNS) for m in _TURN.finditer(question.folded)}
    return turns.pop() if len(turns) == 1 else None


def nth(context: Context) -> Answer | None:
    """Who did the first, the second or the third of several deeds, and when."""
    turn = _turn(context.question)
    told = instalments(context) if turn is not None else []
    if turn is None or turn >= len(told):
        return None
    hit = told[turn].hit
    context.answered(context.listed([hit]), [hit])
    context.also([one.hit for one in told if one.hit is not hit], nearby=True)
    context.answer.complete = True
    return context.answer


def same_doer(context: Context) -> Answer | None:
    """Whether one did all of several deeds of one sum, with each of them."""
    told = instalments(context) if BODIES & context.question.groups else []
    if not told:
        return None
    alike = len({one.doers for one in told}) == 1
    hits = list(dict.fromkeys(one.hit for one in told))
    head = context.say("yes" if alike else "no", text="").rstrip()
    # In what passages differ on what was lent in all comes after that.
    context.kept["affirmed"] = True
    answer = context.answered(f"{head}\n{context.listed(hits)}", hits)
    answer.back(head, [h.passage for h in hits])
    answer.complete = True
    return answer
