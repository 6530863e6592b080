"""The parts of a question that asks several things: where one ends and the next begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.ask.understanding.grammar import load
from kg.ask.understanding.question import Question, asks, understand
from kg.ask.understanding.wants import ends
from kg.names import language_of
from kg.words import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.ask.understanding.cue import Cues
    from kg.snapshot import Snapshot

SEVERAL, FEW = 2, 2
"""How many clauses make several questions, and how many words at most one has that asks for no more than its intent."""
TIMES = {"when", "duration", "order"}
"""Intents that ask for times, and may set against each other what no article tells together."""
APART = {"why", "define"}
"""Intents that ask for what is told apart from when, where and how much."""
EXTREMES = {"highest", "lowest"}
"""Groups of words that ask for an end of a series."""
MEASURES = {"rank", "total", "yearly"}
"""Groups of the thesaurus of words that ask for another number of the same thing."""
ORDERING = {"order", "compare"}
"""Intents of a part that only bids to put in order what the part before it asks for."""
GROUNDS, GROUNDING = {"basis", "evidence", "reason"}, {"why", "define"}
"""Groups of words, and intents, by which a part asks for nothing but the grounds of what the part before it asks."""
OUTCOMES = {"consequence", "goal", "influence", "effective", "succeed", "money", "cost"}
"""Groups of the thesaurus of words for what an act is meant for, comes to or costs."""
COMES_OF = {*OUTCOMES, "interest-exchange", "reason", "price"}
"""Groups of words by which a clause that begins with a preposition asks for something of its own."""
FEWEST = 2
"""How many characters at most a part has beside a name that says nothing to be found by."""
SHORTEST = 2
"""More characters than this has a part that asks anything."""
MARKS = ' ?？;；\n"”」'


def cut(snapshot: Snapshot, question: str, language: str | None) -> list[str]:
    """Return the parts of a text that ask something each; one that asks nothing ("by the author's view, ...") goes
    with the one after it."""
    typed = load(language_of(question, snapshot.folder_of_names), snapshot).typed
    keyed = _keyed(snapshot, question, language, typed)
    if len(keyed) > 1:
        return keyed
    texts = [p for p in ended(question, typed) if len(p.strip(MARKS)) > SHORTEST]
    if len(texts) > 1 and typed["led_up"].stand_in(texts[0]):
        # "When he froze them, what happened?" asks one thing.
        first = question.find(texts[1], len(texts[0])) + len(texts[1])
        texts = [question[:first], *texts[2:]]
    texts = [clause for text in texts for clause in _clauses(snapshot, text, language)]
    if len(texts) < SEVERAL:
        return texts
    found: list[str] = []
    held = ""
    for text in texts:
        understood = understand(snapshot, text, language)
        if found and understood.cued("former"):
            # What is asked of the first or the other of several goes with where they are asked for.
            found[-1] = _glued(found[-1], text)
            continue
        held = _glued(held, text)
        if found and _goes_with(snapshot, text, understood, found[-1], understand(snapshot, found[-1], language)):
            found[-1] = _glued(found[-1], held)
            held = ""
        elif not typed["among_ending"].stand_in(text) and _ends_asked(understood, text):
            found.append(held)
            held = ""
    return [*found[:-1], _glued(found[-1], held)] if found and held else found or [held]


def _keyed(snapshot: Snapshot, question: str, language: str | None, typed: Mapping[str, Cues]) -> list[str]:
    """Cut a text of no more than key words where one of them asks, and the next names nothing: it asks something else
    of the same ("the model, who proposed it, shortcomings"). English has words that only ask at the end."""
    words = [m.start() for m in typed["bare_asking"].finditer(question)]
    if len(words) > 1 and not typed["asking"].stand_in(question[: words[0]].lower()):
        return [question[start:end].strip() for start, end in zip([0, *words[1:]], [*words[1:], None], strict=True)]
    chunks = question.split()
    if typed["asking"] or len(chunks) <= SEVERAL or re.search(r"[,，、;；。]", question):
        return [question]
    found = chunks[:1]
    for chunk in chunks[1:]:
        own = understand(snapshot, chunk, language)
        begins = asks(snapshot, found[-1], language) and not (own.mentions or own.years)
        found = [*found, chunk] if begins else [*found[:-1], f"{found[-1]} {chunk}"]
    return found


def _goes_with(snapshot: Snapshot, text: str, part: Question, last: str, before: Question) -> bool:
    """Tell whether a part of a text asks one thing with the part before it."""
    if part.cued("either") and before.cued("either"):
        # "Is it the one, or is it the other?"
        return True
    counts = "amount" in before.intents
    if part.cued("summed") and not part.mentions and counts:
        # What those of which is asked how many make together is asked of the same.
        return True
    if counts and part.cued("money") and not before.cued("money"):
        # What was paid for what is counted is another question.
        return False
    # "How much is each, in which year, and where?", "How many are there? Which are they?", "In which journal did it
    # appear? On what pages?"
    open_ended = last.rstrip()[-1:] not in "?？;；。" and not APART & set(before.intents[:1])
    return (
        (open_ended and bare_of(snapshot, part, {*TIMES, "amount"}))
        or (counts and lists(snapshot, part))
        or ("order" in part.intents and set(part.intents) <= ORDERING and not (part.mentions or part.units))
        or bool(ends(before) and ends(part) and _wordless(snapshot, part, {*MEASURES, *EXTREMES}))
        or (part.grammar.typed["further"].stand_in(text) and not part.groups & COMES_OF)
        or (before.cued("published") and part.cued("published") and _wordless(snapshot, part, part.groups))
        or _of_comparison(snapshot, text, part, last, before)
    )


def _of_comparison(snapshot: Snapshot, text: str, part: Question, last: str, before: Question) -> bool:
    """Tell whether a part of a text only asks on what grounds one of those weighed before it is more so, or in what
    those differ of whom the part before it asks in what they agree: one comparison tells both."""
    if set(part.intents) <= GROUNDING and _wordless(snapshot, part, GROUNDS):
        return "compare" in before.intents and before.cued("weighing") and not before.cued("weighed")
    return understand(snapshot, _glued(last, text), before.language).cued("in_what")


def _ends_asked(understood: Question, text: str) -> bool:
    asks = bool(understood.intents) or understood.cued("asks") or text.rstrip()[-1:] in "?？"
    # A sentence may begin by asking whether something is so, though it ends in what else is asked.
    return asks or understood.grammar.typed["opened"].stand_in(text)


def ended(text: str, typed: Mapping[str, Cues]) -> list[str]:
    """Cut a text where a question ends and the next begins."""
    # Before another name alone one ends, too; of more than two it is asked in one breath.
    cues = [*typed["question_end"], *(typed["named_end"] if text.count(",") < SEVERAL else ())]
    ends = [cue.text for cue in cues if cue.may_match(text)]
    parts = re.split("|".join(ends), text) if ends else [text]
    if len(parts) > 1 and parts[0].isascii() and parts[0].isalpha():
        # "How and why did it cool?" asks one thing.
        parts = [text]
    return [p for part in parts for p in _conjoined(part, typed)]


def _conjoined(text: str, typed: Mapping[str, Cues]) -> list[str]:
    """Cut an English text at an "and" after which another question word than before it asks: "who pays most and who
    pays least?" is one question."""
    for match in typed["conjoined"].finditer(text):
        before = text[: match.start()]
        head = text[match.end() :].partition(" ")[0]
        again = not typed["auxiliary"].stand_in(head) and re.search(rf"\b{head}\b", before, re.IGNORECASE)
        if typed["asking"].stand_in(before.lower()) and not again:
            return [before, *_conjoined(text[match.end() :], typed)]
    return [text]


def _glued(first: str, second: str) -> str:
    """Return two clauses as one text, with a comma where they were cut at one."""
    comma = ", " if first[-1:].isascii() or second[:1].isascii() else "，"
    between = "" if not first or first.rstrip()[-1:] in "?？;；,，、。" or second[:1] in ",，、" else comma
    return f"{first}{between}{second}"


def bare_of(snapshot: Snapshot, part: Question, intents: set[str]) -> bool:
    """Tell whether a part of a text names nothing and asks for nothing but what some intents do."""
    return bool(part.intents) and set(part.intents) <= intents and _wordless(snapshot, part, MEASURES)


def lists(snapshot: Snapshot, part: Question) -> bool:
    """Tell whether a part of a text asks for nothing but which the things are that the part before it asks for."""
    asks = set(part.intents) <= {"define", "amount", "person"} and part.cued("interrogative")
    return asks and _wordless(snapshot, part, set())


def _wordless(snapshot: Snapshot, part: Question, beside: set[str]) -> bool:
    """Tell whether a part of a text names nothing and has no words to be found by besides those of some groups."""
    named = bool(part.mentions) or any(not set(u.groups) <= beside for u in part.units)
    return not named and len(tokens(part.loose, snapshot.folder_of_names)) <= FEW


def _clauses(snapshot: Snapshot, text: str, language: str | None) -> list[str]:
    """Cut a question where each of two clauses has a word that asks and says enough to be found by."""
    typed = load(language_of(text, snapshot.folder_of_names), snapshot).typed
    found, start = [], 0
    for first, last in [m.span() for m in typed["comma"].finditer(text)]:
        if not asks(snapshot, text[start:first], language) and not typed["polar_end"].stand_in(text[:first]):
            # Most clauses only lead up to a question, and to understand them takes long.
            continue
        before, after = understand(snapshot, text[start:first], language), understand(snapshot, text[last:], language)
        # What is asked of the things that the clause before asks for goes with it.
        goes_on = _asks(after) or _goes_on(before, after) or _of_another(before, after)
        if _asks(before) and goes_on and not after.cued("among_them"):
            found.append(text[start:last])
            start = last
    return [*found, text[start:]]


def _asks(part: Question) -> bool:
    asking = part.cued("interrogative") or part.grammar.typed["polar_end"].stand_in(part.folded.rstrip())
    return asking and bool(part.mentions or part.units or part.cued("him"))


def _goes_on(before: Question, after: Question) -> bool:
    """Tell whether a clause asks something more of what the one before it asks why of, leaving that unsaid ("and how
    much was paid?"), or after any question whether something is so."""
    if after.cued("interrogative"):
        return bool(APART & set(before.intents[:1])) and bool(
            {"amount", "when", "where", "person"} & set(after.intents)
        )
    # What is only embedded, like what one doubts, goes on where no question word ends the clause before.
    whole = after.grammar.typed["polar_end"].stand_in(after.folded.rstrip(" ?？")) or _ends_asking(before)
    return whole and after.cued("whether") and bool(after.mentions or after.units)


def _of_another(before: Question, after: Question) -> bool:
    """Tell whether a clause asks what the one before it asks of nothing but another name (和杜达呢)."""
    bare = not (after.units or after.intents) and len(re.findall(r"\w", after.loose)) <= FEWEST
    return bare and bool(before.mentions) and len(after.mentions) == 1 and after.cued("asks")


def _ends_asking(part: Question) -> bool:
    """Tell whether a clause ends in a word that asks, and a counter or noun at most: "for how long"."""
    words = [m.end() for m in part.grammar.cues["interrogative"].finditer(part.folded)]
    return bool(words) and len(part.folded.rstrip()) - words[-1] < FEWEST
