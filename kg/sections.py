"""Names of the sections of an article that have no number, in words of each language."""

from __future__ import annotations

_NAMES = {
    "abstract": ("abstract", "摘要", "摘要", "要旨"),
    "abstract-en": ("English abstract", "英文摘要", "英文摘要", "英文要旨"),
    "author": ("note on the author", "作者简介", "作者簡介", "著者紹介"),
    "colophon": ("colophon", "刊末说明", "刊末說明", "奥付"),
    "editors' note": ("editors' note", "编者按", "編者按", "編集者注"),
    "end": ("end", "文末", "文末", "文末"),
    "front": ("front matter", "文首", "文首", "文頭"),
    "header": ("heading", "文首", "文首", "文頭"),
    "introduction": ("introduction", "引言", "引言", "序論"),
    "keywords": ("keywords", "关键词", "關鍵詞", "キーワード"),
    "notes": ("notes", "注释", "註釋", "注"),
    "references": ("references", "参考文献", "參考文獻", "参考文献"),
    "review": ("review", "评论", "評論", "書評"),
    "thanks": ("acknowledgements", "致谢", "致謝", "謝辞"),
    "title": ("title", "标题", "標題", "標題"),
}
ADDED = {"notes", "review"}
"""Sections of a digest or translation that whoever made it adds."""
_NUMBERED = ("section {}", "第{}节", "第{}節", "第{}節")
_LANGUAGES = ("en", "zh-Hans", "zh-Hant", "ja")


def section_name(section: str, language: str) -> str:
    """Return a section as it is called in a language; one that has neither number nor name there, as it is.

    >>> section_name("3.2", "zh-Hans"), section_name("abstract", "ja"), section_name("review", "en")
    ('第3.2节', '要旨', 'review')
    """
    place = _LANGUAGES.index(language) if language in _LANGUAGES else 0
    if section in _NAMES:
        return _NAMES[section][place]
    return _NUMBERED[place].format(section) if section[:1].isdigit() else section
