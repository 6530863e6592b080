"""Choice: a follow-up on one of the things that were told, by its place among them ("how is the second one measured?")
or by what is told of it ("其中管半导体的那个是哪年建的？")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.ask.answer import BULLET, Answer
from kg.ask.following.reply import LISTED, Line, section_of
from kg.ask.following.turn import Turn, Typed, ended, labelled, things_of
from kg.ask.retrieval.context import Context
from kg.ask.saying.wording import lines_of
from kg.ask.understanding.numeral import ORDINALS, number
from kg.ask.understanding.question import understand
from kg.terms import home_of, is_thing

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

ACTING = ("State", "Person", "Place", "Collective")
"""Classes of who acts and where: none of these is one of the things that were told."""
HALF = 0.5
"""The share of what is said of the one that a statement on it holds."""


class Choice:
    """Finds which of the things that an answer tells a follow-up is on.

    Parameters
    ----------
    graph : KnowledgeGraph
    answer : Answer
    """

    def __init__(self, graph: KnowledgeGraph, answer: Answer) -> None:
        self.graph, self.snapshot, self.answer = graph, graph.snapshot, answer

    def named(self, typed: Typed) -> str:
        """Return a question with the name of the one in the place of how it is chosen; empty where none is, or where
        none can be told."""
        grammar = typed.grammar
        text = typed.said if len(typed.said) == len(typed.put.folded) else typed.put.folded
        match = grammar.cues["by_place"].search(typed.put.folded)
        key = self._by_place(match["n"]) if match else ""
        if not match:
            match = grammar.cues["among"].search(typed.put.folded)
            key = self._told_of(match["of"]) if match else ""
        if not match or not key:
            return ""
        start, end = match.span("this")
        return ended(text[:start] + labelled(self.graph, key, typed.own) + text[end:], typed.own)

    def criteria(self, text: str, typed: Typed, last: Turn) -> str:
        """Return a text that asks how many of them are met with the criteria of what the last question names, where
        those were told; empty where it is none such."""
        folded = self.snapshot.folder_of_names.fold(text)
        match = typed.grammar.cues["of_criteria"].search(folded)
        named = things_of(self.snapshot, last.question)
        if not match or not named or self.answer.intent != "theory" or things_of(self.snapshot, typed.put):
            return ""
        name = labelled(self.graph, named[-1].keys[0], typed.own)
        text = text if len(text) == len(folded) else folded
        start, end = match.span("this")
        criteria = typed.grammar.say["criteria"].format(name=name)
        return ended(re.sub("  +", " ", text[:start] + criteria + text[end:]), typed.own)

    def _by_place(self, said: str) -> str:
        """Return the thing that stands in its place in the list, and of which no other line tells."""
        place = ORDINALS.index(said) if said in ORDINALS else (number(said) or 0) - 1
        lines = self._listed()
        if len(lines) < 2 or place >= len(lines):
            return ""
        things = [self._things(line.names) for line in lines]
        others = {k for line in (*things[:place], *(things[place + 1 :] if place >= 0 else ())) for k in line}
        own = [k for k in things[place] if place == -1 or k not in others]
        return own[0] if own else ""

    def _listed(self) -> list[Line]:
        """Return the lines of the answer that are one of several statements."""
        passages, places = self.answer.passages, self.snapshot.places
        names = [tuple(passages[i] for i in of) for of in lines_of(self.answer)]
        texts = zip(self.answer.answer.split("\n"), names, strict=True)
        lines = [Line(text, tuple(places[name] for name in own), own) for text, own in texts]
        told = [line for line in lines if line.names and LISTED.match(line.text)]
        return [line for line in told if line.text.startswith(BULLET) is told[0].text.startswith(BULLET)]

    def _told_of(self, said: str) -> str:
        """Return the thing of which, of all that the answer tells and what stands in its section, that is told which is
        said of the one."""
        sought = [a for a in Context(self.graph, understand(self.snapshot, said)).sought if a.known]
        whole = sum(a.weight for a in sought)
        told = [self.snapshot.places[name] for name in self.answer.passages]
        beside = [p for t in told[:1] for p in section_of(self.snapshot, t)]
        shares = {p: sum(a.weight * a.held.get(p, 0.0) for a in sought) / whole for p in (*told, *beside) if whole}
        meant = {k for a in sought if a.mention for k in a.mention.keys}
        if max(shares.values(), default=0.0) < HALF:
            # What is named may be told of in another section.
            homes = {home_of(name) for name in self.answer.passages[:1]}
            shares = {p: 1.0 for p in sorted(self.snapshot.telling_of(meant)) if self._home(p) in homes}
        best = max(shares, key=lambda p: shares[p], default=None)
        if best is None or shares[best] < HALF:
            return ""
        return next((k for k in self._things((self.snapshot.order[best],)) if k not in meant), "")

    def _home(self, place: int) -> str:
        return home_of(self.snapshot.order[place])

    def _things(self, names: tuple[str, ...]) -> list[str]:
        """Return what some passages tell of, besides who acts and where."""
        triples = [t for name in names for t in self.snapshot.passages[name]["triples"]]
        ends = [str(end).removeprefix("id:") for s, _, o in triples for end in (s, o) if is_thing(end)]
        named = [k for k in dict.fromkeys(ends) if self.snapshot.labels(k)]
        return [k for k in named if not any(self.snapshot.is_a(k, c) for c in ACTING)]
