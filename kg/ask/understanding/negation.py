"""Negation.

As it is spoken ("didn't", "没参加", "参没参加", "参加了没有?") it is spelt out as it is written ("did not", "没有参加",
"有没有参加", "参加了吗?"), so that all that reads a question knows one form of it. What a question of yes or no denies
is put without the negation ("Did Japan not join?"), since it is answered by whether that is so.
"""

from __future__ import annotations

import re

from kg.expression import Expression

CONTRACTED = Expression(r"(?i)\b(ca|wo|sha|[a-z]+)n['’]t\b", "n't", "n’t", "N'T", "N’T")
"""A verb with its negation run together, in English."""
WHOLE = {"ca": "can", "wo": "will", "sha": "shall"}
"""Verbs that are cut short before it."""
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

NOT = {
    "en": Expression(" (?:not|never)(?= )", " not ", " never "),
    "zh": Expression(
        "(?:并|从)?(?:没有|未曾|未能|未|(?<![是对可能会])不(?![满同足再过少]))(?=[\u4e00-\u9fff])", *"没未不"
    ),
}
"""What denies the verb of a question of yes or no."""
WOULD_BE = Expression("(?:有没有|是不是|能不能|会不会|不是)", *"没不")
"""What denies nothing in a Chinese one."""
NAI = Expression(
    r"(?:な(?:い|かった)|ませんでした|ません)(?=(?:の|ん)?(?:です|でしょう)?か?[。?？]?$)", "ない", "なかった", "ません"
)
"""The end of a Japanese one that denies its verb."""
PAST = {
    "か": "いた",
    "が": "いだ",
    "な": "んだ",
    "ば": "んだ",
    "ま": "んだ",
    "た": "った",
    "ら": "った",
    "わ": "った",
    "さ": "した",
}
"""How the past of a Japanese verb ends, by what stands before the negation."""


EXPECTING = {
    "zh": Expression("(?<!是)不是(?=.*[吗嗎][?？]?$)", "不是"),
    "ja": Expression(r"(?:では|じゃ)な(?:い|かった)(?:の|ん)?(?:です|でしょう)?か(?=[。?？]?$)", "ない", "なかった"),
}
"""How a question says that what it asks was thought to be so ("不是参加了吗?")."""


def expected(text: str, language: str) -> str:
    """Return what a folded question takes to be so, as a question whether it is; nothing where it takes nothing so."""
    if language not in EXPECTING or not EXPECTING[language].search(text):
        return ""
    return EXPECTING[language].sub(lambda m: "是" if language == "zh" else "か", text)


def affirmative(text: str, language: str) -> str:
    """Return what a folded question of yes or no denies, as a question whether that is so; nothing where it denies
    nothing, or more than its verb."""
    if language == "ja":
        found = NAI.search(text)
        if not found:
            return ""
        stem = text[: found.start()]
        end = PAST.get(stem[-1:], "")
        stem = stem[:-1] + end if end else stem + "た"
        return f"{stem}か"
    if WOULD_BE.search(text):
        return ""
    found = NOT[language].search(text)
    if not found or NOT[language].search(text[found.end() :]):
        return ""
    return text[: found.start()] + text[found.end() :]


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
