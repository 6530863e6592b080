"""A follow-up completed to a whole question from what was asked before it.

Notes
-----
Three things make a question lean on another (Webber, *A Formal Approach to Discourse Anaphora*, 1979; Dalrymple,
Shieber and Pereira, *Linguistics and Philosophy* 14, 1991, 399-452): it leaves out all but what is new, which takes the
place of its like in the question before ("and Germany?"); it stands for what was named by a pronoun ("about it", "which
of them"); or it names nothing that it could be about and so is on what was asked of last ("who took part?"). The words
by which each is known stand in the grammar of follow-ups, by language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from kg.ask.answer import Answer
from kg.ask.understanding.grammar import Follow, follow
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.question import Question, understand
from kg.terms import ID

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.snapshot import Snapshot

END = " ?？。.!！,，、…\u3000"
TOPICS = ("Event", "Document", "Treaty", "Operation", "Agreement")
"""Classes of what a conversation is about by itself; a state or a person is about something that it did."""
WIDE = ("Actor", "Person", "Event", "Document", "Concept")
SHORT = 3
"""How many words besides cues a question has at most that names nothing and is on what was asked of last."""
SHORT_NAMED = 1
"""The same of a question that names one state or person: what it did is told, what about is not."""
PLURAL = 2
"""How many things "them" stands for at least."""
KANA = re.compile(r"[\u3041-\u309f]+[。？?]?")
"""What ends a Japanese verb, and is no word by itself."""
FOCUS = 6
"""How many named things are kept in mind."""


class Turn(NamedTuple):
    """What is kept in mind of a question.

    Attributes
    ----------
    text : str
        As it was asked of the graph.
    question : Question
    topic : str
        What a question that names nothing would be about, in the words of the question.
    key : str
        Of that, where it is one named thing.
    language : str
        In which the topic is put.
    aside : int
        Where what was asked of before is added to the question; its length where nothing is.
    focus : tuple of str
        Keys of what was named, the latest first.
    """

    text: str
    question: Question
    topic: str
    key: str
    language: str
    aside: int
    focus: tuple[str, ...]


class Completed(NamedTuple):
    """A follow-up as a whole question.

    Attributes
    ----------
    text : str
    language : str
        Of what was typed.
    how : str
        ``instead`` (a thing in the place of another), ``pronoun``, ``compare``, ``itself`` (all that was typed but its
        connective) or ``topic`` (what was asked of last).
    sure : bool
        Whether it can't be meant by itself.
    """

    text: str
    language: str
    how: str
    sure: bool


def turn(snapshot: Snapshot, text: str, question: Question, before: Turn | None, kept: bool) -> Turn:
    """Return what is kept in mind of a question; with ``kept`` it is on what the one before it is on."""
    now = [k for m in question.mentions for k in m.keys[:1]][::-1]
    focus = tuple(dict.fromkeys([*now, *(before.focus if before else ())]))[:FOCUS]
    topic, key = topic_of(snapshot, text, question)
    aside = next((i for i in (text.rfind(" ("), text.rfind("（")) if kept and i > 0), len(text))
    if before and (kept or not (topic or now)):
        return Turn(text, question, before.topic, before.key, before.language, aside, focus)
    return Turn(text, question, topic, key, question.grammar.language, aside, focus)


def topic_of(snapshot: Snapshot, text: str, question: Question) -> tuple[str, str]:
    """Return what a question is about: the event or document that it names, with its key, else what it says of what it
    names."""
    text = spelt(text, question)
    for mention in question.mentions:
        if _is(snapshot, mention, TOPICS):
            the = 4 if text[: mention.start].casefold().endswith("the ") else 0
            return text[mention.start - the : mention.end], mention.keys[0]
    folded = question.folded
    # Words by which it is asked are no part of what it is about.
    for cue in follow(question.grammar.language, snapshot).cues["asking"]:
        for match in cue.finditer(folded):
            folded = folded[: match.start()] + "\x00" * len(match[0]) + folded[match.end() :]
    ends = [(m.start, m.end) for m in question.mentions]
    ends += [(m.start(), m.end()) for m in re.finditer(r"\d[\d年月日号]*", folded)]
    words = [*(u.text for u in question.units), *question.loose.split()]
    ends += [(folded.find(w), folded.find(w) + len(w)) for w in words if re.search(r"\w", w) and w in folded]
    if not question.mentions:
        return "", ""
    first, last = min(s for s, _ in ends), max(e for _, e in ends)
    if question.grammar.language == "ja":
        # A verb stands last, and ends in kana that are no word.
        last = len(folded.rstrip(END))
    said = (t for t, f in zip(text[first:last], folded[first:last], strict=True) if f != "\x00")
    return "".join(said).strip(END), ""


def spelt(text: str, question: Question) -> str:
    """Return a question as typed where its places are those of the folded text, else folded."""
    return text.strip() if len(text.strip()) == len(question.folded) else question.folded


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
        self.last, self.answer, self.chosen = last, answer, chosen

    def completed(self, typed: str, own: str) -> Completed | None:
        """Return a follow-up in a language as a whole question, or None for what stands by itself."""
        text = typed.strip()
        grammar = follow(own, self.snapshot)
        folded = self.snapshot.folder_of_names.fold(text).strip(END)
        rest = self._rest(text, folded, grammar)
        put = understand(self.snapshot, rest or text)
        names = bool(put.mentions or put.articles or put.years)
        asks = bool(put.intents) or put.cued("interrogative")
        bare = not re.sub(r"[\d\x00年月日号]", " ", put.content).strip(END + "'呢那")
        compared = self._compared(folded, grammar, own)
        if compared:
            return Completed(compared, own, "compare", True)
        month = 0 if asks else _month(folded, grammar)
        if month:
            return Completed(self._other_month(month), own, "instead", True)
        pointed = self._pointed(rest or text, put, own)
        if pointed:
            return Completed(pointed, own, "pronoun", True)
        if names and not asks and bare:
            if self._of_its_own(put):
                return Completed(_ended(rest or text, own), own, "itself", True)
            # A bare name says nothing of the language that is spoken.
            spoken = own if rest or own != "en" else self.answer.language
            return Completed(self._instead(put, folded, grammar), spoken, "instead", True)
        if names and rest and not asks:
            return Completed(_ended(rest, own), own, "itself", True)
        return self._on(text, put, own, rest)

    def _rest(self, text: str, folded: str, grammar: Follow) -> str:
        """Return what follows a connective such as "and" or "what about"; empty where there is none."""
        match = next((m for p in grammar.cues["again"] if (m := p.search(folded))), None)
        if not match:
            return ""
        whole = text.strip(END)
        return whole[match.start("rest") : match.end("rest")] if len(whole) == len(folded) else match["rest"]

    # --- On what was asked of last

    def _on(self, text: str, put: Question, own: str, rest: str) -> Completed | None:
        """Complete a question that names nothing, or only who did something, with what was asked of last."""
        topic = self.last.topic
        if self.last.key and self.last.language != own:
            topic = self.graph.label(self.last.key, own)
        words = len(put.units) + sum(not KANA.fullmatch(w) for w in re.findall(r"\w\S*", put.loose))
        if not topic or put.strange or put.articles or put.tables or put.years or put.missing:
            return None
        if put.cued("whether") and not put.mentions and words > SHORT:
            return None
        define = "define" in put.intents and "person" not in put.intents
        named = {k for m in put.mentions for k in m.keys}
        before = {k for m in self.last.question.mentions for k in m.keys}
        if put.mentions:
            actors = all(_is(self.snapshot, m, ("Actor", "Person")) for m in put.mentions)
            if len(put.mentions) > 1 or not actors or words > SHORT_NAMED or define or not words:
                return None
            bare = any(self.snapshot.folder_of_names.fold(topic) == m.name for m in self.last.question.mentions)
            # A state or a person alone is no more than was named.
            if not before - named or (bare and not self.last.key):
                return None
        elif words > SHORT or (words and define) or not (words or put.intents):
            return None
        clause = not self.last.key and KANA.search(topic[-1:])
        frame = follow(own, self.snapshot).say["on_clause" if clause and own == "ja" else "on"]
        whole = frame.format(topic=topic, text=(rest or text).strip(END))
        return Completed(_ended(whole, own), own, "topic", words <= 1 or bool(rest))

    # --- One thing in the place of another

    def _of_its_own(self, put: Question) -> bool:
        """Tell whether what is named is somebody with something of theirs ("Germany's stationing costs"), which takes
        the place of nothing."""
        actors = [m for m in put.mentions if _is(self.snapshot, m, ("Actor", "Person", "Place"))]
        return 0 < len(actors) < len(put.mentions)

    def _instead(self, put: Question, folded: str, grammar: Follow) -> str:
        """Return the last question with other names, years or of another article."""
        last = self.last.question
        text, spoken = spelt(self.last.text, last), last.grammar.language
        said = follow(spoken, self.snapshot).say
        changes: list[tuple[int, int, str]] = []
        beside: list[str] = []
        # What stands in the question itself comes last, as what is replaced first.
        free = sorted(last.mentions, key=lambda m: m.start < self.last.aside)
        for mention in put.mentions:
            located = any(p.search(folded) for p in grammar.around(mention.name))
            place = self._same_kind(mention, free, located)
            name = self._called(mention, put, spoken)
            if place is None:
                beside.append(said["located" if located else "beside"].format(text="{text}", name=name))
                continue
            free.remove(place)
            typed = put.text[: mention.end].casefold()
            the = re.search(r"\bthe $", typed[: mention.start]) and spoken == "en"
            if the and not text[: place.start].casefold().endswith("the "):
                name = f"the {name}"
            changes.append((place.start, place.end, name))
        for start, end, name in sorted(changes, reverse=True):
            text = text[:start] + name + text[end:]
        if text != spelt(self.last.text, last) and "why" in last.intents:
            # To what degree it is so of the one, it need not be of the other.
            for cue in follow(spoken, self.snapshot).cues["degree"]:
                text = cue.sub(lambda _: said["degree"], text)
        for frame in beside:
            text = frame.format(text=text.strip(END))
        if put.years:
            text = self._other_year(text, put.years[0], spoken)
        for key in put.articles[:1]:
            for cue in last.grammar.cues["article"]:
                text = cue.sub(lambda _: "", text)
            text = said["article"].format(text=text.strip(END), number=self.snapshot.articles[key]["number"])
        return text

    def _called(self, mention: Mention, put: Question, spoken: str) -> str:
        """Return what is named as it is called in the language of the last question: as typed, where that is its."""
        key = self.chosen.get(mention.name, mention.keys[0])
        typed = put.text.strip()[mention.start : mention.end]
        same = put.grammar.language == spoken and len(put.text.strip()) == len(put.folded)
        unclear = len(mention.keys) > 1 and key == mention.keys[0]
        if same and (unclear or not _is(self.snapshot, mention, ("Person",))):
            return typed
        return self.graph.label(key, spoken)

    def _same_kind(self, mention: Mention, among: Sequence[Mention], located: bool) -> Mention | None:
        """Return the name of the last question in whose place another is put: the last of the same class, else of a
        class above both, else the last; a place where something is takes no person's, and no actor that of an event."""

        def types(name: Mention) -> set[str]:
            return {t for k in name.keys for t in self.snapshot.types(k)}

        among = [m for m in among if not located or "Person" not in types(m)]
        acting = _is(self.snapshot, mention, ("Actor", "Person"))
        for alike in (
            [m for m in among if types(m) & types(mention)],
            [m for m in among for c in WIDE if _is(self.snapshot, m, (c,)) and _is(self.snapshot, mention, (c,))],
            [m for m in among if not (acting and _is(self.snapshot, m, TOPICS))],
        ):
            if alike:
                return alike[-1]
        return None

    def _other_year(self, text: str, year: str, spoken: str) -> str:
        years = self.last.question.years
        if years and years[0][:4] in text:
            return text.replace(years[0][:4], year[:4], 1)
        return follow(spoken, self.snapshot).say["year"].format(text=text.strip(END), year=year[:4])

    def _other_month(self, number: int) -> str:
        """Return the last question on another month of its year."""
        last = self.last.question
        spoken = last.grammar.language
        text, grammar = spelt(self.last.text, last), follow(spoken, self.snapshot)
        names = grammar.say["months"].split()
        month = names[number - 1]
        for cue in grammar.cues["month_named"]:
            match = cue.search(text.casefold())
            if match:
                return text[: match.start()] + month + text[match.end() :]
        year = last.years[0][:4] if last.years else ""
        if year and year in text:
            return text.replace(year, grammar.say["year_month"].format(year=year, month=month), 1).replace("年年", "年")
        return grammar.say["in_month"].format(text=text.strip(END), month=month)

    # --- Pronouns

    def _compared(self, folded: str, grammar: Follow, own: str) -> str:
        """Return "compare that with Germany" with what was named last in the place of "that"."""
        match = next((m for p in grammar.cues["compare"] if (m := p.search(folded))), None)
        if not match:
            return ""
        put = understand(self.snapshot, match["rest"])
        if not put.mentions:
            return ""
        last, named = self.last.question, {k for m in put.mentions for k in m.keys}
        kinds = [c for c in WIDE if _is(self.snapshot, put.mentions[0], (c,))]
        alike = (k for k in self.last.focus if k not in named and any(self._a(k, c) for c in kinds))
        other = next(alike, None)
        if other is None:
            return ""
        first = self.graph.label(other, own)
        second = self.graph.label(put.mentions[0].keys[0], own)
        # What is compared of both is the notion that was named, else all that was said of the one.
        notions = [m for m in last.mentions if not _is(self.snapshot, m, ("Actor", "Person", "Place"))]
        words = spelt(self.last.text, last)
        topic = words[notions[0].start : notions[0].end] if notions else self.last.topic
        if topic and last.grammar.language[:2] == own[:2]:
            for mention in last.mentions:
                if other in mention.keys:
                    topic = re.sub(re.escape(words[mention.start : mention.end]) + r"(?:'s)?", "", topic)
            for cue in grammar.cues["degree"]:
                topic = cue.sub(lambda _: "", topic)
        say = grammar.say["compare"].format(first=first, second=second)
        return _ended(f"{say}{grammar.say['colon']}{topic.strip(END + '的')}" if topic.strip(END + "的") else say, own)

    def _pointed(self, text: str, put: Question, own: str) -> str:
        """Return a question with its pronoun replaced by what was named last; empty where nothing was replaced."""
        cues, is_ = follow(own, self.snapshot).cues, self.snapshot.is_a
        folded = spelt(put.text, put) if own == "en" else put.folded
        if len(folded) != len(text):
            text = folded
        named = {k for m in put.mentions for k in m.keys}
        before = [k for m in self.last.question.mentions for k in m.keys[:1]]
        told = [e["iri"].removeprefix(ID) for e in self.answer.entities]
        persons = [k for k in [*before, *self.last.focus, *told] if "Person" in self.snapshot.types(k)]
        things = [k for k in before if "Person" not in self.snapshot.types(k)]
        topical = [k for k in [*things, *self.last.focus] if any(self._a(k, c) for c in TOPICS)]
        things = [*topical, *(k for k in things if k not in topical)]
        actors = [k for k in self.last.focus if is_(k, "Actor") and "Person" not in self.snapshot.types(k)]
        offered: tuple[tuple[str, list[str]], ...] = (
            ("person", [] if any("Person" in self.snapshot.types(k) for k in named) else persons),
            ("those", [k for k in actors if k not in named] if len(actors) >= PLURAL else []),
            # Who is named may be what "it" stands for, an event of which it is asked what they did can't.
            ("thing", topical if named and all(is_(k, "Actor") for k in named) else [] if named else things),
        )
        for cue, meant in offered:
            for pattern in cues[cue]:
                match = pattern.search(folded.casefold())
                if not match or not meant:
                    continue
                if named and match[0] in {"its", "their"}:
                    continue
                most = PLURAL if cue == "those" else 1
                labels = [self._name(k, own) for k in reversed(meant[:most])]
                name = follow(own, self.snapshot).say["and"].join(labels)
                if own == "en" and cue == "thing" and topical and meant[0] == topical[0]:
                    name = f"the {name}"
                owner = own == "en" and match[0] in {"his", "hers", "its", "their"}
                start, end = match.span("this") if "this" in match.groupdict() else match.span()
                return _ended(text[:start] + name + ("'s" if owner else "") + text[end:], own)
        return ""

    def _name(self, key: str, language: str) -> str:
        """Return what a thing is called: as in the last question, where that is of the same language."""
        last = self.last.question
        for mention in last.mentions if last.grammar.language == language else ():
            if mention.keys[0] == key and not _is(self.snapshot, mention, ("Person",)):
                return spelt(self.last.text, last)[mention.start : mention.end]
        return self.graph.label(key, language)

    def _a(self, key: str, kind: str) -> bool:
        return kind in self.snapshot.types(key) or self.snapshot.is_a(key, kind)


def _is(snapshot: Snapshot, mention: Mention, kinds: Sequence[str]) -> bool:
    """Tell whether whatever a name may mean is of one of some classes."""
    return any(all(k in snapshot.types(key) or snapshot.is_a(key, k) for key in mention.keys) for k in kinds)


def _month(folded: str, grammar: Follow) -> int:
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


def _ended(text: str, language: str) -> str:
    """Return a text that ends as a question does."""
    text = text.strip(END)
    return text[:1].upper() + text[1:] + ("?" if language == "en" else "？")
