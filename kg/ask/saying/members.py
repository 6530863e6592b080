"""The members of one list that statements in a row tell one by one: they are told in one line."""

from __future__ import annotations

from collections.abc import Sequence
from os.path import commonprefix

from kg.ask.answer import BULLET, Answer, bare, passage_of
from kg.ask.understanding.question import Question

LEAST = 3
"""How many statements in a row are told in one at least."""
ALIKE = 0.55
"""The least share of each of them that all of them say alike."""
LONGEST = {"en": 48}
"""How many characters a member has at most; in Chinese and Japanese `SHORT`."""
SHORT = 16
HEADS = "：，、"
"""What stands after the words that several statements of the same one begin with."""
LEAST_HEAD, ROOM = 12, 170
"""How many characters these have at least, and the rest of all of them together at most."""
ENDING = 1
"""How many characters may stand after a member in English, where a verb there would have to change: a full stop."""


def gathered(question: Question, answer: Answer, told: Sequence[Sequence[int]]) -> None:
    """Tell statements in a row that differ in nothing but a member of a list in one line.

    Parameters
    ----------
    told : sequence of sequence of int
        For each line of the answer the places, from 0, of the evidence that says it.
    """
    lines, found, place = answer.answer.split("\n"), [], 0
    while place < len(lines):
        end = place + 1
        one = ""
        while end < len(lines) and lines[end].startswith(BULLET) and told[end] and told[place]:
            longer = _as_one(question, lines[place : end + 1])
            if not longer:
                break
            one, end = longer, end + 1
        if one and end - place >= LEAST:
            names = [passage_of(answer.evidence[p]) for behind in told[place:end] for p in behind]
            found.append(BULLET + answer.back(one, names))
        else:
            end = place + 1
            found.append(lines[place])
        place = end
    answer.answer = "\n".join(found)


def _as_one(question: Question, lines: Sequence[str]) -> str:
    """Return the statement that tells what some do of one member each of all of them; nothing where there is none."""
    english, japanese = (question.language == language for language in ("en", "ja"))
    texts = [bare(line) for line in lines]
    before = commonprefix(texts)  # noqa: RUF071
    before = before[: before.rfind(" ") + 1] if english else before
    after = commonprefix([text[len(before) :][::-1] for text in texts])[::-1]  # noqa: RUF071
    after = after[-ENDING:] if english else after
    joint = ", " if english else "、"
    if not _is_list(texts, before, after, LONGEST.get(question.language, SHORT)):
        # What the same one says with the same words before it.
        before, joint = before[: max(map(before.rfind, HEADS)) + 1], "；"
        after = after[-ENDING:]
        if english or japanese or len(before) < LEAST_HEAD or sum(map(len, texts)) - len(before) * len(texts) > ROOM:
            return ""
    members = [text[len(before) : len(text) - len(after)] for text in texts]
    among = question.grammar.cues["one_among"]
    if not all(members) or (english and among.stand_in(before.lower())):
        # There the verb would have to change, too.
        return ""
    plural = (among.sub(lambda m: "", part) if joint != "；" else part for part in (before, after))
    return joint.join(members).join(plural)


def _is_list(texts: Sequence[str], before: str, after: str, longest: int) -> bool:
    """Tell whether texts differ in nothing but a short member each."""
    alike = len(before) + len(after)
    return all(0 < len(text) - alike <= longest and ALIKE * len(text) <= alike for text in texts)
