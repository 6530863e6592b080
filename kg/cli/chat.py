"""The command that keeps a session of questions in the terminal."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.base import app
from kg.cli.terminal import Language, echo, graph, one_line
from kg.errors import KgError, OutputError

if TYPE_CHECKING:
    from kg.ask.answer import Answer
    from kg.graph import KnowledgeGraph

COMMANDS = ("/help", "/evidence", "/why", "/cite", "/language", "/save", "/quit")
FIRST = 3
"""How many passages are shown at least with an answer before ``/evidence`` is asked for."""
LONGEST_NUMBER = 2
"""How many digits the number of a meaning has; a year has more."""


@app.command()
def chat(
    language: Annotated[Language | None, typer.Option("--language", "-l", help="Answer in this language.")] = None,
) -> None:
    """Ask one question after another; "and Germany?" or "who says so?" lean on the one before.

    Reads questions from standard input where that is no terminal.

    Example: kg chat
    """
    opened = graph()
    chatting = Chat(opened, language.value if language else None)
    typed = sys.stdin.isatty() and sys.stdout.isatty()
    lines = _typed(opened) if typed else _piped()
    try:
        if typed:
            chatting.greet(_locale())
        for line in lines:
            if not typed:
                # A line that is there already tells the language.
                chatting.greet(chatting.language_of(line))
                echo(f"\n> {line}")
            if not chatting.take(line):
                break
    except KeyboardInterrupt:
        echo("")


def _piped() -> Iterator[str]:
    """Yield lines of standard input."""
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    for line in sys.stdin:
        if line.strip():
            yield line.strip()


def _locale() -> str:
    """Return the written language that the environment asks for; English where it asks for none that is known."""
    asked = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    code = asked.partition(".")[0].replace("_", "-")
    if code[:2] == "zh":
        return "zh-Hant" if code in {"zh-TW", "zh-HK", "zh-MO"} or "Hant" in code else "zh-Hans"
    return "ja" if code[:2] == "ja" else "en"


def _typed(opened: KnowledgeGraph) -> Iterator[str]:
    """Yield lines typed at the terminal until Ctrl-C or Ctrl-D."""
    from kg.cli.prompt import session

    prompt = session(opened, COMMANDS)
    while True:
        try:
            yield prompt.prompt("\n> ")
        except (EOFError, KeyboardInterrupt):
            return


class Chat:
    """Takes lines: questions, follow-ups, choices and commands.

    Parameters
    ----------
    opened : KnowledgeGraph
    language : str, optional
        To answer in.
    """

    def __init__(self, opened: KnowledgeGraph, language: str | None = None) -> None:
        from kg.ask.session import Session

        self.graph = opened
        self.session = Session(opened, language)
        self._understood: list[str] = []
        self._spoken = "en"
        self._greeted = ""
        self._commands: dict[str, Callable[[str], None]] = {
            "/help": lambda _: echo(self.said("help")),
            "/evidence": lambda _: self._show_evidence(),
            "/why": lambda _: self._show_why(),
            "/cite": self._cite,
            "/language": self._speak,
            "/save": self._save,
        }

    def said(self, name: str) -> str:
        """Return words of the chat in the language that is spoken; English until one is."""
        from kg.cli.render import words_of

        return str(words_of()[self.session.language or self._spoken][f"chat_{name}"])

    def language_of(self, line: str) -> str:
        """Return the language of a line; of a command that of what was said before."""
        from kg.names import language_of

        return self._spoken if line.startswith("/") else language_of(line, self.graph.snapshot.folder_of_names)

    def greet(self, language: str) -> None:
        """Say once what answers here, in a language."""
        if not self._greeted:
            self._greeted = self._spoken = language
            echo(self.said("greeting"))

    def take(self, line: str) -> bool:
        """Answer a line or run its command; returns whether the session goes on."""
        text = line.strip()
        if not text:
            return True
        name, _, rest = text.partition(" ")
        if name in {"/quit", "/exit"}:
            return False
        try:
            if name.startswith("/"):
                run = self._commands.get(name)
                run(rest.strip()) if run else echo(self.said("no_command").format(command=one_line(name)))
            else:
                return self._spoke(text)
        except KgError as error:
            echo(one_line(str(error)))
        return True

    def _spoke(self, text: str) -> bool:
        """Answer what is no command; returns whether the session goes on."""
        if not text.isascii() or self.session.answer is None:
            self._spoken = self.language_of(text)
        asked = self.session.small_talk(text)
        if asked:
            echo(self.said({"leave": "bye", "thanks": "welcome"}.get(asked, asked)))
        else:
            self._answer(text)
        return asked != "leave"

    def _answer(self, text: str) -> None:
        from kg.ask.saying.wording import lines_of
        from kg.ask.understanding.grammar import follow
        from kg.cli import render

        last = self.session.answer
        if last is not None and last.status != "ambiguous" and text.isdecimal() and len(text) <= LONGEST_NUMBER:
            echo(self.said("no_choice"))
            return
        choosing = last is not None and last.status == "ambiguous" and (
            text.isdigit() or any(text == e["iri"].rsplit("/", 1)[-1] for e in last.entities)
        )  # fmt: skip
        answer = self.session.choose(text) if choosing else self.session.ask(text)
        self._spoken = answer.language
        self._understood.append(self.session.understood)
        if self.session.understood.strip(" ?？。").casefold() != text.strip(" ?？。").casefold():
            frame = follow(answer.language, self.graph.snapshot).say["understood"]
            echo(render.clean(frame.format(text=self.session.understood)))
        for reading in answer.readings:
            if reading not in answer.answer:
                echo(render.clean(reading))
        # Each mark has its passage.
        shown = max([FIRST, *(place + 1 for places in lines_of(answer) for place in places)])
        more = len(answer.evidence) - shown
        echo(render.answer(answer, "text", False, shown))
        if more > 0:
            echo("  " + self.said("more").format(n=more))
        if answer.status == "ambiguous":
            echo(self.said("pick"))

    def _last(self) -> Answer | None:
        if self.session.answer is None:
            echo(self.said("nothing"))
        return self.session.answer

    def _show_evidence(self) -> None:
        from kg.cli import render

        answer = self._last()
        if answer is not None:
            found = [render.source(e, answer.language) for e in answer.evidence]
            lines = [f"  [{place}] {line}" for place, line in enumerate(found, 1)]
            echo("\n".join(lines) or self.said("no_evidence"))

    def _show_why(self) -> None:
        from kg.cli import render

        answer = self._last()
        if answer is not None:
            echo(render.understanding(answer))

    def _cite(self, style: str) -> None:
        from kg.bibliography import STYLES, known
        from kg.cli import citing

        answer = self._last()
        if answer is not None:
            echo(
                citing.add(self.graph, answer, known(style or STYLES[0]), "text").strip("\n")
                or self.said("no_evidence")
            )

    def _speak(self, tag: str) -> None:
        if tag and tag not in set(Language):
            raise KgError(f"There is no language {tag!r}.", "Known: " + ", ".join(Language))
        self.session.language = tag or None
        echo(self.said("greeting"))

    def _save(self, name: str) -> None:
        if not name:
            raise KgError("No file is named.", "Write: /save FILE")
        path = Path(name).expanduser()
        if path.exists():
            raise OutputError(f"{path} is there already.", "Name another file.")
        if not path.parent.is_dir():
            raise OutputError(f"The folder {path.parent} does not exist.", "Make it, or name another.")
        text = self._as_json() if path.suffix == ".json" else self._as_markdown()
        temporary = path.with_name(path.name + ".writing")
        try:
            temporary.write_text(text, "utf-8")
            temporary.replace(path)
        except OSError as error:
            raise OutputError(f"{path} can't be written: {error.strerror}.", "Name another file.") from error
        echo(self.said("saved").format(file=path))

    def _as_json(self) -> str:
        turns = [{"understood": u, **a.contract()} for u, a in zip(self._understood, self.session.turns, strict=True)]
        return json.dumps(turns, ensure_ascii=False, indent=2) + "\n"

    def _as_markdown(self) -> str:
        from kg.cli import render

        parts = []
        for understood, answer in zip(self._understood, self.session.turns, strict=True):
            head = render.finished(re.sub(r"\s+", " ", answer.question), "markdown")
            told = render.finished(understood, "markdown")
            parts.append(f"## {head}\n\n" + (f"*{told}*\n\n" if told != head else ""))
            parts.append(render.answer(answer, "markdown", False) + "\n\n")
        return "".join(parts).rstrip("\n") + "\n"
