"""Understanding a question: its language, the things it names, dates, the article it asks about, its intents."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.ask.grammar import Grammar, load
from kg.names import language_of, spans
from kg.snapshot import Snapshot


@dataclass(frozen=True)
class Mention:
    """A known name in a question.

    Attributes
    ----------
    start, end : int
        Its place in the folded question.
    name : str
        As folded.
    keys : tuple of str
        What it may mean.
    """

    start: int
    end: int
    name: str
    keys: tuple[str, ...]


@dataclass
class Question:
    """An understood question.

    Attributes
    ----------
    text, folded, language : str
    mentions : list of Mention
        In order of place.
    intents : list of str
        Those whose cues stand in the question, the leading one first.
    articles : list of str
        Keys of articles that the question asks about.
    years : list of str
        Years and dates it names (ISO, as far as given).
    negative : bool
        Whether it holds a negation.
    content : str
        The folded text without cues, stop words and names: what is left to be found in words.
    """

    text: str
    folded: str
    language: str
    grammar: Grammar
    mentions: list[Mention] = field(default_factory=list)
    intents: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    years: list[str] = field(default_factory=list)
    negative: bool = False
    content: str = ""

    @property
    def intent(self) -> str:
        """The leading intent."""
        return self.intents[0] if self.intents else "lookup"


_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?:\s*年|-)?(?:(\d{1,2})\s*(?:月|-)?)?")


def understand(snapshot: Snapshot, text: str, language: str | None = None) -> Question:
    """Return an understood question.

    Parameters
    ----------
    snapshot : Snapshot
    text : str
    language : str, optional
        Answer in this language instead of the question's own.
    """
    folder = snapshot.folder_of_names
    own = language_of(text, folder)
    grammar = load(own, folder)
    folded = folder.fold(text).strip()
    question = Question(text, folded, language or own, load(language, folder) if language else grammar)
    rest = _articles(snapshot, question, grammar)
    found = spans(rest, snapshot.names)
    question.mentions = [
        Mention(s, e, n, tuple(snapshot.names[n])) for s, e, n in found if n not in grammar.stop and len(n) > _shortest(n)
    ]
    masked = list(rest)
    for mention in question.mentions:
        masked[mention.start : mention.end] = "\x00" * (mention.end - mention.start)
    open_text = "".join(masked)
    for name, patterns in grammar.intents.items():
        if any(p.search(rest) or p.search(open_text) for p in patterns):
            question.intents.append(name)
    question.negative = any(p.search(open_text) for p in grammar.cues["negative"])
    question.years = ["-".join([m[1], *([f"{int(m[2]):02d}"] if m[2] and 0 < int(m[2]) < 13 else [])]) for m in _YEAR.finditer(rest)]
    question.content = _content(open_text, grammar)
    return question


def _shortest(name: str) -> int:
    return 1 if name.isascii() else 0


def _articles(snapshot: Snapshot, question: Question, grammar: Grammar) -> str:
    """Find the articles that the question asks about and return the text without those words."""
    text = question.folded
    for pattern in grammar.cues["article"]:
        for match in pattern.finditer(text):
            value = match.groupdict().get("article")
            for key, entry in snapshot.articles.items():
                if value in {key, entry["number"]} and key not in question.articles:
                    question.articles.append(key)
            if value:
                text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return text


def _content(masked: str, grammar: Grammar) -> str:
    """Return what is left of a question without names, cues and stop words."""
    text = masked
    for patterns in grammar.intents.values():
        for pattern in patterns:
            text = pattern.sub(lambda m: m[0] if len(m[0]) > 12 else " ", text)
    if grammar.language == "en":
        stop = set(grammar.stop)
        return " ".join(w for w in re.findall(r"[\w.%'-]+", text.replace("\x00", " ")) if w.strip(".'") not in stop)
    text = text.replace("\x00", " ")
    if grammar.stop:
        text = re.sub("|".join(map(re.escape, grammar.stop)), " ", text)
    return text
