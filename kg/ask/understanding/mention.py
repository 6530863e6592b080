"""Mentions: what a question names, and what it names of which no passage speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from kg.gazetteer import meant
from kg.names import candidates, is_han, spans
from kg.snapshot import Snapshot

if TYPE_CHECKING:
    from kg.ask.understanding.cue import Cues
    from kg.ask.understanding.grammar import Grammar
    from kg.ask.understanding.question import Question

JOINT = r" (?:and|or|from|than|versus|vs\.?|against) (?:the )?"
"""What stands between two English names of which one is told short."""
LONGEST, LONGEST_CJK = 40, 16
"""How many characters a name has at most by which something unknown is looked for: of letters, and in Chinese and
Japanese."""


WIDEST = 4
"""How far a word is looked for that goes on after a name."""
POLITICAL, SHORTEST_HEAD = "PoliticalGroup", 5
"""Class of groups that are called by a word alone beside their state; and how long such a word is in English, at
least."""
ORDINAL = "第"
"""What makes an ordinal of a number."""


def blanked(text: str, spans: Iterable[tuple[int, int]], blank: str = " ") -> str:
    """Return a text with some stretches of it blank, each place as it was."""
    for start, end in spans:
        text = text[:start] + blank * (end - start) + text[end:]
    return text


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


def absent(snapshot: Snapshot, text: str, parts: set[str]) -> dict[str, str]:
    """Return the parts of a text that name something no passage speaks of, each with how it is written; an English name
    begins with a capital letter or a digit, unless it is written small ("rare earths"), or is one of several words in a
    text without capitals."""
    starts = tuple({snapshot.folder_of_names.fold(word) for word in re.findall(r"[A-Z0-9]\w*", text)})
    likely = {p for p in parts if len(p) <= (LONGEST if p.isascii() else LONGEST_CJK)}

    def named(name: str, written: str) -> bool:
        small = written[:1].islower() or (text.islower() and " " in name)
        return meant(written, text) and (small or not name.isascii() or name.startswith(starts))

    return {name: written for name, written in snapshot.absent.fetch(likely).items() if named(name, written)}


def at_word_ends(snapshot: Snapshot, text: str, names: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the names of a folded text without what they take of a word that goes on after them by one character:
    美国第一 of 美国第一次 is 美国. Where the word begins with a name (核武装), that reaches to its end.

    Parameters
    ----------
    snapshot : Snapshot
    text : str
    names : list of tuple
        Start, end and name of each.
    """
    found = []
    for start, end, name in names:
        word = _going_on(snapshot, text, start, end) if is_han(text[end - 1]) else None
        head = text[start:word]
        if word == start:
            found.append((start, end + 1, name))
        elif word is not None and len(head) > 1 and snapshot.names.fetch({head}):
            found.append((start, word, head))
        else:
            found.append((start, end, name))
    return found


def cut(snapshot: Snapshot, text: str, start: int, end: int) -> bool:
    """Tell whether a Chinese name of which no passage speaks ends within a name or word that is known: 中国的国防
    before 预算 is no title."""
    if not is_han(text[end - 1]):
        return False
    parts = {text[p:q] for p in range(start + 1, end) for q in range(end + 1, min(end + WIDEST, len(text)) + 1)}
    return bool(snapshot.names.fetch(parts) or snapshot.phrases.fetch(parts))


def _going_on(snapshot: Snapshot, text: str, start: int, end: int) -> int | None:
    """Return where a word of the thesaurus begins that begins in a name and ends one Chinese character after it, where
    neither what it has in the name is a word of its own (政权 before 下), but for a number, nor another word begins
    after that."""
    after = {text[end : end + n] for n in (2, 3, 4)}
    if end == len(text) or not is_han(text[end]) or snapshot.names.fetch(after) or snapshot.phrases.fetch(after):
        return None
    parts = {place: text[place:end] for place in range(start, end)}
    known = snapshot.phrases.fetch({*parts.values(), *(part + text[end] for part in parts.values())})
    for place, part in parts.items():
        if part + text[end] in known and (place == start or part not in known or part.startswith(ORDINAL)):
            return place
    return None


def written_as_name(text: str, name: str, small: Cues) -> bool:
    """Tell whether a word of grammar is written as a name in a text: "the US", and nowhere "us"; where nothing is
    written in capitals, where it stands as only a name does ("bought from us")."""
    if text.islower() and any(m[0] == name for m in small.finditer(text)):
        return True
    return bool(re.search(rf"\b{re.escape(name.upper())}\b", text)) and not re.search(rf"\b{re.escape(name)}\b", text)


def short_forms(snapshot: Snapshot, text: str, taken: list[Mention]) -> list[Mention]:
    """Return states named by one character each where two or more such stand together, as in 美日."""
    single = {n for n in snapshot.names.fetch(set(text)) if not n.isascii()}
    if not single:
        return []
    free = blanked(text, [(m.start, m.end) for m in taken])
    runs = re.finditer(f"[{''.join(sorted(single))}]{{2,4}}", free)
    return [
        Mention(place, place + 1, text[place], tuple(snapshot.names[text[place]]))
        for run in runs
        for place in range(run.start(), run.end())
    ]


def elliptical(snapshot: Snapshot, text: str, taken: list[Mention]) -> list[Mention]:
    """Return the names that a text tells short, as what they share stands in the name they are joined with: "Korean
    *conservatives* and *progressives*", "*conservatives* and *progressives in Korea*"."""
    found = []
    for mention in taken:
        head, _, last = mention.name.rpartition(" ")
        first, _, tail = mention.name.partition(" ")
        if not (head and tail and mention.name.isascii()):
            continue
        after = re.match(rf"({JOINT})([a-z-]+)", text[mention.end :])
        before = re.search(rf"([a-z-]+){JOINT}$", text[: mention.start])
        short = [
            *([(mention.end + len(after[1]), after[2], f"{head} {after[2]}")] if after and after[2] != last else []),
            *([(before.start(), before[1], f"{before[1]} {tail}")] if before and before[1] != first else []),
        ]
        for start, word, name in short:
            free = not any(m.start < start + len(word) and start < m.end for m in taken)
            keys = snapshot.names.fetch({name}).get(name) if free else None
            found += [Mention(start, start + len(word), word, tuple(keys))] if keys else []
    return found


def groups_of(snapshot: Snapshot, text: str, taken: list[Mention]) -> list[Mention]:
    """Return the political groups that a text calls by a word that stands in their names after that of a state which it
    names as well: "*Korea's* progressives"."""
    named = {k for m in taken for k in m.keys if snapshot.is_a(k, "State")}
    located = snapshot.relations["kg:locatedIn"] if named else []
    free = blanked(text, [(m.start, m.end) for m in taken])
    found: list[Mention] = []
    for key, home in located:
        if home not in named or not snapshot.is_a(key, POLITICAL):
            continue
        for word in sorted(_heads(snapshot, key), key=len, reverse=True):
            match = re.search(rf"\b{word}\b" if word.isascii() else re.escape(word), free)
            if match:
                found.append(Mention(*match.span(), word, (key,)))
                break
    return found


def _heads(snapshot: Snapshot, key: str) -> set[str]:
    """Return the words in the names of a group that follow the name of where it is at home."""
    names = [snapshot.folder_of_names.fold(n) for group in snapshot.labels(key).values() for n in group]
    heads = {n.split()[-1] for n in names if n.isascii() and " in " not in n}
    heads |= {n.rpartition("の")[2] for n in names if "の" in n}
    return {h for h in heads if len(h) > (SHORTEST_HEAD if h.isascii() else 2)}


def gatherings(snapshot: Snapshot, text: str, taken: list[Mention], grammar: Grammar) -> list[Mention]:
    """Return names with that of a place beside a word for a meeting ("the Brussels talks", "the gathering in Brussels")
    read as what was held there, where that is one thing alone."""
    found = []
    for mention in taken:
        after = grammar.cues["gathering"].search(text[mention.end :])
        before = grammar.cues["gathering_at"].search(text[: mention.start])
        start = before.start() if before else mention.start
        end = mention.end + len(after[0]) if after else mention.end
        inside = any(m is not mention and m.start < end and start < m.end for m in taken)
        held = _held_at(snapshot, mention) if (before or after) and not inside else []
        found.append(Mention(start, end, text[start:end], tuple(held)) if len(held) == 1 else mention)
    return found


def _held_at(snapshot: Snapshot, mention: Mention) -> list[str]:
    """Return the meetings that were held at a place."""
    places = [k for k in mention.keys if snapshot.is_a(k, "Place") and not snapshot.is_a(k, "State")]
    ends = {f"id:{k}" for k in places}
    told = (t for k in places for n in snapshot.speaking_of(k) for t in snapshot.passages[n]["triples"])
    there = dict.fromkeys(str(s)[3:] for s, p, o in told if p == "sem:hasPlace" and o in ends)
    return [k for k in there if {"Conference", "Meeting"} & {*snapshot.types(k)}]


def separate(snapshot: Snapshot, question: Question, mention: Mention) -> list[Mention]:
    """Read the joint name of two states ("Japan and South Korea") as their two names where the question sets them
    apart."""
    compares = question.grammar.intents["compare"]
    if not any(map(question.cued, ("set_apart", "which_of"))) and not compares.stand_in(question.folded):
        return [mention]
    name = mention.name
    known = snapshot.names.fetch(candidates(name))
    inner = spans(name, (n for n in known if len(n) > 1 and n != name))
    if len(inner) != 2 or inner[0][0] != 0 or inner[1][1] != len(name):
        return [mention]
    parts = [Mention(mention.start + s, mention.start + e, n, tuple(known[n])) for s, e, n in inner]
    states = all(any(snapshot.is_a(k, "State") for k in part.keys) for part in parts)
    return parts if states and question.joins(*parts) else [mention]
