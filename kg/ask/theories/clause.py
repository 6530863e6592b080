"""The clauses of a question that supposes something: where one ends, what each denies and how many it counts."""

from __future__ import annotations

import re

from kg.ask.retrieval.context import Context
from kg.ask.understanding.question import understand


def parts(context: Context, *cues: str) -> list[Context]:
    """Return the parts of a question between cues as questions of their own; the whole where it has one."""
    question = context.question
    texts = [question.folded]
    for cue in (c for name in cues for c in question.grammar.cues[name]):
        texts = [t for text in texts for t in cue.pattern.split(text) if re.search(r"\w", t)]
        # A word alone that is set against another is no part of a list.
        texts = texts if cue in question.grammar.cues["instead"] else _whole(texts)
    if len(texts) < 2:
        return [context]
    found = []
    for text in texts:
        part = understand(context.snapshot, text, question.language)
        # A clause of Japanese may look Chinese.
        part.grammar, part.articles, part.tables = question.grammar, question.articles, part.tables or question.tables
        found.append(Context(context.graph, part))
    return found


def _whole(texts: list[str]) -> list[str]:
    """Return parts of a text with such as are just one word joined to that before: "arms and economy"."""
    found: list[str] = []
    for text in texts:
        if found and re.fullmatch(r"\W*[a-z]+\W*", text):
            found[-1] += f" {text}"
        else:
            found.append(text)
    return found


def supposing(context: Context) -> list[Context]:
    """Return the clauses of a question that suppose something: those of a sentence that says so, but what it asks."""
    found = []
    for sentence in parts(context, "sentence"):
        clauses = parts(sentence, "theory_clause", "instead")
        if any(says(part) for part in clauses):
            found += [part for part in clauses if not asks(part)]
    return found


def asks(part: Context) -> bool:
    """Tell whether a clause asks something, and supposes nothing."""
    return part.question.cued("asks_anything") and not says(part)


def says(part: Context) -> bool:
    """Tell whether a clause supposes something."""
    return part.question.cued("suppose") or part.question.cued("mark")


def whether(context: Context) -> bool:
    """Tell whether a question, or what it asks after a supposition, wants yes or no."""
    asked = parts(context, "sentence", "theory_clause")
    return context.question.cued("whether") or any(part.question.cued("whether_clause") for part in asked)


def said(part: Context, name: str) -> bool:
    """Tell whether a cue stands in a clause outside the names in it: "non-proliferation" denies nothing."""
    return part.question.grammar.cues[name].stand_in(_unnamed(part, " "))


def denies(part: Context) -> bool:
    """Tell whether a clause says that something is not met, low or not so."""
    return said(part, "unmet") or said(part, "low_degree") or said(part, "negative")


def number(context: Context) -> str | None:
    """Return the number of criteria that a part of a question gives, as it is written."""
    question = context.question
    bare = _unnamed(context, "x")
    match = question.grammar.cues["counted"].search(bare)
    if match is None:
        return None
    return "no" if match["n"] is None else match["n"]


def graded(part: Context) -> bool:
    """Tell whether a clause gives one degree to both variables."""
    return part.question.cued("both_degrees") and (said(part, "low_degree") or said(part, "high_degree"))


def _unnamed(context: Context, filling: str) -> str:
    """Return a folded question without the names in it: "Nord Stream 2" counts nothing."""
    text = list(context.question.folded)
    for mention in context.question.mentions:
        text[mention.start : mention.end] = filling * (mention.end - mention.start)
    return "".join(text)
