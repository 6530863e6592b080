"""In which order the lines of an answer stand, and which are too many: what passages differ in and other names come
after the statements, no head stands over nothing, and of a long tail the best is kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from kg.ask.answer import BULLET, Answer, bare, passage_of
from kg.ask.retrieval.disagreement import AGREEMENT, WORDED
from kg.ask.retrieval.facts import facts_of
from kg.ask.saying.apart import conflict, numbers_of
from kg.ask.understanding.question import Question
from kg.snapshot import Snapshot

GRAVE = "kg:contradiction"
"""Kind of the disagreements of which only one side can be so."""
APART = {"discord", "scopes", "tally"}
"""Intents whose answers set what differs side by side themselves."""
PLAIN = {"lookup", "why", "define", "when", "amount", "person", "where", "duration", "polar"}
"""Intents of questions for one thing, which the best statements answer."""
MOST, MOST_NEAR = 8, 4
"""How many statements such a question is answered by, and how many are told nearby."""


def laid_out(snapshot: Snapshot, question: Question, answer: Answer, told: Sequence[Collection[int]]) -> None:
    """Put the lines of an answer in the order in which they are read.

    Parameters
    ----------
    told : sequence of collection of int
        For each line the places, from 0, of the evidence that says it (`kg.ask.saying.wording.lines_of`).
    """
    say = question.grammar.say
    near = say["nearby"]
    differ, others = (say[name].split("{")[0] for name in ("disagree", "also_known"))
    lines = answer.answer.split("\n")
    by_line = dict(zip(lines, told, strict=False))
    heads = [others]
    # In what two differ is what is asked.
    differing = answer.intent == "compare" and question.cued("differing") and lines[0].startswith(differ)
    if not (answer.intent in APART or any(map(question.cued, AGREEMENT))):
        heads += [] if differing else [differ]
        shown = _shown(answer, lines, told, (near, differ))
        room = sum(len(line) for line in lines[: lines.index(near) if near in lines else None]
                   if not line.startswith(differ))  # fmt: skip
        # What stands first is what is asked.
        lines = [
            line
            for place, line in enumerate(lines)
            if not (place and line.startswith(differ)) or _worth(snapshot, answer, line, shown, room)
        ]
    lines = _after(lines, tuple(heads))
    if question.cued("how_often"):
        lines = _dated(snapshot, answer, lines, by_line)
    if answer.intent in PLAIN and not (answer.complete or question.cued("listing")):
        kept = _few(lines, near)
        _drop_rows(answer, set(lines) - set(kept), by_line)
        lines = kept
    answer.answer = "\n".join(line for line, after in zip(lines, [*lines[1:], ""], strict=True)
                              if line != near or after.startswith(BULLET))  # fmt: skip


def _dated(snapshot: Snapshot, answer: Answer, lines: Sequence[str], told: Mapping[str, Collection[int]]) -> list[str]:
    """Put the statements of a run that tell a date each in order of it, where they stand: what is counted took place in
    turn."""

    def date(line: str) -> str:
        names = [passage_of(answer.evidence[place]) for place in told.get(line, ())]
        facts = [f for name in names for f in facts_of(snapshot, name).values()]
        if any(str(f.get("kg:unit", "")).endswith("NUM") for f in facts):
            # How many there were is no one of them.
            return ""
        return min((str(f["kg:date"]["value"]) for f in facts if "kg:date" in f), default="")

    found: list[str] = []
    for _, run in groupby(lines, lambda line: line.startswith(BULLET)):
        held = list(run)
        ordered = iter(sorted((line for line in held if date(line)), key=date))
        found += [next(ordered) if date(line) else line for line in held]
    return found


def _drop_rows(answer: Answer, left_out: Collection[str], told: Mapping[str, Collection[int]]) -> None:
    """Leave out of an answer's table the statements of lines that are no longer told."""
    summaries = {
        summary
        for line in left_out
        for place in told.get(line, ())
        for summary in answer.evidence[place]["summary"].values()
    }
    answer.rows = [row for row in answer.rows if str(row[0]) not in summaries]


def _shown(answer: Answer, lines: Sequence[str], told: Sequence[Collection[int]], heads: tuple[str, str]) -> list[str]:
    """Return the passages that the first statements rest on, of those above what is told nearby."""
    near, differ = heads
    last = lines.index(near) if near in lines else len(lines)
    stated = [found for line, found in zip(lines[:last], told, strict=False) if found and not line.startswith(differ)]
    return [passage_of(answer.evidence[place]) for found in stated[:MOST_NEAR] for place in found]


def _worth(snapshot: Snapshot, answer: Answer, line: str, shown: Sequence[str], room: int) -> bool:
    """Tell whether it is worth a line that passages differ: where what is told itself is contradicted, by another
    number of the same, or by what cannot be so beside it; or where the first statement and another that is told differ
    otherwise than in words, and this takes no more characters than they do."""
    between = set(answer.backed.get(bare(line), ()))
    key = next((k for k, e in snapshot.disagreements.items() if set(e["between"]) == between), "")
    kind = dict(snapshot.relations["kg:differenceKind"]).get(key)
    told = [name for name in shown if name in between]
    if kind == WORDED or not told:
        return False
    if any(conflict(snapshot, one, other) for one in told for other in sorted(between - {one})):
        return True
    numbered = [name for name in told if numbers_of(snapshot, name)]
    if kind == GRAVE and not numbered:
        return True
    # Numbers that go together differ in nothing, nor do two definitions that are both told.
    lines = {snapshot.passages[name]["line"] for name in told}
    defined = all("f" in snapshot.traits[snapshot.places[name]] for name in told)
    asked = told[0] == shown[0] and len(lines) > 1
    return asked and len(line) <= room and len(numbered) < len(told) and not defined


def _after(lines: Sequence[str], heads: tuple[str, ...]) -> list[str]:
    """Put lines that begin in some way after the statements among which they stand."""
    found: list[str] = []
    held: list[str] = []
    for line in lines:
        if line.startswith(heads):
            held.append(line)
            continue
        if held and not line.startswith(BULLET):
            found += held
            held = []
        found.append(line)
    return found + held


def _few(lines: Sequence[str], near: str) -> list[str]:
    """Leave out statements of a run that is too long."""
    found: list[str] = []
    left = MOST
    for line in lines:
        if not line.startswith(BULLET):
            # Each part of a question has its own head.
            left = MOST_NEAR + left if line == near else MOST
        elif left:
            left -= 1
        else:
            continue
        found.append(line)
    return found
