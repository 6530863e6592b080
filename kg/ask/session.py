"""A session of questions: what was asked last stays in mind, so that "and Germany?" and "who says so?" are understood.

Rules on words, as for single questions; no language model. How a follow-up is completed is told in `kg.ask.following`,
what is asked of the last answer in `kg.ask.following.recall`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from kg.ask import ask, meaning
from kg.ask.answer import BULLET, Answer
from kg.ask.following.assent import assent
from kg.ask.following.completion import Completed, Completion
from kg.ask.following.conjunction import brought_together, measured_alike, told_alike, told_of
from kg.ask.following.focus import MEASURING, focused, own_words, uncounted, unpresumed, unreasoned
from kg.ask.following.ground import grounded
from kg.ask.following.recall import Recall
from kg.ask.following.reply import Reply
from kg.ask.following.substitution import asks_for_part
from kg.ask.following.timing import after_that, of_time
from kg.ask.following.turn import ACTING, END, Turn, apart, content_of, is_of, labelled, replaced, spelt, turn, unframed
from kg.ask.retrieval.context import Context
from kg.ask.saying.wording import lines_of, proper, tidied
from kg.ask.understanding.grammar import Follow, follow
from kg.ask.understanding.numeral import ORDINALS, number
from kg.ask.understanding.question import Question, understand, unreadable
from kg.names import language_of, to_traditional
from kg.snapshot import pick
from kg.terms import ID, PASSAGE, home_of

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

OF_STATEMENTS = {"why", "who_says", "provenance"}
"""Intents that ask on about a statement; where the last answer has none, there is nothing to ask about."""
SMALL_TALK = ("leave", "thanks", "hello")
"""Cues of what asks nothing, whatever the language before."""
LANGUAGES = ("en", "zh-Hans", "ja")
OF_THE_ANSWER = (
    "speakers", "sources", "dating", "dissent", "truth", "more", "elsewhere", "others", "item", "stance", "same",
)  # fmt: skip
"""Cues of what is asked of the last answer itself."""
OF_SOURCES = {"speakers", "sources", "truth"}
"""Those by which it is asked who tells it and where."""
PLAINLY = {"lookup", "define"}
"""Intents by which a number may be asked for as well: what a rating is, how it stands."""
SHORT_IS = re.compile(r"^(who|what|where)['’]s\b")
"""A verb cut down to its last letter, after the English word that asks."""
FITS = 0.6
"""The share of a question completed with what was asked of last that a passage must hold, where it could as well stand
by itself."""


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
        # The answer to the last whole question, and what was told last, of that or on it.
        self._of = self._told_last = Answer("", LANGUAGES[0])
        self._aside = False
        self._shown = ""
        self._dissent: Answer | None = None
        self._stance: Answer | None = None
        self._picked: Answer | None = None
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
        if unreadable(text) == "wordless":
            return self._wordless(text)
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
        typed, choices = self.answer.question if self.answer else "", meaning.Choices([choice])
        ambiguous = self.answer if self.answer and self.answer.status == "ambiguous" else None
        asked_about = [e["iri"].removeprefix(ID) for e in ambiguous.entities] if ambiguous else []
        key = choices.among(asked_about)
        choices.check(ambiguous if asked_about else None)
        text = self._last.text if self._last else ""
        named = text
        if key and self._last is not None:
            question = self._last.question
            name = labelled(self.graph, key, question.grammar.language).removeprefix("the ")
            named = spelt(text, question)
            for mention in reversed(question.mentions):
                if key in meaning.meanings(self.graph.snapshot, mention):
                    self._chosen[mention.name] = key
                    named = replaced(named, mention.start, mention.end, name)
        found = self._put(text, self.language, kept=True)
        if named != text:
            # From then on it is called by its own name.
            question = understand(self.graph.snapshot, named)
            self._last = turn(self.graph.snapshot, named, question, self._last, kept=False)
        return self._kept(typed, found)

    def _follow(self, language: str) -> Follow:
        return follow(language, self.graph.snapshot)

    def _which_other(self, text: str, language: str) -> Answer:
        """Ask which other one is meant, where no two were asked of one after the other."""
        self.understood, self._aside = text, True
        found = self._unknown(text, language, "no_other")
        found.closest = []
        return found

    def _unknown(self, text: str, language: str, frame: str) -> Answer:
        """Say in a frame why what was typed has no answer."""
        context = Context(self.graph, understand(self.graph.snapshot, text, language))
        return context.unknown(self._follow(language).say[frame])

    def _wordless(self, text: str) -> Answer:
        """Ask for a question, where a line holds no word; what was told last stays what is asked on."""
        language = self.language or (self.answer.language if self.answer else LANGUAGES[0])
        found = self._unknown(text, language, "no_word")
        found.question = self.understood = text
        self.answer = self.answer or found
        self.turns.append(found)
        return found

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
        found = ask(self.graph, text, language, self._choices(question))
        self._last = turn(self.graph.snapshot, mended, question, self._last, kept, instead)
        self.understood = self._shown = mended
        self._of, self._told, self._dissent = found, set(), None
        if found.status == "answered" or (found.premise and not kept and instead is None):
            self._before = Told(mended, found, mended)
        return found

    def _choices(self, question: Question) -> list[str]:
        """Return which things were chosen of those that the names of a question may mean."""
        return list(dict.fromkeys(self._chosen[m.name] for m in question.mentions if m.name in self._chosen))

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
        if self._follow(own).cues["other"].stand_in(folded):
            if not self._last.swapped:
                return self._which_other(text, language)
            # The other is the one that was asked of before.
            own = self._last.question.grammar.language
            text = self.graph.label(self._last.swapped[0], own)
        put = understand(self.graph.snapshot, text)
        put = self._by_speaker(put) or put
        names = bool(put.mentions or put.articles or put.years)
        gap = self._follow(own).cues["gap"].stand_in(folded)
        content = content_of(put)
        mere = not content or self._follow(own).cues["mere"].stand_in(content)
        if put.intents and not names and not gap and mere:
            # Why a number is as it is can't be asked where none is told.
            told = self._told_last
            untold = told.status == "partial" and not told.premise and told.intent in MEASURING
            # Nor why somebody agrees of whom it is not told that they do.
            untold = untold or (self._stance is told and not any(lines_of(told)))
            if put.intent in OF_STATEMENTS and (self._untold() or untold):
                self._of_the_last(text, language)
                return self._recall(language).nothing(put.intent)
            return self._asked_of_the_same(text, put, language)
        completed = Completion(self.graph, self._last, self.answer, self._chosen).completed(text, own)
        if completed is None or not (completed.sure or self._fits(completed, put)):
            return None
        says = re.search(r"\w", put.content.replace("\x00", " "))
        if completed.how == "topic" and says and not put.intents and not self._known(put):
            return None
        return self._asked_on(text, put, completed)

    def _by_speaker(self, put: Question) -> Question | None:
        """Return "what reason does she give?" as "why?", where who is named, and nothing else, says what was told."""
        persons = {k for m in put.mentions for k in m.keys[:1]}
        told = self._told_last.passages[:1]
        if "why" not in put.intents or put.units or not persons or not told:
            return None
        entry = self.graph.snapshot.articles[home_of(told[0])]
        said = re.sub(r"[^\w]", "", content_of(put))
        if not persons <= {*entry["authors"], *entry["speakers"], *entry["compilers"]} or said:
            return None
        return understand(self.graph.snapshot, self._follow(put.grammar.language).say["why"])

    def _asked_on(self, text: str, put: Question, completed: Completed) -> Answer:
        """Answer a completed follow-up, what it is on and what is new in it first."""
        assert self._last is not None and self.answer is not None
        before = {line for line in self.answer.answer.splitlines() if line.startswith(BULLET)}
        spoken_of, how, whole, told = self._last, completed.how, self._of, self._told_last
        instead = completed.swapped if how == "instead" else None
        recall = self._recall(self.language or completed.language)
        spoken = recall.told_of()
        found = self._put(completed.text, self.language or completed.language, how == "topic", instead)
        if how == "topic" and not put.mentions:
            found = self._of = self._dated(self._last.question, found, recall)
        if how == "both":
            # Of the two it is asked on as of the one.
            self._last = self._last._replace(topic=spoken_of.topic, key=spoken_of.key, whole=spoken_of.whole)
        reply = Reply(self.graph, self._last.question, found)
        if completed.when:
            of_time(reply, completed.when)
        if how in {"instead", "pronoun"} or (how == "topic" and self._last.key):
            known = {name for answer in self.turns for name in answer.passages}
            brought_together(reply, known)
        if instead:
            if found.intent in {*MEASURING, *PLAINLY}:
                measured_alike(reply, whole, instead[1])
            told_of(reply, (instead[0], instead[1]), told)
        if how == "thing":
            focused(reply, self._last.question, set(), named=True)
        # What was told last may speak against what was asked.
        if how == "topic" and not self._told_last.premise:
            unpresumed(reply, put)
        if how == "topic":
            focused(reply, put, before, of=spoken)
        if how == "compare":
            told_alike(reply)
        if how in {"pronoun", "topic"} and self._follow(put.grammar.language).cues["after"].stand_in(put.folded):
            after_that(reply, told, put)
        if how in {"topic", "thing", "itself"} or (how == "pronoun" and found.status == "answered"):
            # It is asked on of what stands there.
            self._picked = found if grounded(reply, put, told) else self._picked
        uncounted(reply)
        self._show_whole(text, completed, spoken_of, found)
        return found

    def _show_whole(self, text: str, completed: Completed, spoken_of: Turn, found: Answer) -> None:
        """Show what was asked on with the whole question that it is on, where it was completed with less of that."""
        assert self._last is not None
        if completed.how == "topic" and self._last.whole and not self._last.key:
            self._show(text, self._last.whole, completed, found)
        cue, topic = apart(self.graph.snapshot, completed.text, completed.language)
        if completed.how == "instead" and topic and topic == spoken_of.topic and not spoken_of.key:
            self._show(cue, spoken_of.whole, completed, found)

    def _show(self, cue: str, whole: str, completed: Completed, found: Answer) -> None:
        """Show a follow-up with the whole question that it is on, which cut down to what it is about is no sentence."""
        of, whole = self._follow(completed.language).say["of"], self._unlinked(whole)
        self.understood = self._shown = of.format(cue=cue.strip(END), text=whole)
        found.answer = found.answer.replace(completed.text.strip(), self._shown)
        if self._before and self._before.answer is found:
            self._before = self._before._replace(shown=self._shown)

    def _unlinked(self, text: str) -> str:
        """Return a question without the connective with which it began when it was typed."""
        language = language_of(text, self.graph.snapshot.folder_of_names)
        match = self._follow(language).cues["linked"].search(text.casefold())
        rest = text[match.end() :] if match else ""
        return rest[:1].upper() + rest[1:] if rest else text

    def _by_itself(self, text: str) -> Answer:
        """Return the answer to what stands by itself; where there is none, to the same with the thing that was spoken
        of ("did South Korea join?")."""
        last, answer, told = self._last, self.answer, self._told_last
        found = self._put(text, self.language)
        if last is None or answer is None:
            return found
        if found.status != "unknown" or found.suggestions:
            self._beside(found, last, told)
            return found
        completed = Completion(self.graph, last, answer, self._chosen).with_thing(text, self._spoken(text))
        return self._put(completed, self.language) if completed else found

    def _beside(self, found: Answer, last: Turn, told: Answer) -> None:
        """Put first what stands beside what was told last in the answer to a question that names nothing new, or no
        more than who was spoken of."""
        assert self._last is not None
        put = self._last.question
        spoken = {*last.focus, *(e["iri"].removeprefix(ID) for e in told.entities)}
        known = all(spoken & set(m.keys) and is_of(self.graph.snapshot, m, ACTING) for m in put.mentions)
        other = put.articles or put.years or put.quoted or put.tables or put.missing
        open_to = found.intent == "why" or (found.intent == "lookup" and not put.mentions)
        if known and not other and open_to:
            grounded(Reply(self.graph, put, found), put, told, whole=True)

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
        return any(cues[name].stand_in(folded) for name in OF_THE_ANSWER)

    def _recall(self, language: str) -> Recall:
        assert self._last is not None
        return Recall(self.graph, self._last.text, self._told_last, language)

    def _of_the_last(self, text: str, language: str, asked: str = "") -> None:
        """Show what was asked of the last answer, or of ``asked``, with the question on which it is: after a line that
        was itself asked of that, so that the brackets hold a whole question and no others."""
        asked = self._unlinked(asked or self._shown)
        says = [self._follow(tag).say[frame] for frame in ("of", "on") for tag in (*LANGUAGES, "zh-Hant")]
        parted = (unframed(said, asked) for said in says if not said.startswith("{topic}"))
        cue, of = next((found for found in parted if found[0]), ("", asked))
        text, asked = f"{cue.strip(END)} → {text.strip(END)}" if cue else text, of
        self.understood = self._follow(language).say["of"].format(cue=text.strip(END), text=asked)

    def _recalled(self, text: str, folded: str, own: str, language: str) -> Answer | None:
        """Return what is asked of the last answer itself, if it is."""
        found = self._agreed(text, folded, own, language)
        if found is not None:
            return found
        recall, cues = self._recall(language), self._follow(own).cues
        commands: dict[str, Callable[[], Answer | None]] = {
            "speakers": recall.speakers,
            "sources": recall.sources,
            "dating": recall.dating,
            "dissent": self._contested(language).dissent,
            "truth": recall.truth,
            "more": lambda: self._more(recall),
            "others": self._whole(language).others,
            "item": lambda: self._item(folded, own, language),
            "elsewhere": recall.elsewhere,
        }
        name = next((name for name in commands if cues[name].stand_in(folded)), "")
        if not name:
            return None
        found = self._dated_before(text, language) if name == "dating" else None
        if found is not None:
            return found
        untold = name in {*OF_SOURCES, "dissent"} and self._untold()
        found = recall.nothing("compare" if name == "dissent" else "who_says") if untold else commands[name]()
        self._aside = found is not None and (name in OF_SOURCES or found.status == "unknown")
        if found is None:
            return self._asked_of_the_same(text, understand(self.graph.snapshot, text), language)
        self._of_the_last(text, language)
        self._picked = found if name == "item" and found.evidence else self._picked
        went_on = name == "more" and self._dissent is self._told_last
        self._dissent = found if (name == "dissent" or went_on) and found.status == "answered" else self._dissent
        return found

    def _untold(self) -> bool:
        """Tell whether what was told last says no more than that something is not told, be it of who was put in the
        place of another: what is told beside that is nothing to ask on of."""
        told = self._told_last
        if told.status == "unknown" or not told.premise:
            return told.status == "unknown"
        on = self.graph.snapshot.telling_of(self._last.swapped[1:]) if self._last and self._last.swapped else None
        places = {self.graph.snapshot.places[p.removeprefix(PASSAGE)] for p in told.premise["passages"]}
        return not places or (on is not None and not places & on)

    def _more(self, recall: Recall) -> Answer:
        """Tell what comes next: what else speaks against what was told, where that was asked last."""
        if self._dissent is not self._told_last:
            return recall.more(self._told)
        return self._contested(recall.language).dissent(frozenset(self._told))

    def _item(self, folded: str, own: str, language: str) -> Answer:
        """Tell one of the statements of the last whole answer, by its place in the list."""
        match = self._follow(own).cues["item"].search(folded)
        said = match["n"] if match else None
        place = (ORDINALS.index(said) + 1 if said in ORDINALS else number(said) or 1) - 1 if said else -1
        return self._whole(language).item(place)

    def _whole(self, language: str) -> Recall:
        """Return what is asked of the answer to the last whole question, whatever was asked of that since."""
        assert self._last is not None
        return Recall(self.graph, self._last.text, self._of, language)

    def _contested(self, language: str) -> Recall:
        """Return what it is asked of who disagrees: what was told last, and not who disagrees with that."""
        return self._whole(language) if self._dissent is self._told_last else self._recall(language)

    def _agreed(self, text: str, folded: str, own: str, language: str) -> Answer | None:
        """Return how somebody stands to what was told last, where that is asked ("does Lu Hao agree?")."""
        assert self._last is not None
        # Who is asked to agree stands in the question, so that what it leans on is not.
        for name in ("stance", "same", "opinion"):
            stands = self._follow(own).cues[name].search(folded)
            who = understand(self.graph.snapshot, stands["who"], own) if stands else None
            if who and name == "opinion" and asks_for_part(self._last.question):
                # "And the author?" after a question for the translator asks no view.
                return None
            stood = self._stood_to(language)
            found = assent(stood, who, name != "stance") if who else None
            if found is not None:
                if self._before and stood.last is self._before.answer is not self._of:
                    self._return_to(self._before, found)
                # Whoever was asked to agree is who "he" is.
                asked = [k for m in (who.mentions if who else ()) for k in m.keys[:1]]
                told = asked or [e["iri"].removeprefix(ID) for e in found.entities if e["type"].endswith("Person")]
                self._last = self._last._replace(focus=tuple(dict.fromkeys([*told[:1], *self._last.focus])))
                self._of_the_last(text, language)
                self._stance = found if found.status == "answered" and found.evidence else None
                return found
        return None

    def _dated(self, question: Question, found: Answer, recall: Recall) -> Answer:
        """Return an answer that tells when it was which was told last; where it dates something else, say that no date
        is told: what was told is no less so for having none."""
        if found.intent != "when" or recall.of_it(found):
            return found
        context = Context(self.graph, question)
        undated = context.unknown(question.grammar.say["no_date"])
        context.add_entities([k for m in question.mentions for k in m.keys])
        undated.intent, undated.closest = "when", []
        # It is still asked on of what was told.
        self._aside = True
        return undated

    def _dated_before(self, text: str, language: str) -> Answer | None:
        """Return when that was which was told before a question that has no answer: of what was not told nothing can
        be asked but of what was told before it."""
        before = self._before if self._before and self._before.answer is not self._of else None
        found = Recall(self.graph, before.text, before.answer, language).dating() if before else None
        if before and found is not None:
            self._of_the_last(text, language, before.shown)
            self._return_to(before, found)
        return found

    def _return_to(self, before: Told, found: Answer) -> None:
        """Say that an answer is on a question before the last one, of which nothing was told."""
        head = self._follow(found.language).say["back"].format(text=before.shown.strip(END))
        found.answer = f"{head}\n{found.answer}"

    def _stood_to(self, language: str) -> Recall:
        """Return what somebody is asked to agree with: who disagrees, where that was told last, and not how somebody
        stands to it; what was told before where the last question has no answer."""
        assert self._last is not None
        if self._dissent or not self._before or self._of.status == "answered":
            return Recall(self.graph, self._last.text, self._dissent or self._of, language)
        return Recall(self.graph, self._before.text, self._before.answer, language)

    def _asked_of_the_same(self, text: str, put: Question, language: str) -> Answer:
        """Ask something else of what was asked last."""
        from kg.ask.single import one

        assert self._last is not None
        of, told, denied = self._last.text, self._told_last, self._told_last.premise
        if denied and denied["passages"]:
            # What was taken for granted is not so: it is asked on of what is.
            entry = self.graph.snapshot.passages[str(denied["passages"][0]).removeprefix(PASSAGE)]
            of = pick(entry["summary"], language).strip(END)
        elif self._picked is told or (self._stance is told and "why" in put.intents):
            # One of several was asked for, and it is asked on of that; why somebody agrees is asked of what they say.
            of = pick(told.evidence[0]["summary"], language).strip(END)
        elif put.intent == told.intent == "why" and told.status == "answered":
            # Who is told a reason asks why that is so.
            of = next((pick(e["summary"], language).strip(END) for e in proper(told)), of)
        question = understand(self.graph.snapshot, of, language)
        question.intents = put.intents
        same = of == self._last.text
        question.negative = self._last.question.negative if same else question.negative
        found = one(self.graph, question, meaning.Choices(self._choices(question)))
        tidied(self.graph.snapshot, question, found)
        found = self._dated(question, found, self._recall(language))
        reply = Reply(self.graph, question, found)
        uncounted(reply)
        mere = self._follow(put.grammar.language).cues["mere"].search(content_of(put))
        unreasoned(reply, told, bool(mere and mere.groupdict().get("degree")))
        self._of_the_last(text, language, "" if same else of)
        return found

    def _known(self, put: Question) -> bool:
        """Tell whether any word of a question stands in the articles, or asks by itself."""
        return put.cued("interrogative") or any(a.known for a in Context(self.graph, put).sought)

    def _fits(self, completed: Completed, put: Question) -> bool:
        """Tell whether a passage holds most of a completed question, and something of its own words."""
        context = Context(self.graph, understand(self.graph.snapshot, completed.text))
        known = [a for a in context.sought if a.known]
        whole = sum(a.weight for a in known)
        texts = own_words(put)
        own = [a for a in known if a.mention is None and a.text in texts]

        def held(place: int) -> float:
            return sum(a.worth(place) for a in known) / whole if whole else 0.0

        return any(
            held(h.place) >= FITS and (not own or any(h.place in a.held for a in own)) for h in context.hits[:50]
        )
