"""Telling: whether a passage tells of an act as done, as not done, or as only wanted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from kg.ask.premises.acts import ENDING, NOT, Act, asked
from kg.ask.premises.reality import unreal
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.grammar import load
from kg.expression import Expression
from kg.thesaurus import Match

Told = Literal["done", "held", "denied", "wanted", ""]
NO = Expression(r"^ no (?!longer\b|doubt\b|more than\b|less than\b|later than\b)", " no ")
"""What stands after a verb whose object there was none of ("issued no communiqué")."""
PLAN = Expression(r"^(?:(?: the| its| all| any)?(?: [\w-]+){0,2})? (?:plans?|project|programme)\b")
"""What stands after a word of ending where it was a plan that came to an end."""
COMMITTING = {"promise", "assure", "announce", "say", "reaffirm"}
"""Groups of the thesaurus by which somebody speaks of what that one itself does or doesn't do."""
DECIDING = {"announce", "decide"}
"""Those, and others, by which somebody settles what to do."""
OWN_WORD = Expression(r"(?: (?:that|once|again|publicly|it|he|she|they|will|would|shall|the [\w'-]+|[\w'-]+s)){0,5} ?")
"""What may stand between such a word and the negation."""
TRIED = Expression(r"\b(?:tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|s(?:eeks?|ought|eeking)) to $", " to ")
"""What stands before an act that was no more than tried."""
BESIDE = Expression(r", as $", ", as ")
"""What stands before what is told only beside the rest ("as agreed by the two")."""
PLAIN_NOT = Expression(r"\b(?:no|not|never|without)\b|n't\b")
"""What denies any part of an English sentence."""


VOW = Expression(r"\b(?:will|would|shall) (?:not|never)\b")
"""How somebody says what that one is not going to do."""


class _Reading:
    """An English summary, read for one act: where in it begins what is unreal, wanted, or was stopped."""

    def __init__(self, context: Context, hit: Hit, act: Act) -> None:
        self.text, self.found, self.act = context.english(hit), context.words(hit), act
        self._context = context
        self._unreal_from = _wanted_from(context, hit, self.text, self.found)
        self.wanted_from = len(self.text) if act.wished else self._unreal_from
        # "Decided to stop the plan to deploy" tells of what was stopped.
        ended = (m.end for m in self.found if ENDING & set(m.groups) and PLAN.search(self.text[m.end :]))
        self._stopped = min(ended, default=len(self.text))
        self._refused = "kg:refused" in context.kinds(hit)
        # Who stays away or refuses has done so.
        self._declined = context.denying(act.own)
        self._negation = "n" in hit.traits

    def of_act(self, match: Match) -> Told | None:
        """Return how a word for the act itself is said; None where another word may tell otherwise."""
        act, before = self.act, self.text[: match.start]
        if (self._stopped < match.start and not act.own & ENDING) or NO.search(self.text[match.end :]):
            return "denied"
        said: Told = "wanted" if self._wanted(match) and not act.wished and not self._declined else "done"
        negation = NOT.search(before)
        if negation:
            said = "denied" if self._plain(negation.start()) else ""
        if said == "wanted" and _declared(self.text, self.found, match.start, DECIDING):
            # What somebody announced to do oneself is at least on its way.
            said = "held"
        return said if said != "done" or not self._negation or self._declined else None

    def of_opposite(self, match: Match) -> Told:
        """Return ``denied`` where a word for the opposite of the act says that this was done, or is going to be."""
        if BESIDE.search(self.text[: match.start]):
            return ""
        wanted = self._wanted(match)
        done = (not wanted or self.act.wished) and not NOT.search(self.text[: match.start])
        declines = self._refused and self._context.denying(match.groups)
        # Who announced the opposite is not going to do it.
        announced = wanted and _declared(self.text, self.found, match.start)
        return "denied" if done or declines or announced else ""

    def _wanted(self, match: Match) -> bool:
        text, groups = self.text, self._context.snapshot.word_groups
        if match.start >= self.wanted_from or TRIED.search(text[: match.start]):
            return True
        # It may follow on a word of wishing ("asked Germany to join").
        told = [m for m in self.found if m.start < match.start and " that " not in text[m.end : match.start]]
        wished = any(groups[g]["wish"] and not groups[g]["act"] for m in told for g in m.groups)
        return wished and text[: match.start].endswith(" to ")

    def _plain(self, negation: int) -> bool:
        """Tell whether what is negated at some place is no more than that: not merely wished not to be."""
        return negation <= self._unreal_from or self._refused or _declared(self.text, self.found, negation)


def told(context: Context, hit: Hit, act: Act) -> Told:
    """Return how a passage tells of an act, by its English summary (every passage has one).

    Returns
    -------
    str
        ``done``, ``held`` (the words of another language hold it), ``denied`` (not done, or the opposite done),
        ``wanted`` (demanded, expected, possible), or nothing
        where it doesn't tell. Of an act of which the question says that it was wanted, ``done`` is that it was.
    """
    reading = _Reading(context, hit, act)
    opposite: Told = ""
    named = False
    for match in reading.found:
        if not act.own.isdisjoint(match.groups):
            named = True
            said = reading.of_act(match)
            if said is not None:
                return said
        elif not act.against.isdisjoint(match.groups):
            named = True
            opposite = opposite or reading.of_opposite(match)
    leading_up = (m for m in reading.found if m.start >= reading.wanted_from and not act.before.isdisjoint(m.groups))
    if not named and unreal(context, hit) and any(leading_up):
        return "wanted"
    if named or set(hit.traits) & set("cpn"):
        return opposite
    # Another language's words, or a relation's, may tell that it was done.
    return "held" if act.held.get(hit.place) else ""


def _declared(text: str, found: Sequence[Match], start: int, groups: Collection[str] = COMMITTING) -> bool:
    """Tell whether somebody says something of oneself ("promised not to raise", "said that it will not")."""
    last = next((m for m in reversed(found) if m.end <= start), None)
    if last is None or set(groups).isdisjoint(last.groups):
        return False
    return OWN_WORD.fullmatch(text[last.end : start]) is not None


def all_done(context: Context, near: list[Hit], least: float) -> bool:
    """Tell whether all acts that a question asks about, if any, are told of as done by passages that hold some share of
    what it asks."""
    found = asked(context)
    return bool(found) and all(any(h.coverage >= least and told(context, h, a) == "done" for h in near) for a in found)


def vowed(context: Context, hit: Hit) -> bool:
    """Tell whether a passage tells only that somebody said not to be going to do something."""
    return VOW.search(context.english(hit)) is not None


def supposes(context: Context, hit: Hit) -> bool:
    """Tell whether a passage tells an act that a question takes for done as wanted, planned or expected only."""
    return any(not a.wished and told(context, hit, a) == "wanted" for a in asked(context))


def _wanted_from(context: Context, hit: Hit, text: str, found: Sequence[Match]) -> int:
    """Return the place from which on a text tells what was wanted, expected or possible only: in a claim, from the
    beginning ("leaving the treaty would be an option")."""
    snapshot = context.snapshot
    modals = [m for cue in load("en", snapshot).cues["unreal"] for m in cue.finditer(text)]
    if "c" in hit.traits:
        # "It is to punish Germany" says what for, not that it is no more than wanted.
        modals = [m for m in modals if not m[0].endswith(" to")]
        if modals:
            return 0
    places = [m.start() for m in modals]
    if not unreal(context, hit):
        return min(places, default=len(text))
    groups = snapshot.word_groups
    wishes = [m for m in found if any(groups[g]["wish"] for g in m.groups)]
    places += [m.start + 1 for m in wishes if not context.denying(m.groups)]
    return min(places, default=len(text) if wishes else 0)
