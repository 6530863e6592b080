"""What a question takes for granted and the graph denies, or holds otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from kg.ask.answer import Json
from kg.ask.kinds.deed import RESPONDING
from kg.ask.kinds.party import names_another
from kg.ask.kinds.sort import one_of
from kg.ask.premises import (
    absence,
    acts,
    aftermath,
    deeds,
    denial,
    direction,
    membership,
    moment,
    office,
    polarity,
    rating,
    reality,
    rival,
    roles,
    scale,
    silence,
    slots,
    telling,
    untold,
    view,
)
from kg.ask.premises.stated import asks_who
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.capital import standing
from kg.terms import PASSAGE

Rule = Callable[[Context], Hit | None]


def denied(context: Context) -> Json | None:
    """Return the statement that contradicts what a question takes for granted, if the graph holds one.

    Tried in turn: that it was not so, or not done, or only wanted; that the office is another, the way the other, or
    the doing another's; that what is rated, bounded or compared is so otherwise; that somebody else holds the view;
    what denies a clause by itself; that nothing tells of the act, or only another name, date or number than the
    question's goes with the rest of it.
    """
    question = context.question
    if question.carried:
        return None
    asking = list(question.grammar.cues["interrogative"].finditer(question.folded))
    if asks_who(context) and len(asking) > 1:
        # "Who went there, and what did he get?" takes it for granted of nobody that he got it.
        return None
    # "Is it so?" takes nothing for granted; "what came of it, if anything?" does.
    polar = not question.cued("interrogative")
    if polar and question.cued("whether_open"):
        return _plainly_not(context)
    if question.mentions and not (polar and question.cued("whether")):
        denies = acts.denies(context)
        tried = ((rule, rule(context)) for rule in (DENYING if denies else RULES))
        # Who only names what something is to be told of takes nothing for granted.
        for rule, hit in chain(tried, () if denies else _of_clauses(context)) if question.cued("asks") else ():
            agreeing = hit and rule in (*DENIALS, polarity.contrary) and polarity.agrees(context, hit)
            filling = rule is not polarity.contrary and hit and _fills(context, rule, hit)
            if hit and not agreeing and not filling and not one_of(context, hit):
                return _otherwise(context, rule, hit)
        one = untold.of_whom(context)
        if one:
            said = context.say("without", given=untold.spoken(context, one))
            return {"holds": False, "passages": [], "frame": "without", "given": said}
    return _rivalled(context)


def _plainly_not(context: Context) -> Json | None:
    """Return the denial that answers whether something can or will be so; what is only wanted otherwise answers
    nothing."""
    if not context.question.mentions or acts.denies(context):
        return None
    found = (hit for rule in DENIALS for hit in [rule(context)] if hit and "p" not in hit.traits)
    hit = next((h for h in found if telling.PLAIN_NOT.search(context.english(h))), None)
    return _told(context, hit, "no_then") if hit else None


def _fills(context: Context, rule: Rule, hit: Hit) -> bool:
    """Tell whether a passage names whom, or which state, a question asks for, or tells how the one whose reaction it
    asks for met it, so that it answers it and corrects nothing."""
    question = context.question
    if RESPONDING & question.groups and REACTIONS & context.groups(context.english(hit)):
        return slots.means_any(context, roles.doers(context), roles.deed(context, hit).doers)
    if rule not in PLAIN and question.cued("states") and names_another(context, hit, {"State"}):
        return True
    asking = question.grammar.cues["interrogative"].search(question.folded)
    who = slots.asks(context, slots.WHO) or (asking and question.grammar.cues["who"].stand_in(asking[0]))
    return bool(who) and names_another(context, hit, {"Actor"})


def _otherwise(context: Context, rule: Rule, hit: Hit) -> Json:
    """Say what is so instead, or not so, by the passage that some rule found."""
    question = context.question
    if rule is moment.otherwise_timed:
        return {**_told(context, hit, "rival"), "given": rival.unsaid(context, question.years[0], named=False)}
    # What was only wanted denies nothing; it is what is held instead. Who refuses denies it plainly.
    denies = "n" in hit.traits or reality.refused(context, hit) or not reality.unreal(context, hit)
    plain = rule in PLAIN and denies
    given = _of_another(context, hit) if rule in ANOTHERS else ""
    if given:
        # What another did or left undone is told as that one's.
        return {**_told(context, hit, "rival"), "given": rival.unsaid(context, given)}
    if not denies and telling.supposes(context, hit):
        return {**_told(context, hit, "pending"), "given": reality.how(context, [hit])}
    if rule is scale.otherwise_ranked:
        return _told(context, hit, "premise", *scale.ranked(context)[1:2])
    if rule in UNTOLD:
        return _told(context, hit, "unhappened")
    if plain and "n" in hit.traits and question.intents[:1] == ["amount"] and question.cued("how_often"):
        # How often grants not even once.
        return _told(context, hit, "never")
    return {**_told(context, hit, "premise" if plain else "other_premise"), "sure": rule in CODED}


def _rivalled(context: Context) -> Json | None:
    """Say that what is asked is told of another, or of another date or number, than the question's, or that nothing
    tells of it."""
    question = context.question
    other = rival.rival(context)
    if other is None or not other.named or other.given != context.name(roles.doers(context)[0].keys[0]):
        # What another did is told in place of it; the same done to something else is not.
        silent = silence.untold(context) if question.mentions and not acts.denies(context) else None
        if silent:
            return _told(context, next(iter(silent.hits), None), silent.frame)
    if other is None:
        return None
    given = rival.unsaid(context, other.given, named=other.named)
    if other.hit is None or not other.same:
        return {**_told(context, None, "apart" if other.hit else "without"), "given": given, "name": other.given}
    return {**_told(context, other.hit, "rival"), "given": given}


def _of_clauses(context: Context) -> Iterator[tuple[Rule, Hit]]:
    """Yield what denies a clause of a question that by itself has somebody do something to what it names."""
    question = context.question
    spans = acts.clauses(question)
    # Of what is set against something else each is told by itself.
    apart = slots.asks(context, {*slots.OPEN, "duration"})
    told = acts.asked(context) if len(spans) > 1 and not apart else []
    done = [a.place for a in told if not a.wished and deeds.subject(context, a.place)]
    for first, last in spans:
        inside = [m for m in question.mentions if first <= m.start and m.end <= last]
        actors = [context.may_be(m, "Actor") for m in inside]
        if any(actors) and not all(actors) and any(first <= place < last for place in done):
            clause = context.part(question.folded[first:last])
            found = ((rule, rule(clause)) for rule in OF_CLAUSES)
            # What is planned or claimed denies too little of what no more than a part of a question tells.
            yield from ((rule, hit) for rule, hit in found if hit and not set("cp") & set(hit.traits))


def _of_another(context: Context, hit: Hit) -> str:
    """Return the name of whom the question has do it, where a passage tells of what another actor does, and not of
    that one at all; otherwise nothing."""
    # What English counts stands before who did it ("how many fighters did Germany buy?").
    subjects = (deeds.subject(context, act.place) for act in acts.asked(context))
    doer = next((s for s in subjects if s), roles.doers(context)[0])
    # Who means to do something does it, and nobody else.
    meant = {o for _, p, o in context.triples(hit.passage) if p == "kg:proposedBy"}
    told = {d for d in roles.deed(context, hit).doers | meant if context.snapshot.is_a(d[3:], "Actor")}
    others = told and not slots.means_any(context, context.question.mentions, told)
    ends = context.ends(hit.passage)
    # What its minister or its head did is a state's own doing.
    own = {f"id:{k}" for k in standing(context.snapshot, doer)} & ends
    if "c" in hit.traits or not others or own or not context.may_be(doer, "Actor") or roles.means(context, doer, ends):
        return ""
    return context.name(doer.keys[0])


def _told(context: Context, hit: Hit | None, frame: str, *more: Hit) -> Json:
    hits = [hit, *more] if hit else []
    told = {"text": context.gap.join(map(context.statement, hits))} if hit else {}
    return {"holds": False, **told, "passages": [PASSAGE + h.passage for h in hits], "frame": frame}


REACTIONS = RESPONDING | {"refuse", "stay-out"}
"""Groups by which that is told."""
OF_CLAUSES: tuple[Rule, ...] = (denial.undone, membership.unleft)
"""Rules that find what denies a clause of a question."""
DENYING: tuple[Rule, ...] = (polarity.contrary, deeds.done_all_the_same, polarity.contradicted)
"""Rules that reckon with what a question itself denies."""
DENIALS = (denial.negated, polarity.lacking, denial.nowhere, denial.alone, absence.absent, denial.undone)
"""Rules that find the statement that it was not so."""
PLAIN = (
    *DENIALS,
    absence.nowhere,
    aftermath.unvisited,
    membership.member,
    scale.otherwise_ranked,
    polarity.contradicted,
)
"""Rules that find a plain denial of what a question takes for so."""
CODED = (membership.member, scale.otherwise_marked, rating.otherwise_rated)
"""Rules that find what is coded, on which a derivation from the coding rests, too."""
UNTOLD = (aftermath.unhappened, membership.unleft)
"""Rules that find what is told instead of what nothing tells of."""
ANOTHERS = (*DENIALS, deeds.otherwise_done)
"""Rules that may find what is told of another than the question's own."""
RULES = (
    scale.otherwise_shared,
    scale.otherwise_ranked,
    membership.member,
    absence.nowhere,
    deeds.done_all_the_same,
    *DENIALS,
    polarity.contradicted,
    aftermath.unvisited,
    aftermath.unhappened,
    aftermath.otherwise_ordered,
    moment.otherwise_met,
    moment.otherwise_timed,
    moment.otherwise_placed,
    denial.proposed,
    office.otherwise_held,
    direction.otherwise_directed,
    deeds.otherwise_done,
    deeds.otherwise_made,
    deeds.otherwise_taken,
    membership.unleft,
    view.otherwise_sided,
    scale.otherwise_marked,
    rating.otherwise_rated,
    scale.otherwise_bounded,
    scale.otherwise_moved,
    scale.otherwise_compared,
    view.otherwise_attributed,
    view.unheld,
    view.opposed,
    view.weighed,
    polarity.contrary,
    view.otherwise_blamed,
    view.disowned,
)
