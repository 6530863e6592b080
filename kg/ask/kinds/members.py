"""What belongs together: the parts, kinds, means and items of a thing, and what a sentence lists beside another thing.
An answer that names one of them names the others, too, where a question asks for all."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds import enumeration
from kg.ask.kinds.enumeration import LOOKED_AT
from kg.ask.kinds.parts import MOST, counted, numbered, parts
from kg.ask.retrieval import line
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.line import STATEMENT, alike, fellows
from kg.terms import PASSAGE, is_thing

ENUMERATING = {"lookup", "define", "why"}
"""Intents whose answer is what is told, so that what a sentence tells beside it belongs to it."""
FELLOWS = 4
"""How many statements at most are told because the best stand in one list with them."""
NEARBY = 4
"""How many statements are told below a list."""


def complete(context: Context, answer: Answer) -> None:
    """Add to an answer what belongs with what it names: the other items of the lists in which its best statements
    stand; where the question asks for all of something, its parts and kinds, too."""
    if answer.complete or answer.status != "answered":
        return
    # What is put in order by dates is no list of parts.
    dated = answer.intent == "order" and any(v["unit"] == "date" for v in answer.values)
    # What brought something about is asked by its number, too ("the four changes in the background").
    by_number = context.question.grammar.cues["number_of_things"].stand_in(context.question.open)
    enumerable = answer.intent in {"lookup", "define", "order"} or (answer.intent in {"why", "compare"} and by_number)
    # What somebody says of a thing is no list of its parts.
    said = context.question.cued("view_asked") and not by_number
    if enumerable and not (dated or said) and _enumerate(context, answer):
        return
    known = answer.passages
    whole = context.question.cued("listing") and answer.intent in {"lookup", "amount", "define", "person", "where"}
    more = members(context, known) if whole else []
    if answer.intent in ENUMERATING:
        worth = {h.passage: h.score for h in context.hits}
        beside = [name for best in known[:LOOKED_AT] for name in fellows(context, best) if name not in known]
        more += sorted(dict.fromkeys(beside), key=lambda n: -worth.get(n, 0.0))[:FELLOWS]
    more = list(dict.fromkeys(name for name in more if name not in known))
    # What is counted stands below its number, before other numbers.
    counts = known[:LOOKED_AT] if more and answer.intent == "amount" else []
    own = (n for n in counts if any(set(parts(context, k, n)) & set(more) for k in counted(context, n)))
    if more:
        _add(context, answer, more, after=next(own, ""))


def _enumerate(context: Context, answer: Answer) -> bool:
    """Tell an answer's list first, where the question asks for one and the graph holds it: the parts of a whole that
    the question names or gives the number of, numbered in the order of the text, or the passage that lists several
    things of the kind; what else comes near stands below. Tell whether there was one."""
    names = enumeration.listed(context, answer)
    if not names or (answer.intent == "compare" and len(names) == 1):
        # A comparison is no one of its sides.
        return False
    said = answer.answer.splitlines()
    head = context.say("nearby")
    lines = set(map(context.statement_of, names))
    rest = [text for text in said if text != head and text.removeprefix("• ") not in lines]
    answer.answer = "\n".join([*numbered(context, names), *([head, *rest[:NEARBY]] if rest else [])])
    context.add_evidence(names, most=len(answer.evidence) + MOST)
    told = {f"{PASSAGE}{n}": place for place, n in enumerate(names)}
    answer.evidence.sort(key=lambda e: told.get(e["passage"], len(told)))
    return True


def _add(context: Context, answer: Answer, names: list[str], after: str) -> None:
    """Add passages to an answer: as lines before what is told nearby, or after those of a passage, as rows, and as
    evidence."""
    said, hits = answer.answer.splitlines(), context.hits_of(names)
    head = context.say("nearby")
    place = said.index(head) if head in said else len(said)
    own = f"• {context.statement_of(after)}" if after else ""
    place = said.index(own) + 1 if own in said else place
    lines = [line for line in context.listed(hits).splitlines() if line not in said]
    answer.answer = "\n".join([*said[:place], *lines, *said[place:]])
    if answer.columns[:1] == ["statement"]:
        context.table(hits)
    context.add_evidence(names, most=len(answer.evidence) + MOST)


def members(context: Context, names: list[str]) -> list[str]:
    """Return the passages that tell the members of what the first passages of a list speak of: of a whole that they
    count, or that the question names; else of what they are about, or what else their sentence lists."""
    best = names[:LOOKED_AT]
    named = context.question.keys
    found = [n for name in best for key in counted(context, name) for n in parts(context, key, name)]
    held = {key for name in best for key in context.things(name)}
    # What a proposal consists in is told apart from what it is for.
    for key in sorted(k for k in held if k in named or context.snapshot.is_a(k, "ProposedAct")):
        found += parts(context, key, best[0])
    # A part that is itself counted has parts of its own.
    found += [n for part in list(found) for key in counted(context, part) for n in parts(context, key, part)]
    whole = bool(found)
    if not found and best:
        about = {s[3:] for s, p, _ in context.triples(best[0]) if p not in STATEMENT and is_thing(s)}
        for key in sorted(about - named):
            found += parts(context, key, best[0])
    found = found or [n for name in best for n in alike(context, name)]
    if not whole:
        found += [n for name in best for n in line.listed(context, name)]
    return list(dict.fromkeys(found))[:MOST]
