"""What a part of a text takes over from the parts before it, which leaves it unsaid."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.ask.understanding.mention import Mention
from kg.ask.understanding.parts import FEWEST, GROUNDING, GROUNDS, OUTCOMES, SEVERAL
from kg.ask.understanding.question import Question
from kg.terms import is_thing

if TYPE_CHECKING:
    from kg.ask.answer import Answer
    from kg.snapshot import Snapshot

ANSWERING, AGREEING = ({"respond"}, {"perception"}), {"agree"}
"""Groups of the thesaurus by which a part asks how somebody took what the part before it tells, and whether it was
agreed to."""
AGENTS = ("Actor", "Person")
"""Classes of who does something, of whom a later part may ask without saying in what."""


def carry(snapshot: Snapshot, part: Question, first: Question, answer: Answer) -> None:
    """Let a part take over from the first what it leaves unsaid: its names, where it names nothing; where it speaks of
    "it", the names of no kind that it has names of itself, and what else is asked; for "him", whom the answer before
    it names."""
    _topic(part, first)
    if part.groups and part.groups <= GROUNDS and set(part.intents) <= GROUNDING and not part.mentions:
        # "What was the reason?" asks why, and says nothing to be found by.
        part.intents, part.units = ["why"], []
    if part.cued("him"):
        part.mentions = [*part.mentions, *_whom(snapshot, part, first, answer)]
        part.carried = bool(part.mentions)
    own = {k for m in part.mentions for k in _kinds(snapshot, m)}
    if not part.mentions or part.carried or part.cued("pronoun"):
        # What is asked of something that no article speaks of is told nowhere.
        part.strange = list(dict.fromkeys([*first.strange, *part.strange]))
    if not part.mentions and (part.cued("elliptic") or (part.cued("pronoun") and not first.mentions)):
        # "Which one was the longest?" is asked of what the first asks of, and "it" is that where this names nothing.
        part.units = [*part.units, *(unit for unit in first.units if unit not in part.units)]
    if thin(part) or _answers(part):
        # "How did Japan respond?" is asked of what was told of somebody else.
        part.carried = True
        part.units = [*part.units, *(unit for unit in first.units if unit not in part.units)]
    if not part.mentions or part.carried:
        part.carried = True
        part.mentions = [*part.mentions, *(m for m in first.mentions if not own & _kinds(snapshot, m))]
        part.years, part.tables = part.years or first.years, part.tables or first.tables
    elif _of_agents(snapshot, part) or subjectless(part) or part.cued("pronoun"):
        elided, added = subjectless(part), _left_unsaid(snapshot, part, first)
        # In what somebody acts, where no word points to that, is guessed, and takes nothing for granted.
        part.carried = bool(added) and not elided and not part.cued("pronoun")
        part.mentions = [*part.mentions, *added]
        if part.cued("pronoun") and all(unit in first.units for unit in part.units):
            part.units = [*part.units, *(unit for unit in first.units if unit not in part.units)]
        elif elided:
            part.years = part.years or first.years


def _left_unsaid(snapshot: Snapshot, part: Question, first: Question) -> list[Mention]:
    """Return the names that a part with names of its own takes over: those of no kind of which it names one; for "did
    the other accept it?", where there are none, also whose deed "it" is."""
    own = {k for m in part.mentions for k in _kinds(snapshot, m)}
    pronoun = part.cued("pronoun")
    found = [m for m in first.mentions if not own & _kinds(snapshot, m)]
    if not pronoun and not subjectless(part):
        found = [m for m in found if not _agent(snapshot, m)]
    mine = {m.keys for m in part.mentions}
    others = [m for m in first.mentions if m.keys not in mine]
    return found or (others if pronoun and _of_agents(snapshot, part) else [])


def thin(part: Question) -> bool:
    """Tell whether a part says nothing but a name and a bare verb ("how does Japan use?"), or a bare noun for what an
    act comes to or costs ("with what effect?"): what of is left unsaid."""
    bare = not part.units or (not part.mentions and part.groups <= OUTCOMES)
    return len(part.mentions) < SEVERAL and bare and len(re.findall(r"\w", part.loose)) <= FEWEST


def _answers(part: Question) -> bool:
    """Tell whether a part asks how somebody responded, and leaves unsaid to what."""
    groups = {g for unit in part.units for g in unit.groups}
    return len(part.mentions) == 1 and (groups in ANSWERING or (groups == AGREEING and part.cued("whether")))


def _of_agents(snapshot: Snapshot, part: Question) -> bool:
    """Tell whether a part names nobody but one who does something, not in what: "whom did Japan send?"."""
    alone = len(part.mentions) == 1 and len(part.units) < SEVERAL and not part.articles and not part.tables
    return alone and _agent(snapshot, part.mentions[0])


def _agent(snapshot: Snapshot, mention: Mention) -> bool:
    return any(snapshot.is_a(k, kind) for k in mention.keys for kind in AGENTS)


def subjectless(part: Question) -> bool:
    """Tell whether a part in Chinese or Japanese leaves out its subject: in Chinese a verb stands before the first
    name, in Japanese no word is marked as subject or topic."""
    if part.grammar.language == "en" or not part.mentions or part.articles:
        return False
    if part.grammar.language == "ja":
        return not any(mark in part.folded for mark in "はがも")
    before = part.folded[: min(m.start for m in part.mentions)]
    return any(unit.text in before for unit in part.units)


def _topic(part: Question, first: Question) -> None:
    """Give a part what a text is on as a whole: "the defence budget: what ..., and what ...?"."""
    match = first.grammar.cues["topic"].search(first.folded)
    if match is None:
        return
    end = match.end()
    part.mentions = [*part.mentions, *(m for m in first.mentions if m.end <= end and m not in part.mentions)]
    known = {unit.text for unit in part.units}
    part.units = [*part.units, *(u for u in first.units if u.text in match[0] and u.text not in known)]


def _whom(snapshot: Snapshot, part: Question, first: Question, answer: Answer) -> list[Mention]:
    """Return the person whom an answer's best statement names and the question doesn't, as a name; of several the one
    that is spoken of least."""
    own = {k for m in part.mentions for k in m.keys}
    before = [m for m in first.mentions if any("Person" in snapshot.types(k) for k in m.keys) and not own & set(m.keys)]
    if len(before) == 1 and not first.cued("who"):
        return [Mention(0, 0, before[0].name, before[0].keys)]
    named = {k for m in [*first.mentions, *part.mentions] for k in m.keys}
    best = answer.passages[:1]
    ends = {
        end[3:] for name in best for s, _, o in snapshot.passages[name]["triples"] for end in (s, o) if is_thing(end)
    }
    persons = [k for k in ends - named if "Person" in snapshot.types(k)]
    key = min(persons, key=lambda k: (len(snapshot.occurrences.get(k, ())), k), default="")
    language = part.grammar.language
    return [Mention(0, 0, snapshot.folder_of_names.fold(snapshot.label(key, language)), (key,))] if key else []


def _kinds(snapshot: Snapshot, mention: Mention) -> set[str]:
    return {t for k in mention.keys for t in snapshot.types(k)}
