"""Whether something is so: yes or no, where a statement of fact tells the very act of the very doer, or denies it, or
gives another number, office or trend, or the reverse; nothing where it only comes near. A wrong yes costs more than a
missing one."""

from __future__ import annotations

from itertools import combinations

from kg.ask.answer import Answer
from kg.ask.kinds.columns import limit_of
from kg.ask.kinds.series import in_years
from kg.ask.premises import acts, office, roles, scale
from kg.ask.premises.affirmation import affirmed
from kg.ask.premises.membership import membership
from kg.ask.premises.pending import otherwise_dated, pending
from kg.ask.premises.rating import rated
from kg.ask.premises.refutation import contrary, denied, opposed
from kg.ask.premises.rival import apart, done_by_another, unsaid
from kg.ask.premises.silence import happened, silent
from kg.ask.premises.verdict import LOOKED_AT, SAYING, Verdict, counted, supposed, timely
from kg.ask.retrieval import numbers
from kg.ask.retrieval.choose import leading, speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.question import Question

LONG = 5
"""At least how many characters a cue has that is more than a word that asks."""
BESIDE = (0.6, 5)
"""Down to which share of the best score, and how many, statements are told beside it."""
NEAR = 0.35
"""The share of the best score that the number must reach that is set against a limit."""
APART, RARE = ("Actor", "Treaty", "Event", "Place"), 60
"""Classes of things of which nothing is told together where they stand apart, and in how many passages each stands at
most: of what stands in more something may be told by other names."""
BY_STATE = ("Person", "Treaty")
"""Classes of two things of which what is told is also told by the states that they belong to."""
MANIFOLD = ("Collective", "ArmedForce")
"""Classes of what goes by the names of its parts, or of whose it is, too."""
ROUGH, EXACT = 0.15, 0.001
"""How far apart, as a share of it, a number that is given roughly, or exactly, and another must be to be another."""


def polar(context: Context) -> Answer | None:
    """Yes or no, and the statement by which it is so."""
    question = context.question
    if _stands(question, "negative") or question.strange or not question.mentions:
        return None
    if question.intents:
        # Who sets two side by side is answered by yes or no only where a statement tells the very act.
        return _answered(context, _of_each(context) if acts.asked(context) else None)
    verdict = rated(context) or _measured(context)
    if verdict is None and not (question.years and limit_of(question) is not None):
        verdict = _of_each(context) or _numbered(context) or _otherwise(context) or _reversed(context)
        verdict = verdict or membership(context) or pending(context) or otherwise_dated(context) or _of_another(context)
        verdict = verdict or happened(context) or silent(context)
    if verdict is None:
        stranger = _stranger(context)
        return apart(context, stranger) if stranger else None
    return _answered(context, verdict)


def _answered(context: Context, verdict: Verdict | None) -> Answer | None:
    """Say yes or no, with the statements by which it is so and what is told beside them."""
    if verdict is None:
        return None
    if verdict.frame == "silent":
        answer = context.unknown(context.say("silent"))
        near = sorted(leading(context, *BESIDE), key=lambda h: not speaks_of(context, h, roles.doers(context)[0]))
        answer.closest = [context.snapshot.evidence(h.passage, context.question.language) for h in near]
        return answer
    if verdict.frame == "yes":
        context.kept["affirmed"] = True
    hits = list({h.passage: h for h in verdict.hits}.values())
    text = "\n".join(context.statement(h) for h in hits)
    given = context.name(roles.doers(context)[0].keys[0])
    if not hits:
        return apart(context, given)
    if verdict.frame == "rival":
        answer = context.answered(context.say("rival", given=unsaid(context, given), text=text), hits)
    else:
        head = context.say(verdict.frame)
        # Chinese and Japanese have no space after a full stop.
        answer = context.answered(head + " " * head.isascii() + text, hits)
    told = {h.passage for h in hits}
    context.also([h for h in leading(context, *BESIDE) if h.passage not in told], nearby=True)
    return answer


def _stands(question: Question, name: str) -> bool:
    """Tell whether a cue stands in a question beside the words that only ask whether it is so ("有没有达到")."""
    text = question.open
    if name == "negative":
        # Who asks whether somebody refused denies nothing.
        text = text.replace(*next(((u.text, " ") for u in question.units if "refuse" in u.groups), ("", "")))
    for cue in question.grammar.cues["whether"]:
        text = cue.sub(lambda m: " " if len(m[0]) < LONG else m[0], text)
    return question.grammar.cues[name].stand_in(text)


def _measured(context: Context) -> Verdict | None:
    """Tell whether the number of what is named, of the year that is named, is on the asked side of a limit."""
    question = context.question
    bound, low = limit_of(question), _stands(question, "below")
    if bound is None or not (low or _stands(question, "above")) or not question.years:
        return None
    named = {f"id:{k}" for m in question.mentions for k in m.keys}
    for hit in context.hits:
        if hit.score < NEAR * context.hits[0].score:
            return None
        for about in context.facts(hit.passage).values():
            own = str(about.get("kg:unit", "")).endswith("PERCENT") and about.get("kg:of") in named
            if own and "kg:value" in about and in_years(about.get("kg:date", {}).get("value", ""), question.years):
                value = float(about["kg:value"]["value"])
                return Verdict("yes" if (value < bound) == low else "no", [hit])
    return None


def _numbered(context: Context) -> Verdict | None:
    """Set the share that a question gives against those that are told of the same thing in the same measure."""
    question = context.question
    given = [float(n[:-1]) for _, n in numbers.given(question) if n.endswith("%")]
    if len(given) != 1 or question.units or _stands(question, "above") or _stands(question, "below"):
        return None
    doer, *others = question.mentions
    found: list[Hit] = []
    for hit in context.hits[: 4 * LOOKED_AT]:
        if set("cpn") & set(hit.traits) or not all(speaks_of(context, hit, m) for m in others):
            continue
        for about in context.facts(hit.passage).values():
            share = str(about.get("kg:unit", "")).endswith("PERCENT") and roles.means(context, doer, _of(about))
            if not share or (question.years and not in_years(_date(about), question.years)):
                continue
            if "kg:value" not in about:
                continue
            value, bound = float(about["kg:value"]["value"]), about.get("kg:bound")
            if bound and (given[0] > value if bound in scale.ABOVE else given[0] < value):
                # "More than 2 %" may be 3 %.
                continue
            rough = str(about.get("kg:approximate", {}).get("value")) == "true"
            if not bound and abs(value - given[0]) <= (ROUGH if rough else EXACT) * value:
                return Verdict("yes", [hit])
            found.append(hit)
    return Verdict("no", found[:1]) if found else None


def _of(about: dict[str, object]) -> set[str]:
    return {str(about.get("kg:of", ""))}


def _date(about: dict[str, object]) -> str:
    told = about.get("kg:date")
    return str(told["value"]) if isinstance(told, dict) else ""


def _otherwise(context: Context) -> Verdict | None:
    """Return the office that somebody held instead, or where something moved otherwise."""
    # An office that is given beside something else ("after he became prime minister, did it change?") is not asked of.
    bare = all(not office.OFFICES.isdisjoint(u.groups) for u in context.question.units)
    for rule in (office.otherwise_held,) * bare + (scale.otherwise_moved,):
        hit = rule(context)
        if hit and not set("cp") & set(hit.traits):
            return Verdict("no", [hit])
    return None


def _reversed(context: Context) -> Verdict | None:
    """Return the statement by which the very act goes from the other to whom the question has do it."""
    question, snapshot = context.question, context.snapshot
    own = {g for u in question.units for g in u.groups if snapshot.word_groups[g]["act"] or g in question.groups}
    own |= {k for g in own for k in snapshot.word_groups[g]["kinds"]}
    own -= SAYING
    if not own:
        return None
    (doer, *more), (_, goals) = roles.doers(context), roles.ends(context)
    goals = [m for m in goals if m is not doer and context.may_be(m, "Actor")]
    if more or len(goals) != 1:
        return None
    found = None
    for hit in context.hits[:LOOKED_AT]:
        told = roles.deed(context, hit)
        named = all(speaks_of(context, hit, m) for m in question.mentions)
        groups = context.groups(context.english(hit))
        if not named or not groups & own or "c" in hit.traits or "n" in hit.traits:
            continue
        given = roles.means(context, goals[0], told.sources | (told.doers - told.receivers))
        if given and roles.means(context, doer, told.receivers):
            found = found or hit
        elif roles.means(context, doer, told.doers - told.receivers) and not roles.means(context, goals[0], told.doers):
            # The act goes the way of the question as well.
            return None
    return Verdict("reverse", [found]) if found else None


def _of_another(context: Context) -> Verdict | None:
    """Return the statement by which another did the very act, where none tells it of whom the question names; none
    where it tells of that act only by the way, so that it is nothing to set in its place."""
    question = context.question
    own = [set(a.own) for a in acts.asked(context) if not a.wished]
    doer, *more = roles.doers(context)
    others = [m for m in question.mentions if m is not doer]
    if not own or more or not others or not context.may_be(doer, "Actor") or supposed(question):
        return None
    found = None
    for hit in context.hits[: 4 * LOOKED_AT]:
        groups = context.groups(context.english(hit))
        if "w" in hit.traits or not all(one & groups for one in own):
            continue
        if speaks_of(context, hit, doer):
            return None
        whole = all(speaks_of(context, hit, m) for m in others) and timely(context, hit) and counted(context, hit)
        told = {d for d in roles.deed(context, hit).doers if context.snapshot.is_a(d[3:], "Actor")}
        theirs = told and not any(roles.means(context, m, told) for m in others)
        if found is None and whole and theirs and not set("cnkt") & set(hit.traits):
            found = hit
    if found is None:
        return None
    if done_by_another(context, found):
        return Verdict("rival", [found])
    # What somebody did may be told of that one's state.
    snapshot = context.snapshot
    person = context.may_be(doer, "Person")
    alike = not person or any(snapshot.is_a(d[3:], "Person") for d in roles.deed(context, found).doers)
    return Verdict("rival", []) if alike else None


def _stranger(context: Context) -> str:
    """Return one of two names of rare things that no line of the articles speaks of together, who acts or the rarer:
    nothing is told of the two, whatever else is asked."""
    question, snapshot = context.question, context.snapshot
    if question.intents or question.cued("interrogative") or supposed(question) or len(question.articles) > 1:
        return ""
    told: list[tuple[int, set[int], Mention]] = []
    for mention in question.mentions:
        if all(any(snapshot.is_a(k, c) for c in APART) for k in mention.keys):
            places = {place for k in mention.keys for place in snapshot.occurrences.get(k, ())}
            # The city that a government sits in is named for that, too.
            within = any(part in mention.keys for part, _ in snapshot.relations["kg:locatedIn"])
            # What several did together, or what troops did, is told of by other names.
            other = context.may_be(mention, *MANIFOLD)
            if 0 < len(places) <= RARE and not within and not other:
                told.append((len(places), {snapshot.lines[p][0] for p in places}, mention))
    pairs = [(a, b) for a, b in combinations(told, 2) if not a[1] & b[1] and not _listed(context, a[2], b[2])]
    # Who meets whom, and what somebody does with a treaty, is also told of by their states.
    pairs = [p for p in pairs if not all(context.may_be(t[2], *BY_STATE) for t in p)]
    best = min(pairs[0], key=lambda t: (not context.may_be(t[2], "Actor"), t[0])) if pairs else None
    return context.name(best[2].keys[0]) if best else ""


def _listed(context: Context, left: Mention, right: Mention) -> bool:
    """Tell whether two things of a kind are listed in one breath, so that each may be told of by itself."""
    kinds = [{t for k in m.keys for t in context.snapshot.types(k)} for m in (left, right)]
    return bool(kinds[0] & kinds[1]) and context.question.joins(left, right)


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
