"""What is kept in mind of a question, for one that leans on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from kg.ask.understanding.grammar import Follow, follow
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.question import Question, understand
from kg.expression import Expression

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.snapshot import Snapshot

END = " ?？。.!！,，、…\u3000"
"""What may stand at the ends of a question and says nothing."""
TOPICS = ("Event", "Document", "Treaty")
"""Classes of what a conversation is about by itself; a state or a person is about something that it did."""
ACTING = ("State", "Person", "Place")
"""Those of who or where something is done, and not of what."""
LASTING = ("Alliance", "Concept", "Organization", "Treaty")
"""Classes of what there is before and after an event."""
FOCUS = 6
"""How many named things are kept in mind."""
QUOTED = Expression(r"\"[^\"]*\"|“[^”]*”|「[^」]*」|『[^』]*』|(?<!\w)'[^']{2,}'(?!\w)", *"\"“「『'")
"""What is in quotation marks: words of others, in which nothing stands for anything else."""
OWNING = re.compile(r"[’'](?:s\b)?(?= ?\w|$)")
"""What an English name ends in that owns something."""


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
    swapped : tuple of str
        Key of what was named before in the place of which something else is, and of that; empty where no one thing is.
    whole : str
        The question that its topic is from; empty where that was never asked in one.
    doers : tuple of str
        Those of `focus` and before who were named otherwise than as where something was.
    """

    text: str
    question: Question
    topic: str
    key: str
    language: str
    aside: int
    focus: tuple[str, ...]
    swapped: tuple[str, ...] = ()
    whole: str = ""
    doers: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """Language of the question."""
        return self.question.grammar.language

    @property
    def words(self) -> str:
        """The question as typed where its places are those of the folded text, else folded."""
        return spelt(self.text, self.question)


class Typed(NamedTuple):
    """What is typed after a question.

    Attributes
    ----------
    text, folded : str
    rest : str
        What follows a connective ("and", "what about"); empty where there is none.
    put : Question
        The rest, else the text, as understood by itself.
    own : str
        Its language.
    grammar : Follow
    """

    text: str
    folded: str
    rest: str
    put: Question
    own: str
    grammar: Follow

    @property
    def said(self) -> str:
        """What it says, without a connective."""
        return self.rest or self.text

    @property
    def names(self) -> bool:
        """Whether it names a thing, an article or a time."""
        return bool(self.put.mentions or self.put.articles or self.put.years)

    @property
    def asks(self) -> bool:
        """Whether a word that asks stands in it."""
        return bool(self.put.intents) or self.put.cued("interrogative")


def turn(
    snapshot: Snapshot,
    text: str,
    question: Question,
    before: Turn | None,
    kept: bool,
    instead: tuple[str, ...] | None = None,
) -> Turn:
    """Return what is kept in mind of a question (see `_turn`), with who was said in it to do something."""
    around = follow(question.grammar.language, snapshot).around
    now = [
        m.keys[0]
        for m in question.mentions[::-1]
        if snapshot.is_a(m.keys[0], "Actor") and not any(p.search(question.folded) for p in around(m.name))
    ]
    doers = tuple(dict.fromkeys([*now, *(before.doers if before else ())]))[:FOCUS]
    return _turn(snapshot, text, question, before, kept, instead)._replace(doers=doers)


def _turn(
    snapshot: Snapshot,
    text: str,
    question: Question,
    before: Turn | None,
    kept: bool,
    instead: tuple[str, ...] | None = None,
) -> Turn:
    """Return what is kept in mind of a question; with ``kept`` it is on what the one before it is on, and ``instead``
    are the keys of what was put in the place of what (empty for a time), where something was."""
    now = [k for m in question.mentions for k in m.keys[:1]][::-1]
    focus = tuple(dict.fromkeys([*now, *(before.focus if before else ())]))[:FOCUS]
    topic, key = topic_of(snapshot, text, question)
    asked = {k for m in before.question.mentions for k in m.keys[:1]} if before else set()
    same = before is not None and (kept or not now or asked == set(now) or set(before.swapped or " ") <= set(now))
    if instead and len(set(instead)) == 1:
        # What stands in the place of itself ("Poland in the same year?") takes that of nothing.
        instead = before.swapped if before else ()
    swapped = instead or (before.swapped if before and same else _swapped(snapshot, now, before))
    added = instead is not None and before and before.aside < len(before.text)
    inner = apart(snapshot, text, question.grammar.language)[1] if added else ""
    aside = next((i for i in (text.rfind(" ("), text.rfind("（")) if (kept or inner) and i > 0), len(text))
    if inner:
        # What is put in the place of something in what was asked of before leaves it what is asked of.
        of = topic_of(snapshot, inner, understand(snapshot, inner))
        return Turn(text, question, *(of if of[1] else (inner, "")), question.grammar.language, aside, focus, swapped)
    if before and (kept or not (topic or now)):
        return Turn(text, question, before.topic, before.key, before.language, aside, focus, swapped, before.whole)
    return Turn(text, question, topic, key, question.grammar.language, aside, focus, swapped, text)


def apart(snapshot: Snapshot, text: str, language: str) -> tuple[str, str]:
    """Return a follow-up, and what it was completed with where that is added to it; else nothing for the latter."""
    cue, topic = unframed(follow(language, snapshot).say["on"], text.strip(END))
    return (cue, topic) if cue else (text, "")


def unframed(frame: str, text: str) -> tuple[str, str]:
    """Return a follow-up and what it is on, of a text that a frame made of both; empty where it made none."""
    cue, of = ("{text}", "{topic}") if "{topic}" in frame else ("{cue}", "{text}")
    pattern = re.escape(frame).replace(re.escape(cue), "(?P<cue>.+?)").replace(re.escape(of), "(?P<of>.+)")
    match = re.fullmatch(pattern, text)
    return (match["cue"], match["of"]) if match else ("", "")


def _swapped(snapshot: Snapshot, now: Sequence[str], before: Turn | None) -> tuple[str, ...]:
    """Return what is named no more and what of its class is named instead, the actors where a notion is worded anew as
    well; empty where no one thing is."""
    asked = [k for m in before.question.mentions for k in m.keys[:1]] if before else []
    gone, come = [k for k in asked if k not in now], [k for k in now if k not in asked]
    pairs = [(g, c) for g in gone for c in come if is_alike(snapshot, g, c)]
    acting = [p for p in pairs if all(snapshot.is_a(k, "Actor") or "Person" in snapshot.types(k) for k in p)]
    found = acting or pairs
    return found[0] if len(found) == 1 else ()


def topic_of(snapshot: Snapshot, text: str, question: Question) -> tuple[str, str]:
    """Return what a question is about: the event or document that it names, with its key, else what it says of what it
    names."""
    text = spelt(text, question)
    for mention in question.mentions:
        if is_of(snapshot, mention, TOPICS) and not _frames(snapshot, text, question, mention):
            the = 4 if text[: mention.start].casefold().endswith("the ") else 0
            return text[mention.start - the : mention.end], mention.keys[0]
    folded = question.folded
    cues = follow(question.grammar.language, snapshot).cues
    # Words by which it is asked are no part of what it is about.
    folded = cues["asking"].sub(lambda m: "\x00" * len(m[0]), folded)
    ends = [(m.start, m.end) for m in question.mentions]
    ends += [(m.start(), m.end()) for m in re.finditer(r"\d[\d年月日号]*", folded)]
    words = [*(u.text for u in question.units), *question.loose.split()]
    ends += [(folded.find(w), folded.find(w) + len(w)) for w in words if re.search(r"\w", w) and w in folded]
    if not question.mentions:
        return _article_of(text, question), ""
    first, last = min(s for s, _ in ends), max(e for _, e in ends)
    if question.grammar.language == "ja":
        # A verb stands last, and ends in kana that are no word.
        last = len(folded.rstrip(END))
        last = len(cues["particle_last"].sub(lambda _: "", folded[:last]))
    said = (t for t, f in zip(text[first:last], folded[first:last], strict=True) if f != "\x00")
    topic = "".join(said).strip(END)
    # What was named beside the question stands in brackets, which end after the last name.
    return topic + ")" * (topic.count("(") - topic.count(")")) + "）" * (topic.count("（") - topic.count("）")), ""


def _frames(snapshot: Snapshot, text: str, question: Question, mention: Mention) -> bool:
    """Tell whether an event only gives the time of what is told of something else that a question names ("after Biden
    took office")."""
    cues = follow(question.grammar.language, snapshot).cues
    others = [m for m in question.mentions if m is not mention and is_of(snapshot, m, LASTING)]
    before, after = question.folded[: mention.start], question.folded[mention.end :]
    return bool(others) and (cues["since"].stand_in(before) or cues["framed"].stand_in(after))


def _article_of(text: str, question: Question) -> str:
    """Return by what a question that names nothing else calls the article that it is on; empty where it is on none."""
    if len(question.articles) != 1 or len(text) != len(question.open):
        return ""
    called = [i for i, (one, other) in enumerate(zip(question.folded, question.open, strict=True)) if one != other]
    return text[called[0] : called[-1] + 1].strip(END) if called else ""


def unquoted(folded: str) -> str:
    """Return a text with what it quotes blanked, at the same places."""
    return QUOTED.sub(lambda m: "\x00" * len(m[0]), folded)


def replaced(text: str, start: int, end: int, name: str) -> str:
    """Return a text with a name in the place of another, in English with the ending of what owns that this name has."""
    after = text[end:]
    owning = OWNING.match(after) if text[start - 1 : start] != "'" else None
    if owning and start < end:
        name, after = owner(name), after[owning.end() :]
    name = name[:1].upper() + name[1:] if not start and text[:1].isupper() else name
    return text[:start] + name + after


def labelled(graph: KnowledgeGraph, key: str, language: str) -> str:
    """Return what a thing is called, in English with the article that its name has within a sentence."""
    label = graph.label(key, language)
    the = f"the {label}"
    return the if language == "en" and the in graph.snapshot.labels(key).get("en", ()) else label


def owner(name: str) -> str:
    """Return an English name as that of somebody who owns something."""
    return name + ("'" if name.endswith("s") else "'s")


def spelt(text: str, question: Question) -> str:
    """Return a question as typed where its places are those of the folded text, else folded."""
    return text.strip() if len(text.strip()) == len(question.folded) else question.folded


def content_of(question: Question) -> str:
    """Return what a question says besides names and what is at the ends of a text."""
    return question.content.replace("\x00", " ").strip(END + "呢")


def is_of(snapshot: Snapshot, mention: Mention, kinds: Sequence[str]) -> bool:
    """Tell whether whatever a name may mean is of one of some classes."""
    return any(all(k in snapshot.types(key) or snapshot.is_a(key, k) for key in mention.keys) for k in kinds)


def things_of(snapshot: Snapshot, question: Question) -> list[Mention]:
    """Return the names of a question but those of states, persons and places: what it is of, and not who does it."""
    return [m for m in question.mentions if not is_of(snapshot, m, ACTING)]


def is_alike(snapshot: Snapshot, one: str, other: str) -> bool:
    """Tell whether two things are of the same class."""
    return bool(set(snapshot.types(one)) & set(snapshot.types(other)))


def ended(text: str, language: str) -> str:
    """Return a text that ends as a question does."""
    text = text.strip(END)
    return text[:1].upper() + text[1:] + ("?" if language == "en" else "？")
