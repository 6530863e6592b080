"""The session in the terminal: piped or typed, with commands, history and completion."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from faces import RUN, call
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from kg import KnowledgeGraph, places
from kg.cli import chat
from kg.cli.prompt import Names, session


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALLIANCE_KG_USER_DATA", str(tmp_path / "user"))
    return tmp_path / "user"


def piped(*lines: str) -> str:
    result = call("chat", stdin="\n".join(lines) + "\n")
    assert (result.status, result.err) == (0, "")
    return result.out


def test_it_greets_and_says_what_it_is(on_small: Path) -> None:
    first = piped("/quit").splitlines()[0]
    assert "without a language model" in first


@pytest.mark.parametrize(
    ("line", "said"), [("谢谢", "不用语言模型"), ("謝謝", "不用語言模型"), ("ありがとう", "言語モデルではありません")]
)
def test_the_greeting_is_in_the_language_of_the_first_line(on_small: Path, line: str, said: str) -> None:
    out = piped(line)
    assert said in out.splitlines()[0]
    assert "without a language model" not in out


def test_questions_follow_ups_and_what_was_understood(on_small: Path) -> None:
    out = piped("Who is party to the Mutual Treaty?", "who says so?", "/quit")
    assert "> who says so?" in out
    assert "Understood: who says so (of: Who is party to the Mutual Treaty?)" in out


def test_nothing_is_read_after_leaving(on_small: Path) -> None:
    assert "Twin" not in piped("/quit", "What is the Twin plan?")


def test_a_meaning_is_chosen_by_its_number(on_small: Path) -> None:
    out = piped("What is the Twin plan?", "2")
    assert "Which “Twin plan” is meant?" in out
    assert "as chosen" in out.split("> 2")[1]


@pytest.mark.parametrize(
    ("word", "said"), [("exit", "Goodbye."), ("quit", "Goodbye."), ("退出", "再见。"), ("再見", "再見。")]
)
def test_words_of_leave_end_the_session(on_small: Path, word: str, said: str) -> None:
    out = piped(word, "What is the Twin plan?")
    assert "Twin" not in out
    assert said in out


@pytest.mark.parametrize(
    ("thanks", "said"),
    [("thanks", "You are welcome."), ("谢谢", "不客气。"), ("謝謝", "不客氣。"), ("ありがとう", "どういたしまして。")],
)
def test_thanks_are_no_question_and_are_answered_in_their_language(on_small: Path, thanks: str, said: str) -> None:
    out = piped(thanks)
    assert said in out
    assert "•" not in out


def test_a_number_where_nothing_was_asked_back_chooses_nothing(on_small: Path) -> None:
    out = piped("what links Japan to burden-sharing", "2")
    assert "nothing to choose" in out.split("> 2")[1]


def test_evidence_of_an_empty_answer_is_not_that_none_was_given(on_small: Path) -> None:
    out = piped("zzz qqq xxx?", "/evidence")
    assert "rests on no statement" in out.split("> /evidence")[1]


def test_commands(on_small: Path) -> None:
    out = piped(
        "/help", "/why", "what links Japan to burden-sharing", "/why", "/evidence", "/cite bibtex", "/cite", "/nono"
    )
    assert all(c in out for c in chat.COMMANDS)
    assert "There is no answer yet." in out
    assert "SPARQL:" in out
    assert "@misc{article-little," in out
    assert "There is no command /nono." in out


@pytest.mark.parametrize(
    ("command", "told"), [("/cite mla9", "Known: apa"), ("/language xx", "Known: en"), ("/save", "FILE")]
)
def test_wrong_use_is_one_line_and_the_session_goes_on(on_small: Path, command: str, told: str) -> None:
    out = piped("what links Japan to burden-sharing", command, "/help")
    assert told in out.split(f"> {command}")[1].split("> /help")[0]
    assert "/evidence" in out.split("> /help")[1]


def test_the_language_can_be_changed(on_small: Path) -> None:
    out = piped("/language zh-Hant", "what links Japan to burden-sharing")
    assert "責任分擔" in out


def test_a_session_is_saved_whole_and_never_over_a_file(on_small: Path, tmp_path: Path) -> None:
    markdown, plain = tmp_path / "s.md", tmp_path / "s.json"
    turns = ("what links Japan to burden-sharing", "who says so?")
    piped(*turns, f"/save {markdown}", f"/save {plain}")
    assert markdown.read_text("utf-8").startswith("## what links Japan")
    assert [t["question"] for t in json.loads(plain.read_text("utf-8"))] == list(turns)
    before = plain.read_bytes()
    assert "is there already" in piped(turns[0], f"/save {plain}")
    assert plain.read_bytes() == before
    assert "does not exist" in piped(f"/save {tmp_path / 'no' / 's.md'}")
    assert not list(tmp_path.glob("*.writing"))


def test_interruption_ends_cleanly(on_small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> Iterator[str]:
        yield "/help"
        raise KeyboardInterrupt

    monkeypatch.setattr(chat, "_piped", interrupted)
    result = call("chat")
    assert (result.status, result.err) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="signals to processes differ there")
def test_a_real_interrupt_ends_the_process_cleanly(graph: KnowledgeGraph, cache: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "chat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"/help\n")
    process.stdin.flush()
    assert b"language model" in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")


def test_the_prompt_reads_lines_and_keeps_them_for_the_next_session(graph: KnowledgeGraph, own_folder: Path) -> None:
    with create_pipe_input() as keys:
        keys.send_text("那德国呢？\r")
        assert session(graph, chat.COMMANDS, input=keys, output=DummyOutput()).prompt("> ") == "那德国呢？"
    with create_pipe_input() as keys:
        keys.send_text("\x1b[A\r")
        assert session(graph, chat.COMMANDS, input=keys, output=DummyOutput()).prompt("> ") == "那德国呢？"
    assert "那德国呢？" in (own_folder / "chat-history").read_text("utf-8")


def test_the_end_of_input_ends_the_prompt(graph: KnowledgeGraph) -> None:
    for key, error in (("\x04", EOFError), ("\x03", KeyboardInterrupt)):
        with create_pipe_input() as keys, pytest.raises(error):
            keys.send_text(key)
            session(graph, chat.COMMANDS, input=keys, output=DummyOutput()).prompt("> ")


def test_history_that_cannot_be_kept_is_forgotten(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ALLIANCE_KG_USER_DATA", str(tmp_path / "file" / "below"))
    with create_pipe_input() as keys:
        keys.send_text("why?\r")
        assert session(graph, chat.COMMANDS, input=keys, output=DummyOutput()).prompt("> ") == "why?"


def test_the_user_folder_is_not_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALLIANCE_KG_USER_DATA")
    monkeypatch.delenv("ALLIANCE_KG_CACHE")
    assert places.user_data() != places.cache()
    assert places.user_data().name == "alliance-kg"


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("/ev", "/evidence"),
        ("/cite bib", "/cite bibtex"),
        ("/language zh-Han", "/language zh-Hans"),
        ("When was the Brussels Conf", "When was the Brussels Conference"),
        ("what links okin", "what links Okinawa"),
    ],
)
def test_completion(graph: KnowledgeGraph, typed: str, completed: str) -> None:
    found = list(Names(graph, chat.COMMANDS).get_completions(Document(typed), None))  # type: ignore[arg-type]
    whole = [typed[: len(typed) + c.start_position] + c.text for c in found]
    assert completed in whole


def test_chinese_names_are_completed_within_a_sentence(graph: KnowledgeGraph) -> None:
    found = list(Names(graph, chat.COMMANDS).get_completions(Document("什么是布鲁塞"), None))  # type: ignore[arg-type]
    assert any("布鲁塞尔" in c.text or "布魯塞爾" in c.text for c in found)
