"""What a question says besides names and cues: the words that the thesaurus holds, and those that it doesn't."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.ask.understanding.grammar import Grammar
from kg.snapshot import Snapshot
from kg.thesaurus import matches

if TYPE_CHECKING:
    from kg.ask.understanding.question import Question

VISIT = "visit"
"""Group of the thesaurus of words for going somewhere; one for going to what is named beside it belongs to it, too."""


class Unit(NamedTuple):
    """A word or phrase of a question that the thesaurus holds.

    Attributes
    ----------
    text : str
        As folded.
    groups : tuple of str
        Of the thesaurus.
    """

    text: str
    groups: tuple[str, ...]


def without_cues(masked: str, grammar: Grammar) -> str:
    """Return what is left of a question without names and cues."""
    text = masked
    for cues in grammar.intents.values():
        if cues.may_stand_in(text):
            text = cues.sub(lambda m: m[0] if len(m[0]) > 12 else " ", text)
    return text


def sort_words(snapshot: Snapshot, question: Question, text: str, grammar: Grammar) -> None:
    """Tell the words that the thesaurus holds from those that it doesn't."""
    stop = set(grammar.stop)
    text = grammar.cues["joining"].sub(lambda m: " " * len(m[0]), text)
    left = list(text)
    for match in matches(text, snapshot.phrases.fetch):
        phrase = text[match.start : match.end]
        if phrase in stop or (phrase.isascii() and set(phrase.split()) <= stop):
            continue
        unit = Unit(phrase, match.groups)
        question.units += [unit] if unit not in question.units else []
        left[match.start : match.end] = " " * (match.end - match.start)
    for groups, verbs in grammar.verbs.items():
        for verb in verbs.finditer(text):
            question.units.append(Unit(verb[0], tuple(groups.split())))
            left[verb.start() : verb.end()] = " " * len(verb[0])
    going = [m for m in grammar.cues["going_to"].finditer(question.open) if _leads(snapshot, question, m)]
    if going and not any(VISIT in u.groups for u in question.units):
        phrase = going[0][0].strip("\x00 ")
        # Who goes to a conference attends it; the phrase is one word for both.
        others = [u for u in question.units if u.text == phrase]
        question.units = [u for u in question.units if u not in others]
        question.units.append(Unit(phrase, (*(g for u in others for g in u.groups), VISIT)))
    rest = "".join(left)
    question.loose = without_stop_words(grammar.cues["gone"].sub(lambda m: " ", rest) if going else rest, grammar)


def _leads(snapshot: Snapshot, question: Question, match: re.Match[str]) -> bool:
    """Tell whether a word for going has beside it the name of a place or state."""
    beside = [m for m in question.mentions if m.start == match.end() or m.end == match.start()]
    return any(snapshot.is_a(k, c) for m in beside for k in m.keys for c in ("Place", "State"))


def without_stop_words(text: str, grammar: Grammar) -> str:
    """Return what is left of a text without stop words."""
    if grammar.language == "en":
        stop = set(grammar.stop)
        return " ".join(w for w in re.findall(r"[\w.%'-]+", text.replace("\x00", " ")) if w.strip(".'") not in stop)
    text = text.replace("\x00", " ")
    return _stops(grammar.stop).sub(" ", text) if grammar.stop else text


@lru_cache(maxsize=4)
def _stops(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))
