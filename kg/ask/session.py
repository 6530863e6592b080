"""A session of questions: what was asked last stays in mind, so that "and Germany?" and "who says so?" are understood.

Rules on words, as for single questions; no language model.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kg.ask import ask, meaning
from kg.ask.answer import Answer, Json
from kg.ask.retrieval.context import Context
from kg.ask.understanding.grammar import Follow, follow, load
from kg.ask.understanding.question import Mention, Question, understand
from kg.names import language_of
from kg.terms import ID, PASSAGE

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

OF_STATEMENTS = {"why", "who_says", "provenance"}
"""Intents that ask on about a statement; where the last answer has none, there is nothing to ask about."""
_END = " ?？。.!！\u3000"
_ARTICLE = {"en": "{text} in article {number}?", "zh": "文章{number}：{text}？", "ja": "記事{number}：{text}？"}
_YEAR = {"en": "{text} in {year}?", "zh": "{year}年，{text}？", "ja": "{year}年に{text}？"}


class Session:
    """Questions that lean on the one before.

    Parameters
    ----------
    graph : KnowledgeGraph
    language : str, optional
        Answer in this language; left out, in that of each question.

    Attributes
    ----------
    understood : str
        The last question as it was asked of the graph, completed from those before it.
    answer : Answer or None
        The last answer.
    turns : list of Answer
        All answers so far.

    Examples
    --------
    >>> from kg import KnowledgeGraph
    >>> from kg.ask.session import Session
    >>> session = Session(KnowledgeGraph.open())
    >>> answer = session.ask("When did Bolton visit Japan?")
    >>> answer = session.ask("and South Korea?")
    >>> session.understood
    'When did Bolton visit South Korea?'
    """

    def __init__(self, graph: KnowledgeGraph, language: str | None = None) -> None:
        self.graph = graph
        self.language = language
        self.understood = ""
        self.answer: Answer | None = None
        self.turns: list[Answer] = []
        self._asked = ""
        self._question: Question | None = None
        self._chosen: dict[str, str] = {}

    def ask(self, text: str) -> Answer:
        """Answer a question or a follow-up.

        Returns
        -------
        Answer
            Its ``question`` is what was typed; what it was taken for is in `understood`.
        """
        text = text.strip()
        found = self._followed(text) if self._question is not None and self.answer is not None else None
        if found is None:
            found = self._put(text, self.language)
        return self._kept(text, found)

    def choose(self, choice: str) -> Answer:
        """Answer the last question once more, with one of the meanings that its answer asked about.

        Parameters
        ----------
        choice : str
            A key, or a number of the list.

        Raises
        ------
        UnknownThingError
            If the last answer asked about no such meaning.
        """
        typed = self.answer.question if self.answer else ""
        asked_about = [e["iri"].removeprefix(ID) for e in self.answer.entities] if self.answer else []
        choices = meaning.Choices([choice])
        key = choices.among(asked_about if self.answer and self.answer.status == "ambiguous" else [])
        choices.check()
        if key and self._question is not None:
            for mention in self._question.mentions:
                if key in meaning.meanings(self.graph.snapshot, mention):
                    self._chosen[mention.name] = key
        return self._kept(typed, self._put(self._asked, self.language))

    def _follow(self, language: str) -> Follow:
        return follow(language, self.graph.snapshot)

    def _kept(self, typed: str, found: Answer) -> Answer:
        found.question = typed
        self.answer = found
        self.turns.append(found)
        return found

    def _put(self, text: str, language: str | None) -> Answer:
        """Ask a whole question and keep it in mind."""
        mended, _ = meaning.mended(self.graph, text)
        question = understand(self.graph.snapshot, mended)
        choose = [self._chosen[m.name] for m in question.mentions if m.name in self._chosen]
        found = ask(self.graph, text, language, list(dict.fromkeys(choose)))
        self._asked, self._question, self.understood = mended, question, mended
        return found

    # --- Follow-ups

    def _followed(self, text: str) -> Answer | None:
        """Return the answer to a follow-up, or None for a question that stands by itself."""
        last = self._question
        assert last is not None
        folder = self.graph.snapshot.folder_of_names
        own = language_of(text, folder)
        cues = self._follow(own).cues
        folded = folder.fold(text).strip(_END)
        for cue, answered in (("speakers", self._speakers), ("sources", self._sources)):
            if any(p.search(folded) for p in cues[cue]):
                return answered(text, self.language or own)
        match = next((m for p in cues["again"] if (m := p.search(folded))), None)
        rest = match["rest"] if match else ""
        if match and len(text.strip(_END)) == len(folded):
            rest = text.strip(_END)[match.start("rest") : match.end("rest")]
        put = understand(self.graph.snapshot, rest or text)
        names = bool(put.mentions or put.articles or put.years)
        bare = not put.content.replace("\x00", " ").strip(_END + "、,，呢")
        if put.intents and not names and bare:
            if put.intent in OF_STATEMENTS and self.answer and self.answer.status == "unknown":
                return self._of_evidence(text, self.language or own, put.intent, None)
            return self._asked_of_the_same(text, put, self.language or own)
        if names and not put.intents and (rest or bare):
            # A bare name says nothing of the language that is spoken.
            spoken = own if rest or own != "en" else self.answer.language if self.answer else own
            return self._asked_of_another(put, self.language or spoken)
        filled = self._filled(text, put, own)
        return self._put(filled, self.language or own) if filled else None

    def _asked_of_the_same(self, text: str, put: Question, language: str) -> Answer:
        """Ask something else of what was asked last."""
        from kg.ask.single import one

        last = self._question
        assert last is not None
        question = understand(self.graph.snapshot, self._asked, language)
        question.intents = put.intents
        question.negative = last.negative
        chosen = [self._chosen[m.name] for m in question.mentions if m.name in self._chosen]
        found = one(self.graph, question, meaning.Choices(chosen))
        self.understood = self._follow(language).say["of"].format(cue=text.strip(_END), text=self._asked)
        return found

    def _asked_of_another(self, put: Question, language: str) -> Answer:
        """Ask the same with other names, years or of another article."""
        last = self._question
        assert last is not None
        text = self._asked.strip() if len(self._asked.strip()) == len(last.folded) else last.folded
        spoken = last.grammar.language
        changes: list[tuple[int, int, str]] = []
        free = list(last.mentions)
        for mention in put.mentions:
            place = self._same_kind(mention, free)
            if place is None:
                continue
            free.remove(place)
            key = self._chosen.get(mention.name, mention.keys[0])
            name = self.graph.label(key, spoken)
            if len(mention.keys) > 1 and key == mention.keys[0] and put.grammar.language == spoken:
                name = put.text[mention.start : mention.end]
            typed = put.text[: mention.end].casefold()
            if re.search(r"\bthe $", typed[: mention.start + 4]) and not text[: place.start].casefold().endswith(
                "the "
            ):
                name = f"the {name}" if spoken == "en" else name
            changes.append((place.start, place.end, name))
        for start, end, name in sorted(changes, reverse=True):
            text = text[:start] + name + text[end:]
        if put.years:
            text = self._other_year(text, last, put.years[0], spoken)
        for key in put.articles[:1]:
            for cue in last.grammar.cues["article"]:
                text = cue.sub(lambda _: "", text)
            number = self.graph.snapshot.articles[key]["number"]
            text = _ARTICLE[spoken[:2]].format(text=text.strip(_END), number=number)
        return self._put(text, language)

    @staticmethod
    def _other_year(text: str, last: Question, year: str, spoken: str) -> str:
        if last.years and last.years[0][:4] in text:
            return text.replace(last.years[0][:4], year[:4], 1)
        return _YEAR[spoken[:2]].format(text=text.strip(_END), year=year[:4])

    def _same_kind(self, mention: Mention, among: Sequence[Mention]) -> Mention | None:
        """Return the name of the last question in whose place another is put: the last of the same class, else of a
        class above both, else the last."""
        snapshot = self.graph.snapshot

        def types(name: Mention) -> set[str]:
            return {t for k in name.keys for t in snapshot.types(k)}

        wide = ("Actor", "Person", "Event", "Document", "Concept")
        for alike in (
            [m for m in among if types(m) & types(mention)],
            [m for m in among for c in wide if all(any(snapshot.is_a(k, c) for k in n.keys) for n in (m, mention))],
            list(among),
        ):
            if alike:
                return alike[-1]
        return None

    def _filled(self, text: str, put: Question, own: str) -> str:
        """Return a question with its pronouns replaced by what was named last; empty where nothing was replaced."""
        snapshot = self.graph.snapshot
        cues = self._follow(own).cues
        last = self._question
        assert last is not None and self.answer is not None
        before = [k for m in last.mentions for k in m.keys[:1]]
        before += [e["iri"].removeprefix(ID) for e in self.answer.entities]
        persons = [k for k in before if "Person" in snapshot.types(k)]
        things = [k for k in before[: len(last.mentions)] if "Person" not in snapshot.types(k)]
        spoken = any("Person" in snapshot.types(k) for m in put.mentions for k in m.keys)
        for cue, meant in (("person", [] if spoken else persons), ("thing", [] if put.mentions else things)):
            for pattern in cues[cue]:
                match = pattern.search(text.casefold())
                if match and meant:
                    name = self.graph.label(meant[0], own)
                    owner = own == "en" and match[0] in {"his", "hers", "its", "their"}
                    return text[: match.start()] + name + ("'s" if owner else "") + text[match.end() :]
        return ""

    # --- Of the last answer itself

    def _speakers(self, text: str, language: str) -> Answer:
        """Say who speaks in the evidence of the last answer, and how the author stands to it."""
        said = self._follow(language).say
        snapshot = self.graph.snapshot

        def line(context: Context, evidence: Json) -> str:
            stance = snapshot.label(f"kg:{evidence['stance']}", language)
            return said["speakers"].format(
                speaker=evidence["speaker"], stance=stance, text=context.text(evidence["summary"])
            )

        return self._of_evidence(text, language, "who_says", line)

    def _sources(self, text: str, language: str) -> Answer:
        """Say where the evidence of the last answer stands, and which works it cites."""

        def line(_: Context, evidence: Json) -> str:
            return f"{evidence['author']}, {evidence['file']}:{evidence['line']}: “{evidence['exact']}”"

        found = self._of_evidence(text, language, "provenance", line)
        works = [w for e in found.evidence for w in self._entry(e).get("cites", ())]
        if works:
            names = "; ".join(self.graph.label(w, language) for w in dict.fromkeys(works))
            grammar = load(language, self.graph.snapshot)
            found.answer += "\n" + grammar.frame("cited", works=names)
        return found

    def _entry(self, evidence: Json) -> Json:
        found: Json = self.graph.snapshot.passages[evidence["passage"].removeprefix(PASSAGE)]
        return found

    def _of_evidence(
        self, text: str, language: str, intent: str, line: Callable[[Context, Json], str] | None
    ) -> Answer:
        assert self._question is not None and self.answer is not None
        question = understand(self.graph.snapshot, self._asked, language)
        context = Context(self.graph, question)
        names = [e["passage"].removeprefix(PASSAGE) for e in self.answer.evidence]
        self.understood = self._follow(language).say["of"].format(cue=text.strip(_END), text=self._asked)
        if not names or line is None:
            found = context.unknown()
            found.intent = intent
            return found
        found = context.answer
        found.status, found.intent = "answered", intent
        context.add_entities([k for m in question.mentions for k in m.keys])
        context.add_evidence(names, most=len(names))
        context.add_entities([self._entry(e)["speaker"] for e in found.evidence])
        context.sparql(names)
        found.answer = "\n".join(dict.fromkeys(line(context, e) for e in found.evidence))
        return found


def starts(graph: KnowledgeGraph, typed: str, count: int = 20) -> list[str]:
    """Return names that begin as what somebody typed, as the graph spells them, the shortest first; for completion.

    Parameters
    ----------
    graph : KnowledgeGraph
    typed : str
        At least two letters, or one character of Chinese or Japanese.
    count : int
    """
    folded = graph.snapshot.folder_of_names.fold(typed)
    if len(folded) < (2 if folded.isascii() else 1) or not re.search(r"\w", folded):
        return []
    from kg.spelling import spelt

    rows = graph.snapshot.names.starting(folded)
    shortest = sorted(rows, key=lambda n: (len(n), n))[: 2 * count]
    found = [spelt(graph.snapshot, rows[name][0], name) for name in shortest]
    return list(dict.fromkeys(found))[:count]
