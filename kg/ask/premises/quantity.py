"""Quantities: whether the number that a question of yes or no gives, or the limit that it sets, is that of what is
told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.ask.answer import Answer
from kg.ask.kinds.limit import limit_of
from kg.ask.kinds.series import in_years
from kg.ask.premises import scale
from kg.ask.premises.verdict import Verdict, stands
from kg.ask.retrieval.choose import speaks_of_each
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.numbers import given
from kg.ask.retrieval.retrieve import Asked, Hit, plain
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.wants import of_most

if TYPE_CHECKING:
    from kg.ask.kinds.sides import Side

PASSED = {"exceed", "breakthrough"}
"""Groups of the thesaurus by which a question asks whether a limit was passed."""
REACHED = {*PASSED, "reach", "meet-criterion"}
"""Groups by which it asks whether a share came up to one that it gives."""
COMPARING = {"exceed", "fall-short", "high", "low", "increase", "decrease"}
"""Groups by which one thing is set above or below another."""
PASSING = {"kg:more-than", "kg:less-than", "kg:nearly"}
"""Bounds by which a number is told to have passed a limit, or not to have reached it."""
TOLD, LOOKED_AT = 0.5, 10
"""The share of the words of what somebody holds that a passage must hold which tells how many hold it, and among how
many of the best passages it is looked for."""
HOLDING = {"majority", "half", "highest", "share", "exceed", "many", "argue", "perception", "see", "attitude"}
"""Groups of the thesaurus of words that say no more than that so many hold something."""


def measured(context: Context) -> Verdict | None:
    """Tell whether the number of what is named, of the year that is named, is on the asked side of a limit."""
    question = context.question
    bound, low = limit_of(question), stands(question, "below")
    if bound is None or not (low or stands(question, "above") or PASSED & question.groups):
        return None
    for hit, about, value in scale.shares(context) if question.years or not low else ():
        side = about.get("kg:bound")
        if question.years and in_years(about.get("kg:date", {}).get("value", ""), question.years):
            return Verdict("yes" if (value < bound) == low else "no", [hit])
        # Without a year only a number that is said to be above or below the very limit tells.
        passing = value == bound and side in PASSING and not set("cpw") & set(hit.traits)
        if passing and not question.years:
            return Verdict("yes" if side == "kg:more-than" else "no", [hit])
    return None


def most(context: Context) -> Verdict | None:
    """Tell whether more than half of those whom a question names hold what it says, by the share of them that does."""
    question = context.question
    half = "half" in question.groups and (stands(question, "above") or bool(PASSED & question.groups))
    if not (half or of_most(question) or "majority" in question.groups) or question.years or stands(question, "below"):
        return None
    held = [a for a in context.sought if a.groups and not a.mention and not HOLDING & set(a.groups)]
    whole = sum(a.weight for a in held)
    for hit in context.hits[:LOOKED_AT]:
        told = sum(a.worth(hit.place) for a in held)
        if told <= TOLD * whole or set("pnw") & set(hit.traits):
            continue
        for about in context.facts(hit.passage).values():
            share = str(about.get("kg:unit", "")).endswith("PERCENT") and "kg:value" in about
            own = [m for m in question.mentions if share and _among(context, m, str(about.get("kg:of", ""))[3:])]
            others = [m for m in question.mentions if m not in own]
            if own and others and speaks_of_each(context, hit, others):
                value, bound = float(about["kg:value"]["value"]), about.get("kg:bound")
                # "Most" are more than half.
                if value > 50 or (value == 50 and bound in scale.ABOVE):
                    return Verdict("yes", [hit]) if bound not in scale.BELOW else None
                return Verdict("no", [hit]) if bound not in scale.ABOVE else None
    return None


def _among(context: Context, mention: Mention, key: str) -> bool:
    """Tell whether a name is a people's, or the one by which its people goes ("Japanese", the Japanese public)."""
    if key in mention.keys or not context.snapshot.is_a(key, "Actor"):
        return key in mention.keys
    return any(mention.name.removesuffix("s") in name.split() or mention.name == name for name in context.called(key))


def compared(context: Context) -> Answer | None:
    """Say whether the one of two things that a question sets above or below the other is so by their numbers of one
    measure and time, which are told with it."""
    question = context.question
    standard = scale.standard(question)
    if standard is None or not question.cued("whether") or given(question) or stands(question, "negative"):
        return None
    from kg.ask.kinds import balance, comparison, sides

    found = sides.apart(context)
    against = [side for side in found if side.keys & set(standard.keys)]
    states = {m.keys for m in question.mentions if context.may_be(m, "State")}
    if len(found) != 2 or len(against) != 1 or not all(side.keys for side in found) or len(states) > 2:
        return None
    low = question.cued("turned_less")
    balanced = balance.balances(context, found)
    rows = [b for b in balanced if b.measures == balanced[0].measures and _asked_for(context, b.measures, found)]
    so = set()
    for row in rows:
        other = row.numbers[against[0].name]
        one = next(n for name, n in row.numbers.items() if name != against[0].name)
        less, more = sorted((one, other), key=lambda n: n.value)
        if one.when[:4] != other.when[:4] or less.bound in balance.FROM or more.bound in balance.UP_TO:
            return None
        so.add(one.value < other.value if low else one.value > other.value)
    if len(so) != 1:
        return None
    answer = comparison.weighed(context, found, rows)
    answer.answer = f"{context.say('yes' if so.pop() else 'no')}\n{answer.answer}"
    return answer


def _asked_for(context: Context, measures: Sequence[str], found: Sequence[Side]) -> bool:
    """Tell whether at least half of what a question compares things in stands in the names of a measure: what it names,
    or what is done, with it."""
    keys = {k for side in found for k in side.keys}
    names = [n for measure in measures for n in context.called(measure)]
    groups = {g for measure in measures for g in context.meanings(measure)}

    def told(one: Asked) -> bool:
        own = [n for k in one.mention.keys for n in context.called(k)] if one.mention else [one.text]
        return bool(groups & set(one.groups)) or any(n in name for n in own for name in names)

    asked = [a for a in context.sought if (a.mention or a.groups) and not COMPARING & set(a.groups)]
    asked = [a for a in asked if not (a.mention and keys & set(a.mention.keys))]
    held = [a for a in asked if told(a)]
    plain = any(a.mention or any(context.snapshot.word_groups[g]["act"] for g in a.groups) for a in held)
    return plain and len(held) * 2 >= len(asked)


def numbered(context: Context) -> Verdict | None:
    """Set the share that a question gives against those that are told of the same thing in the same measure."""
    question = context.question
    if question.units or stands(question, "above") or stands(question, "below"):
        return None
    return scale.shared(context)


def otherwise(context: Context, hit: Hit) -> tuple[str, Hit] | None:
    """Return what tells that it is not so of the very share by which a passage says yes, and how that is said: another
    number of the same time (``both``), or, where neither has a date, the passing of a bound by a later article
    (``no_longer``) or by any other."""
    snapshot, question = context.snapshot, context.question
    said = {float(number[:-1]) for _, number in given(question) if number.endswith("%")}
    for about in context.facts(hit.passage).values() if len(said) == 1 else ():
        whom, measure = str(about.get("kg:of", "")), str(about.get("kg:measure", ""))
        if not (whom and measure and "kg:value" in about and _so(context, about, *said)):
            continue
        for name in sorted({*snapshot.speaking_of(whom[3:])} & {*snapshot.speaking_of(measure[3:])} - {hit.passage}):
            sure = set("cpnw").isdisjoint(snapshot.traits[snapshot.places[name]])
            for other in context.facts(name).values() if sure else ():
                same = all(other.get(p) == about.get(p) for p in ("kg:of", "kg:measure", "kg:unit", "kg:date"))
                if not same or "kg:value" not in other or _so(context, other, *said):
                    continue
                # What has no date of its own is of the time of its article.
                times = [written(context, h) for h in (hit.passage, name)]
                later = "kg:date" not in other and all(times) and times[0] < times[1]
                return ("no_longer" if later else "both"), plain(snapshot, snapshot.places[name])
    return None


def written(context: Context, name: str) -> str:
    """Return the year of the article in which a passage stands; nothing where it has no date."""
    return str(context.snapshot.articles[context.snapshot.passages[name]["article"]]["date"] or "")[:4]


def _so(context: Context, about: dict[str, Any], said: float) -> bool:
    """Tell whether a share is as a question has it: at the number that it gives, or on the asked side of that."""
    value, bound = float(about["kg:value"]["value"]), about.get("kg:bound")
    if stands(context.question, "below"):
        return value < said or (value == said and bound in scale.BELOW)
    if stands(context.question, "above") or REACHED & context.question.groups:
        return value >= said and bound not in scale.BELOW
    if bound:
        return not (value >= said if bound in scale.ABOVE else value <= said)
    return scale.alike(about, said)
