"""Negation.

As it is spoken ("didn't", "没参加", "参没参加", "参加了没有?") it is spelt out as it is written ("did not", "没有参加",
"有没有参加", "参加了吗?"), so that all that reads a question knows one form of it. What a question of yes or no denies
is put without the negation ("Did Japan not join?"), since it is answered by whether that is so.
"""

from __future__ import annotations

from kg.ask.understanding.grammar import Grammar


def expected(text: str, grammar: Grammar) -> str:
    """Return what a folded question takes to be so, as a question whether it is; nothing where it takes nothing so."""
    cues = grammar.cues["expecting"]
    return cues.sub(lambda m: m[1], text) if cues.stand_in(text) else ""


def affirmative(text: str, grammar: Grammar) -> str:
    """Return what a folded question of yes or no denies, as a question whether that is so; nothing where it denies
    nothing, or more than its verb."""
    denied = grammar.cues["verb_denied"]
    found = None if grammar.cues["only_whether"].stand_in(text) else denied.search(text)
    if found is None:
        return ""
    before, after = text[: found.start()], text[found.end() :]
    if grammar.language == "ja":
        past = grammar.instead["verb_denied"].get(before[-1:])
        return (before[:-1] + past if past else before + "た") + "か"
    return "" if denied.stand_in(after) else before + after


def spelt_out(text: str, grammar: Grammar) -> str:
    """Return a text as typed with each spoken form of a negation, or of a word that asks, as the written one."""
    typed, instead = grammar.typed, grammar.instead
    for name, written in instead["spoken"].items():
        if typed[f"spoken_{name}"].stand_in(text):
            text = typed[f"spoken_{name}"].sub(lambda _, written=written: written, text)  # type: ignore[misc]
    if grammar.language == "en":
        return typed["contracted"].sub(lambda m: f"{instead['contracted'].get(m[1].lower(), m[1])} not", text)
    if grammar.language == "ja":
        return text
    text = typed["turned"].sub(lambda m: instead["turned"][m[2]], text)
    if typed["last"].stand_in(text) and not typed["asking_else"].stand_in(text):
        text = typed["last"].sub(lambda m: instead["last"][m[0][0]], text)
    return typed["short"].sub(lambda m: instead["short"][m[0]], text)
