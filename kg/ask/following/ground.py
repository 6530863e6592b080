"""Ground: what stands beside that which was told last, in whose section a follow-up finds what it asks first; the rest
of the articles is searched where that holds nothing of its own words."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.following.completion import ANSWERING, RELATIVE
from kg.ask.following.focus import MEASURING
from kg.ask.following.pronoun import TIMED
from kg.ask.following.reply import Line, Reply, section_of, told_first
from kg.ask.following.turn import END
from kg.ask.kinds.reason import gives_reason
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import plain
from kg.ask.understanding.grammar import follow
from kg.ask.understanding.question import Question, understand
from kg.terms import home_of

OF = 4
"""Beside how many of the statements that were told first it is looked."""
HALF, ALL = 0.5, 0.9
"""The share of a follow-up's own words that a statement on the ground holds; the same of one that could as well stand
by itself."""
ALIKE = 0.9
"""The share of what the best holds that others do which are told with it."""
ASKED = 3
"""How many words of what was told one counts for that stands in the question as well."""
MOST = 3
"""How many are told first."""
ASKING = {*ANSWERING, "argue", "example"}
"""Groups of the thesaurus of words that ask for something, and say nothing of it."""
SETTLED = {*MEASURING, "when", "theory", "provenance", "who_says"}
"""Intents of answers that are worked out, and found by no words."""


def grounded(reply: Reply, put: Question, last: Answer, *, whole: bool = False) -> bool:
    """Put first what stands in the section of what was told ``last`` and holds the own words of a follow-up (``put``,
    as it was typed) at least as well as what the answer tells first; with ``whole`` the follow-up could as well stand
    by itself. Tell whether anything does."""
    found = reply.answer
    repeated = found.premise is not None and last.premise is not None
    settled = found.intent in SETTLED or found.complete or found.paths or TIMED.search(put.folded)
    if settled or (found.premise and not repeated):
        return False
    ground = Ground(reply, put, last)
    led = ground.share(next((line for line in reply.lines if line.places), None))
    # What could stand by itself does so where anything holds its words.
    best = [] if whole and led >= HALF else ground.best(ALL if whole else HALF, led)
    if best:
        reply.lead(best)
        return True
    lines = reply.lines
    says = put.units or follow(put.grammar.language, reply.snapshot).cues["instead"].stand_in(put.folded.strip(END))
    if (
        found.status == "partial"
        and says
        and not (whole or RELATIVE & put.groups)
        and (repeated or not lines[0].states)
    ):
        # What stands on the same line tells on.
        further = ground.further()
        if further:
            reply.lead(further, reply.say["further"])
    return False


def on_the_theme(reply: Reply, now: str, last: Answer) -> bool:
    """Put first what is told of somebody (``now``), in the article of what was told ``last`` of another, in the most of
    its words, where nothing tells of the one what was asked of the other; tell whether there is any."""
    snapshot, names = reply.snapshot, told_first(last)[:OF]
    if not names:
        return False

    def words(name: str) -> set[str]:
        return {group for _, _, *groups in snapshot.words[name] for group in groups}

    theme, asked = set().union(*map(words, names)), reply.question.groups
    if reply.answer.intent in SETTLED:
        return False
    home = [n for n in snapshot.speaking_of(now) if home_of(n) == home_of(names[0]) and n not in names]

    def share(name: str) -> int:
        # What is told of that one alone is rather meant than what is told of several.
        ends = {str(end) for s, _, o in snapshot.passages[name]["triples"] for end in (s, o)}
        alone = sum(snapshot.is_a(end.removeprefix("id:"), "State") for end in ends) == 1
        return len(words(name) & theme) + ASKED * len(words(name) & asked) + alone

    shares = {n: share(n) for n in home}
    # Where a word is asked for, it is on the theme that holds it.
    best = sorted((n for n in home if shares[n] and (not asked or words(n) & asked)), key=lambda n: -shares[n])[:MOST]
    if best:
        reply.lead(best, reply.say["theme"].format(now=reply.called(now)))
    return bool(best)


class Ground:
    """The section of what was told last, searched for the words of a follow-up.

    Parameters
    ----------
    reply : Reply
    put : Question
        The follow-up as it was typed.
    last : Answer
    """

    def __init__(self, reply: Reply, put: Question, last: Answer) -> None:
        self.graph, self.snapshot = reply.graph, reply.snapshot
        self.put, self.why = put, "why" in put.intents
        names = told_first(last)[:OF] or last.passages[:1]
        told = [self.snapshot.places[name] for name in names]
        self.section = section_of(self.snapshot, told[0]) if told else []
        self.told = [place for place in told if place in self.section]
        worth = follow(put.grammar.language, self.snapshot)
        asked = (
            understand(self.snapshot, worth.say["worth"])
            if worth.cues["worth"].stand_in(put.folded.strip(END))
            else put
        )
        self.who = "person" in put.intents
        self.own = [a for a in Context(self.graph, asked).sought if a.known and a.worded and not ASKING & set(a.groups)]
        self.any = asked is not put
        # Which of the words for a judgement stands there is all one.
        self.named = [self.snapshot.telling_of(m.keys) for m in put.mentions]

    def share(self, line: Line | None) -> float:
        """Return the share of the follow-up's own words that a line holds; more than all where it stands on the ground
        and holds them."""
        if line is None:
            return 0.0
        held = max(self._held(place) for place in line.places)
        return held + (held >= HALF and any(p in self.section and p not in self.told for p in line.places))

    def best(self, least: float, led: float) -> list[str]:
        """Return the names of what holds most of the follow-up's own words, at least so much and no less than what
        leads now, the nearest to what was told first."""
        if not self.told or not (self.own or (self.why and self.named)):
            return []
        fits = [p for p in self.section if all(p in of for of in self.named) and self._asked(p)]
        shares = {p: self._held(p) for p in fits}
        top = max(shares.values(), default=0.0)
        # Where no statement holds the words in which a reason is asked for, it is that which is given there.
        wordless = self.why and self.named and max(led, top) < HALF
        if not wordless and (led > 1 or top < max(ALL if self.any else least, led)):
            return []
        kept = [p for p in fits if shares[p] >= ALIKE * top]
        kept.sort(key=lambda p: min(abs(p - t) for t in self.told))
        return [self.snapshot.order[p] for p in kept[:MOST]]

    def further(self) -> list[str]:
        """Return the names of what stands on the same line after what was told, on whom the follow-up names, else on
        whoever acts there."""
        snapshot, lines = self.snapshot, self.snapshot.lines
        if not self.told:
            return []
        line = lines[self.told[0]][0]
        last = max(p for p in self.told if lines[p][0] == line)
        acting = [s for s, p, _ in snapshot.passages[snapshot.order[last]]["triples"]] if not self.named else []
        of = self.named or [snapshot.telling_of([k.removeprefix("id:") for k in acting])]
        after = [p for p in self.section if p > last and lines[p][0] == line and all(p in places for places in of)]
        return [snapshot.order[p] for p in after[:MOST]]

    def _asked(self, place: int) -> bool:
        """Tell whether it is no more of what was told already, but for a reason, of which it may hold one."""
        reason = self.why and gives_reason(plain(self.snapshot, place), self.snapshot)
        return reason if self.why else self.who or place not in self.told

    def _held(self, place: int) -> float:
        held = [(a.weight, a.held.get(place, 0.0)) for a in self.own]
        if self.any:
            return max((h for _, h in held), default=0.0)
        whole = sum(w for w, _ in held)
        return sum(w * h for w, h in held) / whole if whole else 0.0
