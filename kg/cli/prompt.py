"""The line in which questions are typed: history kept between sessions, completion of commands and names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from kg import places
from kg.bibliography import STYLES
from kg.terms import LANGUAGES

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

_WORDS_BACK = 4
"""How many words before the cursor may be the beginning of one name."""


class Names(Completer):
    """Completes commands at the start of a line, what they take, and names of things anywhere.

    Parameters
    ----------
    graph : KnowledgeGraph
    commands : sequence of str
    """

    def __init__(self, graph: KnowledgeGraph, commands: Sequence[str]) -> None:
        self._graph = graph
        self._commands = commands

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """Yield completions of what stands before the cursor."""
        text = document.text_before_cursor.lstrip()
        if text.startswith("/"):
            yield from self._of_command(text)
            return
        from kg.spelling import starts

        for typed in _beginnings(text):
            found = starts(self._graph.snapshot, typed)
            if found:
                yield from (Completion(name, start_position=-len(typed)) for name in found)
                return

    def _of_command(self, text: str) -> Iterator[Completion]:
        name, space, typed = text.partition(" ")
        taken = {"/cite": STYLES, "/language": LANGUAGES}.get(name, ()) if space else self._commands
        begun = typed if space else name
        yield from (Completion(t, start_position=-len(begun)) for t in taken if t.startswith(begun))


def _beginnings(text: str) -> Iterator[str]:
    """Yield what may be the beginning of a name before the cursor, the longest first: some last words, or the last
    characters of Chinese or Japanese."""
    words = [m.start() for m in re.finditer(r"(?<![\w'-])[\w'-]", text)]
    for start in words[-_WORDS_BACK:]:
        yield text[start:]
    run = re.search(r"[\u3040-\u30ff\u3400-\u9fff]+$", text)
    if run:
        yield from (run[0][i:] for i in range(max(len(run[0]) - 8, 1), len(run[0])))


def _history() -> History:
    """Return the history in the user's data folder, or one that is forgotten where that can't be written."""
    folder = places.user_data()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "chat-history"
        file.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(file))


def session(graph: KnowledgeGraph, commands: Sequence[str], **options: Any) -> PromptSession[str]:
    """Return the prompt (options as `prompt_toolkit.PromptSession`)."""
    return PromptSession(history=_history(), completer=Names(graph, commands), complete_while_typing=False, **options)
