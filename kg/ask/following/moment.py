"""A follow-up that names another time: the last question on that ("in March?", "and in 2018?")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.ask.following.turn import END, Turn
from kg.ask.understanding.grammar import Follow, follow
from kg.dates import say

if TYPE_CHECKING:
    from kg.snapshot import Snapshot

YEAR, MONTH = 4, 7
"""How many characters of a date (ISO) give the year, and the month."""


class Moment:
    """Puts a time in the place of that of the last question.

    Parameters
    ----------
    snapshot : Snapshot
    last : Turn
    """

    def __init__(self, snapshot: Snapshot, last: Turn) -> None:
        self.snapshot, self.last = snapshot, last

    def when(self, told: Sequence[str], part: str) -> str:
        """Return the year, or the month, that the last question names, else that of which the first dated of some
        passages tells; empty where none is."""
        dates = [str(o["value"]) for n in told for _, p, o in self.snapshot.passages[n]["triples"] if p == "kg:date"]
        length = YEAR if part == "year" else MONTH
        return next((d[:length] for d in (*self.last.question.years, *dates) if len(d) >= length), "")

    def at(self, when: str) -> str:
        """Return the last question on another time."""
        return self.put(self.last.words, when, self.last.spoken)

    def put(self, text: str, when: str, spoken: str) -> str:
        """Return a question on another time: in the place of the one that it names, as far as that is as exact."""
        grammar = follow(spoken, self.snapshot)
        years = self.last.question.years
        if len(when) > YEAR:
            named = sorted(
                (m.span() for m in grammar.cues["dated"].finditer(text.casefold())), key=lambda s: s[1] - s[0]
            )
            if named:
                start, end = named[-1]
                return text[:start] + say(when, spoken) + text[end:]
            return grammar.say["in_month"].format(text=text.strip(END), month=say(when, spoken))
        if years and years[0][:YEAR] in text:
            return text.replace(years[0][:YEAR], when, 1)
        return grammar.say["year"].format(text=text.strip(END), year=when)

    def of_the_year(self, text: str) -> str:
        """Return a text with no more than the year of the times that it names."""
        for cue in follow(self.last.spoken, self.snapshot).cues["dated"]:
            for match in reversed(list(cue.finditer(text.casefold()))):
                year = re.search(r"(?:1[89]|20)\d\d年?", match[0])
                text = text[: match.start()] + (year[0] if year else "") + text[match.end() :]
        return text

    def month(self, number: int) -> tuple[str, str]:
        """Return the last question on another month of its year, and that month (ISO) where the year is known."""
        years = self.last.question.years
        return self._in_month(number), f"{years[0][:YEAR]}-{number:02}" if years else ""

    def _in_month(self, number: int) -> str:
        text, grammar = self.last.words, follow(self.last.spoken, self.snapshot)
        month = grammar.say["months"].split()[number - 1]
        match = grammar.cues["month_named"].search(text.casefold())
        if match:
            return text[: match.start()] + month + text[match.end() :]
        year = self.last.question.years[0][:YEAR] if self.last.question.years else ""
        if year and year in text:
            return text.replace(year, grammar.say["year_month"].format(year=year, month=month), 1).replace("年年", "年")
        return grammar.say["in_month"].format(text=text.strip(END), month=month)


def month_of(folded: str, grammar: Follow) -> int:
    """Return the month that is all a follow-up names, from 1; else 0."""
    for cue in grammar.cues["month"]:
        match = cue.search(folded)
        if match:
            typed = match["month"]
            names = grammar.say["months"].casefold().split()
            number = int(typed) if typed.isdigit() else names.index(typed) + 1 if typed in names else 0
            if 0 < number <= len(names):
                return number
    return 0
