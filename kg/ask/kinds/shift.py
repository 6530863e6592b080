"""Numbers before and after a change: two of one measure that one statement tells, and how far they lie apart."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds import series
from kg.ask.kinds.series import Number
from kg.ask.retrieval.choose import speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit

DEEP = 60
"""Among how many of the best passages such a statement is looked for."""
CLOSE = 0.5
"""The share of what the best of all passages holds that it must hold, with those beside it."""
PLANNED = "kg:ProposedAct"
"""The class of what is announced: of it only the number before has a date."""


def shift(context: Context) -> Answer | None:
    """The numbers before and after each change that a question asks about, and the statements that tell them."""
    near = [h for h in context.hits[:DEEP] if "q" in h.traits]
    most = max((h.near for h in context.hits[:DEEP]), default=0.0)
    found: dict[tuple[str, str], tuple[Hit, str, list[Number]]] = {}
    for hit in near:
        if hit.near < CLOSE * most:
            continue
        for (measure, of, unit), numbers in _groups(context, hit).items():
            ordered = _ordered(context, hit, numbers)
            if ordered and _adds(context, hit, [kept for kept, _, _ in found.values()]):
                found[measure, of] = (hit, unit, ordered)
    if not found:
        return None
    hits = list(dict.fromkeys(hit for hit, _, _ in found.values()))
    lines = []
    for (measure, _), (hit, unit, numbers) in found.items():
        lines.append(_line(context, measure, unit, numbers))
        context.answer.back(lines[-1], [hit.passage])
    answer = context.answered("\n".join([*(f"• {line}" for line in lines), context.listed(hits)]), hits)
    answer.complete = True
    return answer


def _adds(context: Context, hit: Hit, kept: list[Hit]) -> bool:
    """Tell whether a passage is the first, or speaks of something named of which none before it does."""
    return not kept or any(
        speaks_of(context, hit, m) and not any(speaks_of(context, k, m) for k in kept)
        for m in context.question.mentions
    )


def _groups(context: Context, hit: Hit) -> dict[tuple[str, str, str], list[Number]]:
    """Return the numbers that a passage tells of one measure of one thing, announced or not."""
    groups: dict[tuple[str, str, str], list[Number]] = {}
    for measure, unit, number in series.told_in(context, hit, wished=True):
        groups.setdefault((measure, number.of, unit), []).append(number)
    return groups


def _ordered(context: Context, hit: Hit, numbers: list[Number]) -> list[Number]:
    """Return the number before and the one after; none where it is not told which is which."""
    if len(numbers) != 2 or bool(numbers[0].when) == bool(numbers[1].when):
        return []
    dated, other = sorted(numbers, key=lambda n: not n.when)
    return [dated, other] if _planned(context, hit) else [other, dated]


def _planned(context: Context, hit: Hit) -> bool:
    return any(p == "rdf:type" and o == PLANNED for _, p, o in context.triples(hit.passage))


def _line(context: Context, measure: str, unit: str, numbers: list[Number]) -> str:
    before, after = numbers
    said = [series.amount(context, n.value, unit, n.about, n.bound) for n in numbers]
    if _planned(context, after.hit):
        said[1] = context.say("shift_planned", value=said[1])
    apart = series.apart(context, after.value, before.value, unit, before.about or after.about)
    frame = "shift_more" if after.value > before.value else "shift_less"
    return context.say(frame, head=context.name(measure), before=said[0], after=said[1], value=apart)
