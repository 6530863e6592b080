"""A session of questions: what was asked last stays in mind, so that "and Germany?" and "who says so?" are understood.

Rules on words, as for single questions; no language model. How a follow-up is completed is told in `kg.ask.following`,
what is asked of the last answer in `kg.ask.following.recall`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from kg.ask import ask, meaning
from kg.ask.answer import Answer
from kg.ask.following.assent import assent
from kg.ask.following.completion import ACTING, Completed, Completion
from kg.ask.following.conjunction import brought_together, measured_alike, told_of
from kg.ask.following.recall import Recall
from kg.ask.following.turn import END, Turn, apart, is_of, turn
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.times import at_time
from kg.ask.saying.wording import in_order, lines_of, proper, tidied
from kg.ask.understanding.grammar import Follow, follow, load
from kg.ask.understanding.numeral import ordinals
from kg.ask.understanding.question import Question, understand
from kg.dates import say
from kg.names import language_of, to_traditional
from kg.snapshot import pick
from kg.terms import ID, PASSAGE

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

OF_STATEMENTS = {"why", "who_says", "provenance"}
"""Intents that ask on about a statement; where the last answer has none, there is nothing to ask about."""
SMALL_TALK = ("leave", "thanks", "hello")
"""Cues of what asks nothing, whatever the language before."""
LANGUAGES = ("en", "zh-Hans", "ja")
OF_THE_ANSWER = ("speakers", "sources", "dating", "dissent", "truth", "more", "stance", "same")
"""Cues of what is asked of the last answer itself."""
OF_SOURCES = {"speakers", "sources", "truth"}
"""Those by which it is asked who tells it and where."""
SHORT_IS = re.compile(r"^(who|what|where)['’]s\b")
"""A verb cut down to its last letter, after the English word that asks."""
FITS = 0.6
"""The share of a question completed with what was asked of last that a passage must hold, where it could as well stand
by itself."""
MEASURING, NEAR = {"duration", "amount"}, 60
"""Intents that ask for a measure, and among how many statements the same of another time is looked for."""
OWN = 0.5
"""The share of a follow-up's own words that a statement on it holds."""
WHOLE = 0.9
"""The same of its words and of what it names."""


class Told(NamedTuple):
    """What was told last: the question as it was asked of the graph, the answer, and the question as it is shown."""

    text: str
    answer: Answer
    shown: str


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
        self._last: Turn | None = None
        self._of: Answer | None = None
        self._told_last: Answer | None = None
        self._aside = False
        self._shown = ""
        self._dissent: Answer | None = None
        self._before: Told | None = None
        self._told: set[str] = set()
        self._chosen: dict[str, str] = {}

    def ask(self, text: str) -> Answer:
        """Answer a question or a follow-up.

        Returns
        -------
        Answer
            Its ``question`` is what was typed; what it was taken for is in `understood`.
        """
        text, self._aside = text.strip(), False
        found = self._followed(text) if self._last is not None and self.answer is not None else None
        if found is None:
            found = self._by_itself(text)
        return self._kept(text, found)

    def small_talk(self, text: str) -> str:
        """Return what a text does that asks nothing: ``leave``, ``thanks`` or ``hello``; empty where it asks."""
        folded = self.graph.snapshot.folder_of_names.fold(text).strip(END)
        found = (name for name in SMALL_TALK for tag in LANGUAGES if self._follow(tag).cues[name].stand_in(folded))
        return next(found, "")

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
        choices.check(self.answer if asked_about and self.answer and self.answer.status == "ambiguous" else None)
        if key and self._last is not None:
            for mention in self._last.question.mentions:
                if key in meaning.meanings(self.graph.snapshot, mention):
                    self._chosen[mention.name] = key
        return self._kept(typed, self._put(self._last.text if self._last else "", self.language, kept=True))

    def _follow(self, language: str) -> Follow:
        return follow(language, self.graph.snapshot)

    def _kept(self, typed: str, found: Answer) -> Answer:
        found.question = typed
        self.answer = found
        if not self._aside:
            # Who says so, and where it stands, is always asked of what was told, and not of by whom and where it is.
            self._told_last = found
        self.turns.append(found)
        self._told |= {e["passage"] for e in found.evidence}
        return found

    def _put(
        self, text: str, language: str | None, kept: bool = False, instead: tuple[str, ...] | None = None
    ) -> Answer:
        """Ask a whole question and keep it in mind; with ``kept`` it is on what was asked of last, and ``instead`` are
        the keys of what was put in the place of what, where something was."""
        mended, _ = meaning.mended(self.graph, text)
        question = understand(self.graph.snapshot, mended)
        choose = [self._chosen[m.name] for m in question.mentions if m.name in self._chosen]
        found = ask(self.graph, text, language, list(dict.fromkeys(choose)))
        self._last = turn(self.graph.snapshot, mended, question, self._last, kept, instead)
        self.understood = self._shown = mended
        self._of, self._told, self._dissent = found, set(), None
        if found.status == "answered" or (found.premise and not kept and instead is None):
            self._before = Told(mended, found, mended)
        return found

    # --- Follow-ups

    def _followed(self, text: str) -> Answer | None:
        """Return the answer to a follow-up, or None for a question that stands by itself."""
        assert self._last is not None and self.answer is not None
        folder = self.graph.snapshot.folder_of_names
        own = self._spoken(text)
        language = self.language or own
        folded = SHORT_IS.sub(r"\1 is", folder.fold(text).strip(END))
        recalled = self._recalled(text, folded, own, language)
        if recalled is not None:
            return recalled
        put = understand(self.graph.snapshot, text)
        names = bool(put.mentions or put.articles or put.years)
        gap = self._follow(own).cues["gap"].stand_in(folded)
        content = put.content.replace("\x00", " ").strip(END + "呢")
        mere = not content or self._follow(own).cues["mere"].stand_in(content)
        if put.intents and not names and not gap and mere:
            # Why a number is as it is can't be asked where none is told.
            untold = self.answer.status == "partial" and not self.answer.premise and self.answer.intent in MEASURING
            if put.intent in OF_STATEMENTS and (self.answer.status == "unknown" or untold):
                self._of_the_last(text, language)
                return self._recall(language).nothing(put.intent)
            return self._asked_of_the_same(text, put, language)
        completed = Completion(self.graph, self._last, self.answer, self._chosen).completed(text, own)
        if completed is None or not (completed.sure or self._fits(completed, put)):
            return None
        if completed.how == "topic" and not put.intents and not self._known(put):
            return None
        before = {line for line in self.answer.answer.splitlines() if line.startswith("•")}
        instead = completed.swapped if completed.how == "instead" else None
        spoken_of = self._last
        found = self._put(completed.text, self.language or completed.language, completed.how == "topic", instead)
        if completed.how == "both":
            # Of the two it is asked on as of the one.
            self._last = self._last._replace(topic=spoken_of.topic, key=spoken_of.key, whole=spoken_of.whole)
        if completed.when:
            self._of_its_time(found, completed.when)
        if completed.how in {"instead", "pronoun"} or (completed.how == "topic" and self._last.key):
            brought_together(self.graph, self.understood, found)
        if completed.how == "instead" and completed.swapped:
            if self._told_last and found.intent in MEASURING:
                measured_alike(self.graph, found, self._told_last, completed.swapped[1])
            told_of(self.graph, found, *completed.swapped)
        if completed.how == "thing":
            self._focused(found, self._last.question, set(), named=True)
        if completed.how == "topic":
            self._focused(found, put, before)
            if self._last.whole and not self._last.key:
                self._show(text, self._last.whole, completed, found)
        cue, topic = apart(self.graph.snapshot, completed.text, completed.language)
        if completed.how == "instead" and topic and topic == spoken_of.topic and not spoken_of.key:
            self._show(cue, spoken_of.whole, completed, found)
        return found

    def _show(self, cue: str, whole: str, completed: Completed, found: Answer) -> None:
        """Show a follow-up with the whole question that it is on, which cut down to what it is about is no sentence."""
        of = self._follow(completed.language).say["of"]
        self.understood = self._shown = of.format(cue=cue.strip(END), text=whole)
        found.answer = found.answer.replace(completed.text.strip(), self._shown)
        if self._before and self._before.answer is found:
            self._before = self._before._replace(shown=self._shown)

    def _by_itself(self, text: str) -> Answer:
        """Return the answer to what stands by itself; where there is none, to the same with the thing that was spoken
        of ("did South Korea join?")."""
        last, answer = self._last, self.answer
        found = self._put(text, self.language)
        if found.status != "unknown" or found.suggestions or last is None or answer is None:
            return found
        completed = Completion(self.graph, last, answer, self._chosen).with_thing(text, self._spoken(text))
        return self._put(completed, self.language) if completed else found

    def _spoken(self, text: str) -> str:
        """Return the language of a follow-up; what is written alike in both Chinese scripts is in that used before."""
        own = language_of(text, self.graph.snapshot.folder_of_names)
        before = self.answer.language if self.answer else own
        alike = own == "zh-Hans" and before == "zh-Hant" and to_traditional(text) == text
        if alike or (
            own.startswith("zh") and before == "ja" and self._recalls(text, "ja") and not self._recalls(text, own)
        ):
            # "何行目？" holds no kana.
            return before
        return own

    def _recalls(self, text: str, language: str) -> bool:
        """Tell whether it is asked of the last answer itself in a language."""
        folded, cues = self.graph.snapshot.folder_of_names.fold(text).strip(END), self._follow(language).cues
        return any(p.search(folded) for name in OF_THE_ANSWER for p in cues[name])

    def _recall(self, language: str) -> Recall:
        assert self._last is not None and self._of is not None
        return Recall(self.graph, self._last.text, self._told_last or self._of, language)

    def _of_the_last(self, text: str, language: str) -> None:
        assert self._last is not None
        self.understood = self._follow(language).say["of"].format(cue=text.strip(END), text=self._asked())

    def _asked(self) -> str:
        """Return the last question as it is shown, one that was itself asked of another without brackets of its own."""
        for tag in (*LANGUAGES, "zh-Hant"):
            frame = re.escape(self._follow(tag).say["of"])
            pattern = frame.replace(r"\{cue\}", "(?P<cue>.+?)").replace(r"\{text\}", "(?P<text>.+)")
            match = re.fullmatch(pattern, self._shown)
            if match:
                return f"{match['cue']} – {match['text']}"
        return self._shown

    def _recalled(self, text: str, folded: str, own: str, language: str) -> Answer | None:
        """Return what is asked of the last answer itself, if it is."""
        recall = self._recall(language)
        commands: dict[str, Callable[[], Answer | None]] = {
            "speakers": recall.speakers,
            "sources": recall.sources,
            "dating": recall.dating,
            "dissent": recall.dissent,
            "truth": recall.truth,
            "more": lambda: recall.more(self._told),
        }
        # Who is asked to agree stands in the question, so that what it leans on is not.
        for name in ("stance", "same", "opinion"):
            stands = self._follow(own).cues[name].search(folded)
            who = understand(self.graph.snapshot, stands["who"], own) if stands else None
            found = assent(self._stood_to(language), who, name != "stance") if who else None
            if found is not None:
                # Whoever was asked to agree is who "he" is.
                assert self._last is not None
                told = [e["iri"].removeprefix(ID) for e in found.entities if e["type"].endswith("Person")]
                self._last = self._last._replace(focus=tuple(dict.fromkeys([*told[:1], *self._last.focus])))
                self._of_the_last(text, language)
                return found
        for name, answered in commands.items():
            if self._follow(own).cues[name].stand_in(folded):
                unmet = self._before if self._before and self._before.answer is not self._of else None
                if unmet and name == "dating":
                    # Of what was not told nothing can be asked but of what was told before it.
                    found = Recall(self.graph, unmet.text, unmet.answer, language).dating()
                    if found is not None:
                        of = self._follow(language).say["of"]
                        self.understood = of.format(cue=text.strip(END), text=unmet.shown)
                        return found
                found = answered()
                self._aside = name in OF_SOURCES and found is not None
                if found is None:
                    return self._asked_of_the_same(text, understand(self.graph.snapshot, text), language)
                self._of_the_last(text, language)
                self._dissent = found if name == "dissent" and found.status == "answered" else self._dissent
                return found
        return None

    def _stood_to(self, language: str) -> Recall:
        """Return what somebody is asked to agree with: who disagrees, where that was told last, and not how somebody
        stands to it; what was told before where the last question has no answer."""
        assert self._last is not None and self._of is not None
        if self._dissent or not self._before or self._of.status == "answered":
            return Recall(self.graph, self._last.text, self._dissent or self._of, language)
        return Recall(self.graph, self._before.text, self._before.answer, language)

    def _asked_of_the_same(self, text: str, put: Question, language: str) -> Answer:
        """Ask something else of what was asked last."""
        from kg.ask.single import one

        assert self._last is not None
        of, denied = self._last.text, self._told_last.premise if self._told_last else None
        if denied and denied["passages"]:
            # What was taken for granted is not so: it is asked on of what is.
            entry = self.graph.snapshot.passages[str(denied["passages"][0]).removeprefix(PASSAGE)]
            of = pick(entry["summary"], language).strip(END)
        question = understand(self.graph.snapshot, of, language)
        question.intents = put.intents
        question.negative = question.negative if denied else self._last.question.negative
        chosen = [self._chosen[m.name] for m in question.mentions if m.name in self._chosen]
        found = one(self.graph, question, meaning.Choices(chosen))
        tidied(self.graph.snapshot, question, found)
        self._unreasoned(found, question)
        self._of_the_last(text, language)
        if denied and denied["passages"]:
            self.understood = self._follow(language).say["of"].format(cue=text.strip(END), text=of)
        return found

    def _unreasoned(self, found: Answer, question: Question) -> None:
        """Say that no reason is told, where what gives reasons tells of nobody of whom it is asked."""
        snapshot = self.graph.snapshot
        doing = [k for m in question.mentions if is_of(snapshot, m, ("State", "Person")) for k in m.keys]
        told = snapshot.telling_of(doing)
        # What was told already is no reason for itself.
        before = set(self._told_last.passages) if self._told_last and self._told_last.intent in MEASURING else set()
        names = (str(e["passage"]).removeprefix(PASSAGE) for e in proper(found))
        first = [snapshot.places[name] for name in names if name not in before][:1]
        if found.intent != "why" or found.status != "answered" or not (doing and first) or told & set(first):
            return
        found.status = "partial"
        lines = [line for line in found.answer.split("\n") if line != found.nearby]
        none = load(found.language, snapshot).frame("no_reason")
        found.answer = "\n".join([none, *([found.nearby] if found.nearby else []), *lines])

    def _of_its_time(self, found: Answer, when: str) -> None:
        """Say that what is asked is not told of a time, where the first statement of an answer has other dates alone;
        what is told of that time comes first then."""
        told = [places for places in lines_of(found) if places]
        if found.status != "answered" or found.complete or not told:
            return
        names = [e["passage"].removeprefix(PASSAGE) for e in found.evidence]
        timely = [at_time(self.graph.snapshot, name, when) for name in names]
        lines, of = found.answer.split("\n"), lines_of(found)
        count = next((i for i, line in enumerate(lines) if not (line.startswith("•") and of[i])), len(lines))

        def dated(place: int) -> int:
            at = {timely[p] for p in of[place]}
            return 0 if True in at else 1 if None in at else 2

        order = sorted(range(count), key=dated)
        if order and dated(order[0]) == 0:
            # What is told of that time comes first, what is told of another last.
            found.answer = "\n".join([*(lines[i] for i in order), *lines[count:]])
            in_order(found)
            return
        if any(timely[place] is not False for place in told[0]):
            return
        then = [names[place] for place, fits in enumerate(timely) if fits]
        recall = Recall(self.graph, self.understood, found, found.language)
        context = recall.context()

        def units(name: str) -> set[str]:
            return {v["unit"] for v in context.values(name)} - {"date"}

        # The same measure of that time, though in other words, is what is asked.
        measured = set().union(*(units(names[place]) for place in told[0]))
        near = [h.passage for h in context.hits[:NEAR] if measured] if found.intent in MEASURING else []
        same = [n for n in near if measured <= units(n) and at_time(self.graph.snapshot, n, when)]
        shown = list(dict.fromkeys([*same[:1], *then])) or [names[place] for place in told[0]]
        stated = dict.fromkeys(f"• {context.statement_of(name)}" for name in shown)
        said = self._follow(found.language).say["not_at"].format(when=say(when, found.language))
        told_now = recall.told(context, found.intent, shown)
        told_now.answer = "\n".join([*([] if same else [said]), *stated])
        told_now.status = "answered" if same else "partial"
        vars(found).update(vars(told_now))

    def _known(self, put: Question) -> bool:
        """Tell whether any word of a question stands in the articles, or asks by itself."""
        return put.cued("interrogative") or any(a.known for a in Context(self.graph, put).sought)

    def _fits(self, completed: Completed, put: Question) -> bool:
        """Tell whether a passage holds most of a completed question, and something of its own words."""
        context = Context(self.graph, understand(self.graph.snapshot, completed.text))
        known = [a for a in context.sought if a.known]
        whole = sum(a.weight for a in known)
        texts = {u.text for u in put.units} | set(put.loose.split())
        own = [a for a in known if a.mention is None and a.text in texts]

        def held(place: int) -> float:
            return sum(a.weight * a.held.get(place, 0.0) for a in known) / whole if whole else 0.0

        return any(
            held(h.place) >= FITS and (not own or any(h.place in a.held for a in own)) for h in context.hits[:50]
        )

    def _focused(self, found: Answer, put: Question, before: set[str], named: bool = False) -> None:
        """Put first, among the statements of an answer on what was asked of last, those that hold a follow-up's own
        words, with ``named`` all that it names as well; what was told already comes last."""
        if found.status != "answered" or not found.answer.startswith("•"):
            return
        context = Context(self.graph, understand(self.graph.snapshot, self.understood, found.language))
        texts = {u.text for u in put.units} | set(put.loose.split())
        own = [a for a in context.sought if a.known and (named if a.mention else a.text in texts)]
        least = WHOLE if named else OWN
        whole = sum(a.weight for a in own)
        held: dict[str, float] = {}
        for evidence in found.evidence:
            name = evidence["passage"].removeprefix(PASSAGE)
            place = self.graph.snapshot.places[name]
            line = f"• {context.statement_of(name)}"
            share = sum(a.weight * a.held.get(place, 0.0) for a in own) / whole if whole else 0.0
            held[line] = max(held.get(line, 0.0), share)
        lines = found.answer.splitlines()
        count = next((i for i, line in enumerate(lines) if not line.startswith("•")), len(lines))
        if (
            own
            and not ordinals(put.folded)
            and all(line in before and held.get(line, 0.0) < least for line in lines[:count])
        ):
            # What was told already, and holds nothing of what is asked now, is no answer to it.
            found.status = "partial"
            lines.insert(0, self._follow(found.language).say["no_more"])
            count = 0
        now = {k for m in put.mentions for k in m.keys}
        told_of = self.graph.snapshot.telling_of(now)
        places = [self.graph.snapshot.places[e["passage"].removeprefix(PASSAGE)] for e in found.evidence]
        spoken = any(places[p] in told_of for of in lines_of(found)[:count] for p in of)
        if now and count and not spoken:
            # Nothing of what is named now is told.
            found.status = "partial"
            lines.insert(0, self._follow(found.language).say["no_more"])
            count = 0
        # What tells of the thing that was spoken of is nearer than what tells of the same states.
        things = [m for m in context.question.mentions if not is_of(self.graph.snapshot, m, ACTING)]
        on = self.graph.snapshot.telling_of(k for m in things for k in m.keys)
        of_lines = zip(found.answer.split("\n"), lines_of(found), strict=True)
        near = {line: any(places[p] in on for p in of) for line, of in of_lines}
        lines[:count] = sorted(lines[:count], key=lambda t: (held.get(t, 0.0) < least, not near.get(t), t in before))
        found.answer = "\n".join(lines)
        in_order(found)


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
