"""A follow-up completed to a whole question from what was asked before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from kg.ask.answer import Answer
from kg.ask.following.choice import Choice
from kg.ask.following.moment import Moment, month_of
from kg.ask.following.pronoun import Pronoun
from kg.ask.following.repetition import Repetition
from kg.ask.following.reply import told_first
from kg.ask.following.substitution import Substitution, extreme_of
from kg.ask.following.turn import ACTING, END, Turn, Typed, ended, is_of, labelled, things_of
from kg.ask.understanding.grammar import Follow, follow
from kg.ask.understanding.question import Question, understand
from kg.dates import say
from kg.terms import ID

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

SHORT = 3
"""How many words besides cues a question has at most that names nothing and is on what was asked of last."""
SHORT_NAMED = 1
"""The same of a question that names one state or person: what it did is told, what about is not."""
ANSWERING = {"respond"}
"""Groups of the thesaurus by which a question asks how somebody took what was told."""
TAKING = {"agree", "join"}
"""Those of words for what is done to, or in, what was told, where it is asked whether somebody did."""
RELATIVE = {
    "example", "consequence", "condition", "criterion", "goal", "influence", "unfavourable", "gain", "argue",
    "restrict",
}  # fmt: skip
"""Those of words for what is always of something else: an example, a result, a condition."""
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
        self.moment, self.again = Moment(self.snapshot, last), Repetition(self.snapshot, last)
        self.choice = Choice(graph, answer)
        self.substitution, self.pronoun = Substitution(graph, last, chosen), Pronoun(graph, last, answer)

    def completed(self, text: str, own: str) -> Completed | None:
        """Return a follow-up in a language as a whole question, or None for what stands by itself."""
        text = text.strip()
        grammar = follow(own, self.snapshot)
        folded = self.snapshot.folder_of_names.fold(text).strip(END)
        rest = self._rest(text, folded, grammar)
        typed = Typed(text, folded, rest, understand(self.snapshot, rest or text), own, grammar)
        # What the line changes in the last question, or says of it: the first that it may be it is.
        readings: tuple[tuple[str, Callable[[Typed], Completed | str | None]], ...] = (
            ("itself", self._at_the_same_time), ("itself", self._of_the_criteria),
            ("thing", self.choice.named),
            ("itself", self.pronoun.fronted), ("compare", self._why_apart), ("both", self._which_of_both),
            ("topic", self._agreeing), ("instead", self._likewise), ("pronoun", self._afterwards),
            ("instead", self._in_another_part), ("thing", self._of_the_thing), ("compare", self.pronoun.compared),
            ("instead", self._other_extreme), ("instead", self._other_time), ("topic", self._supposing),
            ("pronoun", self._pointed),
            ("instead", self._theirs), ("instead", self._named), ("topic", self._on),
        )  # fmt: skip
        for how, read in readings:
            found = read(typed)
            if found:
                return self._as(how, found, typed) if isinstance(found, str) else found
        return None

    def _as(self, how: str, whole: str, typed: Typed, when: str = "") -> Completed:
        """Return a whole question as what was typed was completed to; what takes the place of what is told by it."""
        swapped = self.substitution.swapped(typed.put) if how == "instead" and not when else ()
        return Completed(whole, typed.own, how, True, swapped, when)

    def _at_the_same_time(self, typed: Typed) -> str:
        """Complete "how long did the summit of the same month last?": of the last question it takes over the time
        alone, and what was asked of then where it says nothing else that it is of."""
        match = typed.grammar.cues["same_time"].search(typed.folded)
        utmost = extreme_of(typed.put)
        if not match or typed.put.years or not (((typed.put.units or typed.put.mentions) and typed.asks) or utmost):
            return ""
        when = self.moment.when(told_first(self.answer), "month" if match["month"] else "year")
        if not when:
            return ""
        text = typed.text if len(typed.text.strip(END)) == len(typed.folded) else typed.folded
        said, named = say(when, typed.own), typed.put.mentions or len(typed.put.units) > 1
        head = f"in {said}" if typed.own == "en" else f"{said}{'の' if typed.own == 'ja' else ''}"
        text = f"{text[: match.start()]}{head}{text[match.end() :]}"
        if utmost and not named:
            things = [m.name for m in things_of(self.snapshot, self.last.question)]
            words = sorted((u.text for u in self.last.question.units), key=len)
            text = typed.grammar.say["beside"].format(text=text.strip(END), name=(things or words or [""])[-1])
        return ended(text, typed.own)

    def _of_the_criteria(self, typed: Typed) -> str:
        """Complete "how many of those does Poland meet?"."""
        whole = self.pronoun.pointed(typed.said, typed.put, typed.own)
        return next(filter(None, (self.choice.criteria(text, typed, self.last) for text in (whole, typed.said))), "")

    def _why_apart(self, typed: Typed) -> str:
        """Complete "why is there such a gap?"."""
        gap = not typed.put.mentions and typed.grammar.cues["gap"].stand_in(typed.folded)
        return self.pronoun.apart(typed) if gap else ""

    def _which_of_both(self, typed: Typed) -> str:
        """Complete "which of them is larger?"."""
        if typed.names or not typed.grammar.cues["which_of"].stand_in(typed.folded):
            return ""
        both = self.substitution.both(bool(extreme_of(typed.put)))
        said = typed.said.strip(END)
        return typed.grammar.say["which_of"].format(text=both, typed=said[:1].lower() + said[1:]) if both else ""

    def _agreeing(self, typed: Typed) -> Completed | None:
        """Complete "does Walt agree?": whoever is asked to agree does so with what was told, and takes nobody's
        place."""
        cues = typed.grammar.cues
        agrees = typed.put.mentions and any(cues[name].stand_in(typed.folded) for name in ("stance", "same"))
        if not agrees or not self.last.topic or self.last.key:
            return None
        return self._on_topic(typed, typed.text)

    def _likewise(self, typed: Typed) -> str:
        """Complete "did Germany pay, too?": whether another does what was asked of is asked of the same; so is why
        something is high of another."""
        again = self.again.alike(typed.put, typed.grammar) or self.again.as_high(typed.put, typed.grammar)
        return self.substitution.named(typed.put, typed.folded, typed.grammar, likewise=True) if again else ""

    def _in_another_part(self, typed: Typed) -> str:
        """Complete "and the author?" after "who is the translator?"."""
        return self.substitution.part(typed.put, typed.own) if typed.rest and not (typed.names or typed.asks) else ""

    def _other_extreme(self, typed: Typed) -> str:
        """Complete "and the shortest?"."""
        return "" if typed.names else self.substitution.extreme(typed.said, typed.put)

    def _other_time(self, typed: Typed) -> Completed | None:
        """Complete "the one in 2013?" and "and in March?"."""
        put = typed.put
        of_a_time = put.years and not put.mentions and typed.grammar.cues["of_a_time"].stand_in(typed.folded)
        if of_a_time and set(put.intents) <= set(self.last.question.intents):
            return self._as("instead", self.moment.at(put.years[0]), typed, put.years[0])
        month = 0 if typed.asks else month_of(typed.folded, typed.grammar)
        if not month:
            return None
        whole, when = self.moment.month(month)
        return Completed(whole, typed.own, "instead", True, (), when)

    def _supposing(self, typed: Typed) -> Completed | None:
        """Complete "and if it met only two?", after what a theory gives, with all that was asked: of which case, and by
        which criteria."""
        alone = typed.put.cued("suppose") and not (typed.put.mentions or typed.put.intents)
        return self._on_topic(typed, typed.rest or typed.text) if alone and self.answer.intent == "theory" else None

    def _pointed(self, typed: Typed) -> Completed | str:
        """Complete "who signed it?"."""
        put, whole = typed.put, self.pronoun.pointed(typed.said, typed.put, typed.own)
        more = put.intents or self._leans(put, typed.own) or self._relative(put)
        taken = bool(ANSWERING & put.groups) or (put.cued("whether") and bool(TAKING & put.groups))
        again = not self.last.key and self.again.repeats(put)
        # What was done instead, or is an example, is so of something, be it told with who did or gave it.
        again = again or typed.grammar.cues["instead"].stand_in(typed.folded) or self._relative(put)
        if whole and more and not put.mentions and self.last.topic and (again or (taken and not self.again.more(put))):
            # Of the same act more is asked, and not of whatever else the one who does it did so ("how much did it
            # offer?").
            return self._on_topic(typed, whole)
        return self._supposed(whole, typed) if whole else ""

    def _supposed(self, whole: str, typed: Typed) -> str:
        """Return a question with the condition under which the last one was asked, and so it is."""
        cues = follow(self.last.spoken, self.snapshot).cues["supposed"]
        match = cues.search(self.last.question.folded)
        if not match or typed.put.years or cues.stand_in(whole):
            return whole
        clause = self.last.words[slice(*match.span("if"))]
        clause = clause[:1].lower() + clause[1:]
        return ended(typed.grammar.say["beside"].format(text=whole.strip(END), name=clause), typed.own)

    def _named(self, typed: Typed) -> Completed | None:
        """Complete "and Germany?"."""
        put, own, rest = typed.put, typed.own, typed.rest
        if not typed.names or typed.asks:
            return None
        bare = not re.sub(r"[\d\x00年月日号]", " ", put.content).strip(END + "'呢那对给就跟于向")
        if not bare or self._of_its_own(put):
            return Completed(ended(typed.said, own), own, "itself", True) if bare or rest else None
        # A bare name says nothing of the language that is spoken.
        spoken = own if rest or own != "en" else self.answer.language
        when = put.years[0] if put.years and not put.mentions else ""
        whole = self.substitution.named(put, typed.folded, typed.grammar)
        return self._as("instead", whole, typed, when)._replace(language=spoken)

    def _on_topic(self, typed: Typed, text: str) -> Completed:
        """Return a text as a question on what was asked of last."""
        whole = typed.grammar.say["on"].format(topic=self.last.topic, text=text.strip(END))
        return Completed(ended(whole, typed.own), typed.own, "topic", True)

    def _afterwards(self, typed: Typed) -> str:
        """Complete "会后中国呢？": what somebody, who alone is named, did after the event that was spoken of."""
        match = typed.grammar.cues["later"].search(typed.folded)
        who = understand(self.snapshot, match["who"]) if match else None
        if not who or not who.bare or who.intents or who.cued("interrogative"):
            return ""
        events = [k for k in (self.last.key, *self.last.focus) if k and self.snapshot.is_a(k, "Event")]
        told = [k for e in self.answer.entities if self.snapshot.is_a(k := e["iri"].removeprefix(ID), "Event")]
        # Of several that an answer tells of none is "that".
        events = events or (told if len(told) == 1 else [])
        if not events or not is_of(self.snapshot, who.mentions[0], ("Actor", "Person")):
            return ""
        topic = self.pronoun.called(events[0], typed.own)
        topic = f"the {topic.removeprefix('the ')}" if typed.own == "en" else topic
        name = labelled(self.graph, who.mentions[0].keys[0], typed.own)
        whole = typed.grammar.say["later"].format(topic=topic, name=name)
        return ended(whole, typed.own)

    def _theirs(self, typed: Typed) -> Completed | str:
        """Complete "and Japan's response?": nothing is named but somebody, and nothing said but what is always of
        something else, such as a view or a response."""
        put = typed.put
        acting = all(is_of(self.snapshot, m, ("Actor", "Person")) for m in put.mentions)
        if not typed.rest or typed.asks or len(put.mentions) != 1 or not acting or put.years or put.articles:
            return ""
        if len(put.units) != 1 or not (RELATIVE | ANSWERING) & put.groups or self.again.more(put):
            return ""
        if self.again.repeats(put) and self.last.aside == len(self.last.text):
            return self.substitution.named(put, typed.folded, typed.grammar)
        return self._on_topic(typed, typed.rest) if self.last.topic else ""

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

    def _on(self, typed: Typed) -> Completed | None:
        """Complete a question that names nothing, or only who did something, with what was asked of last."""
        put, own = typed.put, typed.own
        topic, leans = self.last.topic, self._leans(put, own)
        utmost = not put.mentions and bool(extreme_of(put))
        if utmost:
            # Which is the most of all is asked of all, and not of the one of a month.
            topic = self.moment.of_the_year(topic)
        if self.last.key and self.last.language != own:
            topic = self.graph.label(self.last.key, own)
        # What time lies between two acts is asked of what was spoken of, however many words tell which acts.
        spans = "duration" in put.intents and not put.mentions
        define = "define" in put.intents and "person" not in put.intents
        # An example or a result is one of something, and so of what was spoken of.
        leans = leans or (self._relative(put) and not self.again.more(put))
        # Whoever wrote an article may be asked of what was told in another.
        own_article = put.articles and not leans
        words = len(put.units) + sum(not KANA.fullmatch(w) for w in re.findall(r"\w\S*", put.loose))
        if not topic or put.strange or own_article or put.tables or put.years or put.missing:
            return None
        if put.quoted:
            # Who said so asks of what is quoted.
            return None
        if put.mentions:
            if (define and not leans) or not self._only_who(typed, topic, words, leans):
                return None
        elif (
            (words > SHORT and (not spans or put.cued("whether")))
            or (words and define and not leans)
            or not (words or put.intents or leans)
        ):
            return None
        known = self.again.named & put.keys
        brief = words <= 1 and bool(known) if put.mentions else words <= 1 or not define
        sure = spans or brief or bool(typed.rest) or utmost or leans or self.again.repeats(put)
        return Completed(self._framed(typed, topic), own, "topic", sure)

    def _only_who(self, typed: Typed, topic: str, words: int, leans: bool) -> bool:
        """Tell whether a question names no more than who did what was asked of last, and says little besides."""
        named = typed.put.keys
        actors = all(is_of(self.snapshot, m, ("Actor", "Person")) for m in typed.put.mentions)
        if len(typed.put.mentions) > 1 or not actors or not (words or leans):
            return False
        if words > (SHORT if leans else SHORT_NAMED):
            return False
        bare = any(self.snapshot.folder_of_names.fold(topic) == m.name for m in self.last.question.mentions)
        # A state or a person alone is no more than was named.
        if not self.again.named - named or (bare and not self.last.key):
            return False
        # Who was not spoken of does something of their own.
        return bool(typed.rest or leans or self.last.key or self.again.named & named)

    def _framed(self, typed: Typed, topic: str) -> str:
        """Return what is typed as a question on a topic."""
        clause = typed.own == "ja" and not self.last.key and KANA.search(topic[-1:])
        things = things_of(self.snapshot, self.last.question)
        if clause and things:
            # What was done is of a thing: that is what is asked on of.
            topic, clause = self.pronoun.called(things[-1].keys[0], typed.own), None
        frame = typed.grammar.say["on_clause" if clause else "on"]
        return ended(frame.format(topic=topic, text=typed.said.strip(END)), typed.own)

    def with_thing(self, typed: str, own: str) -> str:
        """Return a question that names no more than who did something, with the thing that the last question names
        besides states, persons and places; empty where either is otherwise."""
        put = understand(self.snapshot, typed)
        named = things_of(self.snapshot, self.last.question)
        other = put.strange or put.missing or put.years or put.articles or put.tables
        acting = len(put.mentions) <= 1 and all(is_of(self.snapshot, m, ACTING) for m in put.mentions)
        if not named or other or not acting:
            return ""
        thing = self.pronoun.called(named[-1].keys[0], own)
        if own == "en" and f"the {thing}".casefold() in self.last.text.casefold():
            thing = f"the {thing}"
        return ended(follow(own, self.snapshot).say["on"].format(topic=thing, text=typed.strip(END)), own)

    def _of_the_thing(self, typed: Typed) -> str:
        """Return a question on the thing that the last one names, where it says nothing of its own: no more than who
        else did or did not do the same ("did the Philippines join?", "誰が参加しませんでしたか"), or what somebody did
        ("what did Poland do?") of whom something is told together with that thing."""
        put, text, own = typed.put, typed.said, typed.own
        pointed = self.pronoun.pointed(text, put, own) if put.units else ""
        whole = self.with_thing(pointed or text, own) or self.with_thing(text, own)
        if not whole:
            return ""
        if put.units:
            return whole if self.again.repeats(put) and not self.last.key else ""
        if not put.mentions or put.intents or not put.cued("interrogative") or self.again.more(put):
            return ""
        thing = things_of(self.snapshot, self.last.question)[-1]
        spoken = (set(self.snapshot.occurrences.get(k, ())) for m in (thing, put.mentions[0]) for k in m.keys[:1])
        return whole if set.intersection(*spoken) else ""

    def _relative(self, put: Question) -> bool:
        """Tell whether a question names nothing and asks for what is always of something else: an example."""
        return not put.mentions and bool(RELATIVE & put.groups) and len(put.units) == 1

    def _leans(self, put: Question, own: str) -> bool:
        """Tell whether a question speaks of what was asked before by a pronoun, or of an answer to that."""
        alone = len(put.units) == 1
        if ANSWERING & put.groups or (COPING & put.groups and alone):
            return True
        if TAKING & put.groups and alone and put.cued("whether") and len(put.mentions) < 2:
            return True
        cues = follow(own, self.snapshot).cues
        if cues["besides"].stand_in(put.folded):
            return True
        return any(cues[name].stand_in(put.folded.strip(END)) for name in ("thing", "matter", "instead"))
