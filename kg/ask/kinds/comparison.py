"""What is said of each of several things, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from kg.ask.answer import Answer, Json
from kg.ask.kinds import accord, balance, contrast, discord, grid, pairing, scope, sides, tellers
from kg.ask.kinds.balance import Balance
from kg.ask.kinds.lookup import lookup
from kg.ask.kinds.reason import gives_reason
from kg.ask.kinds.series import in_years
from kg.ask.kinds.sides import Side
from kg.ask.retrieval import disagreement, numbers, retrieve
from kg.ask.retrieval.choose import LEAST, answering, close, speaks_of_each
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding import wants

SHARED = 4
"""How many statements on several sides at once stand before those on each."""
EACH = 5
"""How many statements stand for a side."""
POINT = 0.5
"""The share of what the best statement on a side holds of the respect in which it is compared that others must hold."""
LEADING = 5
"""How many lines stand before the heads of the sides: what sets them against each other, and the best statements of
each by turns."""
ITSELF, ELSEWHERE = 0.5, 0.5
"""What a statement on a side is worth that holds nothing of the respect in which it is compared, beside one that holds
it all; and the score of one that was found for the whole question only, as a share of it."""
ACTING, REJECTED = 1.3, 0.6
"""What it counts that a statement says what a side does or is itself, and that its author rejects it."""
TOGETHER = 1.5
"""What it counts that a statement stands on the line on which another side is told of in that respect."""
DEFINING = 2.0
"""What it counts that a statement is a side's own definition, where definitions are set against each other."""
REASONED = 2.0
"""What it counts that a statement gives a reason, where it is asked why."""
ENOUGH, LITTLE = 3, 0.1
"""How many statements on a side must name what else is named for all others to be left out which name none of it; else
what share of what is asked these must hold."""
TURNS = 2
"""How many articles that are not named are told by turns; of more each by itself."""
BALANCED = 3
"""How many statements stand for a side beside numbers that are set against each other."""
SAME = 0.9
"""From which share of their words on two statements say the same."""
HEAD = 16
"""Within how many characters more than it has a name stands at the head of a statement."""
WIDEST = 24
"""How many statements a comparison rests on at most."""
HOLDING = {"amount": "q", "when": "d", "duration": "d"}
"""Intents that ask for a number or a date, and the trait of the passages that hold one."""


def compare(context: Context) -> Answer | None:
    """What is said of each side, each under its own head, after what is said of several at once."""
    question = context.question
    counted = "amount" in question.intents
    # What two articles count need not be of one measure.
    if question.cued("weighed") or (counted and not question.cued("articles")):
        balanced = weigh(context)
        if balanced is not None:
            return balanced
    found = sides.apart(context)
    crossed = grid.grid(context, found) if "compare" in question.intents else None
    if crossed is not None:
        return crossed
    overall = answering(context, 0.5, 8, joint=True) or retrieve.best(context.hits, LEAST * 0.7, 0.5, 8)
    if any(side.holder for side in found):
        # What somebody else says is no part of what these hold.
        overall = [h for h in overall if any(side.own(h) for side in found)]
    numbered = [s._replace(hits=_fitting(s, "q", question.years)) for s in found] if counted else []
    if numbered and all(side.hits for side in numbered):
        # Who asks how many is told numbers only.
        found, overall = numbered, []
    told = [side for side in found if side.hits]
    if not told and not overall:
        return None
    if not told:
        return lookup(context) if len(question.mentions) < 2 else context.tell(overall)
    holding = len(told) > 1 and all(side.holder for side in found)
    answer = side_by_side(context, found, overall, _differing(context, told if holding else ()))
    answer.complete = answer.complete or holding
    if numbered and found == numbered:
        scope.tell(context, [side.hits[0] for side in found])
    return answer


def weigh(context: Context) -> Answer | None:
    """Numbers of each side of a question that asks which is more, beside each other, and the statements that hold them;
    None where not all sides have one of one measure."""
    if not set(context.question.intents) <= {"amount", "compare", "person", "who_says"}:
        # Numbers alone are no answer, but to who has more.
        return None
    found = sides.apart(context)
    balanced = balance.balances(context, found)
    return weighed(context, found, balanced) if balanced else None


def weighed(context: Context, found: Sequence[Side], balanced: Sequence[Balance]) -> Answer:
    """Return an answer of numbers beside each other, and the statements that hold them."""
    lines = [balance.line(context, one) for one in balanced]
    hits = list(dict.fromkeys(n.hit for one in balanced for n in one.numbers.values()))
    return context.answered("\n".join([*lines, context.listed(hits[: len(found)])]), hits, complete=True)


def besides(context: Context) -> Answer | None:
    """What is said of each side of a question that no single statement answers, where it asks of each and every
    side is told of; no statement need name all that the question names."""
    question = context.question
    wanted = next((holding for intent, holding in HOLDING.items() if intent in question.intents), None)
    if not question.cued("set_apart") or {"person", "where"} & set(question.intents):
        return None
    found = [s._replace(hits=_fitting(s, wanted, question.years)) for s in sides.apart(context)]
    enough = any if question.years and wanted else all
    if len(found) < 2 or not enough(side.hits for side in found):
        return None
    answer = side_by_side(context, found, [], _differing(context), picked=wanted is not None)
    answer.complete = wanted is not None
    return answer


def _fitting(side: Side, wanted: str | None, years: list[str]) -> list[Hit]:
    """Return the statements on a side that hold a number or a date, where one is asked for; those of the years that are
    named, where there are any."""
    if not wanted:
        return side.hits
    pool = list(dict.fromkeys([*side.hits, *(h for h in side.context.hits[: sides.DEEP] if side.own(h))]))
    dates = {h: side.context.dates(h.passage) for h in pool}
    hits = [h for h in pool if wanted in h.traits or (wanted == "d" and dates[h])]
    if wanted == "q":
        # Other numbers of the line are of other things.
        own = _on_point(side, hits) if side.makers else [h for h in hits if _of_side(side, h)]
        # What the one calls meetings the other may call talks.
        counted = own if side.context.question.cued("count") else []
        fit = [h for h in own if numbers.fits(side.context, h)]
        hits = own if side.makers else fit or [h for h in counted if numbers.counts(side.context, h)]
    then = [h for h in hits if any(in_years(when, years) for when in dates[h])] if years else []
    hits = sorted(then if years and (then or wanted == "q") else hits, key=lambda h: -h.score)
    hits = hits if side.makers else close(hits, sides.CLOSE)
    if side.makers:
        # What an article counts need not be of one measure, nor in the words of the question.
        return hits[: sides.MOST]
    hits = [h for h in hits if h.words >= sides.LEAST_WORDS]
    if wanted == "q" and hits:
        # Numbers of what the best one has one of, and those on its line.
        lines, measures = side.context.snapshot.lines, side.context.measures
        line, known = lines[hits[0].place], measures(hits[0].passage)
        hits = [h for h in hits if known & measures(h.passage) or lines[h.place] == line]
    return hits[: sides.MOST]


def _on_point(side: Side, hits: Sequence[Hit]) -> list[Hit]:
    """Return the statements on a side that hold most of the respect in which it is compared."""
    most = max((sides.respect(side, h) for h in hits), default=0.0)
    return [h for h in hits if sides.respect(side, h) >= POINT * most]


def _of_side(side: Side, hit: Hit) -> bool:
    """Tell whether the numbers of a passage are of no other state than the side's own."""
    context = side.context
    of = {str(about["kg:of"])[3:] for about in context.facts(hit.passage).values() if "kg:of" in about}
    states = {k for k in of if context.snapshot.is_a(k, "State")}
    return not states or bool(states & context.question.keys)


def _differing(context: Context, holders: Sequence[Side] = ()) -> list[Json]:
    """Return the disagreements that a question asks about, where it asks if something agrees, or what some hold."""
    # In what two agree, and in what they don't, sets no tellings against each other.
    asked = holders or (wants.agreeing(context.question) and not context.question.cued("in_what"))
    keys = [*discord.disagreements(context)] if asked else []
    # Whether two agree is asked of one thing.
    return _disagreeing(context, keys[:1] if wants.assenting(context.question) else keys, holders)


def _disagreeing(context: Context, keys: Iterable[str], holders: Sequence[Side]) -> list[Json]:
    """Return those of some disagreements that may be told, and in which one of some who hold something holds something
    else than another, where there are any."""
    entries = [context.snapshot.disagreements[key] for key in disagreement.asked_of(context, [*keys])]
    return [e for e in entries if not holders or _between(context, e["between"], holders)]


def _between(context: Context, names: list[str], holders: Sequence[Side]) -> bool:
    """Tell whether each of several passages is one holder's, and not all the same one's."""
    hits = context.hits_of(n for n in names if n in context.snapshot.places)
    whose = [{i for i, side in enumerate(holders) if side.own(hit)} for hit in hits]
    return all(whose) and len(set().union(*whose)) > 1


def side_by_side(
    context: Context, found: list[Side], overall: list[Hit], differing: list[Json], picked: bool = False
) -> Answer:
    """Tell sides each under its own head, after what sets them against each other: in what they differ, numbers of one
    measure, statements that speak of several, and the best statements of each by turns."""
    stance, telling = ("", found) if differing else accord.verdict(context, found)
    if len(telling) < len(found):
        found = [side if side in telling else side._replace(hits=[]) for side in found]
        overall = [h for h in overall if any(side.own(h) for side in telling)]
    apart = _apart(context, found)
    balanced = balance.balances(context, found, picked)
    numbered = [n.hit for one in balanced for n in one.numbers.values()]
    shared = [] if apart else contrast.statements(context, found, context.hits[: sides.DEEP])
    after = contrast.following(context, found, shared)
    if not any(side.hits for side in found) and not shared and not numbered:
        shared = overall[:SHARED]
    heads = [balance.line(context, one) for one in balanced]
    heads += context.listed(shared).splitlines()
    chosen = [*numbered, *shared]
    plainly = contrast.plainly(found)
    own: list[list[Hit]] = []
    for side in found:
        hits = list(after.get(side.name, ()))
        if not (hits and plainly):
            # What is told of a thing itself needs nothing more that only speaks of it.
            hits += _own(context, side, found, overall, balanced)
        known = {c.place for c in chosen}
        hits = _unlike(context, [h for h in hits if h.place not in known])[: BALANCED if balanced else EACH]
        chosen += hits
        own.append(hits)
    leading = 0 if apart else max(1, (LEADING - len(heads)) // max(1, len(found)))
    lines = [*heads, *_in_turn(context, found, own, leading, chosen)]
    answer = context.answered("\n".join(lines), chosen[:WIDEST])
    if stance:
        answer.answer = f"{stance}\n{answer.answer}"
        answer.back(stance, [side.hits[0].passage for side in found if side.hits])
        # Of what one of two tells nothing, nothing nearby tells either.
        answer.complete = len(telling) < len(found)
    _tell_differences(context, found, differing, [h.passage for h in chosen])
    for first, second in inferred_same(context):
        answer.answer += "\n" + context.say("same", first=context.name(first), second=context.name(second))
    return answer


def _unlike(context: Context, hits: Sequence[Hit]) -> list[Hit]:
    """Return statements without those that say nearly in the same words what one before them says."""
    kept: list[Hit] = []
    for hit in hits:
        own = context.stems(hit.passage)
        if all(len(own & (other := context.stems(h.passage))) < SAME * len(own | other) for h in kept):
            kept.append(hit)
    return kept


def _apart(context: Context, found: Sequence[Side]) -> bool:
    """Tell whether each side is told by itself: articles that are named, or several that are not, of which is asked
    whose is what; or sides each of which is told in an article of its own."""
    articles = context.question.articles
    # One that is described and not recognised may be any of several.
    recognised = len(articles) > 1 and not context.question.elsewhere
    if recognised and all(side.makers for side in found) and sides.own_articles(context) == articles:
        return True
    named = context.question.articles or HOLDING.keys() & set(context.question.intents)
    told = [side for side in found if side.hits]
    alone = len(told) > TURNS and not named and all(side.makers for side in told)
    return alone or (bool(pairing.homes(context)) and not context.question.articles)


def _in_turn(
    context: Context, found: Sequence[Side], own: Sequence[list[Hit]], leading: int, chosen: Sequence[Hit]
) -> list[str]:
    """Return the first statements of each side, one side after the other, and what is left under the heads of the
    sides."""
    firsts = [[_lead(context, side, h) for h in hits[:leading]] for side, hits in zip(found, own, strict=True)]
    lists: list[str] = []
    for side, hits in zip(found, own, strict=True):
        if hits[leading:]:
            lists += [context.say("side_more" if leading else "side", name=side.name), context.listed(hits[leading:])]
        elif not hits and not any(side.own(h) for h in chosen):
            lists.append(context.say("side_empty", name=side.name))
    return [*chain.from_iterable(firsts), *lists]


def _tell_differences(context: Context, found: Sequence[Side], differing: list[Json], told: list[str]) -> None:
    """Say before all else in what sides disagree, where it is asked in what they differ."""
    answer = context.answer
    if context.question.cued("differing") and not differing and all(side.holder for side in found):
        entries = context.snapshot.disagreements.items()
        differing = _disagreeing(context, [key for key, e in entries if not {*told}.isdisjoint(e["between"])], found)
    for entry in reversed(differing):
        asked = "disagree_asked" if context.question.cued("agreement") else "disagree"
        line = answer.back(context.say(asked, text=disagreement.worded(context, entry)), entry["between"])
        answer.answer = "\n".join([line, *(own for own in answer.answer.splitlines() if own != line)])
    context.add_evidence([*(n for e in differing for n in e["between"]), *told], most=WIDEST)


def _own(context: Context, side: Side, found: list[Side], overall: list[Hit], balanced: list[Balance]) -> list[Hit]:
    """Return the statements on a side, those first that hold most of the respect in which it is compared and say what
    it does or is itself; no questions, none that say what another side does or is, none that name nothing else that is
    named beside others that do, and no other numbers of a measure whose numbers are set against each other, beside
    which only what holds most of it stands."""
    known = {measure for one in balanced for measure in one.measures}
    scores = {h.place: h.score for h in side.context.hits}

    ends = {f"id:{a.mention.keys[0]}" for a in side.context.sought if a.mention and not side.keys & {*a.mention.keys}}
    defining = {h for h in side.hits if side.holder and tellers.defines(side.context, h, ends)}
    defining = defining if tellers.defining(context.question) else set()

    together = _lines(context, side, found)
    why = bool(side.makers) and "why" in context.question.intents

    def reasoned(hit: Hit) -> bool:
        whole = speaks_of_each(side.context, hit, side.context.question.mentions)
        return whole and gives_reason(hit, context.snapshot)

    def worth(hit: Hit) -> float:
        value = scores.get(hit.place, ELSEWHERE * hit.score) * (ITSELF + sides.respect(side, hit))
        value *= ACTING if contrast.acts(context, side, hit) else 1.0
        value *= TOGETHER if context.snapshot.lines[hit.place][0] in together else 1.0
        value *= DEFINING * tellers.extent(side.context, hit) if hit in defining else 1.0
        value *= REASONED if why and reasoned(hit) else 1.0
        # What an article's translator says is no part of what its authors do.
        value /= ACTING if side.makers and tellers.translates(context, hit) else 1.0
        return value * (REJECTED if not side.holder and context.stance(hit) == "rejects" else 1.0)

    hits = {h.place: h for h in [*side.hits, *(h for h in overall if side.own(h))]}.values()
    fit = [h for h in hits if not contrast.asks(context, h) and not (known & context.measures(h.passage))]
    # What others have, or do, is told at its own place.
    fit = [h for h in fit if not side.keys or _of_side(side, h)]
    others = [other for other in found if other.keys and not other.keys & side.keys]
    doing = {h: contrast.acts(context, side, h) for h in fit}
    fit = [h for h in fit if doing[h] or not any(contrast.acts(context, other, h) for other in others)]
    if context.any_is(side.keys, "Person"):
        # What was so in somebody's time is nothing of that one.
        called = [f" {n} " for k in side.keys for n in context.called(k, "en")]
        fit = [h for h in fit if doing[h] or any(n in f" {context.english(h)} " for n in called)] or fit
    if any(map(doing.get, fit)) and contrast.is_thought(context, side):
        # A concept is told by what it is and does, not by what else speaks of it.
        fit = [h for h in fit if doing[h]]
    if "compare" in context.question.intents:
        point = _on_point(side, fit)
        fit = [h for h in fit if h in point or doing[h]]
    if balanced:
        fit = [h for h in fit if sides.respect(side, h) >= contrast.HOLDS]
    naming = [h for h in fit if contrast.names(side, h)]
    if len(naming) < ENOUGH:
        naming = [h for h in fit if h in naming or sides.respect(side, h) >= LITTLE]
        # What names the others as well tells no side from them.
        alone = any(not other.own(h) for h in naming for other in others)
        naming = naming if alone or not others else fit
    return sorted(naming or fit, key=lambda h: -worth(h))


def _lines(context: Context, side: Side, found: list[Side]) -> set[int]:
    """Return the lines on which other sides are told of in the respect in which all are compared, where that has a name
    and no statement on this side holds it: what stands there on this side is told in that respect, too."""
    named = any(a.mention and not side.keys & set(a.mention.keys) for a in side.context.sought)
    if not named or any(sides.respect(side, h) >= contrast.HOLDS for h in side.hits):
        return set()
    others = [(other, h) for other in found if other is not side for h in other.hits]
    return {context.snapshot.lines[h.place][0] for other, h in others if sides.respect(other, h) >= contrast.HOLDS}


def _lead(context: Context, side: Side, hit: Hit) -> str:
    """Return a statement on a side, with the side's name where it does not say it, or is what the side holds."""
    said = context.statement(hit)
    name = side.short or side.name
    keys = [*side.keys, *side.makers]
    labels = [n for key in keys for n in context.snapshot.labels(key).get(context.question.language, ())]
    # Whoever stands at the head of a statement need not stand before it.
    named = any(n in said[: len(n) + HEAD] for n in [name, *labels])
    # Nor need it before one that names who says it.
    speaker = context.snapshot.passages[hit.passage]["speaker"]
    theirs = context.snapshot.labels(speaker).get(context.question.language, ()) if side.holder else ()
    # What happened is told of under any of its names.
    fold = context.snapshot.folder_of_names.fold
    called = [n for k in side.keys for n in context.called(k)] if context.any_is(side.keys, "Event") else []
    spoken = not side.holder and (name in said or any(n.partition(",")[0] in fold(said) for n in called))
    if named or spoken or any(n in said for n in theirs):
        return f"• {said}"
    # Whoever is only spoken of says nothing.
    frame = "lead" if side.holder or not side.keys else "lead_on"
    return context.answer.back(f"• {context.say(frame, name=name, text=said)}", [hit.passage])


def inferred_same(context: Context) -> list[tuple[str, str]]:
    """Return the pairs of named things that the encoders infer to be one."""
    keys = [k for m in context.question.mentions for k in m.keys]
    same = context.snapshot.relations["kg:inferredSameAs"]
    return [(one, other) for one in keys for other in keys if [one, other] in same]
