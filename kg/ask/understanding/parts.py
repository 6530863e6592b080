"""The parts of a question that asks several things: where one ends and the next begins, and what one takes over from
those before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.ask.answer import bare
from kg.ask.understanding.grammar import load
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.question import Question, asks, understand
from kg.ask.understanding.wants import ends
from kg.names import language_of
from kg.terms import is_thing
from kg.words import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.ask.answer import Answer
    from kg.ask.retrieval.context import Context
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
ANSWERING, AGREEING = ({"respond"}, {"perception"}), {"agree"}
"""Groups of the thesaurus by which a part asks how somebody took what the part before it tells, and whether it was
agreed to."""
AGENTS = ("Actor", "Person")
"""Classes of who does something, of whom a later part may ask without saying in what."""
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


def carry(snapshot: Snapshot, part: Question, first: Question, answer: Answer) -> None:
    """Let a part take over from the first what it leaves unsaid: its names, where it names nothing; where it speaks of
    "it", the names of no kind that it has names of itself, and what else is asked; for "him", whom the answer before
    it names."""
    _topic(part, first)
    if part.groups and part.groups <= GROUNDS and set(part.intents) <= GROUNDING and not part.mentions:
        # "What was the reason?" asks why, and says nothing to be found by.
        part.intents, part.units = ["why"], []
    if part.cued("him"):
        part.mentions = [*part.mentions, *_whom(snapshot, part, first, answer)]
        part.carried = bool(part.mentions)
    own = {k for m in part.mentions for k in _kinds(snapshot, m)}
    if not part.mentions or part.carried or part.cued("pronoun"):
        # What is asked of something that no article speaks of is told nowhere.
        part.strange = list(dict.fromkeys([*first.strange, *part.strange]))
    if not part.mentions and (part.cued("elliptic") or (part.cued("pronoun") and not first.mentions)):
        # "Which one was the longest?" is asked of what the first asks of, and "it" is that where this names nothing.
        part.units = [*part.units, *(unit for unit in first.units if unit not in part.units)]
    if thin(part) or _answers(part):
        # "How did Japan respond?" is asked of what was told of somebody else.
        part.carried = True
        part.units = [*part.units, *(unit for unit in first.units if unit not in part.units)]
    if not part.mentions or part.carried:
        part.carried = True
        part.mentions = [*part.mentions, *(m for m in first.mentions if not own & _kinds(snapshot, m))]
        part.years, part.tables = part.years or first.years, part.tables or first.tables
    elif _of_agents(snapshot, part) or subjectless(part) or part.cued("pronoun"):
        elided, added = subjectless(part), _left_unsaid(snapshot, part, first)
        # In what somebody acts, where no word points to that, is guessed, and takes nothing for granted.
        part.carried = bool(added) and not elided and not part.cued("pronoun")
        part.mentions = [*part.mentions, *added]
        if part.cued("pronoun") and all(unit in first.units for unit in part.units):
            part.units = [*part.units, *(unit for unit in first.units if unit not in part.units)]
        elif elided:
            part.years = part.years or first.years


def _left_unsaid(snapshot: Snapshot, part: Question, first: Question) -> list[Mention]:
    """Return the names that a part with names of its own takes over: those of no kind of which it names one; for "did
    the other accept it?", where there are none, also whose deed "it" is."""
    own = {k for m in part.mentions for k in _kinds(snapshot, m)}
    pronoun = part.cued("pronoun")
    found = [m for m in first.mentions if not own & _kinds(snapshot, m)]
    if not pronoun and not subjectless(part):
        found = [m for m in found if not _agent(snapshot, m)]
    mine = {m.keys for m in part.mentions}
    others = [m for m in first.mentions if m.keys not in mine]
    return found or (others if pronoun and _of_agents(snapshot, part) else [])


def thin(part: Question) -> bool:
    """Tell whether a part says nothing but a name and a bare verb ("how does Japan use?"), or a bare noun for what an
    act comes to or costs ("with what effect?"): what of is left unsaid."""
    bare = not part.units or (not part.mentions and part.groups <= OUTCOMES)
    return len(part.mentions) < SEVERAL and bare and len(re.findall(r"\w", part.loose)) <= FEWEST


def _answers(part: Question) -> bool:
    """Tell whether a part asks how somebody responded, and leaves unsaid to what."""
    groups = {g for unit in part.units for g in unit.groups}
    return len(part.mentions) == 1 and (groups in ANSWERING or (groups == AGREEING and part.cued("whether")))


def _of_agents(snapshot: Snapshot, part: Question) -> bool:
    """Tell whether a part names nobody but one who does something, not in what: "whom did Japan send?"."""
    alone = len(part.mentions) == 1 and len(part.units) < SEVERAL and not part.articles and not part.tables
    return alone and _agent(snapshot, part.mentions[0])


def _agent(snapshot: Snapshot, mention: Mention) -> bool:
    return any(snapshot.is_a(k, kind) for k in mention.keys for kind in AGENTS)


def subjectless(part: Question) -> bool:
    """Tell whether a part in Chinese or Japanese leaves out its subject: in Chinese a verb stands before the first
    name, in Japanese no word is marked as subject or topic."""
    if part.grammar.language == "en" or not part.mentions or part.articles:
        return False
    if part.grammar.language == "ja":
        return not any(mark in part.folded for mark in "はがも")
    before = part.folded[: min(m.start for m in part.mentions)]
    return any(unit.text in before for unit in part.units)


def _topic(part: Question, first: Question) -> None:
    """Give a part what a text is on as a whole: "the defence budget: what ..., and what ...?"."""
    match = next((m for cue in first.grammar.cues["topic"] for m in [cue.search(first.folded)] if m), None)
    if match is None:
        return
    end = match.end()
    part.mentions = [*part.mentions, *(m for m in first.mentions if m.end <= end and m not in part.mentions)]
    known = {unit.text for unit in part.units}
    part.units = [*part.units, *(u for u in first.units if u.text in match[0] and u.text not in known)]


def _whom(snapshot: Snapshot, part: Question, first: Question, answer: Answer) -> list[Mention]:
    """Return the person whom an answer's best statement names and the question doesn't, as a name; of several the one
    that is spoken of least."""
    own = {k for m in part.mentions for k in m.keys}
    before = [m for m in first.mentions if any("Person" in snapshot.types(k) for k in m.keys) and not own & set(m.keys)]
    if len(before) == 1 and not first.cued("who"):
        return [Mention(0, 0, before[0].name, before[0].keys)]
    named = {k for m in [*first.mentions, *part.mentions] for k in m.keys}
    best = answer.passages[:1]
    ends = {
        end[3:] for name in best for s, _, o in snapshot.passages[name]["triples"] for end in (s, o) if is_thing(end)
    }
    persons = [k for k in ends - named if "Person" in snapshot.types(k)]
    key = min(persons, key=lambda k: (len(snapshot.occurrences.get(k, ())), k), default="")
    language = part.grammar.language
    return [Mention(0, 0, snapshot.folder_of_names.fold(snapshot.label(key, language)), (key,))] if key else []


def _kinds(snapshot: Snapshot, mention: Mention) -> set[str]:
    return {t for k in mention.keys for t in snapshot.types(k)}


def joined(context: Context, asked: list[Question], answers: list[Answer]) -> Answer:
    """Return the answers to the parts of a question as one: each under its own head (the article, where each part asks
    another one; else its number), those that have none among them, and what is told nearby at the end, once."""
    told = [a for a in answers if a.status in {"answered", "partial"}]
    first = told[0]
    articles = [tuple(q.articles) for q in asked]
    apart = len(set(articles)) == len(articles) > 1 and all(len(a) == 1 for a in articles)
    near = context.say("nearby")
    lines: list[str] = []
    beside: list[str] = []
    for number, (part, answer) in enumerate(zip(asked, answers, strict=True), 1):
        own, _, more = answer.answer.partition("\n" + near + "\n")
        beside += more.splitlines() if answer in told else []
        # What answers a part best is told there, though it was told before.
        fresh = [line for i, line in enumerate(own.splitlines()) if i == 0 or line not in lines]
        if fresh and fresh[-1].endswith((":", "：")):
            # What is listed under it was told before; what is reckoned from that says more than a head.
            listed = fresh.pop()
            behind = answer.backed.get(bare(listed), ())
            if behind:
                fresh.append(listed.rstrip(":：") + ("." if first.language == "en" else "。"))
                answer.back(fresh[-1], behind)
        if fresh or answer not in told:
            head = called(context, part.articles[0]) if apart else str(number)
            lines += [
                context.say("side", name=head) if apart else context.say("part", number=head, text=_text_of(part)),
                *fresh,
            ]
    rest = [line for line in dict.fromkeys(beside) if line not in lines]
    first.answer = "\n".join([*lines, *([near, *rest] if rest else [])])
    for other in told[1:]:
        for line, names in other.backed.items():
            first.back(line, names)
        first.premise = first.premise or other.premise
        first.rows += other.rows if other.columns == first.columns else []
        first.paths += other.paths
        for name in ("entities", "values", "evidence"):
            mine = getattr(first, name)
            mine += [item for item in getattr(other, name) if item not in mine]
    first.status = "answered" if len(told) == len(answers) and first.status == "answered" else "partial"
    return first


def _text_of(part: Question) -> str:
    """Return what a part asks, as it stands in the text; what in Japanese goes on after it ("署名され") with a mark of
    that."""
    text = part.text.strip(" ,，、;；\n")
    text = text[:1].upper() + text[1:]
    return text + "…" if part.grammar.typed["goes_on"].stand_in(text) else text


def called(context: Context, article: str) -> str:
    """Return an article's number and what it is called."""
    entry = context.snapshot.articles[article]
    return f"{entry['number']}, {context.text(entry['labels'])}"
