"""Whether something is so: yes or no, where one statement plainly says so or denies it, or a number stands on one side
of a limit; nothing where it only comes near."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds.columns import limit_of
from kg.ask.kinds.series import WISHES, in_years
from kg.ask.premises import acts
from kg.ask.premises.denial import DENIALS
from kg.ask.retrieval.choose import HELD, leading, speaks_of
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.question import Question

LOOKED_AT = 12
"""Among how many of the best passages one is looked for that plainly says what is asked."""
DOERS = {"kg:initiator", "kg:orderedBy", "kg:proponentOf"}
"""Relations from a deed to whoever did it."""
LONG = 5
"""At least how many characters a cue has that is more than a word that asks."""
BESIDE = (0.6, 5)
"""Down to which share of the best score, and how many, statements are told beside it."""
NEAR = 0.35
"""The share of the best score that the number must reach that is set against a limit."""


def polar(context: Context) -> Answer | None:
    """Yes or no, and the statement by which it is so."""
    question = context.question
    if _stands(question, "negative") or question.strange or not question.mentions:
        return None
    told = _measured(context)
    if told is None and not (question.years and limit_of(question) is not None):
        told = _affirmed(context) or _denied(context)
    if told is None:
        return None
    frame, hit = told
    answer = context.answered(f"{context.say(frame)} {context.statement(hit)}", [hit])
    context.also([h for h in leading(context, *BESIDE) if h.passage != hit.passage], nearby=True)
    return answer


def _stands(question: Question, name: str) -> bool:
    """Tell whether a cue stands in a question beside the words that only ask whether it is so ("有没有达到")."""
    text = question.open
    for cue in question.grammar.cues["whether"]:
        text = cue.sub(lambda m: " " if len(m[0]) < LONG else m[0], text)
    return question.grammar.cues[name].stand_in(text)


def _measured(context: Context) -> tuple[str, Hit] | None:
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
                return ("yes" if (value < bound) == low else "no"), hit
    return None


def _affirmed(context: Context) -> tuple[str, Hit] | None:
    """Return the statement of a fact that itself holds all that the question says, done by whom it names first."""
    words = [a for a in context.sought if len(a.text) > 1]
    if not context.question.units or not all(a.known for a in words):
        return None
    for hit in context.hits[:LOOKED_AT]:
        whole = all(a.held.get(hit.place, 0.0) >= HELD for a in words if not a.mention)
        named = all(speaks_of(context, hit, m) for m in context.question.mentions)
        if whole and named and _then(context, hit) and _plain(context, hit) and _by_first(context, hit):
            return "yes", hit
    return None


def _then(context: Context, hit: Hit) -> bool:
    """Tell whether a passage is of the years that a question names, if any."""
    text = context.snapshot.passages[hit.passage]["summary"]["en"]
    dates = [str(v["when"]) for v in context.values(hit.passage) if v["when"]]
    return all(any(year[:4] in told for told in (text, *dates)) for year in context.question.years)


def _plain(context: Context, hit: Hit) -> bool:
    """Tell whether a passage states a fact: no claim, wish, threshold or negation, and no denial in its words."""
    entry = context.snapshot.passages[hit.passage]
    types = {o for _, p, o in context.triples(hit.passage) if p == "rdf:type"}
    said = bool(set("cpn") & set(hit.traits)) or bool(types & {*WISHES, "kg:Claim"})
    return entry["stance"] == "asserts" and not said and not acts.PLAIN_NOT.search(entry["summary"]["en"].lower())


def _by_first(context: Context, hit: Hit) -> bool:
    """Tell whether a passage tells of a deed of what the question names first, or relates that to the rest."""
    first, *others = ({f"id:{k}" for k in m.keys} for m in context.question.mentions)
    relations = context.relations(hit.passage)
    done = {o for _, p, o in relations if p in DOERS}
    if done:
        return bool(first & done) and not any(other & done for other in others)
    return any(s in first and (not others or any(o in other for other in others)) for s, _, o in relations)


def _denied(context: Context) -> tuple[str, Hit] | None:
    """Return the statement that plainly denies what is asked."""
    for rule in DENIALS:
        hit = rule(context)
        said = hit and acts.PLAIN_NOT.search(context.snapshot.passages[hit.passage]["summary"]["en"].lower())
        if hit and ("n" in hit.traits or (said and not acts.unreal(context, hit))):
            return "no", hit
    return None
