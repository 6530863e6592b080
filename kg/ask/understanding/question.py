"""Understanding a question: its language, the things it names, dates, the article it asks about, its intents."""

from __future__ import annotations

import re
from collections import Counter
from copy import copy
from typing import NamedTuple

from kg.ask.understanding.cue import Cue
from kg.ask.understanding.described import contrasted, described, titles
from kg.ask.understanding.grammar import Grammar, load
from kg.names import candidates, language_of, spans
from kg.snapshot import Snapshot
from kg.thesaurus import matches
from kg.words import tokens


class Mention(NamedTuple):
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


class Unit(NamedTuple):
    """A word or phrase of a question that the thesaurus holds.

    Attributes
    ----------
    text : str
        As folded.
    groups : tuple of str
        Of the thesaurus.
    """

    text: str
    groups: tuple[str, ...]


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
        self.body = self.open = folded

    @property
    def groups(self) -> set[str]:
        """The groups of the thesaurus that it holds a word of."""
        return {group for unit in self.units for group in unit.groups}

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
        found = copy(self)
        for name, value in vars(self).items():
            if isinstance(value, list | set):
                setattr(found, name, copy(value))
        return found

    def joins(self, left: Mention, right: Mention) -> bool:
        """Tell whether nothing but a conjunction stands between two names."""
        gap = self.folded[left.end : right.start]
        found = (cue.search(gap) for cue in self.grammar.cues["joined"])
        return any(match is not None and len(match[0]) == len(gap) for match in found)

    @property
    def intent(self) -> str:
        """The leading intent."""
        return self.intents[0] if self.intents else "lookup"


NUMBERED = 3
"""How many digits the numbers of articles have."""
KEPT = 64
"""How many understood texts are kept."""
LATER = {"when", "where", "person", "amount", "who_says"}
"""Intents that ask for one value, as the last clause of a question may."""
SEVERAL_WRITERS = 2
"""How many authors a question names that sets them side by side."""
_MARKED = r"[「『《“]([\u30a1-\u30ff・]{4,}|[\u3400-\u9fff]{2,6})[」』》”]"
"""What stands in quotation marks as a name does: a word in katakana, a few Chinese characters."""
_QUOTED = re.compile(r'"([^"]{6,})"')
_YEAR = re.compile(
    r"(?<!\d)(1[89]\d\d|20\d\d)(?!s|年代)(?:\s*年|-)?(?:(\d{1,2})(?!\d)\s*(?:月|-)?(?:(?<=月)(\d{1,2})(?=[日号])|(?<=-)(\d{1,2})(?!\d))?)?"
)
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = re.compile(
    rf"(?:\b(\d{{1,2}}) )?\b({'|'.join(_MONTHS)}) (?:(\d{{1,2}})(?:st|nd|rd|th)?,? )?(1[89]\d\d|20\d\d)\b"
)
BESIDE = 12
"""Within how many characters after a name a word for its writers speaks of those who work there."""
FEWEST_TOLD, MOSTLY = 3, 0.7
"""In how many passages, and in which share of all, an article must tell of something to be called by it."""


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
    if (text, language) not in kept:
        if len(kept) >= KEPT:
            kept.clear()
        kept[text, language] = _understood(snapshot, text, language)
    return kept[text, language].fresh()


def _understood(snapshot: Snapshot, text: str, language: str | None) -> Question:
    folder = snapshot.folder_of_names
    own = language_of(text, folder)
    grammar = load(own, snapshot)
    folded = folder.fold(text).strip()
    question = Question(text, folded, language or own, load(language, snapshot) if language else grammar)
    rest = _articles(snapshot, question, grammar)
    known = snapshot.names.fetch(candidates(rest))
    found = spans(rest, (n for n in known if len(n) > 1))
    question.mentions = [
        Mention(s, e, n, tuple(known[n])) for s, e, n in found if n not in grammar.stop or _written_as_name(text, n)
    ]
    question.mentions = sorted(
        [*question.mentions, *_short_forms(snapshot, rest, question.mentions)], key=lambda m: m.start
    )
    question.mentions = [one for m in question.mentions for one in _separate(snapshot, question, m)]
    authors = [*_by_author(snapshot, question, rest), *_by_subject(snapshot, question, rest)]
    told = described(snapshot, question, rest)
    told += contrasted(snapshot, question, rest)
    authors += [m for span in told for m in question.mentions if span[0] <= m.start < span[1]]
    question.mentions = [m for m in question.mentions if m not in authors]
    masked = list(rest)
    for mention in [*question.mentions, *authors]:
        masked[mention.start : mention.end] = "\x00" * (mention.end - mention.start)
    for start, end in told:
        # By what an article is called nothing is to be found in it.
        masked[start:end] = "\x00" * (end - start)
    question.open = open_text = "".join(masked)
    for name, patterns in grammar.intents.items():
        if patterns.stand_in(rest) or patterns.stand_in(open_text):
            question.intents.append(name)
    question.trailing = _trailing(rest, question.intents, grammar)
    question.intents = [name for name in question.intents if name not in question.trailing]
    # "Why is A weaker than B?" asks for the reason.
    question.intents.sort(key=lambda name: name != "why" or not any(c.begins(rest) for c in grammar.intents[name]))
    question.negative = grammar.cues["negative"].stand_in(open_text)
    question.tables = re.findall(r"(?:\btables? |表)(\d{1,2})(?!\d)", rest)
    question.several = grammar.cues["several"].stand_in(open_text)
    # By its year an article is described, not asked.
    question.body = _blanked(rest, told)
    question.years = _dates(question.body)
    bare = _without_cues(open_text, grammar)
    question.content = _content(bare, grammar)
    _sort_words(snapshot, question, bare, grammar)
    question.strange = _strange(snapshot, question)
    return question


def _written_as_name(text: str, name: str) -> bool:
    """Tell whether a word of grammar is written as a name in a text: "the US", and nowhere "us"."""
    return bool(re.search(rf"\b{re.escape(name.upper())}\b", text)) and not re.search(rf"\b{re.escape(name)}\b", text)


def _trailing(text: str, intents: list[str], grammar: Grammar) -> set[str]:
    """Return the intents by which only the last clause of a question asks for a value ("what is it, and since when?"):
    what is asked first is more than that."""
    joints = [m.start() for cue in grammar.cues["joint"] for m in cue.finditer(text)]
    found = set()
    for name in set(intents) & LATER:
        places = [m.start() for p in grammar.intents[name] for m in p.finditer(text)]
        before = [j for j in joints if j <= min(places, default=0)]
        if before and any(cue.search(text[: before[-1]]) for cue in grammar.cues["interrogative"]):
            found.add(name)
    return found if not set(intents) - found else set()


def _dates(text: str) -> list[str]:
    """Return the dates in a folded text (ISO, as far as given), in order."""
    found: list[tuple[int, str]] = []
    for match in _MONTH.finditer(text):
        found.append((match.start(4), _iso(match[4], str(_MONTHS.index(match[2]) + 1), match[1] or match[3])))
    named = {place for place, _ in found}
    found += [(m.start(), _iso(m[1], m[2], m[3] or m[4])) for m in _YEAR.finditer(text) if m.start() not in named]
    return [iso for _, iso in sorted(found)]


def _iso(year: str, month: str | None, day: str | None) -> str:
    """Return a date as far as its parts can be such."""
    if not month or not 0 < int(month) < 13:
        return year
    return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day and 0 < int(day) < 29 else "")


def _short_forms(snapshot: Snapshot, text: str, taken: list[Mention]) -> list[Mention]:
    """Return states named by one character each where two or more such stand together, as in 美日."""
    single = {n for n in snapshot.names.fetch(set(text)) if not n.isascii()}
    if not single:
        return []
    free = list(text)
    for mention in taken:
        free[mention.start : mention.end] = " " * (mention.end - mention.start)
    runs = re.finditer(f"[{''.join(sorted(single))}]{{2,4}}", "".join(free))
    return [
        Mention(place, place + 1, text[place], tuple(snapshot.names[text[place]]))
        for run in runs
        for place in range(run.start(), run.end())
    ]


def _separate(snapshot: Snapshot, question: Question, mention: Mention) -> list[Mention]:
    """Read the joint name of two states ("Japan and South Korea") as their two names where the question sets them
    apart."""
    if not any(map(question.cued, ("set_apart", "which_of"))) and "compare" not in _intents(question):
        return [mention]
    name = mention.name
    known = snapshot.names.fetch(candidates(name))
    inner = spans(name, (n for n in known if len(n) > 1 and n != name))
    if len(inner) != 2 or inner[0][0] != 0 or inner[1][1] != len(name):
        return [mention]
    parts = [Mention(mention.start + s, mention.start + e, n, tuple(known[n])) for s, e, n in inner]
    states = all(any(snapshot.is_a(k, "State") for k in part.keys) for part in parts)
    return parts if states and question.joins(*parts) else [mention]


def _intents(question: Question) -> list[str]:
    return [n for n, cues in question.grammar.intents.items() if cues.stand_in(question.folded)]


def _by_author(snapshot: Snapshot, question: Question, text: str) -> list[Mention]:
    """Read the name of an article's author, or of where it appeared, as a word for that article where the
    question puts it so ("Lu Hao argues"): then its articles are asked, and the name is no thing to find."""
    found: list[Mention] = []
    cued = any(p.search(text) for p in question.grammar.cues["author"])
    wrote = [m for m in question.mentions if any(set(m.keys) & {*e["authors"]} for e in snapshot.articles.values())]
    compiled = len(wrote) < SEVERAL_WRITERS or question.cued("compiler")
    for mention in list(question.mentions):
        for key, entry in snapshot.articles.items():
            # Where authors are set side by side, each is asked of what he wrote, not of what he translated.
            makers = {*entry["authors"], *entry["speakers"], *(entry["compilers"] if compiled else ())}
            makers |= set() if mention in wrote else {*entry["compilers"]}
            meant = set(mention.keys) & makers or (cued and set(mention.keys) & {*entry["venues"]})
            if meant and (len(question.mentions) > len({*found, mention}) or cued):
                question.articles += [key] if key not in question.articles else []
                found += [mention] if mention not in found else []
    question.mentions = [m for m in question.mentions if m not in found]
    return found


def _by_subject(snapshot: Snapshot, question: Question, text: str) -> list[Mention]:
    """Read "the soft-balancing article" as the article whose title names that: then the name is no thing to find."""
    found = []
    folder = snapshot.folder_of_names
    for mention in question.mentions:
        after, before = text[mention.end :], text[: mention.start]
        cues = question.grammar.cues
        if "ResearchBody" in {t for k in mention.keys for t in snapshot.types(k)}:
            # "The authors at the university" wrote the one article that names it.
            homes = {snapshot.order[p].split("/", 1)[0] for k in mention.keys for p in snapshot.occurrences.get(k, ())}
            if len(homes) == 1 and any(c.search(after[:BESIDE]) for c in cues["writer"]):
                question.articles += homes - set(question.articles)
                found.append(mention)
                continue
        if not (any(c.begins(after) for c in cues["titled"]) or any(c.search(before) for c in cues["titling"])):
            continue
        words = set(tokens(mention.name, folder))
        fits = []
        for key, entry in snapshot.articles.items():
            names = titles(entry)
            told = set(tokens(" \n ".join(names), folder))
            if words <= told:
                fits.append((len(told), key))
        called = min(fits)[1] if fits else _told_most(snapshot, mention)
        if called:
            question.articles += [called] if called not in question.articles else []
            found.append(mention)
    question.mentions = [m for m in question.mentions if m not in found]
    return found


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _told_most(snapshot: Snapshot, mention: Mention) -> str | None:
    """Return the article that tells most of what a name means, if it is hardly told of elsewhere."""
    names = [snapshot.order[p] for k in mention.keys for p in snapshot.occurrences.get(k, ())]
    counts = Counter(name.split("/", 1)[0] for name in names)
    key, count = counts.most_common(1)[0] if counts else ("", 0)
    return key if count >= max(FEWEST_TOLD, MOSTLY * len(names)) else None


def _articles(snapshot: Snapshot, question: Question, grammar: Grammar) -> str:
    """Find the articles that the question asks about, by key or number, and return the text without those words.

    A number that no article has is kept apart, so that nobody is answered from another article.
    """
    text = question.folded
    keys = {k.replace("-", " "): k for k in snapshot.articles} | {e["number"]: k for k, e in snapshot.articles.items()}
    for cue in grammar.cues["article"]:
        for match in cue.finditer(text):
            value = match["article"].zfill(NUMBERED) if match["article"].isdigit() else match["article"]
            key = keys.get(value) or keys.get(value.split(" ")[0])
            if key is None and not value.isdigit():
                continue
            if key is None:
                question.missing.append(value)
            elif key not in question.articles:
                question.articles.append(key)
            text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return _titles(snapshot, question, _by_surname(snapshot, question, text, grammar))


def _by_surname(snapshot: Snapshot, question: Question, text: str, grammar: Grammar) -> str:
    """Find the article that the question calls by a part of its author's name ("Lu's article"), where the authors of
    one article alone have it, and return the text without these words."""
    folder = snapshot.folder_of_names
    for cue in grammar.cues.get("by_surname", ()):
        for match in cue.finditer(text):
            made = {
                key
                for key, entry in snapshot.articles.items()
                for author in entry["authors"]
                for group in snapshot.labels(author).values()
                if any(match["author"] in folder.fold(name).split() for name in group)
            }
            if len(made) == 1:
                question.articles += made - set(question.articles)
                text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return text


def _titles(snapshot: Snapshot, question: Question, text: str) -> str:
    """Find the articles that the question calls by their title, or a part of it, in quotation marks, and return the
    text without it: what a title names is not asked of."""
    folder = snapshot.folder_of_names
    for quoted in list(_QUOTED.finditer(text)):
        for key, entry in snapshot.articles.items():
            names = titles(entry)
            if any(quoted[1].strip() in folder.fold(name) for name in names):
                question.articles += [key] if key not in question.articles else []
                text = text[: quoted.start()] + " " * len(quoted[0]) + text[quoted.end() :]
                break
    return text


def _without_cues(masked: str, grammar: Grammar) -> str:
    """Return what is left of a question without names and cues."""
    text = masked
    for patterns in grammar.intents.values():
        for pattern in patterns:
            text = pattern.sub(lambda m: m[0] if len(m[0]) > 12 else " ", text)
    return text


def _sort_words(snapshot: Snapshot, question: Question, text: str, grammar: Grammar) -> None:
    """Tell the words that the thesaurus holds from those that it doesn't."""
    left = list(text)
    stop = set(grammar.stop)
    for match in matches(text, snapshot.phrases.fetch):
        phrase = text[match.start : match.end]
        if phrase in stop or (phrase.isascii() and set(phrase.split()) <= stop):
            continue
        unit = Unit(phrase, match.groups)
        question.units += [unit] if unit not in question.units else []
        left[match.start : match.end] = " " * (match.end - match.start)
    question.loose = _content("".join(left), grammar)


def _content(text: str, grammar: Grammar) -> str:
    """Return what is left of a text without stop words."""
    if grammar.language == "en":
        stop = set(grammar.stop)
        return " ".join(w for w in re.findall(r"[\w.%'-]+", text.replace("\x00", " ")) if w.strip(".'") not in stop)
    text = text.replace("\x00", " ")
    if grammar.stop:
        text = re.sub("|".join(map(re.escape, grammar.stop)), " ", text)
    return text


def _begins_name(question: Question, run: str) -> bool:
    """Tell whether what stands before a run of Chinese characters lets a name begin there: nothing, a mark, another
    script, or a word such as "and" or "from"."""
    before = question.folded[: question.folded.find(run)][-1:]
    return not ("\u3400" <= before <= "\u9fff") or before in question.grammar.before


def _strange(snapshot: Snapshot, question: Question) -> list[str]:
    """Return what looks like a name and stands nowhere: in English a capitalised word that begins no sentence,
    in Chinese a run that begins with a surname, in Japanese a word in katakana before a title;
    none of its parts occurs."""
    known = snapshot.postings
    folder = snapshot.folder_of_names
    if question.grammar.language == "en":
        left = set(question.content.split())
        words = re.findall(r"(?<![.?!] )(?<!^)\b[A-Z][\w'-]{2,}", question.text)
        words = [w.removesuffix("'") for w in words]
        return [w for w in words if folder.fold(w) in left and not any(t in known for t in tokens(w, folder))]
    # In Chinese, what is a name is told by the surname; what is written in Latin letters there is a name.
    runs = re.findall(r"[a-z][a-z-]{2,}", question.content)
    surnames, sounds = question.grammar.surnames, question.grammar.sounds
    runs += re.findall(f"[{sounds}]{{3,}}", question.content) if sounds else []
    found = [r for r in re.findall(r"[\u3400-\u9fff]{2,4}", question.content) if r[0] in surnames and len(r) > 2]
    runs += [r for r in found if _begins_name(question, r)]
    alone = [r for r in runs if not snapshot.phrases.get(r) and not any(t in known for t in tokens(r, folder))]
    return list(dict.fromkeys([*alone, *_unheard(snapshot, question)]))


def _unheard(snapshot: Snapshot, question: Question) -> list[str]:
    """Return what is put in quotation marks, or before a word such as "base" or "treaty", as a name is, where no
    passage holds all of it together."""
    folder = snapshot.folder_of_names
    runs = [folder.fold(m[1]) for m in re.finditer(_MARKED, question.text)]
    named = [m[1] for cue in question.grammar.cues.get("named_so", ()) for m in cue.finditer(question.folded)]
    # What is part of how the question asks ("how many points") is no name.
    cues = [cue for intent in question.intents for cue in question.grammar.intents[intent]]
    asking = " \n ".join(m[0] for cue in cues for m in cue.finditer(question.folded))
    runs += [run for run in named if run not in asking]
    found = []
    for run in runs:
        parts = tokens(run, folder)
        if not parts or snapshot.phrases.get(run) or snapshot.names.get(run):
            continue
        places = snapshot.postings.fetch(parts)
        if "\u3400" <= run[0] <= "\u9fff" and any(t in places for t in parts if len(t) > 1):
            # What holds a known word is said in the reader's own words.
            continue
        if len(places) < len(set(parts)) and not set.intersection(*(set(places.get(t, ())) for t in parts)):
            found.append(run)
    return found
