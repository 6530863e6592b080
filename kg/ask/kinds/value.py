"""Whether a statement holds the kind of thing that a question wants: a date, a number, a person, a place; and what is
said where none does."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from kg.ask.answer import Answer
from kg.ask.kinds.attitude import ATTITUDES
from kg.ask.kinds.party import names_another, stands_for, the_act
from kg.ask.kinds.person import names_person
from kg.ask.kinds.tellers import claimed_by
from kg.ask.retrieval import numbers
from kg.ask.retrieval.choose import (
    FEW_WORDS,
    LEAST_WORDS,
    SAID,
    answering,
    close,
    proper,
    said,
    timely,
)  # fmt: skip
from kg.ask.retrieval.choose import holds as spoken
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit

PLAINLY = 0.75
"""The share of a question's words that a passage must hold to answer plainly."""
WHOLLY = 0.95
"""The share of a question's words, names apart, that a statement must hold itself for a number in it to be what is
asked, though it leaves a name of the question unsaid."""
HALF = 0.5
"""The share of all that is asked, names with it, that such a statement must hold with those beside it."""
AS_GOOD, FIRST = 0.8, 3
"""Down to which share of the best score, and how many, statements cover a question best."""
SHOWN = 4
"""How many of the nearest statements are shown with what is said."""
FOREMOST = 6
"""Among how many of an answer's first statements one with a date must stand."""
FACTS = 12
"""Among how many of the best statements one is looked for that tells what a question takes to have happened."""
SETTLED = {"kg:agreed", "kg:decided"}
"""Modalities of acts that were at least settled ("approved the plan")."""
DATED = {"when": "its_date", "order": "its_date", "duration": "its_length"}
"""Intents that grant that something happened, and how what they ask of it is called."""
PLACING = {"sem:hasPlace", "kg:destination", "kg:locatedIn", "kg:stationedIn", "kg:host", "org:organization"}
"""Relations that say where something is, went or took place, or at which institution somebody works."""
PLACES = 6
"""How many statements that tell a place are told at most."""
LACKING = {
    "amount": "no_number",
    "duration": "no_length",
    "order": "no_date",
    "person": "no_person",
    "when": "no_date",
    "where": "no_place",
}
"""How it is said that nothing of the kind that an intent asks for is told."""


def where(context: Context) -> Answer | None:
    """Where something is or took place: the statements that name a place the question doesn't."""
    hits = [h for h in answering(context, 0.55, 20) if h.words >= FEW_WORDS and places(context, h)][:PLACES]
    return context.tell(hits) if hits else None


def places(context: Context, hit: Hit) -> bool:
    """Tell whether a passage says where something is, by a name that the question doesn't hold; a state is no town."""
    snapshot = context.snapshot
    # Where a state lies is not where it did something.
    does = bool(context.question.units)
    placed = [(s, o) for s, p, o in context.stated(hit.passage) if p in PLACING]
    ends = {o[3:] for s, o in placed if not (does and snapshot.is_a(s, "State"))} - context.question.keys
    return context.any_is(ends, "Place") if context.question.cued("town") else bool(ends)


def holds_value(context: Context, intent: str, names: Collection[str] | None = None) -> bool:
    """Tell whether one of the statements nearest to a question, or of those that are named, holds the kind of thing
    that it asks for."""

    if intent == "person" and _chooses(context):
        # Which of the states that it names is asked, and no person.
        return True

    def holds(hit: Hit) -> bool:
        if intent == "person":
            return stands_for(context, hit) and names_person(context, hit)
        if intent == "where":
            return places(context, hit)
        if intent == "amount":
            # A number may be part of a name ("the three documents").
            counted = numbers.counting(context.question) and numbers.counted_in_words(context, hit, named=True)
            return counted or ("q" in hit.traits and numbers.fits(context, hit))
        return "d" in hit.traits

    if names is not None:
        return any(holds(hit) for hit in context.hits if hit.passage in names)
    plain = [h for h in answering(context, 0.8, 3) if h.words >= PLAINLY]
    if intent == "amount":
        # The number of another year is none of the year asked for.
        plain = [h for h in plain if timely(context, h)]
    if intent == "when":
        # The date of what stands beside the act is not that of the act.
        plain = [h for h in plain if said(context, h) >= LEAST_WORDS]
    if any(map(holds, plain)):
        return True
    if intent == "person":
        return bool(the_act(context))
    # What covers a question best may leave a name unsaid.
    best = close(context.hits[:FIRST], AS_GOOD) if intent == "amount" else []
    best = [h for h in best if "q" in h.traits and h.near >= HALF and said(context, h) >= WHOLLY]
    return any(timely(context, h) and numbers.fits(context, h) for h in best)


def _chooses(context: Context) -> bool:
    """Tell whether a question asks which of two things that it names, none of them a person."""
    question = context.question
    either = question.grammar.cues["either_or"]
    pairs = [(a, b) for a, b in pairwise(question.mentions) if either.stand_in(question.folded[a.end : b.start])]
    return any(not context.any_is([*a.keys, *b.keys], "Person") for a, b in pairs)


def lacking(context: Context, intent: str) -> Answer:
    """Say, in the question's own words, of what no value of the kind asked for is told; what is nearest is shown apart.
    Where no statement tells even that it happened, to say just that its date is not told would grant that it did."""
    if intent in DATED and (not _happened(context) or (intent == "when" and _uttered(context))):
        return untold_act(context, DATED[intent])
    text = LACKING[intent]
    near = context.hits[:SHOWN] if intent == "person" and ATTITUDES.keys() & context.question.groups else []
    if any(names_another(context, h, {"Actor"}, sayers=True) for h in near):
        # Who wants something may be told by what they say: whoever is named right below is not to be called nobody.
        text = "no_plain_person"
    return context.unknown(context.say(text))


def untold_act(context: Context, what: str) -> Answer:
    """Say that nothing of a kind is told of what a question asks of, if that happened at all; who is told to have said
    what it asks of did say it, whenever that was."""
    words = _uttered(context) if what == DATED["when"] else None
    if words is not None:
        told = context.unknown(context.say("told_undated", text=context.statement(words)))
        told.closest = context.near()
        return told
    return context.unknown(context.say("lacking_act", text=context.say(what)))


def _uttered(context: Context) -> Hit | None:
    """Return the statement by which somebody whom a question names said, or put forward, all that it asks of."""
    groups = context.snapshot.word_groups
    # By which word it was said, or wished, is told by whose words they are.
    words = [a for a in context.sought if a.mention or a.worded]
    words = [a for a in words if not any(groups[g]["wish"] for g in a.groups)]
    own = (h for h in context.hits[:FACTS] if "n" not in h.traits and claimed_by(context, h, context.question.keys))
    return next((h for h in own if all(a.held_at(h.place) for a in words)), None)


def _happened(context: Context) -> bool:
    """Tell whether a statement of what is so holds all that a question asks of; what it only names is there."""
    if not context.question.units:
        return True
    own = [h for h in context.hits[:FACTS] if not SAID & set(h.traits) or _settled(context, h)]
    return any(said(context, h) >= PLAINLY and all(spoken(context, h, a) for a in proper(context)) for h in own)


def _settled(context: Context, hit: Hit) -> bool:
    """Tell whether a statement on what was proposed tells that this was agreed on, decided or approved."""
    kinds = context.kinds(hit)
    return not {"c", "n"} & set(hit.traits) and (not kinds or bool(SETTLED & kinds))


def without_length(context: Context, answer: Answer) -> Answer:
    """Say first that no length of time is told: what is told of the same may tell when it began or ended. Where it
    tells neither, that is all."""
    snapshot = context.snapshot
    traits = [set(snapshot.traits[snapshot.places[name]]) for name in answer.passages[:FOREMOST]]
    # When a cited work appeared is an end only of what is set apart from it.
    cited = context.question.cued("apart") or context.question.cued("earlier")
    if not any("d" in t and (cited or "w" not in t) for t in traits):
        closest = answer.evidence
        untold = lacking(context, "duration")
        untold.closest = untold.closest or closest
        return untold
    answer.answer = f"{context.say(LACKING['duration'])} {context.say('told_of')}\n{answer.answer}"
    answer.status, answer.values = "partial", []
    return answer
