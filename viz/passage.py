"""Passages: where something is said, numbered as they are first met, with articles and speakers named once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from viz.language import clean, texts

_TEXT = (
    *("author", "compiler", "section", "line", "table", "row", "column"),
    *("exact", "stance", "summary"),
)
Text = str | dict[str, str]


class Passages:
    """The passages that something in a graph refers to.

    Attributes:
        found: one record a passage: `id` and what is there of the contract's fields, texts by language, with
            `article` and `speaker` as numbers.
        articles, speakers: their names, by those numbers; the articles that are given come first, in their order.
    """

    def __init__(self, given: Any, articles: Any = None) -> None:
        self.found: list[dict[str, Any]] = []
        self.articles: list[Text] = []
        self.speakers: list[Text] = []
        self._given = {clean(name): one for name, one in given.items()} if isinstance(given, Mapping) else {}
        self._number: dict[str, int] = {}
        self._named: dict[tuple[str, str], int] = {}
        for title in articles if isinstance(articles, (list, tuple)) else ():
            self._place("article", self.articles, _text(title))

    def numbers(self, ids: Any) -> tuple[int, ...]:
        """Return the numbers of passages, each once, from their ids or a single one."""
        if ids is None:
            return ()
        if isinstance(ids, str) or not isinstance(ids, Iterable):
            ids = [ids]
        numbers = []
        for one in ids:
            name = clean(one)
            if name not in self._number:
                self._number[name] = len(self.found)
                self.found.append(self._passage(name, self._given.get(name)))
            numbers.append(self._number[name])
        return tuple(dict.fromkeys(numbers))

    def _passage(self, name: str, given: Any) -> dict[str, Any]:
        passage: dict[str, Any] = {"id": name}
        if isinstance(given, Mapping):
            for part in _TEXT:
                value = _text(given.get(part))
                if value:
                    passage[part] = value
            for part, table in (("article", self.articles), ("speaker", self.speakers)):
                value = _text(given.get(part))
                if value:
                    passage[part] = self._place(part, table, value)
        return passage

    def _place(self, part: str, table: list[Text], value: Text) -> int:
        known = (part, value if isinstance(value, str) else repr(sorted(value.items())))
        if known not in self._named:
            self._named[known] = len(table)
            table.append(value)
        return self._named[known]


def _text(value: Any) -> Text:
    if isinstance(value, Mapping):
        return texts(value.get("labels", value))
    return "" if value is None else clean(value)
