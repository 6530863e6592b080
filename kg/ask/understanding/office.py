"""Offices, and who holds them: told from the memberships in the graph (`org:member`, `org:role`, `org:organization`),
so that "the Polish president" and "the MIT scholars" are known without a name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from kg.ask.understanding.mention import Mention
from kg.names import candidates
from kg.snapshot import Snapshot
from kg.thesaurus import matches

if TYPE_CHECKING:
    from kg.ask.understanding.question import Question

OFFICES = {"foreign-minister", "defence-minister", "prime-minister", "president", "ambassador"}
"""Groups of the thesaurus that mean an office."""
PAST = {"former", "candidate", "succeed-in-office"}
"""Groups of words beside an office by which somebody is meant who does not hold it."""
ASKING = {"person", "define", "who_says"}
"""Intents that may ask who holds an office."""
OF_STATE = ("State", "GovernmentBody")
"""Classes of what an office is held in that only one holds at a time, and is known by."""
ABROAD = " to "
"""What stands in the English name of an office that is called by the state to which its holder is sent."""


class Holding:
    """An office that the graph knows somebody to hold.

    Attributes
    ----------
    who : str
    role : str
    under : set of str
        Heads of government under whom it is held.
    membership : str
        Key of the holding itself.
    bodies : tuple of str
        In what it is held.
    """

    def __init__(
        self, snapshot: Snapshot, who: str, role: str, under: set[str], membership: str, bodies: tuple[str, ...]
    ) -> None:
        self._snapshot = snapshot
        self.who, self.role, self.under, self.membership, self.bodies = who, role, under, membership, bodies

    # To read what all offices are called takes longer than many an answer, and most ask for neither.
    @cached_property
    def groups(self) -> set[str]:
        """Groups of the thesaurus that mean it."""
        return means(self._snapshot, self.role)

    @cached_property
    def states(self) -> set[str]:
        """By whose name the office is called."""
        name = called(self._snapshot, self.role)
        return set() if ABROAD in name else states_in(self._snapshot, name)


def held(snapshot: Snapshot) -> list[Holding]:
    """Return the offices that somebody holds, those first told first."""
    # The same for every question that is asked.
    known: list[Holding] = snapshot.kept.setdefault("offices held", [])
    if not known:
        roles, bodies, heads = (_by_one(snapshot, r) for r in ("org:role", "org:organization", "skos:related"))
        snapshot.things.read_ahead({role for own in roles.values() for role in own})
        for key, who in dict(snapshot.relations["org:member"]).items():
            own, under = tuple(bodies.get(key, ())), {h for h in heads.get(key, ()) if snapshot.is_a(h, "Person")}
            known += [Holding(snapshot, who, role, under, key, own) for role in roles.get(key, ())]
    return known


def held_in_states(snapshot: Snapshot) -> list[Holding]:
    """Return the offices of states and their bodies that somebody holds."""
    return [h for h in held(snapshot) if any(snapshot.is_a(body, c) for body in h.bodies for c in OF_STATE)]


def officials(snapshot: Snapshot, states: Iterable[str]) -> set[str]:
    """Return who holds an office, whichever, that is called by the name of one of some states: none of those who are
    sent to one ("ambassador to the United States")."""
    return {h.who for h in held(snapshot) if h.states.intersection(states)}


def holders(snapshot: Snapshot, question: Question) -> tuple[int, tuple[str, ...]] | None:
    """Return which of a question's names is that of an office, in place of its holder's, and who holds that; None
    where none is, where the question may ask who does, or where it names one of them."""
    if ASKING & set(question.intents) or PAST & question.groups:
        return None
    named = {k for m in question.mentions for k in m.keys}
    for place, mention in enumerate(question.mentions):
        if all("Role" in snapshot.types(k) for k in mention.keys):
            found = tuple(dict.fromkeys(h.who for h in held(snapshot) if h.role in mention.keys and h.states))
            if found and not named & set(found):
                return place, found
    return None


def spelt(snapshot: Snapshot, question: Question) -> Question:
    """Return a question in which a state with a word for an office after it ("Poland's president") is read as the name
    of that office, where the graph knows who holds one of the state that the word means."""
    for mention in question.mentions if OFFICES & question.groups else ():
        for unit in question.units:
            own = {h.role for h in _of_state(snapshot, mention) if h.groups & set(unit.groups)}
            end = question.folded.find(unit.text, mention.end)
            if own and end >= 0 and question.grammar.cues["office_in"].stand_in(question.folded[mention.end : end]):
                whole = question.folded[mention.start : end + len(unit.text)]
                office = Mention(mention.start, end + len(unit.text), whole, tuple(sorted(own)))
                found = question.fresh()
                found.mentions = [office if m == mention else m for m in question.mentions]
                found.units = [u for u in question.units if u != unit]
                return found
    return question


def staff(snapshot: Snapshot, body: Mention) -> set[str]:
    """Return who holds a post in what a name means, or in a part of it that is called by it ("Graduate School of ...,
    Waseda University")."""
    own = set(body.keys)
    parts = {part for h in held(snapshot) for part in h.bodies}
    within = {part for part in parts if own & {part, *_named_in(snapshot, part)}}
    return {h.who for h in held(snapshot) if within.intersection(h.bodies)}


def _named_in(snapshot: Snapshot, body: str) -> set[str]:
    known = snapshot.names.fetch(set(candidates(called(snapshot, body))))
    return {key for keys in known.values() for key in keys if "ResearchBody" in snapshot.types(key)}


def _of_state(snapshot: Snapshot, mention: Mention) -> list[Holding]:
    """Return the offices that somebody holds and that are called by a state of some name."""
    return [h for h in held(snapshot) if h.groups and h.states & set(mention.keys)]


def called(snapshot: Snapshot, role: str) -> str:
    """Return the first name of an office: others, as of a president's adviser, hold those of other offices."""
    return snapshot.folder_of_names.fold(snapshot.label(role, "en"))


def means(snapshot: Snapshot, role: str) -> set[str]:
    """Return the groups of the thesaurus that an office's names hold."""
    names = {snapshot.folder_of_names.fold(n) for group in snapshot.labels(role).values() for n in group}
    return {g for n in names for m in matches(n, snapshot.phrases.fetch) for g in m.groups} & OFFICES


def states_in(snapshot: Snapshot, text: str) -> set[str]:
    """Return the states whose name, or the word for whose people, stands in a folded text."""
    known = snapshot.names.fetch(set(candidates(text)))
    return {key for keys in known.values() for key in keys if snapshot.is_a(key, "State")}


def _by_one(snapshot: Snapshot, relation: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one, other in snapshot.relations[relation]:
        found.setdefault(one, []).append(other)
    return found
