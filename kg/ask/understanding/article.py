"""The articles that a question calls by key, number, title, author or subject."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kg.ask.understanding.described import titles
from kg.ask.understanding.grammar import Grammar
from kg.ask.understanding.mention import blanked
from kg.ask.understanding.office import staff
from kg.expression import Expression
from kg.names import candidates
from kg.snapshot import Snapshot
from kg.terms import home_of
from kg.words import tokens

if TYPE_CHECKING:
    from kg.ask.understanding.mention import Mention
    from kg.ask.understanding.question import Question

NUMBERED = 3
"""How many digits the numbers of articles have."""
SEVERAL_WRITERS = 2
"""How many authors a question names that sets them side by side."""
_QUOTED = Expression(r'"([^"]{4,})"', '"')
ENDED = re.compile(r"[.。?？!] *(?=\S)(?!\d)")
"""Where a sentence ends and another begins."""
LONG = 6
"""From how many characters on what stands in quotation marks may be a title by itself; less, where it is called one."""
NAMING = {"define", "person", "who_says"}
"""Intents that ask who somebody is, and no more."""
BESIDE, BEFORE = 20, 40
"""Within how many characters after a name, and before it, a word for its writers speaks of those who work there."""
FEWEST_TOLD, MOSTLY = 3, 0.7
"""In how many passages, and in which share of all, an article must tell of something to be called by it."""


def called(snapshot: Snapshot, question: Question, grammar: Grammar) -> str:
    """Find the articles that the question asks about, by key or number, and return the text without those words.

    A number that no article has is kept apart, so that nobody is answered from another article.
    """
    text = question.folded
    keys = {k.replace("-", " "): k for k in snapshot.articles} | {e["number"]: k for k, e in snapshot.articles.items()}
    found = [*grammar.cues["article"].finditer(text)]
    asked = _in_asking(question, [match.start() for match in found])
    for match in sorted(found, key=lambda m: (m.start("article"), -m.end())):
        value = match["article"].zfill(NUMBERED) if match["article"].isdigit() else match["article"]
        key = keys.get(value) or keys.get(value.split(" ")[0])
        if key is None and not value.isdigit():
            continue
        if key is None:
            question.missing += [value] if value not in question.missing else []
        elif match.start() >= asked:
            question.ask_of([key])
        text = blanked(text, [match.span()])
    # What leads up to a question that names things itself is none of what it asks.
    inner = snapshot.names.fetch(candidates(text[asked:])) if asked else {}
    text = blanked(text, [(0, asked)] if any(len(n) > 1 and n not in grammar.stop for n in inner) else [])
    return _titles(snapshot, question, _by_surname(snapshot, question, text, grammar))


def _in_asking(question: Question, places: list[int]) -> int:
    """Return where the last sentence of a question begins, if articles are called by number both in it and before it,
    and nothing before it asks: what leads up to a question is no scope of it."""
    text = question.folded
    ends = [m.end() for m in ENDED.finditer(text)]
    last = ends[-1] if ends else 0
    leading = text[:last]
    led_up = any(p < last for p in places) and any(p >= last for p in places)
    asking = "?" in leading or question.grammar.cues["asks"].stand_in(leading)
    return last if led_up and not asking else 0


def _by_surname(snapshot: Snapshot, question: Question, text: str, grammar: Grammar) -> str:
    """Find the article that the question calls by a part of its author's name ("Lu's article"), where the authors of
    one article alone have it, and return the text without these words."""
    folder = snapshot.folder_of_names
    for match in grammar.cues["by_surname"].finditer(text):
        made = {
            key
            for key, entry in snapshot.articles.items()
            for author in entry["authors"]
            for group in snapshot.labels(author).values()
            if any(match["author"] in folder.fold(name).split() for name in group)
        }
        if len(made) == 1:
            question.ask_of(made)
            text = blanked(text, [match.span()])
    return text


def _titles(snapshot: Snapshot, question: Question, text: str) -> str:
    """Find the articles that the question calls by their title, or a part of it, in quotation marks, and return the
    text without it: what a title names is not asked of."""
    folder = snapshot.folder_of_names
    for quoted in list(_QUOTED.finditer(text)):
        for key, entry in snapshot.articles.items():
            names = titles(entry)
            own = len(quoted[1]) >= LONG or question.grammar.cues["titled"].begin(text[quoted.end() :])
            if own and any(quoted[1].strip() in folder.fold(name) for name in names):
                question.ask_of([key])
                text = blanked(text, [quoted.span()])
                break
    return text


def by_author(snapshot: Snapshot, question: Question, text: str) -> list[Mention]:
    """Read the name of an article's author, or of where it appeared, as a word for that article where the
    question puts it so ("Lu Hao argues"): then its articles are asked, and the name is no thing to find."""
    found: list[Mention] = []
    cued = question.grammar.cues["author"].stand_in(text)
    wrote = [m for m in question.mentions if any(set(m.keys) & {*e["authors"]} for e in snapshot.articles.values())]
    linked = question.grammar.intents["links"].stand_in(text)
    compiled = len(wrote) < SEVERAL_WRITERS or question.cued("compiler")
    for mention in list(question.mentions):
        for key, entry in snapshot.articles.items():
            # Where authors are set side by side, each is asked of what he wrote, not of what he translated.
            makers = {*entry["authors"], *entry["speakers"], *(entry["compilers"] if compiled else ())}
            makers |= set() if mention in wrote else {*entry["compilers"]}
            meant = set(mention.keys) & makers or (cued and set(mention.keys) & {*entry["venues"]})
            if meant and (len(question.mentions) > len({*found, mention}) or cued or (found and not linked)):
                question.ask_of([key])
                found += [mention] if mention not in found else []
    question.mentions = [m for m in question.mentions if m not in found]
    if len(found) == 1 and len(question.articles) > 1 and not linked:
        # Of whom wrote one and translated another that one is asked which alone speaks of the matter.
        asked = set(question.articles)
        places = ([p for k in m.keys for p in snapshot.occurrences.get(k, ())] for m in question.mentions)
        told = [home for near in places if len(home := {snapshot.homes[p] for p in near} & asked) == 1]
        if told and all(home == told[0] for home in told):
            question.articles = [*told[0]]
    return found


def by_subject(snapshot: Snapshot, question: Question, text: str) -> list[Mention]:
    """Read "the soft-balancing article" as the article whose title names that: then the name is no thing to find."""
    found = []
    for mention in question.mentions:
        after, before = text[mention.end :], text[: mention.start]
        cues = question.grammar.cues
        titled = cues["titled"].begin(after) or cues["titling"].stand_in(before)
        own = _by_staff(snapshot, question, mention, text)
        called = own or (titled and _on(snapshot, mention))
        if called:
            question.ask_of([called])
            near = (m for m in question.mentions if own and abs(m.start - mention.end) <= BESIDE)
            # "The CASS researcher" holds no other post that is called so.
            found += [mention, *(m for m in near if any("Role" in snapshot.types(k) for k in m.keys))]
    question.mentions = [m for m in question.mentions if m not in found]
    return found


def _by_staff(snapshot: Snapshot, question: Question, mention: Mention, text: str) -> str | None:
    """Return the article of those who work at a place that a question names with a word for them ("the two MIT
    scholars"): what they wrote, else the one article that names the place."""
    if "ResearchBody" not in {t for k in mention.keys for t in snapshot.types(k)}:
        return None
    cues = question.grammar.cues
    before, after = text[max(mention.start - BEFORE, 0) : mention.start], text[mention.end :][:BESIDE]
    beside = [after, before] if cues["working_at"].stand_in(before) else [after]
    asked = {name for name, intent in question.grammar.intents.items() if intent.stand_in(text)}
    if "define" in asked and NAMING.issuperset(asked):
        # "Who are the MIT scholars?" asks of themselves.
        return None
    told = {snapshot.homes[p] for k in mention.keys for p in snapshot.occurrences.get(k, ())}
    who = staff(snapshot, mention)
    wrote = {key for key, entry in snapshot.articles.items() if who.intersection(entry["authors"])}
    for name, articles in (("researcher", wrote), ("writer", wrote or told)):
        if len(articles) == 1 and any(cues[name].stand_in(near) for near in beside):
            return min(articles)
    return None


def _on(snapshot: Snapshot, mention: Mention) -> str | None:
    """Return the article whose title names what a name means; where none does, that which tells most of it."""
    folder = snapshot.folder_of_names
    told = {key: set(tokens(" \n ".join(titles(entry)), folder)) for key, entry in snapshot.articles.items()}
    fits = [(len(words), key) for key, words in told.items() if words.issuperset(tokens(mention.name, folder))]
    return min(fits)[1] if fits else _told_most(snapshot, mention)


def _told_most(snapshot: Snapshot, mention: Mention) -> str | None:
    """Return the article that tells most of what a name means, if it is hardly told of elsewhere."""
    names = [name for k in mention.keys for name in snapshot.speaking_of(k)]
    counts = Counter(home_of(name) for name in names)
    key, count = counts.most_common(1)[0] if counts else ("", 0)
    return key if count >= max(FEWEST_TOLD, MOSTLY * len(names)) else None
