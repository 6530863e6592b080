"""The figures that articles give for one thing: each article's under its own head, with what they are of and when."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.kinds.sides import of_article
from kg.ask.retrieval.choose import COMMON, HELD, holds
from kg.ask.retrieval.context import Context
from kg.ask.retrieval.retrieve import Hit
from kg.ask.understanding.parts import called

MOST = 8
"""How many figures stand for an article at most."""
CLOSE = 0.6
"""The share of the score of an article's best figure that another must reach that doesn't speak of the thing."""
LEAST = 0.3
"""The share of what is asked that such a figure and its neighbours must hold."""


def figures(context: Context) -> Answer | None:
    """The numbers that each article gives for what a question names; of one article alone where only one has any."""
    articles = context.question.articles or list(context.snapshot.articles)
    found = {key: hits for key in articles if (hits := _of(context, key))}
    if not found:
        return None
    lines: list[str] = []
    for key, hits in found.items():
        lines += [context.say("side", name=called(context, key))] if len(found) > 1 else []
        lines.append(context.listed(hits))
    chosen = [h for hits in found.values() for h in hits]
    answer = context.answered("\n".join(lines), chosen)
    context.add_evidence([h.passage for h in chosen], most=len(articles) * MOST)
    context.answer.complete = True
    return answer


def _of(context: Context, article: str) -> list[Hit]:
    """Return the figures of an article, as they stand there: those whose passage speaks of the rarest thing that the
    question names, else those that hold most of what is asked."""
    cues = context.question.grammar.cues
    side = of_article(context, article).context
    # What is asked for are figures, not what is said of them.
    side.question.units = [u for u in side.question.units if not cues["figure_word"].stand_in(u.text)]
    side = Context(side.graph, side.question)
    hits = [h for h in side.hits if "q" in h.traits]
    if not hits:
        return []
    names = [a for a in side.sought if a.mention]
    # A figure of another state is none of what is asked.
    states = [a for a in names if a.mention and all(side.snapshot.is_a(k, "State") for k in a.mention.keys)]
    told = [{p for k in a.mention.keys for p in side.snapshot.occurrences.get(k, ())} for a in states if a.mention]
    own = [h for h in hits if all(h.place in places for places in told)]
    things = [a for a in names if a not in states and len(a.held) < COMMON * len(side.snapshot.order)]
    named = [h for h in own if any(a.held.get(h.place, 0.0) >= HELD for a in things)]
    near = [h for h in own if h.near >= LEAST and h.score >= CLOSE * own[0].score]
    near = [h for h in near if all(holds(side, h, a) for a in names)] or ([] if named else near)
    return sorted(list(dict.fromkeys([*named, *near]))[:MOST], key=lambda h: h.place)
