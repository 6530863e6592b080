"""A follow-up completed to a whole question from what was asked before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.ask.answer import Answer
from kg.ask.following.pronoun import Pronoun
from kg.ask.following.substitution import Substitution, extreme_of, month_of
from kg.ask.following.turn import END, Turn, ended, is_alike, is_of
from kg.ask.understanding.grammar import Follow, follow
from kg.ask.understanding.question import Question, understand

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

SHORT = 3
"""How many words besides cues a question has at most that names nothing and is on what was asked of last."""
SHORT_NAMED = 1
"""The same of a question that names one state or person: what it did is told, what about is not."""
ACTING = ("State", "Person", "Place")
"""Classes of who or where something is done, and not of what."""
ANSWERING = {"respond"}
"""Groups of the thesaurus by which a question asks how somebody took what was told."""
COPING = {"cope"}
"""Those by which it does where nothing else is said that it could be of."""
KANA = re.compile(r"[\u3041-\u309f]+[。？?]?")
"""What ends a Japanese verb, and is no word by itself."""


class Completed(NamedTuple):
    """A follow-up as a whole question.

    Attributes
    ----------
    text : str
    language : str
        Of what was typed.
    how : str
        ``instead`` (a thing in the place of another), ``both`` (with the thing in whose place it was put), ``pronoun``,
        ``compare``, ``itself`` (all that was typed but its connective), ``thing`` (with what the last question names)
        or ``topic`` (what was asked of last).
    sure : bool
        Whether it can't be meant by itself.
    swapped : tuple of str
        Keys of a thing and of what is put in its place; empty where no one thing is.
    when : str
        The time (ISO, as far as given) that is put in the place of another; empty where none is.
    """

    text: str
    language: str
    how: str
    sure: bool
    swapped: tuple[str, ...] = ()
    when: str = ""


class Completion:
    """Completes what is typed after a question.

    Parameters
    ----------
    graph : KnowledgeGraph
    last : Turn
    answer : Answer
        To that question.
    chosen : dict of str to str
        Which thing each name means that may mean several, as chosen before.
    """

    def __init__(self, graph: KnowledgeGraph, last: Turn, answer: Answer, chosen: dict[str, str]) -> None:
        self.graph, self.snapshot = graph, graph.snapshot
        self.last, self.answer = last, answer
        self.substitution, self.pronoun = Substitution(graph, last, chosen), Pronoun(graph, last, answer)

    def completed(self, typed: str, own: str) -> Completed | None:
        """Return a follow-up in a language as a whole question, or None for what stands by itself."""
        text = typed.strip()
        grammar = follow(own, self.snapshot)
        folded = self.snapshot.folder_of_names.fold(text).strip(END)
        rest = self._rest(text, folded, grammar)
        put = understand(self.snapshot, rest or text)
        fronted = self.pronoun.fronted(text, folded, grammar, own)
        if fronted:
            return Completed(fronted, own, "itself", True)
        names = bool(put.mentions or put.articles or put.years)
        asks = bool(put.intents) or put.cued("interrogative")
        bare = not re.sub(r"[\d\x00年月日号]", " ", put.content).strip(END + "'呢那")
        if not put.mentions and grammar.cues["gap"].stand_in(folded):
            apart = self.pronoun.apart(grammar, own)
            if apart:
                return Completed(apart, own, "compare", True)
        both = (
            ""
            if names or not grammar.cues["which_of"].stand_in(folded)
            else self.substitution.both(bool(extreme_of(put)))
        )
        if both:
            typed = rest or text.strip(END)
            whole = grammar.say["which_of"].format(text=both, typed=typed[:1].lower() + typed[1:])
            return Completed(whole, own, "both", True)
        agrees = put.mentions and any(grammar.cues[name].stand_in(folded) for name in ("stance", "same"))
        if agrees and self.last.topic and not self.last.key:
            # Whoever is asked to agree does so with what was told, and takes nobody's place.
            whole = grammar.say["on"].format(topic=self.last.topic, text=text.strip(END))
            return Completed(ended(whole, own), own, "topic", True)
        if self._likewise(put, grammar):
            # Whether another does what was asked of, too, is asked of the same.
            whole = self.substitution.named(put, folded, grammar, likewise=True)
            return Completed(whole, own, "instead", True, self.substitution.swapped(put))
        thing = self._of_the_thing(put, text, own, rest)
        if thing:
            return Completed(thing, own, "thing", True)
        compared = self.pronoun.compared(folded, grammar, own)
        if compared:
            return Completed(compared, own, "compare", True)
        extreme = "" if names else self.substitution.extreme(rest or text, put)
        if extreme:
            return Completed(extreme, own, "instead", True)
        of_a_time = put.years and not put.mentions and grammar.cues["of_a_time"].stand_in(folded)
        if of_a_time and set(put.intents) <= set(self.last.question.intents):
            return Completed(self.substitution.at(put.years[0]), own, "instead", True, (), put.years[0])
        month = 0 if asks else month_of(folded, grammar)
        if month:
            text, when = self.substitution.month(month)
            return Completed(text, own, "instead", True, (), when)
        pointed = self.pronoun.pointed(rest or text, put, own)
        more = put.intents or self._leans(put, own)
        if pointed and more and not put.mentions and not self.last.key and self._repeats(put):
            # Of the same act more is asked, and not of whatever else the one who does it did so ("how much did it
            # offer?").
            whole = grammar.say["on"].format(topic=self.last.topic, text=pointed.strip(END))
            return Completed(ended(whole, own), own, "topic", True)
        if pointed:
            return Completed(pointed, own, "pronoun", True)
        if names and not asks and bare:
            if self._of_its_own(put):
                return Completed(ended(rest or text, own), own, "itself", True)
            # A bare name says nothing of the language that is spoken.
            spoken = own if rest or own != "en" else self.answer.language
            swapped = self.substitution.swapped(put)
            when = put.years[0] if put.years and not put.mentions else ""
            text = self.substitution.named(put, folded, grammar)
            return Completed(text, spoken, "instead", True, swapped, when)
        if names and rest and not asks:
            return Completed(ended(rest, own), own, "itself", True)
        return self._on(text, put, own, rest)

    def _of_its_own(self, put: Question) -> bool:
        """Tell whether what is named is somebody with something of theirs ("Germany's stationing costs"), which takes
        the place of nothing."""
        actors = [m for m in put.mentions if is_of(self.snapshot, m, ("Actor", "Person", "Place"))]
        return 0 < len(actors) < len(put.mentions)

    def _rest(self, text: str, folded: str, grammar: Follow) -> str:
        """Return what follows a connective such as "and" or "what about"; empty where there is none."""
        match = grammar.cues["likewise"].search(folded) or grammar.cues["again"].search(folded)
        if not match:
            return ""
        whole = text.strip(END)
        rest = whole[match.start("rest") : match.end("rest")] if len(whole) == len(folded) else match["rest"]
        # The time is that of the question before.
        for cue in grammar.cues["then"]:
            rest = cue.sub(lambda _: "", rest).strip(END) or rest
        return rest

    def _on(self, text: str, put: Question, own: str, rest: str) -> Completed | None:
        """Complete a question that names nothing, or only who did something, with what was asked of last."""
        topic, leans = self.last.topic, self._leans(put, own)
        utmost = not put.mentions and bool(extreme_of(put))
        if utmost:
            # Which is the most of all is asked of all, and not of the one of a month.
            topic = self.substitution.of_the_year(topic)
        if self.last.key and self.last.language != own:
            topic = self.graph.label(self.last.key, own)
        # What time lies between two acts is asked of what was spoken of, however many words tell which acts.
        spans = "duration" in put.intents and not put.mentions
        words = len(put.units) + sum(not KANA.fullmatch(w) for w in re.findall(r"\w\S*", put.loose))
        # Whoever wrote an article may be asked of what was told in another.
        own_article = put.articles and not leans
        if not topic or put.strange or own_article or put.tables or put.years or put.missing:
            return None
        if put.cued("whether") and not put.mentions and words > SHORT:
            return None
        define = "define" in put.intents and "person" not in put.intents
        named = {k for m in put.mentions for k in m.keys}
        before = {k for m in self.last.question.mentions for k in m.keys}
        if put.mentions:
            actors = all(is_of(self.snapshot, m, ("Actor", "Person")) for m in put.mentions)
            most = SHORT if leans else SHORT_NAMED
            said = words or most == SHORT
            if len(put.mentions) > 1 or not actors or words > most or define or not said:
                return None
            bare = any(self.snapshot.folder_of_names.fold(topic) == m.name for m in self.last.question.mentions)
            # A state or a person alone is no more than was named.
            if not before - named or (bare and not self.last.key):
                return None
            if not (rest or leans or self.last.key or before & named):
                # Who was not spoken of does something of their own.
                return None
        elif (words > SHORT and not spans) or (words and define and not leans) or not (words or put.intents or leans):
            return None
        clause = None if self.last.key else KANA.search(topic[-1:])
        things = [m for m in self.last.question.mentions if not is_of(self.snapshot, m, ACTING)]
        if clause and things and own == "ja":
            # What was done is of a thing: that is what is asked on of.
            topic, clause = self.pronoun.called(things[-1].keys[0], own), None
        frame = follow(own, self.snapshot).say["on_clause" if clause and own == "ja" else "on"]
        whole = frame.format(topic=topic, text=(rest or text).strip(END))
        short = spans or (not named and not define) or (words <= 1 and (not put.mentions or bool(before & named)))
        return Completed(ended(whole, own), own, "topic", short or bool(rest) or utmost or leans or self._repeats(put))

    def with_thing(self, typed: str, own: str) -> str:
        """Return a question that names no more than who did something, with the thing that the last question names
        besides states, persons and places; empty where either is otherwise."""
        put = understand(self.snapshot, typed)
        named = [m for m in self.last.question.mentions if not is_of(self.snapshot, m, ACTING)]
        other = put.strange or put.missing or put.years or put.articles or put.tables
        acting = len(put.mentions) <= 1 and all(is_of(self.snapshot, m, ACTING) for m in put.mentions)
        if not named or other or not acting:
            return ""
        thing = self.pronoun.called(named[-1].keys[0], own)
        if own == "en" and f"the {thing}".casefold() in self.last.text.casefold():
            thing = f"the {thing}"
        return ended(follow(own, self.snapshot).say["on"].format(topic=thing, text=typed.strip(END)), own)

    def _of_the_thing(self, put: Question, text: str, own: str, rest: str) -> str:
        """Return a question on the thing that the last one names, where it says nothing of its own: no more than who
        else did or did not do the same ("did the Philippines join?", "誰が参加しませんでしたか"), or what somebody did
        ("what did Poland do?") of whom something is told together with that thing."""
        whole = self.with_thing(rest or text, own)
        if not whole:
            return ""
        last = self.last.question
        if put.units:
            return whole if self._repeats(put) and not self.last.key else ""
        if not put.mentions or put.intents or not put.cued("interrogative") or self._more(put):
            return ""
        thing = next(m for m in reversed(last.mentions) if not is_of(self.snapshot, m, ACTING))
        spoken = (set(self.snapshot.occurrences.get(k, ())) for m in (thing, put.mentions[0]) for k in m.keys[:1])
        return whole if set.intersection(*spoken) else ""

    def _likewise(self, put: Question, grammar: Follow) -> bool:
        """Tell whether it is asked no more than whether another state or person does what the last question asks of one
        ("did Germany pay, too?")."""
        asked = [m for m in self.last.question.mentions if is_of(self.snapshot, m, ("State", "Person"))]
        before = {k for m in self.last.question.mentions for k in m.keys}
        words = re.findall(r"\w+", self._besides_doing(put))
        again = self._repeats(put) or (words and not put.units and all(w in self.last.question.folded for w in words))
        if len(put.mentions) != 1 or put.years or put.intents or not put.cued("whether") or not again:
            return False
        if any(grammar.cues[name].stand_in(put.folded) for name in ("person", "thing", "those")):
            # Of whom it is asked stands in the question itself.
            return False
        [now] = put.mentions
        alike = [m for m in asked if any(is_alike(self.snapshot, a, b) for a in m.keys for b in now.keys)]
        return bool(alike) and not before & set(now.keys) and not put.cued("interrogative")

    def _repeats(self, put: Question) -> bool:
        """Tell whether a question says of whom it asks no more than the last one says."""
        texts, groups = {u.text for u in self.last.question.units}, self.last.question.groups
        # "Did not take part" holds "take part".
        same = all(groups & set(u.groups) or any(u.text in t or t in u.text for t in texts) for u in put.units)
        return bool(put.units) and same and not self._more(put)

    def _more(self, put: Question) -> bool:
        """Tell whether a question has words of its own besides names, those known and what only says that one acts."""
        return bool(re.search(r"\w", self._besides_doing(put)))

    def _besides_doing(self, put: Question) -> str:
        """Return what the words left over of a question say besides that somebody did something."""
        return follow(put.grammar.language, self.snapshot).cues["doing"].sub(lambda _: " ", put.loose)

    def _leans(self, put: Question, own: str) -> bool:
        """Tell whether a question speaks of what was asked before by a pronoun, or of an answer to that."""
        if ANSWERING & put.groups or (COPING & put.groups and len(put.units) == 1):
            return True
        cues = follow(own, self.snapshot).cues
        return any(cues[name].stand_in(put.folded.strip(END)) for name in ("thing", "matter"))
