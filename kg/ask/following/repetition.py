"""What a follow-up says again of the last question, and whether it says no more than that ("did Germany pay, too?")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.ask.following.turn import Turn, content_of, is_alike, is_of
from kg.ask.understanding.grammar import Follow, follow
from kg.ask.understanding.question import Question

if TYPE_CHECKING:
    from kg.snapshot import Snapshot


class Repetition:
    """Compares a follow-up with the last question.

    Parameters
    ----------
    snapshot : Snapshot
    last : Turn
    """

    def __init__(self, snapshot: Snapshot, last: Turn) -> None:
        self.snapshot, self.last = snapshot, last

    @property
    def named(self) -> set[str]:
        """Keys of what the last question names."""
        return {k for m in self.last.question.mentions for k in m.keys}

    def alike(self, put: Question, grammar: Follow) -> bool:
        """Tell whether it is asked no more than whether another state or person does what the last question asks of one
        ("did Germany pay, too?")."""
        asked = [m for m in self.last.question.mentions if is_of(self.snapshot, m, ("State", "Person"))]
        words = re.findall(r"\w+", self._besides_doing(put))
        again = self.repeats(put) or (words and not put.units and all(w in self.last.question.folded for w in words))
        if len(put.mentions) != 1 or put.years or put.intents or not put.cued("whether") or not again:
            return False
        if any(grammar.cues[name].stand_in(put.folded) for name in ("person", "thing", "those")):
            # Of whom it is asked stands in the question itself.
            return False
        [now] = put.mentions
        alike = [m for m in asked if any(is_alike(self.snapshot, a, b) for a in m.keys for b in now.keys)]
        return bool(alike) and not self.named & set(now.keys) and not put.cued("interrogative")

    def as_high(self, put: Question, grammar: Follow) -> bool:
        """Tell whether it is asked no more than why something of another state is as high or low, where the last
        question asks of that of a state."""
        states = [all(is_of(self.snapshot, m, ("State",)) for m in q.mentions[:1]) for q in (put, self.last.question)]
        rated = "why" in put.intents and grammar.cues["high"].stand_in(content_of(put))
        asked = grammar.cues["degree"].stand_in(self.last.question.folded)
        now = put.keys
        return bool(rated and asked and all(states)) and len(put.mentions) == 1 and not self.named & now

    def repeats(self, put: Question) -> bool:
        """Tell whether a question says of whom it asks no more than the last one says."""
        texts, groups = {u.text for u in self.last.question.units}, self.last.question.groups
        # "Did not take part" holds "take part".
        same = all(groups & set(u.groups) or any(u.text in t or t in u.text for t in texts) for u in put.units)
        return bool(put.units) and same and not self.more(put)

    def more(self, put: Question) -> bool:
        """Tell whether a question has words of its own besides names, those known and what only says that one acts."""
        return bool(re.search(r"\w", self._besides_doing(put)))

    def _besides_doing(self, put: Question) -> str:
        """Return what the words left over of a question say besides that somebody did something."""
        return follow(put.grammar.language, self.snapshot).cues["doing"].sub(lambda _: " ", put.loose)
