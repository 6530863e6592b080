"""Parts of a text that are answered by what the answers before them rest on: who says that, which of them, how long
lies between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask.answer import BULLET, Answer
from kg.ask.retrieval import retrieve
from kg.ask.retrieval.choose import FEW_WORDS, said, speaks_of_each
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit, best, neighbours
from kg.ask.twofold import YEAR
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
REASON = "ce"
"""Traits of a passage that gives a reason in a claim."""
GAP = {"gap", "gap-difference"}
GAPS = {*GAP, "share", "number", "percentage-point", "measure"}
"""Groups of words for how far numbers are apart, and with those for what numbers."""
OF_THEM, FEW = 0.6, 3
"""Down to which share of the best score, and how many, statements tell what is so of the things just told."""


class Part:
    """A later part of a text, and what the parts before it are answered by.

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

    def __init__(self, graph: KnowledgeGraph, own: Question, understood: Question, answers: list[Answer]) -> None:
        self.graph, self.snapshot = graph, graph.snapshot
        self.own, self.understood, self.answers = own, understood, answers

    def sourced(self) -> bool:
        """Say of the last answer what its first statements cite, or that they cite nothing, and tell whether the part
        asks for no more than that."""
        answer = self.answers[-1]
        if answer.status != "answered" or not self._bare or not self.own.cued("any_source"):
            return False
        from kg.ask.kinds import source

        context = Context(self.graph, self.understood)
        context.answer = answer
        answer.answer += "\n" + source.behind(context, answer.passages[:SOURCED])
        return True

    def reckoned(self) -> bool:
        """Tell whether the part asks for no more than the difference of numbers that the last answer tells with
        them."""
        own = self.own
        gap = bool(own.groups) and own.groups <= GAPS and bool(own.groups & GAP)
        head = Context(self.graph, self.understood).say("difference", value="")
        asked = gap or own.intents[:1] == ["compare"]
        return asked and self._bare and not own.years and head in self.answers[-1].answer

    def leaning(self) -> Answer | None:
        """Answer the part by what the answers before it rest on, where it asks for nothing else; None where it does not
        lean on them, or they don't tell."""
        found, understood = self._of_last(), self.understood
        if found is None and (TIMES & set(understood.intents) or understood.cued("earlier")):
            # How long lies between what the parts before it ask the dates of, or from that to what it names itself.
            from kg.ask.kinds.interval import reckoned

            return reckoned(self._by_itself(), self.answers)
        return found

    @property
    def _bare(self) -> bool:
        """Whether the part by itself names nothing, or only who is bidden to tell."""
        return not self.own.mentions or self.own.cued("bidden")

    def _by_itself(self) -> Context:
        """Return the part by itself, asked in the language and of the articles of which the whole text is."""
        self.own.language, self.own.articles = self.understood.language, self.understood.articles
        return Context(self.graph, self.own)

    def _of_last(self) -> Answer | None:
        """Answer the part by what the answer before it rests on: who says that, or which or how many of the things just
        told something is so of."""
        own, answer = self.own, self.answers[-1]
        if answer.status not in {"answered", "partial"}:
            return None
        if not own.mentions and not own.units and "who_says" in own.intents:
            from kg.ask.kinds.claimant import sayers

            return sayers(Context(self.graph, self.understood), answer.passages[:1])
        context = self._by_itself()
        if not own.mentions and wants.ends(own):
            from kg.ask.kinds.extreme import extreme_among

            return extreme_among(context, answer.passages)
        if "when" in own.intents and not own.mentions and (own.cued("published") or "publish" in own.groups):
            return _referred(Context(self.graph, self.understood), answer.passages[:SOURCED])
        hits = []
        if not (own.mentions or own.cued("him") or set(own.intents) & wants.VALUES) and own.cued("interrogative"):
            hits = _picked(context, answer.passages)
        elif own.mentions and own.cued("of_them"):
            hits = among(context, answer.passages)
        return context.tell(hits) if hits else None

    def told_beside(self, answer: Answer) -> bool:
        """Tell first in an answer to the part what holds its own words and is told on the lines of what answers the
        parts before it, and tell whether anything does: how somebody answered a demand is told next to the demand."""
        own, first, last = self.own, self.answers[0], self.answers[-1]
        open_ = answer.status == "unknown" or answer.intent in LISTED
        elsewhere = own.articles or own.elsewhere or own.tables or own.quoted or own.strange
        if not open_ or answer.premise or elsewhere:
            return False
        if not own.units:
            return answer.status == "unknown" and not own.mentions and self._told_already(answer)
        homes = [{home_of(name) for name in one.passages[:SOURCED]} for one in (first, answer)]
        astray = bool(answer.passages) and not homes[0] & homes[1]
        if answer.complete and not astray:
            return False
        if not own.mentions and own.groups <= OUTCOMES:
            return own.groups <= CAME and (self._came_of(answer) or self._came_after(answer))
        context = Context(self.graph, self._of_him())
        before = list(dict.fromkeys(name for one in (first, last) for name in one.passages[:SOURCED]))
        told = {one.passages[0] for one in self.answers if one.passages}
        hits = [h for h in _around(context, before) if _of_kind(context, h)]
        hits = [h for h in hits if h.passage not in told] or hits
        if not hits:
            return self._plainly(answer)
        head = next((h for h in context.hits if h.passage in answer.passages[:1] and h.passage not in told), None)
        if head and not astray and not _him(context) and said(context, head) >= said(context, hits[0]):
            return True
        if astray:
            # What another article tells of its own accord is not of what was just told.
            answer.status, answer.complete, answer.evidence, answer.rows = "unknown", False, [], []
        self._leave(context, hits)
        return _lead(context, answer, hits)

    def told_nothing(self, answer: Answer) -> bool:
        """Tell whether an answer to the part, which takes its names over, holds nothing of what it itself asks."""
        asked = self.understood
        if not asked.carried or asked.intents or asked.cued("him"):
            return False
        if answer.status != "answered" or answer.complete:
            # What a rule tells whole is not found by words.
            return False
        if self.own.groups and self.own.groups <= OUTCOMES:
            # What came of it is told in the words for that.
            return False
        context = Context(self.graph, self.own).asking(intents=[], loose="")
        words = [a for a in context.sought if a.known and a.groups]
        places = [self.snapshot.places[name] for name in answer.passages[:SOURCED]]
        near = {p for place in places for p in neighbours(self.snapshot, place)}
        return bool(words) and not any(a.held.get(p) for a in words for p in near)

    def behind(self, first: Question, answer: Answer) -> None:
        """Put the statements that answer the first part best, and hold nothing of this part's own words, behind the
        others that answer this one: what came of it is not that it was done."""
        told = self.answers[0]
        if answer.intent not in LISTED or answer.premise or not (told.passages and answer.passages):
            return
        context, whole = Context(self.graph, self.own), Context(self.graph, first)
        words = [a for a in context.sought if a.known and a.text and not a.mention]
        again = "why" in self.own.intents and "why" not in first.intents

        def of_part(hit: Hit) -> bool:
            return (again and {*REASON} <= {*hit.traits}) or (bool(words) and said(context, hit) > 0.0)

        lines, near, beside = answer.answer.partition("\n" + context.say("nearby") + "\n")
        hits = context.hits_of(told.passages[: BEFORE if words else 1])
        told_first = {BULLET + whole.statement(h) for h in hits if not of_part(h)}
        kept = [line for line in lines.split("\n") if line not in told_first]
        last = [line for line in lines.split("\n") if line in told_first]
        if last and any(line.startswith(BULLET) for line in kept):
            answer.answer = "\n".join([*kept, *last]) + near + beside

    def _plainly(self, answer: Answer) -> bool:
        """Tell first what plainly holds the part's own words and speaks of all that it takes over, where what stands
        first in its answer holds none of them; tell whether that was so."""
        context, whole = Context(self.graph, self.own), Context(self.graph, self.understood)
        named = self.understood.mentions
        if not named or any(said(context, h) > 0.0 for h in context.hits_of(answer.passages[:1])):
            return False
        hits = [h for h in whole.hits[:NEAREST] if speaks_of_each(whole, h, named)]
        hits = [h for h in hits if said(context, h) >= PLAINLY and _of_kind(whole, h)][:FEW]
        return _lead(whole, answer, hits)

    def _told_already(self, answer: Answer) -> bool:
        """Answer a bare "and where?" by the statements that answer the parts before it, where they tell that; tell
        whether they do."""
        if not set(self.understood.intents) & wants.VALUES:
            return False
        context = Context(self.graph, self.understood)
        names = {name for one in self.answers for name in one.passages[:1]}
        return _lead(context, answer, [h for h in context.hits if h.passage in names and _of_kind(context, h)])

    def _of_him(self) -> Question:
        """Return the part by itself with whom it means by "him", of whom is told what was done to him."""
        found = self.own.fresh()
        found.language, found.articles = self.understood.language, self.understood.articles
        if found.cued("him"):
            found.mentions += [m for m in self.understood.mentions if m.start == m.end]
        return found

    def _leave(self, context: Context, hits: list[Hit]) -> None:
        """Take statements that answer the part from those that only follow the first in the answers before it."""
        lines = {BULLET + context.statement(h) for h in hits}
        for one in self.answers:
            first, *rest = one.answer.split("\n")
            one.answer = "\n".join([first, *(line for line in rest if line not in lines)])

    def _came_of(self, answer: Answer) -> bool:
        """Tell first what is said to come of the deeds that the part before is answered by, or to hinder or further
        them; tell whether anything is."""
        from kg.ask.kinds.reason import EFFECTS

        snapshot, context = self.snapshot, Context(self.graph, self.understood)
        told = self.answers[-1].passages[:SOURCED]
        deeds = {k for name in told for k in context.things(name) if snapshot.is_a(k, "Event")}
        rare = sorted(k for k in deeds if len(snapshot.speaking_of(k)) <= RARE)
        ends = {f"id:{k}" for k in rare}

        def comes(name: str) -> bool:
            # What a claim consists in is among these.
            return any(p in EFFECTS and ends & {s, o} for s, p, o in context.relations(name))

        names = dict.fromkeys(n for k in rare for n in snapshot.speaking_of(k) if n not in told and comes(n))
        return _lead(context, answer, context.hits_of(names)[:FEW])

    def _came_after(self, answer: Answer) -> bool:
        """Tell first what is told after the statement that answers the part before, where nothing that answers a part
        on what came of it speaks of that, or explains anything; tell whether that was so."""
        snapshot, context, told = self.snapshot, Context(self.graph, self.own), self.answers[-1].passages[:1]
        hits = context.hits_of(name for name in answer.passages[:SOURCED] if name not in told)
        if not told or any("e" in h.traits or said(context, h) for h in hits):
            return False
        place = snapshot.places[told[0]]
        after = snapshot.order[place + 1 : place + 1 + AFTER]
        return _lead(context, answer, context.hits_of(n for n in after if home_of(n) == home_of(told[0])))


def _picked(context: Context, names: list[str]) -> list[Hit]:
    """Return those of the passages just told that hold all words of a question which names nothing and picks among
    them ("which year is an estimate?"); none where most do."""
    words = [a for a in context.sought if a.known and a.worded and a.groups]
    hits = [retrieve.plain(context.snapshot, context.snapshot.places[name]) for name in names]
    within = context.question.articles
    hits = [h for h in hits if not within or h.article in within]
    found = [h for h in hits if words and all(a.held.get(h.place, 0.0) >= PLAINLY for a in words)]
    return found if 1 < SOURCED * len(found) <= len(hits) else []


def _referred(context: Context, names: list[str]) -> Answer | None:
    """Answer when something was published by the reference that statements just told rest on; None without one."""
    if any(context.dates(n) for n in names) or not any(context.snapshot.passages[n].get("cites") for n in names):
        # What was told is dated itself, or rests on nothing.
        return None
    from kg.ask.kinds import source

    answer = context.answered("", context.hits_of(names))
    answer.answer = source.behind(context, names)
    return answer if YEAR.search(answer.answer) else None


def among(context: Context, names: list[str]) -> list[Hit]:
    """Return the best of the passages on the lines of some others that speak of all that a question names and hold what
    else it says."""
    snapshot = context.snapshot
    lines = {tuple(snapshot.lines[snapshot.places[name]]) for name in names[:SOURCED]}
    near = [h for h in context.hits if tuple(snapshot.lines[h.place]) in lines]
    near = [h for h in near if speaks_of_each(context, h, context.question.mentions)]
    return best([h for h in near if said(context, h) >= FEW_WORDS], 0.0, OF_THEM, FEW)


def _him(context: Context) -> bool:
    """Tell whether a question names somebody in whose place it says "him"."""
    return any(m.start == m.end for m in context.question.mentions)


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


def _lead(context: Context, answer: Answer, hits: list[Hit]) -> bool:
    """Put statements before all else that an answer tells, and tell whether there are any."""
    if not hits:
        return False
    context.answer = answer
    if answer.status == "unknown":
        answer.closest = []
        context.tell(hits)
        return True
    lines = context.listed(hits).split("\n")
    rest = [line for line in answer.answer.split("\n") if line not in lines]
    answer.answer = "\n".join([*lines, *rest])
    evidence, answer.evidence = answer.evidence, []
    context.add_evidence([h.passage for h in hits])
    answer.evidence += [e for e in evidence if e not in answer.evidence]
    return True


def _of_kind(context: Context, hit: Hit) -> bool:
    """Tell whether a passage holds the kind of value that a question asks for, where it asks for one."""
    from kg.ask.kinds.value import holds_value

    intents = context.question.intents
    wanted = [i for i in intents if i in wants.VALUES] if wants.wants_value(intents) else []
    return all(holds_value(context, i, [hit.passage]) for i in wanted)
