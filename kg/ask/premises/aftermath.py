"""Aftermath: acts, journeys too, that a question has happen before what it asks, or asks of, and that the graph tells
only as planned, feared, refused, or of another year. "What changed after Trump won in 2024?" of a candidate."""

from __future__ import annotations

from datetime import date

from kg.ask.premises import acts, reality, roles, slots, telling
from kg.ask.premises.denial import LEAST_TOLD, about, own_words
from kg.ask.retrieval import choose
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, plain
from kg.ask.understanding.mention import Mention
from kg.dates import bounds
from kg.expression import Expression

INVITED = {"invite", "plan"}
"""Groups of the thesaurus by which a question itself says that a journey was no more than wanted."""
FIRST = 6
"""Among how many of the best passages on whom a question asks of one is looked for that tells of a refusal."""
DATED = ("Event", "Treaty", "Document")
"""Classes of things that are of a time."""
WORKS = {"JournalArticle", "Book", "NewsItem", "ReportDocument", "WebPage"}
"""Classes of cited works, whose titles tell of nothing as done."""
YEAR = Expression(r"\b(?:19|20)\d\d\b")


def unhappened(context: Context) -> Hit | None:
    """Return the passage that tells as wanted, feared or refused only what a question has happen before what it asks,
    or the doer's refusal of what the question has that one do."""
    question = context.question
    if slots.asks(context, slots.OPEN) or question.cued("suppose"):
        return None
    for found in question.grammar.cues["afterwards"].finditer(question.folded):
        clause = context.part(found["clause"].strip())
        hit = _only_wanted(clause) if clause.question.mentions and not clause.question.negative else None
        if hit:
            return hit
    return _refused(context) if question.mentions else None


def otherwise_ordered(context: Context) -> Hit | None:
    """Return the passage that dates what a question tells of before what it has happen first: the declaration of 2019
    did not follow on the agreement of 2020."""
    question = context.question
    if slots.asks(context, {*slots.OPEN, "duration"}) or question.cued("suppose"):
        return None
    spans = [m.span("clause") for m in question.grammar.cues["afterwards"].finditer(question.folded)]
    for start, end in spans[:1]:
        first = [m for m in question.mentions if start <= m.start and m.end <= end]
        # What is named beside what happened first may be its place, or whose it was.
        before = [t for t in (_times(context, m) for m in first) if t]
        after = [t for t in (_times(context, m) for m in question.mentions if m not in first) if t]
        if len(before) == len(after) == 1 and max(t[1] for t in after[0]) < min(t[0] for t in before[0]):
            return plain(context.snapshot, context.snapshot.places[after[0][0][2]])
    return None


def _times(context: Context, mention: Mention) -> list[tuple[date, date, str]]:
    """Return from when to when an event lasted, or a document is of, by each passage that dates it, or what was done
    about it."""
    snapshot = context.snapshot
    found = []
    for key in [k for k in mention.keys if any(snapshot.is_a(k, c) for c in DATED)]:
        told = (relation for name in snapshot.speaking_of(key) for relation in context.relations(name))
        doings = {s[3:] for s, _, o in told if o == f"id:{key}" and snapshot.is_a(s[3:], "Event")}
        for one in [key] if snapshot.dates.get(key) else sorted(doings):
            dated = snapshot.dates.get(one) or {}
            found += [(*bounds(text), name) for text, names in dated.items() for name in names]
    # What is dated to its month is not told to have lasted the year.
    return sorted(f for f in found if not any(f[0] <= o[0] and o[1] <= f[1] and f[:2] != o[:2] for o in found))


def _only_wanted(clause: Context) -> Hit | None:
    """Return the best passage by which what a clause tells of is only wanted, feared, denied, or not yet come to, where
    none tells it as done in the year that the clause gives."""
    supposed = {k for k in clause.question.keys if clause.snapshot.is_a(k, "Condition")}
    never = {k for k in supposed if reality.only_proposed(clause, k)}
    if never:
        # What the graph knows as a condition only ("a withdrawal of Japan from the treaty").
        ends = {f"id:{k}" for k in never}
        return next((h for h in clause.hits[: slots.NEAR] if ends & clause.ends(h.passage)), None)
    if not clause.may_be(roles.doers(clause)[0], "Actor"):
        return None
    near = [h for h in about(clause, slots.NEAR) if h.coverage >= choose.LEAST]
    for act in [a for a in acts.asked(clause) if not (a.wished or clause.denying(a.own))]:
        told = [(h, _told(clause, h, act)) for h in near]
        if any(said in {"done", "held"} and _of_year(clause, h) for h, said in told):
            continue
        short = [h for h, said in told if said in {"denied", "wanted"} and h.coverage >= LEAST_TOLD]
        if short:
            return short[0]
    return None


def _told(clause: Context, hit: Hit, act: acts.Act) -> str:
    """Return how a passage tells of an act; one that is come to only ("candidate") as ``wanted``."""
    if any(WORKS & set(clause.snapshot.types(s.removeprefix("id:"))) for s, _, _ in clause.triples(hit.passage)):
        return ""
    said = telling.told(clause, hit, act)
    if said or not act.before:
        return said
    return "wanted" if any(act.before & set(m.groups) for m in clause.phrases(clause.english(hit))) else ""


def _of_year(clause: Context, hit: Hit) -> bool:
    """Tell whether a passage may tell of the year that a clause gives, if any."""
    asked = {year[:4] for year in clause.question.years}
    told = {m[0] for m in YEAR.finditer(clause.snapshot.passages[hit.passage]["summary"]["en"])}
    return not asked or bool(asked & told) or (not told and own_words(clause, hit) >= slots.FULLY)


def _refused(context: Context) -> Hit | None:
    """Return the refusal, by whom a question that asks why has do something, to do it, where nothing that comes as near
    tells that this one did it."""
    question, doer = context.question, roles.doers(context)[0]
    if not context.may_be(doer, "Actor") or "why" not in question.intents or context.denying(question.groups):
        return None
    near = about(context, slots.NEAR)
    own = [h for h in near if roles.means(context, doer, roles.deed(context, h).doers)]
    refusals = [h for h in near[:FIRST] if h in own and reality.refused(context, h)]
    hit = next((h for h in refusals if own_words(context, h) >= slots.FULLY), None)
    # What is told in words that come nearer as done by that one was done, whatever else was refused.
    nearer = [h for h in own if hit and h.coverage >= hit.coverage]
    done = any(telling.told(context, h, a) in {"done", "held"} for h in nearer for a in acts.asked(context))
    return None if done else hit


def unvisited(context: Context) -> Hit | None:
    """Return the refusal of a journey that stands nowhere but in invitations and refusals, where the question has the
    one who refused go there, or to whoever asked."""
    question, snapshot = context.question, context.snapshot
    if question.negative or INVITED & question.groups or question.cued("suppose") or not question.cued("going"):
        return None
    people = {k for k in question.keys if snapshot.is_a(k, "Person")}
    found: list[tuple[bool, int]] = []
    for person in sorted(people):
        for place in snapshot.occurrences.get(person, ()):
            for fact in context.facts(snapshot.order[place]).values():
                key = str(fact.get("kg:proposes", ""))[3:]
                refuses = fact.get("kg:modality") == "kg:refused" and fact.get("kg:proposedBy") == f"id:{person}"
                if refuses and reality.only_proposed(context, key):
                    # Who turned down an invitation denies it more plainly than who said to be unwilling.
                    found += [("kg:respondsTo" not in fact, place)] * _leads(context, key, people - {person})
    return plain(snapshot, min(found)[1]) if found else None


def _leads(context: Context, journey: str, others: set[str]) -> bool:
    """Tell whether a journey leads to a state that the question names, or names a place in, or whose head."""
    relations = context.snapshot.relations
    found = {end for key, end in relations["kg:destination"] if key == journey}
    if found:
        acts_ = {act for act, key in relations["kg:proposes"] if key == journey}
        invited = {who for act, who in relations["kg:proposedBy"] if act in acts_}
        inside = found
        while inside:
            inside = {place for place, whole in relations["kg:locatedIn"] if whole in inside} - found
            found |= inside
        found |= invited
    ends = {f"id:{key}" for key in found}
    asked = [m for m in context.question.mentions if not context.snapshot.is_a(m.keys[0], "Person")]
    return any(roles.means(context, m, ends) for m in asked) or any(f"id:{k}" in ends for k in others)
