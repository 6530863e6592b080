"""A follow-up that stands for what was named before it by a pronoun ("who signed it?", "compare that with Germany")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.ask.answer import Answer
from kg.ask.following.reply import told_first
from kg.ask.following.substitution import DOERS, WIDE
from kg.ask.following.turn import END, TOPICS, Turn, Typed, ended, is_alike, is_of, labelled, owner, spelt, unquoted
from kg.ask.understanding.cue import Cues
from kg.ask.understanding.grammar import Follow, follow
from kg.ask.understanding.question import Question, understand
from kg.terms import ID, is_thing

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

BEFORE = r"(?:\b(?:from|in|of|to|for|by) |[从從在对對向])?"
"""What stands before a name and goes with it."""
MANY = 4
"""How many persons that an answer names it stands for at most."""
DEGREE = "-degree"
"""What the key of a variable ends in that is the degree of something."""
BOTH = re.compile("two|both|[两二両]")
"""What says that they are two."""
COSTING = {"cost", "price"}
"""Groups of the thesaurus of words for what is told of a thing that somebody has or does."""
OWNED = re.compile(r"\S+[’']s?\s")
"""How an English name begins that belongs to somebody, and has no article."""
TIMED = re.compile("after|before|since|[前后後]|あと")
"""What says of something that it was before or after that for which a pronoun stands."""
PLURAL = 2
"""How many things "them" stands for at least."""


class Spoken(NamedTuple):
    """What was spoken of last, by its keys.

    Attributes
    ----------
    before, told : list of str
        What the last question names, and what its answer does.
    all : list of str
        These and what was named before, the latest first.
    persons, things, topical, goods, actors : list of str
        Of all or, but for persons, of what was named: persons; all else that the last question names; what a
        conversation is about by itself; what something is done to; who does something and is no person.
    acting : list of str
        Who the last question has do something.
    """

    before: list[str]
    told: list[str]
    all: list[str]
    persons: list[str]
    things: list[str]
    topical: list[str]
    goods: list[str]
    actors: list[str]
    acting: list[str]


class Pronoun:
    """Puts what was named last in the place of a pronoun.

    Parameters
    ----------
    graph : KnowledgeGraph
    last : Turn
    answer : Answer
        To that question.
    """

    def __init__(self, graph: KnowledgeGraph, last: Turn, answer: Answer) -> None:
        self.graph, self.snapshot = graph, graph.snapshot
        self.last, self.answer = last, answer

    def compared(self, typed: Typed) -> str:
        """Return "compare that with Germany" with what was named last in the place of "that"."""
        match = typed.grammar.cues["compare"].search(typed.folded)
        if not match:
            return ""
        put = understand(self.snapshot, match["rest"])
        if not put.mentions:
            return ""
        kinds = [c for c in WIDE if is_of(self.snapshot, put.mentions[0], (c,))]
        # Of what was named last it is what takes the same part: one of the same class, else who was named first.
        now = put.mentions[0].keys[0]
        asked = [k for m in self.last.question.mentions for k in m.keys[:1]]
        others = [k for k in [*asked, *self.last.focus] if k not in put.keys]
        alike = [k for k in asked if k in others and is_alike(self.snapshot, k, now)]
        other = next(iter([*alike, *(k for k in others if any(self._a(k, c) for c in kinds))]), None)
        return self._set_beside(other, now, typed.grammar, typed.own) if other else ""

    def fronted(self, typed: Typed) -> str:
        """Return a question before which who or what it is on is named ("安倍呢，他去过哪里？") with that in the place
        of its pronoun; empty where a text is none such."""
        text, grammar, own = typed.text.strip(END), typed.grammar, typed.own
        text = text if len(text) == len(typed.folded) else typed.folded
        match = grammar.cues["fronted"].search(typed.folded)
        if not match:
            return ""
        start, rest = match.start("rest"), match["rest"]
        who = understand(self.snapshot, match["who"])
        if len(who.mentions) != 1 or who.units:
            return ""
        name = text[slice(*match.span("who"))].strip()
        for cue in ("person", "thing"):
            for pattern in grammar.cues[cue]:
                held = pattern.search(rest)
                if held and held.lastgroup in {None, "this"}:
                    at, to = (start + i for i in held.span(held.lastgroup or 0))
                    owns = own == "en" and held[0] in {"his", "hers", "its", "their"}
                    return ended(text[start:at] + (owner(name) if owns else name) + text[to:], own)
        return ""

    def apart(self, typed: Typed) -> str:
        """Return a comparison of the two things asked of one after the other, of which it is asked why they differ."""
        if not self.last.swapped:
            return ""
        before, now = self.last.swapped
        return self._set_beside(before, now, typed.grammar, typed.own)

    def _set_beside(self, other: str, now: str, grammar: Follow, own: str) -> str:
        """Return a comparison of two things by what was asked of them last."""
        last = self.last.question
        first, second = labelled(self.graph, other, own), labelled(self.graph, now, own)
        # What is compared of both is the notion that was named, else all that was said of the one.
        notions = [m for m in last.mentions if not is_of(self.snapshot, m, ("Actor", "Person", "Place"))]
        words = self.last.words
        # Of two asked of one after the other the same was asked, though the name of the other may hide it.
        keys = [k for m in notions for k in m.keys] + [k for k in self.last.focus if self.last.swapped and notions]
        variables = [f"{k.removesuffix(DEGREE)}{DEGREE}" for k in keys]
        graded = [v for v in variables if self.snapshot.is_a(v, "Variable")]
        if graded:
            degree = self.graph.label(graded[0], own)
            return ended(grammar.say["compare_in"].format(first=first, second=second, topic=degree), own)
        if not notions:
            topic = self.last.text.strip(END)
            return ended(grammar.say["compare_on"].format(first=first, second=second, topic=topic), own)
        topic = words[notions[0].start : notions[0].end]
        if self.last.spoken[:2] == own[:2]:
            for mention in last.mentions:
                if {other, now} & set(mention.keys):
                    topic = _without(topic, words[mention.start : mention.end])
            for name in (first, second):
                # The name of a notion may hold that of the one of whom it is.
                topic = _without(topic, name)
            topic = grammar.cues["particle_first"].sub(lambda _: "", topic)
        topic = topic.strip(END + ("的" if own != "ja" else "のは"))
        frame = "compare_in" if topic else "compare"
        return ended(grammar.say[frame].format(first=first, second=second, topic=topic), own)

    def pointed(self, text: str, put: Question, own: str) -> str:
        """Return a question with its pronoun replaced by what was named last; empty where nothing was replaced."""
        cues = follow(own, self.snapshot).cues
        folded = spelt(put.text, put) if own == "en" else put.folded
        if len(folded) != len(text):
            text = folded
        folded = unquoted(folded)
        named = put.keys
        spoken = self._spoken()
        topical = spoken.topical
        acting = [k for k in spoken.acting if k not in named]
        offered: tuple[tuple[str, list[str]], ...] = (
            ("they", self._they(put, named, spoken)),
            ("person", self._he(put, folded, spoken.persons, named, cues["person"])),
            ("those", self._those(put, named, spoken)),
            ("acting", acting if len(acting) == 1 else []),
            ("thing", topical or spoken.things),
        )
        for cue, meant in offered:
            for pattern in cues[cue]:
                match = pattern.search(folded.casefold())
                called = match.lastgroup if match and match.lastgroup != "this" else None
                if match and cue == "those" and BOTH.search(match[0]) and len(spoken.goods) >= PLURAL:
                    # Two that were set beside each other, whoever is named with "the two".
                    meant = spoken.goods[:PLURAL][::-1]
                elif (
                    match and cue == "those" and BOTH.search(match[0]) and set(self.last.swapped) <= set(spoken.actors)
                ):
                    meant = list(self.last.swapped[::-1]) or meant
                elif called:
                    # "The conference" is the last thing of its class that was spoken of.
                    meant = topical = [k for k in spoken.all if self._a(k, str(called))] or topical
                elif match and cue == "thing" and TIMED.search(match[0]) and self._happened(spoken):
                    meant = topical = self._happened(spoken)
                elif match and cue == "thing":
                    meant = self._it(match, put, spoken.things, topical) or (spoken.goods if put.mentions else [])
                if not match or not meant or (named and match[0] in {"its", "their"}):
                    continue
                labels = [self.called(k, own) for k in reversed(meant if cue in {"they", "those"} else meant[:1])]
                name = follow(own, self.snapshot).say["and"].join(labels)
                if own == "en" and cue == "thing" and topical and meant[0] == topical[0] and not OWNED.match(name):
                    name = f"the {name}"
                said = self._put(text, match, name, own)
                return ended(self._there(said, meant[0], spoken, own, "to" if cue == "acting" else "there"), own)
        placed = self._there(text, "", spoken, own, "there")
        return ended(placed, own) if placed != text else ""

    def _there(self, text: str, doer: str, spoken: Spoken, own: str, frame: str) -> str:
        """Return a text with a state in the place of "there": the last that was named besides who does something, else
        the first that was told of; with that or in that, as a frame has it."""
        states = [k for k in [*spoken.told[::-1], *spoken.before] if k != doer and self._a(k, "State")]
        if frame != "to":
            # Where something was stands in the name of that.
            fold, last = self.snapshot.folder_of_names.fold, self.last.question.folded
            named = {
                k
                for k in states
                for tag, ns in self.snapshot.labels(k).items()
                for n in ns
                if re.search(rf"\b{re.escape(fold(n))}\b" if tag == "en" else re.escape(fold(n)), last)
            }
            states = [k for k in states if k in named]
        grammar = follow(own, self.snapshot)
        name = grammar.say[frame].format(name=self.called(states[-1], own)) if states else ""
        return grammar.cues["there"].sub(lambda _: name, text) if name else text

    def _spoken(self) -> Spoken:
        """Return what was spoken of last."""
        before = [k for m in self.last.question.mentions for k in m.keys[:1]]
        told = [e["iri"].removeprefix(ID) for e in self.answer.entities]
        focus = list(self.last.focus)
        # Whoever was asked to agree since stands first.
        since = focus[:1] if set(focus[:1]) - set(before) else []
        things = [k for k in before if "Person" not in self.snapshot.types(k)]
        actors = [k for k in self.last.doers if "Person" not in self.snapshot.types(k)]
        return Spoken(
            before,
            told,
            all=[*before[::-1], *focus, *told],
            persons=[k for k in dict.fromkeys([*since, *before, *focus, *told]) if "Person" in self.snapshot.types(k)],
            things=things,
            topical=[k for k in [*things, *focus, *self._found()] if any(self._a(k, c) for c in TOPICS)],
            goods=[k for k in dict.fromkeys([*things, *focus]) if not any(self._a(k, c) for c in DOERS)],
            actors=actors,
            acting=list(dict.fromkeys([k for k in before if self._a(k, "Actor")] or actors[:1])),
        )

    def _speakers(self) -> list[str]:
        """Return who says what the answer tells first, and is none by himself."""
        return [
            k
            for n in told_first(self.answer)[:1]
            if not self._a(k := str(self.snapshot.passages[n]["speaker"]), "Person")
        ]

    def _happened(self, spoken: Spoken) -> list[str]:
        """Return the dated event of which the answer tells first, where the last question calls none by name: before
        or after which something is asked."""
        if any(self._a(k, "Event") for k in spoken.topical):
            return []
        names = told_first(self.answer)[:1]
        told = [s.removeprefix("id:") for name in names for s, _, _ in self.snapshot.passages[name]["triples"]]
        return list(dict.fromkeys(k for k in told if self._a(k, "Event") and self.snapshot.dates.get(k)))[:1]

    def _found(self) -> list[str]:
        """Return what the first statement of the answer tells of where it was asked which thing it is, of several that
        are named: none of these is one."""
        last = self.last.question
        if not last.cued("interrogative") or len([m for m in last.mentions if self._a(m.keys[0], "Actor")]) < PLURAL:
            return []
        names = told_first(self.answer)[:1]
        ends = [end for name in names for s, _, o in self.snapshot.passages[name]["triples"] for end in (s, o)]
        return [end.removeprefix("id:") for end in ends if is_thing(end)]

    def _those(self, put: Question, named: set[str], spoken: Spoken) -> list[str]:
        """Return what "them" stands for, the last of it first."""
        persons = [k for k in spoken.persons if k not in named]
        asked = self.last.question.cued("interrogative")
        if asked and self._doing():
            return self._doing()
        if asked and self.answer.intent in {"who_says", "person", "roster"}:
            # Of whom it was asked who they are, they are.
            told = [k for k in spoken.told if k in persons][:MANY][::-1]
            if told:
                return told
        # What somebody does something to is no state, unless states are all that was spoken of.
        goods = [k for k in spoken.goods if k not in named][:1] if put.mentions else []
        if goods and self.last.question.cued("view_asked"):
            # Who was asked for what they say are those who say it.
            goods = [k for k in self._speakers() if k not in {*named, *spoken.before}][:1] or goods
        both = [k for k in spoken.before if k in persons][::-1]
        if goods or len(both) >= PLURAL:
            return goods or both[:PLURAL]
        return [k for k in spoken.actors if k not in named][:PLURAL] if len(spoken.actors) >= PLURAL else []

    def _doing(self) -> list[str]:
        """Return those, where they are several, of whom the answer tells first, in one statement after the other, that
        they did the same."""
        found: list[str] = []
        first = ""
        for name in told_first(self.answer):
            entry = self.snapshot.passages[name]
            ends = [str(e).removeprefix("id:") for s, _, o in entry["triples"] for e in (s, o) if isinstance(e, str)]
            for key in dict.fromkeys(k for k in ends if self._a(k, "Actor")):
                # The same is said of them where nothing but their names differs.
                said = re.sub(rf"\b{re.escape(self.graph.label(key, 'en'))}\b", "", entry["summary"]["en"])
                if said != entry["summary"]["en"] and said == (first or said):
                    first = said
                    found.append(key)
                    break
        return list(dict.fromkeys(found))[:MANY][::-1] if len(set(found)) >= PLURAL else []

    def _put(self, text: str, match: re.Match[str], name: str, own: str) -> str:
        """Return a text with a name in the place of a pronoun, as that is the owner of something or not."""
        start, end = match.span("this") if match.groupdict().get("this") else match.span()
        if text[:start].casefold().endswith("the "):
            name = name.removeprefix("the ")
        if own == "en" and match[0] in {"his", "hers", "its", "their"}:
            name = owner(name)
        called = match.lastgroup not in {None, "this"}
        if own == "ja" and match[0][:1] in {"そ", "こ"} and not match[0].startswith(("それ", "これ")) and not called:
            name += "の"
        return text[:start] + name + text[end:]

    def _he(self, put: Question, folded: str, persons: list[str], named: set[str], cues: Cues) -> list[str]:
        """Return what "he" may stand for: somebody named in the same question may be meant, unless "he" stands before
        that one, or that one does something to "him"."""
        own = [m for m in put.mentions if any("Person" in self.snapshot.types(k) for k in m.keys)]
        match = cues.search(folded.casefold())
        if not own or not match:
            return persons
        after = folded[match.end() :].strip(END)
        other = match.end() <= own[0].start or match[0] == "him" or after in {"", "吗", "了吗"} or after[:1] in "をに"
        return [k for k in persons if k not in named] if other else []

    def _they(self, put: Question, named: set[str], spoken: Spoken) -> list[str]:
        """Return what "they" who do something may stand for: persons who are told of, else the two of which it was
        asked one after the other, else those that were spoken of last; never what somebody has, which does nothing."""
        told = [k for k in self._those(put, named, spoken) if k in spoken.persons]
        doing = [k for k in self.last.focus if (self._a(k, "Actor") or self._a(k, "Person")) and k not in named]
        pair = [k for k in self.last.swapped[::-1] if k in doing]
        asked = [k for k in spoken.before if k in doing][::-1]
        return next((found for found in (told, pair, asked, doing[:PLURAL]) if len(found) >= PLURAL), told)

    def _it(self, match: re.Match[str], put: Question, things: list[str], topical: list[str]) -> list[str]:
        """Return what "it" may stand for, the likeliest first.

        Where something is named after it, that is no actor; where something is named before, that itself may be meant,
        but it can't be an event of which it is asked what they did. What something is done to is, where an actor alone
        was named, what that did, unless nothing else was asked of.
        """
        notions = [k for k in things if k not in topical and not self._a(k, "Actor")]
        recent = [k for k in topical if k in things]
        known = [*recent, *notions, *topical]
        if put.mentions:
            if not all(is_of(self.snapshot, m, ("Actor",)) for m in put.mentions):
                return []
            if put.mentions[-1].end <= match.start():
                return known
            between = match.string[match.end() : put.mentions[0].start]
            judged = re.search(r"\w", between) and not re.search(r"\b(?:that|to|how|wh\w+)\b", between)
            return known if judged else topical
        done_to = not re.search(r"\w", match.string[match.end() :].removesuffix("吗")) or bool(
            re.match("を", match.string[match.end() :])
        )
        if match[0] == "they":
            # A notion is no more than one, and does nothing.
            return [k for k in things if self._a(k, "Actor")]
        state = follow(put.grammar.language, self.snapshot).cues["of_a_state"].stand_in(match[0])
        # What a state or a person bought costs something, not they.
        acts = self._alone() or ((state or not done_to) and not COSTING & put.groups)
        return [*known, *(k for k in things if acts and k not in known)]

    def _alone(self) -> bool:
        """Tell whether the last question asks what something is, or of nothing but that."""
        last = self.last.question
        words = [*last.units, *re.findall(r"\w+", last.loose)]
        return "define" in last.intents or (len(last.mentions) == 1 and not words)

    def called(self, key: str, language: str) -> str:
        """Return what a thing is called: as in the last question, where that is of the same language."""
        for mention in self.last.question.mentions if self.last.spoken == language else ():
            if mention.keys[0] == key and not is_of(self.snapshot, mention, ("Person",)):
                text = self.last.words
                start = self._dated(text, mention.start, language)
                the = language == "en" and self._a(key, "State") and text[:start].casefold().endswith("the ")
                return ("the " if the else "") + text[start : mention.end]
        return labelled(self.graph, key, language)

    def _dated(self, text: str, start: int, language: str) -> int:
        """Return where a name begins with the time by which it is told which of its kind is meant."""
        cues = follow(language, self.snapshot).cues["dated"]
        before = [m for cue in cues for m in cue.finditer(text[:start].casefold())]
        return min((m.start() for m in before if text[m.end() : start].strip() in {"", "の", "的"}), default=start)

    def _a(self, key: str, kind: str) -> bool:
        return kind in self.snapshot.types(key) or self.snapshot.is_a(key, kind)


def _without(text: str, name: str) -> str:
    """Return a text without a name and what goes with it."""
    return re.sub(BEFORE + re.escape(name) + r"(?:'s\b|の|的)?", "", text)
