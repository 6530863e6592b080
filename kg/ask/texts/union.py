"""The answers to the parts of a text as one answer."""

from __future__ import annotations

from kg.ask.answer import Answer, bare
from kg.ask.retrieval.context import Context
from kg.ask.understanding.question import Question


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
        fresh = _fresh(answer, own.splitlines(), lines)
        if fresh or answer not in told:
            if apart:
                lines.append(context.say("side", name=context.titled(part.articles[0])))
            else:
                lines.append(context.say("part", number=str(number), text=_text_of(part)))
            lines += fresh
    rest = [line for line in dict.fromkeys(beside) if line not in lines]
    first.answer = "\n".join([*lines, *([near, *rest] if rest else [])])
    for other in told[1:]:
        _add(first, other)
    first.status = "answered" if len(told) == len(answers) and first.status == "answered" else "partial"
    return first


def _fresh(answer: Answer, own: list[str], told: list[str]) -> list[str]:
    """Return the lines of an answer that are not told already; what answers a part best is told there again."""
    fresh = [line for i, line in enumerate(own) if i == 0 or line not in told]
    if fresh and fresh[-1].endswith((":", "：")):
        # What is listed under it was told before; what is reckoned from that says more than a head.
        listed = fresh.pop()
        behind = answer.backed.get(bare(listed), ())
        if behind:
            fresh.append(listed.rstrip(":：") + ("." if answer.language == "en" else "。"))
            answer.back(fresh[-1], behind)
    return fresh


def _add(answer: Answer, other: Answer) -> None:
    """Add to an answer what another one rests on and lists."""
    for line, names in other.backed.items():
        answer.back(line, names)
    answer.premise = answer.premise or other.premise
    answer.rows += other.rows if other.columns == answer.columns else []
    answer.paths += other.paths
    for name in ("entities", "values", "evidence"):
        mine = getattr(answer, name)
        mine += [item for item in getattr(other, name) if item not in mine]


def _text_of(part: Question) -> str:
    """Return what a part asks, as it stands in the text; what in Japanese goes on after it ("署名され") with a mark of
    that."""
    text = part.text.strip(" ,，、;；\n")
    return text + "…" if part.grammar.typed["goes_on"].stand_in(text) else text
