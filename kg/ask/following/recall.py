"""What is asked of the last answer itself: who says so, where it stands, when it was, who disagrees, what else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from kg.ask.answer import BULLET, Answer, Json, passage_of
from kg.ask.following.reply import LISTED
from kg.ask.kinds import source
from kg.ask.retrieval.choose import FEW_WORDS, leading, said, speaks_of_each, spread
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.saying.wording import lines_of, proper, worded
from kg.ask.understanding.grammar import follow, load
from kg.ask.understanding.question import understand
from kg.dates import say
from kg.sections import section_name
from kg.terms import PASSAGE, home_of, is_thing

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

MOST = 8
"""How many lines are told at once."""
SPELT_OUT = 2
"""How many statements of one speaker are told; of more it is told how many they are."""
MORE, NAMED, MORE_MOST = 0.5, 0.4, 60
"""Down to which share of the best score statements are told when more is asked for, the same where they tell of all
that is named, and how many are looked at."""
LEADING = 6
"""Within how many characters of its beginning a statement gives the date that is asked for."""
FROM = "kg:accordingTo"
"""Relation of a table to what it was made from."""
AGAINST = {"rejects", "questions"}
"""How an author stands to what he does not agree with."""
CONTRARY = {"cito:disputes", "kg:criticises", "kg:opposes"}
"""Relations by which one thing speaks against another."""
ACTING = ("Actor", "Person", "Place")
"""Classes of whom or where is told of in much that has nothing to do with it."""


class Recall:
    """Speaks of the last answer.

    Parameters
    ----------
    graph : KnowledgeGraph
    asked : str
        The whole question that it answers.
    answer : Answer
    language : str
        To speak in.
    """

    def __init__(self, graph: KnowledgeGraph, asked: str, answer: Answer, language: str) -> None:
        self.graph, self.asked, self.last, self.language = graph, asked, answer, language
        self.snapshot = graph.snapshot
        self.said = follow(language, graph.snapshot).say

    def speakers(self) -> Answer:
        """Say who speaks in what is told first, and where."""
        # Who speaks is asked of what is told, and not of what is told beside it.
        return self._resting("who_says", [p.removeprefix(PASSAGE) for p in self.first()])

    def sources(self) -> Answer:
        """Say where that stands which is told first, and who speaks there."""
        return self._resting("provenance", self.last.passages)

    def _rests_on(self, context: Context, evidence: Sequence[Json]) -> str:
        """Return by whom, how the author stands to it, and where each of some statements is made, what its table was
        made from, and which works are cited there."""
        # What is told nearby is no source of what is told; that it stands there is shown with the evidence.
        first = set(self.first())
        evidence = [e for e in evidence if e["passage"] in first] or evidence

        def by(one: Json) -> tuple[str, str, str]:
            return one["article"], one["speaker"], one["stance"]

        order = {key: place for place, key in reversed(list(enumerate(map(by, evidence))))}
        lines = []
        for (_, speaker, stance), group in groupby(sorted(evidence, key=lambda e: order[by(e)]), by):
            own = list(group)
            texts = list(dict.fromkeys(worded(e, self.language) for e in own))
            how = self.snapshot.label(f"kg:{stance}", self.language)
            few = len(texts) <= SPELT_OUT
            frame = "rests" if few else "rests_many"
            text = " ".join(texts) if few else texts[0]
            places = self._places(own)
            line = self.said[frame].format(speaker=speaker, stance=how, places=places, text=text, n=len(texts))
            lines.append(BULLET + line)
            context.answer.back(line, [passage_of(e) for e in own])
        over = [self.said["over"].format(n=len(lines) - MOST)] if len(lines) > MOST else []
        # That an author made a table is plain; what it was made from is what it rests on.
        tables = source.compiled(context, [passage_of(e) for e in evidence[:MOST]])
        compiled = [n for n in tables if any(p == FROM for _, p, _ in self.snapshot.passages[n]["triples"])]
        context.add_evidence(compiled, most=len(context.answer.evidence) + len(compiled))
        works = [w for e in evidence[:MOST] for w in self._entry(e["passage"]).get("cites", ())]
        names = "; ".join(self.graph.label(w, self.language) for w in dict.fromkeys(works))
        cited = [load(self.language, self.snapshot).frame("cited", works=names)] if works else []
        made = [BULLET + context.statement_of(name) for name in compiled]
        lines = [*lines[:MOST], *over]
        return "\n".join([*made, *lines, *cited] if context.answer.intent == "provenance" else [*lines, *made, *cited])

    def _places(self, evidence: Sequence[Json]) -> str:
        """Return where statements stand: the numbers of their articles and their lines, section by section."""
        lines: dict[tuple[str, str], list[str]] = {}
        for one in evidence:
            number = self.snapshot.articles[one["article"]]["number"]
            lines.setdefault((number, section_name(one["section"], self.language)), []).append(str(one["line"]))
        places = [
            self.said["at"].format(article=number, line=", ".join(dict.fromkeys(own)), section=section)
            for (number, section), own in lines.items()
        ]
        return self.said["besides"].join(places)

    def dating(self) -> Answer | None:
        """Say when that was of which the answer tells first; None where none of that has a date."""
        first, context = self.first(), self.context()
        told = [e for e in self.last.evidence if e["passage"] in first]
        found = [(e, context.dates(passage_of(e))) for e in told]
        known = next(((place, e, when) for place, (e, when) in enumerate(found) if when), None)
        if known is None:
            return None
        place, evidence, when = known
        names = [passage_of(evidence)]
        answer = self.told(context, "when", names)
        text, date = worded(evidence, self.language), say(when[0], self.language)
        leads = date in text[: len(date) + LEADING]
        line = text if leads else self.said["dated"].format(text=text, date=date)
        answer.answer = f"{self.said['undated']}\n{line}" if place else line
        return answer

    def dissent(self, told: frozenset[str] = frozenset()) -> Answer:
        """Tell what speaks against what the answer tells first: what aims at something that is told of there, or at
        whoever says it in telling of the same; what is rejected or questioned of that; where it is contradicted.

        Parameters
        ----------
        told : set of str
            Passages that were told already.
        """
        if not self.first():
            return self.nothing("compare")
        context = self.context()
        disputes = [] if told else self._disputes()
        spoken = (n for end in sorted(self.told_of()) for n in self.snapshot.speaking_of(end.removeprefix("id:")))
        # What an author rejects says that of a thing much is told of only where it comes near to the question.
        aimed = [n for n in spoken if self._entry(n)["stance"] not in AGAINST]
        near = dict.fromkeys([*(h.passage for h in context.hits), *aimed])
        against = [name for name in near if PASSAGE + name not in told and self._against(name)]
        if not against and not disputes:
            return self._none("no_more" if told else "no_dissent", "compare")
        answer = self.told(context, "compare", [*against[:MOST], *(n for d in disputes for n in d["between"])])
        lines = [context.text(d["content"]) for d in disputes]
        lines += self._worded(against[:MOST])
        answer.answer = "\n".join(lines)
        return answer

    def _against(self, name: str) -> bool:
        """Tell whether a passage speaks against what the answer tells first."""
        entries = [self._entry(p) for p in self.first()]
        on, entry = self.told_of(), self._entry(name)
        if entry["stance"] in AGAINST:
            return bool(on & _ends(entry))
        contrary = {o for _, p, o in entry["triples"] if p in CONTRARY}
        # That who speaks in the answer disagrees with others is no disagreement with it.
        others = [e for e in entries if e["speaker"] != entry["speaker"] or e["stance"] != "asserts"]
        speaking = {f"id:{e['speaker']}" for e in others}
        works = any(self.snapshot.is_a(str(o).removeprefix("id:"), "Document") for o in contrary)
        at_them = contrary & speaking or (works and speaking & _ends(entry))
        return bool(any(contrary & on & _ends(e) for e in others) or (at_them and on & _ends(entry)))

    def of_it(self, found: Answer) -> bool:
        """Tell whether what another answer tells first is of what this one tells of and has a date, or is told here;
        where nothing is told here, any is."""
        of = {e for e in self.told_of() if self.snapshot.dates.get(e.removeprefix("id:"))}
        names = [e["passage"] for e in proper(found)]
        told = any(n in self.last.passages or of & _ends(self._entry(n)) for n in names)
        return told or bool(names and found.complete) or not proper(self.last)

    def told_of(self) -> set[str]:
        """Return what the answer tells of first, besides who acts and where."""
        ends = {end for p in self.first() for end in _ends(self._entry(p))}
        return {e for e in ends if not any(self.snapshot.is_a(e.removeprefix("id:"), c) for c in ACTING)}

    def truth(self) -> Answer:
        """Say that the graph holds what is said and not whether it is so, with who says it, and where that is
        contradicted."""
        answer = self.speakers()
        if answer.status == "answered":
            against = [str(self.context().text(d["content"])) for d in self._disputes()]
            answer.answer = "\n".join([self.said["truth"], answer.answer, *against])
        return answer

    def more(self, told: set[str]) -> Answer:
        """Tell the statements that come next, after those that were told."""
        context = self.context()
        known = told | {e["passage"] for e in self.last.evidence}
        said = {line.strip("• ") for line in self.last.answer.splitlines()}
        names = [
            h.passage
            for h in leading(context, MORE, MORE_MOST)
            if PASSAGE + h.passage not in known and context.statement(h) not in said
        ][:MOST]
        if not names:
            return self._none("no_more")
        answer = self.told(context, self.last.intent, names)
        answer.answer = "\n".join(self._worded(names))
        return answer

    def elsewhere(self) -> Answer:
        """Tell what comes nearest to the question in other articles than that on which the last answer rests first,
        each under its head."""
        told = {e["article"] for e in self.told_first()[:1]}
        context = self._unsaid_by_whom({a for k in told for a in self.snapshot.articles[k]["authors"]})
        told |= set(context.question.articles)
        hits = self._nearest(context, lambda hit: home_of(hit.passage) not in told)
        if not hits:
            return self._none("no_elsewhere")
        answer = self.told(context, self.last.intent, [h.passage for h in hits])
        lines = []
        for article, own in groupby(sorted(hits, key=lambda h: home_of(h.passage)), lambda h: home_of(h.passage)):
            lines += [context.say("side", name=context.titled(article)), *self._worded([h.passage for h in own])]
        answer.answer = "\n".join(lines)
        return answer

    def others(self) -> Answer:
        """Tell what others say nearest to the question than those who speak in what is told first."""
        speaking = {str(self._entry(p)["speaker"]) for p in self.first()}
        context = self._unsaid_by_whom(speaking)

        def anothers(hit: Hit) -> bool:
            entry = self.snapshot.passages[hit.passage]
            return entry["speaker"] not in speaking and self._says(hit.passage)

        hits = self._nearest(context, anothers)
        if not hits:
            return self._none("no_others")
        answer = self.told(context, "who_says", [h.passage for h in hits])
        answer.answer = "\n".join(self._worded([h.passage for h in hits]))
        return answer

    def _says(self, name: str) -> bool:
        """Tell whether a passage tells what somebody holds, and not only what is so."""
        entry = self.snapshot.passages[name]
        return entry["stance"] != "asserts" or any(p == "kg:claimant" for _, p, _ in entry["triples"])

    def _unsaid_by_whom(self, persons: set[str]) -> Context:
        """Return the question without who says it, where that is one of some: what others say is asked of the rest."""
        question = understand(self.snapshot, self.asked, self.language)
        authors = {a for k in question.articles for a in self.snapshot.articles[k]["authors"]}
        named = {i for m in question.mentions if not persons & set(m.keys) for i in range(m.start, m.end)}
        gone = {i for m in question.mentions if persons & set(m.keys) for i in range(m.start, m.end)}
        if authors & persons:
            # An author's name may call the article.
            gone |= {i for i, c in enumerate(question.open) if c == "\x00" and i not in named}
        text = "".join(c for i, c in enumerate(question.folded) if i not in gone)
        return Context(self.graph, understand(self.snapshot, text if gone else self.asked, self.language))

    def _nearest(self, context: Context, meant: Callable[[Hit], bool]) -> list[Hit]:
        """Return what comes nearest to a question of what is meant, and was told or tells of all that it names."""
        known, mentions = {e["passage"] for e in self.last.evidence}, context.question.mentions
        least = (NAMED if mentions else MORE) * max((h.score for h in context.hits), default=0.0)
        own = [
            h
            for h in context.hits
            if h.score >= least
            and meant(h)
            and said(context, h) >= FEW_WORDS
            and (PASSAGE + h.passage in known or speaks_of_each(context, h, mentions))
        ]
        return spread(context, own, MORE, MOST)

    def item(self, place: int) -> Answer:
        """Tell one of the statements that are told first, by its place in the list (-1: the last)."""
        near = self.last.nearby
        lines = self.last.answer.split("\n")
        lines = lines[: lines.index(near) if near in lines else len(lines)]
        rest_on = lines_of(self.last)
        told = [i for i, line in enumerate(lines) if rest_on[i] and LISTED.match(line)]
        # Beside what is numbered other statements are told.
        told = [i for i in told if lines[i].startswith(BULLET) is lines[told[0]].startswith(BULLET)]
        chosen = told[place : place + 1 or None]
        if not chosen:
            return self._none("no_more")
        names = [self.last.passages[i] for i in rest_on[chosen[0]]]
        answer = self.told(self.context(), self.last.intent, names)
        answer.answer = lines[chosen[0]]
        answer.back(answer.answer, names)
        return answer

    def _worded(self, names: Sequence[str]) -> list[str]:
        """Return what passages say, a line each, with who says it by name."""
        entries = (self.snapshot.evidence(name, self.language) for name in names)
        return list(dict.fromkeys(BULLET + worded(entry, self.language) for entry in entries))

    def _none(self, name: str, intent: str = "") -> Answer:
        """Say that the graph holds nothing of what is asked of the last answer."""
        answer = self.context().unknown(self.said[name])
        answer.intent, answer.closest = intent or answer.intent, []
        return answer

    # ---

    def context(self) -> Context:
        """Return the question that was answered, with what was found for it."""
        return Context(self.graph, understand(self.snapshot, self.asked, self.language))

    def _disputes(self) -> list[Json]:
        """Return where what the answer tells first is contradicted elsewhere; where one text differs from itself,
        nobody disagrees."""
        first = {p.removeprefix(PASSAGE) for p in self.first()}
        return [
            d
            for d in self.snapshot.disagreements.values()
            if set(d["between"]) & first and len({home_of(n) for n in d["between"]}) > 1
        ]

    def _entry(self, passage: str) -> Json:
        found: Json = self.snapshot.passages[passage.removeprefix(PASSAGE)]
        return found

    def first(self) -> list[str]:
        """Return the passages of what the answer tells before what is told nearby; the first where that isn't plain."""
        return [e["passage"] for e in self.told_first()]

    def told_first(self) -> list[Json]:
        """Return the evidence of what the answer tells before what is told nearby."""
        return proper(self.last) or self.last.evidence[:1]

    def told(self, context: Context, intent: str, names: list[str]) -> Answer:
        """Return an answer that rests on some passages; what it says is put in by the caller."""
        found = context.answer
        found.status, found.intent = "answered", intent
        context.add_entities([k for m in context.question.mentions for k in m.keys])
        context.add_evidence(names, most=len(names))
        context.add_entities([self._entry(e["passage"])["speaker"] for e in found.evidence])
        context.sparql(names)
        return found

    def _resting(self, intent: str, names: list[str]) -> Answer:
        """Say on what some passages rest."""
        if not names:
            return self.nothing(intent)
        context = self.context()
        found = self.told(context, intent, names)
        found.answer = self._rests_on(context, found.evidence)
        return found

    def nothing(self, intent: str) -> Answer:
        """Say that there is nothing to ask about."""
        return self._none("no_evidence", intent)


def _ends(entry: Json) -> set[str]:
    """Return the things between which a passage tells relations."""
    return {end for s, _, o in entry["triples"] for end in (s, o) if is_thing(end)}
