"""Scales: a degree or a bound that a question takes for granted and a passage gives otherwise. "Why is Germany's
willingness rated low?" where the table has it high; "above 30 per cent" where it was below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.ask.premises import roles, slots
from kg.ask.premises.acts import NOT, clauses
from kg.ask.premises.verdict import Verdict
from kg.ask.retrieval.choose import speaks_of_each
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import given
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.question import Question
from kg.ask.understanding.wants import bears
from kg.expression import Expression
from kg.names import candidates, spans

DEGREES = {"low", "limited", "high"}
"""Groups of the thesaurus that name a degree of a coded variable (`kg:degree`)."""
NEAR = 12
"""Among how many of the best hits the degree or the bound is looked for."""
BEST = 0.35
"""The share of the best score that a number must reach that is set against a limit."""
LEAST = 0.5
"""The share of a question's weight that a passage must hold to tell of a bound."""
LEAST_COMPARED = 0.3
"""The same to tell which of two things is set above the other."""
ABOVE, BELOW = {"kg:more-than", "kg:at-least"}, {"kg:less-than", "kg:at-most", "kg:nearly"}
TELLING_NOTHING = {"argue", "say", "author", "reason", "explain", "basis", "more-than"}
"""Groups that say nothing of what is compared."""
MOVED = {
    "increase": {"decrease", "stable"},
    "decrease": {"increase", "stable"},
    "widen": {"decrease"},
    "strengthen": {"weaken", "decrease"},
    "weaken": {"strengthen", "increase"},
}
"""Groups of the thesaurus that say which way something moved, and those that say it moved otherwise."""
FIRST, MOST_TELLING = 4, 0.6
"""Among how many of the first hits it is told that something moved otherwise, and what share of all else that is asked
of such a passage must hold."""
AS_TELLING = 1.2
"""How many times as much it must hold as a forecast by which it moves as the question tells."""
EXPECTED = {"kg:prediction", "kg:estimate"}
"""Kinds of claims of what is to come."""
ENDS = ("highest", "lowest")
"""Cues of what is the greatest or the least of several."""
LESS = Expression(r"\b(?:less|lower|fewer|smaller)\b", "less", "lower", "fewer", "smaller")
"""What turns a comparison round, in an English summary."""
BESIDE = 9
"""Within how many characters of the word of comparison its standard stands ("than with the")."""
ROUGH, EXACT = 0.15, 0.001
"""How far apart, as a share of it, a number that is given roughly, or exactly, and another must be to be another."""
WISHED = {"goal", "demand", "standard", "promise"}
"""Groups of the thesaurus by which a share is what somebody wants."""
AROUND = 10
"""Within how many characters of a number the words stand that make it a bound."""


def otherwise_marked(context: Context) -> Hit | None:
    """Return the cell that a table leaves without the mark that the question asks the reason of."""
    question = context.question
    asked = "why" in question.intents or (question.cued("mark") and not (bears(question) or question.cued("suppose")))
    if not question.tables or question.negative or not asked:
        return None
    named = question.keys
    for hit in context.hits[:NEAR]:
        for about in context.facts(hit.passage).values():
            case = str(about.get("kg:case", "")).removeprefix("id:").removeprefix("case-")
            indicator = str(about.get("kg:indicator", "")).removeprefix("id:")
            # An indicator may go by the name of what it is an indicator of.
            called = any(m.name in n for m in question.mentions for n in context.called(indicator))
            if case in named and (indicator in named or called) and "kg:mark" in about:
                return hit if about["kg:mark"] == "kg:no-mark" else None
    return None


def otherwise_bounded(context: Context) -> Hit | None:
    """Return the passage by which a number that the question gives as passed was not reached, or the reverse."""
    question = context.question
    for place, number in given(question):
        around = question.folded[max(0, place - AROUND) : place + len(number) + AROUND]
        low, high = (question.grammar.cues[cue].stand_in(around) for cue in ("below", "above"))
        if low is high:
            continue
        passed = _passed(context, float(number[:-1]), low) if number.endswith("%") else {}
        if passed:
            # What some number goes with is not denied by another.
            return None if True in passed else passed[False]
        # A share that is bounded by the very number is told of, whatever else is asked.
        alone = number.endswith("%") and len(question.mentions) == 1
        told = [h for h, about, _ in shares(context) if _measured(context, about)] if alone else []
        for hit in [h for h in context.hits[:NEAR] if (h.coverage >= LEAST or h in told) and "q" in h.traits]:
            bound = _bound(context, hit, float(number.removesuffix("%")))
            if bound:
                return hit if bound in (ABOVE if low else BELOW) else None
    return None


def _passed(context: Context, limit: float, low: bool) -> dict[bool, Hit]:
    """Return the best passage by which a share of the measure and the time that a question names, or of no time, is on
    the side of a limit that it has, and by which it is on the other."""
    years, found = {year[:4] for year in context.question.years}, dict[bool, Hit]()
    for hit, about, value in () if WISHED & context.question.groups else shares(context):
        bound, when = about.get("kg:bound"), _date(about)[:4]
        if (when in years if years else not when) and not set("cpn") & set(hit.traits) and _measured(context, about):
            beyond = (value >= limit and bound not in BELOW) if low else (value <= limit and bound not in ABOVE)
            found.setdefault(not beyond, hit)
    return found


def _measured(context: Context, about: dict[str, Any]) -> bool:
    """Tell whether a number is of what a question names, or calls by words of the measure's name, beside whose it
    is."""
    names = context.called(str(about.get("kg:measure", "")))
    things = [m for m in context.question.mentions if not roles.means(context, m, _of(about))]
    own = [n for m in things for k in m.keys for n in context.called(k)]
    groups = {g for n in names for g in context.groups(n)} - {"share", "gdp"}
    return any(n in name for n in own for name in names) or bool(groups & context.groups(context.question.folded))


def shares(context: Context) -> Iterator[tuple[Hit, dict[str, Any], float]]:
    """Yield the shares that the best passages tell of what a question names, each with its passage, what is said of it,
    and its value."""
    keys = context.question.keys
    named = {f"id:{k}" for k in keys}
    for hit in context.hits:
        if hit.score < BEST * context.hits[0].score:
            return
        for about in context.facts(hit.passage).values():
            of = str(about.get("kg:of", ""))
            if not str(about.get("kg:unit", "")).endswith("PERCENT") or "kg:value" not in about:
                continue
            # "The Kishida cabinet's approval" may be a name of its own.
            if of in named or (of and any(context.called_by(k, of[3:]) for k in keys)):
                yield hit, about, float(about["kg:value"]["value"])


def otherwise_shared(context: Context) -> Hit | None:
    """Return the passage by which the share of something that a clause of a question gives is another one."""
    for clause in of_clauses(context) if "%" in context.question.folded else ():
        question = clause.question
        open_ = any(map(question.cued, ("above", "below", "suppose", "unreal", "interrogative")))
        verdict = None if open_ or WISHED & question.groups else shared(clause)
        if verdict:
            return verdict.hits[0] if verdict.frame == "no" else None
    return None


def shared(context: Context) -> Verdict | None:
    """Return a passage that tells what share it is of which a question gives a number, and whether it is that one."""
    # Only what asks of a share pays for the import.
    from kg.ask.kinds.series import in_years

    question = context.question
    said = [float(n[:-1]) for _, n in given(question) if n.endswith("%")]
    # "1% of GDP" may go by a name of its own. Two names tell a share: of whom, and of what.
    named = [m for m in question.mentions if "%" not in m.name]
    if len(said) != 1 or len(named) < 2:
        return None
    doer, *others = named
    found: Hit | None = None
    for hit in context.hits[: 5 * NEAR]:
        if set("cpn") & set(hit.traits) or not speaks_of_each(context, hit, others):
            continue
        for about in context.facts(hit.passage).values():
            share = str(about.get("kg:unit", "")).endswith("PERCENT") and roles.means(context, doer, _of(about))
            if not share or (question.years and not in_years(_date(about), question.years)) or "kg:value" not in about:
                continue
            value, bound = float(about["kg:value"]["value"]), about.get("kg:bound")
            if bound and (said[0] >= value if bound in ABOVE else said[0] <= value):
                # "More than 2 %" may be 3 %.
                continue
            if not bound and alike(about, said[0]):
                return Verdict("yes", [hit])
            found = found or hit
    return Verdict("no", [found]) if found else None


def alike(about: dict[str, Any], said: float) -> bool:
    """Tell whether a number is the one that is said, as exactly as it is given."""
    value, rough = float(about["kg:value"]["value"]), str(about.get("kg:approximate", {}).get("value")) == "true"
    return abs(value - said) <= (ROUGH if rough else EXACT) * value


def _of(about: dict[str, Any]) -> set[str]:
    return {str(about.get("kg:of", ""))}


def _date(about: dict[str, Any]) -> str:
    told = about.get("kg:date")
    return str(told["value"]) if isinstance(told, dict) else ""


def otherwise_moved(context: Context) -> Hit | None:
    """Return the passage by which what the question tells as risen fell or stayed as it was, or the reverse; of what it
    tells as expected, one by which that is expected."""
    question = context.question
    said = question.groups & set(MOVED)
    expected = question.cued("unreal")
    if len(said) != 1 or question.several or {"compare", "links"} & set(question.intents):
        return None
    if expected and "consequence" in question.groups:
        # Who asks what effects are expected has none of them.
        return None
    own = said.pop()
    asking = [m.end() for m in question.grammar.cues["interrogative"].finditer(question.folded)]
    moving = [question.folded.find(u.text) for u in question.units if own in u.groups]
    if len(asking) > 1 and moving and min(moving) > asking[-1]:
        # What a last part asks by it ("and what weakens it?") is taken for granted by none.
        return None
    telling = [a for a in context.sought if a.mention or (a.known and own not in a.groups and not a.text.isdigit())]
    # What moved in one state tells nothing of another.
    states = [m for m in question.mentions if all(context.snapshot.is_a(k, "State") for k in m.keys)]
    found, most, same = None, 0.0, 0.0
    for place, hit in enumerate(context.hits[:NEAR]):
        if expected and not EXPECTED & context.kinds(hit):
            continue
        text = context.english(hit)
        groups = context.groups(text)
        # Who was not able to raise it has not cut it.
        moved = {g for m in context.words(hit) if not NOT.search(text[: m.start]) for g in m.groups}
        held = slots.weight(telling, hit)
        if held < MOST_TELLING * slots.weight(telling):
            continue
        if own in groups or ("n" in hit.traits and MOVED[own] & groups):
            same = max(same, held)
        elif place < FIRST and held > most and MOVED[own] & moved and speaks_of_each(context, hit, states):
            found, most = hit, held
    # One forecast may be of the whole, and another of a part.
    return found if not same or (expected and most > AS_TELLING * same) else None


def otherwise_ranked(context: Context) -> Hit | None:
    """Return the number of the one event that a question has the greatest or the least of several, where another has it
    ("Why was the summit in Osaka the longest?")."""
    return next(iter(ranked(context)), None)


def ranked(context: Context) -> list[Hit]:
    """Return the number of the one event that a question has the greatest or the least of several, and that of the
    event that has it; nothing where it is the same, or where the question asks which it is."""
    return context.once("ranked otherwise", lambda: _ranked(context))


def _ranked(context: Context) -> list[Hit]:
    question, snapshot = context.question, context.snapshot
    cues = [cue for cue in ENDS if question.cued(cue)]
    told = context if "why" in question.intents else _stating(context, cues)
    if len(cues) != 1 or told is None:
        return []
    from kg.ask.kinds import series, venue

    found = series.series(context, least=series.SEVERAL)
    numbers = [n for n in found.numbers if snapshot.is_a(n.of, "Event")] if found else []
    if found is None or len(numbers) < len(found.numbers):
        return []
    own = venue.picked(told, numbers)
    first = series.ends(found, cues)[cues[0]]
    return [own[0].hit, *(n.hit for n in first)] if len(own) == 1 and own[0] not in first else []


def _stating(context: Context, cues: list[str]) -> Context | None:
    """Return the part of a question between marks that itself says, and does not ask, what is the greatest or the
    least."""
    return next((part for part in slots.lead_ups(context) if any(map(part.question.cued, cues))), None)


def otherwise_compared(context: Context) -> Hit | None:
    """Return the passage that sets the first of two things above the second where the question has it the other way
    round ("Why is A firmer than B?" where B is firmer than A)."""
    if {"compare", "links"} & set(context.question.intents[:1]):
        return None
    # What is only set before what is asked is compared by itself.
    verdict = set_above(next((c for c in of_clauses(context) if _compared(c)), context))
    return verdict.hits[0] if verdict and verdict.frame == "no" else None


def set_above(context: Context) -> Verdict | None:
    """Return a passage that sets two things above each other in what a question does, and whether the same way."""
    pair = _compared(context)
    if pair is None or context.question.negative:
        return None
    telling = [a for a in context.sought if a.groups and not TELLING_NOTHING & set(a.groups)]
    own = {g for a in telling for g in a.groups}
    against = slots.opposite(context, own) - own
    for hit in [h for h in context.hits[: 2 * NEAR] if h.coverage >= LEAST_COMPARED]:
        before, than, after = context.english(hit).partition(" than ")
        groups = context.groups(before)
        contrary = bool(against & groups) and not own & groups
        if not than or not (contrary or slots.weight(telling, hit)):
            continue
        less = bool(LESS.search(before)) ^ context.question.cued("turned_less")
        if less and context.question.language != "en":
            # What there is less of may be another thing.
            continue
        turned = contrary ^ less
        sides = [(_stands(context, m, before), _stands(context, m, after)) for m in pair]
        if sides in ([(not turned, turned), (turned, not turned)], [(turned, not turned), (not turned, turned)]):
            return Verdict("yes" if sides[0] == (not turned, turned) else "no", [hit])
    return None


def of_clauses(context: Context) -> Iterator[Context]:
    """Yield the clauses of a question that has several, each understood by itself."""
    question = context.question
    spans = clauses(question)
    for first, last in spans if len(spans) > 1 else ():
        if any(first <= m.start and m.end <= last for m in question.mentions):
            yield context.part(question.folded[first:last])


def _compared(context: Context) -> tuple[Mention, Mention] | None:
    """Return what a question sets above what: the last name before the word of comparison and the next after it; in
    Japanese the standard stands before it, and what is compared elsewhere."""
    question = context.question
    found = question.grammar.cues["than"].search(question.folded)
    if found is None:
        return None
    place, word = found.start(), found[0]
    before = [m for m in question.mentions if m.end <= place]
    after = [m for m in question.mentions if m.start >= place]
    if question.grammar.language == "ja":
        standard = [m for m in before if place - m.end <= 1]
        others = [m for m in [*before[::-1], *after] if standard and m.keys != standard[0].keys]
        return (others[0], standard[0]) if others else None
    near = [m for m in after if m.start - place - len(word) <= BESIDE]
    # Who has more of something is set against who, not the thing.
    alike = [m for m in before if near and context.may_be(m, "Actor") == context.may_be(near[0], "Actor")]
    before = alike or before
    return (before[-1], near[0]) if before and near and before[-1].keys != near[0].keys else None


def standard(question: Question) -> Mention | None:
    """Return what a question sets another thing above or below."""
    found = question.grammar.cues["than"].search(question.folded)
    if found is None:
        return None
    if question.grammar.language == "ja":
        before = [m for m in question.mentions if m.end <= found.start()]
        return before[-1] if before else None
    return next((m for m in question.mentions if m.start >= found.end()), None)


def _stands(context: Context, mention: Mention, text: str) -> bool:
    """Tell whether a thing is named in an English text, by a name that is no part of another's."""
    named = context.snapshot.names.fetch(candidates(text))
    found = {name for _, _, name in spans(text, [n for n, keys in named.items() if keys])}
    return any(not found.isdisjoint(context.called(k, "en")) for k in mention.keys)


def _bound(context: Context, hit: Hit, number: float) -> str:
    """Return how a passage bounds a number: as a term of the vocabulary; empty where it doesn't."""
    for about in context.facts(hit.passage).values():
        for name, bound in (("kg:value", ""), ("kg:lowerBound", "kg:at-least"), ("kg:upperBound", "kg:at-most")):
            if name in about and float(about[name]["value"]) == number:
                return str(about.get("kg:bound", bound))
    return ""
