"""Understanding a question: its language, the things it names, dates, the article it asks about, its intents."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.ask.understanding import article, content
from kg.ask.understanding.calendar import dates, period
from kg.ask.understanding.content import Unit
from kg.ask.understanding.cue import Cue
from kg.ask.understanding.described import contrasted, described
from kg.ask.understanding.grammar import Grammar, load
from kg.ask.understanding.mention import (
    Mention,
    absent,
    at_word_ends,
    blanked,
    cut,
    elliptical,
    gatherings,
    groups_of,
    separate,
    short_forms,
    written_as_name,
)
from kg.ask.understanding.negation import spelt_out
from kg.ask.understanding.strange import distinct, strange
from kg.expression import Expression
from kg.names import candidates, is_foreign, language_of, spans
from kg.snapshot import Snapshot
from kg.thesaurus import matches


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
    period : str
        A time of several years that it names (EDTF).
    trailing : set of str
        Intents by which only its last clause asks for a value.
    negative : bool
        Whether it holds a negation.
    missing : list of str
        Numbers of articles that there are none of.
    tables : list of str
        Numbers of tables that it names.
    several : bool
        Whether it asks for all of something.
    strange : list of str
        Names or words that stand nowhere in the corpus, as far as that can be told.
    later : bool
        Whether it stands after another in one text, whose words it leans on.
    carried : bool
        Whether it takes its names over from a question before it.
    body : str
        The folded text without what its articles are called by.
    open : str
        The folded text without names and without what its articles are called by.
    undated : str
        The folded text without a time of several years.
    quoted : tuple of str
        What it puts in quotation marks, folded.
    elsewhere : bool
        Whether it describes an article that is not recognised.
    content : str
        The folded text without cues, stop words and names: what is left to be found in words.
    units : list of Unit
        Words of the content that the thesaurus holds.
    loose : str
        The content without those.
    """

    # A plain class: the import of dataclasses takes as long as many an answer.
    def __init__(self, text: str, folded: str, language: str, grammar: Grammar) -> None:
        self.text, self.folded, self.language, self.grammar = text, folded, language, grammar
        self._cued: dict[str, bool] = {}
        self.mentions: list[Mention] = []
        self.intents: list[str] = []
        self.articles: list[str] = []
        self.years: list[str] = []
        self.period = ""
        self.trailing: set[str] = set()
        self.negative = False
        self.several = False
        self.tables: list[str] = []
        self.missing: list[str] = []
        self.content = ""
        self.units: list[Unit] = []
        self.loose = ""
        self.strange: list[str] = []
        self.later = self.carried = False
        self.elsewhere = False
        self.body = self.open = self.undated = folded
        self.quoted: tuple[str, ...] = ()

    @property
    def groups(self) -> set[str]:
        """The groups of the thesaurus that it holds a word of."""
        return {group for unit in self.units for group in unit.groups}

    @property
    def keys(self) -> set[str]:
        """The keys of all that its names may mean."""
        return {key for mention in self.mentions for key in mention.keys}

    @property
    def ends(self) -> set[str]:
        """The same as they stand in triples (``id:`` and so on)."""
        return {f"id:{key}" for mention in self.mentions for key in mention.keys}

    @property
    def bare(self) -> bool:
        """Whether it names one thing and holds no other word to be found."""
        return len(self.mentions) == 1 and not self.units and not re.search(r"\w", self.loose)

    def cued(self, name: str) -> bool:
        """Tell whether a cue of the grammar stands in the question."""
        if name not in self._cued:
            cues = self.grammar.cues.get(name)
            self._cued[name] = cues is not None and cues.stand_in(self.folded)
        return self._cued[name]

    def left(self, cues: list[Cue], text: str) -> list[str]:
        """Return what a text with names blanked holds beside cues and words of grammar: words in English, runs of
        characters in Chinese and Japanese (there without kana of grammar)."""
        for cue in cues:
            text = cue.sub(lambda m: " ", text)
        if self.grammar.language == "en":
            return [w for w in re.findall(r"[\w'-]{3,}", text) if w.strip("'") not in self.grammar.stop]
        for word in self.grammar.stop:
            text = text.replace(word, " ")
        kana = r"\u3041-\u309f" if self.grammar.language == "ja" else ""
        return re.findall(rf"[^\W_{kana}]+", text)

    def fresh(self) -> Question:
        """Return a copy that may be changed."""
        found = Question(self.text, self.folded, self.language, self.grammar)
        own = {name: value.copy() if isinstance(value, list | set) else value for name, value in vars(self).items()}
        vars(found).update(own)
        return found

    def ask_of(self, articles: Iterable[str]) -> None:
        """Keep to some articles, besides those that it asks about already."""
        self.articles += [key for key in dict.fromkeys(articles) if key not in self.articles]

    def joins(self, left: Mention, right: Mention) -> bool:
        """Tell whether nothing but a conjunction stands between two names."""
        return self.conjunction(self.folded[left.end : right.start])

    def conjunction(self, gap: str) -> bool:
        """Tell whether a text is nothing but a conjunction."""
        found = (cue.search(gap) for cue in self.grammar.cues["joined"])
        return any(match is not None and len(match[0]) == len(gap) for match in found)

    def typed(self, mention: Mention) -> str:
        """Return a name as it stands in the question, or as folded where folding moved places."""
        whole = self.text.strip()
        return whole[mention.start : mention.end] if len(whole) == len(self.folded) else mention.name

    def marked(self, mention: Mention, cue: str) -> bool:
        """Tell whether a cue stands right before a name; in Japanese, whose particles follow, right after it."""
        japanese = self.grammar.language == "ja"
        beside = self.folded[mention.end :] if japanese else self.folded[: mention.start]
        return self.grammar.cues[cue].stand_in(beside)

    @property
    def intent(self) -> str:
        """The leading intent."""
        return self.intents[0] if self.intents else "lookup"


def unreadable(text: str) -> str:
    """Return the frame in which it is said that a text can't be read as a question, since it holds no word (`wordless`)
    or none in the letters of the languages that are understood (`unlettered`); empty where it can."""
    if not any(map(str.isalnum, text)):
        return "wordless"
    return "unlettered" if is_foreign(text) else ""


def asks(snapshot: Snapshot, text: str, language: str | None = None) -> bool:
    """Tell whether a word that asks stands in a text, which need not be understood for that."""
    folder = snapshot.folder_of_names
    grammar = load(language or language_of(text, folder), snapshot)
    return grammar.cues["interrogative"].stand_in(folder.fold(spelt_out(text, grammar)).strip())


QUOTED = Expression(r"\"([^\"]{2,40})\"|[“「『]([^”」』]{2,40})[”」』]|(?<!\w)'([^']{2,40})'(?!\w)", *"\"“「『'")
"""What is put in quotation marks."""
KEPT = 64
"""How many understood texts are kept."""
LATER = {"when", "where", "person", "amount", "who_says"}
"""Intents that ask for one value, as the last clause of a question may."""


def understand(snapshot: Snapshot, text: str, language: str | None = None) -> Question:
    """Return an understood question.

    Parameters
    ----------
    snapshot : Snapshot
    text : str
    language : str, optional
        Answer in this language instead of the question's own.
    """
    # The parts of a question are understood again and again on the way to its answer.
    kept: dict[tuple[str, str | None], Question] = snapshot.kept.setdefault("questions understood", {})
    if language and language == language_of(text, snapshot.folder_of_names):
        # In its own language a text is understood as it is without one.
        language = None
    if (text, language) not in kept:
        if len(kept) >= KEPT:
            kept.clear()
        kept[text, language] = _understood(snapshot, text, language)
    return kept[text, language].fresh()


def _understood(snapshot: Snapshot, text: str, language: str | None) -> Question:
    folder = snapshot.folder_of_names
    own = language_of(text, folder)
    grammar = load(own, snapshot)
    text = spelt_out(text, grammar)
    folded = folder.fold(text).strip()
    question = Question(text, folded, language or own, load(language, snapshot) if language else grammar)
    rest = article.called(snapshot, question, grammar)
    named, foreign = _names(snapshot, text, rest, grammar)
    question.mentions = _mentions(snapshot, question, rest, named, grammar)
    told = _set_articles_apart(snapshot, question, rest)
    question.intents, question.trailing = _intents(question, rest, grammar)
    question.negative = grammar.cues["negative"].stand_in(question.open)
    question.several = grammar.cues["several"].stand_in(question.open)
    question.tables = [m[1] for m in grammar.cues["table_number"].finditer(rest)]
    # A title in marks of its own is a name, and no words that are quoted.
    question.quoted = tuple(folder.fold(found) for match in QUOTED.finditer(text) for found in match.groups() if found)
    # By its year an article is described, not asked.
    question.body = blanked(rest, told)
    question.years = dates(question.body)
    bare = content.without_cues(_timeless(snapshot, question), grammar)
    question.content = content.without_stop_words(bare, grammar)
    content.sort_words(snapshot, question, bare, grammar)
    question.strange = distinct([*foreign, *strange(snapshot, question)], folder.fold)
    return question


def _timeless(snapshot: Snapshot, question: Question) -> str:
    """Note the time of several years that a question names, and return its open text without that: a time is no word
    by which it is found, but a decade that the thesaurus holds."""
    found = period(question.body)
    if found is None:
        return question.open
    start, end, when = found
    if when[3] == "0" and when.endswith(f"{when[:3]}9") and matches(f"{when[:4]}s", snapshot.phrases.fetch):
        return question.open
    question.period, question.undated = when, blanked(question.folded, [(start, end)])
    return blanked(question.open, [(start, end)])


def _names(snapshot: Snapshot, text: str, rest: str, grammar: Grammar) -> tuple[list[Mention], list[str]]:
    """Return the names in a text that the snapshot knows, and those that stand nowhere in it."""
    parts = candidates(rest)
    known = snapshot.names.fetch(parts)
    unheard = absent(snapshot, text, parts)
    found = spans(rest, (n for n in [*known, *unheard] if len(n) > 1))
    found = at_word_ends(snapshot, rest, found) if grammar.language != "en" else found
    broken = [span for span in found if span[2] in unheard and cut(snapshot, rest, span[0], span[1])]
    foreign = [unheard[span[2]] for span in found if span[2] in unheard and span not in broken]
    if broken:
        found = at_word_ends(snapshot, rest, spans(rest, (n for n in known if len(n) > 1)))
    small = grammar.cues["name_small"]
    found = [s for s in found if s[2] in known and (s[2] not in grammar.stop or written_as_name(text, s[2], small))]
    return [Mention(start, end, name, tuple(known[name])) for start, end, name in found], foreign


def _mentions(
    snapshot: Snapshot, question: Question, rest: str, named: list[Mention], grammar: Grammar
) -> list[Mention]:
    """Return what a question names, by whole names and by parts of them, in order of place."""
    found = sorted([*named, *short_forms(snapshot, rest, named)], key=lambda m: m.start)
    found = [one for m in found for one in separate(snapshot, question, m)]
    if grammar.language == "en":
        found = sorted([*found, *elliptical(snapshot, rest, found)], key=lambda m: m.start)
    found = sorted([*found, *groups_of(snapshot, rest, found)], key=lambda m: m.start)
    return gatherings(snapshot, rest, found, grammar)


def _set_articles_apart(snapshot: Snapshot, question: Question, rest: str) -> list[tuple[int, int]]:
    """Take from what a question names that by which its articles are called, blank both in its open text, and return
    where articles are described: by what an article is called nothing is to be found in it."""
    callers = [*article.by_author(snapshot, question, rest), *article.by_subject(snapshot, question, rest)]
    told = [*described(snapshot, question, rest), *contrasted(snapshot, question, rest)]
    callers += [m for start, end in told for m in question.mentions if start <= m.start < end]
    question.mentions = [m for m in question.mentions if m not in callers]
    question.open = blanked(rest, [*((m.start, m.end) for m in [*question.mentions, *callers]), *told], "\x00")
    return told


def _intents(question: Question, rest: str, grammar: Grammar) -> tuple[list[str], set[str]]:
    """Return the intents whose cues stand in a question, the leading one first, and those by which only its last clause
    asks for a value."""
    # "When he froze them, what happened?" asks for no date.
    clause = grammar.cues["subordinate"].search(rest)
    leading = clause.end() if clause else 0
    texts = (rest[leading:], question.open[leading:])
    found = [name for name, cues in grammar.intents.items() if any(cues.stand_in(text) for text in texts)]
    if question.cued("held_at_odds"):
        # Where somebody finds something at odds with itself sets nothing side by side, nor is it a place.
        found = [name for name in found if name not in {"compare", "where"}]
    if question.cued("in_what"):
        # "Where does A follow B, and where does he break with him?" asks for no place.
        found = [name for name in found if name != "where"]
    trailing = _trailing(rest, found, grammar)
    found = [name for name in found if name not in trailing]
    # "Why is A weaker than B?" asks for the reason.
    found.sort(key=lambda name: name != "why" or not grammar.intents[name].begin(rest))
    return found, trailing


def _trailing(text: str, intents: list[str], grammar: Grammar) -> set[str]:
    """Return the intents by which only the last clause of a question asks for a value ("what is it, and since when?"):
    what is asked first is more than that."""
    joints = [m.start() for m in grammar.cues["joint"].finditer(text)]
    found = set()
    for name in set(intents) & LATER:
        places = [m.start() for m in grammar.intents[name].finditer(text)]
        before = [j for j in joints if j <= min(places, default=0)]
        if before and grammar.cues["interrogative"].stand_in(text[: before[-1]]):
            found.add(name)
    return found if not set(intents) - found else set()
