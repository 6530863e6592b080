"""Whether something is so: yes or no, where a statement of fact tells the very act of the very doer, or denies it, or
gives another number, office or trend, or the reverse; nothing where it only comes near. A wrong yes costs more than a
missing one."""

from __future__ import annotations

from collections.abc import Sequence

from kg.ask.answer import Answer
from kg.ask.kinds.limit import limit_of
from kg.ask.premises import acts, office, reality, roles, scale
from kg.ask.premises.affirmation import affirmed, undergone
from kg.ask.premises.membership import membership
from kg.ask.premises.pending import pending
from kg.ask.premises.quantity import compared, measured, most, numbered, otherwise, written
from kg.ask.premises.rating import rated
from kg.ask.premises.refutation import denied, disclaimed, failed
from kg.ask.premises.rival import apart
from kg.ask.premises.side import sided
from kg.ask.premises.silence import happened, silent
from kg.ask.premises.stranger import stranger
from kg.ask.premises.turned import contrary, of_another, opposed, otherwise_dated, turned
from kg.ask.premises.verdict import Verdict, stands
from kg.ask.retrieval.choose import leading, speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.negation import affirmative, expected
from kg.ask.understanding.office import OFFICES
from kg.ask.understanding.question import understand
from kg.ask.understanding.wants import agreeing

DENIED = {"yes": "yet_so", "no": "not_so"}
"""What is said of what a question denies, by what would be said of the same asked without the negation."""
BESIDE = (0.6, 5)
"""Down to which share of the best score, and how many, statements are told beside it."""


def polar(context: Context) -> Answer | None:
    """Yes or no, and the statement by which it is so."""
    question = context.question
    if question.strange or not question.mentions:
        return None if question.strange or question.intents else _answered(context, sided(context))
    if stands(question, "negative"):
        return None if question.intents else _denying(context)
    answer = compared(context) or _answered(context, scale.set_above(context) or sided(context))
    if answer is not None:
        return answer
    doers = roles.doers(context)
    if len(doers) > 1 and not (question.several or question.intents or agreeing(question)):
        of_all = _of_each(context)
        answer = _answered(context, of_all) if of_all else _one_by_one(context, doers)
        if answer is not None:
            return answer
    if question.intents:
        # Who sets two side by side is answered by yes or no only where a statement tells the very act.
        return _answered(context, _of_each(context) if acts.asked(context) else None)
    verdict = _verdict(context)
    if verdict is not None:
        return _answered(context, verdict)
    if any(map(question.cued, ("sooner_than", "later_than"))):
        # What one did before another did something else is told of each by itself. Few questions set two times against
        # each other, and what reckons with these takes long to import.
        from kg.ask.premises.precedence import precedence

        ordered = precedence(context)
        if ordered:
            return ordered
    strange = stranger(context)
    return apart(context, strange) if strange else None


def _verdict(context: Context) -> Verdict | None:
    """Return what is so, by the first rule that tells it."""
    question = context.question
    verdict = rated(context) or measured(context) or most(context)
    if verdict is None and not (question.years and limit_of(question) is not None):
        verdict = next((found for rule in RULES for found in [rule(context)] if found), None)
    return verdict


def _one_by_one(context: Context, doers: Sequence[Mention]) -> Answer | None:
    """Answer of each of several whom a question has do something by itself, where it is plain of one at least; of whom
    it is not, what comes nearest is told."""
    question, text = context.question, context.question.folded
    each = question.grammar.cues["each_of"]
    before, after = each.sub(lambda m: "", text[: doers[0].start]), text[doers[-1].end :]
    asked = [context.part(before + m.name + after) for m in doers]
    if not all(len(c.question.mentions) == len(question.mentions) - len(doers) + 1 for c in asked):
        return None
    found = [_verdict(c) for c in asked]
    told = [v for v in found if v is not None and v.frame in DENIED]
    if not told:
        return None
    denied = text[: doers[0].start] != before and each.stand_in(text) and question.cued("neither")
    frames = {v.frame if v in told else "" for v in found if v}
    if len(told) == len(found) and len(frames) == 1:
        frame = DENIED[told[0].frame] if denied else told[0].frame
        return _answered(context, Verdict(frame, [h for v in told for h in v.hits]))
    lines, hits = [], []
    for own, verdict, doer in zip(asked, found, doers, strict=True):
        name = context.name(doer.keys[0])
        near = [h for h in leading(own, *BESIDE) if speaks_of(own, h, own.question.mentions[0])]
        chosen = verdict.hits if verdict in told and verdict else near[:1]
        head = context.say(verdict.frame, text="").strip() if verdict in told and verdict else ""
        said = "".join(context.statement(h) for h in chosen)
        said = f"{head}{' ' * (head.isascii() and bool(head))}{said}"
        line = context.say("lead", name=name, text=said) if chosen else context.say("side_empty", name=name)
        context.answer.back(line, [h.passage for h in chosen])
        lines.append(line)
        hits += chosen
    context.kept["affirmed"] = True
    return context.answered("\n".join(lines), hits)


def _denying(context: Context) -> Answer | None:
    """Say of a question that denies something ("did it not join?") whether that is so, by what is told of it."""
    question = context.question
    taken = expected(question.folded, question.grammar)
    put = taken or affirmative(question.folded, question.grammar)
    if not put:
        return None
    asked = Context(context.graph, understand(context.snapshot, put, question.language))
    # Only what is denied may differ.
    same = [m.keys for m in asked.question.mentions] == [m.keys for m in question.mentions]
    if not same or asked.question.intents or stands(asked.question, "negative"):
        return None
    verdict = _of_each(asked) or turned(asked) or membership(asked)
    if verdict is None or verdict.frame not in DENIED:
        return None
    # "Is it not a member?" is answered as whether it is one.
    return _answered(context, verdict if taken else Verdict(DENIED[verdict.frame], verdict.hits))


def _answered(context: Context, verdict: Verdict | None) -> Answer | None:
    """Say yes or no, with the statements by which it is so and what is told beside them."""
    if verdict is None:
        return None
    if verdict.frame == "silent":
        answer = context.unknown(context.say("silent"))
        near = sorted(leading(context, *BESIDE), key=lambda h: not speaks_of(context, h, roles.doers(context)[0]))
        answer.closest = [context.snapshot.evidence(h.passage, context.question.language) for h in near]
        return answer
    against = otherwise(context, verdict.hits[0]) if verdict.frame == "yes" else None
    if against is not None:
        frame, hit = against
        first = verdict.hits[0]
        times = {"later": written(context, hit.passage), "earlier": written(context, first.passage)}
        text = context.say(frame, text=context.statement(hit), other=context.statement(first), **times)
        return context.answered(text, [hit, first])
    if verdict.frame == "yes":
        context.kept["affirmed"] = True
    hits = list({h.passage: h for h in verdict.hits}.values())
    if not hits:
        return apart(context, context.name(roles.doers(context)[0].keys[0]))
    text = "\n".join(context.statement(h) for h in hits)
    head = context.say(verdict.frame, text="", given=reality.how(context, hits)).rstrip()
    # Chinese and Japanese have no space after a full stop.
    answer = context.answered(head + " " * head.isascii() + text, hits)
    told = {h.passage for h in hits}
    context.also([h for h in leading(context, *BESIDE) if h.passage not in told], nearby=True)
    return answer


def _otherwise(context: Context) -> Verdict | None:
    """Return the office that somebody held instead, or where something moved otherwise."""
    # An office that is given beside something else ("after he became prime minister, did it change?") is not asked of.
    bare = all(not OFFICES.isdisjoint(u.groups) for u in context.question.units)
    for rule in (office.otherwise_held,) * bare + (scale.otherwise_moved,):
        hit = rule(context)
        if hit and not set("cp") & set(hit.traits):
            return Verdict("no", [hit])
    return None


def _of_each(context: Context) -> Verdict | None:
    """Return whether what is asked is so of each whom the question has do it."""
    found: list[Verdict] = []
    for doer in roles.doers(context):
        told = affirmed(context, doer) or denied(context, doer) or opposed(context, doer)
        told = told or contrary(context, doer)
        if told is None or (found and told.frame != found[0].frame):
            return None
        found.append(told)
    return Verdict(found[0].frame, [h for v in found for h in v.hits]) if found else None


RULES = (
    _of_each, undergone, failed, disclaimed, numbered, _otherwise, turned, membership, pending, otherwise_dated,
    of_another, happened, silent,
)  # fmt: skip
"""Rules by which the very act is told as done or not done, in the order in which they are tried."""
