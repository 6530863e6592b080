"""Negation as it is spoken, spelt out as it is written, so that all that reads a question knows one form of it:
"didn't" as "did not", and in Chinese "没参加", "参没参加", "参加了没有?" as "没有参加", "有没有参加", "参加了吗?"."""

from __future__ import annotations

import re

from kg.expression import Expression

TURN = Expression("([\u4e00-\u9fff]{1,2})([没沒不])(?=\\1)", "没", "沒", "不")
"""A verb, or what it begins with, before and after a negation: it only asks whether."""
ASKING = set("有是会會能要可对對算属屬该該愿願肯想敢好")
"""Verbs of which that is a word of its own, which the grammar knows."""
LAST = Expression(r"(?<![有也都并並还還却卻就而])(?:没|沒)有?(?:呢|啊)?(?=[?？。]?$)", "没", "沒")
"""The end of a question that only asks whether."""
OPEN = Expression("[谁誰什甚哪几幾何怎多]", *"谁誰什甚哪几幾何怎多")
"""What asks for something else than whether."""
SHORT = Expression(
    r"(?<![有沉出埋淹湮吞辱籍泯隐隱汩])(?:没|沒)(?=[\u4e00-\u9fff])"
    r"(?![有收落入错錯法办辦用必辙轍趣劲勁准准影事关關什甚人谁誰完齿齒能成底])",
    *("没", "沒"),
)
"""The short negation before a verb: no part of another word ("没收", "沉没", "没法")."""


CONTRACTED = Expression(r"(?i)\b(ca|wo|sha|[a-z]+)n['’]t\b", "n't", "n’t", "N'T", "N’T")
"""A verb with its negation run together, in English."""
WHOLE = {"ca": "can", "wo": "will", "sha": "shall"}
"""Verbs that are cut short before it."""


def spelt_out(text: str, language: str) -> str:
    """Return a text with each spoken form of a negation as the written one."""
    if language == "en":
        return CONTRACTED.sub(lambda m: f"{WHOLE.get(m[1].lower(), m[1])} not", text)
    return _written(text) if language.startswith("zh") else text


def _written(text: str) -> str:
    if not any(c in text for c in "没沒不"):
        return text
    text = TURN.sub(_whether, text)
    if not OPEN.search(text):
        text = LAST.sub(lambda m: "吗" if m[0][0] == "没" else "嗎", text)
    return SHORT.sub(lambda m: m[0] + "有", text)


def _whether(match: re.Match[str]) -> str:
    """Return how it is written that something is asked of a verb."""
    if match[1] in ASKING:
        return match[0]
    return "是否" if match[2] == "不" else f"有{match[2]}有"
