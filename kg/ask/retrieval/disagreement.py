"""Where the passages of an answer are contradicted, and which of that is told with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.ask.retrieval.choose import proper
from kg.ask.retrieval.context import Context
from kg.ask.understanding.wants import GATHERING, wants_value
from kg.expression import Expression
from kg.sections import section_name
from kg.terms import home_of

if TYPE_CHECKING:
    from kg.snapshot import Snapshot

Json = dict[str, Any]
FEW = 4
"""Among how many of an answer's first passages one must be that differs, or both that differ where it is asked whether
places do."""
MEANT = 8
"""Among how many of an answer's first passages two that differ are those that are asked about."""
MOST = 3
"""How many disagreements are told with an answer."""
AGREEMENT = ("spelling", "agreement", "agreeing", "right_one")
"""Cues by which a question asks whether two places say the same."""
LINE = Expression(r"\b[Ll]ine (\d+)|第(\d+)行|(\d+)行目", "ine ", "行")
"""What calls a line of an article by its number."""
WORDED = "kg:different-wording"
"""Kind of the disagreements that are of words only."""
HEADED = Expression(r"\b(?:headlines?|headings?|titles?)\b", "head", "title")
"""What tells, in the English of a disagreement, that one side is a heading or the title of a text that is cited."""
HEADINGS = {"title", "chapter-section", "footnote", "source", "text"}
"""Groups of the thesaurus by which a question asks of such a one."""


def tell(context: Context, names: list[str]) -> None:
    """Say where passages of the answer are contradicted, with both sides."""
    chosen, question = [], context.question
    asked, compared = question.cued("agreement"), "compare" in question.intents
    first, meant, every = set(names[:FEW]), set(names[:MEANT]), set(names)
    for key, entry in context.snapshot.disagreements.items():
        between = every.intersection(entry["between"])
        if not between:
            continue
        shared = between & first
        both = asked and len(between & meant) > 1
        # Of what is set side by side one statement may differ from what nobody asks about.
        told = compared and len(between) > 1
        if (shared or both) and (both or len(shared) > 1 or told or names[0] in shared):
            chosen.append((key, entry))
    kept = asked_of(context, [key for key, _ in chosen])
    _differing(context, [entry for key, entry in chosen if key in kept][:MOST], names)


def asked_of(context: Context, keys: list[str]) -> list[str]:
    """Return those of some disagreements that may be told: those between passages that speak of all that is named;
    how names are written, and what a heading or the title of a cited text says, is told to who asks for that."""
    question, known = context.question, context.snapshot.disagreements
    if not keys or any(map(question.cued, AGREEMENT)):
        return keys
    left = of_words(context.snapshot)
    if not HEADINGS & question.groups:
        left |= {key for key in keys if HEADED.search(known[key]["content"]["en"])}
    # What is set side by side, or linked, has passages of its own each.
    apart = bool(GATHERING & set(question.intents))
    return [key for key in keys if key not in left and (apart or _speak_of_all(context, known[key]["between"]))]


def of_words(snapshot: Snapshot) -> set[str]:
    """Return the keys of the disagreements that are of words only."""
    return {key for key, kind in snapshot.relations["kg:differenceKind"] if kind == WORDED}


def _speak_of_all(context: Context, names: list[str]) -> bool:
    """Tell whether one or another of some passages speaks of each individual that the question names, but for those
    that often go unsaid, and of one at least."""
    places = [context.snapshot.places[n] for n in names if n in context.snapshot.places]
    named = sorted(proper(context), key=lambda a: len(a.held))
    least = [a for a in named if len(a.held) < context.common] or named[:1]
    return all(any(a.held_at(place) for place in places) for a in least)


def worded(context: Context, entry: Json) -> str:
    """Return what a disagreement is, with the section of each line of an article that it calls by its number."""
    known = (context.snapshot.passages[name] for name in entry["between"] if name in context.snapshot.passages)
    sections = {str(e["line"]): section_name(e["section"], context.question.language) for e in known}

    def placed(match: re.Match[str]) -> str:
        section = sections.get(match[1] or match[2] or match[3], "")
        return context.say("placed", line=match[0], section=section) if section else match[0]

    return LINE.sub(placed, context.text(entry["content"]))


def _differing(context: Context, chosen: list[Json], names: list[str]) -> None:
    """Say what disagreements there are, those first that the answer's first passage is in, where it is asked."""
    question, answer = context.question, context.answer
    agreement, own = question.cued("agreement"), {*question.articles}
    meant = [e for e in chosen if names[0] in e["between"]]
    meant = meant or [e for e in chosen if len(set(e["between"]) & set(names[:FEW])) > 1]
    # Who asks whether two places agree is told first that they do not; who asks whether something is so, or for a date
    # or a number of an agreement, that. What somebody finds at odds is told by that one, not by what differs between
    # passages.
    asked = agreement and not question.cued("held_at_odds") and not wants_value(question.intents)
    asked = asked and "affirmed" not in context.kept
    for entry in chosen:
        # What differs within one of several articles, or from a third, is no disagreement between them.
        homes = {home_of(n) for n in entry["between"]}
        apart = homes != own if own else question.cued("compiler") and len(homes) > 1
        if apart and agreement:
            continue
        first = asked and entry in meant and (len(homes) > 1 or not question.cued("articles"))
        said = context.say("disagree_asked" if first else "disagree", text=worded(context, entry))
        answer.answer = f"{said}\n{answer.answer}" if first else f"{answer.answer}\n{said}"
        answer.back(said, entry["between"])
        context.add_evidence(entry["between"], most=16)
    if chosen and question.cued("right_one"):
        answer.answer += "\n" + context.say("unsettled")
