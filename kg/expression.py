"""A regular expression that is compiled only when a text may match it: a short command pays for no other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property


class Expression:
    """A regular expression.

    Parameters
    ----------
    text : str
    *needs : str
        What one of which stands in every text that holds a match; nothing where that is not plain to see.
    """

    def __init__(self, text: str, *needs: str) -> None:
        self.text = text
        self.needs: Sequence[str] = needs

    def may_match(self, text: str) -> bool:
        """Tell whether a text holds what a match needs."""
        # Asked a thousand times a question, which a generator would make twice as slow.
        return not self.needs or any(map(text.__contains__, self.needs))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.text)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text."""
        return self.pattern.search(text) if self.may_match(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the beginning of a text."""
        return self.pattern.match(text) if self.may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of a whole text."""
        return self.pattern.fullmatch(text) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return a text with each match replaced."""
        return self.pattern.sub(replacement, text) if self.may_match(text) else text
