"""Names in four scripts: folding, and finding the longest known names in a text.

Folding makes simplified, traditional and Japanese forms of one name equal, and keeps the length of what it
folds, so that a place in the folded text is a place in the text. It does not translate: 米国 and 美国 stay
apart and are both listed as names of one thing.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from operator import add
from typing import Any

from kg.expression import Expression

# Soft hyphen, bidi controls, zero-width characters, byte-order mark.
_INVISIBLE = dict.fromkeys(
    (
        0xAD,
        0x61C,
        0x200B,
        0x200C,
        0x200D,
        0x200E,
        0x200F,
        0x2060,
        0xFEFF,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    )
)
_QUOTES = str.maketrans(
    dict.fromkeys("“”„‟「」『』《》〈〉«»", '"') | dict.fromkeys("‘’‚‛", "'") | {"—": "-", "–": "-"}
)


# "communique" and "communiqué" are one; kana and Chinese characters are left as they are.
_ACCENTS = {
    c: bare
    for c in range(0xC0, 0x250)
    if (bare := unicodedata.normalize("NFD", chr(c))[0]) != chr(c) and bare.isascii()
}


def script_table() -> dict[str, str]:
    """Return the characters whose simplified form differs, each with that form (Japanese and traditional
    forms to simplified), from OpenCC's character dictionaries ``jp2t`` and ``t2s``."""
    codes = [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00)]
    plain = "\n".join(map(chr, codes))
    folded = _converter("t2s").convert(_converter("jp2t").convert(plain)).split("\n")
    return {chr(c): f for c, f in zip(codes, folded, strict=True) if chr(c) != f and len(f) == 1}


@lru_cache(maxsize=8192)
def to_traditional(text: str) -> str:
    """Return simplified Chinese in traditional characters (OpenCC ``s2tw``, with what it takes for another word set
    right) and with the quotation marks of Taiwan.

    >>> to_traditional("日美签署“共同声明”")
    '日美簽署「共同聲明」'
    """
    result: str = _converter("s2tw").convert(text)
    for sign, pattern, right in _traps():
        if sign in result:
            result = pattern.sub(right, result)
    if "‘" not in result and "“" not in result:
        return result
    # Marks within marks are double there.
    result = re.sub("‘([^‘’]*)’", r"『\1』", result)
    result = re.sub("“([^“”]*)“([^“”]*)”([^“”]*)”", r"「\1『\2』\3」", result)
    return re.sub("“([^“”]*)”", r"「\1」", result)


_TRAPS = (
    # A simplified character stands for several traditional ones, and OpenCC takes the longest of its words, which may
    # begin in the word before: 在此基础上签订 holds 上签, "a lucky lot". What is rare stays in its own words only.
    # Each first with its sign, as most texts hold none.
    ("籤", r"(?<![標書抽牙求])籤", "簽"),
    ("髮", r"(?<![頭理毛白金假秀長短捲])髮(?![型廊膠夾妝飾])", "發"),
    ("併", r"(?<![合兼吞歸裁一])併(?![購入吞攏])", "並"),
    ("曆", r"曆(?=[次屆任史來經時])", "歷"),
    ("迴", r"迴(?=歸)", "回"),
    ("製", r"製(?=[裁約衡止])", "制"),
    ("后", r"(?<=[天年月日周週美])后(?![冠座妃])", "後"),
    ("系", r"(?<![一-鿿])系(?![統列主外數所科譜])", "係"),
    ("于", r"(?<=[署位基屬限鑑低高等處用至大小多少優])于", "於"),
    ("裡", r"(?<=[埃佩派伯莫昆馬亨弗卡查薩希蒂巴布菲])裡", "里"),
    ("盡", r"盡(?=[快早速])", "儘"),
    ("準", r"(?<=不)準(?![確則時備])|準(?=[許予入])", "准"),
    ("沖", r"沖(?=[突擊破撞動鋒垮])|(?<=首當其)沖", "衝"),
    ("衝", r"衝(?=[抵銷])", "沖"),
    ("剋", r"剋(?=[制服己])", "克"),
    ("伙", r"伙(?=[伴計])", "夥"),
)


@lru_cache
def _traps() -> list[tuple[str, re.Pattern[str], str]]:
    return [(sign, re.compile(pattern), right) for sign, pattern, right in _TRAPS]


@lru_cache
def _converter(name: str) -> Any:
    import opencc

    return opencc.OpenCC(name)


_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")


class Folder:
    """Folds text for comparison.

    Parameters
    ----------
    table : mapping of str to str
        Single characters and their simplified forms, from `script_table`.
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = str.maketrans(dict(table))
        # No sign stands for one that another table changes, so that one step does for all.
        self._all = {**_ACCENTS, **_QUOTES, **_INVISIBLE, **self._table}

    def fold(self, text: str) -> str:
        """Return text in NFKC, without invisible characters, in one script, one case, with plain quotes, and
        with a hyphen between letters as a space ("host-nation" and "host nation" are one).

        >>> Folder({"關": "关"}).fold("Ｊａｐａｎ關係")
        'japan关係'
        """
        if text.isascii():
            return _HYPHEN.sub(" ", text.casefold())
        return _HYPHEN.sub(" ", unicodedata.normalize("NFKC", text).translate(self._all).casefold())

    def traditional(self, text: str) -> bool:
        """Tell whether a text holds characters that simplified Chinese doesn't use; some that it does use are folded,
        too, to those which Japanese simplified (翻, 概)."""
        return any(ord(c) in self._table and not _code(c, "gb2312") for c in text)


@cache
def _code(character: str, standard: str) -> bytes:
    """Return the code of a character in a national standard (``gb2312`` holds simplified characters, ``big5``
    traditional ones, ``shift_jis`` Japanese ones); nothing where that doesn't hold it."""
    return character.encode(standard, "ignore")


_DAILY = b"\x98\x73"
"""Japanese codes below this are of the characters in daily use; behind it stand those that Japanese simplified."""
_JAPANESE = Expression(r"日米|(?<!玉)米[国軍韓]|何回(?![一-鿿])|何[%％]|防衛費(?!用)")
_CHINESE = Expression(r"美[国國軍]|是|多少")
"""Words that only one of the two writes so, of characters that both have."""


def _without_kana(text: str) -> bool:
    """Tell whether a text of Chinese characters alone is Japanese: all are in daily use there, and neither of the two
    Chinese scripts holds them all (首脳会談: 脳 none, 会 the simplified one, 談 the traditional)."""
    if _JAPANESE.search(text):
        return True
    if _CHINESE.search(text):
        return False
    found = [c for c in text if is_han(c)]
    mixed = all(any(not _code(c, standard) for c in found) for standard in ("gb2312", "big5"))
    return mixed and all(b"" < _code(c, "shift_jis") < _DAILY for c in found)


# Plain comparisons: a class of so many characters takes longer to compile than most questions to answer.
def _is_kana(character: str) -> bool:
    return "\u3041" <= character <= "\u30fa" or "\u30fc" <= character <= "\u30ff"


def is_han(character: str) -> bool:
    """Tell whether a character is a Chinese one."""
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"


def language_of(text: str, folder: Folder) -> str:
    """Return the written language of a text: ``ja`` where it holds kana or is written as only Japanese is, else
    ``zh-Hant`` or ``zh-Hans`` where it holds Chinese characters, else ``en``."""
    if text.isascii():
        return "en"
    if any(map(_is_kana, text)) or _without_kana(text):
        return "ja"
    if any(map(is_han, text)):
        return "zh-Hant" if folder.traditional(text) else "zh-Hans"
    return "en"


def is_foreign(text: str) -> bool:
    """Tell whether a text has letters, and none that English, Chinese or Japanese is written in."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and not any(c < "\u0250" or is_han(c) or _is_kana(c) for c in letters)


def script(character: str) -> str:
    """Return ``kana`` or ``han`` for a folded character of these, and nothing for any other."""
    if character < "\u3041":
        return ""
    return "kana" if character <= "\u30ff" else "han" if "\u3400" <= character <= "\u9fff" else ""


class _Scripts(dict[int, str]):
    """The scripts of characters for `str.translate`, each found out once."""

    def __missing__(self, code: int) -> str:
        self[code] = (script(chr(code)) or " ")[0]
        return self[code]


_SCRIPTS = _Scripts()


def scripts(text: str) -> str:
    """Return for each character of a folded text one sign of its script: ``k`` kana, ``h`` han, a space for any other.

    An expression finds the runs of a script in these at once; one that told the characters themselves from each other
    takes longer to compile than most questions hold text.

    >>> scripts("日米の2+2")
    'hhk   '
    """
    return text.translate(_SCRIPTS)


@cache
def is_word(character: str) -> bool:
    """Tell whether a character is part of a word written with spaces (Latin letters, digits)."""
    return character.isalnum() and not is_han(character) and not _is_kana(character)


def candidates(text: str, longest: int = 90) -> set[str]:
    """Return the parts of a folded text that could be a name: those that begin and end where a word of a
    spaced script does, or anywhere in Chinese and Japanese.

    An English plural or possessive ending may follow a name, so that parts may also end before those.
    """
    words = [*map(is_word, text), False]
    starts = [i for i in range(len(text)) if not (i and words[i] and words[i - 1])]
    ends = [i for i in range(1, len(text) + 1) if not (words[i - 1] and words[i]) or not _inside_word_end(text, i)]
    found: set[str] = set()
    for start in starts:
        if not text[start].isspace():
            within = ends[bisect_right(ends, start) : bisect_right(ends, start + longest)]
            found.update([text[start:end] for end in within])
    return found


def spans(text: str, names: Iterable[str]) -> list[tuple[int, int, str]]:
    """Return where known names stand in a folded text, longest first, never overlapping, in order of place.

    A name that begins or ends with a Latin letter or digit must begin or end a word there ("us" is not in
    "usual"); an English plural or possessive ending may follow.
    """
    found: list[tuple[int, int, str]] = []
    for name in names:
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if not (_inside_word(text, start, end) or _inside_word_end(text, end)):
                found.append((start, end, name))
            start = text.find(name, start + 1)
    found.sort(key=lambda item: (item[0] - item[1], item[0]))
    taken: list[tuple[int, int, str]] = []
    for start, end, name in found:
        if all(end <= s or start >= e for s, e, _ in taken):
            taken.append((start, end, name))
    return sorted(taken)


_ENDING = Expression(r"(?:'s|s|es|n|an|ese|ish)?(?![a-z0-9])")
"""What may follow a name within an English word, and its end."""


def _inside_word(text: str, start: int, end: int) -> bool:
    return start > 0 and is_word(text[start]) and is_word(text[start - 1])


def _inside_word_end(text: str, end: int) -> bool:
    if end >= len(text) or not (is_word(text[end - 1]) and is_word(text[end])):
        return False
    return _ENDING.pattern.match(text, end) is None


def bigrams(text: str) -> set[str]:
    """Return the pairs of neighbouring characters of a folded text; a text of one character is its own."""
    squeezed = text if text.isalnum() else re.sub(r"[\W_]+", "", text)
    return set(map(add, squeezed, squeezed[1:])) or ({squeezed} if squeezed else set())


def likeness(left: str, right: str) -> float:
    """Return how alike two folded texts are, from 0 to 1: the Dice coefficient of their character pairs, or of
    their letters where both are words of nearly the same length with the same first letter (swapped letters
    leave few pairs)."""
    a, b = bigrams(left), bigrams(right)
    pairs = 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
    if left[:1] == right[:1] and left.isascii() and right.isascii() and abs(len(left) - len(right)) <= 1 < len(left):
        common = sum((Counter(left) & Counter(right)).values())
        return max(pairs, 0.9 * 2 * common / (len(left) + len(right)))
    return pairs
