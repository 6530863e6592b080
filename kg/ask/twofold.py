"""A question with two question words in one clause ("who ... when?"): the sentence that tells both comes first."""

from __future__ import annotations

from kg.ask.answer import Answer, bare
from kg.ask.retrieval.choose import leading
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.question import Question
from kg.expression import Expression

PLAINLY, FEW = 0.8, 3
"""Down to which share of the best score, and how many, statements are told of what is asked besides the date."""
LEAST, LOOKED_AT = 0.5, 12
"""The same for those among which somebody is looked for whom they name."""
YEAR = Expression(r"(?:19|20)\d\d")


def asks_more(question: Question) -> bool:
    """Tell whether a question that asks when has another question word than those by which it does."""
    dated = [m.span() for m in question.grammar.intents["when"].finditer(question.folded)]
    words = [m.span() for m in question.grammar.cues["interrogative"].finditer(question.folded)]
    return bool(dated) and any(not any(s < end and start < e for start, end in dated) for s, e in words)


def told_in_full(context: Context, answer: Answer) -> None:
    """Give the sentences in which dates are told instead of the bare dates, and what else is asked after them."""
    lines: list[str] = []
    for line in answer.answer.splitlines():
        passages = answer.backed.get(bare(line), [])
        said = context.statement_of(passages[0]) if passages else ""
        if said and set(YEAR.pattern.findall(line)) <= set(YEAR.pattern.findall(said)):
            lines.append(f"• {said}")
        else:
            # The sentence leaves the date to another one.
            lines += [line, *([f"• {said}"] if said else [])]
    other = context.asking(intents=[name for name in context.question.intents if name != "when"])
    answer.answer = "\n".join(dict.fromkeys(lines))
    hits = leading(other, PLAINLY, FEW)
    # Who did it is told where somebody is named, how much where a number is.
    for intent, holds in (("person", _somebody), ("amount", _number)):
        if intent in other.question.intents and not any(holds(other, h) for h in hits):
            hits = [*[h for h in leading(other, LEAST, LOOKED_AT) if holds(other, h)][:1], *hits]
    told = set(answer.answer.splitlines())
    context.answer = answer
    if "why" in other.question.intents:
        # A reason is told where a statement gives one that is not the date's own.
        from kg.ask.kinds.reason import gives_reason

        near = [h for h in leading(other, LEAST, LOOKED_AT) if gives_reason(h, context.snapshot)]
        reasons = [h for h in near if f"• {context.statement(h)}" not in told][:1]
        answer.answer = "\n".join([*answer.answer.splitlines(), *filter(None, [context.listed(reasons)])])
        context.add_evidence([h.passage for h in reasons])
        hits = [h for h in hits if h not in reasons]
    context.also([h for h in hits if f"• {context.statement(h)}" not in told])


def _number(context: Context, hit: Hit) -> bool:
    """Tell whether a passage gives a number of the kind that is asked for."""
    from kg.ask.retrieval import numbers

    return "q" in hit.traits and numbers.fits(context, hit)


def _somebody(context: Context, hit: Hit) -> bool:
    """Tell whether a passage names a person whom the question doesn't, other than who tells it."""
    return bool(context.others(hit.passage, "Person") - {context.snapshot.passages[hit.passage]["speaker"]})
