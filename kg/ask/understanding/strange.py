"""What a question names and nothing in the graph is called."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from kg.expression import Expression
from kg.names import script
from kg.snapshot import Snapshot
from kg.words import tokens

if TYPE_CHECKING:
    from kg.ask.understanding.question import Question

_MARKED = Expression(r"[「『《“]([\u30a1-\u30ff・]{4,}|[\u3400-\u9fff]{2,6})[」』》”]", *"「『《“")
"""What stands in quotation marks as a name does: a word in katakana, a few Chinese characters."""
_DOCUMENT = Expression(
    r"[「『《“]([^「『《“」』》”]{2,20}(?:宣言|[声聲]明|[协協]定|[协協][议議]|[条條][约約]|公[约約]|法案|公[报報]))[」』》”]",
    *"「『《“",
)
"""A declaration, treaty or bill in quotation marks."""
PLACES = ("Place", "State")
"""Classes of what a document may be called by that is known for other things."""
_MODEL = Expression(r"(?<![a-z0-9-])([a-z]{1,3}-\d{1,3}[a-z]?)(?:s|型)?(?![a-z0-9-])", "-")
"""What is called by letters and a number, as aircraft and missiles are ("F-16s")."""
_PLACE = Expression(r"(?<![\u3400-\u9fff])[\u3400-\u9fff]{2,4}[县市省州府村町](?![\u3400-\u9fff])", *"县市省州府村町")
"""What is called a prefecture, town or province, in folded text, alone in what is left of a question."""
SHORTEST, LONGEST = 3, 4
"""How many characters a Chinese name has."""


def strange(snapshot: Snapshot, question: Question) -> list[str]:
    """Return what looks like a name and stands nowhere: in English a capitalised word that begins no sentence,
    in Chinese a run that begins with a surname, in Japanese a word in katakana before a title;
    none of its parts occurs."""
    known = snapshot.postings
    folder = snapshot.folder_of_names
    if question.grammar.language == "en":
        left = set(question.content.split())
        words = re.findall(r"(?<![.?!] )(?<!^)\b[A-Z][\w'-]{2,}", question.text)
        words = [w.removesuffix("'") for w in words]
        words = [w for w in words if folder.fold(w) in left and not any(t in known for t in tokens(w, folder))]
        return list(dict.fromkeys([*words, *_models(snapshot, question)]))
    # In Chinese, what is a name is told by the surname; what is written in Latin letters there is a name.
    runs = re.findall(r"[a-z][a-z-]{2,}", question.content)
    surnames, sounds = question.grammar.surnames, question.grammar.sounds
    runs += re.findall(f"[{sounds}]{{3,}}", question.content) if sounds else []
    found = [r for r in _names(question.content) if r[0] in surnames]
    runs += [r for r in found if _begins_name(question, r)]
    runs += [m[0] for m in _PLACE.finditer(question.content)]
    alone = [r for r in runs if not snapshot.phrases.get(r) and not any(t in known for t in tokens(r, folder))]
    unheard = [*_unheard(snapshot, question), *_undrawn(snapshot, question)]
    return list(dict.fromkeys([*alone, *_models(snapshot, question), *unheard]))


def _undrawn(snapshot: Snapshot, question: Question) -> list[str]:
    """Return the documents in marks that are called by a place and that nothing is called or tells of
    (「ワシントン宣言」)."""
    folder, found = snapshot.folder_of_names, []
    for match in _DOCUMENT.finditer(question.text):
        run = folder.fold(match[1])
        within = [m for m in question.mentions if m.name in run or run in m.name]
        if not within or not all(any(snapshot.is_a(k, c) for c in PLACES) for m in within for k in m.keys):
            continue
        if not _together(snapshot, tokens(run, folder)):
            found.append(match[1])
    return found


def _together(snapshot: Snapshot, parts: tuple[str, ...]) -> bool:
    """Tell whether a passage holds some words all together."""
    places = snapshot.postings.fetch(parts)
    return bool(parts) and bool(set.intersection(*(set(places.get(t, ())) for t in parts)))


def distinct(names: Iterable[str], fold: Callable[[str], str]) -> list[str]:
    """Return names but for those that are, or hold, a part or another spelling of one before them."""
    found: list[str] = []
    for name in names:
        if not any(fold(name) in fold(one) or fold(one) in fold(name) for one in found):
            found.append(name)
    return found


def _models(snapshot: Snapshot, question: Question) -> list[str]:
    """Return the models that a question names and no passage does."""
    models = [match[1] for match in _MODEL.finditer(question.content)]
    return [m.upper() for m in models if not _together(snapshot, tokens(m, snapshot.folder_of_names))]


def _names(text: str) -> Iterator[str]:
    """Yield what may be names in a Chinese text: runs of three or four characters."""
    for kind, part in groupby(text, script):
        run = "".join(part)
        if kind == "han":
            yield from (run[i : i + LONGEST] for i in range(0, len(run), LONGEST) if len(run) - i >= SHORTEST)


def _begins_name(question: Question, run: str) -> bool:
    """Tell whether what stands before a run of Chinese characters lets a name begin there: nothing, a mark, another
    script, or a word such as "and" or "from"."""
    before = question.folded[: question.folded.find(run)][-1:]
    return not ("\u3400" <= before <= "\u9fff") or before in question.grammar.before


def _unheard(snapshot: Snapshot, question: Question) -> list[str]:
    """Return what is put in quotation marks, or before a word such as "base" or "treaty", as a name is, where no
    passage holds all of it together."""
    folder = snapshot.folder_of_names
    runs = [folder.fold(m[1]) for m in _MARKED.finditer(question.text)]
    known = any(snapshot.phrases.get(run) or snapshot.names.get(run) for run in runs)
    if known and "compare" in question.intents:
        # What is set beside a word that is known is the reader's word for its other side ("carrots" and "sticks").
        runs = []
    named = [m[1] for m in question.grammar.cues["named_so"].finditer(question.folded)]
    # What is part of how the question asks ("how many points") is no name.
    cues = [question.grammar.intents[intent] for intent in question.intents]
    asking = " \n ".join(m[0] for own in cues for m in own.finditer(question.folded))
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
        if len(places) < len(set(parts)):
            found.append(run)
    return found
