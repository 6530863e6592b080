"""How a question was understood and why it is answered as it is, in plain words (``kg ask --why``)."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.ask.answer import Answer, passage_of
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import neighbours
from kg.ask.saying.layout import PLAIN
from kg.ask.saying.wording import proper, worded
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.question import Question
from kg.network import node_attributes
from kg.snapshot import pick
from kg.terms import PASSAGE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.ask.retrieval.retrieve import Asked
    from kg.graph import KnowledgeGraph

FIRST = 8
"""Of how many statements it is told what of the question each holds: of all that answer a question for one thing."""
NOTED = 3
"""Of how many of them the encoders' notes are told."""
HELD = 0.3
"""The share from which a passage counts as holding a word or name."""


PAIR = 2
"""How many characters of a script without spaces are sought together."""
ENDING = re.compile(r"[\u3041-\u309f]{1,2}")
"""What is left of the end of a Japanese verb, and is no word to be shown."""


@lru_cache
def _words() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "account.toml").read_text("utf-8"))
    return found


def told(graph: KnowledgeGraph, answer: Answer, question: Question) -> list[str]:
    """Return lines that say for what a question was taken, which names and words it was found by, why its premise
    counts as denied, and what of it the first statements hold."""
    context = Context(graph, question)
    say = _words()[answer.language]
    between = say["between"]
    words = [a for a in context.sought if a.mention is None and a.text and not ENDING.fullmatch(a.text)]
    known, absent = ([_typed(question, t, say) for t in _whole(context, words, k)] for k in (True, False))
    unheld = [] if answer.status == "unknown" else _unheld(context, answer, say)
    apart = list(dict.fromkeys([*(absent if answer.status != "unknown" else ()), *unheld]))
    status = say["status_apart" if apart else "status"]
    lines = [status.format(status=say[answer.status], words=between.join(apart)), *answer.readings]
    lines.append(_kind(question, answer, say))
    lines += [_name(context, m, say) for m in dict.fromkeys(question.mentions)]
    lines += [say["words"].format(words=between.join(known))] if known else []
    lines += [say["absent"].format(words=between.join(absent))] if absent else []
    if question.articles:
        titles = [graph.snapshot.articles[a]["number"] for a in question.articles]
        lines.append(say["articles"].format(articles=between.join(titles)))
    # The encoders write their notes in English.
    notes = [e["note"] for e in proper(answer)[:NOTED] if e.get("note") and answer.language == "en"]
    lines += [say["note"].format(text=text) for text in dict.fromkeys(notes)]
    lines += _premise(context, answer, say)
    lines += _holding(context, answer, say)
    return lines


def _whole(context: Context, words: Iterable[Asked], known: bool) -> list[str]:
    """Return the words of a question that are known, or are not. What stands in no list of words is sought by pairs of
    characters, of which one alone may be cut from two words: such pairs are told only where several are one run, or
    one is all that stands between other words."""
    question = context.question
    folded, chosen = question.folded, [a for a in words if a.known is known]
    taken = [(m.start, m.end) for m in question.mentions]
    taken += [m.span() for u in question.units for m in re.finditer(re.escape(u.text), folded)]
    pairs = [a.text for a in chosen if len(a.text) == PAIR and not a.text.isascii() and not a.groups]
    runs: list[tuple[int, int]] = []
    for start in sorted(folded.find(text) for text in pairs):
        end = start + PAIR
        if start < 0 or any(a < end and start < b for a, b in taken):
            continue
        if runs and start < runs[-1][1]:
            runs[-1] = runs[-1][0], end
        else:
            runs.append((start, end))

    def bounded(start: int, end: int) -> bool:
        before, after = (not folded[at : at + 1].isalnum() for at in (start - 1, end))
        return (before or any(b == start for _, b in taken)) and (after or any(a == end for a, _ in taken))

    told = [folded[a:b] for a, b in runs if known or b - a > PAIR or bounded(a, b)]
    return [*(a.text for a in chosen if a.text not in pairs), *told]


def _kind(question: Question, answer: Answer, say: dict[str, str]) -> str:
    """Say for which kind of question it was taken, and by which of its words."""
    kind = answer.intent
    if kind == "lookup" and question.cued("whether") and not question.cued("interrogative"):
        return say["kind"].format(kind=say["kind_polar"])
    name = say.get(f"kind_{kind}", kind)
    cues = question.grammar.intents.get(kind, ())
    found = [match[0].strip() for cue in cues for match in [cue.search(question.folded)] if match]
    if found:
        return say["kind_by"].format(kind=name, words=_typed(question, min(found, key=len), say))
    return say["kind"].format(kind=name)


def _typed(question: Question, text: str, say: dict[str, str]) -> str:
    """Return folded words in quotes, whole ones and as they stand in the question where folding moved nothing."""
    match = re.search(rf"\b{re.escape(text)}\w*" if text.isascii() else re.escape(text), question.folded, re.ASCII)
    whole = question.text.strip() if len(question.text.strip()) == len(question.folded) else question.folded
    return say["quote"].format(whole[slice(*match.span())] if match else text)


def _name(context: Context, mention: Mention, say: dict[str, str]) -> str:
    """Say which things a name of the question was taken for, and how they go by it."""
    snapshot, language = context.snapshot, context.question.language
    fold = snapshot.folder_of_names.fold
    means = []
    for key in mention.keys:
        labels = snapshot.labels(key)
        first = {fold(names[0]) for names in labels.values() if names}
        other = {fold(name) for names in labels.values() for name in names}
        how = "exact" if mention.name in first else "other" if mention.name in other else "near"
        if how == "other" and mention.name.isascii() and mention.name.isalnum() and len(mention.name) < 6:
            how = "short"
        kind = pick(node_attributes(snapshot, key)["type_labels"], language)
        means.append(say["meaning"].format(name=context.name(key), type=kind, how=say[how], key=key))
    return say["name"].format(word=_typed(context.question, mention.name, say), means=say["or"].join(means))


def _premise(context: Context, answer: Answer, say: dict[str, str]) -> list[str]:
    if not answer.premise:
        return []
    passages = [str(p).removeprefix(PASSAGE) for p in answer.premise["passages"]]
    held = list(dict.fromkeys(text for name in passages for text in _held(context, name)))
    if not held:
        return [say["premise"]]
    return [say["premise_by"].format(words=say["between"].join(_typed(context.question, text, say) for text in held))]


def _holding(context: Context, answer: Answer, say: dict[str, str]) -> list[str]:
    """Say what of the question each of the first statements holds."""
    lines = []
    for number, entry in enumerate((proper(answer) or answer.evidence)[:FIRST], 1):
        held = _held(context, passage_of(entry))
        texts = say["between"].join(_typed(context.question, text, say) for text in held) or say["nothing"]
        lines.append(say["holds"].format(number=number, statement=worded(entry, answer.language), words=texts))
    return lines


def _unheld(context: Context, answer: Answer, say: dict[str, str]) -> list[str]:
    """Return the words and names of a question that stand in the articles, but in none of the statements that answer
    it; of what a rule derives or counts it need not be told in the words of the question."""
    if answer.complete or answer.premise or answer.intent not in PLAIN:
        return []
    places = [context.snapshot.places.get(passage_of(e)) for e in answer.evidence]
    near = {n for p in places if p is not None for n in neighbours(context.snapshot, p)}
    found = [a for a in context.sought if a.known and a.text and not any(a.held.get(p, 0.0) >= HELD for p in near)]
    return [_typed(context.question, t, say) for t in _whole(context, found, True) if not ENDING.fullmatch(t)]


def _held(context: Context, name: str) -> list[str]:
    """Return the names and words of the question that a passage holds, itself or by what means the same."""
    place = context.snapshot.places.get(name)
    return [a.text for a in context.sought if a.text and place is not None and a.held.get(place, 0.0) >= HELD]
