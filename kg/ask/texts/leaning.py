"""Parts of a text that are answered by what the answers before them rest on: who says that, which of them, how long
lies between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask.answer import BULLET, Answer
from kg.ask.retrieval import retrieve
from kg.ask.retrieval.choose import FEW_WORDS, said, speaks_of_each
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, best
from kg.ask.understanding import wants
from kg.ask.understanding.parts import OUTCOMES, TIMES
from kg.ask.understanding.question import Question
from kg.terms import home_of

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

SOURCED = 3
"""How many statements of an answer are looked at for what they cite, or for what else stands beside them."""
BEFORE = 2
"""How many statements that answer the first part best stand behind the others that answer a later one."""
LISTED = {"lookup", "why", "define", "person", "amount", "when", "where"}
"""Intents whose answers list statements, before which others may stand."""
PLAINLY = 0.6
"""The share of a part's own words that a statement must hold to answer it that stands beside an answer to another."""
CAME = {"consequence", "effective", "succeed", "influence"}
"""Groups of words for what came of an act, which is told after it."""
RARE = 12
"""In how many passages at most a deed is told of that is one's own, and not a topic."""
AFTER = 2
"""How many statements after that of an act may tell what came of it."""
CLOSE = 0.5
"""What it adds to the weight of a statement that it stands next to such an answer."""
NEAREST = 12
"""Among how many of the passages nearest to a part one is looked for that answers it plainly."""
OF_THEM, FEW = 0.6, 3
"""Down to which share of the best score, and how many, statements tell what is so of the things just told."""


def sourced(graph: KnowledgeGraph, own: Question, understood: Question, answer: Answer) -> bool:
    """Say of an answer what its first statements cite, or that they cite nothing, and tell whether a part asks for no
    more than that."""
    if answer.status != "answered" or not bare(own) or not own.cued("any_source"):
        return False
    from kg.ask.kinds import source

    context = Context(graph, understood)
    context.answer = answer
    answer.answer += "\n" + source.behind(context, answer.passages[:SOURCED])
    return True


def leaning(graph: KnowledgeGraph, own: Question, understood: Question, answers: list[Answer]) -> Answer | None:
    """Answer a part by what the answers before it rest on, where it asks for nothing else; None where it does not lean
    on them, or they don't tell.

    Parameters
    ----------
    graph : KnowledgeGraph
    own : Question
        The part by itself.
    understood : Question
        The same with what it takes over from the parts before it.
    answers : list of Answer
        To these; at least one.
    """
    found = _of_last(graph, own, understood, answers[-1])
    if found is None and (TIMES & set(understood.intents) or understood.cued("earlier")):
        # How long lies between what the parts before it ask the dates of, or from that to what it names itself.
        from kg.ask.kinds.interval import reckoned

        own.language, own.articles = understood.language, understood.articles
        return reckoned(Context(graph, own), answers)
    return found


def bare(own: Question) -> bool:
    """Tell whether a part by itself names nothing, or only who is bidden to tell."""
    return not own.mentions or own.cued("bidden")


def _of_last(graph: KnowledgeGraph, own: Question, understood: Question, answer: Answer) -> Answer | None:
    """Answer a part by what the answer before it rests on: who says that, or which or how many of the things just told
    something is so of."""
    if answer.status not in {"answered", "partial"}:
        return None
    names = answer.passages
    if not own.mentions and not own.units and "who_says" in own.intents:
        from kg.ask.kinds.claimant import sayers

        return sayers(Context(graph, understood), names[:1])
    own.language, own.articles = understood.language, understood.articles
    context = Context(graph, own)
    if not own.mentions and wants.ends(own):
        from kg.ask.kinds.extreme import extreme_among

        return extreme_among(context, names)
    if not own.mentions or not own.cued("of_them"):
        return None
    hits = among(context, names)
    return context.answered(context.listed(hits), hits) if hits else None


def among(context: Context, names: list[str]) -> list[Hit]:
    """Return the best of the passages on the lines of some others that speak of all that a question names and hold what
    else it says."""
    snapshot = context.snapshot
    lines = {tuple(snapshot.lines[snapshot.places[name]]) for name in names[:SOURCED]}
    near = [h for h in context.hits if tuple(snapshot.lines[h.place]) in lines]
    near = [h for h in near if speaks_of_each(context, h, context.question.mentions)]
    return best([h for h in near if said(context, h) >= FEW_WORDS], 0.0, OF_THEM, FEW)


def told_beside(
    graph: KnowledgeGraph, own: Question, understood: Question, answers: list[Answer], answer: Answer
) -> bool:
    """Tell first in an answer to a part what holds that part's own words and is told on the lines of what answers the
    parts before it, and tell whether anything does: how somebody answered a demand is told next to the demand.

    Parameters
    ----------
    graph : KnowledgeGraph
    own : Question
        The part by itself.
    understood : Question
        The same with what it takes over from the parts before it.
    answers : list of Answer
        To these; at least one.
    answer : Answer
        To the part; changed in place.
    """
    open_ = answer.status == "unknown" or answer.intent in LISTED
    elsewhere = own.articles or own.elsewhere or own.tables or own.quoted or own.strange
    if not open_ or answer.premise or elsewhere:
        return False
    if not own.units:
        return answer.status == "unknown" and not own.mentions and _told_already(graph, understood, answers, answer)
    homes = [{home_of(name) for name in one.passages[:SOURCED]} for one in (answers[0], answer)]
    astray = bool(answer.passages) and not homes[0] & homes[1]
    if answer.complete and not astray:
        return False
    if not own.mentions and own.groups <= OUTCOMES:
        came = own.groups <= CAME
        return came and (
            _came_of(graph, understood, answers[-1], answer) or _came_after(graph, own, answers[-1], answer)
        )
    context = Context(graph, _of_him(own, understood))
    before = list(dict.fromkeys(name for one in (answers[0], answers[-1]) for name in one.passages[:SOURCED]))
    told = {one.passages[0] for one in answers if one.passages}
    hits = [h for h in _around(context, before) if _of_kind(context, h)]
    hits = [h for h in hits if h.passage not in told] or hits
    if not hits:
        return _plainly(graph, own, understood, answer)
    head = next((h for h in context.hits if h.passage in answer.passages[:1] and h.passage not in told), None)
    if head and not astray and not _him(context) and said(context, head) >= said(context, hits[0]):
        return True
    if astray:
        # What another article tells of its own accord is not of what was just told.
        answer.status, answer.complete, answer.evidence, answer.rows = "unknown", False, [], []
    lead(context, answer, hits)
    _leave(context, answers, hits)
    return True


def _plainly(graph: KnowledgeGraph, own: Question, understood: Question, answer: Answer) -> bool:
    """Tell first what plainly holds a part's own words and speaks of all that it takes over, where what stands first
    in its answer holds none of them; tell whether that was so."""
    context, whole = Context(graph, own), Context(graph, understood)
    top = [retrieve.plain(graph.snapshot, graph.snapshot.places[name]) for name in answer.passages[:1]]
    if not understood.mentions or any(said(context, h) > 0.0 for h in top):
        return False
    hits = [h for h in whole.hits[:NEAREST] if speaks_of_each(whole, h, understood.mentions)]
    hits = [h for h in hits if said(context, h) >= PLAINLY and _of_kind(whole, h)][:FEW]
    if hits:
        lead(whole, answer, hits)
    return bool(hits)


def _told_already(graph: KnowledgeGraph, understood: Question, answers: list[Answer], answer: Answer) -> bool:
    """Answer a bare "and where?" by the statements that answer the parts before it, where they tell that; tell whether
    they do."""
    if not set(understood.intents) & wants.VALUES:
        return False
    context = Context(graph, understood)
    names = {name for one in answers for name in one.passages[:1]}
    hits = [h for h in context.hits if h.passage in names and _of_kind(context, h)]
    if hits:
        lead(context, answer, hits)
    return bool(hits)


def _of_him(own: Question, understood: Question) -> Question:
    """Return a part by itself with whom it means by "him", of whom is told what was done to him."""
    found = own.fresh()
    found.language, found.articles = understood.language, understood.articles
    if own.cued("him"):
        found.mentions += [m for m in understood.mentions if m.start == m.end]
    return found


def _him(context: Context) -> bool:
    """Tell whether a question names somebody in whose place it says "him"."""
    return any(m.start == m.end for m in context.question.mentions)


def _leave(context: Context, answers: list[Answer], hits: list[Hit]) -> None:
    """Take statements that answer a part from those that only follow the first in the answers before it."""
    lines = {BULLET + context.statement(h) for h in hits}
    for one in answers:
        first, *rest = one.answer.split("\n")
        one.answer = "\n".join([first, *(line for line in rest if line not in lines)])


def _around(context: Context, names: list[str]) -> list[Hit]:
    """Return the best of the passages on the lines of some others, and for what a question names on the line after
    each, that speak of all that it names and plainly hold what else it says."""
    snapshot = context.snapshot
    lines = [snapshot.lines[snapshot.places[name]] for name in names]
    ends = [last + 1 for _, last in lines if last + 1 < len(snapshot.order)] if context.question.mentions else []
    after = [snapshot.lines[place] for place in ends]
    homes = {snapshot.homes[snapshot.places[name]] for name in names}
    places = {p for first, last in [*lines, *after] for p in range(first, last + 1) if snapshot.homes[p] in homes}
    sought = [a for a in context.sought if a.known and a.text]
    at = [snapshot.places[name] for name in names]
    near = {p: 1 / (1 + min(abs(p - place) for place in at)) for p in places}
    worth = {p: sum(a.worth(p) for a in sought) + CLOSE * near[p] for p in sorted(places)}
    hits = [retrieve.plain(snapshot, p, value) for p, value in worth.items()]
    hits = [h for h in hits if speaks_of_each(context, h, context.question.mentions)]
    if not _him(context):
        hits = [h for h in hits if said(context, h) >= PLAINLY]
    return best(sorted(hits, key=lambda h: -h.score), 0.0, 0.0 if _him(context) else OF_THEM, FEW)


def _came_of(graph: KnowledgeGraph, understood: Question, before: Answer, answer: Answer) -> bool:
    """Tell first what is said to come of the deeds that the part before is answered by, or to hinder or further them;
    tell whether anything is."""
    from kg.ask.kinds.reason import EFFECTS

    snapshot, context = graph.snapshot, Context(graph, understood)
    told = before.passages[:SOURCED]
    deeds = {k for name in told for k in context.things(name) if snapshot.is_a(k, "Event")}
    rare = sorted(k for k in deeds if len(snapshot.speaking_of(k)) <= RARE)
    ends = {f"id:{k}" for k in rare}

    def comes(name: str) -> bool:
        facts = context.facts(name).values()
        claimed = any(
            f.get("rdf:predicate") in EFFECTS and {f.get("rdf:subject"), f.get("rdf:object")} & ends for f in facts
        )
        return claimed or any(p in EFFECTS and ends & {s, o} for s, p, o in context.relations(name))

    names = dict.fromkeys(n for k in rare for n in snapshot.speaking_of(k) if n not in told and comes(n))
    hits = [retrieve.plain(snapshot, snapshot.places[n]) for n in names][:FEW]
    if hits:
        lead(context, answer, hits)
    return bool(hits)


def _came_after(graph: KnowledgeGraph, own: Question, before: Answer, answer: Answer) -> bool:
    """Tell first what is told after the statement that answers the part before, where nothing that answers a part on
    what came of it speaks of that, or explains anything; tell whether that was so."""
    snapshot, context = graph.snapshot, Context(graph, own)
    rest = [name for name in answer.passages[:SOURCED] if name not in before.passages[:1]]
    hits = [retrieve.plain(snapshot, snapshot.places[name]) for name in rest]
    if not before.passages or any("e" in h.traits or said(context, h) for h in hits):
        return False
    place = snapshot.places[before.passages[0]]
    after = snapshot.order[place + 1 : place + 1 + AFTER]
    hits = [retrieve.plain(snapshot, snapshot.places[n]) for n in after if home_of(n) == home_of(snapshot.order[place])]
    if hits:
        lead(context, answer, hits)
    return bool(hits)


def behind(graph: KnowledgeGraph, own: Question, first: Question, told: Answer, answer: Answer) -> None:
    """Put the statements that answer the first part best, and hold nothing of a later part's own words, behind the
    others that answer that: what came of it is not that it was done."""
    if answer.intent not in LISTED or answer.premise or not (told.passages and answer.passages):
        return
    context, whole = Context(graph, own), Context(graph, first)
    words = [a for a in context.sought if a.known and a.text and not a.mention]

    def of_part(place: int) -> bool:
        again = "why" in own.intents and "why" not in first.intents and {*"ce"} <= {*graph.snapshot.traits[place]}
        return again or (bool(words) and said(context, retrieve.plain(graph.snapshot, place)) > 0.0)

    lines, near, beside = answer.answer.partition("\n" + context.say("nearby") + "\n")
    told_first = [name for name in told.passages[: BEFORE if words else 1] if not of_part(graph.snapshot.places[name])]
    last = [BULLET + whole.statement_of(name) for name in told_first]
    kept = [line for line in lines.split("\n") if line not in last]
    last = [line for line in lines.split("\n") if line in last]
    if last and any(line.startswith(BULLET) for line in kept):
        answer.answer = "\n".join([*kept, *last]) + near + beside


def lead(context: Context, answer: Answer, hits: list[Hit]) -> None:
    """Put statements before all else that an answer tells."""
    context.answer = answer
    if answer.status == "unknown":
        answer.closest = []
        context.answered(context.listed(hits), hits)
        return
    lines = context.listed(hits).split("\n")
    rest = [line for line in answer.answer.split("\n") if line not in lines]
    answer.answer = "\n".join([*lines, *rest])
    evidence, answer.evidence = answer.evidence, []
    context.add_evidence([h.passage for h in hits])
    answer.evidence += [e for e in evidence if e not in answer.evidence]


def _of_kind(context: Context, hit: Hit) -> bool:
    """Tell whether a passage holds the kind of value that a question asks for, where it asks for one."""
    from kg.ask.kinds.value import holds_value

    intents = context.question.intents
    wanted = [i for i in intents if i in wants.VALUES] if wants.wants_value(intents) else []
    return all(holds_value(context, i, [hit.passage]) for i in wanted)
