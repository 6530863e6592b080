"""What a verdict on a question of yes or no is, and by which words such a question asks."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.content import Unit
from kg.ask.understanding.question import Question
from kg.thesaurus import Match

LOOKED_AT = 15
"""Among how many of the best passages one is looked for that plainly says what is asked."""
LONG = 5
"""At least how many characters a cue has that is more than a word that asks."""
SAYING = {"argue", "say", "recommend", "predict", "explain", "stress", "propose", "desirable", "fit", "author"}
"""Groups of the thesaurus by which a question gives a view to somebody, and by which it asks whether that is right."""


class Verdict(NamedTuple):
    """An answer: the name of its frame, and the statements by which it is so."""

    frame: str
    hits: list[Hit]


def stands(question: Question, name: str) -> bool:
    """Tell whether a cue stands in a question beside the words that only ask whether it is so ("有没有达到")."""
    text = question.open
    if name == "negative":
        # Who asks whether somebody refused denies nothing.
        text = text.replace(*next(((u.text, " ") for u in question.units if "refuse" in u.groups), ("", "")))
    text = question.grammar.cues["whether"].sub(lambda m: " " if len(m[0]) < LONG else m[0], text)
    return question.grammar.cues[name].stand_in(text)


def asked_of(context: Context) -> list[Unit]:
    """Return the words of the thesaurus that a question asks by; where all stand in names ("延长GSOMIA"), the acts in
    these."""
    question, snapshot = context.question, context.snapshot
    if question.units:
        return question.units
    acts = [m for m in context.phrases(question.folded) if any(snapshot.word_groups[g]["act"] for g in m.groups)]
    return [Unit(question.folded[m.start : m.end], m.groups) for m in acts]


def unnamed(context: Context, hit: Hit) -> list[Match]:
    """Return the words of the thesaurus in the English summary of a passage that are no part of the names of what it
    speaks of: nobody visits where the Visiting Forces Agreement is told of."""
    snapshot, fold, text = context.snapshot, context.snapshot.folder_of_names.fold, context.english(hit)
    # What is called by plain words ("defence spending") is spoken of by these.
    names = {fold(n) for e in context.things(hit.passage) for n in snapshot.labels(e).get("en", ()) if n != n.lower()}
    inside = [(m.start(), m.end()) for n in names for m in re.finditer(rf"\b{re.escape(n)}\b", text)]
    return [m for m in context.words(hit) if not any(a <= m.start and m.end <= b for a, b in inside)]
