"""Articles that a question describes instead of naming them: "the 2024 essay on the US-Japan alliance"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.ask.understanding.mention import blanked
from kg.snapshot import Snapshot
from kg.thesaurus import MARK, matches
from kg.words import tokens

if TYPE_CHECKING:
    from kg.ask.understanding.mention import Mention
    from kg.ask.understanding.question import Question

LEAST = 0.7
"""What a description must have in common with an article: a word that hardly any other's titles have, or several."""
DESCRIBING = 0.5
"""The share of its words that must be those of the article."""
CLEARLY = 1.3
"""How many times as much it must have in common with it as with any other."""
HELD = 0.6
"""The share of a name's words that a title must hold to hold the name."""
DIGEST = "digest translation 编译 摘译 抄訳 編訳"
"""What a text is called that somebody compiled from another's."""


def titles(entry: dict[str, Any]) -> list[str]:
    """Return what an article is called, in all languages: its short names and its titles."""
    return [n for group in (entry["labels"], entry["title"]) for texts in group.values() for n in texts]


def described(snapshot: Snapshot, question: Question, text: str) -> list[tuple[int, int]]:
    """Add to a question the articles that it describes by words of their titles, by where they appeared and by their
    year, and note where it describes one that isn't recognised; return the places where it does: no name in them is a
    thing to find."""
    found: list[tuple[int, int]] = []
    places = list(question.grammar.cues["described"].finditer(text))
    for match in sorted(places, key=lambda m: (m.start(), -m.end())) if places else ():
        if any(match.start() < end and start < match.end() for start, end in found):
            continue
        if question.grammar.cues["texts_all"].stand_in(match[0]):
            # "The five articles" describes none of them.
            continue
        spans = [match.span(n) for n in match.groupdict() if match[n]]
        ways = [[span] for span in spans] + ([spans] if len(spans) > 1 else [])
        keys = [_told_by(snapshot, question, text, way) for way in ways]
        key = next((k for k in keys if k), None)
        if key:
            question.ask_of([key])
            found.append(match.span())
        elif question.grammar.cues["described_other"].stand_in(match.groupdict().get("kind") or ""):
            question.elsewhere = True
        elif match.groupdict().get("about"):
            question.elsewhere = True
            # "The paper about ..." names no newspaper.
            found.append((match.start(), match.start("about")))
    return found


def contrasted(snapshot: Snapshot, question: Question, text: str) -> list[tuple[int, int]]:
    """Add to a question the two articles that it describes by what each says ("one article worries ..., another speaks
    of ..."), before it asks something of both; return the place where it does."""
    for cue in question.grammar.cues["contrasted"] if len(question.articles) < 1 else ():
        match = cue.search(text)
        if match is None:
            continue
        either = []
        for name in ("a", "b"):
            inside = [m for m in question.mentions if match.start(name) <= m.start and m.end <= match.end(name)]
            parts = _parts(snapshot, question, text, [match.span(name)], inside)
            shares, _ = _shares(_told(snapshot), parts)
            either.append({key: share if share >= LEAST else 0.0 for key, share in shares.items()})
        pairs = [(a, b) for a in either[0] for b in either[1] if a != b and either[0][a] and either[1][b]]
        first, second = max(pairs, key=lambda pair: either[0][pair[0]] + either[1][pair[1]], default=("", ""))
        # Each must be the likelier one of the two to say so.
        sure = (
            first and either[0][first] > CLEARLY * either[0][second] and either[1][second] > CLEARLY * either[1][first]
        )
        if sure:
            question.ask_of([first, second])
            return [match.span()]
    return []


def _told_by(snapshot: Snapshot, question: Question, text: str, spans: list[tuple[int, int]]) -> str | None:
    """Return the one article that parts of a question describe; None where none, or more than one, has most of their
    words."""
    inside = [m for m in question.mentions for start, end in spans if start <= m.start and m.end <= end]
    venues = [key for key, e in snapshot.articles.items() for m in inside if set(e["venues"]) & set(m.keys)]
    if len(venues) == 1:
        return venues[0]
    parts = _parts(snapshot, question, text, spans, inside)
    shares, held = _shares(_told(snapshot), parts)
    first, second = sorted(shares, key=lambda k: -shares[k])[:2]
    enough = held[first] >= DESCRIBING * len(parts)
    return first if enough and shares[first] >= max(LEAST, CLEARLY * shares[second]) else None


def _shares(told: dict[str, frozenset[str]], parts: list[list[set[str]]]) -> tuple[dict[str, float], dict[str, int]]:
    """Return what each article has of a description, what several have shared among them; and how many of its parts."""
    shares = dict.fromkeys(told, 0.0)
    held = dict.fromkeys(told, 0)
    for part in parts:
        shared = {key: _held(part, own) for key, own in told.items()}
        most = max(shared.values())
        # Who holds only some of a name that another holds whole is not meant by it.
        holders = [key for key, share in shared.items() if share == most and share >= HELD]
        for key in holders:
            shares[key] += most / len(holders)
            held[key] += 1
    return shares, held


def _parts(
    snapshot: Snapshot, question: Question, text: str, spans: list[tuple[int, int]], inside: list[Mention]
) -> list[list[set[str]]]:
    """Return what a description consists of, each part with the ways in which it may be said, as words: a name in all
    languages, any other word as it stands."""
    folder = snapshot.folder_of_names
    parts: list[list[set[str]]] = []
    for mention in inside:
        labels = [n for k in mention.keys for group in snapshot.labels(k).values() for n in group]
        parts.append([set(tokens(name, folder)) for name in dict.fromkeys([mention.name, *labels])])
    text = blanked(text, [(m.start, m.end) for m in inside])
    # By "year" or "essay" no article is told from the others.
    left = question.grammar.cues["described_text"].sub(lambda m: " ", " ".join(text[start:end] for start, end in spans))
    stop = question.grammar.stop
    if question.grammar.language == "en":
        left = " ".join(w for w in left.split() if w not in stop)
    elif stop:
        for word in stop:
            left = left.replace(word, " ")
    for match in matches(left, snapshot.phrases.fetch):
        # What is called vulnerable in a title is fragile in a description of it.
        parts.append([set(tokens(left[match.start : match.end], folder)), *({MARK + group} for group in match.groups)])
        left = blanked(left, [(match.start, match.end)])
    parts += [[{word}] for word in dict.fromkeys(tokens(left, folder))]
    return parts


def _held(ways: Iterable[set[str]], words: frozenset[str]) -> float:
    """Return the greatest share of the words of one way of saying something that are among an article's."""
    return max((len(way & words) / len(way) for way in ways if way), default=0.0)


def _told(snapshot: Snapshot) -> dict[str, frozenset[str]]:
    """Return for each article the words by which people may tell it from the others."""
    kept: dict[str, frozenset[str]] = snapshot.kept.setdefault("words for articles", {})
    if not kept:
        for key, entry in snapshot.articles.items():
            said = [*titles(entry), str(entry["date"] or "")[:4], DIGEST if entry["compilers"] else ""]
            folded = [snapshot.folder_of_names.fold(text) for text in said]
            marks = {MARK + g for text in folded for m in matches(text, snapshot.phrases.fetch) for g in m.groups}
            kept[key] = frozenset({*tokens(" \n ".join(said), snapshot.folder_of_names), *marks})
    return kept
