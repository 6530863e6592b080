"""Things of the sort that a question asks for ("which weapons did Poland buy?"): the statements that name them, with
the act that is asked about, come first."""

from __future__ import annotations

from kg.ask.retrieval.choose import POOL, SAID, proper
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.content import Unit
from kg.expression import Expression

DEEDS = {"Aid", "MilitaryExercise"}
"""Those that are deeds themselves, so that no other word need tell what was done."""
AFTER = Expression(r"^は(?:どこ|どれ|何|なに)(?:か|です|で|だ)", "は")
"""What stands after what is asked for in Japanese."""
CLOSE = 0.6
"""The share of the best score that a statement must reach where no word tells what was done."""
UNTOLD = set("wt")
"""Traits of passages that tell only of works that are cited, or of what a table is on."""


def sorted_out(context: Context, plain: list[Hit]) -> list[Hit]:
    """Return the best hits of a question after the statements that name the things of the sort that it asks for; what
    is denied of one of these comes last."""
    if not asks_sort(context):
        return plain
    found = list(dict.fromkeys([*things(context), *plain]))
    return found if context.asks_not else sorted(found, key=lambda h: "n" in h.traits)


def _bare(context: Context) -> bool:
    """Tell whether a question asks in no words, so that what it begins with, or ends in, is what is looked for."""
    return not context.question.intents and not any(map(context.question.cued, ("interrogative", "whether")))


def asks_sort(context: Context) -> bool:
    """Tell whether a question asks which things of a sort."""
    return bool(_sort(context)[1])


def asks_persons(context: Context) -> bool:
    """Tell whether a question asks which persons of a sort ("which researchers")."""
    question = context.question
    sorts = (m for m in context.phrases(question.folded) if m.groups and set(context.sorts(m.groups)) == {"Person"})
    return any(asked_for(context, found.start, found.start) for found in sorts)


def asked_for(context: Context, start: int, end: int) -> bool:
    """Tell whether what asks which stands before a word for a sort, with nothing but names between, or, in Japanese,
    right after it; the word may be the last of a name."""
    question = context.question
    before = question.folded[:start]
    for mention in reversed([m for m in question.mentions if m.start < start]):
        before = before[: mention.start].rstrip() + (before[mention.end :] or " ")
    after = question.grammar.language == "ja" and end > start and AFTER.search(question.folded[end:])
    return bool(after) or question.grammar.cues["sort_before"].stand_in(before)


def things(context: Context) -> list[Hit]:
    """Return statements each of which names a thing of the sort asked for that none before it does, with all else that
    the question asks, in the order of the text; none where they name fewer than two."""
    return list(context.once("things of the sort", lambda: _things(context)))


def _things(context: Context) -> list[Hit]:
    word, classes = _sort(context)
    if not classes:
        return []
    question = context.question
    wanted = sorted(proper(context), key=lambda a: len(a.places))
    if len(wanted) > 1 and len(wanted[-1].places) >= context.common:
        # Of several the one that is named everywhere may go unsaid.
        wanted = wanted[:-1]
    # What stands between what asks and the word says of what sort they are.
    begun = max(question.folded.find(word), 0)
    modifying = question.grammar.cues["sort_before"].search(question.folded[:begun])
    ends = modifying.span() if modifying else (0, 0)
    nearby = "" if any(ends[0] <= m.start < ends[1] for m in question.mentions) else question.folded[slice(*ends)]
    units = {u.text for u in question.units if u.text not in nearby} - {word}
    acts = [a for a in context.sought if a.text in units and a.known]
    if not acts and not nearby and not DEEDS.issuperset(classes):
        return []
    least = CLOSE * context.hits[0].score if context.hits and not acts else 0.0
    named: set[str] = set()
    found: list[Hit] = []
    # What is so comes before what somebody says of it.
    untold = UNTOLD | SAID if DEEDS.issuperset(classes) else UNTOLD
    for hit in sorted(context.hits[:POOL], key=lambda h: not SAID.isdisjoint(h.traits)):
        if untold & set(hit.traits) or not all(a.held_at(hit.place) for a in (*wanted, *acts)):
            continue
        new = context.others(hit.passage, *classes) - named if hit.score >= least else set()
        if new:
            named |= new
            found.append(hit)
    # Of one thing its statement is found as well by its words.
    return sorted(found, key=lambda h: h.place) if len(named) > 1 else []


def one_of(context: Context, hit: Hit) -> bool:
    """Tell whether a passage speaks of one thing of the sort asked for that the question does not name: what is not so
    of it may be so of others."""
    _, classes = _sort(context)
    return bool(classes) and bool(context.others(hit.passage, *classes))


def _sort(context: Context) -> tuple[str, tuple[str, ...]]:
    """Return the word for a sort of things that stands right after what asks which, or with which a question begins or
    ends that asks in no words, and the classes of these."""
    question = context.question
    bare = _bare(context)
    if question.cued("sort") or bare:
        # A sort may be a notion of its own ("loans").
        words = [*question.units, *(Unit(m.name, tuple(context.groups(m.name))) for m in question.mentions)]
        for text, groups in words:
            classes = tuple(context.sorts(groups))
            start = max(0, question.folded.find(text)) if classes else 0
            before, after = question.folded[:start], question.folded[start + len(text) :]
            ends = not (before if question.language == "en" else after).strip(" ?？。.")
            if classes and ((bare and ends) or question.grammar.cues["sort_before"].stand_in(before)):
                return text, classes
    return "", ()
