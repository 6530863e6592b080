"""How an answer is worded: which passage says each of its lines, who speaks where a line only says "the author", and
what is said twice or is none of an answer's statements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from kg.ask.answer import BULLET, Answer, bare, passage_of
from kg.ask.kinds.reference import SOURCES, addresses, refers, sourced
from kg.ask.saying.layout import laid_out
from kg.ask.understanding.question import Question
from kg.expression import Expression
from kg.snapshot import Snapshot, pick
from kg.terms import is_thing
from kg.words import stem

Json = dict[str, Any]
LEAST = 8
"""How many characters a statement has at least that is looked for within a line."""
_AUTHOR = {
    "en": Expression(r"^The authors?(?=(?:'s)? (?!of ))|(?<=; )the authors?(?= [a-z])", "he author"),
    "zh-Hans": Expression(
        r"(?:^|(?<=；))(?:两位)?作者(?![们栏名单署简]|[^；，。（）]{2,8}(?:（[^）]+）[^；，。（）]{0,8})*；)(?=[\u4e00-\u9fff]|[：，])",
        "作者",
    ),
    "zh-Hant": Expression(
        r"(?:^|(?<=；))(?:兩位)?作者(?![們欄名單署簡]|[^；，。（）]{2,8}(?:（[^）]+）[^；，。（）]{0,8})*；)(?=[\u4e00-\u9fff]|[：，])",
        "作者",
    ),
    "ja": Expression(r"^(?:両)?著者(?:ら|たち)?(?=[はがの])", "著者"),
}
SHORT = 4
"""How many characters what is said again at the end of a head has at least."""
_HEADED = Expression(r"^((?:• )?)([^：:\n]{1,60}?)(：|: )(.+)$", "：", ": ")
ADDED = 3
"""How many passages behind a line are shown of which none was."""
MARKS = ".,;:()[]?\"'“”‘’"
"""What may stand before or after a word of English."""
GRAMMAR = {
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "as", "and", "that", "which",
    "its", "it", "is", "are", "was", "were", "be", "has", "had",
}  # fmt: skip
"""Words of English that tell nothing by themselves."""
TURNING = {
    "not", "no", "never", "nor", "neither", "without", "if", "whether", "unless", "would", "could", "should",
    "may", "might", "can",
}  # fmt: skip
"""Words of English by which the same is said to be otherwise, or not to be so at all."""
BESIDES = {"kg:content", "kg:about", "kg:stage", "skos:related"}
"""Relations of an act or a claim that do not make it another."""
DATED = {"kg:date", "kg:modality"}
"""Relations of what is done, or is meant to be done, at one time."""
SAME = 4
"""How many other relations two passages have in common at least that tell of one act."""
_MARK = Expression(r" ?\[\d+\](?=[.。，,；;]?$)", "[")
_AND = {"en": " and ", "zh-Hans": "和", "zh-Hant": "和", "ja": "と"}


def lines_of(answer: Answer) -> list[list[int]]:
    """Return for each line of an answer the places, from 0, of the evidence that says it: what the rule says that made
    the line; else whose summary the line is, or those whose summaries it holds."""
    said: dict[str, list[int]] = {}
    places = {passage_of(entry): place for place, entry in enumerate(answer.evidence)}
    for place, entry in enumerate(answer.evidence):
        for text in {pick(entry["summary"], answer.language), worded(entry, answer.language)}:
            said.setdefault(text, []).append(place)
    longest = sorted((t for t in said if len(t) >= LEAST), key=len, reverse=True)
    found = []
    for line in answer.answer.split("\n"):
        text = bare(line)
        if text in answer.backed:
            found.append(sorted(places[name] for name in answer.backed[text] if name in places))
            continue
        held = [text] if text in said else _held(text, longest)
        found.append(sorted({place for one in held for place in said[one]}))
    return found


def _held(line: str, longest: Sequence[str]) -> list[str]:
    """Return the statements that a line holds, the longest first, none within another."""
    held: list[str] = []
    for text in longest:
        part = text.rstrip(".。")
        if part in line and not any(part in other for other in held):
            held.append(text)
    return held


def worded(entry: Json, language: str) -> str:
    """Return what a passage says, with the authors by name where it begins with "the author", and without the mark of a
    footnote of its own at the end."""
    text = pick(entry["summary"], language)
    pattern = _AUTHOR.get(language)
    if pattern and pattern.may_match(text):
        names = joined(str(entry["author"]), language)
        text = pattern.sub(names, text) if names else text
    return _MARK.sub("", text)


def joined(names: str, language: str) -> str:
    """Return the names of authors, of whom there may be several, as they stand in a sentence."""
    return _AND.get(language, ", ").join(names.split(", "))


def tidied(snapshot: Snapshot, question: Question, answer: Answer) -> None:
    """Word an answer as it is read: no bare references where no source is asked for, authors by name, nothing twice,
    each line with its passages, and these in the order of the lines."""
    bare = not (answer.intent in SOURCES or sourced(question))
    if bare:
        _drop_references(snapshot, answer)
    _name_authors(answer)
    _reworded(answer, _once)
    if answer.language == "en":
        _reworded(answer, _capital)
    differ = question.grammar.say["disagree"].split("{")[0]
    lines = answer.answer.split("\n")
    # What passages differ in stands under no head.
    after = ["" if line.startswith(differ) else line for line in [*lines[1:], ""]]
    near = question.grammar.say["nearby"]
    answer.answer = "\n".join(line for line, next_ in zip(lines, after, strict=True) if not _empty(line, next_, near))
    answer.nearby = near
    if answer.answer.startswith(near):
        # What is told nearby is no answer: what was one is not told here.
        answer.answer = f"{question.grammar.say['unknown']}\n{answer.answer}"
        answer.status = "partial"
    _complete(snapshot, answer)
    _merge(snapshot, answer)
    _text_first(snapshot, answer)
    laid_out(snapshot, question, answer, lines_of(answer))
    in_order(answer)
    if bare:
        used = {place for places in lines_of(answer) for place in places}
        answer.evidence = [
            e for place, e in enumerate(answer.evidence) if place in used or not addresses(snapshot, passage_of(e))
        ]


def _text_first(snapshot: Snapshot, answer: Answer) -> None:
    """Put what only headlines in notes say after what the articles say themselves on the same, in each run of
    statements."""
    if answer.intent in SOURCES:
        return
    lines, told = answer.answer.split("\n"), lines_of(answer)
    noted = [
        line.startswith(BULLET)
        and bool(places)
        and all(_headline(snapshot, passage_of(answer.evidence[p])) for p in places)
        for line, places in zip(lines, told, strict=True)
    ]
    shown: list[str] = []
    for _, run in groupby(range(len(lines)), lambda place: lines[place].startswith(BULLET)):
        shown += [lines[place] for place in sorted(run, key=lambda place: noted[place])]
    answer.answer = "\n".join(shown)


def _headline(snapshot: Snapshot, name: str) -> bool:
    """Tell whether a passage is what the title of a source says, in a note, and not what the author does: on a line
    that tells of a work. What somebody says in the text has the mark of its note, too."""
    entry = snapshot.passages[name]
    if "marker" not in entry or entry["stance"] != "reports" or "e" in snapshot.traits[snapshot.places[name]]:
        # A reason that is told only in a note is the reason for all that.
        return False
    first, last = snapshot.lines[snapshot.places[name]]
    return any("w" in snapshot.traits[place] for place in range(first, last + 1))


def _reworded(answer: Answer, change: Callable[[str], str]) -> None:
    """Change each line of an answer, and what is known of the passages behind it."""
    answer.answer = "\n".join(map(change, answer.answer.split("\n")))
    before, answer.backed = answer.backed, {}
    for line, names in before.items():
        answer.back(change(line), names)


def _complete(snapshot: Snapshot, answer: Answer) -> None:
    """Add to the evidence what the lines are made from and none of which is shown."""
    known = {passage_of(entry) for entry in answer.evidence}
    for line in answer.answer.split("\n"):
        names = answer.backed.get(bare(line), [])
        if names and not known & set(names):
            shown = [name for name in names if name in snapshot.passages][:ADDED]
            answer.evidence += [snapshot.evidence(name, answer.language) for name in shown]
            known |= set(shown)


def _merge(snapshot: Snapshot, answer: Answer) -> None:
    """Tell once what two passages tell alike: in the same relations, dates and numbers, or one of them, all of whose
    words stand in the other, in fewer. The fuller one is told where the first of them stands, with the passages of
    both; but what stands first may be just what is asked, and stays as it is unless another says all that it states."""
    lines, told = answer.answer.split("\n"), lines_of(answer)
    kept: list[tuple[int, _Said]] = []
    gone: set[int] = set()
    run = 0
    for place, (line, places) in enumerate(zip(lines, told, strict=True)):
        if not line.startswith(BULLET) and line != answer.nearby:
            # What answers two parts of a question is told under both.
            kept, run = [], place + 1
        if (
            not line.startswith(BULLET)
            or not places
            or bare(line) != worded(answer.evidence[places[0]], answer.language)
        ):
            continue
        own = _said(snapshot, answer, places[0])
        like = next((i for i, (_, other) in enumerate(kept) if other.holds(own) or own.holds(other)), None)
        if like is None:
            kept.append((place, own))
            continue
        first, other = kept[like]
        near = answer.nearby in lines[first:place]
        if not other.holds(own):
            if near or (first == run and not own.core >= other.core):
                kept.append((place, own))
                continue
            lines[first] = line
            kept[like] = first, own
        gone.add(place)
        names = [passage_of(answer.evidence[p]) for p in (*told[first], *places)]
        answer.back(lines[first], names)
        told[first] = sorted({*told[first], *places})
    answer.answer = "\n".join(line for place, line in enumerate(lines) if place not in gone)


class _Said(NamedTuple):
    """What a passage says.

    Attributes
    ----------
    speaker : str
    stated : frozenset of tuple of str
        All that it states, its dates and numbers with it.
    core : frozenset of tuple of str
        The same without what does not make it another act or claim.
    things : frozenset of str
        Those that other passages speak of, too.
    words : tuple of str
        Stems of the words of its English, but for those of grammar.
    """

    speaker: str
    stated: frozenset[tuple[str, str, str]]
    core: frozenset[tuple[str, str, str]]
    things: frozenset[str]
    words: tuple[str, ...]

    def holds(self, other: _Said) -> bool:
        """Tell whether it says all that another one says: in the same relations, or of the same things in the same
        words and their order among its own, none of which turns that round."""
        if self.speaker == other.speaker:
            dated = any(relation in DATED for _, relation, _ in other.core)
            one_act = dated and len(other.core) >= SAME and other.core <= self.core
            if one_act or self.stated == other.stated:
                return True
        if not other.things <= self.things:
            return False
        left = iter(self.words)
        within = bool(other.words) and all(word in left for word in other.words)
        return within and not TURNING & (set(self.words) - set(other.words))


def _said(snapshot: Snapshot, answer: Answer, place: int) -> _Said:
    """Return who speaks in a passage and what it says."""
    entry = answer.evidence[place]
    passage = snapshot.passages[passage_of(entry)]
    stated = frozenset((s, p, o if isinstance(o, str) else repr(o)) for s, p, o in passage["triples"])
    core = frozenset(triple for triple in stated if triple[1] not in BESIDES)
    words = (word.strip(MARKS) for word in passage["summary"]["en"].lower().split())
    words = (word.removesuffix("'s").removesuffix("’s") for word in words if word and word not in GRAMMAR)
    ends = {end[3:] for s, _, o in passage["triples"] for end in (s, o) if is_thing(end)}
    things = frozenset(key for key in ends if len(snapshot.occurrences.get(key, ())) > 1)
    return _Said(str(entry["speaker"]), stated, core, things, tuple(map(stem, words)))


def proper(answer: Answer) -> list[Json]:
    """Return the evidence of an answer that lines above what is told nearby rest on."""
    near = answer.nearby
    lines = answer.answer.split("\n")
    told = lines_of(answer)[: lines.index(near) if near in lines else len(lines)]
    return [answer.evidence[place] for place in dict.fromkeys(p for places in told for p in places)]


def in_order(answer: Answer) -> None:
    """Put the evidence in the order in which the lines rest on it; what no line rests on comes last."""
    used = [place for places in lines_of(answer) for place in places]
    order = list(dict.fromkeys([*used, *range(len(answer.evidence))]))
    answer.evidence = [answer.evidence[place] for place in order]


def _drop_references(snapshot: Snapshot, answer: Answer) -> None:
    """Leave out the statements that are no more than entries of a bibliography or notes, unless there are no others."""
    lines, told = answer.answer.split("\n"), lines_of(answer)
    bare = {place for place, entry in enumerate(answer.evidence) if refers(snapshot, passage_of(entry))}
    kept = [bool(not places or set(places) - bare) for places in told]
    bullets = [line.startswith(BULLET) for line in lines]
    if any(b and k for b, k in zip(bullets, kept, strict=True)):
        shown = [line for line, b, k in zip(lines, bullets, kept, strict=True) if k or not b]
        dropped = {line.removeprefix(BULLET) for line in lines} - {line.removeprefix(BULLET) for line in shown}
        answer.answer = "\n".join(shown)
        answer.rows = [row for row in answer.rows if row[0] not in dropped]


def _once(line: str) -> str:
    """Return a line without a head that the rest of it says again."""
    match = _HEADED.match(line)
    if match is None:
        return line
    mark, head, _colon, rest = match.groups()
    if _again(rest, head):
        return mark + rest
    bare = rest.rstrip(".。")
    # "Signing of the treaty, October 2019: October 2019."
    if len(bare) >= SHORT and bare in head and any(map(str.isdigit, bare)):
        return mark + head + rest[len(bare) :]
    return line


def _capital(line: str) -> str:
    """Return a line that begins with a capital letter."""
    start = len(BULLET) if line.startswith(BULLET) else 0
    return line[:start] + line[start : start + 1].upper() + line[start + 1 :]


def _again(text: str, head: str) -> bool:
    """Tell whether a text begins with a head, as whole words."""
    after = text[len(head) : len(head) + 1]
    return text.startswith(head) and bool(after) and not (head[-1:].isascii() and after.isascii() and after.isalnum())


def _empty(line: str, after: str, near: str) -> bool:
    """Tell whether a line is a head under which nothing stands: nothing more, what passages differ in, or what is only
    told nearby."""
    headed = line.endswith(("：", ":")) and not line.startswith(BULLET) and line != near
    return headed and after in ("", near)


def _name_authors(answer: Answer) -> None:
    """Put the authors' names into the lines of an answer that begin with "the author": which one that is, nothing tells
    where several articles answer together."""
    plain = {pick(e["summary"], answer.language): worded(e, answer.language) for e in reversed(answer.evidence)}
    changed = {text: named for text, named in plain.items() if text != named}

    def named(line: str) -> str:
        text = next((text for text in changed if text in line), "")
        return line.replace(text, changed[text]) if text else line

    if changed:
        _reworded(answer, named)
